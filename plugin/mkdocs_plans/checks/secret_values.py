"""Secrets that only their context reveals: `DB_PASS=…`, `Authorization: Bearer …`, `://name:…@host`.

Plans mention passwords and tokens without containing any: `password: required`, `let token = parse(input);`,
`max_tokens: 4096`. A value is a secret only if it looks like one: not code, not a placeholder, and not made
of words and short numbers. This misses `password: swordfish`, which looks like `password: required`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .unmasked_text import decoded

_NAMES = (
    "password", "passwd", "passphrase", "passcode", "pwd", "secret", "token", "credential",
    "passwort", "kennwort", "contraseña", "clave", "senha", "mot de passe", "mật khẩu",
    "lösenord", "wachtwoord", "hasło", "пароль",
    "パスワード", "비밀번호", "密码", "密碼", "口令",
)  # fmt: skip
"""Names of secrets, in the languages of the vocabulary."""
_KEYS = (
    "access", "account", "api", "auth", "client", "encryption", "master", "private", "secret", "service",
    "shared", "signing", "storage",
)  # fmt: skip
"""Words that make a key a secret."""
_NEEDLES = (
    "pass", "pwd", "secret", "token", "key", "credential", "kennwort", "wachtwoord", "clave", "senha",
    "bearer ", "basic ",
)  # fmt: skip
_FOREIGN_NEEDLES = {
    "ñ": "contraseña",
    "ậ": "mật khẩu",
    "ö": "lösenord",
    "ł": "hasło",
    "ь": "пароль",
    "ワ": "パスワード",
    "밀": "비밀번호",
    "密": "密",
    "口": "口令",
}
"""Each line to check contains one of these or `://`; for `://` a letter is searched, because that is
faster."""
_INTRODUCING = frozenset({"bearer ", "basic ", "://"})
_REACH = 24
"""The maximum distance, in characters, between the beginning of a name and its `=` or `:`."""
_EQUALS = re.compile(r"[:=：&|]")

_FIRST = "".join(sorted({word[0] for word in (*_NAMES, *_KEYS)}))
_NAME = (
    rf"(?=[{_FIRST}])(?:{'|'.join(_NAMES)}|(?-i:(?<![A-Za-z])pass|(?<=[a-z])Pass|(?<![A-Za-z])PASS)"
    rf"|(?:{'|'.join(_KEYS)})[ _-]?key)s?\d{{0,2}}"
)
"""The name of a secret. `pass` counts only as a word or word part of its own, not in `passed` or `compass`. A
digit may follow (`password1`). Each repetition is bounded, so that the search takes linear time. Names are
tried only at one of their first letters."""
_ASSIGNED = re.compile(
    rf"(?P<name>{_NAME})[\"'`*_\]\\]{{0,4}}(?P<equals>\s{{0,3}}(?::?={{1,3}}>?|:(?!:)|：)\s{{0,3}})[*_\\]{{0,3}}\s{{0,3}}"
    r"(?:(?P<quote>[\"'`])(?P<quoted>[^\n]{1,200}?)(?=(?P=quote))|(?P<word>\S{1,300}))",
    re.IGNORECASE,
)
"""A name, `=`, `:` or one of their variants, and a value. Markdown may be around each of them. `::` is not an
assignment."""
_CELL = re.compile(
    rf"{_NAME}[\"'`*_\]\\)]{{0,4}}[ \t]{{0,20}}\|[ \t]{{0,20}}(?P<word>[^\s|]{{8,300}})[ \t]{{0,20}}(?=\||$)",
    re.IGNORECASE,
)
"""A table cell that ends with the name, followed by a cell of a single word."""
_HEADER = re.compile(r"\b(?:bearer|basic)[ \t]{1,3}(?P<word>\S{16,2000})", re.IGNORECASE)
"""The value of an `Authorization` header."""
_LOGIN = re.compile(r"(?<=://)(?P<user>[^\s/?#@:]{0,100}):(?P<word>[^\s/?#@]{1,300})(?=@)")
"""The user name and password of an address."""
_SHORTEST, _SHORTEST_ASSIGNED, _SHORTEST_LOGIN = 8, 6, 3
"""The least number of characters of a value: after a colon, where prose may follow; after `=` or in quotes;
in an address."""

_QUOTES = "\"'`“”„«»"
_TRAILING = ".,;:)*_|>\\" + _QUOTES
_END = re.compile(r"[\"'`“”»](?=\W|$)|[,;](?=[\"'])|[&;](?=[\w ]{1,40}=)|<|[^\x00-\x7f]")
"""The end of a value: a closing quote, the next entry of an object or address, a tag, or a letter of
prose."""
_PLACEHOLDER = re.compile(
    r"<.*>|\[.*\]|\$?\{{1,2}.*\}{1,2}|\$\(.*|\$[A-Z_][A-Z0-9_]*|%\w+%|[xX*._•…█?#-]+"
    r"|arn:.*|.*(?:\.\.\.|…|\*\*\*|xxxx|XXXX|█).*"
)
"""Placeholders in brackets or braces, variables of a shell or template, masks, and cut values."""
_DUMMIES = (
    "access", "admin", "any", "api", "bar", "baz", "change", "changed",
    "default", "demo", "dev", "disabled", "dummy", "elastic", "empty", "enabled", "example", "expired",
    "fake", "false", "foo", "guest", "here", "hidden", "host", "insert", "invalid", "key", "letmein",
    "local", "login", "masked", "me", "minio", "missing", "mongo", "my", "mysql", "name", "new", "nil",
    "none", "null", "old", "optional", "pass", "passphrase", "passwd", "password", "placeholder",
    "postgres", "prod", "put", "pw", "pwd", "qwerty", "rabbitmq", "random", "redacted", "redis",
    "replace", "required", "root", "sample", "secret", "set", "some", "string", "tbd", "test",
    "testing", "the", "this", "todo", "token", "true", "undefined", "unknown", "unset", "user", "value",
    "your",
)  # fmt: skip
"""The words that such values consist of: see `_DUMMY`."""
_DUMMY = re.compile(rf"(?:(?>{'|'.join(sorted(_DUMMIES, key=len, reverse=True))})[\W_\d]*+)++", re.IGNORECASE)
"""Values that manuals and tests use in place of a secret."""
_CODE = re.compile(r"[(){}\[\]<>|]|::|->|://")
"""Characters that a secret does not contain, but code and addresses do."""
_PARTS = re.compile(r"[,;!?]*\s+|[,;!?]+$|[-_./\\:+@#~=']+|(?<=[a-z]{2})(?=[A-Z][a-z])")
"""Where a value is cut into words and numbers: at punctuation, and before a capital letter."""
_PART = re.compile(
    r"\d*[A-Z]*[a-z]*[A-Z]*s?\d{0,3}[a-z]{0,3}|(?:[A-Za-z]+|\d+)(?:[,;&](?:[A-Za-z]+|\d+))+"
    r"|(?:[Ee]d|[Xx])25519|secp\d{3}[kr]1"
)
"""A word or number of prose and code: `required`, `OAuth2`, `sha256`, `24h`, `argon2id`, `4,096`."""
_PARAMETER = re.compile(r"(?:[?&;]|(?<!\S)--)[\w-]*$")
"""The beginning of a parameter of an address, or of a flag."""
_LONGEST_NAME = 40
_WORD = re.compile(r"[A-Za-z]+\d{0,3}")


def assigned_values(text: str) -> Iterator[tuple[str, int, int]]:
    """Each value that is a secret by its context and its appearance.

    Args:
        text: Any text, as written.

    Yields:
        The kind of secret, as it is used in a sentence, and its range.
    """
    for start, end in _lines(text):
        view = decoded(text[start:end])
        for kind, found in (
            ("a password or key", _assigned(view.text)),
            ("a password or key", _cells(view.text) if "|" in view.text else ()),
            ("an access token", _headers(view.text)),
            ("a login in an address", _logins(view.text) if "@" in view.text else ()),
        ):
            for span in found:
                first, last = view.position(*span)
                yield kind, start + first, start + last


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """The lines that may contain the name of a secret, each once, in order."""
    lowered = text.lower()
    if len(lowered) != len(text):  # A letter such as `İ` becomes two.
        lowered = "".join([letter.lower()[0] for letter in text])
    starts = set()
    for needle in (
        *_NEEDLES,
        *(needle for letter, needle in _FOREIGN_NEEDLES.items() if letter in lowered),
        *(("://",) if "@" in text else ()),
    ):
        at = lowered.find(needle)
        while at >= 0:
            after = at + len(needle)
            if needle in _INTRODUCING or _EQUALS.search(lowered, after, after + _REACH):
                starts.add(lowered.rfind("\n", 0, at) + 1)
                after = lowered.find("\n", after)
            at = lowered.find(needle, after) if after >= 0 else -1
    for start in sorted(starts):
        end = text.find("\n", start)
        yield start, end if end >= 0 else len(text)


def _assigned(line: str) -> Iterator[tuple[int, int]]:
    for match in _ASSIGNED.finditer(line):
        start, end = _trimmed(line, *match.span("quoted" if match["quote"] else "word"))
        value = line[start:end]
        ended = "=" in match["equals"] or match["quote"]
        if _is_random(value, _SHORTEST_ASSIGNED if ended else _SHORTEST) or (
            match["equals"] == "=" and _names_a_variable(line, match) and _is_plain_secret(value)
        ):
            yield start, end


def _cells(line: str) -> Iterator[tuple[int, int]]:
    for match in _CELL.finditer(line):
        start, end = _trimmed(line, *match.span("word"))
        if _is_random(line[start:end], _SHORTEST):
            yield start, end


def _headers(line: str) -> Iterator[tuple[int, int]]:
    for match in _HEADER.finditer(line):
        start, end = _trimmed(line, *match.span("word"))
        if _is_random(line[start:end], _SHORTEST):
            yield start, end


def _logins(line: str) -> Iterator[tuple[int, int]]:
    for match in _LOGIN.finditer(line):
        value = match["word"]
        if len(value) < _SHORTEST_LOGIN or value == match["user"] or value.isdecimal():
            continue
        if not _is_placeholder(value):
            yield match.start("user"), match.end("word")


def _trimmed(line: str, start: int, end: int) -> tuple[int, int]:
    """The range of a value without what surrounds it."""
    value = line[start:end]
    start += len(value) - len(value.lstrip(_QUOTES))
    value = value.lstrip(_QUOTES)
    stop = _END.search(value)
    value = value[: stop.start()] if stop else value
    return start, start + len(value.rstrip(_TRAILING))


def _is_random(value: str, shortest: int) -> bool:
    """Whether a value is not words, not code and not a placeholder."""
    if (
        len(value) < shortest
        or _PLACEHOLDER.fullmatch(value)
        or _DUMMY.fullmatch(value)
        or _CODE.search(value)
    ):
        return False
    return not all(_PART.fullmatch(part) for part in _PARTS.split(value.lstrip("&$!%@*")) if part)


def _is_placeholder(value: str) -> bool:
    """Whether a value is code, or a placeholder of a manual or test."""
    return bool(_CODE.search(value) or _PLACEHOLDER.fullmatch(value) or _DUMMY.fullmatch(value))


def _names_a_variable(line: str, match: re.Match[str]) -> bool:
    """Whether the name is that of an environment variable, a parameter or a flag."""
    before = line[max(0, match.start() - _LONGEST_NAME) : match.start()]
    return match["name"].isupper() or _PARAMETER.search(before) is not None


def _is_plain_secret(value: str) -> bool:
    return len(value) >= _SHORTEST_ASSIGNED and bool(_WORD.fullmatch(value)) and not _DUMMY.fullmatch(value)
