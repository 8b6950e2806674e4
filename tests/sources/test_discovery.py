"""The folders of a project that hold plans are found by name and by content."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from mkdocs_plans.sources import discovery
from mkdocs_plans.sources.discovery import Discovery, PlansCandidate, discover

PLAN = (
    "# {}\n\n**Status:** Draft\n\n## Steps\n- [x] A\n- [ ] B\n\n## Risks\n- Fog\n\n"
    "## Open questions\n- Who?\n- When?\n"
)
PAGE = "# {}\n\n## Overview\n\nHow to install.\n\n## Installation\n\n- Run it.\n"


def write(root: Path, *paths: str, text: str = PLAN) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text.format(Path(path).stem), "utf-8")


def folders(found: Discovery) -> list[str]:
    return [candidate.folder for candidate in found.candidates]


@pytest.mark.parametrize(
    "folder",
    [
        "plans", "docs/plans", "docs/exec-plans", ".agent/plans", "specs", "thoughts/shared/plans",
        ".cursor/plans", "openspec/changes", "design", "rfcs", "docs/removal-plans",
    ],
)  # fmt: skip
def test_a_folder_with_a_usual_name_is_found_by_one_plan(tmp_path: Path, folder: str) -> None:
    write(tmp_path, f"{folder}/active/one.md")
    assert folders(discover(tmp_path)) == [folder]


def test_a_candidate_has_the_figures_of_its_folder(tmp_path: Path) -> None:
    write(tmp_path, "plans/a.md", "plans/done/b.md")
    write(tmp_path, "plans/README.md", text="# Plans\n\nAll of them.\n")
    assert discover(tmp_path).candidates == (PlansCandidate("plans", 2, 4, 2, 4, named=True),)


def test_a_usual_name_without_a_plan_is_not_found(tmp_path: Path) -> None:
    write(tmp_path, "design/a.md", "design/b.md", text=PAGE)
    write(tmp_path, "plans/prices.md", text="# Prices\n\nThe plan Basic costs 3.\n")
    assert discover(tmp_path).candidates == ()


def test_a_list_of_boxes_is_a_plan_and_a_list_of_risks_is_none(tmp_path: Path) -> None:
    write(tmp_path, "plans/a.md", text="# {}\n\n- [x] A\n- [ ] B\n")
    write(tmp_path, "specs/a.md", text="# {}\n\n## Risks\n- Fog\n")
    assert folders(discover(tmp_path)) == ["plans"]


def test_any_folder_is_found_by_three_plans_among_few_others(tmp_path: Path) -> None:
    write(tmp_path, "work/a.md", "work/b.md", "other/c.md", "other/d.md")
    assert discover(tmp_path).candidates == ()
    write(tmp_path, "work/x/c.md")
    assert folders(discover(tmp_path)) == ["work"]
    write(tmp_path, *(f"work/page{number}.md" for number in range(3)), text=PAGE)
    assert discover(tmp_path).candidates == ()


def test_folders_with_a_usual_name_come_first_then_those_with_most_plans_and_samples_last(
    tmp_path: Path,
) -> None:
    write(tmp_path, *(f"work/{number}.md" for number in range(5)), "specs/a.md", "plans/a.md", "plans/b.md")
    write(tmp_path, *(f"examples/plans/{number}.md" for number in range(9)))
    assert folders(discover(tmp_path)) == ["plans", "specs", "examples/plans", "work"]


def test_the_outermost_folder_with_a_usual_name_is_taken_and_not_the_one_around_it(tmp_path: Path) -> None:
    write(tmp_path, "docs/plans/specs/a.md", "docs/plans/b.md", "docs/plans/c.md", "docs/adr/d.md")
    assert folders(discover(tmp_path)) == ["docs/plans", "docs/adr"]


@pytest.mark.parametrize(
    "folder", ["node_modules/x", ".git", "vendor/x", ".venv", "build", ".github", "templates"]
)
def test_files_of_tools_are_not_searched(tmp_path: Path, folder: str) -> None:
    write(tmp_path, f"{folder}/plans/a.md")
    found = discover(tmp_path)
    assert (found.candidates, found.files) == ((), 0)


@pytest.mark.parametrize("sign", ["env/pyvenv.cfg", "other/.git/config", "site/sitemap.xml"])
def test_environments_other_repositories_and_built_sites_are_not_searched(tmp_path: Path, sign: str) -> None:
    write(tmp_path, sign, text="x")
    write(tmp_path, f"{sign.partition('/')[0]}/plans/a.md")
    assert discover(tmp_path).files == 0


def test_links_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "outside", "plans/a.md")
    write(tmp_path, "outside.md")
    root = tmp_path / "root"
    (root / "plans").mkdir(parents=True)
    (root / "docs").symlink_to(tmp_path / "outside", target_is_directory=True)
    (root / "plans/a.md").symlink_to(tmp_path / "outside.md")
    (root / "plans/loop").symlink_to(root, target_is_directory=True)
    assert discover(root).files == 0


def test_a_search_ends_at_its_limits_and_reports_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "plans/a.md", "plans/b.md", "plans/deep/c.md")
    assert discover(tmp_path).complete
    monkeypatch.setattr(discovery, "MOST_FILES", 2)
    found = discover(tmp_path)
    assert (found.files, found.complete) == (2, False)
    monkeypatch.setattr(discovery, "MOST_FOLDERS", 1)
    assert not discover(tmp_path).complete


def test_unreadable_files_are_skipped(tmp_path: Path) -> None:
    write(tmp_path, "plans/a.md")
    os.mkfifo(tmp_path / "plans/pipe.md")
    (tmp_path / "plans/huge.md").write_bytes(b"# A\n" * 200_000)
    assert discover(tmp_path).candidates[0].plans == 1
