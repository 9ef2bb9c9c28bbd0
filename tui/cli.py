"""`incursion-tui`: the one place that chooses and wires, and the only one that knows every room.

Nothing heavy is imported before a command runs, so that `--help` and completion answer at once.
"""

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.commands.errors import FAILURE, NoTerminal
from tui.commands.options import Folder, existing, not_blank
from tui.commands.program import NAME, Opening, Program

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_HEADLESS = f"""Without a screen there are:
  {NAME} export [PATH]     the annotations as CSV
  {NAME} analyze PATH...   the entities and claims found"""


def _complete_path(ctx: click.Context, _param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """The first word may be a file or a sub-command."""
    from click.shell_completion import CompletionItem

    meant = [(name, cli.get_command(ctx, name)) for name in cli.names if name.startswith(incomplete)]
    commands = [CompletionItem(name, help=command.get_short_help_str()) for name, command in meant if command]
    return [*commands, CompletionItem(incomplete, type="file")]


def _print_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from tui.version import version

        click.echo(f"{NAME} {version()}")
        ctx.exit()


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="The version."
)
def cli() -> None:
    """Read contested news, and judge who claims what with one key.

    Opens a folder of articles (or one article) and shows the text beside the entities and the attributed claims found
    in it. Without PATH the sample articles open. A PATH that is named like a command is reached as ./export.
    """


@click.command(cls=Opening, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("path", required=False, type=Folder(), shell_complete=_complete_path)
@click.option("--desk", type=Folder(), metavar="DIR", help="Keep the judgements here instead of in PATH/.incursion.")
@click.option("--annotator", metavar="NAME", callback=not_blank, help="Who judges; else desk.toml's or the login name.")
@click.option("--fresh", is_flag=True, help="Open the samples with an empty desk; the old one is moved aside.")
def opening(path: Path | None, desk: Path | None, annotator: str | None, fresh: bool) -> None:
    """Open a place on the screen."""
    if path is not None:
        existing(path, commands=cli.names)
    if fresh and (path is not None or desk is not None):
        raise click.UsageError("--fresh empties the samples' desk only: leave out PATH and --desk.")
    _need_terminal()
    gc.disable()  # nothing that is loaded now is ever let go; the desk has it enabled again when it is open

    from tui.commands.wiring import fresh_samples, open_workplace
    from tui.places import place_of

    aside = fresh_samples() if fresh else None
    workplace = open_workplace(place_of(path, desk), annotator)

    from tui.app import IncursionApp

    app = IncursionApp(workplace)
    try:
        app.run()
    finally:
        workplace.close()
    if app.failure is not None and app.return_code in {None, 0, FAILURE}:
        from tui.commands.kept import opening_told

        with opening_told():
            raise app.failure
    if aside is not None:
        from tui.commands.errors import shown

        click.echo(f"The judgements made on the samples until now are kept in {shown(aside)}", err=True)
    sys.exit(app.return_code or 0)


cli.opening = opening
cli.names = ("analyze", "completion", "export", "history", "repair", "restore", "score", "verify")


def _need_terminal() -> None:
    """Refuse to draw where nobody could read it.

    Raises:
        NoTerminal: one of the three streams is no terminal, or it can't place text.
    """
    streams = {"input": sys.stdin, "output": sys.stdout, "error": sys.stderr}
    missing = [name for name, stream in streams.items() if stream is None or not stream.isatty()]
    if missing:
        raise NoTerminal(f"The screen needs a terminal, but standard {' and '.join(missing)} is not one. {_HEADLESS}")
    if os.environ.get("TERM") == "dumb":
        raise NoTerminal(f"The screen needs a terminal that can place text, but TERM is dumb. {_HEADLESS}")


def main() -> None:
    """The program's entry point."""
    cli.main()


if __name__ == "__main__":
    main()
