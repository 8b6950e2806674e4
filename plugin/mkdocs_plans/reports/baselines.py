"""A baseline: accepted findings, so that `plans check` reports only new ones in an existing repository."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from pathlib import Path

from .as_json import encode
from .report import BaselineEntry, ReportedFinding

FORMAT = "mkdocs-plans-baseline"
SCHEMA_VERSION = "1.0"
_KEYS = ("path", "rule", "fingerprint")


class BaselineError(ValueError):
    """The file is not a baseline. The message gives the reason."""


def of(problems: Iterable[ReportedFinding]) -> frozenset[BaselineEntry]:
    """Return the baseline entries of some problems."""
    return frozenset(map(_key, problems))


def written(held: Iterable[BaselineEntry]) -> str:
    """Return the text of a baseline file, sorted, so that its lines can be compared."""
    findings = [{key: getattr(one, key) for key in _KEYS} for one in sorted(held, key=_order)]
    return encode({"format": FORMAT, "schema_version": SCHEMA_VERSION, "findings": findings})


def read(path: Path) -> frozenset[BaselineEntry]:
    """Read a baseline.

    Raises:
        OSError: The file cannot be read.
        BaselineError: The file does not exist, or is not a baseline.
    """
    try:
        given = json.loads(path.read_bytes().decode("utf-8"))
    except FileNotFoundError:
        raise BaselineError(f"{path}: the file does not exist: write it with --write-baseline") from None
    except (ValueError, RecursionError):
        raise BaselineError(f"{path}: this file is not JSON; write it with --write-baseline") from None
    if not isinstance(given, dict) or given.get("format") != FORMAT:
        raise BaselineError(f"{path}: this file is not a baseline; write one with --write-baseline")
    found = given.get("findings")
    if str(given.get("schema_version", "")).partition(".")[0] != SCHEMA_VERSION.partition(".")[0]:
        raise BaselineError(f"{path}: this baseline was written by another version; write it again")
    if not isinstance(found, list) or not all(_is_known(one) for one in found):
        raise BaselineError(f"{path}: this baseline is damaged; write it again with --write-baseline")
    return frozenset(BaselineEntry(one["path"], one["rule"], one["fingerprint"]) for one in found)


def compare(
    problems: Iterable[ReportedFinding], held: frozenset[BaselineEntry], looked_at: Collection[str] | None
) -> tuple[tuple[ReportedFinding, ...], int, tuple[BaselineEntry, ...]]:
    """Return the new problems, the number of accepted ones, and the entries that no longer occur.

    Args:
        problems: The current problems.
        held: The baseline.
        looked_at: The paths that were checked; `None` for all paths.
    """
    every = list(problems)
    new = tuple(problem for problem in every if _key(problem) not in held)
    occurring = {_key(problem) for problem in every}
    gone = sorted(
        (
            known
            for known in held
            if known not in occurring and (looked_at is None or known.path in looked_at)
        ),
        key=_order,
    )
    return new, len(every) - len(new), tuple(gone)


def _order(known: BaselineEntry) -> tuple[str, str, str]:
    return known.path, known.rule, known.fingerprint


def _key(problem: ReportedFinding) -> BaselineEntry:
    path = problem.path.encode("utf-8", "replace").decode()  # In the form that a baseline can contain.
    return BaselineEntry(path, problem.finding.rule, problem.fingerprint)


def _is_known(one: object) -> bool:
    return isinstance(one, dict) and all(isinstance(one.get(key), str) for key in _KEYS)
