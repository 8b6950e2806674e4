"""The report of a check as JSON: the structs that `as_json` encodes."""

from __future__ import annotations

from msgspec import Struct

from mkdocs_plans.model.plan import Severity
from mkdocs_plans.model.rule import Family
from mkdocs_plans.model.wire_types import Count, Line, Positive

FORMAT = "mkdocs-plans-check"
SCHEMA_VERSION = "1.0"


class CheckFiguresRecord(Struct, frozen=True, kw_only=True):
    """The figures of a check."""

    files: Count
    """Files that were checked."""
    error: Count
    warning: Count
    info: Count
    fixable: Count
    """Findings that --fix would fix."""
    suppressed: Count
    baseline: Count
    """Findings that are left out because the baseline has them."""
    gone: Count
    """Entries of the baseline that no longer occur."""
    fail_on: Severity
    failed: bool
    """Whether a finding is at least as severe as fail_on."""


class ReportedFindingRecord(Struct, frozen=True, kw_only=True):
    """A finding with its position."""

    path: str
    """Relative to the repository."""
    line: Line | None
    """null: it concerns the file as a whole."""
    column: Positive
    """From 1: the start of what the message quotes, otherwise the start of the line's text."""
    length: Positive
    """How many characters the message quotes; 1: none."""
    rule: str
    family: Family
    severity: Severity
    message: str
    source: str | None
    """The line as written; null if there is none, or it must not be repeated."""
    fingerprint: str
    """Identifies the finding while rule, file and text stay the same, wherever the line moves."""


class BaselineEntryRecord(Struct, frozen=True):
    """An entry of the baseline that no longer occurs."""

    path: str
    rule: str
    fingerprint: str


class CheckReportRecord(Struct, frozen=True, kw_only=True):
    """A whole report."""

    format: str = FORMAT
    schema_version: str = SCHEMA_VERSION
    summary: CheckFiguresRecord
    findings: tuple[ReportedFindingRecord, ...]
    suppressed: tuple[ReportedFindingRecord, ...]
    gone: tuple[BaselineEntryRecord, ...]
