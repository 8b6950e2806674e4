"""Nothing is lost and nothing counted twice: from random and real plans to every figure on every page."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from mkdocs_plans.config.options import Options
from mkdocs_plans.config.resolved import ResolvedConfig
from mkdocs_plans.model.plan import Level, QuestionKind, State
from mkdocs_plans.model.risk_rating import RiskRating
from mkdocs_plans.pages import addresses
from mkdocs_plans.pages import rows as rows_of
from mkdocs_plans.pages.filters import FILTERS
from mkdocs_plans.pages.site import generated_pages
from mkdocs_plans.portal.build import Assembly, assemble
from mkdocs_plans.portfolio.portfolio import Portfolio

from tests.builds import build_site
from tests.examples import examples
from tests.pages.figure_links import Site, address, links_hold, rows

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"

STATES = {
    None: State.UNKNOWN,
    "Planning": State.PLANNING,
    "In Progress": State.IN_PROGRESS,
    "Blocked": State.BLOCKED,
    "On hold": State.ON_HOLD,
    "Completed": State.COMPLETED,
    "Cancelled": State.CANCELLED,
}
LEVELS = {"High": Level.HIGH, "Med": Level.MEDIUM, "Low": Level.LOW, "": None, "Data loss": None}
"""The last is no level: people also write there what is hit."""
KINDS = {
    "Technical Decisions Needed": QuestionKind.DECISION,
    "Clarifications Required": QuestionKind.CLARIFICATION,
    "Research Tasks": QuestionKind.RESEARCH,
}


@dataclass(frozen=True)
class Drawn:
    """A plan before it is written."""

    status: str | None
    phases: list[list[str]]
    """The marks of the steps of each phase."""
    risks: list[tuple[str, str, bool, bool]]
    """Impact, probability, whether mitigated, whether closed."""
    questions: Mapping[str, list[bool]]
    """Whether each question is answered, by its heading."""
    access: list[bool]
    folder: str

    @property
    def finished(self) -> bool:
        return self.status in ("Completed", "Cancelled")

    def text(self, number: int) -> str:
        """The plan as Markdown, as people write it."""
        lines = [f"# Voyage {number}", "", *([f"**Status:** {self.status}", ""] if self.status else [])]
        lines += ["## Steps", ""]
        for phase, marks in enumerate(self.phases, 1):
            lines += [f"### Phase {phase}: Leg {phase}", ""]
            lines += [f"- [{mark}] Step {phase}.{step} of {number}" for step, mark in enumerate(marks)]
            lines += [""]
        if self.access:
            lines += ["## Dependencies", "", "### Access Required", ""]
            lines += [f"- [{'x' if had else ' '}] Key {key}" for key, had in enumerate(self.access)]
        lines += ["", "## Risks", "", "| Risk | Impact | Probability | Mitigation |", "|---|---|---|---|"]
        for risk, (impact, probability, mitigated, closed) in enumerate(self.risks):
            text = f"Storm {risk} over {number}"
            text = f"~~{text}~~" if closed else text
            lines.append(f"| {text} | {impact} | {probability} | {'Wait' if mitigated else ''} |")
        lines += ["", "## Questions", ""]
        for heading, answers in self.questions.items():
            lines += [f"### {heading}", ""]
            lines += [
                f"- [{'x' if said else ' '}] Where to {q} of {number}?" for q, said in enumerate(answers)
            ]
            lines += [""]
        return "\n".join(lines)


marks = st.lists(st.sampled_from([" ", "x", "-"]), max_size=4)
level = st.sampled_from(list(LEVELS))
drawn = st.builds(
    Drawn,
    st.sampled_from(list(STATES)),
    st.lists(marks, max_size=3),
    st.lists(st.tuples(level, level, st.booleans(), st.booleans()), max_size=5),
    st.fixed_dictionaries({heading: st.lists(st.booleans(), max_size=3) for heading in KINDS}),
    st.lists(st.booleans(), max_size=2),
    st.sampled_from(["", "quay/", "quay/deep/", "042/"]),
)


def assembled(plans: list[Drawn], folder: Path) -> Assembly:
    for number, plan in enumerate(plans):
        path = folder / "plans" / plan.folder / f"{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(plan.text(number), "utf-8")
    return assemble(ResolvedConfig(folder, folder / "docs", Options()))


def adds_up(found: Portfolio) -> None:
    """The properties that hold for every portfolio."""
    entries = found.entries
    assert len({entry.plan.path for entry in entries}) == len(entries)
    assert sum(map(len, found.by_state.values())) == len(found.active) + len(found.finished) == len(entries)
    risks = [(row.entry.plan.path, row.risk.anchor) for row in found.risks]
    assert Counter(risks) == Counter((e.plan.path, risk.anchor) for e in entries for risk in e.plan.risks)
    assert len(set(risks)) == len(risks)
    in_cells = sum(map(len, found.matrix.values()))
    assert in_cells == len(found.open_risks) == sum(len(found.rated_as(band)) for band in RiskRating)
    assert len(risks) == in_cells + len(found.closed_risks) + len(found.finished_risks)
    questions = [(row.entry.plan.path, row.question.anchor) for row in found.questions]
    assert len(set(questions)) == len(questions) == sum(len(entry.plan.questions) for entry in entries)
    assert len(found.open_questions) == sum(len(found.questions_of(kind)) for kind in QuestionKind)
    assert len(questions) == sum(
        map(len, (found.open_questions, found.answered_questions, found.finished_questions))
    )
    assert found.progress.total == sum(entry.steps.total for entry in found.active)
    assert found.progress.done == sum(entry.steps.done for entry in found.active)


@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(drawn, max_size=6))
def test_every_item_is_counted_once(plans: list[Drawn]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = assembled(plans, Path(folder)).portal.portfolio
    adds_up(found)
    active = [plan for plan in plans if not plan.finished]
    assert {state: len(rows) for state, rows in found.by_state.items()} == {
        state: sum(STATES[plan.status] is state for plan in plans) for state in State
    }
    assert found.progress.done == sum(leg.count("x") for plan in active for leg in plan.phases)
    assert found.progress.open == sum(leg.count(" ") for plan in active for leg in plan.phases)
    open_risks = [risk for plan in active for risk in plan.risks if not risk[3]]
    expected = Counter((LEVELS[impact], LEVELS[probability]) for impact, probability, *_ in open_risks)
    assert {cell: len(rows) for cell, rows in found.matrix.items() if rows} == expected
    assert len(found.unmitigated) == sum(not mitigated for *_, mitigated, _ in open_risks)
    assert len(found.closed_risks) == sum(risk[3] for plan in active for risk in plan.risks)
    assert len(found.finished_risks) == sum(len(plan.risks) for plan in plans if plan.finished)
    for heading, kind in KINDS.items():
        assert len(found.questions_of(kind)) == sum(plan.questions[heading].count(False) for plan in active)
    assert len(found.answered_questions) == sum(
        said.count(True) for plan in active for said in plan.questions.values()
    )
    assert len(found.outstanding_access) == sum(plan.access.count(False) for plan in active)


def once_on_the_index(site: Site, urls: list[str]) -> None:
    shown = [
        address(here, str(row.select("th a")[0]["href"]))
        for here in site.pages
        if here == "plans/" or here.startswith("plans/page/")
        for row in rows(site.page(here))
    ]
    assert Counter(shown) == Counter(map(unquote, urls))


def once_in_the_register(site: Site, lists: list[str], items: list[str]) -> None:
    shown = []
    for url in lists:
        for page in site.whole(url):
            links = [str(row.select("th a")[0]["href"]) for row in rows(page)]
            shown += [unquote(link).partition("plans/")[2] for link in links]
    assert Counter(shown) == Counter(unquote(item).partition("plans/")[2] for item in items)


def crawl(site: Site, found: Portfolio) -> None:
    """Every item of a portfolio is listed once in its register, and every figure links to what it counts."""
    assert links_hold(site) >= 5
    once_on_the_index(site, [entry.url for entry in found.entries])
    risks = [f"{row.entry.url}#{row.risk.anchor}" for row in found.risks]
    once_in_the_register(site, ["plans/risks/", "plans/risks/closed/", "plans/risks/finished/"], risks)
    questions = [f"{row.entry.url}#{row.question.anchor}" for row in found.questions]
    once_in_the_register(
        site, ["plans/questions/", "plans/questions/answered/", "plans/questions/finished/"], questions
    )


FIELDS = {"status": "state", "attention": "needed"}
"""Filters whose names in addresses differ from those in the rows."""


def filters_hold(site: Site, found: Portfolio) -> int:
    """Check that each filter for a list finds the items of the list; return the number of lists."""
    tables: Mapping[str, list[Mapping[str, Any]]] = {
        addresses.INDEX: [
            {
                **row,
                "show": "finished" if row["state"] in ("completed", "cancelled") else "active",
                "needed": "needed" if row["attention"] else "",
            }
            for row in rows_of.plan_rows(found)
        ],
        addresses.RISKS: [dict(rows_of.risk_row(row, found)) for row in found.risks],
        addresses.QUESTIONS: [dict(rows_of.question_row(row, found)) for row in found.questions],
    }
    held = 0
    for uri, filtered in FILTERS.items():
        url = addresses.Addresses().url(uri)
        page, _, query = filtered.partition("?")
        wanted = parse_qs(query)
        if page != addresses.INDEX:
            wanted = {"state": ["open"], **wanted}
        fields = FIELDS if page == addresses.INDEX else {"state": "itemstate"}
        shown = [
            row["url"]
            for row in tables[page]
            if all(row[fields.get(name, name)] in values for name, values in wanted.items())
        ]
        pages = site.whole(url) if url in site.pages else ()
        listed = [
            str(row.select("th a")[0]["href"]).replace("../", "") for page in pages for row in rows(page)
        ]
        assert Counter(shown) == Counter(listed), uri
        held += bool(listed)
    return held


def portal_pages(assembly: Assembly) -> Site:
    return Site(
        {assembly.portal.addresses.url(page.uri): page.render() for page in generated_pages(assembly.portal)}
    )


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to shrink a portal of fifty pages takes minutes
)
@given(st.lists(drawn, min_size=1, max_size=8))
def test_every_figure_links_to_exactly_the_items_that_it_counts(plans: list[Drawn]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assembly = assembled(plans, Path(folder))
        site = portal_pages(assembly)
        crawl(site, assembly.portal.portfolio)
        filters_hold(site, assembly.portal.portfolio)


def test_figures_hold_over_many_pages(tmp_path: Path) -> None:
    busy = Drawn(
        "In Progress",
        [["x", " "]] * 2,
        [("High", "High", False, False), ("", "", True, True)],
        {heading: [True, False] for heading in KINDS},
        [False],
        "quay/",
    )
    done = Drawn(
        "Completed", [[" "]], [("Low", "Low", False, False)], {heading: [False] for heading in KINDS}, [], ""
    )
    assembly = assembled([busy, done] * 130, tmp_path)
    site = portal_pages(assembly)
    assert "plans/page/3/" in site.pages
    crawl(site, assembly.portal.portfolio)


def test_figures_hold_on_a_built_site(tmp_path: Path) -> None:
    busy = Drawn(
        "Blocked", [["x", " "]], [("High", "High", False, False)], {h: [False] for h in KINDS}, [False], ""
    )
    files = {f"plans/{number}.md": busy.text(number) for number in range(3)}
    built = build_site(tmp_path, files)
    pages = {
        path.removesuffix("index.html"): built.text(path)
        for path in built.files()
        if path.endswith("index.html")
    }
    assert links_hold(Site({path: text for path, text in pages.items() if path.startswith("plans/")})) > 20


@pytest.mark.extended
@pytest.mark.skipif(not CORPUS.is_dir(), reason="real plans are not part of the project")
def test_real_plans_are_all_there(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    for number, path in enumerate(sorted(CORPUS.rglob("*.md"))[::6]):
        target = tmp_path / "plans" / path.parent.name / f"{number}-{path.name}"
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(path.read_bytes())
    assembly = assemble(ResolvedConfig(tmp_path, tmp_path / "docs", Options()))
    assert len(assembly.portal.portfolio.entries) > 100
    adds_up(assembly.portal.portfolio)
    site = portal_pages(assembly)
    crawl(site, assembly.portal.portfolio)
    assert filters_hold(site, assembly.portal.portfolio) > 20
