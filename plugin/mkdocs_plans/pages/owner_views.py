"""The rows of the dashboard for everyone and for each owner.

The page has the first rows of everyone, and hidden ones that are the first of an owner. So the choice of an
owner needs a script, but no further request.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from mkdocs_plans.portfolio.entry import Entry
from mkdocs_plans.portfolio.portfolio import Portfolio

_T = TypeVar("_T")
_MOST_OWNERS = 40
"""The most owners to choose from: those with most active plans."""
EVERYONE = "all"


@dataclass(frozen=True, slots=True)
class OwnerView:
    """An owner to choose."""

    number: int
    name: str
    count: int
    """The number of active plans."""


@dataclass(frozen=True, slots=True)
class ViewedRow(Generic[_T]):
    """A row, with the views in which it is shown."""

    item: _T
    views: tuple[str, ...]
    """`all`, and the numbers of owners."""

    @property
    def hidden(self) -> bool:
        """Whether everyone's view does not have it."""
        return EVERYONE not in self.views


class OwnerViews:
    """Everyone and the owners, by whom rows are chosen."""

    def __init__(self, portfolio: Portfolio) -> None:
        counts = Counter(owner for entry in portfolio.active for owner in dict.fromkeys(entry.plan.owners))
        most = sorted(counts, key=lambda owner: (-counts[owner], owner.casefold(), owner))[:_MOST_OWNERS]
        names = sorted(most, key=lambda owner: (owner.casefold(), owner))
        self.owners = [OwnerView(number, name, counts[name]) for number, name in enumerate(names)]
        self._numbers: Mapping[str, int] = {owner.name: owner.number for owner in self.owners}

    def rows(
        self,
        items: Sequence[_T],
        entry_of: Callable[[_T], Entry | None],
        first: Callable[[Sequence[_T]], Iterable[_T]],
    ) -> list[ViewedRow[_T]]:
        """Return the rows of all views, in the order of the items.

        Args:
            items: All items, each once.
            entry_of: Returns the plan that an item is of.
            first: Returns the items that a view shows of those that are about it.
        """
        mine: dict[int, list[_T]] = defaultdict(list)
        for item in items:
            entry = entry_of(item)
            for owner in dict.fromkeys(entry.plan.owners if entry else ()):
                if (number := self._numbers.get(owner)) is not None:
                    mine[number].append(item)
        views: dict[int, list[str]] = defaultdict(list)
        for item in first(items):
            views[id(item)].append(EVERYONE)
        for number in sorted(mine):
            for item in first(mine[number]):
                views[id(item)].append(str(number))
        return [ViewedRow(item, tuple(views[id(item)])) for item in items if id(item) in views]
