"""`incursion-tui completion`: the script that teaches a shell to complete our arguments."""

import click

from tui.commands.program import NAME


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the completion script for SHELL.

    bash: eval "$(incursion-tui completion bash)" in ~/.bashrc; zsh: the same in ~/.zshrc;
    fish: incursion-tui completion fish > ~/.config/fish/completions/incursion-tui.fish
    """
    from click.shell_completion import get_completion_class

    complete = get_completion_class(shell)
    if complete is None:
        raise click.UsageError(f"click knows no completion for {shell}")
    script = complete(ctx.find_root().command, {}, NAME, f"_{NAME}_COMPLETE".replace("-", "_").upper())
    # Not source(): that one runs bash to ask its version.
    click.echo(script.source_template % script.source_vars())
