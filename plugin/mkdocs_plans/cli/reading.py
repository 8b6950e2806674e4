"""Plans from the paths given on the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mkdocs_plans.checks.engine import split_suppressed
from mkdocs_plans.checks.redact_plan import redact
from mkdocs_plans.checks.suppressions import is_suppressed
from mkdocs_plans.config.mkdocs_yml import find
from mkdocs_plans.config.mkdocs_yml import load as load_project
from mkdocs_plans.model.plan import Plan
from mkdocs_plans.reading.explanation import Explanation
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
    directory: Path
    """The folder of its project; the current folder if it belongs to none."""

    @property
    def path(self) -> Path:
        """The path."""
        return Path(self.given)

    def shown(self, path: Path) -> str:
        """Return the path of a file relative to the repository."""
        return repository_path(path, self.directory)


def vocabularies_at(paths: Iterable[str]) -> list[PathToRead]:
    """Find the vocabulary for each path: that of the project that it belongs to, or of `--config`.

    Raises:
        ConfigError: The configuration of a project cannot be used.
    """
    words: dict[Path | None, Vocabulary] = {None: DEFAULT}
    found = []
    for given in paths:
        path = Path(given)
        folder = path if path.is_dir() else path.parent
        config = current().config or find(folder)
        if config is not None and config not in words:
            words[config] = load_project(config).options.vocabulary
        found.append(PathToRead(given, words[config], project_directory(folder)))
    return found


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """A plan that was read, with what is needed to explain how."""

    plan: Plan
    """Secrets that are reported are redacted in it."""
    file: PlanFile
    words: Vocabulary
    folders: tuple[str, ...]
    """The folders above it, outermost first."""

    def explanation(self) -> Explanation:
        """Explain how the plan was read.

        Raises:
            UnreadableError: The file can no longer be read.
        """
        findings, suppressed = split_suppressed(self.plan.findings, self.plan)
        return explain_plan(
            self.file.read(),
            self.plan,
            self.folders,
            self.words,
            findings=findings,
            suppressed=suppressed,
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
            yield _read(file, one.words, folders_above(one.path.absolute()))
        else:
            refuse(f"{one.given}: the file or folder does not exist")


def _plans_in(
    folder: PathToRead, warn: Callable[[str], None], refuse: Callable[[str], None]
) -> Iterator[ReadPlan]:
    found = walk(folder.path)
    for item in found.refused:
        warn(f"{folder.shown(folder.path / item.path)} {item.reason}")
    empty = True
    for file in found.files:
        shown = PlanFile(folder.shown(folder.path / file.path), file.absolute)
        one = _read(shown, folder.words, folders_above(found.root / file.path))
        empty = empty and one.plan.is_introduction
        yield one
    if empty:
        refuse(f"{folder.given}: there is no plan in this folder")


def _read(file: PlanFile, words: Vocabulary, folders: tuple[str, ...]) -> ReadPlan:
    return ReadPlan(_without_secrets(load(file, words, folders=folders)), file, words, folders)


def _without_secrets(plan: Plan) -> Plan:
    has_secret = any(one.rule == "secret" and not is_suppressed(one, plan.ignores) for one in plan.findings)
    return redact(plan) if has_secret else plan
