"""The user's settings file, read whole or answered with a list of everything that is wrong in it."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from annotations.text import one_line

VARIABLE = "INCURSION_CONFIG"
"""The environment variable that names another settings file."""
LIMIT = 256 * 1024
"""Bytes; a settings file beyond this is something else."""


class Config(msgspec.Struct, frozen=True):
    """What the user has set.

    Attributes:
        keys: command id to its keys, checked by `tui.keymap`, not here.
        theme: the name of a theme; "" lets the terminal decide between our two.
        advance: whether a verdict goes on to the next open claim.
        cyrillic: whether letters of a ЙЦУКЕН layout work as the Latin ones in their place.
    """

    keys: dict[str, Any] = {}
    theme: str = ""
    advance: bool = True
    cyrillic: bool = True


class Settings(NamedTuple):
    """A config, the file it is from, and what is wrong in that file, a sentence each."""

    config: Config
    path: Path
    faults: tuple[str, ...] = ()


def config_path(environ: Mapping[str, str] = os.environ) -> Path:
    """Where the settings are: `$INCURSION_CONFIG`, else `config.toml` in the user's config folder for `incursion`."""
    if environ.get(VARIABLE):
        return Path(environ[VARIABLE])
    from platformdirs import user_config_path

    return user_config_path("incursion") / "config.toml"


def load_config(environ: Mapping[str, str] = os.environ) -> Settings:
    """The user's settings; whatever is wrong keeps its default and becomes a fault. Never raises for a bad file."""
    path = config_path(environ)
    name = one_line(str(path))
    try:
        if not path.exists():
            missing = (f"{name}: there is no such file, although ${VARIABLE} names it",)
            return Settings(Config(), path, missing if environ.get(VARIABLE) else ())
        table = _read(path)
    except _Unusable as unusable:
        return Settings(Config(), path, (f"{name}: {unusable}",))
    except OSError as error:
        return Settings(Config(), path, (f"{name}: {error.strerror or error}",))
    settings: dict[str, Any] = {}
    faults = []
    for key, value in table.items():
        if key not in _ALLOWED:
            faults.append(f'{name}: "{_short(key)}" is not a setting; there are {", ".join(_ALLOWED)}')
        elif not _ALLOWED[key].fits(value):
            faults.append(f"{name}: {key} = {_short(value)} is not possible; it takes {_ALLOWED[key].wanted}")
        else:
            settings[key] = value
    return Settings(Config(**settings), path, tuple(faults))


class _Unusable(Exception):
    """The file as a whole can't be used; the message says why."""


class _Rule(NamedTuple):
    """What a setting takes, as a test and in words."""

    fits: Callable[[object], bool]
    wanted: str


_SWITCH = _Rule(lambda value: isinstance(value, bool), "true or false")
_ALLOWED = {
    "keys": _Rule(lambda value: isinstance(value, dict), 'a table of commands and keys, like judge.credible = "1"'),
    "theme": _Rule(lambda value: isinstance(value, str), 'the name of a theme, like "incursion-light"'),
    "advance": _SWITCH,
    "cyrillic": _SWITCH,
}


def _read(path: Path) -> dict[str, Any]:
    """The file as TOML; `tomllib` is imported only where there is a file to read."""
    import tomllib

    if not path.is_file():
        raise _Unusable("this is not a file")
    if path.stat().st_size > LIMIT:
        raise _Unusable(f"this is larger than {LIMIT // 1024} KB, so it is hardly a settings file")
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except UnicodeDecodeError:
        raise _Unusable("this is not UTF-8 text") from None
    except (ValueError, RecursionError) as error:
        raise _Unusable(f"this is not TOML: {_short(str(error)) or 'nested too deeply'}") from None


def _short(value: object) -> str:
    """A value on one line, safe to show, at most 60 characters."""
    shown = one_line({True: "true", False: "false"}[value] if isinstance(value, bool) else str(value))
    return shown if len(shown) <= 60 else f"{shown[:59]}…"
