"""The address of the documentation, which help and reports link to."""

DOCS = "https://mkdocs-plans.example/"
"""Ends with `/`. The same address is in `pyproject.toml`."""


def rule_page(rule: str) -> str:
    """Return the address of the description of a rule."""
    return f"{DOCS}reference/rules/#{rule}"


def command_page(command: str) -> str:
    """Return the address of the reference page of a command."""
    return f"{DOCS}reference/cli/{command}/"
