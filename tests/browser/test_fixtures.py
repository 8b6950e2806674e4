"""The browser tests' own ground: what it claims to notice, it notices."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import Server, Tab


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text(
        "<!doctype html><link rel=icon href='data:,'><title>Harbour</title>"
        "<h1>Plans</h1><script src=it.js></script>"
    )
    (tmp_path / "it.js").write_text("document.title = 'ran'")
    return tmp_path


def test_a_folder_is_served_to_a_real_browser(folder: Path, serve: Server, tab: Tab) -> None:
    page = tab.open(serve(folder))
    assert page.inner_text("h1") == "Plans"
    assert page.title() == "ran"
    assert tab.errors == []


def test_headers_of_the_tests_choice_are_sent_and_obeyed(folder: Path, serve: Server, tab: Tab) -> None:
    address = serve(folder, {"Content-Security-Policy": "script-src 'none'"})
    page = tab.open(address)
    assert page.title() == "Harbour"
    assert any("Content Security Policy" in error for error in tab.errors)


def test_uncaught_exceptions_are_collected(folder: Path, serve: Server, tab: Tab) -> None:
    (folder / "it.js").write_text("throw new Error('capsized')")
    tab.open(serve(folder))
    assert any("capsized" in error for error in tab.errors)


def test_a_request_to_another_host_is_noticed_and_blocked(folder: Path, serve: Server, tab: Tab) -> None:
    (folder / "it.js").write_text(
        "fetch('http://elsewhere.example/').catch(() => { document.title = 'lost' })"
    )
    page = tab.open(serve(folder))
    page.wait_for_function("document.title === 'lost'")
    assert tab.other_hosts == ["http://elsewhere.example/"]
    tab.other_hosts.clear()  # the request was intended
