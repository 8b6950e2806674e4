"""The command line, run as a user runs it."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests import quick_start
from tests.builds import Project

LEDGER = """\
# Move the ledger

**Date:** 2026-01-02
**Status:** In Progress

## Steps

- [x] Copy the rows
- [ ] Switch the reads

## Risks

| Risk | Impact | Probability | Mitigation |
|------|--------|-------------|------------|
| =HYPERLINK("https://evil.example") | High | High | - |

## Questions

### Decisions needed

- [ ] When do we switch?
"""

BLOCKED = "# Rename the harbour\n\n**Status:** Blocked\n"


class Ran:
    """What a run of the command printed."""

    def __init__(self, done: subprocess.CompletedProcess[bytes]) -> None:
        self.code = done.returncode
        self.raw = done.stdout
        self.out = done.stdout.decode("utf-8")
        self.err = done.stderr.decode("utf-8")

    @property
    def records(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


def plans(directory: Path, *arguments: str, code: int = 0, **environment: str) -> Ran:
    done = subprocess.run(
        [*quick_start.command("mkdocs_plans"), *arguments],
        cwd=directory,
        check=False,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "plugin"), **environment},
    )
    ran = Ran(done)
    assert ran.code == code, ran.err
    assert "Traceback" not in ran.err
    return ran


@pytest.fixture
def harbour(project: Project) -> Project:
    project.write({"plans/ledger.md": LEDGER, "plans/b/rename.md": BLOCKED, "docs/index.md": "# Harbour\n"})
    project.configure(repo_url="https://code.example/harbour")
    return project


def test_help_shows_every_command_and_examples(tmp_path: Path) -> None:
    shown = plans(tmp_path, "--help").out
    assert all(command in shown for command in ("read", "list", "export", "new"))
    assert 'plans new "Move the ledger"' in shown
    assert "..." not in shown.partition("Commands:")[2], "what a command does is cut off"


def test_help_loads_no_parser() -> None:
    heavy = {"yaml", "pyromark", "jinja2", "mkdocs", "pathspec", "httpx", "rapidfuzz"}
    asked = (
        "import sys; from mkdocs_plans.cli import main; main(['--help'], standalone_mode=False); "
        f"print({heavy} & set(sys.modules))"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "plugin")}
    done = subprocess.run(
        [sys.executable, "-c", asked], check=True, capture_output=True, text=True, env=environment
    )
    assert done.stdout.splitlines()[-1] == "set()"


@pytest.mark.parametrize("command", [("read", "plans"), ("list",), ("list", "--status", "blocked")])
def test_json_is_short_for_the_format(harbour: Project, command: tuple[str, ...]) -> None:
    short = plans(harbour.root, *command, "--json")
    assert short.records
    assert plans(harbour.root, *command, "--format", "json").raw == short.raw


# plans read


def test_read_prints_a_record_a_line_in_the_order_given(harbour: Project) -> None:
    records = plans(harbour.root, "read", "--json", "plans/ledger.md", "plans/b", "./plans").records
    assert [record["path"] for record in records] == [
        "plans/ledger.md",
        "plans/b/rename.md",
        "plans/b/rename.md",
        "plans/ledger.md",
    ]
    assert (records[0]["status"], records[0]["steps"]) == (
        "in-progress",
        {"done": 1, "total": 2, "tracked": True},
    )


def test_paths_are_relative_to_the_repository_wherever_a_command_runs(harbour: Project) -> None:
    path = str(harbour.root / "plans" / "ledger.md")
    for project in ("without a repository", "with one"):
        for folder in (harbour.root, harbour.root / "plans", harbour.root / "docs"):
            (record,) = plans(folder, "read", "--json", path).records
            assert record["path"] == "plans/ledger.md", project
            listed = [line.split()[-1] for line in plans(folder, "list").out.splitlines()[1:]]
            assert sorted(listed) == ["plans/b/rename.md", "plans/ledger.md"]
            records = plans(folder, "list", "--json").records
            assert sorted(record["path"] for record in records) == sorted(listed)
        harbour.commit()


def test_a_file_outside_of_any_repository_keeps_the_path_that_is_given(
    harbour: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("elsewhere") / "a.md"
    path.write_text(BLOCKED, "utf-8")
    (record,) = plans(harbour.root, "read", "--json", str(path)).records
    assert record["path"] == path.as_posix()


def test_read_reports_missing_paths_after_reading_the_others(harbour: Project) -> None:
    ran = plans(harbour.root, "read", "--json", "gone.md", "plans/ledger.md", code=2)
    assert [record["path"] for record in ran.records] == ["plans/ledger.md"]
    assert ran.err == "error: gone.md: the file or folder does not exist\n"


def test_read_without_a_path_is_explained(tmp_path: Path) -> None:
    assert "missing argument" in plans(tmp_path, "read", code=2).err


def test_read_puts_problems_into_the_record(project: Project) -> None:
    project.write({"broken.md": b"---\na: [\n---\n\xff\x00", "empty.md": b"", "big.md": b"x" * 10_000_001})
    broken, empty, big = plans(project.root, "read", "--json", "broken.md", "empty.md", "big.md").records
    assert sorted(finding["line"] for finding in broken["findings"] if finding["line"]) == [3, 4]
    assert empty["title"] == "empty"
    assert [(finding["rule"], finding["message"]) for finding in big["findings"]] == [
        ("unreadable", "The file is larger than 10 MB; only smaller files are read.")
    ]


def test_read_accepts_any_named_file_but_skips_introductions_of_a_folder(project: Project) -> None:
    project.write({"plans/_draft.md": BLOCKED, "plans/notes.txt": BLOCKED, "plans/a.md": BLOCKED})
    named = plans(project.root, "read", "--json", "plans/_draft.md", "plans/notes.txt").records
    assert [record["status"] for record in named] == ["blocked", "blocked"]
    assert [record["path"] for record in plans(project.root, "read", "--json", "plans").records] == [
        "plans/a.md"
    ]


def test_read_names_a_folders_introduction_as_such(project: Project) -> None:
    project.write({"plans/README.md": "# Our plans\n\nHere they are.\n", "plans/a.md": BLOCKED})
    records = plans(project.root, "read", "--json", "plans").records
    assert [(record["path"], record["is_introduction"]) for record in records] == [
        ("plans/README.md", True),
        ("plans/a.md", False),
    ]


def test_read_uses_the_folders_above_for_a_state(project: Project) -> None:
    project.write({"plans/completed/a.md": "# A\n"})
    here = plans(project.root, "read", "--json", "plans/completed/a.md").records
    inside = plans(project.root / "plans" / "completed", "read", "--json", "a.md").records
    assert [record["status"] for record in here + inside] == ["completed", "completed"]
    assert here[0]["status_from"] == "folder"


def test_no_folder_above_the_repository_shows_a_state(tmp_path: Path) -> None:
    project = Project(tmp_path / "blocked" / "repository")
    project.write({"plans/a.md": "# A\n"})
    assert plans(project.root, "read", "--json", "plans/a.md").records[0]["status"] == "blocked"
    project.commit()
    assert plans(project.root, "read", "--json", "plans/a.md").records[0]["status"] == "unknown"


@pytest.mark.skipif(sys.platform == "win32", reason="no such file names")
@pytest.mark.parametrize("name", ["with space.md", "Übersicht.md", "a#b?c%20.md", "new\nline.md", "-x.md"])
def test_read_takes_odd_names(project: Project, name: str) -> None:
    project.write({f"plans/{name}": BLOCKED})
    (record,) = plans(project.root, "read", "--json", "plans").records
    assert (record["path"], record["status"]) == (f"plans/{name}", "blocked")
    assert plans(project.root, "read", "plans").out.count("\n") == 2


@pytest.mark.skipif(sys.platform == "win32", reason="needs links")
def test_read_reports_the_links_that_it_refused(project: Project) -> None:
    project.write({"secret.md": BLOCKED, "plans/a.md": BLOCKED})
    (project.root / "plans" / "leak.md").symlink_to("../secret.md")
    ran = plans(project.root, "read", "--json", "plans")
    assert [record["path"] for record in ran.records] == ["plans/a.md"]
    assert ran.err == "warning: plans/leak.md is a symbolic link to a target outside of the folder\n"


def test_read_shows_people_the_essentials(harbour: Project) -> None:
    assert plans(harbour.root, "read", "plans/ledger.md").out.splitlines()[:3] == [
        "Move the ledger (plans/ledger.md)",
        "  In progress · 1 of 2 steps · 1 open question · 1 open risk · 2026-01-02",
        "  Next: Switch the reads (line 9)",
    ]


def test_read_steers_no_terminal(project: Project) -> None:
    project.write({"a.md": "# Red \x1b[31m alert \x9b1m \u202e txt\n\n- [ ] \x1b]0;title\x07\n"})
    for arguments in (["a.md"], ["a.md", "--json"]):
        out = plans(project.root, "read", *arguments).out
        assert all(line.isprintable() for line in out.splitlines() if line)


def test_output_is_utf8_in_any_locale(project: Project) -> None:
    project.write({"計画.md": "# 計画 Übersicht\n"})
    ran = plans(project.root, "read", "計画.md", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert ran.out.startswith("計画 Übersicht (計画.md)")


# plans list


def test_list_is_a_table_in_the_order_of_the_index(harbour: Project) -> None:
    assert plans(harbour.root / "plans" / "b", "list").out.splitlines() == [
        "Status       Steps  Questions  Risks  Title               Path",
        "Blocked      –      –          –      Rename the harbour  plans/b/rename.md",
        "In progress  1/2    1          1      Move the ledger     plans/ledger.md",
    ]


def test_list_distinguishes_closed_items_from_items_not_stated(project: Project) -> None:
    closed = "# A\n\n## Questions\n\n- [x] Which? → That\n\n## Risks\n\n- [x] Fog\n"
    project.write({"plans/a.md": closed, "plans/b.md": "# B\n"})
    lines = [line.split() for line in plans(project.root, "list").out.splitlines()]
    found = {cells[-1]: (cells[-4], cells[-3]) for cells in lines[1:]}
    assert found == {"plans/a.md": ("0", "0"), "plans/b.md": ("–", "–")}


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("no_color", [False, True])
def test_list_has_colours_and_short_titles_on_a_terminal_alone(harbour: Project, no_color: bool) -> None:
    long = "Move everything that is left of the ledger to its new place"
    harbour.write({"plans/long.md": f"# {long}\n\n**Status:** Blocked\n"})
    assert long in plans(harbour.root, "list").out
    assert "\x1b" not in plans(harbour.root, "list").out
    shown = on_a_terminal(harbour.root, "list", **({"NO_COLOR": "1"} if no_color else {}))
    assert ("\x1b[31mBlocked" in shown) is not no_color
    assert "Move everything that is left of the ledger to its…  plans/long.md" in shown


def on_a_terminal(directory: Path, *arguments: str, **environment: str) -> str:
    """What a run shows on a terminal of its own."""
    ours, theirs = os.openpty()
    path = str(Path(__file__).parents[2] / "plugin")
    inherited = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    with subprocess.Popen(
        [*quick_start.command("mkdocs_plans"), *arguments],
        cwd=directory,
        stdout=theirs,
        env={**inherited, "PYTHONPATH": path, "TERM": "xterm", **environment},
    ):
        os.close(theirs)
        shown = b""
        with contextlib.suppress(OSError):  # the error of Linux if the other end is closed
            while part := os.read(ours, 4096):
                shown += part
    os.close(ours)
    return shown.decode("utf-8")


def test_a_terminal_shows_why_a_plan_is_blocked(project: Project) -> None:
    project.write({"plans/a.md": BLOCKED.replace("Blocked", "Blocked — no \x1b[2Jbarge")})
    shown = on_a_terminal(project.root, "list", NO_COLOR="1").splitlines()
    assert shown[2] == "  no \ufffd[2Jbarge"
    assert len(plans(project.root, "list").out.splitlines()) == 2, "a pipe gets a line a plan"
    assert "Blocked (no \ufffd[2Jbarge) · " in plans(project.root, "read", "plans/a.md").out


def test_list_can_be_narrowed_to_a_status(harbour: Project) -> None:
    lines = plans(harbour.root, "list", "--status", "blocked").out.splitlines()
    assert [line.split()[-1] for line in lines[1:]] == ["plans/b/rename.md"]
    ran = plans(harbour.root, "list", "--status", "completed")
    assert (ran.out, ran.err) == ("", "note: there is no plan with the status completed\n")


def test_list_takes_the_words_of_pages_and_plans_for_a_status(harbour: Project) -> None:
    harbour.write({"plans/done.md": "# Done\n\n**Status:** Completed\n", "plans/none.md": "# None\n"})
    harbour.configure(plugins=[{"plans": {"vocabulary": {"status": {"blocked": ["aground"]}}}}])
    for given, title in {
        "in progress": "Move the ledger",
        "In-Progress": "Move the ledger",
        "Blocked": "Rename the harbour",
        "aground": "Rename the harbour",
        "done": "Done",
        "not stated": "None",
        "Not recognised": "None",
        "UNKNOWN": "None",
    }.items():
        (record,) = plans(harbour.root, "list", "--json", "--status", given).records
        assert record["title"] == title, given
    err = plans(harbour.root, "list", "--status", "blokced", code=2).err
    assert err.startswith('error: unknown status "blokced" for --status; did you mean "blocked"?\n')


def test_list_prints_the_plans_of_the_snapshot(harbour: Project) -> None:
    listed = plans(harbour.root, "list", "--json").records
    exported = json.loads(plans(harbour.root, "export").out)
    assert sorted(listed, key=lambda plan: plan["path"]) == exported["plans"]


def test_list_without_plans_suggests_how_to_begin(project: Project) -> None:
    project.write({"plans/README.md": "# Our plans\n"})
    ran = plans(project.root, "list")
    assert ran.out == ""
    assert '"plans" contains no plans' in ran.err
    assert 'plans new "Title"' in ran.err


@pytest.mark.parametrize("command", ["list", "export", "check"])
def test_a_project_without_a_folder_of_plans_is_an_error(project: Project, command: str) -> None:
    project.write({"docs/index.md": "# Harbour\n", ".agent/plans/a.md": BLOCKED})
    project.configure()
    ran = plans(project.root, command, code=2)
    assert ran.out == ""
    assert 'there is no folder "plans"; did you mean ".agent/plans"?' in ran.err
    project.configure(plugins=[{"plans": {"folder": "agent/plan"}}])
    ran = plans(project.root, command, code=2)
    assert ran.out == ""
    assert re.search(
        r'mkdocs\.yml:\d+: folder: there is no folder "agent/plan"; did you mean "\.agent/', ran.err
    )


def test_read_of_a_folder_without_plans_is_an_error(harbour: Project) -> None:
    harbour.write({"plans/none/README.md": "# None here\n", "empty/notes.txt": "x"})
    ran = plans(harbour.root, "read", "plans/none", "plans/b", "empty", code=2)
    assert "Rename the harbour" in ran.out
    assert ran.err.splitlines() == [
        "error: plans/none: there is no plan in this folder",
        "error: empty: there is no plan in this folder",
    ]


def test_a_first_plan_can_be_written_into_the_folder_that_is_missing(project: Project) -> None:
    project.configure(plugins=[{"plans": {"folder": "exec-plans"}}])
    assert plans(project.root, "new", "Dredge").out == "exec-plans/dredge.md\n"


def test_a_mistake_in_the_configuration_is_explained(harbour: Project) -> None:
    harbour.configure(plugins=[{"plans": {"foldr": "x"}}])
    for command in (["list"], ["export"], ["new", "X"]):
        ran = plans(harbour.root, *command, code=2)
        assert re.search(r'mkdocs\.yml:\d+: foldr: no such option; did you mean "folder"\?', ran.err)
        assert ran.out == ""


# plans export


def test_export_is_the_snapshot(harbour: Project) -> None:
    commit = harbour.commit(date="2026-01-05T09:00:00+00:00")
    ran = plans(harbour.root, "export")
    found = json.loads(ran.raw)
    assert found["format"] == "mkdocs-plans-snapshot"
    assert found["project"]["repo_url"] == "https://code.example/harbour"
    assert found["source"] == {
        "commit": commit,
        "commit_time": "2026-01-05T09:00:00Z",
        "dirty": False,
        "history": "full",
    }
    assert [(plan["path"], plan["url"], plan["changed"]) for plan in found["plans"]] == [
        ("plans/b/rename.md", "plans/b/rename/", "2026-01-05T09:00:00Z"),
        ("plans/ledger.md", "plans/ledger/", "2026-01-05T09:00:00Z"),
    ]
    assert plans(harbour.root, "export").raw == ran.raw


def rows(ran: Ran) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(ran.out)))


def test_export_of_each_table(harbour: Project) -> None:
    export = ("export", "--format", "csv", "--table")
    (rename, ledger) = rows(plans(harbour.root, *export, "plans"))
    assert (rename["status"], ledger["steps_done"], ledger["open_risks"]) == ("blocked", "1", "1")
    (risk,) = rows(plans(harbour.root, *export, "risks"))
    assert (risk["band"], risk["mitigated"], risk["plan"]) == ("red", "false", "Move the ledger")
    assert risk["url"].startswith("plans/ledger/#")
    (question,) = rows(plans(harbour.root, *export, "questions"))
    assert (question["kind"], question["text"]) == ("decision", "When do we switch?")
    assert [step["mark"] for step in rows(plans(harbour.root, *export, "steps"))] == ["done", "open"]


def test_no_cell_is_a_formula(harbour: Project) -> None:
    (risk,) = rows(plans(harbour.root, "export", "--format", "csv", "--table", "risks"))
    assert risk["text"] == '\'=HYPERLINK("https://evil.example")'


def test_export_writes_a_file_and_nothing_else(harbour: Project) -> None:
    (harbour.root / "out").mkdir()
    ran = plans(harbour.root, "export", "-o", "out/plans.json")
    assert (ran.out, ran.err) == ("", "")
    assert (harbour.root / "out" / "plans.json").read_bytes() == plans(harbour.root, "export").raw
    assert [path.name for path in (harbour.root / "out").iterdir()] == ["plans.json"]


def test_export_that_cannot_be_written_leaves_everything_as_it_was(harbour: Project) -> None:
    ran = plans(harbour.root, "export", "-o", "nowhere/plans.json", code=2)
    assert ran.err == "error: nowhere/plans.json: the folder does not exist\n"
    assert not (harbour.root / "nowhere").exists()
    (harbour.root / "kept.json").touch()
    plans(harbour.root, "export", "-o", "kept.json")
    old = (harbour.root / "kept.json").read_text()
    harbour.configure(plugins=[{"plans": {"foldr": "x"}}])
    plans(harbour.root, "export", "-o", "kept.json", code=2)
    assert (harbour.root / "kept.json").read_text() == old


# plans new


def test_new_writes_a_plan_without_a_finding(project: Project) -> None:
    project.configure()
    ran = plans(project.root, "new", "Move the `ledger` to_v2 *now* <b> [x]")
    assert ran.out == "plans/move-the-ledger-to-v2-now-b-x.md\n"
    (record,) = plans(project.root, "read", "--json", ran.out.strip()).records
    assert record["title"] == "Move the ledger to_v2 *now* <b> [x]"
    assert (record["status"], record["status_raw"], record["date"]) == ("planning", "Planning", "2026-11-22")
    assert record["findings"] == []
    assert plans(project.root, "check", "--fail-on", "info").out == "No findings in 1 file.\n"
    assert [
        record[key] for key in ("risks", "questions", "step_items", "criteria_items", "not_understood")
    ] == [[]] * 5
    assert (record["steps"]["tracked"], record["is_template"], record["is_introduction"]) == (
        None,
        False,
        False,
    )


def test_new_never_writes_over_a_file(project: Project) -> None:
    project.write({"plans/a-plan.md": "mine"})
    ran = plans(project.root, "new", "A plan", code=2)
    assert "error: plans/a-plan.md already exists" in ran.err
    assert (project.root / "plans" / "a-plan.md").read_text() == "mine"


@pytest.mark.parametrize("title", ["", " \n "])
def test_new_wants_a_title(project: Project, title: str) -> None:
    assert "a plan needs a title" in plans(project.root, "new", title, code=2).err
    assert not (project.root / "plans").exists()


def test_new_writes_into_the_projects_folder_from_anywhere_inside(project: Project) -> None:
    project.write({"docs/exec/x.md": BLOCKED})
    project.configure(plugins=[{"plans": {"folder": "docs/exec"}}])
    assert plans(project.root / "docs", "new", "Y").out == "docs/exec/y.md\n"
    assert (project.root / "docs" / "exec" / "y.md").is_file()


def test_new_writes_into_a_folder_that_is_named(project: Project) -> None:
    assert plans(project.root, "new", "Y", "--folder", "some/where").out == "some/where/y.md\n"


def test_new_reports_a_folder_that_it_creates(project: Project) -> None:
    project.write({"plans/x.md": BLOCKED})
    project.configure(plugins=[{"plans": {"folder": "plnas"}}])
    assert "note: created the folder plnas" in plans(project.root, "new", "Y").err
    assert plans(project.root, "new", "Z").err == ""


@pytest.mark.parametrize(
    "title, name",
    [
        ("計画を立てる", "計画を立てる.md"),
        ("Größe & Maß: 2.0", "grösse-mass-2-0.md"),
        ("../../etc/passwd", "etc-passwd.md"),
        ("README", "readme-plan.md"),
        ("_hidden", "hidden.md"),
        ("!!!", "plan.md"),
        ("a\nb", "a-b.md"),
        ("word " * 60, "-".join(["word"] * 16) + ".md"),
    ],
)
def test_new_names_the_file_after_the_title(project: Project, title: str, name: str) -> None:
    assert plans(project.root, "new", title).out == f"plans/{name}\n"


# Other projects.


@pytest.fixture
def department(harbour: Project) -> Project:
    """The harbour, which gathers a folder that is there and one that is not."""
    harbour.write({"quay/plans/boat.md": "# Paint the boat\n\n**Status:** Blocked\n"})
    projects = [{"name": "quay", "folder": "quay/plans"}, {"name": "fleet", "folder": "fleet/plans"}]
    harbour.configure(plugins=[{"plans": {"projects": projects}}])
    return harbour


def test_plans_of_other_projects_are_listed_and_missing_ones_are_reported(department: Project) -> None:
    ran = plans(department.root, "list", "--status", "blocked")
    assert "Paint the boat" in ran.out
    assert "quay/plans/boat.md" in ran.out
    assert "warning: project fleet is missing: the folder does not exist; there is no data" in ran.err


def test_plans_of_a_repository_are_listed_by_their_path_there(project: Project, tmp_path: Path) -> None:
    crane = Project(tmp_path / "crane")
    crane.write({"plans/hook.md": BLOCKED})
    crane.commit(date="2026-11-20T08:00:00+00:00")
    project.configure(plugins=[{"plans": {"projects": [{"name": "crane", "git": str(crane.root)}]}}])
    ran = plans(project.root, "list")
    assert ran.out.splitlines()[1].endswith(" crane:plans/hook.md")
    assert ran.err == ""


def test_strict_mode_fails_on_data_that_is_not_current(department: Project) -> None:
    path = department.root / "mkdocs.yml"
    path.write_text(path.read_text().replace("    projects:", "    mode: strict\n    projects:"))
    ran = plans(department.root, "list", code=2)
    assert ran.err == "error: project fleet is missing: the folder does not exist; there is no data\n"


def test_a_lock_pins_current_projects_and_keeps_the_others(department: Project) -> None:
    ran = plans(department.root, "lock", code=1)
    assert ran.out == "plans.lock: 1 of 2 projects pinned\n"
    lock = department.root / "plans.lock"
    before = json.loads(lock.read_text())
    assert list(before["projects"]) == ["quay"]
    department.write({"fleet/plans/tug.md": "# Tug\n"})
    assert plans(department.root, "lock").out == "plans.lock: 2 of 2 projects pinned\n"
    (department.root / "quay/plans/boat.md").unlink()
    (department.root / "quay/plans").rmdir()
    plans(department.root, "lock", code=1)
    assert json.loads(lock.read_text())["projects"]["quay"] == before["projects"]["quay"]


def test_without_projects_there_is_nothing_to_lock(harbour: Project) -> None:
    assert "there are no projects to lock" in plans(harbour.root, "lock", code=2).err
    assert not (harbour.root / "plans.lock").exists()


def test_companions_are_marked_in_a_folder(tmp_path: Path) -> None:
    for name in ("ledger", "ledger.progress", "ledger-ghi-chú", "rename"):
        (tmp_path / f"{name}.md").write_text(BLOCKED, "utf-8")
    found = plans(tmp_path, "read", "--json", ".").records
    companions = {one["path"]: one["companion_of"] for one in found if one["companion_of"]}
    assert companions == {"ledger-ghi-chú.md": "ledger.md", "ledger.progress.md": "ledger.md"}
    shown = plans(tmp_path, "read", ".").out
    assert shown.count("Companion: it belongs to the plan ledger.md: it is not counted") == 2
