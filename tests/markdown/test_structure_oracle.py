"""The structure of real plans, compared with markdown-it-py, which we do not use."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mkdocs_plans.markdown.blocks import Block, CodeBlock, Heading, List, ListItem, Table
from mkdocs_plans.markdown.document import parse
from mkdocs_plans.markdown.parsed_file import ParsedFile

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"


class Part(NamedTuple):
    """One piece of structure."""

    line: int
    what: str


def ours(body: str) -> list[Part]:
    document = parse(body)
    return sorted(_parts(document.blocks))


def _parts(blocks: list[Block]) -> Iterator[Part]:
    pending: list[Block | ListItem] = list(blocks)
    while pending:
        block = pending.pop()
        if isinstance(block, Heading):
            yield Part(block.line, f"heading {block.level}")
        elif isinstance(block, ListItem):
            yield Part(block.line, "item" if block.mark is None else f"item [{block.mark}]")
            pending += block.blocks
        elif isinstance(block, List):
            pending += block.items
        elif isinstance(block, Table):
            yield Part(block.line, f"table of {len(block.header)}")
            yield from (Part(row.line, f"row of {len(row.cells)}") for row in block.rows)
        elif isinstance(block, CodeBlock):
            yield Part(block.line, "code")


_PARSER = MarkdownIt("commonmark").enable("table").use(footnote_plugin)
_BOX = re.compile(r"\[([ xX~/!-])\](?:\s|$)")


def theirs(body: str) -> list[Part]:
    # Its footnotes are at the end; nothing is read from them.
    tokens = takewhile(lambda token: token.type != "footnote_block_open", _PARSER.parse(body))
    return sorted(_their_parts(list(tokens)))


def _their_parts(tokens: list[Token]) -> Iterator[Part]:
    for place, token in enumerate(tokens):
        line = token.map[0] + 1 if token.map else 0
        if token.type == "heading_open":
            yield Part(line, f"heading {token.tag[1]}")
        elif token.type in ("fence", "code_block"):
            yield Part(line, "code")
        elif token.type == "list_item_open":
            box = (
                _BOX.match(tokens[place + 2].content) if tokens[place + 1].type == "paragraph_open" else None
            )
            yield Part(line, f"item [{box[1].lower()}]" if box else "item")
        elif token.type == "tr_open":
            cells = _cells(tokens, place)
            head = tokens[place - 1].type == "thead_open"
            yield Part(line, f"table of {cells}" if head else f"row of {cells}")


def _cells(tokens: list[Token], place: int) -> int:
    end = next(at for at in range(place, len(tokens)) if tokens[at].type == "tr_close")
    return sum(token.type in ("th_open", "td_open") for token in tokens[place:end])


EXCEPTIONS: dict[str, str] = {}
"""Real plans in which the two differ, and why. There is none."""


@pytest.mark.extended
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real plans (../shared/corpus) is not here")
def test_real_plans_have_the_structure_that_another_parser_sees() -> None:
    different: dict[str, list[Part]] = {}
    seen: Counter[str] = Counter()
    for path in sorted(CORPUS.rglob("*.md")):
        body = ParsedFile(path.read_bytes()).front.body
        mine, other = ours(body), theirs(body)
        seen.update(part.what for part in mine)
        if mine != other:
            different[path.relative_to(CORPUS).as_posix()] = sorted(set(mine) ^ set(other))
    assert different.keys() == EXCEPTIONS.keys(), different
    assert {
        "heading 1",
        "heading 6",
        "item",
        "item [ ]",
        "item [x]",
        "item [~]",
        "table of 4",
        "code",
    } <= seen.keys()
    assert seen.total() > 50_000


@pytest.mark.parametrize(
    "body",
    [
        "# a\n\nb\n===\n\n> ## c\n\n```\n# no\n- [ ] no\n```\n\n    code\n\n~~~\nopen",
        "- [ ] a\n  1. [x] b\n\n     - [~] c\n+ d\n\n> * [X] e",
        "- | a | b |\n  |---|---|\n  | 1 |\n  | 1 | 2 | 3 |",
        "text[^1]\n\n[^1]: - [ ] in a note\n\n<!--\n- [ ] no\n-->\n\n<div>\n# no\n</div>\n\n# yes",
    ],
    ids=["headings and code", "boxes", "a table in a list", "notes and html"],
)
def test_the_structure_of_made_up_texts_is_the_same(body: str) -> None:
    assert ours(body) == theirs(body) != []
