"""`plans read --explain` prints a file with what each line was read as."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builds import Project
from tests.cli.test_cli import LEDGER, plans

TOKEN = "ghp_" + "aB3dE5fG7h" * 3 + "aB3dE5"


@pytest.fixture
def harbour(project: Project) -> Project:
    project.write({"plans/ledger.md": LEDGER, "plans/done/boats.md": "# Boats\n\nText.\n"})
    return project


def test_each_line_has_a_margin_and_each_figure_a_source(harbour: Project) -> None:
    shown = plans(harbour.root, "read", "--explain", "plans/ledger.md").out.splitlines()
    assert shown[0] == "plans/ledger.md"
    assert ["Steps", "1", "of", "2", "done", "lines", "8–9"] in [row.split() for row in shown]
    rows = {row.partition("│")[2].strip(): row.partition("│")[0].strip() for row in shown if "│" in row}
    assert rows["**Status:** In Progress"] == "4 status: In progress: field in the header"
    assert rows["- [x] Copy the rows"] == '8 step, done: box under "Steps"'
    assert rows["- [ ] When do we switch?"] == '21 question (decision), open: box under "Decisions needed"'


def test_the_text_is_whole_where_output_is_piped(harbour: Project) -> None:
    long = "word " * 100
    harbour.write({"plans/long.md": f"# A\n\n{long}\n"})
    assert long.strip() in plans(harbour.root, "read", "--explain", "plans/long.md").out


def test_a_folder_is_explained_plan_by_plan(harbour: Project) -> None:
    shown = plans(harbour.root, "read", "--explain", "plans").out
    assert shown.index("plans/done/boats.md") < shown.index("plans/ledger.md")
    assert 'the folder "done"' in shown


def test_json_has_the_facts_and_every_line(harbour: Project) -> None:
    (found,) = plans(harbour.root, "read", "--explain", "--format", "json", "plans/ledger.md").records
    assert found["path"] == "plans/ledger.md"
    assert {"name": "steps", "value": "1 of 2 done", "rule": "lines 8–9", "line": None} in found["facts"]
    line = found["lines"][7]
    assert (line["line"], line["text"]) == (8, "- [x] Copy the rows")
    assert (line["read_as"], line["label"], line["rule"]) == ("step", "step, done", 'box under "Steps"')
    assert [line["text"] for line in found["lines"]] == LEDGER.splitlines()


def test_findings_are_below_their_line(harbour: Project) -> None:
    harbour.write({"plans/odd.md": "# Odd\n\n**Status:** Flurbed\n"})
    shown = plans(harbour.root, "read", "--explain", "plans/odd.md").out.splitlines()
    at = next(place for place, row in enumerate(shown) if "Flurbed" in row and "│" in row)
    assert shown[at + 1].strip().startswith("warning:")
    assert shown[at + 1].endswith("[status-unknown-word]")


def test_secrets_are_redacted_and_no_text_steers_a_terminal(harbour: Project) -> None:
    harbour.write(
        {"plans/bad.md": f"# Bad {TOKEN}\n\n{TOKEN}\n\x1b[31mred\n::error::x\n##[error]y\n\u202eturned\n"}
    )
    for form in ("text", "json"):
        out = plans(harbour.root, "read", "--explain", "--format", form, "plans/bad.md", FORCE_COLOR="1").out
        assert TOKEN not in out
        assert not any(bad in out for bad in ("\x1b[31mred", "##[error]", "\u202e"))
        assert not any(line.startswith("::") for line in out.splitlines())


def test_on_a_terminal_lines_are_wrapped_to_its_width(harbour: Project) -> None:
    harbour.write(
        {"plans/long.md": "# A\n\n## Steps\n- [ ] " + "word " * 60 + "\n- [ ] 船" + "船" * 90 + "\n"}
    )
    main, other = pty.openpty()
    done = subprocess.Popen(
        [sys.executable, "-m", "mkdocs_plans", "read", "--explain", "plans/long.md"],
        cwd=harbour.root,
        stdout=other,
        env={
            **os.environ,
            "PYTHONPATH": str(Path(__file__).parents[2] / "plugin"),
            "COLUMNS": "72",
            "NO_COLOR": "1",
        },
    )
    os.close(other)
    shown = b""
    try:
        while part := os.read(main, 65_536):
            shown += part
    except OSError:  # the other end is closed
        pass
    os.close(main)
    assert done.wait() == 0
    rows = [row for row in shown.decode().splitlines() if "│" in row]
    assert max(len(row) + row.count("船") for row in rows) <= 72
    assert "".join(row.partition("│ ")[2] for row in rows).count("船") == 91


def test_findings_of_the_plan_as_a_whole_are_shown_unless_the_project_turns_them_off(
    harbour: Project,
) -> None:
    harbour.write({"plans/odd.md": "# Odd\n\n**Status:** Completed\n\n## Steps\n\n- [ ] Copy\n"})
    harbour.configure()
    assert "[completed-with-open-steps]" in plans(harbour.root, "read", "--explain", "plans/odd.md").out
    harbour.configure(plugins=[{"plans": {"rules": {"completed-with-open-steps": "off"}}}])
    assert "[completed-with-open-steps]" not in plans(harbour.root, "read", "--explain", "plans/odd.md").out
