"""GitLab, as a job of a merge request pipeline sees it.

Routes: https://docs.gitlab.com/api/notes/, /api/merge_requests/, /api/users/.
Variables: https://docs.gitlab.com/ci/variables/predefined_variables/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .api import HostApi, at
from .environment import number, variable
from .sticky import Comment, Pull, Stamp

NEEDS = "GITLAB_TOKEN must be a project access token of the target project, with the scope `api`"
_ELSEWHERE = "run this command in a merge request pipeline"


@dataclass(frozen=True, slots=True)
class GitLab:
    """The merge requests of a project."""

    api: HostApi
    path: str
    """The path of the merge request that the job is about, below the API's address."""
    head: str
    longest: int = 1_000_000

    def pull(self) -> Pull | None:
        """The merge request, if it is open and its last commit is the head."""
        given = self.api.get(self.path)
        if at(given, "state") != "opened" or at(given, "sha") != self.head:
            return None
        return Pull(at(given, "iid"), self.head, str(at(given, "diff_refs", "base_sha")))

    def base(self, pull: Pull) -> str:
        """The commit to compare with, which GitLab provides."""
        return pull.target

    def me(self) -> str:
        """The user name of the comments' author."""
        return str(at(self.api.get("/user"), "username"))

    def comments(self, _: Pull) -> Iterator[Comment]:
        """All notes on the merge request, oldest first."""
        for one in self.api.pages(f"{self.path}/notes", sort="asc", order_by="created_at"):
            yield Comment(at(one, "id"), str(at(one, "author", "username")), str(at(one, "body") or ""))

    def create(self, _: Pull, body: str) -> None:
        """Write a note."""
        self.api.send("POST", f"{self.path}/notes", {"body": body})

    def edit(self, comment: Comment, body: str) -> None:
        """Replace the text of a note."""
        self.api.send("PUT", f"{self.path}/notes/{comment.id}", {"body": body})

    def delete(self, comment: Comment) -> None:
        """Delete a note."""
        self.api.send("DELETE", f"{self.path}/notes/{comment.id}")


def from_ci_environment(environ: Mapping[str, str]) -> tuple[GitLab, Stamp]:
    """The merge request that a job is about, and the stamp for what it writes.

    Raises:
        ForgeError: It is not a job of a merge request pipeline, or has no token.
    """
    project = variable(environ, "CI_MERGE_REQUEST_PROJECT_ID", _ELSEWHERE)
    iid = variable(environ, "CI_MERGE_REQUEST_IID", _ELSEWHERE)
    # A pipeline of merged results runs for a commit that GitLab creates.
    head = environ.get("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA") or variable(environ, "CI_COMMIT_SHA", _ELSEWHERE)
    token = variable(environ, "GITLAB_TOKEN", NEEDS)
    api = HostApi(variable(environ, "CI_API_V4_URL", _ELSEWHERE), token, NEEDS)
    run = number(environ, "CI_PIPELINE_IID"), number(environ, "CI_JOB_ID")
    return GitLab(api, f"/projects/{project}/merge_requests/{iid}", head), Stamp(head, run)
