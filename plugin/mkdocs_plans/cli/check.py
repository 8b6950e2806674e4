"""`plans check`: the linter of plans, at the keyboard, before a commit and in CI."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .output import emit, explained, notice

if TYPE_CHECKING:
    from .checked import Checked

_FORMATS = ("text", "json", "github", "sarif", "gitlab", "junit")
_FILE = click.Path(dir_okay=False)


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]…", type=click.Path())
@click.option("--format", "form", type=click.Choice(_FORMATS), default="text", show_default=True)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info"]),
    default="error",
    show_default=True,
    help="Exit with 1 for findings as grave as this.",
)
@click.option("-o", "--output", metavar="FILE", type=_FILE, help="Write the report to a file.")
@click.option("--baseline", metavar="FILE", type=_FILE, help="Leave out findings that this file holds.")
@click.option(
    "--write-baseline", metavar="FILE", type=_FILE, help="Take all findings as known, and write them."
)
@click.option("--fix", is_flag=True, help="Mend what is safe and mechanical, then check.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and write nothing.")
def check(
    *,
    paths: tuple[str, ...],
    form: str,
    fail_on: str,
    output: str | None,
    baseline: str | None,
    write_baseline: str | None,
    fix: bool,
    diff: bool,
) -> None:
    """Say what is wrong with plans: those of the project, or those at each PATH.

    Exits with 0 where nothing is as grave as --fail-on, with 1 where something is, and with 2 where an
    argument, a file or the configuration cannot be used.
    """
    from mkdocs_plans.model import Severity
    from mkdocs_plans.reports import FORMATS, baselines
    from mkdocs_plans.reports.report import plural, summary

    from .checked import compared, report
    from .files import write_whole
    from .mending import differences, write_fixes

    with explained():
        held = baselines.read(Path(baseline)) if baseline else None
        checked = _look(paths)
        if diff:
            shown = differences(checked)
            emit(shown or "Nothing can be mended.")
        elif fix and (mended := write_fixes(checked, notice)):
            notice(f"{plural(sum(mended.values()), 'fix', 'fixes')} in {plural(len(mended), 'file')}")
            checked = _look(paths)
        found = report(checked, fail_on=Severity(fail_on))
        if write_baseline:
            write_whole(Path(write_baseline), baselines.write(found.problems).encode())
            notice(f"{write_baseline}: {plural(len(found.problems), 'finding')} written")
            return
        if held is not None:
            found = compared(found, checked, held)
        text = FORMATS[form](found)
        if output:
            write_whole(Path(output), click.unstyle(text).encode("utf-8", "replace"))
        elif not diff:
            emit(text.removesuffix("\n"))
    for note in checked.notes:
        notice(note)
    if output or diff or form not in ("text", "github"):
        notice(summary(found))
    sys.exit(1 if found.failed else 0)


def _look(paths: tuple[str, ...]) -> Checked:
    from .checked import look
    from .progress import counter

    with counter() as count:
        return look(Path.cwd(), paths, count)
