"""The options that every command takes, before and after its name."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click


@dataclass(slots=True)
class GlobalOptions:
    """The values of the global options."""

    quiet: bool = False
    verbose: bool = False
    color: str = "auto"
    config: Path | None = None


def current() -> GlobalOptions:
    """Return the global options of the command that runs; the defaults if none runs."""
    context = click.get_current_context(silent=True)
    return context.find_root().ensure_object(GlobalOptions) if context else GlobalOptions()


class GlobalOption(click.Option):
    """An option that help and reference list under "Global options"."""


def global_options() -> list[click.Parameter]:
    """Return the options, for a command or for the group of all commands."""
    return [
        _option(
            "-C",
            "--directory",
            metavar="DIR",
            type=click.Path(exists=True, file_okay=False),
            help="Change to DIR first; relative paths start there.",
            callback=_change_directory,
            is_eager=True,
        ),
        _option(
            "--config",
            metavar="FILE",
            type=click.Path(dir_okay=False),
            help="Use FILE instead of the nearest mkdocs.yml.",
            callback=_setting("config", Path),
        ),
        _option(
            "--color",
            type=click.Choice(["auto", "always", "never"]),
            metavar="WHEN",
            help="Use colours: auto, always or never. auto follows the terminal, NO_COLOR and FORCE_COLOR.",
            callback=_setting("color", str),
            is_eager=True,
        ),
        _option(
            "-q",
            "--quiet",
            is_flag=True,
            help="Print no notes, warnings, summary or progress; errors are still printed.",
            callback=_setting("quiet", bool),
        ),
        _option(
            "-v",
            "--verbose",
            is_flag=True,
            help="Also print which configuration and which folders are read.",
            callback=_setting("verbose", bool),
        ),
        _option(
            "-V",
            "--version",
            is_flag=True,
            help="Print the version and exit.",
            callback=_print_version,
            is_eager=True,
        ),
    ]


def _option(*names: str, **attributes: Any) -> GlobalOption:
    return GlobalOption(names, expose_value=False, **attributes)


Callback = Callable[[click.Context, click.Parameter, Any], None]


def _setting(name: str, convert: Callable[[Any], object]) -> Callback:
    def store(context: click.Context, _: click.Parameter, value: Any) -> None:
        if value:  # not given after the command: the value given before it is kept
            setattr(context.find_root().ensure_object(GlobalOptions), name, convert(value))

    return store


def _change_directory(context: click.Context, _: click.Parameter, value: str | None) -> None:
    if value and not context.resilient_parsing:
        context.find_root().with_resource(contextlib.chdir(value))


def _print_version(context: click.Context, _: click.Parameter, value: object) -> None:
    if value and not context.resilient_parsing:
        from .output import emit  # noqa: PLC0415 (help answers without it)

        emit(f"plans {version('mkdocs-plans')}")
        context.exit()
