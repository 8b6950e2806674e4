"""The result of a check, which every format writes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from mkdocs_plans.checks.secrets import secrets_in
from mkdocs_plans.markdown.blocks import BOX_MARKS
from mkdocs_plans.markdown.text import LineIndex, decode
from mkdocs_plans.model.phrases import plural
from mkdocs_plans.model.plan import Finding, Severity
from mkdocs_plans.model.rule import CATALOGUE, Family, Rule

_BOX = re.compile(rf"\[[{BOX_MARKS}]\]")
_QUOTES = re.compile('"([^"…]+)…?"')


@dataclass(frozen=True, slots=True)
class ReportedFinding:
    """A finding with its file, line and column."""

    path: str
    """Relative to the repository."""
    finding: Finding
    column: int
    """1-based: the start of what the message quotes, or the start of the text if it quotes nothing."""
    length: int
    """The number of characters that it quotes; 1 if it quotes none."""
    source: str | None
    """The line as written; `None` if there is none, or if it may contain a secret."""
    fingerprint: str
    """Identifies the finding by rule, file and text, wherever the line moves."""

    @property
    def rule(self) -> Rule:
        """The rule of the finding."""
        return CATALOGUE[self.finding.rule]

    @property
    def severity(self) -> Severity:
        """The severity of the finding."""
        return self.finding.severity

    @property
    def line(self) -> int:
        """The line to point at: the first line if the finding concerns the whole file."""
        return self.finding.line or 1


@dataclass(frozen=True, slots=True)
class BaselineEntry:
    """A finding in a baseline."""

    path: str
    rule: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of a check."""

    problems: tuple[ReportedFinding, ...]
    """By path, then by line."""
    files: tuple[str, ...]
    """The files that were checked, relative to the repository."""
    suppressed: tuple[ReportedFinding, ...] = ()
    """The findings that plans suppress."""
    known: int = 0
    """The number of findings that the baseline contains, which are left out."""
    gone: tuple[BaselineEntry, ...] = ()
    """Entries of the baseline that no longer occur."""
    fail_on: Severity = Severity.ERROR
    fixable: int = 0
    """The number of problems that `--fix` would fix."""

    @property
    def failed(self) -> bool:
        """Whether a problem reaches the severity that the check fails on."""
        return any(self.fails(problem) for problem in self.problems)

    def fails(self, problem: ReportedFinding) -> bool:
        """Whether a problem fails the check."""
        return problem.severity.reaches(self.fail_on)

    def count(self, severity: Severity) -> int:
        """Return the number of problems of one severity."""
        return sum(problem.severity is severity for problem in self.problems)


def problems(path: str, findings: Iterable[Finding], raw: bytes | None) -> list[ReportedFinding]:
    """Return the findings of one file with their lines and columns.

    Args:
        path: The file, relative to the repository.
        findings: The findings, in any order.
        raw: The bytes of the file; `None` if it cannot be read.
    """
    text = decode(raw).text if raw is not None else ""
    lines = text.split("\n")
    withheld = _lines_of_secrets(text)
    occurrences: Counter[tuple[str, str]] = Counter()
    found = []
    for finding in sorted(findings, key=lambda finding: (finding.line or 0, finding.rule, finding.message)):
        at = (finding.line or 0) - 1
        source = lines[at] if 0 <= at < len(lines) else None
        key = finding.rule, _normal(source or "")
        occurrences[key] += 1
        fingerprint = _digest(finding.rule, path, key[1], str(occurrences[key]))
        secret = CATALOGUE[finding.rule].family is Family.SAFETY or at in withheld
        start, length = _quoted(source or "", "" if secret else finding.message)
        shown_source = None if secret or not source else source
        found.append(ReportedFinding(path, finding, start + 1, length, shown_source, fingerprint))
    return sorted(found, key=lambda problem: (problem.line, problem.column))


def _quoted(source: str, message: str) -> tuple[int, int]:
    """Return the start, from 0, and the length of what a message quotes of a line."""
    for words in _QUOTES.findall(message):
        at = source.find(words)
        if at >= 0 and len(words) > 1:
            return at, len(words)
    return (len(source) - len(source.lstrip()) if source.strip() else 0), 1


def _lines_of_secrets(text: str) -> set[int]:
    """Return the lines, from 0, that hold a secret."""
    secrets = secrets_in(text)
    index = LineIndex(text if secrets else "")
    return {
        line
        for secret in secrets
        for line in range(index.line_at(secret.start) - 1, index.line_at(secret.end))
    }


SUMMARY_LINE = (
    r"(?:[\d,]+ errors?, [\d,]+ warnings?, [\d,]+ info in [\d,]+ of|No findings in) [\d,]+ files?[.;]"
)
"""A regular expression for the beginning of what `summary` returns."""


def summary(report: Report) -> str:
    """Return one line about all findings, and about those that are not shown."""
    if report.problems:
        counts = [
            plural(report.count(Severity.ERROR), "error"),
            plural(report.count(Severity.WARNING), "warning"),
            f"{report.count(Severity.INFO):,} info",
        ]
        files = len({problem.path for problem in report.problems})
        facts = [f"{', '.join(counts)} in {files:,} of {plural(len(report.files), 'file')}"]
    else:
        facts = [f"No findings in {plural(len(report.files), 'file')}"]
    if report.fixable:
        facts.append(f"{report.fixable:,} can be fixed with --fix")
    if report.suppressed:
        facts.append(f"{len(report.suppressed):,} suppressed in files")
    if report.known:
        facts.append(f"{report.known:,} in the baseline")
    if report.gone:
        gone = "1 baseline entry no longer occurs: --prune removes it"
        if len(report.gone) > 1:
            gone = f"{len(report.gone):,} baseline entries no longer occur: --prune removes them"
        facts.append(gone)
    return "; ".join(facts) + "."


def _normal(line: str) -> str:
    """Return the letters and digits of a line, without its box."""
    return "".join(character for character in _BOX.sub("", line, count=1).casefold() if character.isalnum())


def _digest(*parts: str) -> str:
    joined = "\0".join(parts).encode("utf-8", "replace")
    return blake2b(joined, digest_size=16).hexdigest()
