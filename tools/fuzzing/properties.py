"""The properties that hold for every input."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from mkdocs_plans.checks.engine import run_file_rules
from mkdocs_plans.checks.settings import NOTHING_SET
from mkdocs_plans.checks.text_rules import with_text
from mkdocs_plans.markdown.parsed_file import ParsedFile
from mkdocs_plans.model.plan import Plan
from mkdocs_plans.portfolio.entry import Entry
from mkdocs_plans.reading import read
from mkdocs_plans.snapshot.writer import encode, record

from tools.fuzzing.reformatting import reformatted

_FORMATTED = 20_000
"""Larger texts, in bytes, are not formatted: markdown-it-py would take most of the time."""
PATH = "plans/2026-01-05-x.md"
Property = Callable[[bytes], None]


class BrokenError(AssertionError):
    """A property does not hold."""


class SlowError(BaseException):
    """An input takes too long. No property catches this."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """End the block after a number of seconds of CPU time, which do not depend on other load."""

    def stop(*_: object) -> None:
        raise SlowError(f"takes more than {seconds} s of the processor's time")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def plan_of(raw: bytes) -> Plan:
    """What the portal makes of the bytes of a file."""
    text = ParsedFile(raw)
    return with_text(read(text, PATH, with_unknown_words=True), text)


_reported = lru_cache(maxsize=1)(plan_of)
"""The same, for all properties that are checked with one input."""


def printed(plan: Plan) -> str:
    """What `plans read --json` prints of a plan."""
    return encode(record(plan))


def lines_lie_in_the_file(raw: bytes) -> None:
    """Every line number is that of a line of the file."""
    plan = _reported(raw)
    rows = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    named = [*_lines(record(plan)), *(link.line for link in plan.links), *(one.line for one in plan.ignores)]
    outside = [line for line in named if not 1 <= line <= rows]
    if outside:
        raise BrokenError(f"lines {outside} of a file of {rows}")


def _lines(value: Any) -> Iterator[int]:  # noqa: ANN401 - parsed JSON
    if isinstance(value, dict):
        for key, inner in value.items():
            if key.endswith("line"):
                yield from () if inner is None else (inner,)
            else:
                yield from _lines(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _lines(inner)


def anchors_are_one_each(raw: bytes) -> None:
    """No two items of a plan have the same address."""
    reported = record(_reported(raw))
    items = [item for value in reported.values() if isinstance(value, list) for item in value]
    anchors = [item["anchor"] for item in items if isinstance(item, dict) and "anchor" in item]
    duplicates = (
        {anchor for anchor in anchors if anchors.count(anchor) > 1}
        if len(set(anchors)) < len(anchors)
        else ()
    )
    if duplicates:
        raise BrokenError(f"duplicates: {sorted(duplicates)}")


def reading_twice_gives_the_same(raw: bytes) -> None:
    """The same bytes give the same record, and the rules end."""
    plan = _reported(raw)
    if printed(plan) != printed(plan_of(raw)):
        raise BrokenError("two readings differ")
    run_file_rules(Entry(plan, ""), NOTHING_SET)


def line_ends_make_no_difference(raw: bytes) -> None:
    """CRLF, a BOM and a missing last line feed change nothing."""
    bare = raw.replace(b"\r", b"").removeprefix(b"\xef\xbb\xbf").rstrip(b"\n")
    if bare.startswith(b"\xef\xbb\xbf"):
        return
    expected = printed(plan_of(bare))
    variants = {
        "CRLF": bare.replace(b"\n", b"\r\n"),
        "a BOM or a last line feed": b"\xef\xbb\xbf" + bare + b"\n",
    }
    for name, variant in variants.items():
        if printed(plan_of(variant)) != expected:
            raise BrokenError(f"{name} makes a difference")


def formatting_changes_no_number(raw: bytes) -> None:
    """The same text in another format has the same counts."""
    if len(raw) > _FORMATTED:
        return
    expected = numbers(_reported(raw))
    for name, formed in reformatted(ParsedFile(raw).text.text):
        found = numbers(read(formed, PATH))
        if found != expected:
            wrong = {key: (expected[key], found[key]) for key in expected if expected[key] != found[key]}
            raise BrokenError(f"{name} changes {wrong}")


def numbers(plan: Plan) -> dict[str, Any]:
    """All counts of a plan."""
    checks = {"steps": plan.steps, "criteria": plan.criteria, "testing": plan.testing, "access": plan.access}
    return {
        "tracked": plan.tracked,
        **{name: [check.mark.value for check in found] for name, found in checks.items()},
        "phases": [(phase.done, phase.total) for phase in plan.phases],
        "risks": [(risk.impact, risk.probability, risk.mitigated, risk.closed) for risk in plan.risks],
        "questions": [(question.kind, question.answered) for question in plan.questions],
        "dependencies": [dependency.kind for dependency in plan.dependencies],
        "not understood": len(plan.not_understood),
    }


CHEAP: tuple[Property, ...] = (
    lines_lie_in_the_file,
    anchors_are_one_each,
    reading_twice_gives_the_same,
    line_ends_make_no_difference,
)
DEAR: tuple[Property, ...] = (formatting_changes_no_number,)
"""The properties that need another, slow parser."""
