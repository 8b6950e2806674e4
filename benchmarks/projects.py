"""Overviews for measurements: very many projects, each with its summary snapshot."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.plans import plans

PLANS = 1_000
"""Plans of each project."""

SHARED_EVERY = 10
"""Of ten risks of a project one is named by every other project too."""


def write_overview(root: Path, count: int, plans_each: int = PLANS) -> None:
    """Write a portal of a number of projects, with their snapshots beside it.

    The plans of all projects differ only in the texts of their risks. Reading a million plans is the work of
    the portals of the projects.
    """
    snapshots = root / "snapshots"
    snapshots.mkdir(parents=True)
    names = [f"team-{number:04}" for number in range(1, count + 1)]
    for name, snapshot in zip(names, _snapshots(root / "one", names, plans_each), strict=True):
        (snapshots / f"{name}.json").write_bytes(snapshot)
    listed = [
        {"name": name, "snapshot": f"snapshots/{name}.json", "url": f"https://{name}.example/"}
        for name in names
    ]
    (root / "projects.yml").write_text(json.dumps(listed), "utf-8")  # JSON is YAML
    settings = {
        "site_name": "Everyone",
        "site_url": "https://everyone.example/",
        "theme": {"name": "material", "font": False},
        "plugins": ["search", {"plans": {"projects": [{"list": "projects.yml"}]}}],
    }
    (root / "docs").mkdir()
    (root / "docs/index.md").write_text("# Everyone\n", "utf-8")
    (root / "mkdocs.yml").write_text(json.dumps(settings), "utf-8")


def _snapshots(folder: Path, names: list[str], plans_each: int) -> Iterator[bytes]:
    """The snapshot of each project: the same real files, with risks of its own."""
    lines = _summary(folder, plans_each).split(b"\n")
    (place,) = (number for number, line in enumerate(lines) if line.startswith(b'"summary": '))
    block = json.loads(lines[place].removeprefix(b'"summary": ').removesuffix(b","))
    for name in names:
        lines[place] = f'"summary": {json.dumps(_of(name, block))},'.encode()
        yield b"\n".join(lines)


def _summary(folder: Path, count: int) -> bytes:
    from mkdocs_plans.cli.project_plans import read_project  # noqa: PLC0415 - plain builds do not need it
    from mkdocs_plans.config.options import Profile  # noqa: PLC0415

    for path, text in plans(count):
        target = folder / "plans" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    (folder / "mkdocs.yml").write_text("site_name: One\nplugins: [plans]\n", "utf-8")
    return read_project(folder, lambda _: None).published(Profile.SUMMARY)


def _of(name: str, block: dict[str, Any]) -> dict[str, Any]:
    risks = block["names"]["risk"]
    reported = [
        risk if number % SHARED_EVERY == 0 else {**risk, "name": f"{name}: {risk['name']}"}
        for number, risk in enumerate(risks["listed"])
    ]
    top = [{**risk, "text": f"{name}: {risk['text']}"} for risk in block["top_risks"]]
    return {**block, "top_risks": top, "names": {**block["names"], "risk": {**risks, "listed": reported}}}
