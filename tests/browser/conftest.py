"""A real Chromium, and a server on this machine for it to visit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Protocol
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, sync_playwright

from tests.browser import portal as plans
from tests.browser.portal import Portal
from tests.builds import Project
from tools.browser import flags, need_chromium

HOST = "127.0.0.1"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, so that `-m "not browser"` runs the others alone."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)


class Server(Protocol):
    """Serves a folder until the test ends; returns its address, with a `/` at the end."""

    def __call__(self, folder: Path, headers: Mapping[str, str] | None = None) -> str: ...


class Handler(SimpleHTTPRequestHandler):
    """Serves files with the headers that a test chooses, without logging."""

    def __init__(self, *arguments: Any, headers_added: Mapping[str, str], **named: Any) -> None:
        self.headers_added = headers_added
        super().__init__(*arguments, **named)

    def end_headers(self) -> None:
        for name, value in self.headers_added.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 - the name the base class gives
        pass


@pytest.fixture(scope="session")
def serve() -> Iterator[Server]:
    """Serve folders on this machine alone, each on a free port."""
    running: list[tuple[ThreadingHTTPServer, Thread]] = []

    def start(folder: Path, headers: Mapping[str, str] | None = None) -> str:
        handler = partial(Handler, directory=str(folder), headers_added=headers or {})
        server = ThreadingHTTPServer((HOST, 0), handler)
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        running.append((server, thread))
        return f"http://{HOST}:{server.server_port}/"

    yield start
    for server, thread in running:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory, serve: Server) -> Portal:
    """Build the portal of `tests/browser/portal.py` once a worker, and serve it."""
    built = plans.build(Project(tmp_path_factory.mktemp("portal")))
    return Portal(built, serve(built.folder))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium, once a worker; no host but this machine can be reached from it."""
    chromium = need_chromium()
    sealed = f"--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE {HOST}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*flags(), sealed])
        yield browser
        browser.close()


@dataclass  # without slots: Playwright keeps something beside each listener
class Tab:
    """A page in a profile of its own, and what went wrong on it."""

    page: Page
    errors: list[str] = field(default_factory=list)
    """The errors on the console, including uncaught exceptions."""
    other_hosts: list[str] = field(default_factory=list)
    """Addresses on other hosts that were requested; the test fails if there is one."""

    def __post_init__(self) -> None:
        """Listen from before the first address is opened."""
        self.page.set_default_timeout(5_000)
        self.page.on("console", self._heard)
        self.page.on("pageerror", self._raised)
        self.page.on("request", self._asked)

    def open(self, address: str) -> Page:
        """Go to an address and return its page."""
        self.page.goto(address)
        return self.page

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def _raised(self, error: Error) -> None:
        self.errors.append(str(error))

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname != HOST:
            self.other_hosts.append(request.url)


class NewTab(Protocol):
    """Opens a tab; options are those of Playwright's `new_context`: `color_scheme="dark"` …"""

    def __call__(self, **options: Any) -> Tab: ...


@pytest.fixture
def new_tab(browser: Browser) -> Iterator[NewTab]:
    """Open tabs, each in a profile of its own; a request to another host fails the test."""
    yield from _opening(browser)


@pytest.fixture(scope="module")
def same_tab(browser: Browser) -> Iterator[Tab]:
    """Open one tab for all tests of a file that only look at a page after opening it."""
    for start in _opening(browser):
        yield start()


@pytest.fixture(scope="module")
def same_dark_tab(browser: Browser) -> Iterator[Tab]:
    """Open one more, dark: Material keeps the colours of the first page of a profile."""
    for start in _opening(browser):
        yield start(color_scheme="dark")


@pytest.fixture(params=["light", "dark"])
def in_scheme(request: pytest.FixtureRequest, same_tab: Tab, same_dark_tab: Tab) -> Tab:
    """A tab of a colour scheme, as wide as usual."""
    tab = same_tab if request.param == "light" else same_dark_tab
    tab.page.set_viewport_size({"width": 1280, "height": 720})
    tab.page.emulate_media(forced_colors="none")
    return tab


def _opening(browser: Browser) -> Iterator[NewTab]:
    tabs: list[Tab] = []

    def start(**options: Any) -> Tab:
        tab = Tab(browser.new_context(**options).new_page())
        tabs.append(tab)
        return tab

    yield start
    other_hosts = [address for tab in tabs for address in tab.other_hosts]
    for tab in tabs:
        tab.page.context.close()
    assert not other_hosts, f"another host was contacted: {other_hosts}"


@pytest.fixture
def tab(new_tab: NewTab) -> Tab:
    """Open one tab, 1280 by 720, light."""
    return new_tab()
