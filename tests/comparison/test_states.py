"""Any pair of commits, folders and snapshots can be compared, with the same result."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from mkdocs_plans.cli.project_plans import read_project
from mkdocs_plans.comparison import RevisionError, compare, since
from mkdocs_plans.config.mkdocs_yml import load
from mkdocs_plans.config.options import ConfigError
from mkdocs_plans.config.resolved import ResolvedConfig
from mkdocs_plans.diff import Change, Diff, DiffNote, EventKind, Side
from mkdocs_plans.model.plan import Severity
from mkdocs_plans.portal.build import assemble

from tests.builds import Project
from tests.comparison.harbour import OTHER, PLAN, PLANS, between, reported, ticked
from tests.diff import harbour
from tests.diff.edits import EDITS

BARGE = [("plans/basin.md", "step-done", "Hire a barge")]
CONFIG = "site_name: Harbour\nplugins:\n  - plans:\n      {}\n"


def story(found: Diff) -> object:
    """A diff without the names of its sides and the addresses of pages, which a snapshot does not contain."""
    return [replace(plan, page=None) for plan in found.plans], found.before, found.after


def export(project: Project, path: Path) -> Path:
    """The plans of the working tree as a snapshot."""
    path.write_bytes(read_project(project.root, lambda _: None).published())
    return path


@pytest.fixture
def three_ways(project: Project, elsewhere: Path) -> tuple[Project, dict[str, str], dict[str, str]]:
    """Two states of the harbour, each as commit, folder and snapshot."""
    changed = {
        path: text and text.replace("**Due:** 2026-12-24", "**Due:** 2027-01-31")
        for edit in EDITS
        if edit.name in ("a plan is called completed too early", "a status in front matter changes")
        for path, text in edit.files.items()
    }
    names: list[dict[str, str]] = []
    states: list[dict[str, str | None]] = [dict(harbour.PLANS), changed]
    project.write({"docs/index.md": "# Home\n", "mkdocs.yml": "site_name: Harbour\nplugins: [plans]\n"})
    for number, files in enumerate(states):
        project.write({path: text for path, text in files.items() if text is not None})
        commit = project.commit(f"state {number}")
        folder = elsewhere / f"state-{number}"
        shutil.copytree(project.root, folder, ignore=shutil.ignore_patterns(".git"))
        file = export(project, elsewhere / f"state-{number}.json")
        names.append(
            {"commit": commit, "folder": str(folder), "plans": str(folder / "plans"), "snapshot": str(file)}
        )
    return project, names[0], names[1]


def test_commits_folders_and_snapshots_report_the_same(
    three_ways: tuple[Project, dict[str, str], dict[str, str]],
) -> None:
    project, before, after = three_ways
    expected = compare(before["commit"], after["commit"], project.root)
    assert len(expected.events) > 5
    assert "target" in {event.about for _, event in expected.events}
    for base in before.values():
        for head in (*after.values(), "."):
            assert story(compare(base, head, project.root)) == story(expected), (base, head)
    assert compare(before["snapshot"], after["snapshot"], project.root).base.commit == before["commit"]


def test_outside_of_a_repository_folders_are_compared(tmp_path: Path) -> None:
    for name, text in (("old", PLAN), ("new", ticked(PLAN))):
        (tmp_path / name / "plans").mkdir(parents=True)
        (tmp_path / name / "plans/basin.md").write_text(text)
    assert between("old", "new", tmp_path) == BARGE
    assert between("old/plans", "new/plans", tmp_path) == BARGE


def test_a_folder_of_plans_alone_is_compared_with_a_project_in_a_folder_of_a_repository(
    project: Project, elsewhere: Path
) -> None:
    project.write({f"sites/harbour/{path}": text for path, text in PLANS.items()})
    project.write({"sites/harbour/mkdocs.yml": CONFIG.format("title: Plans")})
    project.commit()
    old = elsewhere / "old"
    old.mkdir()
    (old / "basin.md").write_text(PLAN.replace("[x]", "[ ]"))
    (old / "pier.md").write_text(OTHER)
    root = project.root / "sites/harbour"
    assert between(str(old), ".", root) == [
        ("sites/harbour/plans/basin.md", "step-done", "Measure the depth")
    ]
    assert between(str(old), "HEAD", root) == between(str(old), ".", root)


def test_uncommitted_work_is_compared_where_the_folder_is_named(project: Project) -> None:
    project.write(PLANS)
    project.commit()
    project.write({"plans/basin.md": ticked(PLAN), "plans/new.md": OTHER})
    assert between("HEAD", "HEAD", project.root) == []
    assert [plan.path for plan in compare("HEAD", ".", project.root).plans] == [
        "plans/basin.md",
        "plans/new.md",
    ]
    assert between(".", "HEAD", project.root) == [("plans/basin.md", "step-reopened", "Hire a barge")]


def test_a_file_that_was_renamed_in_the_working_tree_is_the_same_plan(project: Project) -> None:
    project.write({**PLANS, "plans/twin.md": PLAN})
    project.commit()
    (project.root / "plans/pier.md").rename(project.root / "plans/jetty.md")
    [plan] = compare("HEAD", ".", project.root).plans
    assert (plan.change, plan.was, plan.path) == (Change.RENAMED, "plans/pier.md", "plans/jetty.md")
    (project.root / "plans/basin.md").rename(project.root / "plans/dock.md")
    (project.root / "plans/twin.md").rename(project.root / "plans/quay.md")
    was = {plan.path: plan.was for plan in compare("HEAD", ".", project.root).plans}
    assert was["plans/dock.md"] == "plans/basin.md"  # it is unknown which of two equal items it was
    assert was["plans/quay.md"] == "plans/twin.md"


@pytest.mark.parametrize("base", ["HEAD", "folder"])
def test_a_file_that_was_renamed_and_changed_is_the_same_plan_before_it_is_committed(
    project: Project, elsewhere: Path, base: str
) -> None:
    """As it will be when it is committed: half of its lines are enough."""
    pier = "# Build the pier\n\nStatus: Planning\n\n## Steps\n\n- [ ] Sink the piles\n- [ ] Lay the planks\n"
    other = "# Rent a diver\n\nStatus: Planning\n"
    project.write({"plans/pier.md": pier, "plans/diver.md": other})
    project.commit()
    if base == "folder":
        base = str(shutil.copytree(project.root / "plans", elsewhere / "plans").parent)
    for path in ("plans/pier.md", "plans/diver.md"):
        (project.root / path).unlink()
    project.write(
        {"plans/jetty.md": pier.replace("[ ] Sink", "[x] Sink"), "plans/tug.md": "# Sell the tug\n"}
    )
    for there, back, step in ((base, ".", EventKind.STEP_DONE), (".", base, EventKind.STEP_REOPENED)):
        found = compare(there, back, project.root)
        assert [{plan.path, plan.was} for plan in found.plans if plan.was] == [
            {"plans/jetty.md", "plans/pier.md"}
        ]
        assert Counter(plan.change for plan in found.plans) == dict.fromkeys(
            (Change.RENAMED, Change.ADDED, Change.REMOVED), 1
        )
        assert [event.kind for plan, event in found.events if plan.was and not event.severity] == [step]


def test_a_revision_has_priority_over_a_folder_of_the_same_name(project: Project) -> None:
    project.write(PLANS)
    project.commit("base")
    project.git("branch", "old")
    project.write({"plans/basin.md": ticked(PLAN), "old/plans/basin.md": ticked(ticked(PLAN))})
    project.commit("head")
    assert between("old", "HEAD", project.root) == BARGE
    assert between("./old", "HEAD", project.root) == [("plans/basin.md", "step-reopened", "Dig")]


def test_a_folder_without_plans_is_no_base(project: Project, elsewhere: Path) -> None:
    project.write(PLANS)
    project.commit()
    with pytest.raises(FileNotFoundError, match="the folder contains no plans"):
        compare(str(elsewhere), "HEAD", project.root)


def test_one_side_may_lack_the_folder_of_plans_but_not_both(project: Project) -> None:
    project.write({"docs/index.md": "# Harbour\n", "specs/x.md": "# X\n"})
    project.configure(plugins=[{"plans": {"folder": "plan"}}])
    project.commit("no plans")
    project.commit("still none")
    with pytest.raises(ConfigError, match='neither side has plans: there is no folder "plan"'):
        compare("HEAD~1", "HEAD", project.root)
    project.configure()
    project.commit("another folder")
    project.write(PLANS)
    with pytest.raises(ConfigError, match='neither side has the folder "plans": commit it'):
        compare("HEAD~1", "HEAD", project.root)
    assert {plan.change for plan in compare("HEAD", ".", project.root).plans} == {Change.ADDED}
    project.commit("plans")
    assert {plan.change for plan in compare("HEAD~1", "HEAD", project.root).plans} == {Change.ADDED}


@pytest.mark.parametrize(
    "content,why",
    [
        ("{", "cannot be read as JSON|is not JSON"),
        ('{"format": "something-else", "schema_version": "1.0"}', "is not a snapshot of plans"),
        ('{"format": "mkdocs-plans-snapshot", "schema_version": "9.0"}', "has version 9.0"),
    ],
)
def test_a_file_that_is_no_snapshot_is_refused(project: Project, content: str, why: str) -> None:
    project.write({**PLANS, "plans.json": content})
    project.commit()
    with pytest.raises(RevisionError, match=f"plans.json: it .*({why})"):
        compare("plans.json", "HEAD", project.root)


def test_a_snapshot_that_leaves_items_out_is_refused(project: Project) -> None:
    project.write({**PLANS, "mkdocs.yml": "site_name: x\nplugins: [{plans: {profile: summary}}]\n"})
    project.commit()
    export(project, project.root / "plans.json")
    with pytest.raises(RevisionError, match="does not contain all plans"):
        compare("plans.json", "HEAD", project.root)


# One configuration for both sides.


def test_both_sides_are_read_with_the_configuration_of_the_head(project: Project) -> None:
    project.write({**PLANS, "mkdocs.yml": CONFIG.format("title: Plans"), "plans/drafts/buoy.md": OTHER})
    project.commit("base")
    project.write({"mkdocs.yml": CONFIG.format("{exclude: drafts, rules: {structure: error}}")})
    project.commit("head")
    found = compare("HEAD^1", "HEAD", project.root)
    assert found.plans == ()
    assert found.before == found.after
    assert found.after.plans == 2


def test_words_that_a_portal_teaches_state_and_do_not_reword(project: Project) -> None:
    markers = "vocabulary: {markers: {answer: [verdict], impact: [harm]}, status: {completed: [moored]}}"
    boats = "# Boats\n\n## Steps\n- [ ] {}\n\n## Risks\n- Ice on deck (Harm: {})\n\n## Questions\n- [ ] {}\n"
    project.write(
        {
            "mkdocs.yml": CONFIG.format(markers),
            "plans/boats.md": boats.format("Tow the boat", "low", "Which lamps?"),
        }
    )
    project.commit()
    after = boats.format("Moored: Tow the boat", "high", "Which lamps? Verdict: the blue ones")
    project.write({"plans/boats.md": after.replace("[ ]", "[x]")})
    reported = [event.kind for _, event in compare("HEAD", ".", project.root).events if not event.severity]
    assert reported == [EventKind.STEP_DONE, EventKind.RISK_RAISED, EventKind.QUESTION_ANSWERED]


def test_a_working_tree_does_not_change_how_commits_are_read(project: Project) -> None:
    project.write({**PLANS, "mkdocs.yml": CONFIG.format("title: Plans")})
    project.commit("base")
    project.write({"plans/basin.md": ticked(PLAN)})
    project.commit("head")
    project.write({"mkdocs.yml": CONFIG.format("folder: nowhere")})
    assert between("HEAD^1", "HEAD", project.root) == BARGE


def test_a_trusted_configuration_can_be_used_and_the_difference_is_reported(project: Project) -> None:
    silent = CONFIG.format("{rules: {contradiction: off}, exclude: pier.md}")
    project.write({**PLANS, "mkdocs.yml": CONFIG.format("stale_after: 9")})
    project.commit("base")
    project.write({"mkdocs.yml": silent, "plans/basin.md": PLAN.replace("In Progress", "Completed")})
    project.commit("head")
    project.git("checkout", "-q", "HEAD^1")
    own = compare("main^1", "main^0", project.root)
    assert (own.configuration_differs, own.after.plans) == ((), 1)
    assert {event.about for _, event in own.events} == {None}
    trusted = compare("main^1", "main^0", project.root, config=project.root / "mkdocs.yml")
    assert (trusted.configuration_differs, trusted.after.plans) == (("exclude", "rules", "stale_after"), 2)
    assert "completed-with-open-steps" in {event.about for _, event in trusted.events}


def test_a_configuration_of_the_head_that_cannot_be_used_keeps_its_secrets(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOKEN", "s3cr3t")
    project.write({**PLANS, "mkdocs.yml": CONFIG.format("title: Plans")})
    project.commit("base")
    project.write({"mkdocs.yml": CONFIG.format("{stale_after: !ENV TOKEN}"), "plans/basin.md": ticked(PLAN)})
    project.commit("head")
    with pytest.raises(ConfigError, match="stale_after"):
        compare("HEAD^1", "HEAD", project.root)
    project.git("checkout", "-q", "HEAD^1")
    found = compare("main^1", "main^0", project.root, config=project.root / "mkdocs.yml")
    assert reported(found) == BARGE
    assert found.notes == (DiffNote("The configuration of the head is invalid.", side=Side.HEAD),)
    assert "s3cr3t" not in repr(found)


def test_a_configuration_may_inherit_from_another_file_of_the_commit_and_from_no_other(
    project: Project, tmp_path: Path
) -> None:
    (tmp_path.parent / "outside.yml").write_text("plugins: [{plans: {folder: work}}]\n")
    project.write({"work/basin.md": PLAN, "mkdocs.yml": "INHERIT: shared.yml\n",
                   "shared.yml": "site_name: x\nplugins: [{plans: {folder: work}}]\n"})  # fmt: skip
    project.commit("base")
    project.write({"work/basin.md": ticked(PLAN)})
    project.commit("head")
    assert between("HEAD^1", "HEAD", project.root) == [("work/basin.md", "step-done", "Hire a barge")]
    project.write({"mkdocs.yml": "INHERIT: ../outside.yml\n"})
    project.commit("leads out")
    with pytest.raises(ConfigError, match="the commit does not contain the file"):
        compare("HEAD^1", "HEAD", project.root)


@pytest.mark.parametrize(
    "folder,there",
    [
        ("work", ["work/a.md"]),
        ("packages/*/plans", ["packages/one/plans/a.md", "packages/two/plans/deep/b.md"]),
        ("[work, packages/one/plans]", ["work/a.md", "packages/one/plans/a.md"]),
        ("'**/plans'", ["packages/one/plans/a.md", "plans/c.md"]),
        (".", ["plans/c.md", "a.md"]),
    ],
)
def test_plans_are_found_in_a_commit_where_they_are_found_on_disk(
    project: Project, folder: str, there: list[str]
) -> None:
    decoys = ["packages/.hidden/plans/x.md", "packages/one/node_modules/plans/x.md", "packages/plans.md",
              "work/_left-out.md", "packages/one/plans/node_modules/x.md"]  # fmt: skip
    project.write(
        {**dict.fromkeys((*there, *decoys), PLAN), "mkdocs.yml": CONFIG.format(f"folder: {folder}")}
    )
    project.commit()
    options = load(project.root / "mkdocs.yml").options
    on_disk = assemble(ResolvedConfig(project.root, project.root / "docs", options)).portal.portfolio
    assert {entry.plan.path for entry in on_disk.entries} >= set(there)
    found = compare("HEAD", ".", project.root)
    assert found.plans == ()
    assert found.before == found.after
    assert found.before.plans == len(on_disk.entries)


def test_plans_in_docs_are_found_where_there_is_no_other_folder(project: Project) -> None:
    project.write({"docs/plans/basin.md": PLAN})
    project.commit("base")
    project.write({"docs/plans/basin.md": ticked(PLAN)})
    project.commit("head")
    assert between("HEAD^1", "HEAD", project.root) == [("docs/plans/basin.md", "step-done", "Hire a barge")]


# Builds.


def test_a_project_that_was_just_read_is_compared_with_its_base(project: Project) -> None:
    project.write({**PLANS, "mkdocs.yml": CONFIG.format("title: Plans")})
    project.commit("base")
    project.git("checkout", "-q", "-b", "tides")
    project.write({"plans/basin.md": ticked(PLAN), "plans/new.md": OTHER})
    project.commit("head")
    settings = load(project.root / "mkdocs.yml")
    assembly = assemble(settings)
    found = since("main", assembly, settings)
    assert reported(found) == BARGE
    assert [(plan.path, plan.page) for plan in found.plans] == [
        ("plans/basin.md", "plans/basin/"),
        ("plans/new.md", "plans/new/"),
    ]
    assert story(found) == story(compare("main", "HEAD", project.root))
    left_out = since("main", assembly, settings, wanted=lambda location, _: location.name != "pier.md")
    assert [plan.path for plan in left_out.plans] == ["plans/basin.md", "plans/new.md", "plans/pier.md"]


def test_passing_time_is_no_change_of_a_plan(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    due = PLAN.replace("**Status:**", "**Due:** 2026-05-01\n**Status:**")
    project.write({"plans/basin.md": due})
    project.commit("base", date="2026-04-02T00:00:00+00:00")
    project.write({"plans/basin.md": due.replace("# Dredge", "# Dredge all of")})
    project.commit("head", date="2026-09-01T00:00:00+00:00")
    found = compare("HEAD^1", "HEAD", project.root)
    assert [event.kind for _, event in found.events] == ["title-changed"]
    assert dict(found.after.findings)[Severity.WARNING] == 1
    assert json.dumps(found.before.by_status) == json.dumps(found.after.by_status)
