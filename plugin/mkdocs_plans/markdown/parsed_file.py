"""The text of a file, taken apart once for all who read it."""

from __future__ import annotations

from functools import cached_property

from mkdocs_plans.markdown.document import Document, parse
from mkdocs_plans.markdown.front_matter import FrontMatter, split
from mkdocs_plans.markdown.text import Text, clean, decode


class ParsedFile:
    """A file's bytes or text as text, front matter and blocks. Nothing raises, whatever is in it."""

    def __init__(self, raw: bytes | str) -> None:
        self.text: Text = decode(raw) if isinstance(raw, bytes) else clean(raw)
        self.front: FrontMatter = split(self.text.text)

    @cached_property
    def document(self) -> Document:
        """What stands behind the front matter; parsed when it is first asked for."""
        return parse(self.front.body)


def parse_file(raw: bytes | str | ParsedFile) -> ParsedFile:
    """A file's text taken apart, unless it is already."""
    return raw if isinstance(raw, ParsedFile) else ParsedFile(raw)
