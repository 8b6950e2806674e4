"""The registers: groups, columns with data alone, and the words that are a link."""

from __future__ import annotations

import pytest
from mkdocs_plans.pages.texts import split_lead, split_sentence

from tests.builds import Html, Project

RISKS = """\
# Ferry

## Risks

| Risk | Impact | Probability | Mitigation | Owner |
|---|---|---|---|---|
| Fog on the morning of the race | High | Low | Radar | Ana Lima |
| Ice | | | Wait | |
| Rust below the water line of the hull | | | | |
"""
LISTED = "# Pier\n\n## Risks\n\n- Storks nest on every one of the lamps\n"
QUESTIONS = """\
# Quay

## Questions

- [ ] Which quay is the first one to be painted?
- [x] Who holds the key of the shed? Answer: the duty captain
"""


def built(project: Project, plans: dict[str, str], page: str) -> Html:
    project.write(
        {"docs/index.md": "# Harbour\n", **{f"plans/{name}.md": text for name, text in plans.items()}}
    )
    project.configure()
    return project.build().page(f"plans/{page}/")


@pytest.fixture(scope="module")
def risks(tmp_path_factory: pytest.TempPathFactory) -> Html:
    return built(Project(tmp_path_factory.mktemp("risks")), {"ferry": RISKS, "pier": LISTED}, "risks")


def test_risks_are_grouped_by_what_is_known_of_them(risks: Html) -> None:
    assert risks.texts(".plans-table tbody th") == [
        "Rated (1) most severe first",
        "Fog on the morning of the race",
        "Not rated, no mitigation (1)",
        "Rust below the water line of the hull",
        "Not rated, mitigation stated (1)",
        "Ice",
        "Not rated, mitigation not stated (1)",
        "Storks nest on every one of the lamps",
    ]


def test_the_head_of_a_group_states_once_that_its_risks_are_not_rated(risks: Html) -> None:
    assert risks.texts(".plans-table td.plans-cell-rating") == ["High/Low severe", "", "", ""]


def test_the_owner_of_a_risk_has_a_column(risks: Html) -> None:
    assert risks.texts(".plans-table td.plans-cell-owner") == ["Ana Lima", "", "", ""]
    assert risks.all(".plans-facet[data-field=owner]")


def test_a_matrix_needs_enough_rated_risks(risks: Html) -> None:
    assert risks.all(".plans-matrix") == []


def test_only_the_first_words_of_a_text_are_a_link(risks: Html) -> None:
    links = risks.texts(".plans-table th a")
    assert links == ["Fog on the morning", "Rust below the water", "Ice", "Storks nest on every"]


def test_columns_and_filters_without_data_are_left_out(project: Project) -> None:
    page = built(project, {"pier": LISTED}, "risks")
    assert page.texts(".plans-table thead th") == ["Risk", "Plan"]
    assert page.all(".plans-facet") == []
    assert page.texts(".plans-switch a") == ["1 open"]


def test_an_answer_is_beside_its_question(project: Project) -> None:
    page = built(project, {"quay": QUESTIONS}, "questions")
    answered = page.one("section[aria-labelledby=plans-answered]")
    cells = [" ".join(cell.get_text().split()) for cell in answered.select("tbody :is(th, td)")]
    assert cells == ["Who holds the key of the shed?", "the duty captain", "Quay"]
    assert page.texts(".plans-switch a") == ["1 open", "1 answered"]
    assert page.words(".plans-opening") == "1 question waits for an answer in 1 plan."


@pytest.mark.parametrize(
    "text, lead",
    [
        ("One two three four five", "One two three four"),
        ("One two", "One two"),
        ("Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffahrtsgesellschaft"),
        ("霧のため船が遅れる", "霧のため船が遅れる"),
        ("ضباب في صباح يوم السباق", "ضباب في صباح يوم"),
    ],
)
def test_the_link_of_a_text_and_the_rest_are_the_text(text: str, lead: str) -> None:
    assert split_lead(text) == (lead, text.removeprefix(lead))


@pytest.mark.parametrize(
    "text, sentence, reasons",
    [
        ("Use one ledger. Two would differ.", "Use one ledger", "Two would differ."),
        ("D1. Use one ledger. Two differ.", "D1. Use one ledger", "Two differ."),
        ("Lamps are blue", "Lamps are blue", ""),
        ("Word " * 60 + "end.", "Word Word Word Word", "Word " * 56 + "end."),
    ],
)
def test_the_first_sentence_of_a_decision_is_its_link(text: str, sentence: str, reasons: str) -> None:
    assert split_sentence(text) == (sentence, reasons)
