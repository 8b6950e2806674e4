"""Rules end on any text, and always report the same about it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs_plans.checks.fixes import apply_fixes
from mkdocs_plans.reports.report import problems

from tests.examples import examples

from .cases import CASES, PATH, entry

HEAD = "# A\n\n**Status:** Planning\n"
PATHOLOGICAL = {
    "blanks before a bar": " " * 200_000 + "|",
    "a rule of blanks": "|" + " " * 200_000 + "x|",
    "a rule and blanks": "a | b\n-" + " " * 200_000 + "x |\n",
    "placeholders on one line": "[Describe it]. " * 15_000,
    "placeholders in one line and nothing else": "[Describe it] " * 15_000,
    "placeholders behind code": "`a` " * 20_000 + "\n" + "[Describe it] " * 50,
    "a date and blanks": "**Date:** " + " " * 200_000 + "x",
    "a status and blanks": "**Status:** x" + " " * 200_000 + "y",
    "comments without an end": "<!-- plans: ignore " * 10_000,
    "comments": "<!-- plans: ignore x -->\n\n" * 5_000,
    "backticks": "<x " + " ".join("`" * (n % 90 + 1) for n in range(8_000)),
    "keys without an end": ("-----BEGIN " + "PRIVATE KEY-----\nMIIEpAIBAAKCAQEA75\n") * 4_000,
    "tokens": ("ghp_" + "aB3dE5fG7h" * 3 + "aB3dE5 ") * 5_000,
    "a ragged table": "| a | b |\n|---|---|\n" + "| 1 |\n" * 10_000,
    "rows of one paragraph": "a\n" * 100_000,
    "fields with values struck through": "**A:** ~~b~~ " * 8_000,
    "arrows behind stops": "## Questions\n\n- Which → x " + "." * 40_000 + "\n- And → y " + ").]* " * 10_000,
    "addresses without an end": ("<b href=" + " " * 1_980 + "\n") * 80,
    "one long cell": "| a | b |\n|---|---|\n| " + "x" * 200_000,
    "questions": "## Questions\n\n" + "- [ ] Which? → This\n" * 5_000,
    "rows that cannot be mended": (
        "## Risks\n\n| Risk | Mitigation |\n|---|---|\n" + "| `a | b` | None |\n" * 1_000
    ),
    "phases": "".join(f"### Phase {n}: x\n- [x] y\n\n" for n in range(3_000))
    + "**Dependencies between phases:**\n"
    + "".join(f"- Phase {n + 1} depends on Phase {n}\n" for n in range(3_000)),
}


@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_rules_places_and_fixes_end_on_texts_made_to_hold_them_up(name: str) -> None:
    raw = (HEAD + PATHOLOGICAL[name]).encode()
    made = entry(raw)
    found = problems(PATH, made.all_findings, raw)
    assert all(1 <= one.line <= raw.count(b"\n") + 1 for one in found)
    apply_fixes(raw, PATH, made.all_findings)


@settings(max_examples=examples(60), deadline=None)
@given(
    st.lists(st.sampled_from([line for case in CASES for line in case.text.split("\n")]), max_size=25),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.binary(max_size=4),
)
def test_any_mixture_of_lines_is_checked_and_fixed_once(lines: list[str], ending: str, noise: bytes) -> None:
    raw = ending.join(lines).encode() + noise
    made = entry(raw)
    count = len(raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"))
    assert all(reported.line is None or 1 <= reported.line <= count for reported in made.all_findings)
    assert entry(raw) == made
    fixed = apply_fixes(raw, PATH, made.all_findings)
    again = entry(fixed.raw)
    assert apply_fixes(fixed.raw, PATH, again.all_findings).fixes == ()
