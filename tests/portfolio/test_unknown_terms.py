"""Words that are not in the vocabulary, and the configuration that adds them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
import yaml
from mkdocs_plans.model.plan import Plan
from mkdocs_plans.portfolio.entry import Entry
from mkdocs_plans.portfolio.unknown_terms import UnknownTerm, unknown_terms, vocabulary_lines
from mkdocs_plans.reading import read
from mkdocs_plans.vocabulary import DEFAULT, Vocabulary
from mkdocs_plans.vocabulary.user_words import custom_words

PLANS = {
    "boats.md": """\
# Boats
Status: Afloat since May
Skipper: Ana
Sttus: x

## What may sink us
| Trouble | How bad | What we do about it |
|---|---|---|
| Rocks | High | Sail around them |

## Things to ask
- Which quay?
- Who pays?

## Steps
- [x] Sail
- [ ] Land
""",
    "quay.md": """\
# Quay
**Status:** afloat, nearly
**Skipper:** Bo

## Landing
Text.

## Risks
| Risk | Gravity | Odds | Colour |
|---|---|---|---|
| Fog | High | Low | Grey |

### Impact
- Ice. Impact: perilous
""",
    "bell.md": "# Bell\n**Status:** Complted\n\n## Landing\nText.\n\n## Open questons\n- Which?\n",
    "done/lamp.md": "# Lamp\n**Status:** moored\n\n## Goal\nLight.\n\n### Landing\nPart of the goal.\n",
    "note.md": "# Note\nThis is how it goes: no field.\n\n## Phase 1: A\n\n### Landing\n- [ ] B\n",
}


def plans(words: Vocabulary = DEFAULT) -> dict[str, Plan]:
    return {path: read(text, path, words=words, with_unknown_words=True) for path, text in PLANS.items()}


def terms(found: Mapping[str, Plan]) -> dict[tuple[str, str], UnknownTerm]:
    entries = [Entry(plan, "") for plan in found.values()]
    return {(term.part, term.word): term for term in unknown_terms(entries)}


@pytest.mark.parametrize(
    "part, word, meaning, where",
    [
        ("status", "afloat", "in-progress", ["boats.md:2", "quay.md:2"]),
        ("status", "complted", "completed", ["bell.md:2"]),
        ("status", "moored", "completed", ["done/lamp.md:2"]),
        ("fields", "skipper", "other", ["boats.md:3", "quay.md:3"]),
        ("columns", "colour", None, ["quay.md:9"]),
        ("columns", "odds", "probability", ["quay.md:9"]),
        ("headings", "landing", None, ["quay.md:5", "bell.md:4"]),
        ("headings", "open questons", "questions", ["bell.md:7"]),
        ("headings", "things to ask", "questions", ["boats.md:11"]),
    ],
)
def test_an_unknown_word_has_a_meaning_and_its_positions(
    part: str, word: str, meaning: str | None, where: list[str]
) -> None:
    term = terms(plans())[part, word]
    assert term.meaning == meaning
    assert [f"{entry.plan.path}:{line}" for entry, line in term.places] == where


def test_words_in_positions_where_they_do_not_count_are_not_listed() -> None:
    found = {word for _, word in terms(plans())}
    assert not found & {"this is how it goes", "goal", "trouble", "phase 1", "rocks", "impact"}


def test_words_of_most_plans_come_first_and_parts_in_the_order_of_their_effect() -> None:
    found = list(terms(plans()))
    assert [part for part, _ in found] == sorted(
        (part for part, _ in found), key=["status", "fields", "levels", "columns", "headings"].index
    )
    assert next(word for part, word in found if part == "headings") == "landing"


def test_a_word_recurs_in_three_plans() -> None:
    text = "# A\n**Status:** Afloat\n"
    entries = [Entry(read(text, f"{name}.md", with_unknown_words=True), "") for name in "abc"]
    assert [term.recurring for term in unknown_terms(entries)] == [True]
    assert [term.recurring for term in unknown_terms(entries[:2])] == [False]


def pasted(lines: list[str]) -> Vocabulary:
    return custom_words(yaml.safe_load("\n".join(lines))["vocabulary"])


def test_pasting_the_lines_adds_the_words() -> None:
    before = terms(plans())
    lines = vocabulary_lines(before.values())
    after = plans(pasted(lines))
    assert set(terms(after)) == {key for key, term in before.items() if term.meaning is None}
    assert {path: str(plan.status.state) for path, plan in after.items()} == {
        "boats.md": "in-progress",
        "quay.md": "in-progress",
        "bell.md": "completed",
        "done/lamp.md": "completed",
        "note.md": "unknown",
    }
    assert [question.text for question in after["boats.md"].questions] == ["Which quay?", "Who pays?"]
    assert str(after["quay.md"].risks[0].probability) == "low"


def test_words_without_a_meaning_are_in_a_comment() -> None:
    lines = vocabulary_lines(terms(plans()).values())
    assert "  #   ?: [colour]" in lines


def test_there_are_only_comments_if_no_word_has_a_meaning() -> None:
    lines = vocabulary_lines([term for term in terms(plans()).values() if term.meaning is None])
    assert lines[0] == "# No word has a suggested meaning: add those that matter to the option `vocabulary`."
    assert "#   ?: [colour]" in lines
    assert all(line.startswith("#") for line in lines)


def test_there_are_no_lines_without_words() -> None:
    assert vocabulary_lines([]) == []


@pytest.mark.parametrize("word", ["no", "on", "what's next", "12: 30", "[x] y", "a # b", "*b", "null", "- a"])
def test_any_word_is_written_to_yaml_unchanged(word: str) -> None:
    lines = vocabulary_lines([UnknownTerm("headings", word, "goal", ())])
    assert yaml.safe_load("\n".join(lines)) == {"vocabulary": {"headings": {"goal": [word]}}}
