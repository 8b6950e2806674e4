"""`plans completion`: the completion script of a shell."""

from __future__ import annotations

import click

from mkdocs_plans.cli.command import Argument, CommandExample, CommandSection, PlansCommand
from mkdocs_plans.cli.output import emit_bytes

_DETAILS = """\
The script completes commands, options, files, and the names of rules, families, events and statuses. Add the line of your
shell to the file, and open a new terminal:

| shell | file | line |
|---|---|---|
| bash 4.4 or newer | `~/.bashrc` | `eval "$(plans completion bash)"` |
| zsh | `~/.zshrc`, after `compinit` | `eval "$(plans completion zsh)"` |
| fish | `~/.config/fish/completions/plans.fish` | `plans completion fish \\| source` |

`plans` must be in `PATH`: the script runs it to get the names.
"""


@click.command(
    "completion",
    cls=PlansCommand,
    section=CommandSection.OTHER,
    short_help="Print the completion script of a shell.",
    examples=(
        CommandExample('eval "$(plans completion bash)"', "Complete arguments in this bash session"),
        CommandExample("plans completion zsh", "Print the script for zsh"),
    ),
    details=_DETAILS,
)
@click.argument(
    "shell",
    cls=Argument,
    metavar="SHELL",
    type=click.Choice(["bash", "zsh", "fish"]),
    help="bash, zsh or fish.",
)
def command(*, shell: str) -> None:
    """Print the script that completes arguments of plans in SHELL."""
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    if found is None:  # all three are part of click
        raise click.UsageError(f"no completion for {shell}")
    program = click.get_current_context().find_root().command
    script = found(program, {}, "plans", "_PLANS_COMPLETE").source()
    emit_bytes(f"{script.rstrip()}\n".encode())
