"""The pages of a portal as Markdown files, for site generators that have no plugins.

A file has front matter and one block of HTML. The block contains no blank line, because CommonMark ends a
block of HTML there, and no `{{`, `{%` or `{#`, because some generators evaluate templates in pages.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from markupsafe import Markup

from mkdocs_plans.config.resolved import ResolvedConfig
from mkdocs_plans.markdown.html import TocEntry
from mkdocs_plans.markdown.html_text import name_turns, theme_text
from mkdocs_plans.pages.addresses import ASSETS_URL
from mkdocs_plans.pages.explanation import STYLES, explanation_name
from mkdocs_plans.pages.page_marker import page_marker
from mkdocs_plans.pages.portal import GeneratedPage, Portal
from mkdocs_plans.pages.search import summary
from mkdocs_plans.pages.site import generated_pages
from mkdocs_plans.pages.styles import PAGE_STYLES, styles
from mkdocs_plans.workers import parallel_map

from .build import Assembly, PlanSource
from .link_resolver import LinkResolver, blob_url, commit_urls, withheld_secret
from .plan_renderer import PlanRenderer
from .site_files import Site, site_files

_BLANK_LINES = re.compile(r"\n((?:[ \t]*\n)+)")
_TEMPLATE = re.compile(r"\{(?=[{%#])")
_BRACE = r"\\u007b"
"""`{` in JSON, for a replacement. A name is never followed by `{%`, so only text has it."""


@dataclass(frozen=True, slots=True)
class PageFiles:
    """The files of a portal, and the entries of its main pages for a navigation."""

    files: Iterator[tuple[str, bytes]]
    """Each file by its path from the folder of the site's pages."""
    navigation: tuple[tuple[str, str], ...]
    """The title and path of each main page."""
    styles: tuple[str, ...]
    scripts: tuple[str, ...]


class PageExport:
    """The pages and other files of one portal.

    Args:
        project: The configuration of the project.
        assembly: Its plans.
        others: The site's own pages and files, by location: path from the folder of the pages.
    """

    def __init__(self, project: ResolvedConfig, assembly: Assembly, others: Mapping[Path, str]) -> None:
        self._project = project
        self._assembly = assembly
        self.problems: list[str] = []
        """Why text of plans or files that they link to are not published."""
        url = assembly.portal.addresses.url
        self._targets = LinkResolver(
            assembly,
            {place: (uri, url(uri) if uri.endswith(".md") else quote(uri)) for place, uri in others.items()},
            blob_url(project.repo_url, None),
            project.options.exclude,
            holds_secret=self._holds_secret,
        )
        self._renderer = PlanRenderer(self._targets, project.options)
        self._attachments: dict[str, Path] = {}

    def files(self) -> PageFiles:
        """Return all files."""
        introduction = self._renderer.introduction()
        portal = replace(
            self._assembly.portal,
            introduction=Markup(introduction.html if introduction else ""),  # noqa: S704  (safe by construction)
            commit_urls=commit_urls(self._project.repo_url, self._assembly.portal.projects),
            site_url=self._project.url,
        )
        return PageFiles(
            self._all(portal, list(generated_pages(portal))),
            tuple((tab.title, tab.uri) for tab in portal.tabs),
            tuple(ASSETS_URL + name for name in (PAGE_STYLES, *_styles_of_overview(self._project))),
            (f"{ASSETS_URL}plans.js",),
        )

    def _all(self, portal: Portal, generated: Iterable[GeneratedPage]) -> Iterator[tuple[str, bytes]]:
        introduction = self._assembly.introduction
        for source in (*self._assembly.sources, *([introduction] if introduction else [])):
            for target in self._renderer.attachments(source):
                if target.attachment:
                    self._attachments[unquote(target.url)] = target.attachment
        for made, problem in parallel_map(self._plan, self._assembly.sources):
            self.problems += [problem] if problem else []
            yield from made
        for page in generated:
            meta = {"title": theme_text(page.title), "hide": ["toc"], "search": {"exclude": True}}
            yield page.uri, _page(page.render(), meta)
        yield from self._assets()
        site = Site(self._project.name, self._project.url, self._project.repo_url)
        yield from site_files(portal, site, self._assembly.head, self._project.options.profile)
        for uri, path in self._attachments.items():
            yield uri, path.read_bytes()

    def _plan(self, source: PlanSource) -> tuple[list[tuple[str, bytes]], str | None]:
        """Return the page of a plan and the page that explains it, and why its text is missing."""
        plan = source.entry.plan
        made = self._renderer.page(source, None)
        meta: dict[str, Any] = {
            "title": theme_text(plan.title),
            "description": theme_text(summary(plan)),
            **({"tags": list(map(theme_text, plan.tags))} if plan.tags else {}),
            **({} if self._renderer.searched(source) else {"search": {"exclude": True}}),
        }
        files = [(source.uri, _page(made.html, meta, made.toc))]
        if made.explanation:
            files.append((ASSETS_URL + explanation_name(source.uri), _encoded(name_turns(made.explanation))))
        return files, made.problem and f"{plan.path}: {made.problem}"

    def _assets(self) -> Iterator[tuple[str, bytes]]:
        folder = resources.files("mkdocs_plans") / "pages" / "assets"
        yield ASSETS_URL + PAGE_STYLES, styles().encode()
        for name in ("plans.js", STYLES, *_styles_of_overview(self._project)):
            yield ASSETS_URL + name, (folder / name).read_bytes()

    def _holds_secret(self, path: Path) -> bool:
        found = withheld_secret(path, self._assembly, self._project.options)
        if found:
            place = os.path.relpath(path, self._assembly.repository).replace(os.sep, "/")
            self.problems.append(f"{place}:{found.line} is not published: {found.message} [secret]")
        return found is not None


def _styles_of_overview(project: ResolvedConfig) -> tuple[str, ...]:
    return ("overview.css",) if project.options.projects else ()


def _page(html: str, meta: Mapping[str, Any], toc: Iterable[TocEntry] = ()) -> bytes:
    """Return a Markdown file."""
    # JSON is YAML. Its escapes keep each value on its line, and text out of the reach of templates.
    front = "".join(f"{name}: {_TEMPLATE.sub(_BRACE, json.dumps(value))}\n" for name, value in meta.items())
    return _encoded(f"---\n{front}---\n{page_marker(toc)}\n{one_block(name_turns(html))}\n")


def one_block(html: str) -> str:
    r"""Return HTML without blank lines and without the beginnings of templates; browsers show the same.

    >>> one_block("<pre>a\n\nb {{ c }}</pre>")
    '<pre>a\n&#10;b &#123;{ c }}</pre>'
    """
    html = _TEMPLATE.sub("&#123;", html.strip())
    return _BLANK_LINES.sub(lambda found: "\n" + found[1].replace("\n", "&#10;"), html)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
