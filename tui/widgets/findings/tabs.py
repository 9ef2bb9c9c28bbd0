"""The names of the lists in the border of their pane, as much of them as there is room for."""

from collections.abc import Mapping
from typing import NamedTuple, Self

from textual.content import Content


class Tabs(NamedTuple):
    """A title, and in which of its columns each name ends."""

    title: Content = Content("")
    ends: tuple[tuple[int, str], ...] = ()

    @classmethod
    def fitting(cls, sizes: Mapping[str, int], front: str, room: int) -> Self:
        """The names with how much is in each: "Claims 15 ─ Entities 21 ─ Echoes 3".

        In a narrow pane the sizes of lists that are not in front are left out, but for the last, which goes with the
        current claim; then the lines between the names.
        """
        last = list(sizes)[-1]
        some = {front, last}
        for numbered, between in ((set(sizes), " ─ "), (some, " ─ "), (some, " ")):
            names = {
                name: f"{name.capitalize()} {size}" if name in numbered else name.capitalize()
                for name, size in sizes.items()
            }
            if len(between.join(names.values())) <= room:
                break
        styled = [(name, "bold" if key == front else "$text-muted") for key, name in names.items()]
        ends, column = [], 0
        for key, name in names.items():
            column += len(name) + len(between)
            ends.append((column, key))
        return cls(Content(between).join(Content.styled(*one) for one in styled), tuple(ends))

    def at(self, column: int) -> str | None:
        """The list whose name is in that column of the title, the line behind it included; None behind them all."""
        return next((key for end, key in self.ends if 0 <= column < end), None)
