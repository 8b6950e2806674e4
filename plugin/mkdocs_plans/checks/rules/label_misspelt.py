"""No label of a field is misspelt."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from mkdocs_plans.checks.language import every_word, is_in_unknown_language
from mkdocs_plans.checks.rule_types import TextContext, TextRule
from mkdocs_plans.markdown.blocks import Block, Heading
from mkdocs_plans.model.plan import Finding, Severity
from mkdocs_plans.model.rule import Example, Family, Scope
from mkdocs_plans.reading.fields import Field, from_front_matter, in_blocks
from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.reading.misspelling import misspelt
from mkdocs_plans.vocabulary.normalise import spellings

_HEADER_LEVEL = 2
"""The level of the headings that end the header."""


def check(context: TextContext) -> Iterator[Finding]:
    """Yield a finding for each field of the header whose label resembles one that the header lacks."""
    header = list(takewhile(lambda block: not _ends_header(block), context.document.blocks))
    lexicon = context.lexicon
    fields = [*from_front_matter(context.front), *in_blocks(header, lexicon, every=True)]
    stated = {lexicon.labels[field.label] for field in fields if field.label in lexicon.labels}
    for field in fields:
        meant = _meant(field, lexicon)
        if not meant or lexicon.labels[meant] in stated:
            continue
        if not _is_of_another_language(field.label, meant, context):
            message = f'Label not recognised: "{field.label}". Did you mean "{meant.capitalize()}"?'
            yield RULE.finding(message, field.line)


def _ends_header(block: Block) -> bool:
    return isinstance(block, Heading) and block.level >= _HEADER_LEVEL


def _meant(field: Field, lexicon: Lexicon) -> str:
    """The label that was meant; empty if the label is known, or resembles none."""
    label = field.label
    if label in lexicon.labels or not field.text:
        return ""
    found = misspelt(label, lexicon, "labels")
    # Where the last letter differs, one is the plural of the other, or another form of the word.
    return found if found and label[-1] == found[-1] else ""


def _is_of_another_language(label: str, meant: str, context: TextContext) -> bool:
    """Whether a label is a word of a known language, or differs by its accents alone (`Dátum`).

    In a text of no known language every label is.
    """
    is_known = label in every_word(context.words)
    return is_known or meant in spellings(label) or context.once(is_in_unknown_language)


RULE = TextRule(
    name="label-misspelt",
    family=Family.STRUCTURE,
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    reason="A field with a misspelt label is ignored.",
    remedy=(
        "Correct the label. If you use the word on purpose, add it to [`vocabulary`](options.md#vocabulary)."
    ),
    check=check,
    fires=(
        Example("# Night boats\n\n**Sttus:** In progress\n", (3,), shown=True),
        Example("---\nonwer: Ana\n---\n# A\n\n**Stauts:** Draft\n", (2, 6)),
        Example("# A\n\n- Sttatus: Draft\n- Depend on: B\n", (3, 4)),
    ),
    passes=(
        Example("# A\n\n**Status:** Draft\n**Statis:** High\n"),
        Example("# A\n\n**Completes:** B\n**Author(n):** Ana\n"),
        Example("# A\n\n**Statistics:** 4\n**Date:** 2026-01-05\n"),
        Example("# A\n\n**Status:** Draft\n\n## Notes\n\n**Onwer:** Ana\n"),
        Example("# A\n\n**Sttus:**\n"),
        Example("# A\n\n**Dátum:** The boats and the crew are ready\n"),
        Example("# Gece\n\n**Ditum:** 4\n\n" + "Tekne limana lamba ile gelir. " * 12),
        Example("# A\n\n**Score:** 4\n"),
    ),
)
