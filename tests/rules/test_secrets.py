"""Secrets are found by their prefix, told by their kind, and never repeated."""

from __future__ import annotations

import pytest
from mkdocs_plans.rules.secrets import about_secrets, redacted, secrets_in

A = "aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY"
KEY = "MIIEpAIBAAKCAQEA75\nabcdefghijklmnop\n"

# Taken apart, so that no scanner of this repository takes them for what they look like.
SECRETS = {
    "AKIA" + "ABCDEFGH23456789": "an AWS access key",
    "ASIA" + "ABCDEFGH23456789": "an AWS access key",
    "ghp_" + A + "abcd": "a GitHub token",
    "ghs_" + A + "abcd": "a GitHub token",
    "github_pat_" + A[:22] + "_" + A + A[:27]: "a GitHub token",
    "glpat-" + A[:20]: "a GitLab token",
    "glrt-" + A[:20]: "a GitLab token",
    "xoxb-" + "123456789012-123456789012-" + A[:24]: "a Slack token",
    "xapp-" + "1-A0123456789-1234567890123-" + A + A: "a Slack token",
    "https://hooks.slack.com/services/" + "T01234567/B01234567/" + A[:24]: "a Slack webhook",
    "sk_live_" + A[:24]: "a Stripe key",
    "rk_test_" + A[:24]: "a Stripe key",
    "whsec_" + A: "a Stripe webhook secret",
    "AIza" + A + "abc": "a Google API key",
    "GOCSPX-" + A[:28]: "a Google client secret",
    "npm_" + A + "abcd": "an npm token",
    "pypi-AgEIcHlwaS5vcmc" + A + A: "a PyPI token",
    "sk-ant-" + "api03-" + A + A + A[:29] + "AA": "an Anthropic key",
    "sk-proj-" + A + A: "an OpenAI key",
    "sk-" + A + A[:16]: "an OpenAI key",
    "hf_" + A + "ab": "a Hugging Face token",
    "SG." + A[:22] + "." + A + A[:11]: "a SendGrid key",
    "dop_v1_" + "0123456789abcdef" * 4: "a DigitalOcean token",
    "shpat_" + "0123456789abcdef" * 2: "a Shopify token",
    "-----BEGIN RSA " + f"PRIVATE KEY-----\n{KEY}-----END RSA PRIVATE KEY-----": "a private key",
    "-----BEGIN " + f"PRIVATE KEY-----\\n{KEY}": "a private key",
    "-----BEGIN OPENSSH " + f"PRIVATE KEY-----\n{KEY}-----END OPENSSH PRIVATE KEY-----": "a private key",
    "-----BEGIN PGP " + f"PRIVATE KEY BLOCK-----\nVersion: 1\n\n{KEY}": "a private key",
}

HARMLESS = [
    "AKIA" + "IOSFODNN7EXAMPLE",
    "AKIA" + "XXXXXXXXXXXXXXXX",
    "ghp_" + "x" * 36,
    "ghp_" + A[:20],
    "ghp_ and a prefix named alone",
    "glpat-<your token>",
    "a task-list of risk-takers with sk-learn",
    "sk_live_...",
    "https://hooks.slack.com/services/T000/B000/XXX",
    "commit 0123456789abcdef0123456789abcdef01234567",
    "-----BEGIN PUBLIC KEY-----\n" + KEY,
    "-----BEGIN CERTIFICATE-----\n" + KEY,
    "-----BEGIN " + "PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----",
    "grep '-----BEGIN " + "RSA PRIVATE KEY-----' file",
    "password = hunter2",
    "a" * 5_000,
]


@pytest.mark.parametrize("secret", SECRETS, ids=lambda secret: SECRETS[secret])
@pytest.mark.parametrize("around", ["{}", "Use `{}`.", "token: '{}'", "  > KEY={} # new", "({})", "**{}**"])
def test_a_secret_is_found_and_told_by_its_kind(secret: str, around: str) -> None:
    text = "# A\n\n" + around.format(secret) + "\n"
    (told,) = about_secrets(text)
    assert (told.line, SECRETS[secret] in told.message) == (3, True)
    assert not any(part in told.message for part in (secret, secret[4:14], KEY[:10]))
    assert not any(secret[at : at + 8] in redacted(text) for at in range(4, len(secret) - 20, 8))


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_resembles_a_secret_is_none(text: str) -> None:
    assert secrets_in(f"before {text} after") == []
    assert redacted(text) == text


def test_each_line_is_told_once_for_each_kind() -> None:
    token = next(iter(SECRETS))
    assert [told.line for told in about_secrets(f"{token} {token}\n{token}\n")] == [1, 2]


def test_a_secret_inside_a_longer_word_is_none() -> None:
    assert secrets_in("x" + "AKIA" + "ABCDEFGH23456789") == []
    assert secrets_in("AKIA" + "ABCDEFGH23456789" + "0") == []
