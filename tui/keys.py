"""Every command of the screen, one row each; bindings, footer, help, palette and docs/keys.md are made from them."""

import unicodedata
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from textual.binding import Binding
from textual.keys import KEY_NAME_REPLACEMENTS, format_key


class Group(StrEnum):
    """What an analyst wants when looking for a key; the columns of the help screen."""

    READ = "read"
    JUDGE = "judge"
    CORRECT = "correct"
    FIND = "find"


class Command(NamedTuple):
    """One thing the analyst can ask for.

    Attributes:
        id: what a user's `[keys]` table calls it, and its binding's id.
        action: Textual's action string, run on the widget or screen that holds the binding.
        keys: default keys in Textual's names, the one that is shown first.
        label: a word or two for the footer.
        help: one sentence for the help screen, the palette and the docs.
        group: the task it belongs to.
        scopes: where it applies, names of `SCOPES`.
        rank: its place in the footer, lowest first; 0 keeps it out.
        priority: whether it goes before what the focused widget would do with the key.
    """

    id: str
    action: str
    keys: tuple[str, ...]
    label: str
    help: str
    group: Group
    scopes: tuple[str, ...]
    rank: int = 0
    priority: bool = False


SCOPES = {
    "app": "everywhere",
    "main": "in every pane",
    "list": "in the lists",
    "entities": "in the list of entities",
    "claims": "in the list of claims",
    "echoes": "in the echoes",
    "reader": "in the text",
    "mark": "while marking",
    "filter": "while filtering",
    "find": "while finding",
    "note": "while writing a note",
    "entity": "while correcting a name",
    "names": "among names that may be one",
    "dialog": "in a window",
    "question": "when asked",
    "export": "while exporting",
}
"""Where a key applies, from the widest to the narrowest."""
MODAL_SCOPES = frozenset({"mark", "filter", "find", "note", "entity", "names", "dialog", "question", "export"})
"""Scopes that take the keyboard for themselves, so that their keys may repeat those of the others."""
TYPED_SCOPES = frozenset({"filter", "find", "note", "entity", "whose"})
"""Scopes in which letters are written, and are no keys."""

_PANES = ("list", "reader")
_READ, _JUDGE, _CORRECT, _FIND = Group.READ, Group.JUDGE, Group.CORRECT, Group.FIND

# fmt: off
_COMMANDS = (
    Command("move.down", "cursor_down", ("j", "down"), "down", "Go down; in the text, to the next claim in view.",
            _READ, _PANES),
    Command("move.up", "cursor_up", ("k", "up"), "up", "Go up; in the text, to the previous claim in view.",
            _READ, _PANES),
    Command("move.page_down", "page_down", ("space", "pagedown"), "page", "Go down a page.", _READ, _PANES),
    Command("move.page_up", "page_up", ("pageup",), "page up", "Go up a page.", _READ, _PANES),
    Command("move.first", "first", ("home",), "first", "Go to the beginning.", _READ, _PANES),
    Command("move.last", "last", ("end",), "last", "Go to the end.", _READ, _PANES),
    Command("list.open", "select", ("enter",), "open",
            "Open the article, show the claim, walk through an entity's mentions, or follow an echo.",
            _READ, ("list",)),
    Command("pane.next", "next_pane", ("tab",), "next pane", "Go to the next pane.", _READ, ("main",)),
    Command("pane.previous", "previous_pane", ("shift+tab",), "previous pane", "Go to the previous pane.",
            _READ, ("main",)),
    Command("article.next", "step_article(1)", ("]",), "next article", "Open the next article.", _READ, ("main",)),
    Command("article.previous", "step_article(-1)", ("[",), "previous article", "Open the previous article.",
            _READ, ("main",)),
    Command("articles.show", "toggle_articles", ("a",), "list", "Go to the list of articles.", _READ, ("main",), 60),
    Command("echoes.show", "toggle_echoes", ("r",), "echoes",
            "Show what other articles say of the claim, or go back from there.", _READ, ("main",)),
    Command("echoes.return", "come_back", ("backspace",), "come back",
            "Come back from the claim that an echo led to.", _READ, ("echoes", "reader")),
    Command("versions.show", "versions", ("D",), "versions", "Show the judged text beside the text as it is now.",
            _READ, ("main",)),
    Command("text.fold", "toggle_tail", ("t",), "tail", "Fold or unfold the unrelated paragraphs at the end.",
            _READ, ("main",)),
    Command("back", "back", ("escape",), "back", "Close what is open, or go back to the text.", _READ, ("main",)),
    Command("dialog.close", "dismiss", ("escape", "q"), "close", "Close the window.", _READ, ("dialog",)),
    Command("dialog.down", "scroll(1)", ("j", "down"), "down", "Scroll down.", _READ, ("dialog",)),
    Command("dialog.up", "scroll(-1)", ("k", "up"), "up", "Scroll up.", _READ, ("dialog",)),
    Command("app.quit", "quit", ("q",), "quit", "Quit; there is never anything unsaved.", _READ, ("app",)),

    Command("judge.credible", "judge('credible')", ("c",), "credible",
            "Judge: verdict credible.", _JUDGE, ("main",), 10),
    Command("judge.disputed", "judge('disputed')", ("d",), "disputed",
            "Judge: verdict disputed.", _JUDGE, ("main",), 20),
    Command("judge.propaganda", "judge('propaganda')", ("p",), "propaganda",
            "Judge: verdict propaganda.", _JUDGE, ("main",), 30),
    Command("judge.clear", "clear_verdict", ("x",), "clear", "Take the verdict off the judged claim.",
            _JUDGE, ("main",)),
    Command("judge.confirm", "confirm", ("y",), "confirm", "Confirm a verdict whose words have changed.",
            _JUDGE, ("main",)),
    Command("judge.note", "note", ("e",), "note", "Write a note on the claim.", _JUDGE, ("main",), 40),
    Command("judge.next", "next_open", ("g",), "next open", "Go to the next open claim, in any article.",
            _JUDGE, ("main",), 50),
    Command("judge.repeats", "judge_repeats", ("A",), "all repeats",
            "Give the claim's verdict to all claims that repeat it.", _JUDGE, ("main",)),
    Command("judge.undo", "undo", ("u",), "undo", "Take back what was done last.", _JUDGE, ("main",)),
    Command("judge.redo", "redo", ("ctrl+r",), "redo", "Do again what was taken back.", _JUDGE, ("main",)),
    Command("claims.level", "claim_level", ("w",), "more claims",
            "List the article's own statements, too: those worth checking, then all.", _JUDGE, ("main",)),
    Command("claim.details", "claim_details", ("i",), "details",
            "Show everything that is known of the claim, or close it.", _JUDGE, ("main",)),
    Command("claim.source", "claim_source", ("s",), "whose", "Say whose claim it is.", _CORRECT, ("main",)),
    Command("mark.start", "mark", ("v",), "mark",
            "Mark words of the text to make a claim of them; in the lists, correct the claim or the entity.",
            _CORRECT, ("main",)),
    Command("names.show", "names", ("M",), "names", "Show the names that may be one thing's, over all articles.",
            _CORRECT, ("main",)),
    Command("claim.dismiss", "dismiss_claim", ("backspace",), "no claim",
            "Say that this is no claim; among all claims, that it is one again.", _CORRECT, ("claims",)),
    Command("names.same", "rule_same", ("=",), "one", "The two names are one thing's, in every article.",
            _CORRECT, ("entities", "names")),
    Command("names.different", "rule_different", ("-",), "two", "The two names are two things', in every article.",
            _CORRECT, ("entities", "names")),
    Command("mark.left", "caret('left')", ("h", "left"), "left", "Extend to the left.", _CORRECT, ("mark",)),
    Command("mark.right", "caret('right')", ("l", "right"), "right", "Extend to the right.", _CORRECT, ("mark",)),
    Command("mark.down", "caret('down')", ("j", "down"), "down", "Extend a line down.", _CORRECT, ("mark",)),
    Command("mark.up", "caret('up')", ("k", "up"), "up", "Extend a line up.", _CORRECT, ("mark",)),
    Command("mark.word", "caret('word')", ("w",), "word", "Extend by a word.", _CORRECT, ("mark",), 10),
    Command("mark.word_back", "caret('word_back')", ("b",), "word back", "Take in a word to the left.",
            _CORRECT, ("mark",), 20),
    Command("mark.line_start", "caret('line_start')", ("0", "home"), "line start", "Extend to the line's start.",
            _CORRECT, ("mark",)),
    Command("mark.line_end", "caret('line_end')", ("$", "end"), "line end", "Extend to the line's end.",
            _CORRECT, ("mark",), 30),
    Command("mark.swap", "caret('swap')", ("o",), "other end", "Go to the other end of the marked words.",
            _CORRECT, ("mark",)),
    Command("mark.keep", "mark_keep", ("enter",), "keep", "Make a claim of the words marked, or correct one.",
            _CORRECT, ("mark",), 40),
    Command("mark.cancel", "mark_cancel", ("escape",), "leave", "Stop marking.", _CORRECT, ("mark",), 50),
    Command("note.keep", "note_keep", ("enter", "ctrl+s"), "keep", "Keep the note.", _JUDGE, ("note",), 10, True),
    Command("note.cancel", "note_cancel", ("escape",), "leave", "Leave the note as it was.",
            _JUDGE, ("note",), 20, True),
    Command("entity.keep", "keep", ("enter", "ctrl+s"), "keep", "Keep the name and type, or split the name off.",
            _CORRECT, ("entity",), 10, True),
    Command("entity.down", "choose(1)", ("down", "tab"), "down", "Go down among the types and names to split off.",
            _CORRECT, ("entity",), 0, True),
    Command("entity.up", "choose(-1)", ("up", "shift+tab"), "up", "Go up among the types and names to split off.",
            _CORRECT, ("entity",), 0, True),
    Command("entity.cancel", "leave", ("escape",), "leave", "Leave the name as it is.",
            _CORRECT, ("entity",), 20, True),

    Command("question.yes", "answer(True)", ("enter",), "yes", "Yes.", _JUDGE, ("question",)),
    Command("question.no", "answer(False)", ("escape",), "no", "No.", _JUDGE, ("question",)),

    Command("find.open", "find", ("/",), "find", "Find words in the article.", _FIND, ("main",), 70),
    Command("find.next", "find_next", ("n",), "next match", "Go to the next match.", _FIND, ("main",)),
    Command("find.previous", "find_previous", ("N",), "previous match", "Go to the previous match.",
            _FIND, ("main",)),
    Command("find.keep", "find_keep", ("enter",), "keep", "Close the search and stay at the match.",
            _FIND, ("find",), 10),
    Command("find.cancel", "find_cancel", ("escape",), "leave", "Close the search and go back.",
            _FIND, ("find",), 20),
    Command("articles.filter", "filter", ("f",), "filter", "Filter the list of articles.", _FIND, ("main",)),
    Command("filter.down", "filter_move(1)", ("down",), "down", "Go down among the matches.", _FIND, ("filter",)),
    Command("filter.up", "filter_move(-1)", ("up",), "up", "Go up among the matches.", _FIND, ("filter",)),
    Command("filter.open", "filter_open", ("enter",), "open", "Open the article.", _FIND, ("filter",), 10),
    Command("filter.clear", "filter_clear", ("escape",), "clear", "Clear the filter.", _FIND, ("filter",), 20),
    Command("app.export", "export", ("E",), "export", "Write the annotations to a CSV file.", _FIND, ("main",)),
    Command("export.write", "write(False)", ("enter",), "write", "Write the file.", _FIND, ("export",), 0, True),
    Command("export.replace", "write(True)", ("ctrl+o",), "replace", "Replace the file that is there.",
            _FIND, ("export",), 0, True),
    Command("export.cancel", "leave", ("escape",), "leave", "Export nothing.", _FIND, ("export",), 0, True),
    Command("app.palette", "command_palette", ("ctrl+p",), "palette", "Find any command by its name.",
            _FIND, ("app",), 0, True),
    Command("app.help", "help", ("?",), "help", "Show the keys.", _FIND, ("app",), 80),
)
# fmt: on

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,./QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?$"
_CYRILLIC = (
    "йцукенгшщзхъфывапролджэячсмитьбю.ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,;",  # Russian
    "йцукенгшщзхїфівапролджєячсмитьбю.ЙЦУКЕНГШЩЗХЇФІВАПРОЛДЖЄЯЧСМИТЬБЮ,;",  # Ukrainian
)
"""What the ЙЦУКЕН layouts type at the positions of `_LATIN`, as Windows and xkeyboard-config lay them out."""


def commands() -> tuple[Command, ...]:
    """All commands, in the order help and docs show them."""
    return _COMMANDS


def command(command_id: str) -> Command:
    """The command of that id.

    Raises:
        KeyError: there is none.
    """
    return _BY_ID[command_id]


def key_parts(key: str) -> tuple[list[str], str]:
    """The modifiers of a key and the key itself, which can be a `+`: `ctrl++`."""
    if key == "+" or key.endswith("++"):
        return key[:-1].split("+")[:-1], "+"
    *modifiers, last = key.split("+")
    return modifiers, last


def key_name(key: str) -> str:
    """Textual's name of a key: characters that are neither letter nor digit are called by their Unicode name."""
    modifiers, last = key_parts(key)
    if len(last) == 1 and not last.isalnum():
        name = unicodedata.name(last).lower().replace("-", "_").replace(" ", "_")
        last = KEY_NAME_REPLACEMENTS.get(name, name)
    return "+".join([*sorted(modifiers), last])


def key_label(key: str) -> str:
    """A key as footer, help and docs write it: `]`, `ctrl+r`, `esc`, `↓`."""
    modifiers, last = key_parts(key)
    return "+".join([*modifiers, format_key(key_name(last))])


def layout_aliases(key: str) -> tuple[str, ...]:
    """What the same key cap gives, in Textual's names, when a Russian or Ukrainian layout is on; often one, or none."""
    modifiers, last = key_parts(key)
    character = key_label(last)
    at = _LATIN.find(character) if len(character) == 1 else -1
    if at < 0:
        return ()
    return tuple(key_name("+".join([*modifiers, typed])) for typed in dict.fromkeys(row[at] for row in _CYRILLIC))


class Slot(NamedTuple):
    """One key of a command by default: the id of its Binding, the key in Textual's name, and whether it is an alias."""

    id: str
    key: str
    alias: bool


def slots(command: Command) -> Iterator[Slot]:
    """A command's default bindings; the first has the command's id, others add `.2` or, if aliases, `.cyrillic`."""
    for number, key in enumerate(command.keys, 1):
        yield Slot(command.id if number == 1 else f"{command.id}.{number}", key_name(key), alias=False)
    aliases = dict.fromkeys(alias for key in command.keys for alias in layout_aliases(key))
    for number, alias in enumerate(aliases, 1):
        yield Slot(f"{command.id}.cyrillic" + (f".{number}" if number > 1 else ""), alias, alias=True)


def bindings_for(scope: str) -> list[Binding]:
    """The default bindings of a scope, for the BINDINGS of what holds it; only a command's first key is shown."""
    return list(_bindings(row for row in _COMMANDS if scope in row.scopes))


def bindings_of(*command_ids: str) -> list[Binding]:
    """The default bindings of single commands, for what answers them in another scope than their own."""
    return list(_bindings(_BY_ID[command_id] for command_id in command_ids))


def _bindings(rows: Iterable[Command]) -> Iterator[Binding]:
    for row in rows:
        for slot in slots(row):
            yield Binding(
                slot.key,
                row.action,
                row.label,
                show=slot.id == row.id,
                priority=row.priority,
                tooltip=row.help,
                id=slot.id,
                system=slot.alias,
            )


_BY_ID = {row.id: row for row in _COMMANDS}
