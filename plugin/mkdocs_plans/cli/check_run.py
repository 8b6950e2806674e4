"""The files that `plans check` checks: all plans of the project, those at some paths, or standard input."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mkdocs_plans.checks.engine import run_file_rules
from mkdocs_plans.checks.fixes import FixedText, apply_fixes
from mkdocs_plans.config.mkdocs_yml import locating_errors
from mkdocs_plans.config.resolved import ResolvedConfig
from mkdocs_plans.model.plan import Finding, Severity
from mkdocs_plans.model.rule import CATALOGUE
from mkdocs_plans.portal.build import Assembly, PlanSource, assemble, why_no_plan
from mkdocs_plans.portfolio.entry import Entry
from mkdocs_plans.reports.baselines import compare
from mkdocs_plans.reports.report import BaselineEntry, Report, ReportedFinding, problems
from mkdocs_plans.sources.folder import ENDINGS, PlanFile, TextFile, UnreadableError
from mkdocs_plans.sources.plan import folders_above, load
from mkdocs_plans.sources.required import require_any
from mkdocs_plans.vocabulary.vocabulary import Vocabulary

from .files import repository_path
from .global_options import current


@dataclass(frozen=True, slots=True)
class Selection:
    """A filter for findings: by rule and by severity."""

    select: frozenset[str] = frozenset()
    """Names that select rules; empty: all."""
    ignore: frozenset[str] = frozenset()
    severity: Severity = Severity.INFO
    """The lowest severity that is reported."""

    def includes(self, finding: Finding) -> bool:
        """Whether a finding is reported."""
        names = CATALOGUE[finding.rule].selectors
        chosen = not self.select or bool(self.select & names)
        return chosen and not self.ignore & names and finding.severity.reaches(self.severity)

    def of(self, found: Report) -> Report:
        """Remove the findings that are not reported from a report."""
        problems, suppressed = (
            tuple(one for one in listed if self.includes(one.finding))
            for listed in (found.problems, found.suppressed)
        )
        return replace(found, problems=problems, suppressed=suppressed)


EVERYTHING = Selection()


@dataclass(frozen=True, slots=True)
class CheckRun:
    """The files that were checked, with their findings."""

    sources: tuple[PlanSource, ...]
    whole: bool
    """Whether these are all files of the project."""
    words: Vocabulary
    """The vocabulary they were read with."""
    notes: tuple[str, ...] = ()
    selection: Selection = EVERYTHING


def collect(project: ResolvedConfig, paths: Sequence[str], progress: Callable[[int], None]) -> CheckRun:
    """Check the plans of a project, or those at some paths.

    A file of the project is checked among all its plans, since a broken relation depends on the others.

    Args:
        project: The project of the current folder.
        paths: Files and folders; empty: all plans of the project.
        progress: Called with the number of files read so far.

    Raises:
        ConfigError: The options cannot be used, or there is no plans folder and no path is given.
        FileNotFoundError: A path does not exist.
        ValueError: A path is a folder without Markdown files, or a file of another kind.
    """
    assembly = _assembled(project, progress)
    own = _own(assembly)
    if not paths:
        if project.options.projects and not any(folder.path.is_dir() for folder in assembly.folders):
            notes: tuple[str, ...] = (
                "this project has no plans of its own; run plans check in the projects that it shows",
            )
            return CheckRun((), whole=True, words=project.options.vocabulary, notes=notes)
        require_any(assembly.folders, project.directory)
        why = why_no_plan(assembly, replace(project, options=replace(project.options, projects=())))
        notes = (*assembly.notes, *([why] if why else []))
        return CheckRun(_sorted(own), whole=True, words=project.options.vocabulary, notes=notes)
    found: dict[Path, PlanSource] = {}
    for path in paths:
        for source in _at(path, own, project, assembly):
            found.setdefault(source.location, source)
    return CheckRun(_sorted(found.values()), whole=False, words=project.options.vocabulary)


def collect_text(
    project: ResolvedConfig, path: str | None, content: bytes, progress: Callable[[int], None]
) -> CheckRun:
    """Check a text as if it were the content of a file.

    Args:
        project: The project of the current folder.
        path: The file, which need not exist; among the plans of the project if it is one of them.
        content: The text.
        progress: Called with the number of files read so far.

    Raises:
        ConfigError: The options cannot be used.
    """
    given = Path(path or "stdin.md")
    location = given.parent.resolve() / given.name
    file = TextFile(given.name, location, content)
    if path:
        own = _own(_assembled(project, progress, {location: content}))
        matching = tuple(source for source in own if source.location == location)
        if matching:
            return CheckRun(matching, whole=False, words=project.options.vocabulary)
    return CheckRun((_alone(file, location, project),), whole=False, words=project.options.vocabulary)


def _assembled(
    project: ResolvedConfig, progress: Callable[[int], None], contents: Mapping[Path, bytes] | None = None
) -> Assembly:
    """Read the plans of the project; those of other projects are checked in their own repositories."""
    alone = replace(project, options=replace(project.options, projects=()))
    with locating_errors(project, current().config):
        return assemble(alone, progress=progress, with_history=False, contents=contents or {})


def _own(assembly: Assembly) -> tuple[PlanSource, ...]:
    return (*assembly.sources, *([assembly.introduction] if assembly.introduction else []))


def report(checked: CheckRun, *, fail_on: Severity) -> Report:
    """Return the findings of all files, with their lines and columns."""
    found: list[ReportedFinding] = []
    suppressed: list[ReportedFinding] = []
    for source in checked.sources:
        entry = source.entry
        if not (entry.all_findings or entry.suppressed):
            continue
        raw = content(source)
        found += _problems(source, entry.all_findings, raw)
        suppressed += _problems(source, entry.suppressed, raw)
    files = tuple(source.entry.plan.path for source in checked.sources)
    fixable = sum(len(fixed_text(source, checked).fixes) for source in checked.sources)
    return Report(tuple(found), files, tuple(suppressed), fail_on=fail_on, fixable=fixable)


def compared(found: Report, checked: CheckRun, known: frozenset[BaselineEntry]) -> Report:
    """Leave out the findings of a baseline, and list its entries that no longer occur."""
    files = None if checked.whole else {source.entry.plan.path for source in checked.sources}
    new, count, gone = compare(found.problems, known, files)
    return replace(found, problems=new, known=count, gone=gone)


def _problems(source: PlanSource, findings: Sequence[Finding], raw: bytes | None) -> list[ReportedFinding]:
    return problems(source.entry.plan.path, findings, raw)


def fixed_text(source: PlanSource, checked: CheckRun) -> FixedText:
    """Return a file with the fixes of all reported findings; the target of a symbolic link is not changed."""
    fixable = [
        finding
        for finding in source.entry.all_findings
        if CATALOGUE[finding.rule].fixable and checked.selection.includes(finding)
    ]
    raw = content(source) if fixable and not is_linked(source) else None
    if raw is None:
        return FixedText(b"")
    return apply_fixes(
        raw, source.entry.plan.path, fixable, folders_above(source.location, source.root), checked.words
    )


def is_linked(source: PlanSource) -> bool:
    """Whether the file, or a folder between it and its plans folder, is a link."""
    return source.file is None or source.file.absolute != source.location


def content(source: PlanSource) -> bytes | None:
    """The bytes of a file; `None` if they cannot be read."""
    try:
        return source.file.read() if source.file else None
    except UnreadableError:
        return None


def _at(
    path: str, own: Sequence[PlanSource], project: ResolvedConfig, assembly: Assembly
) -> Iterator[PlanSource]:
    """Yield the files at one path: those of the project, else each read without it."""
    given = Path(path)
    if not os.path.lexists(given):
        raise FileNotFoundError(2, "the file or folder does not exist", path)
    if not given.is_dir() and not given.name.lower().endswith(ENDINGS):
        raise ValueError(
            f"{path}: this is not a Markdown file; the names of plans end in {' or '.join(ENDINGS)}"
        )
    real = given.resolve()
    location = real if real.is_dir() else given.parent.resolve() / given.name
    matching = [source for source in own if source.location.is_relative_to(location)]
    inside = any(location.is_relative_to(folder.path.resolve()) for folder in assembly.folders)
    if matching or (
        inside and not location.is_dir()
    ):  # a file inside that is not a plan is left out on purpose
        yield from matching
    elif location.is_dir():
        options = replace(project.options, folder=(str(location),), exclude=(), projects=())
        found = () if inside else assemble(ResolvedConfig(location, location / "docs", options)).sources
        if not found:
            raise ValueError(f"{path}: there is no Markdown file in this folder")
        yield from found
    else:
        yield _alone(PlanFile(location.name, real), location, project)


def _alone(file: PlanFile, location: Path, project: ResolvedConfig) -> PlanSource:
    """A file that is not a plan of the project, checked without the plans."""
    words = project.options.vocabulary
    path = repository_path(location, project.directory)
    plan = load(file, words, path=path, folders=folders_above(location))
    entry = run_file_rules(Entry(plan, ""), project.options.rules, words=words)
    return PlanSource(entry, "", location, file, location.parent)


def _sorted(sources: Iterable[PlanSource]) -> tuple[PlanSource, ...]:
    return tuple(sorted(sources, key=lambda source: source.entry.plan.path.split("/")))
