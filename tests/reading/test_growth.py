"""The counted work of reading and showing a text grows no faster than the text, for any content."""

from __future__ import annotations

import unicodedata

import pytest
from mkdocs_plans.markdown import budget, document
from mkdocs_plans.vocabulary import normalise

from tools.fuzzing import counting
from tools.fuzzing.counting import STEEPEST, steepest
from tools.fuzzing.growth import FAMILIES, QUICK

FEW, MANY = 400, 3_200
"""Characters: three doublings."""


@pytest.mark.parametrize("name", QUICK)
def test_work_grows_no_faster_than_the_text(name: str) -> None:
    count, exponent = steepest(FAMILIES[name], FEW, MANY)
    assert exponent <= STEEPEST, f"{count} grow with the exponent {exponent:.2f}"


def test_ragged_tables_without_a_budget_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "BUDGETS", ((budget, "MAX_BLANK_CELLS", 10**9),))
    count, exponent = steepest(FAMILIES["many ragged tables"], FEW, MANY)
    assert (count, exponent > STEEPEST) == ("lines", True)


@pytest.mark.parametrize("name", ["a heading of combining marks", "a status of combining marks"])
def test_normalising_a_whole_text_is_noticed(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(counting, "BUDGETS", ((document, "MAX_HEADING", 10**9),))
    monkeypatch.setattr(normalise, "composed", lambda text: unicodedata.normalize("NFC", text))
    count, exponent = steepest(FAMILIES[name], FEW, MANY)
    assert (count, exponent > STEEPEST) == ("characters", True)
