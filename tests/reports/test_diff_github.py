"""New findings beside the changed lines."""

from __future__ import annotations

import itertools
import re

import pytest
from mkdocs_plans.diff import Event, EventKind
from mkdocs_plans.model.plan import Severity
from mkdocs_plans.reports import diff_github
from msgspec import structs

from tests.reports import changes

TEXTS = itertools.repeat("plans/a.md")


def found(severity: Severity, kind: EventKind = EventKind.FINDING_NEW) -> Event:
    return structs.replace(changes.event(kind, TEXTS), severity=severity)


def test_only_new_findings_are_annotated() -> None:
    events = (
        found(Severity.ERROR),
        found(Severity.ERROR, EventKind.FINDING_FIXED),
        changes.event(EventKind.STEP_DONE, TEXTS),
    )
    assert diff_github.write(changes.diff(changes.plan(TEXTS, events))) == (
        "::error file=plans/a.md,line=7,title=unreadable (new)::plans/a.md\n1 new finding.\n"
    )


def test_no_more_than_a_step_may_have_and_the_rest_is_counted() -> None:
    events = tuple(found(severity) for severity in reversed(Severity) for _ in range(12))
    reported = diff_github.write(changes.diff(changes.plan(TEXTS, events))).splitlines()
    assert [line.split(" ")[0] for line in reported] == ["::error"] * 10 + ["::warning"] * 10 + [
        "::notice"
    ] * 10 + ["36"]
    assert reported[-1] == "36 new findings, 30 of them shown."


@pytest.mark.parametrize("text", ["x\n::error::forged", "x%0A::add-mask::y", "a,line=9::b", "\r##[error]x"])
def test_no_text_is_a_command(text: str) -> None:
    texts = itertools.repeat(text)
    event = structs.replace(changes.event(EventKind.FINDING_NEW, texts), severity=Severity.INFO)
    first, last = diff_github.write(changes.diff(changes.plan(texts, (event,)))).splitlines()
    assert re.fullmatch(r"::notice file=[^,:]*,line=7,title=unreadable \(new\)::.*", first)
    assert last == "1 new finding."
