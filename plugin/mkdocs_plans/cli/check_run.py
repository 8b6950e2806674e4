"""What `plans check` looks at: the files of the project, or those at the paths given."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mkdocs_plans.checks.engine import run_file_rules
from mkdocs_plans.checks.fixes import FixedText, apply_fixes
from mkdocs_plans.config.mkdocs_yml import load_nearest, locating_errors
from mkdocs_plans.config.resolved import ResolvedConfig
from mkdocs_plans.model.plan import Finding, Severity
from mkdocs_plans.model.rule import CATALOGUE
from mkdocs_plans.portal.build import Assembly, PlanSource, assemble, why_no_plan
from mkdocs_plans.portfolio.entry import Entry
from mkdocs_plans.reports.baselines import compare
from mkdocs_plans.reports.report import BaselineEntry, Report, ReportedFinding, problems
from mkdocs_plans.sources.folder import ENDINGS, PlanFile, UnreadableError
from mkdocs_plans.sources.plan import folders_above, load
from mkdocs_plans.sources.required import require_any
from mkdocs_plans.vocabulary.vocabulary import Vocabulary

from .files import from_here


@dataclass(frozen=True, slots=True)
class CheckRun:
    """The files that were looked at, with what was found."""

    sources: tuple[PlanSource, ...]
    whole: bool
    """Whether these are all files of the project."""
    words: Vocabulary
    """The words they were read by."""
    notes: tuple[str, ...] = ()


def collect(start: Path, paths: Sequence[str], progress: Callable[[int], None]) -> CheckRun:
    """Look at the plans of the project that a folder belongs to, or at those at some paths.

    A file of the project is checked among all its plans, since a broken relation depends on the others.

    Raises:
        ConfigError: the options cannot be used, or there is no folder of plans and no path is given.
        FileNotFoundError: a path does not exist.
        ValueError: a path is a folder without Markdown files, or a file of another kind.
    """
    project = load_nearest(start)
    # Other projects are checked in their own repositories.
    alone = replace(project, options=replace(project.options, projects=()))
    with locating_errors(project):
        assembly = assemble(alone, progress=progress)
    own = (*assembly.sources, *([assembly.introduction] if assembly.introduction else []))
    if not paths:
        require_any(assembly.folders, project.directory)
        why = why_no_plan(assembly, alone)
        notes = (*assembly.notes, *([why] if why else []))
        return CheckRun(_sorted(own), whole=True, words=project.options.vocabulary, notes=notes)
    found: dict[Path, PlanSource] = {}
    for path in paths:
        for source in _at(path, own, project, assembly):
            found.setdefault(source.location, source)
    return CheckRun(_sorted(found.values()), whole=False, words=project.options.vocabulary)


def report(checked: CheckRun, *, fail_on: Severity) -> Report:
    """Give everything that was found its place."""
    found: list[ReportedFinding] = []
    suppressed: list[ReportedFinding] = []
    for source in checked.sources:
        entry = source.entry
        if not (entry.all_findings or entry.suppressed):
            continue
        raw = content(source)
        found += _problems(source, entry.all_findings, raw)
        suppressed += _problems(source, entry.suppressed, raw)
    files = tuple(shown(source) for source in checked.sources)
    fixable = sum(len(fixed_text(source, checked.words).fixes) for source in checked.sources)
    return Report(tuple(found), files, tuple(suppressed), fail_on=fail_on, fixable=fixable)


def compared(found: Report, checked: CheckRun, held: frozenset[BaselineEntry]) -> Report:
    """Leave out what a baseline holds, and say which of its entries no longer occur."""
    looked_at = None if checked.whole else {source.entry.plan.path for source in checked.sources}
    new, known, gone = compare(found.problems, held, looked_at)
    return replace(found, problems=new, known=known, gone=gone)


def shown(source: PlanSource) -> str:
    """A file as the user would name it: relative to the current folder.

    One outside of the repository goes by the path of its plan: reports are published.
    """
    return source.entry.plan.path if source.outside else from_here(source.location)


def _problems(source: PlanSource, findings: Sequence[Finding], raw: bytes | None) -> list[ReportedFinding]:
    return problems(source.entry.plan.path, shown(source), findings, raw)


def fixed_text(source: PlanSource, words: Vocabulary) -> FixedText:
    """A file with every fix applied; a file behind a link is left alone."""
    fixable = [finding for finding in source.entry.all_findings if CATALOGUE[finding.rule].fixable]
    raw = content(source) if fixable and not is_linked(source) else None
    if raw is None:
        return FixedText(b"")
    return apply_fixes(
        raw, source.entry.plan.path, fixable, folders_above(source.location, source.root), words
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
    """The files at one path: of the project where it holds them, else read by themselves."""
    given = Path(path)
    if not os.path.lexists(given):
        raise FileNotFoundError(2, "there is no such file or folder", path)
    if not given.is_dir() and not given.name.lower().endswith(ENDINGS):
        raise ValueError(f"{path}: is no Markdown file; the names of plans end in {' or '.join(ENDINGS)}")
    real = given.resolve()
    place = real if real.is_dir() else given.parent.resolve() / given.name
    matching = [source for source in own if source.location.is_relative_to(place)]
    inside = any(place.is_relative_to(folder.path.resolve()) for folder in assembly.folders)
    if matching or (inside and not place.is_dir()):  # a file inside that is no source is left out on purpose
        yield from matching
    elif place.is_dir():
        options = replace(project.options, folder=(str(place),), exclude=(), projects=())
        found = () if inside else assemble(ResolvedConfig(place, place / "docs", options)).sources
        if not found:
            raise ValueError(f"{path}: there is nothing to check in this folder")
        yield from found
    else:
        file = PlanFile(place.name, real)
        words = project.options.vocabulary
        plan = load(file, words, path=from_here(place), folders=folders_above(place))
        yield PlanSource(
            run_file_rules(Entry(plan, ""), project.options.rules, words=words), "", place, file, place.parent
        )


def _sorted(sources: Iterable[PlanSource]) -> tuple[PlanSource, ...]:
    return tuple(sorted(sources, key=lambda source: source.entry.plan.path.split("/")))
