"""What a rule finds before it becomes a claim: content, cue and source as tokens of a paragraph."""

from dataclasses import dataclass, field
from typing import NamedTuple

from annotations.analysis.claims.tree import Tree
from annotations.text import Span


class Phrase(NamedTuple):
    """Neighbouring tokens with their head: `first` to `last` of `tree`, both included."""

    tree: Tree
    first: int
    last: int
    head: int

    @property
    def span(self) -> Span:
        """The phrase's place in the article."""
        return self.tree.span(self.first, self.last)


@dataclass(slots=True)
class Found:
    """A content with its cue and source.

    Attributes:
        rule: the module that found it.
        tree: where content and cue stand.
        content: (first, last) token of each piece, both included, in order.
        cue: the words that report it.
        source: who says it.
        more: further pieces in later paragraphs, as a quotation that runs on has them.
        reports: the cue is one of speech, so a quotation may belong to it.
        rank: among findings with nearly the same content the higher stays.
    """

    rule: str
    tree: Tree
    content: list[tuple[int, int]]
    cue: Phrase | None = None
    source: Phrase | None = None
    more: list[Span] = field(default_factory=list)
    reports: bool = False
    rank: int = 1

    @property
    def spans(self) -> tuple[Span, ...]:
        """The content's pieces in the article."""
        return tuple(sorted([*(self.tree.span(first, last) for first, last in self.content), *self.more]))
