"""The pages of plans as HTML: each text rendered, its links resolved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from urllib.parse import quote

from mkdocs_plans.checks.secrets import redacted
from mkdocs_plans.config.options import Options
from mkdocs_plans.markdown.fragments import FragmentNames, fragment_name, ids_in
from mkdocs_plans.markdown.front_matter import split
from mkdocs_plans.markdown.html import RenderedHtml, ResolvedLink, TocEntry, below_title, render
from mkdocs_plans.markdown.text import decode
from mkdocs_plans.pages.addresses import INDEX
from mkdocs_plans.pages.explanation import explanation_page
from mkdocs_plans.pages.plan import plan_page, problem_page
from mkdocs_plans.pages.plan_header import shown_besides_text
from mkdocs_plans.pages.search import search_html, share
from mkdocs_plans.sources.folder import UnreadableError
from mkdocs_plans.sources.plan import explain_plan, folders_above, recorded_ids

from .build import PlanSource
from .link_resolver import LinkResolver, LinkTarget


@dataclass(frozen=True, slots=True)
class RenderedPlan:
    """The result of rendering a plan's text."""

    html: str
    toc: tuple[TocEntry, ...] = ()
    anchors: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The ids that its links name, by the URI of the page, each with the link as written."""
    search: str | None = None
    """The text that search indexes instead of the HTML; `None` to index the HTML."""
    problem: str | None = None
    """Why there is not text; `None` if there is one."""
    explanation: str = ""
    """The page that explains how the plan was read; empty if there is none."""
    links: tuple[tuple[str, ResolvedLink | None], ...] = ()
    """Where each of its links leads, by destination as written."""


class PlanRenderer:
    """Renders the pages of plans."""

    def __init__(self, targets: LinkResolver, options: Options) -> None:
        self._targets = targets
        self._options = options
        self._portal = targets.assembly.portal
        self._share = share(self._portal.portfolio.entries)
        self._names = cache(self._read_names)

    def attachments(self, source: PlanSource) -> Iterator[LinkTarget]:
        """The files that a plan shows or links to, which are published for it."""
        for link in source.entry.plan.links:
            target = self._targets.find(source, link.target)
            if target and target.attachment:
                yield target

    def searched(self, source: PlanSource) -> bool:
        """Whether the search index contains the plan."""
        if self._options.search == "compact":
            return source.entry.plan.path in self._share.paths or source.entry.plan.is_introduction
        return self._options.search == "full"

    def point(self, uri: str, fragment: str) -> str:
        """The fragment, without its `#`, for a fragment that names an id of an author.

        Pages put a prefix before those ids, as code hosts do, whose script finds them all the same.

        Args:
            uri: The page that the link leads to.
            fragment: The link's fragment as written.
        """
        name = fragment_name(fragment)
        found = self._names(uri).find(name) if name else None
        return fragment if found is None or found == name else quote(found)

    def _read_names(self, uri: str) -> FragmentNames:
        """The ids in the text of a plan or of the introduction; none for other pages.

        They are computed from the text, not from its page, which another process may be rendering.
        """
        source = self._by_uri.get(uri)
        if source is None:
            return FragmentNames(())
        if source.record and (known := recorded_ids(source.record)) is not None:
            return FragmentNames(known)
        try:
            text = _text(source)
        except UnreadableError:
            return FragmentNames(())
        return FragmentNames(ids_in(render(text, marks={}, resolve=lambda dest, *_: ResolvedLink(dest)).html))

    @cached_property
    def _by_uri(self) -> dict[str, PlanSource]:
        assembly = self._targets.assembly
        introduction = {INDEX: assembly.introduction} if assembly.introduction else {}
        return introduction | {source.uri: source for source in assembly.sources}

    def page(self, source: PlanSource, edit_url: str | None) -> RenderedPlan:
        """Render the page of a plan. `edit_url` is the address of its editor."""
        try:
            raw = _raw(source)
        except UnreadableError as problem:
            html = problem_page(source.entry, self._portal, source.uri)
            return RenderedPlan(html, problem=str(problem) if source.file else None)
        text = _body(raw, source)
        links = _PlanLinkTargets(self._targets, source, self.point)
        made = plan_page(
            source.entry,
            text,
            self._portal,
            source.uri,
            resolve=links,
            edit_url=edit_url,
            image_hosts=frozenset(self._options.image_hosts),
            mermaid=self._options.mermaid,
        )
        search = None
        if self._options.search == "compact":
            search = search_html(source.entry.plan, made.rendered.toc, self._share.text)
        rendered = links.rendered(made.html, made.rendered, search)
        return replace(rendered, explanation=self._explanation(source, raw))

    def inputs(self, source: PlanSource, edit_url: str | None) -> object:
        """Return all that the page of a plan is made from, except where its links lead.

        Equal inputs and links give equal pages, so `mkdocs serve` can keep a page. `None` if it must not.
        """
        if self._portal.preview:
            return None
        try:
            raw = _raw(source)
        except UnreadableError:
            return None
        shown = shown_besides_text(source.entry, self._portal)
        return source, raw, edit_url, self._options, self._share.text, shown

    def leads_as_before(self, source: PlanSource, links: Iterable[tuple[str, ResolvedLink | None]]) -> bool:
        """Whether each link of a plan leads where it led when its page was made."""
        find = _PlanLinkTargets(self._targets, source, self.point)
        return all(find(dest) == link for dest, link in links)

    def _explanation(self, source: PlanSource, raw: bytes) -> str:
        """Return the page that explains how a plan was read."""
        entry = source.entry
        explanation = explain_plan(
            raw,
            entry.plan,
            folders_above(source.location, source.root),
            self._options.vocabulary,
            record=source.record,
            findings=entry.all_findings,
            suppressed=entry.suppressed,
        )
        return explanation_page(explanation, self._portal, source.uri)

    def introduction(self) -> RenderedPlan | None:
        """Render the README of the plans folder for the top of the index."""
        source = self._targets.assembly.introduction
        if source is None:
            return None
        try:
            text = _text(source)
        except UnreadableError as problem:
            return RenderedPlan("", problem=str(problem))
        links = _PlanLinkTargets(self._targets, source, self.point)
        rendered = render(text, marks={}, resolve=links)
        return links.rendered(below_title(rendered.html), rendered)


def _raw(source: PlanSource) -> bytes:
    """The bytes of a plan's file.

    Raises:
        UnreadableError: It may not or can no longer be read.
    """
    if source.file is None:
        raise UnreadableError("may not be read")
    return source.file.read()


def _text(source: PlanSource) -> str:
    """A plan's Markdown without its front matter, and with reported secrets redacted.

    Raises:
        UnreadableError: It may not or can no longer be read.
    """
    return _body(_raw(source), source)


def _body(raw: bytes, source: PlanSource) -> str:
    text = split(decode(raw).text).body
    return redacted(text) if any(finding.rule == "secret" for finding in source.entry.all_findings) else text


class _PlanLinkTargets:
    """Resolves the links of one plan, and records which files they need."""

    def __init__(self, targets: LinkResolver, source: PlanSource, point: Callable[[str, str], str]) -> None:
        self._targets = targets
        self._source = source
        self._here = source.uri or INDEX  # The introduction is at the top of the index.
        self._point = point
        self._anchors: dict[str, dict[str, str]] = {}
        self._found: dict[str, ResolvedLink | None] = {}

    def __call__(self, dest: str, *_: object) -> ResolvedLink | None:
        """The target of a link, from its destination; `None` if it leads nowhere."""
        if dest not in self._found:
            self._found[dest] = self._find(dest)
        return self._found[dest]

    def _find(self, dest: str) -> ResolvedLink | None:
        target = self._targets.find(self._source, dest)
        if target is None:
            return ResolvedLink(dest)
        if target.missing:
            return None
        if target.url == self._source.entry.url and not target.uri:  # The introduction links to itself.
            target = replace(target, uri=self._here, url=self._targets.url(self._here))
        if target.uri and target.fragment:
            fragment = target.fragment[1:]
            if target.uri != self._here:  # Links within the text are resolved when the whole text is known.
                fragment = self._point(target.uri, fragment)
                target = replace(target, fragment=f"#{fragment}")
            if name := fragment_name(fragment):
                self._anchors.setdefault(target.uri, {})[name] = dest
        return ResolvedLink(self._targets.href(self._here, target))

    def rendered(self, html: str, text: RenderedHtml, search: str | None = None) -> RenderedPlan:
        """The rendered page with the data of its links."""
        own = self._anchors.pop(self._here, {})
        names = FragmentNames(ids_in(text.html) if own else ())
        lost = {name: dest for name, dest in own.items() if names.find(name) is None}
        anchors = self._anchors | ({self._here: lost} if lost else {})
        return RenderedPlan(html, text.toc, anchors, search, links=tuple(self._found.items()))
