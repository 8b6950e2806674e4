"""No placeholder of a template is left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from mkdocs_plans.checks.rule_types import TextContext, TextRule
from mkdocs_plans.markdown.blocks import Inline, SpanKind, items_within, texts
from mkdocs_plans.markdown.document import Document
from mkdocs_plans.model.phrases import truncate
from mkdocs_plans.model.plan import Finding, Severity, State
from mkdocs_plans.model.rule import Example, Family, Scope
from mkdocs_plans.reading.items import own_text
from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.reading.patterns import any_of, by_blanks
from mkdocs_plans.vocabulary.normalise import fold, is_unspaced
from mkdocs_plans.vocabulary.vocabulary import Vocabulary

_BRACKETS = re.compile(r"\[([^\[\]\n]{2,200})\]|\{([^{}\n]{2,80})\}")
_REST = re.compile(r"[^\W_]")
_LABEL = re.compile(r"^[^\[\]{}]{0,80}?(?::\s+|：\s*)")
_PROSE = re.compile(r"[^\W\d_][\w'’&/,.:;()?!-]*(?:\s+[\w'’&/,.:;()?!—–-]+)+")
_SHORTEST_TITLE = 2
_LONGEST_SHOWN = 60
_LONGEST_ROW = 1000
"""Longer lines, in characters, are text and not part of a form."""
_MOST_SPANS = 1000


@dataclass(frozen=True, slots=True)
class _Form:
    """The words of a template, prepared for the search."""

    prompt: re.Pattern[str]
    remark: re.Pattern[str]


def check(context: TextContext) -> Iterator[Finding]:
    """Yield a finding for each line with only a placeholder, or with one after a label."""
    if context.is_named_template:
        return
    document, lexicon = context.document, context.lexicon
    planned = context.plan.status.state in (State.PLANNING, State.UNKNOWN)
    seen = set()
    for line, shown in sorted({*_bracketed(document, lexicon), *_boxes(document, lexicon)}):
        if line not in seen:
            seen.add(line)
            message = f'"{shown}" is a placeholder of the template: fill it in, or delete the line.'
            yield RULE.finding(message, line, severity=Severity.INFO if planned else None)


def _bracketed(document: Document, lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    for text in texts(document.blocks):
        if ("[" not in text.text and "{" not in text.text) or len(text.spans) > _MOST_SPANS:
            continue
        ends = [*text.starts[1:], len(text.text) + 1]
        for line, start, end in zip(text.lines, text.starts, ends, strict=False):
            if end - start <= _LONGEST_ROW and _is_left(text, start, end, lexicon):
                yield line, truncate(" ".join(text.text[start:end].split()), _LONGEST_SHOWN)


def _is_left(text: Inline, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a row of a text contains only placeholders."""
    row = text.text[start:end]
    label = _LABEL.match(row)
    at = label.end() if label else 0
    found = list(_BRACKETS.finditer(row, at))
    if not found or _REST.search(_BRACKETS.sub("", row[at:])):
        return False
    if any(_is_marked(text, start + match.start(), start + match.end()) for match in found):
        return False
    single = len(found) == 1
    return all(_asks(match[1] or match[2], lexicon, single=single) for match in found)


def _asks(inside: str, lexicon: Lexicon, *, single: bool) -> bool:
    """Whether a text in brackets asks for something."""
    folded = fold(inside).strip(" .!?")
    if folded in lexicon.words.blanks:
        return True
    form = _form(lexicon.words)
    if form.remark.match(folded) or folded in lexicon.states:
        return False
    prompted = form.prompt.match(folded) is not None
    if _PROSE.fullmatch(inside.strip()):
        return not inside.isupper() and (prompted or inside.strip()[0].isupper())
    if is_unspaced(inside):  # Blanks and capitals have no meaning there.
        return prompted
    return not single and len(inside) > _SHORTEST_TITLE and inside.strip().istitle()


@lru_cache(maxsize=8)
def _form(words: Vocabulary) -> _Form:
    return _Form(_beginning(words.prompts), _beginning(words.remarks))


def _beginning(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of words at the beginning of a folded text, up to a blank if the language has blanks."""
    spaced, joined, korean = by_blanks(words)
    return re.compile(rf"{any_of(spaced)}(?!\w)|{any_of((*joined, *korean))}")


def _is_marked(text: Inline, start: int, end: int) -> bool:
    """Whether it is in code or a link, or around one."""
    kinds = (SpanKind.CODE, SpanKind.LINK, SpanKind.IMAGE)
    return any(span.kind in kinds and span.start < end and span.end > start for span in text.spans)


def _boxes(document: Document, lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    """Boxes with a text of the template: `- [ ] Step 1`."""
    for item, _ in items_within(document.blocks):
        if item.mark is not None and fold(text := own_text(item).text) in lexicon.words.placeholders:
            yield item.line, truncate(text.strip(), _LONGEST_SHOWN)


RULE = TextRule(
    name="placeholder-left",
    family=Family.STRUCTURE,
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    reason="The text looks filled in but is a placeholder of the template.",
    remedy="Fill it in, or delete it. The severity is info while the status is Planning.",
    check=check,
    fires=(
        Example(
            ("# Night boats\n\n**Status:** Completed\n\n## Goal\n\n[Describe the overall objective]\n"),
            (7,),
            shown=True,
        ),
        Example("# A\n\n## Goal\n\n[Describe the overall objective]\n", (5,)),
        Example("# A\n\n## Steps\n\n- [ ] Step 1\n", (5,)),
        Example("# A\n\n### Phase 1: [Name]\n- [ ] Dig\n", (3,)),
        Example("# A\n\n**Owner:** {your name}\n", (3,)),
        Example("# A\n\n- [Service name]: [Purpose] - [Documentation link]\n", (3,)),
        Example("# A\n\n| Risk | Impact |\n|---|---|\n| [Technical risk] | High |\n", (5,)),
        Example(
            (
                "# A\n\n[Describe the objective]\n\n**[Describe the goal]**\n\n"
                "`goal`: [Describe the goal]\n\n- [Harbour] - [Boat]\n- [ ] Step 1\n"
            ),
            (3, 5, 7, 9, 10),
        ),
        Example(
            (
                "# A\n\n[Describe the objective]\n\nPlease [describe the objective] here.\n\n"
                "[Harbour]\n\n[DO NOT MERGE]\n\n[quite nothing asked]\n\n[Keep it as it is]\n\n"
                "`[Describe the goal]`\n\n- [ ] D\n"
            ),
            (3,),
        ),
        Example(
            (
                "# A\n\n**Verantwortlich:** [dein Name]\n\n[Übersicht des Ziels]\n\n- [ ] Schritt 1\n\n"
                "负责人：[姓名]\n\n[描述总体目标]\n\n[任务名称]\n\n- [ ] 步骤1\n\n[목표]\n\n"
                "{décrire le but}\n"
            ),
            (3, 5, 7, 9, 11, 13, 15, 17, 19),
        ),
    ),
    passes=(
        Example("# A\n\n**Status:** Draft\n\n- [ ] Step 1\n", path="plans/adr_template.md"),
        Example(
            "# A\n\n[siehe Anhang]\n\n[Siehe Anhang zwei]\n\n[参见附录]\n\n[完成]\n\n[图表]\n\n[A1] [B2]"
            "\n\n- [ ] Schritt 12\n\n[voir annexe]\n"
        ),
        Example("# A\n\n[Describe the objective](goal.md)\n"),
        Example("# A\n\n[Describe the objective]\n\n[describe the objective]: goal.md\n"),
        Example("# A\n\n`[Describe the objective]`\n"),
        Example("# A\n\n```\n[Describe the objective]\n```\n"),
        Example("# A\n\n<!-- [Describe the objective] -->\n"),
        Example("# A\n\nWe [gladly] do.\n"),
        Example("# A\n\n- [US1] [P] Dig\n- [1]\n- [WIP]\n"),
        Example("# A\n\n| a |\n|---|\n| [in progress] |\n| [x] |\n| {id} |\n"),
        Example("# A\n\n- [ ] Dig\n- [x] Step 12: dig\n"),
    ),
)
