"""A paste is told from typing by when its keys arrived."""

import pytest

from tui.paste_guard import KEYS, WITHIN, PasteGuard


def typed(guard: PasteGuard, count: int, every: float, start: float = 100.0) -> list[bool]:
    """Whether each of `count` keys, `every` seconds apart, is held."""
    return [guard.holds("credible", start + index * every) for index in range(count)]


def test_more_than_ten_within_a_tenth_of_a_second_are_held() -> None:
    assert typed(PasteGuard(), 14, 0.001) == [False] * 10 + [True] * 4


def test_exactly_ten_are_not() -> None:
    guard = PasteGuard()
    assert not any(typed(guard, KEYS, 0.0))
    assert guard.release() == ()


@pytest.mark.parametrize("every", [1 / 30, 1 / 60, WITHIN / KEYS + 0.001])
def test_a_held_key_is_typing(every: float) -> None:
    assert not any(typed(PasteGuard(), 200, every))


def test_a_burst_lasts_until_there_is_a_pause() -> None:
    guard = PasteGuard()
    typed(guard, 12, 0.001, start=0.0)
    assert guard.holds("disputed", 0.011 + WITHIN)
    assert not guard.holds("disputed", 0.012 + 2 * WITHIN)


def test_what_was_held_is_handed_out_once_in_order() -> None:
    guard = PasteGuard()
    typed(guard, 10, 0.0)
    for word in ("propaganda", "disputed", "credible"):
        assert guard.holds(word, 100.0)
    assert guard.release() == ("propaganda", "disputed", "credible")
    assert guard.release() == ()
    assert not guard.holds("credible", 100.0)


def test_the_rest_of_a_paste_is_no_answer() -> None:
    guard = PasteGuard()
    typed(guard, 11, 0.0)
    assert not guard.calm(100.05)
    assert not guard.calm(100.14)
    assert guard.calm(100.3)
