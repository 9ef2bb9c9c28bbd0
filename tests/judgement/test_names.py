"""What the analyst says of names holds in every article, whatever the machine finds the next time."""

import pytest

from annotations.analysis.model import Analysis, Claim, Entity, Kind, Label, Source
from annotations.judgement.model import Ruling
from annotations.text import Span

TEXT = "Orlov said the Harbour Watch left. Watchmen of the Port said no. The Guard said yes. Orlov's Guard stayed."


def entity(name: str, label: Label, *words: str) -> Entity:
    mentions = []
    for word in words or (name,):
        start = TEXT.index(word)
        mentions.append(Span(start, start + len(word)))
    return Entity(name.lower(), name, label, tuple(w for w in words if w != name), tuple(mentions))


def claim(words: str, by: str, whose: str) -> Claim:
    start, source = TEXT.index(words), TEXT.index(by)
    span = Span(start, start + len(words))
    return Claim(words, span.start, span.end, (span,), Kind.INDIRECT, Source(source, source + len(by), whose))


@pytest.fixture
def analysis() -> Analysis:
    entities = (
        entity("Orlov", Label.PERSON, "Orlov", "The Guard"),
        entity("Harbour Watch", Label.ORG),
        entity("Watchmen of the Port", Label.ORG),
    )
    claims = (
        claim("the Harbour Watch left", "Orlov", "orlov"),
        claim("no", "Watchmen of the Port", "watchmen of the port"),
        claim("yes", "The Guard", "orlov"),
    )
    return Analysis("v", "test", entities, claims)


def names(analysis: Analysis) -> dict[str, tuple[str, ...]]:
    return {entity.name: entity.aliases for entity in analysis.entities}


def speakers(analysis: Analysis) -> list[str]:
    by = {entity.id: entity.name for entity in analysis.entities}
    return [by[claim.source.entity] for claim in analysis.claims]


def test_nothing_said_changes_nothing(desk, analysis):
    assert desk.names.corrected(analysis, TEXT) is analysis


def test_two_names_that_are_the_same_are_one_entity_and_one_source(desk, make_desk, analysis):
    desk.names.same("Harbour Watch", "Watchmen of the Port", "both of the port")
    for one in (desk, make_desk()):
        merged = one.names.corrected(analysis, TEXT)
        assert names(merged) == {"Orlov": ("The Guard",), "Harbour Watch": ("Watchmen of the Port",)}
        assert len(merged.entities[1].mentions) == 2
        assert speakers(merged) == ["Orlov", "Harbour Watch", "Orlov"]
        assert one.names.said_of("watchmen of the port", "Harbour Watch") is Ruling.SAME


def test_an_entity_knows_the_name_it_has_in_other_articles(desk, analysis):
    desk.names.same("Harbour Watch", "Port Militia")
    assert names(desk.names.corrected(analysis, TEXT))["Harbour Watch"] == ("Port Militia",)
    desk.names.same("Sea Wolves", "Harbour Watch")
    assert names(desk.names.corrected(analysis, TEXT))["Sea Wolves"] == ("Harbour Watch", "Port Militia")


def test_a_merge_is_split_and_each_keeps_its_claims(desk, analysis):
    desk.names.different("Orlov", "The Guard")
    split = desk.names.corrected(analysis, TEXT)
    assert names(split) == {"Orlov": (), "The Guard": (), "Harbour Watch": (), "Watchmen of the Port": ()}
    assert speakers(split) == ["Orlov", "Watchmen of the Port", "The Guard"]
    desk.names.call("The Guard", Label.PERSON, "Guard", Label.MIL)
    guard = desk.names.corrected(analysis, TEXT).entities[1]
    assert (guard.name, guard.label, guard.aliases) == ("Guard", Label.MIL, ("The Guard",))


def test_the_later_ruling_on_the_same_names_holds_and_each_can_be_undone(desk, store, analysis):
    desk.names.same("Harbour Watch", "Watchmen of the Port")
    desk.names.different("Watchmen of the Port", "Harbour Watch")
    assert len(desk.names.rulings()) == 1
    assert len(desk.names.corrected(analysis, TEXT).entities) == 3
    undone = desk.undo()
    assert (undone.article_id, undone.what) == ("", "Watchmen of the Port ≠ Harbour Watch")
    assert len(desk.names.corrected(analysis, TEXT).entities) == 2
    assert desk.undo().what == "Harbour Watch = Watchmen of the Port"
    assert desk.names.rulings() == ()
    desk.redo()
    assert len(desk.names.rulings()) == 1
    assert [event.action for event in store.events()] == ["name", "name", "undo", "undo", "redo"]


def test_saying_the_same_twice_is_said_once(desk, store):
    for _ in range(2):
        desk.names.call("Orlov", Label.PERSON, "Orlov", Label.MIL)
    assert len(store.events()) == 1


def test_the_machine_s_own_version_takes_a_ruling_away(desk, analysis):
    desk.names.call("Orlov", Label.PERSON, "Orlov", Label.PERSON)
    assert desk.names.rulings() == ()
    desk.names.call("Orlov", Label.PERSON, "I. Orlov", Label.MIL)
    desk.names.call("Orlov", Label.PERSON, "Orlov", Label.PERSON)
    assert desk.names.rulings() == ()
    assert desk.names.corrected(analysis, TEXT) == analysis


def test_names_are_no_judgements_of_words(desk, make_desk, article):
    desk.names.same("Orlov", "The Guard")
    assert desk.judged_total == 0
    assert list(desk.records(dismissed=True)) == []
    assert make_desk(annotator="zoe").names.rulings() == ()
    assert desk.own_annotations(article.id) == ()


def test_what_is_merged_is_called_as_the_analyst_says_of_any_of_its_names(desk, analysis):
    desk.names.same("Harbour Watch", "Watchmen of the Port")
    desk.names.call("Watchmen of the Port", Label.ORG, "Watchmen of the Port", Label.MIL)
    watch = desk.names.corrected(analysis, TEXT).entities[1]
    assert (watch.name, watch.label, watch.aliases) == ("Harbour Watch", Label.MIL, ("Watchmen of the Port",))
    desk.names.call("Harbour Watch", Label.ORG, "Port Watch", Label.MIL)
    watch = desk.names.corrected(analysis, TEXT).entities[1]
    assert (watch.name, watch.label) == ("Port Watch", Label.MIL)
    assert set(watch.aliases) == {"Harbour Watch", "Watchmen of the Port"}


def test_what_was_said_of_a_type_is_told_in_words(desk):
    desk.names.call("Orlov", Label.PERSON, "Orlov", Label.MIL)
    desk.names.call("Orlov", Label.PERSON, "The Orlovs", Label.MIL)
    desk.names.call("The Guard", Label.PERSON, "Guard", Label.PERSON)
    desk.names.call("The Guard", Label.PERSON, "The Guard", Label.PERSON)
    assert [desk.undo().what for _ in range(4)] == [
        "The Guard → Guard taken back",
        "The Guard → Guard",
        "Orlov → The Orlovs, a military unit",
        "Orlov → a military unit",
    ]


def test_two_that_come_to_be_called_the_same_are_one(desk, analysis):
    desk.names.call("Watchmen of the Port", Label.ORG, "Harbour Watch", Label.ORG)
    joined = desk.names.corrected(analysis, TEXT)
    assert names(joined) == {"Orlov": ("The Guard",), "Harbour Watch": ("Watchmen of the Port",)}
    assert len(joined.entities[1].mentions) == 2
    assert speakers(joined) == ["Orlov", "Harbour Watch", "Orlov"]
    desk.names.call("Watchmen of the Port", Label.ORG, "Harbour Watch", Label.MIL)
    assert len(desk.names.corrected(analysis, TEXT).entities) == 3


def test_a_ruling_holds_for_every_spelling_of_a_name(desk, analysis):
    desk.names.same("the harbor watch", "Watchmen of the Port")
    merged = desk.names.corrected(analysis, TEXT)
    assert [entity.name for entity in merged.entities] == ["Orlov", "the harbor watch"]
    assert len(merged.entities[1].mentions) == 2
    assert desk.names.said_of("Harbour Watch", "Watchmen of the Port") is Ruling.SAME
    desk.names.different("Harbour Watch", "the Watchmen of the Port")
    assert len(desk.names.rulings()) == 1


def test_rulings_stand_in_one_order_before_and_after_a_restart(desk, make_desk):
    desk.names.same("Harbour Watch", "Port Guard")
    desk.names.same("Port Guard", "Watchmen of the Port")
    desk.names.same("Port Guard", "Harbour Watch")
    assert [(n.name, n.other) for n in desk.names.rulings()] == [
        ("Port Guard", "Harbour Watch"),
        ("Port Guard", "Watchmen of the Port"),
    ]
    assert desk.names.rulings() == make_desk().names.rulings()
    desk.undo()
    assert desk.names.rulings() == make_desk().names.rulings()
