"""What takes the stream apart must itself see every attack, or the tests that rest on it would prove nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.terminal.hostile import CONTROLS, DISGUISES, MARKUP, Hostile
from tests.terminal.stream import Form, controls, offences, pieces

TEXTUAL = (
    "\x1b[?1049h\x1b[?1003h\x1b[>25u\x1b[?2026$p\x1b]22;default\x07\x1b[2;1H\x1b[1;38;2;9;9;9mbold\x1b[0m\r\n\x1b[<u"
)


@pytest.mark.parametrize("hostile", [*CONTROLS, *DISGUISES], ids=lambda hostile: hostile.shown)
def test_what_is_raw_is_found_and_what_is_shown_is_not(hostile: Hostile) -> None:
    assert offences(f"before {hostile.raw} after")
    assert offences(f"before {hostile.shown} after") == []


@pytest.mark.parametrize("hostile", MARKUP, ids=lambda hostile: hostile.shown)
def test_markup_is_plain_text_to_a_terminal(hostile: Hostile) -> None:
    assert offences(hostile.raw) == []


def test_what_textual_sends_is_allowed() -> None:
    assert offences(TEXTUAL) == []


def test_a_control_that_is_not_finished_is_found() -> None:
    assert offences("words \x1b]0;never ended") == ["broken: '\\x1b'"]


def test_the_controls_are_told_from_the_text() -> None:
    assert controls("a\x1b[31mb\x07\x9d0;c\x9c\x1bPq\x1b\\d") == {"\x1b[31m", "\x07", "\x9d", "\x9c", "\x1bPq\x1b\\"}


@given(st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from("\x1b\x07\\[]PX^_()?;0m")), max_size=60))
def test_nothing_of_the_stream_is_lost(stream: str) -> None:
    taken = list(pieces(stream))
    assert "".join(raw for _, raw in taken) == stream
    assert all("\x1b" not in raw for form, raw in taken if form is Form.TEXT)
