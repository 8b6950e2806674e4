"""Helpers for tests of the rendering."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mkdocs_plans.markdown.html import ItemMark, RenderedHtml, ResolvedLink, render


def follow(dest: str, image: bool, line: int) -> ResolvedLink:  # noqa: ARG001 - the shape of a resolver
    """Resolve a link to the author's destination."""
    return ResolvedLink(dest)


def rendered(
    text: str, marks: Mapping[int, Sequence[ItemMark]] | None = None, **options: Any
) -> RenderedHtml:
    """Render with every link followed."""
    return render(text, marks=marks or {}, resolve=follow, **options)


def html(text: str, **options: Any) -> str:
    """The HTML of a text alone."""
    return rendered(text, **options).html
