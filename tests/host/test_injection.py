"""Hostile text in every place a plan has leaves nothing but text in the pages that are built."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from bs4 import Tag

from tests.builds import Built, Html, build_site
from tests.examples import examples

PAYLOADS = Path(__file__).parents[1] / "markdown" / "payloads.yml"

MORE = [
    '"><script>alert(1)</script>',
    "' onmouseover='alert(1)",
    '" autofocus onfocus="alert(1)" x="',
    "</title><script>alert(1)</script>",
    "</template><img src=x onerror=alert(1)>",
    "</textarea></noscript></article><script>alert(1)</script>",
    "--><img src=x onerror=alert(1)><!--",
    "&lt;img src=x onerror=alert(1)&gt;",
    "&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
    "</script><!--<script>alert(1)",
    "\u2028alert(1)\u2029//",
    "{{ 7*7 }}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "{# gone #}",
    "${7*7}",
    "{title}",
    "{base}{url}",
    "%(asctime)s %s {0}",
    "<!-- hidden --> seen",
    "javascript:alert(1)",
    "JaVaScRiPt&colon;alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "//evil.example/x",
    "\\\\evil.example\\x",
    "a\u202eb\u2066c\u2069\u200fd",
    '=HYPERLINK("http://evil.example")',
    "__proto__",
    "constructor",
    "] [x](javascript:alert(1)) [",
    "`<script>alert(1)</script>`",
    "\u00ad<\u200bscript>",
]  # fmt: skip

UPWARDS = re.compile(r"""(?<=["'/])\.\.?(?=["'/])|\.\./""")
BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def payloads() -> list[str]:
    """A quarter of each group, or all in `make test-all`; `tests/markdown/test_html_safety.py` takes all."""
    groups: dict[str, list[str]] = yaml.safe_load(PAYLOADS.read_text("utf-8"))
    lines = (" ".join(text.split()) for texts in groups.values() for text in texts[:: 100 // examples(100)])
    return list(dict.fromkeys([*lines, *MORE]))


def plan(text: str) -> str:
    """A plan with a text in every place that a plan has."""
    quoted, cell = json.dumps(text, ensure_ascii=False), text.replace("|", "\\|")
    return f"""\
---
title: {quoted}
status: {quoted}
owner: [{quoted}]
tags: [{quoted}]
date: 2026-01-02
created: {quoted}
id: {quoted}
depends_on: [{quoted}]
{quoted}: {quoted}
---
# {text}

**Blocked by:** {text}
**Owner:** {text}

## Goal

{text}

## Steps

### Phase 1: {text}
- [ ] {text}
- [x] {text}

## Dependencies

### External Services/APIs
- {text}: {text} - https://x.example/{text}
- [{text}]({text}): {text} - [{text}](<{text}>)

### Libraries/Packages
- {text}: {text} - {text}

### Access Required
- [ ] {text}

## Risks & Mitigations

| Risk | Impact | Probability | Mitigation |
|------|--------|-------------|------------|
| {cell} | High | High | {cell} |
| {cell} | {cell} | {cell} | |

{text}

## Questions

### Technical Decisions Needed
- [ ] {text}
- [x] What? Answer: {text}

## {text}

```{text}
{text}
```

    {text}

`{text}` [{text}]({text}) [{text}](<{text}> "{text}") ![{text}]({text}) <{text}> [ref] [^note]

[ref]: {text.split(" ", maxsplit=1)[0]} '{text}'
[^note]: {text}

> [!NOTE] {text}
> {text}

| {cell} |
|---|
| {cell} |
"""


def name(number: int, text: str) -> str:
    """A file name as close to the text as a disk allows."""
    fit = text.replace("/", "∕").replace("\0", "")
    path = f"plans/{number} {fit}/{number} {fit}"
    return path[:120].rstrip("/") + ".md"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A portal of plans that are hostile all over."""
    files = {name(number, text): plan(text) for number, text in enumerate(payloads())}
    return build_site(tmp_path_factory.mktemp("hostile"), files, strict=False)


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> list[Html]:
    """The pages of the same portal with plain words: all lists, and a few of the plans, which are alike."""
    files = {name(number, f"word{number}"): plan(f"word{number}") for number in range(len(payloads()))}
    built = build_site(tmp_path_factory.mktemp("harmless"), files, strict=False)
    alike = re.compile(r"plans/(?![0-3] )\d+ ")
    return [
        built.page(path) for path in sorted(built.files()) if path.endswith(".html") and not alike.match(path)
    ]


@pytest.fixture(scope="module")
def pages(hostile: Built) -> dict[str, Html]:
    return {path: hostile.page(path) for path in sorted(hostile.files()) if path.endswith(".html")}


def pairs(element: Tag) -> list[tuple[str, str]]:
    return [(element.name, ""), *((element.name, attribute) for attribute in element.attrs)]


AUTHORS = {
    ("a", ""), ("a", "href"), ("b", ""), ("img", ""), ("img", "src"), ("img", "alt"), ("img", "title"),
    ("img", "loading"), ("p", ""), ("p", "title"), ("p", "align"), ("kbd", ""), ("li", "value"), ("b", "id"),
    ("details", "open"), ("span", "title"), ("table", ""), ("tr", ""), ("td", ""), ("div", ""), ("em", ""),
}  # fmt: skip
"""Raw HTML that code hosts keep, and that a page may therefore contain besides the markup of plain text."""


NOTED = {("h1", "class"), ("h2", "class"), ("dt", "class"), ("dt", "id")}
"""Attributes of a heading or field with a note about a finding; plain words cause none."""

SCROLLED = {("code", "role"), ("code", "aria-label"), ("code", "tabindex")}
"""Attributes of a block of code, which a keyboard can reach; harmless plans have none."""


def test_there_are_many_ways_to_be_hostile() -> None:
    assert len(payloads()) >= 25 + examples(140)


def test_no_element_and_no_attribute_stems_from_a_plan(harmless: list[Html], pages: dict[str, Html]) -> None:
    known = {pair for page in harmless for element in page.all("*") for pair in pairs(element)}
    strange: Counter[tuple[str, str]] = Counter()
    places: dict[tuple[str, str], str] = {}
    for path, page in pages.items():
        for element in page.all("*"):
            for pair in pairs(element):
                if pair not in known | AUTHORS | NOTED | SCROLLED:
                    strange[pair] += 1
                    places.setdefault(pair, f"{path}: {element!s:.200}")
    assert not strange, places


def test_every_script_and_style_is_the_themes_or_ours(harmless: list[Html], pages: dict[str, Html]) -> None:
    def scripts(page: Html) -> set[str]:
        found = page.all(
            "script, style, link:not([rel=canonical]), meta:not([name=description]), base, iframe"
        )
        return {UPWARDS.sub("", str(element)) for element in found}

    known = set().union(*map(scripts, harmless))
    for path, page in pages.items():
        assert scripts(page) <= known, path


def test_every_address_is_one_that_may_be_opened(pages: dict[str, Html]) -> None:
    for path, page in pages.items():
        for element in page.all(
            "[href], [src], [action], [data], [poster], [srcset], [data-rows], [data-base]"
        ):
            for attribute in ("href", "src", "action", "data", "poster", "srcset", "data-rows", "data-base"):
                value = element.get(attribute)
                if isinstance(value, str):
                    bare = re.sub(r"[\x00-\x20\x7f-\x9f]", "", value).casefold()
                    assert urlsplit(bare).scheme in ("", "http", "https", "mailto"), (path, value)
        images = {urlsplit(str(image.get("src"))).netloc for image in page.all("img")}
        assert images <= {""}, path


def test_no_class_id_or_style_is_an_authors(pages: dict[str, Html]) -> None:
    for path, page in pages.items():
        assert (
            page.all(
                "article [style], article [onclick], article [target], article [name]:not(.plans-filter *)"
            )
            == []
        ), path
        assert all(str(b["id"]).startswith("user-content-") for b in page.all("article b[id]")), path
        for element in page.all("article [class]"):
            for word in element.get_attribute_list("class"):
                assert re.fullmatch(r"[a-z][\w-]*|language-\S+", str(word)), (path, word)


def test_titles_show_as_text_on_the_index(hostile: Built, pages: dict[str, Html]) -> None:
    rows = [link for path, page in pages.items() if re.fullmatch(r"plans/(page/\d+/)?index.html", path)
            for link in page.all("tbody th > a")]  # fmt: skip
    titles = [plan["title"] for plan in hostile.json()["plans"]]
    assert len(rows) == len(titles) == len(payloads())
    assert sorted(row.get_text() for row in rows) == sorted(map(shown, titles))
    given = {text.replace("\0", "\ufffd") for text in payloads()}
    assert len(set(titles) & given) >= len(given) * 0.8  # others lose a kind, or markup, as titles do


def shown(text: str) -> str:
    """A text as our pages show it: with names for what would turn its direction."""
    return BIDI.sub(lambda turn: f"U+{ord(turn[0]):04X}", text)


def test_braces_of_templates_stay_braces(hostile: Built) -> None:
    text = hostile.text("plans/") + "".join(
        hostile.text(path) for path in hostile.files() if "/page/" in path
    )
    assert "{{ 7*7 }}" in text
    assert "{% for x in ().__class__" in text
    assert "{# gone #}" in text
    assert "${7*7}" in text
    assert "{title}" in text


def test_the_head_of_a_page_holds_its_title_as_text(pages: dict[str, Html]) -> None:
    for path, page in pages.items():
        assert len(page.all("title")) == len(page.all("head > title, svg title")), path
        assert len(page.all("body")) == 1
        ending = "was read" if path.startswith("assets/plans/reading/") else "Harbour"
        assert page.one("head > title").get_text().endswith(ending), path
        assert page.all("head > :not(meta, link, title, style, script)") == [], path


def test_nothing_turns_the_direction_of_text(pages: dict[str, Html]) -> None:
    for path, page in pages.items():
        assert not BIDI.search(str(page.soup)), path


def test_the_files_for_scripts_are_data_alone(hostile: Built) -> None:
    for kind in ("plans", "risks", "questions"):
        text = hostile.text(f"assets/plans/{kind}-rows.js")
        assert text.isascii()
        assert "<" not in text
        assert text.count("\n") == 1
        start = f'(window.mkdocsPlans??={{}})["{kind}"]='
        assert text.startswith(start)
        table: Any = json.loads(text.removeprefix(start).removesuffix(";\n"))
        assert len(table["rows"]) >= len(payloads())
        for row in table["rows"]:
            values = dict(zip(table["fields"], row, strict=True))
            assert urlsplit(values["url"]).scheme == ""
            assert values["url"].startswith("plans/")


def test_the_snapshot_is_one_line_a_plan(hostile: Built) -> None:
    text = hostile.text("plans.json")
    assert not BIDI.search(text)
    assert "\u2028" not in text
    assert len(json.loads(text)["plans"]) == len(payloads())


def test_the_text_for_the_search_contains_no_markup_of_an_author(hostile: Built) -> None:
    for entry in hostile.json("search/search_index.json")["docs"]:
        assert (
            not re.search(r"<\s*(script|img|svg|iframe)", entry["text"], re.IGNORECASE)
            or "&lt;" in entry["text"]
        )
