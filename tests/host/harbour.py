"""Plans of a harbour: enough for every page of a portal to have something to show."""

from __future__ import annotations

LEDGER = """\
# Execution Plan: Move the ledger

**Date:** 2026-10-02
**Status:** In Progress
**Owner:** Ana Lima, Bo Chen
**Tags:** money, storage

## Goal

Keep the books in one place.

## Context

### Background
They are kept in two.

## Steps

### Phase 1: Copy
- [x] Order the disks
- [ ] Copy the books

### Phase 2: Switch
- [ ] Point the readers at the copy

## Dependencies

### External Services/APIs
- Pilot API: tells tides - https://pilot.example/docs

### Libraries/Packages
- orjson: 3.10 - writes fast

### Tools/Infrastructure
- Crane: lifts - none

### Access Required
- [ ] Key of the archive

## Risks & Mitigations

| Risk | Impact | Probability | Mitigation Strategy |
|------|--------|-------------|---------------------|
| Pages get wet | High | High | |
| Ink runs out | Low | Med | Buy ink |
| The roof leaks | High | | Patch it |

## Questions

### Technical Decisions Needed
- [ ] Which shelf is the dry one?

### Clarifications Required
- [x] Who reads the books? Answer: everyone
- [ ] Who owns the books?

### Research Tasks
- [ ] How long does ink last?

## Success Criteria

- [ ] Nobody opens the old ledger
"""

CRANE = """\
---
status: Blocked
owner: Bo Chen
---
# Repair the crane

Depends on: [the ledger](ledger.md)

## Goal

Lift again.

## Steps

- [ ] Order the rope

## Dependencies

### Libraries/Packages
- orjson: 3.9 - logs
"""

PIER = """\
# Paint the pier

**Date:** 2026-09-01
**Status:** Completed

## Steps

- [x] Scrape
- [ ] Paint

## Risks

- Paint drips. Mitigation: nets

## Questions

- Which blue?
"""

NOTE = """\
# Buoys

They float.
"""

PLANS = {
    "plans/ledger.md": LEDGER,
    "plans/crane.md": CRANE,
    "plans/pier.md": PIER,
    "plans/quay/buoys.md": NOTE,
}
