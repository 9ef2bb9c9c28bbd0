"""Texts that drive a terminal, turn the words around, hide, or would be markup; and how each of them must look."""

from typing import NamedTuple


class Hostile(NamedTuple):
    """What stands in a file, and the characters that must stand on the screen instead, one for one."""

    raw: str
    shown: str


CONTROLS = (
    Hostile("\x1b]52;c;cm0gLXJm\x07", "␛]52;c;cm0gLXJm␇"),
    Hostile("\x1b]0;owned\x1b\\", "␛]0;owned␛\\"),
    Hostile("\x1b]8;;http://evil.invalid\x1b\\bank\x1b]8;;\x1b\\", "␛]8;;http://evil.invalid␛\\bank␛]8;;␛\\"),
    Hostile("\x1b[999;1Hover\x1b[4;31;47mred\x1b[5B", "␛[999;1Hover␛[4;31;47mred␛[5B"),
    Hostile("\x1b[2J\x1b[?47l\x1b[6n\x1b[21t", "␛[2J␛[?47l␛[6n␛[21t"),
    Hostile("\x1bP$qm\x1b\\ \x1bPq#0~\x1b\\", "␛P$qm␛\\ ␛Pq#0~␛\\"),
    Hostile("\x1b_Ga=T\x1b\\ \x1b^pm\x1b\\ \x1bXsos\x1b\\", "␛_Ga=T␛\\ ␛^pm␛\\ ␛Xsos␛\\"),
    Hostile("\x1bc reset \x1b(0lqqk\x1b#8", "␛c reset ␛(0lqqk␛#8"),
    Hostile("\x9b31mred \x9d0;owned\x9c \x90$qm\x9c", "␚31mred ␚0;owned␚ ␚$qm␚"),
    Hostile("nul\x00 del\x7f bell\x07 back\x08\x08 tab\x0b\x0c", "nul␀ del␡ bell␇ back␈␈ tab␋␌"),
    Hostile("shift\x0e\x0f stop\x13\x11 ask\x05 sub\x1a fs\x1c", "shift␎␏ stop␓␑ ask␅ sub␚ fs␜"),
)
DISGUISES = (
    Hostile("paid\u202egpj.exe\u202c", "paid⇄gpj.exe⇄"),
    Hostile("\u2066one\u2069 \u2067two\u2069 \u061c\u200ethree\u200f", "⇄one⇄ ⇄two⇄ ⇄⇄three⇄"),
    Hostile("pay\u200bpal jo\u200cin jo\u200din wo\u2060rd \ufeffmark", "pay◌pal jo◌in jo◌in wo◌rd ◌mark"),
    Hostile("so\u00adft line\u2028break para\u2029graph next\x85line", "so‐ft line␤break para␤graph next␚line"),
    Hostile("tag\U000e0041\U000e007f filler\u3164\uffa0\u2800 vary\u180e", "tag◌◌ filler◌◌◌ vary◌"),
)
MARKUP = (
    Hostile("[@click=app.quit]x[/]", "[@click=app.quit]x[/]"),
    Hostile("[/nope]", "[/nope]"),
    Hostile("he said [sic] that", "he said [sic] that"),
    Hostile("[bold red on blue]loud[/bold red on blue]", "[bold red on blue]loud[/bold red on blue]"),
    Hostile("[link=http://evil.invalid]bank[/link]", "[link=http://evil.invalid]bank[/link]"),
    Hostile("\\[b] $primary {0} %s :boom: [[x]]", "\\[b] $primary {0} %s :boom: [[x]]"),
)
HOSTILE = CONTROLS + DISGUISES + MARKUP

SHORT = Hostile("T\x1b]0;y\x07\x9b7m\u202e\u200b\x7f[/a]", "T␛]0;y␇␚7m⇄◌␡[/a]")
"""Fits where there is little room: a title, an outlet, a note, a line one types in."""
CLICK = Hostile("[@click=app.quit]x[/]\x1b]0;y\x07", "[@click=app.quit]x[/]␛]0;y␇")
FILE_NAME = Hostile("n\x1b]0;y\x07\x9b7m\u202e[b]\x7f", "n␛]0;y␇␚7m⇄[b]␡")
"""Without the slash that no file's name can have."""
PASTED = Hostile("\x9d0;y\x9c\u202eleaks\u200b\x7f[/a]", "␚0;y␚⇄leaks◌␡[/a]")
"""Without the escape that ends a paste's protection in many terminals."""
NOTE = Hostile("noted \x1b[4;31;47m\x9b7m\u202e\u200b\x7f[/a]", "noted ␛[4;31;47m␚7m⇄◌␡[/a]")
