"""The option `vocabulary`: custom words, and messages about mistakes."""

from __future__ import annotations

from typing import Any

import pytest
from mkdocs_plans.model.plan import Checkbox, Level, Plan, State
from mkdocs_plans.reading import read
from mkdocs_plans.vocabulary import DEFAULT
from mkdocs_plans.vocabulary.parts import PARTS
from mkdocs_plans.vocabulary.user_words import VocabularyError, custom_words, meanings_of


def reads(given: object, text: str, folders: tuple[str, ...] = ()) -> Plan:
    return read(text, "plans/a.md", folders=folders, words=custom_words(given))


def state(given: object, stated: str) -> State:
    return reads(given, f"# A\n\n**Status:** {stated}\n").status.state


def test_without_custom_words_the_default_vocabulary_is_used() -> None:
    assert custom_words({}) is custom_words({"status": None}) is DEFAULT


def test_equal_values_make_one_vocabulary() -> None:
    assert custom_words({"status": {"blocked": ["becalmed"]}}) is custom_words(
        {"status": {"blocked": "becalmed"}}
    )


@pytest.mark.parametrize(
    "stated, expected",
    [
        ("Afloat", "in-progress"),
        ("at  SEA, since May", "in-progress"),
        ("afloatish", "unknown"),
        ("Moored", "completed"),
        ("in harbour", "completed"),
        ("Review", "in-progress"),
        ("Approved", "completed"),
        ("Design", "unknown"),
        ("Done", "completed"),
    ],
)
def test_words_of_a_status_are_added_moved_and_forgotten(stated: str, expected: str) -> None:
    given = {
        "status": {
            "in-progress": ["Afloat", "at sea", "review"],
            "completed": "moored, in harbour, approved",
            "none": "design",
        }
    }
    assert state(given, stated) is State(expected)


def test_a_permission_that_is_given_a_state_is_one_wherever_the_plan_lies() -> None:
    text = "# A\n\n**Status:** Ready\n"
    found = reads({"status": {"in-progress": "ready"}}, text, ("completed",))
    assert found.status.state is State.IN_PROGRESS
    assert read(text, "a.md", folders=("completed",)).status.state is State.COMPLETED


def test_words_without_blanks_are_found_anywhere() -> None:
    assert state({"status": {"blocked": "待料"}}, "现在待料中") is State.BLOCKED


def test_headings_are_added_moved_and_forgotten() -> None:
    given = {
        "headings": {
            "risks": ["What may sink us", "Dangers"],
            "notes": "Test plan",
            "questions": "FAQ",
            "none": ["Plan", "Risk appetite"],
        }
    }
    found = reads(
        given,
        "# A\n\n## 3. Key dangers & notes\n- Rocks\n\n## What may sink us:\n- Fog\n\n## Test plan\nLater.\n\n"
        "## FAQ\n- Who steers?\n\n## Plan\n- [x] Cast off\n\n## Risk appetite\n- Large\n",
    )
    assert [risk.text for risk in found.risks] == ["Rocks", "Fog"]
    assert [passage.text for passage in found.sections.notes] == ["Later."]
    assert [question.text for question in found.questions] == ["Who steers?"]
    assert reads(given, "# A\n\n## Plan\n- Cast off\n").tracked is None
    assert read("# A\n\n## Plan\n- Cast off\n", "a.md").tracked is False


def test_fields_are_added_moved_and_forgotten() -> None:
    given = {
        "fields": {"owners": "skipper", "date": ["laid down"], "depends-on": "waits_for", "none": ["opened"]}
    }
    text = "# A\n\n- **Skipper:** Ana\n- Laid-down: 2026-05-01\n- Waits for: The quay\n- Opened: 2020-01-01\n"
    found = reads(given, text)
    assert (found.owners, found.date) == (("Ana",), "2026-05-01")
    assert [(str(relation.kind), relation.target) for relation in found.relations] == [
        ("depends-on", "The quay")
    ]
    assert reads(given, "# A\n\nOpened: 2020-01-01\n").date is None


def test_levels_take_words_signs_and_numbers() -> None:
    given = {"levels": {"high": ["perilous", "🔥", 1], "low": [5, "P3"], "none": ["certain"]}}
    table = "# A\n\n## Risks\n| Risk | Impact | Probability |\n|---|---|---|\n"
    found = reads(
        given, f"{table}| a | Perilous | 🔥 |\n| b | 1 | 5 |\n| c | p3 | certain |\n| d | 4-5 | Low |\n"
    )
    high, low = Level.HIGH, Level.LOW
    assert [(risk.impact, risk.probability) for risk in found.risks] == [
        (high, high), (high, low), (low, None), (high, low),
    ]  # fmt: skip


def test_folders_are_added_moved_and_forgotten() -> None:
    given = {"folders": {"cancelled": ["Museum"], "planning": "active", "none": "archive"}}
    states = {name: reads(given, "# A\n", (name,)).status.state for name in ("museum", "active", "archive")}
    assert states == {"museum": State.CANCELLED, "active": State.PLANNING, "archive": State.UNKNOWN}


def test_phases_columns_and_markers_are_added() -> None:
    given = {
        "phases": ["leg", "航段"],
        "columns": {"mitigation": "lifeboat", "status": "flag"},
        "markers": {"mitigation": "Lifeboat", "answered": "Aye", "nothing": "nil", "done": "⚓"},
    }
    text = (
        "# A\n\n## Steps\n### Leg 1: out\n| Step | Flag |\n|---|---|\n| Cast off | ⚓ |\n### 航段2\n\n"
        "## Risks\n| Risk | Lifeboat |\n|---|---|\n| Rocks | Charts |\n\n- Fog. Lifeboat: radar\n- nil\n\n"
        "## Questions\n- Who steers? Aye: Ana\n"
    )
    found = reads(given, text)
    assert [phase.name for phase in found.phases] == ["Leg 1: out", "航段2"]
    assert [step.mark for step in found.steps] == [Checkbox.DONE]
    assert [(risk.text, risk.mitigation) for risk in found.risks] == [("Rocks", "Charts"), ("Fog.", "radar")]
    assert [question.answer for question in found.questions] == ["Ana"]


def test_only_the_languages_that_are_named_are_read_beside_english() -> None:
    given = {"languages": ["de"]}
    assert [state(given, word) for word in ("Erledigt", "Done", "Hecho")] == [
        State.COMPLETED, State.COMPLETED, State.UNKNOWN,
    ]  # fmt: skip
    assert state({"languages": "en"}, "Erledigt") is State.UNKNOWN


@pytest.mark.parametrize(
    "given, message",
    [
        ("de", '"de" given; expected a mapping of words by part and meaning'),
        ({"state": {}}, 'state: no such part; did you mean "status"?'),
        (
            {"zzz": {}},
            f"zzz: no such part; there are {', '.join(PARTS)}, languages",
        ),
        (
            {"levels": ["top"]},
            "levels: ['top'] given; expected words by meaning: high, medium, low, none",
        ),
        ({"status": {"in progres": "x"}}, 'status: in progres: no such meaning; did you mean "in-progress"?'),
        (
            {"status": {"unknown": "x"}},
            f"status: unknown: no such meaning; there are {', '.join(PARTS['status'])}, none",
        ),
        ({"columns": {"none": "x"}}, "columns: none: no such meaning; "),
        (
            {"status": {"on-hold": {"a": 1}}},
            "status: on-hold: {'a': 1} given; expected a word or a list of words",
        ),
        (
            {"levels": {"low": [False]}},
            (
                "levels: low: false given; expected a word or a list of words; "
                "put words such as yes, no, on and off in quotes"
            ),
        ),
        ({"phases": [1.5]}, "phases: 1.5 given; expected a word or a list of words"),
        (
            {"status": {"completed": ["ok", " "]}},
            'status: completed: "" given; expected a word or phrase with letters',
        ),
        (
            {"headings": {"risks": "⚠️"}},
            'headings: risks: "⚠️" given; expected a word or phrase with letters',
        ),
        (
            {"levels": {"high": 10}},
            'levels: high: "10" given; expected a word, a sign, or a number from 1 to 5',
        ),
        (
            {"fields": {"owners": "x" * 81}},
            f'fields: owners: "{"x" * 80}" given; expected a word or phrase of at most 80 characters',
        ),
        (
            {"status": {"blocked": "Becalmed", "on-hold": ["becalmed"]}},
            'status: on-hold: "becalmed" is also listed under blocked: use each word once',
        ),
        (
            {"headings": {"risks": "Dangers", "none": "dangers:"}},
            'headings: none: "dangers:" is also listed under risks: use each word once',
        ),
        ({"languages": ["deu"]}, 'languages: deu: no such language; did you mean "de"?'),
        (
            {"languages": ["klingon"]},
            (
                "languages: klingon: no such language; "
                "there are en, de, es, fr, it, ja, ko, nl, pl, pt, ru, sv, vi, zh"
            ),
        ),
        (
            {"languages": 1},
            "languages: 1 given; expected a list of en, de, es, fr, it, ja, ko, nl, pl, pt, ru, sv, vi, zh",
        ),
    ],
)
def test_a_mistake_is_reported_with_its_key_its_value_and_the_allowed_values(
    given: Any, message: str
) -> None:
    with pytest.raises(VocabularyError) as raised:
        custom_words(given)
    (problem,) = raised.value.problems
    assert problem == message if not message.endswith("; ") else problem.startswith(message)


def test_all_mistakes_are_reported_at_once() -> None:
    with pytest.raises(VocabularyError) as raised:
        custom_words({"status": {"blockd": "x", "blocked": [True]}, "languages": ["xx"]})
    assert len(raised.value.problems) == 3


def test_one_word_may_be_in_tables_of_two_kinds() -> None:
    assert custom_words({"columns": {"risk": "Beschreibung X", "purpose": "Beschreibung X"}}) is not DEFAULT


def test_a_word_can_be_forgotten_where_all_meanings_are_of_one_kind() -> None:
    forgets = {name for name, part in PARTS.items() if "none" in meanings_of(part)}
    assert forgets == {"status", "headings", "fields", "levels", "folders"}
