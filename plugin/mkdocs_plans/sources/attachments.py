"""Which files may be published with a plan: those that no browser runs, with any content type.

Both the extension and the content of a file count. The extension decides the content type that most servers
send. A server that does not know the extension sends none, and the browser guesses from the content.
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
"""How many bytes are checked: as many as git checks to recognise text, and more than any browser guesses
from."""


def _starts(*patterns: bytes) -> Callable[[bytes], bool]:
    """A function that tests whether a file begins with one of some regular expressions."""
    magic = re.compile(b"|".join(patterns), re.DOTALL)
    return lambda head: magic.match(head) is not None


_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?[\s\x00-\x20]*<")
"""What a browser may take for HTML or XML if the server sends no content type:
https://mimesniff.spec.whatwg.org"""


_SERVED_OTHERWISE = re.compile(
    r"\.(?:php\d?|pht|phtml|phar|f?cgi|pl|py|rb|sh|aspx?|jspx?|s?html?|xht(?:ml)?|gz|z|xz|bz2|br|zst)\.",
    re.IGNORECASE,
)
"""Inner extensions, which Apache also applies: it may run `a.php.txt`, and send `a.gz.txt` as compressed."""


def _is_text(head: bytes) -> bool:
    return b"\0" not in head and not _MARKUP.match(head)


# A box begins with its size. With the bytes `<!--` it would be HTML to a browser that guesses.
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
"""The extensions of images, each with a test of the content's first bytes."""
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
"""Extensions of images, which are published from anywhere in the repository if a plan shows them."""

ENDINGS = frozenset([*_CONTENT, ".svg"])
"""Extensions of all files that may be published."""


def is_publishable(file: Path, name: str) -> bool:
    """Whether the content of a file matches its name, and contains nothing that a browser would run.

    Args:
        file: The file, links resolved. A file that cannot be read is not publishable.
        name: The name under which it is published; case does not matter.
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
    """The finding for the first secret in a text that may be published; `None` if there is none.

    Args:
        file: The file, links resolved. Only the first 10 MB of a very large file are searched.
    """
    if file.suffix.casefold() not in _TEXTS:
        return None
    try:
        with file.open("rb") as stream:
            raw = stream.read(LARGEST)
    except OSError:
        return None
    return next(secret_findings(decode(raw).text), None)
