"""Every plan has a page address of its own."""

from __future__ import annotations

from mkdocs_plans.model.plan import Severity
from mkdocs_plans.model.rule import Family, FolderExample, Rule, Scope

RULE = Rule(
    name="address-taken",
    family=Family.STRUCTURE,
    severity=Severity.WARNING,
    scope=Scope.FILE,
    reason="Two plans on one address: links to one lead to the other.",
    remedy="Rename one of the files. The second one is published at another address meanwhile.",
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
