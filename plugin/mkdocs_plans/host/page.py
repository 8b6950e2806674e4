"""Our pages as MkDocs sees them: pages whose text never passes through Python-Markdown."""

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
from mkdocs_plans.markdown.html_text import name_turns

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_plans.portal.plan_renderer import RenderedPlan

_TITLE = str.maketrans({"<": "‹", ">": "›", '"': "”", "&": "&amp;"})


def chrome_title(title: str) -> str:
    """A title that themes may print anywhere, unescaped as they do.

    Themes put `page.title` into text, attributes and, through Jinja's `striptags`, which undoes
    escaping, into `<title>`: no escaping holds in all three, so the few characters that could open
    or close anything are replaced by their look-alikes. Our own pages show the true title.
    """
    return name_turns(title.translate(_TITLE))


class PortalFile(File):
    """A file whose page also depends on other files: a partial build never skips it."""

    def is_modified(self) -> bool:
        """Whether to build it; always."""
        return True


class PageAnchors(set[str]):
    """The ids of a page as MkDocs looks fragments up in them: it has every fragment that arrives.

    MkDocs 1.6 looks for the fragment as written, so it would warn of `#caf%C3%A9` and of `#top`.
    """

    def __contains__(self, fragment: object) -> bool:
        """Whether a link with this fragment, without its `#`, arrives."""
        if super().__contains__(fragment):
            return True
        name = fragment_name(str(fragment))
        return not name or super().__contains__(name)


class PortalPage(Page):
    """A page whose HTML is made by us.

    Thousands of pages stand at the same time between the moment in which MkDocs has every page
    rendered and the one in which it puts them into the theme one by one. So a page is made when its
    turn comes, unless another plugin is to see its content; then it is kept as bytes until its turn.
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
    ) -> None:
        super().__init__(chrome_title(title), file, config)
        self._make = make
        self._meta = meta
        self._late = late
        self._kept: str | bytes = ""
        self._toc: list[AnchorLink] = []
        self._search: str | None = None

    def read_source(self, config: MkDocsConfig) -> None:
        """Nothing of the text goes where other plugins rewrite Markdown (macros would run `{{ … }}`)."""
        self.markdown = ""
        self.meta = dict(self._meta)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Make the HTML, so that plugins can look at it, unless none will."""
        self.content = "" if self._late else self._made()

    def _made(self) -> str:
        """The HTML; and what MkDocs checks links with, once every page is written."""
        made = self._make()
        self.present_anchor_ids = PageAnchors(made.ids)
        self.links_to_anchors = made.links_to_anchors
        self._toc, self._search = made.toc, made.search
        return made.html

    def keep(self, content: str) -> None:
        """Put the content aside, with what other plugins made of it, until the page's turn comes."""
        self._kept = "" if self._late else content.encode("utf-8", "surrogatepass")

    def offer(self) -> None:
        """It is the page's turn: show search plugins what they are to find, if that is not all of it."""
        if self._late:
            self._kept = self._made()
        self.toc = TableOfContents(self._toc)
        if self._search is None:
            self.show()
        else:
            self.content = self._search

    def show(self) -> None:
        """Show the theme all of the content."""
        kept = self._kept
        self.content = kept if isinstance(kept, str) else kept.decode("utf-8", "surrogatepass")

    def leave(self) -> None:
        """The page is written: let go of it."""
        self.content, self.toc = None, TableOfContents([])
        self._kept, self._toc, self._search = "", [], None


@dataclass(frozen=True, slots=True)
class Content:
    """The HTML of a page and what goes with it."""

    html: str
    toc: list[AnchorLink]
    ids: frozenset[str]
    """Every id in the HTML."""
    search: str | None
    """What search is given instead of the HTML; `None`: the HTML."""
    problem: str | None
    """Why there is no text."""
    anchors: Mapping[str, Mapping[str, str]]
    """The ids that its links name, by the URI of the page they name, each with the link as written."""
    links_to_anchors: dict[File, dict[str, str]] | None = None
    """The same by the file that is known at that URI, as MkDocs checks it."""


def content_of(made: RenderedPlan) -> Content:
    """What MkDocs and its themes are given of a page."""
    return Content(
        name_turns(made.html),
        [_link(entry) for entry in made.toc],
        ids_in(made.html),
        made.search and name_turns(made.search),
        made.problem,
        made.anchors,
    )


def _link(entry: TocEntry) -> AnchorLink:
    link = AnchorLink(name_turns(str(escape(entry.text))), entry.id, entry.level)
    link.children = [_link(child) for child in entry.children]
    return link
