"""Plans for measurements: generated, varied, and the same on every machine and in every run.

Each follows the usual template: about 6 KB of text with phases and steps, three risks,
five questions, dependencies, links to other plans and, in every third plan, a block of code.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

AREAS = ("billing", "search", "identity", "platform", "mobile", "data", "support", "storefront")
THINGS = (
    *("ledger", "session store", "index", "webhook", "import job", "invoice", "audit log", "rate limiter"),
    *(
        "profile page",
        "feature flag",
        "message queue",
        "backup",
        "cache",
        "report",
        "notification",
        "gateway",
    ),
)
DEEDS = ("Move", "Split", "Replace", "Measure", "Document", "Encrypt", "Retire", "Harden", "Batch", "Version")
ENDS = (
    *("without downtime", "behind a flag", "for every tenant", "before the audit", "in two regions"),
    *("with a rollback", "for large accounts", "under load"),
)
PEOPLE = ("ana", "bola", "chen", "dara", "emil", "farah", "goran", "hana")
STATES = ("Planning", "In Progress", "In Progress", "In Progress", "Blocked", "Completed", "Completed")
LEVELS = ("High", "Med", "Low", "Low")
LIBRARIES = ("sqlalchemy", "redis-py", "pydantic", "httpx", "celery", "structlog", "attrs", "orjson")
SERVICES = ("Payments API", "Mail relay", "Object store", "Identity provider", "Metrics", "Feature flags")
TOOLS = ("Terraform", "Grafana", "Docker", "pgbouncer", "k6")
CODE = """```python
def migrate(batch: Sequence[Row], *, dry_run: bool = True) -> int:
    moved = 0
    for row in batch:
        if row.version < TARGET:
            moved += 1
            dry_run or store.put(row.key, upgrade(row))
    return moved
```
"""


def plans(count: int) -> Iterator[tuple[str, str]]:
    """The path and the text of each plan; the first n do not depend on the count."""
    return ((path(number), text(number, count)) for number in range(count))


def path(number: int) -> str:
    """The path of a plan: each folder has 50 plans."""
    return f"{AREAS[number // 50 % len(AREAS)]}-{number // 400:02}/{number:05}-plan.md"


def text(number: int, count: int) -> str:
    """The text of a plan that may link to the others of `count`."""
    chance = random.Random(number)
    state = chance.choice(STATES)
    thing = chance.choice(THINGS)
    title = f"{chance.choice(DEEDS)} the {thing} {chance.choice(ENDS)} ({number})"
    written = date(2026, 1, 1) + timedelta(days=chance.randrange(320))
    head = f"# {title}\n\n**Date:** {written}\n**Status:** {state}\n**Owner:** {chance.choice(PEOPLE)}\n"
    parts = (
        head,
        _intent(chance, thing),
        _approach(chance, number, count),
        _steps(chance, done={"Planning": 0.0, "Completed": 1.0}.get(state, 0.5)),
        f"## Testing\n\n{_items(chance, 3)}",
        _dependencies(chance),
        _risks(chance),
        _questions(chance, answered=1.0 if state == "Completed" else 0.4),
        f"## Success Criteria\n\n{_boxes(chance, 4, 0.3)}",
        f"## Notes\n\n{_prose(chance, 3)}",
    )
    return "\n---\n\n".join(part.rstrip("\n") + "\n" for part in parts)


def _sentence(chance: random.Random) -> str:
    deed, thing, end = chance.choice(DEEDS), chance.choice(THINGS), chance.choice(ENDS)
    other = chance.choice(THINGS)
    return f"{deed} the {thing} of `{chance.choice(AREAS)}` {end}, so that the {other} stays **readable**"


def _prose(chance: random.Random, sentences: int) -> str:
    return " ".join(f"{_sentence(chance)}." for _ in range(sentences)) + "\n"


def _items(chance: random.Random, count: int) -> str:
    return "".join(f"- {_sentence(chance)}\n" for _ in range(count))


def _boxes(chance: random.Random, count: int, done: float) -> str:
    return "".join(
        f"- [{'x' if chance.random() < done else ' '}] {_sentence(chance)}\n" for _ in range(count)
    )


def _intent(chance: random.Random, thing: str) -> str:
    goal = f"## Goal\n\nThe {thing} serves every team. {_prose(chance, 2)}"
    background = f"### Background\n{_prose(chance, 3)}\n### Current State\n{_prose(chance, 2)}"
    return f"{goal}\n---\n\n## Context\n\n{background}\n### Constraints\n{_items(chance, 3)}"


def _approach(chance: random.Random, number: int, count: int) -> str:
    other, before = path(chance.randrange(count)), path(number // 2)
    links = f"Builds on [an earlier plan](../{before}), see also [another](../{other}#goal).\n"
    code = f"\n{CODE}" if number % 3 == 0 else ""
    return (
        f"## Technical Approach\n\n### Architecture/Design\n{_prose(chance, 2)}\n{links}{code}\n"
        f"### Technology Stack\n{_items(chance, 2)}\n### Integration Points\n{_prose(chance, 1)}"
    )


def _steps(chance: random.Random, done: float) -> str:
    phases = (
        f"### Phase {number}: {chance.choice(DEEDS)} the {chance.choice(THINGS)}\n{_boxes(chance, 4, done)}\n"
        for number in range(1, 4)
    )
    return f"## Steps\n\n{''.join(phases)}**Dependencies between phases:**\n- Phase 2 needs Phase 1\n"


def _dependencies(chance: random.Random) -> str:
    service, library, tool = chance.choice(SERVICES), chance.choice(LIBRARIES), chance.choice(TOOLS)
    page, wanted = service.split()[0].lower(), f"{chance.randrange(1, 9)}.{chance.randrange(20)}"
    return (
        "## Dependencies\n\n### External Services/APIs\n"
        f"- {service}: used by the {chance.choice(THINGS)} - https://docs.example.com/{page}\n\n"
        f"### Libraries/Packages\n- {library}: {wanted} - the new path\n\n"
        f"### Tools/Infrastructure\n- {tool}: environments - access for the team\n\n"
        f"### Access Required\n{_boxes(chance, 2, 0.5)}"
    )


def _risks(chance: random.Random) -> str:
    rows = "".join(
        f"| {_sentence(chance)} | {chance.choice(LEVELS)} | {chance.choice(LEVELS)} | "
        f"{_sentence(chance) if chance.random() < 0.8 else ''} |\n"
        for _ in range(3)
    )
    head = (
        "| Risk | Impact | Probability | Mitigation Strategy |\n|------|--------|-------------|----------|\n"
    )
    return f"## Risks & Mitigations\n\n{head}{rows}"


def _questions(chance: random.Random, answered: float) -> str:
    return (
        f"## Questions\n\n### Technical Decisions Needed\n{_boxes(chance, 2, answered)}\n"
        f"### Clarifications Required\n{_boxes(chance, 2, answered)}\n"
        f"### Research Tasks\n{_boxes(chance, 1, answered)}"
    )
