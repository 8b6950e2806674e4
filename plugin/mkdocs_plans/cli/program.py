"""The program `plans`: its commands, each a module of `commands`, imported when it is needed."""

from __future__ import annotations

import os
import pkgutil
import sys
from importlib import import_module
from typing import Any

import click

from mkdocs_plans.docs_site import DOCS
from mkdocs_plans.workers import gc_paused

from . import commands
from .command import CommandExample, CommandSection, write_examples, write_options
from .global_options import global_options
from .output import UsageMessage, error

INTERRUPTED = 130
"""The exit code after Ctrl-C, as of every program that a signal ends: 128 and the number of the signal."""

EXAMPLES = (
    CommandExample('plans new "Move the ledger"', "Create a plan"),
    CommandExample("plans list --status blocked", "List the blocked plans"),
    CommandExample("plans check", "Check all plans of the project"),
    CommandExample("plans diff", "Show what this branch changes in the plans"),
)


class PlansGroup(click.Group):
    """The commands. Their messages about a wrong argument are never commands for a CI server."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, sorted."""
        return sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command; only its own module is imported."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module = import_module(f"{commands.__name__}.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the arguments name; if there is none, suggest another one."""
        if args and args[0][:1] != "-" and args[0] not in self.list_commands(ctx):
            from mkdocs_plans.suggestions import nearest  # noqa: PLC0415 (help answers without it)

            hint = nearest(args[0], self.list_commands(ctx), "plans --help lists all commands")
            ctx.fail(f'unknown command "{args[0]}"; {hint}')
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands in their sections, then the options."""
        found = [self.get_command(ctx, name) for name in self.list_commands(ctx)]
        widest = max(len(command.name or "") for command in found if command)
        for section in CommandSection:
            records = [
                ((command.name or "").ljust(widest), command.get_short_help_str(limit=200))
                for command in found
                if command and getattr(command, "section", None) is section
            ]
            if records:
                with formatter.section(section):
                    formatter.write_dl(records)
        write_options(self, ctx, formatter)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples and the address of the reference."""
        write_examples(EXAMPLES, f"{DOCS}reference/cli/", formatter)

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Read the arguments before the command."""
        try:
            return super().make_context(*args, **extra)
        except click.UsageError as problem:
            raise _as_message(problem) from None

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            with gc_paused():
                return super().invoke(ctx)
        except click.UsageError as problem:
            raise _as_message(problem) from None
        except BrokenPipeError:  # as in `plans list | head`
            # Python flushes standard output when it ends, which would fail again.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        except KeyboardInterrupt:
            error("interrupted")
            ctx.exit(INTERRUPTED)


def _as_message(problem: click.UsageError) -> click.ClickException:
    # Since click 8.2 the help is an error where a command is missing.
    is_help = type(problem).__name__ == "NoArgsIsHelpError"
    return problem if is_help else UsageMessage(problem, problem.ctx)


@click.group(
    cls=PlansGroup,
    params=global_options(),
    subcommand_metavar="COMMAND [ARGUMENTS]",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
def main() -> None:
    """Read, check and compare execution plans written in Markdown.

    Commands without a path work on the project of the current folder: the nearest mkdocs.yml names the
    plans folders. If there is no mkdocs.yml, the plans are in plans/.
    """
