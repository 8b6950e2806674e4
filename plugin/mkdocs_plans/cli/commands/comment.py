"""`plans comment`: a comment on a pull request that is kept up to date."""

from __future__ import annotations

import json
import os
from typing import BinaryIO

import click

from mkdocs_plans.cli.command import Argument, CommandExample, CommandSection, PlansCommand
from mkdocs_plans.cli.options import format_option
from mkdocs_plans.cli.output import emit, note, user_errors

_DETAILS = """\
The text is read from FILE or from a pipe: the output of `plans diff --format markdown`, or any other Markdown. There is one
comment on each pull request. It is created if there is none, and edited if its text differs. An empty text creates no
comment, and replaces the text of an existing one with a line that there are no changes.

A comment is recognised by a marker in its first line *and* by its author, the owner of the token. It is written only while
the commit of the job is the head of the pull request. If two runs are for the same commit, the later one wins. After
responses such as 429 or 502, and broken connections, the request is repeated up to four times, with the delay that the host
demands.

`--find` writes nothing. It prints the number, the base and the head of the pull request, even if it comes from a fork. It
prints nothing if no open pull request has the commit of the job as its head. The text has the lines `number=…`, `base=…` and
`head=…`, as `$GITHUB_OUTPUT` expects. JSON is one document with these keys.

```console
$ plans comment --find
error: GITHUB_EVENT_PATH is not set: run this command in GitHub Actions or GitLab CI
```

| CI | token | how the pull request is found |
|---|---|---|
| GitHub Actions, started by `pull_request` or `workflow_run` | `GITHUB_TOKEN` | by the commit *and* the repository that it was pushed to |
| GitLab CI, in merge request pipelines | `GITLAB_TOKEN`, a project access token with the scope `api` | by its number; it must be open, and its last commit that of the job |

The token is read from the environment only. It is sent to the API of the host and nowhere else: redirects are not followed.
[Pull requests](../../guides/pull-requests.md) shows the workflows.
"""


@click.command(
    "comment",
    cls=PlansCommand,
    section=CommandSection.CI,
    short_help="Keep a comment on the pull request up to date.",
    examples=(
        CommandExample("plans diff --format markdown | plans comment", "Comment on what a change means"),
        CommandExample("plans comment --find", "Print the pull request of this job"),
    ),
    details=_DETAILS,
)
@click.argument(
    "file",
    default="-",
    cls=Argument,
    metavar="[FILE]",
    type=click.File("rb"),
    help="The text. [default: standard input]",
)
@click.option(
    "--find", is_flag=True, help="Print the number, base and head of the pull request; write nothing."
)
@format_option("text", "json")
def command(*, file: BinaryIO, find: bool, form: str) -> None:
    """Write a text as a comment on the pull request of this CI job, or edit the existing comment.

    The host, the pull request and the token come from the environment of the job. The token is in
    GITHUB_TOKEN in GitHub Actions, and in GITLAB_TOKEN in GitLab CI.
    """
    from mkdocs_plans.forge import sticky
    from mkdocs_plans.forge.ci_environment import from_ci_environment
    from mkdocs_plans.forge.retry import retry

    with user_errors():
        host, stamp = from_ci_environment(os.environ)
        with host.api:
            if not find:
                text = file.read().decode("utf-8", "replace")
                note(retry(lambda: sticky.publish(host, text, stamp), note))
            elif found := retry(lambda: sticky.find(host), note):
                pull, base = found
                facts = {"number": pull.number, "base": base, "head": pull.head}
                lines = "\n".join(f"{name}={value}" for name, value in facts.items())
                emit(json.dumps(facts) if form == "json" else lines, form)
            else:
                note(sticky.Outcome.GONE)
