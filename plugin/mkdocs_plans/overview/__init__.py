"""Many projects at once: what each adds up to, how it fares, and what they have in common."""

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
