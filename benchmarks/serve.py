"""The time under `mkdocs serve` from an edit of a plan to its changed page, over HTTP."""

from __future__ import annotations

import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks.builds import Side

EDITS = 5
LONGEST = 300.0
"""Seconds after which a server counts as broken."""
_PAUSE = 0.02
"""Seconds between two requests for a page. MkDocs looks for changes four times a second."""


def seconds(root: Path, side: Side, edits: int = EDITS) -> float:
    """Return the median time from writing a plan to the response that has the change.

    Args:
        root: A project of `builds.write_project`.
        side: Who builds it.
        edits: How often a plan is edited; each time it is another one.
    """
    folder = root / ("plans" if side is Side.OURS else "docs/plans")
    plans = sorted(path for path in folder.rglob("*.md") if path.stem.lower() != "readme")
    with _served(root) as address:
        _first(f"{address}{_page(folder, plans[0])}")
        taken = [
            _edit(plan, f"{address}{_page(folder, plan)}", f"Look at it again ({number})")
            for number, plan in enumerate(plans[:edits])
        ]
    return statistics.median(taken)


def _page(folder: Path, plan: Path) -> str:
    return f"plans/{plan.relative_to(folder).with_suffix('').as_posix()}/"


def _edit(plan: Path, page: str, text: str) -> float:
    start = time.perf_counter()
    with plan.open("a", encoding="utf-8") as file:
        file.write(f"\n- [ ] {text}\n")
    while text not in _content(page):
        if time.perf_counter() - start > LONGEST:
            msg = f"{page} does not show an edit"
            raise RuntimeError(msg)
        time.sleep(_PAUSE)
    return time.perf_counter() - start


def _content(page: str) -> str:
    with urlopen(page, timeout=LONGEST) as response:  # noqa: S310 - of this machine
        content: bytes = response.read()
    return content.decode("utf-8", "replace")


def _first(page: str) -> None:
    """Wait for the first page of a server."""
    start = time.perf_counter()
    while time.perf_counter() - start < LONGEST:
        with suppress(URLError):
            _content(page)
            return
        time.sleep(_PAUSE)
    msg = f"{page} is not served"
    raise RuntimeError(msg)


@contextmanager
def _served(root: Path) -> Iterator[str]:
    """Serve a project while the block runs, and return its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", address]
    with (root / "serve.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=root, stdout=log, stderr=log)
        try:
            yield f"http://{address}/"
        finally:
            process.terminate()
            process.wait(timeout=60)
