"""What the command line prints, and how it says that something cannot be done."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import click


@contextmanager
def user_errors() -> Iterator[None]:
    """Turn errors that a user can correct into a message and exit code 2."""
    from mkdocs_plans.config.options import ConfigError  # noqa: PLC0415  (help answers without it)
    from mkdocs_plans.sources.git_process import GitError  # noqa: PLC0415
    from mkdocs_plans.sources.revisions import RevisionError  # noqa: PLC0415

    try:
        yield
    except BrokenPipeError:  # the reader of the pipe has stopped; click ends without a message
        raise
    except FileExistsError as error:
        notice(f"{error.filename}: is there already; choose another title or folder")
    except OSError as error:
        notice(f"{error.filename}: {error.strerror}" if error.filename else str(error))
    except (ConfigError, GitError, RevisionError, ValueError) as error:
        for line in str(error).splitlines():
            notice(line.removeprefix(f"{Path.cwd()}{os.sep}"))
    else:
        return
    sys.exit(2)


@contextmanager
def extra(name: str, purpose: str) -> Iterator[None]:
    """Say which extra is not installed, in place of what Python says of a module that is not there.

    Args:
        name: The extra.
        purpose: What needs it.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("mkdocs_plans"):
            raise
        notice(f"{purpose} needs {error.name}: pip install 'mkdocs-plans[{name}]'")
        sys.exit(2)


class JsonOrText(click.Command):
    """A command that prints text, or JSON with `--json`; its error for `--format` says so."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:  # noqa: D102 - click's own
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            if error.option_name != "--format":
                raise
            msg = f"No such option '--format': {ctx.command_path} prints text, or JSON with --json."
            raise click.UsageError(msg, ctx) from None


def emit(text: str, form: str = "text") -> None:
    """Print lines as UTF-8 in any locale; in colours if they are wished.

    All that the command line prints passes through here or through `notice`.

    Args:
        text: Lines, without the last line break.
        form: The format they are in, as for `harmless_output`.
    """
    from mkdocs_plans.terminal_text import harmless_output  # noqa: PLC0415  (help answers without it)

    click.echo(harmless_output(text, form, styled=_in_colour()).encode("utf-8", "replace"))


def as_file(text: str, form: str) -> bytes:
    """What a file holds of a text that could be printed instead: no colours, and as harmless."""
    from mkdocs_plans.terminal_text import harmless_output  # noqa: PLC0415

    return harmless_output(text, form).encode("utf-8", "replace")


def emit_bytes(content: bytes) -> None:
    """Print a document that is harmless by its own escapes, byte for byte."""
    click.echo(content, nl=False)


def show_progress(text: str) -> None:
    """Replace the last line of the terminal that standard error is; without a text, clear it."""
    sys.stderr.write(f"\r{text}" if text else "\r\x1b[K")
    sys.stderr.flush()


def _in_colour() -> bool:
    """As https://no-color.org and https://force-color.org have it."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


@contextmanager
def harmless_errors() -> Iterator[None]:
    """Keep what click prints of wrong arguments on lines of ours: a shell fills in names of files."""
    try:
        yield
    except click.UsageError as error:
        raise _HarmlessError(error) from None


class _HarmlessError(click.UsageError):
    """An error of click, of which each line is printed as a line of ours."""

    def __init__(self, error: click.UsageError) -> None:
        super().__init__(error.message, error.ctx)
        self._error = error

    def show(self, file: IO[Any] | None = None) -> None:
        from mkdocs_plans.terminal_text import harmless_output  # noqa: PLC0415

        text = io.StringIO()
        self._error.show(text)
        shown = harmless_output(text.getvalue().removesuffix("\n"))
        click.echo(shown.encode("utf-8", "replace"), file=file, err=True)


def notice(message: str) -> None:
    """Say something to the person, apart from what was asked for."""
    from mkdocs_plans.terminal_text import strip_control  # noqa: PLC0415

    click.echo(f"plans: {strip_control(message)}".encode("utf-8", "replace"), err=True)
