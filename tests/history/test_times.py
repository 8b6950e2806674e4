"""Times of plans and items in scripted histories, whose times are known exactly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from mkdocs_plans.diff.items import item_states
from mkdocs_plans.history import HistoryEvent, PlanEventKind
from mkdocs_plans.history.replay import ReplayedPlan
from mkdocs_plans.portal.plan_history import reason_to_publish
from mkdocs_plans.sources.plan import load_items
from mkdocs_plans.vocabulary import DEFAULT

from tests.history.scripted import HARBOUR, Days, ScriptedRepository, entry_of

TEXT = """# Dredge the harbour

**Status:** Planning

## Steps

- [ ] Measure the depth of the basin
- [ ] Hire the dredger from the neighbour
- [ ] Deepen the channel to nine metres

## Risks

- The dredger arrives late
- Mud is polluted

## Open questions

- Who pays for the second week?
- Where is the mud dumped?

## Access

- [ ] Key to the lock
"""


# One plan, edited on the main line.


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> ScriptedRepository:
    """A plan that is edited step by step."""
    repository = ScriptedRepository(tmp_path_factory.mktemp("edited"))
    repository.commit(1, {HARBOUR: TEXT, "docs/index.md": "# Harbour\n"})
    repository.edit(2, ("Planning", "In progress"), ("[ ] Measure", "[x] Measure"))
    repository.edit(3, ("[x] Measure", "[ ] Measure"), ("[ ] Hire", "[x] Hire"))
    repository.edit(4, ("second week?", "second week? → the city"), ("[ ] Key", "[x] Key"))
    repository.edit(5, ("Deepen the channel to nine metres", "Deepen the whole channel to nine metres"))
    reordered = repository.replaced(
        ("- [ ] Measure the depth of the basin\n", ""),
        ("nine metres\n", "nine metres\n- [ ] Measure the depth of the basin\n- [x] Sound the basin again\n"),
    )
    repository.commit(6, {HARBOUR: reordered})
    repository.commit(7, {"docs/index.md": "# The harbour\n"})
    repository.edit(8, ("- Mud is polluted", "- ~~Mud is polluted~~"), ("dumped?", "dumped? → at sea"))
    repository.edit(9, ("dumped? → at sea", "dumped? → on land"), ("[x] Key", "[ ] Key"))
    repository.edit(10, ("[ ] Measure", "[x] Measure"), ("[ ] Deepen", "[x] Deepen"))
    repository.edit(11, ("In progress", "Completed"))
    repository.edit(12, ("# Dredge the harbour", "# Dredge the old harbour"))
    return repository


@pytest.fixture(scope="module")
def days(edited: ScriptedRepository) -> Days:
    """The times of that plan."""
    return Days(edited, entry_of(edited.assembly()))


@pytest.mark.parametrize(
    "text, since, until",
    [
        ("Measure", 3, 10),  # ticked, unticked, moved, ticked
        ("Hire", 1, 3),
        ("Deepen", 1, 10),  # reworded on the way
        ("Sound", 6, 6),  # came done
        ("The dredger", 1, None),
        ("Mud", 1, 8),
        ("Who pays", 1, 4),
        ("Where is", 1, 8),  # a second answer replaced the first
        ("Key", 9, None),
    ],
)
def test_an_item_is_open_since_it_came_or_was_reopened(
    days: Days, text: str, since: int, until: int | None
) -> None:
    assert days.of(text) == (since, until)


def test_a_plan_has_the_times_of_its_status(days: Days) -> None:
    assert days.of_plan(lambda times: times.added) == 1
    assert days.of_plan(lambda times: times.status.since) == 11
    assert days.of_plan(lambda times: times.started) == 2
    assert days.of_plan(lambda times: times.finished) == 11
    assert days.of_plan(lambda times: times.changed) == 12


def test_events_of_one_item_have_its_number(edited: ScriptedRepository) -> None:
    events = edited.history().events
    number = next(event.item for event in events if event.text.startswith("Measure"))
    own = [(str(event.kind), edited.days[event.commit]) for event in events if event.item == number]
    assert own == [("step-added", 1), ("step-done", 2), ("step-reopened", 3), ("step-done", 10)]


def test_an_event_has_the_anchor_that_its_item_has_today(edited: ScriptedRepository) -> None:
    assembly = edited.assembly()
    [reworded] = [step for step in entry_of(assembly).plan.steps if step.text.startswith("Deepen")]
    events = [event for event in assembly.portal.history.events if event.text.startswith("Deepen")]
    assert {event.anchor for event in events} == {reworded.anchor}


def test_an_answer_is_in_the_event(edited: ScriptedRepository) -> None:
    answered = [event for event in edited.history().events if event.kind == "question-answered"]
    assert [(event.before, event.after) for event in answered] == [
        (None, "the city"),
        (None, "at sea"),
        ("at sea", "on land"),
    ]


# Uncommitted changes.


def test_what_is_in_no_commit_has_no_time(edited: ScriptedRepository) -> None:
    text = edited.replaced(
        ("Completed", "In progress"),
        ("[x] Measure the depth", "[ ] Measure the whole depth"),
        ("- The dredger", "- Ice closes the port\n- The dredger"),
    )
    contents = {edited.root / HARBOUR: text.encode()}
    found = Days(edited, entry_of(edited.assembly(contents=contents)))
    assert found.of("Measure") == (None, None)
    assert found.of("Ice") == (None, None)
    assert found.of("The dredger") == (1, None)
    assert found.of_plan(lambda times: times.status.since) is None
    assert found.of_plan(lambda times: times.finished) is None


# Files that come, go and move.

SMALL = "# {}\n\n**Status:** {}\n\n- [ ] Paint the hull\n"


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> ScriptedRepository:
    """Plans that are renamed, deleted, added again, imported and reworded together."""
    repository = ScriptedRepository(tmp_path_factory.mktemp("moved"))
    ferries = {f"plans/ferry-{n}.md": SMALL.format(f"Ferry {n}", "Planning") for n in range(25)}
    repository.commit(1, {HARBOUR: TEXT, "plans/buoy.md": SMALL.format("Buoy", "In progress"), **ferries})
    repository.commit(2, {"plans/buoy.md": None})
    repository.commit(3, {"plans/buoy.md": SMALL.format("Buoy", "Blocked")})
    (repository.root / "plans/done").mkdir()
    repository.git("mv", HARBOUR, "plans/done/harbour.md")
    repository.commit(4, {})
    repository.edit(5, ("[ ] Measure", "[x] Measure"), path="plans/done/harbour.md")
    imported = {f"plans/old-{n}.md": SMALL.format(f"Old {n}", "Completed") for n in range(6)}
    repository.commit(6, imported)
    sweep = {path: text.replace("hull", "whole hull") for path, text in ferries.items()}
    sweep["plans/ferry-3.md"] = sweep["plans/ferry-3.md"].replace("[ ]", "[x]")
    repository.commit(7, sweep)
    (repository.root / "plans/boats").mkdir()
    for path in ferries:
        repository.git("mv", path, path.replace("plans/", "plans/boats/"))
    repository.commit(8, {})
    repository.commit(9, {"plans/old-5.md": None, "plans/README.md": "# Plans\n\nWhat we do.\n"})
    return repository


def test_a_renamed_plan_keeps_its_times(moved: ScriptedRepository) -> None:
    assembly = moved.assembly()
    days = Days(moved, entry_of(assembly, "plans/done/harbour.md"))
    assert days.of("Measure") == (1, 5)
    assert days.of("Who pays") == (1, None)
    assert days.of_plan(lambda times: times.added) == 1
    renamed = [event for event in assembly.portal.history.events if event.before == HARBOUR]
    assert [(event.kind, event.path, event.after) for event in renamed] == [
        (PlanEventKind.RENAMED, "plans/done/harbour.md", "plans/done/harbour.md")
    ]


def test_a_plan_that_comes_back_keeps_its_times(moved: ScriptedRepository) -> None:
    assembly = moved.assembly()
    days = Days(moved, entry_of(assembly, "plans/buoy.md"))
    assert days.of("Paint") == (1, None)
    assert days.of_plan(lambda times: times.status.since) == 3
    own = [event for event in assembly.portal.history.events if event.path == "plans/buoy.md"]
    assert [(str(event.kind), moved.days[event.commit]) for event in own] == [
        ("plan-added", 1),
        ("step-added", 1),
        ("plan-removed", 2),
        ("plan-added", 3),
        ("status-changed", 3),
    ]


def test_a_commit_with_many_finished_plans_is_an_import(moved: ScriptedRepository) -> None:
    assert [(moved.days[one.commit], one.plans) for one in moved.history().imports] == [(6, 6)]


def test_rewording_and_renaming_many_plans_is_no_change_of_them(moved: ScriptedRepository) -> None:
    assembly = moved.assembly()
    swept = Days(moved, entry_of(assembly, "plans/boats/ferry-4.md"))
    ticked = Days(moved, entry_of(assembly, "plans/boats/ferry-3.md"))
    assert swept.of_plan(lambda times: times.changed) == 1
    assert ticked.of_plan(lambda times: times.changed) == 7
    found = assembly.portal.history.bulk
    assert [(moved.days[one.commit], one.plans) for one in found] == [(7, 24), (8, 25)]
    last = entry_of(assembly, "plans/boats/ferry-4.md").last_change
    assert last is not None
    assert moved.commits[0].startswith(last.commit)


def test_a_removed_plan_keeps_its_events_and_has_no_times(moved: ScriptedRepository) -> None:
    history = moved.history()
    assert "plans/old-5.md" not in history.plans
    own = [event for event in history.events if event.path == "plans/old-5.md"]
    assert [str(event.kind) for event in own] == ["plan-added", "step-added", "plan-removed"]
    assert own[-1].before == "completed"


# Branches, and clocks that differ.


@pytest.fixture(scope="module")
def branched(tmp_path_factory: pytest.TempPathFactory) -> ScriptedRepository:
    """A plan that is changed by a merge, a squash merge, a revert and a commit from a wrong clock."""
    repository = ScriptedRepository(tmp_path_factory.mktemp("branched"))
    repository.commit(1, {HARBOUR: TEXT})
    repository.git("checkout", "--quiet", "-b", "depth")
    repository.commit(2, {HARBOUR: repository.replaced(("[ ] Measure", "[x] Measure"))}, main=False)
    repository.commit(3, {HARBOUR: repository.replaced(("[ ] Hire", "[x] Hire"))}, main=False)
    repository.git("checkout", "--quiet", "main")
    repository.commit(4, {"docs/index.md": "# Harbour\n"})
    repository.git("merge", "--quiet", "--no-ff", "--message=merge", "depth", day=5)
    repository.note(5)
    repository.git("checkout", "--quiet", "-b", "answers")
    repository.commit(6, {HARBOUR: repository.replaced(("second week?", "second week? → they"))}, main=False)
    repository.commit(7, {HARBOUR: repository.replaced(("→ they", "→ the city"))}, main=False)
    repository.git("checkout", "--quiet", "main")
    repository.git("merge", "--quiet", "--squash", "answers")
    repository.commit(8, {})
    wrong = repository.replaced(("- Mud is polluted\n", ""), ("[x] Hire", "[ ] Hire"))
    reverted = repository.commit(9, {HARBOUR: wrong})
    repository.git("revert", "--no-edit", reverted, day=10)
    repository.note(10)
    repository.edit(2, ("Planning", "Blocked"))  # after day 10, from a clock that is slow
    repository.days[repository.head()] = 10
    return repository


def test_times_are_those_of_the_main_line(branched: ScriptedRepository) -> None:
    days = Days(branched, entry_of(branched.assembly()))
    assert days.of("Measure") == (1, 5)  # the merge
    assert days.of("Who pays") == (1, 8)  # the squash merge
    assert days.of("Hire") == (9, 10)  # reopened, and reverted
    assert days.of("Mud") == (10, None)  # deleted, and brought back
    assert days.of_plan(lambda times: times.status.since) == 10  # no earlier than the commit before


def test_times_never_run_backwards(branched: ScriptedRepository) -> None:
    times = [event.time for event in branched.history().events]
    assert times == sorted(times)


# Replay.


def replayed(events: Iterator[HistoryEvent]) -> dict[str, ReplayedPlan[object]]:
    """The plans after some events, by the path that each has today."""
    plans: dict[str, ReplayedPlan[object]] = {}
    for event in events:
        plans.setdefault(event.path, ReplayedPlan()).apply(event, event.time)
    return {path: plan for path, plan in plans.items() if plan.listed}


def seen(plans: dict[str, ReplayedPlan[object]]) -> Counter[object]:
    """What can be compared with plans that are read again."""
    found: Counter[object] = Counter()
    for plan in plans.values():
        items = [item for item in plan.items.values() if item.listed]
        found[plan.title, plan.state, *sorted((item.text, str(item.state)) for item in items)] += 1
    return found


def read_again(repository: ScriptedRepository, commit: str) -> Counter[object]:
    """The same of the plans of a commit."""
    found: Counter[object] = Counter()
    for path in repository.git("ls-tree", "-r", "--name-only", commit, "plans").splitlines():
        raw = repository.git("show", f"{commit}:{path}").encode()
        plan, _ = load_items(raw, path, path.split("/")[:-1], DEFAULT)
        if not plan.is_introduction:
            items = [
                (getattr(item, "text", None) or getattr(item, "name", ""), str(state))
                for item, state in item_states(plan)
                if state != "dropped"
            ]
            found[plan.title, plan.status.state, *sorted(items)] += 1
    return found


@pytest.mark.parametrize("name", ["edited", "moved", "branched"])
def test_replaying_the_events_gives_the_plans_of_each_commit(
    name: str, request: pytest.FixtureRequest
) -> None:
    repository: ScriptedRepository = request.getfixturevalue(name)
    events = repository.history().events
    order = {commit: number for number, commit in enumerate(repository.commits)}
    for number, commit in enumerate(repository.commits):
        plans = replayed(event for event in events if order[event.commit] <= number)
        assert seen(plans) == read_again(repository, commit), f"commit {number + 1}"


@pytest.mark.parametrize(
    "reason, published",
    [
        ("there are no commits yet", "there are no commits yet"),
        ("fatal: unable to read /home/ana/plans/.git/index", "git cannot read the history"),
        (r"fatal: unable to read C:\plans", "git cannot read the history"),
        (None, None),
    ],
)
def test_the_published_reason_has_no_path_of_the_machine(reason: str | None, published: str | None) -> None:
    assert reason_to_publish(reason) == published
