"""Safe changes to a plan that do not depend on what its author meant.

A fix changes only the bytes that it must: line endings, a byte order mark and bytes that are not UTF-8 are
kept. It is dropped if the plan would then be read differently.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from mkdocs_plans.markdown.parsed_file import ParsedFile
from mkdocs_plans.markdown.text import decode
from mkdocs_plans.model.plan import Finding, Plan, tally
from mkdocs_plans.model.rule import CATALOGUE
from mkdocs_plans.reading import read
from mkdocs_plans.vocabulary import DEFAULT, Vocabulary

from .rule_types import FileLine, Fix, PlanRule, TextContext, TextRule

_BOM = b"\xef\xbb\xbf"
_ENDING = re.compile(rb"\r\n|\r|\n")

_MOST_READ = 1_000_000
"""How many bytes are read at most to find out which fixes of a file do harm."""
_FEWEST_READINGS = 20

_FixTarget = tuple[int, str]
"""A line to fix, with the rule that reported it."""


@dataclass(frozen=True, slots=True)
class AppliedFix:
    """A change that was made."""

    rule: str
    line: int
    """Its line in the text before the fixes."""


@dataclass(frozen=True, slots=True)
class FixedText:
    """A text with all possible fixes applied."""

    raw: bytes
    fixes: tuple[AppliedFix, ...] = ()


@dataclass(frozen=True, slots=True)
class _FixRun:
    """The fixes of one file."""

    raw: bytes
    path: str
    folders: tuple[str, ...] | None
    context: TextContext
    """The file before any fix."""

    def read(self, raw: bytes | ParsedFile) -> Plan:
        """Return the plan that would be read from a text in place of this one."""
        return read(raw, self.path, folders=self.folders, words=self.context.words)


def apply_fixes(
    raw: bytes,
    path: str,
    findings: Iterable[Finding],
    folders: tuple[str, ...] = (),
    words: Vocabulary = DEFAULT,
) -> FixedText:
    """Fix some findings. A text that is only partly read is not changed.

    Args:
        raw: The bytes of the file.
        path: The path of the plan, as for `read`.
        findings: The findings to fix; those without a fix are skipped.
        folders: The folders above the file, as for `read`.
        words: The vocabulary with which it was read.
    """
    wanted = sorted(
        {(found.line, found.rule) for found in findings if found.line is not None and found.rule in _fixes()},
        # From the end, so that an inserted line does not move lines that are still to be fixed.
        reverse=True,
    )
    # A text that is not read completely cannot be compared completely.
    if not wanted or decode(raw).cut_line is not None:
        return FixedText(raw)
    file = ParsedFile(raw)
    plan = read(file, path, folders=folders or None, words=words)
    run = _FixRun(raw, path, folders or None, TextContext(plan, file, words))
    return _fixed(_harmless(wanted, run), run)


@cache
def _fixes() -> Mapping[str, Fix]:
    """The fix of each rule that has one."""
    return {
        name: rule.fix
        for name, rule in CATALOGUE.items()
        if isinstance(rule, TextRule | PlanRule) and rule.fix is not None
    }


def _harmless(wanted: list[_FixTarget], run: _FixRun) -> list[_FixTarget]:
    """Return the fixes after all of which the plan is read as before; none if finding them takes too long.

    Halves are tried until a harmful fix is isolated. Usually there is none, and one reading shows it.
    """
    kept: list[_FixTarget] = []
    groups = [wanted]
    readings = max(_FEWEST_READINGS, _MOST_READ // max(1, len(run.raw)))
    while groups:
        group = groups.pop()
        if not readings:
            return []  # All or none: otherwise a second run would find the others.
        readings -= 1
        if _reads_the_same(run, _fixed([*kept, *group], run).raw):
            kept += group
        elif len(group) > 1:
            groups += [group[len(group) // 2 :], group[: len(group) // 2]]
    return kept


def _fixed(wanted: Iterable[_FixTarget], run: _FixRun) -> FixedText:
    """Return the text with some findings fixed, from the last line to the first."""
    mark = _BOM if run.raw.startswith(_BOM) else b""
    rows = list(_lines(run.raw[len(mark) :]))
    fixes = [
        AppliedFix(rule, line)
        for line, rule in wanted
        if line <= len(rows) and _fixes()[rule](rows, line, run.context)
    ]
    fixed = mark + b"".join(row.text.encode("utf-8", "surrogateescape") + row.ending for row in rows)
    return FixedText(fixed if fixes else run.raw, tuple(reversed(fixes)))


def _lines(raw: bytes) -> Iterator[FileLine]:
    at = 0
    for found in _ENDING.finditer(raw):
        yield FileLine(raw[at : found.start()].decode("utf-8", "surrogateescape"), found[0])
        at = found.end()
    yield FileLine(raw[at:].decode("utf-8", "surrogateescape"), b"")


def _reads_the_same(run: _FixRun, fixed: bytes) -> bool:
    """Whether a fixed text is read as before, except for the fixed findings."""
    plan, after = run.context.plan, run.read(fixed)
    return _statements(plan) == _statements(after) and plan.date in (None, after.date)


def _statements(plan: Plan) -> tuple[object, ...]:
    checks = (plan.steps, plan.criteria, plan.testing, plan.access)
    return (
        plan.title,
        plan.status.state,
        plan.owners,
        *(tally(items) for items in checks),
        [(phase.name, phase.done, phase.total) for phase in plan.phases],
        [(risk.text, risk.impact, risk.probability, risk.mitigated, risk.closed) for risk in plan.risks],
        [(question.text, question.kind, question.answered) for question in plan.questions],
        len(plan.not_understood),
    )
