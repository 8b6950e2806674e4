"""Untrusted snapshots: read completely and clean, or refused with a reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from mkdocs_plans.config.options import Profile
from mkdocs_plans.model.plan import TargetDate
from mkdocs_plans.overview.project_status import DataState
from mkdocs_plans.snapshot import reader, untrusted_json
from mkdocs_plans.snapshot.reader import Published, read_published
from mkdocs_plans.snapshot.untrusted_json import DEEPEST, LARGEST, LONGEST, MOST_VALUES, PublishedError

from tests.portals import LAKE, everywhere, plans_json

BASE = "https://portal.example/data/"
HOSTILE = "<img src=x onerror=alert(1)>"

Snapshot = dict[str, Any]


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    return plans_json(tmp_path)


def read(snapshot: Snapshot | bytes | str) -> Published:
    if isinstance(snapshot, dict):
        snapshot = json.dumps(snapshot)
    return read_published(snapshot.encode() if isinstance(snapshot, str) else snapshot, base=BASE)


def refused(snapshot: Snapshot | bytes | str) -> str:
    with pytest.raises(PublishedError) as caught:
        read(snapshot)
    assert caught.value.state is DataState.INVALID
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_snapshot_is_read_back_as_the_plans_it_was_made_of(snapshot: Snapshot) -> None:
    (entry,) = read(snapshot).entries
    plan = entry.plan
    assert (plan.title, plan.status.state, plan.date) == ("Fill the lake", "blocked", "2026-01-10")
    assert [(step.text, step.mark) for step in plan.steps] == [("Dig", "done"), ("Pour", "open")]
    assert [(risk.impact, risk.mitigation) for risk in plan.risks] == [("high", None), ("low", "storks")]
    assert [question.text for question in plan.questions] == ["How deep?"]
    assert entry.url == f"{BASE}plans/lake/"


def test_a_snapshot_has_due_dates_and_owners(tmp_path: Path) -> None:
    fog, ice = "| Fog | Ana <ana@lake.example> | 2026-02-01 |", "| Ice | TBD | |"
    risks = f"| Risk | Owner | Due |\n|---|---|---|\n{fog}\n{ice}\n"
    text = f"# Lake\n\n**Due:** 2026-03-01\n\n## Risks\n\n{risks}"
    (entry,) = read(plans_json(tmp_path, {"plans/lake.md": text})).entries
    assert entry.plan.target == TargetDate("2026-03-01", 3)
    assert [(risk.owner, risk.owned, risk.due) for risk in entry.plan.risks] == [
        ("Ana", True, "2026-02-01"),
        (None, False, None),
    ]


def test_a_published_snapshot_can_be_read_again(tmp_path: Path) -> None:
    plans = {f"plans/{number}.md": LAKE.replace("lake", f"lake {number}") for number in range(3)}
    snapshot = plans_json(tmp_path, plans)
    assert [entry.plan.path for entry in read(snapshot).entries] == [
        plan["path"] for plan in snapshot["plans"]
    ]


def test_keys_of_later_versions_are_passed_over(snapshot: Snapshot) -> None:
    snapshot["schema_version"] = "1.7"
    snapshot["novel"] = snapshot["plans"][0]["novel"] = {"deep": [1.5, None]}
    assert len(read(snapshot).entries) == 1


def test_a_later_version_is_refused_as_newer(snapshot: Snapshot) -> None:
    snapshot["schema_version"] = "2.0"
    snapshot["plans"] = "another shape"
    with pytest.raises(PublishedError, match=r"has version 2\.0; this release reads 1\.1") as caught:
        read(snapshot)
    assert caught.value.state is DataState.NEWER


@pytest.mark.parametrize(
    "raw, said",
    [
        (b"", "cannot be read as JSON"),
        (b"<!doctype html><title>Sign in</title>", "cannot be read as JSON"),
        (b"[]", "Expected `object`"),
        (b'{"format": "sarif", "schema_version": "1.0"}', "is not a snapshot of plans"),
        (b'{"format": "mkdocs-plans-snapshot"}', "missing required field `schema_version`"),
        (b"[" * 100_000, f"nested more than {DEEPEST} levels"),
        (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, f"nested more than {DEEPEST} levels"),
        (b'{"a": "' + b'\\"' * 100_000, "is not JSON"),
        (b'{"format": "\xff\xfe"}', "cannot be read as JSON"),
        (b" " * (LARGEST + 1), "larger than 50 MB"),
        (b"[" + b"0," * MOST_VALUES + b"0]", "has more than 5,000,000 values"),
        (b"[" + b"{}," * MOST_VALUES + b"{}]", "has more than 5,000,000 values"),
        (b'{"a": [' + b"0," * MOST_VALUES, "has more than 5,000,000 values"),
    ],
    ids=lambda value: repr(value[:20]) if isinstance(value, bytes) else "",
)
def test_files_that_are_no_snapshot_are_refused(raw: bytes, said: str) -> None:
    assert said in refused(raw)


@pytest.mark.parametrize(
    "old, new",
    [
        ('"title_line": 1', '"title_line": NaN'),
        ('"title_line": 1', f'"title_line": {"9" * 5000}'),
        ('"title_line": 1', '"title_line": 1.5'),
        ('"Fill the lake"', r'"Fill the \ud800 lake"'),
        ('"Fill the lake"', '["Fill", "the lake"]'),
        ('"status": "blocked"', '"status": "<b>blocked</b>"'),
        ('"impact": "high", "impact_raw"', '"impact": 3, "impact_raw"'),
        ('"2026-01-10"', '"2026-13-40"'),
        ('"2026-01-10"', '"yesterday"'),
        ('"target": null', '"target": "soon"'),
        ('"due": null', '"due": "2026-13-40"'),
        ('"owned": null', '"owned": "Ana"'),
        ('"band": "red"', '"band": "purple"'),
        ('"computed_status": "in-progress"', '"computed_status": "late"'),
        ('"closed": false', '"closed": "no"'),
        ('"commit": null', '"commit": "<script>"'),
        ('"attention": 1,', '"attention": -1,'),
        ('"attention": 1,', '"attention": 1e99,'),
        ('"done": 1', '"done": 99999999999'),
        ('"line": 8', f'"line": {10**30}'),
        ('"line": 8', '"line": 1000000001'),
        ('"line": 8', '"line":-8'),
        ('"phase": null', '"phase": 0'),
        ('"phase": null', '"phase": -1'),
    ],
)
def test_a_value_of_another_kind_refuses_the_whole(snapshot: Snapshot, old: str, new: str) -> None:
    text = json.dumps(snapshot)
    assert old in text
    assert refused(text.replace(old, new, 1))


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize(
    "old, new",
    [
        ('"name": "Data"', '"name": "Billing", "name": "Data"'),
        ('"name": "Data"', r'"name": "Data", "\u006eame": "Billing"'),
        ('"plans": 1,', '"plans": 1, "plans": 0,'),
        ('"format": ', '"summary": {}, "format": '),
        ('"format": ', f'"plans": [{{"path": "{"x" * 9_999}"}}], "format": '),
    ],
    ids=["project", "escaped", "figure", "at the top", "plans"],
)
def test_a_key_that_is_there_twice_refuses_the_whole(
    tmp_path: Path, profile: Profile, old: str, new: str
) -> None:
    text = json.dumps(plans_json(tmp_path / "told", profile=profile))
    assert old in text
    for counted in (False, True):
        with pytest.raises(PublishedError, match=r'has the key "\w+" twice in one object') as caught:
            read_published(text.replace(old, new, 1).encode(), counted=counted)
        assert caught.value.state is DataState.INVALID


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "//evil.example/", "/elsewhere/", "../other/", "a/../../b/", "%2e%2e/x", "..%2fx",
     "\\\\evil", "data:text/html,x", "JAVASCRIPT%3Aalert(1)", "x?y", "x#y", "\tjavascript:x"],
)  # fmt: skip
def test_an_address_that_leads_away_refuses_the_whole(snapshot: Snapshot, url: str) -> None:
    snapshot["plans"][0]["url"] = url
    assert "is not on its portal" in refused(snapshot)


def test_a_plan_that_an_overview_has_from_elsewhere_is_found_on_the_overview(snapshot: Snapshot) -> None:
    snapshot["plans"][0]["url"] = "https://evil.example/"
    assert read(snapshot).entries[0].url == BASE


@pytest.mark.parametrize("path", ["", "/etc/passwd", "../../x.md", "a/../b.md", "a\\b.md"])
def test_a_path_that_leads_out_refuses_the_whole(snapshot: Snapshot, path: str) -> None:
    snapshot["plans"][0]["path"] = path
    assert "not a path in a repository" in refused(snapshot)


def test_two_plans_of_one_path_refuse_the_whole(snapshot: Snapshot) -> None:
    snapshot["plans"] *= 2
    assert refused(snapshot) == 'contains two plans "plans/lake.md"'


def texts(value: object) -> set[str]:
    if isinstance(value, str):
        return {value}
    if isinstance(value, tuple):
        return {text for item in value for text in texts(item)}
    kind = type(value)
    names = getattr(kind, "__struct_fields__", ()) or getattr(kind, "__dataclass_fields__", ())
    return {text for name in names for text in texts(getattr(value, name))}


def test_markup_is_text(snapshot: Snapshot) -> None:
    (entry,) = read(everywhere(snapshot, lambda text: HOSTILE + text)).entries
    assert HOSTILE + "Fill the lake" in texts(entry.plan)


def test_texts_are_cut_to_size_and_lose_invisible_characters(snapshot: Snapshot) -> None:
    unseen = "\x00\x1b[31m\u202e\u2066\u200f\ufeff\r\n\u2028"
    for text in (unseen + "x", "x" * (LONGEST + 1), '"' * (LONGEST + 1)):
        (entry,) = read(everywhere(snapshot, text.__add__)).entries
        found = texts(entry.plan)
        assert max(map(len, found)) <= LONGEST
        assert not any(sign in text for sign in unseen.replace("[31m", "") for text in found)


def test_of_too_many_plans_the_first_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_PLANS", 2)
    snapshot = plans_json(tmp_path, {f"plans/{number}.md": LAKE for number in range(3)})
    found = read(snapshot)
    assert ([entry.plan.path for entry in found.entries], found.truncated) == (
        ["plans/0.md", "plans/1.md"],
        True,
    )


def test_a_plan_that_is_too_large_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    snapshot = plans_json(tmp_path, {f"plans/{number}.md": LAKE for number in range(3)})
    monkeypatch.setattr(reader, "LARGEST_PART", len(json.dumps(snapshot["plans"][1])) + 100)
    snapshot["plans"][1]["tags"] = ["a tag"] * 50
    snapshot.pop("summary")
    snapshot["summary"] = {}
    found = read(snapshot)
    assert ([entry.plan.path for entry in found.entries], found.truncated) == (
        ["plans/0.md", "plans/2.md"],
        True,
    )


@pytest.mark.parametrize("counted", [True, False])
def test_too_much_beside_the_plans_refuses_the_whole(
    snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch, counted: bool
) -> None:
    monkeypatch.setattr(reader, "LARGEST_PART", 9_000)
    snapshot["summary"]["new"] = "x" * 9_000
    with pytest.raises(PublishedError, match="has more than 9,000 bytes besides its plans"):
        read_published(json.dumps(snapshot).encode(), counted=counted)


def test_too_many_keys_at_the_top_refuse_the_whole(
    snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(untrusted_json, "_FEW", 0)
    assert len(read(snapshot).entries) == 1
    assert "has more than 1,000 keys" in refused({**snapshot, **{f"{n}": [{}, [n]] for n in range(1_000)}})


@pytest.mark.parametrize("text", ['"', "\\", '\\"', '\\\\"],[', "[{,", '"' * 9, "\\" * 9])
@pytest.mark.parametrize("window", [1, 2, 3, 7, 10_000])
def test_signs_within_texts_are_not_counted(
    snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch, text: str, window: int
) -> None:
    plain = untrusted_json.signs_of(json.dumps(snapshot).encode())
    monkeypatch.setattr(untrusted_json, "_WINDOW", window)
    assert untrusted_json.signs_of(json.dumps(everywhere(snapshot, text.__add__)).encode()) == plain
