"""Our quiet themes, and which theme a terminal can show."""

import os
from collections.abc import Mapping
from typing import NamedTuple

from rich.console import Console
from textual import constants
from textual.theme import BUILTIN_THEMES, Theme

from annotations.text import one_line
from tui.mark_colours import theme_variable_defaults

__all__ = [
    "DARK",
    "LIGHT",
    "OURS",
    "SIXTEEN_DARK",
    "SIXTEEN_LIGHT",
    "Choice",
    "choose_theme",
    "theme_variable_defaults",
]

DARK = Theme(
    name="incursion-dark",
    dark=True,
    primary="#84aed6",
    secondary="#9aa5b1",
    accent="#7cc0e8",
    success="#86c795",
    warning="#e2b866",
    error="#f2938a",
    foreground="#d8dde2",
    background="#14171a",
    surface="#191d21",
    panel="#1f2429",
    boost="#ffffff0a",
    variables={
        "text": "#d8dde2",
        "text-muted": "#9aa4ad",
        "text-disabled": "#9aa4ad",
        "foreground-muted": "#9aa4ad",
        "text-primary": "#84aed6",
        "text-secondary": "#9aa5b1",
        "text-accent": "#7cc0e8",
        "text-success": "#86c795",
        "text-warning": "#e2b866",
        "text-error": "#f2938a",
        "border": "#84aed6",
        "border-blurred": "#3a424a",
        "block-cursor-foreground": "#d8dde2",
        "block-cursor-background": "#2b3036",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#23282c",
        "claim-background": "#282d32",
        "selection-background": "#2f4a5e",
        "screen-selection-background": "#2f4a5e",
        "input-selection-background": "#2f4a5e",
        "footer-background": "#14171a",
    },
)
"""Light grey on a page that is not quite black."""

LIGHT = Theme(
    name="incursion-light",
    dark=False,
    primary="#2f5d8a",
    secondary="#575f68",
    accent="#0b5c8f",
    success="#1f6a38",
    warning="#6f4a00",
    error="#a3261f",
    foreground="#23272b",
    background="#fbfaf7",
    surface="#f6f4ef",
    panel="#efece5",
    boost="#0000000a",
    variables={
        "text": "#23272b",
        "text-muted": "#596067",
        "text-disabled": "#596067",
        "foreground-muted": "#596067",
        "text-primary": "#2f5d8a",
        "text-secondary": "#575f68",
        "text-accent": "#0b5c8f",
        "text-success": "#1f6a38",
        "text-warning": "#6f4a00",
        "text-error": "#a3261f",
        "border": "#2f5d8a",
        "border-blurred": "#c9c4b8",
        "block-cursor-foreground": "#23272b",
        "block-cursor-background": "#e8ebec",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#eeece6",
        "claim-background": "#f2e9d2",
        "selection-background": "#cfe3f0",
        "screen-selection-background": "#cfe3f0",
        "input-selection-background": "#cfe3f0",
        "footer-background": "#fbfaf7",
    },
)
"""Ink on paper."""


def _sixteen(name: str, *, dark: bool, good: str, doubtful: str, bad: str, accent: str) -> Theme:
    """A theme of the terminal's own 16 colours: what is chosen is reversed, so that it shows without colour too."""
    return Theme(
        name=name,
        dark=dark,
        ansi=True,
        primary=accent,
        secondary="ansi_default",
        accent=accent,
        success=good,
        warning=doubtful,
        error=bad,
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        variables={
            "text-muted": "ansi_default",
            "text-disabled": "ansi_default",
            "foreground-muted": "ansi_default",
            "border": accent,
            "border-blurred": "ansi_default",
            "block-cursor-foreground": "ansi_default",
            "block-cursor-background": "ansi_default",
            "block-cursor-text-style": "reverse",
            "block-cursor-blurred-text-style": "bold",
            "input-cursor-text-style": "reverse",
            "input-selection-background": "ansi_default",
            "footer-key-foreground": "ansi_default",
            "ansi-background": "ansi_default",
            "ansi-foreground": "ansi_default",
            "screen-selection-background": "ansi_white" if not dark else "ansi_blue",
            "screen-selection-foreground": "ansi_black" if not dark else "ansi_bright_white",
        },
    )


SIXTEEN_DARK = _sixteen(
    "incursion-16-dark",
    dark=True,
    good="ansi_bright_green",
    doubtful="ansi_bright_yellow",
    bad="ansi_bright_red",
    accent="ansi_bright_cyan",
)
"""Bright colours only: blue and red are unreadable on black in most terminals' palettes."""
SIXTEEN_LIGHT = _sixteen(
    "incursion-16-light",
    dark=False,
    good="ansi_blue",
    doubtful="ansi_magenta",
    bad="ansi_red",
    accent="ansi_blue",
)
"""No green, yellow or cyan: they are unreadable on white in most terminals' palettes."""

OURS = (DARK, LIGHT, SIXTEEN_DARK, SIXTEEN_LIGHT)
"""The themes to register with the app."""


class Choice(NamedTuple):
    """A theme to start with.

    Attributes:
        name: the theme's name.
        ansi_color: for `App.__init__`, which picks its colour filter before any theme is set: True where the filter
            must not turn the terminal's own colours into others; None leaves it to the theme.
        notice: why it isn't the theme that was asked for; "" when it is.
    """

    name: str
    ansi_color: bool | None = None
    notice: str = ""


def choose_theme(wanted: str = "", environ: Mapping[str, str] = os.environ) -> Choice:
    """The theme to start with: `wanted` if there is one of that name, else ours, dark or light as the terminal says.

    Under `NO_COLOR` (https://no-color.org) and where there are only 16 colours, a theme of the terminal's own colours
    takes its place, because ours would be rounded to colours that can't be told apart.
    """
    themes = BUILTIN_THEMES | {theme.name: theme for theme in OURS}
    notice = ""
    if wanted and wanted not in themes:
        from difflib import get_close_matches

        near = get_close_matches(wanted, themes, n=3, cutoff=0.4) or [DARK.name, LIGHT.name]
        notice = f'there is no theme "{one_line(wanted)[:40]}"; perhaps {" or ".join(near)}'
    theme = themes.get(wanted) or (LIGHT if _light_terminal(environ) else DARK)
    if theme.ansi or not (environ.get("NO_COLOR") is not None or _sixteen_colours()):
        return Choice(theme.name, True if theme.ansi else None, notice)
    return Choice((SIXTEEN_DARK if theme.dark else SIXTEEN_LIGHT).name, ansi_color=True, notice=notice)


def _light_terminal(environ: Mapping[str, str]) -> bool:
    """Whether `COLORFGBG` (rxvt, Konsole and others set it) ends in a light background, by the rule Vim uses."""
    background = environ.get("COLORFGBG", "").rpartition(";")[2]
    return background.isdecimal() and background.isascii() and int(background) in {7, *range(9, 16)}


def _sixteen_colours() -> bool:
    """Whether Textual, which asks Rich, will round every colour to one of 16."""
    forced = constants.COLOR_SYSTEM
    system = Console(force_terminal=True, stderr=True).color_system if forced == "auto" else forced
    return system in (None, "standard")
