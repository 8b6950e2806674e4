"""The parts of a vocabulary: the meanings that words can have.

The shipped languages and the option `vocabulary` use the same form: words by part, and in a part by meaning.
Users can set the parts of `PARTS`. Languages also have those of `INNER_PARTS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from mkdocs_plans.model.plan import Level, QuestionKind, RelationKind, State

from .normalise import fold, label_of, plain_heading, plain_state
from .vocabulary import Role

Key = State | Role | Level | RelationKind | QuestionKind | int


@dataclass(frozen=True, slots=True)
class VocabularySlot:
    """The position of the words of one meaning in a `Vocabulary`."""

    field: str
    key: Key | None = None
    """The key of the meaning, if the field holds several."""
    slot: str = ""
    """A word can be in only one position of a slot; empty: the position shares its words with no other."""
    compare: Callable[[str], str] = fold
    """Brings a word to the form in which it is compared."""
    signs: bool = False
    """Whether a text without letters and digits counts as a word."""


Words = Mapping[str, str | Mapping[str, str]]
"""The words of a language by part and meaning, separated by commas; `clos{|e}` is short for `clos, close`."""

Part = Mapping[str, VocabularySlot]
"""Positions by the name of their meaning. The only meaning of a part may have no name."""

_STATES = [state for state in State if state is not State.UNKNOWN]
_RELATIONS = [kind for kind in RelationKind if kind is not RelationKind.LINK]


def _keyed(field: str, keys: Iterable[Key], slot: str = "", compare: Callable[[str], str] = fold) -> Part:
    return {str(key): VocabularySlot(field, key, slot, compare) for key in keys}


def _listed(compare: Callable[[str], str] = fold, slot: str = "", **fields: str) -> Part:
    return {
        name.replace("_", "-"): VocabularySlot(field, None, slot, compare) for name, field in fields.items()
    }


PARTS: Mapping[str, Part] = {
    "status": _keyed("states", _STATES, "status", plain_state),
    "headings": _keyed("roles", Role, "headings", plain_heading),
    "fields": {
        **_listed(
            label_of, "fields",
            status="status_labels", stage="stage_labels", implementation="implementation_labels",
            date="date_labels", owners="owner_labels", tags="tag_labels",
            target="target_labels", id="id_labels", goal="goal_labels",
        ),
        **_keyed("relation_labels", _RELATIONS, "fields", label_of),
        **_listed(label_of, "fields", other="other_labels"),
    },
    "levels": {level.value: VocabularySlot("levels", level, "levels", signs=True) for level in Level},
    "folders": _keyed("folders", _STATES, "folders", str.casefold),
    "phases": {"": VocabularySlot("units")},
    "columns": {
        **_listed(
            plain_heading, "columns of risks",
            risk="risk_columns", impact="impact_columns", probability="probability_columns",
            mitigation="mitigation_columns", level="rating_columns", owner="owner_columns", due="due_columns",
        ),
        **_listed(
            plain_heading, "columns of questions",
            question="question_columns", answer="answer_columns", status="state_columns", id="id_columns",
        ),
        **_listed(
            plain_heading, "columns of dependencies",
            version="version_columns", link="link_columns", purpose="purpose_columns",
        ),
    },
    "markers": {
        **_listed(
            fold, "markers of risks",
            mitigation="mitigation_markers", impact="impact_markers", probability="probability_markers",
            closed="closed_risks",
        ),
        **_listed(fold, "markers of questions", answer="answer_markers", answered="answered_words"),
        **_listed(pending="still_open"),
        "nothing": VocabularySlot("nothing", signs=True),
        "unfilled": VocabularySlot("unfilled", signs=True),
        "done": VocabularySlot("done_marks", None, "marks", str.strip, signs=True),
        "open": VocabularySlot("open_marks", None, "marks", str.strip, signs=True),
        "dropped": VocabularySlot("dropped_marks", None, "marks", str.strip, signs=True),
    },
}  # fmt: skip
"""The parts that users can set, in the order of the documentation."""

INNER_PARTS: Mapping[str, Part] = {
    "state_words": {
        "permission": VocabularySlot("permissions", slot="status", compare=plain_state),
        "archived": VocabularySlot("archived", slot="status", compare=plain_state),
        **_listed(
            plain_state,
            permission_in_records="permitted_in_records", no_marker="no_markers", banner="banner_words",
            marker_goes_on="marker_joints", filler="status_fillers", partly="part_words", all="all_words",
            whole="whole_words", paper="paper_words", negation="state_negations", negated="negated_words",
            own="own_state_words",
        ),
        **_listed(waits="waiting_stems", negation_prefix="negation_prefixes"),
        **_listed(
            label_of,
            label_end="status_label_ends", label_not="status_label_not", readiness="readiness_ends",
        ),
        **_listed(header="header_names"),
        "records": VocabularySlot("record_folders", compare=str.casefold),
        "folder-end": VocabularySlot("folder_ends", compare=str.casefold),
    },
    "marks": {
        str(state): VocabularySlot("state_marks", state, "marks of states", str.strip, signs=True)
        for state in _STATES
    },
    "heading-words": _keyed("role_words", Role, "heading words"),
    "heading-ends": _keyed("last_words", Role),
    "heading-rules": {
        "no-role": VocabularySlot("no_roles", slot="headings", compare=plain_heading),
        **_listed(
            joint="conjunctions", in_front="qualifiers", behind="suffixes", noun_not_before="noun_not_before",
            next="next_steps", step_end="step_ends", checklist="checklists", checked="checklist_qualifiers",
        ),
    },
    "phase-rules": _listed(
        joined="joined_units", late="late_units", plural="unit_plurals", letter="unit_letters",
        priority="priority_letters", no_letter_under="no_letters_under", behind_number="unit_ends",
        option="option_words", not_under="no_units_under",
        depends="dependency_verbs", independent="dependency_negations", duration="durations",
    ),
    "step-rules": _listed(
        plain_heading, done_column="done_columns", yes="yes_words", step_column="step_columns"
    ),
    "column-rules": _listed(
        plain_heading, field="field_columns", type="type_columns", impact_letter="impact_letters",
        probability_letter="probability_letters", other_of_risks="other_risk_columns",
        weak_risk="weak_risk_columns",
    ),
    "titles": _listed(kind="title_kinds", generic="generic_titles", file="generic_files"),
    "files": _listed(
        str.casefold, introduction="introduction_files", index="index_files", index_end="index_ends",
        companion="companion_ends", template_folder="template_folders",
    ),
    "registers": {
        **_keyed("registers", (Role.RISKS, Role.QUESTIONS), "registers"),
        **_listed(raid="raid_logs", not_under="no_register_under", ends="register_ends"),
    },
    "dates": {
        **_keyed("months", range(1, 13), "months"),
        "in-name": VocabularySlot("date_prefixes", compare=str.casefold),
        **_listed(year="year_words", month="month_words", joint="date_joints", day_ending="day_endings"),
    },
    "level-rules": _listed(noun="level_nouns", joint="level_joints"),
    "risk-rules": _listed(
        many="risks_many", one="risks_one", register="risk_register_words", process="risk_process_words",
        summary="risk_summary_words", positive="positive_risks", scale="scale_words",
        lead="risk_leads", not_below="nothing_leads", detail="detail_labels", lettered="lettered_labels",
        by="mitigated_by", by_behind="mitigated_behind", denies="denials", denies_end="denial_ends",
        no_mitigation="no_mitigation", raid_type="raid_types",
        closed_heading="closed_headings",
    ),
    "question-rules": {
        **_listed(
            begins="question_prefixes", opener="question_openers", noun="question_nouns", id="question_ids",
            holds="question_words", answered="answered_headings", not_after="answered_not_after",
            lean="leanings", asks="asking_words", inline="inline_clarifications",
        ),
        **_keyed("question_kinds", QuestionKind, "kinds of questions"),
    },
    "decision-rules": {
        **_listed(
            plain_heading, one="one_decision", rationale="rationale_labels",
            author="decision_author_labels", day="decision_day_labels", detail="decision_details",
            column="decision_columns", day_column="decision_day_columns", choice="choice_columns",
        ),
        **_listed(revoked="revoked_words"),
    },
    "gaps": {
        **_listed(nobody="no_owner", nothing_begins="nothing_prefixes", placeholder="placeholders"),
        **_listed(blank="blanks", prompt="prompts", remark="remarks"),
    },
    "prose": _listed(common="common_words"),
}  # fmt: skip
"""Parts that only languages set: how their words are combined."""
