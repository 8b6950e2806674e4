"""What a plan needs: external services, libraries and tools.

The template writes them `Name: Purpose - link` and `Name: Version - Purpose`; tables are read by their
columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from mkdocs_plans.markdown.blocks import Inline, List, Table
from mkdocs_plans.model.plan import Dependency, DependencyKind
from mkdocs_plans.reading.anchors import Anchors
from mkdocs_plans.reading.items import is_no_item, is_unfilled, own_text, plain
from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.reading.sections import Outline, role_below
from mkdocs_plans.reading.tables import named, names_of
from mkdocs_plans.vocabulary import Role

_KINDS: Mapping[Role | None, DependencyKind] = {
    Role.SERVICES: DependencyKind.SERVICE,
    Role.LIBRARIES: DependencyKind.LIBRARY,
    Role.TOOLS: DependencyKind.TOOL,
}
_DASH = re.compile(r"\s+[—–-]+\s+")
_NAME_END = re.compile(r"\s*(?::(?:\s+|$)|：\s*)|\s+[—–-]+\s+")
_URL = re.compile(r"https?://[^\s)>\]]+")
_VERSION = r"(?:v|[<>=~^!]{1,2} ?v?)?\d[\w.+*-]{0,30}(?:, ?[<>=~^!]{1,2} ?\d[\w.]{0,20})?"
_IS_VERSION = re.compile(rf"(?:version )?({_VERSION}|latest|any|built-?in|stdlib)", re.IGNORECASE)
_NAME_AND_VERSION = re.compile(rf"(?P<name>[@\w./-]{{1,80}}?)(?:@| |(?=[<>=~^!]))(?P<version>{_VERSION})")


def dependencies_of(outline: Outline, anchors: Anchors) -> Iterator[Dependency]:
    """Everything that the sections on services, libraries and tools list, in order."""
    for section in outline.sections:
        if section.unit or not section.may_hold(_KINDS):
            continue
        for block, caption in section.captioned_blocks:
            kind = _KINDS.get(role_below(caption, section.role))
            if kind is None:
                continue
            if isinstance(block, List):
                for item in block.items:
                    yield from _from_text(own_text(item), item.line, kind, outline.lexicon, anchors)
            elif isinstance(block, Table):
                yield from _from_table(block, kind, outline.lexicon, anchors)


def _from_text(
    text: Inline, line: int, kind: DependencyKind, lexicon: Lexicon, anchors: Anchors
) -> Iterator[Dependency]:
    stated = plain(text.text)
    if is_no_item(stated, lexicon):
        return
    end = _NAME_END.search(stated)
    name, rest = (stated[: end.start()], stated[end.end() :]) if end else (stated, "")
    link = _link(text)
    rest = _without_link(rest, text)
    version: str | None = None
    if kind is DependencyKind.LIBRARY:
        version, rest = _version_in_front(rest)
        found = _NAME_AND_VERSION.fullmatch(name)
        if version is None and found is not None:
            name, version = found["name"], found["version"]
    name = name.strip(" *`")
    if name and not is_unfilled(name, lexicon):
        purpose = None if is_unfilled(rest, lexicon) else rest
        yield Dependency(line, kind, name, version, purpose, link, anchors(str(kind), name))


def _link(text: Inline) -> str | None:
    """The address: that of a link, else one that is written as text."""
    linked = next((span.target for span in text.links() if span.target), None)
    written = _URL.search(text.text)
    return linked or (written[0].rstrip(".,;") if written else None)


def _without_link(rest: str, text: Inline) -> str:
    """The text without the link at its end."""
    parts = _DASH.split(rest)
    labels = {plain(text.text[span.start : span.end]) for span in text.links()}
    if parts and (parts[-1] in labels or _URL.fullmatch(parts[-1].strip("<> "))):
        parts = parts[:-1]
    return " - ".join(parts).strip()


def _version_in_front(rest: str) -> tuple[str | None, str]:
    """The version that `Version - Purpose` begins with, and the purpose."""
    first, *behind = _DASH.split(rest, maxsplit=1)
    found = _IS_VERSION.fullmatch(first.strip())
    if found is None:
        return None, rest
    return found[1], behind[0].strip() if behind else ""


def _from_table(
    table: Table, kind: DependencyKind, lexicon: Lexicon, anchors: Anchors
) -> Iterator[Dependency]:
    words = lexicon.words
    names = names_of(table)
    version = named(names, words.version_columns)
    link = named(names, words.link_columns)
    purpose = named(names, words.purpose_columns)
    column = next((index for index in range(len(names)) if index not in (version, link, purpose)), 0)
    for row in table.rows:
        name = plain(row.cells[column].text)
        if is_no_item(name, lexicon):
            continue
        linked = next((found for cell in row.cells if (found := _link(cell))), None)
        yield Dependency(
            row.line,
            kind,
            name,
            _cell(row.cells, version, lexicon),
            _cell(row.cells, purpose, lexicon),
            linked,
            anchors(str(kind), name),
        )


def _cell(cells: list[Inline], column: int | None, lexicon: Lexicon) -> str | None:
    if column is None:
        return None
    value = plain(cells[column].text)
    return None if is_unfilled(value, lexicon) else value
