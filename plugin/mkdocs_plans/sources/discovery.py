"""Find the folders of a project that hold plans, by their names and by the content of their files."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path, PurePosixPath

from mkdocs_plans.model.plan import Plan, StatusSource
from mkdocs_plans.reading import read
from mkdocs_plans.vocabulary import DEFAULT
from mkdocs_plans.vocabulary.vocabulary import Vocabulary

from .companions import mark_companions
from .folder import SKIPPED, PlanFile, UnreadableError, is_plan_name
from .required import PLAN_FOLDERS

MOST_FOLDERS = 20_000
"""The maximum number of folders that are searched, the outermost first."""
MOST_FILES = 5_000
"""The maximum number of files that are read, the outermost first."""
_LARGEST = 500_000
"""Bytes of the largest file that is read; plans are smaller."""

_NOT_SEARCHED = SKIPPED | {
    *("dist", "build", "target", "out", "vendor", "third_party", "third-party", "venv", "env", ".env"),
    *("bower_components", "pods", "coverage", "site-packages"),
    *(".github", ".gitlab", ".cache", ".pytest_cache", "templates", "template", "_templates"),
}
"""Folders with a tool's files, a tool's output, or templates."""
_SIGNS_OF_OTHERS = ("pyvenv.cfg", ".git", "sitemap.xml")
"""Names that only a virtual environment, another repository or a built site contains."""
_NO_PLANS = frozenset(
    {
        *(
            "readme",
            "index",
            "changelog",
            "changes",
            "history",
            "news",
            "license",
            "contributing",
            "security",
        ),
        *("code_of_conduct", "agents", "claude", "gemini", "copilot-instructions", "summary", "support"),
    }
)
"""Names of files, without their endings, that every project has: plans only where they state a status."""

_SAMPLES = frozenset({"examples", "example", "samples", "tests", "test", "fixtures", "testdata"})
_ROLES_OF_PLANS = frozenset({"goal", "context", "approach", "steps", "testing", "decisions", "notes"})
_ENOUGH = 2
"""The least number of signs of a plan in a file without steps."""
_NAMED_SHARE = 0.25
"""The least share of plans among the files of a folder with a usual name of plans folders."""
_ANY_SHARE = 0.6
"""The same for a folder with any other name."""
_FEWEST = 3
"""The least number of plans in such a folder."""


@dataclass(frozen=True, slots=True)
class PlansCandidate:
    """A folder that seems to hold plans, with the figures that it would have."""

    folder: str
    """Relative to the folder of the search, with `/` between parts."""
    plans: int
    """Files that would be plans."""
    steps: int
    risks: int
    questions: int
    named: bool
    """Whether it has a usual name of plans folders."""


@dataclass(frozen=True, slots=True)
class Discovery:
    """The result of a search."""

    candidates: tuple[PlansCandidate, ...]
    """Best first: folders with a usual name of plans folders, then those with most plans."""
    files: int
    """How many files were read."""
    complete: bool
    """Whether every file was read; `False` if there are more than the limits allow."""


def discover(
    root: Path, words: Vocabulary = DEFAULT, progress: Callable[[int], None] = lambda _: None
) -> Discovery:
    """Search a project for folders of plans. Links are not followed, nor are other repositories entered.

    Args:
        root: The folder of the project.
        words: The words to read by.
        progress: Called with the number of files read so far.
    """
    search = _ProjectSearch(root)
    folders: defaultdict[PurePosixPath, _FolderPlans] = defaultdict(_FolderPlans)
    # Companions are in the folder of their plan, and the files come folder by folder.
    for folder, files in groupby(search.files(), lambda file: PurePosixPath(file.path).parent):
        for plan in mark_companions(_read_all(files, words), words):
            path = PurePosixPath(plan.path)
            for above in (folder, *folder.parents):
                folders[above].add(plan, is_sign=_is_plan(plan, path))
        progress(search.read)
    found = list(_candidates(PurePosixPath(), folders))
    found.sort(key=lambda one: (not one.named, _is_sample(one.folder), -one.plans, one.folder))
    return Discovery(tuple(found), search.read, search.complete)


def _read_all(files: Iterable[PlanFile], words: Vocabulary) -> Iterator[Plan]:
    """Read the files that can be read."""
    for file in files:
        with suppress(UnreadableError):
            yield read(file.read(), file.path, words=words)


def _is_sample(folder: str) -> bool:
    """Whether a folder seems to hold samples instead of the plans of the project."""
    return not _SAMPLES.isdisjoint(folder.casefold().split("/"))


class _ProjectSearch:
    """A walk over the Markdown files of a project, folder by folder, the outermost first."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.read = 0
        self.complete = True

    def files(self) -> Iterator[PlanFile]:
        """Yield the files that may be plans."""
        level = [("", self._root)]
        folders = 0
        while level:
            below: list[tuple[str, Path]] = []
            for prefix, folder in level:
                folders += 1
                if folders > MOST_FOLDERS:
                    self.complete = False
                    return
                for entry in _entries(folder):
                    path = prefix + entry.name
                    if entry.is_dir(follow_symlinks=False):
                        if _is_searched(entry):
                            below.append((f"{path}/", folder / entry.name))
                    elif _may_be_plan(entry):
                        if self.read == MOST_FILES:
                            self.complete = False
                            return
                        self.read += 1
                        yield PlanFile(path, folder / entry.name)
            level = below


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """Return what a folder holds, without links; nothing if it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
        return [entry for entry in listed if not entry.is_symlink()]
    except OSError:
        return []


def _is_searched(entry: os.DirEntry[str]) -> bool:
    """Whether a folder is searched: no tool's files, no virtual environment, no other repository."""
    if entry.name.casefold() in _NOT_SEARCHED:
        return False
    return not any(Path(entry.path, name).exists() for name in _SIGNS_OF_OTHERS)


def _may_be_plan(entry: os.DirEntry[str]) -> bool:
    try:
        return (
            is_plan_name(entry.name)
            and entry.is_file(follow_symlinks=False)
            and entry.stat(follow_symlinks=False).st_size <= _LARGEST
        )
    except OSError:
        return False


@dataclass(slots=True)
class _FolderPlans:
    """The sums over the files of a folder and of the folders in it."""

    files: int = 0
    signs: int = 0
    """Files with the signs of a plan."""
    plans: int = 0
    steps: int = 0
    risks: int = 0
    questions: int = 0

    def add(self, plan: Plan, *, is_sign: bool) -> None:
        """Count a file."""
        self.files += 1
        self.signs += is_sign
        if plan.is_plan:
            self.plans += 1
            self.steps += len(plan.steps)
            self.risks += len(plan.risks)
            self.questions += len(plan.questions)


def _is_plan(plan: Plan, path: PurePosixPath) -> bool:
    """Whether a file has the signs of a plan."""
    stated = plan.status.source is not StatusSource.NONE
    in_text = stated and plan.status.source is not StatusSource.FOLDER
    is_other = path.stem.casefold() in _NO_PLANS and not in_text
    if is_other or not plan.is_plan:
        return False
    signs = (
        stated,
        len(plan.phases) > 1,
        bool(plan.risks),
        bool(plan.questions),
        bool(plan.criteria),
        len(_ROLES_OF_PLANS.intersection(plan.roles)) > 1,
    )
    return bool(plan.steps) or sum(signs) >= _ENOUGH


def _candidates(
    folder: PurePosixPath, folders: Mapping[PurePosixPath, _FolderPlans]
) -> Iterator[PlansCandidate]:
    """Yield the outermost folders below one that hold plans."""
    for child in sorted(one for one in folders if one.parent == folder and one != folder):
        found = folders[child]
        if not found.signs:
            continue
        named = _is_named(child)
        if named and found.signs >= found.files * _NAMED_SHARE:
            yield _candidate(child, found, named=True)
            continue
        inner = list(_candidates(child, folders))
        is_plans = found.signs >= _FEWEST and found.signs >= found.files * _ANY_SHARE
        if is_plans and not any(one.named for one in inner):
            yield _candidate(child, found, named=False)
        else:
            yield from inner


def _candidate(folder: PurePosixPath, found: _FolderPlans, *, named: bool) -> PlansCandidate:
    return PlansCandidate(
        folder.as_posix(), found.plans, found.steps, found.risks, found.questions, named=named
    )


def _is_named(folder: PurePosixPath) -> bool:
    name = folder.name.casefold()
    if name in PLAN_FOLDERS or name.endswith(("-plans", "_plans", "-specs", "_specs")):
        return True
    return name == "changes" and folder.parent.name.casefold() == "openspec"
