"""Count how the work grows in every family of texts, and report those in which it grows too fast.

`make fuzz` does so after it has mutated plans. No count includes backtracking of a pattern in a
text, which takes time: so each long value is read once more, with a time limit.
"""

from __future__ import annotations

import sys

from mkdocs_plans.checks.text_rules import with_text
from mkdocs_plans.markdown.parsed_file import ParsedFile
from mkdocs_plans.reading import read

from tools.fuzzing.counting import PATH, STEEPEST, steepest
from tools.fuzzing.growth import FAMILIES, LONG_VALUES
from tools.fuzzing.properties import SlowError, at_most

FEW, MANY = 1_000, 16_000
"""Characters: four doublings."""
LONG = 200_000
SECONDS = 5.0
"""Of the processor's time for a text of so many characters; most take a tenth of one."""


def main() -> int:
    """Measure; return 1 if anything grows too fast."""
    found = 0
    for name, family in {**FAMILIES, **LONG_VALUES}.items():
        count, exponent = steepest(family, FEW, MANY)
        if exponent > STEEPEST:
            found += 1
            print(f"{name}: {count} grow with the exponent {exponent:.2f}", flush=True)
    for name, family in LONG_VALUES.items():
        try:
            with at_most(SECONDS):
                text = ParsedFile(family(LONG))
                with_text(read(text, PATH, with_unknown_words=True), text)
        except SlowError as problem:
            found += 1
            print(f"{name}: {problem}", flush=True)
    print(f"{len(FAMILIES) + len(LONG_VALUES)} families of texts: {found} grow too fast")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
