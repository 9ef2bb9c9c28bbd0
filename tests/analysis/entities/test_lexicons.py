from pathlib import Path

import pytest

from annotations.analysis import entities
from annotations.analysis.entities import gazetteer, phrases
from annotations.analysis.model import Label

FILES = sorted(path.stem for path in Path(entities.__file__).parent.glob("*.toml"))


def lists_of(table):
    for value in table.values():
        if isinstance(value, dict):
            yield from lists_of(value)
        elif isinstance(value, list):
            yield value


@pytest.mark.parametrize("file", FILES)
def test_a_list_names_nothing_twice_and_nothing_empty(file):
    for entries in lists_of(phrases.lexicon(file)):
        flat = [e for entry in entries for e in (entry if isinstance(entry, list) else [entry])]
        assert len(flat) == len(set(flat)), sorted(e for e in flat if flat.count(e) > 1)
        assert all(e == e.strip() and e for e in flat)


@pytest.mark.parametrize("file", ["places", "organisations", "outlets", "figures"])
def test_the_lists_of_names_are_ordered_by_label(file):
    assert {Label(name) for name in phrases.lexicon(file)} <= {Label.GPE, Label.LOC, Label.ORG, Label.MIL, Label.PERSON}


def test_every_country_has_its_people():
    nations = gazetteer.nations()
    assert nations["ukrainian"] == nations["ukraine"] == "Ukraine"
    assert nations["poles"] == nations["polish"] == "Poland"
    assert nations["british"] == nations["u.k."] == "Britain"


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("army", "armies"),
        ("gunman", "gunmen"),
        ("aircraft", "aircraft"),
        ("bus", "bus"),
        ("torch", "torches"),
        ("tank", "tanks"),
    ],
)
def test_plurals(singular, plural):
    assert phrases.plural(singular) == plural
