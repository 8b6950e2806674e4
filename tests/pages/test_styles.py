"""The styles and the script: nothing that no page uses, one scale of text, and a small weight."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import mkdocs_plans
import pytest
from mkdocs_plans.pages.styles import COMPONENTS, styles

PACKAGE = Path(mkdocs_plans.__file__).parent
ASSETS = PACKAGE / "pages" / "assets"
CODE = "\n".join(
    path.read_text("utf-8")
    for pattern in ("*.py", "*.html", "*.js")
    for path in sorted(PACKAGE.rglob(pattern))
)
SHEETS = sorted(path for path in ASSETS.rglob("*.css") if path.name != "explanation.css")
"""The styles of pages of the site; the page that explains a reading has its own."""

SIZES = {
    "1.8rem",
    "1.2rem",
    "0.8rem",
    "0.7rem",
    "0.65rem",
    "0.6rem",
    "inherit",
    "12px",
    "0.7em",
    "0.8em",
    "0.85em",
}
"""The scale of text; pixels in charts, and a share of the size in the text of a plan."""
WEIGHTS = {"300", "400", "700", "inherit"}
"""What the theme loads."""
TEXTS = (
    *("text", "quiet", "link", "planning", "in-progress", "blocked", "on-hold", "completed", "cancelled"),
    "unknown",
)
"""The tokens that are colours of text."""

SCRIPT_LIMIT = 30_000
STYLES_LIMIT = 15_000


def _classes(path: Path) -> Iterator[str]:
    text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
    yield from sorted(set(re.findall(r"\.(plans-[\w-]+)", text)))


def is_used(name: str) -> bool:
    """Whether code names a class, or puts it together from its beginning and a word that code names, too."""
    if re.search(rf"{re.escape(name)}(?![\w-])", CODE):
        return True
    begin, separator, end = name.rpartition("--")
    composed = re.search(rf"{re.escape(begin + separator)}(?=\{{|\$\{{|['\"] [+~])", CODE)
    return bool(separator and composed and re.search(rf"""["'>]{re.escape(end)}["'<]""", CODE))


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_every_class_in_the_styles_is_used(path: Path) -> None:
    assert [name for name in _classes(path) if not is_used(name)] == []


def test_a_class_that_no_page_has_is_found() -> None:
    assert not is_used("plans-no-such-part")
    assert not is_used("plans-state--no-such-state")
    assert is_used("plans-state--on-hold")


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_text_has_the_sizes_and_weights_of_the_scale(path: Path) -> None:
    text = path.read_text("utf-8")
    assert set(re.findall(r"font-size: ([^;]+?)(?: !important)?;", text)) <= SIZES
    assert set(re.findall(r"font-weight: ([^;]+);", text)) <= WEIGHTS


def test_every_colour_is_a_token() -> None:
    others = {
        path.name: found
        for path in SHEETS
        if path.name != "tokens.css"
        and (found := re.findall(r"#[0-9a-f]{3,8}\b|\brgba?\(", path.read_text("utf-8")))
    }
    assert others == {}


def test_every_token_is_used_and_has_a_value_in_both_schemes() -> None:
    text = (ASSETS / "styles" / "tokens.css").read_text("utf-8")
    light, dark = (set(re.findall(r"(--plans-[\w-]+):", part)) for part in text.split("@media", 1))
    assert light == dark
    used = set(
        re.findall(r"var\((--plans-[\w-]+)", "\n".join(path.read_text("utf-8") for path in SHEETS) + CODE)
    )
    assert sorted(light - used) == []


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, as WCAG defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("number, page", [(0, "#ffffff"), (1, "#1e2129")], ids=["light", "dark"])
def test_every_text_has_enough_contrast_on_every_ground(number: int, page: str) -> None:
    part = (ASSETS / "styles" / "tokens.css").read_text("utf-8").split("@media", 1)[number]
    token = dict(re.findall(r"--plans-([\w-]+): (#[0-9a-f]{6});", part))
    grounds = [page, token["ground"], token["tint"]]
    pairs = [(name, ground) for name in TEXTS for ground in grounds]
    pairs += [(f"{rating}-text", token[rating]) for rating in ("high", "medium", "low")]
    pairs += [(f"{rating}-text", page) for rating in ("high", "medium", "low")]
    weak = {(name, ground): found for name, ground in pairs if (found := contrast(token[name], ground)) < 4.5}
    assert weak == {}
    assert contrast(token["rule"], page) >= 3


def test_every_component_is_published_once() -> None:
    assert sorted(COMPONENTS) == sorted(path.stem for path in (ASSETS / "styles").iterdir())
    assert styles().count("On paper: no controls") == 1


def test_script_and_styles_are_small() -> None:
    assert len(gzip.compress((ASSETS / "plans.js").read_bytes())) <= SCRIPT_LIMIT
    assert len(gzip.compress(styles().encode())) <= STYLES_LIMIT
