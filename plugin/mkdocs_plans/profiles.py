"""How much of a snapshot is published: all of it, its heads and counts, or what others may read.

A profile only takes away. What is left has the shape it always has, and the snapshot says which it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from .catalogue import CATALOGUE
from .gathered import Profile
from .model import RelationKind
from .rules.secrets import BLACKED_OUT, redacted

_Record = dict[str, Any]

_LEFT_OUT_OF_SUMMARIES = frozenset(
    ["phases", "questions", "step_items", "criteria_items", "testing_items", "access_items", "services",
     "libraries", "tools", "sections", "not_understood", "findings"]
)  # fmt: skip
"""What a summary does not say of a plan: the top level names services, libraries and tools once for all."""


def shape(profile: Profile) -> Callable[[_Record], _Record]:
    """What a profile makes of the record of one plan."""
    return _SHAPES[profile]


def shaped_frame(frame: Mapping[str, Any], profile: Profile) -> _Record:
    """What a profile makes of all that a snapshot says beside its plans."""
    return without_secrets(dict(frame)) if profile is Profile.REDACTED else dict(frame)


def _full(plan: _Record) -> _Record:
    return plan


def _summary(plan: _Record) -> _Record:
    kept = {key: value for key, value in plan.items() if key not in _LEFT_OUT_OF_SUMMARIES}
    waiting = Counter(question["kind"] for question in plan["questions"] if not question["answered"])
    kept["questions_open"] = dict(sorted(waiting.items()))
    kept["risks"] = [risk for risk in plan["risks"] if not risk["closed"]]
    kept["relations"] = _without_links(plan)
    return kept


def _redacted(plan: _Record) -> _Record:
    less = {
        "access_items": [],
        "risks": [{**risk, "mitigation": None} for risk in plan["risks"]],
        # These may be of the access items, or of a mitigation.
        "not_understood": [],
        "relations": _without_links(plan),
        "findings": [{**finding, "message": _why(finding["rule"])} for finding in plan["findings"]],
    }
    found: _Record = without_secrets({**plan, **less})
    return found


def _without_links(plan: _Record) -> list[_Record]:
    return [one for one in plan["relations"] if one["kind"] != RelationKind.LINK]


def _why(rule: str) -> str:
    """Why a rule matters, in place of what it found, which may quote the plan."""
    return CATALOGUE[rule].reason if rule in CATALOGUE else "What was found is not told."


_KEY = r"(?:passw(?:or)?d|passphrase|secret|token|api[ _-]?key|access[ _-]?key|private[ _-]?key)s?[\"'`]?"
_EQUALS = r"\s{0,3}:?={1,3}>?\s{0,3}"
_COLON = r"\s{0,3}:(?!:)\s{0,3}"
_OF_WORD = r"(?:[^\s\"'`,;]|[,;](?=[^\s\"'`]))"
"""A character of a word: a comma ends one only where a blank stands behind it."""
_FORM = (
    r"(?!(?:<[^<>]{0,80}>|\[[^\[\]]{0,80}\]|\$?\{{1,2}[^{}]{0,80}\}{1,2}|(?-i:\$[A-Z_][A-Z0-9_]*)|%\w{1,80}%"
    r"|[x*._•…█-]{1,80})(?:[\s\"'`,;.)]|$))"
)
"""Not where a placeholder stands: `<token>`, `[token]`, `${TOKEN}`, `$TOKEN`, `%TOKEN%`, `***`."""
_LIKELY = tuple(
    re.compile(rf"(?im)(?P<lead>{lead})(?:{value})")
    for lead, value in (
        (r"(?<=://)", r"[^\s/?#@]{1,300}:[^\s/?#@]{1,300}(?=@)"),
        (r"(?<![\w-])", r"eyJ[\w-]{8,}\.eyJ[\w-]{8,}(?:\.[\w-]*)?"),
        (r"\b(?:bearer|basic)\s", rf"(?=\S{{16}})(?={_OF_WORD}{{0,100}}\d){_OF_WORD}{{6,}}"),
        (rf"{_KEY}(?:{_EQUALS}|{_COLON})(?P<quote>[\"'`])", rf"{_FORM}[^\n]{{3,200}}?(?=(?P=quote))"),
        (rf"{_KEY}{_EQUALS}[\"'`]?", rf"{_FORM}{_OF_WORD}{{3,}}"),
        # Behind a colon prose may go on: there a word must hold a digit, or stand alone.
        (
            rf"{_KEY}{_COLON}[\"'`]?",
            rf"{_FORM}(?:(?={_OF_WORD}{{0,100}}\d){_OF_WORD}{{6,}}|{_OF_WORD}{{3,200}}(?=[\"'`,;]|\s{{0,3}}$))",
        ),
    )
)
"""What may be a secret, and may be none: logins in addresses, signed tokens, what is called a password."""


def without_secrets(value: Any) -> Any:  # noqa: ANN401  (any part of a snapshot)
    """The same with everything blacked out that looks like a secret, be it at the cost of what is none."""
    if isinstance(value, str):
        text = redacted(value)
        for likely in _LIKELY:
            text = likely.sub(rf"\g<lead>{BLACKED_OUT}", text)
        return text
    if isinstance(value, list):
        return [without_secrets(item) for item in value]
    if isinstance(value, dict):
        return {key: without_secrets(item) for key, item in value.items()}
    return value


_SHAPES = {Profile.FULL: _full, Profile.SUMMARY: _summary, Profile.REDACTED: _redacted}
