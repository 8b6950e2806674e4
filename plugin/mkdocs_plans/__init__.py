"""Execution plans in Markdown, read as data and published as a portal."""
