"""A title that names a register: `# Risk register`, `# Portal — Open questions`, `# Team RAID log`."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_plans.model.plan import Finding
from mkdocs_plans.model.rule import finding
from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.reading.sections import Outline, Section
from mkdocs_plans.vocabulary import Role
from mkdocs_plans.vocabulary.normalise import is_unspaced

_ROLES = (Role.RISKS, Role.QUESTIONS)


def find_register(outline: Outline, title: str) -> None:
    """Record in the outline whether the title makes the whole document a register, and which kind.

    Args:
        outline: The outline.
        title: The title of the plan. If its heading has no meaning, it is the name of the file.
    """
    words = outline.lexicon.words
    parts = outline.lexicon.heading_parts(title.replace("_", " ") if " " not in title else title)
    if not parts:
        return
    outline.is_raid_log = any(_ends(part, words.raid_logs) for part in parts)
    if not outline.is_raid_log:
        outline.register = _register_of(parts, outline.lexicon)


def no_item(outline: Outline) -> Iterator[Finding]:
    """Yield the finding that a register with content has no item."""
    if any(section.blocks for section in outline.sections):
        line = outline.title.line if outline.title is not None else None
        message = "The title names a register, but no item of it was read. Write a list or a table."
        yield finding("no-item", message, line)


def is_beside_register(section: Section, outline: Outline, role: Role) -> bool:
    """Whether a section of a register is about the register itself (`Purpose`, `How to use it`)."""
    if outline.register is not role or section.heading_match.role is not None or section.heading is None:
        return False
    words = [word for part in outline.lexicon.heading_parts(section.name) for word in part.split()]
    vocabulary = outline.lexicon.words
    is_named = bool(words) and (
        words[0] in vocabulary.no_register_under or words[-1] in vocabulary.register_ends
    )
    return is_named and not section.is_title


def has_role_of_title(section: Section, outline: Outline, role: Role) -> bool:
    """Whether a section has its role from the title alone, so that prose in it is expected."""
    return outline.register is role and all(
        outer.heading_match.role is not role or outer.is_title for outer in section.above()
    )


def _register_of(parts: list[str], lexicon: Lexicon) -> Role | None:
    words = lexicon.words
    parts = [*parts, *(part.replace("-", " ") for part in parts if "-" in part)]
    for role in _ROLES:
        if any(_ends(part, words.registers[role]) for part in parts):
            return role
    named = {match.role for part in parts if (match := lexicon.match_heading(part)).is_listed}
    return Role.RISKS if named == {Role.RISKS} else None


def _ends(part: str, names: tuple[str, ...]) -> bool:
    """Whether a part of a title ends in one of these names, from the beginning of a word."""
    if not part.endswith(names):
        return False
    return any(
        part == name or part.endswith(f" {name}") or is_unspaced(name)
        for name in names
        if part.endswith(name)
    )
