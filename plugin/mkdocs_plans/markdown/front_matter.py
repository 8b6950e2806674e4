"""The YAML block in front of a plan: strings, lists and mappings, and nothing else.

python-frontmatter drives the loading, with a handler of this module. The handler keeps every scalar as the
string that was written (no dates, no booleans), so that `version: 1.10` stays `1.10`. It refuses tags and
aliases, and caps size and nesting, because the text is untrusted.

Finding the block is not left to python-frontmatter 1.3, for three reasons. Its `parse` strips the text, which
loses the numbers of the lines. Its boundary also matches `----` and any later rule, so that a plan which
begins with a rule would lose its beginning. Its default loader builds the values by recursion, which a deeply
nested block overflows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from mkdocs_plans.markdown.text import clean

Value: TypeAlias = "str | list[Value] | dict[str, Value]"

MAX_CHARACTERS = 64_000
MAX_NESTING = 20

_INSIDE_TOP = 2
"""How many values are open while the keys of the outermost mapping are read."""

_FENCE = re.compile(r"---[ \t]*")
_NUMBERED = re.compile(r"[^#\n]*[^#\s][ \t]+#\d")
"""A line whose first hash is that of an issue's number, where YAML would see a comment."""
_NUMBER = re.compile(r"(?<=[ \t])#(?=\d)")
_GUARD = "\ue000"
"""Stands in front of such a hash while YAML reads; a character that nobody writes."""
_KEY_LINE = re.compile(r"[A-Za-z_][\w .-]*:(\s|$)")
_NULL = frozenset({"null", "Null", "NULL", "~"})
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a front matter could not be read."""

    line: int
    """The 1-based line of the file."""
    reason: str


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands in front of a text, and the text without it."""

    body: str
    """The text with the block's lines emptied: every line keeps its number."""
    fields: Mapping[str, Value] = field(default_factory=dict)
    """By key as written; empty where there is no block or it is unreadable."""
    field_lines: Mapping[str, int] = field(default_factory=dict)
    """The 1-based line of each key."""
    lines: int = 0
    """How many lines the block takes, both fences included; 0: there is none."""
    raw: str = ""
    """What stands between the fences, as written."""
    unreadable: Unreadable | None = None
    """Set where the block is front matter by its look but cannot be read; `raw` is then all there is."""


class _YamlRefusedError(Exception):
    """The block holds something that is not read on purpose."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.line = line


def split(text: str) -> FrontMatter:
    """Take the front matter off a clean text.

    A leading `---` block that holds no mapping and does not look like one is body: a plan may begin
    with a rule. Nothing raises.
    """
    if not text.startswith("---"):
        return FrontMatter(text)
    length = _closing_line(text)
    if length is None:
        return FrontMatter(text)
    rows = text.split("\n", length)
    raw = "\n".join(rows[1 : length - 1])
    looks_like_fields = any(_KEY_LINE.match(row) for row in rows[1 : length - 1])
    handler = _Handler()
    try:
        loaded, _ = frontmatter.parse(f"---\n{_with_numbers(raw)}\n---\n", handler=handler)
    except (_YamlRefusedError, yaml.YAMLError, RecursionError) as problem:
        if not looks_like_fields:
            return FrontMatter(text)
        blanked = "\n" * length + (rows[length] if len(rows) > length else "")
        return FrontMatter(blanked, lines=length, raw=raw, unreadable=_unreadable(problem, length))
    if not handler.found_mapping and raw.strip():
        return FrontMatter(text)
    blanked = "\n" * length + (rows[length] if len(rows) > length else "")
    fields: dict[str, Any] = dict(loaded)
    return FrontMatter(blanked, fields, {key: at + 2 for key, at in handler.lines.items()}, length, raw)


def _with_numbers(raw: str) -> str:
    """The block, so that YAML leaves issue numbers in its values (`title: The bell (issue #7)`)."""
    if "#" not in raw:
        return raw
    rows = raw.split("\n")
    return "\n".join(_NUMBER.sub(f"{_GUARD}#", row) if _NUMBERED.match(row) else row for row in rows)


def _closing_line(text: str) -> int | None:
    """The 1-based line of the closing fence."""
    for number, row in enumerate(_rows(text), 1):
        if number == 1 and not _FENCE.fullmatch(row):
            return None
        if number > 1 and _FENCE.fullmatch(row):
            return number
    return None


def _rows(text: str) -> Iterator[str]:
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield text[start:end]
        start = end + 1


def _unreadable(problem: Exception, length: int) -> Unreadable:
    if isinstance(problem, _YamlRefusedError):
        return Unreadable(min(problem.line + 2, length), str(problem))
    mark = getattr(problem, "problem_mark", None)
    reason = getattr(problem, "problem", None) or "it is no YAML"
    return Unreadable(min(mark.line + 2, length) if mark else 1, str(reason))


class _Handler(YAMLHandler):
    """Builds values from YAML's events, so that no depth of nesting recurses."""

    def __init__(self) -> None:
        super().__init__()
        self.found_mapping = False
        self.lines: dict[str, int] = {}

    def split(self, text: str) -> tuple[str, str]:
        """The block is already cut out: what stands between its two fences, and no content."""
        return text.removeprefix("---").removesuffix("---"), ""

    def load(self, fm: str, **_: object) -> dict[str, Value]:
        """The block's mapping; `{}` where it holds none."""
        fm = fm.removeprefix("\n")
        if len(fm) > MAX_CHARACTERS:
            raise _YamlRefusedError(f"it is longer than {MAX_CHARACTERS:,} characters", 0)
        top: list[Value] = []
        stack: list[tuple[Value, list[str]]] = [(top, [])]
        for event in yaml.parse(fm, Loader=_LOADER):
            self._take(event, stack)
        found = top[0] if top else {}
        self.found_mapping = isinstance(found, dict)
        return found if isinstance(found, dict) else {}

    def _take(self, event: yaml.Event, stack: list[tuple[Value, list[str]]]) -> None:
        line = event.start_mark.line if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _YamlRefusedError("anchors and aliases are not read", line)
        if getattr(event, "tag", None):
            raise _YamlRefusedError("tags are not read", line)
        if isinstance(event, yaml.ScalarEvent):
            written = (
                "" if not event.style and event.value in _NULL else event.value.replace(f"{_GUARD}#", "#")
            )
            self._put(clean(written).text, stack, line)  # an escape may make what no text holds
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(stack) > MAX_NESTING:
                raise _YamlRefusedError(f"it is nested deeper than {MAX_NESTING}", line)
            value: Value = {} if isinstance(event, yaml.MappingStartEvent) else []
            self._put(value, stack, line)
            stack.append((value, []))
        elif isinstance(event, yaml.CollectionEndEvent):
            stack.pop()

    def _put(self, value: Value, stack: list[tuple[Value, list[str]]], line: int) -> None:
        into, key = stack[-1]
        if isinstance(into, list):
            into.append(value)
        elif isinstance(into, dict) and key:
            into[key.pop()] = value
        elif isinstance(value, str):
            key.append(value)
            if len(stack) == _INSIDE_TOP:
                self.lines[value] = line
        else:
            raise _YamlRefusedError("a key must be a word", line)
