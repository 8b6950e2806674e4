"""Find a Chromium for the tests and the screenshots, or install one.

`python -m tools.browser` prints the path of a browser that starts. It takes, in this order, the one named by
`PLANS_CHROMIUM`, one found in `PATH`, Playwright's own; else it downloads Playwright's own; else, as root,
it installs Debian's package; else it fails and prints the command that installs one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

VARIABLE = "PLANS_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PLAYWRIGHT = (sys.executable, "-m", "playwright", "install", "chromium")
# Chromium's package only recommends fonts; without any, pages have no text to look at.
PACKAGES = ("chromium", "fonts-liberation", "fonts-dejavu-core")
_PLACE = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


class NoBrowserError(RuntimeError):
    """No Chromium that starts; the message ends with the command that installs one."""


def flags() -> tuple[str, ...]:
    """The switches Chromium is started with; as root it starts only without its sandbox."""
    return (*FLAGS, "--no-sandbox") if _is_root() else FLAGS


def find_chromium() -> Path | None:
    """Return the Chromium to use, or `None` where none that starts is on the machine.

    Raises:
        NoBrowserError: `PLANS_CHROMIUM` names something that does not start.
    """
    named = os.environ.get(VARIABLE)
    if named:
        if _starts(named):
            return Path(named)
        msg = f"{VARIABLE} names {named}, which does not start. Name another, or: unset {VARIABLE}"
        raise NoBrowserError(msg)
    found = next((path for name in NAMES if (path := shutil.which(name)) and _starts(path)), None)
    return Path(found) if found else _playwrights_own()


def need_chromium() -> Path:
    """Return the Chromium to use.

    Raises:
        NoBrowserError: there is none that starts.
    """
    found = find_chromium()
    if found is None:
        raise NoBrowserError(_advice())
    return found


def get_chromium() -> Path:
    """Return the Chromium to use, after getting one where there is none.

    Raises:
        NoBrowserError: no browser starts, and none could be downloaded.
    """
    found = find_chromium()
    if found is None:
        _run(PLAYWRIGHT)
        found = _playwrights_own()
    if found is None and _is_root() and shutil.which("apt-get"):
        _run(("apt-get", "update", "-qq"))
        _run(("apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES))
    return found or need_chromium()


def _starts(program: str | Path) -> bool:
    """Whether it is a browser, and not a stub that only points to an app store."""
    try:
        done = subprocess.run([program, "--version"], capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and b"Chrom" in done.stdout


def _playwrights_own() -> Path | None:
    own = _playwrights_place()
    return own if own.is_file() and _starts(own) else None


def _playwrights_place() -> Path:
    # In a process of its own, because here it would collide with a browser that runs already.
    asked = subprocess.run([sys.executable, "-c", _PLACE], capture_output=True, text=True, check=True)
    return Path(asked.stdout.strip())


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _run(command: tuple[str, ...]) -> None:
    """Run a step that may fail, and show its output. Only the browser that starts afterwards counts."""
    print("$", " ".join(command), file=sys.stderr, flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, check=False, env=environment, stdin=subprocess.DEVNULL, stdout=2)


def _advice() -> str:
    if _playwrights_place().is_file():  # it is there, but libraries that it needs are not
        command = " ".join((*PLAYWRIGHT[:-1], "--with-deps", PLAYWRIGHT[-1]))
    elif shutil.which("apt-get"):
        command = f"{'' if _is_root() else 'sudo '}apt-get install -y chromium"
    else:
        command = f"{VARIABLE}=/path/to/chromium make test"
    return f"The browser tests need a Chromium, and none on this machine starts. What helps: {command}"


def main() -> int:
    """Print the path of a browser that starts, or the remedy."""
    try:
        print(get_chromium())
    except NoBrowserError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
