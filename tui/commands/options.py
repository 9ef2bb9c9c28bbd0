"""What several commands ask for in the same words: places and names."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from tui.commands.errors import shown


class Folder(click.Path):
    """A path of any kind, given as a `Path`; whether it exists is asked later, in our own words."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Refuse what no path can be."""
        if not os.fspath(value) or "\0" in os.fspath(value):
            self.fail("a path can't be empty.", param, ctx)
        return super().convert(value, param, ctx)


def not_blank(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """The name without the spaces around it; a callback for click.

    Raises:
        click.BadParameter: nothing is left of it.
    """
    if value is not None and not value.strip():
        raise click.BadParameter("a name can't be blank.")
    return value and value.strip()


def existing(path: Path, commands: Iterable[str] = ()) -> Path:
    """`path`, when there is such a file or folder.

    Args:
        path: as it was typed.
        commands: names that may have been meant instead.

    Raises:
        click.UsageError: there is none.
    """
    try:
        path.stat()
    except FileNotFoundError:
        from difflib import get_close_matches

        meant = get_close_matches(path.name, commands, 1)
        hint = f"Did you mean the command {meant[0]!r}?" if meant else "Check the name."
        raise click.UsageError(f"There is no file or folder {shown(path)}. {hint}") from None
    except OSError as error:
        from tui.commands.errors import reason_of

        raise click.UsageError(f"{shown(path)} can't be opened: {reason_of(error)}.") from None
    return path
