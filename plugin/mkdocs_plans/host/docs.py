"""The site's own files by their real locations, even if another plugin copied them to another folder.

In every build, `mkdocs-monorepo-plugin` (seen in 1.1.2), which `mkdocs-techdocs-core` adds to every site,
copies `docs_dir` to a temporary folder with another name and sets `config.docs_dir` to it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_plans.pages.addresses import ROOT
from mkdocs_plans.sources.folder import PlanFile, UnreadableError, resolved, walk

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File


@dataclass(frozen=True)
class Docs:
    """The files of the site without the portal's."""

    directory: Path
    """`docs_dir` as configured, absolute."""
    files: tuple[tuple[Path, File], ...]
    """Each file with its location: absolute, with the links of its folder resolved, but not its own."""
    location: Callable[[str], Path]
    """Returns the location of a file by its URI, also for a URI that is not among the files."""

    @cached_property
    def by_location(self) -> Mapping[str, File]:
        """The files by location. Of several links to one folder the first counts."""
        found: dict[str, File] = {}
        for location, file in self.files:
            found.setdefault(str(location), file)
        return found

    @cached_property
    def locations(self) -> Mapping[str, Path]:
        """The locations by URI."""
        return {file.src_uri: location for location, file in self.files}


def docs_of(files: Iterable[File], config: MkDocsConfig, directory: Path) -> Docs:
    """Find the locations of a site's files.

    Args:
        files: All files. Those that a plugin generated are skipped.
        config: The configuration as other plugins left it.
        directory: `docs_dir` as configured, absolute.
    """
    origins = _Origins(config, directory)
    # Pairs, because a file of docs_dir may be listed twice: below two links to one folder.
    pairs = tuple((origins.of(file.src_uri), file) for file in files if file.generated_by is None)
    return Docs(directory, pairs, origins.of)


class _Origins:
    """Finds the original of a copied file."""

    def __init__(self, config: MkDocsConfig, directory: Path) -> None:
        self._now = config.docs_dir
        self._sources = [("", directory)]
        if not _is_same(self._now, directory):
            self._sources = [*_included(config), *self._sources]
        self._real: dict[str, str] = {}

    def of(self, uri: str) -> Path:
        place = next(self._candidates(uri), Path(self._now, uri))
        folder, name = os.path.split(os.path.normpath(place))
        if folder not in self._real:
            self._real[folder] = os.path.realpath(folder)
        return Path(self._real[folder], name)

    def _candidates(self, uri: str) -> Iterator[Path]:
        for prefix, directory in self._sources:
            path = directory / uri.removeprefix(prefix)
            if uri.startswith(prefix) and os.path.lexists(path):
                yield path


def _is_same(one: str, other: Path) -> bool:
    return os.path.normpath(one) == os.path.normpath(other)


def _included(config: MkDocsConfig) -> Iterator[tuple[str, Path]]:
    """The sites that `mkdocs-monorepo-plugin` includes: the prefix of their URIs, and their docs folder."""
    for alias, directory, *_ in getattr(config.plugins.get("monorepo"), "resolvedPaths", ()):
        yield f"{alias}/", Path(directory)


def is_folder_link(location: Path, roots: Collection[Path]) -> bool:
    """Whether a file is really a link to a plans folder.

    `mkdocs-monorepo-plugin` 1.1.2 copies `docs/plans -> ../plans` as it is. The copy is a broken link, which
    MkDocs treats as a file and cannot copy.
    """
    return location.is_symlink() and resolved(location) in roots


def copies_of_plans(docs: Docs, roots: Sequence[Path], exclude: Sequence[str]) -> set[str]:
    """The URIs of pages that are a link to the plan at their address, or an exact copy of it.

    The plans replace these pages, because they have the same content. A link anywhere else in the docs is a
    page that the user put there.

    Args:
        docs: The files of the site.
        roots: The plans folders, links resolved.
        exclude: Patterns of files that are not plans.
    """
    section = [
        (location, file)
        for location, file in docs.files
        if file.src_uri.startswith(f"{ROOT}/") and not any(location.is_relative_to(root) for root in roots)
    ]
    if not section:
        return set()
    plans = [plan for root in roots for plan in walk(root, exclude=exclude).files]
    return {
        file.src_uri
        for location, file in section
        if any(_is_copy(location, file.src_uri.removeprefix(f"{ROOT}/"), plan) for plan in plans)
    }


def _is_copy(location: Path, inside: str, plan: PlanFile) -> bool:
    if location.is_symlink():
        return resolved(location) == plan.absolute
    if plan.path != inside:
        return False
    try:
        return location.read_bytes() == plan.read()
    except (OSError, UnreadableError):
        return False
