"""The custom words of a portal: the option `vocabulary`, checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mkdocs_plans.suggestions import nearest

from .languages import LANGUAGES
from .merge import CustomWords, forms, slot_of, vocabulary
from .parts import PARTS, Part, VocabularySlot
from .vocabulary import Vocabulary

NOTHING = "none"
"""The meaning of words that have none."""
LONGEST = 80
"""The longest custom word, in characters; longer texts are not compared."""
_LANGUAGES = "languages"
_QUOTES = "put words such as yes, no, on and off in quotes"


class VocabularyError(ValueError):
    """Something under `vocabulary` is invalid. The message has one line for each problem."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


def custom_words(given: object) -> Vocabulary:
    """The vocabulary that a user configured; the same object for equal values.

    Args:
        given: The value of `vocabulary`.

    Raises:
        VocabularyError: A name is unknown, a word is unusable, or a word is given two meanings.
    """
    if not isinstance(given, Mapping):
        raise VocabularyError([f"{_shown(given)} given; expected a mapping of words by part and meaning"])
    problems: list[str] = []
    languages = _languages(given.get(_LANGUAGES), problems)
    lessons: list[CustomWords] = []
    for part, meanings in given.items():
        if part in PARTS:
            lessons += _custom_entries(part, meanings, problems)
        elif part != _LANGUAGES:
            hint = nearest(str(part), known := (*PARTS, _LANGUAGES), f"there are {', '.join(known)}")
            problems.append(f"{part}: no such part; {hint}")
    problems += _contradictions(lessons)
    if problems:
        raise VocabularyError(problems)
    return vocabulary(languages, (lesson for lesson in lessons if lesson.words))


def meanings_of(part: Part) -> tuple[str, ...]:
    """Return the meanings that words of a part can have."""
    slots = {place.slot for place in part.values()}
    return (*part, *([NOTHING] if len(slots) == 1 and len(part) > 1 else []))


def _languages(given: object, problems: list[str]) -> tuple[str, ...]:
    if given is None:
        return tuple(LANGUAGES)
    listed = [given] if isinstance(given, str) else given
    if not isinstance(listed, list | tuple) or not all(isinstance(code, str) for code in listed):
        problems.append(f"{_LANGUAGES}: {_shown(given)} given; expected a list of {', '.join(LANGUAGES)}")
        return ()
    for code in listed:
        if code not in LANGUAGES:
            hint = nearest(code, LANGUAGES, f"there are {', '.join(LANGUAGES)}")
            problems.append(f"{_LANGUAGES}: {code}: no such language; {hint}")
    return tuple(code for code in LANGUAGES if code in listed)


def _custom_entries(name: str, given: object, problems: list[str]) -> Iterator[CustomWords]:
    """The custom words of one part."""
    part = PARTS[name]
    if given is None:
        return
    if set(part) == {""}:
        given = {"": given}
    known = meanings_of(part)
    if not isinstance(given, Mapping):
        problems.append(f"{name}: {_shown(given)} given; expected words by meaning: {', '.join(known)}")
        return
    for meaning, listed in given.items():
        if meaning not in known:
            hint = nearest(str(meaning), known, f"there are {', '.join(known)}")
            problems.append(f"{name}: {meaning}: no such meaning; {hint}")
        elif listed is not None:
            place = part.get(meaning) or next(iter(part.values()))
            label = f"{name}: {meaning}" if meaning else name
            words = tuple(_words(listed, place, label, problems))
            yield CustomWords(name, None if meaning == NOTHING else meaning, words)


def _words(given: object, place: VocabularySlot, label: str, problems: list[str]) -> Iterator[str]:
    """The words of one meaning. A text with commas is several words."""
    for item in given if isinstance(given, list | tuple) else [given]:
        if isinstance(item, bool) or not isinstance(item, str | int):
            hint = f"; {_QUOTES}" if isinstance(item, bool) else ""
            problems.append(f"{label}: {_shown(item)} given; expected a word or a list of words{hint}")
            continue
        for word in (" ".join(part.split()) for part in str(item).split(",")):
            if problem := _problem(word, place):
                problems.append(f'{label}: "{word[:LONGEST]}" given; expected {problem}')
            else:
                yield word


def _problem(word: str, place: VocabularySlot) -> str | None:
    """A message for a value that cannot be a word; `None` if it can."""
    if len(word) > LONGEST:
        return f"a word or phrase of at most {LONGEST} characters"
    if not word or not (place.signs or any(map(str.isalnum, place.compare(word)))):
        return "a word or phrase with letters"
    if place.field == "levels" and word.isdigit() and word not in "12345":
        return "a word, a sign, or a number from 1 to 5"
    return None


def _contradictions(lessons: Sequence[CustomWords]) -> Iterator[str]:
    """Words that are given two meanings."""
    seen: dict[tuple[str, str], str | None] = {}
    for lesson in lessons:
        part = PARTS[lesson.part]
        place = part[lesson.meaning] if lesson.meaning is not None else next(iter(part.values()))
        for word in lesson.words:
            key = slot_of(place), forms(word, place)[0]
            before = seen.setdefault(key, lesson.meaning)
            if before != lesson.meaning:
                meaning, other = lesson.meaning or NOTHING, before or NOTHING
                yield f'{lesson.part}: {meaning}: "{word}" is also listed under {other}: use each word once'


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)
