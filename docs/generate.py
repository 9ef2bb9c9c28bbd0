"""Writes the generated parts of the pages: `python docs/generate.py`; with `--check` it only says which are stale.

A generated part stands between `<!-- generated: NAME -->` and `<!-- end of NAME -->`.
"""

import re
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))  # so that it runs in a checkout where nothing is installed

from annotations.exchange.columns import COLUMNS
from tui.keys import Command, Group, commands, key_label

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
WIDTH = 100


def keys() -> str:
    """The table of all keys, with the name by which each can be changed."""
    rows = ["| key | does | name in `[keys]` |", "|---|---|---|"]
    for group in Group:
        rows.append(f"| **{group.value}** | | |")
        rows += [f"| {_pressed(row)} | {row.help} | `{row.id}` |" for row in commands() if row.group is group]
    return "\n".join(rows)


def keys_in_short() -> str:
    """The keys that work in every pane, those that judge first."""
    order = (Group.JUDGE, Group.CORRECT, Group.FIND, Group.READ)
    shown = [r for group in order for r in commands() if r.group is group and {"app", "main"} & set(r.scopes)]
    return "\n".join(["| key | does |", "|---|---|", *(f"| {_pressed(row)} | {row.help} |" for row in shown)])


def _pressed(row: Command) -> str:
    return " ".join(f"`{key_label(key)}`" for key in row.keys).replace("|", "\\|")


def columns() -> str:
    """The columns of the CSV, in their order."""
    rows = ["| column | holds |", "|---|---|"]
    return "\n".join(rows + [f"| `{column.name}` | {column.description} |" for column in COLUMNS])


def command_help(*names: str) -> Callable[[], str]:
    """What `--help` prints for the program or one of its commands."""

    def printed() -> str:
        import click

        from tui.cli import cli

        command: click.Command = cli
        context = click.Context(command, info_name="incursion-tui", max_content_width=WIDTH, terminal_width=WIDTH)
        for name in names:
            found = command.get_command(context, name) if isinstance(command, click.Group) else None
            if found is None:
                raise SystemExit(f"there is no command {' '.join(names)}")
            command = found
            context = click.Context(command, parent=context, info_name=name, terminal_width=WIDTH)
        return f"```text\n{command.get_help(context)}\n```"

    return printed


PARTS: dict[str, Callable[[], str]] = {
    "keys": keys,
    "keys in short": keys_in_short,
    "columns": columns,
    "help": command_help(),
    "help of export": command_help("export"),
    "help of analyze": command_help("analyze"),
    "help of score": command_help("score"),
    "help of completion": command_help("completion"),
    "help of verify": command_help("verify"),
    "help of history": command_help("history"),
    "help of repair": command_help("repair"),
    "help of restore": command_help("restore"),
}


def renewed(page: str) -> str:
    """A page with its generated parts as they are today."""
    return re.sub(
        r"(<!-- generated: (.+?) -->\n).*?(<!-- end of \2 -->)",
        lambda part: f"{part[1]}\n{PARTS[part[2]]()}\n\n{part[3]}",
        page,
        flags=re.DOTALL,
    )


def main(*, check: bool) -> int:
    """Renew the pages, or name the stale ones; the exit code."""
    stale = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        if (new := renewed(text)) != text:
            stale.append(str(page.relative_to(ROOT)))
            if not check:
                page.write_text(new, encoding="utf-8")
    if stale and check:
        sys.stderr.write(f"stale: {', '.join(stale)}; `python docs/generate.py` writes them anew\n")
    return int(bool(stale) and check)


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv))
