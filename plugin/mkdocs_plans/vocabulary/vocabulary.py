"""The content of a vocabulary. The words themselves are in `vocabulary/languages`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from mkdocs_plans.model.plan import Level, QuestionKind, RelationKind, State


class Role(StrEnum):
    """The subject of a section of a plan."""

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
    ALTERNATIVES = "alternatives"
    REFERENCES = "references"
    NOTES = "notes"


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The words with which plans are read, in the form in which they are compared.

    Words that are only looked up are sets. Others are in the order of the languages.

    Two vocabularies are never equal: `vocabulary.vocabulary` creates each one once, so that values computed
    for a vocabulary can be cached by identity.
    """

    roles: Mapping[Role, tuple[str, ...]]
    """Names of headings by the role they give. A name may contain `and` or `/`."""
    role_words: Mapping[Role, tuple[str, ...]]
    """Words that give a role to every heading in which a part contains them: as a noun, or, in languages
    without blanks, anywhere."""
    noun_not_before: frozenset[str]
    """Words before which such a noun describes something else (`risk-free changes`)."""
    last_words: Mapping[Role, tuple[str, ...]]
    """Words that give a role to every part of a heading that ends with them."""
    next_steps: frozenset[str]
    """Names of steps where the section holds boxes or a numbered list."""
    step_ends: tuple[str, ...]
    """Last words of a heading that is one of steps where it holds a box."""
    checklists: frozenset[str]
    """Last words of a heading for a checklist."""
    checklist_qualifiers: frozenset[str]
    """A checklist qualified by one of these words is testing; any other is steps."""
    qualifiers: tuple[str, ...]
    """Words before the name of a heading that are ignored."""
    suffixes: tuple[str, ...]
    """Words after the name of a heading that are ignored."""
    conjunctions: tuple[str, ...]
    """Words between two names in one heading."""
    no_roles: frozenset[str]
    """Headings without a role, with any words in them."""
    units: tuple[str, ...]
    """Words that begin a unit of work together with an id. In languages without blanks none is needed before
    the id."""
    joined_units: tuple[str, ...]
    """Short words whose id may follow without a blank or after a hyphen (`WS-1`)."""
    late_units: tuple[str, ...]
    """Words that begin a unit only in a file without any other (`week`)."""
    unit_plurals: tuple[str, ...]
    """Endings of such a word for several units (`phases 1-2`)."""
    unit_ends: tuple[str, ...]
    """The same for languages in which the number comes first (`1단계`)."""
    dependency_verbs: tuple[str, ...]
    """Text between a unit and the unit it depends on (`Phase 2 depends on Phase 1`)."""
    dependency_negations: tuple[str, ...]
    """Words of a sentence that denies such a dependency."""
    durations: tuple[str, ...]
    """Words after a number that is a duration rather than an id of a unit."""
    unit_letters: frozenset[str]
    """Single letters that begin a unit if two siblings have them."""
    option_words: tuple[str, ...]
    """First words of a heading that names one of several ways, each with fields of its own."""
    priority_letters: frozenset[str]
    """Those that are priorities except under a heading of steps (`P1`)."""
    no_letters_under: frozenset[str]
    """Last words of headings under which such a letter is no unit."""
    no_units_under: frozenset[str]
    """Headings below which nothing is a unit."""
    states: Mapping[State, tuple[str, ...]]
    """Words of a status by the state they mean, matched at its beginning; in languages without blanks
    anywhere in its first clause."""
    status_fillers: tuple[str, ...]
    """Words in front of a status that change nothing (`now`)."""
    part_words: tuple[str, ...]
    """Words for something that is done in part (`mostly`)."""
    all_words: tuple[str, ...]
    """Words for work of which nothing is left (`all phases complete`)."""
    whole_words: tuple[str, ...]
    """Words for the progress of a paper, not of the work (`final draft`)."""
    paper_words: tuple[str, ...]
    """Papers that come before the work (`draft`, `design`)."""
    state_negations: tuple[str, ...]
    """Negations that reverse a status word right after them."""
    negation_prefixes: tuple[str, ...]
    """The same as the beginning of a word (`un`)."""
    negated_words: tuple[str, ...]
    """Further words that only matter after a negation (`not run`)."""
    own_state_words: frozenset[str]
    """Words by which a unit or an item carries a state of its own, besides those of completed, blocked, on
    hold and cancelled."""
    state_marks: Mapping[State, tuple[str, ...]]
    """Signs by the state they mean."""
    waiting_stems: tuple[str, ...]
    """Beginnings of words for waiting or being blocked."""
    permissions: frozenset[str]
    """Words that permit work to begin, and do not state how far it is. The plan counts as planned."""
    permitted_in_records: frozenset[str]
    """Permissions that complete a decision record."""
    archived: tuple[str, ...]
    """Words for an archive, which is a location rather than a state: the folder decides."""
    no_markers: frozenset[str]
    """Status words that are not markers in a title or banner."""
    marker_joints: tuple[str, ...]
    """Words that may follow a marker in a title (`superseded by …`). Followed by other words it names a
    thing."""
    banner_words: frozenset[str]
    """Words that make a banner in any spelling."""
    folders: Mapping[State, tuple[str, ...]]
    """Names of folders by the state they mean."""
    record_folders: frozenset[str]
    """Folders of decision records."""
    folder_ends: tuple[str, ...]
    """Words that may follow the state in a folder's name (`done-plans`)."""
    status_labels: tuple[str, ...]
    stage_labels: tuple[str, ...]
    """Labels of a status that those in the front matter override."""
    implementation_labels: tuple[str, ...]
    """Labels of the progress of the work, used if the status only permits it to begin."""
    status_label_ends: tuple[str, ...]
    """Last words of a longer label of the status (`RFC status`)."""
    status_label_not: frozenset[str]
    """First words of such a label that name something else (`test status`)."""
    readiness_ends: tuple[str, ...]
    """Ends of a key of the front matter that states the status."""
    header_names: frozenset[str]
    """Headings of sections that hold the fields of the whole document."""
    date_labels: tuple[str, ...]
    """Labels of the day on which a plan began; never of an update, an end or a target."""
    target_labels: tuple[str, ...]
    """Labels of the day by which a plan is to be finished."""
    owner_labels: tuple[str, ...]
    tag_labels: tuple[str, ...]
    id_labels: tuple[str, ...]
    goal_labels: tuple[str, ...]
    other_labels: tuple[str, ...]
    """Labels without a use here; they are known so that a field ends where one of them begins."""
    relation_labels: Mapping[RelationKind, tuple[str, ...]]
    no_owner: frozenset[str]
    months: Mapping[int, tuple[str, ...]]
    """Names and short forms of the months, 1 to 12."""
    date_prefixes: frozenset[str]
    """Kinds of file in front of a date in the file's name (`plan-2026-01-02-x`)."""
    year_words: tuple[str, ...]
    """The word beside the number of a year: after it (`年`), or before it in languages that write the day
    first."""
    month_words: tuple[str, ...]
    day_endings: tuple[str, ...]
    """Endings of the number of a day (`3rd`)."""
    date_joints: tuple[str, ...]
    """Words between day, month and year (`3 de março`)."""
    generic_files: frozenset[str]
    """Generic file names, for which the folder's name is the title."""
    introduction_files: frozenset[str]
    """File names of introductions, unless they hold a part of a plan."""
    index_files: frozenset[str]
    """File names of lists of plans, unless they hold a status or a step."""
    index_ends: tuple[str, ...]
    """Ends of such names."""
    companion_ends: frozenset[str]
    """Ends of names of files that belong to the plan beside them (`ledger.notes.md`)."""
    template_folders: frozenset[str]
    """Folders of templates."""
    generic_titles: frozenset[str]
    """Generic titles, which are replaced by a name."""
    registers: Mapping[Role, tuple[str, ...]]
    """Ends of a title that make the whole document a register of risks or questions."""
    raid_logs: tuple[str, ...]
    """The same for a register of risks and other items."""
    no_register_under: frozenset[str]
    """First words of the sections of a register that hold none of its items."""
    register_ends: frozenset[str]
    """Those of them that may be the last word too (`Resolution status`)."""
    title_kinds: tuple[str, ...]
    """Kinds of document that can precede a title."""
    levels: Mapping[Level, tuple[str, ...]]
    """Words, emoji and digits."""
    level_nouns: frozenset[str]
    """Words beside a level in the name of a group (`High risk`)."""
    level_joints: tuple[str, ...]
    """Words between the two ends of a range (`low to medium`)."""
    risks_many: frozenset[str]
    """Words that a heading of risks begins or ends with."""
    risks_one: tuple[str, ...]
    """The same word for one risk, which a heading of risks may end with."""
    risk_register_words: frozenset[str]
    """Words after the word for one risk in a heading of risks (`Risk register`)."""
    risk_process_words: frozenset[str]
    """The same where only tables hold risks (`Risk management`)."""
    risk_summary_words: frozenset[str]
    """Names of sections among risks that repeat them (`Summary`)."""
    positive_risks: frozenset[str]
    """Names of sections that hold chances rather than risks."""
    scale_words: frozenset[str]
    """Names of sections among risks that explain levels."""
    risk_leads: tuple[str, ...]
    """Words that introduce a risk and are not part of its text (`Risk: …`)."""
    detail_labels: tuple[str, ...]
    """Labels of what belongs to one risk or question (`Owner: …`), besides those of a mitigation."""
    lettered_labels: tuple[str, ...]
    """Those of them that a letter or number may follow (`Option A: …`)."""
    field_columns: frozenset[str]
    """Names of the first column of a table of labels and values."""
    mitigated_by: tuple[str, ...]
    """Words before a mitigation in a sentence."""
    mitigated_behind: tuple[str, ...]
    """The same behind the mitigation, in languages without blanks (`〜で軽減`)."""
    denials: tuple[str, ...]
    """What an item that begins with `no` and holds it soon after denies (`no schema change`)."""
    denial_ends: tuple[str, ...]
    """Words right behind such a word that deny it, in languages without blanks (`影響なし`)."""
    no_mitigation: tuple[str, ...]
    """Words for a missing mitigation."""
    raid_types: frozenset[str]
    """Types of a row that is a risk, in a register of risks and other items."""
    type_columns: frozenset[str]
    """Columns that hold this type."""
    closed_headings: frozenset[str]
    """Words of a heading below which all risks are closed."""
    impact_letters: frozenset[str]
    """Single letters for a column of impact, beside one for probability."""
    probability_letters: frozenset[str]
    other_risk_columns: frozenset[str]
    """Columns of a table of risks that are known, and hold nothing that is read."""
    risk_columns: tuple[str, ...]
    weak_risk_columns: tuple[str, ...]
    """Columns that hold the risk where there are levels or mitigations beside them."""
    impact_columns: tuple[str, ...]
    probability_columns: tuple[str, ...]
    mitigation_columns: tuple[str, ...]
    """Words that a column of mitigations contains."""
    rating_columns: tuple[str, ...]
    """A single column of levels: the impact."""
    owner_columns: tuple[str, ...]
    """Columns for the person who handles a risk."""
    due_columns: tuple[str, ...]
    """Columns for the day by which a risk is to be handled."""
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
    """Names of the column that make a table a list of steps."""
    done_columns: frozenset[str]
    """Those of them in which `yes` means that a row is done."""
    yes_words: frozenset[str]
    step_columns: frozenset[str]
    """Names of a column that make a table right under the title a list of steps."""
    question_prefixes: tuple[str, ...]
    """Beginnings of headings of questions (`questions for`)."""
    question_ids: tuple[str, ...]
    """Letters of an id that shows that a heading is a question (`Q1`)."""
    question_openers: tuple[str, ...]
    """First words of a heading of questions (`open … questions`)."""
    question_nouns: tuple[str, ...]
    """Its last words."""
    inline_clarifications: tuple[str, ...]
    """What begins a clarification in brackets, anywhere in a text (`[NEEDS CLARIFICATION: …]`)."""
    question_words: tuple[str, ...]
    """Words that a sub-heading must contain to be a question if its heading has another role, too."""
    question_kinds: Mapping[QuestionKind, tuple[str, ...]]
    """Beginnings of words in a heading that give the kind of its questions."""
    answered_headings: tuple[str, ...]
    """Words of a heading whose questions are all answered."""
    answered_not_after: frozenset[str]
    """Words before which these do not mean answered (`to be decided`)."""
    asking_words: tuple[str, ...]
    """Words at the beginning of a question; in languages without blanks, anywhere in it."""
    leanings: tuple[str, ...]
    """Labels of a proposed answer, which leaves the question open."""
    answer_markers: tuple[str, ...]
    """Markers that a colon must follow."""
    answered_words: tuple[str, ...]
    """Markers that need no colon."""
    still_open: frozenset[str]
    """Words after a marker that reverse it."""
    one_decision: frozenset[str]
    """Words for one decision: as a heading they explain it, as a label they introduce it (`Decision: …`)."""
    rationale_labels: tuple[str, ...]
    """Labels and columns of why a decision was made."""
    decision_author_labels: tuple[str, ...]
    """Labels and columns of who made it."""
    decision_day_labels: tuple[str, ...]
    """Labels of the day on which it was made."""
    decision_details: tuple[str, ...]
    """Labels of other details of a decision, at which its text ends."""
    decision_columns: tuple[str, ...]
    """Columns that hold the decision."""
    decision_day_columns: tuple[str, ...]
    choice_columns: tuple[str, ...]
    """Columns that hold what was chosen, where the decision is only named."""
    revoked_words: tuple[str, ...]
    """Words in front of a decision that is not in force."""
    nothing: frozenset[str]
    """Values that mean that there is nothing to list."""
    nothing_prefixes: tuple[str, ...]
    """Beginnings of such values."""
    nothing_leads: tuple[str, ...]
    """Beginnings of a bold line below which no risks are listed (`No risk: …`)."""
    unfilled: frozenset[str]
    """Values of cells and fields that are not filled in yet."""
    done_marks: tuple[str, ...]
    open_marks: tuple[str, ...]
    dropped_marks: tuple[str, ...]
    placeholders: frozenset[str]
    """Items of the unmodified template."""
    blanks: frozenset[str]
    """Words in brackets that are placeholders if nothing else is in them (`[name]`)."""
    prompts: tuple[str, ...]
    """Beginnings of instructions in brackets in a template (`[describe the goal]`)."""
    remarks: tuple[str, ...]
    """Beginnings of remarks in brackets that are not placeholders (`[see above]`)."""
    common_words: frozenset[str]
    """Words, or letters of languages without blanks, that most texts of a language contain: they show that a
    text is in a language that is read."""
    box_marks: Mapping[str, str] = field(default_factory=dict)
    """The meaning of the marks of boxes that a user adds: `x`, `-`, or a blank for open."""
