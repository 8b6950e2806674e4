"""One comment on a pull request that is kept up to date, never a second one.

It is ours if its first line is our marker *and* we wrote it: anybody can write the line. A comment is written
only while the commit that it is about is the head of the pull request, so that a late run cannot replace
what a newer one said. The marker names the commit and the run: of two runs for the same commit the later one
wins, and repeating an old one does not undo it. After a push back to an older commit, its run writes again.
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
UNCHANGED = "Of what the plans say nothing is changed any more, beyond its wording.\n"
"""What stands in a comment after its reasons have gone."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """For which commit, and when, a comment was written."""

    head: str
    """The full hash."""
    run: tuple[int, int]
    """Number of the run and, where it is repeated, of the repetition."""

    def __str__(self) -> str:
        return f"<!-- mkdocs-plans v1 head={self.head} run={self.run[0]}.{self.run[1]} -->"

    def is_before(self, other: Stamp) -> bool:
        """Whether a later run has written for the same commit."""
        return self.head == other.head and self.run < other.run


@dataclass(frozen=True, slots=True)
class Pull:
    """An open pull request, as the host knows it now."""

    number: int
    head: str
    """The full hash of its last commit."""
    target: str
    """The full hash of what it is to be merged into."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on a pull request, by whomever."""

    id: int
    author: str
    body: str


class Host(Protocol):
    """What a code host is asked; each question may raise `ForgeError`."""

    @property
    def api(self) -> HostApi:
        """What it is asked through."""

    @property
    def longest(self) -> int:
        """How many characters a comment may have."""

    def pull(self) -> Pull | None:
        """The open pull request whose head this run is for; `None` where there is none, or no longer."""

    def base(self, pull: Pull) -> str:
        """The commit to compare a pull request with: where its branch left the other one."""

    def me(self) -> str:
        """The name we write under."""

    def comments(self, pull: Pull, /) -> Iterable[Comment]:
        """All comments on a pull request, the oldest first."""

    def create(self, pull: Pull, body: str, /) -> None:
        """Write a comment."""

    def edit(self, comment: Comment, body: str) -> None:
        """Replace the text of a comment."""

    def delete(self, comment: Comment) -> None:
        """Take a comment away."""


class Outcome(StrEnum):
    """What became of a comment, in words for the log."""

    CREATED = "comment written"
    EDITED = "comment brought up to date"
    KEPT = "the comment says so already"
    SILENT = "nothing to say, and no comment"
    SUPERSEDED = "a later run has commented; nothing written"
    GONE = "no open pull request has this head, or no longer; nothing written"


def publish(host: Host, text: str, stamp: Stamp) -> Outcome:
    """Make the comment of a pull request say a text. Done again, it asks for no change.

    Args:
        host: where the pull request is.
        text: Markdown; empty where there is nothing to say.
        stamp: what the text was written for.

    Raises:
        ForgeError: the host refuses, or the text is longer than it allows.
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
    for duplicate, _ in own[1:]:  # two runs that began together
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
    """The pull request that a run is for, and the commit to compare it with; `None` where there is none.

    Raises:
        ForgeError: the host refuses, or knows no common commit.
    """
    pull = host.pull()
    if pull is None:
        return None
    base = host.base(pull)
    if not (_HASH.fullmatch(base) and _HASH.fullmatch(pull.head)):
        raise ForgeError(f"pull request {pull.number}: there is no commit to compare it with")
    return pull, base


def _stamp(body: str) -> Stamp | None:
    """What the first line says, if it is our marker."""
    found = _MARKER.fullmatch(body.partition("\n")[0].rstrip("\r"))
    return Stamp(found[1], (int(found[2]), int(found[3]))) if found else None


def _below(body: str) -> str:
    """What a reader sees of a comment; hosts may change how its lines end."""
    return body.replace("\r\n", "\n").partition("\n")[2].strip()
