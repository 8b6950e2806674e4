"""Plain text to HTML: escaped, with invisible control characters shown, so that no text reorders a page."""

from __future__ import annotations

import re

_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # C0 except tab and line ends, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional marks, embeddings, overrides, isolates
    "\u180e\u200b\u2028\u2029\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"  # invisible
    "\U000e0000-\U000e007f]"  # tag characters: invisible ASCII
)
"""Joiners (U+200C, U+200D), soft hyphens and variation selectors are kept: scripts and emoji need them."""


def escape(text: str) -> str:
    """Escape a text for the content of an element."""
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text if text.isprintable() else show_controls(text)


def attribute(text: str) -> str:
    """Escape a text for an attribute in double quotes."""
    if "&" in text or "<" in text or ">" in text or '"' in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return text if text.isprintable() else _CONTROL.sub(_name, text)


def title(text: str) -> str:
    """A `title` attribute with a leading blank; empty if the text is empty.

    Material for MkDocs 9 renders a title as HTML if its feature `content.tooltips` is on. So angle brackets
    are replaced by characters that look like them.
    """
    shown = text.replace("<", "‹").replace(">", "›")
    return f' title="{attribute(shown)}"' if text else ""


def show_controls(html: str) -> str:
    """Replace each control character in the text of an HTML fragment with a visible name."""
    return _CONTROL.sub(_mark, html)


TURNS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Characters that change the text direction: marks, embeddings, overrides, isolates."""
_TURN = re.compile(f"[{TURNS}]")


def name_turns(html: str) -> str:
    """Replace each character that changes the text direction with its name, in text and attributes."""
    if html.isascii() or not any(turn in html for turn in TURNS):
        return html
    return _TURN.sub(_name, html)


_MARKUP = str.maketrans({"<": "‹", ">": "›", '"': "”", "&": "&amp;"})


def theme_text(text: str) -> str:
    """Return a text that themes may print anywhere without escaping it.

    Themes put the title of a page into text, into attributes and, through Jinja's `striptags`, which undoes
    escaping, into `<title>`. No escaping works in all three, so the few characters that could open or close
    anything are replaced by characters that look like them. The page itself shows the true title.
    """
    return name_turns(text.translate(_MARKUP))


def _name(found: re.Match[str]) -> str:
    return f"U+{ord(found[0]):04X}"


def _mark(found: re.Match[str]) -> str:
    name = _name(found)
    return f'<span class="plans-control" title="Control character {name}">{name}</span>'
