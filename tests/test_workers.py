"""Work in other processes: the same results in the same order, even if processes fail."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

import pytest
from mkdocs_plans.workers import Prefetcher, gc_paused, gc_seldom, parallel_map

from tests.builds import Built, Project

ITEMS = range(250)
HERE = os.getpid()
forks = pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="needs Linux and two cores"
)
Work = Callable[[Callable[[int], object], Sequence[int]], Iterator[object]]


def prefetch(function: Callable[[int], object], items: Sequence[int]) -> Iterator[object]:
    """Request one result after the other from a prefetcher."""
    prefetcher = Prefetcher(function, items)
    prefetcher.start(int)
    try:
        for item in items:
            yield prefetcher.result(item)
    finally:
        prefetcher.close()


both = pytest.mark.parametrize("work", [parallel_map, prefetch])


def square(number: int) -> int:
    return number * number


def where(_: int) -> int:
    return os.getpid()


def printed_by(*code: str) -> str:
    """The output of a program, in a process of its own in which only one thread runs."""
    command = [sys.executable, "-W", "error", "-c", "".join(map(textwrap.dedent, code))]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=300)
    assert not done.stderr
    return done.stdout.strip()


@both
def test_results_come_in_the_order_of_their_items(work: Work) -> None:
    assert list(work(square, ITEMS)) == [number * number for number in ITEMS]


@forks
@pytest.mark.parametrize("work", ["parallel_map", "prefetch"])
def test_many_items_are_done_by_two_other_processes(work: str) -> None:
    code = f"""
        import os
        from tests.test_workers import parallel_map, prefetch

        first, *others = {work}(lambda _: os.getpid(), range(250))
        print(len(set(others)) <= 2, os.getpid() in others)
    """
    assert printed_by(code) == "True False"


@forks
def test_the_first_item_is_done_here_so_that_processes_share_what_it_loads() -> None:
    code = """
        import os
        from mkdocs_plans.workers import parallel_map

        loaded = []

        def work(number):
            loaded.append(number)
            return loaded[0]

        print(set(parallel_map(work, range(250))))
    """
    assert printed_by(code) == "{0}"


@forks
def test_a_process_that_is_done_takes_the_next_items_and_nothing_is_done_twice() -> None:
    code = """
        import os, select
        from mkdocs_plans.workers import parallel_map

        mine = 0
        enough, go = os.pipe()
        done, tick = os.pipe()

        def work(number):
            global mine
            os.write(tick, b".")
            mine += 1
            if number == 1 and not select.select([enough], [], [], 60)[0]:  # until 200 are done by the other
                os._exit(1)
            if mine == 200:
                os.write(go, b".")
            return number

        print(list(parallel_map(work, range(250))) == list(range(250)), len(os.read(done, 1000)))
    """
    assert printed_by(code) == "True 250"


@forks
def test_of_several_errors_the_first_is_raised_after_what_came_before_it() -> None:
    code = """
        from mkdocs_plans.workers import parallel_map

        def work(number):
            if number in (101, 102, 240):
                raise ValueError(number)
            return number

        found = []
        try:
            found.extend(parallel_map(work, range(250)))
        except ValueError as error:
            print(len(found), error)
    """
    assert printed_by(code) == "101 101"


@both
def test_few_items_are_done_here(work: Work) -> None:
    assert set(work(where, ITEMS[:10])) == {HERE}


@both
def test_all_is_done_here_while_another_thread_runs(work: Work) -> None:
    over = threading.Event()
    other = threading.Thread(target=over.wait)
    other.start()
    try:
        assert set(work(where, ITEMS)) == {HERE}
    finally:
        over.set()
        other.join()


@forks
def test_nothing_else_is_forked_while_a_prefetcher_runs() -> None:
    code = """
        import os
        from mkdocs_plans.workers import Prefetcher, parallel_map

        prefetcher = Prefetcher(lambda _: os.getpid(), range(250))
        prefetcher.start(int)
        meanwhile = set(parallel_map(lambda _: os.getpid(), range(250)))
        prefetcher.close()
        print(meanwhile == {os.getpid()}, set(parallel_map(lambda _: os.getpid(), range(250))) == meanwhile)
    """
    assert printed_by(code) == "True False"


@both
def test_an_error_is_raised_here(work: Work) -> None:
    def fail(number: int) -> int:
        return 1 // (200 - number)

    with pytest.raises(ZeroDivisionError):
        list(work(fail, ITEMS))


@both
def test_a_process_that_is_killed_loses_nothing(work: Work) -> None:
    def die(number: int) -> int:
        if number == 200 and os.getpid() != HERE:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    assert list(work(die, ITEMS)) == list(ITEMS)


class Deadly:
    """A result that ends the process which hands it over."""

    def __reduce__(self) -> tuple[type[int], tuple[int]]:
        os.kill(os.getpid(), signal.SIGKILL)
        return int, (0,)


@both
def test_a_process_that_is_killed_while_it_hands_over_a_result_loses_nothing(work: Work) -> None:
    results = list(work(lambda number: Deadly() if number == 200 else bytes(100_000), ITEMS))
    assert [number for number, result in enumerate(results) if isinstance(result, Deadly)] == [200]


@both
def test_results_that_cannot_be_handed_over_are_made_here(work: Work) -> None:
    assert [make() for make in work(lambda number: lambda: number, ITEMS)] == list(ITEMS)  # type: ignore[operator]


@forks
def test_processes_end_when_their_parent_is_killed() -> None:
    code = """
        import os, signal, sys, threading
        from mkdocs_plans.workers import Prefetcher

        parent, begun = os.getpid(), os.pipe()

        def work(number):
            os.write(begun[1], b".")
            threading.Event().wait()

        Prefetcher(work, range(250)).start(int)
        os.read(begun[0], 1)
        os.kill(parent, signal.SIGKILL)
    """
    command = [sys.executable, "-c", textwrap.dedent(code)]
    # This returns when all processes that have the output open have ended.
    done = subprocess.run(command, check=False, capture_output=True, timeout=60)
    assert done.returncode == -signal.SIGKILL


@both
def test_abandoned_results_leave_no_process_running(work: Work) -> None:
    results = iter(work(lambda _: bytes(1_000_000), ITEMS))
    next(results)
    del results
    assert not multiprocessing.active_children()


def test_results_may_be_requested_in_any_order_and_twice() -> None:
    prefetcher = Prefetcher(square, ITEMS)
    prefetcher.start(int)
    assert [prefetcher.result(item) for item in (3, 200, 0, 3, 249)] == [9, 40000, 0, 9, 249 * 249]
    prefetcher.close()
    assert prefetcher.result(249) == 249 * 249


@forks
def test_a_prefetcher_begins_at_once_and_makes_a_bounded_number_in_advance() -> None:
    code = """
        import os, select
        from mkdocs_plans.workers import Prefetcher

        done, tick = os.pipe()
        prefetcher = Prefetcher(lambda number: os.write(tick, b"."), range(5000))
        prefetcher.start(int)
        print(bool(select.select([done], [], [], 30)[0]))
        prefetcher.close()
        print(len(os.read(done, 5000)) <= 100)
    """
    assert printed_by(code) == "True\nTrue"


@forks
def test_of_very_many_items_few_processes_run_at_a_time_and_each_does_few() -> None:
    code = """
        import multiprocessing, os
        from collections import Counter
        from mkdocs_plans.workers import Prefetcher

        prefetcher = Prefetcher(lambda number: (number, os.getpid()), range(5000))
        prefetcher.start(int)
        most, results = 0, []
        for number in range(5000):
            results.append(prefetcher.result(number))
            most = max(most, len(multiprocessing.active_children()))
        prefetcher.close()
        pids = Counter(pid for _, pid in results)
        print([number for number, _ in results] == list(range(5000)), os.getpid() in pids)
        print(most <= 2, max(pids.values()) <= 1000)
    """
    assert printed_by(code) == "True False\nTrue True"


BACKGROUND = """
    import os, signal
    from mkdocs_plans.workers import Prefetcher

    here = os.getpid()

    def task():
        if {killed} and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return os.getpid()

    prefetcher = Prefetcher(lambda number: number, range({keys}))
    result = prefetcher.start(task)
    same = [prefetcher.result(number) for number in range({keys})] == list(range({keys}))
    print(same, result() == here)
    prefetcher.close()
"""


@forks
@pytest.mark.parametrize(
    "keys, killed, here",
    [(250, False, False), (250, True, True), (2500, False, False), (3001, False, True), (10, False, True)],
)
def test_a_background_task_is_done_by_another_process(keys: int, *, killed: bool, here: bool) -> None:
    assert printed_by(BACKGROUND.format(keys=keys, killed=killed)) == f"True {here}"


def test_the_garbage_collector_is_paused_until_the_outermost_block_ends() -> None:
    with suppress(ValueError), gc_paused():
        with gc_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
        raise ValueError
    assert gc.isenabled()


def test_the_garbage_collector_is_as_before_when_its_rounds_were_few() -> None:
    before = gc.get_threshold(), gc.get_freeze_count()
    with suppress(ValueError), gc_seldom():
        assert gc.isenabled()
        assert gc.get_threshold()[0] > before[0][0]
        raise ValueError
    assert (gc.get_threshold(), gc.get_freeze_count()) == before


@forks
def test_a_portal_is_the_same_with_one_core_as_with_many(project: Project) -> None:
    project.write({"docs/index.md": "# Harbour\n"})
    for number in range(120):
        text = f"# Plan {number}\n\n**Status:** Blocked\n\n- [ ] do [it]({number // 2:03}.md#plan-0)\n"
        project.write({f"plans/{number:03}.md": text})
    project.configure()
    many = pages(project.run())
    all_cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(all_cores)})
    try:
        one = pages(project.run())
    finally:
        os.sched_setaffinity(0, all_cores)
    assert one == many


def pages(built: Built) -> dict[str, bytes]:
    return {path: (built.folder / path).read_bytes() for path in built.files() if "sitemap" not in path}
