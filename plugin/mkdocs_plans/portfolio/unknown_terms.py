"""The words of all plans that are not in the vocabulary, and the configuration that would add them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mkdocs_plans.model.phrases import yaml_value
from mkdocs_plans.model.plan import UnknownWord

from .entry import Entry

RECURRING = 3
"""Plans that use a word from which on it is worth adding to the vocabulary."""

PARTS = ("status", "fields", "levels", "columns", "markers", "headings")
"""The parts of the vocabulary, in the order in which their words change figures."""


@dataclass(frozen=True, slots=True)
class UnknownTerm:
    """A word that is not known, with the plans that use it."""

    part: str
    """The part of the option `vocabulary` that it belongs to."""
    word: str
    meaning: str | None
    """What it seems to mean in most plans; `None` if nothing suggests a meaning."""
    places: tuple[tuple[Entry, int], ...]
    """The plans that use it, each with the first line."""

    @property
    def plans(self) -> int:
        """How many plans use it."""
        return len(self.places)

    @property
    def recurring(self) -> bool:
        """Whether enough plans use it to be worth adding."""
        return self.plans >= RECURRING


def unknown_terms(entries: Iterable[Entry]) -> tuple[UnknownTerm, ...]:
    """Return the unknown words of some plans, by part, those of most plans first."""
    found: defaultdict[tuple[str, str], list[tuple[Entry, UnknownWord]]] = defaultdict(list)
    for entry in entries:
        for word in entry.plan.unknown_words:
            found[word.part, word.word].append((entry, word))
    terms = (
        UnknownTerm(part, word, _meaning(used), tuple((entry, one.line) for entry, one in used))
        for (part, word), used in found.items()
    )
    return tuple(sorted(terms, key=lambda term: (PARTS.index(term.part), -term.plans, term.word)))


def _meaning(used: Iterable[tuple[Entry, UnknownWord]]) -> str | None:
    """Return the meaning that most plans suggest; the first by name where several do."""
    counts = Counter(word.meaning for _, word in used if word.meaning is not None)
    return min(counts, key=lambda meaning: (-counts[meaning], meaning)) if counts else None


def vocabulary_lines(terms: Iterable[UnknownTerm]) -> list[str]:
    """Return the lines of a configuration that would add some words; words without a meaning are in comments.

    The lines begin with `vocabulary:` and belong under the options of the plugin. If no word has a meaning,
    there are only comments.
    """
    by_part: defaultdict[str, list[UnknownTerm]] = defaultdict(list)
    for term in terms:
        by_part[term.part].append(term)
    known = [line for part in PARTS for line in _with_meaning(part, by_part[part])]
    unclear = [line for part in PARTS for line in _without_meaning(part, by_part[part])]
    if not (known or unclear):
        return []
    if not known:
        return [
            "# No word has a suggested meaning: add those that matter to the option `vocabulary`.",
            *unclear,
        ]
    return ["vocabulary:", *(f"  {line}" for line in (*known, *unclear))]


def _with_meaning(part: str, terms: Sequence[UnknownTerm]) -> Iterator[str]:
    by_meaning: defaultdict[str, list[str]] = defaultdict(list)
    for term in terms:
        if term.meaning is not None:
            by_meaning[term.meaning].append(yaml_value(term.word))
    if by_meaning:
        yield f"{part}:"
    for meaning, words in by_meaning.items():
        yield f"  {meaning}: [{', '.join(words)}]"


def _without_meaning(part: str, terms: Sequence[UnknownTerm]) -> Iterator[str]:
    words = [yaml_value(term.word) for term in terms if term.meaning is None]
    if words:
        leave_out = "; `none` leaves a heading out of this list" if part == "headings" else ""
        yield f"# {part}: choose a meaning for each{leave_out}"
        yield f"#   ?: [{', '.join(words)}]"
