"""Processing of findings: severities by configuration, suppressions, and all plans together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from mkdocs_plans.checks import RuleSettings, run_rules
from mkdocs_plans.checks.engine import run_file_rules
from mkdocs_plans.checks.settings import NOTHING_SET, RuleSettingsError, rule_settings
from mkdocs_plans.checks.text_rules import with_text
from mkdocs_plans.portfolio.entry import Entry
from mkdocs_plans.portfolio.portfolio import portfolio
from mkdocs_plans.reading import read

from .cases import entry, findings

FAMILIES = "families are structure, contradiction, risk, question, safety"
RISKY = """\
# Ledger

**Date:** 2026-01-05
**Status:** Planning

## Risks

| Risk | Impact | Probability | Mitigation |
|---|---|---|---|
| One | High | High | - |
| Two | High | Low | - |
"""


def reported(text: str, settings: RuleSettings = NOTHING_SET, path: str = "plans/a.md") -> dict[str, str]:
    return {one.rule: one.severity.value for one in findings(text, path, settings)}


def given(rules: dict[str, Any]) -> RuleSettings:
    return rule_settings(rules)


def test_severities_are_those_of_the_catalogue_where_nothing_is_set() -> None:
    assert reported(RISKY) == {"risk-high-unmitigated": "error", "risk-unmitigated": "warning"}


OPEN = """\
# A

{}

## Steps

- [ ] One

## Success Criteria

- [ ] One

## Questions

- Which?

## Risks

| Risk | Impact | Probability |
|---|---|---|
| Fog | High | High |
"""


@pytest.mark.parametrize(
    "status, path, said, severities",
    [
        (
            "**Status:** Completed",
            "plans/a.md",
            "The plan is completed",
            ["error", "warning", "warning", "warning"],
        ),
        (
            "",
            "plans/done/a.md",
            "The plan is in a folder of completed plans",
            ["warning", "info", "info", "info"],
        ),
        ("**Status:** archived", "plans/a.md", "The plan is archived", ["info"] * 4),
        ("", "plans/archive/a.md", "The plan is archived", ["info"] * 4),
        (
            "",
            "plans/archive-service/done/a.md",
            "The plan is in a folder of completed plans",
            ["warning", "info", "info", "info"],
        ),
    ],
)
def test_a_location_counts_less_than_a_statement(
    status: str, path: str, said: str, severities: list[str]
) -> None:
    reported = [one for one in findings(OPEN.format(status), path) if one.rule.startswith("completed-with")]
    assert sorted(one.severity.value for one in reported) == sorted(severities)
    assert all(one.message.startswith(f"{said}, ") for one in reported)


def test_a_link_to_a_missing_heading_suggests_a_similar_one() -> None:
    text = "# A\n\n## Alternatives (not chosen)\n\n[x](#alternatives-chosen) [y](#quay)\n"
    said = [one.message.partition(": ")[2] for one in findings(text) if one.rule == "link-broken"]
    assert said == [
        'did you mean "#alternatives-not-chosen"?',
        "correct the link, or the heading.",
    ]


def test_a_word_that_is_not_known_matters_less_where_the_folder_shows() -> None:
    text = "# A\n\n**Status:** Plonking\n"
    assert reported(text)["status-unknown-word"] == "warning"
    assert reported(text, path="plans/done/a.md")["status-unknown-word"] == "info"


def test_only_a_folder_that_changes_whether_a_plan_is_over_is_a_warning() -> None:
    def severity(status: str, folder: str) -> list[str]:
        text = f"# A\n\n**Date:** 2026-01-05\n**Status:** {status}\n"
        return [one.severity.value for one in findings(text, path=f"plans/{folder}/a.md")]

    assert severity("Planning", "done") == ["warning"]
    assert severity("Completed", "active") == ["warning"]
    assert severity("Planning", "active") == ["info"]
    assert severity("Cancelled", "archive") == ["info"]


@pytest.mark.parametrize(
    "rules, expected",
    [
        ({"risk-unmitigated": "off"}, {"risk-high-unmitigated": "error"}),
        ({"risk-unmitigated": False}, {"risk-high-unmitigated": "error"}),
        ({"risk": "info"}, {"risk-high-unmitigated": "info", "risk-unmitigated": "info"}),
        ({"risk": "off", "risk-unmitigated": "error"}, {"risk-unmitigated": "error"}),
        ({"plans/": {"risk": "off"}}, {}),
        ({"*.md": {"risk": "off"}, "a.md": {"risk-unmitigated": "info"}}, {"risk-unmitigated": "info"}),
        ({"drafts/": {"risk": "off"}}, {"risk-high-unmitigated": "error", "risk-unmitigated": "warning"}),
        ({"risk": "off", "plans/**": {"risk-unmitigated": "info"}}, {"risk-unmitigated": "info"}),
    ],
)  # fmt: skip
def test_severities_are_set_by_rule_family_and_folder(
    rules: dict[str, Any], expected: dict[str, str]
) -> None:
    assert reported(RISKY, given(rules)) == expected


@pytest.mark.parametrize(
    "rules, expected",
    [
        ({}, {}),
        ({"structure": "error"}, {}),
        ({"section-missing": "warning"}, {"section-missing": "warning"}),
        ({"drafts/": {"section-missing": "error"}}, {}),
        ({"plans/": {"section-missing": "info"}, "a.md": {"section-missing": "off"}}, {}),
    ],
)
def test_a_rule_that_is_off_runs_only_if_it_is_named(rules: dict[str, Any], expected: dict[str, str]) -> None:
    assert reported("# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n", given(rules)) == expected


@pytest.mark.parametrize(
    "rules, message",
    [
        ({"risk-unrate": "off"}, 'risk-unrate: no such rule; did you mean "risk-unrated"?'),
        ({"risk_unrated": "off"}, 'risk_unrated: no such rule; did you mean "risk-unrated"?'),
        ({"flurb": "off"}, f"flurb: no such rule; {FAMILIES}"),
        ({"risk": "warn"}, 'risk: warn given; did you mean "warning"?'),
        ({"risk": True}, "risk: true given; expected off or info or warning or error"),
        ({"drafts/": {"flub": "off"}}, f"drafts/: flub: no such rule; {FAMILIES}"),
        ({"": {"risk": "off"}}, '"": expected a folder or pattern, as in drafts/'),
    ],
)  # fmt: skip
def test_a_mistake_in_the_rules_is_reported_with_a_suggestion(rules: dict[str, Any], message: str) -> None:
    with pytest.raises(RuleSettingsError) as problem:
        rule_settings(rules)
    assert problem.value.problems == (message,)


# Suppressions


@pytest.mark.parametrize(
    "text, suppressed, left",
    [
        ("---\nplans_ignore: [risk-unmitigated]\n---\n" + RISKY, 1, 1),
        ("---\nplans_ignore: risk\n---\n" + RISKY, 2, 0),
        (RISKY.replace("| Risk |", "<!-- plans: ignore risk-unmitigated -->\n\n| Risk |", 1), 1, 1),
        (RISKY.replace("| Risk |", "<!-- plans: ignore risk -->\n\n| Risk |", 1), 2, 0),
        (RISKY.replace("| Two |", "| Two <!-- plans: ignore risk --> |"), 1, 1),
        (RISKY.replace("## Risks", "<!-- plans: ignore risk -->\n## Risks"), 0, 2),
        (RISKY.replace("| Two |", "| Two `<!-- plans: ignore risk -->` |"), 0, 2),
        (RISKY + "\n<!-- plans: ignore risk -->\n", 0, 2),
    ],
)
def test_suppressed_findings_are_separate(text: str, suppressed: int, left: int) -> None:
    made = entry(text)
    assert (len(made.suppressed), len(made.all_findings)) == (suppressed, left)


def test_a_comment_in_a_list_is_about_its_item() -> None:
    text = (
        "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n\n## Questions\n\n"
        "- [ ] One? → this\n  <!-- plans: ignore question -->\n- [ ] Two? → that\n"
        "  and more <!-- plans: ignore question -->\n"
        "- [ ] Three? → those\n"
    )
    assert [one.line for one in findings(text)] == [8, 12]


def test_templates_and_introductions_are_only_checked_for_safety() -> None:
    token = "ghp_" + "aB3dE5fG7h" * 3 + "aB3dE5"
    template = "# [Task Title]\n\n**Date:** {YYYY-MM-DD}\n**Status:** Planning | Completed\n\n- [ ] Step 1\n"
    assert reported(template) == {}
    assert reported(f"{template}\n\n## Notes\n\n{token}\n") == {"secret": "error"}
    assert reported(f"# Our plans\n\n{token}\n", path="plans/README.md") == {"secret": "error"}


# All plans together


def judged(
    texts: dict[str, str], settings: RuleSettings = NOTHING_SET
) -> dict[str, list[tuple[str, int | None]]]:
    plans = [with_text(read(text, path), text.encode()) for path, text in texts.items()]
    whole = portfolio([Entry(plan, "") for plan in plans], today=date(2026, 1, 5))
    return {
        one.plan.path: [
            (reported.rule, reported.line)
            for reported in one.all_findings
            if reported.rule.startswith("relation")
        ]
        for one in run_rules(whole, settings).entries
    }


def plan(**fields: str) -> str:
    rows = {"Date": "2026-01-05", "Status": "Planning", **{k.replace("_", " "): v for k, v in fields.items()}}
    return "# A\n\n" + "\n".join(f"**{label}:** {value}" for label, value in rows.items()) + "\n"


def test_plans_that_wait_for_each_other_are_reported() -> None:
    found = judged(
        {
            "p/a.md": plan(Depends_on="b.md"),
            "p/b.md": plan(Blocked_by="c.md"),
            "p/c.md": plan(Depends_on="a.md"),
            "p/d.md": plan(Depends_on="a.md"),
        }
    )
    assert found == {
        "p/a.md": [("relation-cycle", 5)],
        "p/b.md": [("relation-cycle", 5)],
        "p/c.md": [("relation-cycle", 5)],
        "p/d.md": [],
    }


def test_the_cycle_is_reported_with_its_plans() -> None:
    texts = {"p/a.md": plan(Depends_on="b.md"), "p/b.md": plan(Depends_on="a.md")}
    plans = [read(text, path) for path, text in texts.items()]
    whole = run_rules(portfolio([Entry(one, "") for one in plans], today=date(2026, 1, 5)), NOTHING_SET)
    assert [one.message for one in whole.entry("p/b.md").findings] == [
        "The plan waits for itself (p/b.md → p/a.md → p/b.md): remove one of the relations."
    ]


def test_what_one_plan_blocks_waits_for_it() -> None:
    found = judged({"p/a.md": plan(Blocks="b.md"), "p/b.md": plan(Blocks="a.md")})
    assert found == {"p/a.md": [("relation-cycle", None)], "p/b.md": [("relation-cycle", None)]}


@pytest.mark.parametrize(
    "other",
    [
        plan(Related="a.md"),
        plan(Status="Completed", Depends_on="a.md"),
        plan(Depends_on="c.md"),
        plan(Parent="a.md"),
    ],
)
def test_relations_that_do_not_lead_back_are_no_cycle(other: str) -> None:
    found = judged({"p/a.md": plan(Depends_on="b.md"), "p/b.md": other, "p/c.md": plan()})
    assert all(rule != "relation-cycle" for rules in found.values() for rule, _ in rules)


def test_a_relation_to_a_plan_that_is_not_there_is_reported() -> None:
    assert judged({"p/a.md": plan(Depends_on="gone.md"), "p/b.md": plan(Depends_on="a.md")}) == {
        "p/a.md": [("relation-broken", 5)],
        "p/b.md": [],
    }


def test_a_knot_of_thousands_is_reported_at_once() -> None:
    texts = {f"p/{n}x.md": plan(Depends_on=f"{(n + 1) % 3000}x.md") for n in range(3000)}
    found = judged(texts)
    assert all(rules == [("relation-cycle", 5)] for rules in found.values())


def test_rules_can_be_turned_off_for_all_plans_together() -> None:
    texts = {"p/a.md": plan(Depends_on="b.md"), "p/b.md": plan(Depends_on="a.md")}
    assert judged(texts, given({"relation-cycle": "off"})) == {"p/a.md": [], "p/b.md": []}


def test_a_secret_that_a_message_quotes_is_redacted() -> None:
    token = "ghp_" + "aB3dE5fG7h" * 3 + "aB3dE5"
    text = f"# A\n\n**Status:** {token}\n"
    made = run_file_rules(Entry(with_text(read(text, "plans/a.md"), text.encode()), ""), NOTHING_SET)
    assert {one.rule for one in made.all_findings} >= {"secret", "status-unknown-word"}
    assert not [one for one in made.all_findings if token[:10] in one.message]


@pytest.mark.parametrize("project, reported", [("", ["relation-cycle"]), ("theirs", [])])
def test_another_project_cannot_make_our_plans_wait_for_themselves(project: str, reported: list[str]) -> None:
    made = entry("# Theirs\n\n**Status:** Planning\n**Depends on:** Ours\n**Blocks:** Ours\n")
    path = f"{project}:plans/b.md" if project else "plans/b.md"
    theirs = replace(made, plan=replace(made.plan, path=path), project=project, repository=project)
    ours = entry("# Ours\n\n**Status:** Planning\n")
    whole = run_rules(portfolio([ours, theirs], today=date(2026, 1, 5)), NOTHING_SET)
    found = [one.rule for one in whole.entry(ours.plan.path).findings]
    assert [rule for rule in found if rule == "relation-cycle"] == reported
