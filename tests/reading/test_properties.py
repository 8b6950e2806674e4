"""The properties that hold for every text."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mkdocs_plans.model.plan import Plan
from mkdocs_plans.reading import read

from tests.examples import examples
from tests.reading.plans import TEMPLATE

_MARKUP = "# |## |### |- |- [ ] |- [x] |1. |  |    |> |**|~~|`|```|---|<!--|<task>|[a](b.md)|[^1]|:|?|→|✅|\\"
_WORDS = (
    "Risks|Questions|Steps|Phase 1|Success criteria|Libraries|Status: |Done|Date: |2026-13-40|Owner: |a, (b|"
    "Mitigation: |Answer: |High|None|{x}|进行中|a: 1.0 - b|title: |todos:|&amp;"
)
_PIECES = st.sampled_from(
    [
        *_MARKUP.split("|"),
        *_WORDS.split("|"),
        "| ",
        " | ",
        "|---|---|",
        "\n",
        "\n\n",
        "\t",
        "\ud800",
        "\x00",
        "\r",
    ]
) | st.sampled_from(["-->", "\r", "\ufeff", "\u2028", "\n# ", "\n## Risks\n", "\n- "])
_TEXTS = st.lists(_PIECES | st.text(max_size=8), max_size=60).map("".join)
_QUICK = settings(
    max_examples=examples(150), deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


def lines_of(plan: Plan) -> list[int]:
    """Every line that a plan's values name."""
    sections = [
        passage for name in plan.sections.__struct_fields__ for passage in getattr(plan.sections, name)
    ]
    items = (
        *plan.steps, *plan.criteria, *plan.testing, *plan.access, *plan.phases, *plan.risks, *plan.questions,
        *plan.dependencies, *plan.relations, *plan.not_understood, *sections,
    )  # fmt: skip
    loose = [plan.title_line, plan.status.line, *(finding.line for finding in plan.findings)]
    return [item.line for item in items] + [line for line in loose if line is not None]


@_QUICK
@given(_TEXTS)
def test_any_text_is_read_and_every_line_lies_in_the_file(text: str) -> None:
    plan = read(text, "plans/x.md")
    rows = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert all(1 <= line <= rows for line in lines_of(plan))
    assert plan.title


@_QUICK
@given(_TEXTS)
def test_no_two_items_share_an_anchor(text: str) -> None:
    plan = read(text, "plans/x.md")
    checks = (*plan.steps, *plan.criteria, *plan.testing, *plan.access)
    anchors = [
        *(check.anchor for check in checks),
        *(phase.anchor for phase in plan.phases),
        *(risk.anchor for risk in plan.risks),
        *(question.anchor for question in plan.questions),
        *(dependency.anchor for dependency in plan.dependencies),
    ]
    assert len(set(anchors)) == len(anchors)


@_QUICK
@given(_TEXTS)
def test_the_phases_hold_no_more_than_the_steps(text: str) -> None:
    plan = read(text, "plans/x.md")
    assert sum(phase.total for phase in plan.phases) <= len(plan.steps)
    assert all(phase.done <= phase.total for phase in plan.phases)
    assert (plan.tracked is True) == bool(plan.steps)


@_QUICK
@given(st.binary(max_size=400))
def test_any_bytes_are_read(raw: bytes) -> None:
    assert read(raw, "plans/x.md").path == "plans/x.md"


@_QUICK
@given(_TEXTS.map(lambda text: text.replace("\r", "").lstrip("\ufeff").rstrip("\n")))
def test_line_ends_a_bom_and_a_missing_last_one_make_no_difference(text: str) -> None:
    raw = text.encode("utf-8", "replace")
    expected = read(raw, "plans/x.md")
    assert read(raw.replace(b"\n", b"\r\n"), "plans/x.md") == expected
    assert read(b"\xef\xbb\xbf" + raw, "plans/x.md") == expected
    assert read(raw + b"\n", "plans/x.md") == expected


@pytest.mark.parametrize(
    "text",
    [
        "- " * 10_000 + "a",
        "> " * 10_000 + "a",
        "# T\n\n## Risks\n\n" + "- " * 5_000 + "a",
        "# T\n\n## Questions\n\n" + "- " * 5_000 + "a?",
        "# T\n\n" + "- [ ] the same\n" * 20_000,
        "# T\n\n## Risks\n\n- " + "**a:** " * 20_000,
        "**Owner:** " + "(a, " * 20_000,
        "## " + "(a) " * 20_000,
        "**Status:** " + "{" * 50_000,
        "```\n" + "# no\n" * 50_000,
        "# T\n\n## Libraries\n\n- " + "a" * 20_000 + "1." * 20_000,
        "a" * 1_000_000,
    ],
    ids=[
        "lists",
        "quotes",
        "risks",
        "questions",
        "twins",
        "bold",
        "owner",
        "brackets",
        "braces",
        "fence",
        "version",
        "line",
    ],
)
def test_hostile_texts_are_read_like_any_other(text: str) -> None:
    assert read(text, "plans/x.md").title


def test_reading_twice_gives_the_same() -> None:
    assert read(TEMPLATE, "plans/x.md") == read(TEMPLATE.encode(), "plans/x.md")
