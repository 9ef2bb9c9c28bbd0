import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Invoke = Callable[..., Result]
TEXT = "Bridge holds\n\nKyiv said the bridge would hold. Maria Lopez denied it.\n"

pytestmark = pytest.mark.model


def at(words: str) -> dict[str, int]:
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words)}


@pytest.fixture
def brat(tmp_path: Path) -> Path:
    folder = tmp_path / "brat"
    (folder / "text").mkdir(parents=True)
    (folder / "attributions").mkdir()
    (folder / "text" / "one.txt").write_text(TEXT)
    pieces = {"Source": "Kyiv", "Cue": "said", "Content": "the bridge would hold"}
    lines = [f"T{n}\t{role} {at(w)['start']} {at(w)['end']}\t{w}" for n, (role, w) in enumerate(pieces.items())]
    (folder / "attributions" / "one.ann").write_text(
        "\n".join([*lines, "E1\tAttribution:T1 Source:T0 Cue:T1 Content:T2"])
    )
    return folder


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """JSON lines beside their article."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "one.txt").write_text(TEXT)
    return write(tmp_path / "gold.jsonl")


def write(file: Path, **more: Any) -> Path:
    claim = at("the bridge would hold") | {"source": at("Kyiv"), "cue": at("said")}
    mentions = [[span["start"], span["end"]] for span in (at("Kyiv"),)]
    marked = {"path": "news/one.txt", "claims": [claim], "entities": [{"label": "GPE", "mentions": mentions}]}
    file.write_text(json.dumps(marked | more) + "\n")
    return file


def test_brat_is_scored_on_its_own_texts(invoke: Invoke, brat: Path) -> None:
    result = invoke("score", brat, "--format", "json")
    assert result.exit_code == 0, result.stderr
    scores = json.loads(result.stdout)
    assert list(scores) == ["pipeline", "claims"]
    assert scores["claims"]["gold"] == 1
    assert scores["claims"]["triple"]["R"] == 100.0
    assert scores["claims"]["recall by kind"] == {"indirect": 100.0}


def test_json_lines_are_scored_with_their_entities(invoke: Invoke, gold: Path) -> None:
    scores = json.loads(invoke("score", gold, "--format", "json").stdout)
    assert scores["claims"]["exact"]["R"] == 100.0
    assert scores["entities"]["named recall"] == 100.0


def test_what_analyze_prints_scores_full_marks(invoke: Invoke, gold: Path, tmp_path: Path) -> None:
    printed = invoke("analyze", tmp_path / "news", "--format", "jsonl").stdout
    gold.write_text(printed)
    scores = json.loads(invoke("score", gold, "--format", "json").stdout)
    assert scores["claims"]["triple"] == {"P": 100.0, "R": 100.0, "F1": 100.0}
    assert scores["entities"]["exact"]["F1"] == 100.0


def test_the_articles_may_lie_elsewhere(invoke: Invoke, gold: Path, tmp_path: Path) -> None:
    (tmp_path / "news").rename(tmp_path / "elsewhere")
    result = invoke("score", gold, "--format", "json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "There is no article news/one.txt. Name the folder" in result.stderr
    assert invoke("score", gold, tmp_path / "elsewhere", "--format", "json").exit_code == 0


def test_the_table_holds_every_figure(invoke: Invoke, gold: Path) -> None:
    result = invoke("score", gold, env={"COLUMNS": "100"})
    assert result.exit_code == 0, result.stderr
    for shown in ("soft", "exact", "triple", "source right where soft", "recall of indirect content", "100.0 %"):
        assert shown in result.stdout
    for shown in ("partial", "named recall", "partial F1 of Location"):
        assert shown in result.stdout


def test_another_text_than_the_one_that_was_marked_is_refused(invoke: Invoke, gold: Path) -> None:
    write(gold, version="0" * 64)
    result = invoke("score", gold)
    assert result.exit_code == 1
    assert "one.txt is not the text that was marked" in result.stderr


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda gold: gold.write_text("{"), "line 1"),
        (lambda gold: gold.write_text(""), "holds no gold"),
        (lambda gold: gold.write_text(gold.read_text() * 2), "marks an article more than once"),
        (lambda gold: (gold.parent / "news" / "one.txt").write_text(""), "one.txt can't be read"),
    ],
)
def test_gold_that_can_not_be_scored_is_told(
    invoke: Invoke, gold: Path, spoil: Callable[[Path], object], said: str
) -> None:
    spoil(gold)
    result = invoke("score", gold)
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_two_articles_of_one_name_are_told_apart_by_path(invoke: Invoke, gold: Path, tmp_path: Path) -> None:
    (tmp_path / "news" / "old").mkdir()
    (tmp_path / "news" / "old" / "one.txt").write_text(TEXT)
    result = invoke("score", gold)
    assert result.exit_code == 1
    assert "Two articles are named one.txt" in result.stderr
    assert invoke("score", gold, tmp_path / "news" / "one.txt").exit_code == 0


def test_no_byte_of_the_gold_drives_the_terminal(
    invoke: Invoke, gold: Path, hostile: str, tame: Callable[[str], bool]
) -> None:
    write(gold, path=hostile)
    result = invoke("score", gold)
    assert result.exit_code == 1
    assert tame(result.stderr)
    assert "␛]52;c;cm0=␇" in result.stderr
