"""Secrets are found by their format or their name, reported by their kind, and never repeated."""

from __future__ import annotations

import re

import pytest
from mkdocs_plans.checks.rules.secret import secret_findings
from mkdocs_plans.checks.secrets import REDACTION, redacted, secrets_in

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
    "SK" + "0123456789abcdef" * 2: "a Twilio API key",
    "123456789:" + "AA" + A + "a": "a Telegram bot token",
    "MTIzNDU2Nzg5MDEyMzQ1Njc4" + ".Gx1y2z." + A + A[:6]: "a Discord bot token",
    "dapi" + "0123456789abcdef" * 2 + "-3": "a Databricks token",
    "hvs." + A * 3: "a Vault token",
    "hvb." + A * 5: "a Vault token",
    A[:14] + ".atlasv1." + A + A + "-": "a Terraform token",
    "glsa_" + A + "_0123abcd": "a Grafana token",
    "glc_" + "eyJvIjoi" + A + A: "a Grafana token",
    "figd_" + A + "_-aB3dE5": "a Figma token",
    "sntryu_" + "0123456789abcdef" * 4: "a Sentry token",
    "sntrys_" + "eyJpYXQiOjE3" + A + "==_" + A + A[:11]: "a Sentry token",
    "PMAK-" + "0123456789abcdef01234567-" + "0123456789abcdef0123456789abcdef01": "a Postman key",
    "ATATT3xFfGF0" + A * 5 + "=0123ABCD": "an Atlassian token",
    "ntn_" + "12345678901" + A + "aB3": "a Notion token",
    "lin_api_" + A + "aB3dE5fG": "a Linear key",
    "sbp_" + "0123456789abcdef" * 2 + "01234567": "a Supabase key",
    "sb_secret_" + A: "a Supabase key",
    "eyJ" + "hbGciOiJIUzI1NiJ9." + "eyJ" + "zdWIiOiJhbmEifQ." + A: "a signed token (JWT)",
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
    "hvs." + "x" * 30,
    "lin_api_" + "x" * 40,
    "SK" + "0" * 32,
    "a" * 5_000,
]


@pytest.mark.parametrize("secret", SECRETS, ids=lambda secret: SECRETS[secret])
@pytest.mark.parametrize("around", ["{}", "Use `{}`.", "token: '{}'", "  > KEY={} # new", "({})", "**{}**"])
def test_a_secret_is_found_and_reported_by_its_kind(secret: str, around: str) -> None:
    text = "# A\n\n" + around.format(secret) + "\n"
    (reported,) = secret_findings(text)
    assert (reported.line, SECRETS[secret] in reported.message) == (3, True)
    assert not any(part in reported.message for part in (secret, secret[4:14], KEY[:10]))
    assert not any(secret[at : at + 8] in redacted(text) for at in range(4, len(secret) - 20, 8))


@pytest.mark.parametrize("text", HARMLESS)
def test_texts_that_resemble_a_secret_are_not_reported(text: str) -> None:
    assert secrets_in(f"before {text} after") == []
    assert redacted(text) == text


def test_each_line_is_reported_once_for_each_kind() -> None:
    token = next(iter(SECRETS))
    assert [reported.line for reported in secret_findings(f"{token} {token}\n{token}\n")] == [1, 2]


def test_a_secret_inside_a_longer_word_is_not_reported() -> None:
    assert secrets_in("x" + "AKIA" + "ABCDEFGH23456789") == []
    assert secrets_in("AKIA" + "ABCDEFGH23456789" + "0") == []


IN_ADDRESSES = {
    "https://api.telegram.org/«bot" + "123456789:" + "AA" + A + "a»/getMe": "a Telegram bot token",
    "https://«discord.com/api/webhooks/" + "123456789012345678/" + A + A + "»": "a Discord webhook",
    "https://a.blob.core.windows.net/b?sv=1&sig=«" + A + A[:10] + "%2B%3D»&se=1": "an Azure SAS signature",
    "AccountName=a;AccountKey=" + "«" + A + A + A[:22] + "==»;EndpointSuffix=b": "an Azure storage key",
    "Endpoint=sb://a/;SharedAccessKey=" + "«" + A + A[:11] + "=»": "an Azure shared access key",
}
"""Each secret between guillemets."""


@pytest.mark.parametrize("text", IN_ADDRESSES, ids=IN_ADDRESSES.values())
def test_of_an_address_the_secret_alone_is_redacted(text: str) -> None:
    before, secret, after = re.split("[«»]", text)
    (reported,) = secret_findings(before + secret + after)
    assert (IN_ADDRESSES[text] in reported.message, reported.severity) == (True, "error")
    assert redacted(before + secret + after) == f"{before}{REDACTION}{after}"


TOKEN = "ghp_" + A + "abcd"
HIDDEN = {
    "an escape": TOKEN.replace("_", "\\_"),
    "a decimal entity": f"&#103;{TOKEN[1:]}",
    "a hexadecimal entity": f"&#x67;{TOKEN[1:]}",
    "a named entity": TOKEN.replace("_", "&lowbar;"),
    "bold type": f"{TOKEN[:4]}**{TOKEN[4:]}**",
    "bold type before it": f"**{TOKEN[:3]}**{TOKEN[3:]}",
    "underscores behind an escape": f"ghp\\__{TOKEN[4:]}_",
    "emphasis of each letter": "*".join(TOKEN),
    "strikethrough": f"~~{TOKEN[:9]}~~{TOKEN[9:]}",
    "code": f"`{TOKEN[:9]}`{TOKEN[9:]}",
    "a zero-width space": f"{TOKEN[:9]}\u200b{TOKEN[9:]}",
    "a word joiner between all letters": "\u2060".join(TOKEN),
    "a soft hyphen": f"{TOKEN[:9]}\u00ad{TOKEN[9:]}",
    "a byte that is not text": f"{TOKEN[:9]}\x01{TOKEN[9:]}",
    "a line break": f"{TOKEN[:9]}\n{TOKEN[9:]}",
    "a hard line break": f"{TOKEN[:9]}\\\n{TOKEN[9:]}",
    "a hard line break of blanks": f"{TOKEN[:9]}  \n  {TOKEN[9:]}",
    "a line break in a quote": f"{TOKEN[:9]}\n> {TOKEN[9:]}",
    "lines of its own": "\n".join([TOKEN[:9], TOKEN[9:20], TOKEN[20:]]),
    "a comment": f"{TOKEN[:9]}<!-- a note -->{TOKEN[9:]}",
    "a tag": f"{TOKEN[:9]}<b>{TOKEN[9:]}</b>",
    "a tag with an attribute": f'{TOKEN[:9]}<b title="so it is">{TOKEN[9:]}</b>',
    "a line break of HTML": f"{TOKEN[:9]}<br />{TOKEN[9:]}",
    "a comment of nothing": f"{TOKEN[:9]}<!-->{TOKEN[9:]}",
    "a comment before a line break": f"{TOKEN[:9]}<!-- a note -->\n{TOKEN[9:]}",
    "a comment behind a line break": f"{TOKEN[:9]}\n<!-- a note -->{TOKEN[9:]}",
    "a line break of HTML before one": f"{TOKEN[:9]}<br>\n{TOKEN[9:]}",
    "a tag around a line break": f"{TOKEN[:9]}<b>\n</b>{TOKEN[9:]}",
    "the text of a link before a line break": f"[{TOKEN[:9]}](a.md)\n{TOKEN[9:]}",
    "a long comment": f"{TOKEN[:9]}<!-- {'so it is ' * 200}-->{TOKEN[9:]}",
    "a comment with a tag": f"{TOKEN[:9]}<!-- <b> -->{TOKEN[9:]}",
    "an instruction": f"{TOKEN[:9]}<?so it is?>{TOKEN[9:]}",
    "a declaration": f"{TOKEN[:9]}<!DOCTYPE html>{TOKEN[9:]}",
    "a section of characters": f"{TOKEN[:9]}<![CDATA[ > ]]>{TOKEN[9:]}",
    "a tag with its end in an attribute": f'{TOKEN[:9]}<b title="a > b">{TOKEN[9:]}</b>',
    "a tag with a long attribute": f'{TOKEN[:9]}<b title="{"so it is " * 200}">{TOKEN[9:]}</b>',
    "an invisible entity": f"{TOKEN[:9]}&shy;{TOKEN[9:]}",
    "an invisible entity by number": f"{TOKEN[:9]}&#8204;{TOKEN[9:]}",
    "an invisible entity with zeros": f"<p>{TOKEN[:9]}&#0000000173;{TOKEN[9:]}</p>",
    "an invisible entity without its end": f"<p>{TOKEN[:9]}&shy{TOKEN[9:]}</p>",
    "a variation selector": f"{TOKEN[:9]}\U000e0100{TOKEN[9:]}",
    "the text of a link with parentheses": f"[{TOKEN[:9]}](a(b).md){TOKEN[9:]}",
    "the text of a link whose title ends one": f"[{TOKEN[:9]}](a.md 'so) it is'){TOKEN[9:]}",
    "the text of a link": f"[{TOKEN[:9]}](a.md){TOKEN[9:]}",
    "the text of a link with a title": f"[{TOKEN[:9]}](a.md 'so it is'){TOKEN[9:]}",
    "a link by reference": f"{TOKEN[:9]}[{TOKEN[9:]}][a]",
    "the destination of a link": f"[a](https://a.example/?t={TOKEN.replace('_', '%5F')})",
    "the destination in percent": f"[a](https://a.example/{''.join(f'%{ord(c):02x}' for c in TOKEN)})",
    "an attribute": f'<a title="&#103;{TOKEN[1:]}">a</a>',
    "a string of YAML": f'owner: "\\x67\\u0068{TOKEN[2:]}"',
}


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN)
def test_a_secret_that_markup_hides_is_reported_at_its_line_and_redacted(hidden: str) -> None:
    text = f"# A\n\nBefore.\n\nUse {hidden} here.\n\nAfter.\n"
    assert [(reported.rule, reported.line) for reported in secret_findings(text)] == [("secret", 5)]
    made = redacted(text)
    assert made.count("\n") == text.count("\n")
    assert (made.startswith("# A\n\nBefore.\n\nUse "), made.endswith(" here.\n\nAfter.\n")) == (True, True)
    assert not [letters for letters in ("aB", "hJ", "cd") if letters in made]


def test_a_token_ends_with_its_line_if_it_is_whole() -> None:
    assert redacted(f"Use {TOKEN}\nEverywhere.\n") == f"Use {REDACTION}\nEverywhere.\n"
    assert [reported.line for reported in secret_findings(f"{TOKEN}\n{TOKEN}\n")] == [1, 2]


ASSIGNED = {
    "DB_PASS=«s3cr3tP4ss1»": "after",
    "DB_PASS=«swordfish»": "a plain word behind a variable",
    "DB\\_PASS=«Winter2025»": "an escaped name",
    "password1=«Xk9vP2qLm»": "a numbered name",
    "db_pass: «s3cr3tP4ss1»": "a colon",
    "userPass = «Xk9vP2qLm»": "camel case",
    "password&#61;«Xk9vP2qLm»": "an entity",
    "password: «s3cr3tP4ss», at the gate": "prose goes on",
    "**Password:** `«Sommer2024!»`": "marked",
    "`DB_PASS`: `«s3cr3tP4ss1»`": "code",
    "DB_PASSWORD='«it is\"mine»'": "blanks in quotes",
    "token: '«a1B2c3D4e5f6»'": "quotes",
    'send {"secret":"«a1B2c3D4e5»","user":"ana"}': "JSON",
    'api_key := "«9f8e7d6c5b4a3928»"': "Go",
    "API key = «6f9619ff-8b86-d011-b42d-00c04fc964ff»": "a UUID",
    "client_secret=«a1B2c3D4e5»": "a client secret",
    "Server=a;Password=«swordfish»;Encrypt=yes": "a connection string",
    "https://a.example/x?token=«swordfish»&page=1": "a parameter",
    "start it with --password=«swordfish» --once": "a flag",
    "postgres://«ana:hunter2»@db.example/books": "a login",
    "Authorization: Bearer «a1b2c3d4e5f60718293a»": "a header",
    "Authorization: Basic «dXNlcjpwYXNzd29yZDE=»": "a header in base64",
    "| DB password | «s3cr3tP4ss1» |": "a table",
    "| **API key** | `«9f8e7d6c5b4a3928»` | ops |": "a table with marks",
    "password | «Xk9vP2qLm»": "a table without bars around it",
    "Passwort: «Sommer2024!»": "German",
    "contraseña: «Xk9vP2qLm3»": "Spanish",
    "mot de passe : «Xk9vP2qLm3»": "French",
    "senha: «Xk9vP2qLm3»": "Portuguese",
    "mật khẩu: «Xk9vP2qLm3»": "Vietnamese",
    "lösenord: «Xk9vP2qLm3»": "Swedish",
    "Wachtwoord: «Xk9vP2qLm3»": "Dutch",
    "Hasło: «Xk9vP2qLm3»": "Polish",
    "Пароль: «Xk9vP2qLm3»": "Russian",
    "密码：«Xk9vP2qLm3»。": "Chinese",
    "パスワード: «Xk9vP2qLm3»": "Japanese",
    "비밀번호: «Xk9vP2qLm3»": "Korean",
}
"""Each value between guillemets."""


@pytest.mark.parametrize("text", ASSIGNED, ids=ASSIGNED.values())
def test_a_value_that_looks_random_is_a_secret_after_the_name_of_one(text: str) -> None:
    before, value, after = re.split("[«»]", text)
    (reported,) = secret_findings(f"# A\n\n- {before}{value}{after}\n")
    assert (reported.line, reported.severity, value in reported.message) == (3, "warning", False)
    assert redacted(before + value + after) == f"{before}{REDACTION}{after}"


PHRASES = """\
password: required
Password: rotated every 90 days
password: min. 12 characters, 1 digit
password: A-Z, a-z and 0-9
password: argon2id
password: bcrypt-12
password: !vault |
password: op://vault/item/password
Passwords: 2FA-protected
password1=password2
"password": "password123"
"password": "must be at least 12 characters, 1 digit"
"password": "string"
password = models.CharField(max_length=128)
the password = hash(salt + password)
DB_PASSWORD=${DB_PASSWORD}
DB_PASS=changeme
passphrase: 6+ words
the token: kept by the vault
| password | required | owner1 |
| Token | 2026-01-15 | RS256 |
| references | PASS | `grep -r "run_2x4Tide" src` |
Token: see 1Password
token: OAuth2.0
token: RS256
token: 2026-01-15
token: ACME-1234
token: v1.2.3-rc.1
token: 30minutes
access token: 15min, refresh token: 30 days
commit token: 0123abcd
Token TTL: 24h
max_tokens: 4096
"usage": {"prompt_tokens":12,"completion_tokens":34}
Tokens: 125,432 input
let token = parse(input);
CancellationToken cancellationToken = default)
Token::Paren is a token
token: ${{ secrets.GITHUB_TOKEN }}
TOKEN=$(vault read -field=token secret/app)
token=<your token>, secret=[your secret], key %TOKEN%
token: "glpat-..."
https://a.example/reset?token=expired
API key: request from ops
const apiKey = process.env.OPENAI_API_KEY;
apiKey: string,
API_KEY=your_key
API keys: 3 of 5 rotated
private key: ed25519
private key: RSA-4096
signing key: secp256k1
primary key: user_id2
Access key: badge at reception, floor 3
secret: k8s-secret-name-v2
secret: arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-AbCdEf
secret: projects/acme/secrets/db/versions/3
SESSION_SECRET=generate-a-random-string
secret = github_sync::generate_webhook_secret();
credentials: none
bypass: 10.0.0.0/8
First pass: 2026-03-12
Pass: 12/14 tests
sig=invalid
AccountKey=<base64>
postgres://postgres:postgres@localhost:5432/test
postgres://user:password@db:5432/app
https://<user>:<token>@a.example/x
mongodb://${USER}:${PASS}@host
https://ana@a.example:8080/@x
Basic http2 support
Bearer token authentication, RFC6750
Authorization: Bearer $ACCESS_TOKEN
Passwort: wird im Tresor abgelegt
Passwort: mindestens 12 Zeichen
Kennwort: siehe KeePass (Ordner 12)
Token: läuft am 31.12.2026 ab
Contraseña: caduca cada 90 días
clave: obligatoria
Mot de passe : à changer avant le 12/03
mot de passe : obligatoire
Senha: obrigatória, 12 caracteres
mật khẩu: bắt buộc
mật khẩu: tối thiểu 12 ký tự
密码：请联系管理员，至少12个字符
密码: 必填
パスワード：12文字以上
パスワード: 必須
비밀번호: 12자 이상
비밀번호: 필수
""".splitlines()


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_plan_may_speak_of_passwords_and_tokens(phrase: str) -> None:
    assert redacted(phrase) == phrase
    assert redacted(f"- **{phrase}**\n- `{phrase}`\n") == f"- **{phrase}**\n- `{phrase}`\n"
