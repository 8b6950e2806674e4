"""What the tests of the rendering share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mkdocs_plans.markdown.html import Html, Link, Mark, render


def follow(dest: str, image: bool, line: int) -> Link:  # noqa: ARG001 - the shape of a resolver
    """Lead where the author says."""
    return Link(dest)


def rendered(text: str, marks: Mapping[int, Sequence[Mark]] | None = None, **options: Any) -> Html:
    """Render with every link followed."""
    return render(text, marks=marks or {}, resolve=follow, **options)


def html(text: str, **options: Any) -> str:
    """The HTML of a text alone."""
    return rendered(text, **options).html
