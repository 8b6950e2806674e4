"""The command line: `plans read`, `plans list`, `plans export`, `plans new`.

Every command imports what it needs when it runs, so that `plans --help` answers at once.
"""

from __future__ import annotations

import sys

import click

EXAMPLES = """\b
Examples:
  plans read plans/                      what each plan says, in short
  plans read plans/2025-01-cache.md --json | jq .risks
"""


@click.group(
    epilog=EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(None, "-V", "--version", package_name="mkdocs-plans", prog_name="plans")
def main() -> None:
    """Read execution plans written in Markdown."""


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line for each plan.")
def read(paths: tuple[str, ...], as_json: bool) -> None:
    """Read plan files, and the folders that hold them.

    Problems of a plan are part of its record and do not fail the command; a PATH that does not exist
    does, with exit code 2, after the others were read.
    """
    from mkdocs_plans.snapshot import encode, record

    from .reading import missing, plans_at
    from .text import summary

    for plan in plans_at(paths, notice=_notice):
        _write(encode(record(plan)) if as_json else summary(plan))
    absent = missing(paths)
    for path in absent:
        _notice(f"{path}: there is no such file or folder")
    if absent:
        sys.exit(2)


def _write(text: str) -> None:
    """Print a line as UTF-8, whatever the terminal's or pipe's encoding."""
    click.echo(text.encode("utf-8", "replace"))


def _notice(message: str) -> None:
    from .text import plain

    click.echo(f"plans: {plain(message)}", err=True)
