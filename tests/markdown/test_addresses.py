"""Which addresses may be linked, and which are on another host."""

from __future__ import annotations

import pytest
from mkdocs_plans.markdown.addresses import is_safe, names_a_file, remote_host


@pytest.mark.parametrize(
    "address",
    [
        "",
        "#risks",
        "other.md",
        "../other plan.md#x",
        "/docs/?q=a:b",
        "src/main.py:31",
        "a%3Ab.md",
        "notes%20javascript%3A.md",
        "https://x.y/?to=javascript:alert(1)",
        "HTTP://x.y",
        "mailto:me@x.y",
        "//x.y/z",
        "100%",
        "&amp;",
        "日本.md",
    ],
)
def test_these_may_be_linked(address: str) -> None:
    assert is_safe(address)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "main.py:31",
        "C:\\x",
        "vscode://file/x",
        "tel:1",
        "ftp://x.y",
        "data%3Atext/html,x",
        "%25256aavascript:x",
        "java\u00adscript:x",
    ],
)
def test_these_may_not(address: str) -> None:
    assert not is_safe(address)


@pytest.mark.parametrize("address", ["file:///home/ana/x.md", "C:\\x", "c:/x.md", "FILE:x", "main.py:31"])
def test_these_name_a_file_that_no_page_can_lead_to(address: str) -> None:
    assert names_a_file(address)
    assert not is_safe(address)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "vscode://file/x", "x.md", "http://x.y:80", "mailto:a"]
)
def test_these_are_no_file_names(address: str) -> None:
    assert not names_a_file(address)


@pytest.mark.parametrize(
    "address, host",
    [
        ("x.png", None),
        ("../a//b.png", None),
        ("/x.png", None),
        ("#x", None),
        ("https://X.Y/z.png", "x.y"),
        ("http://x.y:80", "x.y"),
        ("https://x.y?z", "x.y"),
        ("//x.y/z", ""),
        ("https:x.y", ""),
        ("https:///x.y", ""),
        ("https://a@x.y/", ""),
        ("https://x.y\\@z", ""),
        ("https://x y/", ""),
        (" https://x.y/", ""),
        ("ht\ntps://x.y/", ""),
        ("\\/x.y", ""),
        ("https://[::1]/", ""),
    ],
)
def test_the_host_of_an_address(address: str, host: str | None) -> None:
    assert remote_host(address) == host
