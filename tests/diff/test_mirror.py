"""A diff has a mirror: the way back undoes what the way there did, event by event."""

from __future__ import annotations

from collections import Counter

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from mkdocs_plans.diff import Change, Diff, Event, EventKind, PlanChange

from .edits import EDITS, REFORMATTED
from .harbour import CRANE, LEDGER, PLANS
from .portfolios import between, plans

_PAIRS = (
    ("-added", "-removed"), ("-done", "-reopened"), ("risk-closed", "risk-reopened"),
    ("question-answered", "question-reopened"), ("risk-raised", "risk-lowered"), ("-new", "-fixed"),
    ("decision-revoked", "decision-restored"),
)  # fmt: skip


def opposite(event: Event) -> EventKind:
    if event.kind is EventKind.QUESTION_ANSWERED and event.base and event.before is not None:
        return event.kind  # one answer for another
    for one, other in _PAIRS:
        for here, there in ((one, other), (other, one)):
            if event.kind.endswith(here) and (kind := event.kind.removesuffix(here) + there) in list(
                EventKind
            ):
                return EventKind[kind.replace("-", "_").upper()]
    return event.kind


def mirrored(event: Event) -> tuple[object, ...]:
    return opposite(event), event.head, event.base, event.after, event.before, event.severity, event.item


def reported(event: Event) -> tuple[object, ...]:
    return event.kind, event.base, event.head, event.before, event.after, event.severity, event.item


def is_mirror(there: Diff, back: Diff) -> bool:
    ways = {Change.ADDED: Change.REMOVED, Change.REMOVED: Change.ADDED}

    def there_and_back(plan: PlanChange) -> tuple[object, ...]:
        change = ways.get(plan.change, plan.change)
        return plan.path, plan.was or plan.path, change, plan.head, plan.base, plan.sections_changed

    def as_it_is(plan: PlanChange) -> tuple[object, ...]:
        return plan.was or plan.path, plan.path, plan.change, plan.base, plan.head, plan.sections_changed

    assert {*map(there_and_back, there.plans)} == {*map(as_it_is, back.plans)}
    assert (there.before, there.after) == (back.after, back.before)
    return Counter(mirrored(event) for _, event in there.events) == Counter(
        reported(event) for _, event in back.events
    )


VARIANTS = [
    {**PLANS, **{path: text for path, text in edit.files.items() if text is not None}}
    for edit in (*EDITS, *REFORMATTED)
]
LINES = [*LEDGER.splitlines(), *CRANE.splitlines()]

_QUICK = settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])

texts = st.sampled_from(VARIANTS)
mangled = st.lists(st.sampled_from(LINES), max_size=80).map("\n".join)
"""Lines of plans in any order, any number of times: twins, half tables, items under any heading."""


@_QUICK
@given(texts, texts)
def test_the_way_back_undoes_the_edits(there: dict[str, str], back: dict[str, str]) -> None:
    one, other = plans(there), plans(back)
    assert is_mirror(between(one, other), between(other, one))


@_QUICK
@given(mangled, mangled)
@example("## Steps\n- [ ] a\n- [x] a\n- [ ] b", "## Steps\n- [x] a\n- [ ] a\n- [x] a")
def test_the_reversed_diff_undoes_every_change(there: str, back: str) -> None:
    one, other = plans({"a.md": there}), plans({"a.md": back})
    assert is_mirror(between(one, other), between(other, one))


@_QUICK
@given(mangled)
def test_nothing_happened_where_nothing_changed(text: str) -> None:
    assert between(plans({"a.md": text}), plans({"a.md": text})).plans == ()


@_QUICK
@given(mangled)
def test_items_that_only_move_down_are_the_same(text: str) -> None:
    moved = between(plans({"a.md": f"# T\n\n{text}"}), plans({"a.md": f"# T\n\n<!-- new -->\n\n{text}"}))
    assert moved.plans == ()
