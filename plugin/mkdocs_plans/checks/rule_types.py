"""The kinds of rules that have a check, and the arguments of checks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar, cast

from mkdocs_plans.markdown.document import Document
from mkdocs_plans.markdown.front_matter import FrontMatter
from mkdocs_plans.markdown.parsed_file import ParsedFile
from mkdocs_plans.model.plan import Finding, Plan
from mkdocs_plans.model.rule import Rule
from mkdocs_plans.portfolio.portfolio import Portfolio
from mkdocs_plans.reading.lexicon import Lexicon, lexicon
from mkdocs_plans.vocabulary.vocabulary import Vocabulary

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Days:
    """The range in which today's date is, from the input, so that the same input gives the same findings."""

    earliest: date
    """Today is this day or later: an earlier due date is overdue."""
    latest: date
    """Today is this day or earlier, apart from time zones."""


@dataclass(frozen=True)
class PlanContext:
    """A plan, and what its rules need besides it."""

    plan: Plan
    words: Vocabulary
    """The vocabulary with which it was read."""
    days: Days | None = None
    """Today; `None` if it is not known, so that no rule about days reports anything."""


_NUMBERS_OF_TEMPLATES = frozenset({"0000", "nnnn", "xxxx"})
"""What a collection of numbered plans writes instead of the number of its template."""


@dataclass(frozen=True)
class TextContext:
    """The text of one file, parsed once for all rules."""

    plan: Plan
    file: ParsedFile
    words: Vocabulary
    """The vocabulary with which it was read."""
    _shared: dict[Callable[[TextContext], Any], Any] = field(default_factory=dict)

    @property
    def front(self) -> FrontMatter:
        """The front matter."""
        return self.file.front

    @property
    def body(self) -> str:
        """The text with its front matter blanked out, so that lines keep their numbers."""
        return self.file.front.body

    @property
    def is_named_template(self) -> bool:
        """Whether the file's name marks it as a template, such as `adr-template.md` or `RFC-0000/README.md`.

        A generic name counts with its folder.
        """
        *folders, name = self.plan.path.casefold().split("/")
        stem = name.rpartition(".")[0]
        if stem in self.words.generic_files and folders:
            stem = folders[-1]
        parts = re.split(r"[\W_]+", stem)
        return not self.words.template_folders.isdisjoint(parts) or parts[-1] in _NUMBERS_OF_TEMPLATES

    @property
    def document(self) -> Document:
        """The body as blocks."""
        return self.file.document

    @cached_property
    def lexicon(self) -> Lexicon:
        """The vocabulary, prepared for matching."""
        return lexicon(self.words)

    def once(self, compute: Callable[[TextContext], T]) -> T:
        """Return the result of a computation that several rules share. It runs once for each text."""
        if compute not in self._shared:
            self._shared[compute] = compute(self)
        return cast("T", self._shared[compute])


@dataclass(slots=True)
class FileLine:
    """A line of a file that a fix may change."""

    text: str
    ending: bytes
    """The bytes that end the line."""


Fix = Callable[[list[FileLine], int, TextContext], bool]
"""Changes the line with the given number among all lines of a file, and returns whether that was possible."""


@dataclass(frozen=True, kw_only=True)
class _FixableRule(Rule):
    fix: Fix | None = None
    """Fixes the line of a finding; `None` if there is no safe fix."""

    @property
    def fixable(self) -> bool:
        """Whether there is a fix."""
        return self.fix is not None


@dataclass(frozen=True, kw_only=True)
class TextRule(_FixableRule):
    """A rule about the text of one file."""

    check: Callable[[TextContext], Iterable[Finding]]


@dataclass(frozen=True, kw_only=True)
class PlanRule(_FixableRule):
    """A rule about one plan; templates and introductions of folders are not checked."""

    check: Callable[[PlanContext], Iterable[Finding]]


@dataclass(frozen=True, kw_only=True)
class PortfolioRule(Rule):
    """A rule about several plans together."""

    check: Callable[[Portfolio], Mapping[str, Iterable[Finding]]]
    """Returns the findings by the path of the plan."""
