"""`analyze --corrected` and `export --dismissed`: what the analyst corrected leaves as they have it."""

import csv
import json
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from annotations.analysis.model import Analysis, Label
from annotations.articles import Article
from annotations.judgement import Desk, Finding, Verdict
from annotations.store import open_store
from annotations.text import Span
from tui.commands.reading import analysed, files_of, read
from tui.places import place_of

pytestmark = pytest.mark.model

Invoke = Callable[..., Result]
TEXT = (
    "Bridge holds\n\nKyiv said the bridge would hold until Sunday. Maria Lopez denied the road was open. "
    "Pavel Orlov claimed that nobody crossed it.\n\nRelated\n\nParis said hats are back.\n"
)


def refuse(path: str, reason: str) -> None:
    raise AssertionError(f"{path}: {reason}")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "one.txt").write_text(TEXT)
    return folder


@pytest.fixture
def opened(folder: Path) -> Iterator[tuple[Desk, Article, Analysis]]:
    """The desk of the folder for an analyst called rm, with its article and what is found in it."""
    store = open_store(place_of(folder, None).desk)
    [(_, article, analysis)] = analysed(read(files_of(folder), refuse), "", 1, refuse, lambda _: None)
    yield Desk(store, annotator="rm", program="test"), article, analysis
    store.close()


def corrected(desk: Desk, article: Article, analysis: Analysis) -> list[Finding]:
    """Dismiss the first claim, shorten the second one, give the third one to somebody else, judge a mark; name one."""
    first, second, third = desk.open(article, analysis)
    desk.corrections.dismiss(article, first)
    desk.corrections.reword(article, second, Span(second.claim.start, second.claim.start + len("the road")))
    desk.corrections.credit(article, third, "the guard")
    start = TEXT.index("until Sunday")
    desk.tag(article, desk.mark(article, Span(start, start + 12), source="Kyiv"), Verdict.DISPUTED)
    desk.names.call("Maria Lopez", Label.PERSON, "Lopez Brigade", Label.MIL)
    return [first, second, third]


def test_json_has_the_analyst_s_version_and_the_machine_s_beside_it(
    invoke: Invoke, folder: Path, opened: tuple[Desk, Article, Analysis]
) -> None:
    _, second, third = corrected(*opened)
    result = invoke("analyze", folder, "--format", "jsonl", "--corrected", "--annotator", "rm")
    assert result.exit_code == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    claims = found["claims"]
    assert [TEXT[claim["start"] : claim["end"]] for claim in claims] == ["until Sunday", "the road", third.content]
    assert [claim["who"] for claim in claims] == ["Kyiv", "Maria Lopez", "the guard"]
    assert [claim["verdict"] for claim in claims] == ["disputed", None, None]
    assert [claim["by_analyst"] for claim in claims] == [True, False, False]
    assert claims[0]["found"] is None
    assert claims[1]["found"] == {"start": second.claim.start, "end": second.claim.end, "who": "Maria Lopez"}
    assert claims[2]["found"]["who"] == "Pavel Orlov"
    assert ("Lopez Brigade", "MIL") in [(entity["name"], entity["label"]) for entity in found["entities"]]
    assert not any("Paris" in entity["name"] for entity in found["entities"])


def test_the_table_says_what_was_corrected(
    invoke: Invoke, folder: Path, opened: tuple[Desk, Article, Analysis]
) -> None:
    corrected(*opened)
    result = invoke("analyze", folder, "--corrected", "--annotator", "rm", env={"COLUMNS": "200"})
    assert "corrected" in result.stdout
    assert "the guard" in result.stdout


def test_whose_corrections_there_are_is_said(invoke: Invoke, folder: Path, tmp_path: Path) -> None:
    result = invoke("analyze", folder, "--corrected")
    assert "There are no corrections yet" in result.stderr
    assert result.exit_code == 0


def test_another_analyst_s_corrections_are_not_used(
    invoke: Invoke, folder: Path, opened: tuple[Desk, Article, Analysis]
) -> None:
    corrected(*opened)
    result = invoke("analyze", folder, "--format", "jsonl", "--corrected", "--annotator", "zoe")
    assert "zoe has corrected nothing" in result.stderr
    assert "--annotator takes: rm" in result.stderr
    assert len(json.loads(result.stdout)["claims"]) == 3


def test_dismissed_claims_leave_on_request(
    invoke: Invoke, folder: Path, opened: tuple[Desk, Article, Analysis]
) -> None:
    first, second, _ = corrected(*opened)
    usual = list(csv.DictReader(StringIO(invoke("export", folder).stdout)))
    every = list(csv.DictReader(StringIO(invoke("export", folder, "--dismissed").stdout)))
    assert [row["dismissed"] for row in usual] == ["false"] * 3
    assert [row["exact"] for row in every if row["dismissed"] == "true"] == [first.content]
    [row] = [row for row in usual if row["found_exact"] == second.content]
    assert (row["exact"], row["source"], row["found_source"]) == ("the road", "Maria Lopez", "Maria Lopez")
