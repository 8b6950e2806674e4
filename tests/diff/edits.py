"""The edits of `edits.yml`, made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from .harbour import PLANS

Happened = tuple[str, ...]
"""A kind, the item's text, and where something moved what it was and what it is."""


@dataclass(frozen=True)
class Edit:
    """An edit of the harbour's plans, and the events that it causes."""

    name: str
    files: Mapping[str, str | None]
    """The new content by path; `None`: the file is deleted."""
    events: tuple[Happened, ...]
    sections: tuple[str, ...]
    changes: Mapping[str, str]
    """The change of each plan as a whole."""


def _edit(given: Mapping[str, Any]) -> Edit:
    files: dict[str, str | None] = dict.fromkeys(given.get("delete", ()))
    for old, new in given.get("move", {}).items():
        files |= {old: None, new: PLANS[old]}
    if "plan" in given:
        path = f"plans/{given['plan']}.md"
        text = PLANS[path]
        for old, new in given.get("replace", ()):
            assert text.count(old) == 1, f"{given['name']}: {text.count(old)} times {old!r}"
            text = text.replace(old, new)
        files[path] = text.replace(*given["everywhere"]) if "everywhere" in given else text
    files |= given.get("write", {})
    events, sections = given.get("events", ()), given.get("sections", ())
    changed = dict.fromkeys(files, "changed") if events or sections else {}
    return Edit(
        given["name"], files, tuple(map(tuple, events)), tuple(sections), given.get("changes", changed)
    )


_GIVEN = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))
EDITS = tuple(_edit(given) for given in _GIVEN["edits"])
REFORMATTED = tuple(_edit(given) for given in _GIVEN["reformatted"])
