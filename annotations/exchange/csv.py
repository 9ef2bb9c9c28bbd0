"""Judgements as CSV: RFC 4180, one row an annotation, safe to open in a spreadsheet."""

import csv
import re
from collections.abc import Iterable
from typing import TextIO

from annotations.exchange.columns import COLUMNS
from annotations.judgement.model import Record

BOM = "\ufeff"

_FORMULA = re.compile(r"""[\s"'“”„‘’‚«»`\u200b-\u200f\u2060\ufeff]*?[=+\-@＝＋－＠\t\r\n]""")
"""What a spreadsheet may run: = + - @ or their full-width forms after anything it skips, or a leading TAB, CR or LF.

The rule is OWASP's for CSV injection, made stricter: spreadsheets trim spaces, and people paste quoted cells.
"""


def write_csv(records: Iterable[Record], stream: TextIO, *, excel: bool = False, raw: bool = False) -> int:
    r"""Write `records` with a header row, and give the number of rows below it.

    Args:
        records: annotations with the state of their anchors.
        stream: text in UTF-8, opened with `newline=""`; lines end with `\r\n`, newlines in cells stay inside quotes.
        excel: begin with a byte order mark, so that Excel reads UTF-8.
        raw: leave cells as they are; otherwise one that a spreadsheet would run as a formula gets a leading `'`.

    Raises:
        OSError: the stream can't be written.
    """
    if excel:
        stream.write(BOM)
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([column.name for column in COLUMNS])
    rows = 0
    for record in records:
        cells = [column.value(record) for column in COLUMNS]
        writer.writerow(cells if raw else [guarded(cell) if isinstance(cell, str) else cell for cell in cells])
        rows += 1
    return rows


def guarded(cell: str) -> str:
    """`cell` with a leading `'` when a spreadsheet would run it as a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell that `guarded` made `cell` of."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell, 1) else cell
