"""The command line's shape: opening a place is what happens when no sub-command is named."""

import sys
from importlib import import_module
from typing import Any

import click

from tui.commands.errors import FAILURE, INTERRUPTED, crashed, forget_gone_streams, forget_stdout, stdout_written, told

NAME = "incursion-tui"
_ASKING = frozenset({"--help", "-h", "--version"})


class Opening(click.Command):
    """The command without a name: its usage and errors read as the program's own."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Take the program's place instead of standing below it."""
        return super().make_context(parent.info_name if parent else info_name, args, **extra)


class Program(click.Group):
    """Sub-commands, and `opening` for everything else; also the one place where errors become sentences.

    A path that is named like a sub-command is reached as `./export`.

    Attributes:
        opening: what happens when no sub-command is named.
        names: the sub-commands in alphabetical order; each is in the module of its name beside this one, which is
            imported when it is asked for.
    """

    opening: click.Command
    names: tuple[str, ...] = ()

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Send the arguments to the sub-command they name, or to `opening`."""
        if not args or args[0] not in self.names:
            before_paths = args[: args.index("--")] if "--" in args else args
            asking = [arg for arg in before_paths if arg in _ASKING]
            args = asking[:1] or ["", *args]
        return super().parse_args(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The sub-command of that name; the empty name is `opening`."""
        if cmd_name in self.names and cmd_name not in self.commands:
            self.add_command(getattr(import_module(f"tui.commands.{cmd_name}"), cmd_name))
        return super().get_command(ctx, cmd_name) if cmd_name else self.opening

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names for the help page."""
        return list(self.names)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but for the empty name, which click takes for a wrong one."""
        return ("", self.opening, args[1:]) if args[:1] == [""] else super().resolve_command(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Two lines: opening, and the sub-commands."""
        pieces = " ".join(self.opening.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces)
        formatter.write_usage(ctx.command_path, "COMMAND [ARGS]...", prefix="       ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options of `opening` are the program's, then its own, then the sub-commands."""
        own = [*self.opening.params, *self.get_params(ctx)]
        rows = [row for row in (param.get_help_record(ctx) for param in own if isinstance(param, click.Option)) if row]
        with formatter.section("Options"):
            formatter.write_dl(rows)
        self.format_commands(ctx, formatter)

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run and exit: 0, 1 for a failure, 2 for a usage error, 130 when interrupted.

        Raises:
            SystemExit: always, with the exit code.
        """
        try:
            with stdout_written():
                code = super().main(*args, **(extra | {"prog_name": NAME, "standalone_mode": False}))
                if sys.stdout is not None:
                    sys.stdout.flush()
        except click.ClickException as error:
            code = told(error)
        except (click.Abort, KeyboardInterrupt):
            code = INTERRUPTED
        except BrokenPipeError:
            forget_stdout()
            code = FAILURE
        except Exception as error:  # noqa: BLE001 - the last resort: a sentence and a log file, never a traceback
            code = crashed(error)
        finally:
            forget_gone_streams()
        sys.exit(code if isinstance(code, int) else 0)
