"""The first frame is drawn by little: what is not needed for it has not been imported yet."""

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
SCRIPT = """
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


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The modules a fresh process has when the frame has been drawn, after the name of the screen that shows it."""
    home = os.fspath(tmp_path_factory.mktemp("home"))
    places = {f"XDG_{name}_HOME": home for name in ("CACHE", "CONFIG", "DATA", "STATE")}
    env = os.environ | places | {"PYTHONPATH": os.fspath(Path(__file__).parent.parent.parent)}
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True, env=env)
    screen, *modules = done.stdout.split()
    assert screen == "Frame"
    assert {"tui.app", "tui.screens.frame", "textual.app"} <= set(modules)
    return set(modules)


@pytest.mark.parametrize("name", [*OURS, *OTHERS])
def test_it_comes_after_the_first_frame(imported: set[str], name: str) -> None:
    assert name not in imported
