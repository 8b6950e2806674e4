"""Which files may be published with a plan: those that no browser runs, whatever the server says of them.

A file counts by its ending and by its content. The ending decides the content type that most servers
send. A server that does not know it sends none, or a browser guesses; then the content decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path, PurePath

from mkdocs_plans.checks.rules.secret import secret_findings
from mkdocs_plans.markdown.text import decode
from mkdocs_plans.model.plan import Finding

from .folder import LARGEST
from .svg import LARGEST_SVG, is_passive

_HEAD = 8_000
"""Bytes that are looked at: as many as git does to recognise text, and more than any browser guesses from."""


def _starts(*patterns: bytes) -> Callable[[bytes], bool]:
    """What says whether a file begins with one of some regular expressions."""
    magic = re.compile(b"|".join(patterns), re.DOTALL)
    return lambda head: magic.match(head) is not None


_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?[\s\x00-\x20]*<")
"""What a browser may take for HTML or XML where a server sends no content type: https://mimesniff.spec.whatwg.org"""


_SERVED_OTHERWISE = re.compile(
    r"\.(?:php\d?|pht|phtml|phar|f?cgi|pl|py|rb|sh|aspx?|jspx?|s?html?|xht(?:ml)?|gz|z|xz|bz2|br|zst)\.",
    re.IGNORECASE,
)
"""Inner endings that Apache goes by too: it may run `a.php.txt`, and send `a.gz.txt` as packed."""


def _is_text(head: bytes) -> bool:
    return b"\0" not in head and not _MARKUP.match(head)


# The first bytes of a box are its size. As `<!--` they would be HTML to a browser that guesses.
_MEDIA_BOX = rb"\x00\x00..ftyp"
_ZIP = _starts(rb"PK\x03\x04")

_IMAGES: dict[str, Callable[[bytes], bool]] = {
    ".png": _starts(rb"\x89PNG\r\n\x1a\n"),
    ".jpg": _starts(rb"\xff\xd8\xff"),
    ".jpeg": _starts(rb"\xff\xd8\xff"),
    ".gif": _starts(rb"GIF8[79]a"),
    ".webp": _starts(rb"RIFF....WEBP"),
    ".avif": _starts(_MEDIA_BOX + rb"avi[fs]"),
    ".bmp": _starts(rb"BM"),
    ".ico": _starts(rb"\x00\x00\x01\x00"),
}
_TEXTS = frozenset([".txt", ".csv", ".tsv", ".json", ".yaml", ".yml", ".toml", ".log"])
_OTHERS: dict[str, Callable[[bytes], bool]] = {
    ".pdf": _starts(rb"%PDF-"),
    **dict.fromkeys([".zip", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"], _ZIP),
    ".mp4": _starts(_MEDIA_BOX),
    ".webm": _starts(rb"\x1a\x45\xdf\xa3"),
    **dict.fromkeys(_TEXTS, _is_text),
}

_CONTENT = _IMAGES | _OTHERS

IMAGES = frozenset([*_IMAGES, ".svg"])
"""Endings of images, which are published from anywhere in the repository where a plan shows them."""

ENDINGS = frozenset([*_CONTENT, ".svg"])
"""Endings of all files that may be published."""


def is_publishable(file: Path, name: str) -> bool:
    """Whether a file holds what its name promises, and nothing that a browser would run.

    Args:
        file: The file, links resolved. One that cannot be read is not publishable.
        name: What it is called where it is published; case does not count.
    """
    ending = PurePath(name).suffix.casefold()
    if ending not in ENDINGS or _SERVED_OTHERWISE.search(name):
        return False
    try:
        if not file.is_file():
            return False
        with file.open("rb") as stream:
            if ending == ".svg":
                return is_passive(stream.read(LARGEST_SVG + 1))
            return _CONTENT[ending](stream.read(_HEAD))
    except OSError:
        return False


def first_secret(file: Path) -> Finding | None:
    """What is found of the first secret in a text that may be published; `None`: there is none.

    Args:
        file: The file, links resolved. Of a very large one the first 10 MB are searched.
    """
    if file.suffix.casefold() not in _TEXTS:
        return None
    try:
        with file.open("rb") as stream:
            raw = stream.read(LARGEST)
    except OSError:
        return None
    return next(secret_findings(decode(raw).text), None)
