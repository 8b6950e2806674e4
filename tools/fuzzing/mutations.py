"""Mutated texts: real plans, cut, doubled, rearranged and mixed with text that breaks readers."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

MOST = 200_000
"""No input has more characters."""
_WINDOW = 150
"""The usual number of lines of an input: many small inputs find more than a few large ones."""
_REPEATED = 2_000

_MARKUP = (
    "#|## |### |#### |- |* |+ |- [ ] |- [x] |- [~] |1. |10) |> |>> |    |\t|**|__|*|~~|`|```|~~~|---|===|***|"
    "\\|<!--|-->|<task>|</task>|<div>|<details>|[a](b.md)|![a](b)|[^1]: |[^1]|[a]: b|:|：|?|？|→|->|—|✅|🔴|"
    "🟠|⬜|🚧|(|)|[|]|{|}|<|>|&amp;|&#0;|\\||  \n|\\\n"
)
_WORDS = (
    "## Risks|## Open questions|## Steps|## Success criteria|### Access required|## Open items and risks|"
    "### Phase 1: a|### M1|## 1. a|### High risk|**Risks:**|**Mitigation:** b|Mitigation:|**Impact:** High|"
    "Answer: c|**Decided:** d|**Status:** Done|Status: |**Date:** 2026-13-40|Owner: (a|None|N/A|TBD|"
    "High/Med/Low|[Risk] e|~~gone~~|✅ Done|R1: f|OQ-2|进行中|风险|未決事項|## 状态|x — resolved|"
    "~~q?~~ → r|IN PROGRESS — s|blocked"
)
_ODD = "\ufeff|\u200b|\u200d|\u202e|\xa0|\u2028|\x0b|\x0c|\x1b[2J|\x00|\ud800|\ufffd|İ|ß|ǅ|\u0301|𝕏|｜|９|Ⅳ|²"
_TABLE = "| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|\n| a | High | Low | b |"
PIECES = (*_MARKUP.split("|"), "|", "||", "|---|", _TABLE, *_WORDS.split("|"), *_ODD.split("|"), "\n", "\n\n")

_Lines = list[str]
_Mutation = Callable[[random.Random, _Lines, Sequence[str]], None]


def mutated(texts: Sequence[str], seed: str, number: int) -> bytes:
    """The input with a number: it depends only on the texts, the seed and the number."""
    chance = random.Random(f"{seed}/{number}")  # noqa: S311 - it is to be the same in every run
    lines = chance.choice(texts).split("\n")
    if len(lines) > _WINDOW and chance.random() < 0.8:  # noqa: PLR2004 - a share
        start = chance.randrange(len(lines) - _WINDOW)
        lines = lines[:6] + lines[start : start + _WINDOW]
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8, 20))):
        chance.choice(_MUTATIONS)(chance, lines, texts)
    raw = "\n".join(lines)[:MOST].encode("utf-8", "surrogatepass")
    return _noisy(chance, raw) if chance.random() < 0.05 else raw  # noqa: PLR2004 - a share


def _place(chance: random.Random, lines: _Lines) -> int:
    return chance.randrange(len(lines)) if lines else 0


def _stretch(chance: random.Random, lines: _Lines) -> slice:
    start = _place(chance, lines)
    return slice(start, start + chance.choice((1, 1, 2, 4, 12)))


def _remove(chance: random.Random, lines: _Lines, _: Sequence[str]) -> None:
    del lines[_stretch(chance, lines)]


def _double(chance: random.Random, lines: _Lines, _: Sequence[str]) -> None:
    taken = lines[_stretch(chance, lines)]
    place = _place(chance, lines)
    lines[place:place] = taken * chance.choice((1, 1, 1, 2, 10))


def _move(chance: random.Random, lines: _Lines, _: Sequence[str]) -> None:
    stretch = _stretch(chance, lines)
    taken = lines[stretch]
    del lines[stretch]
    place = _place(chance, lines)
    lines[place:place] = taken


def _borrow(chance: random.Random, lines: _Lines, texts: Sequence[str]) -> None:
    other = chance.choice(texts).split("\n")
    place = _place(chance, lines)
    lines[place:place] = other[_stretch(chance, other)]


def _insert_line(chance: random.Random, lines: _Lines, _: Sequence[str]) -> None:
    place = _place(chance, lines)
    lines[place:place] = chance.choice(PIECES).split("\n")


def _on_line(change: Callable[[random.Random, str], str]) -> _Mutation:
    """A mutation of one line of some."""

    def mutate(chance: random.Random, lines: _Lines, _: Sequence[str]) -> None:
        if lines:
            place = _place(chance, lines)
            lines[place] = change(chance, lines[place])

    return mutate


def _insert_piece(chance: random.Random, line: str) -> str:
    at = chance.choice((0, len(line), chance.randrange(len(line) + 1)))
    return line[:at] + chance.choice(PIECES) + line[at:]


def _cut_out(chance: random.Random, line: str) -> str:
    at = chance.randrange(len(line) + 1)
    return line[:at] + line[at + chance.choice((1, 1, 2, 5, 20)) :]


def _repeat(chance: random.Random, line: str) -> str:
    piece = chance.choice((*PIECES, line))
    return line + piece * chance.choice((2, 3, 50, _REPEATED // max(1, len(piece) // 10)))


def _indent(chance: random.Random, line: str) -> str:
    return chance.choice((" ", "  ", "    ", "\t", "> ", "- ", "1. ")) + line


def _dedent(_: random.Random, line: str) -> str:
    return line[2:] if line.startswith("  ") else line.lstrip("#->*+ ")


def _swap_cells(chance: random.Random, line: str) -> str:
    cells = line.split("|")
    chance.shuffle(cells)
    return "|".join(cells)


def _change_case(chance: random.Random, line: str) -> str:
    return chance.choice((str.upper, str.lower, str.title, str.swapcase))(line)


def _noisy(chance: random.Random, raw: bytes) -> bytes:
    changed = bytearray(raw)
    for _ in range(chance.randrange(1, 8)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


_MUTATIONS: tuple[_Mutation, ...] = (
    _remove, _double, _move, _borrow, _borrow, _insert_line, _insert_line,
    *map(
        _on_line,
        (_insert_piece, _insert_piece, _cut_out, _repeat, _indent, _dedent, _swap_cells, _change_case),
    ),
)  # fmt: skip
