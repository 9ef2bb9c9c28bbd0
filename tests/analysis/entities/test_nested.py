"""Names inside descriptions, and where a name ends: "the commander of the Kakhovka Brigade on Monday"."""

import pytest

FOUND = [
    ("He met the Kakhovka Brigade on Monday.", {("Kakhovka Brigade", "MIL"), ("Monday", "DATE")}),
    ("They left the Ferry Workers Union on Tuesday.", {("Ferry Workers Union", "ORG"), ("Tuesday", "DATE")}),
    ("He met the commander of the Kakhovka Brigade on 3 May.", {("Kakhovka Brigade", "MIL"), ("commander", "PERSON")}),
    ("The commander of the Kakhovka Brigade in Lviv left.", {("Kakhovka Brigade", "MIL"), ("Lviv", "GPE")}),
    ("The chairman of the Committee on Harbour Affairs resigned.", {("Committee on Harbour Affairs", "ORG")}),
    (
        "She met the head of the Institute for the Study of Rivers (ISR). ISR agreed.",
        {("Institute for the Study of Rivers", "ORG"), ("ISR", "ORG")},
    ),
    ("The president of Syria left.", {("president", "PERSON"), ("Syria", "GPE")}),
]


@pytest.mark.parametrize(("sentence", "wanted"), FOUND)
def test_each_name_is_found_whole(spans, sentence, wanted):
    assert wanted <= spans(sentence)


def test_an_acronym_and_its_long_form_inside_a_description_are_one(find):
    entities = find("She met the head of the Institute for the Study of Rivers (ISR). ISR agreed.")
    [institute] = [entity for entity in entities if "ISR" in (entity.name, *entity.aliases)]
    assert institute.name == "Institute for the Study of Rivers"
    assert len(institute.mentions) == 3
