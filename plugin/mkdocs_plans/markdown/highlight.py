"""Code blocks in the markup that Material for MkDocs styles and gives its copy button."""

from __future__ import annotations

import re
from functools import lru_cache

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from mkdocs_plans.markdown.html_text import escape, show_controls

MAX_CHARACTERS = 50_000
MAX_LINE = 2_000
"""Longer code, or code with a longer line, is shown plainly: no lexer promises linear time."""

_INFO_END = re.compile(r"[\s,{]")
_LANGUAGE = re.compile(r"[\w#.+-]{1,40}", re.ASCII)
_FORMATTER: HtmlFormatter[str] = HtmlFormatter(nowrap=True)


def code_block(code: str, info: str, *, mermaid: bool = False) -> str:
    """Render a code block.

    Args:
        code: The code, plain.
        info: What follows the opening fence; its first word is the language.
        mermaid: Whether the site draws mermaid diagrams: then theirs are marked for it.
    """
    word = _INFO_END.split(info.strip(), maxsplit=1)[0]
    language = word.lower() if _LANGUAGE.fullmatch(word) else ""
    if language == "mermaid" and mermaid:
        return f'<pre class="mermaid"><code>{escape(code)}</code></pre>\n'
    body = _highlighted(code, language) or escape(code)
    name = f"language-{language} " if language else ""
    return f'<div class="{name}highlight"><pre><span></span><code>{body}</code></pre></div>\n'


def _highlighted(code: str, language: str) -> str | None:
    if not language or len(code) > MAX_CHARACTERS:
        return None
    lexer = _lexer(language)
    if lexer is None or max(map(len, code.split("\n"))) > MAX_LINE:
        return None
    try:
        return show_controls(highlight(code, lexer, _FORMATTER))
    except Exception:  # noqa: BLE001 - a lexer is a stranger's: whatever it raises, the code is shown
        return None


@lru_cache(maxsize=256)
def _lexer(language: str) -> Lexer | None:
    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None
