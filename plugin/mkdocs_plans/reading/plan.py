"""The reader: from the bytes of one file to a `Plan`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from msgspec import Struct

from mkdocs_plans.markdown.document import Document
from mkdocs_plans.markdown.front_matter import FrontMatter
from mkdocs_plans.markdown.parsed_file import ParsedFile, parse_file
from mkdocs_plans.markdown.text import Text
from mkdocs_plans.model.plan import Finding, Plan, Status, TargetDate, UnparsedContent
from mkdocs_plans.model.rule import finding
from mkdocs_plans.reading.anchors import Anchors
from mkdocs_plans.reading.custom_boxes import mark_custom_boxes
from mkdocs_plans.reading.dates import NotADayError, day_if_any, day_in, day_in_name
from mkdocs_plans.reading.decisions import decisions_of
from mkdocs_plans.reading.fields import Field, first, from_front_matter
from mkdocs_plans.reading.findings import about_emptiness, about_fences, about_links, about_text, about_title
from mkdocs_plans.reading.header import header_of
from mkdocs_plans.reading.inventory import dependencies_of
from mkdocs_plans.reading.items import (
    ADDRESS,
    is_placeholder,
    plain,
    split_list,
    without_address,
    without_brackets,
)
from mkdocs_plans.reading.lexicon import Lexicon, lexicon
from mkdocs_plans.reading.prose import sections_of
from mkdocs_plans.reading.questions import Questions, questions_of
from mkdocs_plans.reading.register_title import find_register
from mkdocs_plans.reading.relations import links_of, relations_of
from mkdocs_plans.reading.risks import Risks, risks_of
from mkdocs_plans.reading.roles import give_roles
from mkdocs_plans.reading.sections import Outline, build_outline
from mkdocs_plans.reading.status import location_of, status_of
from mkdocs_plans.reading.status_words import is_menu
from mkdocs_plans.reading.steps import Checks, checks_of
from mkdocs_plans.reading.title import (
    Title,
    id_in,
    is_form,
    mark_first_block,
    mark_first_h1,
    stem_of,
    title_of,
)
from mkdocs_plans.reading.units import find_units
from mkdocs_plans.reading.unknown_words import unknown_words
from mkdocs_plans.reading.unrecognised import in_tags, unticked
from mkdocs_plans.vocabulary import DEFAULT, Vocabulary
from mkdocs_plans.vocabulary.normalise import fold

_FILE = re.compile(r"\w\.(?:md|txt|rst|ya?ml|json|toml|py|ts|js)\b", re.IGNORECASE)
_MOST_NAME_WORDS = 6
_MOST_ADDRESSES = 50
"""The maximum number of links whose addresses are removed from a value: each takes a search of the value."""


def read(
    raw: bytes | str | ParsedFile,
    path: str,
    *,
    folders: Sequence[str] | None = None,
    words: Vocabulary = DEFAULT,
    with_unknown_words: bool = False,
) -> Plan:
    """Read one plan file. It never raises: problems of the text are findings of the plan.

    Args:
        raw: The bytes of the file, its text, or the parsed file.
        path: The path of the plan in the result, with `/` between parts; its last part is the name of the
            file.
        folders: The names of the folders above the file inside the plans folder, nearest last; title, date
            and status may be in them. The parts of `path` if not given.
        words: The words to read by.
        with_unknown_words: Whether to collect the words that are not in the vocabulary, which takes a
            sixth of the time.
    """
    source = outline_file(raw, path, folders=folders, words=words)
    plan = plan_of(source)
    if with_unknown_words:
        plan = replace(plan, unknown_words=unknown_words(source.outline, source.front, plan))
    source.outline.release()
    return plan


def outline_file(
    raw: bytes | str | ParsedFile,
    path: str,
    *,
    folders: Sequence[str] | None = None,
    words: Vocabulary = DEFAULT,
) -> OutlinedFile:
    """Parse a file and build its outline, as `read` does. The caller releases the outline when it is done."""
    file = parse_file(raw)
    document = file.document
    *parts, name = [part for part in path.split("/") if part not in ("", ".")] or [path]
    above = list(folders if folders is not None else parts)[-4:]
    front = list(from_front_matter(file.front))
    # Each step needs the result of the one before.
    mark_custom_boxes(document, lexicon(words))
    outline = build_outline(document, lexicon(words))
    mark_first_h1(outline)
    find_units(outline)
    mark_first_block(document, outline)
    title = title_of(outline, front, name, above)
    find_register(outline, title.text)
    give_roles(outline)
    header = header_of(outline)
    return OutlinedFile(path, name, above, file.text, file.front, document, outline, front, header, title)


class OutlinedFile(Struct, frozen=True, eq=False):
    """One file with its document and outline."""

    path: str
    name: str
    """The file's name, the last part of its path."""
    above: list[str]
    """Up to four folders above it, nearest last."""
    text: Text
    front: FrontMatter
    document: Document
    outline: Outline
    front_fields: list[Field]
    header_fields: list[Field]
    title: Title


def plan_of(source: OutlinedFile) -> Plan:
    """Assemble the plan from the results of each part of the reader."""
    # One list of fields, although it is long: a smaller function would hand most results on.
    outline, words = source.outline, source.outline.lexicon
    in_front, title = source.front_fields, source.title
    in_header = source.header_fields
    fields = in_front + in_header
    lies = location_of(title.text, source.name, source.above, words)
    status, about_status = status_of(outline, in_front, in_header, lies)
    day, about_day = _date(fields, source.name, source.above, words)
    anchors = Anchors(heading.slug for heading in source.document.headings)
    checks = checks_of(outline, source.front, anchors)
    risks = risks_of(outline, anchors)
    questions = questions_of(outline, anchors, source.front.body)
    ident = next((field.text for field in first(fields, "id", words) if field.text), None)
    has_content = (
        checks.steps or checks.criteria or risks.risks or questions.questions or _states(status, words)
    )
    is_template = _in_template_folder(source) or (
        day is None and is_form(title.text, words) and not has_content
    )
    has_title = outline.title is not None or any(field.label == "title" for field in in_front)
    links = links_of(source.document)
    findings = [*about_text(source.text, source.front, source.document), *about_links(links)]
    empty = list(about_emptiness(source.text.text))
    findings += empty
    if not (empty or is_template):
        findings += [*about_title(title, stated=has_title), *about_status, *about_day]
        findings += [*risks.findings, *questions.findings]
        findings += about_fences(source.document, words)
    return Plan(
        path=source.path,
        title=title.text,
        title_line=title.line,
        status=status,
        date=day,
        folder_state=lies.state(words),
        target=_target(fields, words),
        id=ident or id_in(title.text),
        owners=tuple(_owners(list(first(in_front, "owners", words)), words))
        or tuple(_owners(list(first(in_header, "owners", words)), words)),
        tags=tuple(_tags(fields, words)),
        roles=frozenset(section.role.value for section in outline.sections if section.role is not None),
        sections=sections_of(outline, next(first(in_header, "goal", words), None)),
        tracked=checks.tracked,
        steps=tuple(checks.steps),
        phases=tuple(checks.phases),
        untracked_units=checks.untracked_units,
        criteria=tuple(checks.criteria),
        testing=tuple(checks.testing),
        access=tuple(checks.access),
        risks=tuple(risks.risks),
        no_risks=risks.none,
        questions=tuple(questions.questions),
        decisions=tuple(decisions_of(outline, questions.questions, anchors)),
        dependencies=tuple(dependencies_of(outline, anchors)),
        relations=tuple(relations_of(source.document, fields, words)),
        links=links,
        not_understood=tuple(_not_understood(source, risks, questions)),
        findings=tuple(findings),
        is_template=is_template,
        is_introduction=_is_introduction(source, status, checks, risks, questions),
    )


def _not_understood(source: OutlinedFile, risks: Risks, questions: Questions) -> list[UnparsedContent]:
    """Return what no part of the reader could read, in the order of the lines."""
    unread = [*risks.not_understood, *questions.not_understood]
    unread += [*unticked(source.outline), *in_tags(source.document)]
    return sorted(unread, key=lambda content: content.line)


def _in_template_folder(source: OutlinedFile) -> bool:
    folders = source.outline.lexicon.words.template_folders
    return any(name.casefold() in folders for name in source.above)


def _states(status: Status, lexicon: Lexicon) -> bool:
    """Whether a status is stated, and is not still a menu or placeholder."""
    return (
        status.raw is not None
        and not is_menu(status.raw, lexicon)
        and not is_placeholder(status.raw, lexicon)
    )


def _is_introduction(
    source: OutlinedFile, status: Status, checks: Checks, risks: Risks, questions: Questions
) -> bool:
    """Whether a file is a README, an index or the like without any part of a plan."""
    words = source.outline.lexicon.words
    stem = stem_of(source.name).casefold()
    if status.raw is not None or checks.steps:
        return False
    if stem in words.index_files or stem.endswith(words.index_ends):
        return True
    if stem not in words.introduction_files or risks.risks or questions.questions:
        return False
    return all(section.role is None and not section.unit for section in source.outline.sections)


def _date(
    fields: list[Field], name: str, above: list[str], lexicon: Lexicon
) -> tuple[str | None, list[Finding]]:
    """The day on which the plan began."""
    findings: list[Finding] = []
    for field in first(fields, "date", lexicon):
        try:
            day = day_in(field.text, lexicon.words)
        except NotADayError as problem:
            findings.append(finding("date-invalid", f"{problem}.", field.line))
            continue
        if day is not None:
            return day, findings
    stem = stem_of(name)
    day = day_in_name(stem, lexicon.words)
    if day is None and above and stem.casefold() in lexicon.words.generic_files:
        day = day_in_name(above[-1], lexicon.words)
    if day is None and not findings:
        findings.append(finding("date-missing", "The plan states no date: add `**Date:** YYYY-MM-DD`."))
    return day, findings


def _target(fields: list[Field], lexicon: Lexicon) -> TargetDate | None:
    """The target date of the plan."""
    stated = (
        (day_if_any(field.text, lexicon.words), field.line) for field in first(fields, "target", lexicon)
    )
    return next((TargetDate(day, line) for day, line in stated if day is not None), None)


def _owners(fields: list[Field], lexicon: Lexicon) -> Iterator[str]:
    """The owners of the plan, each once."""
    seen: set[str] = set()
    for field in fields:
        parts = field.values or split_list(_without_mails(field))
        if any(map(_is_no_name, parts)):
            continue
        for stated in parts:
            part = without_brackets(stated, lexicon)
            name = without_address(part) or plain(part).strip(" []'\"<>()")
            if (
                name
                and fold(name) not in lexicon.words.no_owner
                and not is_placeholder(part, lexicon)
                and fold(name) not in seen
            ):
                seen.add(fold(name))
                yield name


def _is_no_name(part: str) -> bool:
    """Whether a part of a value is too long for a name, or names a file: the value is a sentence."""
    name = ADDRESS.sub("", part)
    return len(name.split()) > _MOST_NAME_WORDS or _FILE.search(name) is not None


def _without_mails(field: Field) -> str:
    text = field.text
    for link in field.links[:_MOST_ADDRESSES]:
        address = link.target.removeprefix("mailto:")
        if "@" in address and "/" not in address:
            text = text.replace(address, "")
    return text if any(map(str.isalnum, text)) else field.text


def _tags(fields: list[Field], lexicon: Lexicon) -> Iterator[str]:
    seen: set[str] = set()
    for field in first(fields, "tags", lexicon):
        for part in field.values or split_list(field.text):
            tag = plain(part).strip(" []'\"`#")
            if tag and tag not in seen and not is_placeholder(tag, lexicon):
                seen.add(tag)
                yield tag
