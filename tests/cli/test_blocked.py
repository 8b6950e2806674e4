"""The reason that a blocked plan states is shown wherever it is called blocked."""

from __future__ import annotations

import pytest
from mkdocs_plans.portfolio.entry import blocked_reason
from mkdocs_plans.reports import diff_markdown, diff_text
from mkdocs_plans.reports.links import ReportLinks

from tests.builds import Project
from tests.conftest import Site
from tests.diff.portfolios import between, plans
from tests.host.changing import preview

PLAN = "# Dredge\n\n**Status:** {}\n\n## Steps\n\n- [x] Ask\n- [ ] Dig\n"
REASON = "waits for the <b>barge</b> | of the vendor"
LONG = f"waits for {'the barge and ' * 20}the crew"


@pytest.mark.parametrize(
    "status, reason",
    [
        ("Blocked", ""),
        ("⛔ Blocked.", ""),
        ("Blocked — waits for the vendor", "waits for the vendor"),
        ("Blocked - waits for the vendor", "waits for the vendor"),
        ("Blocked: no access (since May)", "no access (since May)"),
        ("Blocked (User Validation Required)", "User Validation Required"),
        ("🛑 Blocked, no crane. It sank.", "no crane. It sank."),
        ("Blocked by the harbour master", "Blocked by the harbour master"),
        ("Waiting for the vendor", "Waiting for the vendor"),
        ("In Progress — waits for nobody", ""),
    ],
)
def test_the_reason_follows_the_status(status: str, reason: str) -> None:
    (entry,) = plans({"plans/dredge.md": PLAN.format(status)}).entries
    assert blocked_reason(entry.plan) == reason


def test_the_folder_of_a_plan_is_no_reason() -> None:
    (entry,) = plans({"plans/blocked/dredge.md": "# Dredge\n"}).entries
    assert blocked_reason(entry.plan) == ""


def test_every_page_shows_the_reason_of_a_blocked_plan(site: Site) -> None:
    built = site(
        {"plans/dredge.md": PLAN.format(f"Blocked — {REASON.replace('<', '&lt;')}"), "plans/x.md": "# X\n"}
    )
    assert f"Blocked {REASON}" in built.page("plans/dashboard/").words(".plans-attention")
    assert REASON in built.page("plans/").words("tbody")
    assert REASON in built.page("plans/board/").words("[aria-labelledby=plans-column-blocked]")
    assert REASON in built.page("plans/status/blocked/").words("tbody")
    assert REASON in built.page("plans/dredge/").words(".plans-header .plans-why")


def test_a_long_reason_is_cut_in_lists_and_whole_on_the_page_of_the_plan(site: Site) -> None:
    built = site({"plans/dredge.md": PLAN.format(f"Blocked: {LONG}")})
    attention = built.page("plans/dashboard/").one(".plans-attention .plans-sub [title]")
    assert attention["title"] == LONG
    assert attention.get_text().endswith("…")
    assert len(built.page("plans/").words("tbody tr:first-child th")) < 150
    assert LONG in built.page("plans/dredge/").words(".plans-header .plans-why")


def test_every_format_shows_the_reason_of_a_plan_that_became_blocked() -> None:
    base, head = (
        plans({"plans/dredge.md": PLAN.format(status)})
        for status in ("In Progress", f"Blocked — {REASON.replace('<', '&lt;')}")
    )
    found = between(base, head)
    assert f"Blocked ({REASON})" in diff_text.write(found)
    comment = diff_markdown.comment(found, ReportLinks())
    assert f"- In progress → Blocked: `Dredge` (`{REASON}`)" in comment
    assert f"In progress → **Blocked (`{REASON.replace('|', chr(92) + '|')}`)**" in comment


def test_a_preview_shows_why_a_plan_is_blocked(project: Project) -> None:
    project.write({"plans/dredge.md": PLAN.format("In Progress"), "docs/index.md": "# Harbour\n"})
    project.configure()
    project.commit()
    project.write({"plans/dredge.md": PLAN.format("Blocked — no barge")})
    page = preview(project).page("plans/change/")
    assert [row for row in page.texts("tbody tr") if "no barge" in row] == page.texts("tbody tr")[:2]
