"""Names of several articles: which are proposed as one, and what keeps them apart."""

import pytest

from annotations.analysis.entities.proposals import proposals
from annotations.analysis.model import Analysis, Entity, Label

BODIES = [
    ("Liberty of Moldova Legion", "Freedom for Moldova Legion", "same head Legion, both of Moldova, Liberty ~ Freedom"),
    (
        "Armenian Defence Ministry",
        "Ministry of Defense of Armenia",
        "same head Ministry, both of Armenia, the same words",
    ),
    ("Defence Ministry", "Armenian Defence Ministry", "same head Ministry, Armenia named once, the same words"),
    ("Vagner Group", "Wagner Group", "same head Group, Vagner ~ Wagner"),
    ("Northern Border Guard", "North Frontier Guard", "same head Guard, Northern ~ North, Border ~ Frontier"),
    ("3rd Motorised Brigade", "3rd Mechanized Brigade", "same head Brigade, Motorised ~ Mechanized"),
    ("OBM", "Office for Border Matters", "OBM abbreviates Office for Border Matters"),
]
APART = [
    ("Armenian Ministry of Defense", "Georgian Ministry of Defense"),
    ("72nd Brigade", "93rd Brigade"),
    ("72nd Tank Brigade", "Tank Brigade"),
    ("Freedom of Moldova Legion", "Freedom of Moldova Party"),
    ("Foreign Ministry", "Defence Ministry"),
    ("Freedom of Moldova Legion", "Glory of Moldova Legion"),
    ("Armenian officials", "Georgian officials"),
    ("Armenian officials", "Armenian officers"),
    ("ABC", "CBA"),
    ("I Corps", "II Corps"),
]
PEOPLE = [
    ("Zelenka", "Marek Zelenka", "the only Zelenka with a first name"),
    ("Oleh Tarnavsky", "Oleg Tarnavskiy", "the same name, spelt or shortened otherwise"),
    ("O. Tarnavsky", "Oleh Tarnavsky", "the same name, spelt or shortened otherwise"),
    ("Nikolai Bondar", "Mykola Bondar", "same surname Bondar, Nikolai ~ Mykola"),
]
STRANGERS = [
    ("Marek Zelenka", "Petr Zelenka"),
    ("Anna Bondar", "Mykola Bondar"),
    ("Marek Zelenka", "Marek Zelinski"),
    ("Петренко", "Бондар"),
]
PLACES = [
    ("Kharkiv", "Kharkov", "the same name in another spelling"),
    ("Kiev", "Kyiv", "listed as names of one place"),
]


def found(label: Label, *names: str) -> list[tuple[str, str, str]]:
    analyses = [Analysis(f"v{number}", "rules", (Entity("e1", name, label),)) for number, name in enumerate(names)]
    return [(p.one.name, p.other.name, p.reason) for p in proposals(analyses)]


@pytest.mark.parametrize(("one", "other", "reason"), BODIES)
def test_bodies_that_may_be_one_are_proposed_with_the_reason(one, other, reason):
    assert found(Label.ORG, one, other) == [(one, other, reason)]


@pytest.mark.parametrize(("one", "other"), APART)
def test_country_number_and_head_keep_bodies_apart(one, other):
    assert found(Label.MIL, one, other) == []


@pytest.mark.parametrize(("one", "other", "reason"), PEOPLE)
def test_people_that_may_be_one_are_proposed(one, other, reason):
    assert found(Label.PERSON, one, other) == [(one, other, reason)]


@pytest.mark.parametrize(("one", "other"), STRANGERS)
def test_another_first_name_or_surname_keeps_people_apart(one, other):
    assert found(Label.PERSON, one, other) == []


@pytest.mark.parametrize(("one", "other", "reason"), PLACES)
def test_spellings_of_a_place_are_proposed(one, other, reason):
    assert [reason for *_, reason in found(Label.GPE, one, other)][:1] in ([reason], ["listed as names of one place"])


def test_countries_are_never_proposed():
    assert found(Label.GPE, "Georgia", "Jorgia") == []


def test_a_surname_of_two_people_is_nobodys():
    assert found(Label.PERSON, "Zelenka", "Marek Zelenka", "Petr Zelenka") == []


def test_a_body_of_two_countries_is_neithers():
    assert found(Label.ORG, "Defence Ministry", "Armenian Defence Ministry", "Georgian Defence Ministry") == []


def test_the_same_name_is_one_name_with_all_that_bear_it():
    legion = [Entity("e1", name, Label.MIL) for name in ("Liberty of Moldova Legion", "the Liberty of Moldova Legion")]
    other = Entity("e7", "Freedom of Moldova Legion", Label.MIL)
    (proposal,) = proposals([Analysis(f"v{n}", "rules", (one,)) for n, one in enumerate([*legion, other])])
    assert {proposal.one.entities, proposal.other.entities} == {(("v0", "e1"), ("v1", "e1")), (("v2", "e7"),)}
