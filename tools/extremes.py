"""Write a folder of extreme plans, the same in every run: what a real folder may have, and no example shows.

300 plans without owners and with unknown statuses, titles of 200 characters, names without spaces, other
scripts, texts of a page, a plan with one item of each kind, one with none, and one with eight.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from tools.demo import commit_all, git

COUNT = 300
LAST = date(2026, 11, 20)

LONG_TITLE = "Move everything that one team ever wrote about a service " * 4
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitän" * 5
LONG_TEXT = "It depends on a decision that another team has to make before the end of the quarter. " * 12
ARABIC = "خطة الترحيل إلى الخدمة الجديدة قبل نهاية العام"
CHINESE = "在年底之前将所有客户迁移到新的预订系统并关闭旧系统"

CONFIGURATION = """\
site_name: Extremes
theme:
  name: material
  font: false
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      toggle: {icon: material/weather-night, name: Dark}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      toggle: {icon: material/weather-sunny, name: Light}
plugins: [search, plans]
"""


def build(target: Path) -> None:
    """Create the repository of the project in an empty or new folder."""
    (target / "docs").mkdir(parents=True)
    (target / "docs" / "index.md").write_text("# Extremes\n", "utf-8")
    (target / "mkdocs.yml").write_text(CONFIGURATION, "utf-8")
    git(target, "init", "--quiet", "--initial-branch=main")
    for days, plans in ((400, _many()), (40, _long()), (0, _few())):
        for name, text in plans.items():
            path = target / "plans" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
        commit_all(target, LAST - timedelta(days=days), "docs: plans")


def _many() -> Mapping[str, str]:
    """Plans of which nothing is known but a title and a few steps."""
    return {f"many/{n:03}.md": "\n".join(_one(n)) for n in range(COUNT)}


def _one(n: int) -> Iterator[str]:
    yield f"# {'' if n % 50 else LONG_TITLE}Piece of work {n}\n"
    if n % 5 == 1:
        yield f"**Status:** {('Completed', 'Blocked', 'In Progress')[n % 3]}\n"
    if n % 7 == 0:
        yield f"- [{'x' if n % 2 else ' '}] Do it\n- [ ] Check it\n"
    if n % 3 == 0:
        yield f"## Risks\n\n- Risk {n}: {LONG_TEXT[: 40 + n]}\n"
    if n % 4 == 0:
        yield f"## Open questions\n\n- Question {n}: {LONG_TEXT[: 30 + 2 * n]}?\n"


def _long() -> Mapping[str, str]:
    """Plans with the longest of everything."""
    return {
        "word.md": f"# {LONG_WORD}\n\n**Status:** Blocked ({LONG_WORD})\n\n- [ ] {LONG_WORD}\n\n"
        f"## Risks\n\n| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|\n"
        f"| {LONG_WORD} | High | High | {LONG_WORD} |\n| {LONG_TEXT} | High | Low | |\n",
        "arabic.md": f"# {ARABIC}\n\n**Status:** In Progress\n\n- [x] {ARABIC}\n- [ ] {ARABIC}\n\n"
        f"## Risks\n\n- {ARABIC}\n\n## Open questions\n\n- {ARABIC}؟\n",
        "chinese.md": f"# {CHINESE}\n\n**Status:** In Progress\n\n- [ ] {CHINESE}\n\n"
        f"## Risks\n\n- {CHINESE * 4}\n\n## Open questions\n\n- {CHINESE * 3}？\n",
        "phases.md": "# Many phases\n\n**Status:** In Progress\n\n## Steps\n\n"
        + "".join(f"### Phase {n}: Done {n}\n\n- [x] Step {n}\n\n" for n in range(1, 8))
        + "".join(f"### Phase {n}: Open {n}\n\n- [ ] Step {n}\n\n" for n in range(8, 21)),
    }


def _few() -> Mapping[str, str]:
    """Plans with none, one and eight of each item."""
    eight = range(8)
    return {
        "none.md": "# Nothing\n",
        "one.md": "# One of each\n\n**Date:** 2026-11-01\n**Status:** In Progress\n\n- [ ] Step\n\n"
        "## Risks\n\n- Risk (Impact: High, Probability: High)\n\n## Open questions\n\n- Question?\n\n"
        "## Decisions\n\n- Decision\n",
        "eight.md": "# Eight of each\n\n**Status:** Planning\n\n"
        + "".join(f"- [ ] Step {n}\n" for n in eight)
        + "\n## Risks\n\n"
        + "".join(f"- Risk {n} (Impact: Low, Probability: Medium). Mitigation: wait\n" for n in eight)
        + "\n## Decisions\n\n"
        + "".join(f"- **Decision {n}.** {LONG_TEXT}\n" for n in eight)
        + "\n## Dependencies\n\n### Libraries/Packages\n\n"
        + "".join(f"- library-{n}: {n}.0 - purpose {n}\n" for n in eight),
    }
