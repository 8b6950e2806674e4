"""Plans as JSON: the record, the snapshot, its schema and its bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import chain
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from mkdocs_plans.model.plan import (
    Check,
    Checkbox,
    Decision,
    Dependency,
    DependencyKind,
    Finding,
    Level,
    Passage,
    Phase,
    Plan,
    Question,
    QuestionKind,
    Relation,
    RelationKind,
    Risk,
    Sections,
    Severity,
    State,
    Status,
    StatusSource,
    TargetDate,
    UnparsedContent,
)
from mkdocs_plans.portfolio.entry import Entry, LastChange
from mkdocs_plans.portfolio.portfolio import Portfolio, portfolio
from mkdocs_plans.snapshot.writer import Origin, encode, published, record, schema
from mkdocs_plans.snapshot.writer import snapshot as whole
from msgspec import structs

EMPTY = Plan("plans/empty.md", "empty", None, Status(State.UNKNOWN, None, StatusSource.NONE), None)

FULL = Plan(
    path="plans/full.md",
    title="Move the ledger",
    title_line=1,
    status=Status(State.COMPLETED, "Completed (mostly)", StatusSource.FIELD, 3),
    date="2026-01-02",
    target=TargetDate("2026-03-01", 4),
    id="KEP-7",
    owners=("Ana", "Bo"),
    tags=("db",),
    sections=Sections(goal=(Passage(5, "Move it."),), notes=(Passage(99, "A note."),)),
    tracked=True,
    steps=(
        Check(10, "Copy", Checkbox.DONE, "step-1", 0),
        Check(11, "Switch", Checkbox.OPEN, "step-2", 0),
        Check(12, "Old way", Checkbox.DROPPED, "step-3"),
    ),
    phases=(Phase(9, "Phase 1", 1, 2, "phase-1"),),
    criteria=(Check(20, "Fast", Checkbox.OPEN, "criterion-1"),),
    testing=(Check(21, "Unit", Checkbox.DONE, "test-1"),),
    access=(Check(22, "Key", Checkbox.OPEN, "access-1"),),
    risks=(
        Risk(30, "Loss", Level.HIGH, Level.HIGH, None, mitigated=False, closed=False, anchor="risk-1"),
        Risk(
            31,
            "Delay",
            None,
            Level.LOW,
            "Wait",
            True,
            True,
            "risk-2",
            impact_raw="some",
            owned=False,
            due="2026-02-01",
        ),
    ),
    questions=(
        Question(40, "When?", QuestionKind.DECISION, answered=False, answer=None, anchor="q-1", ticked=False),
        Question(41, "Who?", QuestionKind.QUESTION, answered=True, answer="Ana", anchor="q-2"),
    ),
    decisions=(
        Decision(45, "Two steps", "2026-01-03", "It is safer", "Ana", in_force=False, anchor="decision-1"),
    ),
    dependencies=(
        Dependency(50, DependencyKind.SERVICE, "Stripe", None, "pay", "https://stripe.example", "service-1"),
        Dependency(51, DependencyKind.LIBRARY, "libpq", "16", None, None, "library-1"),
        Dependency(52, DependencyKind.TOOL, "psql", None, None, None, "tool-1"),
    ),
    relations=(Relation(60, RelationKind.DEPENDS_ON, "empty.md", "the empty one"),),
    not_understood=(UnparsedContent(70, "Risks", "Prose."),),
    findings=(Finding("status-doubtful", Severity.WARNING, "Steps are open.", 3),),
)


def active(plan: Plan) -> Plan:
    return replace(plan, status=structs.replace(plan.status, state=State.IN_PROGRESS))


def portal(*entries: Entry) -> Portfolio:
    return portfolio(entries, today=date(2026, 1, 10))


def snapshot(found: Portfolio, origin: Origin, **options: Any) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(encode(whole(found, origin, **options)))
    return read


def validate(value: object) -> list[str]:
    Draft202012Validator.check_schema(json.loads(schema()))
    return [error.message for error in Draft202012Validator(json.loads(schema())).iter_errors(value)]


def walk(value: Any) -> Iterator[Any]:
    yield value
    if isinstance(value, dict):
        yield from chain.from_iterable(walk(part) for part in (*value, *value.values()))
    elif isinstance(value, list):
        yield from chain.from_iterable(walk(part) for part in value)


def test_the_record_of_a_full_plan() -> None:
    found = record(FULL)
    assert (found["path"], found["title"], found["title_line"]) == ("plans/full.md", "Move the ledger", 1)
    assert (found["status"], found["status_raw"]) == ("completed", "Completed (mostly)")
    assert (found["status_from"], found["status_line"]) == ("field", 3)
    assert (found["computed_status"], found["contradiction"]) == (
        "in-progress",
        "status is Completed, but 1 of 2 steps is open",
    )
    assert (found["date"], found["id"]) == ("2026-01-02", "KEP-7")
    assert (found["target"], found["target_line"]) == ("2026-03-01", 4)
    assert (found["owners"], found["tags"]) == (["Ana", "Bo"], ["db"])
    assert found["steps"] == {"done": 1, "total": 2, "tracked": True}
    assert found["phases"] == [{"line": 9, "name": "Phase 1", "done": 1, "total": 2, "anchor": "phase-1"}]
    assert found["step_items"][1] == {
        "line": 11,
        "text": "Switch",
        "mark": "open",
        "anchor": "step-2",
        "phase": 0,
        "since": None,
        "until": None,
    }
    assert [found[key] for key in ("criteria", "testing", "access")] == [
        {"done": 0, "total": 1},
        {"done": 1, "total": 1},
        {"done": 0, "total": 1},
    ]
    assert found["criteria_items"] == [{"line": 20, "text": "Fast", "mark": "open", "anchor": "criterion-1"}]
    assert found["risks"][1] == {
        "line": 31,
        "text": "Delay",
        "impact": None,
        "impact_raw": "some",
        "probability": "low",
        "probability_raw": None,
        "mitigation": "Wait",
        "mitigated": True,
        "owned": False,
        "owner": None,
        "due": "2026-02-01",
        "closed": True,
        "band": "unrated",
        "anchor": "risk-2",
        "since": None,
        "until": None,
    }
    assert found["questions"][0] == {
        "line": 40,
        "text": "When?",
        "kind": "decision",
        "answered": False,
        "answer": None,
        "ticked": False,
        "anchor": "q-1",
        "since": None,
        "until": None,
    }
    assert found["decisions"] == [
        {
            "line": 45,
            "text": "Two steps",
            "day": "2026-01-03",
            "rationale": "It is safer",
            "author": "Ana",
            "in_force": False,
            "anchor": "decision-1",
            "since": None,
            "until": None,
        }
    ]
    names = [found[key][0]["name"] for key in ("services", "libraries", "tools")]
    assert names == ["Stripe", "libpq", "psql"]
    assert found["relations"] == [
        {"line": 60, "kind": "depends-on", "target": "empty.md", "text": "the empty one"}
    ]
    assert found["sections"]["goal"] == [{"line": 5, "text": "Move it."}]
    assert found["sections"]["patterns"] == []
    assert found["not_understood"] == [{"line": 70, "section": "Risks", "text": "Prose."}]
    assert found["findings"] == [
        {"rule": "status-doubtful", "severity": "warning", "line": 3, "message": "Steps are open."}
    ]


def test_missing_values_are_null_and_never_left_out() -> None:
    empty, full = record(EMPTY), record(FULL)
    assert list(empty) == list(full)
    assert empty["steps"] == {"done": 0, "total": 0, "tracked": None}
    unstated = (
        "date",
        "target",
        "target_line",
        "status_raw",
        "status_line",
        "computed_status",
        "contradiction",
    )
    assert [empty[key] for key in unstated] == [None] * 7


def test_a_record_with_any_text_is_one_line() -> None:
    text = "a\nb\r\x0b\x1c\x85\u2028\u2029c\x1b[31m\x9b\u202e\u2066\ufeff\x7f\x00</script>"
    line = encode(record(replace(EMPTY, title=text)))
    assert len(line.splitlines()) == 1
    assert line.isprintable()
    assert json.loads(line)["title"] == text


def test_letters_of_every_language_stay_readable() -> None:
    assert '"title": "計画 Übersicht 🚀"' in encode(record(replace(EMPTY, title="計画 Übersicht 🚀")))


def test_half_a_surrogate_pair_becomes_a_replacement_character() -> None:
    line = encode(record(replace(EMPTY, path="plans/\udcff.md", title="\ud83d")))
    assert json.loads(line.encode("utf-8"))["path"] == "plans/\ufffd.md"


@pytest.fixture
def two() -> Portfolio:
    change = LastChange(datetime(2026, 1, 9, 1, tzinfo=timezone(timedelta(hours=9))), "abc1234")
    extra = (Finding("collision", Severity.ERROR, "Moved aside."),)
    return portal(
        Entry(active(FULL), "plans/full/", last_change=change, findings=extra), Entry(EMPTY, "plans/empty/")
    )


def test_the_snapshot_meets_its_schema(two: Portfolio) -> None:
    when = datetime(2026, 1, 9, tzinfo=UTC)
    origin = Origin("Harbour", "https://h.example/", "https://c.example/", "f" * 40, when, True, "full")
    template = Entry(replace(EMPTY, is_template=True), "plans/template/")
    assert validate(snapshot(two, origin, templates=[template])) == []
    assert validate(snapshot(portal(), Origin())) == []


def test_the_schema_has_every_key(two: Portfolio) -> None:
    def closed(part: Any) -> Any:
        """The schema without other keys than those that it names."""
        if isinstance(part, list):
            return [closed(item) for item in part]
        if not isinstance(part, dict):
            return part
        shut = {key: value if key in ("if", "then", "else") else closed(value) for key, value in part.items()}
        return {**shut, "unevaluatedProperties": False} if "properties" in part else shut

    strict = closed(json.loads(schema()))
    template = Entry(replace(EMPTY, is_template=True), "plans/template/")
    value = snapshot(two, Origin(), templates=[template])
    errors = [error.message for error in Draft202012Validator(strict).iter_errors(value)]
    assert errors == []
    value["plans"][1]["risks"][0]["unheard_of"] = 1
    assert not Draft202012Validator(strict).is_valid(value)


def test_the_schema_refuses_what_is_wrong(two: Portfolio) -> None:
    value = snapshot(two, Origin())
    value["plans"][0]["status"] = "nearly"
    del value["plans"][1]["risks"][0]["anchor"]
    value["today"] = "yesterday"
    assert len(validate(value)) == 3


def test_figures_of_the_summary_add_up(two: Portfolio) -> None:
    done = Entry(replace(FULL, path="plans/done.md"), "plans/done/")
    found = snapshot(portal(*two.entries, done), Origin())["summary"]
    assert (found["plans"], found["active"], found["finished"]) == (3, 2, 1)
    assert sum(found["by_status"].values()) == found["plans"]
    assert found["steps"] == {"done": 1, "total": 2}
    risks, questions = found["risks"], found["questions"]
    assert (risks["total"], risks["open"], risks["closed"], risks["finished"]) == (4, 1, 1, 2)
    assert sum(cell["count"] for cell in risks["matrix"]) == sum(risks["bands"].values()) == risks["open"]
    groups = ("total", "open", "answered", "finished")
    assert [questions[group] for group in groups] == [4, 1, 1, 2]
    assert sum(questions["open_by_kind"].values()) == questions["open"]
    assert found["findings"] == {"error": 1, "warning": 2, "info": 0}
    assert (found["not_understood"], found["access_outstanding"]) == (2, 1)


def test_plans_are_sorted_by_path_with_their_address_and_last_change(two: Portfolio) -> None:
    empty, full = snapshot(two, Origin())["plans"]
    assert (empty["path"], empty["url"], empty["changed"]) == ("plans/empty.md", "plans/empty/", None)
    assert (full["changed"], full["changed_commit"]) == ("2026-01-08T16:00:00Z", "abc1234")
    assert [finding["rule"] for finding in full["findings"]] == ["collision", "status-doubtful"]
    assert set(record(FULL)) < set(full)


def test_relations_between_plans_attention_and_inventory(two: Portfolio) -> None:
    found = snapshot(two, Origin())
    assert found["relations"] == [
        {"from": "plans/full.md", "kind": "depends-on", "to": "plans/empty.md", "line": 60}
    ]
    (attention,) = found["attention"]
    assert attention["path"] == "plans/full.md"
    assert [reason["kind"] for reason in attention["reasons"]] == ["unmitigated", "decision", "access"]
    assert found["inventory"]["libraries"] == [
        {"name": "libpq", "versions": ["16"], "plans": ["plans/full.md"]}
    ]


def test_changes_are_unknown_without_history(two: Portfolio) -> None:
    assert snapshot(two, Origin())["summary"]["changed"] == 1
    found = snapshot(portal(Entry(EMPTY, "plans/empty/")), Origin())["summary"]
    assert (found["changed"], found["stale"]) == (None, None)


def test_the_same_plans_make_the_same_bytes(two: Portfolio) -> None:
    again = portal(*reversed(two.entries))
    assert published(two, Origin()) == published(again, Origin())


def test_the_file_has_a_line_for_each_plan(two: Portfolio) -> None:
    raw = published(two, Origin())
    assert json.loads(raw) == snapshot(two, Origin())
    assert raw.endswith(b"\n")
    assert b"\r" not in raw
    lines = raw.decode("utf-8").split("\n")
    assert sum(line.startswith('{"path":"plans/') and '"sections"' in line for line in lines) == 2


def test_no_number_is_a_fraction(two: Portfolio) -> None:
    assert not any(isinstance(value, float) for value in walk(snapshot(two, Origin())))


def test_a_hostile_plan_survives_encoding() -> None:
    hostile = replace(EMPTY, title="\ud800</script>\u2028", owners=("\udfff",), path="plans/\udc80.md")
    raw = published(portal(Entry(hostile, "plans/x/")), Origin(name="\ud800"))
    assert json.loads(raw)["plans"][0]["title"] == "\ufffd</script>\u2028"
