r"""The visible text of Markdown and HTML, each character with its position in the source.

A secret can be hidden from a plain search and still be complete on the page: `ghp\_…`, `&#103;hp_…`,
`ghp_**…**`, a line break, a comment, an invisible character. Views of a text undo this. They are computed
from the text alone, not from the parser's events, so that they also work for fields of a plan, for attributes
and for front matter. They may join more than a parser would, which is enough to find a secret but not to
render.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from html import unescape

_INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\ufffd"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Characters that browsers do not show, by their ranges in Unicode."""
_ENCODED = (
    rf"[{_INVISIBLE}]+"
    r"|\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|(?=[!-/:-@\[-`{-~]))"
    r"|&(?:#[0-9]{1,20}|#[xX][0-9A-Fa-f]{1,20}|[A-Za-z]{2,24});|&shy"
    r"|%[2-7][0-9A-Fa-f]"
)
"""Characters that are escaped, as in Markdown or YAML, or that are invisible."""
_MARKUP = r"\]\[[^\[\]\n]{0,200}\]|!?\[|\]|[*~`]+"
"""Markup without blanks; comments, tags and the destinations of links are found by `_enclosed`."""
_WRAP = r"(?<!\n)[ \t]{0,9}\\?\n[ \t>]{0,99}(?=\S)"
"""A line break within a paragraph."""
_UNDERSCORE = r"(?<=[_*~`>;])_|_(?=[*~`<&\\])"
"""An underscore that may be emphasis, because other markup precedes or follows it."""

_INVISIBLES = re.compile(f"[{_INVISIBLE}]+")
_DECODED = re.compile(_ENCODED)
_PLAIN = re.compile(f"{_ENCODED}|{_MARKUP}")
_JOINED = re.compile(f"{_ENCODED}|{_MARKUP}|{_WRAP}")
_EMPHASISED = re.compile(f"{_ENCODED}|{_UNDERSCORE}|{_MARKUP}|{_WRAP}")
_OPENING = re.compile(r"<(?:!--|\?|!\[CDATA\[|!(?=[A-Za-z])|/?(?=[A-Za-z]))|\]\(")
"""The beginning of a comment, a processing instruction, CDATA, a declaration, a tag or a link destination."""
_CLOSING = {"<!--": "-->", "<?": "?>", "<![CDATA[": "]]>", "<!": ">"}
_TAG_STOP = re.compile(r"[<>\"']")
_LINK_STOP = re.compile(r"[()]|\\.|(?<=\()<|(?<=\s)[\"']|\n[ \t>]*\n")
"""What the search for the end of a link destination stops at: parentheses, escapes, quotes and blank
lines."""
_MOST_STOPS = 24
"""How many quotes and parentheses of a tag or destination are followed, so that one that never ends costs no
more."""
_UNDERSCORED = re.compile(r"[A-Za-z0-9](?:\\_|[*~`>;_])_[A-Za-z0-9*~`<&\\]")
"""A word with an underscore that may be emphasis. Only such words are searched a second time."""
_BLANK = re.compile(r"\s")
_MIXED = re.compile(r"[0-9A-Z]")
"""What every long random word contains, and few paths and addresses contain."""
_CUT = "\0"
"""Replaces markup inside a word. A word of a plan that contains it is searched twice."""
_OBSCURED = re.compile(rf"[{_INVISIBLE}\\&%*~`\[<]")
"""Signs of hidden text in a word. Words without any of them are searched as they are."""


class View:
    """A text without the markup that hides its words."""

    def __init__(
        self, text: str, hidden: Iterable[tuple[int, int, str]] = (), below: View | None = None
    ) -> None:
        """Create a view.

        Args:
            text: The text.
            hidden: The hidden ranges, in order, each with what a reader sees of it.
            below: The view that the text is from, if any.
        """
        self._below = below
        parts: list[str] = []
        self._starts: list[int] = []
        self._ranges: list[tuple[int, int, bool]] = []
        size = done = 0
        for first, last, seen in hidden:
            for part, start, end, whole in (
                (text[done:first], done, first, False),
                (seen, first, last, True),
            ):
                if part:
                    parts.append(part)
                    self._starts.append(size)
                    self._ranges.append((start, end, whole))
                    size += len(part)
            done = last
        self._starts.append(size)
        self._ranges.append((done, len(text), False))
        self.text = "".join([*parts, text[done:]])

    def position(self, start: int, end: int) -> tuple[int, int]:
        """The range in the text of a part of the view."""
        first, last = self._position(start)[0], self._position(end - 1)[1]
        return self._below.position(first, last) if self._below else (first, last)

    def without(self, hidden: re.Pattern[str]) -> View:
        """A view of this view in which a pattern is decoded or removed."""
        found = ((*match.span(), _decoded(match[0])) for match in hidden.finditer(self.text))
        return View(self.text, found, self)

    def _position(self, at: int) -> tuple[int, int]:
        index = bisect_right(self._starts, at) - 1
        start, end, whole = self._ranges[index]
        if whole:
            return start, end
        return start + at - self._starts[index], start + at - self._starts[index] + 1


def views(text: str) -> Iterator[View]:
    """The text itself, then decoded, and then without markup."""
    yield View(text)
    yield decoded(text)
    yield _bare(text).without(_PLAIN)


def joined_views(text: str) -> Iterator[View]:
    """The text without markup, and with the lines of each paragraph joined."""
    bare = _bare(text)
    yield bare.without(_JOINED)
    yield bare.without(_EMPHASISED)


def decoded(text: str) -> View:
    """The text with its escapes and entities decoded, which does not change where words end."""
    return View(text).without(_DECODED)


def _bare(text: str) -> View:
    """The text without comments, tags and the destinations of links."""
    return View(text, ((start, end, "") for start, end in _enclosed(text)))


def _enclosed(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of comments, tags and the destinations of links, which may contain anything.

    A text that is absent is searched only once, so that many openings cost no more.
    """
    absent: set[str] = set()
    # Texts are searched for the two beginnings, which takes a tenth of the time of a search for the pattern.
    tag, link = text.find("<"), text.find("](")
    while tag >= 0 or link >= 0:
        start = min(tag, link) if tag >= 0 and link >= 0 else max(tag, link)
        opening = _OPENING.match(text, start)
        end = _end(text, opening, absent) if opening is not None else None
        if end is not None:
            yield start, end
        position = end or (opening.end() if opening is not None else start + 1)
        if 0 <= tag < position:
            tag = text.find("<", position)
        if 0 <= link < position:
            link = text.find("](", position)


def _end(text: str, opening: re.Match[str], absent: set[str]) -> int | None:
    """Where an opening ends; `None` if it never ends and is text."""
    if opening[0] == "](":
        return _end_of_link(text, opening.end(), absent)
    if closing := _CLOSING.get(opening[0]):
        return _after(text, closing, opening.start() + 2, absent)  # `<!-->` is a comment.
    return _end_of_tag(text, opening.end(), absent)


def _after(text: str, mark: str, position: int, absent: set[str]) -> int | None:
    """The end of the next occurrence."""
    found = -1 if mark in absent else text.find(mark, position)
    if found < 0:
        absent.add(mark)
        return None
    return found + len(mark)


def _end_of_tag(text: str, position: int, absent: set[str]) -> int | None:
    at: int | None = position
    for _ in range(_MOST_STOPS):
        stop = _TAG_STOP.search(text, at) if at is not None else None
        if stop is None or stop[0] == "<":
            return None
        if stop[0] == ">":
            return stop.end()
        at = _after(text, stop[0], stop.end(), absent)
    return None


def _end_of_link(text: str, position: int, absent: set[str]) -> int | None:
    at: int | None = position
    depth = 1
    for _ in range(_MOST_STOPS):
        stop = _LINK_STOP.search(text, at) if at is not None else None
        if stop is None or stop[0][0] == "\n":
            return None
        at = stop.end()
        if stop[0] in "()":
            depth += 1 if stop[0] == "(" else -1
            if not depth:
                return at
        elif stop[0][0] != "\\":  # A destination in angle brackets, or a title.
            at = _after(text, ">" if stop[0] == "<" else stop[0], at, absent)
    return None


def shown(text: str) -> str:
    """The visible part of a short text: decoded, without markup, on one line."""
    return _bare(text).without(_JOINED).text


def anywhere(shown_text: str) -> re.Pattern[str]:
    """A pattern for a visible text, also if blanks or invisible characters divide it."""
    return re.compile(rf"[\s{_INVISIBLE}]{{0,9}}".join(map(re.escape, shown_text)))


def long_words(text: str, shortest: int) -> str:
    """The long words of a text with joined lines, as written, decoded, and without markup.

    There are few long words, and most texts can be seen to contain no secret by these alone. A word may
    continue with the first word of the next line.

    Args:
        text: The text.
        shortest: The minimum number of characters of a word.
    """
    words = _joined(text).split()
    if ("<" in text or "](" in text) and _CUT in (cut := _cut(text)):
        words += _cut_words(_joined(cut))
    long = (word for word in words if len(word) >= shortest and _MIXED.search(word))
    words = list(dict.fromkeys(long))
    # Markup around a whole word hides nothing: most long words of plans are paths in backticks.
    inner = [word.strip("*`~") for word in words]
    obscured = " ".join([word for word in inner if len(word) >= shortest and _OBSCURED.search(word)])
    found = [*words, _PLAIN.sub(_replace, obscured)]
    if "%" in obscured or "&" in obscured or "\\" in obscured or not obscured.isascii():
        found.append(_DECODED.sub(_replace, obscured))
    if _UNDERSCORED.search(obscured):
        found.append(_EMPHASISED.sub(_replace, obscured))
    return " ".join(found)


def _joined(text: str) -> str:
    """The text with the lines of each paragraph joined."""
    return "".join([line.lstrip(" \t>").rstrip(" \t\\") or "\n" for line in text.split("\n")])


def _cut_words(joined: str) -> Iterator[str]:
    """The words that contain `_CUT`, without it."""
    before, *others = joined.split(_CUT)
    word = [_last_word(before)]
    for part in others:
        blank = _BLANK.search(part)
        if blank is None:
            word.append(part)
        else:
            yield "".join([*word, part[: blank.start()]])
            word = [_last_word(part)]
    yield "".join(word)


def _last_word(text: str) -> str:
    """The word that a text ends with; empty if it ends with a blank."""
    return text.rsplit(None, 1)[-1] if text and not text[-1].isspace() else ""


def _cut(text: str) -> str:
    """The text with `_CUT` in place of comments, tags and the destinations of links."""
    parts, done = [], 0
    for start, end in _enclosed(text):
        parts.append(text[done:start])
        done = end
    return _CUT.join([*parts, text[done:]])


def _replace(match: re.Match[str]) -> str:
    return _decoded(match[0])


def _decoded(hidden: str) -> str:
    """The visible text of a hidden range; empty if there is none."""
    if hidden[0] == "&":
        return _INVISIBLES.sub("", unescape(hidden))
    if hidden[0] == "%":
        return chr(int(hidden[1:], 16))
    if hidden[0] == "\\" and len(hidden) > 1 and hidden[1] in "xu":
        return chr(int(hidden[2:], base=16))  # noqa: FURB166  (`\\x67` is no prefix that `int` knows)
    return ""
