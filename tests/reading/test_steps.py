"""Which box is a step, and which phase it belongs to."""

from __future__ import annotations

import pytest
from mkdocs_plans.model.plan import Checkbox, Plan, tally

from tests.reading.plans import TEMPLATE, plan


def counts(read: Plan) -> dict[str, int]:
    """How many boxes each role has."""
    return {
        name: len(checks)
        for name in ("steps", "criteria", "testing", "access")
        if (checks := getattr(read, name))
    }


@pytest.mark.parametrize(
    "heading, role",
    [
        ("Steps", "steps"),
        ("3. Implementation Plan", "steps"),
        ("✅ Tasks (open)", "steps"),
        ("Rollout checklist", "steps"),
        ("タスク", "steps"),
        ("Anything else", "steps"),
        ("Acceptance Criteria:", "criteria"),
        ("Exit criteria", "criteria"),
        ("Acceptance criteria tracker", "criteria"),
        ("Definition of Done", "criteria"),
        ("Validation & Acceptance", "criteria"),
        ("验收标准", "criteria"),
        ("Testing", "testing"),
        ("Unit tests", "testing"),
        ("Test Plan", "testing"),
        ("Security review checklist", "testing"),
        ("Access Required", "access"),
        ("Open questions", "questions"),
        ("Risks", "risks"),
        ("Prerequisites", None),
        ("External Services/APIs", None),
        ("Decisions", None),
        ("Implementation & Testing", "steps"),
        ("Testing & Implementation", "testing"),
    ],
)
def test_a_box_has_the_role_of_its_heading(heading: str, role: str | None) -> None:
    read = plan(f"# T\n\n## {heading}\n\n- [ ] a box\n")
    found = counts(read) | {name: 1 for name in ("questions", "risks") if getattr(read, name)}
    assert found == ({role: 1} if role else {})


def test_of_the_templates_boxes_only_those_of_steps_are_steps() -> None:
    read = plan(TEMPLATE)
    assert counts(read) == {"steps": 3, "criteria": 1, "access": 1}
    assert (tally(read.steps).done, tally(read.steps).total) == (1, 3)


def test_the_nearest_heading_with_a_role_decides() -> None:
    read = plan("# T\n\n## Steps\n\n### Some\n\n- [ ] a\n\n### Testing\n\n- [ ] b\n\n#### More\n\n- [ ] c\n")
    assert counts(read) == {"steps": 1, "testing": 2}


def test_in_a_unit_every_box_is_a_step_but_those_under_criteria() -> None:
    read = plan(
        """\
        # T

        ## Phase 1: Risks and tests

        - [ ] a

        ### Testing

        - [ ] b

        ### Success criteria

        - [ ] c

        #### Manual verification

        - [ ] c

        **Acceptance criteria:**

        - [ ] d

        ## Phase 2

        - [x] e
        """
    )
    assert counts(read) == {"steps": 3, "criteria": 3}
    assert [(phase.name, phase.done, phase.total) for phase in read.phases] == [
        ("Phase 1: Risks and tests", 0, 2),
        ("Phase 2", 1, 1),
    ]
    assert [step.phase for step in read.steps] == [0, 0, 1]


def test_a_bold_line_is_a_heading_for_the_list_after_it() -> None:
    read = plan("# T\n\n## Work\n\n**Testing:**\n\n- [ ] a\n\ntext\n\n- [ ] b\n")
    assert counts(read) == {"steps": 1, "testing": 1}


@pytest.mark.parametrize(
    "line, role",
    [("**Success\ncriteria:**", "criteria"), ("**a**\n**Testing**", "steps"), ("**a** b", "steps")],
)
def test_a_bold_line_is_one_phrase_on_however_many_rows(line: str, role: str) -> None:
    assert counts(plan(f"# T\n\n## Work\n\n{line}\n\n- [ ] a\n")) == {role: 1}


def test_two_roles_in_a_heading_apply_only_directly_below_it() -> None:
    read = plan("# T\n\n## Open items and risks\n\n- [ ] q\n\n### Assumptions\n\n- [ ] a\n")
    assert [question.text for question in read.questions] == ["q"]
    assert [step.text for step in read.steps] == ["a"]


@pytest.mark.parametrize(
    "item, mark",
    [
        ("[ ] a", Checkbox.OPEN),
        ("[x] a", Checkbox.DONE),
        ("[X] a", Checkbox.DONE),
        ("[-] a", Checkbox.DROPPED),
        ("[~] a", Checkbox.OPEN),
        ("[/] a", Checkbox.OPEN),
        ("[!] a", Checkbox.OPEN),
        ("[ ] ~~a~~", Checkbox.DROPPED),
        ("[x] ~~a b~~.", Checkbox.DROPPED),
        ("[ ] ~~a b~~ ✅", Checkbox.DROPPED),
        ("[x] ~~a~~ b", Checkbox.DONE),
    ],
)
def test_a_box_is_done_dropped_or_open(item: str, mark: Checkbox) -> None:
    assert [step.mark for step in plan(f"# T\n\n- {item}\n").steps] == [mark]


@pytest.mark.parametrize(
    "text", ["None", "None.", "N/A", "No new access", "-", "[Measurable outcome 1]", "Step 1", "{x}", "…"]
)
@pytest.mark.parametrize("mark", [" ", "x"])
def test_nothing_and_placeholders_are_no_items(text: str, mark: str) -> None:
    read = plan(f"# T\n\n## Steps\n\n- [{mark}] {text}\n")
    assert read.steps == ()


def test_an_item_may_begin_with_none_of() -> None:
    assert len(plan("# T\n\n- [ ] None of the old calls is left\n").steps) == 1


def test_nested_boxes_each_count() -> None:
    assert [step.line for step in plan("# T\n\n- [ ] a\n  - [x] b\n    1. [ ] c\n").steps] == [3, 4, 5]


def test_boxes_in_code_comments_and_html_are_none() -> None:
    assert plan("# T\n\n```\n- [ ] a\n```\n\n<!--\n- [ ] b\n-->\n").steps == ()


def test_boxes_in_a_quote_count() -> None:
    assert len(plan("# T\n\n> - [ ] a\n").steps) == 1


def test_progress_counts_only_where_nothing_else_does() -> None:
    assert [step.text for step in plan("# T\n\n## Progress\n\n- [x] a\n").steps] == ["a"]
    both = "# T\n\n## Progress\n\n- [x] a\n\n## Tasks\n\n- [ ] b\n"
    assert [step.text for step in plan(both).steps] == ["b"]


@pytest.mark.parametrize(
    "text, tracked",
    [
        ("## Steps\n\n- [ ] a", True),
        ("## Steps\n\n- [-] a", True),
        ("## Steps\n\n1. a", False),
        ("## Phase 1\n\n- a\n\n## Phase 2\n\nx", False),
        ("**Implementation:**\n\n- a", False),
        ("## Steps\n\nprose", None),
        ("## Steps\n\n```\ncode\n```", None),
        ("## Goal\n\n- a", None),
    ],
)
def test_tracked_distinguishes_no_boxes_from_no_steps(text: str, tracked: bool | None) -> None:
    assert plan(f"# T\n\n{text}\n").tracked is tracked


def test_a_table_with_a_column_of_states_lists_steps() -> None:
    read = plan(
        """\
        # T

        ## Tasks

        | ID | Task | Status |
        |----|------|--------|
        | A1 | one  | ✅ Done |
        | A2 | two  | In progress |
        | A3 | three | dropped |
        | A4 | four |  |
        | A5 | five | ❌ Missing |
        | A6 | six | hm |
        | DB-SP-07 | seven | ⬜ Open |
        """
    )
    assert [(step.text, step.mark) for step in read.steps] == [
        ("one", Checkbox.DONE),
        ("two", Checkbox.OPEN),
        ("three", Checkbox.DROPPED),
        ("four", Checkbox.OPEN),
        ("five", Checkbox.OPEN),
        ("six", Checkbox.OPEN),
        ("seven", Checkbox.OPEN),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "## Tasks\n\n| Task | Notes |\n|---|---|\n| a | done |\n",
        "## Tasks\n\n| Task | Status |\n|---|---|\n| a | hm |\n| b | hm |\n| c | done |\n",
        "## Testing\n\n| Task | Status |\n|---|---|\n| a | done |\n",
    ],
)
def test_other_tables_list_no_steps(text: str) -> None:
    assert plan(f"# T\n\n{text}").steps == ()


def test_a_list_whose_items_begin_with_states_lists_steps() -> None:
    read = plan("# T\n\n## Plan of work\n\n1. **DONE — Look**\n2. IN PROGRESS — do\n3. ✅ ship\n4. tell\n")
    assert [step.mark for step in read.steps] == [Checkbox.DONE, Checkbox.OPEN, Checkbox.DONE, Checkbox.OPEN]
    assert plan("# T\n\n## Steps\n\n- Complete the form\n- Open the door\n").steps == ()
    behind = plan("# T\n\n## Steps\n\n- look — done\n- ask (cancelled)\n- Ongoing: do\n- tell\n")
    assert [step.mark for step in behind.steps] == [
        Checkbox.DONE,
        Checkbox.DROPPED,
        Checkbox.OPEN,
        Checkbox.OPEN,
    ]
    assert plan("# T\n\n## Steps\n\n- Design — the door\n- Done - look\n- Review: the key\n").steps == ()


def test_todos_of_the_front_matter_are_steps_where_the_body_has_none() -> None:
    front = "---\ntodos:\n  - content: a\n    status: completed\n  - content: b\n    status: pending\n---\n"
    assert [(step.text, step.mark) for step in plan(f"{front}# T\n").steps] == [
        ("a", Checkbox.DONE),
        ("b", Checkbox.OPEN),
    ]
    assert [step.text for step in plan(f"{front}# T\n\n- [ ] c\n").steps] == ["c"]
    marked = front.replace("content: a", "content: Ring the `bell` in [the tower](tower.md)")
    assert plan(marked).steps[0].text == "Ring the bell in the tower"


@pytest.mark.parametrize(
    "headings, names",
    [
        (["Phase 1: a", "Phase 2 — b", "Phase III", "Phase A", "PHASE 4a", "Phase 1.5"], 6),
        (["Milestone 1", "Sprint 2)", "Stage 3.", "Etapa 4", "Schritt 5", "Étape 6"], 6),
        (["阶段 1", "步骤二", "フェーズ1", "1단계"], 4),
        (["M1: a", "M2: b"], 2),
        (["1. Phase 1", "✅ Phase 2", "4.3 Phase 3: c"], 3),
        (["M1: alone"], 0),
        (["Phase 4-5: a", "Phase 6–7"], 2),
        (["Phases 1-3", "Phased rollout", "Phase out the old", "Stepping 1", "Step 4–6 in short"], 0),
    ],
)
def test_units_begin_with_a_word_and_an_id(headings: list[str], names: int) -> None:
    text = "# T\n\n" + "".join(f"## {heading}\n\n- x\n\n" for heading in headings)
    assert len(plan(text).phases) == names


@pytest.mark.parametrize("parent", ["Risks", "Open questions", "Success criteria", "Testing", "User stories"])
def test_there_are_no_units_where_other_things_are_listed(parent: str) -> None:
    assert plan(f"# T\n\n## {parent}\n\n### Story 1\n\n- a\n\n### Story 2\n\n- b\n").phases == ()


def test_phases_are_the_outermost_units_and_nested_ones_count_into_theirs() -> None:
    read = plan(
        "# T\n\n## Phase 1\n\n### Task 1\n\n- [x] a\n\n## Phase 2"
        "\n\n### Task 2\n\n- [ ] b\n- [ ] c\n\n### Task 3\n"
    )
    assert [(phase.name, phase.line, phase.done, phase.total) for phase in read.phases] == [
        ("Phase 1", 3, 1, 1),
        ("Phase 2", 9, 0, 2),
    ]


def test_a_phase_without_a_step_is_listed_and_a_dropped_one_is_out() -> None:
    read = plan("# T\n\n## Phase 1\n\ntext\n\n## Phase 2\n\n- [-] a\n- [x] b\n")
    assert [(phase.done, phase.total) for phase in read.phases] == [(0, 0), (1, 1)]


def test_a_unit_that_repeats_an_earlier_one_is_none() -> None:
    text = (
        "# T\n\n## Phase 1\n\n- [ ] a\n\n## Phase 2\n\n- [ ] b\n\n## Notes"
        "\n\n### Phase 1\n\n- c\n\n## Phase 1 again\n\n- d\n"
    )
    assert [phase.name for phase in plan(text).phases] == ["Phase 1", "Phase 2"]


def test_where_one_level_mixes_words_those_under_steps_win() -> None:
    text = "# T\n\n## Scope\n\n### Part 1\n\n- a\n\n## Steps\n\n### Step 1\n\n- b\n\n### Step 2\n\n- c\n"
    assert [phase.name for phase in plan(text).phases] == ["Step 1", "Step 2"]


def test_a_single_unit_that_owns_nothing_to_list_is_none() -> None:
    assert plan("# T\n\n## Phase 1\n\ntext\n").phases == ()
    assert len(plan("# T\n\n## Phase 1\n\n- a\n").phases) == 1
    alone = (
        "# T\n\n## Stage 4: Check\n\n## Left to do\n\n### 1. Doors\n\n- [ ] a\n\n### 2. Windows\n\n- [x] b\n"
    )
    assert [phase.name for phase in plan(alone).phases] == ["1. Doors", "2. Windows"]


def test_numbered_siblings_with_boxes_are_units_unless_one_has_another_role() -> None:
    numbered = "# T\n\n## 1. Look\n\n- [ ] a\n\n## 2. Do\n\n- [x] b\n"
    assert [phase.name for phase in plan(numbered).phases] == ["1. Look", "2. Do"]
    assert plan(numbered + "\n## 3. Success criteria\n\n- [ ] c\n").phases == ()
    assert plan("# T\n\n## 1. Look\n\n- a\n\n## 2. Do\n\n- b\n").phases == ()


def test_without_units_the_headings_under_steps_that_own_a_step_are_phases() -> None:
    text = (
        "# T\n\n## Steps\n\n### Backend\n\n- [x] a\n\n### Frontend"
        "\n\n- b\n\n### Phase dependencies\n\n- [ ] c\n"
    )
    assert [phase.name for phase in plan(text).phases] == ["Backend"]
