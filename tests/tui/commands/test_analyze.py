import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from annotations.analysis.model import Claim
from annotations.articles import Article

Invoke = Callable[..., Result]
Run = Callable[..., "subprocess.CompletedProcess[str]"]
TEXT = (
    "Bridge holds\n\nKyiv said the bridge would hold. Maria Lopez denied it.\n\nRelated\n\nParis said hats are back.\n"
)

pytestmark = pytest.mark.model


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "one.txt").write_text(TEXT)
    return folder


def objects(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_an_object_an_article_with_offsets_into_the_text(invoke: Invoke, folder: Path) -> None:
    result = invoke("analyze", folder, "--format", "jsonl")
    assert result.exit_code == 0, result.stderr
    (found,) = objects(result)
    assert list(found) == [
        "path",
        "article",
        "version",
        "title",
        "language",
        "pipeline",
        "blocks",
        "entities",
        "claims",
    ]
    assert found["path"] == str(folder / "one.txt")
    assert found["title"] == "Bridge holds"
    assert found["pipeline"]
    assert {block["role"] for block in found["blocks"]} >= {"headline", "body", "marker", "tail"}
    (claim,) = [c for c in found["claims"] if TEXT[c["start"] : c["end"]].startswith("the bridge")]
    assert TEXT[claim["source"]["start"] : claim["source"]["end"]] == "Kyiv"
    assert TEXT[claim["cue"]["start"] : claim["cue"]["end"]] == "said"
    assert claim["spans"] == [[claim["start"], claim["end"]]]
    (kyiv,) = [e for e in found["entities"] if e["name"] == "Kyiv"]
    assert [TEXT[start:end] for start, end in kyiv["mentions"]] == ["Kyiv"]


def test_the_tail_is_left_out_unless_asked_for(invoke: Invoke, folder: Path) -> None:
    tail = TEXT.index("Related")
    (without,) = objects(invoke("analyze", folder, "--format", "jsonl"))
    (whole,) = objects(invoke("analyze", folder, "--format", "jsonl", "--all-blocks"))
    assert "Paris" not in {entity["name"] for entity in without["entities"]}
    assert "Paris" in {entity["name"] for entity in whole["entities"]}
    assert all(claim["start"] < tail for claim in without["claims"])
    assert any(claim["start"] > tail for claim in whole["claims"])


def test_nothing_is_written_to_the_folder_and_the_second_run_loads_no_model(
    invoke: Invoke, run: Run, folder: Path, home: Path
) -> None:
    before = tree(folder)
    first = invoke("analyze", folder, "--format", "jsonl")
    assert tree(folder) == before
    assert any(path.is_file() for path in (home / "cache").rglob("*"))
    program = (
        "import sys\nfrom tui.cli import main\n"
        f"sys.argv[1:] = ['analyze', {str(folder)!r}, '--format', 'jsonl']\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print('spacy' in sys.modules, file=sys.stderr)"
    )
    second = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=120)
    assert second.stdout == first.stdout
    assert second.stderr == "False\n"


def test_a_desk_that_is_there_keeps_the_analyses(invoke: Invoke, folder: Path, home: Path) -> None:
    (folder / ".incursion").mkdir()
    assert invoke("analyze", folder, "--format", "jsonl").exit_code == 0
    assert (folder / ".incursion" / "library.sqlite").exists()
    assert not (home / "cache").exists()


def test_files_and_folders_come_out_in_the_order_asked_for(invoke: Invoke, folder: Path, tmp_path: Path) -> None:
    for name in ("two", "ten"):
        (folder / f"{name}.md").write_text(f"# {name}\n\nKyiv said number {name} would hold.\n")
    invoke("analyze", folder / "two.md", "--format", "jsonl")
    asked = (folder / "two.md", folder / "one.txt", folder)
    names = [Path(found["path"]).name for found in objects(invoke("analyze", *asked, "--format", "jsonl"))]
    assert names == ["two.md", "one.txt", "one.txt", "ten.md", "two.md"]


def test_an_unreadable_file_is_told_and_the_others_go_on(invoke: Invoke, folder: Path, hostile: str) -> None:
    (folder / hostile).write_bytes(b"\x00\x01\x02" * 100)
    (folder / "empty.txt").touch()
    result = invoke("analyze", folder, "--format", "jsonl")
    assert result.exit_code == 1
    assert [Path(found["path"]).name for found in objects(result)] == ["one.txt"]
    assert result.stderr.count("was left out") == 2
    assert "␛]52;c;cm0=␇" in result.stderr
    assert "\x1b" not in result.stderr


def test_a_folder_without_articles_is_a_failure(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    result = invoke("analyze", tmp_path / "none", "--format", "jsonl")
    assert result.exit_code == 1
    assert "There is no article in" in result.stderr


def test_the_table_is_safe_and_says_who_says_what(
    invoke: Invoke, folder: Path, hostile: str, tame: Callable[[str], bool]
) -> None:
    (folder / "one.txt").rename(folder / hostile)
    text = "[@click=app.quit]x[/] [/nope] \x1b]0;spy\x07\n\nKyiv said that the \x9b31m bridge [sic] would hold.\n"
    (folder / hostile).write_text(text)
    result = invoke("analyze", folder, "--format", "table", env={"COLUMNS": "160"})
    assert result.exit_code == 0, result.stderr
    assert tame(result.stdout)
    for shown in ("[@click=app.quit]x[/] [/nope]", "␛]0;spy␇", "␛]52;c;cm0=␇", "Kyiv", "[sic]", "GPE"):
        assert shown in result.stdout


def test_a_table_is_printed_in_any_encoding(run: Run, folder: Path) -> None:
    (folder / "one.txt").write_text("Мост\n\nKyiv said Белгород would hold.\n")
    result = run("analyze", folder, text=False, env=os.environ | {"PYTHONIOENCODING": "latin-1"})
    assert result.returncode == 0, result.stderr
    assert b"Kyiv" in result.stdout


def test_json_on_a_terminal_escapes_what_the_terminal_would_obey(folder: Path, tame: Callable[[str], bool]) -> None:
    (folder / "one.txt").write_text("A \x9b31mred\u202e title\U000e0041\n\nKyiv said it would hold, Мэр сказал.\n")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", "from tui.cli import main; main()"]
    process = subprocess.Popen(
        [*command, "analyze", str(folder), "--format", "jsonl"], stdout=theirs, stderr=subprocess.DEVNULL
    )
    os.close(theirs)
    said = b""
    while True:
        try:
            said += os.read(ours, 65536)
        except OSError:  # the other end has been closed
            break
    os.close(ours)
    assert process.wait() == 0
    assert tame(said.decode())
    assert json.loads(said.decode())["title"] == "A \x9b31mred\u202e title\U000e0041"


def test_a_file_name_of_undecodable_bytes_is_analysed(run: Run, folder: Path) -> None:
    strange = Path(os.fsdecode(os.fsencode(folder) + b"/b\xff.txt"))
    strange.write_text("Bridge\n\nKyiv said the bridge would hold.\n")
    result = run("analyze", folder, "--format", "jsonl")
    assert result.returncode == 0, result.stderr
    assert len(result.stdout.splitlines()) == 2
    assert all(json.loads(line)["claims"] for line in result.stdout.splitlines())


def test_an_article_that_fells_the_pipeline_is_told_and_the_others_go_on(
    invoke: Invoke, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from annotations.analysis import claims

    for name in ("a", "b", "c"):
        (folder / f"{name}.txt").write_text(f"{name}\n\nKyiv said {name} would hold.\n")
    invoke("analyze", folder / "a.txt")
    find = claims.find_claims

    def stumble(article: Article, *rest: Any) -> tuple[Claim, ...]:
        if article.path == "b.txt":
            raise IndexError("out of words")
        return find(article, *rest)

    monkeypatch.setattr(claims, "find_claims", stumble)
    result = invoke("analyze", folder, "--format", "jsonl")
    assert result.exit_code == 1
    assert [Path(found["path"]).name for found in objects(result)] == ["a.txt", "c.txt", "one.txt"]
    assert "b.txt was left out: its analysis failed (IndexError: out of words)" in result.stderr


@pytest.mark.parametrize(
    ("more", "kinds"),
    [
        ((), ["indirect"]),
        (("--claims", "attributed"), ["indirect"]),
        (("--claims", "worth"), ["indirect", "assertion"]),
        (("--claims", "all"), ["indirect", "assertion", "assertion"]),
    ],
)
def test_plain_statements_are_printed_when_they_are_asked_for(
    invoke: Invoke, folder: Path, more: tuple[str, ...], kinds: list[str]
) -> None:
    (folder / "one.txt").write_text(
        "Bridge holds\n\nKyiv said the bridge would hold. Forty soldiers were killed near Kozinka on 3 May. "
        "A dog slept there.\n"
    )
    (found,) = objects(invoke("analyze", folder, "--format", "jsonl", *more))
    assert [claim["kind"] for claim in found["claims"]] == kinds
