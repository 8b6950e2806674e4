"""Small plans for the tests of the reading."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import dedent
from typing import Any

from mkdocs_plans.model.plan import Plan
from mkdocs_plans.reading import read

TEMPLATE = """\
# Execution Plan: Move the queue to Postgres

**Date:** 2026-03-04
**Status:** In Progress

---

## Goal

One database less to run.

## Context

### Background
Redis is used for jobs alone.

### Current State
Two workers.

### Constraints
- No downtime

## Technical Approach

### Architecture/Design
A table with `SKIP LOCKED`.

### Technology Stack
- Python, Postgres

### Integration Points
The web app enqueues.

### Design Patterns
Outbox.

## Steps

### Phase 1: Schema
- [x] Write the migration
- [ ] Review it

### Phase 2: Switch
- [ ] Move the workers

**Dependencies between phases:**
- Phase 2 needs Phase 1

## Testing

Load test with ten workers.

## Dependencies

### External Services/APIs
- Stripe: Payments - https://stripe.com/docs

### Libraries/Packages
- psycopg: 3.2 - Driver

### Tools/Infrastructure
- Docker: Local database - Compose file

### Access Required
- [ ] Write access to production

## Risks & Mitigations

| Risk | Impact | Probability | Mitigation Strategy |
|------|--------|-------------|---------------------|
| Jobs run twice | High | Med | Idempotent handlers |

## Questions

### Technical Decisions Needed
- [x] One table or two?
  - Decision: One

### Clarifications Required
- [ ] Who is on call?

### Research Tasks
- [ ] Measure the lock contention

## Success Criteria

- [ ] No Redis left

## Notes

Written after the outage.
"""


def plan(text: str, path: str = "plans/x.md", folders: Sequence[str] | None = ()) -> Plan:
    """Read an indented text as a plan in a folder that states no status."""
    return read(dedent(text), path, folders=folders)


def differences(reported: Any, found: Any, place: str = "") -> list[str]:
    """The differences where the expected value is not part of what was found; lists have the same length."""
    if isinstance(reported, dict) and isinstance(found, dict):
        return [
            line for key in reported for line in differences(reported[key], found.get(key), f"{place}.{key}")
        ]
    if isinstance(reported, list) and isinstance(found, list) and len(reported) == len(found):
        pairs = enumerate(zip(reported, found, strict=True))
        return [
            line for number, (one, other) in pairs for line in differences(one, other, f"{place}[{number}]")
        ]
    return (
        []
        if reported == found and type(reported) is type(found)
        else [f"{place}: {reported!r}, but {found!r}"]
    )
