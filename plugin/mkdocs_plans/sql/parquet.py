"""Tables as Parquet files in the layout of Spark: a folder for each table, with one for each project."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from pathlib import Path
from urllib.parse import quote

import pyarrow as pa
import pyarrow.parquet as pq

from mkdocs_plans.portfolio.entry import Entry

from .tables import PROJECT, TABLES, SqlTable, rows

_FILE = "part-0.parquet"
_OURS = re.compile(rf"(?:{'|'.join(TABLES)})/{PROJECT}=[^/]+/{re.escape(_FILE)}")
"""The path of a file that this package writes."""
_MAGIC = b"PAR1"
_AT_ONCE = 10_000
"""The number of rows in memory, which form a row group."""


def write(folder: Path, entries: Iterable[Entry], own: str, *, redacted: bool = False) -> None:
    """Write `TABLE/project=NAME/part-0.parquet` for every table and project.

    The same plans give the same bytes. All files are written to a temporary folder, which then replaces the
    old one.

    Args:
        folder: Where to write. It is created if necessary.
        entries: The plans.
        own: The project name for the portal's own plans.
        redacted: As for `rows`.

    Raises:
        OSError: It cannot be written, or contains other files than tables. The old content is still there.
    """
    folder = Path(os.path.realpath(folder))  # Otherwise a link would be replaced, not the folder it leads to.
    if strange := next(_strange(folder), None):
        raise OSError(
            0,
            f"this folder contains {strange}, which is not a table; name a new or empty folder",
            str(folder),
        )
    folder.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name[:50]}."))
    try:
        aside.chmod(0o755)
        _write(aside / "new", entries, own, redacted=redacted)
        if folder.exists():
            folder.rename(aside / "old")
        (aside / "new").rename(folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _strange(folder: Path) -> Iterator[str]:
    """The files and links in a folder that are not tables: another path, or not Parquet."""
    for above, names, files in os.walk(folder):
        place = Path(above)
        for name in sorted((*files, *(name for name in names if (place / name).is_symlink()))):
            path = place / name
            shown = path.relative_to(folder)
            if not (_OURS.fullmatch(shown.as_posix()) and _is_parquet(path)):
                yield shown.as_posix()


def _is_parquet(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


def _write(folder: Path, entries: Iterable[Entry], own: str, *, redacted: bool) -> None:
    by_project = sorted(entries, key=lambda entry: (entry.project or own, entry.plan.path))
    for project, found in groupby(by_project, key=lambda entry: entry.project or own):
        plans = tuple(found)
        for name, table in TABLES.items():
            place = folder / name / f"{PROJECT}={quote(project, safe=' ')}"
            place.mkdir(parents=True)
            _write_table(place / _FILE, table, plans, redacted=redacted)
    if not by_project:
        for name in TABLES:
            (folder / name).mkdir(parents=True)


def _write_table(path: Path, table: SqlTable, plans: Sequence[Entry], *, redacted: bool) -> None:
    found = rows(table, plans, redacted=redacted)
    with pq.ParquetWriter(path, table.schema, compression="zstd") as writer:
        while part := list(islice(found, _AT_ONCE)):
            writer.write_batch(pa.RecordBatch.from_pylist(part, schema=table.schema))
