"""The styles of the pages: a file for each component, published as one."""

from __future__ import annotations

from importlib import resources

PAGE_STYLES = "plans.css"
"""The name of the published file."""

COMPONENTS = (
    "tokens", "base", "navigation", "title", "state", "tables", "figures", "filter", "dashboard", "index",
    "board", "registers", "changes", "flow", "charts", "plan", "inventory", "print",
)  # fmt: skip
"""In the order of the published file: a rule replaces equally specific rules of the components before."""


def styles() -> str:
    """Return the styles of all components."""
    folder = resources.files("mkdocs_plans") / "pages" / "assets" / "styles"
    return "\n".join((folder / f"{name}.css").read_text("utf-8") for name in COMPONENTS)
