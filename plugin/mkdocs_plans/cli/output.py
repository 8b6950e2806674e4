"""What the command line prints, and how it says that something cannot be done."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click


@contextmanager
def explained() -> Iterator[None]:
    """Turn what a user can mend into a message and exit code 2."""
    from mkdocs_plans.config import ConfigError  # noqa: PLC0415  (help answers without it)
    from mkdocs_plans.sources.git import GitError  # noqa: PLC0415
    from mkdocs_plans.sources.revisions import RevisionError  # noqa: PLC0415

    try:
        yield
    except BrokenPipeError:  # whoever reads had enough; click ends without a word
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
    """A command that prints text, or JSON with `--json`, and says so to whoever tries `--format`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:  # noqa: D102 - click's own
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            if error.option_name != "--format":
                raise
            msg = f"No such option '--format': {ctx.command_path} prints text, or JSON with --json."
            raise click.UsageError(msg, ctx) from None


def emit(text: str) -> None:
    """Print a line as UTF-8, whatever the encoding of the terminal or pipe; in colours if they are wished."""
    shown = text if _in_colour() else click.unstyle(text)
    click.echo(shown.encode("utf-8", "replace"))


def _in_colour() -> bool:
    """As https://no-color.org and https://force-color.org have it."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def notice(message: str) -> None:
    """Say something to the person, apart from what was asked for."""
    from mkdocs_plans.printable import harmless  # noqa: PLC0415

    click.echo(f"plans: {harmless(message)}".encode("utf-8", "replace"), err=True)
