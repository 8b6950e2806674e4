"""A repository with a history: what each commit changes is known exactly."""

from __future__ import annotations

from tests.builds import Project

_QUAY = """\
# Quay

**Status:** Planning
**Owner:** ana

## Steps

- [ ] Dig the trench
- [ ] Pour the slabs
- [ ] Set the bollards
- [ ] Paint the lines

## Risks

- Storm (Impact: High, Probability: Low) - Mitigation: wait

## Questions

- [ ] Which crane?

## Dependencies

### Access Required

- [ ] The key of the gate
"""
_PIER = "# Pier\n\n**Status:** In Progress\n**Owner:** bola\n\n- [ ] Drive the piles\n"
HOSTILE = "<img src=x onerror=alert(1)> & lamps"


def write_story(project: Project) -> None:
    """Write the repository; the day of the tests is 2026-11-22."""
    project.write({"docs/index.md": "# Home\n", "plans/quay.md": _QUAY, "plans/pier.md": _PIER})
    project.configure(repo_url="https://gitlab.example/harbour/plans")
    project.commit(date="2026-08-03T09:00:00+00:00")
    quay = _QUAY.replace("Planning", "In Progress")
    for number, day in enumerate(("2026-10-05", "2026-10-12"), 1):
        for step in ("Dig the trench", "Pour the slabs")[number - 1 : number]:
            quay = quay.replace(f"[ ] {step}", f"[x] {step}")
        project.write({"plans/quay.md": quay})
        project.commit(date=f"{day}T09:00:00+00:00")
    quay = quay.replace("[ ] Set", "[x] Set").replace("[ ] Paint", "[x] Paint")
    project.write({"plans/quay.md": quay})
    project.commit(date="2026-11-09T09:00:00+00:00")
    quay = quay.replace("- [ ] Which crane?", "- [x] Which crane? → The blue one")
    blocked = _PIER.replace("In Progress", "Blocked: waits for the vendor")
    project.write({"plans/quay.md": quay, "plans/pier.md": blocked})
    project.commit(date="2026-11-17T09:00:00+00:00")
    quay = quay.replace("- [ ] The key", "- [x] The key").replace("wait\n", "wait for spring\n")
    quay = quay.replace("## Questions", "- Rust (Impact: High, Probability: High)\n\n## Questions")
    project.write({"plans/quay.md": quay, "plans/pier.md": blocked.replace("Drive the piles", "Drive piles")})
    project.commit(date="2026-11-20T09:00:00+00:00")
    project.write({"plans/lamps.md": f"# `{HOSTILE}`\n\n**Status:** Completed\n\n- [x] Buy `<b>`\n"})
    project.git("mv", "plans/pier.md", "plans/east-pier.md")
    project.commit(date="2026-11-21T18:00:00+00:00")
