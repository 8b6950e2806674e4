"""The relations of a plan to others: fields, front matter, and links to other Markdown files."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_plans.markdown.blocks import Inline, SpanKind
from mkdocs_plans.markdown.document import Document
from mkdocs_plans.model.plan import Hyperlink, Relation, RelationKind
from mkdocs_plans.reading.fields import Field
from mkdocs_plans.reading.items import is_nothing, is_unfilled, plain, split_list, without_brackets
from mkdocs_plans.reading.lexicon import Lexicon

_SCHEME = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_WEB = re.compile(r"https?:|mailto:", re.IGNORECASE)


def relations_of(document: Document, fields: list[Field], lexicon: Lexicon) -> list[Relation]:
    """Return every relation as written, fields first, each link once."""
    found: list[Relation] = []
    for field in fields:
        kind = lexicon.labels.get(field.label)
        if isinstance(kind, RelationKind):
            found += _from_field(field, kind, lexicon)
    listed = {relation.target for relation in found}
    for relation in _links(document):
        if relation.target not in listed:
            listed.add(relation.target)
            found.append(relation)
    return found


def _from_field(field: Field, kind: RelationKind, lexicon: Lexicon) -> Iterator[Relation]:
    if field.links:
        yield from (Relation(field.line, kind, link.target, link.text) for link in field.links)
        return
    parts = field.values or tuple(split_list(field.text))
    for part in parts:
        target = without_brackets(plain(part).strip(" .`"), lexicon)
        if target and not is_nothing(target, lexicon) and not is_unfilled(target, lexicon):
            yield Relation(field.line, kind, target, target)


def _links(document: Document) -> Iterator[Relation]:
    for text in document.linked:
        for span in text.links():
            if is_plan_link(span.target):
                yield Relation(
                    text.line_at(span.start),
                    RelationKind.LINK,
                    span.target,
                    _shown(text, span.start, span.end),
                )


def links_of(document: Document) -> tuple[Hyperlink, ...]:
    """Every link and image without a web or mail address."""
    found: dict[str, Hyperlink] = {}
    for text in document.linked:
        for span in text.spans:
            if span.kind in (SpanKind.LINK, SpanKind.IMAGE) and span.target and not _WEB.match(span.target):
                found.setdefault(span.target, Hyperlink(text.line_at(span.start), span.target))
    return tuple(found.values())


def _shown(text: Inline, start: int, end: int) -> str:
    return plain(text.text[start:end])


def is_plan_link(target: str) -> bool:
    """Whether a link leads to a Markdown file in the repository: no scheme, `.md` before any `#` or `?`."""
    path = re.split(r"[#?]", target, maxsplit=1)[0]
    return path.lower().endswith(".md") and not _SCHEME.match(target)
