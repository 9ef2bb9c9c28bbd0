"""Draws the pictures of the README: drives the app over the samples, in a desk of its own, and saves SVGs.

python screenshots/draw.py
"""

import asyncio
import os
import re
import tempfile
from pathlib import Path
from typing import NamedTuple

from textual.app import App

HERE = Path(__file__).parent
KEY_NAMES = {" ": "space", ",": "comma", ".": "full_stop"}
FONTS = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
"""Fonts that a picture would fetch from elsewhere; one that is installed serves as well."""
SETTLED = 0.3
"""Seconds after the last key, for what is drawn a moment later."""


class Picture(NamedTuple):
    """One picture: its file's name, the size of the terminal, the keys that lead there, and the theme."""

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...]
    theme: str = "incursion-dark"


PICTURES = (
    Picture("reader", (140, 40), ("c", "d", "c", "p", "k")),
    Picture("echoes", (140, 40), (*"jj", "r", "down")),
    Picture("names", (140, 40), ("M", "down")),
    Picture("details", (140, 40), (*"jj", "i")),
    Picture("entities", (140, 40), ("tab", "down", "down", "down", "enter")),
    Picture("filter", (140, 40), ("f", *"bord")),
    Picture("note", (140, 40), ("d", "k", "e", *"Two sources, both of one side.")),
    Picture("help", (140, 40), ("question_mark",)),
    Picture("light", (140, 40), ("c", "d", "p", "k"), "incursion-light"),
    Picture("narrow", (80, 24), ("c", "d", "p", "k")),
)


async def draw(picture: Picture) -> None:
    """Start on an empty desk, wait until every sample is analysed, press the keys, and save what is seen."""
    from tui.app import IncursionApp
    from tui.commands.wiring import open_workplace
    from tui.places import place_of

    workplace = open_workplace(place_of(None, None), "analyst")
    app = IncursionApp(workplace)
    async with app.run_test(size=picture.size) as pilot:
        app.theme = picture.theme
        while not analysed(app):
            await pilot.pause(0.1)
        for key in picture.keys:
            await pilot.press(KEY_NAMES.get(key, key))
            await pilot.pause()
        await pilot.pause(SETTLED)
        drawn = FONTS.sub("", app.export_screenshot())
        (HERE / f"{picture.name}.svg").write_text(drawn, encoding="utf-8")
    workplace.close()


def analysed(app: App[None]) -> bool:
    """Whether the findings of every sample are on the screen, and all have been compared."""
    from tui.screens.desk import DeskScreen

    screen = app.screen
    if not isinstance(screen, DeskScreen) or not screen.started:
        return False
    found = all(screen.session.folder.tally(row.path).total is not None for row in screen.session.folder.rows)
    return found and screen.elsewhere.known and screen.elsewhere.comparing is None


async def main() -> None:
    """Draw every picture, each on a desk of its own."""
    os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", INCURSION_CONFIG="")
    for picture in PICTURES:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["XDG_DATA_HOME"] = folder
            await draw(picture)


if __name__ == "__main__":
    asyncio.run(main())
