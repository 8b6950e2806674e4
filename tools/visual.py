"""Compare how the pages look with stored pictures, or take these again: `python -m tools.visual`.

A reference is small and grey: a sixth of the page, in 16 shades, its widths beside each other. So a moved
part, another size of text or a lost chip is found, and a changed letter is not. To look the same on every
machine, pages have the font that is part of Pillow. Characters that it lacks (other scripts, some symbols)
are drawn with fonts of the machine; their shapes may differ, and the tolerance allows for it.
"""

from __future__ import annotations

import base64
import io
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops, ImageFont
from playwright.sync_api import Browser, Page, sync_playwright

from tools import demo, extremes
from tools.browser import NoBrowserError, flags, get_chromium
from tools.screenshots import TODAY, environment, served

ROOT = Path(__file__).parents[1]
REFERENCES = ROOT / "tests" / "browser" / "references"
ARTIFACTS = ROOT / ".cache" / "visual"
"""The pictures of differences, which CI publishes."""

WIDTHS = (1440, 768, 360)
MODES: Mapping[str, Mapping[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active", "color_scheme": "light"},
    "print": {"media": "print", "color_scheme": "light"},
}
MAIN = ("dashboard/", "", "board/", "risks/", "questions/", "decisions/", "inventory/", "changes/", "flow/")
PAGES: Mapping[str, tuple[str, ...]] = {
    "example": (*MAIN, "move-bookings-to-the-ledger/"),
    "extremes": (*MAIN, "one/", "phases/", "word/"),
}
"""The pages of each portal, below `plans/`."""

SHRUNK = 6
SHADES = 16
TALLEST = 1800
"""The most pixels of a page from its top that a picture has."""

DIFFERENT = 40
"""The difference of two shades, of 255, from which a pixel counts as different."""
TOLERATED = 0.004
"""The share of different pixels in a picture that is no change."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A page in a mode: its small picture, and what it was made from."""

    name: str
    """The name of its reference: the portal, the page and the mode."""
    small: Image.Image
    full: Mapping[int, bytes]
    """The whole picture of each width, as PNG."""


def name_of(portal: str, page: str, mode: str) -> str:
    """Return the name of a reference."""
    return f"{portal}-{page.strip('/').replace('/', '-') or 'index'}-{mode}"


def build(portal: str, place: Path) -> Path:
    """Build a portal; return the folder of the site."""
    project, site = place / portal, place / f"{portal}-site"
    {"example": demo.build, "extremes": extremes.build}[portal](project)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    subprocess.run(command, cwd=project, env=environment(), check=True)
    return site


def take(browser: Browser, address: str, portal: str, page: str) -> Iterator[Shot]:
    """Take a page in every mode and width. `address`: of the site, with a `/` at its end."""
    for schemes in (("light", "forced", "print"), ("dark",)):
        with _opened(browser, f"{address}plans/{page}", MODES[schemes[0]]["color_scheme"]) as opened:
            for mode in schemes:
                opened.emulate_media(
                    media=MODES[mode].get("media", "screen"),
                    forced_colors=MODES[mode].get("forced_colors", "none"),
                )
                full = {width: _picture(opened, width) for width in WIDTHS}
                yield Shot(name_of(portal, page, mode), _small(full), full)


@contextmanager
def _opened(browser: Browser, address: str, scheme: Any) -> Iterator[Page]:  # noqa: ANN401  (a literal)
    context = browser.new_context(
        color_scheme=scheme, reduced_motion="reduce", timezone_id="UTC", locale="en-GB",
        viewport={"width": WIDTHS[0], "height": 900},
    )  # fmt: skip
    context.add_init_script(_font())
    page = context.new_page()
    page.clock.set_fixed_time(TODAY)
    page.goto(address)
    page.evaluate("document.fonts.ready")
    yield page
    context.close()


def _font() -> str:
    """The script that sets the font of Pillow for everything on a page, before it is read."""
    font = ImageFont.load_default(12)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise TypeError("Pillow has no FreeType")
    data = base64.b64encode(font.font_bytes).decode("ascii")
    return f"""
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("* {{ font-family: Plain, sans-serif !important }}");
      document.adoptedStyleSheets = [sheet];
      const plain = new FontFace("Plain", "url(data:font/ttf;base64,{data})");
      document.fonts.add(plain);
      plain.load();
    """


def _picture(page: Page, width: int) -> bytes:
    page.set_viewport_size({"width": width, "height": 900})
    # Two frames: texts are cut again in the one after a width has changed.
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
    clip = {"x": 0, "y": 0, "width": width, "height": height}
    return page.screenshot(full_page=True, clip=clip, animations="disabled", caret="hide")  # type: ignore[arg-type]


def _small(full: Mapping[int, bytes]) -> Image.Image:
    """Return the pictures of all widths beside each other, small and grey."""
    grey = [Image.open(io.BytesIO(png)).convert("L") for png in full.values()]
    parts = [one.resize((one.width // SHRUNK, one.height // SHRUNK), Image.Resampling.BOX) for one in grey]
    whole = Image.new("L", (sum(part.width for part in parts), max(part.height for part in parts)), 255)
    left = 0
    for part in parts:
        whole.paste(part, (left, 0))
        left += part.width
    return whole.point([round(shade * (SHADES - 1) / 255) * 255 // (SHADES - 1) for shade in range(256)])


def stored(name: str) -> Image.Image | None:
    """Return a reference, if there is one."""
    path = REFERENCES / f"{name}.png"
    return Image.open(path).convert("L") if path.exists() else None


def store(shot: Shot) -> int:
    """Write a reference; return its size."""
    path = REFERENCES / f"{shot.name}.png"
    shot.small.quantize(SHADES).save(path, optimize=True)
    return path.stat().st_size


def difference(before: Image.Image, now: Image.Image) -> tuple[float, Image.Image]:
    """Return the share of pixels that differ, and where they are."""
    size = (max(before.width, now.width), max(before.height, now.height))
    one, other = (Image.new("L", size, 255) for _ in range(2))
    one.paste(before)
    other.paste(now)
    where = ImageChops.difference(one, other).point(lambda shade: 255 if shade >= DIFFERENT else 0)
    return where.histogram()[255] / (size[0] * size[1]), where


def compare(shot: Shot) -> str:
    """Compare a page with its reference. On a difference, write pictures of it and return what differs."""
    before = stored(shot.name)
    if before is None:
        return f"{shot.name}: there is no reference"
    share, where = difference(before, shot.small)
    if share <= TOLERATED:
        return ""
    ARTIFACTS.mkdir(parents=True, exist_ok=True)
    tall = max(before.height, shot.small.height)
    sheet = Image.new("RGB", (before.width + 2 * shot.small.width + 16, tall), "white")
    shown = shot.small.convert("RGB")
    shown.paste("red", mask=where.crop((0, 0, *shown.size)))
    for left, picture in enumerate((before, shot.small, shown)):
        sheet.paste(picture.convert("RGB"), (left * (before.width + 8), 0))
    sheet.resize((sheet.width * 2, sheet.height * 2)).save(ARTIFACTS / f"{shot.name}.png")
    for width, png in shot.full.items():
        (ARTIFACTS / f"{shot.name}-{width}.png").write_bytes(png)
    return f"{shot.name}: {share:.1%} of the picture differ"


def main() -> int:
    """Build both portals and take every reference again."""
    try:
        chromium = get_chromium()
    except NoBrowserError as error:
        print(error, file=sys.stderr)
        return 1
    REFERENCES.mkdir(exist_ok=True)
    for old in REFERENCES.glob("*.png"):
        old.unlink()
    size = count = 0
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=browser_flags())
        for portal, pages in PAGES.items():
            with served(build(portal, Path(place))) as address:
                for page in pages:
                    for shot in take(browser, address, portal, page):
                        size, count = size + store(shot), count + 1
        browser.close()
    print(f"{count} references, {size // 1000} KB")
    return 0


def browser_flags() -> list[str]:
    """The switches of a Chromium that draws text in the same way everywhere."""
    return [*flags(), "--font-render-hinting=none", "--disable-lcd-text"]


if __name__ == "__main__":
    sys.exit(main())
