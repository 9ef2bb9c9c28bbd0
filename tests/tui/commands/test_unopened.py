"""A desk that can't be opened: what, which file, what to do; exit 1, and no file is touched."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from annotations.store import Damaged

Invoke = Callable[..., Result]
Judge = Callable[..., None]
CUT_OFF = "{"
NO_JUDGEMENTS = '{"annotations": {"1": {"id": 5}}, "history": {"1": {"id": 5}}, "about": {"1": {"schema": 1}}}'
NEWER = NO_JUDGEMENTS.replace('"schema": 1', '"schema": 99')


@pytest.fixture
def file(news: Path, judge: Judge) -> Path:
    """The desk's file."""
    judge("boats.txt", "the boats were old")
    return news / ".incursion" / "annotations.json"


@pytest.mark.parametrize("command", ["verify", "history", "export"])
@pytest.mark.parametrize(
    ("content", "what", "to_do"),
    [
        (CUT_OFF, "annotations.json is damaged", "`incursion-tui repair` writes what is whole"),
        (NO_JUDGEMENTS, "annotations.json holds something else", "`incursion-tui repair` writes what is whole"),
        (NEWER, "annotations.json was written by a newer version", "update incursion-tui"),
    ],
)
def test_commands_that_look_say_why_they_can_not(
    invoke: Invoke, news: Path, file: Path, command: str, content: str, what: str, to_do: str
) -> None:
    file.write_text(content)
    result = invoke(command, news)
    assert result.exit_code == 1
    assert to_do in result.stderr
    if (command, content) == ("verify", NO_JUDGEMENTS):  # it can tell more: what is wrong with each document
        assert result.stdout.startswith("document 1 is no annotation")
    else:
        assert not result.stdout
        assert what in result.stderr
        assert "It was left as it is" in result.stderr
    assert result.stderr.count("\n") == 1
    assert file.read_text() == content


@pytest.mark.parametrize("command", ["verify", "history", "export"])
def test_a_damaged_journal_is_named_with_its_line(invoke: Invoke, news: Path, file: Path, command: str) -> None:
    journal = file.with_name("annotations.json.journal")
    journal.write_bytes(b"0123456789abcdef {}\n" + b"99914b932bd37a50 {}\n")
    content = journal.read_bytes()
    result = invoke(command, news)
    assert result.exit_code == 0, "two bad lines at the end are a torn end"
    whole = b"%s {}\n" % checksum(b"{}")
    journal.write_bytes(content + whole)
    result = invoke(command, news)
    assert result.exit_code == 1
    assert "annotations.json.journal is damaged in line 1, 2." in result.stderr
    assert journal.read_bytes() == content + whole


def test_a_newer_desk_is_not_restored(invoke: Invoke, news: Path, file: Path) -> None:
    file.write_text(NEWER)
    result = invoke("restore", news, "--from", "1", "--yes")
    assert result.exit_code == 1
    assert "was written by a newer version" in result.stderr
    assert file.read_text() == NEWER


def test_damage_that_is_met_while_the_screen_is_open_is_no_failure_of_ours(
    invoke: Invoke, news: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class App:
        return_code = 1
        failure = Damaged("history \x1b]0;x\x07\nis damaged")

        def __init__(self, workplace: object) -> None:
            """Stands for the screen."""

        def run(self) -> None:
            """It has ended."""

    monkeypatch.setattr("tui.app.IncursionApp", App)
    monkeypatch.setattr("tui.cli._need_terminal", lambda: None)
    result = invoke(news)
    assert result.exit_code == 1
    assert result.stderr == "incursion-tui: history ␛]0;x␇ is damaged.\n"
    assert not list((home / "state").rglob("failure-*"))


def checksum(content: bytes) -> bytes:
    from hashlib import blake2b

    return blake2b(content, digest_size=8).hexdigest().encode()
