"""The short form of `make fuzz`: a few hundred mutated plans, always the same."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from tools.fuzzing.__main__ import main
from tools.fuzzing.fuzzer import failures, originals
from tools.fuzzing.minimising import minimised
from tools.fuzzing.mutations import mutated
from tools.fuzzing.properties import (
    CHEAP,
    DEAR,
    BrokenError,
    SlowError,
    at_most,
    formatting_changes_no_number,
)
from tools.fuzzing.reformatting import reformatted

HANGS = 20.0
"""Seconds of the processor's time after which an input hangs."""
INPUTS = 200


def test_mutated_plans_break_no_property() -> None:
    found = failures(originals(), "short", range(INPUTS), HANGS)
    assert [str(failure) for failure in found] == []


def test_without_real_plans_our_own_are_mutated(tmp_path: Path) -> None:
    texts = originals(tmp_path / "none")
    assert len(texts) > 40
    assert [str(failure) for failure in failures(texts, "own", range(100), HANGS)] == []


def test_real_or_own_plans_break_no_property_as_they_are() -> None:
    for text in originals()[::20]:
        for holds in (*CHEAP, *DEAR):
            holds(text.encode("utf-8", "replace"))


def test_an_input_is_made_from_its_number_and_the_seed_alone() -> None:
    texts = ["# A\n\n- [ ] b\n", "# B\n\n## Risks\n\n- c\n"]
    inputs = [mutated(texts, "a", number) for number in range(50)]
    assert inputs[7] == mutated(texts, "a", 7)
    assert inputs != [mutated(texts, "b", number) for number in range(50)]
    assert len(set(inputs)) > 40


def test_a_failure_is_reported_as_small_as_it_gets(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tools.fuzzing.fuzzer.CHEAP", (_holds_no_risk,))
    assert main(["--inputs", "30", "--seed", "small"]) == 1
    reported = capsys.readouterr().out.splitlines()
    assert "_holds_no_risk: a risk" in reported[1]
    assert reported[2] == "  b'risk'"


def _holds_no_risk(raw: bytes) -> None:
    if b"risk" in raw:
        raise BrokenError("a risk")


def test_an_input_that_takes_too_long_is_ended() -> None:
    with pytest.raises(SlowError), at_most(0.01):
        any(number < 0 for number in count())


@pytest.mark.parametrize(
    "broken,fails",
    [(b"1\n2\n3\n4\n", lambda raw: b"3" in raw), (b"ab\ncd\n", lambda raw: raw.count(b"d") == 1)],
)
def test_a_failing_input_is_reduced_to_one_byte(broken: bytes, fails: Callable[[bytes], bool]) -> None:
    assert len(minimised(broken, fails)) == 1


def test_a_text_is_formatted_as_formatters_do() -> None:
    text = "---\na: b\n---\n# T\n\none two\nthree\n\n- four\n\n| a | b |\n|-|:-:|\n| five | `\\|` |\n"
    assert dict(reformatted(text)) == {
        "paragraphs on one row": text.replace("two\nthree", "two three"),
        "other bullets": text.replace("- four", "* four"),
        "tables aligned": text.replace(
            "| a | b |\n|-|:-:|\n| five | `\\|` |", "| a    | b    |\n| ---- | :--: |\n| five | `\\|` |"
        ),
    }
    long = "- [ ] a long item of a list\n  " * 3
    [wrapped] = [formed for name, formed in reformatted(long.replace("\n  ", " ")) if "wrapped" in name]
    assert wrapped.startswith("- [ ] a long item of a list - [ ] a long\n  item of a list")


@pytest.mark.parametrize("row", ["'", ")", "\x85", "a\x85", "{a"])
def test_a_row_that_begins_with_a_label_stays_a_row_when_paragraphs_are_formatted(row: str) -> None:
    text = f"## Phase 1\n\n{row}\nStatus: done\n\n{'word ' * 20}\nStatus: done\n"
    formatting_changes_no_number(text.encode())


def test_formatting_joins_and_wraps_rows_of_prose() -> None:
    text = f"One\ntwo\x85\nthree\n\n{'word ' * 20}end\n"
    forms = dict(reformatted(text))
    assert forms["paragraphs on one row"].startswith("One two\x85 three\n")
    assert forms["paragraphs wrapped"].count("\n") > text.count("\n")
