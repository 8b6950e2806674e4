"""The cases notice when a rule is broken: every condition of every rule, turned round, fails one of them.

A mutant is the module of some rules with a single condition changed. What makes a message longer or
shorter is no condition of a rule, and is left alone.
"""

from __future__ import annotations

import ast
import copy
import types
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from mkdocs_plans.model import Finding, Plan
from mkdocs_plans.reading import read
from mkdocs_plans.rules import contradictions, questions, risks, text
from mkdocs_plans.rules.text import with_text

from tests.rules.cases import CASES, CONTRADICTIONS, QUESTIONS, RISKS, TEXTS, Case, fired

OF_MODULE = {
    contradictions: CONTRADICTIONS,
    risks: tuple(case for case in RISKS if case.rule != "risk-register-empty"),  # which the text alone tells
    questions: QUESTIONS,
}
NO_CONDITIONS = ("_of", "_steps", "_short")
"""Functions that word messages."""

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

EQUIVALENT = frozenset(
    {
        # Whether a folder or the text says so chooses words and severity; a test of its own tells.
        "completed_with_open_steps: plan.status.source is StatusSource.FOLDER",
    }
)
"""Conditions that can be changed without changing what a rule says, and why."""


def nodes(tree: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    """Every condition of a module that decides whether a rule fires, with the function it stands in."""
    for function in tree.body:
        if isinstance(function, ast.FunctionDef) and function.name not in NO_CONDITIONS:
            worded = {
                id(inner)
                for node in ast.walk(function)
                if isinstance(node, ast.IfExp)
                for inner in ast.walk(node)
            }
            for node in ast.walk(function):
                if id(node) not in worded and isinstance(
                    node, ast.Compare | ast.BoolOp | ast.UnaryOp | ast.If
                ):
                    yield function.name, node


def turn(node: Any) -> None:
    """Change one condition."""
    if isinstance(node, ast.Compare):
        node.ops[0] = TURNED[type(node.ops[0])]()
    elif isinstance(node, ast.BoolOp):
        node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    elif isinstance(node, ast.UnaryOp):
        node.operand = ast.UnaryOp(ast.Not(), node.operand)
    elif isinstance(node, ast.If):
        node.test = ast.UnaryOp(ast.Not(), node.test)


def mutants(module: types.ModuleType) -> list[Any]:
    """The module with each condition turned, one at a time."""
    assert module.__file__
    with open(module.__file__, encoding="utf-8") as file:  # noqa: PTH123
        source = ast.parse(file.read())
    found = []
    for number, (function, node) in enumerate(nodes(source)):
        if isinstance(node, ast.UnaryOp) and not isinstance(node.op, ast.Not):
            continue
        where = f"{function}: {ast.unparse(node.test if isinstance(node, ast.If) else node)}"
        marks = [pytest.mark.xfail(reason="says the same", strict=True)] if where in EQUIVALENT else []
        found.append(pytest.param(module, number, id=f"{where[:100]} ({number})", marks=marks))
    return found


def turned(module: types.ModuleType, number: int) -> Sequence[Callable[[Plan], Iterator[Finding]]]:
    """The rules of a module in which one condition is turned."""
    assert module.__file__
    with open(module.__file__, encoding="utf-8") as file:  # noqa: PTH123
        tree = copy.deepcopy(ast.parse(file.read()))
    turn(list(nodes(tree))[number][1])
    made = types.ModuleType(module.__name__)
    exec(compile(ast.fix_missing_locations(tree), "<mutant>", "exec"), made.__dict__)  # noqa: S102
    rules: Sequence[Callable[[Plan], Iterator[Finding]]] = made.RULES
    return rules


def lines(case: Case, plan: Plan, rules: Sequence[Callable[[Plan], Iterator[Finding]]]) -> list[int | None]:
    return [told.line for rule in rules for told in rule(plan) if told.rule == case.rule]


PLANS = {
    case: with_text(read(case.text, case.path), case.text.encode())
    for cases in OF_MODULE.values()
    for case in cases
}


@pytest.mark.parametrize("module, number", [mutant for module in OF_MODULE for mutant in mutants(module)])
def test_a_turned_condition_fails_a_case(module: types.ModuleType, number: int) -> None:
    rules = turned(module, number)
    try:
        same = all(lines(case, PLANS[case], rules) == list(case.lines) for case in OF_MODULE[module])
    except (AttributeError, IndexError, KeyError, StopIteration, RuntimeError, TypeError):
        return
    assert not same


@pytest.mark.parametrize("module", OF_MODULE, ids=lambda module: module.__name__)
def test_unchanged_rules_pass_all_cases(module: types.ModuleType) -> None:
    for case in OF_MODULE[module]:
        assert lines(case, PLANS[case], module.RULES) == list(case.lines), case


MAKERS = {
    "about_dates": {"date-unfilled", "date-only-in-name"},
    "about_html": {"raw-html-removed"},
    "about_ignores": {"ignore-unknown"},
    "about_placeholders": {"placeholder-left"},
    "about_secrets": {"secret"},
    "about_tables": {"table-ragged"},
    "_about_register": {"risk-register-empty"},
}


@pytest.mark.parametrize("maker", MAKERS)
def test_a_maker_of_findings_that_is_silent_fails_its_cases(
    maker: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    firing = [case for case in (*TEXTS, *RISKS) if case.rule in MAKERS[maker] and case.lines]
    assert firing
    monkeypatch.setattr(text, maker, lambda *_: iter(()))
    assert [case for case in firing if fired(case) == case.lines] == []


def test_every_case_is_tried_against_a_broken_rule() -> None:
    of_plans = {case.rule for cases in OF_MODULE.values() for case in cases}
    from_reading = {case.rule for case in TEXTS} - {rule for rules in MAKERS.values() for rule in rules}
    assert {case.rule for case in CASES} == of_plans | from_reading | {
        r for rs in MAKERS.values() for r in rs
    }
