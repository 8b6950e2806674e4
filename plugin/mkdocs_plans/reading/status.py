"""The status of a plan, by the first place that states one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from mkdocs_plans.markdown.blocks import Inline, List, Paragraph, SpanKind, Table
from mkdocs_plans.model.phrases import truncate
from mkdocs_plans.model.plan import Finding, RelationKind, Severity, State, Status, StatusSource
from mkdocs_plans.model.rule import finding
from mkdocs_plans.reading.fields import Field, first, header_sections, in_text
from mkdocs_plans.reading.items import is_unfilled, unmarked
from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.reading.patterns import any_of
from mkdocs_plans.reading.sections import Outline, Section
from mkdocs_plans.vocabulary import Role, Vocabulary
from mkdocs_plans.vocabulary.normalise import EMOJI, fold, label_of

_CLAUSE_END = re.compile(r"\s[—–-]\s|[(.,;|·:。；，：（]")
_LABEL_END = re.compile(r"[:：]|\s[—–-]\s")
_BRACES = re.compile(r"\{[^{}]*\}")
_LEADING = re.compile(rf"[\s{EMOJI}*_`~\[(\"'“]+")
_TITLE_MARKER = re.compile(
    rf"(?:(?:\s[(\[]|（)\s*[{EMOJI}\s]*([^()\[\]（）]+)[)\]）]|[{EMOJI}]\s*([^{EMOJI}()\[\]]+))[\s{EMOJI}]*$"
)
_SHOWN = 60
_RECORD_ID = re.compile(r"adr[-_ ]?\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Statement:
    """What one place says."""

    source: StatusSource
    raw: str
    line: int
    word: str | None
    """The listed word it begins with."""
    state: State | None


@dataclass(frozen=True, slots=True)
class PlanLocation:
    """The folders of a plan, as far as they mean a state."""

    folders: Sequence[str]
    """The folders above it inside the plans folder, nearest last."""
    is_record: bool
    """Whether the plan is a decision record."""

    def state(self, lexicon: Lexicon) -> State | None:
        """Return the state of the nearest folder that means one."""
        for name in reversed(self.folders[-4:]):
            state = lexicon.folder_state(name)
            if state is None:
                continue
            permitted = name.casefold() in lexicon.words.permitted_in_records
            return State.COMPLETED if self.is_record and permitted else state
        return None


def location_of(title: str, file_name: str, folders: Sequence[str], lexicon: Lexicon) -> PlanLocation:
    """Return the location of a plan, and whether it is a decision record."""
    in_folder = any(name.casefold() in lexicon.words.record_folders for name in folders[-4:])
    return PlanLocation(folders, in_folder or any(_RECORD_ID.match(text) for text in (title, file_name)))


def status_of(
    outline: Outline, front: list[Field], fields: list[Field], place: PlanLocation
) -> tuple[Status, list[Finding]]:
    """Return the declared status, and the findings about it.

    The first statement counts. The folder decides where nothing is stated, where the word is unknown, and
    where the plan is only permitted (`approved`) but lies among the completed ones.
    """
    lexicon = outline.lexicon
    statements = list(_statements(outline, front, fields, place))
    folder = place.state(lexicon)
    if not statements:
        if folder is not None:
            return Status(folder, None, StatusSource.FOLDER), []
        missing = finding("status-missing", "The plan states no status: add `**Status:** Planning`.")
        return Status(State.UNKNOWN, None, StatusSource.NONE), [missing]
    stated = statements[0]
    findings = list(_disagreements(statements, folder, lexicon))
    if stated.word in lexicon.words.archived:
        return Status(folder or State.COMPLETED, stated.raw, StatusSource.FOLDER, stated.line), findings
    if stated.state is None:
        findings.append(_unknown(stated, folder, lexicon))
        if folder is not None:
            return Status(folder, stated.raw, StatusSource.FOLDER, stated.line), findings
        return Status(State.UNKNOWN, stated.raw, stated.source, stated.line), findings
    if folder is State.COMPLETED and stated.word in lexicon.words.permissions and not place.is_record:
        return Status(folder, stated.raw, StatusSource.FOLDER, stated.line), findings
    return Status(stated.state, stated.raw, stated.source, stated.line), findings


def _unknown(stated: _Statement, folder: State | None, lexicon: Lexicon) -> Finding:
    if is_menu(stated.raw, lexicon):
        return finding(
            "status-missing",
            "The status is still the list of choices of the template: keep one of them.",
            stated.line,
        )
    message = f'Status not recognised: "{truncate(stated.raw, _SHOWN)}"'
    if folder is None:
        message = f"{message}. Begin with a word such as Planning or Completed."
        return finding("status-unknown-word", message, stated.line)
    message = f"{message}. The plan counts as {folder}, because of its folder: use a recognised word."
    return finding("status-unknown-word", message, stated.line, severity=Severity.INFO)


def state_of(text: str, lexicon: Lexicon) -> tuple[str | None, State | None]:
    """Return the listed word that a stated text begins with, and its state; an unfilled menu has none."""
    if is_menu(text, lexicon):
        return None, None
    lead = _LEADING.match(text)
    clause = fold(text[lead.end() :] if lead else text)
    end = _CLAUSE_END.search(clause)
    clause = clause[: end.start()] if end else clause
    word = lexicon.state_in(clause)
    if word is None:
        archived = lexicon.archived_at_start.match(clause)
        return (archived[0] if archived else None), None
    return word, lexicon.states[word]


def is_menu(text: str, lexicon: Lexicon) -> bool:
    """Whether a status is still a menu of choices, or in braces."""
    if _BRACES.search(text):
        return True
    choices = [fold(part).strip(" .[]()") for part in text.split("|")]
    return len(choices) > 1 and sum(part in lexicon.states for part in choices) > 1


def _statements(
    outline: Outline, front: list[Field], fields: list[Field], place: PlanLocation
) -> Iterator[_Statement]:
    lexicon = outline.lexicon
    raws: list[tuple[StatusSource, str, int]] = [
        (StatusSource.FRONT_MATTER, unmarked(field.text), field.line)
        for field in first(front, "status", lexicon)
    ]
    raws += [(StatusSource.FIELD, field.text, field.line) for field in first(fields, "status", lexicon)]
    raws += [(StatusSource.SECTION, raw, line) for raw, line in _sections(outline)]
    for source, raw, line in raws:
        if raw.strip():
            word, state = state_of(raw, lexicon)
            yield _Statement(source, raw, line, word, _in_record(word, state, place, lexicon))
    for source, raw, line, word in (*_banners(outline), *_title_marker(outline)):
        yield _Statement(source, raw, line, word, _in_record(word, lexicon.states.get(word), place, lexicon))


def _in_record(word: str | None, state: State | None, place: PlanLocation, lexicon: Lexicon) -> State | None:
    if place.is_record and word in lexicon.words.permitted_in_records:
        return State.COMPLETED
    return state


def _sections(outline: Outline) -> Iterator[tuple[str, int]]:
    """What the sections on the status say."""
    names = outline.lexicon.status_names
    top = min((section.level for section in outline.sections if section.heading), default=0)
    for section in outline.sections:
        if section.heading is None or section.is_title or section.level not in (2, top):
            continue
        if section.heading_match.text in names:
            stated = _first_words(section, outline.lexicon)
            if stated is not None:
                yield stated
            continue
        end = _LABEL_END.search(section.name)
        if end is None or label_of(section.name[: end.start()]) not in names:
            continue
        if value := " ".join(section.name[end.end() :].split()):
            yield value, section.line


def _first_words(section: Section, lexicon: Lexicon) -> tuple[str, int] | None:
    """The first paragraph or plain list item of a section, without a repeated label."""
    for block in section.blocks:
        if type(block) is Table:
            return None
        if type(block) is Paragraph:
            return _without_label(block.text, lexicon), block.line
        if type(block) is List:
            item = block.items[0]
            if item.mark is not None or not item.blocks or type(item.blocks[0]) is not Paragraph:
                return None
            return _without_label(item.blocks[0].text, lexicon), item.line
    return None


def _without_label(text: Inline, lexicon: Lexicon) -> str:
    labels = (*lexicon.words.status_labels, *lexicon.words.roles[Role.STATUS])
    fields = in_text(text, lexicon)
    whole = " ".join(text.text.split())
    if fields and fields[0].label.endswith(labels) and label_of(whole).startswith(fields[0].label):
        return fields[0].text
    return whole


def _banners(outline: Outline) -> Iterator[tuple[StatusSource, str, int, str]]:
    """Paragraphs of the header that begin with a state in capitals or bold."""
    for section in header_sections(outline):
        for block in section.blocks:
            if type(block) is Paragraph:
                word = _banner_word(block.text, outline.lexicon)
                if word is not None:
                    yield StatusSource.BANNER, " ".join(block.text.text.split()), block.line, word


def _banner_word(text: Inline, lexicon: Lexicon) -> str | None:
    words = lexicon.words
    lead = _LEADING.match(text.text)
    start = lead.end() if lead else 0
    plain = text.text[start : start + 80]
    folded = plain.casefold()
    found = lexicon.state_at_start.match(folded) or lexicon.archived_at_start.match(folded)
    if found is None or found[0] in words.no_markers:
        return None
    word = found[0]
    label = next(iter(in_text(text, lexicon)), None)
    if label is not None and not label_of(plain).startswith(label.label):
        label = None  # it begins further on
    known = lexicon.labels.get(label.label) if label is not None else None
    if known is not None and label is not None:
        named = known is RelationKind.SUPERSEDED_BY and not is_unfilled(label.text, lexicon)
        return word if named else None
    if word in words.banner_words or plain[: len(word)].isupper():
        return word
    bold = any(span.kind is SpanKind.STRONG and span.start <= start < span.end for span in text.spans)
    return word if bold and label is None else None


@lru_cache(maxsize=8)
def _going_on(words: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words.marker_joints)}|v\d+(?:\.\d+)*$)(?!\w)")


def _title_marker(outline: Outline) -> Iterator[tuple[StatusSource, str, int, str]]:
    """A state in parentheses or behind an emoji at the end of the title."""
    if outline.title is None:
        return
    found = _TITLE_MARKER.search(outline.title.name[-200:])
    if found is None:
        return
    raw = (found[1] or found[2]).strip()
    state = outline.lexicon.state_at_start.match(raw.casefold())
    if state is None or state[0] in outline.lexicon.words.no_markers:
        return
    behind = fold(raw[state.end() :])
    if behind[:1].isalpha() and not _going_on(outline.lexicon.words).match(behind):
        return
    yield StatusSource.TITLE, raw, outline.title.line, state[0]


def _disagreements(statements: list[_Statement], folder: State | None, lexicon: Lexicon) -> Iterator[Finding]:
    stated = statements[0]
    other = next((other for other in statements[1:] if other.state not in (stated.state, None)), None)
    if stated.state is None:
        return
    if other is not None:
        yield finding(
            "status-two-places-disagree",
            f'The status is "{truncate(stated.raw, _SHOWN)}" here, but "{truncate(other.raw, _SHOWN)}" '
            f"in line {other.line}: delete one of them.",
            stated.line,
        )
    permitted = stated.word in lexicon.words.permissions and folder is State.COMPLETED
    if folder is not None and folder is not stated.state and not permitted:
        message = (
            f'The status is "{truncate(stated.raw, _SHOWN)}", but the folder is for {folder} plans: '
            "move the file, or correct the status."
        )
        severity = None if folder.finished is not stated.state.finished else Severity.INFO
        yield finding("status-folder-disagrees", message, stated.line, severity=severity)
