"""Plans from the paths given on the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from mkdocs_plans.checks.engine import run_file_rules
from mkdocs_plans.checks.redact_plan import redact
from mkdocs_plans.checks.settings import NOTHING_SET, RuleSettings
from mkdocs_plans.checks.suppressions import is_suppressed
from mkdocs_plans.config.mkdocs_yml import find
from mkdocs_plans.config.mkdocs_yml import load as load_project
from mkdocs_plans.model.plan import Plan
from mkdocs_plans.portfolio.entry import Entry
from mkdocs_plans.reading.explanation import Explanation
from mkdocs_plans.sources.companions import mark_companions
from mkdocs_plans.sources.folder import PlanFile, walk
from mkdocs_plans.sources.plan import explain_plan, folders_above, load
from mkdocs_plans.vocabulary import DEFAULT, Vocabulary

from .files import project_directory, repository_path
from .global_options import current


@dataclass(frozen=True, slots=True)
class PathToRead:
    """A path of the command line, and how it is read."""

    given: str
    words: Vocabulary
    rules: RuleSettings
    """The severities of its project."""
    directory: Path
    """The folder of its project; the current folder if it belongs to none."""

    @property
    def path(self) -> Path:
        """The path."""
        return Path(self.given)

    def shown(self, path: Path) -> str:
        """Return the path of a file relative to the repository."""
        return repository_path(path, self.directory)


def paths_to_read(paths: Iterable[str]) -> list[PathToRead]:
    """Find the words and rules for each path: those of the project that it belongs to, or of `--config`.

    Raises:
        ConfigError: The configuration of a project cannot be used.
    """
    known: dict[Path | None, tuple[Vocabulary, RuleSettings]] = {None: (DEFAULT, NOTHING_SET)}
    found = []
    for given in paths:
        path = Path(given)
        folder = path if path.is_dir() else path.parent
        config = current().config or find(folder)
        if config is not None and config not in known:
            options = load_project(config).options
            known[config] = options.vocabulary, options.rules
        found.append(PathToRead(given, *known[config], project_directory(folder)))
    return found


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """A plan that was read, with what is needed to explain how."""

    plan: Plan
    """Secrets that are reported are redacted in it."""
    file: PlanFile
    origin: PathToRead
    folders: tuple[str, ...]
    """The folders above it, outermost first."""

    def explanation(self) -> Explanation:
        """Explain how the plan was read, with the findings that depend on no other plan and no date.

        Raises:
            UnreadableError: The file can no longer be read.
        """
        words = self.origin.words
        entry = run_file_rules(Entry(self.plan, ""), self.origin.rules, words=words)
        return explain_plan(
            self.file.read(),
            entry.plan,
            self.folders,
            words,
            findings=entry.all_findings,
            suppressed=entry.suppressed,
        )


def plans_at(
    paths: Iterable[PathToRead], warn: Callable[[str], None], refuse: Callable[[str], None]
) -> Iterator[ReadPlan]:
    """Read the plans in the order of the paths, those of a folder sorted.

    A file with any name is read. A folder that contains only introductions has no plan.

    Args:
        paths: The paths.
        warn: Called with a message for each file of a folder that is not read.
        refuse: Called with a message for each path without a plan.
    """
    for one in paths:
        if one.path.is_dir():
            yield from _plans_in(one, warn, refuse)
        elif one.path.exists():
            file = PlanFile(one.shown(one.path), one.path.resolve())
            yield _read(file, one, folders_above(one.path.absolute()))
        else:
            refuse(f"{one.given}: the file or folder does not exist")


def _plans_in(
    folder: PathToRead, warn: Callable[[str], None], refuse: Callable[[str], None]
) -> Iterator[ReadPlan]:
    found = walk(folder.path)
    for item in found.refused:
        warn(f"{folder.shown(folder.path / item.path)} {item.reason}")
    read = [
        _read(
            PlanFile(folder.shown(folder.path / file.path), file.absolute),
            folder,
            folders_above(found.root / file.path),
        )
        for file in found.files
    ]
    marked = mark_companions((one.plan for one in read), folder.words)
    yield from (replace(one, plan=plan) for one, plan in zip(read, marked, strict=True))
    if all(plan.is_introduction for plan in marked):
        refuse(f"{folder.given}: there is no plan in this folder")


def _read(file: PlanFile, origin: PathToRead, folders: tuple[str, ...]) -> ReadPlan:
    plan = _without_secrets(load(file, origin.words, folders=folders))
    return ReadPlan(plan, file, origin, folders)


def _without_secrets(plan: Plan) -> Plan:
    has_secret = any(one.rule == "secret" and not is_suppressed(one, plan.ignores) for one in plan.findings)
    return redact(plan) if has_secret else plan
