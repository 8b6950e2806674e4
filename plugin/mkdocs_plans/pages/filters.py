"""Filters that find the same items as the lists of figures; with script, figures link to the filters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlencode

from mkdocs_plans.model.plan import Level, QuestionKind, State
from mkdocs_plans.model.risk_rating import LEVEL_WORDS, RiskRating

from .addresses import (
    INDEX,
    QUESTIONS,
    RISKS,
    cell,
    plan_list,
    question_list,
    risk_list,
    state_list,
)
from .rows import RATING_NAMES

_UNMITIGATED = (("mitigated", "no"),)


def _filters() -> Iterator[tuple[str, str, Iterable[tuple[str, str]]]]:
    """The lists, each with the page that has the filter and the selected values."""
    for state in State:
        yield state_list(state), INDEX, [("status", state)]
    yield plan_list("active"), INDEX, [("show", "active")]
    yield plan_list("finished"), INDEX, [("show", "finished")]
    yield plan_list("attention"), INDEX, [("attention", "needed")]
    for impact in (*Level, None):
        for probability in (*Level, None):
            levels = [("impact", LEVEL_WORDS[impact]), ("probability", LEVEL_WORDS[probability])]
            yield risk_list(cell(impact, probability)), RISKS, levels
    yield risk_list("high-high"), RISKS, [("rating", RATING_NAMES[RiskRating.RED])]
    yield risk_list("high-high-unmitigated"), RISKS, [("rating", RATING_NAMES[RiskRating.RED]), *_UNMITIGATED]
    for name in (
        RATING_NAMES[RiskRating.AMBER],
        RATING_NAMES[RiskRating.GREEN],
        RATING_NAMES[RiskRating.UNRATED],
    ):
        yield risk_list(name), RISKS, [("rating", name)]
    yield risk_list("unmitigated"), RISKS, _UNMITIGATED
    yield risk_list("closed"), RISKS, [("state", "closed")]
    yield risk_list("finished"), RISKS, [("state", "finished")]
    for kind in QuestionKind:
        yield question_list(kind), QUESTIONS, [("kind", kind)]
    yield question_list("answered"), QUESTIONS, [("state", "answered")]
    yield question_list("finished"), QUESTIONS, [("state", "finished")]


FILTERS: Mapping[str, str] = {uri: f"{page}?{urlencode([*chosen])}" for uri, page, chosen in _filters()}
"""From the URI of a list to that of a page with its filter as the query."""
