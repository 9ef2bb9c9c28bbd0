import pytest

from annotations.analysis.model import Entity, Label
from annotations.analysis.named import is_named


@pytest.mark.parametrize(
    ("name", "label", "named"),
    [
        ("Harbour for Russia Legion", "MIL", True),
        ("72nd Mechanized Brigade", "MIL", True),
        ("NATO", "ORG", True),
        ("al-Qaeda", "ORG", True),
        ("Norway's Ministry of Fisheries", "ORG", True),
        ("Institute for the Study of Tides", "ORG", True),
        ("Halvard Lindgren", "PERSON", True),
        ("Roe", "PERSON", True),
        ("Tabqa Dam", "FAC", True),
        ("Kozinka", "GPE", True),
        ("Finnish", "NORP", True),
        ("Finns", "ORG", True),
        ("T-72B3 tanks", "VEHICLE", True),
        ("MaxxPro trucks", "VEHICLE", True),
        ("Kalashnikov", "WEAPON", True),
        ("Operation Red Dawn", "EVENT", True),
        ("gunmen", "MIL", False),
        ("Kurdish fighters", "MIL", False),
        ("NATO officials", "ORG", False),
        ("ministry of fisheries", "ORG", False),
        ("president of Norway", "PERSON", False),
        ("Prime Minister", "PERSON", False),
        ("President of Norway", "PERSON", False),
        ("Danish tanks", "VEHICLE", False),
        ("village", "LOC", False),
        ("Russian territory", "LOC", False),
        ("23 May", "DATE", False),
        ("70", "CARDINAL", False),
        ("", "ORG", False),
    ],
)
def test_what_bears_a_name_of_its_own(name, label, named):
    assert is_named(Entity("e1", name, Label(label))) is named


@pytest.mark.model
def test_a_capital_that_only_begins_a_sentence_makes_no_name(nlp, article_of):
    from annotations.analysis.entities import find_entities
    from annotations.analysis.parse import parse

    article = article_of("Gunmen slept. Masked rebels sang. Kurdish fighters ate, and the Coalition paid Rosatom.")
    ((_, paragraphs),) = parse(nlp, [article])
    found = {entity.name: is_named(entity) for entity in find_entities(article, paragraphs)}
    assert found == {
        "gunmen": False,
        "masked rebels": False,
        "Kurdish fighters": False,
        "Coalition": True,
        "Rosatom": True,
    }
