"""`plans comment`: what a change means for the plans, said on its pull request and kept up to date."""

from __future__ import annotations

import os
from typing import BinaryIO

import click

from .output import emit, notice, user_errors


@click.command(short_help="Keep one comment on the pull request of this CI job.")
@click.argument("file", default="-", type=click.File("rb"))
@click.option("--find", is_flag=True, help="Print number, base and head of the pull request; write nothing.")
def comment(*, file: BinaryIO, find: bool) -> None:
    """Put a text on the pull request that this CI job is about: FILE, or what is piped in.

    There is one comment of ours on a pull request; it is edited where it is there. An empty text makes no
    comment, and turns one that is there into a line. The host, the pull request and the token come from
    the job's environment: GITHUB_TOKEN in GitHub Actions, GITLAB_TOKEN in GitLab CI.
    """
    from mkdocs_plans.forge import sticky
    from mkdocs_plans.forge.ci_environment import from_ci_environment
    from mkdocs_plans.forge.retry import retry

    with user_errors():
        host, stamp = from_ci_environment(os.environ)
        with host.api:
            if not find:
                text = file.read().decode("utf-8", "replace")
                notice(retry(lambda: sticky.publish(host, text, stamp), notice))
            elif found := retry(lambda: sticky.find(host), notice):
                pull, base = found
                emit(f"number={pull.number}\nbase={base}\nhead={pull.head}")
            else:
                notice(sticky.Outcome.GONE)
