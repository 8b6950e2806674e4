"""GitHub, as a job of GitHub Actions sees it.

Routes: https://docs.github.com/rest/pulls/pulls, /rest/issues/comments, /rest/commits/commits.
Variables: https://docs.github.com/actions/reference/workflows-and-actions/variables
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .api import HostApi, at
from .environment import number, variable
from .errors import ForgeError
from .sticky import Comment, Pull, Stamp

NEEDS = "the job needs `permissions: pull-requests: write`"
_ELSEWHERE = "run this command in GitHub Actions or GitLab CI"


@dataclass(frozen=True, slots=True)
class PullHead:
    """The commit that a workflow ran for, and the repository to which it was pushed."""

    commit: str
    branch: str
    repository: str
    """`owner/name`; that of the fork for a pull request from a fork."""


@dataclass(frozen=True, slots=True)
class GitHub:
    """The pull requests of a repository."""

    api: HostApi
    graphql: str
    """The address of the GraphQL API, the only one that names the owner of a job's token."""
    repository: str
    head: PullHead
    longest: int = 65_536

    def pull(self) -> Pull | None:
        """The open pull request whose last commit is the head, in the head's repository.

        Neither is sufficient on its own: a fork can push the same commit, and a branch can move on.

        Raises:
            ForgeError: There are several, for different target branches.
        """
        owner = self.head.repository.partition("/")[0]
        asked = self.api.pages(
            f"/repos/{self.repository}/pulls", state="open", head=f"{owner}:{self.head.branch}"
        )
        found = [
            Pull(at(one, "number"), self.head.commit, str(at(one, "base", "sha")))
            for one in asked
            if at(one, "head", "sha") == self.head.commit
            and at(one, "head", "repo", "full_name") == self.head.repository
        ]
        if len(found) > 1:
            numbers = ", ".join(f"#{pull.number}" for pull in found)
            raise ForgeError(f"{numbers} have the same head, so it is not clear which one is meant")
        return found[0] if found else None

    def base(self, pull: Pull) -> str:
        """The merge base of the branch of a pull request and its target branch."""
        between = f"{pull.target}...{pull.head}"
        given = self.api.get(f"/repos/{self.repository}/compare/{between}", per_page=1)
        return str(at(given, "merge_base_commit", "sha"))

    def me(self) -> str:
        """The login of the comments' author: `GET /user` does not work for a job, this does."""
        given = self.api.send("POST", self.graphql, {"query": "{ viewer { login } }"})
        login = at(given, "data", "viewer", "login")
        if not login:
            raise ForgeError("GitHub did not return the owner of the token")
        return str(login)

    def comments(self, pull: Pull) -> Iterator[Comment]:
        """All comments below a pull request, oldest first. Comments on its lines are not included."""
        for one in self.api.pages(f"{self._issues}/{pull.number}/comments"):
            yield Comment(at(one, "id"), str(at(one, "user", "login")), str(at(one, "body") or ""))

    def create(self, pull: Pull, body: str) -> None:
        """Write a comment."""
        self.api.send("POST", f"{self._issues}/{pull.number}/comments", {"body": body})

    def edit(self, comment: Comment, body: str) -> None:
        """Replace the text of a comment."""
        self.api.send("PATCH", f"{self._issues}/comments/{comment.id}", {"body": body})

    def delete(self, comment: Comment) -> None:
        """Delete a comment."""
        self.api.send("DELETE", f"{self._issues}/comments/{comment.id}")

    @property
    def _issues(self) -> str:
        return f"/repos/{self.repository}/issues"


def from_ci_environment(environ: Mapping[str, str]) -> tuple[GitHub, Stamp]:
    """The pull request that a job of GitHub Actions is about, and the stamp for what it writes.

    The job was started by `pull_request`, or by `workflow_run` after a workflow that was.

    Raises:
        ForgeError: It is not such a job, or has no token.
    """
    head = _head(_event(environ))
    token = variable(environ, "GITHUB_TOKEN", "give the step `env: GITHUB_TOKEN: ${{ github.token }}`")
    repository = variable(environ, "GITHUB_REPOSITORY", _ELSEWHERE)
    graphql = variable(environ, "GITHUB_GRAPHQL_URL", _ELSEWHERE)
    api = HostApi(variable(environ, "GITHUB_API_URL", _ELSEWHERE), token, NEEDS)
    run = number(environ, "GITHUB_RUN_NUMBER"), number(environ, "GITHUB_RUN_ATTEMPT")
    return GitHub(api, graphql, repository, head), Stamp(head.commit, run)


def _event(environ: Mapping[str, str]) -> Any:  # noqa: ANN401  (JSON)
    """The event that started the job. https://docs.github.com/webhooks/webhook-events-and-payloads."""
    path = Path(variable(environ, "GITHUB_EVENT_PATH", _ELSEWHERE))
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        raise ForgeError(f"{path}: this file contains no event: {_ELSEWHERE}") from None


def _head(event: Any) -> PullHead:  # noqa: ANN401  (JSON)
    run, pull = at(event, "workflow_run"), at(event, "pull_request", "head")
    facts = (
        (at(run, "head_sha"), at(run, "head_branch"), at(run, "head_repository", "full_name"))
        if run
        else (at(pull, "sha"), at(pull, "ref"), at(pull, "repo", "full_name"))
    )
    if not all(isinstance(one, str) for one in facts):
        raise ForgeError("the job was not started by a pull request, or its branch was deleted")
    return PullHead(*facts)
