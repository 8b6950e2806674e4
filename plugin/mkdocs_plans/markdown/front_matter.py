"""The front matter of a plan: strings, lists and mappings only.

python-frontmatter loads the block, with a handler of this module. The handler keeps every scalar as the
string that was written (no dates, no booleans), so that `version: 1.10` stays `1.10`. It refuses tags and
aliases, and limits size and nesting, because the text is untrusted.

python-frontmatter 1.3 does not find the block itself, for three reasons. Its `parse` strips the text, which
loses the line numbers. Its boundary also matches `----` and any later rule, so that a plan that begins with a
rule would lose its beginning. Its default loader is recursive, and a deeply nested block overflows it.
"""

from __future__ import annotations

import re
import tomllib
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
_TOO_LONG = f"it is longer than {MAX_CHARACTERS:,} characters"

_INSIDE_TOP = 2
"""How many values are open while the keys of the outermost mapping are read."""

_LEAD = re.compile(r"(?P<blank>(?:[ \t]*\n)*)(?P<fence>---|\+\+\+)[ \t]*\n")
"""The opening fence, possibly after blank lines."""
_YAML_CLOSING = re.compile(r"(?:---|\.\.\.)[ \t]*")
_TOML_CLOSING = re.compile(r"\+\+\+[ \t]*")
_TOML_LINE = re.compile(r"(?P<key>[\w-]+|\"[^\"]+\"|'[^']+')[ \t]*=[ \t]*\S")
"""A key of TOML at the beginning of a line."""
_TOML_LINE_NUMBER = re.compile(r" \(at line (?P<line>\d+), column \d+\)| \(at end of document\)")
_NUMBERED = re.compile(r"[^#\n]*[^#\s][ \t]+#\d")
"""A line whose first hash begins the number of an issue, which YAML would read as a comment."""
_NUMBER = re.compile(r"(?<=[ \t])#(?=\d)")
_GUARD = "\ue000"
"""A character that no plan contains; placed before such a hash while YAML reads the line."""
_KEY_LINE = re.compile(r"[A-Za-z_][\w .-]*:(\s|$)")
"""A key of YAML at the beginning of a line, by which a block that cannot be read is recognised as front
matter."""
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
    """The front matter of a text, and the text without it."""

    body: str
    """The text with the lines of the block emptied, so that every line keeps its number."""
    fields: Mapping[str, Value] = field(default_factory=dict)
    """By key as written; empty if there is no block or it cannot be read."""
    field_lines: Mapping[str, int] = field(default_factory=dict)
    """The 1-based line of each key."""
    lines: int = 0
    """The 1-based line of the closing fence; 0 if there is no block."""
    first_line: int = 1
    """The 1-based line of the opening fence."""
    raw: str = ""
    """The text between the fences, as written."""
    unreadable: Unreadable | None = None
    """Set if the block looks like front matter but cannot be read; then only `raw` is set."""


class _RefusedError(Exception):
    """The block contains something that is refused on purpose."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.line = line


def split(text: str) -> FrontMatter:
    """Split the front matter off a clean text.

    It is YAML between `---`, or TOML between `+++`. Blank lines may precede it, and `...` may close YAML, as
    its specification allows. A leading `---` block without a mapping that does not look like front matter
    belongs to the body, because a plan may begin with a rule. Nothing raises.
    """
    lead = _LEAD.match(text)
    if lead is None:
        return FrontMatter(text)
    blank, is_toml = lead["blank"].count("\n"), lead["fence"] == "+++"
    length = _closing_line(text, blank + 1, _TOML_CLOSING if is_toml else _YAML_CLOSING)
    if length is None:
        return FrontMatter(text)
    rows = text.split("\n", length)
    inner = rows[blank + 1 : length - 1]
    raw = "\n".join(inner)
    looks_like_fields = any((_TOML_LINE if is_toml else _KEY_LINE).match(row) for row in inner)
    blanked = "\n" * length + (rows[length] if len(rows) > length else "")
    if not looks_like_fields and (blank or is_toml):
        return FrontMatter(text)
    try:
        fields, lines = (_read_toml if is_toml else _read_yaml)(raw)
    except (_RefusedError, yaml.YAMLError, tomllib.TOMLDecodeError, RecursionError) as problem:
        if not looks_like_fields:
            return FrontMatter(text)
        unreadable = _unreadable(problem, blank + 2, length)
        return FrontMatter(blanked, lines=length, first_line=blank + 1, raw=raw, unreadable=unreadable)
    if fields is None and raw.strip():
        return FrontMatter(text)
    numbered = {key: at + blank + 2 for key, at in lines.items()}
    return FrontMatter(blanked, fields or {}, numbered, length, blank + 1, raw)


def _read_yaml(raw: str) -> tuple[dict[str, Value] | None, dict[str, int]]:
    """The fields and the rows of their keys; `None`: it is no mapping."""
    handler = _Handler()
    loaded: tuple[dict[str, Any], str] = frontmatter.parse(
        f"---\n{_with_numbers(raw)}\n---\n", handler=handler
    )
    return (loaded[0] if handler.found_mapping else None), handler.lines


def _read_toml(raw: str) -> tuple[dict[str, Value], dict[str, int]]:
    """The fields and the rows of their keys."""
    if len(raw) > MAX_CHARACTERS:
        raise _RefusedError(_TOO_LONG, 0)
    loaded = tomllib.loads(raw, parse_float=str)
    lines: dict[str, int] = {}
    for row, text in enumerate(raw.split("\n")):
        if text.startswith("["):  # a table: its keys are no fields
            break
        if key := _TOML_LINE.match(text):
            lines.setdefault(key["key"].strip("\"'"), row)
    return {key: _toml_value(value) for key, value in loaded.items()}, lines


def _toml_value(value: Any) -> Value:  # noqa: ANN401 - any value of TOML
    """A value as text, as it is for YAML: dates and booleans as written."""
    if isinstance(value, dict):
        return {clean(key).text: _toml_value(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_toml_value(inner) for inner in value]
    if isinstance(value, bool):
        return str(value).lower()
    return clean(str(value)).text


def _with_numbers(raw: str) -> str:
    """Protect issue numbers in values from being read as comments (`title: The bell (issue #7)`)."""
    if "#" not in raw:
        return raw
    rows = raw.split("\n")
    return "\n".join(_NUMBER.sub(f"{_GUARD}#", row) if _NUMBERED.match(row) else row for row in rows)


def _closing_line(text: str, opening: int, closing: re.Pattern[str]) -> int | None:
    """The 1-based line of the closing fence."""
    for number, row in enumerate(_rows(text), 1):
        if number > opening and closing.fullmatch(row):
            return number
    return None


def _rows(text: str) -> Iterator[str]:
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield text[start:end]
        start = end + 1


def _unreadable(problem: Exception, first: int, last: int) -> Unreadable:
    """Where and why a block could not be read, of which `first` is the first line within its fences."""
    if isinstance(problem, _RefusedError):
        return Unreadable(min(problem.line + first, last), str(problem))
    if isinstance(problem, tomllib.TOMLDecodeError):
        found = _TOML_LINE_NUMBER.search(str(problem))
        row = int(found["line"]) - 1 if found and found["line"] else last - first - 1
        reason = _TOML_LINE_NUMBER.sub("", str(problem))
        return Unreadable(min(row + first, last), f"{reason[:1].lower()}{reason[1:]}")
    mark = getattr(problem, "problem_mark", None)
    reason = getattr(problem, "problem", None) or "it is not YAML"
    return Unreadable(min(mark.line + first, last) if mark else first - 1, str(reason))


class _Handler(YAMLHandler):
    """Builds values from YAML's events, without recursion at any depth."""

    def __init__(self) -> None:
        super().__init__()
        self.found_mapping = False
        self.lines: dict[str, int] = {}

    def split(self, text: str) -> tuple[str, str]:
        """Return the block, which is already cut out, and no content."""
        return text.removeprefix("---").removesuffix("---"), ""

    def load(self, fm: str, **_: object) -> dict[str, Value]:
        """The mapping of the block; `{}` if it contains none."""
        fm = fm.removeprefix("\n")
        if len(fm) > MAX_CHARACTERS:
            raise _RefusedError(_TOO_LONG, 0)
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
            raise _RefusedError("anchors and aliases are not supported", line)
        if getattr(event, "tag", None):
            raise _RefusedError("tags are not supported", line)
        if isinstance(event, yaml.ScalarEvent):
            written = (
                "" if not event.style and event.value in _NULL else event.value.replace(f"{_GUARD}#", "#")
            )
            # An escape sequence can produce characters that a text must not contain.
            self._put(clean(written).text, stack, line)
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(stack) > MAX_NESTING:
                raise _RefusedError(f"it is nested more than {MAX_NESTING} levels deep", line)
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
            raise _RefusedError("a key is not a word", line)
