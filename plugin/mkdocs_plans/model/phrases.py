"""Phrases that all outputs share: a count with its noun, and a text cut to a length."""

from __future__ import annotations


def plural(count: int, noun: str, nouns: str | None = None) -> str:
    """Return a count with its noun: `1 plan`, `2,000 plans`.

    Args:
        count: The count.
        noun: The noun in the singular.
        nouns: The noun in the plural, if that is not the singular with an `s`.
    """
    return f"{count:,} {noun if count == 1 else nouns or noun + 's'}"


def truncate(text: str, longest: int) -> str:
    """Return a text of at most `longest` characters; a text that was cut ends with `…`."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
