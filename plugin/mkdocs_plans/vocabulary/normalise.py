"""How words are compared: which parts of a heading, a label or a value are ignored."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import is_normalized, normalize

_SIGNS = (
    "\U0001f000-\U0001faff",
    "\u2600-\u27bf",
    "\u2b00-\u2bff",
    "\u23e9-\u23fa",
    "\u25a0-\u25ff",
    *"\u231a\u231b\ufe0f\u200d\u20e3",
)
EMOJI = "".join(_SIGNS)
"""For use inside the brackets of a pattern."""
EVERY_EMOJI = "".join(chr(code) for sign in _SIGNS for code in range(ord(sign[0]), ord(sign[-1]) + 1))
"""For use with `str.strip`."""
MAX_NAME = 300
"""How many characters of a text are compared. Longer texts are not names."""
_EMOJI = re.compile(f"[{EMOJI}]+")
_ROMAN = r"(?=[ivx])x{0,2}(?:ix|iv|v?i{0,3})[.)]"
"""A Roman number up to 39. Longer ones are more often words."""
_COUNT = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_BEFORE_EASTERN = r"\d{1,2}\.(?:\d{1,2}\.?)*(?=[\u2e80-\u9fff\uac00-\ud7af])"
"""A number directly before Chinese, Japanese or Korean text."""
EASTERN_NUMBERING = rf"(?:[（(]?{_COUNT}[)）、．]|第{_COUNT}[章节節]|{_BEFORE_EASTERN})\s*"
"""`一、`, `（二）`, `3．`, `第四章`, `2.1任务`: numbering without a blank after it."""
_NUMBERING = re.compile(
    rf"(?:\d{{1,3}}(?:\.\d{{1,3}})+\.?|\d{{1,3}}[.):]?|[a-z][.)]|{_ROMAN}|§\s*[\d.]+)\s+|{EASTERN_NUMBERING}"
)
"""Numbering before a heading: digits, a letter with a bracket or stop, a Roman number, a paragraph sign."""
_WRAPPED = re.compile(r"\[([^\[\]]+)\]|【([^【】]+)】|「([^「」]+)」")
_BRACKET_AT_END = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）|【[^【】]*】)$")
_UNSPACED = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
"""Characters of languages without blanks between words."""
_ACCENTS = re.compile("[\u0300-\u036f]+")
_STRETCH = re.compile(rf"[\x00-\x7f]?[^\x00-\x7f]{{1,{MAX_NAME}}}")
"""Characters outside ASCII, with the one before them that they may combine with."""
_TOO_SHORT = 4
"""The longest word whose form without accents is ignored, because it often means something else (`cần`,
`mã`)."""
_TRANSCRIBED = str.maketrans({"ä": "ae", "å": "aa", "ö": "oe", "ü": "ue"})
_ACCENTED = (*map(chr, range(0xC0, 0x250)), *map(chr, range(0x1E00, 0x1F00)), "ё")
"""The accented letters of Latin scripts and Russian. The mark of `й` is no accent: it is never left out."""
_BARE = str.maketrans({letter: _ACCENTS.sub("", normalize("NFD", letter)) for letter in _ACCENTED})
_BARE |= str.maketrans({"đ": "d", "ł": "l", "œ": "oe", "æ": "ae"})
"""Each accented letter without its accent, and letters that Unicode does not decompose."""


def fold(text: str) -> str:
    """Prepare a text for comparison: composed, no emoji, no backticks, case folded, single blanks."""
    if not text.isascii():
        text = _EMOJI.sub(" ", text)
        text = composed(text)
    return " ".join(text.replace("`", "").casefold().split())


def composed(text: str) -> str:
    """A text in normal form C; a long one in stretches of bounded length.

    Python sorts a run of combining marks in quadratic time: 128,000 of them took 19 s. A stretch begins with
    an ASCII character, which combines with nothing before it. So the result is the same except for runs of
    more than `MAX_NAME` other characters, which no word has.
    """
    if len(text) <= MAX_NAME:
        return text if is_normalized("NFC", text) else normalize("NFC", text)
    return _STRETCH.sub(lambda stretch: normalize("NFC", stretch[0]), text)


def plain_state(text: str) -> str:
    """A status as it is compared: folded, hyphens and underscores are blanks (`in-progress`, `To_Do`)."""
    return " ".join(fold(text).replace("-", " ").replace("_", " ").split())


def plain_heading(text: str) -> str:
    """A heading as it is compared: folded, without numbering, brackets, and a final colon or parenthesis."""
    text = fold(text[:MAX_NAME])
    numbering = _NUMBERING.match(text)
    if numbering is not None and numbering.end() < len(text):
        text = text[numbering.end() :]
    wrapped = _WRAPPED.fullmatch(text)
    return without_tail(text if wrapped is None else (wrapped[1] or wrapped[2] or wrapped[3]))


def without_numbering(text: str) -> str:
    """A heading as it is shown, without the number in front of it."""
    numbering = _NUMBERING.match(text[:MAX_NAME].casefold())
    return text[numbering.end() :] if numbering is not None and numbering.end() < len(text) else text


def without_tail(text: str) -> str:
    """The text without a trailing colon, parenthesis or bracket."""
    text = text.rstrip(" :：")
    while text.endswith((")", "]", "）", "】")):
        shorter = _BRACKET_AT_END.sub("", text).rstrip(" :：")
        if not shorter or shorter == text:
            break
        text = shorter
    return text


def label_of(text: str) -> str:
    """A label as it is compared. `_` and `-` count as blanks."""
    return _label(text) if len(text) <= MAX_NAME else _label.__wrapped__(text)


@lru_cache(maxsize=4096)  # Plans of a portal share most of their labels.
def _label(text: str) -> str:
    return " ".join(fold(text).replace("_", " ").replace("-", " ").strip(" :：").split())


def is_unspaced(text: str) -> bool:
    """Whether a word is Chinese, Japanese or Korean, and so is not separated by blanks."""
    return _UNSPACED.search(text) is not None


def spellings(word: str) -> list[str]:
    """A folded word in every spelling: with its accents, without them, and with `’` for `'`."""
    found = [word, word.replace("'", "’")] if "'" in word else [word]
    if word.isascii() or is_unspaced(word):
        return found
    bare = word.translate(_BARE)
    if bare == word or len(bare) <= _TOO_SHORT:
        return found
    return list(dict.fromkeys((*found, bare, bare.replace("'", "’"), word.translate(_TRANSCRIBED))))
