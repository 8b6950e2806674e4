"""Try many inputs; report each that breaks a property, reduced to its smallest form."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.fuzzing.minimising import minimised
from tools.fuzzing.mutations import mutated
from tools.fuzzing.properties import CHEAP, DEAR, BrokenError, Property, SlowError, at_most

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
"""Real plans, if they are available."""

OURS = ("tests/reading/dialects", "examples", "plans", "docs")
DEAR_EVERY = 4
"""One of this number of inputs is also checked for the expensive properties."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that breaks a property."""

    number: int
    broken: str
    """The property, and how the input breaks it."""
    raw: bytes
    """The smallest input found that breaks it."""

    def __str__(self) -> str:
        return f"input {self.number}: {self.broken}\n  {self.raw!r}"


def originals(corpus: Path = CORPUS) -> list[str]:
    """The texts that are mutated: real plans if available, otherwise those of this repository."""
    folders = [corpus] if corpus.is_dir() else [ROOT / name for name in OURS]
    files = sorted(path for folder in folders for path in folder.rglob("*.md"))
    return [path.read_bytes().decode("utf-8", "replace") for path in files]


def failures(texts: Sequence[str], seed: str, numbers: Iterable[int], seconds: float) -> Iterator[Failure]:
    """Check every property with each input.

    Args:
        texts: What is mutated.
        seed: Together with its number it makes an input.
        numbers: Of the inputs to try.
        seconds: Of the processor's time that one property may take on one input.
    """
    for number in numbers:
        raw = mutated(texts, seed, number)
        for holds in CHEAP if number % DEAR_EVERY else (*CHEAP, *DEAR):
            broken = breaks(holds, raw, seconds)
            if broken is not None:
                yield Failure(number, f"{holds.__name__}: {broken}", _smallest(raw, holds, broken, seconds))


def breaks(holds: Property, raw: bytes, seconds: float) -> str | None:
    """How an input breaks a property; `None` where it holds."""
    try:
        with at_most(seconds):
            holds(raw)
    except (BrokenError, SlowError) as problem:
        return str(problem)
    except Exception as problem:  # noqa: BLE001 - any exception is a defect
        place = traceback.extract_tb(problem.__traceback__)[-1]
        return f"{type(problem).__name__} in {Path(place.filename).name}:{place.lineno}: {problem}"
    return None


def _smallest(raw: bytes, holds: Property, broken: str, seconds: float) -> bytes:
    """The fewest bytes that still break the property in the same manner."""
    manner = broken.split(" ", 2)[:2]

    def fails(fewer: bytes) -> bool:
        found = breaks(holds, fewer, seconds)
        return found is not None and found.split(" ", 2)[:2] == manner

    return minimised(raw, fails)
