"""The environment variables that a CI server sets for a job."""

from __future__ import annotations

from collections.abc import Mapping

from .errors import ForgeError


def variable(environ: Mapping[str, str], name: str, remedy: str) -> str:
    """What a variable says.

    Raises:
        ForgeError: it says nothing; the message ends with the remedy.
    """
    if value := environ.get(name, "").strip():
        return value
    raise ForgeError(f"{name} is not set: {remedy}")


def source(environ: Mapping[str, str]) -> str | None:
    """Where the host that a job runs on shows a line of a file; `None` where the job runs on none."""
    if project := environ.get("CI_PROJECT_URL"):
        return f"{project}/-/blob/{{commit}}/{{path}}?plain=1#L{{line}}"
    server, repository = environ.get("GITHUB_SERVER_URL"), environ.get("GITHUB_REPOSITORY")
    if not (server and repository):
        return None
    return f"{server}/{repository}/blob/{{commit}}/{{path}}?plain=1#L{{line}}"


def number(environ: Mapping[str, str], name: str) -> int:
    """A number that counts up from run to run; 0 where there is none."""
    value = environ.get(name, "")
    return int(value) if value.isdecimal() else 0
