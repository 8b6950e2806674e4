"""The languages that plans are read in. Another one is a file here and a line below."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs_plans.vocabulary.parts import Words

from . import de, en, es, fr, ja, ko, pt, vi, zh

LANGUAGES: Mapping[str, Words] = {
    "en": en.WORDS,
    "de": de.WORDS,
    "es": es.WORDS,
    "fr": fr.WORDS,
    "ja": ja.WORDS,
    "ko": ko.WORDS,
    "pt": pt.WORDS,
    "vi": vi.WORDS,
    "zh": zh.WORDS,
}
"""By ISO 639-1 code, English first: where two languages give a word two meanings the first one counts."""

LOOKALIKES = frozenset(
    {
        "conclusion", "decide", "decides", "evaluation", "integration", "precision", "presentation",
        "propose", "refuse", "resume", "retire", "tranche", "tranches",
    }
)  # fmt: skip
"""What other languages' words would be without their accents, if they were not English words then."""
