"""`plans check --fix` and `--diff`: the fixes of many files, written together or only printed."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator
from pathlib import Path

from mkdocs_plans.atomic_write import write_all
from mkdocs_plans.checks.secrets import redacted
from mkdocs_plans.markdown.text import decode
from mkdocs_plans.model.rule import CATALOGUE
from mkdocs_plans.portal.build import PlanSource
from mkdocs_plans.terminal_text import strip_control

from .check_run import CheckRun, content, fixed_text, is_linked


def write_fixes(checked: CheckRun, warn: Callable[[str], None]) -> dict[str, int]:
    """Write every fix: all of them, or none.

    Args:
        checked: The files.
        warn: Called with a message for each file that is left alone because it is a link.

    Returns:
        How many fixes were written, by file.

    Raises:
        OSError: A file cannot be written; then none was.
    """
    files: dict[Path, bytes] = {}
    counts: dict[str, int] = {}
    for source in checked.sources:
        if is_linked(source):
            if any(CATALOGUE[finding.rule].fixable for finding in source.entry.all_findings):
                warn(f"{source.entry.plan.path}: not fixed, because it is a symbolic link; fix its target")
            continue
        result = fixed_text(source, checked)
        if result.fixes:
            files[source.location] = result.raw
            counts[source.entry.plan.path] = len(result.fixes)
    write_all(files)
    return counts


def differences(checked: CheckRun) -> str:
    """Return what `--fix` would change, as a unified diff; secrets are redacted."""
    return "\n".join(line for source in checked.sources for line in _difference(source, checked))


def _difference(source: PlanSource, checked: CheckRun) -> Iterator[str]:
    result = fixed_text(source, checked)
    if not result.fixes:
        return
    before, after = (_lines(raw) for raw in (content(source) or b"", result.raw))
    name = strip_control(source.entry.plan.path)
    for line in difflib.unified_diff(before, after, f"a/{name}", f"b/{name}", lineterm=""):
        yield strip_control(line)


def _lines(raw: bytes) -> list[str]:
    return redacted(decode(raw).text).split("\n")
