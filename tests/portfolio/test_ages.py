"""Ages in words, and what is ordered by them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from mkdocs_plans.model.plan import Plan, Question, QuestionKind, State, Status, StatusSource
from mkdocs_plans.model.times import ItemTimes, Moment, PlanTimes
from mkdocs_plans.portfolio.ages import age
from mkdocs_plans.portfolio.entry import Entry
from mkdocs_plans.portfolio.portfolio import Portfolio, portfolio

TODAY = date(2026, 11, 22)


def moment(day: str, *, at_least: bool = False) -> Moment:
    return Moment(datetime.fromisoformat(f"{day}T23:30:00+00:00").astimezone(UTC), "a1b2c3d4" * 5, at_least)


def entry(
    state: State, times: PlanTimes | None, *, questions: tuple[str, ...] = (), answered: tuple[str, ...] = ()
) -> Entry:
    asked = [Question(1, name, QuestionKind.QUESTION, name in answered, None, name) for name in questions]
    status = Status(state, None, StatusSource.FIELD)
    return Entry(Plan("a.md", "A", 1, status, None, questions=tuple(asked)), "a/", times=times)


def whole(made: Entry) -> Portfolio:
    return portfolio([made], today=TODAY)


@pytest.mark.parametrize(
    "day, at_least, words",
    [
        ("2026-11-22", False, "less than a day"),
        ("2026-11-21", False, "1 day"),
        ("2026-10-10", False, "43 days"),
        ("2022-10-10", False, "1,504 days"),
        ("2026-10-10", True, "at least 43 days"),
        ("2027-01-01", False, "less than a day"),
    ],
)
def test_an_age_counts_days_up_to_the_day_of_the_build(day: str, at_least: bool, words: str) -> None:
    found = age(moment(day, at_least=at_least), TODAY)
    assert found is not None
    assert found.words == words


def test_an_age_of_no_day_at_least_is_unknown() -> None:
    assert age(moment("2026-11-22", at_least=True), TODAY) is None


def test_the_day_and_commit_of_an_age_are_stated() -> None:
    known, limit = (age(moment("2026-10-10", at_least=at_least), TODAY) for at_least in (False, True))
    assert known is not None
    assert limit is not None
    assert known.origin == "since 2026-10-10, commit a1b2c3d"
    assert limit.origin == "since 2026-10-10 or earlier, commit a1b2c3d"


def test_a_state_counts_from_its_own_day_otherwise_from_the_day_the_plan_was_added() -> None:
    own = PlanTimes(moment("2026-10-10"), ItemTimes(moment("2026-11-04")))
    added = PlanTimes(moment("2026-10-10"))
    words = [
        found.words
        for times in (own, added)
        if (found := whole(made := entry(State.BLOCKED, times)).state_age(made))
    ]
    assert words == ["18 days", "43 days"]


@pytest.mark.parametrize("state", [State.UNKNOWN, State.COMPLETED])
def test_finished_plans_and_plans_without_a_state_have_no_age(state: State) -> None:
    made = entry(state, PlanTimes(moment("2026-10-10")))
    assert whole(made).state_age(made) is None


def test_open_questions_are_ordered_oldest_first_and_answers_newest_first() -> None:
    items = {
        "new": ItemTimes(moment("2026-11-20")),
        "old": ItemTimes(moment("2026-10-10")),
        "early": ItemTimes(moment("2026-10-10"), moment("2026-10-12")),
        "late": ItemTimes(moment("2026-10-10"), moment("2026-11-12")),
    }
    names = ("unknown", "new", "old", "unanswered", "early", "late")
    made = entry(
        State.PLANNING,
        PlanTimes(moment("2026-10-10"), items=items),
        questions=names,
        answered=("unanswered", "early", "late"),
    )
    found = whole(made)
    assert [row.question.text for row in found.open_questions] == ["old", "new", "unknown"]
    assert [row.question.text for row in found.answered_questions] == ["late", "early", "unanswered"]
