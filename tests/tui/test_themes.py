"""Our themes can be read: contrast is computed from the variables that an app resolves, not from the table."""

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from textual.app import App
from textual.color import Color
from textual.filter import Monochrome, NoColor
from textual.theme import BUILTIN_THEMES, Theme

from annotations.analysis.model import Label
from tui.mark_colours import CONTRAST, contrast, readable
from tui.themes import DARK, LIGHT, OURS, SIXTEEN_DARK, SIXTEEN_LIGHT, choose_theme, theme_variable_defaults

ENTITIES = [f"entity-{label.value.lower()}" for label in Label]
MARKS = [
    *ENTITIES,
    *(f"verdict-{word}" for word in ("credible", "disputed", "propaganda", "open", "recheck")),
    "match",
]
TEXTS = ["foreground", "text", "text-muted", "success", "warning", "error", "accent", "primary", "secondary"]
PAGES = ["background", "surface", "panel", "claim-background"]
STOCK = [theme for theme in BUILTIN_THEMES.values() if not theme.ansi]


class Themed(App[None]):
    """An app with our themes."""

    def __init__(self, theme: Theme | None = None) -> None:
        super().__init__()
        for each in OURS:
            self.register_theme(each)
        if theme is not None:
            self.theme = theme.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return theme_variable_defaults(self.current_theme)


def resolved(theme: Theme) -> dict[str, str]:
    return Themed(theme).get_css_variables()


def behind(variables: dict[str, str], name: str) -> Color:
    return Color.parse(variables["background"]) + Color.parse(variables[name])


def in_256(colour: Color) -> Color:
    return Color(*RichColor.from_rgb(*colour.rgb).downgrade(ColorSystem.EIGHT_BIT).get_truecolor())


def test_the_measure_is_the_standards() -> None:
    black, white = Color(0, 0, 0), Color(255, 255, 255)
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(white, white) == 1
    assert contrast(Color.parse("#767676"), white) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("page", [*PAGES, "block-cursor-background", "block-cursor-blurred-background"])
def test_ours_can_be_read(theme: Theme, page: str) -> None:
    variables = resolved(theme)
    for text in (*TEXTS, *MARKS):
        assert contrast(Color.parse(variables[text]), behind(variables, page)) >= CONTRAST, text


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("text", TEXTS)
def test_ours_can_be_read_in_256_colours(theme: Theme, text: str) -> None:
    variables = resolved(theme)
    for page in PAGES:
        assert contrast(in_256(Color.parse(variables[text])), in_256(behind(variables, page))) >= CONTRAST, page


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_marked_words_can_be_read(theme: Theme) -> None:
    variables = resolved(theme)
    for name in ("selection-background", "screen-selection-background", "input-selection-background"):
        assert contrast(Color.parse(variables["foreground"]), behind(variables, name)) >= CONTRAST


@pytest.mark.parametrize("theme", STOCK, ids=lambda theme: theme.name)
def test_our_marks_can_be_read_under_textuals_themes(theme: Theme) -> None:
    variables = resolved(theme)
    for page in PAGES:
        for mark in MARKS:
            assert contrast(Color.parse(variables[mark]), behind(variables, page)) >= CONTRAST, (page, mark)
    assert contrast(Color.parse(variables["foreground"]), behind(variables, "claim-background")) >= CONTRAST
    assert contrast(Color.parse(variables["foreground"]), behind(variables, "selection-background")) >= CONTRAST


@pytest.mark.parametrize("theme", [*STOCK, *OURS], ids=lambda theme: theme.name)
def test_every_theme_has_every_variable(theme: Theme) -> None:
    kept = {"claim-background", "claim-text-style", "selection-background", "selection-text-style", *MARKS}
    assert kept <= resolved(theme).keys()


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    colour = Color.parse("#84aed6")
    assert readable(colour, [Color.parse("#14171a")]) == colour
    assert readable(colour, [Color.parse("#ffffff")]) != colour


VGA = "000 a00 0a0 a50 00a a0a 0aa aaa 555 f55 5f5 ff5 55f f5f 5ff fff"
XTERM = "000 c00 0c0 cc0 00e c0c 0cc eee 777 f00 0f0 ff0 55f f0f 0ff fff"


@pytest.mark.parametrize("palette", [VGA, XTERM])
@pytest.mark.parametrize(("theme", "paper"), [(SIXTEEN_DARK, "#000"), (SIXTEEN_LIGHT, "#fff")])
def test_sixteen_colours_can_be_read_in_common_palettes(theme: Theme, paper: str, palette: str) -> None:
    variables = resolved(theme)
    for name in ("success", "warning", "error", "accent", "primary", *MARKS):
        number = Color.parse(variables[name]).rich_color.number
        if number is not None:
            seen = Color.parse(f"#{palette.split()[number]}")
            assert contrast(seen, Color.parse(paper)) >= CONTRAST, name


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in ("NO_COLOR", "COLORTERM", "COLORFGBG", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    return monkeypatch


def test_the_terminal_decides_between_dark_and_light(terminal: pytest.MonkeyPatch) -> None:
    assert choose_theme() == (DARK.name, None, "")
    assert choose_theme(environ={"COLORFGBG": "0;15"}).name == LIGHT.name
    assert choose_theme(environ={"COLORFGBG": "0;default;7"}).name == LIGHT.name
    assert choose_theme(environ={"COLORFGBG": "15;0"}).name == DARK.name
    assert choose_theme(environ={"COLORFGBG": "15;²"}).name == DARK.name


def test_the_user_decides_before_the_terminal(terminal: pytest.MonkeyPatch) -> None:
    assert choose_theme("nord", {"COLORFGBG": "0;15"}) == ("nord", None, "")
    assert choose_theme("ansi-dark", {}) == ("ansi-dark", True, "")


def test_a_theme_that_does_not_exist_is_told(terminal: pytest.MonkeyPatch) -> None:
    choice = choose_theme("incursion-lihgt", {})
    assert choice.name == DARK.name
    assert choice.notice.startswith('there is no theme "incursion-lihgt"; perhaps incursion-light')
    assert choose_theme("\x1b]52;c;eA==\x07", {}).notice.isprintable()


@pytest.mark.parametrize("term", ["xterm", "linux", "vt100", "screen", "xterm-16color"])
def test_sixteen_colours_get_themes_of_their_own(terminal: pytest.MonkeyPatch, term: str) -> None:
    terminal.setenv("TERM", term)
    assert choose_theme("", {}) == (SIXTEEN_DARK.name, True, "")
    assert choose_theme("incursion-light", {}).name == SIXTEEN_LIGHT.name
    assert choose_theme("ansi-light", {}).name == "ansi-light"


def test_no_color_takes_every_colour_away(terminal: pytest.MonkeyPatch) -> None:
    terminal.setenv("NO_COLOR", "1")
    choice = choose_theme("nord", {"NO_COLOR": "1"})
    assert choice.name == SIXTEEN_DARK.name
    filters = [type(each) for each in App[None](ansi_color=choice.ansi_color).get_line_filters()]
    assert NoColor in filters
    assert Monochrome not in filters


def test_without_colour_the_current_claim_is_told_by_weight_and_a_choice_by_reversal() -> None:
    for theme in (SIXTEEN_DARK, SIXTEEN_LIGHT):
        variables = resolved(theme)
        assert variables["claim-text-style"] == "bold"
        assert variables["block-cursor-text-style"] == variables["selection-text-style"] == "reverse"
