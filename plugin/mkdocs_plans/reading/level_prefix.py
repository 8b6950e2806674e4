"""The level that a risk begins with, and the text after it: `**High:** …`, `[High] …`, `🔴 …`."""

from __future__ import annotations

import re

from mkdocs_plans.markdown.blocks import Inline, SpanKind
from mkdocs_plans.model.plan import Level
from mkdocs_plans.reading.items import bare, plain
from mkdocs_plans.reading.levels import group_level, is_level_name, level_of
from mkdocs_plans.reading.lexicon import Lexicon

_BEHIND = re.compile(r"\s*[:：]\s*|\s+[—–-]\s+")
_BRACKETED = re.compile(r"[\[(（【]([^\[\]()（）【】]{1,20})[\])）】]")
_AT_END = re.compile(r"[(（]([^()（）]{1,20})[)）]\s*[:：]?$")
_EDGES = " :：—–-)"


def split_level(
    text: Inline, stated: str, lexicon: Lexicon, *, heading: bool = False
) -> tuple[Level | None, str]:
    """The level that a risk begins with, if any, and the risk without it.

    Args:
        text: The text that states the risk.
        stated: As much of it as is the risk, on one line.
        lexicon: The words.
        heading: The text is a heading, of which every word counts as bold.
    """
    mark = lexicon.level_marks.get(stated[:1]) if not stated[:1].isdigit() else None
    rest = bare(stated) if mark is not None else stated
    lead = plain(text.leading_span(SpanKind.STRONG)).rstrip(" :：")
    if heading or mark is not None:
        lead = rest
    whole = lead
    if not is_level_name(lead, lexicon):
        lead = _BEHIND.split(lead, maxsplit=1)[0]
    bracket = _BRACKETED.match(rest)
    if bracket is not None and is_level_name(bracket[1], lexicon):
        lead = bracket[0]
    name = lead.strip("[]()（）【】 ")
    if name and lead != rest and rest.startswith(lead) and is_level_name(name, lexicon):
        return group_level(name, lexicon), rest[len(lead) :].lstrip(_EDGES)
    at_end = _AT_END.search(whole)
    if at_end is not None and (level := _level_at_end(at_end[1], lexicon, heading=heading)) is not None:
        return level, rest[: -len(at_end[0])].rstrip() or rest if heading else rest
    if heading:
        name, _, tail = rest.rpartition(" — " if " — " in rest else " - ")
        if name and is_level_name(tail, lexicon):
            return group_level(tail, lexicon), name.rstrip()
    return mark, rest


def _level_at_end(stated: str, lexicon: Lexicon, *, heading: bool) -> Level | None:
    """The level in the parenthesis at the end; that of a heading may be a range (`(LOW-MEDIUM)`)."""
    if is_level_name(stated, lexicon):
        return group_level(stated, lexicon)
    return level_of(stated, lexicon) if heading else None
