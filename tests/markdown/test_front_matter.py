"""Front matter is strings, lists and mappings; what else it is, is refused and never lost."""

from __future__ import annotations

import pytest
from mkdocs_plans.markdown.front_matter import split


def test_scalars_stay_what_was_written() -> None:
    front = split("---\ndate: 2026-01-02\ndone: yes\nid: 007\nnothing:\ntags: [a, 1.0]\n---\n# T\n")
    assert front.fields == {
        "date": "2026-01-02",
        "done": "yes",
        "id": "007",
        "nothing": "",
        "tags": ["a", "1.0"],
    }
    assert front.field_lines == {"date": 2, "done": 3, "id": 4, "nothing": 5, "tags": 6}


def test_the_number_of_an_issue_begins_no_comment() -> None:
    front = split(
        "---\ntitle: The bell (issue #7)\nissue: #7 and #8\ntags: [ring, #7]\n"
        'owner: "Ann #1" # who rings\n# see #7\ngoal: Ring # 7 times\n---\n'
    )
    assert front.fields == {
        "title": "The bell (issue #7)",
        "issue": "#7 and #8",
        "tags": ["ring", "#7"],
        "owner": "Ann #1",
        "goal": "Ring",
    }


def test_the_body_keeps_its_line_numbers() -> None:
    front = split("---\na: b\n---\n# T\n")
    assert front.lines == 3
    assert front.body.split("\n").index("# T") == 3


def test_nested_values_are_read() -> None:
    assert split("---\ntodos:\n  - content: x\n    status: done\n---\n").fields == {
        "todos": [{"content": "x", "status": "done"}]
    }


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nSome text\n\n---\n# T",
        "---\n- a\n- b\n---\n",
        "---\n# no end\n",
        "----\na: b\n----\n",
        "# T\n\n---\na: b\n---\n",
    ],
    ids=["rules", "list", "unclosed", "longer rule", "not first"],
)
def test_blocks_that_are_no_front_matter_are_body(text: str) -> None:
    front = split(text)
    assert (front.body, front.lines, front.unreadable) == (text, 0, None)


@pytest.mark.parametrize(
    "text, lines",
    [
        ("\n \n---\na: b\nc: d\n---\n# T\n", 6),
        ("---\na: b\nc: d\n...\n# T\n", 4),
        ("+++\na = \"b\"\n'c' = 'd'\n+++\n# T\n", 4),
        ("\n+++\na = \"b\"\nc = 'd'\n+++\n# T\n", 5),
    ],
    ids=["blank lines before", "closed by dots", "TOML", "TOML behind a blank line"],
)
def test_other_forms_of_front_matter_are_read(text: str, lines: int) -> None:
    front = split(text)
    assert (front.fields, front.lines, front.unreadable) == ({"a": "b", "c": "d"}, lines, None)
    assert front.field_lines == {"a": lines - 2, "c": lines - 1}
    assert front.body == "\n" * lines + "# T\n"


def test_values_of_toml_are_text() -> None:
    front = split(
        "+++\nday = 2026-01-02\nversion = 1.10\ndone = true\ntags = ['a', 7]\n[more]\nkey = 'x'\n+++\n"
    )
    assert front.fields == {
        "day": "2026-01-02",
        "version": "1.10",
        "done": "true",
        "tags": ["a", "7"],
        "more": {"key": "x"},
    }
    assert front.field_lines == {"day": 2, "version": 3, "done": 4, "tags": 5}


@pytest.mark.parametrize(
    "text, line",
    [
        ("+++\na = 1\nb = [\n+++\n# T\n", 3),
        ("+++\na = 1\na = 2\n+++\n# T\n", 3),
        ("+++\na = " + "[" * 5000 + "]" * 5000 + "\n+++\n# T\n", 1),
        ("+++\n" + "a = 'b'\n" * 20_000 + "+++\n", 2),
        ("\n\n---\na: b\nc: d: e\n---\n", 5),
    ],
    ids=["unclosed", "twice", "deep", "long", "blank lines before"],
)
def test_the_line_of_unreadable_front_matter_is_reported(text: str, line: int) -> None:
    front = split(text)
    assert front.fields == {}
    assert front.unreadable is not None
    assert front.unreadable.line == line


@pytest.mark.parametrize(
    "text", ["+++\nA rule of pluses\n+++\n", "\n---\nA paragraph\n---\n", "+++\na = 1\n"]
)
def test_text_that_resembles_front_matter_is_body(text: str) -> None:
    assert split(text).body == text
    assert split(text).lines == 0


@pytest.mark.parametrize(
    "block, line",
    [
        ("a: b\nc: d: e", 3),
        ("a: &x [1]\nb: *x", 2),
        ("x: 1\na: !!python/object:os.system {}", 3),
        ("a: " + "[" * 50 + "]" * 50, 2),
        ("a: b\n" * 20_000, 2),
        ('a: "unclosed', 3),
        ("a: b\n\tc: d", 3),
    ],
    ids=["broken", "alias", "tag", "deep", "long", "quote", "tab"],
)
def test_unreadable_front_matter_is_reported_with_its_line_and_kept(block: str, line: int) -> None:
    front = split(f"---\n{block}\n---\n# T\n")
    assert front.unreadable is not None
    assert front.unreadable.line == line
    assert front.raw == block
    assert front.fields == {}
    assert front.body.strip() == "# T"


def test_an_alias_bomb_costs_nothing() -> None:
    bomb = "a: &a [x,x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)},*{chr(97 + n)}]\n" for n in range(20)
    )
    assert split(f"---\n{bomb}---\n").unreadable is not None
