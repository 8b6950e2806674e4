"""The fields at the top of a plan (`**Status:** Planning`) as a definition list.

Markdown joins lines of fields into one paragraph that nobody can scan. This works on the finished HTML of
`render`, in which every `<` begins a tag and all tags are balanced. It moves whole values and drops only line
breaks, the colons of labels and the signs between fields in one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_LONGEST_VALUE = 800
"""The most characters of a value in a paragraph of its own; longer ones are prose."""
_LONG_VALUE = 300
"""The characters from which a value looks like prose, and is set only among enough shorter ones."""
_LONGEST_LONE_VALUE = 80
"""The same if there is no other field."""
_LONGEST_PLAIN_VALUE = 120
"""The same after a label that is not marked as bold."""

_FEWEST_ROWS = 2

_HEADING = re.compile(r"<h([1-6])[ >]")
_END_OF_HEADING = re.compile(r"</h[1-6]>\n?")
_MARK = r'(?: id="[^"]*" class="plans-item plans-item--(?:finding|field)")?'
_PARAGRAPH = re.compile(rf"<p({_MARK})>((?:(?!</?p[ >]).)*)</p>\n", re.DOTALL)
_ITEM = re.compile(
    rf"<li({_MARK})>\n?(?:<p{_MARK}>)?((?:(?!</?(?:li|p|pre|table|div)[ >]).)*)(?:</p>\n)?</li>\n", re.DOTALL
)
_LIST_TAG = re.compile(r"<(/?)ul(?: [^>]*)?>\n?")
_TABLE = re.compile(r'<div class="md-typeset__scrollwrap".*?</table></div></div>\n', re.DOTALL)
_ROW = re.compile(
    rf'<tr({_MARK})>\n<t[hd](?: align="\w+")?>(.*?)</t[hd]>\n<t[hd](?: align="\w+")?>(.*?)</t[hd]>\n</tr>',
    re.DOTALL,
)
_OTHER = re.compile(r"</?blockquote>\n|<hr>\n|\n")
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^>]*>")
_BREAK = re.compile(r"<br>\n?|\n")

_NOTES = r'(?:<a class="plans-note [^>]*>(?:[^<]|<(?!/a>))*</a>)'
_BEFORE = re.compile(rf'(?:<span id="[^"]*" class="plans-anchor"></span>|{_NOTES})*')
_NOTE = re.compile(_NOTES)
_WORDS = r"[^\W\d_][\w'’()/&-]*(?:[ \u00a0][\w'’()/&-]+){0,4}"
_SHAPES = r"[^\w\s<&*]{0,3}\s?"
"""Emoji before a label."""
_BOLD = re.compile(
    rf"(?:<(?:strong|em)>)+(?P<label>{_SHAPES}{_WORDS})\s?"
    r"(?:[:：]\s?(?:</(?:strong|em)>)+|(?:</(?:strong|em)>)+\s?[:：])\s*"
)
_PLAIN = re.compile(rf"(?P<label>{_SHAPES}{_WORDS})\s?[:：](?:\s+|$)")
_BETWEEN = re.compile(rf"\s*[·•|]?\s+(?={_BOLD.pattern.replace('?P<label>', '')})")
_VOID = frozenset({"br", "img", "wbr", "input", "hr"})


class _PageField(NamedTuple):
    label: str
    value: str
    before: str = ""
    """Anchors and notes of its line."""
    mark: str = ""
    """The attributes of its block."""
    bold: bool = True


def set_fields(html: str) -> str:
    """Set the fields above the first section of a plan as definition lists.

    In the first section, only a list or table is set that states the status of the plan.
    """
    end_of_title = html.find("</h1>")
    start = end_of_title + len("</h1>") if end_of_title >= 0 else 0
    first = _HEADING.search(html, start)
    top_end = first.start() if first else len(html)
    top = _set_blocks(html[start:top_end], every=True)
    rest = html[top_end:]
    if "plans-item--field" in rest and (heading := _END_OF_HEADING.search(rest)):
        following = _HEADING.search(rest, heading.end())
        end = following.start() if following else len(rest)
        rest = rest[: heading.end()] + _set_blocks(rest[heading.end() : end], every=False) + rest[end:]
    return f"{html[:start]}{top}{rest}"


def _set_blocks(html: str, *, every: bool) -> str:
    """Set the fields among blocks, up to the first that is no text, list, table, quote or line."""
    out: list[str] = []
    run: list[_PageField] = []
    raw: list[str] = []
    at = 0
    for end, fields in _blocks(html):
        block = html[at:end]
        at = end
        if fields and (every or "plans-item--field" in block):
            run += fields
            raw.append(block)
            continue
        if (
            run and run[-1].value == "" and block.lstrip().startswith("<ul>")
        ):  # The list is the value of the last label.
            run[-1] = run[-1]._replace(value=block)
            raw.append(block)
            continue
        out += (_finished(run, raw), block)
        run, raw = [], []
    return "".join((*out, _finished(run, raw), html[at:]))


def _finished(run: list[_PageField], raw: list[str]) -> str:
    lengths = [_length(field.value) for field in run]
    long = sum(length > _LONG_VALUE for length in lengths)
    if 2 * long > len(run) or (len(run) == 1 and not 0 < lengths[0] <= _LONGEST_LONE_VALUE) or not run:
        return "".join(raw)
    return f'<dl class="plans-fields">\n{"".join(map(_definition, run))}</dl>\n'


def _definition(field: _PageField) -> str:
    notes = "".join(_NOTE.findall(field.before))
    anchors = _NOTE.sub("", field.before)
    return f"<dt{field.mark}>{anchors}{field.label}</dt>\n<dd>{field.value}{notes}</dd>\n"


def _blocks(html: str) -> Iterator[tuple[int, list[_PageField] | None]]:
    """Yield the end of each block, and its fields; `None` if it has none. Stop at an unknown block."""
    at = 0
    while at < len(html):
        if found := _PARAGRAPH.match(html, at):
            at = found.end()
            yield at, _in_paragraph(found[1], found[2])
        elif html.startswith("<ul>", at):
            end = _end_of_list(html, at)
            found_fields = _in_list(html[at:end])
            at = end
            yield at, found_fields
        elif found := _TABLE.match(html, at):
            at = found.end()
            yield at, _in_table(found[0])
        elif found := _OTHER.match(html, at):
            at = found.end()
            if found[0] != "\n":
                yield at, None
        else:
            return


def _end_of_list(html: str, at: int) -> int:
    depth = 0
    for tag in _LIST_TAG.finditer(html, at):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return len(html)


def _in_paragraph(mark: str, html: str) -> list[_PageField] | None:
    """The fields of a paragraph in which each begins a line, or follows another one on its line."""
    lines: list[_PageField] = []
    for number, line in enumerate(_BREAK.split(html)):
        before = _BEFORE.match(line)
        rest = line[before.end() :] if before else line
        label = _BOLD.match(rest) or _PLAIN.match(rest)
        if label and _ends_balanced(lines):
            bold = label.re is _BOLD
            own = mark if number == 0 else ""
            lines.append(
                _PageField(label["label"], rest[label.end() :], before[0] if before else "", own, bold)
            )
        elif lines:
            last = lines[-1]
            lines[-1] = last._replace(value=f"{last.value}\n{line}")
        else:
            return None
    return _accepted(lines)


def _ends_balanced(fields: list[_PageField]) -> bool:
    return not fields or _balanced(fields[-1].value)


def _accepted(lines: list[_PageField]) -> list[_PageField] | None:
    """The fields if they are no prose."""
    if not all(_balanced(line.value) for line in lines):
        return None
    if any(not line.bold for line in lines):
        short = all(0 < len(line.value) <= _LONGEST_PLAIN_VALUE and "\n" not in line.value for line in lines)
        if not short or (len(lines) == 1 and not lines[0].bold):
            return None
    fields = [field for line in lines for field in _divided(line)]
    return None if len(fields) == 1 and _length(fields[0].value) > _LONGEST_VALUE else fields


def _length(value: str) -> int:
    return len(_TAG.sub("", value))


def _divided(line: _PageField) -> Iterator[_PageField]:
    """Divide a line with several marked labels: `**Status:** Done · **Owner:** Ana`."""
    starts = [found for found in _BETWEEN.finditer(line.value) if _balanced(line.value[: found.start()])]
    if not line.bold or not starts:
        yield line
        return
    yield line._replace(value=line.value[: starts[0].start()])
    ends = [*(found.start() for found in starts[1:]), len(line.value)]
    for found, end in zip(starts, ends, strict=True):
        part = line.value[found.end() : end]
        if label := _BOLD.match(part):
            yield _PageField(label["label"], part[label.end() :])


def _in_list(html: str) -> list[_PageField] | None:
    """The fields of a list in which every item is one."""
    inner = html.removeprefix("<ul>\n").removesuffix("</ul>\n")
    fields: list[_PageField] = []
    at = 0
    while at < len(inner):
        item = _ITEM.match(inner, at)
        if item is None:
            return None
        at = item.end()
        before = _BEFORE.match(item[2])
        rest = item[2][before.end() :] if before else item[2]
        label = _BOLD.match(rest) or _PLAIN.match(rest)
        value = rest[label.end() :] if label else ""
        if label is None or not value or not _balanced(value) or _length(value) > _LONG_VALUE:
            return None
        fields.append(_PageField(label["label"], value, before[0] if before else "", item[1]))
    return fields if len(fields) > 1 else None


def _in_table(html: str) -> list[_PageField] | None:
    """The fields of a table of two columns whose labels are bold, or that states the status of the plan."""
    rows = list(_ROW.finditer(html))
    labels = [_BOLD_CELL.fullmatch(row[2]) or _PLAIN_CELL.fullmatch(row[2]) for row in rows]
    if len(rows) < _FEWEST_ROWS or html.count("<tr") != len(rows) or not all(labels[1:]):
        return None
    if "plans-item--field" not in html and not all(row[2].startswith("<strong>") for row in rows[1:]):
        return None
    fields = []
    for row, label in zip(rows, labels, strict=True):
        if row[2] or row[3]:
            fields.append(_PageField(label["label"] if label else row[2], row[3], "", row[1]))
    return fields


_BOLD_CELL = re.compile(rf"<strong>(?P<label>{_SHAPES}{_WORDS})\s?[:：]?</strong>\s?[:：]?")
_PLAIN_CELL = re.compile(rf"(?P<label>{_SHAPES}{_WORDS})\s?[:：]?")


def _balanced(html: str) -> bool:
    """Whether all elements of a piece of HTML begin and end in it."""
    open_elements: list[str] = []
    for closing, name in _TAG.findall(html):
        if name in _VOID:
            continue
        if not closing:
            open_elements.append(name)
        elif not open_elements or open_elements.pop() != name:
            return False
    return not open_elements
