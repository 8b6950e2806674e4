"""Markdown text to values. No other package knows the parser."""
