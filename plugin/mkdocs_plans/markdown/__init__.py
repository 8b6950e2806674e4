"""Markdown text to values: the only room that knows the parser."""
