"""One parsed paragraph as plain lists of words, and the candidates that the rules find in it."""

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from annotations.analysis.model import Label

if TYPE_CHECKING:
    from spacy.tokens import Doc


_HYPHENS = frozenset("-‐‑–")
_BEFORE_SENTENCES = frozenset([".", "!", "?", ":", ";", '"', "'", "-", "--", "—", "–", "•", "*", "(", "…", "..."])


class Rank:
    """Whose word counts when two candidates cover the same characters; the higher wins."""

    GUESS = 0
    MODEL = 1
    RULE = 2
    LISTED = 3


class Candidate(NamedTuple):
    """Characters `start` to `end` of a paragraph that may name something.

    Attributes:
        label: its type.
        rank: one of `Rank`.
        name: the name without titles, or the usual form of a listed name; "" when the characters are the name.
        nominal: a description ("the rebels"), not a name.
        title: the words before a person's name that say what he is.
        owner: the country or body whose ministry, army or office it is, when that stands outside the span.
    """

    start: int
    end: int
    label: Label
    rank: int
    name: str = ""
    nominal: bool = False
    title: str = ""
    owner: str = ""


class Words:
    """The words of one paragraph, read from the Doc once: reading a token costs more than reading a list.

    Attributes:
        text: the paragraph.
        texts, lower, tags: each word, in lower case, and its Penn Treebank tag; all tags are "" without a tagger.
        starts, ends: code points in `text`, end exclusive.
        hyphened: whether a hyphen is a word of its own somewhere.
        spans: the model's entities as first word, word after the last, and label.
    """

    __slots__ = ("ends", "hyphened", "lower", "spans", "starts", "tagged", "tags", "text", "texts")

    def __init__(self, doc: "Doc") -> None:
        pieces = [token.text_with_ws for token in doc]
        self.text = "".join(pieces)
        self.tagged = doc.has_annotation("TAG")
        self.texts: list[str] = [piece.rstrip(" ") for piece in pieces]
        self.lower: list[str] = [text.lower() for text in self.texts]
        columns = doc.to_array(["IDX", "TAG"])
        self.starts: list[int] = columns[:, 0].tolist()
        self.hyphened = not _HYPHENS.isdisjoint(self.texts)
        self.ends: list[int] = [start + len(text) for start, text in zip(self.starts, self.texts, strict=True)]
        names = {code: doc.vocab.strings[code] for code in {*columns[:, 1].tolist()}}
        self.tags: list[str] = [names[code] for code in columns[:, 1].tolist()]
        self.spans = [(span.start, span.end, span.label_) for span in doc.ents]
        if not all(map(str.strip, self.texts)):
            self._drop_spaces()

    def _drop_spaces(self) -> None:
        """Take out words that are spaces, so that neighbours are neighbours."""
        kept = [i for i, text in enumerate(self.texts) if text.strip()]
        for name in ("texts", "lower", "tags", "starts", "ends"):
            column = getattr(self, name)
            setattr(self, name, [column[i] for i in kept])
        self.spans = [(bisect_left(kept, i), bisect_left(kept, j), label) for i, j, label in self.spans]

    def __len__(self) -> int:
        return len(self.texts)

    def capital(self, i: int) -> bool:
        """Whether word `i` begins with a capital letter."""
        return self.texts[i][:1].isupper()

    def begins(self, i: int) -> bool:
        """Whether word `i` begins a sentence or quotation, where a capital letter says nothing."""
        return i == 0 or self.texts[i - 1] in _BEFORE_SENTENCES

    def noun(self, i: int) -> bool:
        """Whether word `i` is a noun; without a tagger, any word."""
        return not self.tagged or self.tags[i].startswith("NN")

    def slice(self, i: int, j: int) -> str:
        """The characters of words `i` to `j`, `j` exclusive."""
        return self.text[self.starts[i] : self.ends[j - 1]]

    def candidate(
        self, i: int, j: int, label: Label, *, rank: int = Rank.RULE, name: str = "", nominal: bool = False
    ) -> Candidate:
        """A candidate over words `i` to `j`, `j` exclusive."""
        return Candidate(self.starts[i], self.ends[j - 1], label, rank, name, nominal)
