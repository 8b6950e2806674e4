"""Work in other processes: the same results in the same order, whatever becomes of the processes."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable, Iterator, Sequence

import pytest
from mkdocs_plans.workers import Announced, parallel_map

from tests.builds import Built, Project

ITEMS = range(250)
HERE = os.getpid()
forks = pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="needs Linux and two cores"
)
Work = Callable[[Callable[[int], object], Sequence[int]], Iterator[object]]


def ahead(function: Callable[[int], object], items: Sequence[int]) -> Iterator[object]:
    """Announce all and ask for one after the other."""
    announced = Announced(function)
    for item in items:
        announced.announce(item)
    announced.begin()
    return (announced.result(item) for item in items)


both = pytest.mark.parametrize("work", [parallel_map, ahead])


def square(number: int) -> int:
    return number * number


def where(_: int) -> int:
    return os.getpid()


@both
def test_results_come_in_the_order_of_their_items(work: Work) -> None:
    assert list(work(square, ITEMS)) == [number * number for number in ITEMS]


def told(*code: str) -> str:
    """What a program prints, in a process of its own in which nothing but one thread runs."""
    command = [sys.executable, "-c", "".join(map(textwrap.dedent, code))]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=300)
    return done.stdout.strip()


@forks
def test_what_is_announced_is_made_by_other_processes() -> None:
    code = """
        import os
        from tests.test_workers import ahead

        print(os.getpid() in set(ahead(lambda _: os.getpid(), range(250))))
    """
    assert told(code) == "False"


SHARED = """
    import os, select, signal
    from mkdocs_plans.workers import parallel_map

    here = os.getpid()
    begun, tell = os.pipe()

    def wait(pipe):
        if not select.select([pipe], [], [], 60)[0]:
            os._exit(1)

    def meet():
        if os.getpid() == here:
            wait(begun)
        else:
            os.write(tell, b".")
"""
"""How processes that share work meet: this one goes on when another one has begun."""


@forks
def test_whoever_is_done_takes_what_nobody_has_begun_and_nothing_is_done_twice() -> None:
    code = """
        mine = 0
        enough, go = os.pipe()
        done, tick = os.pipe()

        def work(number):
            global mine
            os.write(tick, b".")
            meet()
            if os.getpid() != here:
                wait(enough)  # until 200 are done there
                return number
            mine += 1
            if mine == 200:
                os.write(go, b".")
            return number

        same = list(parallel_map(work, range(250))) == list(range(250))
        print(same, mine >= 200, len(os.read(done, 1000)))
    """
    assert told(SHARED, code) == "True True 250"


@forks
def test_what_a_killed_process_had_taken_is_done_again() -> None:
    code = """
        def work(number):
            meet()
            if os.getpid() != here:
                os.kill(os.getpid(), signal.SIGKILL)
            return number

        print(list(parallel_map(work, range(250))) == list(range(250)))
    """
    assert told(SHARED, code) == "True"


@forks
def test_of_several_errors_the_first_is_raised_after_what_came_before_it() -> None:
    code = """
        def work(number):
            meet()
            if number in (100, 101, 240):
                raise ValueError(number)
            return number

        found = []
        try:
            found.extend(parallel_map(work, range(250)))
        except ValueError as error:
            print(len(found), error)
    """
    assert told(SHARED, code) == "100 100"


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


@forks
def test_a_process_that_is_killed_in_the_middle_of_a_result_loses_nothing() -> None:
    code = """
import multiprocessing, os, signal, threading
from tests.test_workers import ahead

here = os.getpid()

def size(number):
    if number == 120 and os.getpid() != here:
        threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGKILL)).start()
        return bytes(10_000_000)
    return bytes(number)

results = ahead(size, range(250))
first = [len(next(results)) for _ in range(120)]
multiprocessing.active_children()[0].join(10)
print(first + [len(result) for result in results] == list(range(250)))
"""
    assert told(code) == "True"


@both
def test_whoever_stops_asking_leaves_no_process_behind(work: Work) -> None:
    results = iter(work(lambda _: bytes(1_000_000), ITEMS))  # more than waits in a pipe
    next(results)
    del results
    for process in multiprocessing.active_children():
        process.join(10)
        assert process.exitcode is not None


def test_announced_work_may_be_asked_for_in_any_order_and_twice() -> None:
    announced = Announced(square)
    for item in ITEMS:
        announced.announce(item)
    assert [announced.result(item) for item in (3, 200, 0, 3, 249)] == [9, 40000, 0, 9, 249 * 249]


def test_more_may_be_announced_when_work_has_begun() -> None:
    announced = Announced(square)
    for start in (0, 100, 200):
        for item in range(start, start + 100):
            announced.announce(item)
        announced.begin()
        assert announced.result(start // 2) == (start // 2) ** 2
    assert [announced.result(item) for item in (299, 1)] == [299 * 299, 1]


@forks
@pytest.mark.parametrize("count", [100, 5000])
def test_work_begins_before_anything_is_asked_for(count: int) -> None:
    code = f"""
import os, select
from mkdocs_plans.workers import Announced

told, tell = os.pipe()
announced = Announced(lambda number: os.write(tell, b"."))
for number in range({count}):
    announced.announce(number)
announced.begin()
print(bool(select.select([told], [], [], 30)[0]))
"""
    assert told(code) == "True"


@forks
def test_what_is_announced_later_is_made_elsewhere_even_if_all_before_was_asked_for_twice() -> None:
    code = """
import os
from mkdocs_plans.workers import Announced

announced = Announced(lambda number: os.getpid())
for number in range(100):
    announced.announce(number)
places = {announced.result(number) for number in range(100)}
assert announced.result(0) == os.getpid()
for number in range(100, 103):
    announced.announce(number)
announced.begin()
places |= {announced.result(number) for number in range(100, 103)}
print(len(places), os.getpid() in places)
"""
    assert told(code) == "2 False"


@forks
def test_of_very_many_items_few_are_under_way_at_a_time() -> None:
    code = """
import multiprocessing, os
from mkdocs_plans.workers import Announced

announced = Announced(lambda number: (number, os.getpid()))
for number in range(5000):
    announced.announce(number)
announced.begin()
most, results = 0, []
for number in range(5000):
    results.append(announced.result(number))
    most = max(most, len(multiprocessing.active_children()))
print([number for number, _ in results] == list(range(5000)), len({place for _, place in results}), most <= 3)
"""
    assert told(code) == "True 5 True"


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
