"""Every file can be read."""

from __future__ import annotations

from mkdocs_plans.model.plan import Severity
from mkdocs_plans.model.rule import Family, FolderExample, Rule, Scope

RULE = Rule(
    name="unreadable",
    family=Family.STRUCTURE,
    severity=Severity.ERROR,
    scope=Scope.FILE,
    reason="A file that cannot be read is a plan nobody sees.",
    remedy=(
        "Name it under [`exclude`](options.md#exclude), or mend it: it is larger than 10 MB, no "
        "regular file, or has vanished."
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
