"""A plan without the secrets in its text, so that no register, page or export repeats them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from msgspec import Struct, structs

from mkdocs_plans.checks.secrets import redacted
from mkdocs_plans.model.plan import Plan


def redact(plan: Plan) -> Plan:
    """Return the plan with every secret in its texts redacted. Its path is kept.

    Its unknown words are left out: they are in lower case, in which a secret may not be recognised.
    """
    made: Plan = _redacted(replace(plan, unknown_words=()), plan.secrets)
    return replace(made, path=plan.path, secrets=())


def _redacted(value: Any, known: tuple[str, ...]) -> Any:  # noqa: ANN401  (any value of a plan)
    if type(value) is str:
        return redacted(value, known)
    if isinstance(value, tuple):
        return tuple(_redacted(one, known) for one in value)
    if isinstance(value, Struct):
        changed = _changed(value, value.__struct_fields__, known)
        return structs.replace(value, **changed) if changed else value
    if is_dataclass(value) and not isinstance(value, type):
        changed = _changed(value, [field.name for field in fields(value)], known)
        return replace(value, **changed) if changed else value
    return value


def _changed(value: object, names: Iterable[str], known: tuple[str, ...]) -> dict[str, Any]:
    """The fields that contain a secret, redacted."""
    found = {name: getattr(value, name) for name in names}
    return {name: made for name, one in found.items() if (made := _redacted(one, known)) != one}
