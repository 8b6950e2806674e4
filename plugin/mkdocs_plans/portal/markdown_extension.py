"""A Markdown extension for exported pages: `markdown_extensions: [mkdocs_plans.pages]`.

Python-Markdown takes long to find the end of a block of HTML. An exported page is one block, so it is kept as
it is, and its headings are those that its first line lists.
"""

from __future__ import annotations

from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markupsafe import escape

from mkdocs_plans.markdown.html_text import name_turns
from mkdocs_plans.pages.page_marker import marked_toc


class PlanPagesExtension(Extension):
    """Passes on pages that `plans export --format pages` wrote, and leaves all other pages alone."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (Python-Markdown's name)
        """Register the steps before, between and after those of Python-Markdown."""
        page = _ExportedPage(md)
        md.preprocessors.register(page, "plans_page", 1000)
        # Python-Markdown normalises white space at 30, which would change code and remove a placeholder.
        md.preprocessors.register(_Placeholder(md, page), "plans_placeholder", 29)
        # The extension `toc` sets the headings at 5.
        md.treeprocessors.register(_Headings(md, page), "plans_headings", -1000)


class _ExportedPage(Preprocessor):
    """Takes an exported page out of the text."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.html: str | None = None
        """The HTML; `None` if the page was not exported."""
        self.toc: list[dict[str, Any]] = []

    def run(self, lines: list[str]) -> list[str]:
        self.html = None
        first = next((number for number, line in enumerate(lines) if line.strip()), None)
        toc = None if first is None else marked_toc(lines[first])
        if first is None or toc is None:
            return lines
        self.html, self.toc = "\n".join(lines[first + 1 :]), toc
        return []


class _Placeholder(Preprocessor):
    """Puts a placeholder where the page was, which Python-Markdown replaces with the HTML at the end."""

    def __init__(self, md: Markdown, page: _ExportedPage) -> None:
        super().__init__(md)
        self._page = page

    def run(self, lines: list[str]) -> list[str]:
        return lines if self._page.html is None else [self.md.htmlStash.store(self._page.html)]


class _Headings(Treeprocessor):
    """Sets the headings for the table of contents."""

    def __init__(self, md: Markdown, page: _ExportedPage) -> None:
        super().__init__(md)
        self._page = page

    def run(self, root: object) -> None:  # noqa: ARG002  (Python-Markdown's signature)
        if self._page.html is not None:
            self.md.toc_tokens = [_token(entry) for entry in self._page.toc]  # type: ignore[attr-defined]


def _token(entry: dict[str, Any]) -> dict[str, Any]:
    """Return a heading in the form of the extension `toc`. Themes print its texts unescaped."""
    name = name_turns(str(escape(entry["name"])))
    return {
        "level": entry["level"],
        "id": entry["id"],
        "name": name,
        "html": name,
        "data-toc-label": "",
        "children": [_token(child) for child in entry["children"]],
    }
