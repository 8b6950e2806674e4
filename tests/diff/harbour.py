"""Plans whose every item can be changed, one at a time."""

from __future__ import annotations

LEDGER = """\
# Move the ledger

**Date:** 2026-03-01
**Status:** In Progress
**Owner:** Ana Lima
**Due:** 2026-12-24
**Tags:** money, storage
**Depends on:** [the crane](crane.md)

Whoever reads this should know the harbour.

---

## Goal

Keep the books in one place, so that nobody copies them by hand.

## Context

### Background
They are kept in two places, and the two differ on most days.

### Constraints
- No day without books
- One disk at a time

## Technical Approach

Copy first and switch later, as the [old plan](archive/chart.md) did.

## Steps

### Phase 1: Prepare
- [x] Order the disks
- [x] Measure the load of a working day

### Phase 2: Copy
- [x] Copy the schema
- [ ] Copy the books
- [ ] Compare the sums of both places
- [-] Print the books on paper

### Phase 3: Switch
- [ ] Point the readers at the copy
- [ ] Say thank you

**Dependencies between phases:**
- Phase 3 depends on Phase 2

## Roll-out

We begin on a Sunday, when the harbour sleeps.

## Testing

- [ ] Restore a page from the backup

## Dependencies

### External Services/APIs
- Pilot API: tells the tides - https://pilot.example/docs

### Libraries/Packages
- orjson: 3.10 - writes fast

### Tools/Infrastructure
- Crane: lifts the disks - none

### Access Required
- [x] Badge of the customs house
- [ ] Key of the archive

## Risks & Mitigations

| Risk | Impact | Probability | Mitigation Strategy |
|------|--------|-------------|---------------------|
| Pages get wet | High | High | Buy a tent |
| Ink runs out before the end of the year | Low | Med | Buy more ink |
| The roof leaks | Med | Low | |
| ~~The clerk leaves~~ (closed) | Med | Med | Ask her to stay |

## Questions

### Technical Decisions Needed
- [ ] Which shelf is the dry one?

### Clarifications Required
- [x] Who reads the books? Answer: everyone on the pier
- [ ] Who owns the books?

### Research Tasks
- [ ] How long does ink last in salty air?

## Decision log

- D1: One ledger for both piers. Rationale: two differ
- Keep the old pages (2026-02-20)
- ~~Write with a quill~~

## Success Criteria

- [x] The sums of both places are equal
- [ ] Nobody opens the old ledger for a month

## Notes

The mayor's wife wants to "see" it -- soon.
"""

CRANE = """\
---
id: HB-7
status: Blocked
date: 2026-02-01
owner: Bo Chen
---
# Repair the crane

Blocked by: the tide

## Goal

Lift again.

## Tasks

- [ ] T001 Drain the basin
- [ ] T002 Weld the arm
- [x] T003 Paint the hook

## Risks

- **R1: The weld breaks.** Impact: High. Probability: Low. Mitigation: test it with sand.
- **R2: Rain delays the paint.** Impact: Low. Probability: High. Mitigation: none.

## Open questions

- Q1: Is the arm still straight?
"""

CHART = """\
# Draw the chart

Status: Completed
Date: 2025-11-20

## Steps

- [x] Sound the depths
- [x] Ink the chart
"""

PLANS = {"plans/ledger.md": LEDGER, "plans/crane.md": CRANE, "plans/archive/chart.md": CHART}
