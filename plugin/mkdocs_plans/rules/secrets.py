"""Text that looks like a key to something: known prefixes and private keys, nothing guessed.

Whatever is found here is told by its kind and line. The text itself leaves this module only blacked out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from mkdocs_plans.catalogue import finding
from mkdocs_plans.model import Finding

BLACKED_OUT = "█████"
"""What stands in place of a secret where a text must be shown."""


class _Kind(NamedTuple):
    name: str
    """As a sentence takes it: `a GitHub token`."""
    needles: tuple[str, ...]
    """Plain text of which one is in every such secret: looked for first, because that is fast."""
    pattern: re.Pattern[str]


def _kind(name: str, needles: str, pattern: str) -> _Kind:
    return _Kind(name, tuple(needles.split()), re.compile(rf"(?<![A-Za-z0-9])(?:{pattern})(?![A-Za-z0-9])"))


_KINDS = (
    _kind("an AWS access key", "AKIA ASIA ABIA ACCA", r"(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}"),
    _kind(
        "a GitHub token",
        "ghp_ gho_ ghu_ ghs_ ghr_ github_pat_",
        r"gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}",
    ),
    _kind(
        "a GitLab token",
        "glpat- gldt- glrt- glptt- glcbt- glsoat- glft- glimt- glagent- gloas-",
        r"gl(?:pat|dt|rt|ptt|cbt|soat|ft|imt|agent|oas)-[A-Za-z0-9_.-]{20,300}",
    ),
    _kind(
        "a Slack token",
        "xoxb- xoxa- xoxp- xoxr- xoxs- xoxe xapp-",
        r"xox[abeoprs](?:\.xox[bp])?-(?:\d+-)+[A-Za-z0-9-]{10,}|xapp-\d-[A-Z0-9]+-\d+-[A-Za-z0-9]{20,}",
    ),
    _kind(
        "a Slack webhook",
        "hooks.slack.com/",
        r"hooks\.slack\.com/(?:services|workflows|triggers)/T[A-Za-z0-9]{7,}/[A-Za-z0-9]{8,}/[A-Za-z0-9]{20,}",
    ),
    _kind("a Stripe key", "k_live_ k_test_", r"(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,247}"),
    _kind("a Stripe webhook secret", "whsec_", r"whsec_[A-Za-z0-9+/]{32,}"),
    _kind("a Google API key", "AIza", r"AIza[A-Za-z0-9_-]{35}"),
    _kind("a Google client secret", "GOCSPX-", r"GOCSPX-[A-Za-z0-9_-]{28}"),
    _kind("a Google access token", "ya29.", r"ya29\.[A-Za-z0-9_-]{40,}"),
    _kind("an npm token", "npm_", r"npm_[A-Za-z0-9]{36}"),
    _kind("a PyPI token", "pypi-AgE", r"pypi-AgE[A-Za-z0-9_-]{50,}"),
    _kind("an Anthropic key", "sk-ant-", r"sk-ant-(?:api|admin|oat|sid)\d\d-[A-Za-z0-9_-]{32,}"),
    _kind(
        "an OpenAI key",
        "sk-proj- sk-svcacct- sk-admin- T3BlbkFJ",
        r"sk-(?:proj|svcacct|admin)-[A-Za-z0-9_-]{40,}|sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}",
    ),
    _kind("an OpenAI key", "sk-", r"sk-[A-Za-z0-9]{48}"),
    _kind("a Hugging Face token", "hf_", r"hf_[A-Za-z0-9]{34}"),
    _kind("a SendGrid key", "SG.", r"SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}"),
    _kind("a DigitalOcean token", "_v1_", r"do[opr]_v1_[a-f0-9]{64}"),
    _kind("a Docker token", "dckr_", r"dckr_[po]at_[A-Za-z0-9_-]{27,}"),
    _kind("a Shopify token", "shp", r"shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}"),
    _kind("an age key", "AGE-SECRET-KEY-1", r"AGE-SECRET-KEY-1[0-9A-Z]{58}"),
)

_PRIVATE_KEY = re.compile(
    r"(?P<head>-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----)"
    r"(?:[\s>|*]|\\n|\\r){1,40}"
    r"(?:(?:Proc-Type|DEK-Info|Version|Comment):|[A-Za-z0-9+/=]{12})"
)
_BODY = re.compile(r"(?>[\s>|*]|\\[nr]|[A-Z][A-Za-z-]{2,20}: [^\n]{0,200}|[A-Za-z0-9+/=]{8,})*")
_END = re.compile(r"-----END [A-Z0-9 ]{0,50}PRIVATE KEY(?: BLOCK)?-----")
_LONGEST_KEY = 20_000
_SHORTEST = 17
"""Characters of the shortest secret; none but a private key holds blanks. Few words are as long."""
_MASKED = re.compile(r"[xX*._-]+|[A-Z0-9]*EXAMPLE(?:KEY)?")
_PREFIX = re.compile(
    r"(?:AKIA|ASIA|ABIA|ACCA|github_pat_|sk-ant-\w+-|sk-(?:proj|svcacct|admin)-|sk-|(?:[sr]k)_\w{4}_|xox\w-|"
    r"[a-zA-Z]{2,6}[_-]|AIza)"
)


class Secret(NamedTuple):
    """Where a secret stands in a text."""

    kind: str
    start: int
    end: int


def secrets_in(text: str) -> list[Secret]:
    """Everything in a text that looks like a secret, in its order; none overlaps another."""
    long = " ".join([word for word in text.split() if len(word) >= _SHORTEST])
    found = [
        Secret(kind.name, match.start(), match.end())
        for kind in _KINDS
        if any(needle in long for needle in kind.needles)
        for match in kind.pattern.finditer(text)
        if not _is_masked(match[0])
    ]
    if "PRIVATE KEY" in text:
        found += _private_keys(text)
    return _apart(sorted(found, key=lambda secret: (secret.start, -secret.end)))


def about_secrets(text: str) -> Iterator[Finding]:
    """A finding for each line that begins a secret."""
    told: set[tuple[int, str]] = set()
    newlines: list[int] | None = None
    for secret in secrets_in(text):
        newlines = newlines or [found.start() for found in re.finditer("\n", text)]
        line = bisect_left(newlines, secret.start) + 1
        if (line, secret.kind) not in told:
            told.add((line, secret.kind))
            message = (
                f"This looks like {secret.kind}: revoke it, and take it out of the file and its history."
            )
            yield finding("secret", message, line)


def redacted(text: str) -> str:
    """A text with every secret blacked out, line by line: lines keep their numbers."""
    parts, done = [], 0
    for secret in secrets_in(text):
        rows = text.count("\n", secret.start, secret.end) + 1
        parts += [text[done : secret.start], "\n".join([BLACKED_OUT] * rows)]
        done = secret.end
    return "".join([*parts, text[done:]]) if parts else text


def _private_keys(text: str) -> Iterator[Secret]:
    for match in _PRIVATE_KEY.finditer(text):
        end = _END.search(text, match.end(), match.end() + _LONGEST_KEY)
        end = end or _BODY.match(text, match.end("head"), match.end() + _LONGEST_KEY)
        yield Secret("a private key", match.start(), end.end() if end else match.end())


def _is_masked(secret: str) -> bool:
    """Whether it stands for a secret in a manual: `AKIAIOSFODNN7EXAMPLE`, `ghp_xxxx…`."""
    prefix = _PREFIX.match(secret)
    return _MASKED.fullmatch(secret, prefix.end() if prefix else 0) is not None


def _apart(secrets: list[Secret]) -> list[Secret]:
    kept: list[Secret] = []
    for secret in secrets:
        if not kept or secret.start >= kept[-1].end:
            kept.append(secret)
    return kept
