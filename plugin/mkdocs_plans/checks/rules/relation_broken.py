"""Every relation leads to a plan."""

from __future__ import annotations

from mkdocs_plans.model.plan import Severity
from mkdocs_plans.model.rule import Family, FolderExample, Rule, Scope

RULE = Rule(
    name="relation-broken",
    family=Family.STRUCTURE,
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    reason="The plan that this one refers to cannot be found.",
    remedy=(
        "Correct the path, or name the plan by its title or id. Files that exist but are not plans "
        "are not reported, and neither are plans of projects that are not part of the portal."
    ),
    fires=(
        FolderExample({"a.md": "# Night boats\n\n**Depends on:** berths.md\n"}, {"a.md": (3,)}, shown=True),
        FolderExample(
            {"a.md": "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n**Depends on:** gone.md\n"},
            {"a.md": (5,)},
        ),
        FolderExample(
            {"a.md": "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n**Depends on:** C:/plans/gone.md\n"},
            {"a.md": (5,)},
        ),
    ),
    passes=(
        FolderExample(
            {
                "a.md": "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n**Depends on:** b.md\n",
                "b.md": "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n",
            }
        ),
        FolderExample(
            {"a.md": "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n**Depends on:** the vendor\n"}
        ),
        FolderExample(
            {
                "a.md": (
                    "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n"
                    "**Depends on:** https://x.example/gone.md\n"
                )
            }
        ),
        FolderExample(
            {
                "a.md": (
                    "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n"
                    "**Depends on:** billing:plans/gone.md\n"
                )
            }
        ),
        FolderExample(
            {
                "a.md": (
                    "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n**Related:** ../outside.md\n"
                    "**Parent:** outside.md\n"
                )
            }
        ),
        FolderExample(
            {"a.md": "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n\nSee [what is gone](gone.md).\n"}
        ),
    ),
)
