"""How much of a snapshot is published: all of it, its heads and counts, or what others may read.

A profile only takes away. What is left has the shape it always has, and the snapshot says which it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from mkdocs_plans.checks.rules.secrets import redacted
from mkdocs_plans.model.plan import RelationKind
from mkdocs_plans.model.rule import CATALOGUE
from mkdocs_plans.overview.project_status import Profile

_Record = dict[str, Any]

_LEFT_OUT_OF_SUMMARIES = frozenset(
    ["phases", "questions", "step_items", "criteria_items", "testing_items", "access_items", "services",
     "libraries", "tools", "sections", "not_understood", "findings"]
)  # fmt: skip
"""What a summary does not say of a plan: the top level names services, libraries and tools once for all."""


def shape(profile: Profile) -> Callable[[_Record, Sequence[str]], _Record]:
    """What a profile makes of the record of one plan, and of the secrets that are known of its file."""
    return _SHAPES[profile]


def shaped_frame(frame: Mapping[str, Any], profile: Profile, known: Sequence[str]) -> _Record:
    """What a profile makes of all that a snapshot says beside its plans.

    Args:
        frame: The snapshot without its plans.
        profile: The profile.
        known: The secrets in the files of all plans, as a reader sees them.
    """
    return without_secrets(dict(frame), known) if profile is Profile.REDACTED else dict(frame)


def _full(plan: _Record, _: Sequence[str]) -> _Record:
    return plan


def _summary(plan: _Record, _: Sequence[str]) -> _Record:
    kept = {key: value for key, value in plan.items() if key not in _LEFT_OUT_OF_SUMMARIES}
    waiting = Counter(question["kind"] for question in plan["questions"] if not question["answered"])
    kept["questions_open"] = dict(sorted(waiting.items()))
    kept["risks"] = [risk for risk in plan["risks"] if not risk["closed"]]
    kept["relations"] = _without_links(plan)
    return kept


def _redacted(plan: _Record, known: Sequence[str]) -> _Record:
    less = {
        "access_items": [],
        "risks": [{**risk, "mitigation": None} for risk in plan["risks"]],
        # These may be of the access items, or of a mitigation.
        "not_understood": [],
        "relations": _without_links(plan),
        "findings": [{**finding, "message": _why(finding["rule"])} for finding in plan["findings"]],
    }
    found: _Record = without_secrets({**plan, **less}, known)
    return found


def _without_links(plan: _Record) -> list[_Record]:
    return [one for one in plan["relations"] if one["kind"] != RelationKind.LINK]


def _why(rule: str) -> str:
    """Why a rule matters, in place of what it found, which may quote the plan."""
    return CATALOGUE[rule].reason if rule in CATALOGUE else "What was found is not told."


def without_secrets(value: Any, known: Sequence[str]) -> Any:  # noqa: ANN401  (any part of a snapshot)
    """The same with every secret redacted, those too for which the rule is off or suppressed."""
    if isinstance(value, str):
        return redacted(value, known)
    if isinstance(value, list):
        return [without_secrets(item, known) for item in value]
    if isinstance(value, dict):
        return {key: without_secrets(item, known) for key, item in value.items()}
    return value


_SHAPES = {Profile.FULL: _full, Profile.SUMMARY: _summary, Profile.REDACTED: _redacted}
