"""What `mkdocs serve` keeps between builds: plans, pages, and what the theme made of them.

A page is used again only if everything that enters it is the same. A test compares what is served with a new
build after many edits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jinja2.bccache import Bucket, BytecodeCache
from mkdocs.structure.pages import Page

from mkdocs_plans.sources.build_memory import BuildMemory
from mkdocs_plans.sources.collection import ReadMemory

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.nav import Navigation

    from .page import Content, PortalPage

_THEMES = frozenset({"material", "mkdocs", "readthedocs"})
"""Themes whose pages depend on nothing but what `_of_page` and `site_inputs` return."""
_HARMLESS = frozenset({"search", "material/search", "plans"})
"""Plugins that listen to events of pages and change neither a page nor the template of the theme."""
_PAGE_EVENTS = (
    "nav",
    "env",
    "pre_page",
    "page_read_source",
    "page_markdown",
    "page_content",
    "page_context",
    "post_page",
)


_MOST_PAGES = 3_000
"""Pages that are kept, about 200 KB each. Further pages are made in each build."""


_NOT_SHOWN = frozenset(
    {"plugins", "theme", "markdown_extensions", "exclude_docs", "draft_docs", "not_in_nav"}
)
"""Settings that no theme shows, or that are compared in another way. Their values are new in each build."""


class _ThemeTemplates(BytecodeCache):
    """The compiled templates of the theme, each with its source."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Use what was compiled from the same source."""
        if kept := self._kept.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template."""
        self._kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


@dataclass(slots=True)
class KeptPage:
    """A page of the last build."""

    inputs: object = None
    """All that its content was made from; `None` if that is not known."""
    content: Content | None = None
    output_inputs: object = None
    """All that its output was made from."""
    output: bytes = b""
    """What the theme made of it, in UTF-8; empty if that is not kept."""


@dataclass(slots=True)
class SiteMemory:
    """Everything that is kept for the next build."""

    plans: ReadMemory = field(default_factory=BuildMemory)
    pages: dict[str, KeptPage] = field(default_factory=dict)
    """The pages by destination."""
    templates: BytecodeCache = field(default_factory=_ThemeTemplates)
    """The compiled templates of the theme."""
    _site: object = None

    def page(self, name: str) -> KeptPage | None:
        """Return what is kept of a page, to be read and set; `None` if it is not kept."""
        if name not in self.pages and len(self.pages) < _MOST_PAGES:
            self.pages[name] = KeptPage()
        return self.pages.get(name)

    def keep_only(self, used: Iterable[str]) -> None:
        """Forget pages that the site does not have any more."""
        self.pages = {name: self.pages[name] for name in used if name in self.pages}

    def site(self, config: MkDocsConfig, nav: Navigation) -> object:
        """Return `site_inputs`, as the same object as long as they are equal."""
        found = site_inputs(config, nav)
        if found != self._site:
            self._site = found
            self.templates = _ThemeTemplates()
        return self._site


def site_inputs(config: MkDocsConfig, nav: Navigation) -> object:
    """Return all that the theme shows on every page; `None` if that cannot be known.

    Other themes, templates of the project, hooks, and plugins that listen to events of pages may show
    anything.
    """
    theme = config.theme
    if theme.name not in _THEMES or theme.custom_dir or config.hooks:
        return None
    for name, plugin in config.plugins.items():
        if name not in _HARMLESS and any(hasattr(plugin, f"on_{event}") for event in _PAGE_EVENTS):
            return None
    return (
        repr({name: value for name, value in config.items() if name not in _NOT_SHOWN}),
        repr(dict(theme)),
        repr([(name, dict(plugin.config)) for name, plugin in config.plugins.items()]),
        nav.homepage.url if nav.homepage else None,
        tuple(map(_of_item, nav.items)),
    )


def _of_item(item: StructureItem) -> tuple[object, ...]:
    """What the theme shows of an item of the navigation."""
    children = tuple(map(_of_item, getattr(item, "children", None) or ()))
    shown: Mapping[str, Any] = item.meta if isinstance(item, Page) else {}
    return type(item).__name__, item.title, getattr(item, "url", None), repr(shown), children


def output_inputs(site: object, page: PortalPage, content: Content) -> object:
    """Return all that the output of a page is made from."""
    return (
        site,
        content.html,
        [_of_anchor(anchor) for anchor in content.toc],
        page.title,
        page.meta,
        page.url,
        page.canonical_url,
        page.edit_url,
        page.is_homepage,
        page.file.inclusion,
        [(other.title, other.url) if other else None for other in (page.previous_page, page.next_page)],
        [(above.title, type(above).__name__) for above in page.ancestors],
    )


def _of_anchor(anchor: Any) -> tuple[object, ...]:  # noqa: ANN401 - has no type of its own
    return anchor.title, anchor.id, anchor.level, [_of_anchor(child) for child in anchor.children]
