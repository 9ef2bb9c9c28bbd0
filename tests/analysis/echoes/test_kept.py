"""The table: what was kept comes back, both ways round, for the articles that are there and for nothing else."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from annotations.analysis.echoes import Echo, Key, Relation
from annotations.analysis.echoes.kept import KeptEchoes
from annotations.analysis.echoes.wire import Compared, Pair, Proposed
from annotations.analysis.model import Label
from annotations.analysis.proposal import Named, Proposal
from annotations.articles import Library

from .conftest import claim_of

ARTICLES = {"version of a": "a", "version of b": "b", "version of c": "c"}
VERSIONS = list(ARTICLES)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    (tmp_path / "news").mkdir()
    library = Library(tmp_path / "news", tmp_path / "desk")
    yield library
    library.close()


@pytest.fixture
def kept(library: Library) -> KeptEchoes:
    return KeptEchoes(library)


def compared(at: str, *others: tuple[str, Relation], pipeline: str = "p", text: str = "40 died") -> Compared:
    """Claim c1 of article `at`, paired with c1 of the others."""
    claim = claim_of(f"the mayor | {text}", at=at)
    pairs = [
        Pair(
            Echo(Key(f"version of {other}", "c1"), relation, 0.75, ("40 / 50",)),
            Echo(claim.key, relation, 0.75, ("50 / 40",)),
        )
        for other, relation in others
    ]
    return Compared(
        claim.key.version,
        pipeline,
        ((claim.key.claim, msgspec.msgpack.encode(claim)),),
        f"names of {at}".encode(),
        tuple(pairs),
    )


def proposal(one: str, bearing_one: list[str], other: str, bearing_other: list[str]) -> Proposal:
    """Two names, each borne by entity e1 of some articles."""
    sides = ((one, bearing_one), (other, bearing_other))
    named = (Named(name, Label.ORG, tuple((f"version of {at}", "e1") for at in bearing)) for name, bearing in sides)
    return Proposal(*named, reason="nearly the same")


def others(kept: KeptEchoes, at: str, pipeline: str = "p", articles: dict[str, str] = ARTICLES) -> list[str]:
    """The articles of the echoes of claim c1."""
    return [echo.other.article for echo in kept.of(f"version of {at}", pipeline, articles).get("c1", ())]


def test_a_pair_is_found_from_both_of_its_claims(kept):
    kept.keep(compared("a"))
    kept.keep(compared("b", ("a", Relation.CONFLICTS)))
    (echo,) = kept.of("version of b", "p", ARTICLES)["c1"]
    assert (echo.relation, echo.score, echo.differs) == (Relation.CONFLICTS, 0.75, ("40 / 50",))
    assert echo.other == claim_of("the mayor | 40 died", at="a")
    (back,) = kept.of("version of a", "p", ARTICLES)["c1"]
    assert (back.other.key, back.differs) == (Key("version of b", "c1"), ("50 / 40",))


def test_conflicts_come_first_then_repeats(kept):
    for at in "ab":
        kept.keep(compared(at))
    kept.keep(compared("c", ("a", Relation.REWORDS), ("b", Relation.CONFLICTS)))
    assert others(kept, "c") == ["b", "a"]


def test_only_articles_of_the_folder_are_given_by_the_id_they_have_now(kept):
    for at in "ab":
        kept.keep(compared(at))
    kept.keep(compared("c", ("a", Relation.REPEATS), ("b", Relation.REPEATS)))
    assert others(kept, "c", articles={"version of a": "moved/a.txt"}) == ["moved/a.txt"]
    assert kept.of("version of c", "p", {}) == {}


def test_another_pipelines_claims_are_not_given(kept):
    kept.keep(compared("a", pipeline="old"))
    kept.keep(compared("b", ("a", Relation.REPEATS)))
    assert others(kept, "b") == []
    assert others(kept, "b", "old") == []


def test_a_version_kept_again_leaves_none_of_its_pairs(kept):
    kept.keep(compared("a"))
    kept.keep(compared("b", ("a", Relation.REPEATS)))
    kept.keep(compared("a", pipeline="p"))
    assert others(kept, "a") == others(kept, "b") == []
    kept.keep(compared("b", ("a", Relation.CONFLICTS)))
    assert others(kept, "a") == ["b"]


def test_a_pair_with_a_version_that_is_not_kept_is_left_out(kept):
    kept.keep(compared("b", ("a", Relation.REPEATS)))
    kept.keep(compared("a"))
    assert others(kept, "a") == others(kept, "b") == []


def test_what_is_new_is_missing_until_it_is_kept(kept):
    assert kept.missing(VERSIONS, "p") == VERSIONS
    kept.keep(compared("b"))
    assert kept.missing(VERSIONS, "p") == ["version of a", "version of c"]
    assert kept.missing(VERSIONS, "newer") == VERSIONS


def test_what_was_away_is_compared_again_and_its_echoes_stay(kept):
    kept.keep(compared("a"))
    kept.keep(compared("b", ("a", Relation.REPEATS)))
    kept.set_aside_all_but(["version of b"])
    assert kept.missing(VERSIONS[:2], "p") == ["version of a"]
    assert others(kept, "b") == ["a"]
    kept.set_aside(["version of b"])
    assert kept.missing(VERSIONS[:2], "p") == VERSIONS[:2]


def test_older_rules_count_for_nothing(kept, monkeypatch):
    kept.keep(compared("a"))
    monkeypatch.setattr("annotations.analysis.echoes.kept.RULES", "echoes-next")
    assert kept.missing(VERSIONS[:1], "p") == VERSIONS[:1]
    assert list(kept.known(set(VERSIONS), "p")) == []


def test_the_claims_come_as_they_were_kept_for_the_versions_asked(kept):
    found = [compared(at) for at in "abc"]
    for one in found:
        kept.keep(one)
    (batch,) = kept.known({"version of a", "version of c", "unknown"}, "p")
    assert batch.claims == (found[0].claims[0][1], found[2].claims[0][1])
    assert batch.names == (b"names of a", b"names of c")


def test_proposals_are_of_the_articles_that_are_there(kept):
    asked = proposal("Vagner Group", ["a", "b"], "Wagner Group", ["c"])
    kept.propose(Proposed(msgspec.msgpack.encode([asked])), "p")
    assert kept.proposals("p", VERSIONS) == (asked,)
    assert kept.proposals("p", VERSIONS[1:]) == (proposal("Vagner Group", ["b"], "Wagner Group", ["c"]),)
    assert kept.proposals("p", VERSIONS[:2]) == kept.proposals("newer", VERSIONS) == ()


def test_proposals_are_up_to_date_until_another_article_is_kept(kept):
    assert kept.proposed("p")
    kept.keep(compared("a"))
    assert not kept.proposed("p")
    kept.propose(Proposed(msgspec.msgpack.encode([])), "p")
    assert kept.proposed("p")
    kept.keep(compared("b"))
    assert not kept.proposed("p")


def test_damaged_proposals_are_none(kept, library):
    kept.propose(Proposed(b"\xc1"), "p")
    assert kept.proposals("p", VERSIONS) == ()


def test_a_new_session_finds_what_was_kept(kept, library):
    kept.keep(compared("a"))
    kept.keep(compared("b", ("a", Relation.REPEATS)))
    library.close()
    again = Library(library.root, library.root.parent / "desk")
    try:
        assert others(KeptEchoes(again), "a") == ["b"]
    finally:
        again.close()


def test_a_damaged_row_is_an_echo_less(kept, library):
    for at in "ab":
        kept.keep(compared(at))
    kept.keep(compared("c", ("a", Relation.REPEATS), ("b", Relation.REPEATS)))
    library.table().execute("UPDATE heard_claims SET heard = ? WHERE number = 1", (b"\xc1",))
    assert others(kept, "c") == ["b"]


def test_what_is_missing_is_told_once_and_in_its_order_however_many_are_asked_about(kept):
    kept.keep(compared("b"))
    many = [f"version {number}" for number in range(1500)]
    asked = ["version of c", *many, "version of b", "version of c", "version of a"]
    assert kept.missing(asked, "p") == ["version of c", *many, "version of a"]
