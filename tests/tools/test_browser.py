"""Finding and installing a Chromium, on simulated machines that are only a folder of programs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tools import browser
from tools.browser import NoBrowserError, find_chromium, get_chromium, need_chromium

STARTS = "#!/bin/sh\necho Chromium 150.0\n"
IS_A_STUB = "#!/bin/sh\necho get it from the store >&2\nexit 1\n"


class Machine:
    """A machine on which `PATH` and Playwright's folder contain only the files of a test."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.programs = root / "bin"
        self.downloads = root / "ms-playwright"
        self.diary = root / "diary"
        self.programs.mkdir()
        self.downloads.mkdir()
        self.diary.touch()

    def program(self, name: str, text: str) -> Path:
        path = self.programs / name
        path.write_text(text)
        path.chmod(0o755)
        return path

    def apt(self, *, brings: str | None) -> None:
        """Install an apt-get that records its arguments, and installs a chromium or fails."""
        new = self.programs / "chromium"
        deed = f"printf '{brings}' > {new} && /bin/chmod +x {new}" if brings else "exit 100"
        self.program(
            "apt-get", f'#!/bin/sh\necho "$@" >> {self.diary}\ncase "$1" in install) {deed};; esac\n'
        )

    def playwright(self, text: str) -> Path:
        """Put a browser where Playwright keeps its own."""
        path = browser._playwrights_place()
        path.parent.mkdir(parents=True)
        path.write_text(text)
        path.chmod(0o755)
        return path


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where Playwright keeps its browser, below its folder; a second is needed to ask it."""
    downloads = tmp_path_factory.mktemp("ms-playwright")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PLAYWRIGHT_BROWSERS_PATH", str(downloads))
        return browser._playwrights_place().relative_to(downloads)


@pytest.fixture
def machine(tmp_path: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A bare machine, on which downloads fail and the user is no root."""
    made = Machine(tmp_path)
    playwright = made.root / "playwright"
    playwright.write_text("#!/bin/sh\nexit 1\n")
    playwright.chmod(0o755)
    monkeypatch.setattr(browser, "PLAYWRIGHT", (str(playwright), *browser.PLAYWRIGHT[-2:]))
    monkeypatch.setattr(browser, "_playwrights_place", lambda: made.downloads / place)
    monkeypatch.setenv("PATH", str(made.programs))
    monkeypatch.delenv("PLANS_CHROMIUM", raising=False)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    return made


@pytest.fixture
def roots_machine(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """The same, and the user is root."""
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    return machine


@pytest.mark.parametrize("name", browser.NAMES)
def test_a_browser_in_the_path_is_found(machine: Machine, name: str) -> None:
    assert machine.program(name, STARTS) == find_chromium()


def test_a_stub_is_passed_over(machine: Machine) -> None:
    machine.program("chromium", IS_A_STUB)
    assert machine.program("google-chrome", STARTS) == find_chromium()


def test_the_browser_that_is_named_is_tried_first(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.program("chromium", STARTS)
    mine = machine.program("mine", STARTS)
    monkeypatch.setenv("PLANS_CHROMIUM", str(mine))
    assert find_chromium() == mine


def test_a_named_browser_that_does_not_start_is_an_error(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.program("chromium", STARTS)
    monkeypatch.setenv("PLANS_CHROMIUM", str(machine.programs / "gone"))
    with pytest.raises(NoBrowserError, match="unset PLANS_CHROMIUM"):
        get_chromium()


def test_playwrights_own_is_used_where_path_has_none(machine: Machine) -> None:
    own = machine.playwright(STARTS)
    assert find_chromium() == own
    assert machine.program("chromium", STARTS) == find_chromium()


def test_root_gets_debians_package_where_playwright_has_nothing(roots_machine: Machine) -> None:
    roots_machine.apt(brings=STARTS.replace("\n", "\\n"))
    assert get_chromium() == roots_machine.programs / "chromium"
    update, install = roots_machine.diary.read_text().splitlines()
    assert update.startswith("update")
    assert install.startswith("install")
    assert "chromium" in install.split()


def test_root_gets_the_command_that_helps_where_no_browser_can_be_downloaded(roots_machine: Machine) -> None:
    roots_machine.apt(brings=None)
    with pytest.raises(NoBrowserError, match=r"helps: apt-get install -y chromium$"):
        get_chromium()


def test_a_user_never_runs_apt_and_is_reported_to(machine: Machine) -> None:
    machine.apt(brings=STARTS)
    with pytest.raises(NoBrowserError, match=r"helps: sudo apt-get install -y chromium$"):
        get_chromium()
    assert machine.diary.read_text() == ""


def test_a_download_that_lacks_libraries_is_reported_how_to_get_them(machine: Machine) -> None:
    machine.playwright(IS_A_STUB)
    with pytest.raises(NoBrowserError, match=r"playwright install --with-deps chromium$"):
        need_chromium()


@pytest.mark.usefixtures("machine")
def test_a_machine_with_nothing_is_reported_to_name_a_browser() -> None:
    with pytest.raises(NoBrowserError, match=r"PLANS_CHROMIUM=/path/to/chromium make test$"):
        need_chromium()


@pytest.mark.usefixtures("machine")
def test_the_program_prints_the_remedy_and_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert browser.main() == 1
    assert "What helps:" in capsys.readouterr().err


def test_the_program_prints_the_browser_it_found(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    found = machine.program("chromium", STARTS)
    assert browser.main() == 0
    assert capsys.readouterr().out.strip() == str(found)


@pytest.mark.usefixtures("machine")
def test_only_root_runs_without_the_sandbox(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "--no-sandbox" not in browser.flags()
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert "--no-sandbox" in browser.flags()
