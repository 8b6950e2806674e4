"""The files of a plans folder as one value: their digest, and a copy of them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs_plans.sources import git
from mkdocs_plans.sources.folder import UnreadableError, walk

from .answers import SourceError, Tree


def tree_at(folder: Path, base: Path) -> Tree:
    """A folder as it stands, with the digest of its Markdown files.

    Args:
        folder: The plans folder.
        base: What stands for the repository of folders below it, where there is none.

    Raises:
        SourceError: There is no such folder.
    """
    if not folder.is_dir():
        raise SourceError("there is no such folder")
    real = folder.resolve()
    base = base.resolve()
    root = git.root(real) or (base if real.is_relative_to(base) else real.parent)
    inside = real.relative_to(root).as_posix()
    return Tree(root, inside, _digest((f"{inside}/{path}", content) for path, content in _texts(real)))


def copy_tree(tree: Tree, into: Path) -> None:
    """Copy the Markdown files of a folder.

    Raises:
        OSError: One cannot be written.
    """
    into.mkdir(parents=True)
    for path, content in _texts(tree.root / tree.folder):
        target = into / tree.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def digest_of(root: Path) -> str:
    """The digest of all files below a folder.

    Raises:
        OSError: It is not there, or a file cannot be read.
    """
    if not root.is_dir():
        raise FileNotFoundError(2, "is not there", str(root))
    files = (
        Path(above, name)
        for above, _, names in os.walk(root)
        for name in names
        if not Path(above, name).is_symlink()
    )
    return _digest((file.relative_to(root).as_posix(), file.read_bytes()) for file in files)


def _digest(files: Iterable[tuple[str, bytes]]) -> str:
    """`sha256:…` over paths and contents, in the order of paths."""
    parts = sorted(os.fsencode(path) + b"\0" + hashlib.sha256(content).digest() for path, content in files)
    return f"sha256:{hashlib.sha256(b''.join(parts)).hexdigest()}"


def _texts(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The Markdown files of a folder that can be read."""
    for file in walk(folder).files:
        try:
            yield file.path, file.read()
        except UnreadableError:
            continue
