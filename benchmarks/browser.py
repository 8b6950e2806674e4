"""How long the index takes to show what someone types, in a real Chromium."""

from __future__ import annotations

import contextlib
import statistics
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import sync_playwright

from tools.browser import flags, need_chromium

WORDS = ("ledger", "cache", "ana", "region", "audit", "flag", "import", "report", "billing", "tenant")
ROUNDS = 2
"""How often each word is typed: twenty filters."""

# From the input event to a task right after the frame that shows the result.
_FILTER = """async (words) => {
    const field = document.querySelector('.plans-filter input[type=search]');
    const painted = () => new Promise((resolve) => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(null);
    }));
    const times = [];
    for (const word of words) {
        // As between two keys of someone who types: all rows stand, and nothing is under way.
        while (document.querySelector('.plans-table[aria-busy]')) await painted();
        await new Promise((resolve) => requestIdleCallback(resolve));
        field.value = word;
        const start = performance.now();
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        await Promise.resolve();
        await painted();
        times.push(performance.now() - start);
    }
    return times;
}"""


def milliseconds(site: Path) -> list[float]:
    """How long each filter of the index took, from the input event to the next paint."""
    with _served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=need_chromium(), args=list(flags()))
        page = browser.new_page()
        page.goto(f"{address}plans/?find={WORDS[0]}")
        page.wait_for_function("document.querySelector('.plans-count').value")  # the rows have been loaded
        times: list[float] = page.evaluate(_FILTER, list(WORDS) * ROUNDS)
        browser.close()
    return times


def median(site: Path) -> float:
    """The median of 20 filters of the index, in milliseconds."""
    return statistics.median(milliseconds(site))


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the base class's name
        pass


@contextlib.contextmanager
def _served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(folder)))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
