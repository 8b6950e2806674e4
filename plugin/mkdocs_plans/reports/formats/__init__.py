"""The formats of `plans check`, one module each: a module in this folder is a format, under its own name."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:  # it takes 0.3 s, and `plans check --help` needs only the names
    from mkdocs_plans.reports.report import Report


@dataclass(frozen=True, slots=True)
class ReportFormat:
    """What a module declares as `FORMAT`."""

    purpose: str
    """Who reads it and how it looks, in Markdown: a row of the documentation."""
    write: Callable[[Report], str]
    begins: str | None = None
    """A regular expression for the beginning of a report. `plans check` replaces a file only if it is
    recognised as a report of the same format: by its beginning, or by its last line."""
    last_line: str | None = None
    """A regular expression for the last line of a report."""
    has_summary: bool = False
    """Whether the report ends with the summary; otherwise the summary is printed to standard error."""
    syntax: Literal["text", "json", "github"] = "text"
    """How control sequences and commands of CI servers are removed, as for `harmless_output`."""


def format_names() -> list[str]:
    """Return the names of all formats, without importing them."""
    return [module.name for module in pkgutil.iter_modules(__path__)]


def load_format(name: str) -> ReportFormat:
    """Return a format by its name."""
    found: ReportFormat = import_module(f"{__name__}.{name}").FORMAT
    return found
