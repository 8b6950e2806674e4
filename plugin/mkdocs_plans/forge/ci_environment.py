"""The code host of a job, and the pull request that the job is about."""

from __future__ import annotations

from collections.abc import Mapping

from . import github, gitlab
from .sticky import Host, Stamp


def from_ci_environment(environ: Mapping[str, str]) -> tuple[Host, Stamp]:
    """The code host that a job runs on, and the stamp for what the job writes.

    Raises:
        ForgeError: The job is not about a pull request, or has no token.
    """
    return (
        gitlab.from_ci_environment(environ)
        if environ.get("GITLAB_CI")
        else github.from_ci_environment(environ)
    )
