"""A plan contains no secret."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_plans.checks.rule_types import TextContext, TextRule
from mkdocs_plans.checks.secrets import secrets_in
from mkdocs_plans.markdown.text import LineIndex
from mkdocs_plans.model.plan import Finding, Severity
from mkdocs_plans.model.rule import Example, Family, Scope


def check(context: TextContext) -> Iterator[Finding]:
    """Yield a finding for each line in which a secret begins."""
    return secret_findings(context.file.text.text)


def secret_findings(text: str) -> Iterator[Finding]:
    """Yield a finding for each line in which a secret begins, and each kind of secret on it."""
    seen: set[tuple[int, str]] = set()
    found = secrets_in(text)
    lines = LineIndex(text if found else "")
    for secret in found:
        line = lines.line_at(secret.start)
        if (line, secret.kind) not in seen:
            seen.add((line, secret.kind))
            message = (
                f"This looks like {secret.kind}: revoke it, then remove it from the file and its history."
            )
            severity = None if secret.certain else Severity.WARNING
            yield RULE.finding(message, line, severity=severity)


_TOKEN = "ghp_" + "aB3dE5fG7h" * 3 + "aB3dE5"
"""Assembled here, so that no scanner reports this file."""

RULE = TextRule(
    name="secret",
    family=Family.SAFETY,
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    reason="Anyone who can read the site or the repository can use the secret.",
    remedy=(
        "Revoke the secret, then remove it from the file and from its history. Until then, it is "
        "redacted on every page and in every export, even if Markdown or HTML hides it: `ghp\\_…`, "
        "`&#103;hp_…`, `ghp_**…**`, a line break, a zero-width character. The severity is error for "
        "known formats: keys and tokens of some forty services, private keys and signed tokens. It is "
        "warning for a random-looking value after a name such as `DB_PASS=` or `password:`, and for a "
        "login in an address. Examples from manuals (`AKIAIOSFODNN7EXAMPLE`, `ghp_xxxx…`), "
        "placeholders (`<token>`, `${TOKEN}`, `your_key`), code and prose (`password: required`) are "
        "not reported. To keep a text that is not a secret, "
        "[suppress the rule](../guides/check.md#suppress-findings) for it."
    ),
    applies_to_any_file=True,
    always_warns=True,
    check=check,
    fires=(
        Example(f"# A\n\nUse {_TOKEN} here\n", (3,)),
        Example(f"# A\n\n```\nTOKEN={_TOKEN}\n```\n", (4,)),
        Example("# A\n\n-----BEGIN " + "PRIVATE KEY-----\nMIIEpAIBAAKCAQEA75abcdef\n", (3,)),
        Example(f"# A\n\nUse {_TOKEN[:4]}**{_TOKEN[4:]}** here\n", (3,)),
        Example(f"# A\n\nUse {_TOKEN[:9]}\n{_TOKEN[9:]} here\n{_TOKEN}\n", (3, 5)),
        Example(f"# A\n\n{_TOKEN}\n\nUse {_TOKEN[:9]}\n{_TOKEN[9:]} here\n{_TOKEN}\n", (3, 5, 7)),
        Example("# A\n\nDB_PASS=s3cr3tP4ss1\n", (3,)),
    ),
    passes=(
        Example("# A\n\nUse ghp_" + "x" * 36 + " here\n"),
        Example(f"# A\n\nUse {_TOKEN[:-9]} here\n"),
        Example("# A\n\nPassword: required\n"),
    ),
)
