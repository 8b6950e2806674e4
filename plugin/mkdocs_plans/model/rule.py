"""Every rule that can say something about a plan: its name, family, severity and reason, in one place.

Names of rules do not change. `docs/findings.md` explains each, under its name as anchor.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from .plan import Finding, Severity


class Family(StrEnum):
    """What a rule is about."""

    STRUCTURE = "structure"
    """How the file is written: what cannot be read or found because of it."""
    CONTRADICTION = "contradiction"
    """Two things the plan says that cannot both be true."""
    RISK = "risk"
    QUESTION = "question"
    SAFETY = "safety"
    """What must not be published, followed or run. Its findings never repeat the text they are about."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with a name that stays."""

    name: str
    family: Family
    severity: Severity
    """Unless the configuration says otherwise."""
    reason: str
    """Why it matters, in one line."""
    fixable: bool = False
    """Whether `plans check --fix` can mend what it finds, at least sometimes."""
    asked: bool = True
    """Whether it is asked where the configuration says nothing of it."""


_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

_RULES = (
    Rule("unreadable", Family.STRUCTURE, _E, "A file that cannot be read is a plan nobody sees."),
    Rule("front-matter-unreadable", Family.STRUCTURE, _E, "Its fields are lost: the status among them."),
    Rule("text-not-utf8", Family.STRUCTURE, _W, "Some of the text is shown as �."),
    Rule("empty", Family.STRUCTURE, _I, "There is nothing in the file."),
    Rule("title-missing", Family.STRUCTURE, _I, "A plan without a title goes by the name of its file."),
    Rule("status-missing", Family.STRUCTURE, _I, "Nobody can tell how the plan stands."),
    Rule("status-unknown-word", Family.STRUCTURE, _W, "A status that is not understood counts nowhere."),
    Rule("date-missing", Family.STRUCTURE, _I, "Nobody can tell how old the plan is."),
    Rule("date-invalid", Family.STRUCTURE, _W, "A day that cannot be is no date."),
    Rule("date-unfilled", Family.STRUCTURE, _W, "The template's date was never filled in.", fixable=True),
    Rule(
        "date-only-in-name",
        Family.STRUCTURE,
        _I,
        "The text has a status and no date: readers of the text do not see the one in its name.",
        fixable=True,
    ),
    Rule("section-missing", Family.STRUCTURE, _I, "What it would say is not stated anywhere.", asked=False),
    Rule("placeholder-left", Family.STRUCTURE, _W, "It looks filled in and is not."),
    Rule("table-ragged", Family.STRUCTURE, _W, "Cells are lost, or stand in the wrong column.", fixable=True),
    Rule("too-deep", Family.STRUCTURE, _W, "The page shows the text as it is written."),
    Rule(
        "too-large",
        Family.STRUCTURE,
        _W,
        "Part of the text is not read, or the page shows it as it is written.",
    ),
    Rule("address-taken", Family.STRUCTURE, _W, "Two plans on one address: links to one lead to the other."),
    Rule("id-taken", Family.STRUCTURE, _W, "A relation that names the id means neither of the plans."),
    Rule("link-broken", Family.STRUCTURE, _W, "The link leads nowhere."),
    Rule("relation-broken", Family.STRUCTURE, _W, "What the plan depends on cannot be found."),
    Rule("relation-cycle", Family.STRUCTURE, _W, "Plans that wait for each other can never begin."),
    Rule("ignore-unknown", Family.STRUCTURE, _W, "It was meant to silence a rule, and silences none."),
    Rule("status-two-places-disagree", Family.CONTRADICTION, _W, "One of the two is out of date."),
    Rule(
        "status-folder-disagrees", Family.CONTRADICTION, _W, "The file was moved or the status left behind."
    ),
    Rule("completed-with-open-steps", Family.CONTRADICTION, _E, "Done is said, and work is left."),
    Rule("completed-with-open-criteria", Family.CONTRADICTION, _W, "Done is said, and not shown."),
    Rule("completed-with-open-questions", Family.CONTRADICTION, _W, "Done is said, and something undecided."),
    Rule("completed-with-high-risk", Family.CONTRADICTION, _W, "The risk outlives the plan and has no home."),
    Rule("planning-with-ticked-steps", Family.CONTRADICTION, _W, "Work has begun, and the status hides it."),
    Rule("in-progress-without-ticked-step", Family.CONTRADICTION, _I, "Nothing shows that work has begun."),
    Rule("steps-done-not-completed", Family.CONTRADICTION, _W, "The work is done, and the status hides it."),
    Rule("phase-out-of-order", Family.CONTRADICTION, _W, "A phase is done before one that it depends on."),
    Rule("blocked-without-reason", Family.CONTRADICTION, _W, "Nobody can help where nobody knows what with."),
    Rule("date-in-future", Family.CONTRADICTION, _W, "Work began on a day that has not come."),
    Rule("target-passed", Family.CONTRADICTION, _W, "The day by which it was to be done is over."),
    Rule("access-open-in-progress", Family.CONTRADICTION, _W, "Work goes on without what it requires."),
    Rule("risk-high-unmitigated", Family.RISK, _E, "The one cell of the matrix that nobody may leave alone."),
    Rule("risk-unmitigated", Family.RISK, _W, "There is a place for a mitigation, and nothing in it."),
    Rule("risk-unrated", Family.RISK, _W, "A level that is not understood stands in no cell of the matrix."),
    Rule("risk-high-unowned", Family.RISK, _W, "A grave risk that nobody watches."),
    Rule("risk-overdue", Family.RISK, _W, "The day by which something was to be done about it is over."),
    Rule("risk-register-empty", Family.RISK, _I, "An empty register is not the same as no risks."),
    Rule("question-ticked-without-answer", Family.QUESTION, _W, "What was decided is lost."),
    Rule(
        "question-answered-not-ticked",
        Family.QUESTION,
        _W,
        "It is answered, and everyone else counts it as open.",
        fixable=True,
    ),
    Rule("decision-open-in-progress", Family.QUESTION, _W, "Work goes on while its direction is open."),
    Rule("secret", Family.SAFETY, _E, "Whoever reads the site, or the repository, can use it."),
    Rule(
        "unsafe-url",
        Family.SAFETY,
        _W,
        "Such an address runs a script, or opens something on the reader's side.",
    ),
    Rule("raw-html-removed", Family.SAFETY, _W, "The page does not show what the author wrote."),
    Rule("symlink-out", Family.SAFETY, _E, "What lies outside of the plans folder would be published."),
)

OF_FILES = frozenset(
    rule.name
    for rule in _RULES
    if rule.family in (Family.STRUCTURE, Family.SAFETY) and rule.severity is not _I
)
"""Rules that find something wrong with a file itself, whatever its plan says …"""

BROKEN = frozenset(rule.name for rule in _RULES if rule.name in OF_FILES and rule.severity is _E)
"""… and those after which little of it can be relied upon."""

CATALOGUE: Mapping[str, Rule] = {rule.name: rule for rule in _RULES}
"""Every rule by its name, family by family."""


def finding(rule: str, message: str, line: int | None = None, *, severity: Severity | None = None) -> Finding:
    """A finding by a rule of the catalogue.

    Args:
        rule: the name of the rule.
        message: one sentence, without markup; what is wrong and, where it helps, what to do.
        line: where it stands; `None`: it concerns the file as a whole.
        severity: where this finding matters more or less than the rule in general.
    """
    return Finding(rule, severity or CATALOGUE[rule].severity, message, line)
