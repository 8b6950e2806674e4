r"""What a text says once Markdown and HTML are rendered, each character with its position in the text.

A secret can be hidden from a plain search and be whole on the page: `ghp\_…`, `&#103;hp_…`, `ghp_**…**`, a
line break, a comment, an invisible character. Views of a text undo this. They are made of the text alone, not
of the parser's events, so that they work as well on the fields of a plan as on its file, and on attributes
and front matter. They may join more than a parser would: enough to find a secret, not to render.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape

_INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufffd\U000e0000-\U000e007f"
)
_ENCODED = (
    rf"[{_INVISIBLE}]+"
    r"|\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|(?=[!-/:-@\[-`{-~]))"
    r"|&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,24});"
    r"|%[2-7][0-9A-Fa-f]"
)
"""Characters that are escaped, as in Markdown or YAML, or that nobody sees."""
_TAG = r"<!--(?:[^-]|-(?!->)){0,500}-->|</?[A-Za-z][^<>]{0,500}>|\]\([^()\n]{0,500}\)|\]\[[^\[\]\n]{0,200}\]"
"""Markup that may hold blanks: comments, tags, the ends of links. The bounds keep it linear."""
_MARKUP = rf"{_TAG}|!?\[|\]|[*~`]+"
_WRAP = r"(?<!\n)[ \t]{0,9}\\?\n[ \t>]{0,99}(?=\S)"
"""A line break within a paragraph."""
_UNDERSCORE = r"(?<=[_*~`>;])_|_(?=[*~`<&\\])"
"""An underscore that may be emphasis: it follows or precedes other markup."""

_DECODED = re.compile(_ENCODED)
_PLAIN = re.compile(f"{_ENCODED}|{_MARKUP}")
_JOINED = re.compile(f"{_ENCODED}|{_MARKUP}|{_WRAP}")
_EMPHASISED = re.compile(f"{_ENCODED}|{_UNDERSCORE}|{_MARKUP}|{_WRAP}")
_TAGS = re.compile(_TAG)
_TAG_IN_WORD = re.compile(
    r"<(?<=\S<)[!/A-Za-z][^<>\s]{0,99}\s[^<>]{0,500}>(?=\S)|\]\([^()\s]{0,500}\s[^()\n]{0,500}\)(?=\w)"
)
"""Markup with a blank that does not end the word around it."""
_UNDERSCORED = re.compile(r"[A-Za-z0-9](?:\\_|[*~`>;_])_[A-Za-z0-9*~`<&\\]")
_MIXED = re.compile(r"[0-9A-Z]")
"""What every long random word holds, and few paths and addresses."""
_OBSCURED = re.compile(rf"[{_INVISIBLE}\\&%*~`\[<]")


class View:
    """A text without what hides its words."""

    def __init__(self, text: str, hidden: re.Pattern[str] | None = None) -> None:
        """Make a view.

        Args:
            text: The text.
            hidden: What is left out or decoded; `None`: nothing, the view is the text.
        """
        parts: list[str] = []
        self._starts: list[int] = []
        self._ranges: list[tuple[int, int, bool]] = []
        size = done = 0
        for match in hidden.finditer(text) if hidden else ():
            for part, start, end, whole in (
                (text[done : match.start()], done, match.start(), False),
                (_decoded(match[0]), match.start(), match.end(), True),
            ):
                if part:
                    parts.append(part)
                    self._starts.append(size)
                    self._ranges.append((start, end, whole))
                    size += len(part)
            done = match.end()
        self._starts.append(size)
        self._ranges.append((done, len(text), False))
        self.text = "".join([*parts, text[done:]])

    def position(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of the view is in the text."""
        return self._position(start)[0], self._position(end - 1)[1]

    def _position(self, at: int) -> tuple[int, int]:
        index = bisect_right(self._starts, at) - 1
        start, end, whole = self._ranges[index]
        if whole:
            return start, end
        return start + at - self._starts[index], start + at - self._starts[index] + 1


def views(text: str) -> Iterator[View]:
    """The text as it is, then what it says decoded, and without markup."""
    yield View(text)
    yield View(text, _DECODED)
    yield View(text, _PLAIN)


def joined_views(text: str) -> Iterator[View]:
    """What a text says without markup, and with the lines of a paragraph joined."""
    yield View(text, _JOINED)
    yield View(text, _EMPHASISED)


def decoded(text: str) -> View:
    """The text with its escapes and entities decoded: all that does not change where words end."""
    return View(text, _DECODED)


def shown(text: str) -> str:
    """What a reader sees of a short text: decoded, without markup, on one line."""
    return _JOINED.sub(_replace, text)


def anywhere(shown_text: str) -> re.Pattern[str]:
    """A pattern for a text that a reader sees, wherever blanks or invisible characters part it."""
    return re.compile(rf"[\s{_INVISIBLE}]{{0,9}}".join(map(re.escape, shown_text)))


def long_words(text: str, shortest: int) -> str:
    """The long words of a text, with its lines joined, and what they say decoded and without markup.

    Long words are few: most texts can be seen to hold no secret by them alone. A word here may go on with the
    first one of the next line.

    Args:
        text: The text.
        shortest: How many characters a word has at least.
    """
    flat = "".join([line.lstrip(" \t>").rstrip(" \t\\") or "\n" for line in text.split("\n")])
    words = flat.split()
    if _TAG_IN_WORD.search(flat):
        words += _TAGS.sub("", flat).split()
    words = [word for word in words if len(word) >= shortest and _MIXED.search(word)]
    obscured = " ".join([word for word in words if _OBSCURED.search(word)])
    found = [*words, _PLAIN.sub(_replace, obscured)]
    if "%" in obscured or "&" in obscured or "\\" in obscured or not obscured.isascii():
        found.append(_DECODED.sub(_replace, obscured))
    if _UNDERSCORED.search(obscured):
        found.append(_EMPHASISED.sub(_replace, obscured))
    return " ".join(found)


def _replace(match: re.Match[str]) -> str:
    return _decoded(match[0])


def _decoded(hidden: str) -> str:
    """What is seen of something hidden; empty: nothing."""
    if hidden[0] == "&":
        return unescape(hidden)
    if hidden[0] == "%":
        return chr(int(hidden[1:], 16))
    if hidden[0] == "\\" and len(hidden) > 1 and hidden[1] in "xu":
        return chr(int(hidden[2:], base=16))  # noqa: FURB166  (`\\x67` is no prefix that `int` knows)
    return ""
