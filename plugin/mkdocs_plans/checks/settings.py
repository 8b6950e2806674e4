"""The option `rules`: which rules are off, and the severity of the others, everywhere or in some files."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from pathspec import GitIgnoreSpec

from mkdocs_plans.model.plan import Severity
from mkdocs_plans.model.rule import CATALOGUE, Family
from mkdocs_plans.suggestions import nearest

OFF = "off"
CHOICES = (OFF, *reversed(Severity))

SeverityOverride = Severity | None
"""A severity, or `None` for off."""


class RuleSettingsError(ValueError):
    """Something under `rules` is invalid. The message has one line for each problem."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class FolderRules:
    """The severities for the files that match a pattern."""

    pattern: str
    """As in `.gitignore`."""
    overrides: Mapping[str, SeverityOverride]
    """By rule or family."""


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """The severities that the configuration sets, by rule and file."""

    overrides: Mapping[str, SeverityOverride] = field(default_factory=dict)
    """By rule or family, everywhere."""
    folders: tuple[FolderRules, ...] = ()
    """In order. A later one overrides an earlier one, and any overrides the general severities."""

    def severity(self, rule: str, otherwise: Severity, paths: Sequence[str] = ()) -> Severity | None:
        """Return the severity of a finding in a file; `None` if the rule is off.

        Args:
            rule: The name of the rule.
            otherwise: The severity if none is set.
            paths: The file, relative to the repository and to its plans folder.
        """
        for folder in reversed(self.folders):
            if _overridden(rule, folder.overrides) and any(_matches(folder.pattern, path) for path in paths):
                return _override(rule, folder.overrides)
        if _overridden(rule, self.overrides):
            return _override(rule, self.overrides)
        return otherwise if CATALOGUE[rule].on_by_default else None


NOTHING_SET = RuleSettings()


def rule_settings(given: object) -> RuleSettings:
    """Check the value of `rules`.

    Raises:
        RuleSettingsError: A name or severity is unknown, or a pattern is invalid.
    """
    if not isinstance(given, Mapping):
        raise RuleSettingsError(["expected severities by rule, as in risk-unrated: off"])
    problems: list[str] = []
    overrides: dict[str, SeverityOverride] = {}
    folders: list[FolderRules] = []
    for name, value in given.items():
        if isinstance(value, Mapping):
            if not _is_pattern(name):
                problems.append(f'"{name}": expected a folder or pattern, as in drafts/')
                continue
            folders.append(FolderRules(str(name), _overrides(value, problems, f"{name}: ")))
        else:
            overrides.update(_overrides({name: value}, problems, ""))
    if problems:
        raise RuleSettingsError(problems)
    return RuleSettings(overrides, tuple(folders))


def _overrides(
    given: Mapping[object, object], problems: list[str], place: str
) -> dict[str, SeverityOverride]:
    found: dict[str, SeverityOverride] = {}
    known = frozenset({*CATALOGUE, *Family})
    for name, value in given.items():
        if not isinstance(name, str) or name not in known:
            hint = nearest(str(name), known, f"families are {', '.join(Family)}")
            problems.append(f"{place}{name}: no such rule; {hint}")
        elif value is False or value == OFF:  # YAML reads a bare `off` as false.
            found[name] = None
        elif isinstance(value, str) and value in CHOICES:
            found[name] = Severity(value)
        else:
            hint = nearest(str(value), CHOICES, f"expected {' or '.join(CHOICES)}")
            problems.append(f"{place}{name}: {str(value).lower() if value is True else value} given; {hint}")
    return found


def _is_pattern(name: object) -> bool:
    if not isinstance(name, str) or not name.strip():
        return False
    try:
        _spec(name)
    except (ValueError, re.error):
        return False
    return True


def _overridden(rule: str, overrides: Mapping[str, SeverityOverride]) -> bool:
    """Whether a severity is set for a rule. A family does not turn on a rule that is off by default."""
    return rule in overrides or (CATALOGUE[rule].on_by_default and CATALOGUE[rule].family in overrides)


def _override(rule: str, overrides: Mapping[str, SeverityOverride]) -> SeverityOverride:
    return overrides[rule] if rule in overrides else overrides[CATALOGUE[rule].family]


def _matches(pattern: str, path: str) -> bool:
    return _spec(pattern).match_file(path)


@lru_cache(maxsize=64)
def _spec(pattern: str) -> GitIgnoreSpec:
    return GitIgnoreSpec.from_lines([pattern])
