"""`plans sql` and `plans export --format parquet`, as a user runs them."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from mkdocs_plans.cli.project_plans import read_project
from mkdocs_plans.cli.query_output import written
from mkdocs_plans.config.options import Profile
from mkdocs_plans.portfolio.entry import Entry
from mkdocs_plans.sql import parquet
from mkdocs_plans.sql.engine import run_query
from mkdocs_plans.sql.sources import QueryError, of_entries, of_sources

from tests.builds import Project

LEDGER = """\
---
owners: [Ana Lima, Joon Park]
---

# Move the ledger

**Date:** 2026-01-02
**Status:** In Progress

## Steps

- [x] Copy the rows
- [ ] Switch the reads with AKIAQ3EGRIPOUX5T7W2L

## Risks

| Risk | Impact | Probability | Mitigation |
|------|--------|-------------|------------|
| =HYPERLINK("https://evil.example") | High | High | - |
| The key leaks | Low |  | The key is revoked |

## Questions

### Decisions needed

- [ ] When \u202edo we\x1b[31m switch?

## Decisions

- 2026-01-03: Keep the old table. Rationale: reports read it
"""
RENAME = "# Rename the harbour\n\n**Status:** Blocked\n"


@pytest.fixture
def harbour(project: Project) -> Project:
    project.write({"plans/ledger.md": LEDGER, "plans/b/rename.md": RENAME})
    project.configure()
    return project


@pytest.fixture
def entries(harbour: Project) -> tuple[Entry, ...]:
    return read_project(harbour.root, lambda _: None).assembly.portal.portfolio.entries


def answer(query: str, *sources: str | Path, notice: Callable[[str], None] = pytest.fail) -> list[Any]:
    return list(run_query(query, of_sources(map(str, sources), notice)).rows)


def run(code: str, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process that begins with some code."""
    program = f"import sys\n{code}\nfrom mkdocs_plans.cli import main\nmain({list(arguments)!r})"
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "plugin"), "PYTHONUTF8": "1"},
        check=False,
        capture_output=True,
        text=True,
    )


# Files


def test_columns_have_the_types_of_what_they_hold(entries: tuple[Entry, ...], tmp_path: Path) -> None:
    parquet.write(tmp_path / "lake", entries, "Harbour")
    plans = pq.read_schema(tmp_path / "lake/plans/project=Harbour/part-0.parquet")
    assert plans.field("date").type == pa.date32()
    assert plans.field("changed").type == pa.timestamp("us", "UTC")
    assert plans.field("owners").type == pa.list_(pa.string())
    assert pa.types.is_dictionary(plans.field("status").type)
    assert "project" not in plans.names


def test_the_same_plans_make_the_same_files_and_old_ones_go(
    entries: tuple[Entry, ...], tmp_path: Path
) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    parquet.write(one, entries, "Harbour")
    parquet.write(two, entries[:1], "Another name")
    parquet.write(two, tuple(reversed(entries)), "Harbour")
    files = {path.relative_to(one): path.read_bytes() for path in one.rglob("*.parquet")}
    assert files == {path.relative_to(two): path.read_bytes() for path in two.rglob("*.parquet")}
    assert len(files) == 5
    assert {path.name for path in tmp_path.iterdir() if path.name.startswith(".")} == set()


def test_a_folder_with_anything_else_is_left_alone(entries: tuple[Entry, ...], tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("mine")
    with pytest.raises(OSError, match=r"contains letters\.txt, which is not a table"):
        parquet.write(tmp_path, entries, "Harbour")
    assert (tmp_path / "letters.txt").read_text() == "mine"


def test_redacted_tables_have_no_mitigations_and_no_secrets(harbour: Project, tmp_path: Path) -> None:
    harbour.configure(plugins=[{"plans": {"rules": {"secret": "off"}}}])
    entries = read_project(harbour.root, lambda _: None).assembly.portal.portfolio.entries
    query = (
        "SELECT (SELECT count(mitigation) FROM risks), (SELECT count(*) FROM steps WHERE text LIKE '%AKIA%')"
    )
    for name, left in (("full", 1), ("less", 0)):
        parquet.write(tmp_path / name, entries, "Harbour", redacted=name == "less")
        assert answer(query, tmp_path / name) == [(left, left)]


def test_invalid_characters_do_no_harm(entries: tuple[Entry, ...], tmp_path: Path) -> None:
    odd = replace(entries[0], plan=replace(entries[0].plan, title="half \ud800", tags=("\udcff",)))
    parquet.write(tmp_path / "lake", (odd,), "Harbour")
    assert answer("SELECT title, tags FROM plans", tmp_path / "lake") == [("half \ufffd", ["\ufffd"])]


@pytest.mark.parametrize("name", ["Ships & boats/2", "50%", "a=b", "naïve ☂", ".hidden"])
def test_a_project_may_be_called_anything(name: str, entries: tuple[Entry, ...], tmp_path: Path) -> None:
    parquet.write(tmp_path / "lake", entries, name)
    assert answer("SELECT DISTINCT project FROM steps", tmp_path / "lake") == [(name,)]


def test_no_plans_make_tables_without_rows(tmp_path: Path) -> None:
    parquet.write(tmp_path / "lake", (), "Harbour")
    assert answer("SELECT count(*) FROM open_risks", tmp_path / "lake") == [(0,)]


# Sources


def test_plans_a_snapshot_and_files_give_the_same_answers(
    harbour: Project, entries: tuple[Entry, ...], tmp_path: Path
) -> None:
    parquet.write(tmp_path / "lake", entries, "Harbour")
    (tmp_path / "plans.json").write_bytes(read_project(harbour.root, lambda _: None).published())
    for table in ("plans", "risks", "questions", "decisions", "steps"):
        query = f"SELECT * EXCLUDE url FROM {table} ORDER BY path, 2, 3"  # noqa: S608
        here = list(run_query(query, of_entries(entries, "Harbour")).rows)
        assert here
        assert answer(query, tmp_path / "lake") == here == answer(query, tmp_path / "plans.json")


def test_sources_are_queried_together_under_the_given_names(harbour: Project) -> None:
    published = read_project(harbour.root, lambda _: None).published()
    for team in "ab":
        harbour.write({f"{team}/plans.json": published})
    one, two = (harbour.root / team / "plans.json" for team in "ab")
    shared = answer("SELECT projects, named_by, unmitigated FROM shared_risks ORDER BY ALL", f"x={one}", two)
    assert shared == [(2, ["Harbour", "x"], 0), (2, ["Harbour", "x"], 2)]
    with pytest.raises(
        QueryError, match=r"two sources contain plans/\S+ of Harbour: leave one out, or give it a name"
    ):
        answer("FROM plans", harbour.root / "*" / "plans.json")


def test_the_missing_content_of_a_summary_is_reported(harbour: Project) -> None:
    reading = read_project(harbour.root, lambda _: None)
    harbour.write({"plans.json": reading.published(Profile.SUMMARY)})
    notices: list[str] = []
    query = "SELECT plans, open_risks, high_unmitigated, open_questions, open_decisions FROM projects"
    assert answer(query, harbour.root / "plans.json", notice=notices.append) == [(2, 2, 1, 1, 1)]
    assert [line.partition(": ")[2] for line in notices] == [
        "this is a summary without questions, steps and closed risks"
    ]


@pytest.mark.parametrize(
    "source, why",
    [
        ("gone.json", "the file or folder does not exist"),
        ("gone/*.json", "the file or folder does not exist"),
        (".", "contains no tables: plans export --format parquet writes them"),
        ("mkdocs.yml", "cannot be read as JSON|is not JSON"),
        (
            "https://portal.example/plans.json",
            "this kind of address is not supported; name a path, or an address with s3://, gs://, az://",
        ),
        ("memory://plans.json", "this kind of address is not supported"),
    ],
)
def test_a_source_that_is_none_is_named(
    source: str, why: str, harbour: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(harbour.root)
    with pytest.raises((QueryError, OSError), match=why) as refused:
        answer("FROM plans", source)
    assert str(refused.value).startswith(source)


# Questions


@pytest.mark.parametrize(
    "query, why",
    [
        ("SELEC 1", 'Parser Error: syntax error at or near "SELEC"'),
        ("SELECT * FROM nothing", "Table with name nothing does not exist"),
        ("SELECT 1; SELECT 2", "only one statement can be run at a time"),
        ("", "only one statement can be run at a time"),
        ("COPY plans TO 'out.csv'", "only one statement can be run at a time"),
        ("CREATE TABLE t (a INT)", "only one statement can be run at a time"),
        ("INSTALL httpfs", "only one statement can be run at a time"),
        ("SET enable_external_access = true", "only one statement can be run at a time"),
        ("SELECT * FROM 'mkdocs.yml'", "Permission Error|Catalog Error"),
        ("SELECT * FROM read_text('mkdocs.yml')", "Permission Error"),
        ("SELECT * FROM read_csv('s3://plans/x.csv')", "Permission Error|Missing Extension Error"),
        ("SELECT * FROM tables", "Table with name tables does not exist"),
    ],
)
def test_anything_but_a_question_is_refused_on_one_line(
    query: str, why: str, entries: tuple[Entry, ...], harbour: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(harbour.root)
    before = sorted(harbour.root.rglob("*"))
    with pytest.raises(QueryError, match=why) as refused:
        list(run_query(query, of_entries(entries, "Harbour")).rows)
    assert "\n" not in str(refused.value)
    assert sorted(harbour.root.rglob("*")) == before


# Answers


def test_text_of_plans_steers_no_terminal_and_is_no_formula(entries: tuple[Entry, ...]) -> None:
    tables = of_entries(entries, "Harbour")
    query = "SELECT text FROM risks UNION ALL SELECT text FROM questions"
    text, as_json, as_csv = (
        "\n".join(written(run_query(query, tables), form)) for form in ("text", "json", "csv")
    )
    assert all("HYPERLINK" in output for output in (text, as_json, as_csv))
    assert not set("\x1b\u202e") & set(text + as_json + as_csv)
    assert ['\'=HYPERLINK("https://evil.example")'] in list(csv.reader(io.StringIO(as_csv)))


def test_values_are_written_in_their_types(entries: tuple[Entry, ...]) -> None:
    tables = of_entries(entries, "Harbour")
    query = (
        "SELECT owners, date, NULL AS nothing, active, sum(steps_total) OVER () AS steps, -1.5 AS less,"
        " 1e999 AS much, {'a': 1} AS pair, to_timestamp(0) AS beginning FROM plans ORDER BY path DESC LIMIT 1"
    )
    (row,) = map(json.loads, written(run_query(query, tables), "json"))
    assert list(row.values()) == [
        ["Ana Lima", "Joon Park"], "2026-01-02", None, True, 2, -1.5, None, {"a": 1}, "1970-01-01T00:00:00Z",
    ]  # fmt: skip
    (_, cells) = csv.reader(written(run_query(query, tables), "csv"))
    assert cells == [
        "Ana Lima, Joon Park", "2026-01-02", "", "true", "2", "-1.5", "", '{"a": 1}', "1970-01-01T00:00:00Z",
    ]  # fmt: skip
    heading, shown = written(run_query(query, tables), "text")
    assert heading.split()[:3] == ["owners", "date", "nothing"]
    assert "Ana Lima, Joon Park  2026-01-02  –        true" in shown


def test_mistakes_end_with_2_and_one_line(harbour: Project) -> None:
    done = run("", harbour.root, "sql", "SELECT title FROM plan")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == 'error: Catalog Error: Table with name plan does not exist! Did you mean "plans"?\n'


@pytest.mark.parametrize(
    "arguments, package, extra",
    [
        (["sql", "FROM plans"], "duckdb", "sql"),
        (["sql", "FROM plans"], "ibis", "sql"),
        (["export", "--format", "parquet", "--output", "lake"], "pyarrow", "parquet"),
    ],
)
def test_without_an_extra_the_error_names_the_package_to_install(
    arguments: list[str], package: str, extra: str, harbour: Project
) -> None:
    done = run(f"sys.modules[{package!r}] = None", harbour.root, *arguments)
    assert done.returncode == 2
    assert done.stderr.endswith(f"needs {package}: pip install 'mkdocs-plans[{extra}]'\n")


@pytest.mark.parametrize("arguments", [["list"], ["export"], ["export", "--format", "csv"]], ids=" ".join)
def test_other_commands_do_not_pay_for_it(arguments: list[str], harbour: Project) -> None:
    known = "sorted({'duckdb', 'fsspec', 'ibis', 'pandas', 'pyarrow'} & sys.modules.keys())"
    code = f"import atexit\natexit.register(lambda: print({known}))"
    assert run(code, harbour.root, *arguments).stdout.endswith("[]\n")
