"""Many projects together: the summary of each, its health, and what they have in common."""

from .dependency_chains import Chain, across, chains
from .health import Health, HealthReason, HealthRule, health
from .summarise import counted, summarise
from .summary import NOTHING, Count, FirstMention, Name, NameKind, Names, Summary, TopRisk, merge

__all__ = [
    "NOTHING",
    "Chain",
    "Count",
    "FirstMention",
    "Health",
    "HealthReason",
    "HealthRule",
    "Name",
    "NameKind",
    "Names",
    "Summary",
    "TopRisk",
    "across",
    "chains",
    "counted",
    "health",
    "merge",
    "summarise",
]
