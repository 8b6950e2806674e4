"""Messages shared by the rules about the status of a plan."""

from __future__ import annotations

import posixpath

from mkdocs_plans.model.plan import Plan, Severity, StatusSource, Tally
from mkdocs_plans.vocabulary.normalise import fold
from mkdocs_plans.vocabulary.vocabulary import Vocabulary


def completed_by_place(plan: Plan) -> bool:
    """Whether only the folder of a plan states that it is completed, which may have another reason."""
    return plan.status.source is StatusSource.FOLDER


def severity_by_place(plan: Plan) -> Severity | None:
    """Return the severity of a contradiction with a status that only the folder states; otherwise `None`."""
    return Severity.INFO if completed_by_place(plan) else None


def says_completed(plan: Plan, words: Vocabulary) -> str:
    """Return the beginning of a message about a completed plan."""
    if not completed_by_place(plan):
        return "The plan is completed"
    return (
        "The plan is archived" if is_archived(plan, words) else "The plan is in a folder of completed plans"
    )


def is_archived(plan: Plan, words: Vocabulary) -> bool:
    """Whether a plan is in an archive rather than among completed plans."""
    if plan.status.raw:
        stated = fold(plan.status.raw)
        return any(word in stated for word in words.archived)
    folders = (name.strip("._").casefold() for name in posixpath.dirname(plan.path).split("/"))
    return any(name in words.archived for name in folders)


def count_open(count: Tally, noun: str, plural: str | None = None) -> str:
    """Return how many of some items are open, as a clause."""
    if count.total == 1:
        return f"its only {noun} is open"
    verb = "is" if count.open == 1 else "are"
    return f"{count.open} of {count.total} {plural or noun + 's'} {verb} open"
