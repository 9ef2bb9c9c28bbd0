"""Which names are still to be ruled on, what can be split, and what holds once the analyst has ruled."""

import pytest

from annotations.analysis.model import Analysis, Entity, Label
from annotations.analysis.proposal import Named, Proposal
from annotations.judgement import Desk, Ruling
from annotations.text import Span
from tests.judgement.conftest import MemoryStore
from tui.names import NameBook, as_called

TEXT = "Orlov left. The Guard left. Orlov and the Harbour Watch met the Watch of Port."


def entity(name: str, label: Label, *words: str) -> Entity:
    mentions = []
    for word in dict.fromkeys(words or (name,)):
        at = -1
        while (at := TEXT.find(word, at + 1)) >= 0:
            mentions.append(Span(at, at + len(word)))
    return Entity(name.lower(), name, label, tuple(w for w in words if w != name), tuple(sorted(mentions)))


ANALYSIS = Analysis(
    "v1",
    "test",
    (
        entity("Orlov", Label.PERSON, "Orlov", "The Guard"),
        entity("Harbour Watch", Label.ORG),
        entity("Watch of Port", Label.ORG),
    ),
)


def proposal(one: str, other: str, ones: int = 1, others: int = 1) -> Proposal:
    named = [
        Named(name, Label.ORG, tuple((f"v{n}", name.lower()) for n in range(1, count + 1)))
        for name, count in ((one, ones), (other, others))
    ]
    return Proposal(named[0], named[1], "same head Watch")


@pytest.fixture
def desk() -> Desk:
    return Desk(MemoryStore(), annotator="rm", program="test")


@pytest.fixture
def book(desk: Desk) -> NameBook:
    return NameBook(lambda: desk.names)


def found(book: NameBook, name: str) -> Entity:
    return next(e for e in book.corrected(ANALYSIS, TEXT).entities if e.name == name)


def test_it_is_corrected_once_for_each_ruling(book: NameBook, desk: Desk) -> None:
    desk.names.same("Harbour Watch", "Watch of Port")
    once = book.corrected(ANALYSIS, TEXT)
    assert book.corrected(ANALYSIS, TEXT) is once
    desk.undo()
    assert book.corrected(ANALYSIS, TEXT) == ANALYSIS


def test_another_name_in_the_text_can_be_split_off(book: NameBook) -> None:
    [part] = book.parts(found(book, "Orlov"), ANALYSIS, TEXT)
    assert (part.words, part.mentions) == ("The Guard", 1)
    book.split(part)
    assert [e.name for e in book.corrected(ANALYSIS, TEXT).entities][:2] == ["Orlov", "The Guard"]
    assert book.parts(found(book, "Orlov"), ANALYSIS, TEXT) == []


def test_what_the_analyst_made_one_can_be_split_again(book: NameBook, desk: Desk) -> None:
    desk.names.same("Harbour Watch", "Watch of Port")
    [part] = book.parts(found(book, "Harbour Watch"), ANALYSIS, TEXT)
    book.split(part)
    assert book.corrected(ANALYSIS, TEXT) == ANALYSIS
    assert [naming.ruling for naming in desk.names.rulings()] == [Ruling.DIFFERENT]


def test_a_part_of_what_was_merged_is_split_off_what_the_machine_had_it_with(book: NameBook, desk: Desk) -> None:
    desk.names.same("Harbour Watch", "Orlov")
    parts = {part.words: part for part in book.parts(found(book, "Harbour Watch"), ANALYSIS, TEXT)}
    book.split(parts["The Guard"])
    assert {e.name for e in book.corrected(ANALYSIS, TEXT).entities} == {"Harbour Watch", "The Guard", "Watch of Port"}


def test_a_name_only_other_articles_have_can_not_be_split_off(book: NameBook, desk: Desk) -> None:
    desk.names.same("Harbour Watch", "Port Militia")
    assert book.parts(found(book, "Harbour Watch"), ANALYSIS, TEXT) == []


def test_a_correction_says_what_holds_now(book: NameBook) -> None:
    machine = book.machine_name("orlov", ANALYSIS, TEXT)
    assert machine is not None
    assert book.call(machine, "Orlov", Label.MIL) == "Orlov is a military unit"
    assert book.call(machine, "The Orlovs", Label.MIL) == "Orlov is called The Orlovs, a military unit"
    assert book.call(machine, "I. Orlov", Label.PERSON) == "Orlov is called I. Orlov"
    assert book.machine_name("orlov", ANALYSIS, TEXT) == machine
    assert found(book, "I. Orlov").label is Label.PERSON


def test_a_question_is_about_the_other_name_until_it_is_ruled_on(book: NameBook) -> None:
    asked = proposal("Harbour Watch", "Watch of Port", others=2)
    book.learn([asked])
    questions = book.questions(ANALYSIS.entities)
    assert {name: [(q.name, q.articles) for q in asked] for name, asked in questions.items()} == {
        "harbour watch": [("Watch of Port", 2)],
        "watch of port": [("Harbour Watch", 1)],
    }
    assert book.decide(asked, Ruling.DIFFERENT)
    assert not book.decide(asked, Ruling.DIFFERENT)
    assert (book.open, book.questions(ANALYSIS.entities)) == ((), {})


def test_the_name_of_more_articles_is_what_both_are_called(book: NameBook) -> None:
    book.decide(proposal("Harbour Watch", "Watch of Port", others=2), Ruling.SAME)
    assert found(book, "Watch of Port").aliases == ("Harbour Watch",)


def test_a_full_name_is_what_both_are_called_however_rare(book: NameBook) -> None:
    assert as_called(proposal("Watch", "Harbour Watch", ones=3)) == ("Harbour Watch", "Watch")


def test_of_three_names_two_answers_give_the_third(book: NameBook, desk: Desk) -> None:
    book.learn([proposal("A", "B"), proposal("B", "C"), proposal("A", "C"), proposal("C", "D"), proposal("a", "D")])
    desk.names.same("A", "B")
    assert len(book.open) == 4
    desk.names.same("b", "C")
    assert [(p.one.name, p.other.name) for p in book.open] == [("C", "D"), ("a", "D")]
    desk.names.different("B", "D")
    assert book.open == ()
