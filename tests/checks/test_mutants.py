"""The cases fail if a rule is broken: if it reports nothing, or if one of its conditions is negated.

A mutant is a function of the package with a single change. Mutated are the functions that give findings, and
those that decide for them; what makes a message longer or shorter decides nothing, and is left alone.
"""

from __future__ import annotations

import ast
import importlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import mkdocs_plans
import pytest
from mkdocs_plans.checks.rule_types import PlanRule
from mkdocs_plans.model.plan import Plan
from mkdocs_plans.model.rule import CATALOGUE

from . import cases, neighbours
from .cases import CASES
from .neighbours import FOLDERS

pytestmark = pytest.mark.extended

PACKAGE = Path(mkdocs_plans.__file__).parent
RULES = PACKAGE / "checks" / "rules"

TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.GtE,
    ast.GtE: ast.Lt,
    ast.Gt: ast.LtE,
    ast.LtE: ast.Gt,
}

DECIDES: Mapping[str, tuple[str, ...]] = {
    "checks.open_risks": ("risks_of_active",),
    "checks.secrets": ("secrets_in", "_is_masked"),
    "checks.ragged_tables": ("ragged_rows", "cells_of", "_rows"),
    "checks.raw_html": ("unsafe_addresses", "_removal"),
    "checks.date_fields": ("has_status_line", "date_field", "_field", "_header_rows"),
    "reading.findings": ("about_links",),
    "portfolio.relations": ("relate", "_is_broken"),
}
"""Functions outside of the modules of rules that give no finding themselves but decide whether others do."""

LEFT_ALONE = frozenset({"fix", "_circle", "_cut", "_finished", "_knots"})
"""Functions of the modules of rules that decide nothing, or that a turned condition would never let end."""

read_once = lru_cache(maxsize=None)(cases.plan_of)
"""For mutants of functions that see plans alone: each text is read once."""


@dataclass(frozen=True)
class Giver:
    """A function that gives findings, or decides for one that does."""

    module: str
    name: str
    rules: frozenset[str]
    """The rules that it decides for."""
    text: str

    def source(self) -> ast.FunctionDef:
        """Its source, to be changed: parsed again, which is faster than a deep copy."""
        (node,) = ast.parse(self.text).body
        assert isinstance(node, ast.FunctionDef)
        return node

    def function(self) -> Any:
        """The function as the package uses it."""
        found = getattr(importlib.import_module(f"mkdocs_plans.{self.module}"), self.name)
        return getattr(found, "__wrapped__", found)

    def __str__(self) -> str:
        return f"{self.module}.{self.name}"


def rules_in(node: ast.AST) -> frozenset[str]:
    """The rules by which a piece of the package gives findings by their names."""
    return frozenset(
        str(call.args[0].value)
        for call in ast.walk(node)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "finding"
        and isinstance(call.args[0], ast.Constant)
    )


def importing(module: str) -> frozenset[str]:
    """The rules whose modules import a module."""
    return frozenset(
        name
        for name in CATALOGUE
        if f"from mkdocs_plans.{module} import" in (RULES / f"{name.replace('-', '_')}.py").read_text("utf-8")
    )


def givers() -> Iterator[Giver]:
    """All functions of the modules of rules but their fixes, and those that decide for rules elsewhere."""
    for path in sorted(PACKAGE.rglob("*.py")):
        module = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        text = path.read_text("utf-8")
        own = path.stem.replace("_", "-") if path.parent == RULES else ""
        if not (own or "finding(" in text or module in DECIDES):
            continue
        functions = [node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)]
        given = {node.name: rules_in(node) for node in functions}
        whole = frozenset([own]) if own else frozenset().union(*given.values()) or importing(module)
        for node in functions:
            decides = node.name in DECIDES.get(module, ()) or (own and node.name not in LEFT_ALONE)
            if given[node.name] or decides:
                yield Giver(module, node.name, given[node.name] or whole, ast.unparse(node))


GIVERS = list(givers())


def forget(function: Any) -> None:
    """Clear the caches of a function's module: patterns that are made once may be made by the function."""
    for name, value in function.__globals__.items():
        if name.startswith("_") and hasattr(value, "cache_clear"):
            value.cache_clear()


@contextmanager
def instead(giver: Giver, node: ast.FunctionDef) -> Iterator[None]:
    """Put another text in place of a function, wherever it is used."""
    function = giver.function()
    node.decorator_list = []
    scope = dict(function.__globals__)
    future = ast.ImportFrom("__future__", [ast.alias("annotations")], 0)
    module = ast.fix_missing_locations(ast.Module([future, node], []))
    exec(compile(module, "<mutant>", "exec"), scope)  # noqa: S102
    before, function.__code__ = function.__code__, scope[giver.name].__code__
    forget(function)
    try:
        yield
    finally:
        function.__code__ = before
        forget(function)


def noticed(
    rules: frozenset[str],
    place: Path,
    *,
    all_of: bool = False,
    plan_of: Callable[[bytes, str], Plan] = cases.plan_of,
) -> bool:
    """Whether a case of these rules fails; or all of those in which they fire."""
    failed = map(_fails, _asked(rules, place, plan_of, firing=all_of))
    return all(failed) if all_of else any(failed)


def _asked(
    rules: frozenset[str], place: Path, plan_of: Callable[[bytes, str], Plan], *, firing: bool
) -> list[Callable[[], bool]]:
    """Whether each case of some rules fails, the fast ones first."""
    texts: list[Callable[[], bool]] = [
        lambda case=case: cases.fired(case, plan_of) != case.lines  # type: ignore[misc]
        for case in sorted(CASES, key=lambda case: len(case.text))
        if case.rule in rules and (case.lines or not firing)
    ]
    folders: list[Callable[[], bool]] = [
        lambda case=case: neighbours.fired(case, place) != case.lines  # type: ignore[misc]
        for case in FOLDERS
        if case.rule in rules and (case.lines or not firing)
    ]
    assert texts or folders
    return [*texts, *folders]


def _fails(case: Callable[[], bool]) -> bool:
    try:
        return case()
    except (
        ArithmeticError,
        AttributeError,
        LookupError,
        NameError,
        RuntimeError,
        StopIteration,
        TypeError,
        ValueError,
    ):
        return True


# A rule that is silent


@pytest.mark.parametrize("rule", CATALOGUE)
def test_a_rule_that_is_silent_fails_every_case_in_which_it_fires(rule: str, tmp_path: Path) -> None:
    declared = CATALOGUE[rule]
    object.__setattr__(declared, "name", "empty" if rule != "empty" else "date-missing")
    try:
        assert noticed(frozenset([rule]), tmp_path, all_of=True)
    finally:
        object.__setattr__(declared, "name", rule)


# A rule with a condition turned


def conditions(function: ast.FunctionDef) -> list[ast.expr | ast.If]:
    """Every condition of a function that is not about the words of a message."""
    worded = {
        id(inner) for node in ast.walk(function) if isinstance(node, ast.IfExp) for inner in ast.walk(node)
    }
    return [
        node
        for node in ast.walk(function)
        if id(node) not in worded
        and (
            isinstance(node, ast.Compare | ast.BoolOp | ast.If)
            or (isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not))
        )
    ]


def turn(node: Any) -> None:
    """Change one condition."""
    if isinstance(node, ast.Compare):
        node.ops[0] = TURNED[type(node.ops[0])]()
    elif isinstance(node, ast.BoolOp):
        node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    elif isinstance(node, ast.UnaryOp):
        node.operand = ast.UnaryOp(ast.Not(), node.operand)
    else:
        node.test = ast.UnaryOp(ast.Not(), node.test)


EQUIVALENT = frozenset(
    {
        # Which of two states counts does not change the findings; the reader's tests cover it.
        "reading.status.status_of: Compare folder is State.COMPLETED",
        "reading.status.status_of: Compare stated.word in lexicon.words.permissions",
        "reading.status.status_of: UnaryOp not place.is_record",
        "reading.status.status_of: BoolOp folder or State.COMPLETED",
        # Whether a folder states the status too changes words and severity; another test covers it.
        "reading.status._unknown: Compare folder is None",
        "reading.status._unknown: If folder is None",
        # Plans of other projects count only between projects; `test_judgement` covers it.
        (
            "checks.rules.relation_cycle.check: BoolOp "
            "edge.kind.blocks and active[edge.source] != active[edge.target]"
        ),
        "checks.rules.relation_cycle.check: Compare active[edge.source] != active[edge.target]",
        # Messages, severities and bounds.
        (
            "checks.rules.placeholder_left.check: Compare "
            "context.plan.status.state in (State.PLANNING, State.UNKNOWN)"
        ),
        (
            "checks.rules.placeholder_left._bracketed: BoolOp "
            "'[' not in text.text and '{' not in text.text or len(text.spans) > _MOST_SPANS"
        ),
        "checks.rules.raw_html_removed.check: BoolOp message not in seen and len(seen) < _MOST",
        "checks.rules.table_ragged.check: If escaped(row.text) != row.text",
        "checks.rules.table_ragged.check: Compare escaped(row.text) != row.text",
        "checks.rules.relation_cycle.check: Compare len(knot) > _TRACED",
        "checks.rules.relation_cycle.check: If len(knot) > _TRACED",
        "checks.rules.table_ragged.check: Compare row.cells > row.columns",
        "checks.rules.table_ragged.check: If row.cells > row.columns",
        "sources.plan.unreadable: BoolOp PurePosixPath(path).stem or path",
        # Quick looks, without which the rule finds the same later.
        "checks.secrets.secrets_in: Compare needle in words",
        (
            "checks.date_fields.has_status_line: BoolOp "
            "plan.status.source is not StatusSource.FIELD or plan.status.line is None"
        ),
    }
)
"""Conditions that can be negated without changing the findings of a rule, and why."""

FURTHER = {
    "portfolio.relations.relate": frozenset({"relation-broken", "relation-cycle"}),
    "checks.open_risks.risks_of_active": frozenset({"risk-high-unmitigated", "risk-overdue"}),
}
"""Rules for which a function decides beside those of its module."""


def mutants(giver: Giver) -> Iterator[tuple[str, ast.FunctionDef]]:
    """The function with each of its conditions turned, and which one that is."""
    for number in range(len(conditions(giver.source()))):
        mutant = giver.source()
        node = conditions(mutant)[number]
        reported = ast.unparse(node.test if isinstance(node, ast.If) else node)
        turn(node)
        yield f"{giver}: {type(node).__name__} {reported}", mutant


@pytest.mark.parametrize("giver", GIVERS, ids=str)
def test_a_turned_condition_fails_a_case(giver: Giver, tmp_path: Path) -> None:
    rules = FURTHER.get(str(giver), giver.rules)
    of_plans = all(isinstance(CATALOGUE[rule], PlanRule) for rule in rules)
    plan_of = read_once if of_plans and giver.module.startswith("checks.") else cases.plan_of
    found = []
    for where, mutant in mutants(giver):
        with instead(giver, mutant):
            found.append((where, noticed(rules, tmp_path, plan_of=plan_of)))
    assert found == [(where, where not in EQUIVALENT) for where, _ in found]


def test_all_exceptions_are_needed() -> None:
    assert {where for giver in GIVERS for where, _ in mutants(giver)} >= EQUIVALENT


def test_unchanged_functions_fail_no_case(tmp_path: Path) -> None:
    with ExitStack() as stack:
        for giver in GIVERS:
            stack.enter_context(instead(giver, giver.source()))
        assert not noticed(frozenset(CATALOGUE), tmp_path)
