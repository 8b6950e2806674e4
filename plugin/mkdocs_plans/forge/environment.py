"""What a CI server tells a job in its environment."""

from __future__ import annotations

from collections.abc import Mapping

from .api import ForgeError


def variable(environ: Mapping[str, str], name: str, remedy: str) -> str:
    """What a variable says.

    Raises:
        ForgeError: it says nothing; the message ends with the remedy.
    """
    if value := environ.get(name, "").strip():
        return value
    raise ForgeError(f"{name} is not set: {remedy}")


def number(environ: Mapping[str, str], name: str) -> int:
    """A number that counts up from run to run; 0 where there is none."""
    value = environ.get(name, "")
    return int(value) if value.isdecimal() else 0
