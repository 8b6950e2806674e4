"""Hostile text: for any text of an author, the page contains only listed elements and attributes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
import yaml
from mkdocs_plans.markdown.html import ItemMark, RenderProblem, ResolvedLink, render
from mkdocs_plans.markdown.html_text import escape
from mkdocs_plans.markdown.raw_html import TAGS
from mkdocs_plans.markdown.sanitise import _absent_name

from tests.markdown.rendering import html, rendered

ELEMENTS = (TAGS | {"section", "label", "input"}) - {"center"}
ATTRIBUTES = {
    "id",
    "class",
    "href",
    "title",
    "src",
    "alt",
    "loading",
    "width",
    "height",
    "align",
    "open",
    "start",
    "value",
    "type",
    "colspan",
    "rowspan",
    "reversed",
    "datetime",
    "role",
    "tabindex",
    "disabled",
    "checked",
    "aria-label",
}
OUR_CLASS = re.compile(
    r"plans-[a-z-]+|task-list[a-z-]*|headerlink|footnote[a-z-]*|md-typeset__\w+|highlight|language-[\w#.+-]+"
    r"|admonition|admonition-title|note|tip|important|warning|caution|[a-z][a-z0-9]{0,2}"
)
AUTHOR_ID = re.compile(r"user-content-.*|[\w-]+", re.DOTALL)
ADDRESS = re.compile(r"(https?:|mailto:|(?![a-z][a-z0-9+.-]*:))", re.IGNORECASE)


def elements(fragment: str) -> list[Element]:
    """Every element a browser would make of it."""
    tree: Any = html5lib.parseFragment(fragment, treebuilder="etree", namespaceHTMLElements=False)
    return [element for element in tree.iter() if isinstance(element.tag, str)][1:]


def assert_safe(fragment: str) -> None:
    """Only listed elements and attributes, and no address that does more than lead somewhere."""
    for element in elements(fragment):
        assert element.tag in ELEMENTS, element.tag
        for name, value in element.attrib.items():
            assert name in ATTRIBUTES, (element.tag, name)
            if name in ("href", "src"):
                address = re.sub(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\ufeff]", "", value)
                assert ADDRESS.match(address), value
                assert name == "href" or not address.startswith(("http", "//", "\\")), value
            if name == "class":
                assert all(map(OUR_CLASS.fullmatch, value.split())), value
            if name == "id":
                assert AUTHOR_ID.fullmatch(value), value
            if name == "title":
                assert "<" not in value
        if element.tag == "input":
            assert element.get("type") == "checkbox"
            assert "disabled" in element.attrib


HOSTILE = yaml.safe_load((Path(__file__).parent / "payloads.yml").read_text(encoding="utf-8"))
ADDRESSES = HOSTILE["addresses"]
PAYLOADS = [
    *HOSTILE["scripts"],
    *HOSTILE["handlers"],
    *HOSTILE["markdown"],
    *(f"[a]({address})" for address in ADDRESSES),
    *(f"![a]({address})" for address in ADDRESSES),
    *(f'<a href="{address}">b</a>' for address in ADDRESSES),
    *(f"<img src='{address}'>" for address in ADDRESSES),
]
AROUND = {
    "alone": "{}",
    "in a line": "before {} after <kbd>k</kbd>",
    "in a list": "- a\n\n  {}\n- [x] b",
    "in an element": "<details>\n\n{}\n\n</details>\n\n# after",
    "in a note": "a[^n]\n\n[^n]: {}",
    "left open": '<div title="x"\n\n{}\n\n<b',
}


def test_there_are_enough_payloads() -> None:
    assert len(PAYLOADS) == len(set(PAYLOADS)) >= 100


@pytest.mark.parametrize("around", AROUND)
def test_no_payload_leaves_an_element_or_attribute(around: str) -> None:
    for payload in PAYLOADS:
        result = rendered(AROUND[around].replace("{}", payload), {1: [ItemMark("step-1", "step")]})
        assert_safe(result.html)
        assert "data-" not in "".join(re.findall(r"<[^>]*>", result.html))


def test_all_payloads_on_one_page_leave_nothing() -> None:
    assert_safe(html("\n\n".join(PAYLOADS)))
    assert_safe(html(" ".join(PAYLOADS)))


@pytest.mark.parametrize("address", ADDRESSES)
def test_unsafe_addresses_are_not_resolved(address: str) -> None:
    asked: list[str] = []

    def resolve(dest: str, *_: object) -> ResolvedLink:
        asked.append(dest)
        return ResolvedLink("safe.md")

    result = render(f'<a href="{address}">a</a>', marks={}, resolve=resolve)
    assert asked == []
    assert [problem.rule for problem in result.problems] == ["unsafe-url"]


@pytest.mark.parametrize("href", ["javascript:alert(1)", "data:text/html,x"])
def test_a_resolver_cannot_lead_to_script(href: str) -> None:
    assert html("") == ""
    assert render("[a](b)", marks={}, resolve=lambda *_: ResolvedLink(href)).html == "<p>a</p>\n"


@pytest.mark.parametrize(
    "address",
    [
        "https://x.y/i.png",
        "http:x.y/i.png",
        "//x.y/i.png",
        "/\\x.y/i.png",
        "\\\\\\\\x.y/i.png",
        "/&#9;/x.y/i.png",
        "HTTPS://img.ok@x.y/i.png",
        "https://img.ok\\@x.y/i.png",
        "https://x.y\\.img.ok/i.png",
    ],
)
def test_no_image_is_fetched_from_another_host(address: str) -> None:
    for text in (f"![a](<{address}>)", f'<img src="{address}">'):
        result = html(text, image_hosts={"img.ok"})
        assert "<img" not in result
        assert "plans-remote-image" in result


@pytest.mark.parametrize(
    "text, shown",
    [
        ("a\u202eb", 'a<span class="plans-control" title="Control character U+202E">U+202E</span>b'),
        ("a&#x2066;b", 'a<span class="plans-control" title="Control character U+2066">U+2066</span>b'),
        ("`a\u202eb`", "U+202E</span>b</code>"),
        ("```python\nx = 1 # \u2067\n```", "U+2067</span>"),
        ("```\n\u2067\n```", "U+2067</span>"),
        ('[a](b "c\u202ed")', 'title="cU+202Ed"'),
        ("![a\u202eb](c)", 'alt="aU+202Eb"'),
        ("<b title='\u202e'>\u202d</b>", 'title="U+202E"><span class="plans-control"'),
        ("# a\u202eb", 'aria-label="Permanent link: aU+202Eb"'),
        ("\U000e0041", "U+E0041</span>"),
    ],
)
def test_invisible_controls_are_shown(text: str, shown: str) -> None:
    result = html(text)
    assert shown in result
    assert not re.search("[\u202a-\u202e\u2066-\u2069\U000e0041]", result)


def test_joiners_and_scripts_that_need_them_stay() -> None:
    text = "می‌خواهم 👩‍💻 שלום co\u00adoperate"
    assert html(text) == f"<p>{text}</p>\n"


def test_titles_hold_no_markup_for_those_who_show_them_as_html() -> None:
    result = html('[a](b "<img src=x onerror=alert(1)>") <b title="&lt;svg onload=alert(1)&gt;">c</b>\n')
    titles = [element.get("title", "") for element in elements(result)]
    assert titles == ["", "‹img src=x onerror=alert(1)›", "‹svg onload=alert(1)›"]


@pytest.mark.parametrize(
    "text",
    [
        "- " * 10_000 + "x",
        "> " * 10_000 + "x",
        "> - " * 10_000 + "x",
        "".join("  " * depth + "- x\n" for depth in range(1_000)),
        "<div>" * 300,
        "<b>" * 300,
        "<ul><li>" * 200,
        "*a " * 260 + "<b>x</b>" + "*" * 260,
    ],
)
def test_deeply_nested_text_is_shown_as_text(text: str) -> None:
    result = rendered(text, {1: [ItemMark("step-1", "step")]})
    assert_safe(result.html)
    assert result.html.endswith(f"<pre><code>{escape(text)}</code></pre>\n")
    assert result.ids == {"step-1"}
    assert result.problems == (
        RenderProblem(
            "too-deep", "Lists or quotes are nested more than 256 levels deep, so the page shows plain text"
        ),
    )


def test_a_long_text_with_html_is_shown_as_text() -> None:
    text = "<b>x</b> " + "y " * 500_000
    result = rendered(text)
    assert [problem.rule for problem in result.problems] == ["too-large"]
    assert result.html.startswith("<pre><code>&lt;b&gt;x&lt;/b&gt; y y")
    assert rendered(text[8:]).html.startswith("<p>y y")


def test_the_name_of_the_attribute_does_not_occur_in_the_text() -> None:
    assert _absent_name("") == "data-plans-0"
    assert _absent_name("data-plans-0 DATA-PLANS-1 data-plans-20") == "data-plans-2"
    result = html('<b data-plans-0="0" id="x">data-plans-1="1"</b>\n')
    assert result == '<p><b id="user-content-x">data-plans-1="1"</b></p>\n'


def test_an_element_that_a_parser_repeats_keeps_its_id_once() -> None:
    result = html('**<b id="x">a<div>b</div></b>**\n')
    assert result.count("user-content-x") == 1
    assert len([element for element in elements(result) if element.tag == "b"]) > 1


def test_end_tags_that_are_left_out_do_not_nest() -> None:
    for text in ("<ul>" + "<li>a" * 300, "<p>a" * 300, "<dl>" + "<dt>a<dd>b" * 300):
        assert rendered(text).problems == ()
    rows = "<table>" + "<tr><td>a<th>b" * 300
    assert rendered(rows).problems == ()


@pytest.mark.parametrize("tag", ["</b>", "</a>", "</div>", "</td>"])
def test_an_end_tag_that_ends_nothing_is_dropped(tag: str) -> None:
    assert html(f"a {tag}b") == "<p>a b</p>\n"
