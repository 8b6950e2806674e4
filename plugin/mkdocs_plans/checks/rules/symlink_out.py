"""No symbolic link leads out of the plans folder."""

from __future__ import annotations

from mkdocs_plans.model.plan import Severity
from mkdocs_plans.model.rule import Family, FolderExample, Rule, Scope

RULE = Rule(
    name="symlink-out",
    family=Family.SAFETY,
    severity=Severity.ERROR,
    scope=Scope.FILE,
    reason="The target of the link is outside of the plans folder and must not be published.",
    remedy="Replace the link with a copy of the file. The link is not followed.",
    applies_to_any_file=True,
    always_warns=True,
    fires=(
        FolderExample(
            {"a.md": "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n"},
            {"leak.md": (None,)},
            links={"leak.md": "../outside.md"},
        ),
    ),
    passes=(
        FolderExample(
            {"a.txt": "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n"}, links={"inside.md": "a.txt"}
        ),
        FolderExample(
            {"a.md": "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n"}, links={"gone.md": "nowhere.md"}
        ),
    ),
)
