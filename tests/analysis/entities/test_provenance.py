import pytest
from msgspec.structs import replace

from annotations.analysis.entities import find_entities
from annotations.analysis.entities.provenance import provenance
from annotations.analysis.parse import parse
from annotations.articles import article_of

pytestmark = pytest.mark.model


def provenance_of(author: str, outlet: str = "") -> dict[str, str]:
    text = f"---\nauthor: {author}\noutlet: {outlet}\n---\n\nHarvest\n\nThe barley is in.\n"
    return {name: label.value for name, label in provenance(article_of(text.encode(), "a.txt")).items()}


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Marit Roe", {"Marit Roe"}),
        ("Marit Roe and Ole van Damm", {"Marit Roe", "Ole van Damm"}),
        ("Marit Roe, Jens B. Holm & Ana-Maria O'Dea", {"Marit Roe", "Jens B. Holm", "Ana-Maria O'Dea"}),
        ("News Desk", set()),
        ("Readers of the Gazette", set()),
        ("Press and Information Section", set()),
        ("Staff Writer", set()),
        ("Reuters", set()),
        ("", set()),
    ],
)
def test_authors_are_people_and_desks_are_not(author, names):
    assert provenance_of(author) == dict.fromkeys(names, "PERSON")


@pytest.mark.parametrize(
    ("outlet", "name"),
    [
        ("The Orchard Post", "The Orchard Post"),
        ("Dalnaya Svecha, in exile (sample)", "Dalnaya Svecha"),
        ("Russia", ""),
        ("(sample)", ""),
    ],
)
def test_an_outlet_is_a_body(outlet, name):
    assert provenance_of("", outlet) == ({name: "ORG"} if name else {})


def test_they_are_found_where_the_text_names_them(nlp, article_of):
    text = "Svetly Put has asked. Marit Roe, who wrote it for Svetly Put, asked again. Svetly Putin is another."
    article = replace(article_of(text), author="Marit Roe", outlet="Svetly Put")
    ((_, paragraphs),) = parse(nlp, [article])
    found = {(e.name, e.label.value, len(e.mentions)) for e in find_entities(article, paragraphs)}
    assert {("Svetly Put", "ORG", 2), ("Marit Roe", "PERSON", 1)} <= found
