"""The fields at the top of a plan become a definition list, and prose never does."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from mkdocs_plans.markdown.field_block import set_fields
from mkdocs_plans.markdown.html import ItemMark, MarginNote

from tests.markdown.rendering import rendered

FIELD = ItemMark("plans-status", "field")


def soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def pairs(text: str, status_line: int | None = None) -> list[tuple[str, str]]:
    """The labels and values of the definition lists of a page."""
    marks = {status_line: [FIELD]} if status_line else {}
    page = soup(set_fields(rendered(text, marks).html))
    found = []
    for label in page.select("dl.plans-fields > dt"):
        value = label.find_next_sibling("dd")
        assert value is not None
        found.append((label.get_text(), " ".join(value.get_text().split())))
    return found


DIALECTS = {
    "lines": "# T\n\n**Date:** 2026-05-15\n**Status:** Done — all\n  of it\n**Owner**: Ana `x`\n",
    "hard breaks": "# T\n\n**Date:** 2026-05-15  \n**Status:** Done — all of it\\\n__Owner:__ Ana `x`\n",
    "html breaks": "# T\n\n**Date:** 2026-05-15<br>**Status:** Done — all of it<br/>\n**Owner:** Ana `x`\n",
    "paragraphs": "# T\n\n**Date:** 2026-05-15\n\n**Status:** Done — all of it\n\n**Owner:** Ana `x`\n",
    "one line": "# T\n\n**Date:** 2026-05-15 · **Status:** Done — all of it | **Owner:** Ana `x`\n",
    "no signs": "# T\n\n**Date:** 2026-05-15 **Status:** Done — all of it **Owner:** Ana `x`\n",
    "quote": "# T\n\n> **Date:** 2026-05-15\n> **Status:** Done — all of it\n> **Owner:** Ana `x`\n",
    "plain": "# T\n\nDate: 2026-05-15\nStatus: Done — all of it\nOwner: Ana `x`\n",
    "bullets": "# T\n\n- Date: 2026-05-15\n- **Status:** Done — all of it\n- *Owner*: Ana `x`\n\n## A\n",
    "loose bullets": "# T\n\n- Date: 2026-05-15\n\n- Status: Done — all of it\n\n- Owner: Ana `x`\n",
    "table": (
        "# T\n\n| | |\n|---|---|\n| **Date** | 2026-05-15 |\n| **Status** | Done — all of it |\n"
        "| **Owner** | Ana `x` |\n"
    ),
    "with a rule": (
        "# T\n\n**Date:** 2026-05-15\n**Status:** Done — all of it\n**Owner:** Ana `x`\n\n---\n\n## A\n"
    ),
    "no title": "**Date:** 2026-05-15\n**Status:** Done — all of it\n**Owner:** Ana `x`\n\n## A\n",
}  # fmt: skip


@pytest.mark.parametrize("dialect", DIALECTS)
def test_fields_are_set_in_every_dialect(dialect: str) -> None:
    assert pairs(DIALECTS[dialect]) == [
        ("Date", "2026-05-15"), ("Status", "Done — all of it"), ("Owner", "Ana x"),
    ]  # fmt: skip


PROSE = {
    "a bold beginning": f"# T\n\n**Note:** {'This is a sentence about the plan. ' * 4}\n",
    "two long ones": f"# T\n\n**Context:** {'word ' * 80}\n\n**Not here:** {'word ' * 80}\n",
    "a plain line": "# T\n\nIn short: it works\n",
    "a sentence with a colon": "# T\n\nWhat we do: first the tables, then the rest.\nThat is all.\n",
    "a section": "# T\n\n## A\n\n**Owner:** Ana\n**Date:** 2026-05-15\n",
    "a list of a section": "# T\n\n## Stack\n\n- Frontend: React\n- Backend: Go\n",
    "steps": "# T\n\n- [ ] Date: ask\n- [x] Owner: find\n",
    "a list with a sentence": "# T\n\n- Date: 2026-05-15\n- Nothing else is known about it\n",
    "a table of data": "# T\n\n| Task | Status |\n|---|---|\n| One | done |\n| Two | open |\n",
    "an address": "# T\n\nhttps://x.example/a\nhttps://x.example/b\n",
    "text before the first field": "# T\n\nWritten by Ana. **Date:** 2026-05-15 **Owner:** Ana\n",
}


@pytest.mark.parametrize("kind", PROSE)
def test_other_text_stays_as_it_is(kind: str) -> None:
    assert pairs(PROSE[kind]) == []


def test_the_first_section_is_set_if_it_states_the_status() -> None:
    text = "# T\n\n## Metadata\n\n- Status: `DONE`\n- Owner: Ana\n\n## Next\n\n- A: b\n- C: d\n"
    assert pairs(text, status_line=5) == [("Status", "DONE"), ("Owner", "Ana")]
    assert pairs(text) == []


def test_a_list_below_a_label_is_its_value() -> None:
    page = soup(set_fields(rendered("# T\n\n**Status:** Done\n**See:**\n- [a](a.md)\n- b\n", {}).html))
    assert [item.get_text() for item in page.select("dl > dd > ul > li")] == ["a", "b"]


def test_a_field_has_the_anchor_and_the_notes_of_its_line() -> None:
    note = MarginNote("warning", "no such day", "warning", "#f", "date-missing")
    marks = {3: [FIELD], 4: [ItemMark("finding-1", "finding", (note,))]}
    page = soup(set_fields(rendered("# T\n\n**Status:** Done\n**Date:** 2026-02-31\n", marks).html))
    status, date = page.select("dt")
    assert status["id"] == "plans-status"
    assert date.select("#finding-1")
    assert page.select_one("dd:nth-of-type(2) > .plans-note")
    assert len(page.select(".plans-note")) == 1


def test_items_of_the_plan_are_no_fields() -> None:
    html = rendered("# T\n\n**Risk:** fog\n**Impact:** High\n", {3: [ItemMark("risk-1", "risk")]}).html
    assert set_fields(html) == html


@pytest.mark.parametrize(
    "text",
    [
        "# T\n\n**Status:** Done **and\n**Date:** 2026-05-15 more** of it\n",
        "# T\n\n**Status:** [a\n**Date:** b](c.md)\n",
        "# T\n\n**Status:** <b>a\n**Date:** b</b>\n",
        "# T\n\n**Status:** <details>\n**Date:** b\n",
        "# T\n\n**Status:** a <script>alert(1)</script>\n**Date:** <img src=x onerror=y>\n",
        "# T\n\n<p>\n\n**Status:** a\n**Date:** b\n\n</p>\n",
    ],
)
def test_elements_stay_whole_and_no_text_is_lost(text: str) -> None:
    html = rendered(text, {}).html
    done = set_fields(html)
    assert words(done) == words(html)
    opened, closed = (
        sorted(re.findall(rf"<{end}(p|b|strong|a|dl|dt|dd|ul|li)\b", done)) for end in ("", "/")
    )
    assert opened == closed
    assert "<script" not in done


def words(html: str) -> str:
    return re.sub(r"[\s:·|]+", "", soup(html).get_text())
