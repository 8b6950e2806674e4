"""The target plan of a relation: by path, id, number or title. Other relations remain text."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple
from urllib.parse import unquote

from mkdocs_plans.model.plan import Finding, Plan, Relation, RelationKind
from mkdocs_plans.model.rule import finding

_NUMBER = re.compile(r"\d+")
_PROJECT = re.compile(r"(\w[\w.-]*):(?![/\\])")
r"""The prefix of a path in another project; `C:\` and `https://` are something else."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation between two plans of the portfolio."""

    source: str
    """Path of the plan that states it."""
    kind: RelationKind
    target: str
    """Path of the target plan."""
    line: int

    @property
    def waiting(self) -> tuple[str, str] | None:
        """The path of the plan that waits and of the plan that it waits for; `None` if neither waits."""
        if self.kind.waits:
            return self.source, self.target
        return (self.target, self.source) if self.kind.blocks else None


_WORDS = {
    RelationKind.DEPENDS_ON: "depends on",
    RelationKind.BLOCKED_BY: "is blocked by",
    RelationKind.BLOCKS: "blocks",
    RelationKind.SUPERSEDES: "supersedes",
    RelationKind.SUPERSEDED_BY: "is superseded by",
    RelationKind.RELATED: "is related to",
    RelationKind.PARENT: "is part of",
}


class PlanRef(NamedTuple):
    """A plan with its project and its repository."""

    plan: Plan
    project: str = ""
    """The name of its project, with which its path begins; empty for the portal's own."""
    repository: str = ""
    """The project whose repository holds it; empty for the portal's own repository."""

    @property
    def inside(self) -> str:
        """Its path in that repository."""
        return self.plan.path.removeprefix(f"{self.project}:") if self.project else self.plan.path


@dataclass(frozen=True, slots=True)
class LinkContext:
    """What is known besides the plans: the files of the repository, and which projects are complete."""

    is_there: Callable[[Plan, str], bool] = lambda _, __: False
    """Whether a plan names an existing file that is not a plan."""
    dead_links: Callable[[Plan, Collection[str], Callable[[str], str]], Iterable[Finding]] = lambda *_: ()
    """Returns the findings about links of a plan to missing files. Takes the plan, the targets that already
    have a finding, and a function that suggests another target as the end of a sentence."""
    projects: Collection[str] = ()
    """The other projects whose plans are all in the portfolio."""


NOTHING = LinkContext()
"""The context without files."""


def relate(
    plans: Sequence[PlanRef], context: LinkContext = NOTHING
) -> tuple[tuple[Edge, ...], dict[str, tuple[Finding, ...]]]:
    """Resolve the relations of all plans.

    A path refers to a plan of the same repository, unless it begins with a project's name and a colon. Any
    other name refers to a plan of the same project, or else to one of all plans.

    Args:
        plans: All plans.
        context: What is known besides them.

    Returns:
        The edges, one for each kind and pair of plans, in the order of the plans; and for each path the
        findings about relations and links to missing files.
    """
    index = PlanIndex(plans)
    edges: dict[tuple[str, RelationKind, str], Edge] = {}
    broken: dict[str, list[Finding]] = defaultdict(list)
    for named in plans:
        plan = named.plan
        reported = set()
        for relation in plan.relations:
            target = index.find(named, relation)
            if target is None:
                if _is_broken(relation, context.projects) and not context.is_there(plan, relation.target):
                    reported.add(relation.target)
                    broken[plan.path].append(_broken(relation, index.suggest(named, relation.target)))
            elif target != plan.path:
                edges.setdefault(
                    (plan.path, relation.kind, target), Edge(plan.path, relation.kind, target, relation.line)
                )
        broken[plan.path].extend(context.dead_links(plan, reported, partial(index.suggest, named)))
    return tuple(edges.values()), {path: tuple(found) for path, found in broken.items() if found}


def _is_broken(relation: Relation, projects: Collection[str]) -> bool:
    """Whether a relation without a target plan names a file. Links have a rule of their own.

    A file of a project whose plans are not all in the portfolio may exist.
    """
    target = relation.target
    project = _PROJECT.match(target)
    if project is not None and project[1] not in projects:
        return False
    is_path = target.endswith(".md") and "://" not in target and " " not in target
    return is_path and relation.kind is not RelationKind.LINK


def _broken(relation: Relation, suggestion: str) -> Finding:
    message = (
        f'The plan {_WORDS[relation.kind]} "{relation.target}", which is not a plan or a file: {suggestion}'
    )
    return finding("relation-broken", message, relation.line)


class PlanIndex:
    """Plans by all their names. A name of two plans refers to neither."""

    def __init__(self, plans: Sequence[PlanRef]) -> None:
        self._paths = {plan.plan.path for plan in plans}
        self._inside = {(plan.repository, plan.inside): plan.plan.path for plan in plans}
        self._names: dict[tuple[str | None, str], set[str]] = defaultdict(set)
        """By project, and by `None` for all projects."""
        several = any(plan.project for plan in plans)
        for plan in plans:
            for name in _names(plan):
                self._names[plan.project, name].add(plan.plan.path)
                if several:
                    self._names[None, name].add(plan.plan.path)

    def find(self, plan: PlanRef, relation: Relation) -> str | None:
        """Return the path of the target plan of a relation; `None` if there is none."""
        target = _path_of(relation.target)
        if not target:
            return None
        folder = posixpath.dirname(plan.inside)
        for candidate in (posixpath.normpath(posixpath.join(folder, target)), posixpath.normpath(target)):
            if found := self._inside.get((plan.repository, candidate)):
                return found
        if relation.kind is RelationKind.LINK:
            return None
        if target in self._paths:
            return target
        for scope in (plan.project, None):
            for name in (target, relation.text):
                meant = self._names.get((scope, name.casefold().strip()), set())
                if len(meant) == 1:
                    return next(iter(meant))
        return None

    def suggest(self, plan: PlanRef, target: str) -> str:
        """Return the end of a message about a missing target: the only plan whose file has its name."""
        path = _path_of(target)
        found = self._names.get((plan.project, posixpath.basename(path).casefold()), set())
        if not path.endswith(".md") or len(found) != 1:
            return "correct the path."
        return f'did you mean "{next(iter(found))}"?'


def _path_of(target: str) -> str:
    """The path of a link, without the part after `#` or `?`."""
    return unquote(target.split("#", 1)[0].split("?", 1)[0]).strip()


def _names(named: PlanRef) -> set[str]:
    plan, name = named.plan, posixpath.basename(named.inside)
    stem = posixpath.splitext(name)[0]
    names = {stem, plan.title, name}
    if plan.id:
        names.add(plan.id)
    if number := _NUMBER.match(stem):
        names.add(number[0])
        names.add(number[0].lstrip("0") or "0")
    return {name.casefold().strip() for name in names}
