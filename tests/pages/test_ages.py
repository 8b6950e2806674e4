"""Ages of plans and their items, counted from the history of a real repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builds import Built, Html, Project, read_html

LEDGER = """\
# Move bookings to the ledger

**Status:** {status}

## Steps

- [ ] Copy the bookings

## Risks

| Risk | Impact | Probability | Mitigation |
|---|---|---|---|
| The copy is late | High | High | |
{risk}
## Questions

{questions}
"""
FIRST = {
    "plans/ledger.md": LEDGER.format(status="Planning", risk="", questions="- [ ] Which quay is first?\n"),
    "plans/harbour.md": "# Harbour lamps\n\n**Status:** In progress\n\n## Questions\n\n- [ ] Which lamps?\n",
    "plans/idea.md": "# Only an idea\n",
}
SECOND = {
    "plans/ledger.md": LEDGER.format(
        status="Blocked — waits for the vendor",
        risk="| The copy is wrong | High | High | |\n",
        questions="- [ ] Which quay is first?\n- [ ] Who tests it?\n",
    )
}
THIRD = {
    "plans/ledger.md": LEDGER.format(
        status="Blocked — waits for the vendor",
        risk="| The copy is wrong | High | High | |\n",
        questions="- [ ] Which quay is first?\n- [x] Who tests it? Answer: the crew\n",
    ),
}
NOT_COMMITTED = {"plans/new.md": "# New\n\n**Status:** Planning\n\n## Questions\n\n- [ ] When?\n"}
"""The tests are at 2026-11-22."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    made = Project(tmp_path_factory.mktemp("ages"))
    made.write({**FIRST, "docs/index.md": "# Harbour\n", ".gitignore": "site/\n"})
    made.configure()
    made.commit(date="2026-10-10T09:00:00+00:00")
    made.write(SECOND)
    made.commit(date="2026-11-04T09:00:00+00:00")
    made.write(THIRD)
    made.commit(date="2026-11-20T09:00:00+00:00")
    return made


@pytest.fixture(scope="module")
def built(project: Project) -> Built:
    project.write(NOT_COMMITTED)
    return project.build()


def row(page: Html, title: str) -> Html:
    (found,) = [one for one in page.all("tbody tr") if title in one.get_text()]
    return read_html(f"<table>{found}</table>")


def test_the_index_shows_how_long_a_plan_is_in_its_state(built: Built) -> None:
    index = built.page("plans/")
    age = row(index, "Move bookings").one("time.plans-age")
    assert (age.get_text(), age["datetime"]) == ("18 days", "2026-11-04")
    assert str(age["title"]).startswith("since 2026-11-04, commit ")
    assert row(index, "Harbour lamps").one("time.plans-age").get_text() == "43 days"


def test_a_plan_without_a_status_and_one_that_is_in_no_commit_have_no_age(built: Built) -> None:
    index = built.page("plans/")
    assert row(index, "Only an idea").all(".plans-age") == []
    assert row(index, "New").all(".plans-age") == []


def test_cards_of_the_board_have_the_age_of_the_state(built: Built) -> None:
    (card,) = [card for card in built.page("plans/board/").all(".plans-card") if "Move" in card.get_text()]
    assert read_html(str(card)).texts("time.plans-age") == ["18 days"]


@pytest.mark.parametrize(
    "register, expected",
    [
        (
            "questions",
            [
                ("Which quay is first?", "43 days"),
                ("Which lamps?", "43 days"),
                ("When?", ""),
            ],
        ),
        ("risks", [("The copy is late", "43 days"), ("The copy is wrong", "18 days")]),
    ],
)
def test_registers_show_how_long_items_are_open_with_the_oldest_first(
    built: Built, register: str, expected: list[tuple[str, str]]
) -> None:
    page = built.page(f"plans/{register}/")
    heads = page.all("thead th[data-sort=age]")
    assert [head.get_text() for head in heads] == ["Open for"]
    texts = page.texts(".plans > table th .plans-long__text")
    assert list(zip(texts, page.texts(".plans > table td.plans-cell-age"), strict=True)) == expected


def test_an_answered_question_has_the_day_and_commit_of_its_answer(built: Built, project: Project) -> None:
    page = built.page("plans/questions/answered/")
    assert page.texts("thead th:nth-child(3)") == ["Answered"]
    assert page.one("td.plans-cell-age time")["datetime"] == "2026-11-20"
    assert page.one("td.plans-cell-age code").get_text() == project.git("rev-parse", "--short=7", "HEAD")


def test_the_page_of_a_plan_has_the_age_of_its_state_and_of_its_oldest_question(built: Built) -> None:
    page = built.page("plans/ledger/")
    assert page.words(".plans-header__state") == "Blocked 18 days"
    assert page.words(".plans-header .plans-why").startswith("waits for the vendor")
    assert page.words("summary:has(+ #plans-open-questions)") == "1 open question, oldest 43 days"
    assert "open 43 days" in page.words("#plans-open-questions")
    assert "without mitigation · open 18 days" in page.words("#plans-open-risks")


def test_without_a_history_no_page_has_a_column_of_ages(tmp_path: Path) -> None:
    made = Project(tmp_path)
    made.write({**FIRST, "docs/index.md": "# Harbour\n"})
    made.configure()
    plain = made.build()
    for path in ("plans/", "plans/risks/", "plans/questions/", "plans/board/", "plans/ledger/"):
        assert plain.page(path).all(".plans-age, .plans-cell-age, [data-sort=age]") == []


def test_of_a_shallow_clone_ages_are_lower_limits(project: Project, tmp_path: Path) -> None:
    project.git("clone", "--quiet", "--depth=2", project.root.as_uri(), str(tmp_path / "clone"))
    clone = Project(tmp_path / "clone")
    built = clone.build()
    assert row(built.page("plans/"), "Move bookings").texts("time.plans-age") == ["at least 18 days"]
    assert "at least 18 days" in built.page("plans/questions/").texts("td.plans-cell-age")


def test_the_dashboard_shows_ages_and_what_happened(built: Built) -> None:
    page = built.page("plans/dashboard/")
    attention = [" ".join(one.get_text(" ").split()) for one in page.all(".plans-attention li")]
    assert attention == [
        "Move bookings to the ledger Blocked waits for the vendor · 2 High/High risks no mitigation 18 days",
        "Harbour lamps Stalled no change for 43 days, steps not tracked 43 days",
    ]
    questions = [" ".join(one.get_text(" ").split()) for one in page.all(".plans-waiting li")]
    assert questions[:2] == [
        "Which quay is first? Move bookings to the ledger 43 days",
        "Which lamps? Harbour lamps 43 days",
    ]
    answered = page.words("[aria-labelledby=plans-changed] [data-day='2026-11-20']")
    assert (
        answered == "20 Nov Fri Move bookings to the ledger Question answered Who tests it? Answer: the crew"
    )
