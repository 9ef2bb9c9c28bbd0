"""Textual's command palette, made safe for keys that come before its list has been laid out."""

from contextlib import suppress

from textual.command import CommandPalette


class Palette(CommandPalette):
    """The palette in which a page key does nothing while there is no page; Textual 8.2 ends the program."""

    def _action_command_list(self, action: str) -> None:
        """Hand a key on to the list of commands."""
        with suppress(KeyError):
            super()._action_command_list(action)
