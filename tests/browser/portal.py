"""A project for the browser: some 130 plans with everything a portal shows, the same in every run.

Plans differ by arithmetic on their number alone, with periods that share no factor, so that every state
meets every kind of risk, question and owner sooner or later.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any
from urllib.parse import unquote, urljoin

from tests.builds import Built, Project

COUNT = 120
"""The number of generated plans, in addition to the written ones."""

AREAS = ("billing", "identity", "search", "platform/data", "platform/web", "archive/2025", "")
DEEDS = ("Move", "Split", "Replace", "Measure", "Encrypt", "Retire", "Harden", "Batch", "Version")
THINGS = (
    *("ledger", "session store", "index", "webhook", "import job", "audit log", "cache", "gateway"),
    *("report", "backup", "invoice"),
)
STATES = ("Planning", "In Progress", "Blocked", "On Hold", "Completed", "Cancelled", "In Progress", None)
OWNERS = (
    *("ana", "bola", "chen", "dara", "emil", "farah", "goran", "hana", "ivo", "jun", "kaja", "leo", "mira"),
    *("nils", "olga", "pia", "quin", "rosa", "sven", "tara", "umut", "vera", "wim", "xenia", "yuri", "zora"),
)
"""More than a facet shows."""
TAGS = ("security", "cost", "q4", "migration", "ux")
LEVELS = ("High", "Med", "Low", "")
SERVICES = ("Payments API", "Mail relay", "Object store", "Identity provider")
LIBRARIES = ("sqlalchemy", "redis-py", "httpx", "celery", "structlog")
TOOLS = ("Terraform", "Grafana", "k6")

LONG_WORD = "Donaudampfschifffahrt" * 6
LONG_FOLDER = "a-folder-with-a-rather-long-name/" * 4
WIDE_TABLE = (
    "| " + " | ".join(f"column {n}" for n in range(14)) + " |\n" + "|---" * 14 + "|\n"
    "| " + " | ".join(f"a cell of column {n}" for n in range(14)) + " |\n"
)  # fmt: skip
LONG_CODE = f"```python\n{'long_name = ' * 30}None\n```\n"

WRITTEN = {
    "plans/README.md": "# About these plans\n\nHow we plan, and where to begin.\n",
    "plans/specs/042-group-bookings/spec.md": "# Group bookings\n\n**Status:** In Progress\n"
    "**Date:** 2026-11-02\n\n## Goal\n\nOne booking for many seats.\n\n"
    "## Open questions\n\n- How many seats at most?\n",
    "plans/specs/042-group-bookings/plan.md": "# Group bookings: design\n\n**Status:** In Progress\n\n"
    "## Risks\n\n- **High:** Two clerks sell one seat. Mitigation: lock the row.\n",
    "plans/specs/042-group-bookings/tasks.md": "# Tasks\n\n**Status:** In Progress\n\n"
    "- [x] T001 Make the table\n- [ ] T002 Sell a group\n- [ ] T003 Refund a group\n",
    "plans/specs/043-refunds/spec.md": "# Refunds\n\n**Status:** Completed\n",
    "plans/specs/043-refunds/tasks.md": "# Tasks\n\n**Status:** Completed\n\n- [x] T001 Pay it back\n",
    "plans/long-word.md": f"# {LONG_WORD}\n\n**Status:** Blocked\n**Owner:** {LONG_WORD.lower()}\n\n"
    f"## Steps\n\n- [ ] {LONG_WORD}\n\n## Risks\n\n"
    "| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|\n"
    f"| {LONG_WORD} | High | High | {LONG_WORD} |\n\n## Questions\n\n- [ ] {LONG_WORD}?\n\n"
    f"## Dependencies\n\n### Libraries/Packages\n- {LONG_WORD}: 1.0 - {LONG_WORD}\n\n"
    f"### Access Required\n- [ ] {LONG_WORD}\n",
    f"plans/{LONG_FOLDER}a-plan-far-down.md": "# Far down\n\n**Status:** Planning\n",
    "plans/wide.md": f"# A wide plan\n\n**Status:** In Progress\n\n{WIDE_TABLE}\n{LONG_CODE}\n"
    f"A path: {'src/' * 60}main.py and `{'inline_code_' * 20}`.\n\n## Steps\n\n- [ ] Make it fit\n",
    "plans/empty.md": "",
    "plans/grüße & #1.md": "# Grüße an alle\n\n**Status:** wobbly\n\n## Risks\n\nSomething may go wrong.\n",
    "plans/right-to-left.md": "# خطة الترحيل إلى الخدمة الجديدة\n\n**Status:** Planning\n\n"
    "- [ ] الخطوة الأولى\n",
    "plans/noted.md": "# A finding about every block\n\n**Date:** 2026-01-05\n**Status:** Completed\n\n"
    "See [what is gone](gone.md).\n\n## Steps\n\n- [x] Dig\n- [ ] Build <blink>fast</blink>\n\n## Risks\n\n"
    "| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|\n| Fog | High | High | Lamps |\n"
    "| Ice | Low |\n\n## Questions\n\n- [ ] Which lamps? → The blue ones, which are cheap\n- [x] Who pays?\n"
    "\n### Phase 1: [Name]\n",
    "plans/_notes.md": "# Not a plan\n",
    "plans/broken-head.md": "---\nstatus: [\n---\n\n# A broken head\n\n**Status:** Planning\n",
    "plans/dates/no-such-day.md": "# No such day\n\n**Date:** 2026-02-30\n**Status:** Planning\n",
    "plans/dates/depends-on-nothing.md": "# Waits for nobody\n\n**Status:** Blocked\n"
    "**Blocked by:** nobody.md\n",
}
RECENT = ("plans/wide.md", "plans/specs/042-group-bookings/tasks.md", "plans/right-to-left.md")
"""Written last, so that they changed within a week; made-up plans whose number 11 divides did so too."""


def path(number: int) -> str:
    """The path of a generated plan."""
    area = AREAS[number % len(AREAS)]
    return f"plans/{area}/{number:03}-plan.md" if area else f"plans/{number:03}-plan.md"


def plan(number: int) -> str:
    """The text of a made-up plan."""
    return "\n".join(_parts(number))


def _title(number: int) -> str:
    return f"{DEEDS[number % len(DEEDS)]} the {THINGS[number % len(THINGS)]} ({number})"


def _parts(n: int) -> Iterator[str]:
    state = STATES[n % len(STATES)]
    yield f"# {_title(n)}\n"
    if n % 9:
        yield f"**Date:** 2026-{n % 11 + 1:02}-{n % 27 + 1:02}"
    if state:
        yield f"**Status:** {state}"
    if n % 10:  # the low numbers own most
        yield f"**Owner:** {', '.join(dict.fromkeys((OWNERS[n % len(OWNERS)], OWNERS[n % 5])))}"
    if n % 3:
        yield f"**Tags:** {', '.join(dict.fromkeys((TAGS[n % len(TAGS)], TAGS[n // 5 % len(TAGS)])))}"
    if n % 13 == 1:
        way = "../" * (path(n).count("/") - 1) + path(n - 1).removeprefix("plans/")
        yield f"**Depends on:** [the one before]({way})"
    yield f"\n## Goal\n\nThe {THINGS[n % len(THINGS)]} serves every team, number {n}.\n"
    yield from _steps(n, state)
    yield from _risks(n)
    yield from _questions(n)
    yield from _dependencies(n)
    if n % 17 == 3:
        yield "## Success Criteria\n\nIt is good, everyone says.\n"


def _steps(n: int, state: str | None) -> Iterator[str]:
    if n % 12 == 7:
        return
    share = {"Planning": 0, "Completed": 9}.get(state or "", n % 5)
    if n % 14 == 4:  # a contradiction where the state can be contradicted
        share = 9 - share
    yield "## Steps\n"
    for phase in range(1, n % 4 + 2):
        yield f"### Phase {phase}: {DEEDS[(n + phase) % len(DEEDS)]} it\n"
        for step in range(3):
            done = (phase - 1) * 3 + step < share or share == 9
            deed = DEEDS[(n + step) % len(DEEDS)]
            yield f"- [{'x' if done else ' '}] {deed} part {phase}.{step} of plan {n}"
        yield ""


def _risks(n: int) -> Iterator[str]:
    if n % 6 == 5:
        return
    yield "## Risks & Mitigations\n\n| Risk | Impact | Probability | Mitigation Strategy |\n|---|---|---|---|"
    for k in range(n % 3 + 1):
        text = f"The {THINGS[(n + k) % len(THINGS)]} is late in plan {n}, case {k}"
        closed = (n + k) % 8 == 2
        impact, probability = LEVELS[(n + k) % 4], LEVELS[(n // 4 + k) % 4]
        mitigation = "" if (n + k) % 3 == 0 else f"Rehearse it {k + 1} times"
        yield f"| {f'~~{text}~~' if closed else text} | {impact} | {probability} | {mitigation} |"
    yield ""


def _questions(n: int) -> Iterator[str]:
    if n % 5 == 4:
        return
    yield "## Questions\n"
    heads = ("Technical Decisions Needed", "Clarifications Required", "Research Tasks")
    for k, head in enumerate(heads[: n % 4]):
        yield f"### {head}\n"
        yield f"- [ ] Which {THINGS[(n + k) % len(THINGS)]} does plan {n} keep?"
        yield f"- [x] Who asks in plan {n}, case {k}?\n  - Answer: {OWNERS[k]}\n"
    if n % 4 == 0:
        yield f"- Is plan {n} worth it?\n"


def _dependencies(n: int) -> Iterator[str]:
    if n % 2:
        return
    service, library, tool = SERVICES[n % len(SERVICES)], LIBRARIES[n % len(LIBRARIES)], TOOLS[n % len(TOOLS)]
    yield f"## Dependencies\n\n### External Services/APIs\n- {service}: what plan {n} calls - https://docs.example/"
    yield f"\n### Libraries/Packages\n- {library}: {n % 3 + 1}.0 - the new path"
    yield f"\n### Tools/Infrastructure\n- {tool}: environments - access for the team"
    yield f"\n### Access Required\n- [{'x' if n % 8 else ' '}] A key for {service}, plan {n}\n"


PALETTE = [
    {
        "media": f"(prefers-color-scheme: {name})",
        "scheme": scheme,
        "toggle": {"icon": "material/weather-night", "name": "Switch"},
    }
    for name, scheme in (("light", "default"), ("dark", "slate"))
]
THEME = {"name": "material", "font": False, "palette": PALETTE}


def write(project: Project) -> None:
    """Write the plans into a repository, in three commits."""
    made_up = {path(number): plan(number) for number in range(COUNT)}
    recent = {name: made_up.pop(name) for name in [path(number) for number in range(0, COUNT, 11)]}
    recent |= {name: WRITTEN[name] for name in RECENT}
    project.write(
        {"docs/index.md": "# Harbour\n\nThe [plans](../plans/README.md).\n", ".gitignore": "/site/\n"}
    )
    project.write(made_up)
    project.commit(date="2026-09-01T09:00:00+00:00")
    project.write({name: text for name, text in WRITTEN.items() if name not in recent})
    project.commit(date="2026-11-10T09:00:00+00:00")
    project.write(recent)
    project.commit(date="2026-11-20T09:00:00+00:00")


def build(project: Project, **settings: object) -> Built:
    """Write the plans and build the portal."""
    write(project)
    project.configure(**{"theme": THEME, **settings})
    return project.build()


@dataclass(frozen=True)
class Portal:
    """The portal that the tests look at, served."""

    built: Built
    address: str

    def __call__(self, path: str = "") -> str:
        """The address of one of its pages."""
        return self.address + path

    @cached_property
    def plans(self) -> list[dict[str, Any]]:
        """The record of each plan in the snapshot, with its filter values."""
        snapshot = self.built.json()
        since = (date.fromisoformat(snapshot["today"]) - timedelta(days=7)).isoformat()
        return [{**plan, **_filterable(plan, since)} for plan in snapshot["plans"]]

    @cached_property
    def order(self) -> list[str]:
        """The paths of all plans in the order of the index, from its static pages."""
        paths = {unquote(plan["url"]): plan["path"] for plan in self.built.json()["plans"]}
        return [paths[unquote(url)] for url in self._urls()]

    def _urls(self) -> Iterator[str]:
        number = 1
        while self.built.has(address := "plans/" if number == 1 else f"plans/page/{number}/"):
            for link in self.built.page(address).all("tbody .plans-cell-plan > a"):
                yield urljoin(f"/{address}", str(link["href"])).removeprefix("/")
            number += 1

    def register(self, name: str) -> list[dict[str, Any]]:
        """The `risks` or `questions` of all plans, each with its plan's title and position."""
        return [
            {**item, "plan": plan["title"], "state": plan["status"], "itemstate": _item_state(plan, item)}
            for plan in self.plans
            for item in plan[name]
        ]


def _filterable(plan: dict[str, Any], since: str) -> dict[str, Any]:
    counts = plan["status"] not in ("completed", "cancelled")
    open_ones = [risk for risk in plan["risks"] if counts and not risk["closed"]]
    return {
        "folder": plan["path"].removeprefix("plans/").rpartition("/")[0],
        "bands": {_band(risk["impact"], risk["probability"]) for risk in open_ones},
        "open_risks": len(open_ones),
        "highhigh": sum(_band(risk["impact"], risk["probability"]) == "red" for risk in open_ones),
        "open_questions": sum(counts and not question["answered"] for question in plan["questions"]),
        "recent": bool(plan["changed"]) and plan["changed"][:10] > since,
        "found": any(finding["severity"] != "info" for finding in plan["findings"]),
    }


def _band(impact: str | None, probability: str | None) -> str:
    if not (impact and probability):
        return "unrated"
    if "low" in (impact, probability):
        return "green"
    return "red" if impact == probability == "high" else "amber"


def _item_state(plan: dict[str, Any], item: dict[str, Any]) -> str:
    if plan["status"] in ("completed", "cancelled"):
        return "finished"
    if "closed" in item:
        return "closed" if item["closed"] else "open"
    return "answered" if item["answered"] else "open"


KINDS = {
    "index": "plans/",
    "index-page": "plans/page/2/",
    "dashboard": "plans/dashboard/",
    "risks": "plans/risks/",
    "questions": "plans/questions/",
    "decisions": "plans/decisions/",
    "board": "plans/board/",
    "inventory": "plans/inventory/",
    "changes": "plans/changes/",
    "changes-list": "plans/changes/text/",
    "flow": "plans/flow/",
    "flow-list": "plans/flow/owners/",
    "plans-list": "plans/status/blocked/",
    "risks-list": "plans/risks/high-high/",
    "questions-list": "plans/questions/decision/",
    "steps-list": "plans/dashboard/open-steps/",
    "findings-list": "plans/dashboard/findings/",
    "unread-list": "plans/dashboard/unparsed/",
    "inventory-list": "plans/inventory/libraries/",
    "plan": "plans/archive/2025/005-plan/",
    "wide-plan": "plans/wide/",
    "long-plan": "plans/long-word/",
    "far-plan": f"plans/{LONG_FOLDER}a-plan-far-down/",
    "empty-plan": "plans/empty/",
    "right-to-left-plan": "plans/right-to-left/",
    "noted-plan": "plans/noted/",
}
"""A page of every kind there is."""
