"""The index: who finds whom, in which order, and what is forgotten."""

import pytest
from msgspec.structs import replace

from annotations.analysis.echoes import Key, Relation
from annotations.analysis.echoes.index import Echoes
from annotations.text import Span

from .conftest import claim_of

KILLED = "more than 40 militants were killed"


def key(article: str, number: int = 1) -> Key:
    return Key(f"version of {article}", f"c{number}")


@pytest.fixture
def echoes():
    known = Echoes()
    known.add([claim_of(KILLED, at="a"), claim_of("the [Lesna] bridge was mined", at="a", number=2)])
    known.add([claim_of("over 40 raiders died", at="b")])
    known.add([claim_of("that more than 40 militants were killed", at="c"), claim_of("nine dead", at="c", number=2)])
    return known


def test_conflicts_come_first_and_then_the_closest(echoes):
    found = echoes.of(key("a"))
    assert [(echo.other, echo.relation) for echo in found] == [
        (key("c", 2), Relation.CONFLICTS),
        (key("c"), Relation.REPEATS),
        (key("b"), Relation.REWORDS),
    ]


def test_a_claim_without_its_like_has_no_echo(echoes):
    assert echoes.of(key("a", 2)) == ()


def test_an_unknown_claim_has_no_echo(echoes):
    assert echoes.of(Key("nowhere", "c1")) == ()
    assert echoes.heard(Key("nowhere", "c1")) is None


def test_claims_of_the_same_article_are_no_echo(echoes):
    echoes.add([claim_of(KILLED, at="a", number=7, key=Key("a newer version of a", "c7"))])
    assert all(echo.other.version != "a newer version of a" for echo in echoes.of(key("a")))


def test_what_contradicts_a_claim_in_its_own_article_is_an_echo_and_a_part_of_it_is_none():
    known = Echoes()
    killed = claim_of(KILLED, at="a")
    inside = replace(claim_of("nine dead", at="a", number=2), span=killed.span)
    apart = replace(claim_of("nine dead", at="a", number=3), span=Span(900, 909))
    known.add([killed, inside, apart, replace(claim_of(KILLED, at="a", number=4), span=Span(500, 540))])
    assert [(echo.other, echo.relation) for echo in known.of(key("a"))] == [(key("a", 3), Relation.CONFLICTS)]


def test_a_removed_version_is_forgotten(echoes):
    echoes.remove("version of c")
    assert [echo.other for echo in echoes.of(key("a"))] == [key("b")]
    assert len(echoes) == 3


def test_removing_what_is_unknown_changes_nothing(echoes):
    echoes.remove("nowhere")
    assert len(echoes) == 5


def test_adding_a_version_again_replaces_it(echoes):
    echoes.add([claim_of("the harvest failed", at="c")])
    assert len(echoes) == 4
    assert [echo.other for echo in echoes.of(key("a"))] == [key("b")]


def test_the_order_of_adding_does_not_matter():
    claims = [claim_of(KILLED, at="a"), claim_of("over 40 raiders died", at="b"), claim_of("nine dead", at="c")]
    one, other = Echoes(), Echoes()
    for claim in claims:
        one.add([claim])
    for claim in reversed(claims):
        other.add([claim])
    assert [one.of(claim.key) for claim in claims] == [other.of(claim.key) for claim in claims]


def test_the_claim_of_a_key_is_at_hand(echoes):
    assert echoes.heard(key("b")).content == "over 40 raiders died"
