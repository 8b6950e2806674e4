"""The positions that state the status of a plan, the strongest first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from mkdocs_plans.markdown.blocks import Inline, List, Paragraph, SpanKind, Table
from mkdocs_plans.model.plan import RelationKind, StatusSource
from mkdocs_plans.reading.dates import is_only_date
from mkdocs_plans.reading.fields import Field, in_text
from mkdocs_plans.reading.header import footer_of, leading_sections
from mkdocs_plans.reading.items import is_unfilled, unmarked
from mkdocs_plans.reading.lexicon import LONGER_STATUS, Lexicon
from mkdocs_plans.reading.patterns import any_of
from mkdocs_plans.reading.sections import Outline, Section
from mkdocs_plans.reading.status_words import StatedState, state_of
from mkdocs_plans.vocabulary import Role, Vocabulary
from mkdocs_plans.vocabulary.normalise import EMOJI, label_of, plain_state

_LABEL_END = re.compile(r"[:：]|\s[—–-]\s")
_LEADING = re.compile(rf"[\s{EMOJI}*_`~\[(\"'“]+")
_TITLE_MARKER = re.compile(
    rf"(?:(?:\s[(\[]|（)\s*[{EMOJI}\s]*([^()\[\]（）]+)[)\]）]|[{EMOJI}]\s*([^{EMOJI}()\[\]]+))[\s{EMOJI}]*$"
)


class Statement(Struct, frozen=True):
    """The status that one position states."""

    source: StatusSource
    raw: str
    line: int
    stated: StatedState
    is_longer: bool = False
    """Whether the label is a longer one (`RFC status`), which may be about something else."""


def statements_of(outline: Outline, front: list[Field], fields: list[Field]) -> Iterator[Statement]:
    """Yield the statement of each position, the strongest first.

    Args:
        outline: The outline of the plan.
        front: The fields of the front matter.
        fields: The fields of the header.
    """
    yield from _of_fields(StatusSource.FRONT_MATTER, _ranked_front(front, outline.lexicon), outline.lexicon)
    yield from _of_fields(StatusSource.FIELD, _ranked(fields, outline.lexicon), outline.lexicon)
    for raw, line in _sections(outline):
        if raw.strip():
            yield Statement(StatusSource.SECTION, raw, line, state_of(raw, outline.lexicon))
    yield from _of_fields(StatusSource.FIELD, _ranked(footer_of(outline), outline.lexicon), outline.lexicon)
    for source, raw, line, word in (*_banners(outline), *_title_marker(outline)):
        yield Statement(source, raw, line, StatedState(word, outline.lexicon.states.get(word)))


def implementation_of(front: list[Field], fields: list[Field], lexicon: Lexicon) -> Statement | None:
    """Return the first field that states the progress of the work, if the status only permits it to begin."""
    for source, listed in ((StatusSource.FRONT_MATTER, front), (StatusSource.FIELD, fields)):
        for field in listed:
            if lexicon.labels.get(field.label) == "implementation" and field.text.strip():
                raw = unmarked(field.text) if source is StatusSource.FRONT_MATTER else field.text
                stated = state_of(raw, lexicon)
                if stated.state is not None:
                    return Statement(source, raw, field.line, stated)
    return None


def _of_fields(
    source: StatusSource, ranked: Iterator[tuple[Field, bool]], lexicon: Lexicon
) -> Iterator[Statement]:
    for field, is_longer in ranked:
        raw = unmarked(field.text) if source is StatusSource.FRONT_MATTER else field.text
        if raw.strip() and not is_only_date(raw, lexicon.words):
            yield Statement(source, raw, field.line, state_of(raw, lexicon), is_longer)


def _ranked_front(front: list[Field], lexicon: Lexicon) -> Iterator[tuple[Field, bool]]:
    """Yield the keys that state a status: `status`, else `stage`, else a longer one, else a readiness."""
    for meaning in ("status", "stage"):
        yield from ((field, False) for field in front if lexicon.labels.get(field.label) == meaning)
    yield from _longer(front, lexicon)
    ends = lexicon.words.readiness_ends
    yield from ((field, True) for field in front if field.label.endswith(ends))


def _ranked(fields: list[Field], lexicon: Lexicon) -> Iterator[tuple[Field, bool]]:
    """Yield the fields that state a status: those of a listed label, else of a longer one."""
    listed = ("status", "stage")
    yield from ((field, False) for field in fields if lexicon.labels.get(field.label) in listed)
    yield from _longer(fields, lexicon)


def _longer(fields: list[Field], lexicon: Lexicon) -> Iterator[tuple[Field, bool]]:
    ends = lexicon.words.status_label_ends
    for field in fields:
        meaning = lexicon.label_meaning(field.label)
        if meaning == LONGER_STATUS or (meaning == "implementation" and field.label.endswith(ends)):
            yield field, True


def _sections(outline: Outline) -> Iterator[tuple[str, int]]:
    """The statements of the sections on the status."""
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
    for section in leading_sections(outline):
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
    folded = plain.casefold().replace("-", " ")
    word = lexicon.state_at_start.match(folded) or lexicon.archived_at_start.match(folded)
    if word is None or word in words.no_markers:
        return None
    label = next(iter(in_text(text, lexicon)), None)
    if label is not None and not label_of(plain).startswith(label.label):
        label = None  # it begins later
    known = lexicon.labels.get(label.label) if label is not None else None
    if known is not None and label is not None:
        named = known is RelationKind.SUPERSEDED_BY and not is_unfilled(label.text, lexicon)
        return word if named else None
    if word in words.banner_words or plain[: len(word)].isupper():
        return word
    bold = any(span.kind is SpanKind.STRONG and span.start <= start < span.end for span in text.spans)
    is_alone = label is None or (label.label == word and not is_only_date(label.text, words))
    return word if bold and is_alone else None


@lru_cache(maxsize=8)
def _going_on(words: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words.marker_joints)}|v\d+(?:\.\d+)*$)(?!\w)")


def _title_marker(outline: Outline) -> Iterator[tuple[StatusSource, str, int, str]]:
    """A state in parentheses or after an emoji at the end of the title."""
    if outline.title is None:
        return
    found = _TITLE_MARKER.search(outline.title.name[-200:])
    if found is None:
        return
    raw = (found[1] or found[2]).strip()
    state = outline.lexicon.state_at_start.match(plain_state(raw))
    if state is None or state in outline.lexicon.words.no_markers:
        return
    behind = plain_state(raw)[len(state) :].lstrip()
    if behind[:1].isalpha() and not _going_on(outline.lexicon.words).match(behind):
        return
    yield StatusSource.TITLE, raw, outline.title.line, state
