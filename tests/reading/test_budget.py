"""Limits for reading and showing a text: a small text never becomes a large page."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from mkdocs_plans.markdown import budget
from mkdocs_plans.markdown.html import render
from mkdocs_plans.markdown.parsed_file import ParsedFile
from mkdocs_plans.model.plan import Plan
from mkdocs_plans.reading import read
from mkdocs_plans.vocabulary import normalise

RAGGED = "|a" * 500 + "|\n" + "|-" * 500 + "|\n" + "|b\n" * 60
BEFORE = "---\nowner: Ada\n---\n# Boats\n\n## Steps\n\n- [ ] Dig\n\n"
AFTER = "\n## More steps\n\n- [ ] Pour\n"


@pytest.mark.parametrize(
    "table",
    [
        RAGGED,
        "> " + RAGGED.replace("\n", "\n> ").removesuffix("> "),
        "- " + RAGGED.replace("\n", "\n  ").removesuffix("  "),
        RAGGED.replace("|b\n", "|b\n\u00a0\n", 30),
        (RAGGED[:3200] + "\n\n") * 10,
    ],
    ids=["bare", "quoted", "in a list", "with lines of other blanks", "several"],
)
def test_nothing_is_read_after_the_last_permitted_cell_and_a_finding_reports_it(table: str) -> None:
    plan = _read(BEFORE + table + AFTER)
    assert [step.text for step in plan.steps if step.text in ("Dig", "Pour")] == ["Dig"]
    [finding] = [one for one in plan.findings if one.rule == "too-large"]
    assert finding.message.startswith("The file is not read from this line on")
    first = BEFORE.count("\n") + 1
    assert finding.line is not None
    assert first + 20 < finding.line < first + table.count("\n")


def test_a_page_shows_the_part_of_a_large_text_that_is_read() -> None:
    text = ParsedFile(BEFORE + RAGGED + AFTER).front.body
    html = render(text, marks={}, resolve=lambda *_: None).html
    assert "Dig" in html
    assert "Pour" not in html
    assert html.count("<tr>") == 1 + budget.MAX_BLANK_CELLS // 499


def test_tables_that_lack_fewer_cells_are_read_whole() -> None:
    rows = "".join(f"| risk {number} | High |\n" for number in range(4_000))
    rows += "".join(f"risk {number} | High | a\n" for number in range(12_000))
    plan = _read(f"# A\n\n## Risks\n\n| Risk | Impact | Mitigation |\n|---|---|---|\n{rows}{AFTER}")
    assert len(plan.risks) == 16_000
    assert len(plan.steps) == 1
    assert "too-large" not in [finding.rule for finding in plan.findings]


def test_a_long_heading_is_cut_and_a_finding_reports_it() -> None:
    text = f"# A\n\n## Risks {'and **more** ' * 500}\n\n- a\n\n## Steps\n\n- [ ] Dig\n"
    plan = _read(text)
    assert [(one.rule, one.line) for one in plan.findings if one.rule == "too-large"] == [("too-large", 3)]
    assert [step.text for step in plan.steps] == ["Dig"]
    heading = ParsedFile(text).document.headings[1]
    assert len(heading.text.text) == budget.MAX_HEADING
    page = render(text, marks={}, resolve=lambda *_: None)
    assert heading.slug in page.ids
    assert page.html.count("<strong>more</strong>") == 500


def test_a_page_with_many_tables_below_a_long_heading_stays_small() -> None:
    text = f"# {'word ' * 10_000}\n\n" + "|a|\n|-|\n\n" * 5_000
    assert len(render(text, marks={}, resolve=lambda *_: None).html) < 5_000_000


@pytest.mark.parametrize(
    "text",
    [
        "Cafe\u0301 ",
        "ein\u0308 ",
        "\u1100\u1161\u11a8",
        "a\u0323\u0307",
        "風險 が ",
        "e\u0301" * 7 + "é",
        "ascii ",
    ],
)
def test_a_long_text_is_composed_like_a_short_one(text: str) -> None:
    for many in (1, 3, 40, 90):
        assert normalise.composed(text * many) == normalize("NFC", text * many)


def _read(text: str) -> Plan:
    return read(text, "plans/x.md")
