"""Text from outside in a real terminal: not one of its controls gets there, and all of its characters are seen."""

from pathlib import Path

import pytest

from annotations.articles import Article, Library
from annotations.judgement import Desk
from annotations.store import open_store
from tests.terminal.by_rule import ByRule
from tests.terminal.conftest import Start
from tests.terminal.hostile import CLICK, FILE_NAME, HOSTILE, NOTE, PASTED, SHORT
from tests.terminal.pty_session import PtySession
from tests.terminal.stream import controls, offences

pytestmark = pytest.mark.terminal

NAME = FILE_NAME.raw
SETTINGS = '"a\\u001b]0;y\\u0007[/nope]" = 1\ntheme = "\\u009b7m[sic]"\n'


def article() -> str:
    """Every hostile text as a paragraph, as a source and as a claim; the front matter is no better."""
    head = [
        "---",
        f"title: {SHORT.raw}",
        f"outlet: {SHORT.raw}",
        f"author: {SHORT.raw}",
        f"published: {SHORT.raw}",
        "---",
    ]
    told = [f"{hostile.raw} and then" for hostile in HOSTILE]
    said = [f"{hostile.raw} said that {hostile.raw}." for hostile in HOSTILE]
    return "\n".join(head) + "\n\n" + "\n\n".join(told + said) + "\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a hostile name, hostile articles and a hostile note."""
    root = tmp_path / NAME
    root.mkdir()
    (root / f"1{NAME}.txt").write_text(article())
    (root / f"2{NAME}.txt").write_text(f"---\ntitle: {CLICK.raw}\n---\n\n{CLICK.raw} said that {CLICK.raw}.\n")
    (root / f"3{NAME}.txt").write_bytes(b"")
    (root / ".incursion").mkdir()
    library = Library(root, root / ".incursion")
    read = library.read(f"1{NAME}.txt")
    assert isinstance(read, Article)
    store = open_store(root / ".incursion")
    desk = Desk(store, annotator=NAME, program="test")
    desk.note(read, desk.open(read, ByRule().analyse(read))[0], NOTE.raw)
    store.close()
    library.close()
    return root


def test_a_notice_says_what_is_wrong_with_hostile_settings(start: Start, folder: Path, env: dict[str, str]) -> None:
    config = Path(env["XDG_CONFIG_HOME"]) / "incursion"
    config.mkdir(parents=True)
    (config / "config.toml").write_text(SETTINGS)
    session = start(folder)
    session.until('"a␛]0;y␇[/nope]"')
    session.until("judged 0 of")
    session.press("?")
    session.until('there is no theme "␚7m[sic]"')
    session.press("escape")
    session.until(lambda: not session.shows("esc closes"))
    session.press("q")
    assert session.wait() == 0, session.text
    assert offences(session.written.decode()) == []


class Looker:
    """Walks through the program and remembers every row it has ever seen."""

    def __init__(self, session: PtySession) -> None:
        self.session = session
        self.seen: set[str] = set()

    def until(self, wanted: str) -> None:
        """Wait for the words, and look."""
        self.session.until(wanted)
        self.seen.update(self.session.rows)

    def gone(self, unwanted: str) -> None:
        """Wait until the words are there no more."""
        self.session.until(lambda: not self.session.shows(unwanted))

    def step(self, *keys: str) -> None:
        """Press keys that change the screen, and look."""
        before = self.session.text
        self.session.press(*keys)
        self.session.until(lambda: self.session.text != before)
        self.seen.update(self.session.rows)

    def whole(self, text: str) -> bool:
        """Whether the text stood whole on one row."""
        return any(text in row for row in self.seen)


@pytest.mark.parametrize(
    ("size", "terminal"),
    [((140, 40), {}), ((80, 24), {}), ((80, 24), {"TERM": "xterm", "COLORTERM": "", "NO_COLOR": "1"})],
    ids=["wide", "narrow", "colourless"],
)
def test_the_whole_program_shows_everything_and_obeys_nothing(
    start: Start, folder: Path, size: tuple[int, int], terminal: dict[str, str]
) -> None:
    session = start(folder, "--annotator", NAME, size=size, cwd=folder, **terminal)
    look = Looker(session)
    session.until("judged 0 of 23")
    _read(look)
    _judge(look)
    _note(look)
    _find_and_filter(look)
    _mark(look)
    _click_on_links(look)
    _ask_for_commands(look)
    _export(look, folder)
    session.press("q")
    assert session.wait() == 0, session.text

    stream = session.written.decode()
    assert offences(stream) == []
    everything = (*HOSTILE, SHORT, CLICK, FILE_NAME, PASTED, NOTE)
    assert controls("".join(hostile.raw for hostile in everything)) & controls(stream) == set()
    for hostile in everything:
        assert look.whole(hostile.shown), hostile.shown


def _read(look: Looker) -> None:
    """Page through the text, and look at every claim and every entity."""
    look.session.press("escape", "home")
    look.until(" 0 %")
    while not look.session.shows("100 %"):
        look.step("space")
    look.session.press("tab", "home")
    look.until("· ␛]52;c;cm0gLXJm␇ said")
    look.session.press("tab")
    look.until("People  22")
    look.session.press("end")
    look.until("⇄one⇄ ⇄two⇄ ⇄⇄three⇄  1")
    look.session.press("escape")
    look.gone("People  22" if look.session.size[0] < 110 else "Settings")


def _judge(look: Looker) -> None:
    """Judge the first claim, take it back and do it again."""
    look.session.press("c")
    look.until("judged 1 of 23")
    look.session.press("u")
    look.until("judged 0 of 23")
    look.session.press("ctrl+r")
    look.until("judged 1 of 23")


def _note(look: Looker) -> None:
    """Look at the hostile note, paste more of it, and keep it."""
    look.session.press("u")
    look.until("judged 0 of 23")
    look.session.press("e")
    look.until(NOTE.shown)
    look.session.paste(f"pasted {PASTED.raw}\nand [sic]")
    look.until(f"pasted {PASTED.shown}")
    look.until("and [sic]")
    look.session.press("ctrl+s")
    look.until("note saved")


def _find_and_filter(look: Looker) -> None:
    """Paste what is sought; what is typed is text too."""
    look.session.press("/", *"[/b]")
    look.until("no match")
    look.session.paste(PASTED.raw)
    look.until(f"/ [/b]{PASTED.shown}")
    look.session.press("escape")
    look.gone("/ [/b]")
    look.session.press("f")
    look.session.press(*"[/q]$")
    look.until("No article matches “[/q]$”")
    look.session.paste(PASTED.raw)
    look.until(f"“[/q]${PASTED.shown}”")
    look.session.press("escape")
    look.gone("No article matches")
    look.session.press("escape")


def _mark(look: Looker) -> None:
    """Make a claim of a source with a hostile name."""
    look.session.press("v", "k", "k")
    look.until("enter makes a claim")
    look.session.press("enter")
    look.until("Whose claim?")
    look.session.paste(PASTED.raw)
    look.until(PASTED.shown)
    look.session.press("enter")
    look.until("your claim")


def _click_on_links(look: Looker) -> None:
    """Click wherever a link would be if markup were obeyed; the program goes on."""
    session = look.session
    for row, line in enumerate(session.rows):
        column = line.find(CLICK.shown)
        if column >= 0:
            session.click(column + CLICK.shown.index("x"), row)
    session.press("escape", "a")
    look.until("Articles")
    session.press("j", "enter")
    look.until("and then")
    session.press("a", "home", "down", "enter", "escape")


def _ask_for_commands(look: Looker) -> None:
    """Help and palette."""
    look.session.press("?")
    look.until("esc closes")
    look.session.press("escape")
    look.gone("esc closes")
    look.session.press("ctrl+p")
    look.until("Search for commands")
    look.session.paste(PASTED.raw)
    look.until("No matches found")
    look.session.press("escape")
    look.gone("No matches found")


def _export(look: Looker, folder: Path) -> None:
    """Export to the hostile path that is suggested, and be refused there."""
    session = look.session
    session.press("E")
    look.until("Export as CSV")
    session.press("enter")
    look.until("exported")
    session.press("E")
    look.until("Export as CSV")
    session.press("enter")
    look.until("is there already")
    session.press("escape")
    look.until("nothing exported")
