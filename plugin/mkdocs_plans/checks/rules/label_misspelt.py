"""No label of a field is misspelt."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile

from mkdocs_plans.checks.rule_types import TextContext, TextRule
from mkdocs_plans.markdown.blocks import Block, Heading
from mkdocs_plans.model.plan import Finding, Severity
from mkdocs_plans.model.rule import Example, Family, Scope
from mkdocs_plans.reading.fields import Field, from_front_matter, in_blocks
from mkdocs_plans.reading.lexicon import Lexicon

_SHORTEST = 5
"""The least number of characters of a label: shorter words differ from many others by one letter."""
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
        if meant and lexicon.labels[meant] not in stated:
            message = f'Label not recognised: "{field.label}". Did you mean "{meant.capitalize()}"?'
            yield RULE.finding(message, field.line)


def _ends_header(block: Block) -> bool:
    return isinstance(block, Heading) and block.level >= _HEADER_LEVEL


def _meant(field: Field, lexicon: Lexicon) -> str:
    """The label that was meant; empty if the label is known, or resembles none."""
    label = field.label
    is_word = len(label) >= _SHORTEST and label.replace(" ", "").isalpha()
    if not is_word or label in lexicon.labels or not field.text:
        return ""
    near = _near_labels(lexicon)
    found = next((near[form] for form in (label, *_deletions(label)) if form in near), "")
    # Inflected forms, and words of related languages, differ in the last letter: `completes`, `objective`.
    return found if found and (label[0], label[-1]) == (found[0], found[-1]) else ""


@lru_cache(maxsize=8)
def _near_labels(lexicon: Lexicon) -> dict[str, str]:
    """Every known label by itself, and by each form of it without one letter.

    Two words that become the same when each loses at most one letter differ by one letter that is added,
    left out, replaced or moved. The look-up finds them without the 40 ms that the import of rapidfuzz takes.
    """
    labels = [label for label in sorted(lexicon.labels) if len(label) >= _SHORTEST]
    return {form: label for label in labels for form in (*_deletions(label), label)}


def _deletions(word: str) -> list[str]:
    return [word[:place] + word[place + 1 :] for place in range(len(word))]


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
    ),
)
