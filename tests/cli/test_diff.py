"""`plans diff` as a user runs it: what it prints, what it writes, how it exits."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result
from mkdocs_plans.cli import main
from mkdocs_plans.diff.as_json import schema
from mkdocs_plans.sources import git, tree

from tests.builds import Project
from tests.diff.harbour import CRANE, LEDGER
from tests.hostile import tree_bomb

HOSTILE = "::error::x\x1b[31m ##[error] \u202e<script>alert(1)</script> @everyone"


STORY = """\
main ({base}) → HEAD ({head}): 3 plans, 10 events

plans/archive/map.md renamed, was plans/archive/chart.md: Chart
  Completed · steps not stated · risks not stated · questions not stated

plans/buoy.md new: Paint the buoy
  Planning · steps not stated · risks not stated · questions not stated

plans/ledger.md changed: Move the ledger
  In progress → Completed · 3 of 7 steps → 4 of 7 steps · 3 open risks → 2 open risks · 3 open questions
  status changed     In progress → Completed (line 4)
  step done          Copy the books (line 39)
  risk removed       Pages get wet (line 77)
  finding new        error completed-with-open-steps: The plan is completed, but 3 of 7 steps are open: tick what is done, or correct the status. (line 4)
  finding new        warning link-broken: "archive/chart.md" is not linked, because the file does not exist: correct the path. (line 29)
  finding new        warning completed-with-open-questions: The plan is completed, but 3 questions are open: answer or drop them. (line 84)
  finding new        warning completed-with-open-criteria: The plan is completed, but 1 of 2 success criteria is open: tick what is met, or correct the status. (line 102)
  finding fixed      warning access-open-in-progress: The plan is in progress, but 1 of 2 access items is open: get the access, then tick it. (line 71)
  finding fixed      warning risk-unmitigated: Risk has no mitigation: fill in its cell, or write `Mitigation: …`. – The roof leaks (line 79)
  finding fixed      warning decision-open-in-progress: The plan is in progress, but this decision is open: decide, or set the status to Blocked. – Which shelf is the dry one? (line 85)

Completed by this change: 1 plan (Move the ledger), 1 step

All plans
  Plans                                    3 → 4
  Planning                                 0 → 1
  In progress                              1 → 0
  Blocked                                  1
  Completed                                1 → 2
  Need attention                           2 → 1
  Steps done in active plans               4 → 1
  Steps open in active plans               6 → 2
  Open risks in active plans               5 → 2
  High/High risks in active plans          1 → 0
  Risks without mitigation in active plans 2 → 1
  Open questions in active plans           4 → 1
  Missing access items in active plans     1 → 0
  Findings: error                          0 → 1
  Findings: warning                        4
  Findings: info                           1
"""  # noqa: E501 (lines as they are printed)


@pytest.fixture
def harbour(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A pull request: the ledger is called completed too early, and a High/High risk has vanished."""
    project.write({"plans/ledger.md": LEDGER, "plans/crane.md": CRANE, "plans/archive/chart.md": "# Chart\n"})
    project.commit("base")
    project.git("checkout", "-q", "-b", "tides")
    changed = LEDGER.replace("** In Progress", "** Completed").replace(
        "[ ] Copy the books", "[x] Copy the books"
    )
    project.write({"plans/ledger.md": changed.replace("| Pages get wet | High | High | Buy a tent |\n", "")})
    (project.root / "plans/archive/chart.md").rename(project.root / "plans/archive/map.md")
    project.write({"plans/buoy.md": "# Paint the buoy\n\nStatus: Planning\nDate: 2026-05-01\n"})
    project.commit("head")
    monkeypatch.chdir(project.root)
    return project


def diff(*arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(main, ["diff", *arguments], catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result


def test_the_text_lists_events_plan_by_plan(harbour: Project) -> None:
    base, head = (harbour.git("rev-parse", "--short=7", name) for name in ("main", "tides"))
    assert diff("main").stdout == STORY.format(base=base, head=head)


@pytest.mark.parametrize(
    "was, now, words",
    [
        ("## Risks\n\nIce.\n", "## Risks\n\nFog.\n", "unparsed content"),
        (
            "## Steps\n\n**Dependencies between phases:**\n- Phase 2 needs phase 1\n",
            "## Steps\n\n**Dependencies between phases:**\n- Phase 2 needs the bus\n",
            "dependencies between phases",
        ),
        ("## Goal\n\nA boat.\n", "## Goal\n\nA bus.\n", "goal"),
    ],
)
def test_where_text_changed_is_reported_in_words(harbour: Project, was: str, now: str, words: str) -> None:
    for owner, text in (("Ana", was), ("Ben", now)):
        harbour.write({"plans/quay.md": f"# Quay\n\n**Owner:** {owner}\n\n{text}"})
        harbour.commit()
    assert f"\n  text changed in {words}\n" in diff("HEAD^1").stdout
    assert f" | `{words}` |\n" in diff("HEAD^1", "--format", "markdown").stdout


def test_a_program_reads_the_same(harbour: Project) -> None:
    reported = json.loads(diff("main", "HEAD", "--format", "json").stdout)
    jsonschema.validate(reported, json.loads(schema()))
    assert reported["head"] == {"name": "HEAD", "commit": harbour.git("rev-parse", "HEAD")}
    assert {plan["path"]: plan["change"] for plan in reported["plans"]} == {
        "plans/archive/map.md": "renamed",
        "plans/buoy.md": "added",
        "plans/ledger.md": "changed",
    }
    buoy = next(plan["head"] for plan in reported["plans"] if plan["path"] == "plans/buoy.md")
    assert (buoy["risks"], buoy["red_risks"], buoy["questions"]) == (None, None, None)


@pytest.mark.usefixtures("harbour")
def test_nothing_happened() -> None:
    assert diff("HEAD").stdout.startswith("HEAD (")
    assert "no plan changed" in diff("HEAD").stdout
    assert json.loads(diff("HEAD", "--format", "json").stdout)["plans"] == []


def test_uncommitted_changes_that_are_left_out_are_noted(harbour: Project) -> None:
    harbour.write({"plans/crane.md": CRANE.replace("[ ] T001", "[x] T001")})
    assert "note: uncommitted changes are left out" in diff("main").stderr
    assert "T001" not in diff("main").stdout
    assert "step done          T001 Drain the basin" in diff("main", ".").stdout
    assert "uncommitted" not in diff("main", ".").stderr
    assert "uncommitted" not in diff("main", "HEAD").stderr
    harbour.commit("all")
    assert diff("main").stderr == ""


# Exit codes


@pytest.mark.parametrize(
    "stops,count",
    [
        ("risk-removed", 1),
        ("step-done,status-changed", 2),
        ("completed-with-open-steps", 1),
        ("contradiction", 3),
        ("error", 1),
        ("warning", 4),
        ("finding-new", 4),
    ],
)
@pytest.mark.usefixtures("harbour")
def test_it_fails_on_the_named_events(stops: str, count: int) -> None:
    result = diff("main", "--fail-on", stops, code=1)
    assert f"note: --fail-on matched {count} of these events" in result.stderr


@pytest.mark.parametrize("stops", ["risk-raised", "secret", "question-removed", "safety"])
@pytest.mark.usefixtures("harbour")
def test_it_succeeds_if_no_named_event_happened(stops: str) -> None:
    diff("main", "--fail-on", stops)


@pytest.mark.usefixtures("harbour")
def test_findings_that_were_there_before_stop_nothing() -> None:
    assert "risk-unmitigated" in CliRunner().invoke(main, ["check"]).stdout
    diff("main", "--fail-on", "risk-unmitigated")


@pytest.mark.usefixtures("harbour")
def test_a_name_that_means_nothing_is_refused() -> None:
    result = diff("main", "--fail-on", "risk-remove", code=2)
    assert result.stderr.startswith(
        'error: unknown event "risk-remove" for --fail-on; did you mean "risk-removed"?\n'
    )
    assert result.stdout == ""


@pytest.mark.parametrize(
    "arguments,why",
    [
        (("nowhere",), 'git does not know the revision "nowhere" here'),
        (("HEAD~7",), "is shorter"),
        (("main", "nowhere"), 'git does not know the revision "nowhere" here'),
        (("main", "--config", "other.yml"), "other.yml"),
        (("--", "-x"), '"-x" is not a revision'),
        (("main", "--", "--output=x"), '"--output=x" is not a revision'),
        (("mkdocs.json",), 'git does not know the revision "mkdocs.json" here'),
    ],
)
@pytest.mark.usefixtures("harbour")
def test_a_failed_comparison_gives_the_reason_and_writes_nothing(
    arguments: tuple[str, ...], why: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    output = tmp_path_factory.mktemp("out") / "diff.json"
    result = diff("--format", "json", "-o", str(output), *arguments, code=2)
    assert why in result.stderr
    assert result.stderr.startswith("error: ")
    assert result.stdout == ""
    assert not output.exists()


def test_a_commit_of_as_many_files_as_there_are_numbers_is_given_up(
    harbour: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(git, "LONGEST_ANSWER", 1_000_000)
    harbour.write({"plans/lake.md": "# Lake\n"})
    harbour.commit()
    bomb = tree_bomb(harbour)
    for sides in (("HEAD", bomb), (bomb, "HEAD")):
        assert "the output of git has more than 1 MB" in diff(*sides, code=2).stderr


def test_of_more_text_than_a_commit_may_hold_the_rest_is_not_read(
    harbour: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree, "LARGEST_WHOLE", 2_000_000)
    harbour.write({f"plans/{number}.md": f"# Lake\n\n{number:1000000}\n" for number in range(4)})
    harbour.commit()
    assert diff("main", "HEAD").stdout.count("exceeds the limit of 2 MB for all files of a commit") == 3


def test_outside_of_a_repository_the_error_names_what_can_be_compared(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("nowhere"))
    assert "the folder is not in a git repository" in diff("main", code=2).stderr


# Output


@pytest.mark.parametrize("arguments", [("main",), ("main", "."), ("HEAD^1", "tides")])
def test_a_repository_of_another_user_is_named_with_the_remedy(
    harbour: Project, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    printed = diff(*arguments, code=2).stderr
    assert "because it belongs to another user" in printed
    assert 'git config --global --add safe.directory "$PWD"' in printed
    assert str(harbour.root) not in printed


@pytest.mark.usefixtures("harbour")
def test_without_git_folders_are_compared_all_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = Project(tmp_path_factory.mktemp("elsewhere"))
    other.write({"plans/ledger.md": LEDGER, "plans/crane.md": CRANE, "plans/archive/map.md": "# Chart\n"})
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    given = json.loads(diff(str(other.root), ".", "--format", "json").stdout)
    assert [plan["path"] for plan in given["plans"]] == ["plans/buoy.md", "plans/ledger.md"]
    assert given["base"] == {"name": other.root.name, "commit": None}  # no path of the machine


@pytest.mark.usefixtures("harbour")
def test_a_report_is_written_to_a_file(tmp_path: Path) -> None:
    output = tmp_path / "diff.txt"
    assert diff("main", "-o", str(output)).stdout == ""
    assert output.read_text("utf-8") == diff("main").stdout


def test_text_of_plans_gives_no_commands_to_terminals_and_ci_servers(harbour: Project) -> None:
    name = "plans/##[error]\x1b[31m.md"
    harbour.write({name: f"# {HOSTILE}\n\n## Steps\n\n- [ ] {HOSTILE}\n", "plans/crane.md": f"# {HOSTILE}\n"})
    harbour.commit("hostile")
    harbour.write({name: f"# {HOSTILE} 2\n\n## Steps\n\n- [x] {HOSTILE}\n- [ ] {HOSTILE} new\n"})
    harbour.commit("more")
    for form in ("text", "json"):
        out = diff("HEAD^1", "--format", form).stdout
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", out)
        assert "##[" not in out
        assert not re.search(r"(?m)^\s*::", out)


@pytest.mark.usefixtures("harbour")
def test_colours_are_for_terminals() -> None:
    coloured = CliRunner().invoke(main, ["diff", "main"], color=True)
    assert "\x1b[" not in coloured.stdout  # standard output is no terminal


def test_its_help_describes_both_sides() -> None:
    said = " ".join(diff("--help").stdout.split())
    assert "The state before: a revision, a folder or a plans.json." in said
    assert "[default: the merge base of the default branch]" in said


# Without a base


def test_without_a_base_it_compares_with_the_merge_base_of_the_default_branch(harbour: Project) -> None:
    base = harbour.git("rev-parse", "--short=7", "main")
    ran = diff()
    assert ran.stderr == f"note: comparing with the merge base of main, {base}\n"
    assert ran.stdout == diff("main").stdout
    harbour.git("checkout", "-q", "main")
    harbour.write({"plans/later.md": "# Later\n"})
    harbour.commit("later")
    harbour.git("checkout", "-q", "tides")
    assert diff().stderr == ran.stderr, "what others did meanwhile is no part of the change"


def test_the_default_branch_is_the_one_of_the_remote(harbour: Project) -> None:
    harbour.git("branch", "-q", "-m", "main", "trunk")
    (harbour.root / ".git/refs/remotes/origin").mkdir(parents=True)
    harbour.git("update-ref", "refs/remotes/origin/trunk", "trunk")
    harbour.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk")
    assert "the merge base of origin/trunk, " in diff().stderr


def test_without_a_default_branch_it_requires_a_base(
    harbour: Project, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    harbour.git("branch", "-q", "-m", "main", "trunk")
    assert diff(code=2).stderr == (
        "error: no default branch was found; name a BASE, as in: plans diff HEAD~1\n"
    )
    monkeypatch.chdir(tmp_path_factory.mktemp("nowhere"))
    assert diff(code=2).stderr == (
        "error: this is not a git repository; give a BASE, as in: plans diff ../before .\n"
    )
