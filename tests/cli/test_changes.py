"""`plans changes` and `plans digest` as a user runs them, in the repository of the example portal."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner, Result
from mkdocs_plans.cli import main
from mkdocs_plans.cli.when import range_between
from mkdocs_plans.history.writer import schema

from tests.builds import Project
from tests.reports.test_diff_markdown import rendered, skeleton
from tools import demo

SITE = "https://tidewater.example/portal/"
HOSTILE = (
    "\\`@everyone\\` &lt;!channel&gt; &lt;script&gt;alert(1)&lt;/script&gt; "
    "!\\[x\\](https://evil.example/b.png) "
    "\\*b\\* \\_i\\_ \\~s\\~ :tada: \\[x\\](javascript:alert(1)) "
    "&lt;https://evil.example&gt; ##[error] &amp;amp;"
)
"""Markup of every format as the visible text of a plan."""
EVIL = f"""\
# Evil {HOSTILE}

**Status:** Blocked: {HOSTILE}

- [x] Done {HOSTILE}

## Open questions

- Why {HOSTILE}?

## Risks

| Risk | Impact | Probability | Mitigation |
|---|---|---|---|
| Fog {HOSTILE} | High | High | - |
"""


@pytest.fixture(scope="module")
def tidewater(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example portal with its history, and a hostile plan in its last commit."""
    root = tmp_path_factory.mktemp("tidewater")
    demo.build(root)
    (root / "plans/evil.md").write_text(EVIL, "utf-8")
    demo.commit_all(root, date(2026, 11, 22), "Add an evil plan")
    return root


@pytest.fixture
def here(tidewater: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tidewater)
    return tidewater


def run(*arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result


def days(result: Result) -> list[str]:
    """The days that a text lists."""
    return re.findall(r"(?m)^(\d{4}-\d\d-\d\d) ", result.stdout)


# Changes


@pytest.mark.usefixtures("here")
def test_changes_are_listed_by_day_and_plan() -> None:
    ran = run("changes", "--since", "2026-11-18", "--until", "2026-11-19")
    assert (
        re.sub(r" [0-9a-f]{7}$", " HASH", ran.stdout, flags=re.MULTILINE)
        == """\
18 to 19 November: 1 plan added, 6 steps done, 1 question answered. 7 changes in all.

2026-11-19 Thursday

Move bookings to the ledger (plans/move-bookings-to-the-ledger.md)
  ✓ Phase done: Phase 2: Write to both HASH
  ✓ 2 steps done (7/12): Copy what was booked before; Let the reconciler run every hour HASH

Single sign-on for staff (plans/staff-single-sign-on.md)
  ✓ Phase done: Step 1: The office HASH
  ✓ 2 steps done (4/7): Close the shared account; Connect the booking desk HASH
  ✓ Question answered: Who may unlock an account at night? Answer: the duty captain HASH

2026-11-18 Wednesday

Book without a mouse, and without seeing (plans/accessibility-of-booking.md)
  + New plan: In progress, 7 steps, 1 risk, 1 open question HASH

Crew app (plans/crew-app.md)
  ✓ 2 steps done (6/9): Photograph a fault; Send it to the yard HASH
"""
    )
    assert ran.stderr == ""


@pytest.mark.parametrize(
    "since, until, first, last",
    [
        ("7d", None, "2026-11-16", "2026-11-22"),
        ("14d", "7d", "2026-11-10", "2026-11-15"),
        ("Friday", None, "2026-11-20", "2026-11-22"),
        ("sunday", None, "2026-11-22", "2026-11-22"),
        ("2026-11-16", "2026-11-18", "2026-11-16", "2026-11-18"),
        ("HEAD~2", None, "2026-11-21", "2026-11-22"),
        ("HEAD~3", "HEAD~1", "2026-11-20", "2026-11-21"),
    ],
)
@pytest.mark.usefixtures("here")
def test_a_range_begins_and_ends_with_days_or_revisions(
    since: str, until: str | None, first: str, last: str
) -> None:
    found = days(run("changes", "--since", since, *(["--until", until] if until else [])))
    assert (found[-1], found[0]) == (first, last)


@pytest.mark.usefixtures("here")
def test_days_are_counted_from_the_build_and_never_from_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796688000")  # 2026-12-08
    assert run("changes").stdout == "2 to 8 December: no changes.\n"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert days(run("changes", "--since", "1d")) == ["2026-11-22"]


def test_a_revision_divides_commits_of_one_second(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project.root)
    project.commit("docs: start")
    for number in range(3):
        project.write({f"plans/{number}.md": f"# Pier {number}\n"})
        demo.commit_all(project.root, date(2026, 11, 20), f"Plan pier {number}")
    listed = run("changes", "--since", "HEAD~2", "--until", "HEAD~1").stdout
    assert re.findall(r"Pier \d", listed) == ["Pier 1"]
    # The name of a branch may contain markup.
    project.git("branch", "<img>@all", "HEAD~2")
    for form, shown in (("markdown", "`<img>@all"), ("html", "&lt;img&gt;@all")):
        assert shown in run("digest", "--since", "<img>@all", "--format", form).stdout


@pytest.mark.parametrize(
    "since, until, why",
    [
        ("someday", None, 'unknown value "someday" for --since; expected a date (2026-01-31), days (7d), a '),
        ("2026-02-30", None, "--since 2026-02-30: there is no such day"),
        ("99999d", None, "--since 99999d: there is no such day"),
        ("v1..v2", None, '"v1..v2" is a range: use --since v1 --until v2'),
        ("-x", None, '"-x" is not a revision'),
        ("3d", "7d", "--until 7d (2026-11-15) is before --since 3d (2026-11-20)"),
    ],
)
def test_a_wrong_range_is_an_error_with_the_reason(
    tidewater: Path, since: str, until: str | None, why: str
) -> None:
    today = date(2026, 11, 22)
    if since == "99999d":
        today = date(200, 1, 1)
    with pytest.raises(Exception, match=re.escape(why)):
        range_between(since, until, today, tidewater)


@pytest.mark.usefixtures("here")
def test_a_wrong_range_has_exit_code_2() -> None:
    ran = run("changes", "--since", "someday", code=2)
    assert (ran.stdout, ran.stderr[:31]) == ("", 'error: unknown value "someday" ')


@pytest.mark.usefixtures("here")
def test_a_range_that_begins_before_the_history_is_noted() -> None:
    assert run("changes", "--since", "2026-01-01", "--until", "2026-06-30").stderr == (
        "note: the history of the plans begins on 2026-06-11, after --since 2026-01-01 (2026-01-01)\n"
    )


def test_markdown_links_to_the_portal_and_to_commits(here: Path) -> None:
    config = (here / "mkdocs.yml").read_text("utf-8")
    (here / "other.yml").write_text(
        f"site_url: {SITE}\nrepo_url: https://github.com/tidewater/plans\n{config}", "utf-8"
    )
    said = run("changes", "--since", "HEAD~2", "--format", "markdown", "--config", "other.yml").stdout
    page = rendered(said)
    commit = re.escape("https://github.com/tidewater/plans/commit/") + "[0-9a-f]{40}"
    assert page.find("a", href=re.compile(rf"^{commit}$"))
    assert page.find("a", href=f"{SITE}plans/changes/")
    assert page.find("a", href=re.compile(rf"^{SITE}plans/season-prices/#risk-\w+$"))
    (here / "other.yml").unlink()


@pytest.mark.usefixtures("here")
def test_a_table_of_plans_has_the_order_of_the_data_in_which_ages_count() -> None:
    data = [json.loads(line)["path"] for line in run("list", "--format", "json").stdout.splitlines()]
    table = [line.split()[-1] for line in run("list").stdout.splitlines()[1:]]
    assert table == data


@pytest.mark.usefixtures("here")
def test_json_has_the_events_of_the_published_history() -> None:
    found = json.loads(run("changes", "--since", "HEAD~3", "--until", "HEAD~1", "--format", "json").stdout)
    jsonschema.validate(found, json.loads(schema()))
    whole = json.loads(run("export", "--format", "history").stdout)
    assert {**found, "commits": whole["commits"]} == whole
    assert found["commits"] == whole["commits"][-3:-1]


@pytest.mark.usefixtures("here")
def test_text_of_plans_is_inert_in_a_list_of_changes() -> None:
    markdown = run("changes", "--since", "HEAD~1", "--format", "markdown", "--site-url", SITE).stdout
    page = rendered(markdown)
    assert "evil.example" not in "".join(skeleton(page))
    assert {tag.name for tag in page.select("body *")} <= {"a", "code", "h3", "h4", "li", "p", "strong", "ul"}
    assert all(str(tag["href"]).startswith(SITE) for tag in page.select("a"))
    text = run("changes", "--since", "HEAD~1").stdout
    assert "Evil `@everyone` <!channel> <script>" in text
    assert "##[" not in text


# Digest


@pytest.mark.usefixtures("here")
def test_a_digest_lists_what_moved_what_is_stuck_questions_and_risks() -> None:
    lines = run("digest", "--since", "HEAD~2").stdout.splitlines()
    assert lines[0] == (
        "Tidewater, HEAD~2 (20 November) to 22 November: 1 plan added, 4 steps done; "
        "7 plans need attention, 20 questions open."
    )
    sections = {line: number for number, line in enumerate(lines) if line and line[0] != " "}
    assert list(sections)[1:] == ["Moved", "Stuck", "Oldest questions", "New risks"]
    assert lines[sections["Moved"] + 1].startswith("  Evil ")
    assert "  Season prices: Phase done: Phase 1: Decide · Step done (3/8): Hear the island councils · " in (
        "".join(line for line in lines if line.startswith("  Season prices: Phase"))
    )
    assert any(line.startswith("  Card payments at the quay: blocked 18 days (waits for ") for line in lines)
    oldest = sections["Oldest questions"]
    assert lines[oldest + 1] == (
        "  Does a seat cost more than a place on deck? (open 81 days) – Seat maps for the night boats"
    )
    assert lines[oldest + 6] == "  15 more"
    assert [line for line in lines[sections["New risks"] + 1 :] if "Bookings over the turn" in line] == [
        "  Med/High: Bookings over the turn of a season get the wrong price – Season prices"
    ]


@pytest.mark.usefixtures("here")
def test_changes_of_several_commits_are_one_line_of_a_digest() -> None:
    found = run("digest", "--since", "HEAD~4", "--format", "text").stdout
    (line,) = re.findall(r"(?m)^  Book without a mouse, and without seeing: .*", found)
    assert "4 steps done (4/7): Labels on every field; " in line


@pytest.mark.usefixtures("here")
def test_what_has_no_data_takes_no_space() -> None:
    said = run("digest", "--since", "HEAD").stdout
    assert said.startswith(
        "Tidewater, HEAD (22 November) to 22 November: no changes; 7 plans need attention,"
    )
    assert "Stuck\n" in said
    assert not re.search(r"(?m)^(Moved|New risks)", said)


@pytest.mark.usefixtures("here")
def test_text_of_plans_is_inert_in_every_format_of_a_digest() -> None:
    def said(form: str) -> str:
        return run("digest", "--since", "HEAD~1", "--format", form, "--site-url", SITE).stdout

    page = rendered(said("markdown"))
    assert "evil.example" not in "".join(skeleton(page))
    assert {tag.name for tag in page.select("body *")} == {"a", "code", "h4", "li", "p", "ul"}
    assert all(str(tag["href"]).startswith(SITE) for tag in page.select("a"))

    html = BeautifulSoup(said("html"), "html5lib")
    assert {tag.name for tag in html.select("body *")} == {"a", "div", "h3", "li", "p", "ul"}
    assert {name for tag in html.select("*") for name in tag.attrs} == {"href"}
    assert all(str(tag["href"]).startswith(SITE) for tag in html.select("a"))
    assert "<script>alert(1)</script>" in html.get_text()

    body = json.loads(said("slack"))
    assert (body["unfurl_links"], body["unfurl_media"]) == (False, False)
    outside = re.sub(r"`[^`]*`|<https:[^>]*>", "", body["text"])
    assert "everyone" in body["text"]
    assert not re.search("everyone|evil|tada", outside)
    assert {address.split("|")[0] for address in re.findall(r"<([^>]*)>", body["text"])} == set(
        re.findall(rf"(?<=<){re.escape(SITE)}[^|>]*", body["text"])
    )

    assert "##[" not in said("text")


@pytest.mark.usefixtures("here")
def test_a_digest_is_coloured_on_a_terminal_alone() -> None:
    assert "\x1b[" not in run("digest").stdout
    assert "\x1b[1mStuck\x1b[0m" in run("digest", "--color", "always").stdout
    assert "\x1b[31m" in run("changes", "--color", "always").stdout


# Without a whole history


@pytest.fixture(scope="module")
def shallow(tidewater: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("shallow") / "clone"
    demo.git(tidewater, "clone", "--quiet", "--depth=2", f"file://{tidewater}", str(target))
    return target


def test_a_shallow_clone_warns_and_gives_the_remedy(shallow: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(shallow)
    ran = run("changes")
    assert (
        "warning: the history is incomplete: the clone is shallow, so older commits are missing; "
        in ran.stderr
    )
    assert "git fetch --unshallow" in ran.stderr
    assert days(ran) == ["2026-11-22"]
    said = run("digest").stdout
    assert said.splitlines()[-1].startswith("Not everything is known: the clone is shallow")
    assert "Fog" in said, "the risk of the last commit is new …"
    assert "island councils" not in said, "… what the oldest commit has may be older"


def test_without_git_changes_are_not_known_and_a_digest_has_no_ages(
    tidewater: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(tidewater / "plans", tmp_path / "plans")
    monkeypatch.chdir(tmp_path)
    ran = run("changes", code=2)
    assert ran.stdout == ""
    assert ran.stderr.endswith(
        "error: the changes of plans are not known: the folder is not in a git repository\n"
    )
    ran = run("digest")
    assert "warning: the message has no changes and no ages: " in ran.stderr
    assert "\nStuck\n" in ran.stdout
    assert not re.search(r"(?m)^(Moved|New risks|Oldest questions)", ran.stdout)
    assert "no changes" not in ran.stdout


def test_a_history_that_is_off_is_an_error(here: Path) -> None:
    config = (here / "mkdocs.yml").read_text("utf-8").replace("  - plans\n", "  - plans: {history: false}\n")
    (here / "off.yml").write_text(config, "utf-8")
    ran = run("changes", "--config", "off.yml", code=2)
    (here / "off.yml").unlink()
    assert "the option history is off; remove history: false" in ran.stderr
