"""What a claim says beside its words: kind, doubt, denial, the source's entity, via, id and worth."""

from itertools import pairwise

import pytest

from annotations.analysis.model import Kind

pytestmark = pytest.mark.model


def first(claims, *paragraphs):
    article, found = claims(*paragraphs)
    assert found, paragraphs
    return article, found[0]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The mayor said the bridge was gone.", Kind.INDIRECT),
        ('"The bridge is gone," the mayor said.', Kind.DIRECT),
        ('The mayor said the bridge was "gone for good" after the flood.', Kind.MIXED),
    ],
)
def test_kind(claims, sentence, kind):
    assert first(claims, sentence)[1].kind is kind


@pytest.mark.parametrize(
    ("sentence", "hedged"),
    [
        ("The mayor said the bridge was gone.", False),
        ("The mayor said the bridge may be gone.", True),
        ("Early evidence suggests the bridge was mined.", True),
        ("The mayor said the bridge was probably mined.", True),
        ("The mayor said the bridge, which may be sold, was open.", False),
    ],
)
def test_hedged(claims, sentence, hedged):
    assert first(claims, sentence)[1].hedged is hedged


@pytest.mark.parametrize(
    ("sentence", "negated"),
    [
        ("The ministry said its troops had crossed.", False),
        ("The ministry denied that its troops had crossed.", True),
        ("The ministry did not say that its troops had crossed.", True),
        ("The ministry did not deny that its troops had crossed.", False),
        ("The ministry said its troops had not crossed.", False),
    ],
)
def test_negated(claims, sentence, negated):
    assert first(claims, sentence)[1].negated is negated


def test_the_source_is_the_entity_that_its_head_names(nlp, article_of):
    found = _with_entities(nlp, article_of, "Interior Minister Olena Hrytsenko said the road was open.")

    assert found["the road was open"] == "Olena Hrytsenko"


def test_a_pronoun_takes_up_the_speaker_before_it(nlp, article_of):
    found = _with_entities(
        nlp,
        article_of,
        "Olena Hrytsenko said the road was open.",
        "Dmytro Bondarenko was not there. She said the bus would run again.",
    )

    assert found["the bus would run again"] == "Olena Hrytsenko"


def test_a_pronoun_without_anybody_before_it_stays_open(nlp, article_of):
    assert _with_entities(nlp, article_of, "They said the bus would run again.") == {"the bus would run again": None}


def _with_entities(nlp, article_of, *paragraphs):
    """Content → name of the source's entity."""
    from annotations.analysis.claims import find_claims
    from annotations.analysis.entities import find_entities
    from annotations.analysis.parse import parse

    article = article_of(*paragraphs)
    [(_, parsed)] = parse(nlp, [article])
    entities = find_entities(article, parsed)
    names = {entity.id: entity.name for entity in entities}
    return {
        claim.span.of(article.text): names.get(claim.source.entity) if claim.source else None
        for claim in find_claims(article, parsed, entities)
    }


def test_a_source_within_a_source_has_its_reporter(claims):
    article, found = claims('"Officers say the army is likely to move south," the Harbour Gazette reports.')
    inner = next(claim for claim in found if claim.source and claim.source.span.of(article.text) == "Officers")

    assert inner.via == "the Harbour Gazette"


def test_told_to_an_outlet_is_via_that_outlet(claims):
    _, claim = first(claims, "The spokesman Andrii Koval told Reuters that the raid was over.")

    assert claim.via == "Reuters"


def test_ids_are_distinct_and_the_same_each_time(claims):
    paragraphs = ("The mayor said the bridge was gone. The mayor said the bridge was gone.", "She said so again.")
    ids = [claim.id for claim in claims(*paragraphs)[1]]

    assert len(set(ids)) == len(ids)
    assert ids == [claim.id for claim in claims(*paragraphs)[1]]


def test_spans_are_in_order_inside_the_text_and_apart(claims):
    article, found = claims(
        '"The bridge," the mayor said, "is gone." "We saw it," she added. "It fell."', "— Olha Kern"
    )

    for claim in found:
        assert claim.start == claim.spans[0].start
        assert claim.end == claim.spans[-1].end <= len(article.text)
        for a, b in pairwise(claim.spans):
            assert a.end <= b.start
