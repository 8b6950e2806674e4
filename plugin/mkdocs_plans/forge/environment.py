"""The environment variables that a CI server sets for a job."""

from __future__ import annotations

from collections.abc import Mapping

from .errors import ForgeError


def variable(environ: Mapping[str, str], name: str, remedy: str) -> str:
    """The value of a variable.

    Raises:
        ForgeError: It is not set; the message ends with the remedy.
    """
    if value := environ.get(name, "").strip():
        return value
    raise ForgeError(f"{name} is not set: {remedy}")


def source(environ: Mapping[str, str]) -> str | None:
    """The address at which the job's host shows a line of a file; `None` if the job runs on no known host."""
    if project := environ.get("CI_PROJECT_URL"):
        return f"{project}/-/blob/{{commit}}/{{path}}?plain=1#L{{line}}"
    server, repository = environ.get("GITHUB_SERVER_URL"), environ.get("GITHUB_REPOSITORY")
    if not (server and repository):
        return None
    return f"{server}/{repository}/blob/{{commit}}/{{path}}?plain=1#L{{line}}"


def number(environ: Mapping[str, str], name: str) -> int:
    """A number that grows from run to run; 0 if there is none."""
    value = environ.get(name, "")
    return int(value) if value.isdecimal() else 0
