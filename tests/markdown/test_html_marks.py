"""Anchors of a plan's items: each on the block that begins on its line, and none lost."""

from __future__ import annotations

import re

import pytest
from mkdocs_plans.markdown import html_marks
from mkdocs_plans.markdown.html import ItemMark, MarginNote

from tests.markdown.rendering import rendered

STEP = ItemMark("step-1", "step")
RISK = ItemMark("risk-1", "risk")


def anchored(text: str, marks: dict[int, list[ItemMark]]) -> dict[str, str]:
    """By id: the element that has it, with its classes."""
    html = rendered(text, marks).html
    tags = re.findall(r'<(\w+) id="([^"]+)"(?: class="([^"]*)")?', html)
    return {name: f"{element} {classes}".strip() for element, name, classes in tags}


def test_list_items_take_the_mark_of_their_line() -> None:
    text = "- [ ] a\n- b\n\n  c\n"
    assert anchored(text, {1: [STEP], 2: [RISK]}) == {
        "step-1": "li task-list-item plans-item plans-item--step",
        "risk-1": "li plans-item plans-item--risk",
    }


def test_table_rows_and_paragraphs_take_it() -> None:
    text = "| a |\n|---|\n| 1 |\n| 2 |\n\n**Risk**: x\n"
    assert anchored(text, {4: [STEP], 6: [RISK]}) == {
        "step-1": "tr plans-item plans-item--step",
        "risk-1": "p plans-item plans-item--risk",
    }


def test_two_items_on_a_line_go_to_successive_blocks() -> None:
    assert anchored("- - [ ] x\n", {1: [RISK, STEP]}) == {
        "risk-1": "li plans-item plans-item--risk",
        "step-1": "li task-list-item plans-item plans-item--step",
    }


def test_a_heading_keeps_its_slug_and_holds_the_anchor() -> None:
    html = rendered("## Phase 1\n", {1: [ItemMark("phase-ab", "phase")]}).html
    assert html.startswith(
        '<h2 id="phase-1" class="plans-item plans-item--phase">'
        '<span id="phase-ab" class="plans-anchor"></span>Phase 1<a class="headerlink"'
    )


def test_a_mark_with_the_slug_of_its_heading_adds_classes_alone() -> None:
    html = rendered("## Phase 1\n", {1: [ItemMark("phase-1", "phase")]}).html
    assert html.startswith('<h2 id="phase-1" class="plans-item plans-item--phase">Phase 1<a')


def test_marks_without_a_block_are_anchored_on_their_line_or_in_the_block_before() -> None:
    text = "- a\n  b\n- c\n\n---\n***\n"
    marks = {2: [RISK], 6: [STEP]}
    result = rendered(text, marks)
    assert '<li>a\n<span id="risk-1" class="plans-anchor"></span>b</li>' in result.html
    assert '<li><span id="step-1" class="plans-anchor"></span>c</li>' in result.html
    assert {"risk-1", "step-1"} <= result.ids


def test_marks_above_the_first_block_are_anchored_in_it() -> None:
    for block, start in {
        "# T\n": '<h1 id="t">',
        "| a |\n|---|\n": "<th>",
        "- a\n": "<li>",
        "a\n": "<p>",
    }.items():
        assert (
            f'{start}<span id="step-1" class="plans-anchor"></span>'
            in rendered(f"\n\n\n{block}", {2: [STEP]}).html
        )


def test_marks_of_a_text_without_blocks_are_anchored() -> None:
    assert rendered("", {3: [STEP]}).html == '<span id="step-1" class="plans-anchor"></span>'


def test_no_id_is_given_twice() -> None:
    html = rendered("- a\n- b\n", {1: [STEP], 2: [STEP]}).html
    assert html.count('id="step-1"') == 1
    assert html.count("plans-item--step") == 2


NOTE = MarginNote("warning", "no `<mitigation>`", "warning", "#f", 'say "what" <b>')
ANCHOR = '<span id="r" class="plans-anchor"></span>'
SHOWN = (
    '<a class="plans-note plans-note--warning" href="#f" title="say &quot;what&quot; ‹b›">'
    "<b>warning</b> no <code>&lt;mitigation&gt;</code></a>"
)


@pytest.mark.parametrize(
    "text, line, held",
    [
        ("- a\n", 1, f"a{SHOWN}</li>"),
        ("- a\n  - b\n", 1, f"a{SHOWN}<ul>\n<li>b</li>"),
        ("- a\n\n  b\n", 1, f"<p>a{SHOWN}</p>\n<p>b</p>"),
        ("## A\n", 1, f"¶</a>{SHOWN}</h2>"),
        ("a\nb\n", 2, f"b{SHOWN}</p>"),
        ("**A:** a\n**B:** b\n", 2, f"{SHOWN}<strong>B:</strong> b</p>"),
        ("| t | v |\n|---|---|\n| u | w |\n", 3, f"u{SHOWN}</td>"),
        (
            "a\n\n```\nb\n```\n",
            4,
            f'<p>a</p>\n<div class="plans-item plans-item--code">{ANCHOR}{SHOWN}</div>',
        ),
        ("a\n\n- b\n\n      c\n\n  d", 5, f'<p>b</p>\n<div class="plans-item plans-item--code">{ANCHOR}'),
        ("a\n\n```\nb\n```\nc", 6, f'<p id="r" class="plans-item plans-item--risk">c{SHOWN}</p>'),
        ("- a <b>\n", 1, f"a <b>{SHOWN}</b></li>"),
        ("- a <a href='#x'>b\n", 1, f"b</a>{SHOWN}</li>"),
    ],
)
def test_a_note_is_in_the_block_that_holds_its_line(text: str, line: int, held: str) -> None:
    assert held in rendered(text, {line: [ItemMark("r", "risk", (NOTE,))]}).html


def test_a_block_has_all_notes_of_its_lines() -> None:
    marks = {1: [ItemMark("r", "risk", (NOTE, NOTE))], 2: [ItemMark("r", "risk", (NOTE,))]}
    assert rendered("a\nb\n", marks).html.count(SHOWN) == 3


def test_a_text_that_is_shown_as_it_is_written_has_anchors_and_no_notes() -> None:
    html = rendered("> " * 300 + "a\n", {1: [ItemMark("r", "risk", (NOTE,))]}).html
    assert '<span id="r" class="plans-anchor"></span><pre>' in html


def test_marks_survive_raw_html_around_them() -> None:
    text = "<details>\n\n- [x] a <kbd>b</kbd>\n\n| t |\n|---|\n| <b>u |\n\n## H <i>j\n\n</details>\n"
    marks = {3: [STEP], 7: [RISK], 9: [ItemMark("p", "phase")]}
    assert anchored(text, marks) == {
        "step-1": "li task-list-item plans-item plans-item--step",
        "risk-1": "tr plans-item plans-item--risk",
        "h-j": "h2 plans-item plans-item--phase",
        "p": "span plans-anchor",
    }


def test_many_marks_of_one_block_are_joined_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A paragraph of thousands of broken links has a mark on every line."""
    copied: list[int] = []

    class Counted(str):
        __slots__ = ()

        def __radd__(self, before: str) -> str:
            copied.append(len(before))
            return f"{before}{self}"

    monkeypatch.setattr(html_marks, "notes", lambda _: Counted("note"))
    marks = html_marks.Marks({line: [STEP] for line in range(1, 100)}, {STEP.anchor})
    assert marks.rest() == "note" * 99
    assert copied == []
