"""The title of a plan, and the id that it begins with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from mkdocs_plans.markdown.blocks import HtmlBlock
from mkdocs_plans.markdown.document import Document
from mkdocs_plans.reading.fields import Field
from mkdocs_plans.reading.items import is_placeholder
from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.reading.patterns import any_of
from mkdocs_plans.reading.sections import Outline, Section
from mkdocs_plans.vocabulary import Vocabulary
from mkdocs_plans.vocabulary.normalise import fold

_DATE_IN_FRONT = re.compile(r"^\d{4}-\d{2}-\d{2}[-_ ]+(?=\S)")
_ID_IN_FRONT = re.compile(r"\[?([A-Za-z]{1,8}-?\d{1,6}[a-z]?)\]?\s*(?:[:：]|[—–-]\s)")
_ONLY_DATE = re.compile(r"[\d\s./:-]+")


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a plan."""

    text: str
    line: int | None
    """`None`: it is the file's or folder's name."""


def mark_first_h1(outline: Outline) -> None:
    """Mark the first H1 as the title: with any name, it has no role and is no unit."""
    first = next((section for section in outline.sections if section.level == 1), None)
    if first is not None:
        _mark(outline, first)


def mark_first_block(document: Document, outline: Outline) -> None:
    """Without any H1, mark a heading that begins the text and has no role and is no unit; units are known."""
    if outline.title is not None or not outline.root.children:
        return
    content = next((block for block in document.blocks if not isinstance(block, HtmlBlock)), None)
    first = outline.sections[1]
    if first.heading is content and first.heading_match.role is None and first.unit is None:
        _mark(outline, first)


def _mark(outline: Outline, section: Section) -> None:
    section.is_title = True
    section.unit = None
    outline.title = section


def title_of(outline: Outline, front: list[Field], name: str, folders: list[str]) -> Title:
    """The title, from the first position that has one; a title without information is replaced by a name."""
    lexicon = outline.lexicon
    stated = next((field for field in front if field.label == "title" and field.text), None)
    found: Title | None = None
    if stated is not None:
        found = Title(_without_kind(stated.text, lexicon), stated.line)
    elif outline.title is not None:
        found = Title(_without_kind(" ".join(outline.title.name.split()), lexicon), outline.title.line)
    if (
        found is not None
        and _is_visible(found.text)
        and fold(found.text).rstrip(" :：") not in lexicon.words.generic_titles
    ):
        return found
    return Title(_named(name, folders, lexicon), None)


def _is_visible(text: str) -> bool:
    """Whether it can be seen and clicked: zero-width characters are not a title."""
    return any(character.isprintable() and not character.isspace() for character in text)


def stem_of(file: str) -> str:
    """The name of a Markdown file without its ending."""
    return file[: -len(".md")] if file.lower().endswith(".md") else file


def _named(file: str, folders: list[str], lexicon: Lexicon) -> str:
    name = stem_of(file)
    if name.casefold() in lexicon.words.generic_files and folders:
        name = folders[-1]
    return _DATE_IN_FRONT.sub("", name) or file


@lru_cache(maxsize=8)
def _kind_in_front(words: Vocabulary) -> re.Pattern[str]:
    """Kind words alone, perhaps with a number (`Plan 0001 - `), before the first colon or dash."""
    kind = rf"(?:{any_of(words.title_kinds)})"
    return re.compile(rf"{kind}(?:\s+{kind})*(?:\s+#?\d+)?(?:\s*[:：]\s*|\s+[—–-]\s+)(?=\S)", re.IGNORECASE)


def _without_kind(title: str, lexicon: Lexicon) -> str:
    """Drop a leading kind (`Plan: …`), unless only a date is left."""
    found = _kind_in_front(lexicon.words).match(title)
    if found is None:
        return title
    rest = title[found.end() :]
    return title if _ONLY_DATE.fullmatch(rest) else rest


def is_form(title: str, lexicon: Lexicon) -> bool:
    """Whether a title, or the text after its last colon, is still a placeholder."""
    return is_placeholder(title.rpartition(":")[2], lexicon) or "YYYY-MM-DD" in title


def id_in(title: str) -> str | None:
    """The id that a title begins with: `KEP-1904: …`."""
    found = _ID_IN_FRONT.match(title)
    return found[1] if found else None
