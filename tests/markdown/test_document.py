"""A text as blocks, each with its line."""

from __future__ import annotations

from mkdocs_plans.markdown.blocks import (
    CodeBlock,
    Heading,
    HtmlBlock,
    List,
    Paragraph,
    SpanKind,
    Table,
    ThematicBreak,
    items_within,
    texts,
)
from mkdocs_plans.markdown.document import parse


def test_blocks_are_in_order_with_their_lines() -> None:
    blocks = parse(
        "# T\n\ntext\n\n- a\n\n| a |\n|---|\n| b |\n\n```py\nx\n```\n\n<div>\n</div>\n\n***\n"
    ).blocks
    assert [(type(block), block.line) for block in blocks] == [
        (Heading, 1),
        (Paragraph, 3),
        (List, 5),
        (Table, 7),
        (CodeBlock, 11),
        (HtmlBlock, 15),
        (ThematicBreak, 18),
    ]


def test_a_heading_has_plain_text_level_and_slug() -> None:
    [heading] = parse("## The `code` and **bold** [link](x.md)\n").headings
    assert (heading.level, heading.text.text, heading.slug) == (
        2,
        "The code and bold link",
        "the-code-and-bold-link",
    )


def test_text_in_code_comments_and_html_is_no_structure() -> None:
    document = parse(
        "```\n# no\n- [ ] no\n```\n\n<!--\n# no\n- [ ] no\n-->\n\n<div>\n# no\n</div>\n\n    # no\n"
    )
    assert document.headings == []
    assert list(items_within(document.blocks)) == []


def test_boxes_of_every_kind_are_taken_off_the_text() -> None:
    marks = " xX-~/!"
    document = parse("".join(f"- [{mark}] item {mark}\n" for mark in marks) + "- [ab] none\n- [-]none\n")
    items = [item for item, _ in items_within(document.blocks)]
    assert [item.mark for item in items] == [" ", "x", "x", "-", "~", "/", "!", None, None]
    assert [text.text for text in texts(document.blocks)][3] == "item -"


def test_a_box_taken_off_moves_the_spans_with_the_text() -> None:
    [text] = texts(parse("- [~] **lead** rest").blocks)
    assert text.leading_span(SpanKind.STRONG) == "lead"


def test_nested_items_know_their_depth_and_line() -> None:
    found = items_within(parse("- a\n  - b\n    1. c\n- d\n").blocks)
    assert [(item.line, depth) for item, depth in found] == [(1, 0), (2, 1), (3, 2), (4, 0)]


def test_quotes_are_transparent_and_marked() -> None:
    document = parse("> [!NOTE]\n> text\n>\n> ## Heading\n\nafter\n")
    assert [block.quoted for block in document.blocks] == [True, True, False]


def test_cells_know_their_text_and_rows_their_line() -> None:
    [table] = parse("| a | b |\n|---|---|\n| 1 \\| 2 | `x` |\n| only |\n").blocks
    assert isinstance(table, Table)
    assert [cell.text for cell in table.header] == ["a", "b"]
    assert [(row.line, [cell.text for cell in row.cells]) for row in table.rows] == [
        (3, ["1 | 2", "x"]),
        (4, ["only", ""]),
    ]


def test_rows_of_a_paragraph_have_their_own_lines() -> None:
    [text] = texts(parse("one\n\ntwo [a\nb](x.md)\nthree\n").blocks[1:])
    assert text.text == "two a\nb\nthree"
    assert [text.line_at(text.text.index(word)) for word in ("two", "b", "three")] == [3, 4, 5]


def test_spans_mark_bold_struck_and_linked_text() -> None:
    [text] = texts(parse("**Lead** then [here](a/b.md) and ![img](c.png)").blocks)
    assert text.leading_span(SpanKind.STRONG) == "Lead"
    assert [(span.kind, span.target) for span in text.spans if span.target] == [
        (SpanKind.LINK, "a/b.md"),
        (SpanKind.IMAGE, "c.png"),
    ]
    [struck] = texts(parse("~~gone **with** it~~.").blocks)
    assert struck.without(SpanKind.STRIKE) == "."


def test_ten_thousand_nested_lists_and_quotes_are_read() -> None:
    assert parse("- " * 10_000 + "a").depth == 10_000
    assert parse("> " * 10_000 + "a").depth == 10_000
    assert len(list(items_within(parse("- " * 10_000 + "a").blocks))) == 10_000


def test_links_in_footnotes_are_known_too() -> None:
    document = parse("a[^1]\n\n[^1]: [b](c.md)\n")
    assert [span.target for text in document.linked for span in text.links()] == ["c.md"]
