"""Which plan a relation means: by path, id, number or title; else it stays text."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from .catalogue import finding
from .model import Finding, Plan, Relation, RelationKind

_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation between two plans of the portfolio."""

    source: str
    """Path of the plan that states it."""
    kind: RelationKind
    target: str
    """Path of the plan that is meant."""
    line: int


def relate(plans: Sequence[Plan]) -> tuple[tuple[Edge, ...], dict[str, tuple[Finding, ...]]]:
    """Resolve the relations of all plans.

    Returns:
        The edges, one for each kind and pair of plans, in the order of the plans; and for each
        path the findings about relations that name a plan file which is not there.
    """
    index = Index(plans)
    edges: dict[tuple[str, RelationKind, str], Edge] = {}
    broken: dict[str, list[Finding]] = defaultdict(list)
    for plan in plans:
        for relation in plan.relations:
            target = index.find(plan, relation)
            if target is None:
                if relation.kind is not RelationKind.LINK and _is_path(relation.target):
                    broken[plan.path].append(_broken(relation))
            elif target != plan.path:
                edges.setdefault(
                    (plan.path, relation.kind, target), Edge(plan.path, relation.kind, target, relation.line)
                )
    return tuple(edges.values()), {path: tuple(found) for path, found in broken.items()}


def _is_path(target: str) -> bool:
    return target.endswith(".md") and "://" not in target and " " not in target


def _broken(relation: Relation) -> Finding:
    name = relation.kind.replace("-", " ")
    return finding("relation-broken", f"“{name} {relation.target}”: no such plan", relation.line)


class Index:
    """Plans by everything they can be called; a name that means two plans means none."""

    def __init__(self, plans: Sequence[Plan]) -> None:
        self._paths = {plan.path for plan in plans}
        self._names: dict[str, set[str]] = defaultdict(set)
        for plan in plans:
            stem = posixpath.splitext(posixpath.basename(plan.path))[0]
            names = {stem, plan.title, posixpath.basename(plan.path)}
            if plan.id:
                names.add(plan.id)
            if number := _NUMBER.match(stem):
                names.add(number[0])
                names.add(number[0].lstrip("0") or "0")
            for name in names:
                self._names[name.casefold().strip()].add(plan.path)

    def find(self, plan: Plan, relation: Relation) -> str | None:
        """The path of the plan that a relation means; `None`: it means none of them."""
        target = unquote(relation.target.split("#", 1)[0].split("?", 1)[0]).strip()
        if not target:
            return None
        folder = posixpath.dirname(plan.path)
        for candidate in (posixpath.normpath(posixpath.join(folder, target)), posixpath.normpath(target)):
            if candidate in self._paths:
                return candidate
        if relation.kind is RelationKind.LINK:
            return None
        for name in (target, relation.text):
            found = self._names.get(name.casefold().strip(), set())
            if len(found) == 1:
                return next(iter(found))
        return None
