"""The declaration of a rule, and the registry of all rules.

Each rule is one module of the package `checks.rules`, where the registry finds it. Names of rules do not
change. `docs/reference/rules.md`, which is generated from the registry, describes each rule under its name as
anchor.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib import import_module

from .plan import Finding, Severity

_PACKAGE = "mkdocs_plans.checks.rules"


class Family(StrEnum):
    """The subject of a rule."""

    STRUCTURE = "structure"
    """How the file is written, and what cannot be read or found because of it."""
    CONTRADICTION = "contradiction"
    """Statements of the plan that cannot all be true."""
    RISK = "risk"
    QUESTION = "question"
    SAFETY = "safety"
    """Content that must not be published, followed or run. Findings never repeat the text they are about."""


class Scope(StrEnum):
    """What one finding of a rule is about."""

    FILE = "file"
    """The file as a whole, on any line that is reported."""
    PLAN = "plan"
    """The plan as a whole, on any line that is reported."""
    ITEM = "item"
    """One item or one line of the plan. The finding moves with its text."""


Lines = tuple[int | None, ...]
"""The lines of findings; `None` is the file as a whole."""

EXAMPLE_PATH = "plans/2026-01-05-ledger.md"


@dataclass(frozen=True, slots=True)
class Example:
    """A text for which a rule reports something, or nearly does."""

    text: str
    lines: Lines = ()
    """The lines that the rule reports; empty if it reports nothing."""
    path: str = EXAMPLE_PATH
    shown: bool = False
    """Whether the documentation of the rule shows it."""


@dataclass(frozen=True, slots=True)
class FolderExample:
    """Files below `plans/` for which a rule reports something, or nearly does."""

    files: Mapping[str, str]
    lines: Mapping[str, Lines] = field(default_factory=dict)
    """The lines that the rule reports, by file; empty if it reports nothing."""
    links: Mapping[str, str] = field(default_factory=dict)
    """Targets of symbolic links, by the path of the link below `plans/`."""
    shown: bool = False
    """Whether the documentation of the rule shows its first file."""


def plan_example(status: str, body: str, *lines: int | None) -> Example:
    """Return an example with a title, a date and a status, on line 4, above a body that begins on line 6."""
    return Example(f"# Ledger\n\n**Date:** 2026-01-05\n**Status:** {status}\n\n{body}\n", lines)


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A rule as it is declared.

    The subclasses in `checks.rule_types` add how a rule is checked. A rule without a check is reported by the
    code that finds its cause: the reader, the listing of files or the portal.
    """

    name: str
    family: Family
    severity: Severity
    """The severity, unless the configuration or the finding states another."""
    scope: Scope
    reason: str
    """Why it matters, in one line."""
    remedy: str
    """What to do about its findings, in Markdown."""
    on_by_default: bool = True
    """Whether it is checked if the configuration does not name it."""
    applies_to_any_file: bool = False
    """Whether it also applies to templates and introductions of folders, which are not plans."""
    always_warns: bool = False
    """Whether its findings are warnings of every build, because they endanger the site."""
    found_by_rendering: bool = False
    """Whether some of its causes are found only when the page is rendered."""
    replaces: frozenset[str] = frozenset()
    """Rules whose findings are superfluous next to a finding of this one, on its line or about the whole
    file."""
    fires: tuple[Example | FolderExample, ...] = ()
    passes: tuple[Example | FolderExample, ...] = ()

    @property
    def shown_example(self) -> str:
        """The text that the documentation shows; empty if none is shown."""
        for example in self.fires:
            if example.shown:
                return example.text if isinstance(example, Example) else next(iter(example.files.values()))
        return ""

    @property
    def selectors(self) -> frozenset[str]:
        """The names that select it: its own, what that begins with up to the first hyphen, and its family."""
        return frozenset({self.name, self.name.partition("-")[0], self.family.value})

    @property
    def fixable(self) -> bool:
        """Whether `plans check --fix` can fix at least some of its findings."""
        return False

    @property
    def is_file_problem(self) -> bool:
        """Whether it finds problems of the file itself, independent of the plan in it."""
        of_files = self.family in (Family.STRUCTURE, Family.SAFETY)
        return of_files and self.severity is not Severity.INFO

    @property
    def breaks_plan(self) -> bool:
        """Whether little of a plan is reliable when the rule reports something."""
        return self.is_file_problem and self.severity is Severity.ERROR

    def finding(self, message: str, line: int | None = None, *, severity: Severity | None = None) -> Finding:
        """Return a finding of this rule.

        Args:
            message: One sentence without markup: what is wrong and, if useful, what to do.
            line: The line it is about; `None` for the file as a whole.
            severity: The severity of this finding, if it differs from that of the rule.
        """
        return Finding(self.name, severity or self.severity, message, line)


class _Registry(Mapping[str, Rule]):
    """Every rule by its name.

    The modules are imported when a rule is first used, so that importing the registry is fast.
    """

    def __getitem__(self, name: str) -> Rule:
        return _rules()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_rules())

    def __len__(self) -> int:
        return len(_rules())


CATALOGUE: Mapping[str, Rule] = _Registry()
"""Every rule by its name, family by family, in the order of their names."""


def selector_names() -> frozenset[str]:
    """Return every name that selects a rule."""
    return frozenset(name for rule in CATALOGUE.values() for name in rule.selectors)


@cache
def _rules() -> dict[str, Rule]:
    package = import_module(_PACKAGE)
    modules = [
        import_module(f"{_PACKAGE}.{module.name}") for module in pkgutil.iter_modules(package.__path__)
    ]
    rules: list[Rule] = [module.RULE for module in modules]
    families = list(Family)
    rules.sort(key=lambda rule: (families.index(rule.family), rule.name))
    return {rule.name: rule for rule in rules}


def finding(rule: str, message: str, line: int | None = None, *, severity: Severity | None = None) -> Finding:
    """Return a finding of a rule that is reported by the code that finds its cause.

    Args:
        rule: The name of the rule.
        message: As for `Rule.finding`.
        line: As for `Rule.finding`.
        severity: As for `Rule.finding`.
    """
    return CATALOGUE[rule].finding(message, line, severity=severity)
