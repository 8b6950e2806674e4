"""What a section among risks contains, by its name: risks, risks in tables only, or none."""

from __future__ import annotations

from enum import Enum

from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.reading.register_title import is_beside_register
from mkdocs_plans.reading.sections import Outline, Section
from mkdocs_plans.vocabulary import Role


class Holding(Enum):
    """Which blocks of a section contain risks."""

    ALL = "all"
    TABLES = "tables"
    """Its lists and prose are about a process (`Risk management`)."""
    NONE = "none"


def holding_of(section: Section, outline: Outline) -> Holding:
    """Return what a section among risks contains."""
    lexicon = outline.lexicon
    parts = [part.split() for part in lexicon.heading_parts(section.name)]
    words = {word for part in parts for word in part}
    if any(_denies(part, lexicon) for part in parts):
        return Holding.NONE
    if is_positive(section, lexicon) or _explains_levels(words, lexicon) or _sums_up(words, lexicon):
        return Holding.NONE
    if not words.isdisjoint(lexicon.words.risk_process_words):
        return Holding.TABLES
    return Holding.TABLES if is_beside_register(section, outline, Role.RISKS) else Holding.ALL


def is_positive(section: Section, lexicon: Lexicon) -> bool:
    """Whether a section contains opportunities and not risks."""
    return any(part in lexicon.words.positive_risks for part in lexicon.heading_parts(section.name))


def _denies(part: list[str], lexicon: Lexicon) -> bool:
    """Whether a part of a name states that there is no risk (`Not a risk`)."""
    words = lexicon.words
    names_risk = any(word in words.risks_many or word in words.risks_one for word in part)
    return bool(part) and part[0] in words.nothing_leads and names_risk


def _explains_levels(words: set[str], lexicon: Lexicon) -> bool:
    """Whether a name is only about levels: `Probability`, `Impact scale`, `Legend`."""
    vocabulary = lexicon.words
    levels = {*vocabulary.impact_columns, *vocabulary.probability_columns, *vocabulary.rating_columns}
    levels |= vocabulary.scale_words
    return bool(words & levels) and words <= levels | vocabulary.level_nouns


def _sums_up(words: set[str], lexicon: Lexicon) -> bool:
    """Whether a name is only about a summary of risks."""
    vocabulary = lexicon.words
    summary = vocabulary.risk_summary_words
    risks = {*vocabulary.risks_many, *vocabulary.risks_one}
    return bool(words & summary) and (words <= summary or bool(words & risks))
