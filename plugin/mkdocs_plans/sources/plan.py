"""From a file to its plan, even if the file changes or vanishes meanwhile."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import msgspec

from mkdocs_plans.checks.secrets import redacted, secrets_shown
from mkdocs_plans.checks.text_rules import with_text
from mkdocs_plans.markdown.parsed_file import ParsedFile
from mkdocs_plans.markdown.text import decode
from mkdocs_plans.model.plan import Finding, Plan, State, Status, StatusSource
from mkdocs_plans.model.rule import finding
from mkdocs_plans.reading import read
from mkdocs_plans.reading.explain import ReadingRecord, explain, explained, reading_record
from mkdocs_plans.reading.explanation import Explanation
from mkdocs_plans.reading.plan import outline_file, plan_of
from mkdocs_plans.reading.unclassified import Unclassified, unclassified_of
from mkdocs_plans.reading.unknown_words import unknown_words
from mkdocs_plans.vocabulary.vocabulary import Vocabulary

from .folder import LEADS_OUT, PlanFile, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def load(
    file: PlanFile, words: Vocabulary, *, path: str | None = None, folders: Sequence[str] | None = None
) -> Plan:
    """Read a plan. No content makes this raise: a problem becomes a finding of the plan.

    Args:
        file: The file.
        words: The vocabulary to read with.
        path: The path of the plan; by default that of the file.
        folders: The names of the folders above the file that may state its status, outermost first.
    """
    path = file.path if path is None else path
    try:
        raw = file.read()
    except UnreadableError as problem:
        return unreadable(path, str(problem))
    text = ParsedFile(raw)
    return with_text(read(text, path, folders=folders, words=words), text, words=words)


def load_for_portal(
    file: PlanFile, words: Vocabulary, *, path: str, folders: Sequence[str], with_record: bool
) -> tuple[Plan, bytes]:
    """Read a plan with the words that are not in the vocabulary. No content makes this raise.

    Args:
        file: As for `load`.
        words: As for `load`.
        path: As for `load`.
        folders: As for `load`.
        with_record: Whether to record how it is read.

    Returns:
        The plan, and how it was read for `explain_plan`. This is empty if it is not recorded, and if a secret
        is found, because texts in it are not redacted.
    """
    try:
        raw = file.read()
    except UnreadableError as problem:
        return unreadable(path, str(problem)), b""
    text = ParsedFile(raw)
    source = outline_file(text, path, folders=folders, words=words)
    plan = plan_of(source)
    plan = replace(plan, unknown_words=unknown_words(source.outline, source.front, plan))
    plan = with_text(plan, text, words=words)
    record = b""
    if with_record and not any(finding.rule == "secret" for finding in plan.findings):
        record = _ENCODER.encode(reading_record(source, plan))
    source.outline.release()
    return plan, record


def recorded_ids(record: bytes) -> tuple[str, ...] | None:
    """Return the ids of the text of a plan from what `load_for_portal` recorded; `None`: render it."""
    return _DECODER.decode(record).ids


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(ReadingRecord)


def load_all(
    raw: bytes, path: str, folders: Sequence[str] | None, words: Vocabulary
) -> tuple[Plan, Unclassified]:
    """Read a plan from its bytes, and the other content of its file.

    Args:
        raw: The content of the file.
        path: The path of the plan.
        folders: As for `load`.
        words: As for `load`.
    """
    text = ParsedFile(raw)
    source = outline_file(text, path, folders=folders, words=words)
    plan = plan_of(source)
    rest = unclassified_of(source, plan)
    source.outline.release()
    return with_text(plan, text, words=words), rest


def load_items(
    raw: bytes, path: str, folders: Sequence[str], words: Vocabulary
) -> tuple[Plan, tuple[str, ...]]:
    """Read a plan from its bytes without the findings about its text.

    Args:
        raw: The content of the file.
        path: The path of the plan.
        folders: As for `load`.
        words: As for `load`.

    Returns:
        The plan, and the secrets of the file that a part of it may show unrecognised.
    """
    source = outline_file(raw, path, folders=folders, words=words)
    plan = plan_of(source)
    source.outline.release()
    return plan, secrets_shown(source.text.text)


def explain_plan(
    raw: bytes,
    plan: Plan,
    folders: Sequence[str] | None,
    words: Vocabulary,
    *,
    record: bytes = b"",
    findings: Iterable[Finding],
    suppressed: Iterable[Finding] = (),
) -> Explanation:
    """Explain how a plan was read. Secrets that are reported are redacted in the text.

    Args:
        raw: The bytes of the file.
        plan: What was read from them; its own secrets are redacted already.
        folders: As for `load`.
        words: As for `load`.
        record: How it was read, from `load_for_portal`; empty to read it again.
        findings: The findings to show.
        suppressed: The findings that the plan suppresses.
    """
    shown = tuple(findings)
    text = decode(raw).text
    if record:
        return explained(_DECODER.decode(record), text, plan, shown, suppressed)
    if any(finding.rule == "secret" for finding in shown):
        text = redacted(text)
    source = outline_file(text, plan.path, folders=folders, words=words)
    explanation = explain(source, plan, shown, suppressed)
    source.outline.release()
    return explanation


def unreadable(path: str, reason: str) -> Plan:
    """Describe a file that could not be read, so that it is listed."""
    if reason == LEADS_OUT:
        problem = finding("symlink-out", f"The file {reason}: replace it with a copy, or exclude it.")
    else:
        problem = finding("unreadable", f"The file {reason}.")
    return Plan(
        path=path,
        title=PurePosixPath(path).stem or path,
        title_line=None,
        status=Status(State.UNKNOWN, None, StatusSource.NONE),
        date=None,
        findings=(problem,),
    )


def folders_above(absolute: Path, boundary: Path | None = None) -> tuple[str, ...]:
    """Name the folders above a file that may state its status, outermost first.

    Args:
        absolute: The file.
        boundary: The plans folder, the outermost folder that counts. Without it, all folders below the root
            of the repository count, or all folders if there is no repository.
    """
    parents = absolute.parents
    if boundary is not None and boundary in parents:
        return tuple(p.name for p in reversed(parents[: parents.index(boundary) + 1]))
    root = next((p for p in parents if (p / ".git").exists()), Path(absolute.anchor))
    return tuple(p.name for p in reversed(parents[: parents.index(root)]))
