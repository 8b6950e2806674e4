"""How a file was read: what each line became, and by which rule."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
from mkdocs_plans.model.plan import Plan
from mkdocs_plans.model.rule import finding
from mkdocs_plans.reading.explain import explain
from mkdocs_plans.reading.explanation import Explanation, ReadAs
from mkdocs_plans.reading.plan import outline_file, plan_of
from mkdocs_plans.vocabulary import DEFAULT

from tests.reading.plans import TEMPLATE
from tools.fuzzing.counting import counted_work

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"

FERRY = """\
---
title: Ferry
colour: blue
---

# Boats

**Status:** In progress
**Created:** 2026-01-02 · **Depends on:** [ledger](ledger.md)

## Goal
Move the ferry.

## Steps

### Phase 1: Prepare
- [x] Ask
  - [ ] the captain
- [-] ~~Skip~~
- [ ] None

#### Acceptance criteria
- [ ] It floats

## Risks

Prose here.

| Risk | Severity | Mitigation | Colour |
|---|---|---|---|
| Ice | High | Wait | red |
| Fog | Med | | |

### Late crew
- Mitigation: call them

## Open questions
- [ ] Which quay?
  It has to be deep.
- Who pays? → **Ana**

## Decision log
- 2026-01-05: Two crews
  - Nights are long
- ~~One crew~~

## Landing
- A bridge

```sh
# Not a heading
```

<!-- plans: ignore nothing -->

[^1]: A footnote.
"""


def explained(text: str, path: str = "ferry.md") -> tuple[Explanation, Plan]:
    source = outline_file(dedent(text).encode(), path)
    plan = plan_of(source)
    explanation = explain(source, plan, plan.findings)
    source.outline.release()
    return explanation, plan


def labels(text: str, path: str = "ferry.md") -> dict[str, str]:
    """What each line was read as and why, by the text of the line."""
    return {
        line.text.strip(): f"{line.label}: {line.rule}" if line.rule else line.label
        for line in explained(text, path)[0].lines
        if line.text.strip()
    }


def facts(text: str, path: str = "ferry.md") -> dict[str, tuple[str, str, int | None]]:
    return {fact.name: (fact.value, fact.rule, fact.line) for fact in explained(text, path)[0].facts}


@pytest.mark.parametrize(
    "line, label",
    [
        ("title: Ferry", "title"),
        ("colour: blue", "front matter: a key that is not read"),
        ("# Boats", "title, not used: the title is stated elsewhere, or names no plan"),
        ("**Status:** In progress", "status: In progress: field in the header"),
        ("## Goal", "heading: goal"),
        ("Move the ferry.", 'goal: under "Goal"'),
        ("### Phase 1: Prepare", "phase 1 of 1: 1 of 2 steps done"),
        ("- [x] Ask", 'step, done: box in "Phase 1: Prepare"'),
        ("- [ ] the captain", 'step, open: box in "Phase 1: Prepare"'),
        ("- [-] ~~Skip~~", 'step, dropped: box in "Phase 1: Prepare"'),
        ("- [ ] None", "no item: states that there is nothing"),
        ("- [ ] It floats", 'criterion, open: box under "Acceptance criteria"'),
        ("Prose here.", 'unparsed: no item could be read under "Risks"'),
        ("| Ice | High | Wait | red |", 'risk, high/not stated, mitigated: row under "Risks"'),
        ("| Fog | Med | | |", 'risk, medium/not stated, no mitigation: row under "Risks"'),
        ("### Late crew", 'risk, unrated, mitigated: heading under "Risks"'),
        ("- Mitigation: call them", "detail: of line 34"),
        ("- [ ] Which quay?", 'question, open: box under "Open questions"'),
        ("- Who pays? → **Ana**", 'question, answered: list item under "Open questions"'),
        ("- 2026-01-05: Two crews", 'decision, 2026-01-05: list item under "Decision log"'),
        ("- Nights are long", "detail: of line 43"),
        ("- ~~One crew~~", 'decision, not in force: list item under "Decision log"'),
        ("## Landing", "heading: no known heading"),
        ("- A bridge", 'shown only: "Landing" is not a known heading'),
        ("```sh", "code: not read"),
        ("<!-- plans: ignore nothing -->", "comment: not read"),
        ("[^1]: A footnote.", "not read: footnote or target of a link"),
    ],
)
def test_each_line_shows_what_it_was_read_as_and_why(line: str, label: str) -> None:
    assert labels(FERRY)[line] == label


def test_a_line_with_two_fields_shows_both() -> None:
    label = labels(FERRY)["**Created:** 2026-01-02 · **Depends on:** [ledger](ledger.md)"]
    assert label == 'date · depends on: field "created" · field "depends on"'


def test_the_columns_of_risks_show_what_each_was_read_as() -> None:
    assert labels(FERRY)["| Risk | Severity | Mitigation | Colour |"] == (
        'columns of risks: "Risk" as text, "Severity" as impact, "Mitigation" as mitigation; '
        '"Colour" not read'
    )


def test_a_line_that_continues_has_no_label_of_its_own() -> None:
    assert labels(FERRY)["It has to be deep."] == ""
    assert labels(FERRY)["# Not a heading"] == ""


def test_the_lines_are_the_text_of_the_file() -> None:
    explanation, _ = explained(FERRY)
    assert "\n".join(line.text for line in explanation.lines) + "\n" == FERRY
    assert [line.line for line in explanation.lines] == list(range(1, FERRY.count("\n") + 1))


def test_the_facts_show_the_origin_of_each_figure() -> None:
    assert facts(FERRY) == {
        "title": ("Ferry", "front matter or heading", 2),
        "status": ("In progress", "field in the header", 8),
        "date": ("2026-01-02", 'field "created"', 9),
        "steps": ("1 of 2 done, 1 dropped", "lines 17–19", None),
        "phases": ("1", "1 of them with steps", None),
        "criteria": ("0 of 1 done", "line 23; not counted as steps", None),
        "risks": ("3 open", "lines 31–32, 34", None),
        "questions": ("1 open, 1 answered", "lines 38, 40", None),
        "decisions": ("1 in force, 1 not in force", "lines 43, 45", None),
        "unparsed": ("1 line", "line 27", None),
    }


def test_facts_that_no_line_states_have_the_name_or_the_folder_as_origin() -> None:
    found = facts("Only text.\n", "plans/completed/2026-03-04-night-boats.md")
    assert found["title"] == ("night-boats", "the name of the file or folder", None)
    assert found["date"] == ("2026-03-04", "the name of the file or folder", None)
    assert found["status"] == ("Completed", 'the folder "completed"', None)
    assert found["steps"] == ("not stated", "no section of steps, no phase and no box", None)
    assert found["risks"] == ("not stated", "no section of risks with an item", None)


def test_steps_without_a_box_are_shown_as_untracked() -> None:
    assert facts("# A\n\n## Steps\n- One\n")["steps"][0] == "not tracked"


def test_the_line_of_a_second_status_shows_that_the_first_counts() -> None:
    found = labels("---\nstatus: done\n---\n# A\n\nStatus: blocked\n")
    assert found["status: done"] == "status: Completed: front matter"
    assert found["Status: blocked"] == "status, not used: another statement comes first"


def test_a_finding_is_at_its_line_and_one_about_the_file_is_not() -> None:
    explanation, _ = explained("# A\n\n**Status:** Sailing\n")
    assert [finding.rule for finding in explanation.lines[2].findings] == ["status-unknown-word"]
    assert [finding.rule for finding in explanation.findings] == ["date-missing"]


def items_are_explained(raw: bytes, path: str) -> None:
    """Every item of the plan is on a line with its label, and every line with text has an explanation."""
    source = outline_file(raw, path)
    plan = plan_of(source)
    explanation = explain(source, plan)
    source.outline.release()
    lines = {line.line: line for line in explanation.lines}
    checks = (("step", plan.steps), ("criterion", plan.criteria), ("test", plan.testing))
    found = [(kind, item.line) for kind, items in checks for item in items]
    found += [("access", item.line) for item in plan.access]
    found += [("risk", item.line) for item in plan.risks]
    found += [("question", item.line) for item in plan.questions]
    found += [("decision", item.line) for item in plan.decisions]
    found += [("phase", item.line) for item in plan.phases]
    for kind, number in found:
        assert kind in lines[number].label, (path, number)
    first = next((line for line in explanation.lines if line.read_as is not ReadAs.BLANK), None)
    assert first is None or first.label, path


def test_every_item_of_the_template_is_explained() -> None:
    items_are_explained(TEMPLATE.encode(), "plan.md")


@pytest.mark.extended
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real plans (../shared/corpus) is not here")
def test_every_item_of_real_plans_is_explained() -> None:
    for path in sorted(path for path in CORPUS.rglob("*.md") if path.is_file())[::4]:
        items_are_explained(path.read_bytes(), path.relative_to(CORPUS).as_posix())


@pytest.mark.parametrize(
    "text", ["", "\n\n", "---\nx: [\n---\n", "- - - [ ] deep\n", "> # Quoted\n", "\ufeff# A\r\n"]
)
def test_any_text_is_explained(text: str) -> None:
    items_are_explained(text.encode(), "plans/a.md")


def test_the_line_of_a_step_without_a_box_shows_that_it_carries_a_state() -> None:
    table = "| Task | Status |\n|---|---|\n| Sail | Done |\n| Land | Open |\n"
    found = labels(f"# A\n\n## Steps\n\n{table}")
    assert found["| Sail | Done |"] == 'step, done: row with a state of its own under "Steps"'


def lines_run(text: str) -> int:
    """Return how many lines of Python run to explain a plan with its findings."""
    source = outline_file(text, "plan.md", words=DEFAULT)
    plan = plan_of(source)
    findings = [finding("title-missing", "No title.")] * text.count(":")
    with counted_work() as work:
        explain(source, plan, findings)
    return work.lines


def test_the_work_grows_no_faster_than_the_fields_of_a_line() -> None:
    few, many = (f"# A\n\n{'**Owner:** Ana | ' * count}\n" for count in (500, 1_500))
    assert lines_run(many) < 4 * lines_run(few)
