"""`plans check`: report problems in plans, in a terminal, before a commit and in CI."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_plans.cli.command import Argument, CommandExample, CommandSection, PlansCommand
from mkdocs_plans.cli.global_options import current
from mkdocs_plans.cli.options import FILE, RULES, force_option, format_option, joined_names, output_option
from mkdocs_plans.cli.output import as_file, detail, emit, note, user_errors, warning
from mkdocs_plans.model.phrases import plural
from mkdocs_plans.reports.formats import format_names

if TYPE_CHECKING:
    from mkdocs_plans.cli.check_run import CheckRun, Selection
    from mkdocs_plans.cli.files import Output
    from mkdocs_plans.reports.formats import ReportFormat
    from mkdocs_plans.reports.report import BaselineEntry, Report

_SEVERITY = click.Choice(["error", "warning", "info"])
STDIN = "-"

_DETAILS = """\
Without PATH, all plans of the project are checked. A PATH is a Markdown file or a folder. A plan of the project is always
checked together with the other plans, because links and relations depend on them. Files that the option
[`exclude`](../options.md#exclude) names are skipped even if a PATH names them.

`--select` and `--ignore` take the name of a [rule](../rules.md), a family such as `contradiction`, or a prefix of rule
names, such as `risk`. To name several, separate them with commas or repeat the option. They choose among the rules that are
on; the option [`rules`](../options.md#rules) switches rules on and off and sets severities. `--severity warning` leaves out
findings of severity info. Findings that are left out do not count for `--fail-on` and are not fixed.

`--write-baseline` writes the current findings to a file, and `--baseline` leaves them out of later reports, so that only
new ones are reported. `--prune` removes entries from the baseline that no longer occur.

With `-`, a plan is read from standard input. `--stdin-filename` gives its path: if it is the path of a plan of the project,
that plan is checked as if it had this content.

[Check plans](../../guides/check.md) describes the formats; `json` is one JSON document.

`--statistics` prints the number of findings of each rule instead of the findings, as text or as one JSON document. In a
terminal that shows links, the name of a rule links to its description.
"""


@click.command(
    "check",
    cls=PlansCommand,
    section=CommandSection.PLANS,
    short_help="Report problems in plans.",
    examples=(
        CommandExample("plans check", "Check all plans of the project"),
        CommandExample(
            "plans check --select risk --fail-on warning plans/", "Check risks, and fail on warnings"
        ),
        CommandExample("plans check --diff", "Show what --fix would change"),
    ),
    exit_codes={1: "A finding is at least as severe as --fail-on."},
    details=_DETAILS,
)
@click.argument(
    "paths",
    nargs=-1,
    cls=Argument,
    metavar="[PATH]...",
    type=click.Path(),
    help="Markdown files or folders; - means standard input. [default: all plans of the project]",
)
@format_option(*format_names(), default="text")
@click.option("--select", metavar="RULE", multiple=True, type=RULES, help="Report only these rules.")
@click.option("--ignore", metavar="RULE", multiple=True, type=RULES, help="Leave out these rules.")
@click.option(
    "--severity",
    type=_SEVERITY,
    default="info",
    show_default=True,
    help="Leave out findings that are less severe.",
)
@click.option(
    "--fail-on",
    type=_SEVERITY,
    default="error",
    show_default=True,
    help="Exit with 1 if a finding is at least this severe.",
)
@click.option("--statistics", is_flag=True, help="Print the number of findings of each rule instead.")
@click.option("--fix", is_flag=True, help="Apply safe fixes to the files, then check again.")
@click.option("--diff", is_flag=True, help="Print what --fix would change; write nothing.")
@click.option("--baseline", metavar="FILE", type=FILE, help="Leave out the findings in this baseline.")
@click.option("--write-baseline", metavar="FILE", type=FILE, help="Write all findings to a baseline.")
@click.option("--prune", is_flag=True, help="Remove entries from --baseline that no longer occur.")
@click.option(
    "--stdin-filename", metavar="PATH", type=click.Path(), help="The path of the plan on standard input."
)
@output_option("Write the report to FILE.")
@force_option()
def command(
    *,
    paths: tuple[str, ...],
    form: str,
    select: tuple[tuple[str, ...], ...],
    ignore: tuple[tuple[str, ...], ...],
    severity: str,
    fail_on: str,
    statistics: bool,
    fix: bool,
    diff: bool,
    baseline: str | None,
    write_baseline: str | None,
    prune: bool,
    stdin_filename: str | None,
    output: str | None,
    force: bool,
) -> None:
    """Report problems in the plans of the project, or in the files at each PATH."""
    from mkdocs_plans.cli.check_run import Selection, report
    from mkdocs_plans.model.plan import Severity
    from mkdocs_plans.reports import baselines
    from mkdocs_plans.reports.formats import load_format
    from mkdocs_plans.reports.report import summary

    _refuse_contradictions(baseline, write_baseline, output, prune=prune, diff=diff)
    if statistics:
        _refuse_statistics(form, other=bool(output or diff or write_baseline))
    content = _standard_input(paths, stdin_filename, fix=fix)
    written = load_format(form)
    selection = Selection(joined_names(select), joined_names(ignore), Severity(severity))
    with user_errors():
        known = baselines.read(Path(baseline)) if baseline else None
        checked = _collect(paths, selection, stdin_filename, content)
        to_report = _output(output, form, checked, force=force)
        to_baseline = _output(
            write_baseline or (baseline if prune else None), "baseline", checked, force=force
        )
        if diff:
            _print_fixes(checked)
        elif fix:
            checked = _fix(checked, paths)
        found = report(checked, fail_on=Severity(fail_on))
        if to_baseline and write_baseline:
            _write_baseline(selection.of(found), to_baseline)
            return
        found = selection.of(_without_known(found, checked, known, prune=to_baseline))
        if to_report:
            to_report.write(as_file(written.write(found), written.syntax))
        elif statistics:
            _print_statistics(found, form)
        elif not diff:
            _print_report(found, written)
    for text in checked.notes:
        warning(text)
    if output or diff or statistics or not written.has_summary:
        note(summary(found))
    sys.exit(1 if found.failed else 0)


def _refuse_statistics(form: str, *, other: bool) -> None:
    if other or form not in ("text", "json"):
        raise click.UsageError(
            "--statistics prints text or JSON: it cannot be used with another format, --output, --diff or "
            "--write-baseline"
        )


def _refuse_contradictions(
    baseline: str | None, write_baseline: str | None, output: str | None, *, prune: bool, diff: bool
) -> None:
    if prune and not baseline:
        raise click.UsageError("--prune needs --baseline")
    if write_baseline and (baseline or output):
        raise click.UsageError("--write-baseline cannot be used with --baseline or --output")
    if diff and (write_baseline or prune):
        raise click.UsageError("--diff writes nothing: it cannot be used with --write-baseline or --prune")


def _standard_input(paths: tuple[str, ...], filename: str | None, *, fix: bool) -> bytes | None:
    """Read the plan on standard input, if it is to be checked."""
    if STDIN not in paths:
        if filename:
            raise click.UsageError("--stdin-filename needs the path - (standard input)")
        return None
    if len(paths) > 1:
        raise click.UsageError("- (standard input) cannot be used with other paths")
    if fix:
        raise click.UsageError("--fix cannot change standard input; print the fixes with --diff")
    from mkdocs_plans.sources.folder import LARGEST

    return sys.stdin.buffer.read(LARGEST + 1)


def _collect(
    paths: tuple[str, ...], selection: Selection, filename: str | None, content: bytes | None
) -> CheckRun:
    from mkdocs_plans.cli.check_run import collect, collect_text
    from mkdocs_plans.cli.progress import counter
    from mkdocs_plans.cli.project_plans import configured_project

    project = configured_project()
    with counter() as count:
        if content is not None:
            found = collect_text(project, filename, content, count)
        else:
            found = collect(project, paths, count)
    detail(f"read {plural(len(found.sources), 'file')}")
    return replace(found, selection=selection)


def _output(path: str | None, form: str, checked: CheckRun, *, force: bool) -> Output | None:
    """Return the file to write, after checking that it may be written."""
    from mkdocs_plans.cli.files import Output, protected

    if path is None:
        return None
    plans = tuple(source.location for source in checked.sources)
    target = Output(Path(path), f"check {form}", protected(Path.cwd(), files=plans), force)
    target.check()
    return target


def _print_statistics(found: Report, form: str) -> None:
    from mkdocs_plans.cli.rule_statistics import write_statistics

    for line in write_statistics(found, form):
        emit(line, form)


def _print_report(found: Report, form: ReportFormat) -> None:
    from mkdocs_plans.reports.report import summary

    text = form.write(found)
    if form.has_summary and current().quiet:
        text = text.removesuffix(f"{summary(found)}\n")
    if text := text.rstrip("\n"):
        emit(text, form.syntax)


def _print_fixes(checked: CheckRun) -> None:
    from mkdocs_plans.cli.write_fixes import differences

    if found := differences(checked):
        emit(found)
    else:
        note("there is nothing to fix")


def _fix(checked: CheckRun, paths: tuple[str, ...]) -> CheckRun:
    """Apply the fixes, and check again if there are any."""
    from mkdocs_plans.cli.write_fixes import write_fixes

    fixed = write_fixes(checked, warning)
    if not fixed:
        return checked
    note(f"applied {plural(sum(fixed.values()), 'fix', 'fixes')} in {plural(len(fixed), 'file')}")
    return _collect(paths, checked.selection, None, None)


def _write_baseline(found: Report, target: Output) -> None:
    from mkdocs_plans.reports import baselines

    target.write(baselines.written(baselines.of(found.problems)).encode())
    note(f"wrote {plural(len(found.problems), 'finding')} to {target.path}")


def _without_known(
    found: Report, checked: CheckRun, known: frozenset[BaselineEntry] | None, *, prune: Output | None
) -> Report:
    """Leave out the findings of the baseline; with `--prune`, remove entries that no longer occur from it."""
    if known is None:
        return found
    from mkdocs_plans.cli.check_run import compared
    from mkdocs_plans.reports import baselines

    found = compared(found, checked, known)
    if not (prune and found.gone):
        return found
    prune.write(baselines.written(known - set(found.gone)).encode())
    note(f"removed {plural(len(found.gone), 'entry', 'entries')} from {prune.path}")
    return replace(found, gone=())
