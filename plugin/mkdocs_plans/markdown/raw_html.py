"""Raw HTML in a text, as tokens, and the tags and attributes that an author may use.

Only listed names and values pass. A tag is never copied: it is written again from its parsed parts. So a
parsing mistake can lose an attribute, but never let one through.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple


class Tag(NamedTuple):
    """A start or end tag."""

    name: str
    """In lower case."""
    closing: bool
    attributes: Mapping[str, str]
    """By name in lower case, entities resolved; the first of repeated names counts. Not yet checked."""
    source: str


SHOWN_AS_TEXT = frozenset(
    {"title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext"}
)
"""Tags that change how all following text is parsed. GFM's "Disallowed Raw HTML" shows them as text."""

VOID = frozenset({"br", "hr", "img", "wbr"})

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TABLE_PARTS = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th"})
_LIST_PARTS = frozenset({"dl", "dt", "dd", "li", "ol", "ul"})

BLOCKS = (
    _HEADINGS
    | _TABLE_PARTS
    | _LIST_PARTS
    | {
        "blockquote",
        "caption",
        "center",
        "details",
        "div",
        "figcaption",
        "figure",
        "hr",
        "p",
        "pre",
        "summary",
    }
)
"""Elements that end a paragraph."""

_RUBY = frozenset({"rp", "rt", "ruby"})
_EMPHASIS = frozenset({"b", "del", "em", "i", "ins", "mark", "s", "small", "strike", "strong", "u"})
_PHRASES = frozenset({"abbr", "cite", "code", "dfn", "kbd", "q", "samp", "sub", "sup", "time", "tt", "var"})

INLINE = _RUBY | _EMPHASIS | _PHRASES | {"a", "br", "img", "span", "wbr"}

TAGS = BLOCKS | INLINE
"""The tags that an author may use, based on GitHub's sanitiser; without `bdo`, which reorders text."""

IMPLIED_ENDS: Mapping[str, frozenset[str]] = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "tr": frozenset({"tr", "td", "th"}),
    "thead": frozenset({"tr", "td", "th", "thead", "tbody", "tfoot"}),
    "tbody": frozenset({"tr", "td", "th", "thead", "tbody", "tfoot"}),
    "tfoot": frozenset({"tr", "td", "th", "thead", "tbody", "tfoot"}),
}
"""The open elements that a start tag ends if their own end tags are missing."""

_ALIGNED = _TABLE_PARTS | _HEADINGS | {"div", "p", "img"}
_NUMBER = re.compile(r"-?[0-9]{1,9}")
_SPAN = re.compile(r"[0-9]{1,3}")
_LENGTH = re.compile(r"[0-9]{1,4}%?")
_ANY = re.compile(r".{0,500}", re.DOTALL)

_VALUES: Mapping[str, tuple[frozenset[str], re.Pattern[str]]] = {
    "align": (_ALIGNED, re.compile(r"left|right|center|justify", re.IGNORECASE)),
    "alt": (frozenset({"img"}), _ANY),
    "colspan": (frozenset({"td", "th"}), _SPAN),
    "datetime": (frozenset({"time", "del", "ins"}), re.compile(r"[0-9T:.+Z /-]{1,40}")),
    "height": (frozenset({"img", "table", "td", "th", "tr"}), _LENGTH),
    "open": (frozenset({"details"}), _ANY),
    "reversed": (frozenset({"ol"}), _ANY),
    "rowspan": (frozenset({"td", "th"}), _SPAN),
    "start": (frozenset({"ol"}), _NUMBER),
    "title": (TAGS, _ANY),
    "type": (frozenset({"ol", "ul", "li"}), re.compile(r"[1aAiI]|disc|circle|square")),
    "value": (frozenset({"li"}), _NUMBER),
    "width": (frozenset({"img", "table", "td", "th", "tr"}), _LENGTH),
}
_FLAGS = frozenset({"open", "reversed"})

_TAG_START = re.compile(r"</?([a-zA-Z][^\t\n\f\r />]*)")
_ATTRIBUTE = re.compile(
    r"[\t\n\f\r /]*([^\t\n\f\r />][^\t\n\f\r />=]*)"
    r"(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:\"([^\"]*)\"|'([^']*)'|([^\t\n\f\r >\"'][^\t\n\f\r >]*)))?"
)
"""An attribute as the HTML standard defines it: any name, and a value in double quotes, single quotes or
none."""
_TAG_END = re.compile(r"[\t\n\f\r /]*>")


def permitted(tag: Tag) -> dict[str, str]:
    """The allowed attributes of a tag, except addresses and ids."""
    result = {}
    for name, value in tag.attributes.items():
        rule = _VALUES.get(name)
        if rule is not None and tag.name in rule[0] and rule[1].fullmatch(value):
            result[name] = "" if name in _FLAGS else value
    return result


def tokens(source: str) -> Iterator[Tag | str]:
    """Cut raw HTML into tags and plain text (entities resolved); comments and declarations are dropped."""
    position = 0
    while position < len(source):
        less = source.find("<", position)
        if less < 0:
            less = len(source)
        if less > position:
            yield html.unescape(source[position:less])
        if less == len(source):
            return
        if source.startswith(("<!", "<?"), less):
            position = _after_declaration(source, less)
            continue
        start = _TAG_START.match(source, less)
        if start is None:
            yield "<"
            position = less + 1
            continue
        attributes, end = _attributes(source, start.end())
        if end is None:
            yield html.unescape(source[less:])
            return
        yield Tag(start[1].lower(), source[less + 1] == "/", attributes, source[less:end])
        position = end


def _after_declaration(source: str, start: int) -> int:
    if source.startswith("<!--", start):
        end = source.find("-->", start + 2)
        return len(source) if end < 0 else end + 3
    end = source.find(">", start)
    return len(source) if end < 0 else end + 1


def _attributes(source: str, position: int) -> tuple[dict[str, str], int | None]:
    """The attributes from this position, and where the tag ends; `None` if it never ends."""
    found: dict[str, str] = {}
    while True:
        end = _TAG_END.match(source, position)
        if end is not None:
            return found, end.end()
        attribute = _ATTRIBUTE.match(source, position)
        if attribute is None:
            return found, None
        value = attribute[2] or attribute[3] or attribute[4] or ""
        found.setdefault(attribute[1].lower(), html.unescape(value))
        position = attribute.end()
