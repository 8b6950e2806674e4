"""The example portal has a history: its last commit has the plans of `examples/`."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tools import demo


def printed(repository: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], cwd=repository, check=True, capture_output=True, text=True
    ).stdout


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("demo")
    demo.build(target)
    return target


def test_the_last_commit_has_the_plans_of_the_examples(repository: Path) -> None:
    plans = demo.EXAMPLES / "plans"
    expected = {path.relative_to(plans): path.read_text("utf-8") for path in plans.rglob("*.md")}
    built = repository / "plans"
    assert {path.relative_to(built): path.read_text("utf-8") for path in built.rglob("*.md")} == expected
    assert printed(repository, "status", "--porcelain") == ""


def test_the_first_commit_has_one_plan_with_open_steps(repository: Path) -> None:
    first = printed(repository, "rev-list", "--max-parents=0", "HEAD").strip()
    assert printed(repository, "ls-tree", "--name-only", first, "plans/").split() == [
        "plans/retire-the-kiosks.md"
    ]
    assert "- [ ] Take the kiosks down" in printed(repository, "show", f"{first}:plans/retire-the-kiosks.md")


def test_the_same_examples_give_the_same_commits(repository: Path, tmp_path: Path) -> None:
    demo.build(tmp_path)
    assert printed(tmp_path, "rev-parse", "HEAD") == printed(repository, "rev-parse", "HEAD")


@pytest.mark.parametrize(
    "commit, problem",
    [
        ("{crew.md: {ticks: [Draw]}}", "no commit adds crew.md"),
        ("{crew.md: {ticks: [Sail]}}", "2026-01-05, crew.md: 0 lines contain 'Sail', not one"),
        ("{crew.md: {changes: [{from: a, to: Sail}]}}", "crew.md: 'Sail' occurs 0 times, not once"),
        ("{boat.md: new}", "2026-01-05, boat.md: there is no such plan"),
    ],
)
def test_a_commit_that_does_not_fit_is_named(tmp_path: Path, commit: str, problem: str) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "crew.md").write_text("# Crew\n\n- [x] Draw\n", "utf-8")
    history = tmp_path / "history.yml"
    history.write_text(f"- {{day: 2026-01-05, message: Draw, plans: {commit}}}\n", "utf-8")
    with pytest.raises(demo.HistoryError) as caught:
        demo.read_history(history, tmp_path / "plans")
    assert problem in str(caught.value)
