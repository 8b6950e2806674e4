"""The changes of three real plans between two of their commits, as a person read them in the files.

The files contain no text of those plans: an item is its line and digits of its text. `python -m
tests.diff.stories` writes them again; read the plans before you trust the changes.
"""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

from mkdocs_plans.diff import Diff, Event
from mkdocs_plans.model.plan import Checkbox, Level, State

from .portfolios import between, plans

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
HISTORY = CORPUS / "history/kevinslin__loops/docs/specs/active"
STORIES_REPORTED = Path(__file__).parent / "stories"

STORIES = {
    "completed": ("2026-02-03-define-run-record-schema-and-state-derivation", "6347bd1", "54be930"),
    "planned-and-done": ("2026-02-09-manage-inner-loop-state-machine", "228cb05", "066d918"),
    "taken-up-again": ("2026-02-09-manage-inner-loop-state-machine", "066d918", "4ebd334"),
}
"""By the name of the golden file: a plan, and its commits before and after."""

_LEVELS = (*Level, "not stated")
_OURS = {*State, *Checkbox, *(f"{i}/{p}" for i in _LEVELS for p in _LEVELS), "closed", "answered"}
"""Words that are kept unchanged: our own words for states and levels."""


def of_commits(plan: str, base: str, head: str) -> Diff:
    """The events of a plan between two of its commits."""
    texts = ((HISTORY / f"{plan}@{commit}.md").read_bytes() for commit in (base, head))
    before, after = (plans({f"{plan}.md": text}) for text in texts)
    return between(before, after)


def story(found: Diff) -> str:
    """A line for each event, and one for the sections that read differently."""
    lines = [_line(event) for _, event in found.events]
    lines += [f"reads differently: {', '.join(plan.sections_changed)}" for plan in found.plans]
    return "\n".join(lines) + "\n"


def _line(event: Event) -> str:
    digits = blake2b(event.position.text.encode(), digest_size=4).hexdigest()
    moved = " → ".join(_own(word) for word in (event.before, event.after))
    rule = f" {event.severity} {event.about}" if event.severity else ""
    return f"{event.kind} {event.side}:{event.position.line} {digits} {moved}{rule}"


def _own(word: str | None) -> str:
    return "-" if word is None else str(word) if word in _OURS else "…"


if __name__ == "__main__":
    for name, which in STORIES.items():
        (STORIES_REPORTED / f"{name}.txt").write_text(story(of_commits(*which)), "utf-8")
