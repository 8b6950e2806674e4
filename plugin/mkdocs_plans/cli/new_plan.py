"""A new plan: what `plans new` writes."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from pathlib import Path

from mkdocs_plans.model.plan import State
from mkdocs_plans.sources.git import build_time
from mkdocs_plans.vocabulary import DEFAULT, Vocabulary

_LONGEST = 80
"""The maximum length of a file's name, without its ending."""

# The heading of the risks is in the comment too: a section without a risk is a finding of `plans check`.
_TEMPLATE = """\
# {title}

**Date:** {date}
**Status:** {status}

## Goal

<!-- What the plan achieves, and why. -->

## Context

<!-- The current state, the need for change, and the constraints. -->

## Approach

<!-- The design, the technology, and the systems to integrate with. -->

## Steps

<!--
### Phase 1: Name of the phase
- [ ] A step
-->

## Testing

<!-- The tests to add or change. -->

## Dependencies

<!-- External services, libraries with versions, tools, and access that is still missing. -->

<!--
## Risks

| Risk | Impact | Probability | Mitigation |
|------|--------|-------------|------------|
| What can go wrong | High, Medium or Low | High, Medium or Low | How to prevent it |
-->

## Questions

<!--
### Decisions needed
- [ ] A question (tick it when it is answered)
-->

## Success Criteria

<!-- - [ ] A result that can be checked -->

## Notes

<!-- Decisions made during the work, and lessons learned. -->
"""


def plan_file(folder: Path, title: str) -> Path:
    """Return the file of a new plan.

    Args:
        folder: The folder to write to.
        title: The title, as plain text.

    Raises:
        ValueError: The title is empty.
    """
    if not _one_line(title):
        raise ValueError('a plan needs a title, as in: plans new "Move the ledger"')
    return folder / f"{slug(title)}.md"


def write_plan(path: Path, title: str, day: date, words: Vocabulary = DEFAULT) -> None:
    """Write a plan with a title, a date, a status and empty sections.

    Args:
        path: The file; its folder is created if it does not exist.
        title: The title, as plain text.
        day: The date of the plan.
        words: The vocabulary that it will be read with.

    Raises:
        FileExistsError: The file exists.
        OSError: The folder or file cannot be written.
    """
    text = plan_text(title, day, words).encode("utf-8")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(text)


def today() -> date:
    """Return the date of a new plan: `SOURCE_DATE_EPOCH` if that is set, else today.

    Raises:
        ValueError: `SOURCE_DATE_EPOCH` is not a number of seconds.
    """
    time = build_time(None)
    return time.date() if time else datetime.now().astimezone().date()


def plan_text(title: str, day: date, words: Vocabulary = DEFAULT) -> str:
    """Return the text of a new plan."""
    status = words.states[State.PLANNING][0].capitalize()
    return _TEMPLATE.format(title=_escaped(_one_line(title)), date=day.isoformat(), status=status)


def slug(title: str) -> str:
    """Return the name of the file of a plan, without its ending: words of any language, joined by hyphens."""
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", _one_line(title)).casefold())
    name = "-".join(words)[:_LONGEST].strip("-") or "plan"
    return (
        f"{name}-plan" if name in ("readme", "index") else name
    )  # files with these names introduce their folder


def _one_line(title: str) -> str:
    kept = "".join(" " if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") else c for c in title)
    return " ".join(kept.split())


def _escaped(text: str) -> str:
    """Escape plain text, so that none of it is Markdown markup, except for code in backticks."""
    parts = re.split(r"(`[^`]+`)", text)
    return "".join(part if index % 2 else _MARKUP.sub(r"\\\g<0>", part) for index, part in enumerate(parts))


_MARKUP = re.compile(r"[\\*<>\[\]`~#]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)")
