"""One build: the portal's pages as MkDocs files, and the other files that it publishes."""

from __future__ import annotations

import glob
import json
import os
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from jinja2 import ChoiceLoader, DictLoader
from markupsafe import Markup
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import write_file

from mkdocs_plans.config.options import Options
from mkdocs_plans.config.resolved import ResolvedConfig
from mkdocs_plans.markdown.html_text import theme_text
from mkdocs_plans.model.plan import Finding
from mkdocs_plans.model.rule import CATALOGUE
from mkdocs_plans.overview.project_status import Remembered
from mkdocs_plans.pages.addresses import (
    ASSETS_URL,
    CHANGES,
    INDEX,
    NAVIGATION,
    first_page,
    paged,
    plan_uri,
    reserved,
)
from mkdocs_plans.pages.explanation import STYLES, explanation_name
from mkdocs_plans.pages.feeds import feed_links
from mkdocs_plans.pages.portal import GeneratedPage
from mkdocs_plans.pages.search import summary
from mkdocs_plans.pages.site import generated_pages
from mkdocs_plans.pages.styles import PAGE_STYLES, styles
from mkdocs_plans.portal.build import Assembly, PlanSource, assemble, why_no_plan
from mkdocs_plans.portal.link_resolver import LinkResolver, LinkTarget, blob_url, commit_urls, withheld_secret
from mkdocs_plans.portal.plan_renderer import PlanRenderer, RenderedPlan
from mkdocs_plans.portal.site_files import Site, site_files
from mkdocs_plans.sources.folder import resolved
from mkdocs_plans.workers import Prefetcher

from .docs import copies_of_plans, docs_of, is_folder_link
from .languages import Language, translations
from .links import without_folder_links
from .log import log
from .page import OUTPUT_TEMPLATES, Content, PortalFile, PortalPage, content_of
from .preview import PreviewRequest, previewed
from .site_memory import SiteMemory, output_inputs

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

_PACKAGE = resources.files("mkdocs_plans")


_OTHER_THEMES = ("mkdocs", "readthedocs")
"""The themes of MkDocs itself, whose styles affect the portal's pages."""
_REM = re.compile(r"(\d*\.?\d+)rem\b")
_LARGER = 1.25


def assets(options: Options, theme: str | None, *, preview: bool) -> tuple[str, ...]:
    """The names of the styles and scripts."""
    more = [*(["overview.css"] if options.projects else []), *(["preview.css"] if preview else [])]
    return (PAGE_STYLES, "plans.js", *more, *(["themes.css"] if theme in _OTHER_THEMES else []))


def _asset(config: MkDocsConfig, name: str) -> File:
    """A style or script, in the units of the theme.

    The styles are written for Material, where 1rem is 20 pixels. In the themes of MkDocs it is 16.
    """
    path = _PACKAGE / "pages" / "assets" / name
    scaled = config.theme.name in _OTHER_THEMES and name.endswith(".css")
    if not scaled and name != PAGE_STYLES:
        return File.generated(config, ASSETS_URL + name, abs_src_path=str(path))
    text = styles() if name == PAGE_STYLES else path.read_text("utf-8")
    if scaled:
        text = _REM.sub(lambda found: f"{float(found[1]) * _LARGER:g}rem", text)
    return File.generated(config, ASSETS_URL + name, content=text)


def places(config: MkDocsConfig) -> tuple[Path, Path]:
    """The folder of the configuration file, to which options are relative, and the folder of ordinary pages.

    Links in the latter are kept, because its path in the repository counts. It is correct only before other
    plugins see the configuration: see `docs`.
    """
    if not config.config_file_path:
        return Path.cwd(), Path(config.docs_dir).resolve()
    file = Path(config.config_file_path)
    directory = file.resolve().parent
    return directory, directory / os.path.relpath(config.docs_dir, file.parent)


_SHARED_FROM = 50
"""With this many plans, a page is rendered before other processes are forked: they share what it loads."""
_LOGGED_EVERY = 2_000
"""The number of former versions of plans between two messages about them."""


class _HistoryProgress:
    """Logs how far a history is that takes long to read."""

    def __init__(self) -> None:
        self._next = 0

    def __call__(self, done: int, total: int) -> None:
        """Log that `done` of `total` former versions of plans were read, every few seconds."""
        if total >= _LOGGED_EVERY and done >= self._next:
            log.info("read %s of %s former versions of plans from git", f"{done:,}", f"{total:,}")
            self._next = min(total, done + _LOGGED_EVERY)


class PortalBuild:
    """The pages of one build, created when the site's own files are known."""

    def __init__(
        self,
        project: ResolvedConfig,
        config: MkDocsConfig,
        files: Files,
        *,
        serving: bool,
        remembered: Remembered | None = None,
        preview: PreviewRequest | None = None,
        language: Language | None = None,
        memory: SiteMemory | None = None,
    ) -> None:
        self._project = project
        self._memory = memory
        self._site: object = None
        """All that the theme shows on every page, if outputs are kept (`site_memory`)."""
        self.options = options = project.options
        self._config = config
        self._serving = serving
        self._files = files
        self._language = language
        self._directory, self._docs_dir = project.directory, project.docs_dir
        self.docs = docs_of(files, config, project.docs_dir)
        self._by_uri: dict[str, File] = {}
        self._sources: dict[str, PlanSource] = {}
        self.pages: dict[str, PortalPage] = {}
        """The portal's pages by URI."""
        self.assembly = self._assemble(remembered, preview)
        self._portal = self.assembly.portal
        self.targets = LinkResolver(
            self.assembly,
            self._linked(),
            blob_url(config.repo_url, config.edit_uri),
            options.exclude,
            self._is_left_out,
            self._holds_secret,
        )
        self._rendering = PlanRenderer(self.targets, options)
        self._makers: dict[str, Callable[[], RenderedPlan]] = {}
        """The function that renders each page, by URI, in the order in which MkDocs asks for the pages."""
        self._withheld: dict[Path, Finding] = {}
        """Files that are not published because of a secret and have not been reported yet."""

    # Reading.

    def _assemble(self, remembered: Remembered | None, preview: PreviewRequest | None) -> Assembly:
        self._projects = [one.name for one in self._project.projects]
        own = [resolved(folder.path) for folder in self._project.folders.folders]
        self._roots = [*own, *(resolved(path) for path in self._project.project_folders)]
        self._taken_over = copies_of_plans(self.docs, own, self.options.exclude) | {
            file.src_uri
            for location, file in self.docs.files
            if self._is_in_plans(location) or is_folder_link(location, own)
        }
        pages = [file for file in self._files.documentation_pages() if not self._reserved(file.src_uri)]
        taken = [page.src_uri for page in pages if page.src_uri not in self._taken_over]
        taken += self._static_pages()
        assembly = assemble(
            self._project,
            directory_urls=self._config.use_directory_urls,
            taken=taken,
            wanted=self._wanted,
            remembered=remembered,
            history_progress=_HistoryProgress(),
            with_records=True,
            memory=self._memory.plans if self._memory else None,
        )
        if preview is None:
            return assembly
        return previewed(assembly, preview, self._project, taken=taken, wanted=self._wanted)

    def _static_pages(self) -> Iterator[str]:
        """The URIs of pages that would overwrite other files of the site, such as `docs/plans/x`."""
        folders = self._config.use_directory_urls
        for _, file in self.docs.files:
            if not (file.is_documentation_page() or file.src_uri in self._taken_over):
                if folders:  # The page is `plans/x/index.html`.
                    yield file.src_uri.removesuffix("/index.html")
                elif file.src_uri.endswith(".html"):
                    yield file.src_uri.removesuffix(".html")

    def _wanted(self, location: Path, address: str) -> bool:
        """Whether `exclude_docs` and `draft_docs` keep the file.

        MkDocs' own pattern `.*` does not apply inside a plans folder: `.archive/` is read.
        """
        return not self._is_left_out(location, plan_uri(address))

    def _is_left_out(self, location: Path, uri: str) -> bool:
        """Whether `exclude_docs` or `draft_docs` names a file, by its URI or by its location in the docs."""
        original = self.docs.by_location.get(str(location))
        names = [name for name in (uri, original and original.src_uri) if name]
        patterns = [self._config.exclude_docs, None if self._serving else self._config.draft_docs]
        return any(spec.match_file(name) for spec in patterns if spec for name in names)

    def _linked(self) -> dict[Path, tuple[str, str]]:
        """The site's own files that a plan may link to, also by the names of their translations."""
        pages: dict[Path, tuple[str, str]] = {}
        translated: dict[Path, tuple[str, str]] = {}
        for location, file in self.docs.files:
            if file.inclusion.value <= InclusionLevel.DRAFT.value or file.src_uri in self._taken_over:
                continue
            page = pages[location] = file.src_uri, self._from_root(file.url)
            for name in translations(file):
                translated[self.docs.location(name)] = page
        return translated | pages

    def _from_root(self, url: str) -> str:
        """The address of a file of the site, relative to the root of the portal."""
        return self._language.relative(url) if self._language else url

    def _reserved(self, uri: str) -> bool:
        return reserved(uri, self._projects)

    def _is_in_plans(self, path: Path) -> bool:
        """Whether a file is in a plans folder, where only files that plans or pages show are published."""
        return any(path.is_relative_to(root) for root in self._roots)

    def link_to(self, place: str, page: str) -> str | None:
        """Resolve a link of an ordinary page to a file of a plans folder, and publish the file for it.

        Args:
            place: The absolute path that the page names.
            page: The page's URI.

        Returns:
            A URI of the site, or an address of the code host. `None` leaves the link as it is, so that MkDocs
            warns of it.
        """
        # The docs may contain a link to a plans folder.
        paths = (Path(place), Path(without_folder_links(place)))
        path = next((one for one in paths if self._is_in_plans(one) and one.is_file()), None)
        if path is None:
            return None
        if not self.targets.may_show(path, self.assembly.repository):
            log.info(
                "%s is not published, but %s links to it: it is excluded or hidden",
                os.path.relpath(path, self._directory), page,
            )  # fmt: skip
            return None
        if found := self.targets.attachment(path):
            return self._add_attachment(found)
        self._report_unpublished()
        return self.targets.on_code_host(str(path))

    def point(self, uri: str, fragment: str) -> str:
        """The id on a plan page that a link to an id of the author leads to."""
        return self._rendering.point(uri, fragment)

    # Pages.

    def add_plans(self, files: Files) -> None:
        """Add the plan pages to the site's files, in place of the files that they replace."""
        for _, file in self.docs.files:
            # In a plans folder, only files that plans or pages show are published.
            if file.src_uri in self._taken_over:
                files.remove(file)
            elif self._reserved(file.src_uri):
                log.warning(
                    "%s is not published, because a page of the portal has its address: rename it, or, if it "
                    "is a plan, add its folder to the option `folder`",
                    posixpath.join(self._docs_dir.name, file.src_uri),
                )
                files.remove(file)
        # If another plugin changes the content of pages, all content must exist when MkDocs asks for it.
        late = len(self._config.plugins.events["page_content"]) == 1
        for source in self.assembly.sources:
            self._add_plan(source, files, late=late)
        for source in self.assembly.sources:
            self._publish(source)

    def _add_plan(self, source: PlanSource, files: Files, *, late: bool) -> None:
        file = PortalFile(
            source.uri, str(source.root.parent), self._config.site_dir, self._config.use_directory_urls
        )
        file.abs_src_path = str(source.file.absolute if source.file else _PACKAGE / "pages" / "page.md")
        file.edit_uri = self._edit_uri(source)
        if source.alone:  # No repository knows when it changed.
            file.generated_by = "plans"
        file.inclusion = InclusionLevel.NOT_IN_NAV
        self._adopt(file)
        meta: dict[str, Any] = {"description": theme_text(summary(source.entry.plan))}
        if tags := self._tags(source):
            meta["tags"] = tags
        if not self._rendering.searched(source):
            meta["search"] = {"exclude": True}
        self.pages[source.uri] = page = PortalPage(
            source.entry.plan.title,
            file,
            self._config,
            partial(self._plan, source),
            meta,
            late=late,
        )
        self._makers[source.uri] = partial(self._rendering.page, source, page.edit_url)
        self._by_uri[source.uri] = file
        self._sources[source.uri] = source
        files.append(file)

    def _edit_uri(self, source: PlanSource) -> str | None:
        """The path of a plan in the code host's editor, relative to `docs_dir`; `None` if it is not there."""
        repository = self.assembly.repository
        docs_dir = next(
            (path for path in (self._docs_dir, resolved(self._docs_dir)) if path.is_relative_to(repository)),
            None,
        )
        if not source.hosted or source.repository != repository or docs_dir is None:
            return None
        # Themes print the edit link unescaped, so it must need no escaping. A name may be invalid UTF-8.
        return quote(os.fsencode(os.path.relpath(source.location, docs_dir).replace(os.sep, "/")))

    def add_generated(self, files: Files) -> None:
        """Add the index, dashboards and registers to the site's files, with their assets."""
        introduction, links = self._introduction()
        self._portal = portal = replace(
            self.assembly.portal,
            introduction=introduction,
            commit_urls=commit_urls(self._config.repo_url, self.assembly.portal.projects),
            site_url=self._site_url(),
        )
        # It prints the pages of the navigation, from the content that plugins see.
        printing = "print-site" in self._config.plugins
        shown = {tab.uri for tab in portal.tabs}
        for generated in generated_pages(portal):
            file = self._generated(generated.uri)
            self._makers[generated.uri] = partial(_made, generated, links if generated.uri == INDEX else {})
            make = partial(self._page, generated.uri)
            main = generated.uri in NAVIGATION and generated.uri in shown
            late = not (printing and main)
            page = PortalPage(generated.title, file, self._config, make, self._meta(), late=late, main=main)
            self.pages[generated.uri] = page
            files.append(file)
        for name in assets(self.options, self._config.theme.name, preview=portal.preview is not None):
            files.append(_asset(self._config, name))
        # Not among the styles of the site: only the pages that explain how plans were read load it.
        styles = str(_PACKAGE / "pages" / "assets" / STYLES)
        files.append(File.generated(self._config, ASSETS_URL + STYLES, abs_src_path=styles))
        self._exclude_generated()

    def start(self) -> None:
        """Start to render pages and other published files on other cores.

        Until `close` is called this process has another thread and must not be forked.
        """
        if len(self._sources) >= _SHARED_FROM and not self._serving:  # While it serves, none is forked.
            self._make(next(iter(self._sources)))
        self._pages = Prefetcher(self._make, self._makers)
        self._written = self._pages.start(lambda: list(self._write()))

    def close(self) -> None:
        """End the processes that render pages."""
        self._pages.close()

    def _exclude_generated(self) -> None:
        """Exclude generated pages, which are in no repository, from plugins that look up each page in git.

        The one that dates pages would show the time of the build, and warn of pages for which the second
        changed; the one that names authors warns of each page (mkdocs-git-authors-plugin 0.10).
        """
        plugins = [self._config.plugins.get(name) for name in _ASKING_GIT]
        if not any(plugins):
            return
        # They try every pattern on every page, so there is one for all pages of a list and all plans of a
        # project.
        fetched = {source.uri for source in self.assembly.sources if source.alone}
        unread = {source.uri for source in self.assembly.sources if source.file is None} - fetched
        generated = {uri for uri, file in self._by_uri.items() if file.generated_by} - fetched
        patterns = {glob.escape("/".join(uri.split("/")[:2])) + "/*" for uri in fetched}
        patterns |= set(map(glob.escape, unread))
        for uri in map(first_page, generated):
            patterns |= {glob.escape(uri), glob.escape(paged(uri, 2)).removesuffix("2.md") + "[0-9]*.md"}
        for plugin in filter(None, plugins):
            plugin.config["exclude"] = [*(plugin.config["exclude"] or []), *sorted(patterns)]

    def _meta(self) -> dict[str, Any]:
        """The front matter of a generated page: full width, and no second search entry."""
        features = self._config.theme.get("features") or []
        # With tabs, the sidebar would repeat the portal's own navigation strip.
        hidden = ["navigation", "toc"] if "navigation.tabs" in features else ["toc"]
        return {"hide": hidden, "search": {"exclude": True}, "draft": True}  # Feeds leave out drafts.

    def _generated(self, uri: str) -> File:
        # Backed by a file, for plugins that open the source of a page.
        path = str(_PACKAGE / "pages" / "page.md")
        file = PortalFile.generated(self._config, uri, abs_src_path=path, inclusion=InclusionLevel.NOT_IN_NAV)
        self._adopt(file)
        self._by_uri[uri] = file
        return file

    def _adopt(self, file: File) -> None:
        if self._language:
            self._language.adopt(file)

    def _make(self, uri: str) -> Content:
        return content_of(self._makers[uri]())

    def _plan(self, source: PlanSource) -> Content:
        content = self._page(source.uri)
        self._log_problem(source, content.problem)
        if content.explanation:  # written now, so that those of all plans are never in memory together
            prefix = self._language.prefix if self._language else ""
            path = Path(self._config.site_dir, prefix, ASSETS_URL, explanation_name(source.uri))
            write_file(content.explanation.encode("utf-8", "surrogatepass"), str(path))
        return replace(content, explanation="")

    def _content(self, uri: str) -> Content:
        """The content of a page, kept from the last build or new."""
        source, page = self._sources.get(uri), self.pages[uri]
        kept = self._memory.page(page.file.dest_uri) if self._memory and source else None
        if kept is None or source is None:
            return self._pages.result(uri)
        inputs = self._rendering.inputs(source, page.edit_url)
        if (
            inputs is None
            or kept.content is None
            or kept.inputs != inputs
            or not self._rendering.leads_as_before(source, kept.content.links)
        ):
            kept.inputs, kept.content = inputs, self._pages.result(uri)
        return kept.content

    def use_outputs(self, env: Environment, nav: Navigation) -> None:
        """Use the outputs of the last build for pages of which nothing has changed.

        MkDocs and its plugins handle such a page as any other, but its template only prints the output.
        """
        if self._memory is None:
            return
        site = self._site = self._memory.site(self._config, nav)
        if site is None:
            return
        env.bytecode_cache = env.bytecode_cache or self._memory.templates
        templates = DictLoader(OUTPUT_TEMPLATES)
        env.loader = ChoiceLoader([env.loader, templates]) if env.loader else templates
        for page in self.pages.values():
            kept = self._memory.pages.get(page.file.dest_uri)
            if not (page.late and kept and kept.output):
                continue
            if kept.output_inputs == output_inputs(site, page, page.prepare()):
                page.use(kept.output.decode())

    def keep_output(self, page: PortalPage, output: str) -> None:
        """Keep what the theme made of a page."""
        if self._memory is None or self._site is None or not page.late or page.made is None:
            return
        kept = self._memory.page(page.file.dest_uri)
        if kept and not page.kept_output:
            kept.output_inputs = output_inputs(self._site, page, page.made)
            kept.output = output.encode(errors="xmlcharrefreplace")

    def _page(self, uri: str) -> Content:
        content = self._content(uri)
        anchors = {
            file: dict(named)
            for target, named in content.anchors.items()
            if (file := self._by_uri.get(target) or self._files.get_file_from_path(target))
        }
        return replace(content, links_to_anchors=anchors)

    def _introduction(self) -> tuple[Markup, Mapping[str, Mapping[str, str]]]:
        """The README of the plans folder as HTML for the index, and the ids that its links lead to."""
        source, made = self.assembly.introduction, self._rendering.introduction()
        if source is None or made is None:
            return Markup(), {}
        self._log_problem(source, made.problem)
        self._publish(source)
        return Markup(made.html), made.anchors  # noqa: S704  (safe by construction)

    def _tags(self, source: PlanSource) -> list[str]:
        """The tags of a plan, for plugins and themes that list pages by tag.

        Themes print tags unescaped. If Material's tags plugin allows only some tags, another one would stop
        the build, so it is left out.
        """
        tags = list(map(theme_text, source.entry.plan.tags))
        lists = [plugin for name, plugin in self._config.plugins.items() if name.startswith("material/tags")]
        for allowed in filter(None, (plugin.config.tags_allowed for plugin in lists)):
            names = {tag.name for tag in allowed}
            refused = [tag for tag in tags if tag not in names]
            if refused and not source.entry.project and self.reporting:
                log.warning(
                    "%s: tags that are not allowed: %s. Add them to `tags_allowed` of the plugin `tags`, or "
                    "change the tags of the plan",
                    source.entry.plan.path,
                    ", ".join(refused),
                )
            tags = [tag for tag in tags if tag in names]
        return tags

    def history_gap(self) -> str | None:
        """A sentence on why times of the plans are missing, and what helps; `None` if none is needed."""
        history = self.assembly.portal.history
        own = any(not one.entry.project for one in self.assembly.sources)
        if not (own and history.gap and self.options.history) or self.assembly.git_problem:
            return None
        return f"The history of the plans is {'incomplete' if history.events else 'not known'}: {history.gap}"

    @property
    def reporting(self) -> bool:
        """Whether this build reports problems. For a site in several languages only the first build does."""
        return self._language is None or self._language.is_default

    def _log_problem(self, source: PlanSource, problem: str | None) -> None:
        if problem and self.reporting:
            log.warning("%s: %s", source.entry.plan.path, problem)

    def _publish(self, source: PlanSource) -> None:
        """Publish the files that a plan shows or links to."""
        for target in self._rendering.attachments(source):
            self._add_attachment(target)
        self._report_unpublished()

    def _holds_secret(self, path: Path) -> bool:
        found = withheld_secret(path, self.assembly, self.options)
        if found:
            self._withheld[path] = found
        return found is not None

    def _report_unpublished(self) -> None:
        """Report files that are linked and not published, each once, and warn of those with secrets."""
        for path, found in self._withheld.items() if self.reporting else ():
            place = os.path.relpath(path, self._directory)
            log.warning("%s:%s is not published: %s [secret]", place, found.line, found.message)
        self._withheld.clear()
        for path in self.targets.unfit if self.reporting else ():
            if path.is_relative_to(self.assembly.repository):
                log.info(
                    "%s is not published: %s",
                    os.path.relpath(path, self._directory),
                    _UNFIT_SVG if path.suffix.casefold() == ".svg" else _UNFIT,
                )
        self.targets.unfit.clear()

    def _add_attachment(self, target: LinkTarget) -> str:
        """Add an attachment to the site's files, and return its URI there."""
        uri = unquote(target.url)
        if self._files.get_file_from_path(uri) is None:
            file = File.generated(self._config, uri, abs_src_path=str(target.attachment))
            self._adopt(file)
            self._files.append(file)
        return uri

    def in_head(self, file: File) -> str:
        """Return the elements that a page of the portal adds to the head of the theme's page."""
        return feed_links(self._portal) if self._by_uri.get(CHANGES) is file else ""

    # Other published files.

    def write(self) -> list[tuple[str, bytes]]:
        """Write the files that are not pages, once: the snapshot, its schema, and the rows of the tables."""
        prefix = self._language.prefix if self._language else ""
        return [(f"{prefix}{name}", content) for name, content in self._written()]

    def _write(self) -> Iterator[tuple[str, bytes]]:
        config = self._config
        site = Site(config.site_name, self._site_url(), config.repo_url)
        return site_files(self._portal, site, self.assembly.head, self.options.profile)

    def _site_url(self) -> str | None:
        url = self._config.site_url
        if not url or not self._language:
            return url or None
        return f"{url.rstrip('/')}/{self._language.prefix}"

    def warnings(self) -> Iterator[str]:
        """The warnings of the build: no plans, findings that endanger the site or that the user chose."""
        if why := why_no_plan(self.assembly, self._project):
            yield f"The portal has no plans: {why}"
        chosen = set(self.options.warn)
        introduction = [self.assembly.introduction] if self.assembly.introduction else []
        for source in (*self.assembly.sources, *introduction):
            if source.entry.project:  # Problems in another project do not stop this build.
                continue
            for finding in source.entry.all_findings:
                rule = CATALOGUE[finding.rule]
                if rule.always_warns or rule.selectors & chosen:
                    place = (
                        f"{source.entry.plan.path}:{finding.line}" if finding.line else source.entry.plan.path
                    )
                    yield f"{json.dumps(place, ensure_ascii=False)[1:-1]}: {finding.message} [{finding.rule}]"


def _made(generated: GeneratedPage, links: Mapping[str, Mapping[str, str]]) -> RenderedPlan:
    return RenderedPlan(generated.render(), anchors=links, search="")  # It is no second search entry.


_ASKING_GIT = ("git-revision-date-localized", "git-authors")
"""Plugins that run git for every page and have the option `exclude` with patterns of pages."""

_UNFIT = "its content does not match its file extension, or a browser could run it"
_UNFIT_SVG = (
    "an SVG must contain only graphics: save it as UTF-8 without <!DOCTYPE>, script, animation, HTML and "
    "links to other addresses, or use PNG"
)
