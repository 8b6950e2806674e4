"""Figures by week from the history of real repositories equal those of the plans as they were checked out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from mkdocs_plans.config.options import Options
from mkdocs_plans.config.resolved import ResolvedConfig
from mkdocs_plans.history import PlanWeeks, weekly
from mkdocs_plans.model.plan import State, Tally
from mkdocs_plans.model.risk_rating import RiskRating
from mkdocs_plans.model.times import Reach
from mkdocs_plans.portal.build import Assembly, assemble
from mkdocs_plans.portfolio.portfolio import Portfolio

from tests.builds import Built, Project
from tests.history.histories import TODAY
from tools import demo

STATES = ("Planning", "In Progress", "Blocked", "Completed", "Cancelled", "nobody knows")
LEVELS = ("High", "Medium", "Low", "")
BOXES = (" ", "x", "-")


def assembled(folder: Path, *, with_history: bool = True) -> Assembly:
    return assemble(ResolvedConfig(folder, folder / "docs", Options()), with_history=with_history)


def replayed(assembly: Assembly, weeks: int = 60) -> PlanWeeks:
    """The figures by week. Today's are among those that are replayed, because a later week is the last."""
    later = assembly.portal.portfolio.today + timedelta(days=7)
    return weekly(assembly.portal.history, later, (), weeks)


def figures(found: Portfolio) -> Mapping[str, object]:
    """The figures of the plans that a portal shows."""
    steps = [entry.steps for entry in found.entries]
    return {
        "states": {state: len(found.by_state[state]) for state in State if found.by_state[state]},
        "steps": Tally(sum(one.done for one in steps), sum(one.total for one in steps)),
        "questions": len(found.open_questions),
        "risks": {rated: count for rated in RiskRating if (count := len(found.rated_as(rated)))},
        "active": len(found.active),
    }


def by_week(weeks: PlanWeeks) -> dict[date, Mapping[str, object]]:
    return {
        week.day: {
            "states": dict(week.states),
            "steps": week.steps,
            "questions": week.questions,
            "risks": dict(week.risks),
            "active": week.active,
        }
        for week in weeks.total()
    }


def random_plan(random: Random, name: str) -> str:
    """A plan whose items are added, removed, ticked, crossed out, answered and rated at random."""
    lines = [f"# {name}", "", f"**Status:** {random.choice(STATES)}", "", "## Steps", ""]
    lines += [f"- [{random.choice(BOXES)}] Step {n} of {name}" for n in range(6) if random.random() < 0.8]
    lines += ["", "## Risks", "", "| Risk | Impact | Probability | Mitigation |", "|---|---|---|---|"]
    for number in range(4):
        text = f"Danger {number} of {name}"
        shown = f"~~{text}~~" if random.random() < 0.2 else text
        lines.append(f"| {shown} | {random.choice(LEVELS)} | {random.choice(LEVELS)} | |")
    lines += ["", "## Questions", ""]
    lines += [
        f"- [{random.choice(' x')}] Which way {n} of {name}?" for n in range(4) if random.random() < 0.8
    ]
    return "\n".join([*lines, ""])


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Plans that come, go, come back and move, once a week."""
    made, random = Project(tmp_path_factory.mktemp("random")), Random(16)  # noqa: S311 - the same plans in every run
    made.write({"docs/index.md": "# Harbour\n", ".gitignore": "site/\n"})
    for week in range(10):
        for number in range(8):
            folder = "archive/" if (number + week) % 5 == 0 and number < 3 else ""
            for path in made.root.glob(f"plans/**/{number}.md"):
                path.unlink()
            if random.random() < 0.8:
                made.write({f"plans/{folder}{number}.md": random_plan(random, f"Plan {number}")})
        day = TODAY - timedelta(days=7 * (9 - week) + 3)
        made.commit(date=f"{day}T09:00:00+00:00")
    return made


def test_each_week_has_the_figures_of_its_last_commit(repository: Project, tmp_path: Path) -> None:
    found = by_week(replayed(assembled(repository.root)))
    days = sorted(found)[:-1]
    assert len(days) == 10
    commits = repository.git("rev-list", "--reverse", "HEAD").split()
    for day, commit in zip(days, commits, strict=True):
        place = tmp_path / commit
        repository.git("worktree", "add", "--quiet", "--detach", str(place), commit)
        assert found[day] == figures(assembled(place, with_history=False).portal.portfolio), day


def test_the_portal_ends_its_series_with_its_own_figures(repository: Project) -> None:
    repository.configure()
    built = repository.build()
    flow, dashboard = built.page("plans/flow/"), built.page("plans/dashboard/")
    today = figures(assembled(repository.root, with_history=False).portal.portfolio)
    steps, risks = today["steps"], today["risks"]
    assert isinstance(steps, Tally)
    assert isinstance(risks, dict)
    of_charts = "section[aria-labelledby=plans-{}] svg .plans-label"
    assert flow.texts(of_charts.format("steps")) == [f"{steps.total} steps in all", f"{steps.done} done"]
    assert sorted(flow.texts(of_charts.format("questions-and-risks"))) == sorted(
        [f"{today['questions']} open questions", f"{sum(risks.values())} open risks"]
    )
    assert dashboard.texts(".plans-trend .plans-figure")[:3] == [
        str(today["questions"]), str(sum(risks.values())), str(today["active"])
    ]  # fmt: skip
    assert navigation(built)[-1] == "Flow"


def navigation(built: Built) -> list[str]:
    """The titles of the pages in the navigation of the site."""
    return built.page("").texts(".md-nav--primary .md-nav__item--nested .md-nav__link:not(label)")


def test_a_shallow_clone_has_no_series_of_its_plans(repository: Project, tmp_path: Path) -> None:
    clone = tmp_path / "shallow"
    repository.git("clone", "--quiet", "--depth=1", f"file://{repository.root}", str(clone))
    project = Project(clone)
    project.configure()
    built = project.build()
    assert built.page("plans/flow/").words(".plans-empty").startswith("The history of the plans is shorter")
    assert "incomplete" in built.page("plans/flow/").words(".plans-gap")
    assert built.page("plans/dashboard/").all(".plans-trends") == []
    assert "Flow" not in navigation(built)


def test_a_shallow_clone_of_some_weeks_begins_with_its_oldest_commit(
    repository: Project, tmp_path: Path
) -> None:
    clone = tmp_path / "shallow"
    repository.git("clone", "--quiet", "--depth=4", f"file://{repository.root}", str(clone))
    assembly = assembled(clone)
    assert assembly.portal.history.reach is Reach.SHALLOW
    found, whole = replayed(assembly).total(), by_week(replayed(assembled(repository.root)))
    assert len(found) == 5
    assert {week.day: (week.active, week.steps) for week in found[:-1]} == {
        week.day: (whole[week.day]["active"], whole[week.day]["steps"]) for week in found[:-1]
    }
    assert (found[0].steps_done, found[0].plans_added) == (0, 0)


def test_the_history_of_the_examples_leads_to_their_figures(tmp_path: Path) -> None:
    demo.build(tmp_path)
    assembly = assembled(tmp_path)
    found = sorted(by_week(replayed(assembly)).items())
    assert len(found) > 20
    assert found[-2][1] == figures(assembly.portal.portfolio)
