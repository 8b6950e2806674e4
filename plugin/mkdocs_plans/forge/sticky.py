"""One comment on a pull request that is kept up to date, never a second one.

A comment counts as ours if its first line is the marker *and* our account wrote it, because anyone can write
the line. A comment is written only while its commit is the head of the pull request, so that a late run
cannot replace the comment of a newer one. The marker names the commit and the run. Of two runs for the same
commit the later one wins, and repeating an old run does not undo it. After a push back to an older commit,
that commit's run writes again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from .api import HostApi
from .errors import ForgeError

_HASH = re.compile(r"[0-9a-f]{40,64}")
_MARKER = re.compile(r"<!-- mkdocs-plans v1 head=([0-9a-f]{40,64}) run=(\d{1,18})\.(\d{1,18}) -->")
"""The first line of a comment of this package, with its commit, run and repetition."""
UNCHANGED = "This pull request no longer changes the plans, apart from their wording.\n"
"""The text that replaces a comment when there are no changes any more."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """The commit and the run for which a comment is written."""

    head: str
    """The full hash."""
    run: tuple[int, int]
    """The number of the run, and of its repetition."""

    def __str__(self) -> str:
        return f"<!-- mkdocs-plans v1 head={self.head} run={self.run[0]}.{self.run[1]} -->"

    def is_before(self, other: Stamp) -> bool:
        """Whether a later run has written for the same commit."""
        return self.head == other.head and self.run < other.run


@dataclass(frozen=True, slots=True)
class Pull:
    """An open pull request in its current state on the host."""

    number: int
    head: str
    """The full hash of its last commit."""
    target: str
    """The full hash of the commit that it will be merged into."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on a pull request, by any author."""

    id: int
    author: str
    body: str


class Host(Protocol):
    """The operations of a code host. Each may raise `ForgeError`."""

    @property
    def api(self) -> HostApi:
        """The API of the host."""

    @property
    def longest(self) -> int:
        """The maximum number of characters of a comment."""

    def pull(self) -> Pull | None:
        """The open pull request whose head this run is for; `None` if there is none any more."""

    def base(self, pull: Pull) -> str:
        """The commit to compare a pull request with: the merge base with the target branch."""

    def me(self) -> str:
        """The name of the account that writes the comments."""

    def comments(self, pull: Pull, /) -> Iterable[Comment]:
        """All comments on a pull request, oldest first."""

    def create(self, pull: Pull, body: str, /) -> None:
        """Write a comment."""

    def edit(self, comment: Comment, body: str) -> None:
        """Replace the text of a comment."""

    def delete(self, comment: Comment) -> None:
        """Delete a comment."""


class Outcome(StrEnum):
    """The result for a comment, in words for the log."""

    CREATED = "comment written"
    EDITED = "comment updated"
    KEPT = "the comment is up to date"
    SILENT = "no changes, and no comment to update"
    SUPERSEDED = "a later run has commented; nothing was written"
    GONE = "no open pull request has this head; nothing was written"


def publish(host: Host, text: str, stamp: Stamp) -> Outcome:
    """Make the comment of a pull request show a text. A repetition changes nothing.

    Args:
        host: The code host.
        text: Markdown; empty if there is nothing to report.
        stamp: The commit and the run that the text is for.

    Raises:
        ForgeError: The host refuses, or the text is too long for it.
    """
    body = f"{stamp}\n{text.strip() or UNCHANGED.strip()}\n"
    if len(body) > host.longest:
        raise ForgeError(f"the comment has {len(body):,} characters; {host.longest:,} are allowed")
    pull = host.pull()
    if pull is None:
        return Outcome.GONE
    me = host.me()
    own = [
        (comment, written)
        for comment in host.comments(pull)
        if comment.author == me and (written := _stamp(comment.body))
    ]
    if any(stamp.is_before(other) for _, other in own):
        return Outcome.SUPERSEDED
    for duplicate, _ in own[1:]:  # Two runs that started at the same time.
        host.delete(duplicate)
    if not own:
        if not text.strip():
            return Outcome.SILENT
        host.create(pull, body)
        return Outcome.CREATED
    comment, _ = own[0]
    if _below(comment.body) == _below(body):
        return Outcome.KEPT
    host.edit(comment, body)
    return Outcome.EDITED


def find(host: Host) -> tuple[Pull, str] | None:
    """The pull request that a run is for, and the commit to compare it with; `None` if there is none.

    Raises:
        ForgeError: The host refuses, or knows no common commit.
    """
    pull = host.pull()
    if pull is None:
        return None
    base = host.base(pull)
    if not (_HASH.fullmatch(base) and _HASH.fullmatch(pull.head)):
        raise ForgeError(f"pull request {pull.number}: there is no commit to compare it with")
    return pull, base


def _stamp(body: str) -> Stamp | None:
    """The stamp in the first line, if that is the marker."""
    found = _MARKER.fullmatch(body.partition("\n")[0].rstrip("\r"))
    return Stamp(found[1], (int(found[2]), int(found[3]))) if found else None


def _below(body: str) -> str:
    """The visible part of a comment. Hosts may change its line ends."""
    return body.replace("\r\n", "\n").partition("\n")[2].strip()
