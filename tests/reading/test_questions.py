"""Questions, their kind and whether they are answered."""

from __future__ import annotations

import pytest
from mkdocs_plans.model.plan import Question

from tests.reading.plans import plan


def questions(section: str, heading: str = "Questions") -> tuple[Question, ...]:
    return plan(f"# T\n\n## {heading}\n\n{section}\n").questions


@pytest.mark.parametrize(
    "heading, kind",
    [
        ("Questions", "question"),
        ("11. Open Questions (to settle)", "question"),
        ("Questions for the team", "question"),
        ("Open issues", "question"),
        ("Technical Decisions Needed", "decision"),
        ("Open questions / decisions for you", "decision"),
        ("Clarifications Required", "clarification"),
        ("Items requiring clarification", "clarification"),
        ("Research Tasks", "research"),
        ("Unknowns", "research"),
        ("未決事項", "question"),
    ],
)
def test_a_heading_holds_questions_and_shows_their_kind(heading: str, kind: str) -> None:
    assert [question.kind for question in questions("- What?", heading)] == [kind]


@pytest.mark.parametrize(
    "heading",
    ["FAQ", "Q&A", "Scope clarifications", "Research question", "Questionnaire", "Clarification: x"],
)
def test_other_headings_hold_none(heading: str) -> None:
    assert questions("- What?", heading) == ()


def test_the_nearest_heading_shows_the_kind() -> None:
    read = questions("- a?\n\n### Technical decisions needed\n\n- b?\n\n**Research:**\n\n- c?\n")
    assert [question.kind for question in read] == ["question", "decision", "research"]


def test_below_a_mixed_heading_only_text_that_looks_like_a_question_is_one() -> None:
    assert [question.text for question in questions("- a\n- b?", "Assumptions and open questions")] == ["b?"]
    subs = "- b?\n\n### Why so?\n\ntext\n\n### Question 2: who\n\ntext\n\n### Other\n\ntext"
    assert [question.text for question in questions(subs, "Impacts / Key questions")] == [
        "Why so?",
        "Question 2: who",
    ]


def test_rows_are_questions_by_their_column() -> None:
    rows = ["1 | What? | ", "2 | Who? | Ann", "3 | When? | TBD", "4 | Why? | open"]
    table = "| # | Question | Answer |\n|-|-|-|\n" + "".join(f"| {row} |\n" for row in rows)
    assert [(question.text, question.answered, question.answer) for question in questions(table)] == [
        ("What?", False, None),
        ("Who?", True, "Ann"),
        ("When?", False, None),
        ("Why?", False, None),
    ]
    assert questions("| ID | Note |\n|-|-|\n| 1 | x |\n") == ()
    pending = "| Question | Answer |\n|-|-|\n| What? | Pending review |\n| Who? | Open, by May |\n"
    pending += "| How? | Lean: this |\n| When? | *(open)* |\n| Where? | TBC |\n| Why? | To be decided. |\n"
    assert not any(question.answered for question in questions(pending))
    status = "| Topic | Status |\n|-|-|\n| What? | Resolved |\n| Who? | Open |\n"
    assert [question.answered for question in questions(status)] == [True, False]


def test_a_column_of_decisions_is_what_to_decide_beside_their_outcomes() -> None:
    rows = "|-|-|\n| Which roof | - |\n| Which door | Oak |\n"
    for header in ("| Decision | Outcome |\n", "| Decision | Resolution |\n"):
        assert [(found.text, found.answer) for found in questions(header + rows)] == [
            ("Which roof", None),
            ("Which door", "Oak"),
        ]
    assert [found.answer for found in questions("| Decision | Notes |\n" + rows)] == [None, None]


def test_a_table_of_labels_and_values_below_a_heading_answers_it() -> None:
    table = "### Q1: Which door?\n\n| Field | Value |\n|-|-|\n| Owner | Ann |\n"
    [answered] = questions(f"{table}| Decision | Oak |\n")
    assert (answered.answered, answered.answer) == (True, "Oak")
    assert [found.answered for found in questions(f"{table}| Decision | TBD |\n")] == [False]


def test_a_sub_heading_is_a_question_or_a_group() -> None:
    section = (
        "### Q4. Where do the docs live\n\n- a note\n\n### Naming\n\nSome prose.\n\n"
        "### Later\n\n- x?\n- y?\n\n### Deferred\n\nNone\n\n### Group\n\n#### Why not now?\n\ntext\n"
    )
    assert [question.text for question in questions(section)] == [
        "Q4. Where do the docs live",
        "Naming",
        "x?",
        "y?",
        "Why not now?",
    ]


def test_a_sub_heading_may_hold_the_answer() -> None:
    [question] = questions("### Why so?\n\ntext\n\n#### Decision\n\nthis")
    assert (question.answered, question.answer) == (True, "this")
    assert not questions("### Why so?\n\n#### Decision\n\nTBD")[0].answered


def test_nested_items_are_notes() -> None:
    assert [question.line for question in questions("- a?\n  - b?\n    - c?\n- d?")] == [5, 8]


@pytest.mark.parametrize(
    "item, answer",
    [
        ("[x] What?", None),
        ("~~What is it really?~~", None),
        ("What?\n  - Answer: this", "this"),
        ("[ ] What?\n  - **Decision**: this", "this"),
        ("What?\n  - note\n  - A: this", "this"),
        ("What?\n  - → this", "this"),
        ("~~What?~~ → this", "this"),
        ("Q: What? → A: this", "this"),
        ("Transport → **this**", "this"),
        ("**What?** Rejected for now: this", "this"),
        ("**What? — Resolved (review).** this", "this"),
        ("**Resolved (per user):** this", "this"),
        ("What? ✅ this", "this"),
        ("What? ☑ this", "this"),
        ("What? **Decided:** this", "this"),
        ("What?\n- Answer: this", "this"),
        ("What? **Answered:** this", "this"),
        ("The cache → **this**", "this"),
        ("**Q1:** What? **A1:** this", "this"),
        ("What?\n  - Answer 1: this", "this"),
        ("The cache -> Decision: this", "this"),
        ("What is it — **RESOLVED: this**", "this"),
        ("What?\n  - Decided", None),
        ("What? (decided: this)", "this"),
        ("The cache (decided: this)", "this"),
        ("The cache — decision: this", "this"),
        ("The cache. Resolved: this", "this"),
        ("The cache ✅", None),
    ],
)
def test_a_question_is_answered(item: str, answer: str | None) -> None:
    [question] = questions(f"- {item}")
    assert (question.answered, question.answer) == (True, answer)


@pytest.mark.parametrize(
    "item",
    [
        "What?",
        "What? Recommendation: this",
        "What?\n  - Lean: this",
        "What?\n  - Proposed: this",
        "What?\n  - Decision needed: soon",
        "What?\n  - Decision: TBD",
        "What?\n  - Answer: pending",
        "What?\n  - **Decision**: pending",
        "What?\n  - **Decision:** TBD",
        "What? **Answer:** to be decided",
        "What? Decided pending review.",
        "What? → TBD",
        "What? → Decision: pending",
        "What? → Recommendation: this",
        "What?\n  - → Leaning: this",
        "What was resolved before?",
        "Decision on the format",
        "Resolved conflicts are kept how?",
        "A note on v1 → v2?",
        "Move the **old** host → the new one",
        "What of v1 → **v2**?",
        "A4: what paper?",
        "The way v1 → v2",
        "The cache → **TBD**",
        "From A -> **B** migration",
        "The cache (the resolved one)",
        "The cache — answers welcome",
        "The cache — decision: TBD",
        "The ✅ of the list",
    ],
)
def test_a_question_stays_open(item: str) -> None:
    assert [question.answered for question in questions(f"- {item}")] == [False]


@pytest.mark.parametrize(
    "heading", ["Resolved questions", "Open questions (resolved)", "Resolved during planning"]
)
def test_a_section_can_state_that_all_questions_are_answered(heading: str) -> None:
    assert [question.answered for question in questions("- What?", heading)] == [True]
    assert [question.answered for question in questions("### Resolved\n\n- What?")] == [True]
    assert [question.answered for question in questions("- What?", "Unresolved questions")] == [False]
    for still in ("to be resolved", "not yet resolved", "yet to be answered", "not all resolved"):
        [question] = questions("- What?", f"Open questions ({still})")
        assert not question.answered


def test_an_answer_belongs_to_the_question_before_it_alone() -> None:
    decided = questions("- **Resolved:** a file\n- **Resolved:** a lock\n- What?\n- Decision: this\n")
    assert [(question.text, question.answer) for question in decided] == [
        ("Resolved: a file", "a file"),
        ("Resolved: a lock", "a lock"),
        ("What?", "this"),
    ]
    apart = questions("### Docs\n\n- What?\n\n### Decided while planning\n\n- Decision: this\n")
    assert [(question.text, question.answered) for question in apart] == [
        ("What?", False),
        ("Decision: this", True),
    ]


def test_a_box_states_whether_a_question_is_ticked() -> None:
    assert [question.ticked for question in questions("- [x] a?\n- [ ] b?\n- c?")] == [True, False, None]


@pytest.mark.parametrize("text", ["None", "No open questions.", "- N/A"])
def test_a_plan_can_state_that_there_are_no_questions(text: str) -> None:
    read = plan(f"# T\n\n## Questions\n\n{text}\n")
    assert (read.questions, read.not_understood) == ((), ())


@pytest.mark.parametrize(
    "item", ["None", "None beyond the usual", "N/A", "No new questions", "[ ] None.", "[ ] …", "[Question]"]
)
def test_nothing_and_placeholders_are_no_questions(item: str) -> None:
    read = plan(f"# T\n\n## Questions\n\n- {item}\n")
    assert (read.questions, read.not_understood) == ((), ())


def test_a_prose_none_suppresses_nothing() -> None:
    assert len(questions("None - all decided:\n\n1. What?\n")) == 1


def test_prose_is_listed_once_a_section() -> None:
    read = plan("# T\n\n## Questions\n\nWe wonder.\n\nStill.\n\n- What?\n")
    assert [(unread.line, unread.text) for unread in read.not_understood] == [(5, "We wonder.")]
    assert len(read.questions) == 1


@pytest.mark.parametrize(
    "item",
    [
        "- Which quay? **Answer:**",
        "- Which quay? Answer:",
        "- Which quay? →",
        "- Which quay? → Answer:",
        "- Which quay? **Decided:**",
        "- Which quay?\n  - Answer:\n  - Owner: Ana",
        "- Which quay?\n  - Answer:\n    - TBD",
        "- Which quay?\n- Answer:",
        "| Question | Notes |\n|-|-|\n| Which quay? Answer: | |",
    ],
)
def test_an_empty_marker_answers_nothing(item: str) -> None:
    (question,) = questions(item)
    assert (question.answered, question.answer) == (False, None)


@pytest.mark.parametrize(
    "item",
    [
        "- Which quay? **Answer:**\n  - the northern one",
        "- Which quay? **Answer:**\n\n  the northern one",
        "- Which quay?\n  - Answer:\n    - the northern one",
        "- Which quay?\n- **Answer:**\n  - the northern one",
        "- Which quay? **Answer:**\n  the northern one",
    ],
)
def test_what_follows_an_empty_marker_is_the_answer(item: str) -> None:
    (question,) = questions(item)
    assert (question.answered, question.answer) == (True, "the northern one")


def test_a_word_that_needs_no_content_answers_by_itself() -> None:
    assert [
        question.answered for question in questions("- Which quay? **Resolved**\n- Who pays? Decided.")
    ] == [
        True,
        True,
    ]
