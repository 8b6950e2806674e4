"""What the events of a plan depend on besides its versions: this package, libraries and the vocabulary."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import lru_cache
from hashlib import blake2b
from importlib import metadata, resources
from importlib.resources.abc import Traversable

from mkdocs_plans.vocabulary.vocabulary import Vocabulary

_PACKAGES = ("checks", "diff", "history", "markdown", "model", "portfolio", "reading", "vocabulary")
"""The packages whose code decides about events. A version is not enough: the package may be a checkout."""
_LIBRARIES = ("pyromark", "rapidfuzz", "pyyaml")


@lru_cache(maxsize=4)
def made_by(words: Vocabulary) -> str:
    """Return a digest of all that decides about events, except for the texts of plans."""
    digest = blake2b(digest_size=20)
    digest.update(repr(sys.version_info[:2]).encode())  # It decides about letter case and word characters.
    for name in _LIBRARIES:
        digest.update(f"{name} {_version(name)}\n".encode())
    root = resources.files("mkdocs_plans")
    for package in _PACKAGES:
        for file in _sources(root / package):
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
    for part in fields(words):
        digest.update(f"{part.name}={_text(getattr(words, part.name))}\n".encode())
    return digest.hexdigest()


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "unknown"


def _sources(folder: Traversable) -> Iterator[Traversable]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            yield from _sources(item)
        elif item.name.endswith(".py"):
            yield item


def _text(value: object) -> str:
    """A value of a vocabulary as text, which is the same in each process."""
    if isinstance(value, Mapping):
        return repr([(str(key), _text(found)) for key, found in value.items()])
    if isinstance(value, set | frozenset):
        return repr(sorted(map(str, value)))
    return repr([_text(item) for item in value]) if isinstance(value, list | tuple) else str(value)
