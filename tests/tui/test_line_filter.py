import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.color import Color
from textual.content import Content
from textual.widgets import DataTable, Static

from tui.line_filter import PrintableFilter

BLACK = Color(0, 0, 0)
HOSTILE = "a\x1b]52;c;eA==\x07b\x9b31m\x00\x7f\u202ec\u2066\u200bd\r\n\te\u2028f"


def filtered(*texts, link=None):
    return PrintableFilter().apply([Segment(text, Style(link=link)) for text in texts], BLACK)


def safe(text):
    return not any(c < " " or "\x7f" <= c <= "\x9f" or c in "\u202e\u2066\u200b\u2028" for c in text)


def test_printable_lines_pass_as_they_are():
    segments = [Segment("│ Всё 漢字 é 🇺🇦 │", Style(bold=True)), Segment("plain")]
    assert PrintableFilter().apply(segments, BLACK) is segments


def test_every_unprintable_character_is_replaced():
    shown = "".join(segment.text for segment in filtered(HOSTILE, " " * 40))
    assert safe(shown)
    assert "␛]52;c;eA==␇b␚31m␀␡" in shown


@given(st.lists(st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from(HOSTILE)), max_size=30), max_size=5))
def test_a_line_keeps_its_width_and_is_safe(texts):
    segments = [Segment(text, None) for text in texts]
    shown = PrintableFilter().apply(segments, BLACK)
    assert sum(cell_len(s.text) for s in shown) == sum(cell_len(s.text) for s in segments)
    assert all(safe(s.text) for s in shown)


def test_padding_gives_way_and_the_border_stays():
    shown = filtered("│", "a\x1bb", "   ", "│")
    assert "".join(s.text for s in shown) == "│a␛b  │"


def test_a_link_that_would_drive_the_terminal_is_dropped():
    assert filtered("x", link="http://a/\x1b\\\x1b]0;y\x07")[0].style.link is None
    assert filtered("x", link="http://a/")[0].style.link == "http://a/"


class Careless(App[None]):
    """Shows foreign text as stock widgets do."""

    def get_line_filters(self):
        return [*super().get_line_filters(), PrintableFilter()]

    def compose(self) -> ComposeResult:
        yield Static(Content(HOSTILE, strip_control_codes=False))
        yield Static("plain\x1b[31m", markup=False)
        yield DataTable()

    def on_mount(self) -> None:
        self.query_one(DataTable).add_columns("one")
        self.query_one(DataTable).add_row(Content(HOSTILE, strip_control_codes=False))
        self.query_one(Static).border_title = Content(HOSTILE, strip_control_codes=False)
        self.query_one(Static).styles.border = ("round", "red")


@pytest.mark.parametrize("width", [30, 80])
async def test_nothing_a_stock_widget_draws_reaches_the_terminal(width):
    async with Careless().run_test(size=(width, 12)) as pilot:
        strips = pilot.app.screen._compositor.render_strips()
        text = "".join(strip.text for strip in strips)
        assert "␛" in text
        assert safe(text)
