"""Any bytes become a clean text, and problems are reported."""

from __future__ import annotations

import pytest
from mkdocs_plans.markdown.text import clean, decode


@pytest.mark.parametrize(
    "raw",
    [b"a\nb\n", b"a\r\nb\r\n", b"a\rb\r", b"\xef\xbb\xbfa\nb\n"],
    ids=["lf", "crlf", "cr", "bom"],
)
def test_line_ends_and_a_bom_make_no_difference(raw: bytes) -> None:
    assert decode(raw).text == "a\nb\n"
    assert decode(raw).invalid_line is None


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_bytes_that_are_no_utf8_are_replaced_and_their_first_line_reported(end: bytes) -> None:
    read = decode(b"a" + end + b"b\xff" + end + b"\xfe")
    assert read.text == "a\nb\ufffd\n\ufffd"
    assert read.invalid_line == 2


def test_nul_and_lone_surrogates_are_replaced_and_reported() -> None:
    assert clean("a\nb\x00\ud800").text == "a\nb\ufffd\ufffd"
    assert clean("a\nb\x00").control_line == 2
    assert clean("fine").control_line is None
