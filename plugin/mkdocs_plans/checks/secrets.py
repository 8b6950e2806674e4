"""Text that looks like a secret: by its format, or by the name before it.

A finding gives the kind and the line of a secret. The text itself leaves this module only redacted. Rules
report and pages redact the same secrets, because both use `secrets_in`.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from mkdocs_plans.checks.secret_formats import NEEDLES, Format
from mkdocs_plans.checks.secret_values import assigned_values
from mkdocs_plans.checks.unmasked_text import View, anywhere, joined_views, long_words, shown, views

REDACTION = "█████"
"""The text that replaces a secret."""

_PRIVATE_KEY = re.compile(
    r"(?P<head>-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----)"
    r"(?:[\s>|*]|\\n|\\r){1,40}"
    r"(?:(?:Proc-Type|DEK-Info|Version|Comment):|[A-Za-z0-9+/=]{12})"
)
"""The head of a private key and the beginning of its content, in one line or several, also with escaped line
breaks. The content is needed, because prose mentions the head alone."""
_BODY = re.compile(r"(?>[\s>|*]|\\[nr]|[A-Z][A-Za-z-]{2,20}: [^\n]{0,200}|[A-Za-z0-9+/=]{8,})*")
"""The content of a private key without an end line: headers and base64."""
_END = re.compile(r"-----END [A-Z0-9 ]{0,50}PRIVATE KEY(?: BLOCK)?-----")
_LONGEST_KEY = 20_000
_LONGEST_SHOWN, _MOST_SHOWN = 400, 50
_SHORTEST = 17
"""The length of the shortest secret in characters. Only a private key contains blanks. Few words are as
long."""
_MASKED = re.compile(r"[xX*._-]+|([A-Za-z0-9])\1*|[A-Z0-9]*EXAMPLE(?:KEY)?")
"""What is left of an example after its prefix: a mask, one repeated character, or `EXAMPLE`."""
_PREFIX = re.compile(
    r"(?:AKIA|ASIA|ABIA|ACCA|github_pat_|sk-ant-\w+-|sk-(?:proj|svcacct|admin)-|sk-|(?:[sr]k)_\w{4}_|xox\w-|"
    r"lin_\w{3,5}_|sb_secret_|[a-zA-Z]{2,6}[_.-]|AIza|dapi|SK)"
)
"""The prefixes of keys, which examples keep."""


class Secret(NamedTuple):
    """The position of a secret in a text."""

    kind: str
    start: int
    end: int
    certain: bool = True
    """Whether its format is known; otherwise it only follows the name of a secret."""

    def needs_context(self, text: str) -> bool:
        """Whether more than its own characters is needed to recognise it: its name, or several lines."""
        return not self.certain or "\n" in text[self.start : self.end]


def secrets_in(text: str) -> list[Secret]:
    """Everything in a text that looks like a secret, in order and without overlap.

    Secrets that Markdown or HTML hides are found too, including all that hides them.
    """
    words = long_words(text, _SHORTEST)
    near = dict.fromkeys([one for needle, one in NEEDLES if needle in words])
    formats = [one for one in near if one.unbounded.search(words)]
    found: list[Secret] = []
    if formats or "PRIVATE KEY" in text:
        found += (secret for view in views(text) for secret in _formatted(view, formats))
    found += (Secret(*value, certain=False) for value in assigned_values(text))
    found = _merged(found)
    if formats:
        # A token at the end of its line is complete without the first word of the next line.
        starts = [secret.start for secret in found]
        found += [
            secret
            for view in joined_views(text)
            for secret in _formatted(view, formats)
            if (index := bisect_left(starts, secret.end)) == 0 or found[index - 1].end <= secret.start
        ]
    return _merged(found)


def _formatted(view: View, formats: list[Format]) -> Iterator[Secret]:
    """The secrets of known formats in a view of a text, by their ranges in the text."""
    for one in formats:
        for match in one.pattern.finditer(view.text):
            if not _is_masked(match[0]):
                yield Secret(one.name, *view.position(*match.span()))
    if "PRIVATE KEY" in view.text:
        for start, end in _private_keys(view.text):
            yield Secret("a private key", *view.position(start, end))


def _merged(secrets: list[Secret]) -> list[Secret]:
    """The secrets in order, with overlapping ones merged: each of two views may show only a part."""
    merged: list[Secret] = []
    for secret in sorted(secrets, key=lambda secret: secret.start):
        if merged and secret.start < merged[-1].end:
            merged[-1] = merged[-1]._replace(end=max(merged[-1].end, secret.end))
        else:
            merged.append(secret)
    return merged


def secrets_shown(text: str) -> tuple[str, ...]:
    """The secrets that a part of a text may show unrecognised, each once, as a reader sees them.

    These are secrets that need their name, or that a line break divides. Few files contain any. Only the
    first ones are used, so that hostile files cost no more.
    """
    words = (text[secret.start : secret.end] for secret in secrets_in(text) if secret.needs_context(text))
    found = dict.fromkeys(shown(word) for word in words if len(word) <= _LONGEST_SHOWN)
    return tuple(itertools.islice(found, _MOST_SHOWN))


def redacted(text: str, known: Iterable[str] = ()) -> str:
    """A text with every secret redacted, line by line, so that lines keep their numbers.

    Args:
        text: The text.
        known: Secrets of the whole file. A part of the file may show one without the name or the line break
            by which it is recognised there.
    """
    for word in known:
        text = _anywhere(word).sub(REDACTION, text)
    parts, done = [], 0
    for secret in secrets_in(text):
        rows = text.count("\n", secret.start, secret.end) + 1
        parts += [text[done : secret.start], "\n".join([REDACTION] * rows)]
        done = secret.end
    return "".join([*parts, text[done:]]) if parts else text


@lru_cache(maxsize=256)
def _anywhere(secret: str) -> re.Pattern[str]:
    return anywhere(secret)


def _private_keys(text: str) -> Iterator[tuple[int, int]]:
    for match in _PRIVATE_KEY.finditer(text):
        end = _END.search(text, match.end(), match.end() + _LONGEST_KEY)
        end = end or _BODY.match(text, match.end("head"), match.end() + _LONGEST_KEY)
        yield match.start(), end.end() if end else match.end()


def _is_masked(secret: str) -> bool:
    """Whether it is an example of a manual: `AKIAIOSFODNN7EXAMPLE`, `ghp_xxxx…`."""
    prefix = _PREFIX.match(secret)
    return _MASKED.fullmatch(secret, prefix.end() if prefix else 0) is not None
