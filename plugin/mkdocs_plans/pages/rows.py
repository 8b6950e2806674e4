"""The rows of plans, risks and questions: the values that both templates and script show.

A row is a flat mapping from field to text, number or list of texts. Templates render it in the static pages.
The same rows are published as a script file, from which the browser filters and sorts. An empty value leaves
out its piece of markup.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple

from mkdocs_plans.model.phrases import day_words, plural, truncate
from mkdocs_plans.model.plan import Level, Question, QuestionKind, Risk, State
from mkdocs_plans.model.risk_rating import LEVEL_WORDS, RiskRating, rating, risk_rank, severe, unmitigated
from mkdocs_plans.pages.attention_rows import ShortReason, attention_row
from mkdocs_plans.pages.preview import PreviewView
from mkdocs_plans.pages.texts import split_lead, split_sentence
from mkdocs_plans.portfolio.ages import Age, day_of, short_hash
from mkdocs_plans.portfolio.attention import FOLDER_DISAGREES
from mkdocs_plans.portfolio.entry import AttentionReason, Entry, contradiction, status_words
from mkdocs_plans.portfolio.portfolio import Attention, DecisionRow, Portfolio, QuestionRow, RiskRow

Row = Mapping[str, str | int | list[str]]

OPEN_FOR = "Open for"
"""The head of the column of ages."""
KIND_WORDS = {
    QuestionKind.DECISION: "Decision",
    QuestionKind.CLARIFICATION: "Clarification",
    QuestionKind.RESEARCH: "Research",
    QuestionKind.QUESTION: "Question",
}
RATING_NAMES = {
    RiskRating.RED: "high",
    RiskRating.AMBER: "medium",
    RiskRating.GREEN: "low",
    RiskRating.UNRATED: "unrated",
}
"""The names of ratings in classes, filters and addresses."""
RATING_WORDS = {
    RiskRating.RED: "High/High",
    RiskRating.AMBER: "Medium",
    RiskRating.GREEN: "Low",
    RiskRating.UNRATED: "Unrated",
}
"""The names of ratings on pages."""

PLAN_FIELDS = (
    "title", "url", "path", "folder", "owner", "tag", "state", "word", "target", "done", "total", "progress",
    "phases", "questions", "questionsleft", "risks", "risk", "highhigh", "unmitigated", "risksleft", "date",
    "changed", "recent", "attention", "whylabel", "whyicon", "whytone", "why", "where", "findings", "group",
)  # fmt: skip
RISK_FIELDS = (
    "lead", "rest", "url", "plan", "planurl", "state", "impact", "probability", "levels", "unrated", "rating",
    "severe", "mitigation", "mitigated", "owner", "itemstate", "rank", "group", "note",
)  # fmt: skip
QUESTION_FIELDS = (
    "lead", "rest", "url", "plan", "planurl", "state", "stateword", "kind", "kindword", "itemstate", "answer",
)  # fmt: skip

PLAN_AGE_FIELDS = ("age", "since", "agewords", "origin")
"""The fields of the row of a plan about its age, where any plan has one."""
ITEM_AGE_FIELDS = (*PLAN_AGE_FIELDS, "agelabel", "until", "commit")
"""The fields of the row of a risk or question about its age, where any has one."""

DECISION_FIELDS = (
    "lead", "url", "plan", "planurl", "day", "dayword", "commit", "detail", "source", "sourceword",
    "force", "revoked",
)  # fmt: skip


def progress(entry: Entry) -> str:
    """Return the steps done out of all steps, or why there is no such number."""
    steps = entry.steps
    if steps.total:
        return f"{steps.done:,}/{steps.total:,}"
    return "not tracked" if entry.plan.tracked is not None else "not stated"


def phases(entry: Entry) -> str:
    """Return how many phases a plan has, and how many of them are done if that is tracked."""
    found = entry.plan.phases
    if not any(phase.total for phase in found):
        return plural(len(found), "phase") if found else ""
    done = sum(phase.total > 0 and phase.done == phase.total for phase in found)
    return f"{done} of {plural(len(found), 'phase')}"


def plan_row(
    entry: Entry, portfolio: Portfolio, recent: frozenset[str], preview: PreviewView | None = None
) -> Row:
    """Return the row of a plan on the index.

    Args:
        entry: The plan.
        portfolio: The portfolio of the plan.
        recent: The paths of the plans that changed recently.
        preview: The preview, if this is one.
    """
    plan = entry.plan
    open_risks = plan.open_risks if entry.active else ()
    ratings = [rating(risk) for risk in open_risks]
    steps = entry.steps
    questions = len(plan.open_questions)
    why = _why(entry, portfolio)
    return {
        "title": plan.title,
        "url": entry.url,
        "path": plan.path,
        "folder": entry.folder,
        "owner": list(plan.owners),
        "tag": list(plan.tags),
        "state": entry.state.value,
        "word": status_words(plan),
        "target": plan.target.day if plan.target and entry.active else "",
        "done": steps.done,
        "total": steps.total,
        "progress": progress(entry) if steps.total else "",
        "phases": phases(entry),
        "questions": questions if entry.active else 0,
        "questionsleft": 0 if entry.active else questions,
        "risks": len(ratings),
        "risk": sorted({RATING_NAMES[found] for found in ratings}),
        "highhigh": ratings.count(RiskRating.RED),
        "unmitigated": sum(map(unmitigated, open_risks)),
        "risksleft": 0 if entry.active else len(plan.open_risks),
        "date": plan.date or "",
        "changed": entry.changed.time.date().isoformat() if entry.changed else "",
        "recent": int(plan.path in recent),
        "attention": int(bool(entry.reasons)),
        "whylabel": why.label if why else "",
        "whyicon": why.icon if why else "",
        "whytone": why.tone if why else "",
        "why": why.detail if why else "",
        "where": _where(entry, why),
        "group": entry.family or "",
        "project": entry.project,
        "findings": sum(finding.severity != "info" for finding in entry.all_findings),
        **_age_fields(portfolio.state_age(entry)),
        **(preview.plan_fields(entry) if preview else {}),
    }


def _why(entry: Entry, portfolio: Portfolio) -> ShortReason | None:
    """Return the most severe reason for attention, or what contradicts the status of a finished plan."""
    reasons = entry.reasons
    if not reasons and not entry.active and (doubt := contradiction(entry.plan)):
        unfinished = entry.state is State.COMPLETED and entry.steps.open
        kind = "unfinished" if unfinished else "contradiction"
        reasons = (AttentionReason(kind, doubt, order=FOLDER_DISAGREES),)
    return attention_row(Attention(entry, reasons), portfolio).reasons[0] if reasons else None


def _where(entry: Entry, why: ShortReason | None) -> str:
    """Return which part of a plan the file is, and the owners; the folder if nothing else is known."""
    part = PurePosixPath(entry.plan.path).stem if entry.family else ""
    known = " · ".join(filter(None, (part, ", ".join(entry.plan.owners))))
    if why:
        return known and f" · {known}"
    return known or entry.folder


def _age_fields(age: Age | None) -> Row:
    if age is None:
        return {"age": -1, "since": "", "agewords": "", "origin": ""}
    return {"age": age.days, "since": age.day, "agewords": age.words, "origin": age.origin}


def _item_age_fields(row: RiskRow | QuestionRow, anchor: str, portfolio: Portfolio, ended: str) -> Row:
    """Return the fields about the age of an open item, or about the day on which it ended."""
    found = portfolio.open_age(row.entry, anchor) if row.open else None
    until = None if row.open else portfolio.ended(row.entry, anchor)
    return {
        **_age_fields(found),
        "agelabel": OPEN_FOR if found else ended if until else "",
        "until": day_of(until) if until else "",
        "commit": short_hash(until) if until else "",
    }


def plan_rows(portfolio: Portfolio, preview: PreviewView | None = None) -> list[Row]:
    """Return the rows of all plans in the order of the index."""
    recent = frozenset(entry.plan.path for entry in portfolio.changed)
    return [plan_row(entry, portfolio, recent, preview) for entry in portfolio.last_changed_first]


_MITIGATED = {True: "yes", False: "no", None: "unknown"}
_MITIGATION = {True: "stated", False: "no mitigation", None: "not stated"}


_LONGEST_RAW = 40
"""The most characters of a level that is not recognised."""
_MOST_WORDS = 3
"""The most words of a level; a longer text describes the impact."""


def levels(risk: Risk) -> str:
    """Return impact and probability as pages show them: `High/Med`, `High/not recognised: "Often"`.

    Empty if none is stated.
    """
    if not (risk.impact or risk.probability or risk.impact_raw or risk.probability_raw):
        return ""
    return f"{_level(risk.impact, risk.impact_raw)}/{_level(risk.probability, risk.probability_raw)}"


def _level(level: Level | None, raw: str | None) -> str:
    if level is None and raw and len(raw.split()) <= _MOST_WORDS:
        return f'not recognised: "{truncate(raw, _LONGEST_RAW)}"'
    return LEVEL_WORDS[level]


class RowGroup(NamedTuple):
    """The group of a row in a register."""

    title: str
    note: str
    """How its rows are ordered."""


_UNGROUPED = RowGroup("", "")


def risk_row(
    row: RiskRow, portfolio: Portfolio, preview: PreviewView | None = None, group: RowGroup = _UNGROUPED
) -> Row:
    """Return the row of a risk.

    Args:
        row: The risk.
        portfolio: The portfolio of its plan.
        preview: The preview, if this is one.
        group: Its group in the register.
    """
    risk, entry = row.risk, row.entry
    item_state = "finished" if not entry.active else "closed" if risk.closed else "open"
    severity, mitigated, level = risk_rank(risk)
    stated = levels(risk)
    lead, rest = split_lead(risk.text)
    return {
        "lead": lead,
        "rest": rest,
        "url": f"{entry.url}#{risk.anchor}",
        "plan": entry.plan.title,
        "planurl": entry.url,
        "project": entry.project,
        "state": entry.state.value,
        "impact": LEVEL_WORDS[risk.impact],
        "probability": LEVEL_WORDS[risk.probability],
        "levels": stated,
        "unrated": "" if stated else "not rated",
        "rating": RATING_NAMES[rating(risk)],
        "severe": int(severe(risk)),
        "mitigation": risk.mitigation or _MITIGATION[risk.mitigated],
        "mitigated": _MITIGATED[risk.mitigated],
        "owner": risk.owner or "",
        "itemstate": item_state,
        "rank": severity * 10 + mitigated * 5 + level,
        "group": group.title,
        "note": group.note,
        **_item_age_fields(row, risk.anchor, portfolio, "Closed"),
        **(preview.item_fields(entry, risk.anchor) if preview else {}),
    }


def question_row(row: QuestionRow, portfolio: Portfolio, preview: PreviewView | None = None) -> Row:
    """Return the row of a question in the register."""
    question, entry = row.question, row.entry
    item_state = "finished" if not entry.active else "answered" if question.answered else "open"
    lead, rest = split_lead(question.text)
    return {
        "lead": lead,
        "rest": rest,
        "url": f"{entry.url}#{question.anchor}",
        "plan": entry.plan.title,
        "planurl": entry.url,
        "project": entry.project,
        "state": entry.state.value,
        "stateword": status_words(entry.plan),
        "kind": question.kind.value,
        "kindword": KIND_WORDS[question.kind],
        "itemstate": item_state,
        "answer": _answer(question)
        or ("ticked, no answer" if not question.answer and question.answered else ""),
        **_item_age_fields(row, question.anchor, portfolio, "Answered"),
        **(preview.item_fields(entry, question.anchor) if preview else {}),
    }


def answered_row(row: QuestionRow, portfolio: Portfolio, preview: PreviewView | None = None) -> Row:
    """Return the row of an answered question, whose answer has a column of its own."""
    found = question_row(row, portfolio, preview)
    answer = row.question.answer or ""
    if not answer or not row.question.text.endswith(answer):
        return found
    # What is between the question and its answer is a label: `Answer:`.
    asked = row.question.text.removesuffix(answer)
    end = max(asked.rfind(mark) for mark in "?？؟") + 1
    lead, rest = split_lead(asked[:end] if end else asked.rstrip(" :"))
    return {**found, "lead": lead, "rest": rest, "answer": answer}


def _answer(question: Question) -> str:
    """Return the answer of a question; empty if its text ends with it."""
    answer = question.answer or ""
    return "" if question.text.endswith(answer) else answer


SOURCE_WORDS = {"question": "Answer to a question", "log": "List of decisions"}
"""Where decisions come from, on pages."""


def decision_row(row: DecisionRow, portfolio: Portfolio) -> Row:
    """Return the row of a decision in the register."""
    item, entry = row.item, row.entry
    lead, rest = split_sentence(item.text)
    reasons: tuple[str | None, ...]
    if isinstance(item, Question):
        source, revoked = "question", False
        reasons = (rest, _answer(item))
    else:
        source, revoked = "log", not item.in_force
        reasons = (rest, item.rationale, item.author)
    return {
        "lead": lead,
        "url": f"{entry.url}#{item.anchor}",
        "plan": entry.plan.title,
        "planurl": entry.url,
        "project": entry.project,
        "day": row.day or "",
        "dayword": _day_word(row.day, portfolio) if row.day else "",
        "commit": short_hash(row.shown_by) if row.shown_by else "",
        "detail": " · ".join(part for part in reasons if part),
        "source": source,
        "sourceword": SOURCE_WORDS[source],
        "force": "no" if revoked else "yes",
        "revoked": "not in force" if revoked else "",
    }


def _day_word(day: str, portfolio: Portfolio) -> str:
    """Return a day in few characters: `21 Aug`, in another year than that of the build with the year."""
    found = date.fromisoformat(day)
    return day_words(found) if found.year == portfolio.today.year else f"{day_words(found)} {found.year}"


def item_row(
    entry: Entry, text: str, anchor: str, one: tuple[str, str] = ("", ""), two: tuple[str, str] = ("", "")
) -> Row:
    """Return the row of any other item: its text, up to two values with their labels, the plan."""
    lead, rest = split_lead(text)
    return {
        "lead": lead,
        "rest": rest,
        "url": f"{entry.url}#{anchor}",
        "onelabel": one[0],
        "one": one[1],
        "twolabel": two[0],
        "two": two[1],
        "plan": entry.plan.title,
        "planurl": entry.url,
        "project": entry.project,
    }


def script(name: str, fields: tuple[str, ...], rows: Iterable[Row]) -> str:
    """Return a script file with the rows: only data, safe in any context.

    Rows are published as a script, because `fetch` fails on `file://` and under the offline plugin.
    """
    table = [[row[name] for name in fields] for row in rows]
    # ASCII only and no `<`, so that the text ends no string, comment or element in any context.
    text = json.dumps({"fields": fields, "rows": table}, ensure_ascii=True, separators=(",", ":"))
    text = _ESCAPED.sub(lambda found: f"U+{found[1].upper()}" if found[1] else found[0], text)
    text = text.replace("<", "\\u003c")
    return f"(window.mkdocsPlans??={{}})[{json.dumps(name)}]={text};\n"


_ESCAPED = re.compile(r"\\(?:u(061c|200[ef]|202[a-e]|206[6-9])|.)")
"""An escape of JSON. Its group matches characters that change the text direction."""
