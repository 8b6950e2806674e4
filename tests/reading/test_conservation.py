"""Nothing under risks, questions and access is lost: it is an item, part of one, or listed.

The content comes from markdown-it-py, which the reader does not use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode as Node
from mkdocs_plans.markdown.parsed_file import ParsedFile
from mkdocs_plans.model.plan import Plan
from mkdocs_plans.reading import read
from mkdocs_plans.reading.lexicon import lexicon
from mkdocs_plans.vocabulary import DEFAULT, Role

from tests.reading.plans import TEMPLATE

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
HOLDING = frozenset({Role.RISKS, Role.QUESTIONS, Role.ACCESS})

_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_ID = re.compile(r"\b[A-Z]{1,5}-?\d+\b")
_LISTS = ("bullet_list", "ordered_list", "table")
_UNIT = re.compile(r"\W*(?:phase|task|step|stage|milestone|story|part)\s+\w", re.IGNORECASE)
_NOTHING = re.compile(
    r"\W*(?:\[[ xX]\])?\W*"
    r"(?:(?:none|n/?a|not applicable|no new|no \w+ (?:change|risk|impact)s?)\b|risk:$|"
    r"(?:[\[{<][^\]}>]*[\]}>]\W*)*$)",
    re.IGNORECASE,
)
_OF_THE_ONE_BEFORE = re.compile(
    r"\W*(?:\d\W+)?(?:mitigations?|controls?|response|answer|a|decision|decided|resolved)\b[^:]{0,40}:",
    re.IGNORECASE,
)


@dataclass
class Section:
    """A heading with the blocks right under it."""

    name: str
    level: int
    line: int
    role: Role | None
    around: Section | None
    mixed: bool = False
    blocks: list[Node] = field(default_factory=list)

    def lines_above(self) -> Iterator[int]:
        section: Section | None = self
        while section is not None:
            yield section.line
            section = section.around


def lost(raw: bytes) -> list[str]:
    """Content under such headings that is neither an item, nor part of one, nor listed."""
    text = ParsedFile(raw)
    plan = read(text, "plans/x.md")
    items = {
        item.line
        for found in (plan.steps, plan.criteria, plan.testing, plan.access, plan.risks, plan.questions)
        for item in found
    }
    sections = _sections(text.front.body, plan)
    known = _ids(sections, text.front.body, plan)
    return [
        f"{line}: {text[:60]!r} under {section.name!r}"
        for section in sections
        if section.role in HOLDING and items.isdisjoint(section.lines_above())
        for line, text in _lost_of(section, items, plan)
        if text.partition(" ")[0] not in known
    ]


def _ids(sections: list[Section], body: str, plan: Plan) -> set[str]:
    """The ids of risks and of chances: another table may add to them."""
    rows = body.split("\n")
    named = [rows[risk.line - 1] for risk in plan.risks]
    named += [
        _words_of(part)
        for section in sections
        if _holds_no_risks(section.name)
        for block in section.blocks
        if block.type == "table"
        for part in _parts(block)
    ]
    return {ident for row in named for ident in _ID.findall(row)}


def _sections(body: str, plan: Plan) -> list[Section]:
    found: list[Section] = []
    for block in _unquoted(Node(_PARSER.parse(body)).children):
        if block.type == "heading":
            found.append(_section(block, found[-1] if found else None, plan))
        elif found:
            found[-1].blocks.append(block)
    return found


def _unquoted(blocks: list[Node]) -> Iterator[Node]:
    for block in blocks:
        if block.type == "blockquote":
            yield from (inner for inner in _unquoted(block.children) if inner.type != "heading")
        else:
            yield block


def _section(heading: Node, before: Section | None, plan: Plan) -> Section:
    level, line, name = int(heading.tag[1]), _first(heading), _words_of(heading)
    while before is not None and before.level >= level:
        before = before.around
    match = lexicon(DEFAULT).match_heading(name)
    if line == plan.title_line or _UNIT.match(name) or _holds_no_risks(name):
        return Section(name, level, line, None, before)
    # Under a heading that names something else first, only text that looks like a question is one.
    own = None if match.asks_later else match.role
    inherited = before.role if before is not None and not before.mixed else None
    return Section(name, level, line, own or inherited, before, match.mixed or match.asks_later)


def _holds_no_risks(name: str) -> bool:
    """Whether a section is about how risks are found, about levels, or about chances."""
    words = DEFAULT
    folded = name.casefold()
    levels = (*words.impact_columns, *words.probability_columns, *words.positive_risks)
    return folded in levels or not words.risk_process_words.isdisjoint(folded.split())


def _lost_of(section: Section, items: set[int], plan: Plan) -> Iterator[tuple[int, str]]:
    listed = [unread.line for unread in plan.not_understood]
    for place, block in enumerate(section.blocks):
        before = section.blocks[place - 1] if place else None
        following = section.blocks[place + 1] if place + 1 < len(section.blocks) else None
        if block.type == "paragraph":
            covered = any(section.line <= line <= _first(block) for line in listed)
            if not (_introduces(block, following) or covered or _first(block) in items or _is_silent(block)):
                yield _first(block), _words_of(block)
        elif block.type in _LISTS and not _is_of_something_else(section, before):
            if any(_first(block) <= line < _behind(block) for line in listed):
                continue
            for part in _parts(block):
                if items.isdisjoint(_lines_in(part)) and not _is_silent(part):
                    yield _first(part), _words_of(part)


def _parts(block: Node) -> list[Node]:
    """Items of a list, rows of a table."""
    if block.type != "table":
        return block.children
    return [row for body in block.children if body.type == "tbody" for row in body.children]


def _lines_in(part: Node) -> set[int]:
    return {_first(part)} | {_first(inner) for inner in part.walk() if inner.type == "list_item"}


def _introduces(block: Node, following: Node | None) -> bool:
    text = _words_of(block)
    bold = re.fullmatch(r"\*\*[^*]+\*\*\W*", block.children[0].content.strip())
    return (
        following is not None
        and following.type in _LISTS
        and (bold is not None or text.rstrip(" *_").endswith((":", "：")))
    )


def _is_of_something_else(section: Section, before: Node | None) -> bool:
    """Whether a bold line states that the next block is no risk, or has another role."""
    if before is None or before.type != "paragraph" or not before.children[0].content.startswith("**"):
        return False
    role = lexicon(DEFAULT).match_heading(_words_of(before)).role
    return role not in (None, section.role) or _words_of(before).lower().startswith("no ")


def _is_silent(block: Node) -> bool:
    text = _words_of(block)
    return _NOTHING.match(text) is not None or _OF_THE_ONE_BEFORE.match(text) is not None


def _words_of(node: Node) -> str:
    """The words of a node, without the marks around them."""
    if node.type == "inline":
        return " ".join(re.sub(r"[*_`~]", "", node.content).split())
    inside = [child for child in node.children if child.type not in ("bullet_list", "ordered_list")]
    return " | ".join(_words_of(child) for child in inside)


def _first(node: Node) -> int:
    assert node.map is not None
    return node.map[0] + 1


def _behind(node: Node) -> int:
    assert node.map is not None
    return node.map[1] + 1


@pytest.mark.extended
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real plans (../shared/corpus) is not here")
def test_nothing_of_real_plans_is_lost() -> None:
    found = {
        path.relative_to(CORPUS).as_posix(): lost(path.read_bytes()) for path in sorted(CORPUS.rglob("*.md"))
    }
    assert {path: reported for path, reported in found.items() if reported} == {}


def test_nothing_of_the_template_is_lost() -> None:
    assert lost(TEMPLATE.encode()) == []


@pytest.mark.parametrize(
    "section, line, text",
    [
        ("## Risks\n\nIt may break.\n\nAnd burn.", 5, "It may break."),
        ("## Questions\n\nWe wonder:\n\nstill.", 5, "We wonder:"),
        ("## Questions\n\n| ID | Note |\n|-|-|\n| 1 | Look |", 7, "1 | Look"),
        ("## Access required\n\n- [ ] a\n- b\n  - c\n- Group\n  - [ ] d", 6, "b"),
        ("## Access required\n\nThese hold:\n\n1. None\n2. it works", 8, "it works"),
        ("## Access required\n\nIt works.\n\nIt stays.", 5, "It works."),
        ("## Access required\n\n| Key | Who |\n|-|-|\n| A | Ann |", 7, "A | Ann"),
        ("## Access required\n\nRun this:\n\n```\ncode\n```", 5, "Run this:"),
    ],
)
def test_unparsed_content_is_listed_with_its_line(section: str, line: int, text: str) -> None:
    raw = f"# T\n\n{section}\n"
    assert [(unread.line, unread.text) for unread in read(raw, "x.md").not_understood] == [(line, text)]
    assert lost(raw.encode()) == []


def test_each_list_and_table_of_access_without_boxes_is_listed() -> None:
    read_plan = read("# T\n\n## Access required\n\n- a\n- b\n\ntext\n\n| c |\n|-|\n| d |\n\ntext\n", "x.md")
    assert [unread.line for unread in read_plan.not_understood] == [5, 8, 12]


def test_an_empty_item_does_not_state_that_there_are_no_risks() -> None:
    assert not read("# T\n\n## Risks\n\n- \n", "x.md").no_risks
