"""The one line above the panes: the program and folder, what is judged, and who judges."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from annotations.text import one_line

BAR = " ▏▎▍▌▋▊▉█"
BAR_CELLS = 5


def progress_bar(done: int, total: int) -> str:
    """`done` of `total` as a bar of eighths, `BAR_CELLS` cells wide."""
    eighths = round(BAR_CELLS * 8 * done / total) if total else 0
    full, rest = divmod(eighths, 8)
    return ("█" * full + (BAR[rest] if rest else "")).ljust(BAR_CELLS)


class HeaderLine(Widget):
    """One row; the middle gives way first when there is little room."""

    DEFAULT_CSS = "HeaderLine { height: 1; width: 1fr; color: $text-muted; }"

    place: reactive[str] = reactive("")
    """The folder's name."""
    annotator: reactive[str] = reactive("")
    """Who judges."""
    notice: reactive[str] = reactive("")
    """What the analyst must know while it lasts: read-only, desk elsewhere, no language model."""
    read_only: reactive[bool] = reactive(False)
    """Whether nothing can be saved; said where nothing cuts it away."""
    progress: reactive[tuple[int, int]] = reactive((0, 0))
    """Claims judged, and claims found, in the whole folder."""

    def render(self) -> Content:
        """The line at the width there is."""
        judged, total = self.progress
        left = Content.assemble((" Incursion", "bold $text"), f" · {one_line(self.place)}")
        notice = Content.styled(f"  {one_line(self.notice)}", "$warning") if self.notice else Content("")
        middle = f"judged {judged} of {total}  {progress_bar(judged, total)}" if total else ""
        locked = Content.styled("  read-only", "bold $warning") if self.read_only else Content("")
        right = Content.assemble(middle, "  ", locked, f" · {one_line(self.annotator)} ")
        width = self.size.width
        left = (left + notice).truncate(max(0, width - right.cell_length - 1), ellipsis=True)
        gap = max(1, width - left.cell_length - right.cell_length)
        return Content.assemble(left, " " * gap, right).truncate(width)
