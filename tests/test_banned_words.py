"""No name, comment, message or page uses a word that the glossary replaces."""

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
PLUGIN = ROOT / "plugin" / "mkdocs_plans"
#: The vocabularies contain words of plans, and the list of words contains all of them.
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


EXAMPLES = {"Example", "plan_example", "FolderExample"}
"""The functions whose arguments are the texts of plans."""


def python_strings(source: str) -> Iterator[tuple[int, str]]:
    """The lines and texts of all strings that are no docstrings and no texts of example plans."""
    todo: list[ast.AST] = [ast.parse(source)]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in EXAMPLES:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value
        todo += ast.iter_child_nodes(node)


PLAN_TEXT = re.compile(r"^( *)```(?:md|markdown)\n.*?^\1```$", re.DOTALL | re.MULTILINE)
"""A fenced block with the text of a plan."""


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs of a file, so that a phrase counts over line ends, each with its first line."""
    line = 1
    for paragraph in without_plans(text).split("\n\n"):
        yield line, paragraph
        line += paragraph.count("\n") + 2


def without_plans(text: str) -> str:
    """A file without the texts of plans, blanked out so that lines keep their numbers."""
    return PLAN_TEXT.sub(lambda block: "\n" * block[0].count("\n"), text)


def is_excluded(path: Path) -> bool:
    """Whether a file may contain banned words."""
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


def test_messages_use_no_banned_word() -> None:
    files = [path for path in sorted(PLUGIN.rglob("*.py")) if not is_excluded(path)]
    assert files
    assert [
        f"{path.relative_to(ROOT)}:{line}: “{word}”; write: {REPLACEMENTS[word]}"
        for path in files
        for line, text in python_strings(path.read_text(encoding="utf-8"))
        for word in find_banned(text)
    ] == []


@pytest.mark.parametrize(
    "patterns",
    [
        ["plugin/mkdocs_plans/pages/templates/*.html", "plugin/mkdocs_plans/pages/page.md"],
        ["plugin/mkdocs_plans/pages/assets/*.*", "plugin/mkdocs_plans/pages/assets/styles/*"],
        ["plugin/mkdocs_plans/schema/*.json"],
        ["docs/**/*.md"],
        ["*.md", "*.yml", "*.toml", "Makefile"],
        [".github/**/*.md", ".github/**/*.yml"],
    ],
    ids=["templates", "assets", "schemas", "documentation", "root", "github"],
)
def test_files_use_no_banned_word(patterns: list[str]) -> None:
    files = sorted(path for pattern in patterns for path in ROOT.glob(pattern) if not is_excluded(path))
    assert files
    assert [
        f"{path.relative_to(ROOT)}:{number}: “{word}”; write: {REPLACEMENTS[word]}"
        for path in files
        for number, text in paragraphs(path.read_text(encoding="utf-8"))
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


def test_strings_count_but_for_the_texts_of_example_plans() -> None:
    source = """
RULE = Rule(reason="Nobody is told.", fires=(Example("# Told\\n"), plan_example("Grave", "x")))
message = f"{count} findings were gathered."
"""
    assert [(line, find_banned(text)) for line, text in python_strings(source) if find_banned(text)] == [
        (3, ["gathered"]),
        (2, ["told"]),
    ]


def test_texts_of_plans_in_the_documentation_do_not_count() -> None:
    page = "Nobody\nis told.\n\n```md\n- [ ] Mend the roof\n```\n\n```console\n$ plans mend\n```\n"
    found = [(number, find_banned(text)) for number, text in paragraphs(page)]
    assert [(number, words) for number, words in found if words] == [(1, ["told"]), (8, ["mend"])]
