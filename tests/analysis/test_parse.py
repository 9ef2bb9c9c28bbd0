import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.analysis.parse import LONGEST, LONGEST_WORD, parse, plain
from annotations.articles.model import Role

HOSTILE = "\x00\x1b]52;c;x\x07 “said” \u202eBob\u2028\ud800 \U0001f600"


@pytest.fixture(scope="module")
def blank():
    import spacy

    return spacy.blank("en")


@given(st.text())
def test_plain_keeps_the_length(text):
    assert len(plain(text)) == len(text)


def test_typographic_signs_become_plain():
    assert plain("“Bob’s”\u00a0plan") == '"Bob\'s" plan'


def test_articles_come_out_whole_and_in_order(blank, article_of):
    articles = [
        article_of(name="empty"),
        article_of("One here.", "Two there.", name="two"),
        article_of(name="empty again"),
        article_of("Three.", name="one"),
        article_of(name="last"),
    ]

    found = list(parse(blank, articles, batch_size=2))

    assert [article for article, _ in found] == articles
    assert [[p.doc.text for p in paragraphs] for _, paragraphs in found] == [
        [],
        ["One here.", "Two there."],
        [],
        ["Three."],
        [],
    ]


def test_offsets_lead_back_into_the_article(blank, article_of):
    article = article_of("A  line.", "", "“Curly” Bob’s.")

    [(_, paragraphs)] = parse(blank, [article])

    for paragraph in paragraphs:
        assert paragraph.offset == paragraph.block.start
        for token in paragraph.doc:
            start = paragraph.offset + token.idx
            assert plain(article.text[start : start + len(token)]) == token.text


def test_markers_are_not_parsed(blank, article_of):
    article = article_of("Body.", "Read next", "A teaser.", roles=(Role.BODY, Role.MARKER, Role.TAIL))

    [(_, paragraphs)] = parse(blank, [article])

    assert [p.block.role for p in paragraphs] == [Role.BODY, Role.TAIL]


@pytest.mark.parametrize(
    "block",
    [HOSTILE, "(" * 12_000, "word " * 5_000, " " * 30_000, "x" * LONGEST_WORD + "\ty" * LONGEST, "a " + "b" * 20_000],
    ids=["hostile", "brackets", "long", "spaces", "mixed", "one long word"],
)
def test_any_block_is_parsed_in_short_pieces_that_cover_it(blank, article_of, block):
    article = article_of("Before.", block, "After.")

    [(_, paragraphs)] = parse(blank, [article])

    pieces = [p for p in paragraphs if p.block == article.blocks[1]]
    assert "".join(p.doc.text for p in pieces) == plain(block)
    assert all(len(p.doc.text) <= LONGEST for p in pieces)
    assert [p.offset for p in pieces] == [
        article.blocks[1].start + sum(len(q.doc.text) for q in pieces[:i]) for i in range(len(pieces))
    ]
