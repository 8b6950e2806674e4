"""Every plan has a page address of its own."""

from __future__ import annotations

from mkdocs_plans.model.plan import Severity
from mkdocs_plans.model.rule import Family, FolderExample, Rule, Scope

RULE = Rule(
    name="address-taken",
    family=Family.STRUCTURE,
    severity=Severity.WARNING,
    scope=Scope.FILE,
    reason="Two plans have the same page address, so links to one would open the other.",
    remedy="Rename one of the files. Until then, the second one is published at another address.",
    fires=(
        FolderExample(
            {
                "crane.md": "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n",
                "crane.markdown": "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n",
            },
            {"crane.markdown": (None,)},
        ),
    ),
    passes=(
        FolderExample(
            {
                "x/crane.md": "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n",
                "crane.md": "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n",
            }
        ),
    ),
)
