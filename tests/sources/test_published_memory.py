"""A hostile snapshot with any content takes a small multiple of its limit in memory."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.portals import plans_json

LIMIT = 4_000_000
"""Bytes of the largest snapshot here; the true limits are higher, by the same factor."""
TIMES = 8
"""The maximum memory as a multiple of the limit, including the file and the result."""

READ = f"""
import os, resource, sys
from mkdocs_plans.snapshot import reader, untrusted_json

reader.LARGEST = {LIMIT}
untrusted_json.MOST_VALUES = reader.LARGEST_PART = {LIMIT} // 10
untrusted_json._FEW = {LIMIT} // 250
with open("/proc/self/statm") as file:
    now = int(file.read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (now + {TIMES * LIMIT},) * 2)
for path in sys.argv[1:]:
    if child := os.fork():
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        continue
    with open(path, "rb") as file:
        raw = file.read()
    for counted in (False, True):
        try:
            reader.read_published(raw, base="https://portal.example/", counted=counted)
        except untrusted_json.PublishedError:
            pass
        except MemoryError:
            os._exit(1)
    os._exit(0)
"""

Shape = Callable[[dict[str, Any]], str]


def _filled(snapshot: dict[str, Any], old: str, item: Callable[[int], str], around: str = "{}") -> str:
    """A snapshot of the largest size, with as many items as fit at a place."""
    text = json.dumps(snapshot, separators=(",", ":"))
    assert old in text, old
    items: list[str] = []
    size = len(text) + len(around)
    for found in map(item, count()):
        size += len(found.encode()) + 1
        if size > LIMIT - 1_000:
            break
        items.append(found)
    return text.replace(old, around.replace("{}", ",".join(items)), 1)


def _plan(snapshot: dict[str, Any], **changed: Any) -> Callable[[int], str]:
    text = json.dumps({**snapshot["plans"][0], "path": "PATH", **changed}, separators=(",", ":"))
    return lambda number: text.replace("PATH", f"plans/{number}.md")


def _plans(**changed: Any) -> Shape:
    return lambda snapshot: _filled({**snapshot, "plans": ["*"]}, '"*"', _plan(snapshot, **changed))


def _unseen() -> str:
    return "\\u0001" * (LIMIT // 10)


SHAPES: dict[str, Shape] = {
    "ordinary plans": _plans(),
    "small plans": _plans(steps={"done": 0, "total": 0}, risks=[], step_items=[], questions=[], findings=[]),
    "plans of short texts": _plans(tags=["ab"] * 1_000),
    "plans of one wide character and many others": _plans(title="😀" + "a" * (LIMIT // 12)),
    "numbers for plans": lambda s: _filled(s, '"plans":[', lambda _: "0", '"plans":[{},'),
    "texts of one plan": lambda s: _filled(s, '"tags":[]', lambda _: '"ab"', '"tags":[{}]'),
    "empty texts of one plan": lambda s: _filled(s, '"tags":[]', lambda _: '""', '"tags":[{}]'),
    "steps of one plan": lambda s: _filled(
        s, '"step_items":[', lambda _: '{"line":1,"text":"","mark":"open"}', '"step_items":[{},'
    ),
    "keys at the top": lambda s: _filled(s, '{"', lambda n: f'"{n:x}":1', '{{},"'),
    "keys of the figures": lambda s: _filled(s, '"summary":{', lambda n: f'"{n:x}":1', '"summary":{{},'),
    "keys of something unread": lambda s: _filled(s, '{"', lambda n: f'"{n:x}":1', '{"new":{{}},"'),
    "deep lists": lambda s: _filled(s, '{"', lambda _: "[" * 28 + "]" * 28, '{"new":[{}],"'),
    "fractions": lambda s: _filled(s, '"summary":{', lambda _: "1.5", '"summary":{"new":[{}],'),
    "one long number": lambda s: _filled(s, '"title_line":1', lambda _: "9" * 2_000_000, '"title_line":{}'),
    "one long text": lambda s: _filled(s, '"title":"', lambda _: "😀" + _unseen(), '"title":"{}'),
    "plans twice": lambda s: _filled(s, '{"', _plan(s), '{"plans":[{}],"'),
}  # fmt: skip


@pytest.fixture(scope="module")
def exits(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """By shape, how its reader ended: `0` well, or refused with a reason; `1` out of memory."""
    folder = tmp_path_factory.mktemp("shapes")
    snapshot = plans_json(folder / "data")
    paths: list[Path] = []
    for number, shape in enumerate(SHAPES.values()):
        paths.append(folder / f"{number}.json")
        paths[-1].write_text(shape(snapshot), "utf-8")
    run = subprocess.run([sys.executable, "-c", READ, *paths], capture_output=True, text=True, check=True)
    return dict(zip(SHAPES, run.stdout.split(), strict=True))


@pytest.mark.parametrize("shape", SHAPES)
def test_a_snapshot_takes_no_more_than_a_small_multiple_of_its_limit(
    exits: dict[str, str], shape: str
) -> None:
    assert exits[shape] == "0"
