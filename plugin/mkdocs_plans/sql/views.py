"""The registers as queries over the tables, in a form that any engine understands.

They are Ibis expressions: `ibis.to_sql(VIEWS["open_risks"], dialect="pyspark")` is the same query for another
engine that knows the tables of `plans export --format parquet` by their names.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ibis
from ibis import _

from mkdocs_plans.model.plan import QuestionKind, State
from mkdocs_plans.model.risk_rating import RiskRating

from .tables import PROJECT, TABLES

_plans, _risks, _questions = (
    ibis.table(ibis.Schema.from_pyarrow(TABLES[name].shown), name=name)
    for name in ("plans", "risks", "questions")
)

_PLACE = (PROJECT, "path", "line")
_without_mitigation = ~_.mitigated.fill_null(True)  # noqa: FBT003  (a column)
_high_unmitigated = (_.band == RiskRating.RED.value) & _without_mitigation

_open_risks = _risks.filter(_.active & ~_.closed)
_open_questions = _questions.filter(_.active & ~_.answered)


def _by_project() -> Any:  # noqa: ANN401  (Ibis has no types)
    """Figures of each project. Without open risks they are zero, not unknown."""
    risks = _open_risks.group_by(PROJECT).agg(
        open_risks=_.count(),
        mitigated=_.count(where=_.mitigated),
        unmitigated=_.count(where=_without_mitigation),
        high_unmitigated=_.count(where=_high_unmitigated),
    )
    plans = _plans.group_by(PROJECT).agg(
        plans=_.count(),
        active=_.count(where=_.active),
        blocked=_.count(where=_.status == State.BLOCKED.value),
        attention=_.count(where=_.attention.length() > 0),
        open_questions=_.open_questions.sum(where=_.active).fill_null(0),
        open_decisions=_.open_decisions.sum(where=_.active).fill_null(0),
    )
    counted = [name for name in risks.columns if name != PROJECT]
    return (
        plans.left_join(risks, PROJECT)
        .select(*plans.columns, **{name: risks[name].fill_null(0) for name in counted})
        .order_by(PROJECT)
    )


def _shared() -> Any:  # noqa: ANN401
    """Risks that two or more projects have in common."""
    return (
        _open_risks.group_by("key")
        .agg(
            text=_.text.min(),
            projects=_.project.nunique(),
            named_by=_.project.collect(distinct=True).sort(),
            risks=_.count(),
            unmitigated=_.count(where=_without_mitigation),
        )
        .filter(_.projects > 1)
        .order_by(_.projects.desc(), "key")
    )


VIEWS: Mapping[str, Any] = {
    "open_risks": _open_risks.order_by("rank", *_PLACE),
    "unmitigated": _open_risks.filter(_without_mitigation).order_by("rank", *_PLACE),
    "risk_matrix": _open_risks.group_by("impact", "probability", "band")
    .agg(risks=_.count(), unmitigated=_.count(where=_without_mitigation), projects=_.project.nunique())
    .order_by(_.risks.desc(), "impact", "probability"),
    "shared_risks": _shared(),
    "open_questions": _open_questions.order_by("kind", *_PLACE),
    "blocking_questions": _open_questions.filter(_.kind == QuestionKind.DECISION.value).order_by(*_PLACE),
    "attention": _plans.filter(_.attention.length() > 0).order_by(PROJECT, "path"),
    "blocked": _plans.filter(_.status == State.BLOCKED.value).order_by(PROJECT, "path"),
    "projects": _by_project(),
}
"""By name."""
