"""The shipped languages: every word has one meaning, and is found."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

import pytest
from mkdocs_plans.model.plan import Level, State
from mkdocs_plans.vocabulary import DEFAULT, LANGUAGES, Role
from mkdocs_plans.vocabulary.merge import forms, slot_of, vocabulary, words_of
from mkdocs_plans.vocabulary.parts import INNER_PARTS, PARTS, Words


def meanings(languages: Mapping[str, Words]) -> dict[tuple[str, str], dict[str, set[str]]]:
    """For each word in its slot: the languages that give it a meaning, by meaning."""
    found: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for code, words in languages.items():
        for place, word in words_of(words):
            found[slot_of(place), forms(word, place)[0]][f"{place.field} {place.key}"].add(code)
    return found


def collisions(languages: Mapping[str, Words]) -> list[str]:
    return [
        f"{slot}: {word}: {dict(places)}"
        for (slot, word), places in meanings(languages).items()
        if len(places) > 1
    ]


def test_no_word_has_two_meanings_in_any_language() -> None:
    assert collisions(LANGUAGES) == []


def test_a_word_that_had_two_meanings_would_be_reported() -> None:
    made_up: Words = {"status": {"blocked": "Fertig"}, "columns": {"impact": "Risiko"}}
    assert [line.split(":")[1] for line in collisions({**LANGUAGES, "xx": made_up})] == [" fertig", " risiko"]


def test_a_word_that_counts_at_the_end_of_an_english_heading_counts_elsewhere_in_no_language() -> None:
    ends = {word for place, word in words_of(LANGUAGES["en"]) if place.field == "last_words"}
    pairs = [pair for words in LANGUAGES.values() for pair in words_of(words)]
    assert ends
    assert ends.isdisjoint({word for place, word in pairs if place.field == "role_words"})


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_language_lists_a_word_twice(code: str) -> None:
    found = Counter(
        (place.field, place.key, forms(word, place)[0]) for place, word in words_of(LANGUAGES[code])
    )
    assert [word for word, times in found.items() if times > 1] == []


def test_every_word_of_every_language_has_a_position() -> None:
    for words in LANGUAGES.values():
        for place, word in words_of(words):
            listed = getattr(DEFAULT, place.field)
            there = listed if place.key is None else listed[place.key]
            assert forms(word, place)[0] in there, word


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_names_each_state_section_level_and_column(code: str) -> None:
    words = LANGUAGES[code]
    for part in ("status", "headings", "fields", "levels", "columns"):
        found = words[part]
        assert isinstance(found, Mapping)
        wanted = PARTS[part].keys() - ({"risks"} if part == "headings" else set())  # known in any position
        shared = {"impact", "link", "version", "id", "stack", "parent"}  # some are English words there, too
        assert wanted - found.keys() <= (set() if code == "en" else shared), part
    anywhere = words["heading-words"]
    assert isinstance(anywhere, Mapping)
    assert "risks" in anywhere
    assert len([word for place, word in words_of(words) if place.field == "common_words"]) > 10


def test_an_unknown_part_or_meaning_is_reported() -> None:
    with pytest.raises(KeyError):
        list(words_of({"states": {"planning": "idea"}}))
    with pytest.raises(KeyError):
        list(words_of({"status": {"planing": "idea"}}))


def test_choices_expand_to_words() -> None:
    found = [word for _, word in words_of({"status": {"completed": "fini{|e}, hech{o|a} {ya|hoy}"}})]
    assert found == ["fini", "finie", "hecho ya", "hecho hoy", "hecha ya", "hecha hoy"]


def test_a_word_is_found_with_and_without_its_accents_unless_it_is_another_one_then() -> None:
    assert {"prévu", "prevu"} <= set(DEFAULT.states[State.PLANNING])
    assert {"gegenmaßnahme", "gegenmassnahme"} <= set(DEFAULT.mitigation_markers)
    assert {"zurückgestellt", "zuruckgestellt", "zurueckgestellt"} <= set(DEFAULT.states[State.ON_HOLD])
    assert "intégration" in DEFAULT.roles[Role.INTEGRATION]
    assert "integration" not in DEFAULT.roles[Role.INTEGRATION]  # in English it may be about anything
    assert {"zakończone", "zakonczone"} <= set(DEFAULT.states[State.COMPLETED])
    assert {"åtgärd", "atgard", "aatgaerd"} <= set(DEFAULT.mitigation_columns)
    assert {"завершён", "завершен"} <= set(DEFAULT.states[State.COMPLETED])
    assert "новый" in DEFAULT.states[State.PLANNING]
    assert "новыи" not in DEFAULT.states[State.PLANNING]  # what looks like an accent is part of the letter
    assert "cần" in DEFAULT.still_open
    assert "can" not in DEFAULT.still_open


def test_languages_can_be_left_out_but_english() -> None:
    german = vocabulary(("de",))
    assert {"hoch", "high"} <= set(german.levels[Level.HIGH])
    assert "alto" not in german.levels[Level.HIGH]
    assert vocabulary(("de", "en")).levels == german.levels


def test_no_two_parts_share_a_name() -> None:
    assert PARTS.keys() & INNER_PARTS.keys() == set()
