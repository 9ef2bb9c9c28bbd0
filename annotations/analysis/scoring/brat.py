"""brat's standoff annotations: attributions whose parts are a source, a cue and a content.

A line `T1<tab>Cue 107 114<tab>words` names a piece of text, its parts parted by `;`, in code points of the text as it
lies on the disk; a line `E1<tab>Attribution:T4 Content:T3 Cue:T2 Source:T1` brings pieces together, with a number after
the role where there are several. Relations, attributes and notes say nothing about claims. The format is described at
https://brat.nlplab.org/standoff.html.
"""

from annotations.analysis.scoring.marked import Reported, Spans
from annotations.text import Span

_DIGITS = "0123456789"


class BadBratError(ValueError):
    """A line that is not what brat writes; the text says which."""


def attributions(lines: str, raw: str) -> tuple[Reported, ...]:
    """Every event as a claim, in the order of the file.

    Args:
        lines: the contents of the `.ann` file.
        raw: the annotated text, byte order mark and carriage returns included.

    Returns:
        Claims whose spans are code points of the canonical text.

    Raises:
        BadBratError: a line can't be read.
    """
    pieces: dict[str, Spans] = {}
    events: list[str] = []
    for line in lines.split("\n"):
        name, _, rest = line.partition("\t")
        if name.startswith("T"):
            pieces[name] = _piece(line, rest, raw)
        elif name.startswith("E"):
            events.append(rest.partition("\t")[0])
    return tuple(_event(event, pieces) for event in events)


def _piece(line: str, rest: str, raw: str) -> Spans:
    try:
        ranges = rest.partition("\t")[0].partition(" ")[2].split(";")
        return tuple(Span(*(_canonical(int(offset), raw) for offset in one.split())) for one in ranges)
    except (TypeError, ValueError):
        raise BadBratError(f"no offsets in {line!r}") from None


def _event(event: str, pieces: dict[str, Spans]) -> Reported:
    roles: dict[str, list[Span]] = {"Content": [], "Source": [], "Cue": []}
    for argument in event.split():
        role, _, name = argument.partition(":")
        gathered = roles.get(role.rstrip(_DIGITS))
        if gathered is not None:
            gathered.extend(pieces.get(name, ()))
    return Reported(*(tuple(spans) for spans in roles.values()))


def _canonical(offset: int, raw: str) -> int:
    """Where a code point of the raw text is in the canonical one, without byte order mark and carriage returns."""
    return offset - raw.startswith("\ufeff") * (offset > 0) - raw.count("\r\n", 0, offset)
