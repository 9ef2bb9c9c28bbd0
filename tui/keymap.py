"""A user's `[keys]` table becomes a keymap for Textual, or a list of everything that is wrong with it."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from textual.keys import KEY_TO_UNICODE_NAME, REPLACED_KEYS, Keys

from annotations.text import one_line
from tui.keys import (
    MODAL_SCOPES,
    SCOPES,
    Command,
    Slot,
    commands,
    key_label,
    key_name,
    key_parts,
    layout_aliases,
    slots,
)

_MODIFIERS = frozenset({"alt", "ctrl", "hyper", "meta", "shift", "super"})
_NAMED = frozenset(key.value for key in Keys if not key.value.startswith("<"))
_SAME_BYTE = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+left_square_bracket": "escape"}
"""Keys a terminal can't tell from another one (ASCII HT, CR and ESC)."""
_TAKEN = {"ctrl+c": "copying", "ctrl+q": "quitting"}
"""Keys that Textual binds before any other."""
_DEFAULT = {row.id: tuple(key_name(key) for key in row.keys) for row in commands()}


class Keymap(NamedTuple):
    """The keys in force.

    Attributes:
        textual: what `App.set_keymap` takes; only what differs from the default bindings.
        keys: command id to its keys in Textual's names, the one to show first; aliases are left out.
        faults: everything that is wrong with the user's table, a sentence each; if there is one, the table is ignored.
    """

    textual: dict[str, str]
    keys: dict[str, tuple[str, ...]]
    faults: tuple[str, ...] = ()

    def label(self, command_id: str) -> str:
        """The key to show for a command, as footer and help write it; "" when the user took its keys away."""
        keys = self.keys[command_id]
        return key_label(keys[0]) if keys else ""


def keymap(table: Mapping[str, object] | None = None, *, cyrillic: bool = True, file: str = "config.toml") -> Keymap:
    """The keymap of a user's `[keys]` table: command id to a key, to keys with commas between, or to an array of keys.

    Dotted ids may come nested, as TOML reads `judge.credible = "1"`. The keys given replace all default keys of that
    command; "" leaves it without one. `cyrillic` keeps, for each Latin key, what a ЙЦУКЕН layout types in its place,
    unless that is a key of its own.
    """
    faults: list[str] = []
    chosen: dict[str, tuple[str, ...]] = {}
    for command_id, value in _flat(table or {}):
        if command_id not in _DEFAULT:
            faults.append(f"{_quoted(command_id)} is not a command{_nearest(command_id)}")
            continue
        wanted = _listed(value)
        if wanted is None:
            faults.append(f'{command_id}: a key like "c", or several like "c, f2", is wanted here')
            continue
        wrong = [fault for key in wanted if (fault := _fault_of(key))]
        faults += [f"{command_id}: {fault}" for fault in wrong]
        if not wrong:
            chosen[command_id] = tuple(dict.fromkeys(_canonical(key) for key in wanted))
    faults += _clashes({**_DEFAULT, **chosen}, frozenset(chosen)) if chosen else []
    if faults:
        chosen.clear()
    keys = {**_DEFAULT, **chosen}
    overlay = _overlay(keys, cyrillic=cyrillic) if chosen or not cyrillic else {}  # by default nothing differs
    return Keymap(overlay, keys, tuple(f"{file}, [keys]: {fault}" for fault in faults))


def _flat(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, object]]:
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def _listed(value: object) -> list[str] | None:
    """The keys of a string with commas or of an array; None when it is neither."""
    if isinstance(value, str):
        value = [value] if value.strip() == "," else value.split(",") if value.strip() else []
    if not isinstance(value, list) or not all(isinstance(key, str) for key in value):
        return None
    return [key.strip() for key in value]


def _canonical(key: str) -> str:
    """Textual's name of a key as a user writes it: `Ctrl+R`, `?`, `PageUp`."""
    modifiers, last = key_parts(key)
    return key_name("+".join([*modifiers, last]).lower() if modifiers or len(last) > 1 else last)


def _fault_of(key: str) -> str:
    """What is wrong with a key as the user wrote it; "" when nothing is."""
    modifiers, last = key_parts(key)
    held = {modifier.lower() for modifier in modifiers}
    if not held <= _MODIFIERS or not (_is_character(last) or _is_named(last.lower())):
        return f'{_quoted(key)} is not a key; write one character, or a name like "f2", "ctrl+k", "pageup"'
    if held == {"shift"} and _is_character(last):
        return f"{_quoted(key)} never arrives; write the character itself, like {_quoted(last.upper())}"
    name = _canonical(key)
    if name in _SAME_BYTE:
        return f"{_quoted(key)} arrives as {_SAME_BYTE[name]} in most terminals; write that instead"
    return f"{_quoted(key)} is kept for {_TAKEN[name]}" if name in _TAKEN else ""


def _is_character(key: str) -> bool:
    return len(key) == 1 and key.isprintable() and not key.isspace() and not unicodedata.combining(key)


def _is_named(name: str) -> bool:
    """Whether Textual has such a key: a named one, or a character by its Unicode name."""
    if name in _NAMED or name in REPLACED_KEYS or name in KEY_TO_UNICODE_NAME:
        return True
    try:
        return key_name(unicodedata.lookup(name.replace("_", " "))) == name
    except KeyError:
        return False


def _meet(one: str, other: str) -> bool:
    """Whether a key can mean both scopes at once; one that takes the keyboard for itself meets only itself."""
    return one == other or (not {one, other} & MODAL_SCOPES and bool({one, other} & {"app", "main"}))


def _where(one: Command, other: Command) -> str:
    """Where both commands apply, in words; "" when nowhere."""
    both = [max(a, b, key=tuple(SCOPES).index) for a in one.scopes for b in other.scopes if _meet(a, b)]
    return " and ".join(SCOPES[scope] for scope in dict.fromkeys(both))


def _clashes(keys: Mapping[str, tuple[str, ...]], chosen: frozenset[str]) -> list[str]:
    """A sentence for each key that two commands share where both apply, if the user gave it to one of them."""
    sentences = []
    for index, one in enumerate(rows := commands()):
        for other in rows[index + 1 :]:
            shared = set(keys[one.id]) & set(keys[other.id])
            if shared and {one.id, other.id} & chosen and (where := _where(one, other)):
                labels = ", ".join(sorted(key_label(key) for key in shared))
                sentences.append(
                    f"{labels} would be both {one.id} and {other.id} {where}; give one of them another key"
                )
    return sentences


def _overlay(keys: Mapping[str, tuple[str, ...]], *, cyrillic: bool) -> dict[str, str]:
    """Binding id to keys, where they differ from the default; a command's aliases follow its keys."""
    overlay: dict[str, str] = {}
    used = {scope: {key for row in commands() if scope in row.scopes for key in keys[row.id]} for scope in SCOPES}
    heard = {scope: set().union(*(used[other] for other in SCOPES if _meet(scope, other))) for scope in SCOPES}
    for row in commands():
        real = [slot for slot in slots(row) if not slot.alias]
        hidden = [slot for slot in slots(row) if slot.alias]
        typed = dict.fromkeys(alias for key in keys[row.id] for alias in layout_aliases(key)) if cyrillic else ()
        aliases = tuple(alias for alias in typed if not any(alias in heard[scope] for scope in row.scopes))
        overlay |= _refilled(hidden, aliases) if hidden else {}
        overlay |= _refilled(real, keys[row.id] if hidden else keys[row.id] + aliases)
    return overlay


def _refilled(defaults: Sequence[Slot], keys: tuple[str, ...]) -> dict[str, str]:
    """The first binding takes all the keys and the others one that never arrives, unless the keys are the default."""
    if keys == tuple(slot.key for slot in defaults):
        return {}
    ids = [slot.id for slot in defaults]
    return {binding_id: f"unbound.{binding_id}" for binding_id in ids} | ({ids[0]: ",".join(keys)} if keys else {})


def _quoted(text: str) -> str:
    shown = one_line(text)
    return f'"{shown if len(shown) <= 40 else shown[:39] + "…"}"'


def _nearest(command_id: str) -> str:
    """A hint at the command that was probably meant."""
    from difflib import get_close_matches

    near = get_close_matches(command_id, _DEFAULT, n=1)
    return f"; did you mean {near[0]}?" if near else "; the help screen names them all"
