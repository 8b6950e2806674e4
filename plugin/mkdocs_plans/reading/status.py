"""The status of a plan, from the first position that states one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mkdocs_plans.model.phrases import truncate
from mkdocs_plans.model.plan import Finding, Severity, State, Status, StatusSource
from mkdocs_plans.model.rule import finding
from mkdocs_plans.reading.fields import Field
from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.reading.sections import Outline
from mkdocs_plans.reading.status_statements import Statement, implementation_of, statements_of
from mkdocs_plans.reading.status_words import is_menu

_SHOWN = 60
_RECORD_ID = re.compile(r"adr[-_ ]?\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlanLocation:
    """The folders of a plan that name a state."""

    folders: Sequence[str]
    """The folders above it inside the plans folder, nearest last."""
    is_record: bool
    """Whether the plan is a decision record."""

    def state(self, lexicon: Lexicon) -> State | None:
        """Return the state of the nearest folder that means one."""
        name = self._name(lexicon)
        if name is None:
            return None
        permitted = name.casefold() in lexicon.words.permitted_in_records
        return State.COMPLETED if self.is_record and permitted else lexicon.folder_state(name)

    def is_archive(self, lexicon: Lexicon) -> bool:
        """Whether that folder is an archive: teams also move plans there that they postponed or gave up."""
        name = self._name(lexicon) or ""
        return bool(lexicon.archived_at_start.match(name.casefold().lstrip("._")))

    def _name(self, lexicon: Lexicon) -> str | None:
        names = reversed(self.folders[-4:])
        return next((name for name in names if lexicon.folder_state(name) is not None), None)


def location_of(title: str, file_name: str, folders: Sequence[str], lexicon: Lexicon) -> PlanLocation:
    """Return the location of a plan, and whether it is a decision record."""
    in_folder = any(name.casefold() in lexicon.words.record_folders for name in folders[-4:])
    return PlanLocation(folders, in_folder or any(_RECORD_ID.match(text) for text in (title, file_name)))


def status_of(
    outline: Outline, front: list[Field], fields: list[Field], place: PlanLocation
) -> tuple[Status, list[Finding]]:
    """Return the declared status, and the findings about it.

    The first statement counts. The folder decides where nothing is stated, where the word is unknown, and
    in a folder of completed plans, where the plan is only permitted (`approved`) or completed in part.
    """
    lexicon = outline.lexicon
    statements = list(statements_of(outline, front, fields))
    folder = place.state(lexicon)
    if not statements:
        if folder is not None:
            return Status(folder, None, StatusSource.FOLDER), []
        missing = finding("status-missing", "The plan states no status: add `**Status:** Planning`.")
        return Status(State.UNKNOWN, None, StatusSource.NONE), [missing]
    first = statements[0]
    state = _state_in_records(first, place, lexicon)
    permits = first.stated.word in lexicon.words.permissions and not place.is_record
    findings = list(_disagreements(statements, folder, place, lexicon))
    by_folder = Status(folder or State.COMPLETED, first.raw, StatusSource.FOLDER, first.line)
    if first.stated.word in lexicon.words.archived:
        return by_folder, findings
    if state is None:
        findings.append(_unknown(first, folder, lexicon))
        if folder is not None:
            return by_folder, findings
        return Status(State.UNKNOWN, first.raw, first.source, first.line), findings
    if permits:
        work = implementation_of(front, fields, lexicon)
        if work is not None and work.stated.state is not None:
            return Status(work.stated.state, work.raw, work.source, work.line), findings
    if folder is State.COMPLETED and (permits or first.stated.is_partial):
        return by_folder, findings
    return Status(state, first.raw, first.source, first.line), findings


def _state_in_records(statement: Statement, place: PlanLocation, lexicon: Lexicon) -> State | None:
    """Return the stated state; a word that permits work to begin completes a decision record."""
    if place.is_record and statement.stated.word in lexicon.words.permitted_in_records:
        return State.COMPLETED
    return statement.stated.state


def _unknown(first: Statement, folder: State | None, lexicon: Lexicon) -> Finding:
    if is_menu(first.raw, lexicon):
        message = "The status is still the list of choices of the template: keep one of them."
        return finding("status-missing", message, first.line)
    message = f'Status not recognised: "{truncate(first.raw, _SHOWN)}"'
    if folder is None:
        message = f"{message}. Begin with a word such as Planning or Completed."
        return finding("status-unknown-word", message, first.line)
    message = f"{message}. The plan counts as {folder}, because of its folder: use a recognised word."
    return finding("status-unknown-word", message, first.line, severity=Severity.INFO)


def _disagreements(
    statements: list[Statement], folder: State | None, place: PlanLocation, lexicon: Lexicon
) -> Iterator[Finding]:
    first = statements[0]
    state = _state_in_records(first, place, lexicon)
    if state is None:
        return
    for other in statements[1:]:
        if other.is_longer or _same_words(first.raw, other.raw):
            continue
        if _state_in_records(other, place, lexicon) not in (state, None):
            here, there = truncate(first.raw, _SHOWN), truncate(other.raw, _SHOWN)
            message = f'The status is "{here}" here, but "{there}" in line {other.line}: delete one of them.'
            yield finding("status-two-places-disagree", message, first.line)
            break
    yields = folder is State.COMPLETED and (
        first.stated.word in lexicon.words.permissions or first.stated.is_partial
    )
    if folder is not None and folder is not state and not yields:
        message = (
            f'The status is "{truncate(first.raw, _SHOWN)}", but the folder is for {folder} plans: '
            "move the file, or correct the status."
        )
        given_up = state in (State.PLANNING, State.ON_HOLD) and place.is_archive(lexicon)
        severity = Severity.INFO if given_up or folder.finished is state.finished else None
        yield finding("status-folder-disagrees", message, first.line, severity=severity)


def _same_words(one: str, other: str) -> bool:
    """Whether two statements differ only in case, marks and punctuation."""
    return re.findall(r"\w+", one.casefold()) == re.findall(r"\w+", other.casefold())
