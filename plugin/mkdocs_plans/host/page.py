"""The pages of the portal as MkDocs sees them. Their text never passes through Python-Markdown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import escape
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from mkdocs_plans.markdown.fragments import fragment_name, ids_in
from mkdocs_plans.markdown.html import TocEntry
from mkdocs_plans.markdown.html_text import name_turns, theme_text

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_plans.markdown.html import ResolvedLink
    from mkdocs_plans.portal.plan_renderer import RenderedPlan


OUTPUT_TEMPLATE = "mkdocs-plans/output.html"
"""The name of the template that only prints `PortalPage.kept_output`."""
OUTPUT_TEMPLATES = {OUTPUT_TEMPLATE: "{{ page.kept_output }}"}


class PortalFile(File):
    """A file whose page also depends on other files, so that a partial build never skips it."""

    def is_modified(self) -> bool:
        """Whether to build the page: always."""
        return True


class PageAnchors(set[str]):
    """The ids of a page as MkDocs looks up fragments in them: it contains every fragment that leads to one.

    MkDocs 1.6 looks up the fragment as written, so it would warn of `#caf%C3%A9` and of `#top`.
    """

    def __contains__(self, fragment: object) -> bool:
        """Whether a link with this fragment, without its `#`, leads to an id."""
        if super().__contains__(fragment):
            return True
        name = fragment_name(str(fragment))
        return not name or super().__contains__(name)


class PortalPage(Page):
    """A page whose HTML the plugin renders.

    MkDocs renders every page before the theme's template is applied to the first one, so that the HTML of
    thousands of pages would be in memory at once. So a page is rendered when the theme needs it, unless
    another plugin has to see the content earlier. Then it is stashed as bytes, because a single emoji makes a
    `str` take four bytes for each of its characters.
    """

    def __init__(
        self,
        title: str,
        file: File,
        config: MkDocsConfig,
        make: Callable[[], Content],
        meta: dict[str, Any],
        *,
        late: bool,
        main: bool = False,
    ) -> None:
        super().__init__(theme_text(title), file, config)
        self.main = main
        """Whether it belongs into the navigation."""
        self.late = late
        """Whether it is rendered when the theme needs it."""
        self.made: Content | None = None
        """Its content while the theme needs it."""
        self.kept_output = ""
        """The output of an earlier build, if it is used again."""
        self._make = make
        self._meta = meta
        self._stashed: str | bytes = ""
        self._toc: list[AnchorLink] = []
        self._search: str | None = None

    def read_source(self, config: MkDocsConfig) -> None:
        """Return no Markdown for other plugins to rewrite: macros would run the `{{ … }}` of a plan."""
        self.markdown = ""
        self.meta = dict(self._meta)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Render the HTML now if other plugins have to see it, otherwise later."""
        self.content = "" if self.late else self._made()

    def _made(self) -> str:
        """Render the HTML, and store the anchors with which MkDocs checks links at the end."""
        made = self.made = self.made or self._make()
        self.present_anchor_ids = PageAnchors(made.ids)
        self.links_to_anchors = made.links_to_anchors
        self._toc, self._search = made.toc, made.search
        return made.html

    def prepare(self) -> Content:
        """Render the HTML before the theme needs it."""
        self.made = self._make()
        return self.made

    def use(self, output: str) -> None:
        """Use the output of an earlier build instead of the theme's template."""
        self.kept_output = output
        self.meta = {**self.meta, "template": OUTPUT_TEMPLATE}

    def stash(self, content: str) -> None:
        """Stash the content, with the changes of other plugins, until the theme needs it."""
        self._stashed = "" if self.late else content.encode("utf-8", "surrogatepass")

    def set_search_text(self) -> None:
        """Replace the content with the text for the search, unless the search indexes the whole page."""
        if self.late:
            self._stashed = self._made()
        self.toc = TableOfContents(self._toc)
        if self._search is None:
            self.restore()
        else:
            self.content = self._search

    def restore(self) -> None:
        """Restore the whole content for the theme."""
        stashed = self._stashed
        self.content = stashed if isinstance(stashed, str) else stashed.decode("utf-8", "surrogatepass")

    def release(self) -> None:
        """Release the content of a page that has been written."""
        self.content, self.toc = None, TableOfContents([])
        self._stashed, self._toc, self._search = "", [], None
        self.made, self.kept_output = None, ""


@dataclass(frozen=True, slots=True)
class Content:
    """The HTML of a page with its metadata."""

    html: str
    toc: list[AnchorLink]
    ids: frozenset[str]
    """Every id in the HTML."""
    search: str | None
    """The text that search indexes instead of the HTML; `None` to index the HTML."""
    problem: str | None
    """Why there is not text; `None` if there is one."""
    anchors: Mapping[str, Mapping[str, str]]
    """The ids that its links name, by the URI of the page, each with the link as written."""
    explanation: str = ""
    """The page that explains how a plan was read; empty if there is none."""
    links: tuple[tuple[str, ResolvedLink | None], ...] = ()
    """Where its links lead, by destination as written."""
    links_to_anchors: dict[File, dict[str, str]] | None = None
    """The anchors by the file at that URI, in the form that MkDocs checks."""


def content_of(made: RenderedPlan) -> Content:
    """The values of a page for MkDocs and its themes."""
    return Content(
        name_turns(made.html),
        [_link(entry) for entry in made.toc],
        ids_in(made.html),
        made.search and name_turns(made.search),
        made.problem,
        made.anchors,
        name_turns(made.explanation),
        made.links,
    )


def _link(entry: TocEntry) -> AnchorLink:
    link = AnchorLink(name_turns(str(escape(entry.text))), entry.id, entry.level)
    link.children = [_link(child) for child in entry.children]
    return link
