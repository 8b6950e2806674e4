"""Boxes with marks that a team adds to the vocabulary."""

from __future__ import annotations

from mkdocs_plans.checks.text_rules import with_text
from mkdocs_plans.markdown.parsed_file import ParsedFile
from mkdocs_plans.model.plan import Plan
from mkdocs_plans.reading import read
from mkdocs_plans.vocabulary import DEFAULT, Vocabulary
from mkdocs_plans.vocabulary.user_words import custom_words

TEXT = """\
# A

## Steps
- [>] **One** more
- [-] Two
- [✓] Three
- [x] Four
  - [>] Five
- [1] A reference
- [>](b.md) a link
- [>]glued

## Questions
- [✓] Which quay?
"""
CUSTOM = custom_words({"markers": {"open": [">", "-"], "done": ["✓"]}})


def steps(words: Vocabulary) -> list[tuple[str, str]]:
    return [(step.text, str(step.mark)) for step in read(TEXT, "a.md", words=words).steps]


def checked(words: Vocabulary) -> Plan:
    file = ParsedFile(TEXT)
    return with_text(read(file, "a.md", words=words), file, words=words)


def test_a_mark_of_the_vocabulary_is_a_box() -> None:
    assert steps(CUSTOM) == [
        ("One more", "open"),
        ("Two", "open"),
        ("Three", "done"),
        ("Four", "done"),
        ("Five", "open"),
    ]
    assert read(TEXT, "a.md", words=CUSTOM).questions[0].ticked is True


def test_without_it_the_mark_is_an_unknown_word_with_a_meaning() -> None:
    assert steps(DEFAULT) == [("Two", "dropped"), ("Four", "done")]
    found = read(TEXT, "a.md", with_unknown_words=True).unknown_words
    assert [(word.part, word.word, word.line, word.meaning) for word in found] == [
        ("markers", ">", 4, "open"),
        ("markers", "✓", 6, "done"),
    ]
    assert read(TEXT, "a.md", words=CUSTOM, with_unknown_words=True).unknown_words == ()


def test_a_mark_of_the_vocabulary_is_no_finding() -> None:
    rules = {
        words: [finding.line for finding in checked(words).findings if finding.rule == "box-unknown"]
        for words in (DEFAULT, CUSTOM)
    }
    assert rules == {DEFAULT: [4, 6, 8, 11, 14], CUSTOM: [11]}
