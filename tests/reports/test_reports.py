"""Every format reports the same, and plan text can forge none of them."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import click
import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs_plans.docs_site import DOCS
from mkdocs_plans.model.plan import Severity
from mkdocs_plans.model.rule import CATALOGUE, Family, finding
from mkdocs_plans.reports import baselines
from mkdocs_plans.reports.formats import format_names, load_format
from mkdocs_plans.reports.report import BaselineEntry, Report, problems

from tests.checks.cases import entry
from tests.examples import examples
from tests.reports.sarif_subset import SCHEMA

TOKEN = "ghp_" + "aB3dE5fG7h" * 3 + "aB3dE5"
KEY = "MIIEpAIBAAKCAQEA75abcdefgh"
HOSTILE = {
    "a line feed": "x\nplans/forged.md:1:1: error: forged [secret]",
    "a carriage return": "x\r::error file=forged::forged",
    "a workflow command": "::error file=forged,line=1::forged",
    "an older workflow command": "##[error]forged",
    "a command of another server": "##vso[task.setvariable variable=forged]forged",
    "a command behind a wide blank": "\u3000::error::forged",
    "an escaped line feed": "x%0A::error::forged",
    "an escaped property": "x,line=9,title=forged::forged",
    "colours": "\x1b[31mforged\x1b[0m\x1b]0;forged\x07",
    "the end of a CDATA": "]]><failure>forged</failure>",
    "the end of an attribute": '"><failure message="forged',
    "an entity": "&lt;&#x0;&forged;",
    "controls": "\x00\x01\x08\x0b\x0c\x1f\x7f\x85\u2028\u2029\ufffe\uffff",
    "turned text": "\u202eforged\u2066",
    "half a character": "\ud800forged",
    "the end of a text": '", "forged": "',
    "a backslash": "\\u000a\\",
}

ENDS = (
    "\n",
    "\r\n",
    "\t",
    "::",
    "##",
    "##[",
    "%",
    ",",
    ":1:1: error: ",
    "|",
    "]]>",
    "<",
    '"',
    "'",
    "\\",
    "\ufeff",
    "^",
)

MIXED = st.lists(st.sampled_from([*HOSTILE.values(), *ENDS]) | st.text(max_size=4), max_size=6).map("".join)
"""Texts of pieces that begin or end something in some format, and of any characters."""


def report(text: str = "", *, path: str = "plans/a.md", message: str = "Wrong.", **more: Any) -> Report:
    """A report on a file with one finding of each severity about its first line."""
    as_reported = [
        finding("completed-with-open-steps", message, 1),
        finding("risk-unmitigated", message, 1),
        finding("date-missing", message),
    ]
    return Report(
        tuple(problems(path, as_reported, text.encode("utf-8", "replace"))),
        (path, "plans/b.md"),
        **more,
    )


def plain(form: str, one: Report) -> str:
    return OWN_LINK.sub("", click.unstyle(load_format(form).write(one)))


OWN_LINK = re.compile(rf"\x1b\]8;;(?:{re.escape(DOCS)}[\w/#-]*)?\x1b\\")
"""The beginning or the end of a link to the documentation, which a terminal shows."""


def counted(form: str, text: str) -> int:
    """How many findings a reader of the format sees."""
    if form == "text":
        return len(re.findall(r"^\S.*?:\d+:\d+: (?:error|warning|info): ", text, re.MULTILINE))
    if form == "github":
        return len(re.findall(r"^::", text, re.MULTILINE))
    if form == "junit":
        root = ET.fromstring(text)  # noqa: S314  (our own)
        return len(root.findall(".//failure")) + len(root.findall(".//skipped"))
    given = json.loads(text)
    found = (
        given if form == "gitlab" else given["findings"] if form == "json" else given["runs"][0]["results"]
    )
    return len(found)


@pytest.mark.parametrize("form", format_names())
def test_every_format_shows_every_finding(form: str) -> None:
    text = plain(form, report("# A\n"))
    assert counted(form, text) == 3
    assert all(rule in text for rule in ("completed-with-open-steps", "risk-unmitigated", "date-missing"))
    assert text.endswith("\n")


@pytest.mark.parametrize("place", ["text", "message", "path"])
@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("form", format_names())
def test_no_text_can_forge_a_report(form: str, name: str, place: str) -> None:
    is_not_forged(form, {place: HOSTILE[name]})


@pytest.mark.parametrize("form", format_names())
@settings(max_examples=examples(150), deadline=None)
@given(text=MIXED, message=MIXED, path=MIXED.filter(str.strip))
def test_no_mixture_of_hostile_texts_can_forge_a_report(
    form: str, text: str, message: str, path: str
) -> None:
    is_not_forged(form, {"text": text, "message": message, "path": path})


def is_not_forged(form: str, given: dict[str, Any]) -> None:
    """For any text, message and path, a reader of the format gets three findings and nothing else."""
    text = plain(form, report(**given))
    assert counted(form, text) == 3
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", text)
    assert not re.search(r"##\[|##vso\[", text)
    lines = text.splitlines()
    if form == "github":
        assert all(
            line.startswith(("::error file=", "::warning file=", "::notice file=")) for line in lines[:3]
        )
        properties = [
            dict(one.split("=", 1) for one in line.split(" ", 1)[1].split("::")[0].split(","))
            for line in lines[:3]
        ]
        assert all(set(one) == {"file", "line", "col", "title"} for one in properties)
        assert not any(line.lstrip().startswith(("::", "##")) for line in lines[3:])
        assert not re.search(r"%0[aAdD]", text.replace("%250", ""))
    else:
        assert not any(line.lstrip().startswith("::") for line in lines)
    if load_format(form).syntax == "json":
        assert "forged" not in keys(json.loads(text))


def keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for item in value.values() for key in keys(item)}
    return {key for item in value for key in keys(item)} if isinstance(value, list) else set()


@pytest.mark.parametrize("form", format_names())
def test_what_is_not_as_reported_is_counted(form: str) -> None:
    one = report("# A\n")
    first, *rest = one.problems
    hidden = replace(
        one,
        problems=tuple(rest),
        suppressed=(first,),
        known=7,
        gone=(BaselineEntry("plans/a.md", "secret", "f"),),
    )
    text = plain(form, hidden)
    if form == "gitlab":  # has no field for it: the summary is printed to the terminal
        assert len(json.loads(text)) == 2
    elif form == "json":
        assert {key: json.loads(text)["summary"][key] for key in ("suppressed", "baseline", "gone")} == {
            "suppressed": 1,
            "baseline": 7,
            "gone": 1,
        }
    elif form == "sarif":
        results = json.loads(text)["runs"][0]["results"]
        assert [bool(result.get("suppressions")) for result in results] == [False, False, True]
    else:
        assert "1 suppressed in files; 7 in the baseline; 1 baseline entry no longer occurs" in text


@pytest.mark.parametrize("form", format_names())
def test_a_secret_and_its_line_are_in_no_report(form: str) -> None:
    text = (
        f"# A\n\n**Status:** {TOKEN} is flurbed\n\n| a | b |\n|---|---|\n| {TOKEN} |\n\nMARKED {TOKEN}\n\n"
        f"-----BEGIN " + f"PRIVATE KEY-----\n{KEY}\n[Describe the key]\n-----END PRIVATE KEY-----\n\n"
        f"[MARKED](slack://{TOKEN}) <script>MARKED</script>\n"
    )
    made = entry(text)
    assert {one.rule for one in made.all_findings} >= {
        "secret",
        "table-ragged",
        "status-unknown-word",
        "unsafe-url",
    }
    found = problems("plans/a.md", made.all_findings, text.encode())
    shown = plain(form, Report(tuple(found), ("plans/a.md",)))
    assert not [part for part in (TOKEN, TOKEN[4:12], KEY[:8], "MARKED", "slack:") if part in shown]
    assert counted(form, shown) == len(found)


def test_no_finding_about_safety_has_a_source_line() -> None:
    as_reported = [finding(name, "Wrong.", 1) for name in CATALOGUE]
    found = problems("a.md", as_reported, b"# A line\n")
    assert {p.rule.family for p in found if p.source is None} == {Family.SAFETY}
    assert all(p.source == "# A line" for p in found if p.rule.family is not Family.SAFETY)


# Single formats


def test_text_shows_the_line_with_a_caret() -> None:
    found = problems("p/a.md", [finding("table-ragged", "Wrong.", 2)], b"# A\n\t  | a |\n")
    assert plain("text", Report(tuple(found), ("p/a.md",))) == (
        "p/a.md:2:4: warning: Wrong. [table-ragged]\n    2 | | a |\n      | ^\n\n"
        "0 errors, 1 warning, 0 info in 1 of 1 file.\n"
    )


def test_findings_of_a_line_are_in_the_order_of_its_text() -> None:
    as_reported = [finding("link-broken", f'"{name}" is not linked.', 1) for name in ("a.md", "b.md")]
    found = problems("p/a.md", as_reported, b"See [x](b.md) and [y](a.md).\n")
    assert [one.finding.message[1:5] for one in found] == ["b.md", "a.md"]


def test_a_baseline_holds_what_has_a_name_that_is_no_utf8(tmp_path: Path) -> None:
    path = "p/\udcff.md"
    found = problems(path, [finding("table-ragged", "Wrong.", 1)], b"a\n")
    file = tmp_path / "baseline.json"
    file.write_text(baselines.written(baselines.of(found)))
    assert baselines.compare(found, baselines.read(file), None) == ((), 1, ())


@pytest.mark.parametrize(
    "message, source, row, caret",
    [
        ('"gone.md" is not linked.', "See [x](gone.md).", "See [x](gone.md).", "        ^^^^^^^"),
        ('"Huge" and "Often" is no level.', "\t| x | Huge | Often |", "| x | Huge | Often |", "      ^^^^"),
        ('"完全" is no status.', "状态：完全だ", "状态：完全だ", "      ^^^^"),
        ('"gone…" is not linked.', "See gone-far", "See gone-far", "    ^^^^"),
        ('"other" is not linked.', "  See gone", "See gone", "^"),
        ('"gone" leads nowhere.', "x" * 200 + "gone.", "…" + "x" * 70 + "gone.", " " * 71 + "^^^^"),
        ('"a\tb" is none.', "x\ta\tb", "x a b", "  ^^^"),
    ],
)
def test_a_caret_is_below_the_quoted_text(message: str, source: str, row: str, caret: str) -> None:
    found = problems("a.md", [finding("link-broken", message, 1)], source.encode())
    lines = plain("text", Report(tuple(found), ("a.md",))).splitlines()
    assert [line[8:] for line in lines[1:3]] == [row, caret]
    (result,) = json.loads(plain("sarif", Report(tuple(found), ("a.md",))))["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    quoted = source[region["startColumn"] - 1 : region["endColumn"] - 1]
    assert quoted in message or len(quoted) == 1


def test_a_caret_shows_no_text_that_must_not_be_repeated() -> None:
    as_reported = finding("secret", '"gone" is one.', 1)
    (one,) = problems("a.md", [as_reported], b"See gone")
    assert (one.column, one.length) == (1, 1)


def test_text_puts_an_empty_line_between_files() -> None:
    one = report("# A\n")
    other = problems("plans/b.md", [finding("empty", "Empty.")], b"")
    text = plain("text", replace(one, problems=(*one.problems, *other)))
    assert [len(part.splitlines()) for part in text.split("\n\n")] == [7, 1, 1]


def test_long_lines_are_cut() -> None:
    found = problems("a.md", [finding("table-ragged", "Wrong.", 1)], b"x" * 5000)
    assert max(map(len, plain("text", Report(tuple(found), ("a.md",))).splitlines())) < 140


def test_sarif_is_valid() -> None:
    one = report("# A\n", path="plans/ä b\\%20:#?.md", message="x" * 999)
    given = json.loads(plain("sarif", replace(one, suppressed=one.problems)))
    jsonschema.Draft202012Validator(SCHEMA).validate(given)
    run = given["runs"][0]
    assert [run["tool"]["driver"]["rules"][r["ruleIndex"]]["id"] for r in run["results"]] == [
        r["ruleId"] for r in run["results"]
    ]
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "plans/%C3%A4%20b%5C%2520%3A%23%3F.md"


def test_sarif_is_valid_for_any_plan_text() -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    for text in HOSTILE.values():
        given = json.loads(plain("sarif", report(text, path=f"plans/{text}", message=text)))
        assert list(validator.iter_errors(given)) == []


PUBLISHED = os.environ.get("PLANS_SARIF_SCHEMA")


@pytest.mark.skipif(not PUBLISHED, reason="PLANS_SARIF_SCHEMA does not name the schema that OASIS publishes")
def test_reports_that_match_our_part_of_the_sarif_schema_match_the_published_one() -> None:
    own = jsonschema.Draft202012Validator(SCHEMA)
    published = jsonschema.Draft7Validator(json.loads(Path(PUBLISHED or "").read_text("utf-8")))
    for text in ("# A\n", *HOSTILE.values()):
        one = report(text, path=f"plans/{text}", message=text)
        given = json.loads(plain("sarif", replace(one, suppressed=one.problems)))
        assert list(published.iter_errors(given)) == []
        for changed in spoilt(given):
            assert not own.is_valid(changed) or published.is_valid(changed)


def spoilt(value: Any) -> Iterator[Any]:
    """The same JSON with one value removed, added or replaced."""
    yield from (None, True, -1, 0, "", "x y", [], {})
    if isinstance(value, dict):
        yield {**value, "unheardOf": 1}
        for key, item in value.items():
            rest = {name: one for name, one in value.items() if name != key}
            yield rest
            yield from ({**rest, key: one} for one in spoilt(item))
    if isinstance(value, list) and value:
        yield [*value, value[0]]
        yield from ([one, *value[1:]] for one in spoilt(value[0]))


def test_the_subset_of_the_sarif_schema_notices_what_is_wrong() -> None:
    given = json.loads(plain("sarif", report("# A\n")))
    given["runs"][0]["results"][0]["level"] = "info"
    given["runs"][0]["results"][1]["rule"] = "x"
    assert len(list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(given))) == 2


def test_gitlab_reports_have_the_keys_of_code_quality() -> None:
    given = json.loads(plain("gitlab", report("# A\n")))
    assert [(one["severity"], one["location"]) for one in given] == [
        ("info", {"path": "plans/a.md", "lines": {"begin": 1}}),
        ("major", {"path": "plans/a.md", "lines": {"begin": 1}}),
        ("minor", {"path": "plans/a.md", "lines": {"begin": 1}}),
    ]
    assert len({one["fingerprint"] for one in given}) == 3


@pytest.mark.parametrize(
    "fail_on, failures", [(Severity.ERROR, 1), (Severity.WARNING, 2), (Severity.INFO, 3)]
)
def test_junit_fails_what_the_check_fails_on(fail_on: Severity, failures: int) -> None:
    root = ET.fromstring(plain("junit", report("# A\n", fail_on=fail_on)))  # noqa: S314
    suite = root[0]
    assert (suite.get("failures"), suite.get("tests")) == (str(failures), "3")
    assert len(root.findall(".//failure")) == failures
    assert [case.get("name") for case in root[1]] == ["no findings"]


# Fingerprints


def marks(text: str, *lines: int, rule: str = "risk-unmitigated", path: str = "plans/a.md") -> list[str]:
    as_reported = [finding(rule, f"Wrong {line}.", line) for line in lines]
    return [one.fingerprint for one in problems(path, as_reported, text.encode())]


def test_a_fingerprint_stays_where_a_line_moves_or_is_marked_up() -> None:
    before = marks("- [ ] Fog comes\n", 1)
    assert before == marks("# A\n\nMore\n\n*  [x] **Fog** comes\n", 5)


def test_a_fingerprint_is_another_for_another_rule_file_text_or_duplicate() -> None:
    (one,) = marks("Fog\n", 1)
    others = marks("Fog\nFog\n", 1, 2)
    assert others[0] == one
    assert (
        len(
            {
                one,
                others[1],
                *marks("Ice\n", 1),
                *marks("Fog\n", 1, rule="secret"),
                *marks("Fog\n", 1, path="b"),
            }
        )
        == 5
    )
