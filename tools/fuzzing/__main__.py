"""Read generated texts and report those that break the reader.

`make fuzz` tries 100,000 inputs, made from the real plans in `../shared/corpus` if they are available, else
from this project's own. An input is made from its number and the seed alone, so it can be repeated with
`make fuzz FUZZ_ARGS="--first 7 --inputs 1"`.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tools.fuzzing.fuzzer import CORPUS, failures, originals

MOST_FAILURES = 20
EVERY = 5_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz; return 1 if a property did not hold."""
    parser = argparse.ArgumentParser(
        prog="make fuzz", description=__doc__.splitlines()[0] if __doc__ else None
    )
    parser.add_argument("--inputs", type=int, default=100_000, help="how many (default: 100,000)")
    parser.add_argument("--first", type=int, default=0, help="the number of the first (default: 0)")
    parser.add_argument("--seed", default="plans", help="any word; another one makes other inputs")
    parser.add_argument(
        "--corpus", type=Path, default=CORPUS, help="what is mutated (default: ../shared/corpus)"
    )
    options = parser.parse_args(arguments)
    texts = originals(options.corpus)
    print(f"{options.inputs:,} inputs made from {len(texts)} plans, seed “{options.seed}”", flush=True)
    found = 0
    for start in range(options.first, options.first + options.inputs, EVERY):
        numbers = range(start, min(start + EVERY, options.first + options.inputs))
        begun = time.process_time()
        for failure in failures(texts, options.seed, numbers, 1.0):
            print(failure, flush=True)
            found += 1
            if found == MOST_FAILURES:
                return 1
        spent = (time.process_time() - begun) / len(numbers) * 1000
        print(f"up to {numbers.stop:,}: {found} broke · {spent:.1f} ms an input", flush=True)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
