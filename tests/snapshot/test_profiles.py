"""How much of the plans a snapshot publishes."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from mkdocs_plans.checks.rules.secret import secret_findings
from mkdocs_plans.cli import main
from mkdocs_plans.config.options import Profile
from mkdocs_plans.model.plan import Level, State, tally
from mkdocs_plans.portfolio.entry import Entry
from mkdocs_plans.portfolio.portfolio import portfolio
from mkdocs_plans.reading import read as read_plan
from mkdocs_plans.snapshot.profiles import shape
from mkdocs_plans.snapshot.reader import Published, read_published
from mkdocs_plans.snapshot.writer import plan_record, schema

from tests.builds import Project
from tests.conftest import Site

TOKEN = "ghp_" + "a1B2c3D4e5" * 3 + "f6G7h8"
PLANS = {
    "docs/index.md": "# Harbour\n",
    "plans/ledger.md": f"""\
# Move the ledger

**Status:** In progress

## Goal

Keep the books in one place, with {TOKEN}.

## Steps

- [x] Copy the books
- [ ] Burn the old ones

## Access Required

- [ ] Key of the archive
- [x] Lamp

## Risks

| Risk | Impact | Probability | Mitigation |
|---|---|---|---|
| Pages get wet | High | High | Buy an umbrella |
| ~~Fire~~ | Low | Low | Sand |
| Theft by {TOKEN} | High | High | |

## Questions

### Technical Decisions Needed
- [ ] Which shelf?
- [x] Which paper? → the thick one

## Decisions

- 2026-01-02: Blue ink. Rationale: {TOKEN} needs it
""",
}


@pytest.fixture
def harbour(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    project.write(PLANS)
    # Reported secrets are redacted everywhere; these are not.
    project.configure(plugins=[{"plans": {"rules": {"secret": "off"}}}])
    monkeypatch.chdir(project.root)
    return project


QUOTED = """\
# Ledger

**Status:** In progress

## Access Required

- [ ] Key of [the archive](archive-door.md), see [how](#archive-how)
- [ ] [Name of the archive]

## Risks

| Risk | Impact | Probability | Mitigation |
|---|---|---|---|
| Wet | High | High | <b>Buy</b> an [umbrella](umbrella.md), [more](plans/umbrella.md), [umbrella name] |
"""
LIKELY = {
    "postgres://ana:hunter2@db.example/books": "postgres://█████@db.example/books",
    "https://hooks.example/x?token=AbCdEf0123456789": "https://hooks.example/x?token=█████",
    "password: s3cr3tP4ss, at the gate": "password: █████, at the gate",
    "Authorization: Bearer a1b2c3d4e5f60718293a": "Authorization: Bearer █████",
    "DB_PASSWORD='it is\"mine'": "DB_PASSWORD='█████'",
    f"a token as [{TOKEN[:9]}](a.md){TOKEN[9:]}": "a token as █████",
    f"a token as {TOKEN[:9]}\n  {TOKEN[9:]}": "a token as █████",
}
"""Text that the full profile publishes if the rule is off, and the redacted one never."""
HARMLESS = ("password: required", "the token: kept by the vault", "token=${TOKEN} key=[your key]")


def export(*arguments: str) -> str:
    run = CliRunner().invoke(main, ["export", *arguments], catch_exceptions=False)
    assert run.exit_code == 0, run.output
    return run.stdout


def exported(profile: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(export("--profile", profile))
    errors = [error.message for error in Draft202012Validator(json.loads(schema())).iter_errors(found)]
    assert errors == []
    assert found["profile"] == profile
    return found


def read(profile: str) -> Published:
    return read_published(export("--profile", profile).encode())


@pytest.mark.usefixtures("harbour")
def test_everything_is_published_unless_as_reported_otherwise() -> None:
    assert export() == export("--profile", "full")
    assert TOKEN in export()


@pytest.mark.usefixtures("harbour")
def test_a_redacted_snapshot_has_no_access_items_mitigations_or_secrets() -> None:
    found = exported("redacted")
    text = json.dumps(found)
    for word in ("Key of the archive", "Lamp", "umbrella", "Sand", TOKEN):
        assert word not in text
    (plan,) = found["plans"]
    assert plan["sections"]["goal"][0]["text"] == "Keep the books in one place, with █████."
    assert [risk["mitigated"] for risk in plan["risks"]] == [True, True, False]
    assert [decision["rationale"] for decision in plan["decisions"]] == ["█████ needs it"]
    assert found["summary"] == exported("full")["summary"]


def test_a_redacted_snapshot_names_no_owner_of_a_risk(harbour: Project) -> None:
    harbour.write(
        {"plans/ledger.md": "# Ledger\n\n## Risks\n\n| Risk | Owner |\n|---|---|\n| Fog | Ana Lima |\n"}
    )
    owners = [
        (plan["risks"][0]["owner"], plan["risks"][0]["owned"])
        for profile in ("full", "redacted")
        for plan in exported(profile)["plans"]
    ]
    assert owners == [("Ana Lima", True), (None, True)]


def test_nothing_redacted_quotes_an_access_item_or_a_mitigation(harbour: Project) -> None:
    harbour.write({"plans/ledger.md": QUOTED})
    whole, found = exported("full"), exported("redacted")
    assert json.dumps(whole).count("umbrella") > len(whole["plans"][0]["risks"])
    for word in ("archive", "umbrella", "Buy"):
        assert word not in json.dumps(found)
    rules, as_reported = (
        [(one["rule"], one["line"]) for one in snapshot["plans"][0]["findings"]]
        for snapshot in (found, whole)
    )
    assert rules == as_reported
    assert all(one["message"] for one in found["plans"][0]["findings"])


def test_reported_secrets_are_redacted_even_if_the_rule_is_off(harbour: Project) -> None:
    listed = "".join(f"- {text}\n" for text in (*LIKELY, *HARMLESS))
    harbour.write({"plans/ledger.md": f"# Ledger\n\n## Goal\n\n{listed}"})
    whole, found = (
        [passage["text"] for passage in exported(name)["plans"][0]["sections"]["goal"]]
        for name in ("full", "redacted")
    )
    assert TOKEN in "".join(whole)
    assert f"{TOKEN[:9]} {TOKEN[9:]}" in "".join(whole)
    assert found == [*LIKELY.values(), *HARMLESS]
    reported = {one.line - 5 for one in secret_findings(f"# Ledger\n\n## Goal\n\n{listed}") if one.line}
    assert reported == set(range(len(LIKELY)))


@pytest.mark.usefixtures("harbour")
def test_a_summary_has_heads_counts_and_open_risks() -> None:
    found = exported("summary")
    text = json.dumps(found)
    for word in (
        "Copy the books",
        "Which shelf",
        "the thick one",
        "Key of the archive",
        "Keep the books",
        "ink",
    ):
        assert word not in text
    (plan,) = found["plans"]
    assert (plan["title"], plan["status"]) == ("Move the ledger", "in-progress")
    assert plan["steps"] == {"done": 1, "total": 2, "tracked": True}
    assert plan["questions_open"] == {"decision": 1}
    assert [risk["text"][:5] for risk in plan["risks"]] == ["Pages", "Theft"]
    assert found["summary"].items() >= exported("full")["summary"].items()
    as_reported = {risk["text"] for risk in found["summary"]["top_risks"]}
    assert as_reported == {risk["text"] for risk in plan["risks"]}


@pytest.mark.usefixtures("harbour")
def test_a_summary_shows_an_overview_the_same_counts() -> None:
    (entry,), (whole,) = read("summary").entries, read("full").entries
    assert entry.counted
    assert (entry.state, entry.steps, entry.counted.access) == (
        State.IN_PROGRESS,
        whole.steps,
        tally(whole.plan.access),
    )
    assert entry.counted.reasons == whole.reasons


def test_decisions_are_read_from_a_snapshot_as_they_were_from_the_plan(harbour: Project) -> None:
    (entry,) = read("full").entries
    plan = read_plan((harbour.root / "plans/ledger.md").read_bytes(), "plans/ledger.md")
    assert entry.plan.decisions == plan.decisions != ()


@pytest.mark.usefixtures("harbour")
def test_the_figures_of_a_redacted_snapshot_are_those_of_the_plans() -> None:
    whole, redacted = (portfolio(read(name).entries, today=date(2026, 1, 1)) for name in ("full", "redacted"))
    assert len(redacted.outstanding_access) == len(whole.outstanding_access) == 1
    assert len(redacted.unmitigated) == len(whole.unmitigated) == 1
    assert [entry.reasons for entry in redacted.entries] == [entry.reasons for entry in whole.entries]
    assert [row.check.text for row in redacted.outstanding_access] == ["redacted"]


def test_the_site_publishes_the_profile_that_its_option_names(site: Site) -> None:
    built = site(PLANS, strict=False, plugins=["search", {"plans": {"profile": "redacted"}}])
    assert built.json()["profile"] == Profile.REDACTED
    assert "umbrella" not in built.text("plans.json")


def test_the_command_line_exports_the_profile_of_the_site(harbour: Project) -> None:
    harbour.configure(plugins=[{"plans": {"profile": "summary"}}])
    assert json.loads(export())["profile"] == "summary"
    assert json.loads(export("--profile", "full"))["profile"] == "full"


@pytest.mark.usefixtures("harbour")
def test_a_table_can_be_redacted_but_not_summed_up() -> None:
    assert "umbrella" in export("--format", "csv", "--table", "risks")
    assert "umbrella" not in export("--format", "csv", "--table", "risks", "--profile", "redacted")
    run = CliRunner().invoke(main, ["export", "--format", "csv", "--profile", "summary"])
    assert (run.exit_code, "cannot be used with --format csv" in run.output) == (2, True)


def test_a_redacted_snapshot_of_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "plans").mkdir()
    monkeypatch.chdir(tmp_path)
    assert exported("redacted")["plans"] == []


def test_a_word_of_ours_stays_also_where_it_is_a_secret() -> None:
    text = "# Ledger\n\n**Status:** Blocked\n\n## Risks\n\n- The password is high (Impact: High)\n"
    plan = read_plan(text, "plans/ledger.md")
    found = shape(Profile.REDACTED)(plan_record(Entry(plan, "plans/ledger/")), ("blocked", "high"))
    assert (found.status, found.risks[0].impact) == (State.BLOCKED, Level.HIGH)
    assert found.risks[0].text == "The password is █████ (Impact: High)"
