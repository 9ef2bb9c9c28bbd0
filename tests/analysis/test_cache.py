from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from annotations.analysis.cache import AnalysisCache
from annotations.analysis.model import Analysis, Claim, Entity, Kind, Label, Source
from annotations.articles import Library
from annotations.text import Span

FOUND = Analysis(
    version="v1",
    pipeline="p1",
    entities=(Entity("e1", "Київ \U0001f600", Label.GPE, ("Kiev",), (Span(0, 4),)),),
    claims=(
        Claim("c1", 5, 9, (Span(5, 7), Span(8, 9)), Kind.MIXED, Source(0, 4, "e1"), Span(4, 5), True, True, "x", 0.5),
    ),
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    (tmp_path / "news").mkdir()
    library = Library(tmp_path / "news", tmp_path / "desk")
    yield library
    library.close()


def test_what_was_put_comes_back_in_another_session(library: Library) -> None:
    AnalysisCache(library).put(FOUND, 1)
    library.close()
    again = Library(library.root, library.root.parent / "desk")
    try:
        assert AnalysisCache(again).get("v1", "p1") == FOUND
        assert AnalysisCache(again).counts("p1") == {"v1": 1}
    finally:
        again.close()


def test_another_version_or_pipeline_is_not_known(library: Library) -> None:
    cache = AnalysisCache(library)
    cache.put(FOUND, 1)
    assert cache.get("v2", "p1") is None
    assert cache.get("v1", "p2") is None
    assert cache.counts("p2") == {}


def test_a_new_pipeline_takes_the_old_ones_place(library: Library) -> None:
    cache = AnalysisCache(library)
    cache.put(FOUND, 1)
    cache.put(Analysis("v1", "p2"), 0)
    assert cache.get("v1", "p1") is None
    assert cache.get("v1", "p2") == Analysis("v1", "p2")
    assert cache.counts("p2") == {"v1": 0}


@pytest.mark.parametrize("damage", [b"", b"\xc1", b"\x80", b"text", "text", 5])
def test_a_row_that_does_not_decode_counts_as_absent(library: Library, damage: object) -> None:
    cache = AnalysisCache(library)
    cache.put(FOUND, 1)
    database = library.table()
    database.execute("UPDATE analyses SET found = ?", (damage,))
    assert cache.get("v1", "p1") is None
    cache.put(FOUND, 1)
    assert cache.get("v1", "p1") == FOUND


def test_a_row_under_another_name_is_not_believed(library: Library) -> None:
    cache = AnalysisCache(library)
    cache.put(FOUND, 1)
    library.table().execute("UPDATE analyses SET version = 'v9'")
    assert cache.get("v9", "p1") is None


def test_it_may_be_written_from_another_thread(library: Library) -> None:
    cache = AnalysisCache(library)
    thread = Thread(target=cache.put, args=(FOUND, 1))
    thread.start()
    thread.join()
    assert cache.get("v1", "p1") == FOUND
