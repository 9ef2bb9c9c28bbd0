"""Articles become parsed paragraphs, streamed through spaCy with their offsets kept."""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from annotations.articles.model import Article, Block, Role

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LONGEST = 8_000
"""Characters in one Doc: the parser's memory grows with the longest, and no written paragraph is longer."""

LONGEST_WORD = 400
"""Characters without a space in one Doc: the tokenizer's time grows with their square (12,000 brackets take 16 s)."""

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛′ʼ", "'"),
        **dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\ufeff\u2028\u2029\x85", " "),
        **dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A)], " "),
        **dict.fromkeys("―⸺", "—"),
        **dict.fromkeys("‐‑", "-"),
        **dict.fromkeys([*range(0x00, 0x20), *range(0x7F, 0xA0)], " "),
        **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    }
)
"""One character for one: the model saw straight quotes and plain spaces ("Bob’s" is no possessive to it), and UTF-8
has no lone surrogates."""

_FOOTNOTES = re.compile(r"(?<=[^\s(])(?:\[\d{1,3}\])+")
"""Marks like "[1][2]", which the tokenizer takes for the end of the word before: "Levant.[1"."""

_CHUNK = re.compile(rf"\S{{1,{LONGEST_WORD}}}\s?|\s{{1,{LONGEST_WORD}}}")
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1}}}")


class Paragraph(NamedTuple):
    """A block of an article and its parse.

    Attributes:
        block: the block of the article.
        doc: its parse; as many characters as the piece of text it was made of, with typographic signs as plain ones.
        offset: where the Doc's text begins in the article, in code points: `block.start`, or later for the further
            pieces of an over-long block.
    """

    block: Block
    doc: "Doc"
    offset: int


def plain(text: str) -> str:
    """`text` with curly quotes, special spaces, control characters and footnote marks as plain signs or spaces.

    The length never changes.
    """
    return _FOOTNOTES.sub(lambda marks: " " * len(marks[0]), text.translate(_PLAIN))


def parse(
    nlp: "Language", articles: Iterable[Article], batch_size: int = 64
) -> Iterator[tuple[Article, tuple[Paragraph, ...]]]:
    """Parse every block but the markers, streaming: articles come out whole, in the order they came in.

    Args:
        nlp: the loaded model.
        articles: read lazily, about a batch ahead of what is yielded.
        batch_size: Docs that go through the model at once.
    """
    waiting: deque[tuple[Article, int]] = deque()

    def pieces() -> Iterator[tuple[str, tuple[Block, int]]]:
        for article in articles:
            cut = [
                (plain(article.text[start:end]), (block, start))
                for block in article.blocks
                if block.role is not Role.MARKER
                for start, end in _pieces(article.text, block)
            ]
            waiting.append((article, len(cut)))
            yield from cut

    gathered: list[Paragraph] = []
    for doc, (block, offset) in nlp.pipe(pieces(), as_tuples=True, batch_size=batch_size):
        while waiting[0][1] == len(gathered):
            yield waiting.popleft()[0], tuple(gathered)
            gathered = []
        gathered.append(Paragraph(block, doc, offset))
    while waiting:
        yield waiting.popleft()[0], tuple(gathered)
        gathered = []


def _pieces(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """The block as spans short enough for one Doc each, cut between words where there are words."""
    if block.end - block.start <= LONGEST and not _LONG_WORD.search(text, block.start, block.end):
        yield block.start, block.end
        return
    start = end = block.start
    for chunk in _CHUNK.finditer(text, block.start, block.end):
        cut_word = end > start and not text[end - 1].isspace() and not text[end].isspace()
        if cut_word or chunk.end() - start > LONGEST:
            yield start, end
            start = end
        end = chunk.end()
    if end > start:
        yield start, end
