"""Code blocks: highlighted where a lexer is known and can be trusted with the time, else plain."""

from __future__ import annotations

import pytest
from mkdocs_plans.markdown.highlight import MAX_CHARACTERS, MAX_LINE, code_block
from pygments.lexers.python import PythonLexer

LINE = "x = 1\n"


@pytest.mark.parametrize(
    "info, name",
    [
        ("python", "language-python highlight"),
        ("Python title='x'", "language-python highlight"),
        ("python,linenos", "language-python highlight"),
        ("c++", "language-c++ highlight"),
        ("", "highlight"),
        ("{.python}", "highlight"),
        ('x"onclick="y', "highlight"),
    ],
)
def test_the_first_word_names_the_language(info: str, name: str) -> None:
    assert code_block(LINE, info).startswith(f'<div class="{name}"><pre><span></span><code>')


def test_long_code_and_long_lines_are_plain() -> None:
    assert "<span class=" in code_block(LINE * 10, "python")
    assert "<span class=" not in code_block(LINE * (MAX_CHARACTERS // len(LINE) + 1), "python")
    assert "<span class=" not in code_block(f"'{'x' * MAX_LINE}'\n", "python")


def test_code_is_shown_if_a_lexer_raises_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr(PythonLexer, "get_tokens", fail)
    assert "<code>x = 1\n</code>" in code_block(LINE, "python")


def test_blank_lines_stay() -> None:
    assert "<code>\n\nx\n\n</code>" in code_block("\n\nx\n\n", "text")
