"""How much of a snapshot is published: all of it, its heads and counts, or what others may read.

A profile only takes away. What is left has the shape it always has, and the snapshot says which it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from .gathered import Profile
from .model import RelationKind
from .rules.secrets import redacted

_Record = dict[str, Any]

_LEFT_OUT_OF_SUMMARIES = frozenset(
    ["phases", "questions", "step_items", "criteria_items", "testing_items", "access_items", "services",
     "libraries", "tools", "sections", "not_understood", "findings"]
)  # fmt: skip
"""What a summary does not say of a plan: the top level names services, libraries and tools once for all."""


def shape(profile: Profile) -> Callable[[_Record], _Record]:
    """What a profile makes of the record of one plan."""
    return _SHAPES[profile]


def shaped_frame(frame: Mapping[str, Any], profile: Profile) -> _Record:
    """What a profile makes of all that a snapshot says beside its plans."""
    return without_secrets(dict(frame)) if profile is Profile.REDACTED else dict(frame)


def _full(plan: _Record) -> _Record:
    return plan


def _summary(plan: _Record) -> _Record:
    kept = {key: value for key, value in plan.items() if key not in _LEFT_OUT_OF_SUMMARIES}
    waiting = Counter(question["kind"] for question in plan["questions"] if not question["answered"])
    kept["questions_open"] = dict(sorted(waiting.items()))
    kept["risks"] = [risk for risk in plan["risks"] if not risk["closed"]]
    kept["relations"] = [one for one in plan["relations"] if one["kind"] != RelationKind.LINK]
    return kept


def _redacted(plan: _Record) -> _Record:
    less = {
        "access_items": [],
        "risks": [{**risk, "mitigation": None} for risk in plan["risks"]],
        "not_understood": [],  # it may be of the access items, or a mitigation
    }
    found: _Record = without_secrets({**plan, **less})
    return found


def without_secrets(value: Any) -> Any:  # noqa: ANN401  (any part of a snapshot)
    """The same with everything blacked out that looks like a secret."""
    if isinstance(value, str):
        return redacted(value)
    if isinstance(value, list):
        return [without_secrets(item) for item in value]
    if isinstance(value, dict):
        return {key: without_secrets(item) for key, item in value.items()}
    return value


_SHAPES = {Profile.FULL: _full, Profile.SUMMARY: _summary, Profile.REDACTED: _redacted}
