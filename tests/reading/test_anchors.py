"""Anchors stay where they are."""

from __future__ import annotations

from tests.reading.plans import plan


def anchors(text: str) -> list[str]:
    read = plan(f"# T\n\n{text}\n")
    checks = (*read.steps, *read.criteria, *read.testing, *read.access)
    return [
        *(check.anchor for check in checks),
        *(risk.anchor for risk in read.risks),
        *(question.anchor for question in read.questions),
        *(phase.anchor for phase in read.phases),
        *(dependency.anchor for dependency in read.dependencies),
    ]


def test_an_authored_id_is_the_anchor() -> None:
    assert anchors("## Risks\n\n- R1: It breaks\n") == ["risk-r1"]
    assert anchors("## Questions\n\n- **OQ-2** Why?\n\n### Q3: What?\n\nx\n") == [
        "question-oq-2",
        "question-q3",
    ]
    assert anchors("## Tasks\n\n- [ ] T001 [P] Make it\n") == ["step-t001"]


def test_without_an_id_the_anchor_is_made_from_the_normalised_text() -> None:
    assert anchors("- [ ] Make **it**!") == anchors("- [x] make it")
    assert anchors("- [ ] Make it") != anchors("- [ ] Make that")


def test_an_item_above_moves_no_other_anchor() -> None:
    [risk] = anchors("## Risks\n\n- It breaks\n")
    assert risk in anchors("# More\n\n## Risks\n\n- New\n- It breaks\n")


def test_duplicates_are_numbered() -> None:
    first, second, third = anchors("- [ ] a\n- [ ] a\n- [ ] a\n")
    assert (second, third) == (f"{first}-2", f"{first}-3")


def test_an_anchor_is_never_that_of_a_heading() -> None:
    assert anchors("## Risk R1\n\n## Risks\n\n- R1: It breaks\n") == ["risk-r1-2"]


def test_every_kind_has_its_prefix() -> None:
    headings = ["Success criteria", "Tests", "Access", "Risks", "Questions"]
    inventory = ["External services", "Libraries", "Tools"]
    text = "## Phase 1\n\n- [ ] a\n\n" + "".join(f"## {name}\n\n- [ ] a\n\n" for name in headings + inventory)
    kinds = ["step", "criterion", "test", "access", "risk", "question", "phase", "service", "library", "tool"]
    assert [anchor.partition("-")[0] for anchor in anchors(text)] == kinds
