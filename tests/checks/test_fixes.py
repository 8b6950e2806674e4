"""Fixes apply mechanical changes once, and change nothing else and no word of the author."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs_plans.checks import fixes
from mkdocs_plans.checks.fixes import FixedText, apply_fixes
from mkdocs_plans.model.plan import Plan
from mkdocs_plans.model.rule import CATALOGUE
from mkdocs_plans.reading import read

from tests.examples import examples

from .cases import CASES, PATH, entry

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
BOM = b"\xef\xbb\xbf"
DATED = re.compile(rb"(?:[\s>]*(?:[-*+]\s+)?\*\*Date(?::\*\*|\*\*:)[ \t]*)?\d{4}-\d\d-\d\d[ \t\\]*")


def fixed(raw: bytes, path: str = PATH) -> FixedText:
    return apply_fixes(raw, path, entry(raw, path).all_findings)


# Single fixes


@pytest.mark.parametrize(
    "before, after",
    [
        ("| 1 | `x | y` |", "| 1 | `x \\| y` |"),
        ("| `a | b` | ``x | ` | y`` |", "| `a \\| b` | ``x \\| ` \\| y`` |"),
        ("| 1 | `x \\| y` and `a | b` |", "| 1 | `x \\| y` and `a \\| b` |"),
        ("| 1 | x | y |", None),
        ("| 1 | `x | y` | z |", None),
        ("| 1 | `x | y |", None),
        ("| 1", "| 1 |  |"),
        ("1 |", "1 |  |"),
        ("| 1 \\|", "| 1 \\| |  |"),
    ],
)
def test_rows_of_tables(before: str, after: str | None) -> None:
    table = "# A\n\n| a | b |\n|---|---|\n{}\n".format
    assert fixed(table(before).encode()).raw.decode() == table(after or before)


@pytest.mark.parametrize("row", ["| `c|d` breaks | High |", "| `c|d` breaks | High | Low | ok |"])
@pytest.mark.parametrize("heading", ["Risks", "Boats"])
def test_a_row_that_a_bar_in_code_may_have_torn_is_not_filled_up(heading: str, row: str) -> None:
    text = f"# A\n\n## {heading}\n\n| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|\n{row}\n"
    whole = row.endswith("ok |") and heading == "Boats"  # there, and only there, one reading alone fits
    assert fixed(text.encode()).raw.decode() == (text.replace("c|d", "c\\|d") if whole else text)
    (reported,) = (one for one in entry(text.encode()).all_findings if one.rule == "table-ragged")
    assert "\\|" in reported.message


def test_fixes_that_would_change_the_reading_are_dropped_and_others_applied() -> None:
    text = (
        "# A\n\n## Risks\n\n| Risk | Mitigation |\n|---|---|\n| `a | b` | None |\n\n"
        "## Questions\n\n- [ ] Which? → That\n"
    )
    assert fixed(text.encode()).raw.decode() == text.replace("- [ ]", "- [x]")


def test_few_readings_find_the_fix_that_does_harm_among_hundreds(monkeypatch: pytest.MonkeyPatch) -> None:
    readings: list[object] = []

    def counted(*given: Any, **more: Any) -> Plan:
        readings.append(given)
        return read(*given, **more)

    monkeypatch.setattr(fixes, "read", counted)
    text = (
        "# A\n\n## Risks\n\n| Risk | Mitigation |\n|---|---|\n| `a | b` | None |\n\n"
        "## Questions\n\n" + "- [ ] Which? → That\n" * 300
    )
    assert fixed(text.encode()).raw.decode() == text.replace("- [ ]", "- [x]")
    assert len(readings) < 25


def test_nothing_is_fixed_if_harmful_fixes_take_too_long_to_find(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "# A\n\n## Risks\n\n| Risk | Mitigation |\n|---|---|\n" + "| `a | b` | None |\n" * 20
        + "\n## Questions\n\n- [ ] Which? → That\n"
    ).encode()  # fmt: skip
    assert len(fixed(text).fixes) == 1
    monkeypatch.setattr(fixes, "_MOST_READ", 30 * len(text))
    assert fixed(text) == FixedText(text)


# Any text


def as_changed(before: bytes, after: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The lines that differ, old beside new; a line that was put in beside nothing."""
    one, two = before.splitlines(keepends=True), after.splitlines(keepends=True)
    for kind, a, b, c, d in difflib.SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if kind != "equal":
            old = [b""] * max(0, (d - c) - (b - a)) + one[a:b]
            yield from zip(old, two[c:d], strict=True)


def is_mechanical(old: bytes, new: bytes) -> bool:
    """Whether a line was changed as only a fix changes it."""
    if not old:
        return DATED.fullmatch(new.rstrip(b"\r\n")) is not None
    bare_old, bare_new = old.rstrip(), new.rstrip()
    if bare_old.replace(b"[ ]", b"[x]", 1) == bare_new:
        return True
    if bare_new.startswith(bare_old) and not bare_new[len(bare_old) :].strip(b" |"):
        return True
    if bare_new.replace(b"\\|", b"|") == bare_old.replace(b"\\|", b"|"):
        return True
    day = re.search(rb"\d{4}-\d\d-\d\d", bare_new)
    return day is not None and bare_old.startswith(bare_new[: day.start()].rstrip())


def as_elsewhere(raw: bytes) -> bytes:
    """A text as other editors save it: with a byte order mark, CRLF, and no line break at its end."""
    return BOM + raw.rstrip(b"\n").replace(b"\n", b"\r\n")


def check(raw: bytes, path: str) -> int:
    """Check every property of fixes with a text; return the number of fixes."""
    first = fixed(raw, path)
    if not first.fixes:
        assert first.raw == raw
        return 0
    assert first.raw != raw
    assert fixed(first.raw, path) == FixedText(first.raw)
    assert all(is_mechanical(old, new) for old, new in as_changed(raw, first.raw))
    assert all(CATALOGUE[fix.rule].fixable for fix in first.fixes)
    bare = raw.rstrip(b"\n")
    if b"\n" in bare and b"\r" not in bare and not raw.startswith(BOM) and not bare.endswith(b"\\"):
        assert fixed(as_elsewhere(raw), path).raw == as_elsewhere(first.raw)
    return len(first.fixes)


def spoilt(raw: bytes) -> bytes:
    """A text with more to fix: answered open questions, a row that lacks a cell, bare bars in code."""
    raw = raw.replace(b"- [x]", b"- [ ]").replace(b"\\|", b"|")
    return re.sub(rb"(?m)^(\|.*\|)[^|\n\\]*\|[ \t]*$(?=\n\n|\n?\Z)", rb"\1", raw)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_texts_about_rules_are_fixed_once_and_nothing_else_is_touched(case: object) -> None:
    text = getattr(case, "text", "")
    if len(text) < 10_000:
        check(text.encode("utf-8", "replace"), getattr(case, "path", PATH))


def test_the_examples_are_fixed_once_and_nothing_else_is_touched() -> None:
    texts = [path.read_bytes() for path in sorted((ROOT / "examples").rglob("*.md"))]
    assert sum(check(spoilt(text), PATH) for text in texts) > 5


@settings(max_examples=examples(150), deadline=None)
@given(
    st.lists(st.sampled_from([line for case in CASES for line in case.text.split("\n")[:40]]), max_size=25),
    st.sampled_from(["\n", "\r\n"]),
)
def test_any_mixture_of_lines_is_fixed_once_and_nothing_else_is_touched(
    lines: list[str], ending: str
) -> None:
    check(ending.join(lines).encode(), PATH)


@pytest.mark.extended
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real plans (../shared/corpus) is not here")
def test_real_plans_are_fixed_once_and_nothing_else_is_touched() -> None:
    mendable = 0
    for path in sorted(CORPUS.rglob("*.md"))[::3]:
        raw, name = path.read_bytes(), path.relative_to(CORPUS).as_posix()
        mendable += sum(check(text, name) for text in {raw, spoilt(raw)})
    assert mendable > 30
