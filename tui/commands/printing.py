"""What commands print on: tables and JSON lines in which no foreign character drives the terminal."""

import json
import re
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING

from annotations.text import displayable, one_line

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

_HALF = re.compile("[\\ud800-\\udfff]")


def json_line(record: object, *, terminal: bool = False) -> str:
    """`record` as one line of JSON, which UTF-8 can always hold.

    Args:
        record: what `json.dumps` takes.
        terminal: escape whatever a terminal would obey or not show, C1 controls and bidi overrides among them; JSON
            itself escapes C0 only.
    """
    line = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    line = _HALF.sub(lambda half: json.dumps(half[0])[1:-1], line)
    if terminal and displayable(line) != line:
        line = "".join(c if displayable(c) == c else json.dumps(c)[1:-1] for c in line)
    return line


def console() -> "Console":
    """Standard output for tables, as wide as the terminal; without one as wide as COLUMNS says, else 80."""
    from rich.console import Console

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal of another alphabet shows what it can
    return Console(markup=False, highlight=False, emoji=False)


def cell(text: str, style: str = "") -> "Text":
    """Foreign text on one line of its own."""
    from rich.text import Text

    return Text(one_line(text), style=style)


def table(*columns: tuple[str, int], head: bool = True) -> "Table":
    """An empty table over the whole width.

    Args:
        columns: the name of each, and its share of the width; 0 for as much as it needs.
        head: begin with the names.
    """
    from rich import box
    from rich.table import Table

    made = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, show_header=head)
    for name, share in columns:
        made.add_column(name, ratio=share or None, no_wrap=not share, overflow="fold")
    return made


def counted(number: int, what: str) -> str:
    """A number of things: "1 event", "3,606 events"."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"
