"""The lock file: the commit and content of every project that a build uses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from mkdocs_plans.atomic_write import write_whole
from mkdocs_plans.config.options import ConfigError

NAME = "plans.lock"
"""The name of the lock file, which is beside the configuration file. If it exists, it applies."""


@dataclass(frozen=True, slots=True)
class Pin:
    """The state of a project when it was locked."""

    digest: Annotated[str, Meta(pattern=r"^sha256:[0-9a-f]{64}$")]
    commit: Annotated[str, Meta(pattern=r"^[0-9a-f]{7,64}$")] | None = None
    history: Annotated[str, Meta(pattern=r"^sha256:[0-9a-f]{64}$")] | None = None
    """The digest of the history beside its snapshot. `None`: it had none, and none is shown."""


@dataclass(frozen=True, slots=True)
class _File:
    version: Literal[1]
    projects: dict[str, Pin]


def read(directory: Path) -> Mapping[str, Pin]:
    """The pins of all projects, by name; empty if there is no lock file.

    Raises:
        ConfigError: The lock file cannot be read.
    """
    try:
        return msgspec.json.decode((directory / NAME).read_bytes(), type=_File).projects
    except FileNotFoundError:
        return {}
    except (OSError, msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise ConfigError([f"{NAME}: cannot be read: {error}"]) from None


def write(directory: Path, held: Mapping[str, Pin]) -> None:
    """Write the lock file.

    Raises:
        OSError: It cannot be written.
    """
    content = msgspec.json.encode(_File(1, dict(held)), order="sorted")
    write_whole(directory / NAME, msgspec.json.format(content, indent=2) + b"\n")
