"""What the command line prints: data on standard output, messages on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import click

from .global_options import current

# Modules of the package are imported where they are used, so that help answers without them.


@contextmanager
def user_errors() -> Iterator[None]:
    """Turn errors that a user can correct into messages and exit code 2."""
    from mkdocs_plans.config.options import ConfigError  # noqa: PLC0415
    from mkdocs_plans.sources.git_process import GitError  # noqa: PLC0415
    from mkdocs_plans.sources.revisions import RevisionError  # noqa: PLC0415

    try:
        yield
    except BrokenPipeError:  # the program that reads our output has ended, which is not an error
        raise
    except OSError as problem:
        error(f"{problem.filename}: {problem.strerror}" if problem.filename else str(problem))
    except (ConfigError, GitError, RevisionError, ValueError) as problem:
        for line in str(problem).splitlines():
            error(line.removeprefix(f"{Path.cwd()}{os.sep}"))
    else:
        return
    sys.exit(2)


@contextmanager
def extra(name: str, purpose: str) -> Iterator[None]:
    """Name the extra that is not installed, instead of the module that Python does not find.

    Args:
        name: The extra.
        purpose: What needs it.
    """
    try:
        yield
    except ModuleNotFoundError as problem:
        if (problem.name or "").startswith("mkdocs_plans"):
            raise
        error(f"{purpose} needs {problem.name}: pip install 'mkdocs-plans[{name}]'")
        sys.exit(2)


# Data.


def emit(text: str, form: str = "text", *, err: bool = False) -> None:
    """Print lines of data as UTF-8 in any locale.

    Args:
        text: Lines, without the last line break.
        form: The format they are in, as for `harmless_output`.
        err: Print them on standard error, because a program reads standard output.
    """
    from mkdocs_plans.terminal_text import harmless_output  # noqa: PLC0415

    stream = sys.stderr if err else sys.stdout
    shown = harmless_output(text, form, styled=_in_color(stream), links=_links(stream))
    click.echo(shown.encode("utf-8", "replace"), err=err)


def as_file(text: str, form: str) -> bytes:
    """Return a text as it is written to a file: without the colours and links of the terminal."""
    from mkdocs_plans.terminal_text import harmless_output  # noqa: PLC0415

    return harmless_output(text, form).encode("utf-8", "replace")


def emit_bytes(content: bytes) -> None:
    """Print a document byte for byte, because its own escapes make it harmless."""
    click.echo(content, nl=False)


# Messages.

_COLORS: Mapping[str, str] = {"error": "red", "warning": "yellow", "note": "cyan"}


def error(message: str) -> None:
    """Print why a command fails."""
    _print_message("error", message)


def warning(message: str) -> None:
    """Print why the result may be incomplete or wrong, unless `--quiet` is given."""
    if not current().quiet:
        _print_message("warning", message)


def note(message: str) -> None:
    """Print additional information for the user, unless `--quiet` is given."""
    if not current().quiet:
        _print_message("note", message)


def detail(message: str) -> None:
    """Print a note if `--verbose` is given."""
    if current().verbose:
        note(message)


def _print_message(label: str, message: str) -> None:
    click.echo(_message(label, message), err=True)


def _message(label: str, message: str) -> bytes:
    from mkdocs_plans.terminal_text import strip_control  # noqa: PLC0415

    shown = f"{label}:"
    if _in_color(sys.stderr):
        shown = click.style(shown, fg=_COLORS[label], bold=True)
    return f"{shown} {strip_control(message)}".encode("utf-8", "replace")


class UsageMessage(click.UsageError):
    """A wrong argument: the first line states the error, the next lines the usage of the command."""

    def __init__(self, problem: click.ClickException, context: click.Context | None) -> None:
        from mkdocs_plans.terminal_text import harmless_output  # noqa: PLC0415

        super().__init__(problem.message)
        # Prepared here: the context, with the option for colours, is gone when the message is shown.
        message = problem.format_message().removesuffix(".")
        lines = [_message("error", message[:1].lower() + message[1:])]
        if context is not None:
            usage = f'{context.get_usage()}\nTry "{context.command_path} --help" for more information.'
            lines.append(b"\n" + harmless_output(usage).encode("utf-8", "replace"))
        self._shown = b"\n".join(lines)

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message."""
        click.echo(self._shown, file=file, err=True)


# Progress, colours and links.


def show_progress(text: str) -> None:
    """Replace the last line on standard error, which is a terminal; without a text, clear it."""
    sys.stderr.write(f"\r{text}" if text else "\r\x1b[K")
    sys.stderr.flush()


def shows_progress() -> bool:
    """Whether progress is shown: on a terminal, unless `--quiet` is given."""
    return sys.stderr.isatty() and not current().quiet


def _in_color(stream: IO[str]) -> bool:
    """Whether to use colours: https://no-color.org and https://force-color.org."""
    chosen = current().color
    if chosen != "auto":
        return chosen == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (stream.isatty() and os.environ.get("TERM") != "dumb")


_LINKING_PROGRAMS = frozenset(
    {"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "terminology", "rio", "zed", "Tabby"}
)
_LINKING_TERMINALS = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "contour", "wezterm")
_LINKING_VARIABLES = ("WT_SESSION", "KONSOLE_VERSION", "DOMTERM", "KITTY_WINDOW_ID")
_OLDEST_VTE = 5000
"""The version of VTE (GNOME Terminal and others) from which on links are shown."""


def _links(stream: IO[str]) -> bool:
    """Whether a terminal shows links. No query reports this, but known terminals set these variables."""
    if forced := os.environ.get("FORCE_HYPERLINK"):
        return forced != "0"
    if not (stream.isatty() and _in_color(stream)):
        return False
    given = os.environ.get
    vte = given("VTE_VERSION", "")
    return (
        given("TERM_PROGRAM") in _LINKING_PROGRAMS
        or given("TERM", "").startswith(_LINKING_TERMINALS)
        or (vte.isdecimal() and int(vte) >= _OLDEST_VTE)
        or any(map(given, _LINKING_VARIABLES))
    )
