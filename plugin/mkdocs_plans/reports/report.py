"""What a check found, ready to be told in any format."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from mkdocs_plans.checks.secrets import secrets_in
from mkdocs_plans.markdown.text import LineIndex, decode
from mkdocs_plans.model.phrases import plural
from mkdocs_plans.model.plan import Finding, Severity
from mkdocs_plans.model.rule import CATALOGUE, Family, Rule

_BOX = re.compile(r"\[[ xX~/!-]\]")
_QUOTES = re.compile("“([^”…]{2,})")


@dataclass(frozen=True, slots=True)
class ReportedFinding:
    """A finding with its place."""

    path: str
    """Relative to the repository."""
    shown: str
    """The same as the user would name it: relative to the current folder."""
    finding: Finding
    column: int
    """1-based: where what the message quotes begins; the text of the line where it quotes nothing of it."""
    length: int
    """How many characters it quotes; 1 where it quotes none."""
    source: str | None
    """The line as it is written; `None` where there is none, and where it must not be repeated."""
    fingerprint: str
    """The same while rule, file and text stay the same, wherever the line moves."""

    @property
    def rule(self) -> Rule:
        """The rule of the finding."""
        return CATALOGUE[self.finding.rule]

    @property
    def severity(self) -> Severity:
        """How grave it is here."""
        return self.finding.severity

    @property
    def line(self) -> int:
        """The line to point at: the first where the finding concerns the whole file."""
        return self.finding.line or 1


@dataclass(frozen=True, slots=True)
class BaselineEntry:
    """A finding that a baseline holds."""

    path: str
    rule: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that a check found."""

    problems: tuple[ReportedFinding, ...]
    """By path, then by line."""
    files: tuple[str, ...]
    """What was looked at, as the user would name it."""
    suppressed: tuple[ReportedFinding, ...] = ()
    """What plans asked not to be told."""
    known: int = 0
    """Findings that are left out because the baseline holds them."""
    gone: tuple[BaselineEntry, ...] = ()
    """Entries of the baseline that no longer occur."""
    fail_on: Severity = Severity.ERROR
    fixable: int = 0
    """How many of the problems `--fix` would mend."""

    @property
    def failed(self) -> bool:
        """Whether anything is as grave as what the check fails on."""
        return any(self.fails(problem) for problem in self.problems)

    def fails(self, problem: ReportedFinding) -> bool:
        """Whether a problem is grave enough to fail the check."""
        return problem.severity.reaches(self.fail_on)

    def count(self, severity: Severity) -> int:
        """How many problems are of one severity."""
        return sum(problem.severity is severity for problem in self.problems)


def problems(path: str, shown: str, findings: Iterable[Finding], raw: bytes | None) -> list[ReportedFinding]:
    """Give the findings of one file their places.

    Args:
        path: the file, relative to the repository.
        shown: the file as the user would name it.
        findings: what was found in it, in any order.
        raw: its bytes; `None` where they cannot be had.
    """
    text = decode(raw).text if raw is not None else ""
    lines = text.split("\n")
    withheld = _lines_of_secrets(text)
    twins: Counter[tuple[str, str]] = Counter()
    found = []
    for told in sorted(findings, key=lambda told: (told.line or 0, told.rule, told.message)):
        at = (told.line or 0) - 1
        source = lines[at] if 0 <= at < len(lines) else None
        said = _normal(source or "")
        twins[told.rule, said] += 1
        mark = _digest(told.rule, path, said, str(twins[told.rule, said]))
        secret = CATALOGUE[told.rule].family is Family.SAFETY or at in withheld
        start, length = _quoted(source or "", "" if secret else told.message)
        shown_source = None if secret or not source else source
        found.append(ReportedFinding(path, shown, told, start + 1, length, shown_source, mark))
    return sorted(found, key=lambda problem: (problem.line, problem.column))


def _quoted(source: str, message: str) -> tuple[int, int]:
    """Where a line holds what a message quotes, from 0, and how long that is."""
    for words in _QUOTES.findall(message):
        at = source.find(words)
        if at >= 0:
            return at, len(words)
    return (len(source) - len(source.lstrip()) if source.strip() else 0), 1


def _lines_of_secrets(text: str) -> set[int]:
    """The lines, from 0, on which a secret stands."""
    secrets = secrets_in(text)
    index = LineIndex(text if secrets else "")
    return {
        line
        for secret in secrets
        for line in range(index.line_at(secret.start) - 1, index.line_at(secret.end))
    }


def summary(report: Report) -> str:
    """One line on all that was found, and on what was not told."""
    if report.problems:
        counts = [
            plural(report.count(Severity.ERROR), "error"),
            plural(report.count(Severity.WARNING), "warning"),
            f"{report.count(Severity.INFO):,} info",
        ]
        files = len({problem.path for problem in report.problems})
        said = [f"{', '.join(counts)} in {files:,} of {plural(len(report.files), 'file')}"]
    else:
        said = [f"No findings in {plural(len(report.files), 'file')}"]
    if report.fixable:
        said.append(f"{report.fixable:,} can be mended with --fix")
    if report.suppressed:
        said.append(f"{len(report.suppressed):,} suppressed in the files")
    if report.known:
        said.append(f"{report.known:,} in the baseline")
    if report.gone:
        gone = "1 entry of the baseline no longer occurs"
        if len(report.gone) > 1:
            gone = f"{len(report.gone):,} entries of the baseline no longer occur"
        said.append(f"{gone}: --prune takes out what is gone")
    return "; ".join(said) + "."


def _normal(line: str) -> str:
    """What a line says, without its box, marks and blanks."""
    return "".join(character for character in _BOX.sub("", line, count=1).casefold() if character.isalnum())


def _digest(*parts: str) -> str:
    joined = "\0".join(parts).encode("utf-8", "replace")
    return blake2b(joined, digest_size=16).hexdigest()
