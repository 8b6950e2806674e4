"""Markdown text to values: the only package that knows the parser."""
