"""Tables for spreadsheets, and what a spreadsheet must not do with them."""

from __future__ import annotations

import csv
import io

import pytest
from mkdocs_plans.model.plan import Plan, Question, QuestionKind, State, Status, StatusSource
from mkdocs_plans.portfolio.entry import Entry
from mkdocs_plans.snapshot.csv_tables import TABLES, as_csv
from mkdocs_plans.snapshot.types import PlanRecord
from mkdocs_plans.snapshot.writer import plan_record


def plan(text: str, answer: str | None = None) -> PlanRecord:
    """A plan with one answered question of this text."""
    question = Question(1, text, QuestionKind.QUESTION, answered=True, answer=answer, anchor="q")
    status = Status(State.PLANNING, None, StatusSource.NONE)
    return plan_record(Entry(Plan("p", "t", None, status, None, questions=(question,)), "u/"))


def row(text: str, answer: str | None = None) -> dict[str, str]:
    """The row of a question of this text."""
    (found,) = csv.DictReader(io.StringIO(as_csv([plan(text, answer)], "questions")))
    return found


def cell(text: str) -> str:
    """The cell of a question of this text."""
    return row(text)["text"]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        " =1",
        "\u00a0\u3000=1",
        "\t=1",
        "\tx",
        "\rx",
        "\n=1",
        "\r\n-1",
        "＝1",
        "＠x",
    ],
)
def test_text_that_could_be_a_formula_is_quoted(text: str) -> None:
    assert cell(text).startswith("'")


@pytest.mark.parametrize("text", ["a = b", "1-2", "mail@example.org", "'=1", "", "– dash", "*"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert cell(text) == text


def test_line_breaks_become_blanks_and_what_cannot_be_seen_is_replaced() -> None:
    assert cell("a\r\nb\u2028c\td") == "a b c d"
    assert cell("a\x00b\x1b[31m\u202e\ud800") == "a\ufffdb\ufffd[31m\ufffd\ufffd"


def test_a_mark_in_front_does_not_hide_a_formula() -> None:
    assert not cell("\ufeff=1").startswith(("=", "\ufeff"))


def test_quotes_and_commas_survive() -> None:
    assert cell('say "a, b"') == 'say "a, b"'


def test_missing_values_are_empty_and_booleans_are_words() -> None:
    assert (row("x")["answer"], row("x")["answered"]) == ("", "true")


@pytest.mark.parametrize("table", TABLES)
def test_a_table_without_rows_has_its_headings(table: str) -> None:
    (heading,) = csv.reader(io.StringIO(as_csv([], table)))
    assert heading[0] == "path"
    assert "url" in heading
