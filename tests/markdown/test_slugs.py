"""Ids of headings are those of code hosts."""

from __future__ import annotations

import pytest
from mkdocs_plans.markdown.slugs import Slugger, slug


@pytest.mark.parametrize(
    "heading, expected",
    [
        ("Risks & Mitigations", "risks--mitigations"),
        ("Phase 1: Do it!", "phase-1-do-it"),
        ("snake_case and kebab-case", "snake_case-and-kebab-case"),
        ("Überblick", "überblick"),
        ("进度 日志", "进度-日志"),
        ("हिन्दी", "हिन्दी"),
        ("✅ Done", "-done"),
        ("x² power", "x-power"),
        ("🎉", "section"),
    ],
)
def test_a_slug_is_the_code_hosts(heading: str, expected: str) -> None:
    assert slug(heading) == expected


def test_duplicates_are_numbered_and_never_collide_with_a_written_number() -> None:
    give = Slugger()
    assert [give(text) for text in ("A", "A", "A 1", "A")] == ["a", "a-1", "a-1-1", "a-2"]


def test_ids_of_the_theme_are_left_to_it() -> None:
    assert slug("__search") == "user-content-__search"
