"""Draws the pictures of the README: drives the app over the samples, in a desk of its own, and saves SVGs.

python screenshots/draw.py
"""

import asyncio
import os
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import NamedTuple

from textual.pilot import Pilot

HERE = Path(__file__).parent
Drive = Callable[[Pilot[None]], Awaitable[None]]


class Picture(NamedTuple):
    """One picture: its file's name, the size of the terminal, the keys that lead there, and the theme."""

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...]
    theme: str = "incursion-dark"


PICTURES = (
    Picture("reader", (140, 40), ("c", "d", "c", "p", "k")),
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

    place = place_of(None, None)
    app = IncursionApp(open_workplace(place, "analyst"))
    async with app.run_test(size=picture.size) as pilot:
        await app.ready.wait()
        app.theme = picture.theme
        for key in picture.keys:
            await pilot.press("space" if key == " " else key)
        await pilot.pause()
        app.save_screenshot(f"{picture.name}.svg", str(HERE))


async def main() -> None:
    """Draw every picture, each on a desk of its own, with the analyses shared."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = folder
        for picture in PICTURES:
            await draw(picture)


if __name__ == "__main__":
    asyncio.run(main())
