"""Bare addresses, by the examples of the GFM specification and the habits of plans."""

from __future__ import annotations

import pytest
from mkdocs_plans.markdown.autolink import MAX_LOCAL, autolinks


@pytest.mark.parametrize(
    "text, found",
    [
        ("www.commonmark.org", ["www.commonmark.org"]),
        ("Visit www.commonmark.org/help for more.", ["www.commonmark.org/help"]),
        ("Visit www.commonmark.org.", ["www.commonmark.org"]),
        ("www.google.com/search?q=Markup+(business)", ["www.google.com/search?q=Markup+(business)"]),
        ("www.google.com/search?q=Markup+(business)))", ["www.google.com/search?q=Markup+(business)"]),
        ("(www.google.com/search?q=Markup+(business))", ["www.google.com/search?q=Markup+(business)"]),
        ("www.google.com/search?q=(business))+ok", ["www.google.com/search?q=(business))+ok"]),
        ("www.google.com/search?q=commonmark&hl=en", ["www.google.com/search?q=commonmark&hl=en"]),
        ("www.google.com/search?q=commonmark&hl;", ["www.google.com/search?q=commonmark"]),
        ("www.commonmark.org/he<lp", ["www.commonmark.org/he"]),
        ("http://commonmark.org", ["http://commonmark.org"]),
        (
            "(Visit https://google.com/search?q=Markup+(business))",
            ["https://google.com/search?q=Markup+(business)"],
        ),
        ("foo@bar.baz", ["foo@bar.baz"]),
        ("hello@mail+xyz.example isn't valid, but hello+xyz@mail.example is.", ["hello+xyz@mail.example"]),
        ("a.b-c_d@a.b", ["a.b-c_d@a.b"]),
        ("a.b-c_d@a.b.", ["a.b-c_d@a.b"]),
        ("a.b-c_d@a.b-", []),
        ("a.b-c_d@a.b_", []),
        ("http://localhost:8000/plans/", ["http://localhost:8000/plans/"]),
        ('"https://x.y/z"', ["https://x.y/z"]),
        ("see https://x.y/z:", ["https://x.y/z"]),
        ("**https://x.y**", ["https://x.y"]),
        ("HTTPS://X.Y and Http://x.y/", ["HTTPS://X.Y", "Http://x.y/"]),
        ("https://x.y/a,https://x.y/b", ["https://x.y/a,https://x.y/b"]),
        ("https://例え.jp/計画 です", ["https://例え.jp/計画"]),
        ("https://x_y.z.w is one, https://x.y_z is none", ["https://x_y.z.w"]),
        ("xwww.x.y www. www.x", ["www.x"]),
        ("[https://x.y] is a label, [1] https://x.z is not", ["https://x.z"]),
        ("https:// http://. http://-", []),
        ("git@github.com:owner/name", ["git@github.com"]),
        ("see src/a@x.y and @name", []),
        ("ftp://x.y javascript:alert(1) //x.y", []),
    ],
)
def test_finds_the_addresses_that_github_links(text: str, found: list[str]) -> None:
    assert [text[link.start : link.end] for link in autolinks(text)] == found


def test_addresses_get_the_scheme_they_lack() -> None:
    assert [link.address for link in autolinks("www.x.y a@x.y https://x.y")] == [
        "http://www.x.y",
        "mailto:a@x.y",
        "https://x.y",
    ]


def test_a_name_longer_than_any_is_no_address() -> None:
    assert list(autolinks("a" * MAX_LOCAL + "@x.y")) == []
    assert len(list(autolinks("a" * (MAX_LOCAL - 1) + "@x.y"))) == 1
