"""What is to be said of the text of one plan, beyond what reading it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mkdocs_plans.checks.rules.broken_anchors import about_fragments
from mkdocs_plans.checks.rules.date_fields import about_dates
from mkdocs_plans.checks.rules.placeholders import about_placeholders, may_hold_placeholders
from mkdocs_plans.checks.rules.ragged_tables import about_tables
from mkdocs_plans.checks.rules.raw_html import about_html, about_size
from mkdocs_plans.checks.rules.secrets import about_secrets, secrets_shown
from mkdocs_plans.markdown.document import Document
from mkdocs_plans.markdown.parsed_file import ParsedFile, parse_file
from mkdocs_plans.model.plan import Finding, Plan
from mkdocs_plans.model.rule import finding
from mkdocs_plans.reading.lexicon import Lexicon, lexicon
from mkdocs_plans.vocabulary import DEFAULT
from mkdocs_plans.vocabulary.vocabulary import Role, Vocabulary

from .suppressions import about_suppressions, suppressions_of


def with_text(plan: Plan, raw: bytes | ParsedFile, *, words: Vocabulary = DEFAULT) -> Plan:
    """Add to a plan what its text gives cause for: findings, and what it asks not to be told.

    Most plans give none, and are looked over without being parsed again.

    Args:
        plan: what was read from the text.
        raw: the bytes of the file, or what was taken apart of it to read the plan.
        words: the words it was read by.
    """
    file = parse_file(raw)
    front = file.front
    ignores = suppressions_of(front.body, front)
    found = [
        *about_suppressions(ignores),
        *about_secrets(file.text.text),
        *about_html(front.body),
        *about_size(front.body),
        *about_tables(front.body),
        *about_fragments(plan, file),
    ]
    kept = plan.findings
    if not (plan.is_template or plan.is_introduction):
        filled = list(about_dates(plan, front.body, front, words))
        found += filled
        if any(one.rule == "date-unfilled" for one in filled):
            kept = tuple(one for one in kept if one.rule != "date-missing")
        lines = {one.line for one in filled if one.rule == "date-unfilled"}
        found += (one for one in _about_document(plan, file, lexicon(words)) if one.line not in lines)
    if not (found or ignores):
        return plan
    hidden = secrets_shown(file.text.text) if any(one.rule == "secret" for one in found) else ()
    return replace(plan, findings=(*kept, *found), ignores=tuple(ignores), secrets=hidden)


def _about_document(plan: Plan, file: ParsedFile, lexicon: Lexicon) -> Iterator[Finding]:
    """What only a second look at the structure of the text can tell, where there is reason for one."""
    body = file.front.body
    placeholders = may_hold_placeholders(body, lexicon.words)
    empty_register = _may_hold_an_empty_register(plan, body, lexicon)
    if placeholders:
        yield from about_placeholders(file.document, plan, lexicon)
    if empty_register:
        yield from _about_register(file.document, plan, lexicon)


def _may_hold_an_empty_register(plan: Plan, text: str, lexicon: Lexicon) -> bool:
    if plan.risks or plan.no_risks or plan.status.state.finished:
        return False
    headings = "\n".join(row for row in text.split("\n") if row.lstrip(" >").startswith("#")).casefold()
    names = (*lexicon.words.role_words[Role.RISKS], *lexicon.words.roles[Role.RISKS])
    return any(name in headings for name in names)


def _about_register(document: Document, plan: Plan, lexicon: Lexicon) -> Iterator[Finding]:
    """A heading of risks under which nothing stands: neither a risk, nor that there is none, nor prose."""
    risky = [
        heading
        for heading in document.headings
        if heading.line != plan.title_line
        and not heading.quoted
        and (match := lexicon.match_heading(heading.text.text)).role is Role.RISKS
        and not match.mixed
    ]
    if not risky or len(risky) > 1:  # of several, one may be a phase or a part of another
        return
    after = next((h.line for h in document.headings if h.line > risky[0].line), None)
    lines = [unread.line for unread in plan.not_understood]
    if any(line > risky[0].line and (after is None or line < after) for line in lines):
        return
    deeper = next((h for h in document.headings if h.line > risky[0].line), None)
    if deeper is not None and deeper.level > risky[0].level:
        return
    message = "No risk stands under this heading: name one, or say “None”."
    yield finding("risk-register-empty", message, risky[0].line)
