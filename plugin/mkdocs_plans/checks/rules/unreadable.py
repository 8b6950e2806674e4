"""Every file can be read."""

from __future__ import annotations

from mkdocs_plans.model.plan import Severity
from mkdocs_plans.model.rule import Family, FolderExample, Rule, Scope

RULE = Rule(
    name="unreadable",
    family=Family.STRUCTURE,
    severity=Severity.ERROR,
    scope=Scope.FILE,
    reason="The plan is missing from the portal.",
    remedy=(
        "Repair the file, or list it under [`exclude`](options.md#exclude). The file is larger than "
        "10 MB, is not a regular file, or does not exist."
    ),
    applies_to_any_file=True,
    always_warns=True,
    fires=(
        FolderExample(
            {"a.md": "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n"},
            {"gone.md": (None,)},
            links={"gone.md": "nowhere.md"},
        ),
    ),
    passes=(
        FolderExample(
            {"a.md": "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n"},
            links={"leak.md": "../outside.md"},
        ),
        FolderExample(
            {"a.md": "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n"},
            links={"b.md": "a.md"},
        ),
    ),
)
