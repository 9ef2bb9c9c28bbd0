"""The first frame, and the text after it, come by little: what is not needed yet has not been imported yet."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

OURS = (
    "annotations.analysis",
    "annotations.articles.database",
    "annotations.articles.decode",
    "annotations.articles.language",
    "annotations.articles.readers",
    "annotations.exchange",
    "annotations.judgement",
    "annotations.store",
    "annotations.text.finder",
    "tui.commands.analyze",
    "tui.commands.export",
    "tui.screens.desk",
    "tui.screens.help",
    "tui.session",
    "tui.widgets.article_list",
    "tui.widgets.findings",
    "tui.widgets.reader",
)
"""Rooms, commands and widgets that come after the first frame."""
OTHERS = (
    "charset_normalizer",
    "click.shell_completion",
    "importlib.metadata",
    "markdown_it",
    "numpy",
    "rapidfuzz",
    "spacy",
    "sqlite3",
    "textual.widgets._text_area",
    "tinydb",
    "tomllib",
    "uuid6",
)
"""What they stand on."""
AFTER_THE_TEXT = (
    "annotations.analysis.models",
    "annotations.store",
    "annotations.text.difference",
    "annotations.text.finder",
    "charset_normalizer",
    "importlib.metadata",
    "markdown_it",
    "numpy",
    "rapidfuzz",
    "textual.widgets._text_area",
    "tinydb",
    "tomllib",
    "tui.screens.confirm",
    "tui.screens.export",
    "tui.screens.help",
    "tui.widgets.find_line",
    "tui.widgets.note",
    "tui.widgets.whose",
    "uuid6",
)
"""What the desk needs only for judgements, findings, panels and other screens."""
FRAME = """
import sys
import tui.cli
from tui.commands.wiring import open_workplace
from tui.places import place_of
workplace = open_workplace(place_of(None, None), None)
from tui.app import IncursionApp

class FrameAlone(IncursionApp):
    def open_desk(self):
        seen.extend([type(self.screen).__name__, *sys.modules])
        self.exit()

seen = []
FrameAlone(workplace).run(headless=True)
print(*seen)
"""


DESK = "import sys, tui.app, tui.session, tui.screens.desk; print(*sys.modules)"


def run(script: str, home: Path) -> list[str]:
    """What a fresh process with an empty home prints, word by word."""
    places = {f"XDG_{name}_HOME": os.fspath(home) for name in ("CACHE", "CONFIG", "DATA", "STATE")}
    env = os.environ | places | {"PYTHONPATH": os.fspath(Path(__file__).parent.parent.parent)}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=env)
    return done.stdout.split()


@pytest.fixture(scope="module")
def with_the_frame(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The modules there are when the frame has been drawn, after the name of the screen that shows it."""
    seen = run(FRAME, tmp_path_factory.mktemp("home"))
    assert seen[0] == "Frame"
    assert {"tui.app", "tui.screens.frame", "textual.app"} <= set(seen)
    return seen


@pytest.fixture(scope="module")
def with_the_desk(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The modules there are when the desk can be built."""
    return run(DESK, tmp_path_factory.mktemp("home"))


@pytest.mark.parametrize("name", [*OURS, *OTHERS])
def test_it_comes_after_the_first_frame(with_the_frame: list[str], name: str) -> None:
    assert name not in with_the_frame


@pytest.mark.parametrize("name", AFTER_THE_TEXT)
def test_it_comes_after_the_text(with_the_desk: list[str], name: str) -> None:
    assert name not in with_the_desk
