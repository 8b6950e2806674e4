"""Names, comments and docstrings use none of the words that the glossary replaces."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.banned_words import BANNED_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
#: The vocabularies hold words of plans, and the list of words holds all of them.
EXCLUDED = {"plugin/mkdocs_plans/vocabulary/languages", "tests/banned_words.py", "tests/test_banned_words.py"}

REPLACEMENTS = {
    form.replace("_", " "): replacement
    for forms, replacement in BANNED_WORDS.items()
    for form in forms.split()
}
# Underscores and digits end a word, so that the parts of a name count; a letter of either case does not.
BANNED = re.compile(rf"(?<![a-z])(?:{'|'.join(REPLACEMENTS)})(?![a-z])", re.IGNORECASE)


def find_banned(text: str) -> list[str]:
    """The banned words of a text; a name such as `isToldNow` counts by its parts."""
    parts = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", text)
    return [match[0].lower() for match in BANNED.finditer(re.sub(r"[\s_]+", " ", parts))]


def python_texts(source: str) -> Iterator[tuple[int, str]]:
    """The lines and texts of all names, comments and docstrings."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type in {tokenize.NAME, tokenize.COMMENT}:
            yield token.start[0], token.string
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield getattr(node, "lineno", 1), ast.get_docstring(node) or ""


def is_excluded(path: Path) -> bool:
    """Whether a file may hold banned words."""
    return any(f"{path.relative_to(ROOT).as_posix()}/".startswith(f"{folder}/") for folder in EXCLUDED)


@pytest.mark.parametrize("folder", ["plugin", "tests", "tools", "benchmarks"])
def test_python_code_uses_no_banned_word(folder: str) -> None:
    files = [path for path in sorted((ROOT / folder).rglob("*.py")) if not is_excluded(path)]
    assert files
    assert [
        f"{path.relative_to(ROOT)}:{line}: “{word}”; write: {REPLACEMENTS[word]}"
        for path in files
        for line, text in python_texts(path.read_text(encoding="utf-8"))
        for word in find_banned(text)
    ] == []


@pytest.mark.parametrize(
    "text, words",
    [
        ("is_told", ["told"]),
        ("GravestFirst", ["gravest"]),
        ("It asks\n    not to run.", ["asks not to"]),
        ("The stolen dooring of Tellus", []),
    ],
)
def test_words_are_found_in_names_and_over_line_ends(text: str, words: list[str]) -> None:
    assert find_banned(text) == words
