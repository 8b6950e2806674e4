"""How much of a snapshot is published: all of it, its heads and counts, or what others may read.

A profile only removes content. The rest keeps its format, and the snapshot names its profile.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any

from msgspec import UNSET, Struct, structs

from mkdocs_plans.checks.secrets import redacted
from mkdocs_plans.config.options import Profile
from mkdocs_plans.model.plan import RelationKind
from mkdocs_plans.model.rule import CATALOGUE

from .types import FindingRecord, PlanRecord, RelationRecord, SnapshotRecord

_IN_SUMMARIES_ALONE = "questions_open"
_LEFT_OUT_OF_SUMMARIES = tuple(
    field.name
    for field in structs.fields(PlanRecord)
    if field.default is UNSET and field.name != _IN_SUMMARIES_ALONE
)
"""The keys of a plan that a summary does not have.

Its top level lists services, libraries and tools once for all plans."""


def shape(profile: Profile) -> Callable[[PlanRecord, Sequence[str]], PlanRecord]:
    """Apply a profile to the record of one plan and the known secrets of its file."""
    return _SHAPES[profile]


def shaped_frame(frame: SnapshotRecord, profile: Profile, known: Sequence[str]) -> SnapshotRecord:
    """Apply a profile to a snapshot without its plans.

    Args:
        frame: The snapshot without its plans.
        profile: The profile.
        known: The secrets in the files of all plans, as a reader sees them.
    """
    if profile is not Profile.REDACTED:
        return frame
    less: SnapshotRecord = without_secrets(frame, known)
    return less


def _full(plan: PlanRecord, _: Sequence[str]) -> PlanRecord:
    return plan


def _summary(plan: PlanRecord, _: Sequence[str]) -> PlanRecord:
    questions = plan.questions or ()
    waiting = Counter(question.kind for question in questions if not question.answered)
    return structs.replace(
        plan,
        **dict.fromkeys(_LEFT_OUT_OF_SUMMARIES, UNSET),
        questions_open=dict(sorted(waiting.items())),
        risks=tuple(risk for risk in plan.risks if not risk.closed),
        relations=_without_links(plan),
    )


def _redacted(plan: PlanRecord, known: Sequence[str]) -> PlanRecord:
    less = structs.replace(
        plan,
        access_items=(),
        risks=tuple(structs.replace(risk, mitigation=None, owner=None) for risk in plan.risks),
        # These may belong to access items, or to a mitigation.
        not_understood=(),
        relations=_without_links(plan),
        findings=tuple(_without_message(finding) for finding in plan.findings or ()),
    )
    found: PlanRecord = without_secrets(less, known)
    return found


def _without_links(plan: PlanRecord) -> tuple[RelationRecord, ...]:
    return tuple(relation for relation in plan.relations if relation.kind is not RelationKind.LINK)


def _without_message(finding: FindingRecord) -> FindingRecord:
    """Return a finding with the reason of its rule as its message, which may quote the plan."""
    rule = CATALOGUE.get(finding.rule)
    return structs.replace(finding, message=rule.reason if rule else "The message is not published.")


def without_secrets(value: Any, known: Sequence[str]) -> Any:  # noqa: ANN401  (any part of a snapshot)
    """Return a value with every secret redacted, even if the rule is off or suppressed."""
    if isinstance(value, Enum):  # A fixed word of the format, even if it is also a secret.
        return value
    if isinstance(value, str):
        return redacted(value, known)
    if isinstance(value, list | tuple):
        return type(value)(without_secrets(item, known) for item in value)
    if isinstance(value, dict):
        return {key: without_secrets(item, known) for key, item in value.items()}
    if isinstance(value, Struct):
        return structs.replace(value, **without_secrets(structs.asdict(value), known))
    return value


_SHAPES = {Profile.FULL: _full, Profile.SUMMARY: _summary, Profile.REDACTED: _redacted}
