"""Our pages against those of GitHub's own library, cmark-gfm: the same elements, links and words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import cmarkgfm
import html5lib
import nh3
import pytest
from cmarkgfm.cmark import Options
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mkdocs_plans.markdown import front_matter, text
from mkdocs_plans.markdown.raw_html import TAGS

from tests.examples import examples
from tests.markdown.rendering import html
from tests.markdown.test_html_safety import assert_safe

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
SAMPLED = 5
"""One in so many of the real plans is compared."""

ONE_ALONE = {"headerlink", "admonition-title", "footnote", "footnotes"}
"""Classes of what only one of the two writes."""
WRAPPERS = {"md-typeset__scrollwrap", "md-typeset__table", "highlight"}
DIFFERENT_ON_PURPOSE = re.compile(
    r"\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]"  # alerts: this version of cmark-gfm has none
    r"|[\x00-\x08\x0e-\x1f]"  # controls are shown
    r"|www\.\W",  # no address
    re.IGNORECASE | re.MULTILINE,
)
Tag: TypeAlias = tuple[str, str]


class AnyHost(frozenset[str]):
    """Contains every host: images of all of them are shown."""

    __slots__ = ()

    def __contains__(self, host: object) -> bool:
        return True


def ours(markdown: str) -> list[Tag | str]:
    return shape(html(markdown, image_hosts=AnyHost()))


def theirs(markdown: str) -> list[Tag | str]:
    """The HTML of cmark-gfm, by the rules of our sanitiser."""
    options = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
    raw = cmarkgfm.github_flavored_markdown_to_html(markdown, options)
    cleaned = nh3.clean(
        raw,
        tags=set(TAGS) | {"section", "input"},
        attributes={"*": {"href", "class", "checked"}},
        link_rel=None,
        url_schemes={"http", "https", "mailto"},
    )
    return shape(cleaned)


def shape(fragment: str) -> list[Tag | str]:
    """Elements with the addresses of links, and words, without what only one of the two writes."""
    tree: Any = html5lib.parseFragment(fragment, treebuilder="etree", namespaceHTMLElements=False)
    found: list[Tag | str] = []
    pending: list[Element | Tag | str] = [tree]
    while pending:
        node = pending.pop()
        if not isinstance(node, Element):
            found.append(node)
            continue
        classes = set(node.get("class", "").split())
        if classes & ONE_ALONE and node.tag != "sup":
            if "footnote-ref" in classes:
                found.append(node.text or "")
            continue
        if node.tag == "input":  # cmark-gfm leaves a box that it does not see as text
            found.append("[x]" if "checked" in node.attrib else "[]")
            continue
        inside: list[Element | Tag | str] = [node.text or ""]
        for child in node:
            if isinstance(child.tag, str):
                inside.append(child)
            inside.append(child.tail or "")
        tag = _tag(node, classes)
        if tag is not None:
            inside = [tag, *inside, (f"/{tag[0]}", "")]
        pending.extend(reversed(inside))
    return _closed(found)


def _tag(element: Element, classes: set[str]) -> Tag | None:
    address = unquote(element.get("href", "")) if element.tag == "a" else ""
    nowhere = element.tag == "a" and (not address or re.match("#(user-content-)?fn-", address))
    if nowhere or classes & WRAPPERS or element.tag in ("DOCUMENT_FRAGMENT", "span", "label"):
        return None
    return {"s": "del", "strike": "del"}.get(element.tag, element.tag), address


def _closed(found: list[Tag | str]) -> list[Tag | str]:
    """Adjacent words joined without their blanks; a box is inside of its paragraph."""
    result: list[Tag | str] = []
    for part in found:
        if isinstance(part, str):
            words = re.sub(r"\s+", "", part)
            if words and result and isinstance(result[-1], str):
                result[-1] += words
            elif words:
                result.append(words)
        elif part == ("p", "") and result[-1:] in (["[]"], ["[x]"]):
            result.insert(-1, part)
        else:
            result.append(part)
    return result


def bodies() -> Iterator[tuple[str, str]]:
    for path in sorted(CORPUS.rglob("*.md"))[::SAMPLED]:
        body = front_matter.split(text.decode(path.read_bytes()).text).body
        if not DIFFERENT_ON_PURPOSE.search(body):
            yield path.name, body


@pytest.mark.extended
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real plans is not on this machine")
def test_real_plans_look_as_on_github() -> None:
    different = [name for name, body in bodies() if ours(body) != theirs(body)]
    assert different == []


WORDS = st.sampled_from(
    [
        "plan",
        "*em*",
        "**strong**",
        "~~gone~~",
        "`code <b>`",
        "a_b_c",
        "[link](x.md)",
        "![image](i.png)",
        "<kbd>k</kbd>",
        "www.x.y",
        "me@x.y",
        "https://x.y/a?b=c",
        "(https://x.y)",
        "&amp;",
        "\\*",
        "1 < 2",
        "x<br>y",
        "[text https://x.y]",
        "日本",
    ]
)
LINES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
LEAVES = st.one_of(
    LINES,
    st.lists(LINES, min_size=2, max_size=3).map("\n".join),
    st.builds("{} {}".format, st.sampled_from(["#", "##", "######"]), LINES),
    st.builds("```python\n{}\n```".format, LINES),
    st.builds("| a | b |\n|:--|---|\n| {} | {} |".format, WORDS, WORDS),
    st.just("<!-- note -->"),
    st.builds("<details>\n<summary>{}</summary>\n\n{}\n\n</details>".format, st.just("s"), LINES),
)


def _inside(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    marker = st.sampled_from(["- ", "* ", "1. ", "12) ", "> ", "- [ ] ", "- [x] "])
    return st.builds(_put_behind, marker, st.lists(blocks, min_size=1, max_size=3).map("\n\n".join))


def _put_behind(marker: str, block: str) -> str:
    if marker == "> ":
        return "\n".join(f"> {line}" for line in block.split("\n"))
    indent = " " * len(marker.partition("[")[0])
    return "\n".join([f"{marker}do", "", *(f"{indent}{row}" if row else "" for row in block.split("\n"))])


MARKDOWN = st.lists(st.recursive(LEAVES, _inside, max_leaves=6), min_size=1, max_size=5).map("\n\n".join)


@given(MARKDOWN)
@settings(max_examples=examples(150), deadline=None)
def test_made_up_markdown_looks_as_on_github(markdown: str) -> None:
    assert ours(markdown) == theirs(markdown)


@given(st.text(max_size=200) | st.text("<>/ab-!&;\"'=[]()*_`~\n #|:.@\\", max_size=80))
@example("\ud800")
@example("\x00<b\x00>")
@example("[^a]: [^a]\n\n[^a]")
@settings(max_examples=examples(300), deadline=None)
def test_no_text_raises_or_leaves_anything_unsafe(markdown: str) -> None:
    assert_safe(html(markdown))
