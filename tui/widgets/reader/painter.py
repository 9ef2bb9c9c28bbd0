"""One row of the page as a strip: margin, text, and the marks that lie over it.

Each segment says where in the text it stands, in the way that Textual asks for when the mouse selects: an offset with
`y` the code point of the segment's beginning and `x` the characters after it. Where a segment is not text (margin,
blank) or is a cluster of several cells, counting characters would miss: `x` is negative there, or ignored.
"""

from collections.abc import Iterator
from itertools import islice, pairwise

import msgspec
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset
from textual.strip import Strip

from annotations.text import Span
from tui.widgets.reader.cells import Cluster
from tui.widgets.reader.layout import Layout
from tui.widgets.reader.marks import ClaimMark, EntityMark, SpanIndex
from tui.widgets.reader.palette import ENTITY_CLASSES, ROLE_CLASSES, SELECTED, SIGNS, VERDICT_CLASSES, Palette

AIR = 2
"""Blank columns on either side of the page."""
MARGIN = AIR + 3
"""Columns before the text: air, the verdict's glyph, the claim's bar, and a blank."""
_MOST = 256
"""Marks of one kind that are drawn on one row; a row has fewer characters than that unless someone plays tricks."""


class Overlay(msgspec.Struct, frozen=True):
    """What lies over the text at this moment.

    Attributes:
        claims, entities, matches: the marks, by place.
        current: the claim that the cursor is on.
        spot: the match or mention that was gone to.
        marked: what is being marked by keyboard.
        caret: the cluster that the keyboard's caret stands on.
        selected: what the mouse has selected.
    """

    claims: SpanIndex[ClaimMark]
    entities: SpanIndex[EntityMark]
    matches: SpanIndex[None]
    current: ClaimMark | None = None
    spot: Span | None = None
    marked: Span | None = None
    caret: Span | None = None
    selected: Span | None = None


def nothing() -> Overlay:
    """A text without any marks."""
    return Overlay(SpanIndex((), 0), SpanIndex((), 0), SpanIndex((), 0))


def paint(layout: Layout, index: int, overlay: Overlay, palette: Palette, width: int, *, fold_key: str) -> Strip:
    """The row `index` of the page as `width` cells; `fold_key` is named on the line of the tail."""
    row = layout.rows[index]
    base = () if row.role is None or row.role not in ROLE_CLASSES else (ROLE_CLASSES[row.role],)
    segments = [*_margin(layout, index, overlay, palette)]
    if index == layout.fold:
        sentence = fold_sentence(layout.folded, fold_key, unfolded=index + 1 < len(layout.rows))
        segments.append(_fixed(sentence, palette.style(base), row.start))
        used = MARGIN + len(sentence)
    else:
        segments += _text(layout, index, overlay, palette, base)
        used = MARGIN + layout.row_width(index)
    if used < width:
        segments.append(_fixed(" " * (width - used), palette.style(), row.end))
    return Strip(segments, max(used, width)).crop(0, width)


def blank(offset: int, palette: Palette, width: int) -> Strip:
    """A row below the text's end; all of it stands for `offset`."""
    return Strip([_fixed(" " * width, palette.style(), offset)], width)


def centred(sentence: str, palette: Palette, width: int) -> Strip:
    """A row of the sentence that is shown in place of a text."""
    air = Segment(" " * (max(0, width - cell_len(sentence)) // 2), palette.style())
    words = Segment(sentence, palette.style(("reader--sentence",)))
    return Strip([air, words]).extend_cell_length(width, palette.style()).crop(0, width)


def fold_sentence(paragraphs: int, key: str, *, unfolded: bool) -> str:
    """The line that stands for the tail; `key` is how its key is written, "" when it has none."""
    plural = "paragraph" if paragraphs == 1 else "paragraphs"
    hint = f" · {key} {'folds' if unfolded else 'unfolds'}" if key else ""
    return f"{'▾' if unfolded else '▸'} {paragraphs} unrelated {plural}{hint}"


def offset_of(layout: Layout, point: Offset, *, end: bool = False) -> int:
    """The code point that Textual's offset `point` of a selection means; as its `end`, exclusive."""
    start = max(0, min(point.y, len(layout.text)))
    if point.x < 0:
        return start
    cluster = layout.cluster_of(start)
    if cluster is not None and not cluster.plain:
        return cluster.end if end and point.x > 0 else cluster.start
    offset = min(start + point.x, len(layout.text))
    if end:
        return layout.cluster_at(offset - 1)[1] if point.x > 0 else offset
    return layout.cluster_at(offset)[0]


def _margin(layout: Layout, index: int, overlay: Overlay, palette: Palette) -> Iterator[Segment]:
    """Air, the glyph of a claim that begins on this row, the bar of those that touch it, and a blank."""
    row = layout.rows[index]
    marks = list(islice((mark for _, mark in overlay.claims.touching(row.start, row.end)), _MOST))
    begun = [mark for mark in marks if mark.spans and layout.row_at(min(s.start for s in mark.spans)) == index]
    plain, current = palette.style(), overlay.current.id if overlay.current is not None else None
    yield _fixed(" " * AIR, plain, row.start)
    begun = [mark for mark in begun if not (mark.quiet and mark.state == "open") or mark.id == current]
    if begun:
        own = [mark for mark in begun if mark.id == current]
        judged = [mark for mark in begun if mark.state != "open"]
        state = (own or judged or begun)[0].state
        sign = SIGNS.get(state, SIGNS["open"])
        yield _fixed(sign.glyph, palette.style((VERDICT_CLASSES[sign.word],)), row.start)
    else:
        yield _fixed(" ", plain, row.start)
    if any(mark.id == current for mark in marks):
        yield _fixed("▐", palette.style(("reader--current-bar",)), row.start)
    elif marks:
        quiet = all(mark.quiet for mark in marks)
        yield _fixed(
            "│" if quiet else "┃", palette.style(("reader--quiet-bar" if quiet else "reader--bar",)), row.start
        )
    else:
        yield _fixed(" ", plain, row.start)
    yield _fixed(" ", plain, row.start)


def _layers(start: int, end: int, overlay: Overlay) -> list[tuple[int, int, str]]:
    """What lies over `start` to `end`, from the lowest to the highest, cut to that range."""
    layers = [(span, ENTITY_CLASSES[mark.label]) for span, mark in islice(overlay.entities.touching(start, end), _MOST)]
    current = overlay.current
    if current is not None:
        layers += [(span, "reader--current") for span in current.spans]
        layers += [(current.source, "reader--source")] if current.source else []
        layers += [(current.cue, "reader--cue")] if current.cue else []
    layers += [(span, "reader--match") for span, _ in islice(overlay.matches.touching(start, end), _MOST)]
    for single, name in (
        (overlay.spot, "reader--spot"),
        (overlay.selected, SELECTED),
        (overlay.marked, "reader--marked"),
        (overlay.caret, "reader--caret"),
    ):
        layers += [(single, name)] if single else []
    return [
        (max(start, span.start), min(end, span.end), name)
        for span, name in layers
        if span.start < end and start < span.end
    ]


def _text(layout: Layout, index: int, overlay: Overlay, palette: Palette, base: tuple[str, ...]) -> Iterator[Segment]:
    """The row's text, a segment for each stretch of one style and for each cluster that is not one plain character."""
    start, end, _ = layout.rows[index]
    layers = _layers(start, end, overlay)
    row_clusters = layout.row_clusters(index)
    if row_clusters is not None:
        layers = [(layout.cluster_at(a)[0], layout.cluster_at(b - 1)[1], name) for a, b, name in layers]
    cuts = sorted({start, end, *(cut for first, last, _ in layers for cut in (first, last))})
    for first, last in pairwise(cuts):
        names = base + tuple(name for begin, stop, name in layers if begin <= first and last <= stop)
        style = palette.style(names)
        if row_clusters is None:
            yield _placed(layout.text[first:last], style, first)
        else:
            yield from _clustered(layout.text, row_clusters, first, last, style)


def _clustered(text: str, row_clusters: tuple[Cluster, ...], first: int, last: int, style: Style) -> Iterator[Segment]:
    """Runs of plain characters and single clusters; `first` and `last` never lie inside a cluster."""
    run = first
    for cluster in row_clusters:
        if cluster.plain or not first <= cluster.start < last:
            continue
        if run < cluster.start:
            yield _placed(text[run : cluster.start], style, run)
        yield _placed(cluster.drawn, style, cluster.start)
        run = cluster.end
    if run < last:
        yield _placed(text[run:last], style, run)


def _placed(text: str, style: Style, offset: int) -> Segment:
    return Segment(text, style + Style.from_meta({"offset": (0, offset)}))


def _fixed(text: str, style: Style, offset: int) -> Segment:
    """A segment every cell of which stands for `offset`."""
    return Segment(text, style + Style.from_meta({"offset": (-len(text) - 2, offset)}))
