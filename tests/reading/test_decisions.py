"""Decisions, their day and details, and whether they are in force."""

from __future__ import annotations

import re

import pytest
from mkdocs_plans.model.plan import Decision

from tests.reading.plans import plan


def decisions(section: str, heading: str = "Decision log") -> tuple[Decision, ...]:
    return plan(f"# T\n\n## {heading}\n\n{section}\n").decisions


def stated(section: str, heading: str = "Decision log") -> list[str]:
    return [decision.text for decision in decisions(section, heading)]


@pytest.mark.parametrize(
    "heading",
    [
        "Decisions",
        "Decision Log (what, why)",
        "3. Key Technical Decisions",
        "Design decisions",
        "Resolved decisions",
    ],
)
def test_a_heading_of_decisions_holds_them(heading: str) -> None:
    assert stated("- Use the quay\n  - because of the light\n- Two crews", heading) == [
        "Use the quay",
        "Two crews",
    ]


@pytest.mark.parametrize(
    "heading", ["Decision", "Proposed decision", "Decisions needed", "Open decisions", "Risks", "Notes"]
)
def test_other_headings_hold_none(heading: str) -> None:
    assert decisions("- Use the quay", heading) == ()


def test_a_decision_has_an_anchor_of_its_text() -> None:
    first, other = decisions("- Use the quay\n- D7: two crews")
    assert re.fullmatch(r"decision-[0-9a-f]{8}", first.anchor)
    assert other.anchor == "decision-d7"


def test_a_date_is_the_day_and_not_a_part_of_the_text() -> None:
    listed = "- 2026-02-10: Use the quay\n- **2026-02-11** — Two crews\n- Wait for May (2026-02-12)\n"
    assert [(one.text, one.day) for one in decisions(f"{listed}- Read mcp-2026-07-28 as it is")] == [
        ("Use the quay", "2026-02-10"),
        ("Two crews", "2026-02-11"),
        ("Wait for May", "2026-02-12"),
        ("Read mcp-2026-07-28 as it is", None),
    ]


def test_labels_of_an_item_are_its_details() -> None:
    item = "- Decision: Use the quay\n  Rationale: it has light\n  Date/Author: 2026-02-10 / Ana"
    (read,) = decisions(f"{item}\n- Decision: …\n")
    assert (read.text, read.rationale, read.day, read.author) == (
        "Use the quay",
        "it has light",
        "2026-02-10",
        "Ana",
    )
    (inline,) = decisions("- 2026-03-17, Use the quay. **Why:** it has light. Alternatives: none")
    assert (inline.text, inline.rationale) == ("Use the quay.", "it has light.")


def test_details_are_found_below_an_item_and_in_the_next_one() -> None:
    nested = "- Use the quay\n  - **Rationale:**\n    - it has light\n  - Author: Ana\n"
    flat = "- Use the quay\n- Rationale: it has light\n- Author: Ana\n"
    for section in (nested, flat):
        (read,) = decisions(section)
        assert (read.text, read.rationale, read.author) == ("Use the quay", "it has light", "Ana")


def test_rows_are_decisions_by_their_columns() -> None:
    table = "| # | Date | Decision | Reason | Status |\n|-|-|-|-|-|\n"
    table += "| 1 | 10 Feb 2026 | Use the quay | light | |\n| 2 | - | Two crews | - | Superseded by 3 |\n"
    assert [(one.line, one.text, one.day, one.rationale, one.in_force) for one in decisions(table)] == [
        (7, "Use the quay", "2026-02-10", "light", True),
        (8, "Two crews", None, None, False),
    ]
    assert stated("| ID | Settled |\n|-|-|\n| D1 | Two crews |\n") == ["Two crews"]
    assert stated("| Decision | Choice |\n|-|-|\n| Quay | the northern one |\n") == ["Quay: the northern one"]


def test_sub_headings_are_decisions_with_everything_below_as_details() -> None:
    section = "### Decision 1: Use the quay\n\n**Rationale**: it has light\n\n- a note\n\n"
    section += "### 2026-02-10 Two crews\n\n| a | b |\n|-|-|\n| c | d |\n\n### Testing\n\n- a test\n"
    assert [(one.line, one.text, one.day, one.rationale) for one in decisions(section)] == [
        (5, "Use the quay", None, "it has light"),
        (11, "Two crews", "2026-02-10", None),
    ]


def test_a_sub_heading_that_is_only_a_date_dates_what_is_below() -> None:
    section = "### 2026-02-10\n\n- Use the quay\n- Two crews\n\n### 2026-02-11\n\nNo boat in May.\n"
    assert [(one.text, one.day) for one in decisions(section)] == [
        ("Use the quay", "2026-02-10"),
        ("Two crews", "2026-02-10"),
        ("No boat in May.", "2026-02-11"),
    ]


def test_a_bold_line_is_a_decision_and_one_with_a_colon_a_group() -> None:
    section = "Some prose.\n\n**1. Why two crews?**\n- Nights are long\n\n**Quays:**\n\n- The northern one\n"
    assert stated(section) == ["Why two crews?", "The northern one"]
    assert stated("**Decision:** Two crews\n\n**Rationale:** nights are long") == ["Two crews"]


def test_a_bold_line_makes_decisions_of_a_list_in_another_section() -> None:
    section = "**Key decisions:**\n\n- Two crews\n\n**Decision:**\n\n- Not one\n"
    assert stated(section, "Approach") == ["Two crews"]
    assert stated("**Key decisions:**\n\n- Which crew?\n", "Open questions") == []


@pytest.mark.parametrize(
    "item",
    [
        "~~Use the southern quay~~",
        "~~Use the southern quay~~ — replaced in May",
        "**Superseded:** use the southern quay",
        "[REVERSED] Use the southern quay",
        "2026-02-10: Superseded by D7: use the southern quay",
        "Use the southern quay\n  - Status: reversed in May",
    ],
)
def test_a_decision_that_is_taken_back_is_not_in_force(item: str) -> None:
    (read,) = decisions(f"- {item}")
    assert not read.in_force
    assert "southern quay" in read.text


@pytest.mark.parametrize(
    "item", ["Superseded plans go to the archive", "~~One~~ Two crews", "We reversed: no", "Use it"]
)
def test_a_word_of_the_sentence_takes_nothing_back(item: str) -> None:
    assert [one.in_force for one in decisions(f"- {item}")] == [True]


def test_a_group_of_superseded_decisions_is_not_in_force() -> None:
    section = "- Two crews\n\n### Superseded decisions\n\n- One crew\n\n### Reversed: May\n\ntext\n"
    assert [(one.text, one.in_force) for one in decisions(section)] == [
        ("Two crews", True),
        ("One crew", False),
        ("Reversed: May", False),
    ]


def test_a_question_is_no_decision() -> None:
    read = plan("# T\n\n## Open questions\n\n### D1: Decisions\n\nWhich crew?\n\n- a\n")
    assert (len(read.questions), read.decisions) == (1, ())


def test_prose_and_placeholders_are_no_decisions() -> None:
    assert stated("We decided a lot.\n\n- None\n- [decision]\n- Decision: TBD\n") == []
