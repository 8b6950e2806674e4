"""Risks in tables, lists, sub-headings and paragraphs."""

from __future__ import annotations

import pytest
from mkdocs_plans.model.plan import Risk

from tests.reading.plans import plan


def risks(section: str, heading: str = "Risks") -> tuple[Risk, ...]:
    return plan(f"# T\n\n## {heading}\n\n{section}\n").risks


@pytest.mark.parametrize(
    "heading",
    [
        "Risks & Mitigations",
        "7. Risk Register",
        "Risk assessment",
        "Open risks",
        "Risks / trade-offs",
        "风险",
        "Riscos e mitigação",
    ],
)
def test_a_heading_with_the_noun_holds_risks(heading: str) -> None:
    assert len(risks("- a risk", heading)) == 1


@pytest.mark.parametrize(
    "heading", ["Low-risk changes", "Risk-free work", "Riskiest part", "No risks", "Risk summary"]
)
def test_other_headings_hold_none(heading: str) -> None:
    assert risks("- a thing", heading) == ()


def test_columns_are_found_by_name_in_any_order() -> None:
    [risk] = risks(
        "| # | Likelihood | Risk | Severity | How to address |"
        "\n|-|-|-|-|-|\n| 1 | Low | It breaks | High | Mend it |\n"
    )
    assert (risk.text, risk.impact, risk.probability, risk.mitigation, risk.mitigated) == (
        "It breaks",
        "high",
        "low",
        "Mend it",
        True,
    )
    assert risk.line == 7


def test_a_column_of_ids_is_not_the_text_and_a_rating_is_the_impact() -> None:
    [risk] = risks("| Risk | Symptom | Level |\n|-|-|-|\n| R1 | It breaks | High |\n")
    assert (risk.text, risk.impact, risk.anchor) == ("It breaks", "high", "risk-r1")


@pytest.mark.parametrize("cell", ["", "-", "TBD", "N/A", "none", "[How to address]"])
def test_an_empty_cell_for_the_mitigation_makes_a_risk_unmitigated(cell: str) -> None:
    [risk] = risks(f"| Risk | Mitigation |\n|-|-|\n| It breaks | {cell} |\n")
    assert (risk.mitigated, risk.mitigation) == (False, None)


def test_a_table_without_a_column_for_mitigations_leaves_them_unknown() -> None:
    [risk] = risks("| Risk | Impact |\n|-|-|\n| It breaks | Data loss |\n")
    assert (risk.mitigated, risk.impact, risk.impact_raw) == (None, None, "Data loss")


def test_the_templates_placeholder_rows_are_none() -> None:
    row = "| [Technical risk] | High/Med/Low | High/Med/Low | [How to address] |"
    assert risks(f"| Risk | Impact | Probability | Mitigation |\n|-|-|-|-|\n{row}\n") == ()


@pytest.mark.parametrize(
    "cell, level",
    [
        ("Critical", "high"),
        ("🔴 High", "high"),
        ("Med", "medium"),
        ("🟠", "medium"),
        ("very low", "low"),
        ("Low-Medium", "medium"),
        ("Low to High", "high"),
        ("Medium - breaks a rule", "medium"),
        ("High/Med/Low", None),
        ("5", "high"),
        ("5 (critical)", "high"),
        ("3 – Medium", "medium"),
        ("4 days", None),
        ("Moderate-to-high", "high"),
        ("3", "medium"),
        ("2/5", "low"),
        ("2-3", "medium"),
        ("10", None),
        ("Highly unlikely", None),
        ("Data loss", None),
        ("", None),
    ],
)
def test_a_cell_has_a_level(cell: str, level: str | None) -> None:
    [risk] = risks(f"| Risk | Impact |\n|-|-|\n| It breaks | {cell} |\n")
    assert risk.impact == level


@pytest.mark.parametrize(
    "item, text, mitigation",
    [
        ("Risk: It breaks", "It breaks", None),
        ("**R1:** It breaks", "It breaks", None),
        ("**Risk:** It breaks. **Mitigation:** Mend it", "It breaks.", "Mend it"),
        ("**It breaks**: Mitigation - Mend it", "It breaks", "Mend it"),
        ("It breaks. Control: Mend it", "It breaks.", "Mend it"),
        ("**It breaks** → Mend it", "It breaks", "Mend it"),
        ("It breaks. → Mend it", "It breaks.", "Mend it"),
        ("[Risk] It breaks → Mend it", "It breaks", "Mend it"),
        ("It breaks\n  - *Mitigation*\n    - Mend it", "It breaks", "Mend it"),
        ("Move v1 → v2 breaks", "Move v1 → v2 breaks", None),
        ("Version control: nobody has it", "Version control: nobody has it", None),
        ("It breaks\n  - Mitigation: Mend it", "It breaks", "Mend it"),
        ("It breaks\n\n  **Mitigation:** Mend it", "It breaks", "Mend it"),
        ("It breaks\n- Mitigation: Mend it", "It breaks", "Mend it"),
        ("It breaks\n  - detail\n  - detail", "It breaks", None),
    ],
)
def test_an_item_is_a_risk_with_its_details(item: str, text: str, mitigation: str | None) -> None:
    [risk] = risks(f"- {item}")
    assert (risk.text.rstrip("."), risk.mitigation) == (text.rstrip("."), mitigation)
    assert risk.mitigated is (True if mitigation else None)


def test_a_mitigation_where_markdown_starts_a_new_list_belongs_to_the_item_before() -> None:
    read = risks("1. Risk: one\n- Mitigation: mend one\n2. Risk: two\n- Mitigation: mend two")
    assert [(risk.text, risk.mitigation) for risk in read] == [("one", "mend one"), ("two", "mend two")]


def test_a_risk_is_unmitigated_only_by_its_own_empty_field() -> None:
    found = risks("- one. Mitigation: x\n- two\n- three. Mitigation:\n- four, no mitigation yet")
    assert [risk.mitigated for risk in found] == [True, None, False, False]
    assert [risk.mitigated for risk in risks("- one\n- two")] == [None, None]


def test_a_bold_lead_that_is_a_level_is_the_impact() -> None:
    [high, low] = risks("- **High Risk**: It breaks\n- **Low** — It is slow")
    assert (high.impact, high.text, low.impact, low.text) == ("high", "It breaks", "low", "It is slow")


@pytest.mark.parametrize(
    "item",
    [
        "**[Medium]** It breaks",
        "[Medium] It breaks",
        "(medium) It breaks",
        "🟠 It breaks",
        "🟡 **Medium** — It breaks",
        "**Risk 3 (Medium):** It breaks",
    ],
)
def test_a_level_in_brackets_or_an_emoji_in_front_is_the_impact(item: str) -> None:
    assert [(risk.impact, risk.text) for risk in risks(f"- {item}")] == [("medium", "It breaks")]


def test_a_level_at_the_end_of_a_sub_heading_is_the_impact() -> None:
    assert [
        risk.impact for risk in risks("### It breaks (High)\n\ntext\n\n### It burns (twice)\n\ntext")
    ] == [
        "high",
        None,
    ]


def test_a_table_of_labels_and_values_describes_one_risk() -> None:
    rows = "| Impact | High |\n| Likelihood | 2 |\n| Mitigation | Mend it |\n| Status | Closed |\n"
    [risk] = risks(f"### It breaks\n\n| Field | Value |\n|-|-|\n{rows}")
    assert (risk.text, risk.impact, risk.probability, risk.mitigation, risk.closed) == (
        "It breaks",
        "high",
        "low",
        "Mend it",
        True,
    )
    near = risks(f"### It breaks\n\nwhen pulled\n\n| Part | Notes |\n|-|-|\n{rows}")
    assert [(risk.impact, risk.closed) for risk in near] == [(None, False)]


@pytest.mark.parametrize("column", ["Level", "Rating", "Severity", "Probability"])
def test_a_table_that_begins_with_levels_explains_them(column: str) -> None:
    assert risks(f"| {column} | Meaning |\n|-|-|\n| High | It stops |\n| Low | It waits |\n") == ()
    [risk] = risks(f"| {column} | Risk |\n|-|-|\n| High | It breaks |\n")
    assert risk.text == "It breaks"


def test_a_table_of_ids_and_mitigations_adds_to_the_risks_of_these_ids() -> None:
    table = "| ID | Risk |\n|-|-|\n| R1 | It breaks |\n"
    more = "\n## Risk mitigation\n\n| ID | Mitigation |\n|-|-|\n| R1 | Mend it |\n| R2 | Wait |\n"
    [risk] = risks(table + more)
    assert (risk.line, risk.text, risk.mitigation) == (7, "It breaks", "Mend it")
    assert risks("| ID | Mitigation |\n|-|-|\n| R1 | Mend it |\n") == ()


@pytest.mark.parametrize("head", ["Mitigations:", "**Mitigation**", "### Mitigation strategies"])
def test_mitigations_by_themselves_are_no_risks(head: str) -> None:
    alone = plan(f"# T\n\n## Risks\n\n- It breaks\n\n{head}\n\n- Mend it\n")
    assert [(risk.text, risk.mitigation) for risk in alone.risks] == [("It breaks", "Mend it")]
    several = plan(f"# T\n\n## Risks\n\n- It breaks\n- It burns\n\n{head}\n\n- Mend it\n")
    assert [risk.mitigated for risk in several.risks] == [None, None]
    assert [(unread.line, unread.text) for unread in several.not_understood] == [(10, "Mend it")]


def test_details_show_levels() -> None:
    [risk] = risks("- It breaks\n  - **Impact:** High\n  - **Likelihood:** now and then\n")
    assert (risk.impact, risk.probability, risk.probability_raw) == ("high", None, "now and then")
    [inline] = risks("- It breaks (Impact: High, Probability: Low)")
    assert (inline.impact, inline.probability) == ("high", "low")
    [neither] = risks("- Performance impact: high load")
    assert neither.impact is None


def test_a_detail_in_words_leaves_the_level_of_the_group() -> None:
    [risk] = risks("### High risk\n\n- It breaks\n  - Impact: every run\n")
    assert (risk.impact, risk.impact_raw) == ("high", "every run")


def test_a_level_as_a_sub_heading_or_bold_line_groups() -> None:
    section = (
        "### High risk\n\n- one\n\n### 🟢 Low\n\n- two\n\n**Medium Risk:**"
        "\n\n- three\n\n**No breaking changes:**\n\n- four"
    )
    assert [(risk.text, risk.impact) for risk in risks(section)] == [
        ("one", "high"),
        ("two", "low"),
        ("three", "medium"),
    ]


def test_a_sub_heading_is_a_risk_or_a_group_by_its_first_block() -> None:
    section = (
        "### Risk 1: It breaks\n\nOften.\n\n**Mitigation:** Mend it\n\n#### Impact\n\nbig\n\n"
        "### Technical\n\n- two\n\n### High Risk: Three\n\ntext\n\n### Alone\n"
    )
    read = risks(section)
    assert [(risk.text, risk.mitigation) for risk in read] == [
        ("It breaks", "Mend it"),
        ("two", None),
        ("Three", None),
        ("Alone", None),
    ]
    assert read[2].impact == "high"


def test_a_sub_heading_without_a_block_groups_risks_below_it() -> None:
    assert [
        risk.text for risk in risks("### Technical\n\n#### It breaks\n\ntext\n\n#### It burns\n\ntext\n")
    ] == [
        "It breaks",
        "It burns",
    ]


def test_a_paragraph_that_begins_with_risk_is_one_and_other_prose_is_listed() -> None:
    read = plan(
        "# T\n\n## Risks\n\nWe think.\n\nMore."
        "\n\n**Risk:** It breaks → **Mitigation**: Mend it\n\n[Risk] It burns\n"
    )
    assert [(risk.text, risk.mitigation) for risk in read.risks] == [
        ("It breaks", "Mend it"),
        ("It burns", None),
    ]
    assert [(unread.line, unread.section, unread.text) for unread in read.not_understood] == [
        (5, "Risks", "We think.")
    ]


@pytest.mark.parametrize(
    "section",
    [
        "**Risk:** It breaks\n- Mitigation: Mend it\n- Control: Buy it\n\n**Risk:** It burns\n- Impact: High",
        "**Risk 1: It breaks**\n\n- Mitigation: Mend it\n\n**Risk 2: It burns**\n\n- **Severity:** high",
        "### Risk 1: It breaks\n\n- **Mitigation:** Mend it\n- why\n\n### It burns\n\n- Impact: High\n- text",
        "- It breaks\n- Mitigation: Mend it\n\n1. It burns\n2. Impact: High",
    ],
)
def test_a_list_of_details_belongs_to_the_risk_before_it(section: str) -> None:
    assert [(risk.text, risk.mitigation, risk.impact) for risk in risks(section)] == [
        ("It breaks", "Mend it", None),
        ("It burns", None, "high"),
    ]


def test_a_bold_line_that_names_risks_heads_its_list() -> None:
    assert [risk.text for risk in risks("**Risks of the move:**\n\n- one\n\n**Risk: of two**\n\n- two")] == [
        "one",
        "of two",
        "two",
    ]
    assert risks("[Risk]") == ()


@pytest.mark.parametrize(
    "text",
    [
        "None",
        "N/A.",
        "None material",
        "No known risks.",
        "None. What changes is behind a flag.",
        "None: the change is internal. Rollback is trivial.",
        "N/A, nothing is deployed. It stays so.",
        "No new data is exposed.",
        "- None",
        "| Risk |\n|-|\n| None |",
    ],
)
def test_a_plan_can_state_that_there_are_no_risks(text: str) -> None:
    read = plan(f"# T\n\n## Risks\n\n{text}\n")
    assert (read.risks, read.no_risks, read.not_understood) == ((), True, ())
    assert plan("# T\n\n## Risks — None material\n").no_risks
    assert not plan("# T\n\n## Goal\n\nx\n").no_risks


def test_prose_that_begins_with_a_denial_may_contain_more() -> None:
    text = "No new data is exposed. The old logs can leak."
    assert [unread.line for unread in plan(f"# T\n\n## Risks\n\n{text}\n").not_understood] == [5]
    [risk] = risks(f"### Data security\n\n{text}\n")
    assert risk.text == "Data security"


@pytest.mark.parametrize(
    "item, closed",
    [
        ("~~It breaks~~", True),
        ("~~Breaks~~ ✅", True),
        ("~~It really breaks.~~ **RESOLVED by the spike**", True),
        ("**RESOLVED** It breaks", True),
        ("[Accepted] It breaks", True),
        ("Mitigated: it breaks", True),
        ("🟢 Resolved: it breaks", True),
        ("✅ It breaks", True),
        ("[x] It breaks", True),
        ("[-] It breaks", True),
        ("[ ] It breaks", False),
        ("It was resolved by hand", False),
        ("Accepted terms may break", False),
        ("It breaks", False),
    ],
)
def test_a_risk_is_closed_by_a_marker(item: str, closed: bool) -> None:
    assert [risk.closed for risk in risks(f"- {item}")] == [closed]


def test_a_risk_is_closed_by_a_cell_or_after_its_heading() -> None:
    assert [
        risk.closed for risk in risks("| Risk | Status |\n|-|-|\n| a | ✅ RESOLVED |\n| b | not resolved |\n")
    ] == [True, False]
    assert [risk.closed for risk in risks("### It breaks — mitigated\n\ntext\n\n### It burns\n\ntext")] == [
        True,
        False,
    ]


def test_labels_that_are_not_filled_in_are_no_risks() -> None:
    assert risks("- Risk:\n- Mitigation:") == ()
    assert [risk.text for risk in risks("- Risk:\n  - It breaks\n- R2: It burns")] == ["Risk:", "It burns"]


def test_a_bold_line_makes_a_list_one_of_risks_anywhere() -> None:
    assert [
        risk.text
        for risk in plan("# T\n\n## Notes\n\n**Risks:**\n\n- It breaks\n\ntext\n\n- no risk\n").risks
    ] == ["It breaks"]


def test_a_question_among_risks_is_read_as_a_question() -> None:
    read = plan("# T\n\n## Risks and open questions\n\n- It breaks\n- Does it?\n")
    assert [risk.text for risk in read.risks] == ["It breaks"]
    assert [question.text for question in read.questions] == ["Does it?"]


def test_of_many_unknown_columns_the_first_are_reported_and_the_others_counted() -> None:
    table = "| Risk | Flavour |\n|-|-|\n| Fog | sour |\n\n"
    found = [one for one in plan(f"# T\n\n## Risks\n\n{table * 25}").findings if one.rule == "column-unknown"]
    assert [one.line for one in found] == [5 + 4 * place for place in range(21)]
    assert "5 more columns" in found[-1].message


def test_a_line_break_within_a_marker_of_a_mitigation_changes_nothing() -> None:
    assert [risk.mitigated for risk in risks("- Fog at night, mitigated\n  by the radar")] == [True]
