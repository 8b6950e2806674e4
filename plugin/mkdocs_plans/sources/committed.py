"""All plans of a commit, read: the counterpart of `collection` for commits."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pathspec import GitIgnoreSpec

from mkdocs_plans.config.options import DEFAULT_FOLDER, Options
from mkdocs_plans.model.plan import Plan
from mkdocs_plans.reading.unclassified import Unclassified
from mkdocs_plans.vocabulary.vocabulary import Vocabulary
from mkdocs_plans.workers import parallel_map

from .collection import FoundPlan
from .companions import mark_companions
from .identity import prefixes
from .plan import folders_above, load_all, unreadable
from .tree import CommitTree, TreeEntry, UnreadableBlob, contents_of, plan_items

LOOKED_THROUGH = 8000
"""How many bytes are searched for a NUL, which marks a file that is not text; the rule of git."""

Key = tuple[str, str, tuple[str, ...]]
"""The identity of a plan: its path, the hash of its content, the folders above it."""


Known = dict[Key, tuple[Plan, Unclassified]]
"""Plans that have been read, each with the other content of its file."""


@dataclass(frozen=True, slots=True)
class Committed:
    """The plans of a commit, and the refused links and submodules among them."""

    found: list[FoundPlan]
    keys: tuple[Key, ...]
    """The key of each plan."""
    refused: tuple[TreeEntry, ...]


def collect_committed(
    tree: CommitTree,
    repository: Path,
    folders: Sequence[str],
    words: Vocabulary,
    *,
    exclude: Sequence[str] = (),
    wanted: Callable[[Path, str], bool] = lambda _, __: True,
    known: Known,
    progress: Callable[[int], None] = lambda _: None,
) -> Committed:
    """Read every plan of a commit. Files that cannot be read are included, with their problem.

    Args:
        tree: The commit.
        repository: The root of the repository.
        folders: The plans folders, relative to the root.
        words: The vocabulary to read with.
        exclude: Patterns as in `.gitignore`, relative to each folder.
        wanted: As for `collect`.
        known: Plans that have already been read with this vocabulary, which are not read again. Those of this
            commit are added.
        progress: Called with the number of plans read so far.

    Raises:
        GitError: Git failed.
    """
    listed, refused = [], []
    for folder, prefix in zip(folders, prefixes(folders), strict=True):
        root = repository / folder
        for item in plan_items(tree, folder, exclude):
            location = repository / item.path
            address = posixpath.join(prefix, location.relative_to(root).as_posix())
            if item.refused:
                refused.append(item)
            elif wanted(location, address):
                listed.append((item, location, address, root))
    keys = [(item.path, item.blob, folders_above(location, root)) for item, location, _, root in listed]
    new = list(dict.fromkeys(key for key in keys if key not in known))
    raw = contents_of(repository, [tree.items[path] for path, _, _ in new])
    known |= zip(new, parallel_map(partial(_read, raw, words), new), strict=True)
    plans = mark_companions((known[key][0] for key in keys), words)
    found = []
    for plan, (_, location, address, root) in zip(plans, listed, strict=True):
        found.append(FoundPlan(plan, address, location, None, root, repository))
        progress(len(found))
        progress(len(found))
    return Committed(found, tuple(keys), tuple(refused))


def _read(
    contents: Mapping[str, bytes | UnreadableBlob], words: Vocabulary, key: Key
) -> tuple[Plan, Unclassified]:
    path, blob, above = key
    raw = contents[blob]
    if isinstance(raw, UnreadableBlob):
        return unreadable(path, raw.reason), {}
    if b"\0" in raw[:LOOKED_THROUGH]:
        return unreadable(path, "is not text"), {}
    return load_all(raw, path, above, words)


def patterns_of(options: Options, directory: str, docs_dir: str) -> list[str]:
    """Possible locations of plans in a commit, as paths or patterns relative to the root of the repository.

    Args:
        options: The options.
        directory: The folder of the configuration file, relative to the root.
        docs_dir: The folder of the site's ordinary pages, relative to the root.
    """
    chosen = options.folder or DEFAULT_FOLDER
    named = [posixpath.normpath(posixpath.join(directory, name)) for name in chosen]
    return named if options.folder else [*named, posixpath.join(docs_dir, "plans")]


def folders_of(
    tree: CommitTree,
    options: Options,
    directory: str,
    docs_dir: str,
    follow: Callable[[str], str] = lambda path: path,
) -> tuple[str, ...]:
    """The plans folders of a commit, relative to the root of the repository; empty if there is none.

    Args:
        tree: The commit.
        options: The options.
        directory: The folder of the configuration file, relative to the root.
        docs_dir: The folder of the site's ordinary pages, relative to the root.
        follow: Resolves the links in the path of a folder.
    """
    found: dict[str, None] = {}
    for name in options.folder or DEFAULT_FOLDER:
        named = posixpath.normpath(posixpath.join(directory, name))
        wanted = follow(named)
        found |= dict.fromkeys([wanted] if tree.is_folder(wanted) else _matching(tree, named))
    fallback = follow(posixpath.join(docs_dir, "plans"))
    if not found and not options.folder and tree.is_folder(fallback):
        return (fallback,)
    return tuple(path for path in found if not any(_lies_in(path, other) for other in found))


def _matching(tree: CommitTree, pattern: str) -> list[str]:
    """The folders that match a pattern. As usual, `*` matches no name that begins with a dot."""
    spec = GitIgnoreSpec.from_lines([f"/{pattern}"])
    dotted = "/." in f"/{pattern}"
    return [
        path
        for path in tree.folders
        if spec.match_file(path)
        and "node_modules" not in path.split("/")
        and (dotted or "/." not in f"/{path}")
    ]


def _lies_in(path: str, folder: str) -> bool:
    return path != folder and (folder in ("", ".") or path.startswith(f"{folder}/"))
