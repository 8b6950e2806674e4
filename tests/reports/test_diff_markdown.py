"""The comment on a pull request, as GitHub's own library renders it."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import cmarkgfm
import pytest
from bs4 import BeautifulSoup, Tag
from cmarkgfm.cmark import Options
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs_plans.config.options import Options as Settings
from mkdocs_plans.config.resolved import ResolvedConfig
from mkdocs_plans.diff import Change, Diff, DiffNote, EventKind, PlanChange, Revision, Side
from mkdocs_plans.diff import diff as compare
from mkdocs_plans.model.plan import State, Tally
from mkdocs_plans.portal.build import assemble
from mkdocs_plans.portfolio.portfolio import Portfolio
from mkdocs_plans.reports import diff_markdown
from mkdocs_plans.reports.code_span import LONGEST, code_span
from mkdocs_plans.reports.links import ReportLinks

from tests.builds import Project
from tests.reports import changes

PREVIEW = "https://harbour.example/previews/7/"
SOURCE = "https://code.example/harbour/blob/{commit}/{path}?plain=1#L{line}"
MORE = "https://code.example/harbour/runs/1"

FRAGMENTS = (
    *("`", "``", "`````", "\\", "\\\\", "|", "\\|", "||", "\\`", "*", "**", "_", "~~", "$", "$`x`$", "<"),
    *("@ana", "@harbour/team", "#1", "GH-1", "harbour/plans#1", "deadbeef" * 5, ":tada:", "&lt;", "&#96;"),
    *("www.evil.example", "ana@evil.example", "[x](javascript:alert(1))", "![x](https://evil.example/b.png)"),
    *("](", ")", "[", "[^1]", "[^1]: x", "[x]: https://evil.example", "<img src=x onerror=alert(1)>", ">"),
    *("<!-- mkdocs-plans v1 head=", "-->", "<details>", "</details>", "</summary>", "<svg onload=x>", "&"),
    *("\n", "\r\n\r\n", "\r", "\t", "    ", " ", "\v", "\f", "\x00", "\x1b[31m", "\x85", "\u2028"),
    *("\u202e", "\u2066", "\u200b", "\ufeff", "\ud800", "\udcff", "\U000e0041", "\n- [ ] x", "\n# x"),
    *("\n| a |\n|---|\n", "\n> x", "\n---\n", "\n===\n", "{path}", "{line}", "%0A", "%s", "##[error]"),
    *("\n```\n", "::error::", "https://evil.example", "x", "Fog", "潮", "ö", "👩‍🚒", "<a href=x>"),
)  # fmt: skip


def rendered(markdown: str) -> BeautifulSoup:
    options = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES  # so that what is not inert is seen
    return BeautifulSoup(cmarkgfm.github_flavored_markdown_to_html(markdown, options), "html5lib")


def skeleton(soup: BeautifulSoup) -> list[str]:
    """Every element, and all text outside of code spans."""
    found = []
    for node in soup.body.descendants if soup.body else ():
        if isinstance(node, Tag):
            found.append(node.name)
        elif not node.find_parent("code") and (said := " ".join(str(node).split())):
            found.append(said)
    return found


LINKS = ReportLinks(PREVIEW, SOURCE, MORE)


def comment(diff: Diff) -> str:
    return diff_markdown.comment(diff, LINKS)


def without_limits(diff: Diff, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(diff_markdown, "COMMENT", diff_markdown.LengthLimit(10**9, 10**6))
    return comment(diff)


def completed(*plans: PlanChange) -> list[str]:
    """The work that a change completed, in the comment."""
    paragraphs = rendered(comment(changes.diff(*plans))).select("p")
    return [text for one in paragraphs if (text := one.get_text()).startswith("Completed by this change")]


def test_a_completed_plan_is_named_beside_the_figures_that_it_leaves() -> None:
    title = "Fix | the `crane` <b>"
    done = changes.event(EventKind.STEP_DONE, itertools.repeat("x"))
    finished = changes.plan(
        itertools.repeat("x"), (done,), title=title, head=changes.plan_figures(State.COMPLETED, 3)
    )
    after = replace(changes.figures(), steps=Tally(1, 4))
    shown = rendered(comment(changes.diff(finished, after=after)))
    rows = [[cell.get_text() for cell in row.select("td")] for row in shown.select("tr")]
    assert ["Steps done in active plans", "3", "1"] in rows
    assert completed(finished) == [f"Completed by this change: 1 plan ({title}), 1 step"]


def test_only_completed_work_is_called_completed() -> None:
    texts = itertools.repeat("x")
    ticked = changes.plan(
        texts, (changes.event(EventKind.STEP_DONE, texts), changes.event(EventKind.STEP_REOPENED, texts))
    )
    cancelled = changes.plan(texts, head=changes.plan_figures(State.CANCELLED))
    new = changes.plan(texts, change=Change.ADDED, base=None, head=changes.plan_figures(State.COMPLETED))
    assert completed(cancelled, new) == []
    assert completed(ticked, cancelled, new) == ["Completed by this change: 1 step"]
    changed = changes.event(EventKind.STATUS_CHANGED, texts)
    many = [changes.plan(texts, (changed,), head=changes.plan_figures(State.COMPLETED)) for _ in range(5)]
    assert completed(*many) == ["Completed by this change: 5 plans (x, x, x, 2 more)"]


def hostile(seed: int) -> Iterator[str]:
    """Endlessly many texts, each of another kind of harm."""
    chance = random.Random(seed)  # noqa: S311  (no secret)
    while True:
        yield "".join(chance.choices(FRAGMENTS, k=chance.randint(1, 6)))


# Inert


@settings(deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=9), max_size=40).map("".join))
def test_a_text_is_one_code_span_and_nothing_else(text: str) -> None:
    for place in (f"a {code_span(text)} b", f"- {code_span(text)}", f"[{code_span(text)}](x)"):
        soup = rendered(place)
        assert [tag.name for tag in soup.body.find_all(True)].count("code") == 1  # type: ignore[union-attr]
        assert {tag.name for tag in soup.body.find_all(True)} <= {"p", "code", "ul", "li", "a"}  # type: ignore[union-attr]
    cells = rendered(f"| a | b |\n|---|---|\n| {code_span(text, in_cell=True)} | x |").select("td")
    assert [len(cell.find_all(True)) for cell in cells] == [1, 0]
    assert cells[1].text == "x"


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=LONGEST))
def test_a_harmless_text_is_shown_as_it_is(text: str) -> None:
    shown = rendered(code_span(text)).select_one("code")
    assert shown is not None
    assert shown.text.strip(" ") == text.replace("##[", "# #[")


@pytest.mark.parametrize("text", ["a|b", "a\\|b", "|", "\\", "`", "a`|", "\\\\|"])
def test_a_pipe_in_a_cell_is_shown(text: str) -> None:
    shown = rendered(f"| a |\n|---|\n| {code_span(text, in_cell=True)} |").select_one("td code")
    assert shown is not None
    assert shown.text.replace(" ", "") == text


def test_thousands_of_hostile_texts_change_nothing_but_code_spans(monkeypatch: pytest.MonkeyPatch) -> None:
    rounds = 40
    harmless = rendered(without_limits(changes.whole(itertools.repeat("Fog"), rounds), monkeypatch))
    soup = rendered(without_limits(changes.whole(hostile(7), rounds), monkeypatch))
    assert len(soup.select("code")) > 5_000
    assert skeleton(soup) == skeleton(harmless)
    assert {tag.name for tag in soup.body.find_all(True)} <= {  # type: ignore[union-attr]
        *("h3", "h4", "p", "ul", "li", "code", "a", "strong", "b"),
        *("table", "thead", "tbody", "tr", "th", "td", "details", "summary"),
    }
    for tag in soup.body.find_all(True):  # type: ignore[union-attr]
        assert set(tag.attrs) <= {"href"}
    addresses = {str(tag["href"]) for tag in soup.select("a")}
    starts = (PREVIEW, "https://code.example/harbour/blob/" + "a" * 40 + "/", MORE)
    assert all(re.fullmatch(r"[!-~]+", address) and address.startswith(starts) for address in addresses)


def test_no_text_forges_the_marker_or_a_command_of_the_log(monkeypatch: pytest.MonkeyPatch) -> None:
    markdown = without_limits(changes.whole(hostile(8), 10), monkeypatch)
    lines = markdown.split("\n")
    assert lines[0].startswith("### Plans: ")
    assert not [line for line in lines if line.startswith(("<!--", "::", "##["))]
    assert "##[" not in markdown
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", markdown)


# Within the limits


@pytest.mark.parametrize("rounds", [1, 3, 10, 100])
@pytest.mark.parametrize("text", ["Fog over the quay", "潮👩‍🚒" * 100, "`|\\" * 60])
def test_at_any_size_it_fits_and_is_whole(rounds: int, text: str) -> None:
    markdown = comment(changes.whole(itertools.repeat(text), rounds))
    assert len(markdown.encode()) <= 64_000
    soup = rendered(markdown)
    for table in soup.select("table"):
        assert len({len(row.find_all(["td", "th"])) for row in table.select("tr")}) == 1
    assert markdown.count("<details>") == markdown.count("</details>")
    assert soup.select("h4")[-1].text == "Portfolio"


@pytest.mark.parametrize("rounds", [3, 60, 300])
def test_left_out_items_are_counted(rounds: int) -> None:
    markdown = comment(changes.whole(itertools.repeat("Fog"), rounds))
    parts = re.split(r"^(?:#### |<details><summary><b>)", markdown, flags=re.MULTILINE)[1:-1]
    for part in parts:
        total = int(re.search(r"\(([\d,]+)\)", part)[1].replace(",", ""))  # type: ignore[index]
        left = re.search(r"^… and ([\d,]+) more: \[show all\]", part, re.MULTILINE)
        shown = len(re.findall(r"^(?:- |\| (?!Plan \|))", part, re.MULTILINE))
        assert shown + (int(left[1].replace(",", "")) if left else 0) == total
    assert ("… and " in markdown) == (rounds > 3)


def test_names_that_fill_every_line_leave_the_counts() -> None:
    path = "plans/" + "x" * 4_000 + ".md"
    one = changes.event(EventKind.STEP_DONE, itertools.repeat("Fog"))
    many = changes.diff(*[changes.plan(itertools.repeat(path), (one,))] * 200)
    markdown = comment(many)
    assert "<b>Steps and phases (200)</b>" in markdown
    assert len(markdown.encode()) <= 64_000
    assert "x" * 500 not in markdown


def test_the_summary_of_a_job_has_more_room() -> None:
    many = changes.whole(itertools.repeat("Fog"), 60)
    reported = diff_markdown.summary(many, LINKS)
    assert len(comment(many)) < 64_000 < len(reported.encode()) <= 1_000_000
    huge = changes.whole(itertools.repeat("潮" * 200), 120)
    assert len(diff_markdown.summary(huge, LINKS).encode()) <= 1_000_000


# Content


def test_without_a_change_of_meaning_there_is_no_comment() -> None:
    prose = changes.plan(itertools.repeat("plans/a.md"))
    for diff in (changes.diff(), changes.diff(prose)):
        assert comment(diff) == ""
    assert diff_markdown.summary(changes.diff(), LINKS) == diff_markdown.NOTHING


def test_the_summary_of_a_job_names_text_that_changed_where_nothing_else_did(tmp_path: Path) -> None:
    texts = (f"# Ledger\n\n## Goal\n\n{goal} books.\n" for goal in ("Fewer", "Better"))
    sides = (portfolio(tmp_path / str(n), {"plans/a.md": text}) for n, text in enumerate(texts))
    found = compare(*sides, of=(Revision("a"), Revision("b")))
    assert comment(found) == ""
    assert lines(diff_markdown.summary(found, ReportLinks()), "Plans")[1].endswith(" | `goal` |")


@pytest.mark.parametrize(
    "diff",
    [
        changes.diff(changes.plan(itertools.repeat("plans/a.md"), change=Change.RENAMED, was="plans/b.md")),
        changes.diff(changes.plan(itertools.repeat("plans/a.md"), change=Change.REMOVED, head=None)),
        changes.diff(notes=(DiffNote("It cannot be read.", "plans/a.md", Side.HEAD),)),
    ],
)
def test_relevant_changes_without_an_event_are_reported(diff: Diff) -> None:
    assert "plans/a.md" in comment(diff)


@pytest.mark.parametrize("kind", [kind for kind in EventKind if kind is not EventKind.STATUS_CHANGED])
def test_every_event_is_reported_once(kind: EventKind) -> None:
    texts = itertools.repeat("Fog")
    reported = comment(changes.diff(changes.plan(texts, (changes.event(kind, texts),))))
    assert len([line for line in reported.splitlines() if line.startswith("- ")]) == 1


BEFORE = """\
# Move the ledger

**Status:** In Progress

## Steps

- [x] Describe the entries
- [ ] Switch the reads
- [ ] Stop the old writes

## Risks

| Risk | Impact | Probability | Mitigation |
|---|---|---|---|
| Fog | High | High | Radar |
| Ice | Low | Low | Salt |

## Questions

- [ ] Which lamps?
"""
AFTER = """\
# Move the ledger

**Status:** Completed

## Steps

- [ ] Describe the entries
- [x] Switch the reads
- [ ] Stop the old writes

## Risks

| Risk | Impact | Probability | Mitigation |
|---|---|---|---|
| Ice | Low | Med | Salt |

## Questions

- [x] Which lamps? → The blue ones
- [ ] Who pays?
"""


def portfolio(folder: Path, files: dict[str, str]) -> Portfolio:
    Project(folder).write(files)
    return assemble(ResolvedConfig(folder, folder / "docs", Settings())).portal.portfolio


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> str:
    places = tmp_path_factory.mktemp("base"), tmp_path_factory.mktemp("head")
    texts = {"plans/ledger.md": BEFORE, "plans/quay.md": "# Quay\n\n**Status:** Planning\n"}
    base = portfolio(places[0], texts)
    head = portfolio(places[1], {**texts, "plans/ledger.md": AFTER, "plans/lift.md": "# Lift\n"})
    found = compare(base, head, of=(Revision("main", "b" * 40), Revision("a" * 40, "a" * 40)))
    return diff_markdown.comment(found, ReportLinks(PREVIEW, SOURCE))


def lines(markdown: str, section: str) -> list[str]:
    part = re.split(rf"^#### {section} .*\n", markdown, flags=re.MULTILINE)[1].split("\n#")[0]
    return [
        re.sub(r"\]\([^)]*\)|\[", "", line) for line in part.splitlines() if line.startswith(("- ", "| "))
    ]


def test_contradictions_and_regressions_come_first(reported: str) -> None:
    said = "`The plan is completed, but 2 of 3 steps are open: tick what is done, or correct the status.`"
    assert lines(reported, "Needs attention")[:4] == [
        f"- New error (`completed-with-open-steps`): {said} · `plans/ledger.md:3`",
        "- Step reopened: `Describe the entries` · `plans/ledger.md:7`",
        "- Risk removed (`high/high`): `Fog` · `plans/ledger.md:15` before",
        "- Risk raised (`low/medium`): `Ice`, was `low/low` · `plans/ledger.md:15`",
    ]
    assert re.findall(r"^#### (.*?)(?: \(|$)", reported, re.MULTILINE) == [
        *("Needs attention", "Plans", "Questions", "Steps and phases", "New findings", "Portfolio"),
    ]
    assert reported.startswith("### Plans: 1 changed, 1 new · ")


def test_a_plan_is_reported_before_and_now(reported: str) -> None:
    ledger, lift = lines(reported, "Plans")[1:]
    assert ledger == (
        "| `Move the ledger` · source | In progress → **Completed** | 1 of 3 | 2 (1 High/High) → **1** | 1 |"
    )
    assert lift == "| `Lift` · source · **new** | Not stated | – | – | – |"


def test_a_column_that_is_empty_for_every_plan_is_left_out(tmp_path: Path) -> None:
    found = said(tmp_path, "# A\n\n## Goal\n\nOld.\n", "# B\n\n## Goal\n\nNew.\n")
    assert (
        lines(found, "Plans")
        == [
            "| Plan | Status | Text changed in |",
            "|---|---|---|---|---|",
            "| `B` · `plans/a.md` | Not stated | `goal` |",
        ][::2]
    )


def test_questions_and_steps_are_reported(reported: str) -> None:
    assert "- Step done: `Switch the reads` · `plans/ledger.md:8`" in lines(reported, "Steps and phases")
    assert any(
        line.startswith("- Question answered (`question`): `Which lamps? → The blue ones` · ")
        for line in lines(reported, "Questions")
    )
    assert any(
        line.startswith("- Question added") and "`Who pays?`" in line for line in lines(reported, "Questions")
    )


def said(folder: Path, base: str, head: str) -> str:
    """The comment on a plan that was changed, without links."""
    sides = [
        portfolio(folder / side, {"plans/a.md": text}) for side, text in (("base", base), ("head", head))
    ]
    return diff_markdown.comment(compare(*sides, of=(Revision("a"), Revision("b"))), ReportLinks())


def test_an_item_that_came_or_went_closed_is_reported(tmp_path: Path) -> None:
    base = f"{BEFORE}\n## Success Criteria\n\n- [ ] Nobody waits\n- [ ] The old key is gone\n"
    head = base.replace("- [x] Describe the entries", "- [x] Dim the lamps")
    head = head.replace("- [ ] Nobody waits\n", "").replace("- [ ] The old key", "- [-] The old key")
    found = said(tmp_path, base, head)
    assert lines(found, "Needs attention") == ["- Criterion removed: `Nobody waits` · `plans/a.md:24` before"]
    assert lines(found, "Other changes") == [
        "- Criterion removed, crossed out: `The old key is gone` · `plans/a.md:24`"
    ]
    assert [line.partition(" · ")[0] for line in lines(found, "Steps and phases")] == [
        "- Step added, done: `Dim the lamps`",
        "- Step removed, was done: `Describe the entries`",
    ]


def test_a_finding_names_its_item_and_fixed_findings_are_folded(tmp_path: Path) -> None:
    found = said(tmp_path, BEFORE.replace("| Salt |", "| |"), BEFORE.replace("| Radar |", "| |"))
    fixed = rendered(found).select("details li code")
    assert [code.text for code in fixed[:3]] == [
        "risk-unmitigated",
        "Risk has no mitigation: fill in its cell, or write `Mitigation: …`.",
        "Ice",
    ]
    new = lines(found, "Needs attention")[0]
    assert new.startswith("- New error (`risk-high-unmitigated`): ``High/High risk has no mitigation: ")
    assert ", at `Fog` · " in new


def test_removed_items_link_to_their_former_line(reported: str) -> None:
    vanished = next(line for line in reported.splitlines() if line.startswith("- Risk removed (`high/high`)"))
    assert f"/{'b' * 40}/plans/ledger.md?plain=1#L15) before" in vanished


def test_the_portfolio_is_reported_before_and_after(reported: str) -> None:
    rows = reported.partition("#### Portfolio")[2].splitlines()
    assert f"| Plans | 2 | [3]({PREVIEW}plans/) |" in rows
    assert f"| Completed | 0 | [1]({PREVIEW}plans/status/completed/) |" in rows
    assert "| In progress | 1 | 0 |" in rows
    assert not any(row.startswith("| Planning") for row in rows)


def test_every_line_leads_to_the_preview_and_to_the_source(reported: str) -> None:
    for line in reported.splitlines():
        if line.startswith("- ") or (line.startswith("| ") and "· [source]" in line):
            assert f"]({PREVIEW}plans/" in line
            assert re.search(
                r"\]\(https://code\.example/harbour/blob/([ab])\1{39}/plans/\w+\.md\?plain=1#L\d+\)", line
            )


def test_nothing_is_reported_by_colour_or_picture_alone(reported: str) -> None:
    assert not re.search(r"!\[|<img|style=|color|[\U0001f300-\U0001faff\u2600-\u27bf]", reported)


def test_without_addresses_there_are_no_links() -> None:
    reported = diff_markdown.comment(changes.whole(itertools.repeat("Fog")), ReportLinks())
    assert "](" not in reported
    assert "`Fog:7`" in reported


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "https://x.example/a b", "x", "https://x/)y", "//x"]
)
def test_invalid_addresses_are_refused(address: str) -> None:
    with pytest.raises(ValueError, match="this is not an address"):
        ReportLinks(preview=address)


def test_a_finished_plan_that_is_blocked_again_went_back() -> None:
    texts = itertools.repeat("plans/a.md")
    event = changes.event(EventKind.STATUS_CHANGED, texts)
    back = changes.plan(texts, (event,), base=changes.plan_figures(State.COMPLETED))
    blocked = changes.plan(texts, (event,), head=changes.plan_figures(State.BLOCKED))
    on = changes.plan(texts, (event,), head=changes.plan_figures(State.COMPLETED))
    assert "- Completed → In progress: " in comment(changes.diff(back))
    assert "- In progress → Blocked: " in comment(changes.diff(blocked))
    assert "Needs attention" not in comment(changes.diff(on))


def test_an_open_risk_of_a_plan_that_was_not_finished_must_not_vanish() -> None:
    texts = itertools.repeat("x")
    gone = changes.event(EventKind.RISK_REMOVED, iter(["high/high", "Fog", "risk-1", "open", ""]))
    closed = changes.event(EventKind.RISK_REMOVED, iter(["high/high", "Fog", "risk-1", "closed", ""]))
    done = changes.plan_figures(State.COMPLETED)
    assert "Needs attention" in comment(changes.diff(changes.plan(texts, (gone,), head=done)))
    assert "Needs attention" not in comment(changes.diff(changes.plan(texts, (gone,), base=done, head=done)))
    assert "Needs attention" not in comment(changes.diff(changes.plan(texts, (closed,))))
