import pytest

from annotations.analysis.entities import transliteration
from annotations.analysis.entities.same_body import acronyms
from annotations.analysis.entities.same_person import may_be_one
from annotations.articles.model import Role


def named(entities, label):
    return {entity.name: set(entity.aliases) for entity in entities if entity.label == label}


@pytest.mark.parametrize(
    "spellings",
    [
        ("Zelensky", "Zelenskyy", "Zelenskiy"),
        ("Kyiv", "Kiev"),
        ("Kharkiv", "Kharkov"),
        ("Lviv", "Lvov"),
        ("Oleg", "Oleh"),
        ("Raqqa", "Raqqah", "Ar Raqqah", "al-Raqqa"),
        ("Aleksandr", "Alexandr"),
        ("Yevgeny", "Evgeny", "Evgenii"),
        ("Podolyak", "Podoliak"),
        ("Qusayr", "Kusair"),
        ("Zelensky", "Зеленский", "Зеленський"),
        ("Kharkiv", "Харків", "Харьков"),
    ],
)
def test_spellings_of_one_name_share_a_key(spellings):
    assert len({transliteration.key(name) for name in spellings}) == 1


@pytest.mark.parametrize(
    "names", [("Belgorod", "Belgrade"), ("Sumy", "Soumaya"), ("Ivanov", "Ivanenko"), ("Mali", "Malta")]
)
def test_different_names_keep_their_keys(names):
    assert len({transliteration.key(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("name", "full_name", "one"),
    [
        ("Lindgren", "Halvard Lindgren", True),
        ("H. Lindgren", "Halvard Lindgren", True),
        ("Oleksiy Bilyk", "Oleksii Bilyk", True),
        ("Zawahiri", "Ayman al-Zawahiri", True),
        ("Roe-Finch", "Tomas Roe-Finch", True),
        ("Roe-Finch", "Tomas Roe", False),
        ("Astrid Lindgren", "Halvard Lindgren", False),
        ("Lindqvist", "Halvard Lindgren", False),
        ("Petrov", "Ivan Petrenko", False),
        ("Halvard", "Halvard Lindgren", False),
    ],
)
def test_when_two_names_may_be_one_person(name, full_name, one):
    assert may_be_one(name, full_name) is one


@pytest.mark.parametrize(
    ("short", "name", "one"),
    [
        ("NHS", "National Health Service", True),
        ("ISW", "Institute for the Study of War", True),
        ("SDF", "Syrian Democratic Forces", True),
        ("SDF", "Danish Fisheries", False),
    ],
)
def test_when_letters_stand_for_a_name(short, name, one):
    assert (short in acronyms(name)) is one


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        (
            "President Halvard Lindgren spoke. Later Lindgren sat down, and the president left.",
            "PERSON",
            {"Halvard Lindgren": {"Lindgren", "president"}},
        ),
        (
            "Volodymyr Zelensky came by train. Zelenskyy left by car. Then Volodymyr Zelenskiy wrote.",
            "PERSON",
            {"Volodymyr Zelensky": {"Zelenskyy", "Volodymyr Zelenskiy"}},
        ),
        (
            "Its spokesman, Ivan Korsakov, declined. The spokesman hung up.",
            "PERSON",
            {"Ivan Korsakov": {"spokesman"}},
        ),
        (
            "John Peverell met Mary Peverell. Peverell laughed.",
            "PERSON",
            {"John Peverell": set(), "Mary Peverell": set(), "Peverell": set()},
        ),
        (
            "John Peverell met James Peverell. Afterwards J. Peverell laughed.",
            "PERSON",
            {"John Peverell": set(), "James Peverell": set(), "J. Peverell": set()},
        ),
        ("Kiev was dark. A bus left Kyiv.", "GPE", {"Kiev": {"Kyiv"}}),
        (
            "The Northern Weather Institute (NWI) said so. The NWI repeated it.",
            "ORG",
            {"Northern Weather Institute": {"NWI"}},
        ),
        (
            "Britain's Ministry of Defence reported it. The Defence Ministry added more.",
            "ORG",
            {"Britain's Ministry of Defence": {"Ministry of Defence", "Defence Ministry"}},
        ),
        (
            "The Russian Ministry of Defence denied it. The Ukrainian Ministry of Defence confirmed it.",
            "ORG",
            {"Russian Ministry of Defence": set(), "Ukrainian Ministry of Defence": set()},
        ),
        (
            "The 72nd Mechanized Brigade relieved the 93rd Mechanized Brigade.",
            "MIL",
            {"72nd Mechanized Brigade": set(), "93rd Mechanized Brigade": set()},
        ),
        (
            "The Harbour for Russia Legion came. The legion left again.",
            "MIL",
            {"Harbour for Russia Legion": {"legion"}},
        ),
        (
            "The Harbour for Russia Legion met the Lantern of Russia Legion. The legion left again.",
            "MIL",
            {"Harbour for Russia Legion": set(), "Lantern of Russia Legion": set(), "legion": set()},
        ),
        ("Russia sent bread. They were Russians; a Russian sang.", "NORP", {"Russian": {"Russians"}}),
        ("Russia sent bread. The Russians ate it; a Russian sang.", "NORP", {"Russian": set()}),
        ("Russia sent bread. The Russians ate it.", "GPE", {"Russia": set()}),
        ("Two tanks came and a tank left.", "VEHICLE", {"tank": {"tanks"}}),
        (
            "The Tall Ships Group met. The rebels had a group, and the group left.",
            "ORG",
            {"Tall Ships Group": set(), "group": set()},
        ),
        (
            "Port chief Anna Berg spoke. The harbour chief of Oslo replied.",
            "PERSON",
            {"Anna Berg": {"chief"}, "harbour chief": set()},
        ),
        ("HMS Marigold sailed. Marigold came back.", "VEHICLE", {"HMS Marigold": {"Marigold"}}),
        ("The Danish frigate HMS Marigold sailed.", "VEHICLE", {"HMS Marigold": {"Danish frigate"}}),
    ],
)
def test_mentions_of_one_thing_are_one_entity(find, text, label, expected):
    assert named(find(text), label) == expected


@pytest.mark.model
def test_the_owner_of_a_body_is_listed_too(find):
    entities = find("Norway's Ministry of Fisheries objected.")
    assert {(e.name, e.label) for e in entities} == {("Norway", "GPE"), ("Norway's Ministry of Fisheries", "ORG")}


@pytest.mark.model
def test_a_name_that_only_describes_is_listed_too(find):
    assert "Hamas" in {e.name for e in find("Hamas militants left.")}
    assert "Finland" in {e.name for e in find("The president of Finland swam.")}
    assert "Hamas militants" in {e.name for e in find("Hamas said so. Hamas militants left.")}


@pytest.mark.model
def test_a_name_in_the_tail_joins_only_the_same_name(find):
    entities = find(
        "Prime Minister Halvard Lindgren flew to Kiev.",
        "Lindgren wins the cup; Kyiv cheers, and so does Kiev.",
        roles=(Role.BODY, Role.TAIL),
    )
    by_name = {e.name: e for e in entities}
    assert len(by_name["Halvard Lindgren"].mentions) == 2
    assert {"Lindgren", "Halvard Lindgren", "Kiev"} <= set(by_name)
    assert len(by_name["Kiev"].mentions) == 3
