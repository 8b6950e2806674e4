"""Many projects at once: what each adds up to, how it fares, and what they have in common."""

from .dependency_chains import Chain, across, chains
from .health import Health, Rule, Why, health
from .summarise import counted, summarise
from .summary import NOTHING, Count, Name, NameKind, Names, Place, Summary, TopRisk, merge

__all__ = [
    "NOTHING",
    "Chain",
    "Count",
    "Health",
    "Name",
    "NameKind",
    "Names",
    "Place",
    "Rule",
    "Summary",
    "TopRisk",
    "Why",
    "across",
    "chains",
    "counted",
    "health",
    "merge",
    "summarise",
]
