"""`plans check`: the linter of plans, at the keyboard, before a commit and in CI."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_plans.model.phrases import plural
from mkdocs_plans.reports.formats import format_names

from .output import as_file, emit, notice, user_errors

if TYPE_CHECKING:
    from mkdocs_plans.reports.report import BaselineEntry, Report

    from .check_run import CheckRun
    from .files import Output

_FILE = click.Path(dir_okay=False)


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]…", type=click.Path())
@click.option("--format", "form", type=click.Choice(format_names()), default="text", show_default=True)
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
@click.option("--force", is_flag=True, help="Replace a file that plans did not write.")
@click.option("--prune", is_flag=True, help="Take what no longer occurs out of the --baseline.")
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
    force: bool,
    prune: bool,
    fix: bool,
    diff: bool,
) -> None:
    """Say what is wrong with plans, of the project or at each PATH.

    Exits with 0 if no finding is as severe as --fail-on, with 1 if one is, and with 2 where an
    argument, a file or the configuration cannot be used.
    """
    from mkdocs_plans.model.plan import Severity
    from mkdocs_plans.reports import baselines
    from mkdocs_plans.reports.formats import load_format
    from mkdocs_plans.reports.report import summary

    from .check_run import report
    from .files import Output, protected

    _refuse_contradictions(baseline, write_baseline, output, prune=prune, diff=diff)
    with user_errors():
        held = baselines.read(Path(baseline)) if baseline else None
        checked = _look(paths)
        guarded = protected(Path.cwd(), files=tuple(source.location for source in checked.sources))
        to_report, to_baseline = (
            Output(Path(path), f"check {kind}", guarded, force) if path else None
            for path, kind in ((output, form), (write_baseline or (baseline if prune else None), "baseline"))
        )
        for target in filter(None, (to_report, to_baseline)):
            target.check()
        if diff or fix:
            checked = _fix(checked, paths, diff=diff)
        written = load_format(form)
        found = report(checked, fail_on=Severity(fail_on))
        if write_baseline and to_baseline:
            to_baseline.write(baselines.written(baselines.of(found.problems)).encode())
            notice(f"{write_baseline}: {plural(len(found.problems), 'finding')} written")
            return
        if baseline and held is not None:
            found = _without_known(found, checked, held, prune=to_baseline)
        text = written.write(found)
        if to_report:
            to_report.write(as_file(text, written.syntax))
        elif not diff:
            emit(text.removesuffix("\n"), written.syntax)
    for note in checked.notes:
        notice(note)
    if output or diff or not written.has_summary:
        notice(summary(found))
    sys.exit(1 if found.failed else 0)


def _refuse_contradictions(
    baseline: str | None, write_baseline: str | None, output: str | None, *, prune: bool, diff: bool
) -> None:
    if prune and not baseline:
        raise click.UsageError("--prune goes with --baseline")
    if write_baseline and (baseline or output):
        raise click.UsageError("--write-baseline goes with neither --baseline nor --output")
    if diff and (write_baseline or prune):
        raise click.UsageError("--diff writes nothing: leave out --write-baseline and --prune")


def _fix(checked: CheckRun, paths: tuple[str, ...], *, diff: bool) -> CheckRun:
    """Show the fixes, or apply them and check again."""
    from .write_fixes import differences, write_fixes

    if diff:
        emit(differences(checked) or "Nothing can be mended.")
        return checked
    fixed = write_fixes(checked, notice)
    if not fixed:
        return checked
    notice(f"{plural(sum(fixed.values()), 'fix', 'fixes')} in {plural(len(fixed), 'file')}")
    return _look(paths)


def _without_known(
    found: Report, checked: CheckRun, held: frozenset[BaselineEntry], *, prune: Output | None
) -> Report:
    """Leave out what the baseline holds, and take out of it, if it is given, what no longer occurs."""
    from mkdocs_plans.reports import baselines

    from .check_run import compared

    found = compared(found, checked, held)
    if not (prune and found.gone):
        return found
    prune.write(baselines.written(held - set(found.gone)).encode())
    notice(f"{prune.path}: {plural(len(found.gone), 'entry', 'entries')} taken out")
    return replace(found, gone=())


def _look(paths: tuple[str, ...]) -> CheckRun:
    from .check_run import collect
    from .progress import counter

    with counter() as count:
        return collect(Path.cwd(), paths, count)
