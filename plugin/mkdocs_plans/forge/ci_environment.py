"""Where a job runs, and which pull request it is about."""

from __future__ import annotations

from collections.abc import Mapping

from . import github, gitlab
from .sticky import Host, Stamp


def from_ci_environment(environ: Mapping[str, str]) -> tuple[Host, Stamp]:
    """The code host that a job runs on, and the stamp of what the job writes.

    Raises:
        ForgeError: the job is about no pull request, or has no token.
    """
    return (
        gitlab.from_ci_environment(environ)
        if environ.get("GITLAB_CI")
        else github.from_ci_environment(environ)
    )
