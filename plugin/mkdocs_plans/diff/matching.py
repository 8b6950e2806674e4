"""Match the items of two states: by authored id, by equal text, by the most similar text.

The pairs are the same if the two sides are swapped, so that a reversed diff is the mirror of the diff.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

CLOSE = 0.6
"""The least similarity of a reworded text: twice the common letters, in order, divided by the sum of both
lengths."""

CLOSE_WORDS = 0.5
"""The least similarity by first letters of words in any order, for texts that grew or shrank a lot."""

_WORD = re.compile(r"\w{4,}")
_STEM = 5
_FEWEST = 3
"""The least number of words of a text that is compared by words."""

_REACH = 250
"""The maximum distance of two items of a section that are compared: a limit for files with thousands of
items."""

_MOST = 2_000_000
"""The maximum number of pairs that are compared, so that no file takes longer than seconds."""

_LONGEST = 400
"""How many characters of a text are compared."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class KnownItem(Generic[T]):
    """An item with all that identifies it."""

    item: T
    ident: str | None
    """The id that its author gave it."""
    text: str
    """The text, normalised, without the id."""
    section: Hashable
    """The section that holds it; equal for the same section of either side."""
    state: Hashable
    """The state, which decides between two items of equal text."""


@dataclass(frozen=True, slots=True)
class Pairs(Generic[T]):
    """The items of both sides."""

    both: tuple[tuple[T, T], ...]
    """In the order of the head."""
    gone: tuple[T, ...]
    added: tuple[T, ...]


def pair(base: Sequence[KnownItem[T]], head: Sequence[KnownItem[T]]) -> Pairs[T]:
    """Match each item of the base with one of the head.

    An id identifies its item, unless one of the two texts now has another id. Then the author renumbered the
    items, and the text decides.
    """
    matching = _Matching(base, head)
    matching.by(lambda known: (known.text, known.section, known.state))
    matching.by(lambda known: (known.text, known.section))
    matching.by(lambda known: (known.text, known.state))
    matching.by(lambda known: known.text)
    matching.by(lambda known: known.ident and (known.ident, known.section))
    matching.by(lambda known: known.ident)
    matching.by_similarity()
    return matching.pairs()


class _Matching(Generic[T]):
    """The pairs found so far, and the items without a pair."""

    def __init__(self, base: Sequence[KnownItem[T]], head: Sequence[KnownItem[T]]) -> None:
        self._base, self._head = base, head
        self._of_head: dict[int, int] = {}
        self._alone_base = dict.fromkeys(range(len(base)))
        self._alone_head = dict.fromkeys(range(len(head)))

    def by(self, key: Callable[[KnownItem[T]], Hashable | None]) -> None:
        """Match items with the same key, in the order of the file. The keys `None` and `""` match nothing."""
        if not (self._alone_base and self._alone_head):
            return
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for place in reversed(self._alone_base):
            if (wanted := key(self._base[place])) not in (None, ""):
                waiting[wanted].append(place)
        for place in list(self._alone_head):
            if (wanted := key(self._head[place])) is not None and waiting.get(wanted):
                self._join(waiting[wanted].pop(), place)

    def by_similarity(self) -> None:
        """Match the most similar texts of the same section first."""
        for _, _, _, old, new in sorted(self._similar()):
            if old in self._alone_base and new in self._alone_head:
                self._join(old, new)

    def _similar(self) -> Iterator[tuple[float, int, int, int, int]]:
        """Yield possible pairs, the most similar first when sorted; ties do not depend on the sides."""
        base, head = _Texts(self._base, self._alone_base), _Texts(self._head, self._alone_head)
        reach = min(_REACH, _MOST // max(1, len(base.texts), len(head.texts)))
        for section, olds in base.sections.items():
            for rank, old in enumerate(olds):
                for new in head.sections.get(section, [])[max(0, rank - reach) : rank + reach + 1]:
                    if self._base[old].ident and self._head[new].ident:
                        continue  # Two ids are two items, with any texts.
                    if score := _similarity(base.texts[old], head.texts[new]):
                        yield -score, abs(old - new), old + new, old, new

    def _join(self, old: int, new: int) -> None:
        self._of_head[new] = old
        del self._alone_base[old]
        del self._alone_head[new]

    def pairs(self) -> Pairs[T]:
        """Return the pairs, and the items that were removed or added."""
        return Pairs(
            tuple((self._base[old].item, self._head[new].item) for new, old in sorted(self._of_head.items())),
            tuple(self._base[old].item for old in self._alone_base),
            tuple(self._head[new].item for new in self._alone_head),
        )


Words = tuple[str, frozenset[str]]
"""A text, and the first letters of its longer words."""


class _Texts(Generic[T]):
    """The unmatched items of one side, prepared for comparison."""

    def __init__(self, items: Sequence[KnownItem[T]], alone: Iterable[int]) -> None:
        self.sections: dict[Hashable, list[int]] = defaultdict(list)
        self.texts: dict[int, Words] = {}
        for place in alone:
            text = items[place].text[:_LONGEST]
            self.sections[items[place].section].append(place)
            self.texts[place] = text, frozenset(word[:_STEM] for word in _WORD.findall(text))


@cache
def _letters() -> Callable[..., float]:
    """The comparison by letters. Its import takes 40 ms, and most builds compare no texts."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415

    return Indel.normalized_similarity


def _similarity(one: Words, other: Words) -> float:
    """Return the similarity of two texts, by letters or by words; 0 if it is too small."""
    by_letters = _letters()(one[0], other[0], score_cutoff=CLOSE)
    if min(len(one[1]), len(other[1])) < _FEWEST:
        return by_letters
    by_words = 2 * len(one[1] & other[1]) / (len(one[1]) + len(other[1]))
    return max(by_letters, by_words if by_words >= CLOSE_WORDS else 0)
