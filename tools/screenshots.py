"""Take the screenshots of the documentation in a real Chromium: `examples/`, a pull request, the tutorial.

The same sources give the same pictures: the plans have the history of `make demo`, and browser and build
get `TODAY` as the current date.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Literal

from mkdocs_plans.comparison import compare
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tools import change, demo, pages
from tools.browser import NoBrowserError, flags, get_chromium

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
TUTORIAL = ROOT / "docs" / "get-started.md"

TODAY = datetime(2026, 11, 22, 8, tzinfo=UTC)

PREVIEW = "https://tidewater.example/previews/7/"
"""The address of the preview of the pull request."""
NOTHING: Mapping[str, str] = {}

Scheme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Picture:
    """A page of the portal, and how much of it is shown."""

    name: str
    address: str
    width: int = 1440
    height: int = 900
    schemes: tuple[Scheme, ...] = ("light", "dark")


PICTURES = (
    Picture("index", "plans/"),
    Picture("dashboard", "plans/dashboard/", height=1000),
    Picture("risks", "plans/risks/", schemes=("light",)),
    Picture("board", "plans/board/", schemes=("light",)),
    Picture("changes", "plans/changes/", schemes=("light",)),
    Picture("flow", "plans/flow/", height=1000, schemes=("light",)),
    Picture("projects", "overview/plans/projects/", height=760),
    Picture("risk-overview", "overview/plans/projects/risks/", height=1000, schemes=("light",)),
    Picture("plan", "plans/move-bookings-to-the-ledger/"),
    Picture("preview", "preview/plans/change/", height=1000, schemes=("light",)),
    Picture("preview-plan", "preview/plans/season-prices/#steps", height=960, schemes=("light",)),
    Picture("comment", "comment.html", width=1000, height=1000, schemes=("light",)),
    Picture("index-narrow", "plans/", width=320, height=960, schemes=("light",)),
    Picture("tutorial-first", "tutorial-first/plans/", width=1200, height=480, schemes=("light",)),
    Picture(
        "tutorial-plan",
        "tutorial-plan/plans/night-boats-in-winter/",
        width=1200,
        height=760,
        schemes=("light",),
    ),
    Picture("tutorial-index", "tutorial-index/plans/", width=1200, height=660, schemes=("light",)),
    Picture("tutorial-dashboard", "tutorial-dashboard/plans/dashboard/", width=1200, schemes=("light",)),
)


def main() -> int:
    """Build the portal, and write the pictures."""
    try:
        chromium = get_chromium()
    except NoBrowserError as error:
        print(error, file=sys.stderr)
        return 1
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, served(build(Path(place))) as address:  # noqa: SIM117
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=list(flags()))
            for picture in PICTURES:
                for scheme in picture.schemes:
                    path = IMAGES / f"{picture.name}{'-dark' if scheme == 'dark' else ''}.png"
                    path.write_bytes(smaller(take(browser, address, picture, scheme)))
                    print(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1000} KB")
            browser.close()
    return 0


def build(place: Path) -> Path:
    """Build the portal of `examples/` as of `TODAY`, with the history of its plans; return the site."""
    project = place / "tidewater"
    demo.build(project)
    site = place / "site"
    _build(project, site)
    _build(project / "overview", site / "overview")
    demo.git(project, "checkout", "--quiet", "-b", change.BRANCH)
    change.edit(project)
    demo.commit_all(project, TODAY.date(), "Prepare the winter timetable")
    (site / "comment.html").write_text(change.page(compare("main", change.BRANCH, project)), "utf-8")
    asked = {"BASE": "main", "SITE_URL": PREVIEW, "PUBLISHED": PREVIEW.partition("previews/")[0]}
    _build(project, site / "preview", {f"MKDOCS_PLANS_{name}": value for name, value in asked.items()})
    for picture in PICTURES:
        if picture.name.startswith("tutorial-"):
            _build(_follow_tutorial(place, picture), site / picture.name)
    return site


def _follow_tutorial(place: Path, picture: Picture) -> Path:
    """Follow the tutorial up to a picture; return the project."""
    project = place / picture.name
    project.mkdir()
    position = TUTORIAL.read_text("utf-8").index(f"images/{picture.name}.png")
    for ran in pages.follow(TUTORIAL, project, place / "programs", environment(), until=position):
        if ran.failed:
            raise RuntimeError(f"{ran.command.line}: {ran.printed}")
    return project


def _build(project: Path, site: Path, more: Mapping[str, str] = NOTHING) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(site)]
    subprocess.run(command, cwd=project, env={**environment(), **more}, check=True)


def take(browser: Browser, address: str, picture: Picture, scheme: Scheme) -> bytes:
    """Take one picture, as PNG."""
    context = browser.new_context(
        color_scheme=scheme,
        viewport={"width": picture.width, "height": picture.height},
        reduced_motion="reduce",
        timezone_id="UTC",
        locale="en-GB",
    )
    page = context.new_page()
    page.clock.set_fixed_time(TODAY)
    page.goto(address + picture.address, wait_until="networkidle")
    taken = page.screenshot(animations="disabled", caret="hide")
    context.close()
    return taken


def smaller(png: bytes) -> bytes:
    """Return the picture with the 256 colours that represent it best: half the size, with clear text."""
    written = BytesIO()
    picture = Image.open(BytesIO(png)).convert("RGB")
    picture.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
        written, "PNG", optimize=True
    )
    return written.getvalue()


def environment() -> dict[str, str]:
    """The environment of a build: the same date, and no git settings of the machine."""
    fixed = {
        "SOURCE_DATE_EPOCH": str(int(TODAY.timestamp())),
        "NO_MKDOCS_2_WARNING": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    return {**kept, **fixed}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002  (the base class's name)
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine; yield its address, with a `/` at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


if __name__ == "__main__":
    sys.exit(main())
