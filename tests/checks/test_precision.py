"""The precision of rules: no finding in plans that are filled in well, or against the labels."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from mkdocs_plans.checks.engine import run_file_rules
from mkdocs_plans.checks.settings import NOTHING_SET
from mkdocs_plans.checks.text_rules import with_text
from mkdocs_plans.cli.new_plan import plan_text, today
from mkdocs_plans.portfolio.entry import Entry
from mkdocs_plans.reading import read

from .cases import findings

GOLD = Path(os.environ.get("PLANS_GOLD", Path(__file__).parents[3] / "shared" / "gold"))

FILLED = """\
# Execution Plan: Berths for the winter

**Date:** 2026-01-05
**Status:** In Progress

---

## Goal

Twelve berths that hold in a north-westerly storm, before the first of November.

## Context

### Background
Last winter three boats were moved at night [because the old piles gave way](https://harbour.example/log).

### Current State
Of 40 piles 9 are rotten; see `survey.csv`.

### Constraints
- The quay stays open for the ferry
- {quay} in drawings means the southern one

## Technical Approach

### Architecture/Design
Steel piles, driven from a barge.

### Technology Stack
- Steel S355

### Integration Points
The power outlets move with the berths.

### Design Patterns
None.

## Steps

### Phase 1: Survey
- [x] Measure every pile
- [x] Order the steel

### Phase 2: Piles
- [x] Drive the first six
- [ ] Drive the rest
- [-] ~~Paint them~~

**Dependencies between phases:**
- Phase 2 depends on Phase 1

## Testing

- [ ] A pull of 20 tonnes at each pile

## Dependencies

### External Services/APIs
- Weather service: wind warnings - https://weather.example/api

### Libraries/Packages
- None

### Tools/Infrastructure
- Barge: drives piles - booked from March

### Access Required
- [x] The key of the quay

## Risks & Mitigations

| Risk | Impact | Probability | Mitigation Strategy |
|------|--------|-------------|---------------------|
| The barge comes late | High | Medium | A second one is reserved |
| Steel gets dearer \\| scarce | Medium | Low | Bought already |

## Questions

### Technical Decisions Needed
- [x] Steel or oak? → Steel, because of the worm

### Clarifications Required
- [ ] Who pays for the outlets?

### Research Tasks
- [x] Find the old drawings → in the town's archive

## Success Criteria

- [ ] Twelve berths hold 20 tonnes each

## Notes

Secrets stay in the vault; `AKIA…` is only how its keys begin.
"""


@pytest.mark.parametrize("status", ["Planning", "In Progress", "Completed"])
def test_a_template_that_is_filled_in_has_no_findings(status: str) -> None:
    text = FILLED.replace("In Progress", status)
    if status == "Planning":
        text = text.replace("- [x] Measure", "- [ ] Measure").replace("- [x] Order", "- [ ] Order")
        text = text.replace("- [x] Drive", "- [ ] Drive")
    if status == "Completed":
        text = text.replace("- [ ] Who pays for the outlets?", "- [x] Who pays for the outlets? → We do")
        text = text.replace("- [ ]", "- [x]")
    assert findings(text, "plans/berths.md") == ()
    assert findings(text.replace("\n", "\r\n").encode(), "plans/berths.md") == ()


def test_a_new_plan_has_no_findings() -> None:
    assert findings(plan_text("Berths", today()), "plans/berths.md") == ()


def labels() -> list[dict[str, Any]]:
    path = GOLD / "labels.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.is_file() else []


def expected(label: dict[str, Any]) -> dict[str, set[int]]:
    """By rule, the lines at which the labels allow it to fire; `0`: anywhere in the file."""
    status, steps, criteria = label["status"], label["steps"], label["criteria"]
    left, met = steps["total"] - steps["done"], criteria["total"] - criteria["done"]
    risks = [risk for risk in label["risks"] if not risk["closed"]]
    red = {r["line"] for r in risks if r["impact"] == r["probability"] == "high"}
    bare = {r["line"] for r in risks if not r["mitigated"]}
    waiting = [question for question in label["questions"] if not question["answered"]]
    finished = status in ("completed", "cancelled")
    anywhere = {
        "completed-with-open-steps": status == "completed" and left,
        "completed-with-open-criteria": status == "completed" and met,
        "completed-with-open-questions": status == "completed" and waiting,
        "planning-with-ticked-steps": status == "planning" and steps["done"] and left,
        "in-progress-without-ticked-step": status == "in-progress" and steps["total"] and not steps["done"],
        "steps-done-not-completed": status in ("planning", "in-progress") and steps["total"] and not left,
        "blocked-without-reason": status == "blocked",
        "phase-out-of-order": len(label["phases"]) > 1,
        "risk-register-empty": not (finished or label["risks"]),
        "access-open-in-progress": status == "in-progress"
        and label["access"]["total"] > label["access"]["done"],
    }
    answered = {question["line"] for question in label["questions"] if question["answered"]}
    return {
        **{rule: {0} if holds else set() for rule, holds in anywhere.items()},
        "completed-with-high-risk": red if status == "completed" else set(),
        "risk-high-unmitigated": set() if finished else red & bare,
        "risk-unmitigated": set() if finished else bare - red,
        "risk-unrated": {r["line"] for r in risks if None in (r["impact"], r["probability"])},
        "question-ticked-without-answer": answered,
        "question-answered-not-ticked": answered,
        "decision-open-in-progress": {q["line"] for q in waiting if q["kind"] == "decision"}
        if status == "in-progress"
        else set(),
    }


@pytest.mark.skipif(not labels(), reason="the labelled plans are not here")
def test_rules_fire_only_as_the_labels_of_real_plans_expect() -> None:
    wrong, right = [], 0
    for label in labels():
        file = label["file"]
        raw = (GOLD.parent / "corpus" / file).read_bytes()
        plan = with_text(read(raw, file), raw)
        allowed = expected(label)
        for reported in run_file_rules(Entry(plan, ""), NOTHING_SET).all_findings:
            if reported.rule in allowed:
                right += bool(allowed[reported.rule] & {0, reported.line})
                if not allowed[reported.rule] & {0, reported.line}:
                    wrong.append((file, reported.rule, reported.line))
    assert wrong == []
    assert right


@pytest.mark.skipif(not labels(), reason="the labelled plans are not here")
def test_contradictions_that_the_labels_show_are_reported() -> None:
    always = (
        "completed-with-open-steps", "completed-with-open-criteria", "completed-with-open-questions",
        "planning-with-ticked-steps", "steps-done-not-completed", "in-progress-without-ticked-step",
    )  # fmt: skip
    missed = []
    for label in labels():
        raw = (GOLD.parent / "corpus" / label["file"]).read_bytes()
        plan = with_text(read(raw, label["file"]), raw)
        reported = {one.rule for one in run_file_rules(Entry(plan, ""), NOTHING_SET).all_findings}
        missed += [(label["file"], rule) for rule in always if expected(label)[rule] and rule not in reported]
    assert missed == []
