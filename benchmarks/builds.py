"""Whole builds, each in a process of its own: their time, memory and size."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from pathlib import Path

import psutil

from benchmarks.plans import plans

LOOK_EVERY = 0.5
"""Seconds between two measurements of the memory of a build's processes."""
COMMITS = 20
"""The number of commits of a project's plans: one each day, the last on 21 November 2026."""


class Side(StrEnum):
    """The builder of the site: MkDocs with Material and search, with or without the plugin."""

    OURS = "plans"
    PLAIN = "plain mkdocs"


@dataclass(frozen=True, slots=True)
class Build:
    """The resources that one build used."""

    seconds: float
    """Wall time, from the start of the process to its end."""
    memory: int
    """The maximum memory of the process and those that it started, in bytes."""


@dataclass(frozen=True, slots=True)
class Weight:
    """The sizes of a site, in bytes."""

    files: int
    """The number of files."""
    total: int
    search: int
    """The search index, not compressed."""
    page: int = 0
    """The largest page that is generated from many plans, gzipped."""
    page_path: str = ""
    """The address of that page."""
    script: int = 0
    """The script of the portal without the rows, gzipped."""
    rows: int = 0
    """The scripts with the rows, gzipped."""


def write_project(root: Path, side: Side, count: int) -> None:
    """Write a project with a number of plans and commit it; both sides get the same files.

    Plain MkDocs reads only its `docs_dir`, so its plans are in there. Neither side has them in its `nav`.
    """
    folder = root / ("plans" if side is Side.OURS else "docs/plans")
    settings = {
        "site_name": "Benchmark",
        "site_url": "https://portal.example/",
        "theme": {"name": "material", "font": False},
        "nav": [{"Home": "index.md"}],
        "not_in_nav": "/plans/",
        "plugins": ["search", "plans"] if side is Side.OURS else ["search"],
    }
    (root / "docs").mkdir(parents=True)
    (root / "docs/index.md").write_text("# Benchmark\n", "utf-8")
    (root / "mkdocs.yml").write_text(json.dumps(settings), "utf-8")  # JSON is YAML
    (root / ".gitignore").write_text("/site*/\n", "utf-8")
    _git(root, "init", "--quiet", "--initial-branch=main")
    batch = -(-count // COMMITS)
    for number, (path, text) in enumerate(plans(count)):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
        if number % batch == batch - 1 or number == count - 1:
            day = COMMITS - (count - 1 - number) // batch
            _git(root, "add", "--all", day=day)
            _git(root, "commit", "--quiet", "--message=docs: plans", day=day)


def _git(root: Path, *arguments: str, day: int = 1) -> None:
    # No background maintenance of a large repository while a build is measured.
    quiet = ("-c", "gc.auto=0", "-c", "maintenance.auto=false")
    when = f"2026-11-{day + 1:02}T12:00:00+00:00"
    who = {
        f"GIT_{role}_{key}": value
        for role in ("AUTHOR", "COMMITTER")
        for key, value in {"NAME": "Ana", "EMAIL": "ana@portal.example", "DATE": when}.items()
    }
    subprocess.run(["git", *quiet, *arguments], cwd=root, env={**os.environ, **who}, check=True)


def build(root: Path) -> Build:
    """Build a project once, strictly and into an empty folder, and measure the process.

    Raises:
        RuntimeError: the build failed; the message is the end of its output.
    """
    site = root / "site"
    if site.exists():
        site.rename(root / f"site-{len(list(root.glob('site-*')))}")
    log = root / "build.log"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    with log.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=root, stdout=output, stderr=subprocess.STDOUT)
        with _watched(process.pid) as together:
            # The usage of this process and of its children; `subprocess` does not return it.
            _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        end = log.read_text("utf-8", "replace")[-2000:]
        msg = f"The build of {root} failed:\n{end}"
        raise RuntimeError(msg)
    unit = 1 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux kilobytes
    return Build(seconds, max(usage.ru_maxrss * unit, *together))


@contextmanager
def _watched(pid: int) -> Iterator[list[int]]:
    """Measure the memory of a process and of those that it starts while the block runs.

    Shared memory counts once. Only Linux reports it, and only there are workers started.
    """
    over, seen = threading.Event(), [0]

    def watch() -> None:
        while not over.wait(LOOK_EVERY):
            with suppress(psutil.Error):  # one of them has ended
                root = psutil.Process(pid)
                family = [root, *root.children(recursive=True)]
                seen.append(sum(process.memory_full_info().pss for process in family))

    thread = threading.Thread(target=watch, daemon=True)
    if sys.platform == "linux":
        thread.start()
    try:
        yield seen
    finally:
        over.set()
        if thread.is_alive():
            thread.join()


def measure_site(root: Path) -> Weight:
    """Measure the site of a project that was built."""
    site = root / "site"
    sizes = {path.relative_to(site).as_posix(): path.stat().st_size for path in _files(site)}
    search = sizes.get("search/search_index.json", 0)
    snapshot = site / "plans.json"
    if not snapshot.exists():
        return Weight(len(sizes), sum(sizes.values()), search)
    own = {f"{plan['url']}index.html" for plan in json.loads(snapshot.read_text("utf-8"))["plans"]}
    pages = {path: _gzipped([site / path]) for path in sizes if _is_page(path) and path not in own}
    heaviest = max(pages, key=lambda path: pages[path])
    ours, rows = _scripts(site)
    return Weight(
        files=len(sizes),
        total=sum(sizes.values()),
        search=search,
        page=pages[heaviest],
        page_path=heaviest,
        script=_gzipped(ours),
        rows=_gzipped(rows),
    )


def _is_page(path: str) -> bool:
    return path.startswith("plans/") and path.endswith(".html")


def _scripts(site: Path) -> tuple[list[Path], list[Path]]:
    """The plugin's scripts in a site: those of the package, and those with rows, which are generated."""
    assets = Path(str(files("mkdocs_plans") / "pages" / "assets"))
    shipped = {path.stem for path in assets.rglob("*.js")}
    scripts = sorted((site / "assets" / "plans").rglob("*.js"))
    # A name may contain a digest of the content: plans.1a2b3c4d.js.
    ours = [path for path in scripts if path.name.split(".")[0] in shipped]
    return ours, [path for path in scripts if path not in ours]


def _files(site: Path) -> Iterable[Path]:
    return (Path(folder, name) for folder, _, names in os.walk(site) for name in names)


def _gzipped(paths: list[Path]) -> int:
    return sum(len(gzip.compress(path.read_bytes(), 6, mtime=0)) for path in paths)
