"""The page on flow and the trends of the dashboard, from histories made by hand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from mkdocs_plans.config.options import Options
from mkdocs_plans.config.resolved import ResolvedConfig
from mkdocs_plans.history import CommitCount, History, HistoryEvent
from mkdocs_plans.model.times import PlanTimes, Reach
from mkdocs_plans.pages.portal import Portal
from mkdocs_plans.pages.site import generated_pages
from mkdocs_plans.portal.build import assemble

from tests.builds import Html, Project, read_html
from tests.history.histories import TODAY, event, noon, times
from tests.pages.figure_links import Site, links_hold

PLAN = """\
# {title}

**Status:** {status}
**Owner:** {owner}

## Steps

- [x] Draw
- [ ] Build

## Risks

| Risk | Impact | Probability | Mitigation |
|---|---|---|---|
| It sinks | High | High | |
| It floats | | | |

## Questions

- [ ] Which quay?
"""


def a_plan(name: str, status: str, owner: str = "Ana") -> tuple[str, list[HistoryEvent]]:
    """A plan and its events: it came three weeks ago, and its step was done two weeks ago."""
    path, state = f"plans/{name}.md", status.lower().replace(" ", "-")
    came, done, now = ("2026-10-30", "2026-11-05", "2026-11-19")
    events = [
        event(came, "plan-added", "planning", path=path),
        event(came, "step-added", "open", path=path, item=0),
        event(came, "step-added", "open", path=path, item=1),
        event(came, "risk-added", "open", path=path, item=2, about="high/high"),
        event(came, "risk-added", "open", path=path, item=3, about="not stated/not stated"),
        event(came, "question-added", "open", path=path, item=4),
        event(done, "step-done", "done", path=path, item=0),
        event(now, "status-changed", state, path=path, before="planning"),
    ]
    return PLAN.format(title=f"Plan {name} `<b>` &", status=status, owner=owner), events


def a_portal(
    folder: Path,
    statuses: Mapping[str, str],
    owners: int = 1,
    times_of: Mapping[str, PlanTimes] | None = None,
) -> Portal:
    """A portal of plans with a history, each of them of one of some owners."""
    events: list[HistoryEvent] = []
    for number, (name, status) in enumerate(statuses.items()):
        text, of_plan = a_plan(name, status, f"Owner {number % owners}")
        Project(folder).write({f"plans/{name}.md": text})
        events += of_plan
    events.sort(key=lambda one: (one.time, one.path))
    found = History(
        reach=Reach.FULL,
        events=tuple(events),
        plans={f"plans/{name}.md": value for name, value in (times_of or {}).items()},
        imports=(CommitCount(noon("2026-10-30"), "0123456789", 3),),
    )
    return replace(portal_of(folder), history=found)


def portal_of(folder: Path) -> Portal:
    return assemble(ResolvedConfig(folder, folder / "docs", Options())).portal


def pages_of(portal: Portal, *urls: str) -> dict[str, str]:
    """The pages of a portal by their addresses: these, or all."""
    made = {portal.addresses.url(page.uri): page for page in generated_pages(portal)}
    return {url: page.render() for url, page in made.items() if url in (urls or made)}


STATUSES = {
    **{f"done-{number}": "Completed" for number in range(12)},
    **{f"now-{number}": "In Progress" for number in range(3)},
    "next": "Planning",
}


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages of a portal of sixteen plans, of nine owners."""
    known = {
        f"done-{number}": times(
            "2026-10-01",
            "2026-10-05" if number < 4 else None,
            (TODAY - timedelta(days=30 - number)).isoformat(),
        )
        for number in range(11)
    } | {"now-0": times("2026-10-01", "2026-10-23"), "now-1": times("2026-11-01", "2026-11-20")}
    return pages_of(a_portal(tmp_path_factory.mktemp("harbour"), STATUSES, 9, known))


@pytest.fixture(scope="module")
def flow(harbour: dict[str, str]) -> Html:
    return read_html(harbour["plans/flow/"])


def numbers(page: Html, section: str) -> list[list[str]]:
    """The rows of the table of a chart."""
    rows = page.all(f"section[aria-labelledby=plans-{section}] .plans-series tbody tr")
    return [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in rows]


def labels(page: Html, section: str) -> list[str]:
    return page.texts(f"section[aria-labelledby=plans-{section}] svg .plans-label")


def test_the_page_begins_with_what_happened(flow: Html) -> None:
    assert flow.words(".plans-opening") == (
        "16 steps done and 0 added in 3 weeks to 22 Nov; 12 plans finished. "
        "4 plans are active, down from 16 on 1 Nov."
    )


def test_lines_end_with_their_number_and_name(flow: Html) -> None:
    assert labels(flow, "steps") == ["32 steps in all", "16 done"]
    assert labels(flow, "questions-and-risks") == ["8 open risks", "4 open questions"]
    assert labels(flow, "statuses") == ["1 Planning", "3 In progress", "12 Completed"]
    assert labels(flow, "risks") == ["4 High/High", "4 Unrated"]


@pytest.mark.parametrize(
    "section, rows",
    [
        ("steps", ["0 32", "16 32", "16 32", "16 32"]),
        ("steps-by-week", ["16 0", "0 0", "0 0"]),
        ("statuses", ["0 0 16", "0 0 16", "0 0 16", "12 3 1"]),
        ("questions-and-risks", ["16 32", "16 32", "16 32", "4 8"]),
        ("risks", ["16 16", "16 16", "16 16", "4 4"]),
    ],
)
def test_each_chart_has_a_table_of_its_numbers(flow: Html, section: str, rows: list[str]) -> None:
    found = numbers(flow, section)
    days = ["2026-11-01", "2026-11-08", "2026-11-15", "2026-11-22"]
    assert [row[0] for row in found] == days[-len(rows) :]
    assert [" ".join(row[1:]) for row in found] == rows


def test_items_that_went_with_their_plans_are_named(flow: Html) -> None:
    assert "12 questions and 24 risks no longer count because their plans were finished" in flow.words(
        "section[aria-labelledby=plans-questions-and-risks]"
    )


def test_lead_and_cycle_times_are_of_completed_plans(flow: Html) -> None:
    section = flow.words("section[aria-labelledby=plans-lead-time]")
    assert "27 days at most for half of 11 completed plans" in section
    assert "31 days at most for 85 % of 11 completed plans" in section
    assert "4 of 11 were seen in progress." in section
    assert "from then on" not in section


def test_plans_in_progress_are_named_with_their_ages_and_old_ones_are_square(flow: Html) -> None:
    section = "section[aria-labelledby=plans-ages]"
    assert labels(flow, "ages") == ["2 d", "30 d"]
    assert (len(flow.all(f"{section} circle")), len(flow.all(f"{section} rect"))) == (1, 1)
    assert numbers(flow, "ages") == [
        ["Plan now-0 <b> &", "30 d"], ["Plan now-1 <b> &", "2 d"], ["Plan now-2 <b> &", "not committed"]
    ]  # fmt: skip
    assert "Plan now-1 <b> &" in flow.texts(f"{section} svg text")
    assert flow.all("svg b") == []


def test_folders_owners_and_tags_have_rows_of_their_own(harbour: dict[str, str], flow: Html) -> None:
    assert flow.all("#plans-by-folders, #plans-by-tags") == []
    section = "section[aria-labelledby=plans-by-owners]"
    assert len(flow.all(f"{section} tbody tr")) == 8
    link = flow.one(f"{section} > p a")
    assert (link.get_text(), link["href"]) == ("all 9 owners", "../../plans/flow/owners/")
    everyone = read_html(harbour["plans/flow/owners/"])
    assert len(everyone.all("tbody tr")) == 9
    first = everyone.all("tbody th a")[0]
    assert (first.get_text(), first["data-query"]) == ("Owner 3", "plans/index.md?owner=Owner+3")
    assert everyone.texts("tbody tr")[0] == "Owner 3 2 1 2 1"


def test_each_number_of_today_links_to_its_list(harbour: dict[str, str], flow: Html) -> None:
    assert [link["href"] for link in flow.all("a[data-count]")] == [
        f"../../plans/{page}/"
        for page in (
            "dashboard/active", "dashboard/done-steps", "dashboard/open-steps", "status/completed",
            "status/in-progress", "status/planning", "questions", "risks", "risks/unrated",
            "risks/high-high", "status/in-progress",
        )
    ]  # fmt: skip
    assert links_hold(Site(harbour)) > 40


def test_the_dashboard_ends_with_trends_and_their_table(harbour: dict[str, str]) -> None:
    page = read_html(harbour["plans/dashboard/"])
    assert page.texts(".plans-trend__head") == [
        "4 open questions", "8 open risks", "4 active plans", "16 of 32 steps done"
    ]  # fmt: skip
    assert page.texts(".plans-trend__foot") == [
        "1 Nov: 16 −12", "1 Nov: 32 −24", "1 Nov: 16 −12", "1 Nov: 0 +16"
    ]  # fmt: skip
    assert (
        page.texts("section[aria-labelledby=plans-trends] .plans-series tbody tr")[-1]
        == "2026-11-22 4 8 4 16 32"
    )


def test_no_chart_needs_a_script_or_a_style_of_its_own(harbour: dict[str, str]) -> None:
    text = harbour["plans/flow/"]
    assert re.findall(r"<script|\sstyle=|\son\w+=", text) == []
    assert [title for title in read_html(text).texts("svg[role=img] > title") if not title] == []


def test_names_are_left_out_where_many_plans_are_in_progress(tmp_path: Path) -> None:
    names = [f"now-{number}" for number in range(9)]
    known = {name: times("2026-10-01", "2026-10-05" if name == "now-0" else "2026-11-10") for name in names}
    portal = a_portal(tmp_path, dict.fromkeys(names, "In Progress"), times_of=known)
    page = read_html(pages_of(portal, "plans/flow/")["plans/flow/"])
    section = "section[aria-labelledby=plans-ages]"
    assert labels(page, "ages") == []
    circles = [(mark["cx"], mark["cy"]) for mark in page.all(f"{section} circle")]
    assert len(set(circles)) == 8
    assert len({x for x, _ in circles}) == 1
    assert len(page.all(f"{section} rect")) == 1
    assert len(numbers(page, "ages")) == 9


def test_few_completed_plans_have_no_lead_time(tmp_path: Path) -> None:
    statuses = {"done": "Completed", "late": "Completed", "next": "Planning"}
    known = {
        "done": times("2026-10-01", finished="2026-10-05"),
        "late": times("2026-10-02", finished="2026-10-02"),
    }
    page = read_html(pages_of(a_portal(tmp_path, statuses, times_of=known), "plans/flow/")["plans/flow/"])
    assert page.all("#plans-lead-time") == []
    captions = page.texts(".plans > .plans-caption")
    assert any(caption.startswith("No lead time: it needs 10 completed plans") for caption in captions)
    assert "Left out: 1 plan was already completed when added." in captions
    assert page.all("#plans-ages") == []


def test_without_a_history_the_page_says_why_and_no_page_links_to_it(tmp_path: Path) -> None:
    Project(tmp_path).write({"plans/next.md": a_plan("next", "Planning")[0]})
    found = History(reason="the clone is partial", remedy="git fetch --refetch")
    pages = pages_of(replace(portal_of(tmp_path), history=found))
    page = read_html(pages["plans/flow/"])
    assert page.words(".plans-gap") == (
        "Figures over time are not known: the clone is partial. What helps: git fetch --refetch."
    )
    assert [url for url, text in pages.items() if 'flow/"' in text] == []
    assert "Trends" not in pages["plans/dashboard/"]


def test_a_history_of_this_week_alone_has_no_series(tmp_path: Path) -> None:
    Project(tmp_path).write({"plans/next.md": a_plan("next", "Planning")[0]})
    young = History(reach=Reach.FULL, events=(event("2026-11-18", "plan-added", "planning"),))
    pages = pages_of(replace(portal_of(tmp_path), history=young), "plans/flow/", "plans/dashboard/")
    assert "shorter than a week" in read_html(pages["plans/flow/"]).words(".plans-empty")
    assert "Trends" not in pages["plans/dashboard/"]
