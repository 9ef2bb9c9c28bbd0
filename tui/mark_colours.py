"""The colours of marks in the text and the lists, readable under any theme."""

from textual.color import Color
from textual.theme import Theme

CONTRAST = 4.5
"""Least contrast of text with what is behind it (WCAG 2.2, success criterion 1.4.3, level AA)."""

_HUES = {
    "entity-person": "#6ea8ff",
    "entity-org": "#b79bff",
    "entity-mil": "#ff8f6b",
    "entity-gpe": "#3fc1a5",
    "entity-loc": "#5fb88a",
    "entity-fac": "#58b7c9",
    "entity-norp": "#e58bd0",
    "entity-weapon": "#ff7d8c",
    "entity-vehicle": "#e39a4f",
    "entity-event": "#d3b33f",
    "entity-date": "#93a4b5",
    "entity-time": "#93a4b5",
    "entity-money": "#9dbb62",
    "entity-quantity": "#9aa9a0",
    "entity-percent": "#9aa9a0",
    "entity-cardinal": "#9aa9a0",
}
"""A colour for each entity type, before it is made readable on a theme's backgrounds."""

_VERDICTS = {
    "verdict-credible": "success",
    "verdict-disputed": "warning",
    "verdict-propaganda": "error",
    "verdict-open": "foreground",
    "verdict-recheck": "accent",
    "echo-conflicts": "warning",
    "match": "accent",
}
"""A theme's own colours in the same way; stock themes use some that can't be read on their backgrounds."""

_SIXTEEN = {
    "entity-person": "accent",
    "entity-org": "warning",
    "entity-mil": "error",
    "entity-gpe": "success",
    "entity-loc": "success",
    "entity-fac": "accent",
    "entity-norp": "warning",
    "entity-weapon": "error",
    "entity-vehicle": "error",
    "entity-event": "warning",
}
"""The theme's colours where the terminal has only its own; other types keep the text's colour, underlined."""


def theme_variable_defaults(theme: Theme) -> dict[str, str]:
    """The variables our style sheets use beyond Textual's own, for `App.get_theme_variable_defaults`.

    `entity-person` … `entity-cardinal`, a `Label` in small letters each: text colours, at least `CONTRAST` on the
    theme's background, surface, panel and on the current claim's background.
    `verdict-credible`, `-disputed`, `-propaganda`, `-open`, `-recheck`, `echo-conflicts`, and `match` (found
    characters): the same.
    `claim-background`, `claim-text-style`: the current claim in the text, the current row of a list.
    `selection-background`, `selection-text-style`: marked words.
    """
    colours = theme.to_color_system().generate()
    if theme.ansi:
        ansi = dict.fromkeys(_HUES, "ansi_default")
        ansi |= {name: colours[of] for name, of in (_SIXTEEN | _VERDICTS).items()}
        return ansi | {
            "claim-background": "ansi_default",
            "claim-text-style": "bold",
            "selection-background": "ansi_default",
            "selection-text-style": "reverse",
        }
    page = Color.parse(colours["background"])
    ink = Color.parse(colours["foreground"])
    claim = tinted(page, Color.parse(colours["primary"]), 0.14, ink)
    selection = tinted(page, Color.parse(colours["accent"]), 0.3, ink)
    current = Color.parse(theme.variables.get("claim-background", claim.hex6))
    behind = [page, page + Color.parse(colours["surface"]), page + Color.parse(colours["panel"]), current]
    bases = _HUES | {name: colours[of] for name, of in _VERDICTS.items()}
    return {name: readable(Color.parse(base), behind).hex6 for name, base in bases.items()} | {
        "claim-background": claim.hex6,
        "claim-text-style": "none",
        "selection-background": selection.hex6,
        "selection-text-style": "none",
    }


def tinted(page: Color, hue: Color, factor: float, ink: Color) -> Color:
    """`page` with up to `factor` of `hue` in it, as much as leaves `ink` readable on it."""
    while factor > 0.02 and contrast(ink, page.blend(hue, factor)) < CONTRAST:
        factor *= 0.75
    return page.blend(hue, factor)


def readable(colour: Color, behind: list[Color]) -> Color:
    """`colour` moved towards black or white, as little as gives it `CONTRAST` on each of the opaque colours `behind`.

    Where neither can give it (backgrounds both dark and light), the one that comes nearest.
    """
    lights = [luminance(back) for back in behind]
    if _least_contrast(colour, lights) >= CONTRAST:
        return colour
    towards = max((Color(0, 0, 0), Color(255, 255, 255)), key=lambda end: _least_contrast(end, lights))
    for step in range(1, 20):
        moved = colour.blend(towards, step / 20)
        if _least_contrast(moved, lights) >= CONTRAST:
            return moved
    return towards


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    return _least_contrast(one, [luminance(other)])


def _least_contrast(colour: Color, lights: list[float]) -> float:
    """The contrast ratio of a colour with the nearest of the luminances `lights`."""
    own = luminance(colour) + 0.05
    return min(max(own, light + 0.05) / min(own, light + 0.05) for light in lights)


def luminance(colour: Color) -> float:
    """The relative luminance of an opaque colour, 0 to 1 (WCAG 2.2, "relative luminance")."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
