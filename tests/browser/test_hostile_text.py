"""Hostile text in every field of a plan shows as text: in a browser without a policy, nothing runs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Dialog, Page, expect

from tests.browser.conftest import NewTab, Server, Tab
from tests.browser.portal import Portal
from tests.browser.register import Register
from tests.builds import build_site

KEPT = Path(__file__).parents[1] / "markdown" / "payloads.yml"
PAYLOADS = [
    " ".join(text.split())
    for group in yaml.safe_load(KEPT.read_text("utf-8")).values()
    for text in group
    if isinstance(text, str) and "\0" not in text
] + [
    "{{ 7 * 7 }}{% raw %}",
    "{title}{url}{base}",
    "constructor",
    "__proto__",
    '"><img src=x onerror=alert(1)>',
    "' autofocus onfocus=alert(1) x='",
    "javascript:alert(1)",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "]]></script><script>alert(1)</script>",
    "\u202eevil\u2066",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
]  # fmt: skip
PAGES = [
    "", "plans/", "plans/page/2/", "plans/dashboard/", "plans/risks/", "plans/questions/", "plans/board/",
    "plans/inventory/",
    "plans/decisions/",
    "plans/dashboard/attention/", "plans/dashboard/open-steps/", "plans/dashboard/findings/",
    "plans/dashboard/unparsed/", "plans/risks/high-high/", "plans/risks/unmitigated/",
    "plans/questions/decision/", "plans/inventory/services/", "plans/inventory/libraries/",
    "plans/inventory/tools/", "plans/inventory/access/", "plans/status/blocked/", "plans/status/not-stated/",
]  # fmt: skip


def plan(payload: str) -> str:
    """A plan with the payload in every field, in the head as text, in the body as Markdown reads it."""
    head = yaml.safe_dump(
        {"title": payload, "status": payload, "owner": payload, "tags": [payload]}, allow_unicode=True
    )
    return f"---\n{head}---\n{BODY}".replace("CELL", payload.replace("|", "\\|")).replace("TEXT", payload)


BODY = """
# TEXT

**Status:** TEXT
**Depends on:** TEXT

## Goal

TEXT

## Steps

### Phase 1: TEXT
- [ ] TEXT
- [x] `TEXT`

## Risks

| Risk | Impact | Probability | Mitigation |
|---|---|---|---|
| CELL | High | High | CELL |
| `CELL` | CELL | CELL | |

TEXT

## Questions

### Technical Decisions Needed
- [ ] TEXT
- [x] Is it?
  - Answer: TEXT

## Dependencies

### External Services/APIs
- TEXT: TEXT - TEXT

### Libraries/Packages
- TEXT: TEXT - TEXT

### Tools/Infrastructure
- TEXT: x

### Access Required
- [ ] TEXT

## TEXT

> TEXT

[TEXT](TEXT)
[link](<TEXT> "TEXT") ![TEXT](TEXT)

<details><summary>TEXT</summary>

TEXT

</details>

```TEXT
TEXT
```

```html
TEXT
```

    TEXT
"""


def file_name(number: int, payload: str) -> str:
    name = "".join(c for c in payload if c not in "/\\\0" and c.isprintable())[:60]
    return f"plans/{name or 'plan'} {number}.md" if number % 3 == 0 else f"plans/hostile/{number}.md"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, serve: Server) -> Portal:
    plans = {file_name(number, payload): plan(payload) for number, payload in enumerate(PAYLOADS)}
    written = {
        f"plans/stated/{n}.md": f"# {p}\n\n**Status:** Blocked\n\n- [ ] {p}\n" for n, p in enumerate(PAYLOADS)
    }
    built = build_site(tmp_path_factory.mktemp("hostile"), {**plans, **written}, strict=False)
    return Portal(built, serve(built.folder))


@pytest.fixture
def trapped(new_tab: NewTab) -> Iterator[Tab]:
    """A tab in which every call of a payload is noticed."""
    tab = new_tab()
    caught: list[str] = []

    def catch(dialog: Dialog) -> None:
        caught.append(dialog.message)
        dialog.dismiss()

    tab.page.on("dialog", catch)
    yield tab
    assert caught == []


LEFT = """() => {
    const bad = [];
    const places = 'article, article *, head title, .md-nav, .md-nav *, .md-search-result *';
    for (const node of document.querySelectorAll(places)) {
        const name = node.localName;
        if (['script', 'iframe', 'object', 'embed', 'base', 'meta', 'link', 'style', 'math', 'video', 'audio',
             'marquee', 'template', 'dialog', 'portal', 'applet', 'frameset', 'form', 'textarea', 'select',
             'xmp', 'plaintext', 'foreignobject', 'animate', 'set'].includes(name)
            && !node.matches('.plans-filter, template.plans-row, .plans-owners > select')) bad.push(node);
        else if (name === 'img' && !/^https?:/.test(node.src)) bad.push(node);
        else if (name === 'use' && !/^#plans-icon-/.test(node.getAttribute('xlink:href'))) bad.push(node);
        if (node.matches('[style]:not(.plans-facet__list, .md-search-result *)')) bad.push(node);
        for (const { name: attribute, value } of node.attributes) {
            if (/^on|^srcdoc$|^formaction$|^is$|^slot$/.test(attribute)) bad.push(node);
            if (/^(href|src|action|data|xlink:href|cite|background|poster)$/.test(attribute)
                && /^[\\s\\x00-\\x20]*(javascript|vbscript|data):/i.test(value)) bad.push(node);
        }
    }
    return bad.map((node) => node.outerHTML.slice(0, 200));
}"""


def harmless(page: Page) -> None:
    assert page.evaluate(LEFT) == [], page.url


def test_there_are_enough_payloads() -> None:
    assert len(PAYLOADS) >= 80


def test_generated_pages_hold_the_text_and_nothing_runs(hostile: Portal, trapped: Tab) -> None:
    for address in PAGES:
        harmless(trapped.open(hostile(address)))


def test_titles_are_shown_to_the_letter(hostile: Portal, trapped: Tab) -> None:
    register = Register(trapped.open(hostile("plans/")))
    shown = register.texts()
    for number in range(2, len(hostile.plans) // 100 + 2):
        shown += Register(trapped.open(hostile(f"plans/page/{number}/"))).texts()
    titles = [plan["title"] for plan in hostile.plans]
    # Controls that reorder text are named instead of obeyed.
    spelt = [re.sub("[\u202a-\u202e\u2066-\u2069]", lambda m: f"U+{ord(m[0]):04X}", t) for t in titles]
    assert {" ".join(text.split()) for text in shown} == {" ".join(title.split()) for title in spelt}
    assert sum(payload in titles for payload in PAYLOADS) >= 60


@pytest.mark.parametrize("address", ["plans/", "plans/risks/", "plans/questions/"])
def test_rows_and_facets_that_the_script_makes_hold_text_alone(
    hostile: Portal, trapped: Tab, address: str
) -> None:
    page = trapped.open(hostile(address))
    register = Register(page)
    for summary in register.form.locator("summary").all():
        summary.click()
        expect(register.form.locator("details[open] label").first).to_be_visible()
        harmless(page)
    page.keyboard.press("Escape")
    static = page.locator(".plans-table tbody").inner_text()
    for needle in ("alert", "<script", "javascript:", "{{", "__proto__", "onerror"):
        register.find(needle)
        register.filtered()
        register.complete()
        harmless(page)
    register.find("")
    register.unfiltered()
    register.complete()
    assert page.locator(".plans-table tbody").inner_text() == static


@pytest.mark.parametrize("each", [6, pytest.param(1, marks=pytest.mark.extended)])
def test_pages_of_plans_hold_the_text_and_nothing_runs(hostile: Portal, trapped: Tab, each: int) -> None:
    # tests/markdown/test_html_safety.py reads the HTML of every payload; a browser reads some of the pages.
    titles = [plan for plan in hostile.plans if "/stated/" in plan["path"]]
    full = [plan for plan in hostile.plans if "/stated/" not in plan["path"]]
    for plan in (*full[::each], *titles[::12]):
        page = trapped.open(hostile(plan["url"]))
        expect(page.locator(".plans-header")).to_be_attached()
        harmless(page)


def test_search_results_hold_the_text_and_nothing_runs(hostile: Portal, trapped: Tab) -> None:
    page = trapped.open(hostile("plans/"))
    field = page.locator(".md-search__input")
    for needle in ("alert", "script", "onerror"):
        field.click()
        field.fill("")
        field.press_sequentially(needle)
        expect(page.locator(".md-search-result__link").first).to_be_visible()
        harmless(page)


def test_the_snapshot_and_the_rows_hold_no_markup_that_a_page_could_take_over(hostile: Portal) -> None:
    for name in ("plans", "risks", "questions"):
        assert "<" not in hostile.built.text(f"assets/plans/{name}-rows.js")
    assert json.loads(hostile.built.text("plans.json"))["plans"]
