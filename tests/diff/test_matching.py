"""Which item is which: by id, by text, by likeness; one to one, and the same from either side."""

from __future__ import annotations

import pytest
from mkdocs_plans.diff.matching import KnownItem, pair
from mkdocs_plans.diff.normalise import ItemNormaliser, normalise_text
from mkdocs_plans.model.plan import Check, Checkbox, Phase, Question, QuestionKind, Risk
from mkdocs_plans.vocabulary import DEFAULT

from tools.fuzzing.properties import at_most

Item = KnownItem[str]
NORMAL = ItemNormaliser(DEFAULT)


def item(
    name: str, text: str | None = None, *, ident: str | None = None, at: str = "", state: str = ""
) -> Item:
    return KnownItem(name, ident, normalise_text(name if text is None else text), at, state)


def paired(base: list[Item], head: list[Item]) -> set[tuple[str, str]]:
    """The pairs, after a look from the other side."""
    there, back = pair(base, head), pair(head, base)
    assert {(new, old) for old, new in back.both} == set(there.both)
    assert (back.gone, back.added) == (there.added, there.gone)
    assert len(there.both) + len(there.gone) == len(base)
    assert len(there.both) + len(there.added) == len(head)
    return set(there.both)


def test_of_duplicates_the_one_in_the_same_state_is_matched() -> None:
    base = [item("first", "Test it", state="done"), item("second", "Test it", state="open")]
    head = [item("third", "Test it", state="open"), item("fourth", "Test it", state="done")]
    assert paired(base, head) == {("first", "fourth"), ("second", "third")}


def test_of_duplicates_the_one_of_the_same_section_is_matched_in_any_state() -> None:
    base = [item("a", "Test it", at="1", state="done"), item("b", "Test it", at="2", state="open")]
    head = [item("c", "Test it", at="1", state="open"), item("d", "Test it", at="2", state="done")]
    assert paired(base, head) == {("a", "c"), ("b", "d")}


def test_of_equal_ids_the_one_of_the_same_section_is_matched() -> None:
    base = [item("a", "Dig", ident="t1", at="1"), item("b", "Sail", ident="t1", at="2")]
    head = [item("c", "Paint the hull", ident="t1", at="2"), item("d", "Hire a barge", ident="t1", at="1")]
    assert paired(base, head) == {("a", "d"), ("b", "c")}


def test_an_id_has_priority_over_similarity() -> None:
    base = [item("a", "Weld the arm of the crane", ident="t1"), item("b", "Weld the leg of the crane")]
    head = [item("c", "Sell it", ident="t1"), item("d", "Weld the arm of the old crane")]
    assert paired(base, head) == {("a", "c"), ("b", "d")}


def test_a_text_under_another_id_has_priority_over_the_id() -> None:
    base = [item("a", "Dig", ident="t1"), item("b", "Sail", ident="t2")]
    head = [item("c", "Fence it", ident="t1"), item("d", "Dig", ident="t2"), item("e", "Sail", ident="t3")]
    assert paired(base, head) == {("a", "d"), ("b", "e")}


def test_two_ids_are_two_items_however_alike() -> None:
    base = [item("a", "Vendor A delivers late", ident="r1")]
    assert paired(base, [item("b", "Vendor B delivers late", ident="r2")]) == set()
    assert paired(base, [item("b", "Vendor B delivers late")]) == {("a", "b")}


def test_the_most_similar_text_is_matched() -> None:
    base = [item("Compare the sums of both places")]
    head = [item("Compare the sums of both places by hand"), item("Compare the sums of both places.")]
    assert paired(base, head) == {(base[0].item, head[1].item)}
    head = [item("Compare the sums of both old places by hand"), item("Compare the sums of both old places")]
    assert paired(base, head) == {(base[0].item, head[1].item)}


def test_likeness_stays_in_its_section() -> None:
    base = [item("Compare the sums of both places", at="1")]
    assert paired(base, [item("Compare all sums of both places", at="2")]) == set()


@pytest.mark.parametrize(
    "one,other",
    [
        (
            "Refactor the loop of the pump into a state machine",
            "Refactor pump loop: read state, handle, persist",
        ),
        ("Invalid model payloads", "The model writes payloads that are invalid or far too large"),
    ],
)
def test_words_show_where_letters_do_not(one: str, other: str) -> None:
    assert paired([item(one)], [item(other)]) == {(one, other)}


@pytest.mark.parametrize(
    "one,other",
    [
        ("Say thank you", "Burn the old shelf"),
        ("Add tests for the reader", "Remove what nobody uses any more"),
        ("Dig", "Sail"),
    ],
)
def test_dissimilar_texts_are_not_matched(one: str, other: str) -> None:
    assert paired([item(one)], [item(other)]) == set()


@pytest.mark.parametrize(
    "one,other",
    [
        ("Phase 2: Build", "Phase 2: Build ✅"),
        ("Phase 2: Build", "✅ Phase 2: Build"),
        ("Phase 2: Build", "Phase 2: Build (COMPLETED)"),
        ("Phase 2: Build", "Phase 2: Build (done 2026-03-01)"),
        ("Phase 2: Build", "Phase 2: Build — done"),
    ],
)
def test_how_far_a_phase_is_is_no_part_of_its_name(one: str, other: str) -> None:
    names = [NORMAL.phase(Phase(1, name, 0, 0, "x")) for name in (one, other)]
    assert names[0] == names[1] == "phase 2: build"


@pytest.mark.parametrize("sign", [*"!-( .|—·/✅[]:_,", "a ", "(a", " - ", "done ", "impact ", "x:"])
def test_no_text_takes_long(sign: str) -> None:
    for text in (sign * 30_000, f"{sign * 30_000}x", f"a{sign * 30_000} → b", f"x {sign * 30_000} Impact: y"):
        with at_most(5.0):
            NORMAL.check(Check(1, text, Checkbox.OPEN, "step-x"))
            NORMAL.phase(Phase(1, text, 0, 0, "phase-x"))
            NORMAL.risk(Risk(1, text, None, None, "y", True, closed=False, anchor="risk-x"))
            NORMAL.question(Question(1, text, QuestionKind.QUESTION, answered=True, answer="b", anchor="q"))
