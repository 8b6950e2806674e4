"""The benchmark measures the same plans each time, and its targets can be missed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import serve
from benchmarks.builds import Side, Weight, build, measure_site, write_project
from benchmarks.diffs import seconds
from benchmarks.plans import plans
from benchmarks.projects import write_overview
from benchmarks.targets import MB, Measured, of_overviews, of_serving, verdicts

LIGHT = Weight(
    files=10, total=5 * MB, search=MB // 2, page=60_000, script=20_000, page_path="plans/index.html"
)


def test_plans_are_the_same_in_every_run_and_at_every_size() -> None:
    assert list(plans(30)) == list(plans(30))
    assert [path for path, _ in plans(10)] == [path for path, _ in plans(30)][:10]
    assert len({text for _, text in plans(30)}) == 30


def test_plans_are_as_large_as_real_ones_and_some_hold_code() -> None:
    texts = [text for _, text in plans(60)]
    assert all(4_000 < len(text.encode()) < 9_000 for text in texts)
    assert sum("```python" in text for text in texts) == 20


def test_diffs_are_measured_by_how_much_changed(tmp_path: Path) -> None:
    measured = seconds(tmp_path, rounds=1, count=6, changed=(0, 2, 6))
    assert list(measured) == [0, 2, 6]
    assert min(measured.values()) > 0


def test_the_time_of_a_diff_is_a_target() -> None:
    assert all(verdict.kept for verdict in verdicts({}, comparing=1.9))
    assert not all(verdict.kept for verdict in verdicts({}, comparing=2.1))


def test_plain_mkdocs_is_built_and_measured(tmp_path: Path) -> None:
    write_project(tmp_path, Side.PLAIN, 3)
    measured = build(tmp_path)
    assert measured.seconds > 0
    assert measured.memory > 20 * MB
    weight = measure_site(tmp_path)
    assert (tmp_path / "site/plans/billing-00/00002-plan/index.html").is_file()
    assert 0 < weight.search < weight.total


def test_a_failed_build_gives_the_reason(tmp_path: Path) -> None:
    write_project(tmp_path, Side.PLAIN, 1)
    (tmp_path / "docs/index.md").write_text("[nowhere](missing.md)\n")
    with pytest.raises(RuntimeError, match=r"missing\.md"):
        build(tmp_path)


@pytest.mark.parametrize(
    "ours,plain,kept",
    [(4.0, 10.0, True), (4.1, 10.0, False)],
)
def test_the_share_of_plain_mkdocs_time_is_a_target(ours: float, plain: float, *, kept: bool) -> None:
    results = {(Side.OURS, 1_000): _measured(ours), (Side.PLAIN, 1_000): _measured(plain)}
    assert all(verdict.kept for verdict in verdicts(results)) is kept


@pytest.mark.parametrize("seconds,kept", [(44.0, True), (44.5, False)])
def test_growth_is_a_target(seconds: float, *, kept: bool) -> None:
    results = {(Side.OURS, 1_000): _measured(4.0), (Side.OURS, 10_000): _measured(seconds)}
    assert all(verdict.kept for verdict in verdicts(results)) is kept


@pytest.mark.parametrize(
    "heavy",
    [
        Measured(1.0, 800 * MB, LIGHT),
        Measured(1.0, MB, Weight(10, MB, 1 * MB, 60_000, "plans/index.html", 20_000)),
        Measured(1.0, MB, Weight(10, MB, MB // 2, 100_000, "plans/index.html", 20_000)),
        Measured(1.0, MB, Weight(10, MB, MB // 2, 60_000, "plans/index.html", 30_000)),
    ],
    ids=["memory", "search", "page", "script"],
)
def test_memory_and_weights_are_targets(heavy: Measured) -> None:
    missed = [verdict for verdict in verdicts({(Side.OURS, 10_000): heavy}) if not verdict.kept]
    assert len(missed) == 1


@pytest.mark.parametrize("milliseconds,kept", [(49.9, True), (50.0, False)])
def test_filtering_is_a_target(milliseconds: float, *, kept: bool) -> None:
    results = {(Side.OURS, 10_000): Measured(1.0, MB, LIGHT, milliseconds)}
    assert all(verdict.kept for verdict in verdicts(results)) is kept


def test_serving_is_a_target() -> None:
    measured = {(Side.OURS, 100): 0.4, (Side.OURS, 1_000): 1.2, (Side.PLAIN, 1_000): 12.0}
    assert [verdict.kept for verdict in of_serving(measured)] == [True, True, False]


def test_the_time_until_an_edit_is_served_is_measured(tmp_path: Path) -> None:
    write_project(tmp_path, Side.OURS, 2)
    assert serve.seconds(tmp_path, Side.OURS, edits=1) > 0


@pytest.mark.parametrize("milliseconds,kept", [(0.99, True), (1.0, False)])
def test_reading_a_real_plan_is_a_target(milliseconds: float, *, kept: bool) -> None:
    assert all(verdict.kept for verdict in verdicts({}, milliseconds)) is kept


def test_targets_that_were_not_measured_are_neither_met_nor_missed() -> None:
    assert all(verdict.found is None and verdict.kept for verdict in verdicts({}))


def _measured(seconds: float) -> Measured:
    return Measured(seconds, 100 * MB, LIGHT)


def test_an_overview_is_built_of_counts_and_measured(tmp_path: Path) -> None:
    write_overview(tmp_path, 3, plans_each=20)
    assert build(tmp_path).seconds > 0
    said = json.loads((tmp_path / "site/plans.json").read_text("utf-8"))
    assert said["summary"]["plans"] == 60
    assert said["plans"] == []
    shared = said["summary"]["names"]["risk"]["listed"]
    assert {name["projects"] for name in shared} == {1, 3}
    assert measure_site(tmp_path).page_path.startswith("plans/")


@pytest.mark.parametrize("seconds,memory,kept", [(119, 999, True), (121, 999, False), (119, 1001, False)])
def test_an_overview_of_a_million_plans_has_targets(seconds: float, memory: int, *, kept: bool) -> None:
    found = list(of_overviews({1_000: Measured(seconds, memory * MB, LIGHT)}))
    assert all(verdict.kept for verdict in found) is kept
    assert all(verdict.found is None for verdict in of_overviews({})) is True
