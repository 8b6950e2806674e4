"""The register of decisions: answers to questions, and the decisions that plans record."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builds import Built, Project

LEDGER = """\
# Move bookings to the ledger

**Status:** In progress

## Decision log

| Date | Decision | Rationale |
|---|---|---|
| 2026-09-01 | Use one ledger | Two would differ |
| 2026-11-12 | ~~Keep the old tables~~ | They were slow |

## Questions

- [{mark}] Which quay is first?{answer}
- [x] Is it ticked without an answer?
"""
HARBOUR = "# Harbour\n\n**Status:** Completed\n\n## Key decisions\n\n- Lamps are blue\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    made = Project(tmp_path_factory.mktemp("decisions"))
    made.write(
        {
            "plans/ledger.md": LEDGER.format(mark=" ", answer=""),
            "docs/index.md": "# Harbour\n",
        }
    )
    made.configure()
    made.write({"plans/harbour.md": HARBOUR})
    made.commit(date="2026-08-10T09:00:00+00:00")
    made.write({"plans/harbour.md": f"{HARBOUR}\nNothing else.\n"})
    made.commit(date="2026-10-10T09:00:00+00:00")
    made.write({"plans/ledger.md": LEDGER.format(mark="x", answer="\n  - Answer: the north quay")})
    made.commit(date="2026-11-04T09:00:00+00:00")
    return made


@pytest.fixture(scope="module")
def built(project: Project) -> Built:
    return project.build()


def test_answers_and_recorded_decisions_are_listed_newest_first(built: Built) -> None:
    page = built.page("plans/decisions/")
    cells = [
        [" ".join(cell.get_text(" ").split()) for cell in row.find_all(["td", "th"])]
        for row in page.all("tbody tr")
    ]
    assert [(" ".join(row[0].split()[:2]), row[1], row[2]) for row in cells] == [
        ("12 Nov", "Keep the old tables not in force They were slow", "Move bookings to the ledger"),
        ("4 Nov", "Which quay is first? the north quay", "Move bookings to the ledger"),
        ("1 Sep", "Use one ledger Two would differ", "Move bookings to the ledger"),
        ("10 Aug", "Lamps are blue", "Harbour"),
    ]
    assert [row[3] for row in cells] == [
        "List of decisions",
        "Answer to a question",
        "List of decisions",
        "List of decisions",
    ]
    assert page.one("[data-total]")["data-total"] == "4"


def test_an_answer_has_its_commit_and_links_to_its_question(built: Built, project: Project) -> None:
    page = built.page("plans/decisions/")
    (row,) = [row for row in page.all("tbody tr") if "Which quay" in row.get_text()]
    (commit,) = row.select("code")
    assert commit.get_text() == project.git("rev-parse", "--short=7", "HEAD")
    address = str(row.select("th a")[0]["href"]).partition("#")
    assert address[0] == "../../plans/ledger/"
    assert built.page("plans/ledger/").all(f"#{address[2]}")


def test_every_link_of_the_register_leads_to_its_item(built: Built) -> None:
    for link in built.page("plans/decisions/").all("tbody th a"):
        path, _, anchor = str(link["href"]).removeprefix("../../").partition("#")
        assert built.page(path).all(f"[id='{anchor}']"), link


def test_the_navigation_has_decisions_only_if_there_are_any(built: Built, tmp_path: Path) -> None:
    assert "Decisions" in built.page("plans/").texts(".plans-strip a")
    made = Project(tmp_path)
    made.write({"plans/idea.md": "# Only an idea\n", "docs/index.md": "# Harbour\n"})
    made.configure()
    plain = made.build()
    assert "Decisions" not in plain.page("plans/").texts(".plans-strip a")
    assert plain.page("plans/decisions/").words(".plans-empty").startswith("No decisions.")


def test_a_file_for_the_folder_of_decisions_does_not_take_the_address_of_the_register(tmp_path: Path) -> None:
    made = Project(tmp_path)
    made.write(
        {
            "plans/decisions/README.md": HARBOUR,
            "plans/decisions/a.md": HARBOUR,
            "docs/index.md": "# Harbour\n",
        }
    )
    made.configure()
    built = made.build()
    assert built.page("plans/decisions/").words("h1").startswith("Decisions")
    assert built.has("plans/decisions-2/") or "README" in built.page("plans/").words()
