"""No room under the screen needs the screen's libraries, and none is heavy before it is used."""

import subprocess
import sys

import pytest

ROOMS = ("text", "articles", "analysis", "judgement", "store", "exchange")
SCREEN = ("tui", "textual", "rich", "click")
HEAVY = ("charset_normalizer", "numpy", "rapidfuzz", "spacy", "tinydb")


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_neither_the_screen_nor_what_is_heavy(room: str) -> None:
    script = f"import sys, annotations.{room}; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    modules = set(done.stdout.split())
    assert f"annotations.{room}" in modules
    assert not modules & {*SCREEN, *HEAVY}
