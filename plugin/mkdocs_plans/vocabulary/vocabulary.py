"""What a vocabulary of plans consists of; the words themselves stand in `words/languages`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mkdocs_plans.model.plan import Level, QuestionKind, RelationKind, State


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
    """The words that plans are read by, as they are compared. Each field says what its words do.

    Words that are only asked for are sets; others stand in the order of the languages.

    Two vocabularies are never equal: `words.vocabulary` makes each once, so that what is made ready for
    it is found again.
    """

    roles: Mapping[Role, tuple[str, ...]]
    """Names of headings by the role they give; a name may hold `and` or `/`."""
    role_words: Mapping[Role, tuple[str, ...]]
    """Words that give a role to every heading in which a part holds them: as a noun, or, in languages
    without blanks, anywhere."""
    noun_not_before: frozenset[str]
    """Words before which such a noun describes something else (`risk-free changes`)."""
    last_words: Mapping[Role, tuple[str, ...]]
    """Words that give a role to every part of a heading that ends in them."""
    checklists: frozenset[str]
    """Last words of a heading of things to tick off."""
    checklist_qualifiers: frozenset[str]
    """A checklist of these is testing; any other is steps."""
    qualifiers: tuple[str, ...]
    """Words in front of a heading's name that change nothing."""
    suffixes: tuple[str, ...]
    """Words after a heading's name that change nothing."""
    conjunctions: tuple[str, ...]
    """Words between two names in one heading."""
    no_roles: frozenset[str]
    """Headings that say nothing, whatever words they hold."""
    units: tuple[str, ...]
    """Words that, with an id, begin a unit of work; languages without blanks write none before the id."""
    unit_ends: tuple[str, ...]
    """The same where the number stands in front (`1단계`)."""
    dependency_verbs: tuple[str, ...]
    """What stands between a unit and the one that it depends on (`Phase 2 depends on Phase 1`)."""
    dependency_negations: tuple[str, ...]
    """Words of a sentence that states no such dependency."""
    durations: tuple[str, ...]
    """Words behind a number that is a time, and no id of a unit."""
    unit_letters: frozenset[str]
    """Single letters that begin a unit where two siblings have them."""
    no_units_under: frozenset[str]
    """Headings under which nothing is a unit."""
    states: Mapping[State, tuple[str, ...]]
    """Words of a status by the state they mean, matched at its beginning; in languages without blanks
    anywhere in its first clause."""
    state_negations: tuple[str, ...]
    """What, right before such a word, turns it round."""
    waiting_stems: tuple[str, ...]
    """Beginnings of words that say that something waits or is blocked."""
    permissions: frozenset[str]
    """Words that say that a plan may be carried out, not how far it is: it is planned."""
    permitted_in_records: frozenset[str]
    """Permissions that complete a decision record."""
    archived: tuple[str, ...]
    """Words for a place rather than a state: the folder answers."""
    no_markers: frozenset[str]
    """Words of a status that mark nothing in a title or banner."""
    marker_joints: tuple[str, ...]
    """Words that may follow one in a title (`superseded by …`); with others it names a thing."""
    banner_words: frozenset[str]
    """Words that make a banner however they are written."""
    folders: Mapping[State, tuple[str, ...]]
    """Names of folders by the state they mean."""
    record_folders: frozenset[str]
    """Folders of decision records."""
    status_labels: tuple[str, ...]
    date_labels: tuple[str, ...]
    """Labels of the day on which a plan began; never of an update, an end or a target."""
    target_labels: tuple[str, ...]
    """Labels of the day by which a plan is to be done."""
    owner_labels: tuple[str, ...]
    tag_labels: tuple[str, ...]
    id_labels: tuple[str, ...]
    goal_labels: tuple[str, ...]
    other_labels: tuple[str, ...]
    """Labels that carry nothing for us, known so that a field ends where they begin."""
    relation_labels: Mapping[RelationKind, tuple[str, ...]]
    no_owner: frozenset[str]
    months: Mapping[int, tuple[str, ...]]
    """Names and short forms of the months, 1 to 12."""
    year_words: tuple[str, ...]
    """What stands beside the number of a year: behind it (`年`), or before it where the day comes first."""
    month_words: tuple[str, ...]
    day_endings: tuple[str, ...]
    """What stands behind the number of a day (`3rd`)."""
    date_joints: tuple[str, ...]
    """Words between day, month and year (`3 de março`)."""
    generic_files: frozenset[str]
    """File names that say nothing: the folder's name is the title."""
    generic_titles: frozenset[str]
    """Titles that say nothing."""
    title_kinds: tuple[str, ...]
    """Kinds of document that stand in front of a title."""
    levels: Mapping[Level, tuple[str, ...]]
    """Words, emoji and digits."""
    level_nouns: frozenset[str]
    """Words beside a level in the name of a group (`High risk`)."""
    level_joints: tuple[str, ...]
    """Words between the two ends of a range (`low to medium`)."""
    risk_leads: tuple[str, ...]
    """Words that announce a risk and are no part of its text (`Risk: …`)."""
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
    id_columns: frozenset[str]
    version_columns: tuple[str, ...]
    link_columns: tuple[str, ...]
    purpose_columns: tuple[str, ...]
    state_columns: frozenset[str]
    """Names of the column that makes a table a list of steps."""
    question_prefixes: tuple[str, ...]
    """Beginnings that make a heading one of questions (`questions for`)."""
    question_words: tuple[str, ...]
    """What a sub-heading must hold to be a question where the heading is about more."""
    question_kinds: Mapping[QuestionKind, tuple[str, ...]]
    """Beginnings of words in a heading that name the kind."""
    answered_headings: tuple[str, ...]
    """Words of a heading that say that all questions below are answered."""
    answered_not_after: frozenset[str]
    """Words before which they say so no more (`to be decided`)."""
    asking_words: tuple[str, ...]
    """Words that make a question at its beginning; in languages without blanks, anywhere."""
    leanings: tuple[str, ...]
    """Labels of what is proposed as an answer, and answers nothing yet."""
    answer_markers: tuple[str, ...]
    """Markers that a colon must follow."""
    answered_words: tuple[str, ...]
    """Markers that need no colon."""
    still_open: frozenset[str]
    """Words after a marker that take it back."""
    nothing: frozenset[str]
    """What says that there is nothing to list."""
    nothing_prefixes: tuple[str, ...]
    """Beginnings that say so."""
    nothing_leads: frozenset[str]
    """What a bold line begins with under which no risks stand (`No risk: …`)."""
    unfilled: frozenset[str]
    """Cells and values that are still to be filled."""
    done_marks: tuple[str, ...]
    open_marks: tuple[str, ...]
    dropped_marks: tuple[str, ...]
    placeholders: frozenset[str]
    """Items of the template as it is before anyone fills it in."""
    blanks: frozenset[str]
    """What stands for something to be filled in where it stands alone in brackets (`[name]`)."""
    prompts: tuple[str, ...]
    """Beginnings of what a template asks for in brackets (`[describe the goal]`)."""
    remarks: tuple[str, ...]
    """Beginnings of what is said in brackets and asks for nothing (`[see above]`)."""
