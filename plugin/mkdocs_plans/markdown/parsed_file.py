"""The text of a file, parsed once for all users."""

from __future__ import annotations

from mkdocs_plans.markdown.document import Document, parse
from mkdocs_plans.markdown.front_matter import FrontMatter, split
from mkdocs_plans.markdown.text import Text, clean, decode


class ParsedFile:
    """A file as text, front matter and blocks. No content of the file makes this raise."""

    def __init__(self, raw: bytes | str) -> None:
        self.text: Text = decode(raw) if isinstance(raw, bytes) else clean(raw)
        self.front: FrontMatter = split(self.text.text)

        self._document: Document | None = None

    @property
    def document(self) -> Document:
        """The text after the front matter, parsed at the first use."""
        if self._document is None:
            self._document = parse(self.front.body)
        return self._document


def parse_file(raw: bytes | str | ParsedFile) -> ParsedFile:
    """Parse a file, unless it is parsed already."""
    return raw if isinstance(raw, ParsedFile) else ParsedFile(raw)
