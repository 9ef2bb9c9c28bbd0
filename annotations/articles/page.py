"""A page as the rules of thumb see it: its lines, what stands above each, and the roles found so far."""

import msgspec

from annotations.articles.model import Role


class Page(msgspec.Struct):
    """The lines of an article without its tail, whose roles are filled in rule by rule.

    Attributes:
        lines: the words of each piece, white space folded.
        gaps: whether a blank line stands above the piece.
        counts: words of each piece.
        roles: None where no rule has spoken yet.
    """

    lines: list[str]
    gaps: list[bool]
    counts: list[int]
    roles: list[Role | None]

    def __len__(self) -> int:
        return len(self.lines)

    def unnamed(self, i: int) -> bool:
        """Whether no rule has given piece `i` a role yet."""
        return self.roles[i] is None

    def name(self, role: Role, *pieces: int) -> None:
        """Give a role to those of `pieces` that have none."""
        for i in pieces:
            self.roles[i] = self.roles[i] or role
