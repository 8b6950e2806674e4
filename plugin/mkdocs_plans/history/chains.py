"""The events of one plan, from its versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Annotated, NamedTuple

from msgspec import Meta, Struct

from mkdocs_plans.checks.secrets import redacted
from mkdocs_plans.diff import Event, EventKind
from mkdocs_plans.diff.diff import in_order
from mkdocs_plans.diff.header import events_of_header, events_of_target
from mkdocs_plans.diff.items import events_of_items
from mkdocs_plans.diff.normalise import ItemNormaliser
from mkdocs_plans.diff.plan_pairs import PlanPair, new_plan, pair_plan
from mkdocs_plans.model.plan import Checkbox, DependencyKind, Plan, QuestionKind, State

from .model import PlanEventKind, is_wording

KINDS = {kind.value: kind for kind in (*PlanEventKind, *EventKind)}
"""Every kind of event in a history, by name."""

Number = Annotated[int, Meta(ge=0, le=1_000_000_000)]


class ChainEvent(Struct, frozen=True, array_like=True, gc=False):
    """An event of a plan, without the plan and the commit."""

    version: Number
    """The index of the version that brought it."""
    kind: str
    item: Number | None
    text: str
    before: str | None = None
    after: str | None = None
    about: str | None = None

    @property
    def matters(self) -> bool:
        """Whether more than words changed."""
        return not is_wording(self.kind, self.before)


class PlanChain(Struct, frozen=True, array_like=True):
    """The events of one plan in all its versions."""

    versions: Number
    """How many versions there are."""
    events: tuple[ChainEvent, ...] = ()
    """Oldest first."""
    anchors: tuple[tuple[Number, str], ...] = ()
    """The number and the anchor of each item of the last plan."""
    items: Number = 0
    """How many items it ever had."""
    listed: bool = False
    """Whether the last version is a plan."""
    last: Number | None = None
    """The index of the last version that is a plan; the anchors are those of that version."""


class PlanVersion(NamedTuple):
    """A version of a file, read."""

    plan: Plan | None
    """`None` if there is no plan: the file was deleted, or is a template or an introduction."""
    secrets: tuple[str, ...] = ()
    """The secrets of the file, as a reader sees them, that a part of it may show unrecognised."""


def is_sound(chain: PlanChain) -> bool:
    """Whether a chain that comes from outside can be used."""
    numbers = [number for number, _ in chain.anchors]
    numbers += [event.item for event in chain.events if event.item is not None]
    return (
        all(event.version < chain.versions and event.kind in KINDS for event in chain.events)
        and all(number < chain.items for number in numbers)
        and (chain.last is None or chain.last < chain.versions)
        and (chain.last is not None or not chain.listed)
        and [event.version for event in chain.events] == sorted(event.version for event in chain.events)
    )


def follow(
    versions: Iterable[PlanVersion | None],
    normaliser: ItemNormaliser,
    *,
    known: PlanChain | None = None,
    last: PlanVersion | None = None,
) -> PlanChain:
    """Return the events of one plan.

    Args:
        versions: Its versions, oldest first; `None` for one that cannot be read, which is passed over.
        normaliser: Normalises its items.
        known: The chain of earlier versions, which are not among `versions`.
        last: The last plan among these.
    """
    follower = _Follower(normaliser, known or PlanChain(0), last)
    number = known.versions if known else 0
    for version in versions:
        if version is not None:
            follower.follow(number, version)
        number += 1
    return follower.chain(number)


class _Follower:
    """Follows a plan from version to version."""

    def __init__(self, normaliser: ItemNormaliser, known: PlanChain, last: PlanVersion | None) -> None:
        self._normaliser = normaliser
        self._events = list(known.events)
        self._numbers = {anchor: number for number, anchor in known.anchors}
        """The numbers of the items of the last plan, by anchor."""
        self._count = known.items
        self._listed = known.listed
        self._last_number = known.last
        self._last = last.plan if last else None
        self._secrets = last.secrets if last else ()
        self._known: tuple[str, ...] = ()
        """The secrets of this version and of the one before."""
        self._number = 0

    def chain(self, versions: int) -> PlanChain:
        """Return all events so far."""
        anchors = tuple((number, anchor) for anchor, number in self._numbers.items())
        return PlanChain(versions, tuple(self._events), anchors, self._count, self._listed, self._last_number)

    def follow(self, number: int, version: PlanVersion) -> None:
        """Add the events of the next version."""
        plan, last = version.plan, self._last
        self._number = number
        if plan is None:
            if self._listed and last:
                self._add(PlanEventKind.REMOVED, last.title, before=last.status.state)
            self._listed = False
            return
        secrets, self._secrets = {*self._secrets, *version.secrets}, version.secrets
        self._known = tuple(sorted(secrets))
        if not self._listed:
            self._add(PlanEventKind.ADDED, plan.title, after=plan.status.state)
        if last and last.path != plan.path:
            self._add(PlanEventKind.RENAMED, plan.title, before=last.path, after=plan.path)
        self._listed, self._last, self._last_number = True, plan, number
        if last is None:
            pair = new_plan(plan, self._normaliser)
            self._compare(pair, events_of_items(pair))
        elif replace(last, path=plan.path) != plan:
            pair = pair_plan(last, plan, self._normaliser)
            header = (*events_of_header(pair), *events_of_target(last, plan))
            self._compare(pair, (*header, *events_of_items(pair)))

    def _compare(self, pair: PlanPair, events: Iterable[Event]) -> None:
        before, self._numbers = self._numbers, dict(self._numbered(pair))
        for event in in_order(events):
            anchor, numbers = (
                (event.head.anchor, self._numbers) if event.head else (event.position.anchor, before)
            )
            item = None if anchor is None else numbers.get(anchor)
            words = (event.position.text, event.before, event.after, event.about)
            text, *values = map(self._shown, words)
            self._events.append(ChainEvent(self._number, str(event.kind), item, text or "", *values))

    def _numbered(self, pair: PlanPair) -> Iterator[tuple[str, int]]:
        for pairs in pair.with_events:
            for old, new in pairs.both:
                if (number := self._numbers.get(old.anchor)) is None:
                    number, self._count = self._count, self._count + 1
                yield new.anchor, number
            for new in pairs.added:
                yield new.anchor, self._count
                self._count += 1

    def _add(
        self, kind: PlanEventKind, text: str, *, before: str | None = None, after: str | None = None
    ) -> None:
        """Add an event of the plan itself."""
        if kind is PlanEventKind.RENAMED:
            values = (before, after)
        else:
            values = (self._shown(before), self._shown(after))
        self._events.append(ChainEvent(self._number, str(kind), None, self._shown(text) or "", *values))

    def _shown(self, text: str | None) -> str | None:
        """The text without secrets: a former version may show one that today's plan does not."""
        return text if text is None else _STATES.get(text) or redacted(text, self._known)


_OTHER_STATES = ("answered", "closed", "in force", "not in force")
_STATES = {
    word: str(word)
    for words in (State, Checkbox, QuestionKind, DependencyKind, _OTHER_STATES)
    for word in words
}
"""Fixed words, which are not redacted and are plain texts in every chain."""
