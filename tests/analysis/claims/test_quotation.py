"""Where quotation marks open and close."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.analysis.claims.quotation import quotations

CASES = [
    ("no marks at all", []),
    ('"one" and "two"', ['"one"', '"two"']),
    ("“curly” ones", ["“curly”"]),
    ("„low“ and «angle» ones", ["„low“", "«angle»"]),
    ("''two single signs''", ["''two single signs''"]),
    ("‘single’ ones", ["‘single’"]),
    ("the workers' rights and the town's mayor", []),
    ("it's 'not the town's fault' at all", ["'not the town's fault'"]),
    ("\"she said 'no' to it\"", ["\"she said 'no' to it\""]),
    ("a board 5' 10\" long", []),
    ('"it runs on', ['"it runs on']),
    ("”wrong way round”", ["”wrong way round”"]),
    ('""', []),
    ("“they told us “go home” and left”", ["“they told us “go home” and left”"]),
    ('"they told us “go home” and “wait” for it"', ['"they told us “go home” and “wait” for it"']),
    ('"one" and “two” and "three"', ['"one"', "“two”", '"three"']),
    ("“it was late, he said. “we left”", ["“it was late, he said.", "“we left”"]),
    ("“one” and “two”", ["“one”", "“two”"]),
    ("the '90s were 'mild'", ["'mild'"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_marks(article_of, text, expected):
    article = article_of(text)

    found = [quotation.span.of(text) for quotation in quotations(article, article.blocks[0])]

    assert found == expected


def test_an_open_quotation_ends_with_its_paragraph(article_of):
    article = article_of('He said: "It runs on.  ', '"Here it ends."')

    first, second = (quotations(article, block)[0] for block in article.blocks)

    assert first.span.of(article.text) == '"It runs on.'
    assert not first.closed
    assert second.closed


@given(st.text(alphabet="ab '\"“”‘’.\n", max_size=60))
def test_quotations_lie_in_order_inside_their_block(article_of, text):
    article = article_of(text)
    block = article.blocks[0]

    found = [quotation.span for quotation in quotations(article, block)]

    assert all(block.start <= span.start < span.end <= block.end for span in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
