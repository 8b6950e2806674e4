"""For each rule about a text: one that it is about, and one that it is nearly about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from mkdocs_plans.checks.engine import run_file_rules
from mkdocs_plans.checks.rules.overdue import Days
from mkdocs_plans.checks.settings import NOTHING_SET, RuleSettings
from mkdocs_plans.checks.text_rules import with_text
from mkdocs_plans.model.plan import Finding, Plan
from mkdocs_plans.model.rule import CATALOGUE
from mkdocs_plans.portfolio.entry import Entry
from mkdocs_plans.reading import read

PATH = "plans/2026-01-05-ledger.md"
TODAY = Days(date(2026, 11, 20), date(2026, 11, 22))


@dataclass(frozen=True)
class Case:
    """A text with the lines at which a rule is to fire; none of them: it nearly does."""

    rule: str
    text: str
    lines: tuple[int | None, ...] = ()
    path: str = PATH

    def __str__(self) -> str:
        digest = blake2b(f"{self.path}{self.text}".encode(), digest_size=3).hexdigest()
        return f"{self.rule}-{'fires' if self.lines else 'nearly'}-{digest}"


def plan_of(raw: bytes, path: str = PATH) -> Plan:
    """A plan with everything that is said while it is read."""
    return with_text(read(raw, path), raw)


def entry(
    text: str | bytes,
    path: str = PATH,
    settings: RuleSettings = NOTHING_SET,
    plan_of: Callable[[bytes, str], Plan] = plan_of,
) -> Entry:
    """A plan with everything that the rules say of it by itself."""
    raw = text.encode() if isinstance(text, str) else text
    return run_file_rules(Entry(plan_of(raw, path), ""), settings, today=TODAY)


def findings(
    text: str | bytes, path: str = PATH, settings: RuleSettings = NOTHING_SET
) -> tuple[Finding, ...]:
    """What the rules say of a text."""
    return entry(text, path, settings).all_findings


def fired(case: Case, plan_of: Callable[[bytes, str], Plan] = plan_of) -> tuple[int | None, ...]:
    """The lines at which the rule of a case fires."""
    rule = CATALOGUE[case.rule]
    asked = NOTHING_SET if rule.asked else RuleSettings({rule.name: rule.severity})
    judged = entry(case.text, case.path, asked, plan_of)
    told = (one.line for one in judged.all_findings if one.rule == case.rule)
    return tuple(sorted(told, key=lambda line: line or 0))


def _plan(status: str, rest: str, path: str = PATH) -> tuple[str, str]:
    return f"# Ledger\n\n**Date:** 2026-01-05\n**Status:** {status}\n\n{rest}\n", path


def _case(rule: str, status: str, rest: str, *lines: int | None) -> Case:
    return Case(rule, _plan(status, rest)[0], lines)


def _risk(impact: str, probability: str, mitigation: str) -> str:
    return (
        "## Risks\n\n| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|\n"
        f"| It breaks | {impact} | {probability} | {mitigation} |"
    )


_OWNED = (
    "## Risks\n\n| Risk | Impact | Owner | Due |\n|---|---|---|---|\n"
    "| It breaks | {impact} | {owner} | {due} |"
)
_STEPS = "## Steps\n\n- [x] One\n- [ ] Two"
_DONE = "## Steps\n\n- [x] One\n- [x] Two"
_OPEN = "## Steps\n\n- [ ] One\n- [ ] Two"
_TOKEN = "ghp_" + "aB3dE5fG7h" * 3 + "aB3dE5"
_PHASES = (
    "## Steps\n\n### Phase 1: Dig\n- [{one}] Hole\n- [ ] Fence\n\n### Phase 2: Build\n- [{two}] Wall\n\n"
)
_NEEDS = "**Dependencies between phases:**\n- {said}\n"

CONTRADICTIONS = (
    _case("completed-with-open-steps", "Completed", _STEPS, 4),
    _case("completed-with-open-steps", "Completed", "## Steps\n\n- [ ] One", 4),
    Case("completed-with-open-steps", f"# A\n\n{_STEPS}\n- [ ] Three\n", (6,), path="plans/done/a.md"),
    _case("completed-with-open-steps", "Completed", _DONE),
    _case("completed-with-open-steps", "Completed", "## Steps\n\n- [x] One\n- [-] Two"),
    _case("completed-with-open-steps", "In Progress", _STEPS),
    _case("completed-with-open-steps", "Cancelled", _STEPS),
    _case("completed-with-open-criteria", "Completed", "## Success Criteria\n\n- [x] One\n- [ ] Two", 9),
    _case("completed-with-open-criteria", "Completed", "## Success Criteria\n\n- [x] One\n- [-] Two"),
    _case("completed-with-open-criteria", "Planning", "## Success Criteria\n\n- [ ] One"),
    _case("completed-with-open-questions", "Completed", "## Questions\n\n- [x] A? → b\n- Which one?", 9),
    _case("completed-with-open-questions", "Completed", "## Questions\n\n- One?\n- Two?", 8),
    _case("completed-with-open-questions", "Completed", "## Questions\n\n- [x] Which one? → That"),
    _case("completed-with-open-questions", "In Progress", "## Questions\n\n- Which one?"),
    _case("completed-with-high-risk", "Completed", _risk("High", "High", "Insured"), 10),
    _case("completed-with-high-risk", "Completed", _risk("High", "Medium", "Insured")),
    _case("completed-with-high-risk", "Completed", _risk("High", "High", "Resolved")),
    _case("completed-with-high-risk", "Planning", _risk("High", "High", "Insured")),
    _case("planning-with-ticked-steps", "Planning", _STEPS, 4),
    _case("planning-with-ticked-steps", "Planning", _OPEN),
    _case("planning-with-ticked-steps", "Planning", _DONE),
    _case("planning-with-ticked-steps", "On hold", _STEPS),
    _case("in-progress-without-ticked-step", "In Progress", _OPEN, 4),
    _case("in-progress-without-ticked-step", "In Progress", _STEPS),
    _case("in-progress-without-ticked-step", "In Progress", "## Goal\n\nText"),
    _case("in-progress-without-ticked-step", "Planning", _OPEN),
    _case("steps-done-not-completed", "In Progress", _DONE, 4),
    _case("steps-done-not-completed", "Planning", "## Steps\n\n- [x] One", 4),
    _case("steps-done-not-completed", "In Progress", _STEPS),
    _case("steps-done-not-completed", "In Progress", "## Goal\n\nText"),
    _case("steps-done-not-completed", "Completed", _DONE),
    _case("steps-done-not-completed", "Blocked, by the weather", _DONE),
    _case(
        "phase-out-of-order",
        "In Progress",
        _PHASES.format(one="x", two="x") + _NEEDS.format(said="Phase 2 depends on Phase 1."),
        12,
    ),
    _case(
        "phase-out-of-order",
        "In Progress",
        _PHASES.format(one="x", two="x")
        + "### Phase 3: Paint\n- [x] Red\n\n"
        + _NEEDS.format(said="Phase 3 requires Phase 2 and 1"),
        15,
    ),
    _case(
        "phase-out-of-order",
        "In Progress",
        _PHASES.format(one="x", two=" ") + _NEEDS.format(said="Phase 2 depends on Phase 1."),
    ),
    _case(
        "phase-out-of-order",
        "In Progress",
        _PHASES.format(one="x", two="x") + _NEEDS.format(said="Phase 2 does not depend on Phase 1."),
    ),
    _case(
        "phase-out-of-order",
        "In Progress",
        _PHASES.format(one="x", two="x") + _NEEDS.format(said="Phase 1 depends on Phase 2."),
    ),
    _case(
        "phase-out-of-order",
        "In Progress",
        _PHASES.format(one="x", two="x") + _NEEDS.format(said="Phase 2 depends on the weather in Phase 1."),
    ),
    _case(
        "phase-out-of-order",
        "In Progress",
        _PHASES.format(one="x", two="x")
        + _NEEDS.format(said="Phase 2 depends on Phase 7. Phase 9 needs Phase 1."),
    ),
    _case(
        "phase-out-of-order",
        "In Progress",
        "## Steps\n\n### Phase 1: Dig\nText\n\n### Phase 2: Build\n- [x] Wall\n\n"
        + _NEEDS.format(said="Phase 2 depends on Phase 1."),
    ),
    _case("blocked-without-reason", "Blocked", _STEPS, 4),
    _case("blocked-without-reason", "Blocked", "## Questions\n\n- [x] Which? → This", 4),
    _case("blocked-without-reason", "Blocked — the vendor does not answer", _STEPS),
    _case("blocked-without-reason", "Blocked", "**Blocked by:** the vendor\n"),
    _case("blocked-without-reason", "Blocked", "**Depends on:** the vendor\n"),
    _case("blocked-without-reason", "Blocked", "## Questions\n\n- Which one?"),
    _case("blocked-without-reason", "Blocked", "## Access Required\n\n- [ ] A key"),
    _case("blocked-without-reason", "Blocked", "## Notes\n\nThe vendor is away."),
    _case("blocked-without-reason", "Blocked", "## Context\n\nWe wait for the vendor."),
    _case("blocked-without-reason", "Blocked", "## Steps\n\n- [ ] Two (blocked: no crane)"),
    _case("blocked-without-reason", "On hold", _STEPS),
    _case("access-open-in-progress", "In Progress", "## Access Required\n\n- [x] A\n- [ ] B", 9),
    _case("access-open-in-progress", "In Progress", "## Access Required\n\n- [x] A"),
    _case("access-open-in-progress", "Planning", "## Access Required\n\n- [ ] B"),
)

RISKS = (
    _case("risk-high-unmitigated", "Planning", _risk("High", "High", "-"), 10),
    _case(
        "risk-high-unmitigated",
        "In Progress",
        "## Risks\n\n- **It breaks.** Impact: High. Probability: High.",
        8,
    ),
    _case("risk-high-unmitigated", "Planning", _risk("High", "High", "Insured")),
    _case("risk-high-unmitigated", "Planning", _risk("High", "Medium", "-")),
    _case("risk-high-unmitigated", "Completed", _risk("High", "High", "-")),
    _case("risk-high-unmitigated", "Planning", _risk("High", "High", "Accepted")),
    _case("risk-unmitigated", "Planning", _risk("High", "Low", "TBD"), 10),
    _case("risk-unmitigated", "Planning", _risk("High", "Low", "Insured")),
    _case("risk-unmitigated", "Planning", _risk("High", "High", "-")),
    _case("risk-unmitigated", "Planning", "## Risks\n\n- It breaks"),
    _case(
        "risk-unmitigated",
        "Planning",
        "## Risks\n\n- **High**: fog\n  - Mitigation: radar\n- **Medium**: tides\n",
        10,
    ),
    _case("risk-unmitigated", "Completed", _risk("High", "Low", "-")),
    _case("risk-unmitigated", "Planning", _risk("High", "Low", "- |").replace("It breaks", "~~It breaks~~")),
    _case("risk-high-unowned", "Planning", _OWNED.format(impact="High", owner="TBD", due=""), 10),
    _case("risk-high-unowned", "Planning", _OWNED.format(impact="High", owner="unassigned", due=""), 10),
    _case("risk-high-unowned", "Planning", _OWNED.format(impact="High", owner="Ana", due="")),
    _case("risk-high-unowned", "Planning", _OWNED.format(impact="Medium", owner="TBD", due="")),
    _case("risk-high-unowned", "Completed", _OWNED.format(impact="High", owner="TBD", due="")),
    _case("risk-high-unowned", "Planning", _risk("High", "Low", "Insured")),
    _case("risk-unrated", "Planning", _risk("High/Med/Low", "High", "Insured"), 10),
    _case(
        "risk-unrated", "Planning", _risk("High", "High", "Insured") + "\n| Two | Huge | Low | Insured |", 11
    ),
    _case(
        "risk-unrated", "Planning", _risk("High", "High", "Insured") + "\n| Two | Low | Often | Insured |", 11
    ),
    _case("risk-unrated", "Planning", _risk("High", "Med", "Insured")),
    _case("risk-unrated", "Planning", _risk("", "", "Insured")),
    _case("risk-unrated", "Planning", _risk("The boats stay in", "High", "Insured")),
    _case("risk-unrated", "Planning", _risk("Boats", "High", "Insured")),
    _case(
        "risk-unrated",
        "Planning",
        _risk("High", "High", "Insured") + "\n| Two | All of the boats stay in | Low | Insured |",
    ),
    _case("risk-unrated", "Cancelled", _risk("High/Med/Low", "High", "Insured")),
    _case("risk-unrated", "Planning", _risk("Delay/Loss", "High", "Insured")),
    _case("risk-register-empty", "Planning", "## Risks\n\n| Risk | Impact |\n|---|---|\n", 6),
    _case("risk-register-empty", "Planning", "## Risks\n\n## Goal\n\nText", 6),
    _case("risk-register-empty", "Planning", "## Questions\n\nText\n\n## Risks\n\n## Goal\n\nText", 10),
    _case("risk-register-empty", "Planning", "## Risks\n\n## Questions\n\nText", 6),
    Case("risk-register-empty", "### Deep\n\n## Risks\n\n## Goal\n\nText", (3,)),
    _case("risk-register-empty", "Planning", "## Risks\n\nNone.\n"),
    _case("risk-register-empty", "Planning", "## Risks\n\nThe usual ones.\n"),
    _case("risk-register-empty", "Planning", "## Goal\n\nNo risks.\n"),
    _case("risk-register-empty", "Planning", "## Risks\n\n### It breaks\n\nText\n"),
    _case("risk-register-empty", "Completed", "## Risks\n\n## Goal\n\nText"),
    _case("risk-register-empty", "Planning", "## Low-risk changes\n\n## Goal\n\nText"),
)

QUESTIONS = (
    _case("question-ticked-without-answer", "Planning", "## Questions\n\n- [x] Which shelf?", 8),
    _case("question-ticked-without-answer", "Planning", "## Questions\n\n- [x] Decide on the shelf", 8),
    _case("question-ticked-without-answer", "Planning", "## Questions\n\n- [x] Which shelf? → The upper one"),
    _case("question-ticked-without-answer", "Planning", "## Questions\n\n- [x] Which shelf? (The upper one)"),
    _case(
        "question-ticked-without-answer", "Planning", "## Questions\n\n- [x] Which shelf?\n  - The upper one"
    ),
    _case("question-ticked-without-answer", "Planning", "## Questions\n\n- [x] Shelf: the upper one."),
    _case("question-ticked-without-answer", "Planning", "## Questions\n\n- [ ] Which shelf?"),
    _case("question-ticked-without-answer", "Planning", "## Questions\n\n- [x] Which shelf - the upper one"),
    _case("question-answered-not-ticked", "Planning", "## Questions\n\n- [ ] Which? → That", 8),
    _case("question-answered-not-ticked", "Planning", "## Questions\n\n- [ ] Which?\n  - Answer: That", 8),
    _case("question-answered-not-ticked", "Planning", "## Questions\n\n- [x] Which? → That"),
    _case("question-answered-not-ticked", "Planning", "## Questions\n\n- Which? → That"),
    _case(
        "question-answered-not-ticked", "Planning", "## Questions\n\n- [ ] Which?\n  - Recommendation: That"
    ),
    _case("question-answered-not-ticked", "Planning", "## Questions\n\n- [-] Which? → That"),
    _case("question-answered-not-ticked", "Planning", "## Questions\n\n- [ ] ~~Which?~~"),
    _case(
        "decision-open-in-progress", "In Progress", "## Questions\n\n### Decisions needed\n\n- [ ] Which?", 10
    ),
    _case("decision-open-in-progress", "Planning", "## Questions\n\n### Decisions needed\n\n- [ ] Which?"),
    _case(
        "decision-open-in-progress", "In Progress", "## Questions\n\n### Decisions needed\n\n- [x] Which? → A"
    ),
    _case("decision-open-in-progress", "In Progress", "## Questions\n\n### Clarifications\n\n- [ ] Which?"),
)

TEXTS = (
    Case("empty", "", (None,)),
    Case("empty", "# A\n"),
    Case("title-missing", "Text.\n", (None,)),
    Case("title-missing", "# A\n"),
    Case("front-matter-unreadable", "---\na: [b\n---\n# A\n", (3,)),
    Case("front-matter-unreadable", "---\na: [b]\n---\n# A\n"),
    Case("status-missing", "# A\n", (None,)),
    Case("status-missing", "# A\n\n**Status:** Planning | Completed\n", (3,)),
    Case("status-missing", "# A\n\n**Status:** Done\n"),
    Case("status-unknown-word", "# A\n\n**Status:** Plonking\n", (3,)),
    Case("status-unknown-word", "# A\n\n**Status:** Planning\n"),
    Case("status-two-places-disagree", "---\nstatus: done\n---\n# A\n\n**Status:** Planning\n", (2,)),
    Case("status-two-places-disagree", "---\nstatus: done\n---\n# A\n\n**Status:** Completed\n"),
    Case("status-folder-disagrees", "# A\n\n**Status:** Planning\n", (3,), path="plans/done/a.md"),
    Case("status-folder-disagrees", "# A\n\n**Status:** Approved\n", (3,), path="plans/blocked/a.md"),
    Case("status-folder-disagrees", "# A\n\n**Status:** Approved\n", path="plans/done/a.md"),
    Case("status-folder-disagrees", "# A\n\n**Status:** Completed\n", path="plans/done/a.md"),
    Case("date-missing", "# A\n", (None,), path="plans/a.md"),
    Case("date-missing", "# A\n\n**Date:** soon\n", (None,), path="plans/a.md"),
    Case("date-missing", "# A\n", (None,), path="plans/2026-01-05-ledger/other.md"),
    Case("date-missing", "# A\n", path="plans/2026-01-05-ledger/plan.md"),
    Case("date-missing", "# A\n"),
    Case("date-invalid", "# A\n\n**Date:** 2026-02-31\n", (3,)),
    Case("date-invalid", "# A\n\n**Date:** 2026-02-28\n"),
    Case("date-unfilled", "# A\n\n**Date:** {YYYY-MM-DD}\n", (3,)),
    Case("date-unfilled", "# A\n\n**Date**: [date]\n**Status:** Blocked\n", (3,)),
    Case("date-unfilled", "---\ncreated:\n---\n# A\n", (2,)),
    Case("date-unfilled", "# A\n\n**Date:** 2026-01-01\n"),
    Case("date-unfilled", "# A\n\n**Date:** [2026-01-01](x.md)\n"),
    Case("date-unfilled", "# A\n\n**Last updated:** {YYYY-MM-DD}\n"),
    Case("date-unfilled", "# A\n\n## Steps\n\n**Date:** {YYYY-MM-DD}\n"),
    Case("date-unfilled", "# A\n\n```\n**Date:** {YYYY-MM-DD}\n```\n"),
    Case("date-only-in-name", "# A\n\n**Status:** Planning\n", (3,)),
    Case("date-only-in-name", "# A\n\n<!-- note\n\n**Date:** x\n-->\n\n**Status:** Planning\n", (8,)),
    Case("date-only-in-name", "<!-- note -->\n# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n"),
    Case("date-only-in-name", "# A\n\n## Metadata\n\n- **Status:** Planning\n- **Date:** 2026-01-05\n"),
    Case("date-only-in-name", "# A\n\n**Status:** Planning\n", path="plans/a.md"),
    Case("date-only-in-name", "# A\n\n**Created:** 2026-01-05\n**Status:** Planning\n"),
    Case("date-only-in-name", "---\nstatus: planning\n---\n# A\n"),
    Case("date-only-in-name", "# A\n\n**Status:** Planning · **Owner:** Ana\n"),
    Case("placeholder-left", "# A\n\n## Goal\n\n[Describe the overall objective]\n", (5,)),
    Case("placeholder-left", "# A\n\n## Steps\n\n- [ ] Step 1\n", (5,)),
    Case("placeholder-left", "# A\n\n### Phase 1: [Name]\n- [ ] Dig\n", (3,)),
    Case("placeholder-left", "# A\n\n**Owner:** {your name}\n", (3,)),
    Case("placeholder-left", "# A\n\n- [Service name]: [Purpose] - [Documentation link]\n", (3,)),
    Case("placeholder-left", "# A\n\n| Risk | Impact |\n|---|---|\n| [Technical risk] | High |\n", (5,)),
    Case(
        "placeholder-left",
        "# A\n\n[Describe the objective]\n\n**[Describe the goal]**\n\n`goal`: [Describe the goal]\n\n"
        "- [Harbour] - [Boat]\n- [ ] Step 1\n",
        (3, 5, 7, 9, 10),
    ),
    Case(
        "placeholder-left",
        "# A\n\n[Describe the objective]\n\nPlease [describe the objective] here.\n\n[Harbour]\n\n"
        "[DO NOT MERGE]\n\n[quite nothing asked]\n\n[Keep it as it is]\n\n`[Describe the goal]`\n\n- [ ] D\n",
        (3,),
    ),
    Case(
        "placeholder-left",
        "# A\n\n**Verantwortlich:** [dein Name]\n\n[Übersicht des Ziels]\n\n- [ ] Schritt 1\n\n"
        "负责人：[姓名]\n\n[描述总体目标]\n\n[任务名称]\n\n- [ ] 步骤1\n\n[목표]\n\n{décrire le but}\n",
        (3, 5, 7, 9, 11, 13, 15, 17, 19),
    ),
    Case(
        "placeholder-left",
        "# A\n\n[siehe Anhang]\n\n[Siehe Anhang zwei]\n\n[参见附录]\n\n[完成]\n\n[图表]\n\n[A1] [B2]\n\n"
        "- [ ] Schritt 12\n\n[voir annexe]\n",
    ),
    Case("placeholder-left", "# A\n\n[Describe the objective](goal.md)\n"),
    Case("placeholder-left", "# A\n\n[Describe the objective]\n\n[describe the objective]: goal.md\n"),
    Case("placeholder-left", "# A\n\n`[Describe the objective]`\n"),
    Case("placeholder-left", "# A\n\n```\n[Describe the objective]\n```\n"),
    Case("placeholder-left", "# A\n\n<!-- [Describe the objective] -->\n"),
    Case("placeholder-left", "# A\n\nWe [gladly] do.\n"),
    Case("placeholder-left", "# A\n\n- [US1] [P] Dig\n- [1]\n- [WIP]\n"),
    Case("placeholder-left", "# A\n\n| a |\n|---|\n| [in progress] |\n| [x] |\n| {id} |\n"),
    Case("placeholder-left", "# A\n\n- [ ] Dig\n- [x] Step 12: dig\n"),
    Case("table-ragged", "# A\n\n| a | b |\n|---|---|\n| 1 |\n| 1 | 2 |\n", (5,)),
    Case("table-ragged", "# A\n\n| a | b |\n|---|---|\n| 1 | `x | y` |\n", (5,)),
    Case("table-ragged", "# A\n\n> | a | b |\n> |---|---|\n> | 1 |\n", (5,)),
    Case("table-ragged", "# A\n\n- x\n  | a | b |\n  |---|---|\n  | 1 |\n", (6,)),
    Case("table-ragged", "# A\n\n| a | b |\n|---|---|\n| 1 | `x \\| y` |\n"),
    Case("table-ragged", "# A\n\n| a | b |\n|---|---|\n| 1 | 2 | |\n"),
    Case("table-ragged", "# A\n\n| a | b |\n|---|---|\n| **Group** |\n| 1 | 2 |\n"),
    Case("table-ragged", "# A\n\n```\n| a | b |\n|---|---|\n| 1 |\n```\n"),
    Case("table-ragged", "# A\n\na | b\n--- | ---\n1 | 2\n\ntext\n"),
    Case("text-not-utf8", "# A\x00\n", (1,)),
    Case("text-not-utf8", "# Ä\n"),
    Case("too-deep", "# A\n\n" + "> " * 300 + "x\n", (None,)),
    Case("too-deep", "# A\n\n" + "> " * 20 + "x\n"),
    Case("too-large", "# A\n\n<b>x</b>\n" + "words " * 170_000, (None,)),
    Case("too-large", "# A\n\n`<b>` & 1 < 2\n" + "words " * 170_000),
    Case("too-large", "# A\n\n<b>x</b>\n" + "words " * 160_000),
    Case("too-large", "# A\n\n## " + "b" * 1_001 + "\n", (3,)),
    Case("too-large", "# A\n\n## " + "b" * 1_000 + "\n"),
    Case("too-large", "# A\n\n" + "|a" * 500 + "|\n" + "|-" * 500 + "|\n" + "|b|\n" * 21, (25,)),
    Case("too-large", "# A\n\n" + "|a" * 500 + "|\n" + "|-" * 500 + "|\n" + "|b|\n" * 20),
    Case("link-broken", "# A\n\n[x](#b)\n", (3,)),
    Case("link-broken", "# A\n\n- [x](#b-1)\n\n## B\n\n## C\n", (3,)),
    Case("link-broken", "# A\n\n[x](#b) [y](#b-1) [z](#C%C3%A4)\n\n## B\n\n## B\n\n## Cä!\n"),
    Case("link-broken", "# A\n\n[x](#top) [y](#)\n"),
    Case("link-broken", '# A\n\n[x](#b) [y](#c)\n\n<a name="b"></a>\n<div id=c></div>\n'),
    Case("link-broken", "# A\n\n`[x](#b)` and <https://x.example/#b>\n"),
    Case("ignore-unknown", "# A\n\n<!-- plans: ignore tabel-ragged -->\n", (3,)),
    Case("ignore-unknown", "---\nplans_ignore: [tabel-ragged]\n---\n# A\n", (2,)),
    Case("ignore-unknown", "# A\n\n<!-- plans: ignore -->\n", (3,)),
    Case("ignore-unknown", "# A\n\n<!-- plans: ignore table-ragged, risk -->\n"),
    Case("ignore-unknown", "# A\n\n```\n<!-- plans: ignore tabel-ragged -->\n```\n"),
    Case("unsafe-url", "# A\n\n[a](javascript:alert(1))\n", (3,)),
    Case("unsafe-url", "# A\n\n[a](https://javascript:alert)\n"),
    Case(
        "unsafe-url",
        '# A\n\n<a href="javascript:x">a</a>\n\n<p>\n<img src=data:x>\n<br>\n<a href="java&#115;cript:">\n'
        "<br>\n<img src=data:x>\n</p>\n",
        (3, 6, 8, 10),
    ),
    Case("unsafe-url", '# A\n\n<a href="https://x.example/a:b">a</a> <a href="#a">a</a> <a title="x:y">'),
    Case("unsafe-url", '# A\n\n<a href="file:///home/ana/plan.md">a</a>\n'),
    Case("unsafe-url", "# A\n\n[a](file:///home/ana/plan.md)\n"),
    Case("raw-html-removed", "# A\n\n<script>alert(1)</script>\n", (3,)),
    Case("raw-html-removed", "# A\n\nA Vec<Ship> here\n", (3,)),
    Case("raw-html-removed", "# A\n\n<div>\n<p>x</p>\n<xmp>y</xmp>\n</div>\n", (5,)),
    Case("raw-html-removed", '# A\n\nA <b onclick="x">y</b>\n\n<p>\n<i ONLOAD = x>y</i>\n</p>\n', (3, 6)),
    Case("raw-html-removed", '# A\n\nA <b onclick="run()">knot</b>\n', (3,)),
    Case("raw-html-removed", '# A\n\nA <b title="onclick = x">y</b> `<b onclick="x">` on click = y\n'),
    Case("raw-html-removed", "# A\n\nA `Vec<Ship>` <b>here</b>\n\n```\n<script>\n```\n"),
    Case("secret", f"# A\n\nUse {_TOKEN} here\n", (3,)),
    Case("secret", f"# A\n\n```\nTOKEN={_TOKEN}\n```\n", (4,)),
    Case("secret", "# A\n\n-----BEGIN " + "PRIVATE KEY-----\nMIIEpAIBAAKCAQEA75abcdef\n", (3,)),
    Case("secret", "# A\n\nUse ghp_" + "x" * 36 + " here\n"),
    Case("secret", f"# A\n\nUse {_TOKEN[:-9]} here\n"),
    Case("secret", f"# A\n\nUse {_TOKEN[:4]}**{_TOKEN[4:]}** here\n", (3,)),
    Case("secret", f"# A\n\nUse {_TOKEN[:9]}\n{_TOKEN[9:]} here\n{_TOKEN}\n", (3, 5)),
    Case("secret", f"# A\n\n{_TOKEN}\n\nUse {_TOKEN[:9]}\n{_TOKEN[9:]} here\n{_TOKEN}\n", (3, 5, 7)),
    Case("secret", "# A\n\nDB_PASS=s3cr3tP4ss1\n", (3,)),
    Case("secret", "# A\n\nPassword: required\n"),
)  # fmt: skip

_SECTIONS = "## Goal\n\nText\n\n## Tasks\n\n- [ ] One\n\n## Risks\n\nNone.\n\n## Open questions\n\nNone.\n"

DAYS = (
    Case("date-in-future", "# A\n\n**Date:** 2026-11-24\n**Status:** In Progress\n", (4,)),
    Case("date-in-future", "# A\n\n**Date:** 2027-01-01\n**Status:** Completed\n", (4,)),
    Case("date-in-future", "# A\n\n**Date:** 2026-11-23\n**Status:** In Progress\n"),
    Case("date-in-future", "# A\n\n**Date:** 2027-01-01\n**Status:** Planning\n"),
    Case("date-in-future", "# A\n\n**Date:** 2027-01-01\n"),
    Case("date-in-future", "# A\n\n**Status:** In Progress\n", path="plans/a.md"),
    Case("target-passed", "# A\n\n**Target date:** 2026-11-19\n**Status:** In Progress\n", (3,)),
    Case("target-passed", "---\ndue: 2026-11-01\n---\n# A\n", (2,)),
    Case("target-passed", "# A\n\n**Target date:** 2026-11-20\n**Status:** In Progress\n"),
    Case("target-passed", "# A\n\n**Target date:** 2026-11-19\n**Status:** Completed\n"),
    Case("target-passed", "# A\n\n**Target:** version 2\n**Status:** In Progress\n"),
    _case("risk-overdue", "Planning", _OWNED.format(impact="Low", owner="Ana", due="2026-11-19"), 10),
    _case("risk-overdue", "Planning", _OWNED.format(impact="Low", owner="Ana", due="2026-11-20")),
    _case("risk-overdue", "Planning", _OWNED.format(impact="Low", owner="Ana", due="soon")),
    _case("risk-overdue", "Planning", _OWNED.format(impact="Low", owner="Closed", due="2026-11-19")),
    _case("risk-overdue", "Completed", _OWNED.format(impact="Low", owner="Ana", due="2026-11-19")),
)

SECTIONS = (
    Case("section-missing", "# A\n", (None,)),
    Case("section-missing", f"# A\n\n{_SECTIONS}", (None,)),
    Case(
        "section-missing", "# A\n\n## Goal\n\n## Steps\n\n## Risks\n\n## Questions\n\n## Success criteria\n"
    ),
    Case("section-missing", f"# A\n\n{_SECTIONS}\n## Done when\n\n- [ ] It holds\n"),
    Case(
        "section-missing",
        "# A\n\n**Goal:** It holds\n\n## Phase 1: Dig\n\n- [ ] Dig\n\n## Risks and questions\n\n"
        "### Risks\n\n### Questions\n\n## Acceptance criteria\n",
    ),
)

CASES = (*CONTRADICTIONS, *RISKS, *QUESTIONS, *TEXTS, *DAYS, *SECTIONS)
