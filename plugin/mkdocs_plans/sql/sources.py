"""The sources of a query: snapshots and folders of Parquet files, on this machine or in object storage."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

import fsspec
import pyarrow as pa
import pyarrow.dataset as ds

from mkdocs_plans.config.options import Profile
from mkdocs_plans.fetch.kinds.object_storage import DRIVERS, OPTIONS
from mkdocs_plans.portfolio.entry import Entry
from mkdocs_plans.snapshot.reader import read_published
from mkdocs_plans.snapshot.untrusted_json import LARGEST, PublishedError

from .tables import PROJECT, TABLES, rows

Tables = Mapping[str, ds.Dataset]
"""The tables by name, each with the columns of `SqlTable.shown`."""

_SCHEME = re.compile(r"(\w{2,})://")
_NAMED = re.compile(r"([\w.-]+)=(.+)", re.DOTALL)
"""A source with a project name before it: `billing=plans.json`."""
_HIVE = ds.partitioning(pa.schema([(PROJECT, pa.string())]), flavor="hive")


class QueryError(ValueError):
    """A query cannot be answered. The message gives the reason and the remedy."""


def of_entries(entries: Sequence[Entry], own: str) -> Tables:
    """The tables of plans that have been read.

    Args:
        entries: The plans.
        own: The project name for the portal's own plans.
    """
    return {name: ds.dataset(_filled(name, entries, own)) for name in TABLES}


def of_sources(sources: Iterable[str], notice: Callable[[str], None]) -> Tables:
    """The combined tables of snapshots and Parquet folders.

    Args:
        sources: Each is a file, a folder or a pattern, given as a path or an address such as
            `s3://bucket/plans.json`. A project name may precede a snapshot, as in `billing=plans.json`.
        notice: Called with a line for each snapshot that is incomplete.

    Raises:
        QueryError: A source does not exist, or is invalid.
    """
    found = [tables for source in sources for tables in _read(source, notice)]
    return {name: ds.dataset([tables[name] for tables in found]) for name in TABLES}


def _read(source: str, notice: Callable[[str], None]) -> Iterator[Tables]:
    named = _NAMED.fullmatch(source)
    name, address = (named[1], named[2]) if named else ("", source)
    scheme = _SCHEME.match(address)
    protocol = scheme[1] if scheme else "file"
    if protocol not in ("file", *DRIVERS):
        raise QueryError(
            f"{address}: this kind of address is not supported; name a path, or an address with {'://, '.join(DRIVERS)}://"
        )
    try:
        store = fsspec.filesystem(protocol, **OPTIONS.get(protocol, {}))
        for path in _found(store, address):
            yield _folder(store, path) if store.isdir(path) else _snapshot(store, path, name, notice)
    except (QueryError, OSError):
        raise
    except ImportError:
        raise QueryError(
            f"reading {protocol}:// needs {DRIVERS[protocol]}: pip install 'mkdocs-plans[storage]'"
        ) from None
    except Exception as error:  # noqa: BLE001  (every store has errors of its own, and secrets in some)
        raise QueryError(f"{address}: the store returned an error: {type(error).__name__}") from None


def _found(store: fsspec.AbstractFileSystem, address: str) -> list[str]:
    """The files that an address or a pattern refers to, by name."""
    paths = sorted(store.glob(address)) if re.search(r"[*?\[]", address) else [address]
    if found := [path for path in paths if store.exists(path)]:
        return found
    raise QueryError(f"{address}: the file or folder does not exist")


def _folder(store: fsspec.AbstractFileSystem, path: str) -> Tables:
    root = path.rstrip("/")
    if not all(store.isdir(f"{root}/{name}") for name in TABLES):
        raise QueryError(
            f"{path}: this folder contains no tables: plans export --format parquet writes them to "
            f"{', '.join(TABLES)}"
        )
    return {
        name: ds.dataset(
            f"{store._strip_protocol(root)}/{name}",  # noqa: SLF001  (what fsspec's own functions do)
            schema=table.shown,
            format="parquet",
            partitioning=_HIVE,
            filesystem=store,
        )
        for name, table in TABLES.items()
    }


def _snapshot(
    store: fsspec.AbstractFileSystem, path: str, name: str, notice: Callable[[str], None]
) -> Tables:
    with store.open(path, "rb") as file:
        raw = file.read(LARGEST + 1)
    try:
        published = read_published(raw)
    except PublishedError as error:
        raise QueryError(f"{path}: {error}") from None
    if published.truncated:
        notice(f"{path}: only a part of its plans was read; its figures are lower bounds")
    if published.profile is Profile.SUMMARY:
        notice(f"{path}: this is a summary without questions, steps and closed risks")
    own = name or published.name or PurePosixPath(path).stem
    return of_entries(published.entries, own)


def _filled(name: str, entries: Sequence[Entry], own: str) -> pa.Table:
    """A table in memory."""
    table = TABLES[name]
    found = pa.Table.from_pylist(list(rows(table, entries)), schema=table.schema)
    projects = pa.array([entry.project or own for entry in entries for _ in table.items(entry)], pa.string())
    return found.add_column(0, PROJECT, projects).cast(table.shown)
