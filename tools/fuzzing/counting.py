"""Counts the work that is done with a text (reading, explaining, showing …), equal on every machine."""

from __future__ import annotations

import re
import sys
import tracemalloc
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from math import log
from types import FrameType
from typing import Any

from mkdocs_plans.checks import run_rules
from mkdocs_plans.checks.rule_types import Days
from mkdocs_plans.checks.secrets import redacted
from mkdocs_plans.checks.settings import NOTHING_SET
from mkdocs_plans.diff import Revision, diff, matching
from mkdocs_plans.diff.header import prose_changed
from mkdocs_plans.markdown import budget, document, html_writer, sanitise
from mkdocs_plans.markdown.front_matter import split
from mkdocs_plans.markdown.html import ResolvedLink
from mkdocs_plans.markdown.text import decode
from mkdocs_plans.model.times import Reach
from mkdocs_plans.pages.addresses import Addresses
from mkdocs_plans.pages.plan import plan_page
from mkdocs_plans.pages.portal import BuildInfo, Portal
from mkdocs_plans.pages.search import search_html
from mkdocs_plans.portfolio.entry import Entry
from mkdocs_plans.portfolio.portfolio import Portfolio, portfolio
from mkdocs_plans.reading import plan
from mkdocs_plans.reading.unclassified import Unclassified
from mkdocs_plans.snapshot.writer import encode, record
from mkdocs_plans.sources.plan import explain_plan, load_all
from mkdocs_plans.vocabulary import DEFAULT

PATH = "plans/2026-01-05-x.md"
STEEPEST = 1.2
"""The greatest exponent: `n log n` grows with 1.1 from a thousand characters on."""
_DAY = date(2026, 11, 22)
_OTHER = str.maketrans("aeo1234567\u0300", "eoa7654321\u0301")
"""Letters, digits and marks that are replaced in the text that a plan is compared with."""
_LOOKS_AT_ALL = frozenset(
    {"replace", "split", "splitlines", "lower", "upper", "casefold", "encode", "translate", "expandtabs"}
)
"""Methods of a text that read each of its characters with any arguments."""
BUDGETS: Sequence[tuple[object, str, object]] = (
    (budget, "MAX_BLANK_CELLS", 500),
    (document, "MAX_HEADING", 100),
    (html_writer, "MAX_HEADING", 100),
    (html_writer, "_LONGEST_LABEL", 20),
    (html_writer, "MAX_NESTING", 30),
    (sanitise, "MAX_NESTING", 30),
    (matching, "_REACH", 10),
    (plan, "_MOST_ADDRESSES", 5),
)
"""Budgets, reduced so that texts of a thousand characters exceed them: beyond a budget, nothing grows."""
_LEAST_MEMORY = 500_000
"""Less memory, in bytes, is not compared: caches alone take as much."""
_NAMES = ("lines", "characters", "memory", "record", "page")


@dataclass(slots=True)
class Work:
    """The counts."""

    lines: int = 0
    """Lines of Python that ran."""
    characters: int = 0
    """Characters that were read by patterns, methods and normalisation."""
    memory: int = 0
    """The most bytes that were allocated at one time."""
    record: int = 0
    """Characters of the plan's record."""
    page: int = 0
    """Characters of its page."""

    def exponent(self, other: Work, growth: float) -> dict[str, float]:
        """The exponent with which each count grew in a text that is `growth` times as long, by name."""
        least = dict.fromkeys(_NAMES, 1) | {"memory": _LEAST_MEMORY}
        grown = {
            name: max(getattr(other, name), low) / max(getattr(self, name), low)
            for name, low in least.items()
        }
        return {name: log(times) / log(growth) for name, times in grown.items()}


def steepest(family: Callable[[int], str], few: int, many: int) -> tuple[str, float]:
    """The count that grows fastest from one size of a family to another, and its exponent."""
    exponents = work(family(few)).exponent(work(family(many)), many / few)
    return max(exponents.items(), key=lambda pair: pair[1])


def work(text: str) -> Work:
    """Count the work of reading, explaining, checking, recording and rendering a plan, and of comparing it.

    Args:
        text: The plan; it is compared with one in which most items have other words.
    """
    other = text.translate(_OTHER)
    with _replaced(BUDGETS):
        _all(text[:200], other[:200])  # values that are computed only once exist from here on
        with counted_work() as found:
            record_, page = _all(text, other)
    found.record, found.page = len(record_), len(page)
    return found


def _all(text: str, other: str) -> tuple[str, str]:
    """The results of all work on a plan: its record and its page."""
    base, before = _state(other)
    head, rest = _state(text)
    diff(
        base,
        head,
        of=(Revision("base"), Revision("head")),
        prose=lambda _, __: prose_changed(before, rest),
    )
    [entry] = head.entries
    body = redacted(split(decode(text.encode()).text).body)
    portal = Portal(head, Addresses(), BuildInfo(None, None, Reach.NONE, ("plans",)), "Plans", None, ())
    page = plan_page(entry, body, portal, PATH, resolve=lambda dest, _, __: ResolvedLink(dest))
    search_html(entry.plan, page.rendered.toc, 2_000)
    explain_plan(text.encode(), entry.plan, None, DEFAULT, findings=entry.all_findings)
    return encode(record(entry.plan)), page.html


def _state(text: str) -> tuple[Portfolio, Unclassified]:
    read, rest = load_all(text.encode(), PATH, None, DEFAULT)
    return run_rules(portfolio([Entry(read, "x/")], today=_DAY), NOTHING_SET, Days(_DAY, _DAY)), rest


@contextmanager
def counted_work() -> Iterator[Work]:
    """Count the work while the block runs."""
    found = Work()

    def line(_: FrameType, event: str, __: object) -> Any:  # noqa: ANN401 - a trace function returns itself
        found.lines += event == "line"
        return line

    def call(_: FrameType, event: str, function: Any) -> None:  # noqa: ANN401 - any function written in C
        if event == "c_call":
            of = getattr(function, "__self__", None)
            if isinstance(of, str | bytes) and function.__name__ in _LOOKS_AT_ALL:
                found.characters += len(of)

    tracing, profiling = sys.gettrace(), sys.getprofile()
    tracemalloc.start()
    try:
        with _handed_to_patterns(found), _handed_to_unicode(found):
            sys.setprofile(call)
            sys.settrace(line)
            yield found
    finally:
        sys.settrace(tracing)
        sys.setprofile(profiling)
        found.memory = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()


@contextmanager
def _replaced(values: Sequence[tuple[object, str, object]]) -> Iterator[None]:
    """Set attributes of modules while the block runs."""
    before = [(module, name, getattr(module, name)) for module, name, _ in values]
    for module, name, value in values:
        setattr(module, name, value)
    try:
        yield
    finally:
        for module, name, value in before:
            setattr(module, name, value)


def _globals() -> Iterator[tuple[object, str, object]]:
    """All attributes of the modules of the package."""
    for module_name, module in list(sys.modules.items()):
        if module_name.startswith("mkdocs_plans") and module is not None:
            yield from ((module, name, value) for name, value in list(vars(module).items()))


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A pattern that counts the characters that it gets."""

    pattern: re.Pattern[str]
    found: Work = field(repr=False)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - as the pattern has it
        method = getattr(self.pattern, name)
        return _COUNTS[name](self, method) if name in _COUNTS else method


def _over_all(pattern: _Pattern, method: Callable[..., Any]) -> Callable[..., Any]:
    """Count the whole text, which is the last argument except for its bounds."""

    def handed(*arguments: Any, **more: Any) -> Any:  # noqa: ANN401 - as in the method
        pattern.found.characters += next(len(one) for one in reversed(arguments) if isinstance(one, str))
        return method(*arguments, **more)

    return handed


def _to_the_match(pattern: _Pattern, method: Callable[..., Any]) -> Callable[..., Any]:
    """Count the characters up to the end of the match, or all if there is none."""

    def handed(text: str, start: int = 0, *end: int) -> re.Match[str] | None:
        match: re.Match[str] | None = method(text, start, *end)
        pattern.found.characters += (
            (end[0] if end else len(text)) - start if match is None else match.end() - start
        )
        return match

    return handed


_COUNTS: dict[str, Callable[[_Pattern, Callable[..., Any]], Callable[..., Any]]] = {
    "search": _to_the_match,
    **dict.fromkeys(("split", "sub", "subn", "findall", "finditer"), _over_all),
}
"""The number of characters that a match at one position reads is unknown, but it is not the whole text."""


@contextmanager
def _handed_to_patterns(found: Work) -> Iterator[None]:
    patterns = [
        (module, name, _Pattern(value, found))
        for module, name, value in _globals()
        if isinstance(value, re.Pattern)
    ]
    with _replaced(patterns):
        yield


@contextmanager
def _handed_to_unicode(found: Work) -> Iterator[None]:
    """Count normalised text; CPython sorts a run of combining marks in the square of its length."""

    def counted(function: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
        def handed(form: Any, text: str) -> Any:  # noqa: ANN401 - as Unicode names it
            run = 0
            for character in text:
                run = run + 1 if unicodedata.combining(character) else 0
                found.characters += run + 1
            return function(form, text)

        return handed

    functions = (unicodedata.normalize, unicodedata.is_normalized)
    direct = [
        (module, name, counted(function))
        for module, name, value in _globals()
        for function in functions
        if value is function  # not `in`: ibis has a global whose `==` gives no truth value
    ]
    through = [(unicodedata, function.__name__, counted(function)) for function in functions]
    with _replaced([*direct, *through]):
        yield
