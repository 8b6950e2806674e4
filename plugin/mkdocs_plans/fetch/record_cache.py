"""A cache of records that follow from their keys, in one file beside the copies of other projects.

A record is found by the digest of all that it was made from, so it cannot be stale, and the file may be
deleted at any time. It may come from someone else, so it is checked when it is read, like other input. A file
that does not fit is ignored, and replaced when the cache is saved.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Raw, Struct, msgpack

from mkdocs_plans.atomic_write import write_whole

from .responses import UNFIT
from .tree_digest import read_file

_LARGEST = 500_000_000
"""The largest file in bytes that is read or written."""
_IGNORE = b"# Created by mkdocs-plans. This folder can be deleted at any time.\n*\n"

T = TypeVar("T", bound=Struct)


class _StoredRecords(Struct, frozen=True, array_like=True):
    made_by: str
    """What the records depend on besides their keys: the version of the package …"""
    records: dict[str, Raw]


class RecordCache:
    """Records by their keys."""

    def __init__(self, path: Path | None, made_by: str) -> None:
        """Open a cache.

        Args:
            path: Its file; `None` to remember nothing.
            made_by: What the records depend on besides their keys. Records of another value are not used.
        """
        self._path = path
        self._made_by = made_by
        self._records = self._read()
        self._used: dict[str, Raw] = {}
        self._is_new = False

    def find(self, key: str, kind: type[T], *, is_sound: Callable[[T], bool]) -> T | None:
        """Return a record; `None` if there is none, or it does not fit.

        Args:
            key: Its key.
            kind: Its type.
            is_sound: Whether a record that has the type can be used.
        """
        if (raw := self._records.get(key)) is None:
            return None
        try:
            found = msgpack.decode(raw, type=kind)
        except (msgspec.MsgspecError, *UNFIT):
            found = None
        if found is None or not is_sound(found):
            del self._records[key]
            return None
        self._used[key] = raw
        return found

    def add(self, key: str, record: Struct) -> None:
        """Add a record."""
        self._used[key] = self._records[key] = Raw(msgpack.encode(record))
        self._is_new = True

    def save(self) -> None:
        """Write the file, if there is a new record. Nothing happens if it cannot be written.

        Records that were not used are kept as long as they are no more than those that were: another branch
        or configuration may need them.
        """
        if self._path is None or not self._is_new:
            return
        unused = [key for key in self._records if key not in self._used]
        kept = {key: self._records[key] for key in unused[-len(self._used) :]}
        content = msgpack.encode(_StoredRecords(self._made_by, {**kept, **self._used}))
        if len(content) > _LARGEST:
            return
        with suppress(OSError):
            folder = self._path.parent
            if not folder.exists():
                folder.mkdir(parents=True)
                write_whole(folder / ".gitignore", _IGNORE)
            if self._path.is_symlink():
                self._path.unlink()
            write_whole(self._path, content)
            self._is_new = False

    def _read(self) -> dict[str, Raw]:
        if self._path is None:
            return {}
        try:
            found = msgpack.decode(read_file(self._path, _LARGEST), type=_StoredRecords)
        except (msgspec.MsgspecError, *UNFIT):
            return {}
        return found.records if found.made_by == self._made_by else {}
