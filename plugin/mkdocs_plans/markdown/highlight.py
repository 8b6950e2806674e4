"""Code blocks as HTML that Material for MkDocs styles and adds its copy button to."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from mkdocs_plans.markdown.html_text import attribute, escape, show_controls

if TYPE_CHECKING:
    from pygments.formatters import HtmlFormatter
    from pygments.lexer import Lexer

MAX_CHARACTERS = 50_000
MAX_LINE = 2_000
"""Longer code, or code with a longer line, is not highlighted: no lexer guarantees linear time."""

_INFO_END = re.compile(r"[\s,{]")
_LANGUAGE = re.compile(r"[\w#.+-]{1,40}", re.ASCII)


_FITS = 30
"""The longest line, in characters, that fits on the narrowest screen."""


def code_block(code: str, info: str, *, mermaid: bool = False, label: str = "") -> str:
    """Render a code block.

    Args:
        code: The code as plain text.
        info: The text after the opening fence. Its first word is the language.
        mermaid: Whether the site draws mermaid diagrams. Then mermaid blocks are marked for it.
        label: The name of the block if it may scroll: then a keyboard can reach it.
    """
    word = _INFO_END.split(info.strip(), maxsplit=1)[0]
    language = word.lower() if _LANGUAGE.fullmatch(word) else ""
    if language == "mermaid" and mermaid:
        return f'<pre class="mermaid"><code>{escape(code)}</code></pre>\n'
    body = _highlighted(code, language) or escape(code)
    name = f"language-{language} " if language else ""
    scrolls = label and any(len(line) > _FITS for line in code.split("\n"))
    region = f' role="region" aria-label="{attribute(label)}" tabindex="0"' if scrolls else ""
    return f'<div class="{name}highlight"><pre><span></span><code{region}>{body}</code></pre></div>\n'


def _highlighted(code: str, language: str) -> str | None:
    if not language or len(code) > MAX_CHARACTERS:
        return None
    lexer = _lexer(language)
    if lexer is None or max(map(len, code.split("\n"))) > MAX_LINE:
        return None
    from pygments import highlight  # noqa: PLC0415  (many portals have no code to highlight)

    try:
        return show_controls(highlight(code, lexer, _formatter()))
    except Exception:  # noqa: BLE001 - a lexer may raise anything; the code is shown in any case
        return None


@cache
def _formatter() -> HtmlFormatter[str]:
    from pygments.formatters import HtmlFormatter  # noqa: PLC0415

    return HtmlFormatter(nowrap=True)


@lru_cache(maxsize=256)
def _lexer(language: str) -> Lexer | None:
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415
    from pygments.util import ClassNotFound  # noqa: PLC0415

    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None
