"""The files of a plans folder as one value: their digest, and a copy of them."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs_plans.sources import git
from mkdocs_plans.sources.folder import LARGEST, UnreadableError, walk

from .responses import FetchedTree, MisconfiguredError


def tree_at(folder: Path, base: Path) -> FetchedTree:
    """A folder with the digest of its Markdown files.

    Args:
        folder: The plans folder.
        base: The folder to use as the repository if the plans folder is in none.

    Raises:
        MisconfiguredError: The folder does not exist.
    """
    if not folder.is_dir():
        raise MisconfiguredError("the folder does not exist")
    real = folder.resolve()
    base = base.resolve()
    root = git.root(real) or (base if real.is_relative_to(base) else real.parent)
    inside = real.relative_to(root).as_posix()
    return FetchedTree(root, inside, _digest((f"{inside}/{path}", content) for path, content in _texts(real)))


def copy_tree(tree: FetchedTree, into: Path) -> None:
    """Copy the Markdown files of a folder.

    Raises:
        OSError: A file cannot be written.
    """
    into.mkdir(parents=True)
    for path, content in _texts(tree.root / tree.folder):
        target = into / tree.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def digest_of(root: Path) -> str:
    """The digest of all files below a folder that this package wrote.

    Raises:
        OSError: The folder does not exist, or contains anything that is never written: links, pipes, files
            that are too large.
    """
    if root.is_symlink() or not root.is_dir():
        raise FileNotFoundError(2, "does not exist", str(root))
    files = []
    for above, folders, names in os.walk(root):
        if any(Path(above, name).is_symlink() for name in folders):
            raise OSError(0, "contains a symbolic link", above)
        files += [Path(above, name) for name in names]
    return _digest((file.relative_to(root).as_posix(), read_file(file, LARGEST + 1)) for file in files)


def read_file(path: Path, limit: int, *, links: bool = False) -> bytes:
    """Read a file that may be of any kind.

    Args:
        path: Its path.
        limit: The largest size in bytes.
        links: Whether it may be a link to a file.

    Raises:
        OSError: It cannot be read, is not a regular file, or is too large.
    """
    # Opening a pipe would wait.
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    if not links:
        flags |= getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(0, "is not a regular file", str(path))
        raw = file.read(limit + 1)
    if len(raw) > limit:
        raise OSError(0, f"is larger than {limit:,} bytes", str(path))
    return raw


def _digest(files: Iterable[tuple[str, bytes]]) -> str:
    """`sha256:…` over paths and contents, in the order of paths."""
    parts = sorted(os.fsencode(path) + b"\0" + hashlib.sha256(content).digest() for path, content in files)
    return f"sha256:{hashlib.sha256(b''.join(parts)).hexdigest()}"


def _texts(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The readable Markdown files of a folder."""
    for file in walk(folder).files:
        try:
            yield file.path, file.read()
        except UnreadableError:
            continue
