import csv
import os
import stat
import subprocess
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from click.testing import Result

from annotations.articles import Article
from annotations.judgement import Desk, Verdict
from annotations.store import open_store
from annotations.text import Span
from tui.commands.wiring import open_workplace, reading_library
from tui.places import place_of

Invoke = Callable[..., Result]
Run = Callable[..., "subprocess.CompletedProcess[str]"]
TEXT = "Rivers rise\n\nThe mayor said the bridge would hold.\n\n=SUM(A1) was all the \x1b]0;spy\x07 note said.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one article and three annotations: credible, propaganda, and a note without a verdict."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "one.txt").write_text(TEXT)
    judge(folder)
    return folder


def judge(folder: Path, desk_dir: Path | None = None) -> None:
    place = place_of(folder, desk_dir)
    article = reading_library(place).read("one.txt")
    assert isinstance(article, Article)
    store = open_store(place.desk)
    desk = Desk(store, annotator="rm", program="test")

    def marked(words: str) -> Span:
        start = article.text.index(words)
        return Span(start, start + len(words))

    desk.tag(article, desk.mark(article, marked("the bridge would hold"), "The mayor"), Verdict.CREDIBLE)
    desk.tag(article, desk.mark(article, marked("=SUM(A1) was all the \x1b]0;spy\x07 note said")), Verdict.PROPAGANDA)
    desk.note(article, desk.mark(article, marked("Rivers rise")), "over\ntwo lines")
    store.close()


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


def test_annotations_go_to_standard_output_in_the_order_of_the_text(invoke: Invoke, folder: Path) -> None:
    result = invoke("export", folder)
    assert result.exit_code == 0
    assert [row["exact"] for row in rows(result.stdout)] == [
        "Rivers rise",
        "the bridge would hold",
        "'=SUM(A1) was all the \x1b]0;spy\x07 note said",
    ]
    assert [row["verdict"] for row in rows(result.stdout)] == ["", "credible", "propaganda"]
    assert {row["anchor_state"] for row in rows(result.stdout)} == {"exact"}
    assert {row["annotator"] for row in rows(result.stdout)} == {"rm"}


def test_the_anchor_is_compared_with_the_article_as_it_is_now(invoke: Invoke, folder: Path) -> None:
    (folder / "one.txt").write_text("New lead.\n\n" + TEXT)
    assert [row["anchor_state"] for row in rows(invoke("export", folder).stdout)] == ["moved"] * 3
    (folder / "one.txt").unlink()
    assert [row["anchor_state"] for row in rows(invoke("export", folder).stdout)] == ["orphan"] * 3


def test_verdicts_choose_the_rows(invoke: Invoke, folder: Path) -> None:
    def exported(*verdicts: str) -> list[str]:
        options = [option for verdict in verdicts for option in ("--verdict", verdict)]
        return [row["verdict"] for row in rows(invoke("export", folder, *options).stdout)]

    assert exported("credible") == ["credible"]
    assert exported("propaganda", "credible") == ["credible", "propaganda"]
    assert exported("disputed") == []


def test_one_article_is_exported_alone(invoke: Invoke, news: Path, judge: Callable[..., None]) -> None:
    judge("boats.txt", "the boats were old")
    judge("rivers.txt", "the bridge would hold")
    for asked, words in (("boats.txt", "the boats were old"), ("rivers.txt", "the bridge would hold")):
        result = invoke("export", news / asked)
        assert [row["exact"] for row in rows(result.stdout)] == [words]
    assert len(rows(invoke("export", news).stdout)) == 2


def test_what_is_open_alone_is_exported_alone(news: Path, judge: Callable[..., None], tmp_path: Path) -> None:
    judge("boats.txt", "the boats were old")
    judge("rivers.txt", "the bridge would hold")
    workplace = open_workplace(place_of(news / "boats.txt", None), "rm")
    assert workplace.export(workplace.open_desk(), tmp_path / "out.csv", False) == 1
    workplace.close()
    assert [row["exact"] for row in rows((tmp_path / "out.csv").read_text())] == ["the boats were old"]


def test_excel_gets_a_mark_and_raw_leaves_cells_alone(invoke: Invoke, folder: Path) -> None:
    assert invoke("export", folder, "--excel").stdout_bytes.startswith(b"\xef\xbb\xbfannotation_id,")
    assert rows(invoke("export", folder, "--raw").stdout)[2]["exact"].startswith("=SUM")


def test_a_file_is_written_whole_with_ordinary_permissions(invoke: Invoke, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    result = invoke("export", folder, "-o", out)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "3 annotations in" in result.stderr
    assert out.read_bytes().count(b"\r\n") == 4
    assert stat.S_IMODE(out.stat().st_mode) & 0o444 == 0o444
    assert {path.name for path in tmp_path.iterdir()} <= {"news", "out.csv", "home"}


def test_a_file_that_is_there_is_replaced_only_by_force(invoke: Invoke, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_text("precious")
    refused = invoke("export", folder, "-o", out)
    assert refused.exit_code == 1
    assert "--force replaces it" in refused.stderr
    assert out.read_text() == "precious"
    assert invoke("export", folder, "-o", out, "--force").exit_code == 0
    assert out.read_text().startswith("annotation_id")


def test_a_link_is_followed_and_stays_a_link(invoke: Invoke, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    assert invoke("export", folder, "-o", tmp_path / "link.csv", "--force").exit_code == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text().startswith("annotation_id")


@pytest.mark.parametrize("name", ["one.txt", ".incursion/annotations.json", ".incursion/new.csv"])
def test_no_article_and_nothing_of_the_desk_is_ever_replaced(invoke: Invoke, folder: Path, name: str) -> None:
    before = {path: path.read_bytes() for path in (folder / "one.txt", folder / ".incursion" / "annotations.json")}
    result = invoke("export", folder, "-o", folder / name, "--force")
    assert result.exit_code == 1
    assert "Name another" in result.stderr
    assert {path: path.read_bytes() for path in before} == before


def test_a_file_that_can_not_be_written_is_told(invoke: Invoke, folder: Path, tmp_path: Path) -> None:
    result = invoke("export", folder, "-o", tmp_path / "no" / "folder.csv")
    assert result.exit_code == 1
    assert "no such file or directory. Name another file with -o." in result.stderr


def test_a_device_is_written_through(run: Run, folder: Path) -> None:
    result = run("export", folder, "-o", "/dev/stdout", "--force")
    assert result.returncode == 0
    assert len(rows(result.stdout)) == 3


def test_a_folder_without_a_desk_gives_the_header_and_stays_as_it_is(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "fresh").mkdir()
    result = invoke("export", tmp_path / "fresh")
    assert result.exit_code == 0
    assert result.stdout.startswith("annotation_id,")
    assert rows(result.stdout) == []
    assert "There are no annotations yet" in result.stderr
    assert list((tmp_path / "fresh").iterdir()) == []


def test_the_samples_are_exported_without_a_path(invoke: Invoke, home: Path) -> None:
    result = invoke("export")
    assert result.exit_code == 0
    assert str(home / "data" / "incursion" / "samples") in result.stderr


def test_a_desk_elsewhere_is_named(invoke: Invoke, folder: Path, tmp_path: Path) -> None:
    judge(folder, tmp_path / "desk")
    (folder / ".incursion" / "annotations.json").unlink()
    assert len(rows(invoke("export", folder, "--desk", tmp_path / "desk").stdout)) == 3
    assert invoke("export", folder, "--desk", tmp_path / "none").exit_code == 2


def test_a_damaged_desk_is_a_sentence(invoke: Invoke, folder: Path) -> None:
    (folder / ".incursion" / "annotations.json").write_text("{")
    result = invoke("export", folder)
    assert result.exit_code == 1
    assert "annotations.json is damaged" in result.stderr
    assert result.stdout == ""


def test_a_full_disk_is_told(run: Run, folder: Path) -> None:
    with Path("/dev/full").open("w") as full:
        result = run("export", folder, stdout=full)
    assert result.returncode == 1
    assert "no space left on device" in result.stderr
    assert result.stderr.count("\n") == 1


def test_output_is_utf_8_whatever_the_locale(run: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "one.txt").write_text(TEXT + "\nМэр сказал.\n")
    place = place_of(folder, None)
    article = reading_library(place).read("one.txt")
    assert isinstance(article, Article)
    start = article.text.index("Мэр")
    store = open_store(place.desk)
    Desk(store, annotator="рм", program="test").mark(article, Span(start, start + 3))
    store.close()
    result = run("export", folder, text=False, env=os.environ | {"PYTHONIOENCODING": "latin-1"})
    assert result.returncode == 0
    assert "Мэр".encode() in result.stdout


def test_a_terminal_is_shown_every_control_character(folder: Path, tame: Callable[[str], bool]) -> None:
    import pty
    import sys

    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", "from tui.cli import main; main()", "export", str(folder)]
    process = subprocess.Popen(command, stdout=theirs, stderr=theirs, stdin=theirs)
    os.close(theirs)
    said = b""
    while True:
        try:
            said += os.read(ours, 65536)
        except OSError:  # the other end has been closed
            break
    os.close(ours)
    assert process.wait() == 0
    assert "␛]0;spy␇" in said.decode()
    assert tame(said.decode())
