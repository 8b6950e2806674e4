"""Each feature of a code host's Markdown, with the whole HTML it becomes."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from mkdocs_plans.markdown.html import Reference, RenderedHtml, ResolvedLink, TocEntry, render
from mkdocs_plans.markdown.html_inline import MAX_PROBLEMS
from mkdocs_plans.markdown.slugs import slug

from tests.markdown.rendering import html, rendered

FEATURES = yaml.safe_load((Path(__file__).parent / "html_features.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", FEATURES)
def test_renders_as_a_code_host_in_the_markup_of_material(name: str) -> None:
    assert html(FEATURES[name]["markdown"]) == FEATURES[name]["html"]


@pytest.mark.parametrize("kind", ["note", "tip", "important", "warning", "caution"])
def test_every_alert_has_its_admonition(kind: str) -> None:
    assert f'<div class="admonition {kind}">' in html(f"> [!{kind.upper()}]\n> x\n")


def test_mermaid_is_drawn_only_where_the_site_does_so() -> None:
    assert html("```mermaid\nA-->B\n```\n", mermaid=True) == (
        '<pre class="mermaid"><code>A--&gt;B\n</code></pre>\n'
    )


def test_images_of_listed_hosts_are_shown() -> None:
    shown = html("![a](https://img.x/i.png) ![b](https://x/i.png)\n", image_hosts={"img.x"})
    assert '<img src="https://img.x/i.png"' in shown
    assert '<img src="https://x/' not in shown


def test_links_without_a_target_are_shown_as_text() -> None:
    result = render("[a *b*](x.md) ![c](y.png) https://z.y\n", marks={}, resolve=lambda *_: None)
    assert result.html == "<p>a <em>b</em> c https://z.y</p>\n"
    assert [link.href for link in result.links] == [None, None, None]


def test_the_resolver_hears_destination_kind_and_line() -> None:
    asked: list[tuple[str, bool, int]] = []

    def resolve(dest: str, image: bool, line: int) -> ResolvedLink:
        asked.append((dest, image, line))
        return ResolvedLink(f"../{dest}")

    result = render('[a](x.md)\n\n- ![b](y.png)\n- <a href="z.md">c</a>\n', marks={}, resolve=resolve)
    assert asked == [("x.md", False, 1), ("y.png", True, 3), ("z.md", False, 4)]
    assert result.links == (
        Reference("x.md", 1, "../x.md"),
        Reference("y.png", 3, "../y.png", image=True),
        Reference("z.md", 4, "../z.md"),
    )
    assert '<a href="../x.md">' in result.html
    assert '<img src="../y.png"' in result.html
    assert '<a href="../z.md">' in result.html


def test_headings_have_the_ids_of_the_code_host_and_build_the_contents() -> None:
    text = "# Plan\n\n### Deep ![pic](x.png)\n\n## Risks\n\n## Risks\n\n> # Quoted\n"
    result = rendered(text)
    assert result.toc == (
        TocEntry(
            1,
            "Plan",
            "plan",
            (
                TocEntry(3, "Deep pic", slug("Deep pic")),
                TocEntry(2, "Risks", "risks"),
                TocEntry(2, "Risks", "risks-1"),
            ),
        ),
        TocEntry(1, "Quoted", "quoted"),
    )
    assert {"plan", "deep-pic", "risks", "risks-1", "quoted"} <= result.ids


def test_a_link_to_an_id_of_the_author_finds_it() -> None:
    text = '<a name="here"></a> [a](#here) <a href="#here">b</a> [c](#risks)\n\n# Risks\n'
    result = rendered(text)
    assert '<span id="user-content-here"></span>' in result.html
    assert result.html.count('href="#user-content-here"') == 2
    assert '<a href="#risks">c</a>' in result.html
    assert "user-content-here" in result.ids


def test_a_heading_has_priority_over_an_id_of_the_author() -> None:
    result = rendered('<a name="risks"></a>\n\n# Risks\n\n[a](#risks)\n')
    assert '<a href="#risks">a</a>' in result.html


def test_problems_of_one_page_are_as_many_as_are_read() -> None:
    assert len(rendered("[x](javascript:1)\n" * 1_000).problems) == MAX_PROBLEMS


def test_problems_are_reported_once_with_their_line() -> None:
    result = rendered("a\n\n[x](javascript:1)\n\n<widget>\n<widget>\n\n<script>\n")
    assert [(problem.rule, problem.line) for problem in result.problems] == [
        ("unsafe-url", 3),
        ("raw-html-removed", 5),
        ("raw-html-removed", 8),
    ]


def test_the_same_text_gives_the_same_bytes() -> None:
    text = "# A\n\n<details>\n\n[^1] <kbd>b</kbd>\n\n```python\nx\n```\n\n</details>\n\n[^1]: n\n"
    results: list[RenderedHtml] = [rendered(text) for _ in range(2)]
    assert results[0] == results[1]
