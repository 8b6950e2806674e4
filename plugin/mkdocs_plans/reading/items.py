"""The text of list items, cells and paragraphs of every role, and whether it has any content."""

from __future__ import annotations

import re
from functools import lru_cache

from mkdocs_plans.markdown.blocks import Block, Heading, Inline, List, ListItem, Paragraph, SpanKind
from mkdocs_plans.model.plan import Level
from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.reading.patterns import any_of
from mkdocs_plans.vocabulary import Vocabulary
from mkdocs_plans.vocabulary.normalise import EVERY_EMOJI, fold, is_unspaced

_PLACEHOLDER = re.compile(r"\[[^\[\]]*\]|\{[^{}]*\}|<[^<>]*>")
_MARKUP = re.compile(r"\*\*([^*]+)\*\*|`([^`]+)`|\[([^\[\]]+)\]\([^()\s]+\)")
"""Bold text, code and links: what is certainly markup, even in a value that is not Markdown."""
_BRACKETED_VALUE = re.compile(r"\[\[?(?P<value>[^\[\]|]+)(?:\|[^\[\]]*)?\]?\]")
"""A value in brackets, or a link to a page of a wiki, perhaps with its own text (`[[beta|the beta]]`)."""
ADDRESS = re.compile(r"\s*(?:\([^()]*(?:@|://|\w\.[a-z]{2,}\b)[^()]*\)|<[^<>]*>)")
"""An address behind a name: of mail, of a page, or a name on a code host."""
_EDGES = " .…!。*_()（）"
_SENTENCE_END = re.compile(r"[.!?]\s+(?=\w)")
_FIRST_LETTERS = re.compile(r"[A-Za-z]+(?=[\x00-@\[-_{-\x7f]|\Z)")
"""The letters that a text begins with, if no letter of another alphabet and no backtick is behind them."""
_MOST_WORDS_DENIED = 2
_LONGEST_PHRASE = 80
"""The number of characters that are compared with phrases such as `None identified`: no phrase is longer."""
_AROUND = f" \t\n.:{EVERY_EMOJI}"


def plain(text: str) -> str:
    """Return a text on one line, with single blanks."""
    # Most texts are in this form already.
    if text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]:
        return text
    return " ".join(text.split())


def unmarked(text: str) -> str:
    """Return a value of the front matter without the Markdown that people write into it."""
    return _MARKUP.sub(lambda found: next(filter(None, found.groups())), text)


def bare(text: str) -> str:
    """Return a text without the blanks, stops, colons and emoji around it."""
    return text.strip(_AROUND)


def own_text(item: ListItem) -> Inline:
    """Return the text of an item itself, without what is nested in it."""
    first = item.blocks[0] if item.blocks else None
    if type(first) is Paragraph or type(first) is Heading:
        return first.text
    return Inline("", [], [item.line], [0])


def nested(item: ListItem) -> list[Block]:
    """Return the blocks of an item below its own text."""
    return item.blocks[1:] if item.blocks and type(item.blocks[0]) in (Paragraph, Heading) else item.blocks


def _has_content(text: str, lexicon: Lexicon) -> bool:
    """Whether the first letters and the characters of a text show that it has content.

    Most texts pass this quick check, which spares them the comparison with all listed phrases.
    """
    begun = _FIRST_LETTERS.match(text)
    return (
        begun is not None
        and begun[0].lower() not in lexicon.quiet_beginnings
        and "[" not in text
        and "{" not in text
        and "<" not in text
    )


def is_placeholder(text: str, lexicon: Lexicon) -> bool:
    """Whether a text is a placeholder of the template: only brackets or braces have content in it."""
    if len(text) <= _LONGEST_PHRASE and fold(text) in lexicon.words.placeholders:
        return True
    if "[" not in text and "{" not in text and "<" not in text:
        return False
    outside, changed = _PLACEHOLDER.subn("", text)
    return changed > 0 and not any(character.isalnum() for character in outside)


def without_brackets(text: str, lexicon: Lexicon) -> str:
    """Return a value in brackets (`[Ana]`, `[[beta]]`) without these; `[your name]` is kept."""
    found = _BRACKETED_VALUE.fullmatch(text.strip())
    if found is None:
        return text
    words = lexicon.words
    inside = fold(found["value"])
    asks = inside.startswith(tuple(f"{prompt} " for prompt in words.prompts)) or inside in words.prompts
    if asks or not words.blanks.isdisjoint((inside, *inside.split())):
        return text
    return found["value"].strip()


def without_address(text: str) -> str:
    """Return the name that a text states, without the address behind it; empty if it is only an address."""
    return plain(ADDRESS.sub("", text)).strip(" []'\"")


def is_nothing(text: str, lexicon: Lexicon) -> bool:
    """Whether a text states that there is nothing to list (`None`, `N/A`, `No new …`)."""
    folded = fold(text[:_LONGEST_PHRASE]).strip(_EDGES) or fold(text).strip(_EDGES)
    if not folded or folded in lexicon.words.nothing:
        return True
    if not folded.startswith(lexicon.words.nothing_prefixes):
        return False
    for prefix in lexicon.words.nothing_prefixes:
        if folded.startswith(prefix) and not folded[len(prefix) :][:1].isalnum():
            return not folded.startswith(f"{prefix} of ")  # `None of the services may stop` is content
    return False


@lru_cache(maxsize=8)
def _denial(words: Vocabulary) -> re.Pattern[str]:
    return re.compile(
        rf"(?:{any_of(words.nothing_leads)})\s+(?:\S+\s+){{0,{_MOST_WORDS_DENIED}}}(?:{any_of(words.denials)})(?!\w)"
    )


def denies_risk(text: str, lexicon: Lexicon, level: Level | None) -> bool:
    """Whether an item denies a risk (`No schema change`); among low risks any negation does."""
    folded = fold(text[:_LONGEST_PHRASE])
    if is_unspaced(folded) and _unspaced_denial(lexicon.words).fullmatch(folded.rstrip(" .。")):
        return True
    if not folded.startswith(lexicon.words.nothing_leads):
        return False
    if level is Level.LOW and folded.partition(" ")[0] in lexicon.words.nothing_leads:
        return True
    return _denial(lexicon.words).match(folded) is not None


@lru_cache(maxsize=8)
def _unspaced_denial(words: Vocabulary) -> re.Pattern[str]:
    """Return the pattern of a denial without blanks: `无架构变更`, `スキーマ変更なし`, `영향 없음`."""
    denied = any_of(filter(is_unspaced, words.denials))
    leads, ends = any_of(filter(is_unspaced, words.nothing_leads)), any_of(words.denial_ends)
    return re.compile(
        rf"(?:{leads})[^\s，。、]{{0,8}}?(?:{denied})|[^，。、]{{0,40}}?(?:{denied})\s*(?:{ends})"
    )


def links_into_file(block: List) -> bool:
    """Whether a list is a table of contents: each item begins with a link to a heading of the file."""
    return bool(block.items) and all(
        any(span.start == 0 and span.target.startswith("#") for span in own_text(item).links())
        for item in block.items
    )


def only_says_nothing(text: str, lexicon: Lexicon) -> bool:
    """Whether a paragraph only states that there is nothing.

    A reason may follow `None.`. A second sentence after any other phrase is content (`No new data is
    exposed. The old …`).
    """
    if not is_nothing(text, lexicon):
        return False
    sentences = _SENTENCE_END.split(text.strip(), maxsplit=1)
    first = fold(sentences[0]).partition(" ")[0].rstrip(",;:—–")
    return len(sentences) == 1 or first in lexicon.words.nothing


def is_no_item(text: str, lexicon: Lexicon) -> bool:
    """Whether a text is not an item: it states that there is none, or is a placeholder."""
    if _has_content(text, lexicon):
        return False
    return is_nothing(text, lexicon) or is_placeholder(text, lexicon)


def is_unfilled(text: str, lexicon: Lexicon) -> bool:
    """Whether a cell or value is still to be filled."""
    if _has_content(text, lexicon):
        return False
    folded = fold(text).strip(" .")
    return not folded or folded in lexicon.words.unfilled or is_placeholder(text, lexicon)


def is_struck(text: Inline) -> bool:
    """Whether all of a text is struck through, except for emoji and stops around it."""
    if not text.spans:
        return False
    unstruck = text.without(SpanKind.STRIKE)
    return len(unstruck) < len(text.text) and not bare(unstruck)


def split_list(text: str) -> list[str]:
    """Split a list at commas and semicolons, except for those in parentheses."""
    parts: list[str] = []
    start = depth = 0
    for place, character in enumerate(text):
        if character in "(（":
            depth += 1
        elif character in ")）":
            depth = max(0, depth - 1)
        elif character in ",;、，；" and depth == 0:
            parts.append(text[start:place])
            start = place + 1
    return [*parts, text[start:]]


def looks_asked(text: str) -> bool:
    """Whether a text ends in a question mark."""
    return text.rstrip(" \t\n*_\"'”’)").endswith(("?", "？"))
