"""For each rule about files and their neighbours: a folder that it is about, and one that it nearly is."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs_plans.config.options import Options
from mkdocs_plans.portal.build import assemble

_HEAD = "# {}\n\n**Date:** 2026-01-05\n**Status:** Planning\n"


@dataclass(frozen=True)
class Folder:
    """Files below `plans/`, with the lines at which a rule is to fire; none of them: it nearly does."""

    rule: str
    files: Mapping[str, str]
    lines: Mapping[str, tuple[int | None, ...]] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    """Links in the file system, by what they are called below `plans/`."""

    def __str__(self) -> str:
        names = "+".join((*self.files, *self.links))
        return f"{self.rule}-{'fires' if self.lines else 'nearly'}-{names}"


def fired(case: Folder, place: Path) -> dict[str, tuple[int | None, ...]]:
    """The lines at which the rule of a case fires, by file."""
    shutil.rmtree(place, ignore_errors=True)
    plans = place / "plans"
    for name, text in case.files.items():
        path = plans / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for name, target in case.links.items():
        (plans / name).symlink_to(target)
    (place / "outside.md").write_text("# Outside\n", "utf-8")
    found = {
        source.entry.plan.path.removeprefix("plans/"): tuple(
            told.line for told in source.entry.all_findings if told.rule == case.rule
        )
        for source in assemble(Options(), place, place / "docs").sources
    }
    return {path: lines for path, lines in found.items() if lines}


def _plan(rest: str = "", title: str = "A") -> str:
    return f"{_HEAD.format(title)}{rest}"


FOLDERS = (
    Folder("address-taken", {"crane.md": _plan(), "crane.markdown": _plan()}, {"crane.markdown": (None,)}),
    Folder("address-taken", {"x/crane.md": _plan(), "crane.md": _plan()}),
    Folder(
        "id-taken",
        {"a.md": _plan(title="ADR-0007: A"), "b.md": _plan("**Id:** adr-0007\n")},
        {"a.md": (1,), "b.md": (1,)},
    ),
    Folder("id-taken", {"a.md": _plan(title="ADR-0007: A"), "b.md": _plan(title="ADR-0070: B")}),
    Folder("id-taken", {"a.md": _plan(title="P0: A"), "b.md": _plan(title="P0: B")}),
    Folder("id-taken", {"a.md": _plan(), "b.md": _plan()}),
    Folder(
        "id-taken",
        {
            f"0{part}/{name}.md": _plan(f"**Id:** F{part}\n")
            for part in ("70", "71")
            for name in ("spec", "plan")
        },
    ),
    Folder("link-broken", {"a.md": _plan("\n[x](gone.md) [y](gone.png)\n")}, {"a.md": (6, 6)}),
    Folder("link-broken", {"a.md": _plan("\n[x](../../../outside.md)\n")}, {"a.md": (6,)}),
    Folder(
        "link-broken",
        {"a.md": _plan("\n[x](b%20c.md#x) [y](../outside.md) [z](/outside.md)\n"), "b c.md": _plan()},
    ),
    Folder("link-broken", {"a.md": _plan("\n[x](https://x.example/y.md) [y](//x.example) [z](ftp:y.md)\n")}),
    Folder("link-broken", {"a.md": _plan("\n[x](?y) [z](//[x)\n")}),
    Folder("link-broken", {"a.md": _plan("**Depends on:** [x](gone.md)\n")}),
    Folder(
        "link-broken",
        {
            "a.md": _plan("**Depends on:** [Lake](gone.md)\n\nSee [it](gone.md).\n"),
            "lake.md": _plan(title="Lake"),
        },
        {"a.md": (5,)},
    ),
    Folder("link-broken", {"a.md": _plan("**Depends on:** [Lake](gone.md#x)\n")}, {"a.md": (5,)}),
    Folder("link-broken", {"deep/README.md": "# Deep\n\n[x](gone.md)\n"}, {"deep/README.md": (3,)}),
    Folder("relation-broken", {"a.md": _plan("**Depends on:** gone.md\n")}, {"a.md": (5,)}),
    Folder("relation-broken", {"a.md": _plan("**Depends on:** b.md\n"), "b.md": _plan()}),
    Folder("relation-broken", {"a.md": _plan("**Depends on:** the vendor\n")}),
    Folder("relation-broken", {"a.md": _plan("**Depends on:** https://x.example/gone.md\n")}),
    Folder("relation-broken", {"a.md": _plan("**Depends on:** billing:plans/gone.md\n")}),
    Folder("relation-broken", {"a.md": _plan("**Depends on:** C:/plans/gone.md\n")}, {"a.md": (5,)}),
    Folder("relation-broken", {"a.md": _plan("**Related:** ../outside.md\n**Parent:** outside.md\n")}),
    Folder("relation-broken", {"a.md": _plan("\nSee [what is gone](gone.md).\n")}),
    Folder(
        "relation-cycle",
        {"a.md": _plan("**Depends on:** b.md\n"), "b.md": _plan("\n**Blocked by:** a.md\n")},
        {"a.md": (5,), "b.md": (6,)},
    ),
    Folder("relation-cycle", {"a.md": _plan("**Depends on:** a.md\n")}),
    Folder("relation-cycle", {"a.md": _plan("**Depends on:** b.md\n"), "b.md": _plan("**Blocks:** a.md\n")}),
    Folder(
        "relation-cycle",
        {
            "a.md": _plan("**Depends on:** b.md\n"),
            "b.md": _plan("**Depends on:** a.md\n").replace("Planning", "Done"),
        },
    ),
    Folder("symlink-out", {"a.md": _plan()}, {"leak.md": (None,)}, {"leak.md": "../outside.md"}),
    Folder("symlink-out", {"a.txt": _plan()}, links={"inside.md": "a.txt"}),
    Folder("symlink-out", {"a.md": _plan()}, links={"gone.md": "nowhere.md"}),
    Folder("unreadable", {"a.md": _plan()}, {"gone.md": (None,)}, {"gone.md": "nowhere.md"}),
    Folder("unreadable", {"a.md": _plan()}, links={"leak.md": "../outside.md"}),
    Folder("unreadable", {"a.md": _plan(), "b.txt": ""}, links={"b.md": "b.txt"}),
)  # fmt: skip
