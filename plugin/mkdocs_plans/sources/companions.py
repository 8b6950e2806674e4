"""Companions of plans: `ledger.notes.md` beside `ledger.md` belongs to that plan and is none itself."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from dataclasses import replace

from mkdocs_plans.model.plan import Plan
from mkdocs_plans.vocabulary.normalise import label_of
from mkdocs_plans.vocabulary.vocabulary import Vocabulary

_JOINT = re.compile(r"(?<=[^/])[.-]")
"""What is before the kind, which has one or two words (`ledger.notes`, `ledger.ghi-chú`)."""


def mark_companions(plans: Iterable[Plan], words: Vocabulary) -> list[Plan]:
    """Return the plans of some folders, each companion marked with the path of its plan.

    Args:
        plans: Every file of the folders.
        words: The vocabulary with which they were read.
    """
    found = list(plans)
    by_name = {posixpath.splitext(plan.path)[0]: plan.path for plan in found if plan.is_plan}
    return [_marked(plan, by_name, words) for plan in found]


def _marked(plan: Plan, by_name: dict[str, str], words: Vocabulary) -> Plan:
    folder, name = posixpath.split(posixpath.splitext(plan.path)[0])
    for place in [found.start() for found in _JOINT.finditer(name)][-2:]:
        belongs_to = by_name.get(posixpath.join(folder, name[:place]))
        if belongs_to is not None and label_of(name[place + 1 :]) in words.companion_ends:
            return replace(plan, companion_of=belongs_to)
    return plan
