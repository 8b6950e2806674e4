"""No printed line is a command of a CI server or controls a terminal, for any content of plans."""

from __future__ import annotations

import ast
import csv
import io
import json
import os
import re
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner
from mkdocs_plans import terminal_text
from mkdocs_plans.cli import main
from mkdocs_plans.reports.formats import format_names, load_format

from tests import quick_start
from tests.builds import Project
from tests.history.scripted import ScriptedRepository

PACKAGE = Path(__file__).parents[2] / "plugin" / "mkdocs_plans"

HOSTILE = (
    "::stop-commands::x",
    "  ::add-mask::plans",
    "\u200b:\u200b:error::x",
    "##vso[task.setvariable variable=x]y",
    "##[group]x",
    "#\u00ad#\u200b[error]x",
    "\u206a:\U000e0041:error::x",
    "#\ufff9#\U0001d173[error]x",
    "##teamcity[buildStatus status='SUCCESS']",
    "section_start:1700000000:x\r\x1b[0Kx",
    "travis_fold:start:x\r\x1b[0K",
    "\x1b[2J\x1b]0;title\x07x",
    "\x9b31mred\x1b[8mhidden",
    "a\u202eb\u2066c\u200fd",
    "a\r::error::x",
    "a\x0b::error::x\x0c::error::y\x85::error::z\u2028::error::w",
)

_SKIPPED = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufe0f\u206a\ufff9\U000e0041\U0001d173"))
_STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_COMMAND = re.compile(r"^\s*::|##\[|##vso\[|##teamcity\[", re.IGNORECASE)
"""Those of GitLab and Travis need a control character, which no line may contain."""
_OWN = re.compile(r"::(?:error|warning|notice) file=[^:,]*(?:,[a-z]+=[^:,]*)*::")


def dangerous(line: str, *, annotations: bool = False) -> bool:
    """Whether a terminal or a CI server does more with a line than to show it."""
    if annotations and (ours := _OWN.match(line)):
        line = f"x{line[ours.end() :]}"
    return _STEERS.search(line) is not None or _COMMAND.search(line.translate(_SKIPPED)) is not None


def plan(text: str, number: int) -> str:
    """A plan that contains a text in every position."""
    quoted = json.dumps(text)
    return f"""\
---
status: {quoted}
owner: {quoted}
id: {quoted}
tags: [{quoted}]
depends_on: {quoted}
secret_{number}: {quoted}
---
# {text}

**Target:** {text}

## {text}

{text}

<script>{text}</script> [x](<{text}>) [y](plans/a.md#{quoted[1:-1]}) ![z](<javascript:{text}>)

## Steps

### {text}
- [x] {text}
- [ ] {text}

## Risks

| Risk | Impact | Probability | Mitigation | Owner |
|---|---|---|---|---|
| {text} | High | High | - | {text} |
| {text} | {text} | {text} | {text} | {text} |

## Questions

### Decisions needed
- [ ] {text}
- [ ] {text} → {text}

## Success Criteria
- [ ] {text}
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A repository with a plan, and a file name, for each hostile text; another project that has them too."""
    project = Project(tmp_path_factory.mktemp("hostile"))
    for number, text in enumerate(HOSTILE):
        name = text.replace("/", "").replace("\0", "")
        project.write({
            f"plans/{name}.md": plan(text, number),
            f"plans/{number}.md": plan(text, number),
            f"quay/plans/{name}.md": plan(text, number),
            f"docs/{number}.md": f"# {number}\n\n[x](../plans/{number}.md#{number}{text.strip()})\n",
        })  # fmt: skip
        (project.root / f"plans/out-{name}.md").symlink_to("/nowhere")
    project.write({"docs/index.md": "# Harbour\n"})
    project.configure(
        site_name="##vso[x]\n::error::x",
        plugins=[{"plans": {"projects": [
            {"name": "quay", "folder": "quay/plans"}, {"name": "fleet", "folder": "fleet/##[group]"},
        ], "warn": ["structure", "contradiction", "risk"]}}],
        validation={"anchors": "warn", "links": {"anchors": "warn"}},
    )  # fmt: skip
    project.commit()
    for path in (project.root / "plans").glob("[0-9]*.md"):
        path.write_text(path.read_text("utf-8").replace("- [x]", "- [ ]").replace("High", "Low"), "utf-8")
    return project


COMMANDS = [
    ("list",),
    ("list", "--json"),
    ("read", "plans"),
    ("read", "plans", "--json"),
    *(("check", "--format", form) for form in format_names()),
    ("check", "--diff"),
    *(("diff", "HEAD", ".", "--format", form) for form in ("text", "json", "markdown", "summary", "github")),
    *(
        ("export", "--format", "csv", "--table", name)
        for name in ("plans", "risks", "questions", "decisions", "steps")
    ),
    ("export",),
    ("export", "--format", "metrics"),
    *(
        ("sql", "SELECT status_raw, title, owners, path FROM plans", "--format", form)
        for form in ("text", "json", "csv")
    ),
    ("lock",),
    ("read", *HOSTILE),
    ("check", "-o", "report.txt"),
    ("check", "--write-baseline", "baseline.json"),
    ("check", "--fix"),
]
ARGUMENTS = [
    *(("read", f"--{text}") for text in HOSTILE),
    *(("comment", f"{text}/") for text in HOSTILE),
    *(("diff", text) for text in HOSTILE),
    *(("check", text) for text in HOSTILE),
    *(("sql", "SELECT 1", text) for text in HOSTILE),
]


@pytest.mark.parametrize("command", COMMANDS, ids=ascii)
def test_no_command_prints_a_line_that_is_more_than_text(
    command: tuple[str, ...], hostile: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = shown(command, hostile, monkeypatch, colours="")
    is_whole(command, out)
    if command[-1] == "text" or command[0] in ("list", "read"):
        shown(command, hostile, monkeypatch, colours="1")


@pytest.mark.parametrize("command", ARGUMENTS, ids=ascii)
def test_no_wrong_argument_is_repeated_as_more_than_text(
    command: tuple[str, ...], project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown(command, project, monkeypatch, colours="")


def shown(
    command: tuple[str, ...], project: Project, monkeypatch: pytest.MonkeyPatch, *, colours: str
) -> str:
    """Run a command and check what it prints line by line; return its standard output."""
    monkeypatch.chdir(project.root)
    monkeypatch.setenv("FORCE_COLOR", colours)
    ran = CliRunner().invoke(main, list(command))
    assert ran.exception is None or isinstance(ran.exception, SystemExit), ran.exception
    assert ran.output
    text, messages = (
        re.sub(r"\x1b\[(?:[01]|3[1-6]|90)m", "", stream) if colours else stream
        for stream in (ran.stdout, ran.stderr)
    )
    annotations = "github" in command
    assert [line for line in text.split("\n") if dangerous(line, annotations=annotations)] == []
    assert [line for line in messages.split("\n") if dangerous(line)] == []
    return ran.stdout


def is_json_report(command: tuple[str, ...]) -> bool:
    return command[:2] == ("check", "--format") and load_format(command[-1]).syntax == "json"


def is_whole(command: tuple[str, ...], text: str) -> None:
    """Check that structured formats can still be read, and contain the texts of the plans."""
    if "--json" in command or (command[0] == "sql" and command[-1] == "json"):
        titles = [json.loads(line)["title"] for line in text.splitlines()]
        assert "##vso[task.setvariable variable=x]y" in titles
    elif command == ("export",) or command[-1] == "json" or is_json_report(command):
        assert json.loads(text)
    elif command[-1] == "junit":
        assert ET.fromstring(text).tag == "testsuites"  # noqa: S314  (our own)
    elif "csv" in command:
        rows = list(csv.reader(io.StringIO(text)))
        assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize("columns", ["", "48"])
def test_no_line_of_a_builds_log_is_more_than_text(columns: str, hostile: Project) -> None:
    # Where the width of a terminal is known MkDocs wraps lines, so that any word can begin one.
    done = subprocess.run(
        [*quick_start.command("mkdocs"), "build", "--site-dir", "site"],
        cwd=hostile.root,
        check=False,
        capture_output=True,
        env={**os.environ, "COLUMNS": columns},
    )
    assert done.returncode == 0, done.stderr
    lines = (done.stdout + done.stderr).decode("utf-8").split("\n")
    assert any("# #vso" in line for line in lines), lines
    assert any(line.startswith("WARNING -  Doc file") for line in lines), "MkDocs itself names none of them"
    colours = re.compile(r"\x1b\[\d*m")
    assert [line for line in lines if dangerous(colours.sub("", line))] == []


def test_wrong_options_stop_a_build_without_a_command_in_the_log(project: Project) -> None:
    project.write({"docs/index.md": "# Harbour\n", "plans/a.md": "# A\n"})
    project.configure(
        plugins=[{"plans": {
            "rules": dict.fromkeys(HOSTILE, "off"),
            "vocabulary": {"status": {text: [text] for text in HOSTILE}},
            **dict.fromkeys(HOSTILE, "x"),
        }}]
    )  # fmt: skip
    done = subprocess.run(
        [*quick_start.command("mkdocs"), "build"], cwd=project.root, check=False, capture_output=True
    )
    assert done.returncode == 1
    lines = (done.stdout + done.stderr).decode("utf-8").split("\n")
    assert any("plans: mkdocs.yml:" in line for line in lines)
    assert [line for line in lines if dangerous(line)] == []


@pytest.mark.parametrize(
    "text",
    ["std::vector", "# Heading", "## Heading", "#42 and #43", "10:30::", "a [x] b", "Größe 計画 👩‍👩‍👧"],
)
def test_text_that_is_no_command_stays_as_it_is(text: str) -> None:
    assert terminal_text.harmless_output(text) == text
    assert terminal_text.harmless_log(text) == text


def test_only_the_sinks_print() -> None:
    allowed = {"cli/output.py", "host/log.py"}
    printing = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            if re.fullmatch(
                r"print|(click\.)?(echo|secho|echo_via_pager)|sys\.(stdout|stderr)\.(buffer\.)?write"
                r"|(logging\.)?getLogger|get_plugin_logger|warnings\.warn",
                name,
            ):
                printing.add(path.relative_to(PACKAGE).as_posix())
    assert printing == allowed


def test_a_terminal_shows_how_much_of_a_history_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    repository = ScriptedRepository(tmp_path)
    for day in (1, 2, 3):
        repository.commit(day, {f"plans/{number}.md": f"# {number}\n\nDay {day}.\n" for number in range(70)})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("mkdocs_plans.cli.progress.shows_progress", lambda: True)
    for expected in ("Reading former versions of plans … 201 of 210", ""):  # then from the cache
        main(["list"], standalone_mode=False)
        shown = capsys.readouterr().err
        assert re.findall(r"\r(Reading [^\r]*)", shown) == [expected] * bool(expected), shown
