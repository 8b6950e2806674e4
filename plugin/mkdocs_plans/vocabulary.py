"""What a vocabulary of plans consists of; the words themselves stand in `words`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mkdocs_plans.model import Level, QuestionKind, RelationKind, State


class Role(StrEnum):
    """What a section of a plan is about."""

    GOAL = "goal"
    CONTEXT = "context"
    CONSTRAINTS = "constraints"
    APPROACH = "approach"
    STACK = "stack"
    INTEGRATION = "integration"
    PATTERNS = "patterns"
    STEPS = "steps"
    PROGRESS = "progress"
    PHASE_DEPENDENCIES = "phase-dependencies"
    TESTING = "testing"
    DEPENDENCIES = "dependencies"
    SERVICES = "services"
    LIBRARIES = "libraries"
    TOOLS = "tools"
    ACCESS = "access"
    RISKS = "risks"
    QUESTIONS = "questions"
    CRITERIA = "criteria"
    DECISIONS = "decisions"
    STATUS = "status"
    NOTES = "notes"


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The words of one language of plans. Each field says what its words do."""

    roles: Mapping[Role, tuple[str, ...]]
    """Names of headings by the role they give; a name may hold `and` or `/`."""
    role_stems: Mapping[Role, tuple[str, ...]]
    """Words of languages without blanks that give a role wherever they stand in a heading."""
    role_nouns: Mapping[Role, tuple[str, ...]]
    """Words that give a role to every heading in which a part holds them as a noun."""
    noun_not_before: tuple[str, ...]
    """Words before which such a noun describes something else (`risk-free changes`)."""
    last_words: Mapping[Role, tuple[str, ...]]
    """Words that give a role to every part of a heading that ends in them."""
    checklist_qualifiers: tuple[str, ...]
    """A checklist of these is testing; any other is steps."""
    qualifiers: tuple[str, ...]
    """Words in front of a heading's name that change nothing."""
    suffixes: tuple[str, ...]
    """Words after a heading's name that change nothing."""
    units: tuple[str, ...]
    """Words that, with an id, begin a unit of work."""
    unit_stems: tuple[str, ...]
    """The same in languages that write the id without a blank."""
    unit_letters: tuple[str, ...]
    """Single letters that begin a unit where two siblings have them."""
    no_units_under: tuple[str, ...]
    """Headings under which nothing is a unit."""
    states: Mapping[State, tuple[str, ...]]
    """Words of a status by the state they mean, matched at its beginning."""
    state_stems: Mapping[State, tuple[str, ...]]
    """The same in languages without blanks, matched anywhere in the first clause."""
    state_negations: tuple[str, ...]
    """What, right before such a word, turns it round."""
    permissions: tuple[str, ...]
    """Words that say that a plan may be carried out, not how far it is."""
    permitted_in_records: tuple[str, ...]
    """Permissions that complete a decision record."""
    archived: tuple[str, ...]
    """Words for a place rather than a state: the folder answers."""
    no_markers: tuple[str, ...]
    """Words of a status that mark nothing in a title or banner."""
    banner_words: tuple[str, ...]
    """Words that make a banner however they are written."""
    folders: Mapping[State, tuple[str, ...]]
    """Names of folders by the state they mean."""
    record_folders: tuple[str, ...]
    """Folders of decision records."""
    status_headings: tuple[str, ...]
    """Headings whose section states the status."""
    status_labels: tuple[str, ...]
    date_labels: tuple[str, ...]
    """Labels of the day on which a plan began; never of an update, an end or a target."""
    target_labels: tuple[str, ...]
    """Labels of the day by which a plan is to be done."""
    owner_labels: tuple[str, ...]
    tag_labels: tuple[str, ...]
    id_labels: tuple[str, ...]
    other_labels: tuple[str, ...]
    """Labels that carry nothing for us, known so that a field ends where they begin."""
    relation_labels: Mapping[RelationKind, tuple[str, ...]]
    no_owner: tuple[str, ...]
    months: tuple[str, ...]
    """The twelve months; three letters of each suffice."""
    generic_files: tuple[str, ...]
    """File names that say nothing: the folder's name is the title."""
    generic_titles: tuple[str, ...]
    """Titles that say nothing."""
    title_kinds: tuple[str, ...]
    """Kinds of document that stand in front of a title."""
    levels: Mapping[Level, tuple[str, ...]]
    level_marks: Mapping[str, Level]
    """Emoji and digits that are a level."""
    level_nouns: tuple[str, ...]
    """Words behind a level in the name of a group (`High risk`)."""
    risk_columns: tuple[str, ...]
    impact_columns: tuple[str, ...]
    probability_columns: tuple[str, ...]
    mitigation_columns: tuple[str, ...]
    """Words that a column of mitigations contains."""
    rating_columns: tuple[str, ...]
    """A single column of levels: the impact."""
    owner_columns: tuple[str, ...]
    """Columns of who sees to a risk."""
    due_columns: tuple[str, ...]
    """Columns of the day by which something is done about it."""
    mitigation_markers: tuple[str, ...]
    closed_risks: tuple[str, ...]
    impact_markers: tuple[str, ...]
    probability_markers: tuple[str, ...]
    question_columns: tuple[str, ...]
    answer_columns: tuple[str, ...]
    id_columns: tuple[str, ...]
    version_columns: tuple[str, ...]
    link_columns: tuple[str, ...]
    purpose_columns: tuple[str, ...]
    state_columns: tuple[str, ...]
    """Names of the column that makes a table a list of steps."""
    question_prefixes: tuple[str, ...]
    """Beginnings that make a heading one of questions (`questions for`)."""
    no_questions: tuple[str, ...]
    """Headings that hold the word and are none."""
    question_words: tuple[str, ...]
    """What a sub-heading must hold to be a question where the heading is about more."""
    question_kinds: Mapping[QuestionKind, tuple[str, ...]]
    """Beginnings of words in a heading that tell the kind."""
    answered_headings: tuple[str, ...]
    """Words of a heading that say that all questions below are answered."""
    answer_markers: tuple[str, ...]
    """Markers that a colon must follow."""
    answered_words: tuple[str, ...]
    """Markers that need no colon."""
    leanings: tuple[str, ...]
    """Markers that leave a question open."""
    still_open: tuple[str, ...]
    """Words after a marker that take it back."""
    nothing: tuple[str, ...]
    """What says that there is nothing to list."""
    nothing_prefixes: tuple[str, ...]
    """Beginnings that say so."""
    unfilled: tuple[str, ...]
    """Cells and values that are still to be filled."""
    done_marks: tuple[str, ...]
    open_marks: tuple[str, ...]
    dropped_marks: tuple[str, ...]
    placeholders: tuple[str, ...]
    """Items of the template as it is before anyone fills it in."""
