"""Which plan a relation means."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from mkdocs_plans.model.plan import Finding, Plan, Relation, RelationKind, State, Status, StatusSource
from mkdocs_plans.portfolio.relations import Edge, LinkContext, PlanRef
from mkdocs_plans.portfolio.relations import relate as relate_named

NOTHING = Status(State.UNKNOWN, None, StatusSource.NONE)


def plan(path: str, title: str = "", *relations: Relation, ident: str | None = None) -> Plan:
    return Plan(path, title or path, None, NOTHING, None, id=ident, relations=relations)


def depends(target: str, text: str = "") -> Relation:
    return Relation(3, RelationKind.DEPENDS_ON, target, text or target)


def relate(plans: Sequence[Plan]) -> tuple[tuple[Edge, ...], dict[str, tuple[Finding, ...]]]:
    return relate_named([PlanRef(one) for one in plans])


OTHERS = [
    plan("plans/ledger.md", "Move the ledger", ident="ADR-0007"),
    plan("plans/quay/042-crane.md", "Repair the crane"),
    plan("plans/two words.md", "Two words"),
]


@pytest.mark.parametrize(
    "target, path",
    [
        ("ledger.md", "plans/ledger.md"),
        ("./ledger.md#goal", "plans/ledger.md"),
        ("quay/042-crane.md", "plans/quay/042-crane.md"),
        ("plans/quay/042-crane.md", "plans/quay/042-crane.md"),
        ("two%20words.md", "plans/two words.md"),
        ("Move the Ledger", "plans/ledger.md"),
        ("ledger", "plans/ledger.md"),
        ("adr-0007", "plans/ledger.md"),
        ("042", "plans/quay/042-crane.md"),
        ("42", "plans/quay/042-crane.md"),
        ("042-crane", "plans/quay/042-crane.md"),
        ("the tide", None),
        ("", None),
    ],
)
def test_a_plan_is_found_by_path_id_number_or_title(target: str, path: str | None) -> None:
    edges, _ = relate([plan("plans/x.md", "X", depends(target)), *OTHERS])
    assert [edge.target for edge in edges] == ([path] if path else [])


def test_the_words_of_a_relation_are_tried_after_its_target() -> None:
    edges, _ = relate([plan("plans/x.md", "X", depends("https://x.example/7", "Move the ledger")), *OTHERS])
    assert edges == (Edge("plans/x.md", RelationKind.DEPENDS_ON, "plans/ledger.md", 3),)


def test_a_name_of_two_plans_refers_to_neither() -> None:
    duplicates = [plan("a/042-x.md", "Same"), plan("b/042-y.md", "Same")]
    for target in ("Same", "042"):
        assert relate([plan("plans/x.md", "X", depends(target)), *duplicates])[0] == ()


def test_a_link_means_a_path_alone() -> None:
    link = Relation(5, RelationKind.LINK, "ledger", "Move the ledger")
    assert relate([plan("plans/x.md", "X", link), *OTHERS])[0] == ()


def test_a_plan_is_not_related_to_itself() -> None:
    assert relate([plan("plans/x.md", "X", depends("x.md"))])[0] == ()


def test_one_kind_of_relation_between_two_plans_is_one_edge() -> None:
    both = [depends("ledger.md"), depends("Move the ledger")]
    assert len(relate([plan("plans/x.md", "X", *both), *OTHERS])[0]) == 1


def test_a_relation_to_a_plan_that_is_not_there_is_found_and_one_in_words_is_not() -> None:
    _, broken = relate([plan("plans/x.md", "X", depends("gone.md"), depends("the tide")), *OTHERS])
    (finding,) = broken["plans/x.md"]
    assert (finding.rule, finding.line) == ("relation-broken", 3)
    assert "gone.md" in finding.message


# Across projects.

BILLING = [
    PlanRef(plan("billing:plans/ledger.md", "Sell the ledger", ident="B-1"), "billing", "billing"),
    PlanRef(plan("billing:plans/tax.md", "Raise the tax"), "billing", "billing"),
]
QUAY = PlanRef(plan("quay:packages/quay/plans/boat.md", "Paint the boat"), "quay", "")
"""A project in the portal's own repository."""


@pytest.mark.parametrize(
    "target, path",
    [
        ("ledger.md", "plans/ledger.md"),
        ("Raise the tax", "billing:plans/tax.md"),
        ("b-1", "billing:plans/ledger.md"),
        ("billing:plans/ledger.md", "billing:plans/ledger.md"),
        ("tax.md", "billing:plans/tax.md"),
        ("../packages/quay/plans/boat.md", "quay:packages/quay/plans/boat.md"),
        ("../billing:plans/tax.md", None),
        ("ledger", "plans/ledger.md"),
    ],
)
def test_a_name_refers_to_another_project_if_the_own_has_no_such_plan(target: str, path: str | None) -> None:
    own = [PlanRef(one) for one in (plan("plans/x.md", "X", depends(target)), *OTHERS)]
    edges, _ = relate_named([*own, *BILLING, QUAY])
    assert [edge.target for edge in edges] == ([path] if path else [])


@pytest.mark.parametrize(
    "target, path",
    [
        ("ledger.md", "billing:plans/ledger.md"),
        ("plans/ledger.md", "billing:plans/ledger.md"),
        ("../../plans/ledger.md", None),
        ("Move the ledger", "plans/ledger.md"),
    ],
)
def test_a_path_never_leads_out_of_the_repository_that_it_is_written_in(
    target: str, path: str | None
) -> None:
    outside = PlanRef(plan("billing:plans/x.md", "X", depends(target)), "billing", "billing")
    edges, _ = relate_named([*map(PlanRef, OTHERS), *BILLING, outside])
    assert [edge.target for edge in edges] == ([path] if path else [])


@pytest.mark.parametrize("here", [True, False])
def test_a_plan_is_missed_in_another_project_only_where_its_plans_are_here(here: bool) -> None:
    own = [PlanRef(plan("plans/x.md", "X", depends("billing:plans/gone.md")))]
    around = LinkContext(projects={"billing"} if here else ())
    _, broken = relate_named([*own, *BILLING], around)
    assert [finding.rule for findings in broken.values() for finding in findings] == (
        ["relation-broken"] if here else []
    )


def test_another_project_cannot_take_the_name_of_a_plan_of_ours() -> None:
    duplicate = PlanRef(plan("billing:plans/042-crane.md", "Repair the crane"), "billing", "billing")
    own = [PlanRef(one) for one in (plan("plans/x.md", "X", depends("Repair the crane")), *OTHERS)]
    assert [edge.target for edge in relate_named([*own, duplicate])[0]] == ["plans/quay/042-crane.md"]
