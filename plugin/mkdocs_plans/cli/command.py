"""A command, with the texts of its help and of its page in the reference."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import click

from mkdocs_plans.docs_site import command_page

from .global_options import GlobalOption, global_options

SUCCESS = "Success."
UNUSABLE = "An argument, a file or the configuration cannot be used. No file is changed."


class CommandSection(StrEnum):
    """The group that the help lists a command in, in this order."""

    PLANS = "Plans"
    DATA = "Data"
    CI = "Continuous integration"
    OTHER = "Other"


@dataclass(frozen=True, slots=True)
class CommandExample:
    """A command line and what it does."""

    line: str
    purpose: str


class Argument(click.Argument):
    """An argument with a line of help."""

    def __init__(self, *args: Any, **attributes: Any) -> None:
        self.text: str = attributes.pop("help", "")
        super().__init__(*args, **attributes)

    def get_help_record(self, ctx: click.Context) -> tuple[str, str]:
        """Return the name of the argument and its help."""
        return self.human_readable_name, self.text


class PlansCommand(click.Command):
    """A command of `plans`. It takes the global options after its name too."""

    def __init__(
        self,
        *args: Any,
        section: CommandSection,
        examples: Iterable[CommandExample],
        exit_codes: Mapping[int, str] | None = None,
        json_lines: bool = False,
        details: str = "",
        **attributes: Any,
    ) -> None:
        super().__init__(*args, **attributes)
        self.params += global_options()
        self.section = section
        self.examples = tuple(examples)
        self.exit_codes = dict(sorted({0: SUCCESS, 2: UNUSABLE, **(exit_codes or {})}.items()))
        self.json_lines = json_lines
        """Whether `--format json` prints one object on each line, not one document."""
        self.details = details
        """Markdown for the page in the reference, which the help leaves out."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the arguments, the options, and the global options."""
        write_options(self, ctx, formatter)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples and the address of the page."""
        write_examples(self.examples, command_page(self.name or ""), formatter)


def own_options(command: click.Command, ctx: click.Context) -> list[click.Parameter]:
    """Return the options that only this command takes."""
    params = command.get_params(ctx)
    return [one for one in params if isinstance(one, click.Option) and not is_global(one)]


def is_global(param: click.Parameter) -> bool:
    """Whether every command takes an option; `--help` is added by click."""
    return isinstance(param, GlobalOption) or "--help" in param.opts


def write_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """Write the arguments and options of a command in three lists."""
    params = command.get_params(ctx)
    lists: dict[str, list[Any]] = {
        "Arguments": [one for one in params if isinstance(one, Argument)],
        "Options": own_options(command, ctx),
        "Global options": [one for one in params if is_global(one)],
    }
    for heading, listed in lists.items():
        records = [record for one in listed if (record := one.get_help_record(ctx))]
        if records:
            with formatter.section(heading):
                formatter.write_dl(records)


def write_examples(examples: Iterable[CommandExample], page: str, formatter: click.HelpFormatter) -> None:
    """Write examples below each other, then the address of a page."""
    with formatter.section("Examples"):
        for example in examples:
            formatter.write(f"{'':>{formatter.current_indent}}# {example.purpose}\n")
            formatter.write(f"{'':>{formatter.current_indent}}$ {example.line}\n")
    formatter.write(f"\nDocumentation: {page}\n")
