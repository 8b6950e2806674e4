"""The example folders of the rules as test cases."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs_plans.config.options import Options
from mkdocs_plans.config.resolved import ResolvedConfig
from mkdocs_plans.model.rule import CATALOGUE, FolderExample, Lines
from mkdocs_plans.portal.build import assemble


@dataclass(frozen=True)
class Folder:
    """A rule with one of its examples."""

    rule: str
    example: FolderExample

    @property
    def lines(self) -> Mapping[str, Lines]:
        """The lines at which the rule fires, by file."""
        return self.example.lines

    def __str__(self) -> str:
        names = "+".join((*self.example.files, *self.example.links))
        return f"{self.rule}-{'fires' if self.lines else 'nearly'}-{names}"


def fired(case: Folder, place: Path) -> dict[str, tuple[int | None, ...]]:
    """The lines at which the rule of a case fires, by file."""
    shutil.rmtree(place, ignore_errors=True)
    plans = place / "plans"
    for name, text in case.example.files.items():
        path = plans / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for name, target in case.example.links.items():
        (plans / name).symlink_to(target)
    (place / "outside.md").write_text("# Outside\n", "utf-8")
    found = {
        source.entry.plan.path.removeprefix("plans/"): tuple(
            reported.line for reported in source.entry.all_findings if reported.rule == case.rule
        )
        for source in assemble(ResolvedConfig(place, place / "docs", Options())).sources
    }
    return {path: lines for path, lines in found.items() if lines}


FOLDERS = tuple(
    Folder(rule.name, example)
    for rule in CATALOGUE.values()
    for example in (*rule.fires, *rule.passes)
    if isinstance(example, FolderExample)
)
