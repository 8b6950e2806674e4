"""`plans-history.json`: what is written, and what is read of a file that anyone may have written."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from mkdocs_plans.cli import main
from mkdocs_plans.config.options import Profile
from mkdocs_plans.history import History
from mkdocs_plans.history.reader import read_history
from mkdocs_plans.history.writer import published_history, schema
from mkdocs_plans.snapshot.untrusted_json import PublishedError
from mkdocs_plans.snapshot.writer import Origin

from tests.builds import Project
from tests.history.scripted import HARBOUR, ScriptedRepository

TEXT = """# Dredge the harbour

**Status:** Planning

## Steps

### Phase 1: Secret phase

- [ ] Measure the basin

## Risks

| Risk | Impact | Mitigation |
|---|---|---|
| Mud is polluted | High | Secret mitigation |

## Questions

- Who pays?

## Access

- [ ] Secret key
"""


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> History:
    """A history with all that profiles leave out."""
    repository = ScriptedRepository(tmp_path_factory.mktemp("published"))
    repository.commit(1, {HARBOUR: TEXT})
    repository.edit(2, ("[ ] Measure", "[x] Measure"), ("Secret mitigation", "Another secret mitigation"))
    repository.edit(3, ("Who pays?", "Who pays? → Secret answer"), ("[ ] Secret key", "[x] Secret key"))
    repository.edit(4, ("Measure the basin", "Measure the whole basin"))
    repository.commit(5, {f"plans/{n}.md": f"# {n}\n\n**Status:** Completed\n" for n in range(6)})
    return repository.history()


def written(history: History, profile: Profile = Profile.FULL) -> dict[str, Any]:
    """The file as JSON."""
    raw = published_history(history, Origin("Harbour", commit="a" * 40), profile=profile)
    found: dict[str, Any] = json.loads(raw)
    return found


def kinds(file: dict[str, Any]) -> list[str]:
    """The kinds of all events."""
    return [event["kind"] for commit in file["commits"] for event in commit["events"]]


@pytest.mark.parametrize("profile", Profile)
def test_the_file_meets_its_schema(history: History, profile: Profile) -> None:
    found = written(history, profile)
    Draft202012Validator(json.loads(schema())).validate(found)
    assert "step-done" in kinds(found)


def test_what_is_written_is_read(history: History) -> None:
    found = read_history(published_history(history, Origin("Harbour", commit="a" * 40)))
    assert (found.name, found.commit) == ("Harbour", "a" * 40)
    assert found.history == replace(history, plans={})


def test_each_commit_is_on_a_line_of_its_own(history: History) -> None:
    lines = published_history(history, Origin()).decode().splitlines()
    assert sum(line.startswith('{"date":') for line in lines) == 5


def test_an_import_has_the_number_of_its_plans(history: History) -> None:
    assert [commit["imported"] for commit in written(history)["commits"]] == [0, 0, 0, 0, 6]


def test_a_redacted_history_has_no_access_items_and_no_mitigations(history: History) -> None:
    found = written(history, Profile.REDACTED)
    text = json.dumps(found)
    assert "Secret key" not in text
    assert "ecret mitigation" not in text
    assert "Secret answer" in text
    assert not [kind for kind in kinds(found) if kind.startswith("access")]
    assert "mitigation-changed" in kinds(found)


def test_a_summary_has_no_texts_of_steps_questions_and_access_items(history: History) -> None:
    found = written(history, Profile.SUMMARY)
    assert kinds(found) == kinds(written(history))
    text = json.dumps(found, ensure_ascii=False)
    for word in ("Secret phase", "Secret key", "Secret answer", "the basin", "Who pays"):
        assert word not in text
    assert "Dredge the harbour" in text


def test_kinds_of_later_releases_are_passed_over(history: History) -> None:
    raw = published_history(history, Origin()).replace(b'"step-done"', b'"step-painted"')
    assert "step-done" not in {event.kind for event in read_history(raw).history.events}


@pytest.mark.parametrize(
    "old, new, reason",
    [
        (b"mkdocs-plans-history", b"mkdocs-plans-snapshot", "is not a history of plans"),
        (b'"schema_version": "1.0"', b'"schema_version": "2.0"', "has version 2.0"),
        (b'"imported":0', b'"imported":-1', "does not match the schema"),
        (b'"commit":"', b'"commit":"<script>', "does not match the schema"),
        (b"2026-01-02T", b"2026-01-09T", "not in the order of time"),
        (b"2026-01-02T", b"2026-02-31T", "does not exist"),
        (b'"kind"', b'"path":"x","kind"', "twice in one object"),
        (b'"events":[', b'"events":[[', "JSON"),
    ],
)
def test_a_file_that_does_not_fit_is_refused(history: History, old: bytes, new: bytes, reason: str) -> None:
    raw = published_history(history, Origin())
    assert old in raw
    with pytest.raises(PublishedError, match=reason):
        read_history(raw.replace(old, new))


def test_invisible_characters_are_removed(history: History) -> None:
    raw = published_history(history, Origin()).replace(
        b"Measure the basin", b"Measure\\u202e the\\u001b basin"
    )
    texts = {event.text for event in read_history(raw).history.events}
    assert not any("\u202e" in text or "\x1b" in text for text in texts)


def test_the_site_publishes_what_the_command_exports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    project = Project(tmp_path)
    project.write({HARBOUR: TEXT, "docs/index.md": "# Harbour\n", ".gitignore": "site/\n"})
    project.configure()
    project.commit()
    built = project.build()
    monkeypatch.chdir(tmp_path)
    capfd.readouterr()
    with pytest.raises(SystemExit) as ended:
        main(["export", "--format", "history"])
    assert ended.value.code in (0, None)
    assert json.loads(capfd.readouterr().out) == built.json("plans-history.json")
    assert built.json("plans-history.schema.json") == json.loads(schema())
