"""Words that the project does not use, as data: `tests/test_banned_words.py` rejects them.

Add a word when a reading of the texts finds one that has a plainer replacement. The replacement is what the
glossary (`docs/reference/glossary.md`) says, or the term that GitHub, ruff, uv or MkDocs uses.
"""

from __future__ import annotations

__all__ = ["BANNED_WORDS"]

#: Each entry: word forms, separated by spaces (`_` is a space within a phrase), and what to write.
BANNED_WORDS = {
    "told tell tells telling": "report, show, list",
    "grave graver gravest gravity": "severe, most severe, severity",
    "mend mends mended mending": "fix",
    "anew": "again",
    "desk desks": "screen",
    "be_had is_had are_had was_had were_had been_had": "be fetched, be downloaded",
    "whoever": "anyone who, those who",
    "ask_not_to asks_not_to asked_not_to nobody_asks": "suppress",
    "gathered": "fetched, collected",
    "settled settling": "closed, resolved",
    "twin twins": "duplicate",
    "blackout blackouts blacked": "redact",
    "door doors": "link",
    "whatever whichever": "any, every",
    "anybody": "anyone",
    "stands standing stood": "is, status",
    "likewise": "too, in the same way",
    "weigh weighs weighed": "size, measure",
    "stranger strangers": "fork, other user",
    "saying sayings": "text",
}
