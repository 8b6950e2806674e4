"""`plans check` as a user runs it: what it looks at, how it exits, what it writes."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from mkdocs_plans.atomic_write import write_all
from mkdocs_plans.cli import main
from mkdocs_plans.reports.formats import format_names

from tests.builds import Project
from tests.conftest import Site

GOOD = "# Good\n\n**Date:** 2026-01-05\n**Status:** Planning\n"
BAD = """\
# Bad

**Date:** 2026-01-05
**Status:** Planning

## Risks

| Risk | Impact | Probability | Mitigation |
|---|---|---|---|
| Fog | High | High | - |
| Ice | High | Low | - |

## Questions

- [ ] Which lamps? → The blue ones
"""
TOKEN = "ghp_" + "aB3dE5fG7h" * 3 + "aB3dE5"


@pytest.fixture
def harbour(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    project.write({"plans/good.md": GOOD, "plans/deep/bad.md": BAD, "docs/index.md": "# Harbour\n"})
    project.configure()
    monkeypatch.chdir(project.root)
    return project


def check(*arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(main, ["check", *arguments], catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result


def found(*arguments: str, code: int = 0) -> list[tuple[str, int | None, str]]:
    given = json.loads(check("--format", "json", *arguments, code=code).stdout)
    return [(one["path"], one["line"], one["rule"]) for one in given["findings"]]


OF_BAD = [
    ("plans/deep/bad.md", 10, "risk-high-unmitigated"),
    ("plans/deep/bad.md", 11, "risk-unmitigated"),
    ("plans/deep/bad.md", 15, "question-answered-not-ticked"),
]


@pytest.mark.parametrize("form", format_names())
def test_reports_name_plans_outside_of_the_repository_without_a_path_of_the_machine(
    project: Project, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    project.write({"home/ana/plans/bad.md": BAD})
    portal = Project(project.root / "portal")
    portal.write({"docs/index.md": "# Harbour\n"})
    portal.configure(plugins=[{"plans": {"folder": "../home/ana/plans"}}])
    monkeypatch.chdir(portal.root)
    ran = check("--format", form, code=1)
    assert "plans/bad.md" in ran.output
    assert "home/ana" not in ran.output
    assert "home/ana" not in CliRunner().invoke(main, ["list"]).output


# Output formats


def test_messages_name_files_as_seen_from_here_and_give_a_ci_server_no_command(harbour: Project) -> None:
    (harbour.root / "plans/deep/bad.md").rename(harbour.root / "plans/_bad.md")
    (harbour.root / "plans/##vso[x].md").symlink_to("_bad.md")
    message = "warning: plans/# #vso[x].md: not fixed, because it is a symbolic link"
    assert message in check("--fix", code=1).stderr
    harbour.write(
        {"mkdocs.yml": "site_name: X\nplugins:\n  - plans:\n      rules:\n        risk-unrate: off\n"}
    )
    assert check(code=2).stderr.startswith("error: mkdocs.yml:5: rules: risk-unrate: no such rule; did you")


@pytest.mark.usefixtures("harbour")
@pytest.mark.parametrize(
    "environment, coloured",
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": ""}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
    ],
)
def test_colours_are_there_where_they_are_wished(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], coloured: bool
) -> None:
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[31m" in check(code=1).stdout) is coloured


# Checked files


@pytest.mark.usefixtures("harbour")
def test_without_a_path_the_project_is_checked() -> None:
    assert found(code=1) == OF_BAD


def test_paths_are_relative_to_the_repository_wherever_the_check_runs(
    harbour: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(harbour.root / "plans" / "deep")
    assert check(code=1).stdout.startswith("plans/deep/bad.md:10:1: error: High/High risk ")
    assert found(code=1) == OF_BAD


@pytest.mark.usefixtures("harbour")
@pytest.mark.parametrize("path", ["plans/deep", "plans/deep/bad.md", "./plans/deep/../deep/bad.md", "plans"])
def test_a_path_limits_the_checked_files(path: str) -> None:
    assert found(path, code=1) == OF_BAD
    assert found("plans/good.md") == []


def test_a_file_is_checked_among_its_neighbours(harbour: Project) -> None:
    harbour.write({"plans/good.md": GOOD + "**Depends on:** deep/gone.md\n", "plans/other.md": GOOD})
    assert found("plans/good.md") == [("plans/good.md", 5, "relation-broken")]


@pytest.mark.usefixtures("harbour")
def test_a_file_twice_is_reported_once() -> None:
    assert found("plans", "plans/deep/bad.md", "plans/deep", code=1) == OF_BAD


def test_excluded_files_are_left_out_even_if_named(harbour: Project) -> None:
    harbour.configure(plugins=[{"plans": {"exclude": ["deep/"]}}])
    assert found("plans/deep/bad.md") == found() == []


def test_files_of_no_project_are_checked_by_themselves(harbour: Project) -> None:
    harbour.write({"elsewhere/more/bad.md": BAD, "elsewhere/README.md": "# Notes\n"})
    assert [rule for _, _, rule in found("elsewhere/more/bad.md", code=1)] == [rule for _, _, rule in OF_BAD]
    assert [rule for _, _, rule in found("elsewhere", code=1)] == [rule for _, _, rule in OF_BAD]


def test_the_folders_introduction_is_checked_for_safety(harbour: Project) -> None:
    harbour.write({"plans/README.md": f"# Ours\n\n{TOKEN}\n", "plans/deep/bad.md": GOOD})
    assert found(code=1) == [("plans/README.md", 3, "secret")]


def test_a_link_out_of_the_folder_is_an_error(
    harbour: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "x.md"
    outside.write_text("# TOPSECRET\n")
    harbour.write({"plans/deep/bad.md": GOOD})
    (harbour.root / "plans/leak.md").symlink_to(outside)
    assert found(code=1) == [("plans/leak.md", None, "symlink-out")]
    assert "TOPSECRET" not in check(code=1).output


def test_today_is_the_day_of_the_input(harbour: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    late = "# A\n\n**Date:** 2026-01-05\n**Status:** In progress\n**Due:** 2026-01-20\n"
    early = "# A\n\n**Date:** 2026-02-05\n**Status:** In progress\n"
    harbour.write({"plans/good.md": late, "plans/deep/bad.md": early})
    days = {
        "2026-01-20": ["date-in-future"],
        "2026-01-21": ["date-in-future", "target-passed"],
        "2026-02-04": ["target-passed"],
    }
    for day, rules in days.items():
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime.fromisoformat(f"{day}T12:00Z").timestamp())))
        assert [rule for _, _, rule in found()] == rules
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    harbour.commit(date="2026-01-21T08:00:00+00:00")
    assert [rule for _, _, rule in found()] == ["date-in-future", "target-passed"]
    harbour.write({"plans/new.md": GOOD})  # not committed: the clock may be right
    assert [rule for _, _, rule in found()] == ["target-passed"]


# Exit codes


@pytest.mark.parametrize(
    "text, fail_on, code",
    [
        (BAD, "error", 1),
        (BAD.replace("| Fog | High | High |", "| Fog | High | Low |"), "error", 0),
        (BAD.replace("| Fog | High | High |", "| Fog | High | Low |"), "warning", 1),
        ("# A\n", "warning", 0),
        ("# A\n", "info", 1),
        (GOOD, "info", 0),
    ],
)
def test_it_fails_on_findings_of_the_given_severity(
    harbour: Project, text: str, fail_on: str, code: int
) -> None:
    harbour.write({"plans/deep/bad.md": text})
    check("--fail-on", fail_on, code=code)


@pytest.mark.parametrize(
    "arguments, message",
    [
        (["gone.md"], "gone.md: the file or folder does not exist"),
        (["plans/good.md", "gone.md"], "gone.md: the file or folder does not exist"),
        (["--baseline", "gone.json"], "gone.json: the file does not exist: write it with --write-baseline"),
        (["--baseline", "mkdocs.yml"], "mkdocs.yml: this file is not JSON; write it with --write-baseline"),
        (["--format", "yaml"], "invalid value for '--format'"),
        (["--fail-on", "never"], "invalid value for '--fail-on'"),
        (["-o", "gone/x.json"], "gone/x.json: the folder does not exist"),
        (["--write-baseline", "gone/x.json"], "gone/x.json: the folder does not exist"),
        (["--fix", "-o", "gone/x.json"], "gone/x.json: the folder does not exist"),
        (["--fix", "--write-baseline", "gone/x.json"], "gone/x.json: the folder does not exist"),
        (["-o", "plans/good.md"], "plans/good.md: this is a plan, which is never overwritten"),
        (["--write-baseline", "plans/good.md"], "plans/good.md: this is a plan, which is never overwritten"),
        (["--prune"], "--prune needs --baseline"),
        (["--write-baseline", "x.json", "-o", "y.json"], "--write-baseline cannot be used with"),
        (["--write-baseline", "x.json", "--diff"], "--diff writes nothing"),
    ],
)
def test_an_unusable_argument_is_reported_with_code_2(
    harbour: Project, arguments: list[str], message: str
) -> None:
    def files() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in harbour.root.rglob("*") if path.is_file()}

    before = files()
    result = check(*arguments, code=2)
    assert message in result.stderr
    assert result.stdout == ""
    assert files() == before


def test_a_mistake_in_the_configuration_is_reported_with_code_2(harbour: Project) -> None:
    harbour.configure(plugins=[{"plans": {"rules": {"risk-unrate": "off", "drafts/": {"risk": "grave"}}}}])
    reported = check(code=2).stderr
    assert 'rules: risk-unrate: no such rule; did you mean "risk-unrated"?' in reported
    assert "rules: drafts/: risk: grave given; expected off or info or warning or error" in reported


@pytest.mark.usefixtures("harbour")
@pytest.mark.parametrize("path", [".git", "mkdocs.yml", "plans/empty", "plans/notes.txt"])
def test_a_path_that_holds_nothing_to_check_is_an_error(harbour: Project, path: str) -> None:
    harbour.write({"plans/empty/photo.png": b"x", "plans/notes.txt": "x", ".git/config": "x"})
    shown = check("plans", path, code=2)
    assert path in shown.stderr
    assert "No findings" not in shown.stdout


@pytest.mark.usefixtures("harbour")
def test_a_file_of_the_project_that_is_left_out_is_no_error(harbour: Project) -> None:
    harbour.write({"plans/_draft.md": "# Draft\n"})
    assert "in 0 files" in check("plans/_draft.md", code=0).stdout


def test_severities_of_the_configuration_decide(harbour: Project) -> None:
    harbour.configure(plugins=[{"plans": {"rules": {"risk": "info", "deep/": {"question": False}}}}])
    assert found() == OF_BAD[:2]


# Output


@pytest.mark.usefixtures("harbour")
def test_pipes_get_no_colours_and_terminals_do() -> None:
    assert "\x1b" not in check(code=1).stdout
    coloured = CliRunner().invoke(main, ["check", "--format", "text"], color=True)
    assert "risk-high-unmitigated" in coloured.stdout


def test_a_report_is_written_to_a_file_without_colours(harbour: Project) -> None:
    result = check("-o", "report.txt", code=1)
    assert result.stdout == ""
    assert "1 error, 2 warnings, 0 info in 1 of 2 files" in result.stderr
    text = (harbour.root / "report.txt").read_text("utf-8")
    assert text.startswith("plans/deep/bad.md:10:1: error: High/High risk ")


@pytest.mark.parametrize("form", format_names())
def test_suppressed_findings_are_counted_in_every_format(harbour: Project, form: str) -> None:
    harbour.write({"plans/deep/bad.md": "---\nplans_ignore: risk\n---\n" + BAD})
    assert "2 suppressed in files" in check("--format", form).output


@pytest.mark.parametrize("form", format_names())
def test_a_secret_is_printed_by_nothing(harbour: Project, form: str) -> None:
    harbour.write({"plans/deep/bad.md": f"# A\n\n**Status:** {TOKEN}\n\n- [ ] [{TOKEN}](gone-{TOKEN}.md)\n"})
    for arguments in ([], ["--diff"]):
        assert TOKEN[4:20] not in check("--format", form, *arguments, code=1).output


# Baselines


def test_a_baseline_leaves_out_known_findings_and_shows_new_ones(harbour: Project) -> None:
    assert "note: wrote 3 findings to known.json" in check("--write-baseline", "known.json").stderr
    assert found("--baseline", "known.json") == []
    harbour.write(
        {
            "plans/deep/bad.md": BAD.replace("| Ice |", "| New | High | High | - |\n| Ice |").replace(
                "# Bad", "# Bad\n\n"
            )
        }
    )
    assert found("--baseline", "known.json", code=1) == [("plans/deep/bad.md", 13, "risk-high-unmitigated")]


def test_entries_that_no_longer_occur_are_reported(harbour: Project) -> None:
    check("--write-baseline", "known.json")
    harbour.write({"plans/deep/bad.md": BAD.replace("| Ice | High | Low | - |\n", "")})
    assert "2 in the baseline; 1 baseline entry no longer occurs" in check("--baseline", "known.json").stdout
    (harbour.root / "plans/deep/bad.md").unlink()
    assert "3 baseline entries no longer occur" in check("--baseline", "known.json").stdout
    assert "no longer" not in check("--baseline", "known.json", "plans/good.md").stdout


def test_a_pruned_baseline_keeps_current_findings_and_adds_no_new_ones(harbour: Project) -> None:
    check("--write-baseline", "known.json")
    before = (harbour.root / "known.json").read_text()
    harbour.write({"plans/deep/bad.md": BAD.replace("| Ice | High | Low |", "| New | High | High |")})
    reported = check("--baseline", "known.json", "--prune", code=1)
    assert "note: removed 1 entry from known.json" in reported.stderr
    assert "no longer" not in reported.output
    after = (harbour.root / "known.json").read_text()
    assert {line for line in after.splitlines() if "fingerprint" in line} < {
        line for line in before.splitlines() if "fingerprint" in line
    }
    assert found("--baseline", "known.json", code=1) == [("plans/deep/bad.md", 11, "risk-high-unmitigated")]
    check("--baseline", "known.json", "--prune", code=1)
    assert (harbour.root / "known.json").read_text() == after


def test_findings_of_unchecked_files_are_kept_in_a_pruned_baseline(harbour: Project) -> None:
    check("--write-baseline", "known.json")
    before = (harbour.root / "known.json").read_text()
    harbour.write({"plans/deep/bad.md": GOOD})
    check("--baseline", "known.json", "--prune", "plans/good.md")
    assert (harbour.root / "known.json").read_text() == before


def test_the_same_findings_make_the_same_baseline(harbour: Project) -> None:
    check("--write-baseline", "one.json")
    check("--write-baseline", "two.json")
    one, two = ((harbour.root / name).read_bytes() for name in ("one.json", "two.json"))
    assert one == two


_HEAD = '{"format": "mkdocs-plans-baseline", "schema_version": '


@pytest.mark.parametrize(
    "content",
    ["[]", "{}", _HEAD + '"9.0", "findings": []}', _HEAD + '"1.0", "findings": [1]}', "[" * 100_000],
)
def test_a_file_that_is_no_baseline_is_refused(harbour: Project, content: str) -> None:
    harbour.write({"known.json": content})
    assert "known.json: " in check("--baseline", "known.json", code=2).stderr


# Fixes

MENDABLE = (
    "# A\r\n\r\n**Status:** Planning  \r\n**Owner:** Ana\r\n\r\n"
    "| a | b | c |\r\n|---|---|---|\r\n| 1 |\r\n1 | 2\r\n\r\n"
    "## Questions\r\n\r\n- [ ] Which? → That\r\n* [ ]  Who?\r\n  - Answer: Ana\r\n- [-] When? → Now\r\n"
)
FIXED = (
    "# A\r\n\r\n**Date:** 2026-01-05  \r\n**Status:** Planning  \r\n**Owner:** Ana\r\n\r\n"
    "| a | b | c |\r\n|---|---|---|\r\n| 1 |  |  |\r\n1 | 2 |  |\r\n\r\n"
    "## Questions\r\n\r\n- [x] Which? → That\r\n* [x]  Who?\r\n  - Answer: Ana\r\n- [-] When? → Now\r\n"
)


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("ending", ["\r\n", "\n", "\r"])
def test_fixes_touch_only_the_bytes_they_must(harbour: Project, mark: str, ending: str) -> None:
    path = harbour.root / "plans/2026-01-05-a.md"
    path.write_bytes((mark + MENDABLE).replace("\r\n", ending).encode())
    assert "5 fixes in 1 file" in check("--fix", "plans/2026-01-05-a.md").stderr
    assert path.read_bytes().decode() == (mark + FIXED).replace("\r\n", ending)
    assert "fix" not in check("--fix", "plans/2026-01-05-a.md").stderr
    assert path.read_bytes().decode() == (mark + FIXED).replace("\r\n", ending)


@pytest.mark.parametrize(
    "before, after",
    [
        ("# A\n\n**Date:** {YYYY-MM-DD}\n", "# A\n\n**Date:** 2026-01-05\n"),
        ("# A\n\n**Date:**\n", "# A\n\n**Date:** 2026-01-05\n"),
        ("# A\n\n- Date: [date]\n- Status: Done\n", "# A\n\n- Date: 2026-01-05\n- Status: Done\n"),
        ("---\ncreated:\n---\n# A\n", "---\ncreated: 2026-01-05\n---\n# A\n"),
        ("# A\n\n> **Status**: Done", "# A\n\n> **Date**: 2026-01-05\n> **Status**: Done"),
        ("# A\n\n| a | b |\n|---|---|\n| 1 | 2 | 3 |\n", None),
        ("# A\n\n```\n- [ ] Which? → That\n```\n", None),
        ("# A\n\n## Questions\n\n- [ ] ~~Which?~~\n", None),
        ("# A\n\n**Status:** Done · **Owner:** Ana\n", None),
        ("---\nplans_ignore: [date-unfilled]\n---\n# A\n\n**Date:** TBD\n", None),
    ],
)
def test_each_fix(harbour: Project, before: str, after: str | None) -> None:
    path = harbour.root / "plans/2026-01-05-a.md"
    path.write_text(before)
    check("--fix", "plans/2026-01-05-a.md")
    assert path.read_text() == (before if after is None else after)


def test_a_diff_shows_the_changes_of_fixes_and_writes_nothing(harbour: Project) -> None:
    before = (harbour.root / "plans/deep/bad.md").read_bytes()
    for arguments in (["--diff"], ["--fix", "--diff"]):
        shown = check(*arguments, code=1).stdout.splitlines()
        assert [line for line in shown if line.startswith(("-- [", "+- ["))] == [
            "-- [ ] Which lamps? → The blue ones",
            "+- [x] Which lamps? → The blue ones",
        ]
    assert (harbour.root / "plans/deep/bad.md").read_bytes() == before
    assert "1 can be fixed with --fix" in check(code=1).stdout


def test_links_are_not_written_to(harbour: Project) -> None:
    (harbour.root / "plans/deep/bad.md").rename(harbour.root / "plans/_bad.md")
    (harbour.root / "plans/link.md").symlink_to("_bad.md")
    before = (harbour.root / "plans/_bad.md").read_bytes()
    assert (
        "plans/link.md: not fixed, because it is a symbolic link; fix its target"
        in check("--fix", code=1).stderr
    )
    assert (harbour.root / "plans/_bad.md").read_bytes() == before
    assert (harbour.root / "plans/link.md").is_symlink()


def test_bytes_that_are_no_utf8_stay(harbour: Project) -> None:
    path = harbour.root / "plans/deep/bad.md"
    path.write_bytes(BAD.encode().replace(b"Fog", b"F\xff\xfeg"))
    check("--fix", code=1)
    assert path.read_bytes() == BAD.encode().replace(b"Fog", b"F\xff\xfeg").replace(b"- [ ]", b"- [x]")


def test_the_mode_of_a_file_stays(harbour: Project) -> None:
    path = harbour.root / "plans/deep/bad.md"
    path.chmod(0o640)
    check("--fix", code=1)
    assert path.stat().st_mode & 0o777 == 0o640


def test_several_files_are_written_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [tmp_path / name for name in "abc"]
    for path in paths:
        path.write_text("old")
    replaced: list[Path] = []
    real = Path.replace

    def full(self: Path, target: Any) -> Path:
        replaced.append(Path(target))
        if len(replaced) == 3:
            raise OSError(28, "No space left on device", str(target))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write_all(dict.fromkeys(paths, b"new"))
    assert [path.read_text() for path in paths] == ["old"] * 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "c"]


def test_files_and_links_cannot_be_mixed(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(OSError, match="is a link"):
        write_all({tmp_path / "a": b"new", tmp_path / "b": b"new"})
    assert (tmp_path / "a").read_text() == "old"


# The same on the site


def test_findings_are_on_the_plans_page_and_in_the_snapshot(site: Site) -> None:
    built = site({"plans/bad.md": BAD.replace("# Bad", "# Bad\n\n<!-- plans: ignore risk-unmitigated -->")})
    (plan,) = built.json()["plans"]
    assert {one["rule"] for one in plan["findings"]} >= {
        "risk-high-unmitigated",
        "question-answered-not-ticked",
    }
    words = built.page("plans/bad/").words("#plans-findings")
    assert "risk-high-unmitigated" in words


def test_suppressed_findings_are_shown_on_the_page_of_the_plan(site: Site) -> None:
    built = site({"plans/bad.md": "---\nplans_ignore: [risk]\n---\n" + BAD})
    (plan,) = built.json()["plans"]
    assert (plan["suppressed"], built.json()["summary"]["suppressed"]) == (2, 2)
    assert "risk-high-unmitigated" in built.page("plans/bad/").words("#plans-suppressed")
    assert "risk-high-unmitigated" not in built.page("plans/bad/").words("#plans-findings")


def test_suppressed_findings_are_counted_on_the_dashboard_with_a_link_to_their_list(site: Site) -> None:
    silent = "---\nplans_ignore: [risk]\n---\n" + BAD
    built = site(
        {"plans/bad.md": silent, "plans/over.md": silent.replace("Planning", "Cancelled"), "plans/a.md": GOOD}
    )
    (link,) = [
        a
        for a in built.page("plans/dashboard/").all("a.plans-count-link")
        if "dashboard/suppressed" in str(a["href"]) or str(a["href"]).startswith("suppressed")
    ]
    assert link["data-count"] == "2"
    rows = built.page("plans/dashboard/suppressed/").texts("tbody tr")
    assert [("risk-high-unmitigated" in row, "risk-unmitigated" in row) for row in rows] == [
        (True, False),
        (False, True),
    ]
    assert built.page("plans/dashboard/finished-suppressed/").texts("tbody tr") == []


def test_a_secret_stops_a_strict_build_and_is_not_in_its_log(site: Site) -> None:
    built = site({"plans/a.md": f"# A\n\n{TOKEN}\n"}, strict=False)
    assert len(built.log) == 1
    assert "plans/a.md:3: This looks like a GitHub token" in built.log[0]
    assert TOKEN[4:] not in built.log[0]


def test_a_family_can_be_made_a_warning_of_the_build(site: Site) -> None:
    built = site(
        {"plans/bad.md": BAD},
        strict=False,
        plugins=["search", {"plans": {"warn": ["risk"], "rules": {"risk-unmitigated": "off"}}}],
    )
    assert [line.rpartition(" ")[2] for line in built.log] == ["[risk-high-unmitigated]"]


def test_the_finding_of_a_link_to_a_moved_plan_suggests_its_new_path(harbour: Project) -> None:
    harbour.write(
        {
            "plans/link.md": f"{GOOD}\nSee [it](bad.md) and [what is gone](gone.md).\n",
            "plans/relation.md": f"{GOOD}**Depends on:** old/bad.md\n",
        }
    )
    messages = [
        one["message"] for one in json.loads(check("--format", "json", "plans", code=1).stdout)["findings"]
    ]
    assert (
        '"bad.md" is not linked, because the file does not exist: did you mean "plans/deep/bad.md"?'
        in messages
    )
    assert '"gone.md" is not linked, because the file does not exist: correct the path.' in messages
    assert (
        'The plan depends on "old/bad.md", which is not a plan or a file: did you mean "plans/deep/bad.md"?'
        in messages
    )


def test_a_mail_address_is_no_broken_link(harbour: Project) -> None:
    harbour.write({"plans/mail.md": f"{GOOD}**Owner:** Ana <ana@boats.example>\n\nAsk <bo@boats.example>.\n"})
    assert found("plans/mail.md") == []


# Which findings are reported


@pytest.mark.usefixtures("harbour")
def test_rules_can_be_selected_and_ignored_by_name_beginning_and_family() -> None:
    assert found("--select", "question") == OF_BAD[2:]
    assert found("--select", "risk-unmitigated,question-answered-not-ticked") == OF_BAD[1:]
    assert found("--select", "risk", "--ignore", "risk-high-unmitigated") == OF_BAD[1:2]
    assert found("--ignore", "risk", "--ignore", "question") == []


@pytest.mark.usefixtures("harbour")
def test_findings_below_a_severity_are_left_out_and_do_not_fail() -> None:
    assert found("--severity", "error", "--fail-on", "info", code=1) == OF_BAD[:1]
    assert found("--severity", "error", "--fail-on", "info", "--ignore", "risk") == []


def test_only_selected_rules_are_fixed_and_written_to_a_baseline(harbour: Project) -> None:
    before = (harbour.root / "plans/deep/bad.md").read_bytes()
    assert "there is nothing to fix" in check("--diff", "--select", "risk", code=1).stderr
    check("--fix", "--select", "risk", code=1)
    assert (harbour.root / "plans/deep/bad.md").read_bytes() == before
    check("--write-baseline", "known.json", "--select", "risk")
    assert found("--baseline", "known.json") == OF_BAD[2:]
    check("--baseline", "known.json", "--prune", "--select", "question")
    assert found("--baseline", "known.json") == OF_BAD[2:]


@pytest.mark.usefixtures("harbour")
def test_statistics_count_the_findings_of_each_rule() -> None:
    ran = check("--statistics", code=1)
    assert ran.stdout.splitlines() == [
        "1  warning  question-answered-not-ticked  fixable",
        "1  error    risk-high-unmitigated",
        "1  warning  risk-unmitigated",
    ]
    assert ran.stderr == "note: 1 error, 2 warnings, 0 info in 1 of 2 files; 1 can be fixed with --fix.\n"
    listed = json.loads(check("--statistics", "--format", "json", "--select", "risk", code=1).stdout)
    assert [(one["rule"], one["count"], one["fixable"]) for one in listed] == [
        ("risk-high-unmitigated", 1, False),
        ("risk-unmitigated", 1, False),
    ]


# Standard input


def from_stdin(text: str, *arguments: str) -> list[tuple[str, int | None, str]]:
    ran = CliRunner().invoke(main, ["check", "-", "--format", "json", *arguments], input=text)
    return [(one["path"], one["line"], one["rule"]) for one in json.loads(ran.stdout)["findings"]]


def test_standard_input_is_checked_as_the_file_that_it_is_called(harbour: Project) -> None:
    related = f"{GOOD}**Depends on:** deep/bad.md, deep/gone.md\n"
    assert from_stdin(related, "--stdin-filename", "plans/good.md") == [
        ("plans/good.md", 5, "relation-broken")
    ]
    assert from_stdin(GOOD, "--stdin-filename", "plans/deep/bad.md") == []
    assert (harbour.root / "plans/deep/bad.md").read_text("utf-8") == BAD
    assert [rule for _, _, rule in from_stdin(BAD)] == [rule for _, _, rule in OF_BAD]
    assert from_stdin(BAD, "--stdin-filename", "notes/new.md")[0][0] == "notes/new.md"
    ran = CliRunner().invoke(
        main, ["check", "-", "--stdin-filename", "plans/deep/bad.md", "--diff"], input=BAD
    )
    assert "+- [x] Which lamps? → The blue ones" in ran.stdout


# Links in a terminal


@pytest.mark.usefixtures("harbour")
@pytest.mark.parametrize(
    "environment, linked",
    [({}, False), ({"FORCE_HYPERLINK": "1"}, True), ({"FORCE_HYPERLINK": "0"}, False)],
)
def test_rules_link_to_their_description_where_links_are_shown(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], linked: bool
) -> None:
    monkeypatch.delenv("FORCE_HYPERLINK", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    link = "\x1b]8;;https://mkdocs-plans.example/reference/rules/#risk-unmitigated\x1b\\risk-unmitigated\x1b]8;;\x1b\\"
    assert (link in check(code=1).stdout) is linked
    check("-o", "report.txt", code=1)
    assert "\x1b" not in Path("report.txt").read_text("utf-8")


def test_an_overview_without_plans_of_its_own_is_no_error(harbour: Project) -> None:
    (harbour.root / "plans").rename(harbour.root / "quay")
    harbour.write({".cache/plans/x/a.md": BAD})
    harbour.configure(plugins=[{"plans": {"projects": [{"name": "quay", "folder": "quay"}]}}])
    ran = check()
    assert ran.stdout == "No findings in 0 files.\n"
    assert ran.stderr.startswith("warning: this project has no plans of its own; run plans check in the")
    assert ".cache" not in ran.output
