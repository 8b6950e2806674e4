"""Plans as JSON: the record of one plan, as `plans read --json` prints it and `plans.json` lists it.

Text is plain, lines are 1-based, an absent value is `null` and never left out. A record's keys stand
in the order in which a reader wants them, not in that of the alphabet.
"""

from __future__ import annotations

import json
import re
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from .model import Dependency, DependencyKind, Plan, tally

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .model import Check, Finding, Passage, Phase, Question, Relation, Risk, Unread

Record = dict[str, Any]
"""A JSON object: strings, integers, booleans, `None`, lists and records; never a float."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def encode(value: object, *, indent: int | None = None) -> str:
    """Write a value as JSON that any tool reads and any terminal shows unharmed.

    Letters of every language stay as they are. Characters that break lines, steer a terminal or turn
    the direction of text are escaped, so that one record is one line whoever splits it; what is no
    character at all (half of a surrogate pair, from a file name that is no UTF-8) becomes U+FFFD.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    text = _SURROGATE.sub("\ufffd", text)
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def record(plan: Plan, *, findings: Iterable[Finding] | None = None) -> Record:
    """Describe one plan.

    Args:
        plan: The plan.
        findings: What is known about it beyond its own file; the plan's own findings if not given.
    """
    steps = tally(plan.steps)
    return {
        "path": plan.path,
        "title": plan.title,
        "title_line": plan.title_line,
        "status": plan.status.state.value,
        "status_raw": plan.status.raw,
        "status_from": plan.status.source.value,
        "status_line": plan.status.line,
        "date": plan.date,
        "id": plan.id,
        "owners": list(plan.owners),
        "tags": list(plan.tags),
        "is_template": plan.is_template,
        "is_introduction": plan.is_introduction,
        "steps": {"done": steps.done, "total": steps.total, "tracked": plan.tracked},
        "phases": [_phase(phase) for phase in plan.phases],
        "criteria": _tally(plan.criteria),
        "testing": _tally(plan.testing),
        "access": _tally(plan.access),
        "risks": [_risk(risk) for risk in plan.risks],
        "no_risks": plan.no_risks,
        "questions": [_question(question) for question in plan.questions],
        "step_items": [{**_check(step), "phase": step.phase} for step in plan.steps],
        "criteria_items": [_check(item) for item in plan.criteria],
        "testing_items": [_check(item) for item in plan.testing],
        "access_items": [_check(item) for item in plan.access],
        "services": _dependencies(plan, DependencyKind.SERVICE),
        "libraries": _dependencies(plan, DependencyKind.LIBRARY),
        "tools": _dependencies(plan, DependencyKind.TOOL),
        "relations": [_relation(relation) for relation in plan.relations],
        "sections": {
            field.name: [_passage(passage) for passage in getattr(plan.sections, field.name)]
            for field in fields(plan.sections)
        },
        "not_understood": [_unread(unread) for unread in plan.not_understood],
        "findings": [_finding(finding) for finding in (plan.findings if findings is None else findings)],
    }


def _tally(checks: tuple[Check, ...]) -> Record:
    count = tally(checks)
    return {"done": count.done, "total": count.total}


def _check(check: Check) -> Record:
    return {"line": check.line, "text": check.text, "mark": check.mark.value, "anchor": check.anchor}


def _phase(phase: Phase) -> Record:
    return {
        "line": phase.line,
        "name": phase.name,
        "done": phase.done,
        "total": phase.total,
        "anchor": phase.anchor,
    }


def _risk(risk: Risk) -> Record:
    return {
        "line": risk.line,
        "text": risk.text,
        "impact": risk.impact.value if risk.impact else None,
        "impact_raw": risk.impact_raw,
        "probability": risk.probability.value if risk.probability else None,
        "probability_raw": risk.probability_raw,
        "mitigation": risk.mitigation,
        "mitigated": risk.mitigated,
        "closed": risk.closed,
        "anchor": risk.anchor,
    }


def _question(question: Question) -> Record:
    return {
        "line": question.line,
        "text": question.text,
        "kind": question.kind.value,
        "answered": question.answered,
        "answer": question.answer,
        "ticked": question.ticked,
        "anchor": question.anchor,
    }


def _dependencies(plan: Plan, kind: DependencyKind) -> list[Record]:
    return [_dependency(item) for item in plan.dependencies if item.kind is kind]


def _dependency(item: Dependency) -> Record:
    return {
        "line": item.line,
        "name": item.name,
        "version": item.version,
        "purpose": item.purpose,
        "link": item.link,
        "anchor": item.anchor,
    }


def _relation(relation: Relation) -> Record:
    return {
        "line": relation.line,
        "kind": relation.kind.value,
        "target": relation.target,
        "text": relation.text,
    }


def _passage(passage: Passage) -> Record:
    return {"line": passage.line, "text": passage.text}


def _unread(unread: Unread) -> Record:
    return {"line": unread.line, "section": unread.section, "text": unread.text}


def _finding(finding: Finding) -> Record:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "line": finding.line,
        "message": finding.message,
    }
