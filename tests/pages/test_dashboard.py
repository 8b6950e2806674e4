"""The dashboard of a team whose repository has a history, read from the built page."""

from __future__ import annotations

import pytest
from mkdocs_plans.pages.attention_rows import first_rows
from mkdocs_plans.portfolio.entry import AttentionReason, Entry
from mkdocs_plans.portfolio.portfolio import Attention, portfolio

from tests.builds import Built, Html, Project
from tests.history.histories import TODAY
from tests.reading.plans import plan as read_plan

BEGIN, LATER, SWEEP, NOW = (f"2026-{day}T09:00:00+00:00" for day in ("08-03", "10-05", "11-19", "11-20"))
"""The tests are at 2026-11-22."""


def plan(title: str, status: str, body: str = "", owner: str = "") -> str:
    stated = f"**Owner:** {owner}\n" if owner else ""
    return f"# {title}\n\n**Status:** {status}\n{stated}\n{body}"


WORK = ("Dig the trench", "Pour the slabs", "Set the bollards")


def steps(done: int, left: int) -> str:
    boxes = ["x"] * done + [" "] * left
    return "## Steps\n\n" + "".join(f"- [{box}] {text}\n" for box, text in zip(boxes, WORK, strict=False))


RISKS = "## Risks\n\n| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|\n"


UNRATED = "".join(
    f"| {row} |\n"
    for row in ("Storm | High | Medium |", "Rust | | | Paint", "Ice | | |", "Sand | | |", "Fog | | |")
)
QUESTIONS = "\n## Questions\n\n- Which crane is it that we buy?\n- Why?\n"


def team() -> dict[str, str]:
    """The plans at the beginning."""
    stalled = {f"plans/slow-{n}.md": plan(f"Slow {n}", "In progress", steps(1, 2), "ana") for n in range(6)}
    return {
        **stalled,
        "plans/quay.md": plan("Quay", "In progress", steps(1, 2) + QUESTIONS, "bola"),
        "plans/done.md": plan("Done", "In progress", steps(2, 0), "chen, bola"),
        "plans/risky.md": plan("Risky", "Planning", RISKS + UNRATED),
        "plans/idea.md": "# Idea\n\n### Phase 1: Think\n\nText.\n\n### Phase 2: Write\n\nText.\n",
        **{f"plans/archive/{n}.md": plan(f"Old {n}", "Completed", steps(1, 0)) for n in range(20)},
    }  # fmt: skip


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    made = Project(tmp_path_factory.mktemp("team"))
    files = team()
    made.write({**files, "docs/index.md": "# Home\n"})
    made.configure()
    made.commit(date=BEGIN)
    made.write({"plans/slow-3.md": files["plans/slow-3.md"].replace("[ ] Pour", "[x] Pour")})
    made.commit(date=LATER)
    # A commit over many plans without an event: it is no change of any of them.
    files |= {"plans/slow-3.md": files["plans/slow-3.md"].replace("[ ] Pour", "[x] Pour")}
    made.write({path: f"{text}\nNew name of the product.\n" for path, text in files.items()})
    made.commit(date=SWEEP)
    quay = files["plans/quay.md"].replace("[ ] Pour", "[x] Pour")
    made.write({"plans/quay.md": quay, "plans/new.md": plan("New pier", "Planning", steps(0, 3), "dara")})
    made.commit(date=NOW)
    return made


@pytest.fixture(scope="module")
def built(project: Project) -> Built:
    return project.build()


@pytest.fixture(scope="module")
def page(built: Built) -> Html:
    return built.page("plans/dashboard/")


def rows(page: Html, selector: str) -> list[str]:
    """The words of the rows that everyone sees."""
    found = [row for row in page.all(selector) if not row.has_attr("hidden")]
    return [" ".join(row.get_text(" ").split()) for row in found]


def test_the_first_sentence_says_what_happened_and_what_is_not_wrong(page: Html) -> None:
    sentence = page.one(".plans-opening__range")
    assert sentence.text == "In the last 30 days: 1 plan added, 1 step done, none completed."
    assert page.words(".plans-opening").endswith("Nothing is blocked, no risk is rated High/High.")


def test_figures_count_what_is_in_their_lists_and_one_that_was_always_0_is_left_out(
    page: Html, built: Built
) -> None:
    assert page.texts(".plans-dash-figure") == [
        "2 plans moved", "7 stalled", "2 open questions", "5 open risks"
    ]  # fmt: skip
    details = rows(page, ".plans-dash-figures .plans-figure__detail")
    assert details == [
        "in 7 days, 2 in 30",
        "in progress, no change for 30 days",
        "oldest 111 days",
        "4 unmitigated",
    ]
    assert built.page("plans/dashboard/stalled/").texts("tbody th a")[0] == "Slow 3"
    assert len(built.page("plans/dashboard/changed-month/").all("tbody tr")) == 2
    sparks = page.all(".plans-dash-figures .plans-spark[aria-hidden=true]")
    assert len(sparks) == 4
    assert len(sparks[0].select("rect")) == 12


def test_attention_has_few_plans_of_one_reason_and_counts_the_others(page: Html) -> None:
    assert rows(page, ".plans-attention li") == [
        "Done Done, not closed all 2 steps are done 111 days",
        "Slow 3 Stalled no change for 48 days, 2 of 3 steps 111 days",
        "Slow 0 Stalled no change for 111 days, 1 of 3 steps 111 days",
        "Slow 1 Stalled no change for 111 days, 1 of 3 steps 111 days",
    ]
    rest = page.one(".plans-dash-rest .plans-of-everyone")
    assert " ".join(rest.get_text().split()) == "all 7 · 3 more stalled, up to 111 days ·"


def attention(*kinds: str) -> list[Attention]:
    (found,) = portfolio([Entry(read_plan("# A\n"), "a/")], today=TODAY).entries
    return [Attention(found, (AttentionReason(kind, kind),)) for kind in kinds]


def test_a_plan_of_each_reason_is_shown_before_more_of_the_first() -> None:
    kinds = ("blocked",) * 5 + ("target",) * 4 + ("stalled",) * 9
    shown = [item.reasons[0].kind for item in first_rows(attention(*kinds))]
    assert shown == ["blocked", "blocked", "blocked", "target", "stalled"]
    assert [item.reasons[0].kind for item in first_rows(attention(*["stalled"] * 9))] == ["stalled"] * 3


def test_changes_are_by_day_and_plan_and_a_sweep_is_none(page: Html) -> None:
    assert rows(page, ".plans-days > li") == [
        "20 Nov Fri New pier New plan 3 steps Quay Step done (2/3) Pour the slabs"
    ]
    assert page.one(".plans-ranges [aria-pressed=true]").get_text() == "30 days"
    assert page.words(".plans-all-changes") == "all 2 changes"


def test_the_oldest_question_of_each_plan_waits_with_the_number_of_others(page: Html) -> None:
    assert rows(page, ".plans-waiting li") == ["Which crane is it that we buy? Quay, 1 more · bola 111 days"]
    assert page.one(".plans-waiting a").get_text() == "Which crane is it"


def test_plans_under_way_are_in_the_order_of_their_changes_with_the_next_step(page: Html) -> None:
    found = rows(page, ".plans-table--under-way tbody tr")
    assert found[:2] == [
        "Quay Next: Set the bollards bola 2/3 111 days 20 Nov",
        "Slow 3 Next: Set the bollards ana 2/3 111 days 5 Oct",
    ]
    assert len(found) == 8


def test_without_enough_ratings_the_most_severe_risks_replace_the_matrix(page: Html) -> None:
    assert page.all(".plans-dash .plans-matrix") == []
    assert rows(page, ".plans-severe-risks li")[:2] == [
        "Storm no mitigation · Risky High / Med 111 days",
        "Ice no mitigation · Risky not rated 111 days",
    ]
    assert page.words("#plans-risks").startswith("Risks 1 of 5 is rated")


def test_each_owner_has_rows_of_their_own_that_everyone_does_not_see(page: Html) -> None:
    owners = page.texts(".plans-owners option")
    assert owners == ["owner …", "ana · 6", "bola · 2", "chen · 1", "dara · 1"]
    views = {row.select("a")[0].get_text(): row["data-views"] for row in page.all(".plans-attention li")}
    assert views == {"Done": "all 1 2", "Slow 3": "all 0", "Slow 0": "all 0", "Slow 1": "all 0"}
    under_way = page.all(".plans-table--under-way tbody tr")
    assert [row["data-views"] for row in under_way if "Done" in row.get_text()] == ["all 1 2"]


FEW = {"plans/a.md": plan("A", "Planning", f"{RISKS}| Storm | High | Low | Wait |\n"), "plans/b.md": "# B\n"}


def test_what_has_no_data_takes_no_space(tmp_path_factory: pytest.TempPathFactory) -> None:
    made = Project(tmp_path_factory.mktemp("few"))
    made.write({**FEW, "docs/index.md": "# Home\n"})
    made.configure()
    page = made.build().page("plans/dashboard/")
    left_out = ("owners", "waiting", "days", "ranges", "table--under-way", "trends", "problems", "days-open")
    assert [
        name for name in left_out if page.all(f".plans-dash .plans-{name}, .plans-title .plans-{name}")
    ] == []
    assert page.texts(".plans-dash-figure") == ["1 open risk"]
    assert (
        page.words(".plans-opening") == "Nothing is blocked, no question is open, no risk is rated High/High."
    )
    assert page.words(".plans-attention ~ *, #plans-attention").startswith("Needs attention")
    assert "Nothing needs attention" in page.words("section[aria-labelledby=plans-attention]")


def test_new_names_of_many_plans_are_one_line(tmp_path_factory: pytest.TempPathFactory) -> None:
    made = Project(tmp_path_factory.mktemp("moved"))
    made.write({f"plans/{number}.md": plan(f"Plan {number}", "Planning") for number in range(5)})
    made.write({"docs/index.md": "# Home\n"})
    made.configure()
    made.commit(date=BEGIN)
    for number in range(5):
        made.git("mv", f"plans/{number}.md", f"plans/moved-{number}.md")
    made.commit(date=SWEEP)
    made.write({"plans/moved-0.md": plan("Plan 0", "Blocked: no crane")})
    made.commit(date=NOW)
    page = made.build().page("plans/dashboard/")
    assert rows(page, ".plans-days > li") == [
        "20 Nov Fri Plan 0 Planning → Blocked no crane", "19 Nov Thu 5 plans File renamed"
    ]  # fmt: skip
    assert rows(page, ".plans-attention li") == ["Plan 0 Blocked no crane 2 days"]
