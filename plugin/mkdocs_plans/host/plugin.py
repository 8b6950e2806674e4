"""The plugin: it translates the events of MkDocs. `host.build` creates the pages."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.utils import write_file

from mkdocs_plans.config.options import ConfigError, options
from mkdocs_plans.config.resolved import ResolvedConfig
from mkdocs_plans.overview.project_status import Remembered, not_current
from mkdocs_plans.pages.addresses import ASSETS_URL
from mkdocs_plans.sources.required import required_folders
from mkdocs_plans.workers import gc_paused, gc_seldom

from .build import PortalBuild, assets, places
from .languages import Language, announce, language
from .links import PlanLinkExtension
from .log import guard_handlers, log, plugin_error
from .nav import hide, offer, place
from .options import PlansConfig, option_problems
from .page import PortalPage
from .preview import hidden, preview_request, with_elements
from .site_memory import SiteMemory

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page


Context = dict[str, Any]
"""The variables of a theme's template."""


class PlansPlugin(BasePlugin[PlansConfig]):  # type: ignore[no-untyped-call]  # MkDocs' __init_subclass__
    """Publishes folders of execution plans: `plugins: [search, plans]`."""

    _serving = False
    _build: PortalBuild | None = None
    """`None` if nothing is published in this build."""
    _remembered: Remembered | None = None
    _memory: SiteMemory | None = None
    """What is kept for the next build; `None` if there is none."""

    def __init__(self) -> None:
        self._running = ExitStack()
        """What stays open until the files are known, or until the build ends."""

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[list[Any], list[Any]]:
        """Store the options as written. `on_config` checks them, so that every mistake is one clear error."""
        self._given = dict(options)
        self.config = PlansConfig()
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Store whether drafts are shown, and whether more builds will follow."""
        guard_handlers()
        self._serving = command == "serve"
        self._remembered = {} if self._serving else None
        self._memory = SiteMemory() if self._serving else None

    @event_priority(100)
    def _take_place(self, config: MkDocsConfig) -> MkDocsConfig:
        try:
            self._options = options(self._given)
            # While it serves, MkDocs sets its own address there.
            self._preview = preview_request(self._options, None if self._serving else config.site_url)
        except ConfigError as error:
            raise plugin_error("\n".join(option_problems(error, config))) from None
        # Later, other plugins may have copied the docs and set `docs_dir` to the copy.
        self._docs_dir = places(config)[1]
        if self._preview and self._preview.site_url and not self._serving:
            config.site_url = self._preview.site_url
        return config

    def _announce(self, config: MkDocsConfig) -> MkDocsConfig:
        try:
            resolved = self._resolved = ResolvedConfig(places(config)[0], self._docs_dir, self._options)
            chosen = required_folders(resolved)
            read = [*(folder.path for folder in chosen.folders), *resolved.project_folders]
        except ConfigError as error:
            raise plugin_error("\n".join(option_problems(error, config))) from None
        for note in chosen.notes:
            log.info(note)
        watched = [str(path) for path in (*read, *resolved.project_lists) if path.exists()]
        config.watch.extend(path for path in watched if path not in config.watch)
        ours = [
            ASSETS_URL + name
            for name in assets(self._options, config.theme.name, preview=self._preview is not None)
        ]
        for names, ending in ((config.extra_css, ".css"), (config.extra_javascript, ".js")):
            names.extend(name for name in ours if name.endswith(ending) and name not in names)
        self._links = PlanLinkExtension()
        # A site in several languages is built several times from the same configuration.
        config.markdown_extensions[:] = [
            *(given for given in config.markdown_extensions if not isinstance(given, PlanLinkExtension)),
            self._links,  # type: ignore[list-item]  # instances are taken too
        ]
        return config

    on_config = CombinedEvent(_take_place, _announce)
    """Two steps. At priority 100 the options are checked and the address of a preview is set, before other
    plugins read the address. Later the plans are watched, and the styles, scripts and links of the portal are
    registered."""

    @event_priority(50)
    def _add(self, files: Files, config: MkDocsConfig) -> Files:
        self._build = None
        if self._memory:
            self._memory.plans.begin()
        self._running.enter_context(gc_paused())
        if language(config) is None:
            self._publish(files, config, None)
        return files

    @event_priority(-95)
    def _hide(self, files: Files, config: MkDocsConfig) -> Files:
        if self._build and "literate-nav" in config.plugins:
            hide(files, self._build.pages, hidden=True)
        return files

    @event_priority(-105)
    def _add_late(self, files: Files, config: MkDocsConfig) -> Files:
        if self._build and "literate-nav" in config.plugins:
            hide(files, self._build.pages, hidden=False)
        if chosen := language(config):
            if chosen.shown:
                self._publish(files, config, chosen)
                announce(config, files)
            else:
                log.info(
                    'The portal is not published in the language "%s": `fallback_to_default` of the plugin '
                    "`i18n` is off",
                    chosen.locale,
                )
        self._running.close()
        if self._build:  # Now, because plugins that fork processes do so in `on_files`, at priority 0.
            self._running.enter_context(gc_seldom())
            self._running.callback(self._build.close)
            self._build.start()
        return files

    on_files = CombinedEvent(_add, _hide, _add_late)
    """Three steps. At 50 the portal's pages are added, so that plugins that move, exclude or name files see
    them. In a site of several languages they are added after -100, because mkdocs-static-i18n drops them
    there. literate-nav builds its navigation at -100, too, so some pages are hidden from it."""

    def _publish(self, files: Files, config: MkDocsConfig, chosen: Language | None) -> None:
        try:
            build = self._build = PortalBuild(
                self._resolved,
                config,
                files,
                serving=self._serving,
                remembered=self._remembered,
                preview=self._preview,
                language=chosen,
                memory=self._memory,
            )
        except (ConfigError, ValueError) as error:
            raise plugin_error(str(error)) from None
        build.add_plans(files)
        self._links.targets, self._links.link_to = build.targets, build.link_to
        self._links.point, self._links.locations = build.point, build.docs.locations
        if build.reporting:
            for project in build.assembly.portal.projects:
                for line in not_current([project]):
                    (log.warning if project.misconfigured else log.info)(line)
            if problem := build.assembly.git_problem:
                log.warning("The dates of changes are unknown: %s", problem)
            if gap := build.history_gap():
                log.info(gap)
            for warning in build.warnings():
                log.warning(warning)
        build.add_generated(files)

    def _place(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        if self._build:
            place(nav, files, self._options.title, config.nav, self._build.pages)
        return nav

    @event_priority(110)
    def _place_first(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        if self._build:
            offer(self._build.pages, offered=True)
        return self._place(nav, config, files)

    @event_priority(-50)
    def _place_again(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        return self._place(nav, config, files)

    @event_priority(-110)
    def _place_last(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        if self._build:
            offer(self._build.pages, offered=False)
        self._nav = self._place(nav, config, files)
        return self._nav

    on_nav = CombinedEvent(_place_first, _place_again, _place_last)
    """Three steps. The portal is placed before plugins that arrange the navigation (awesome-pages at 0,
    awesome-nav at 100), again after those that build their own but before static-i18n translates titles at
    -100, and once more after that."""

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Use what is kept of the last build, as soon as the content of all ordinary pages is known."""
        if self._build:
            self._build.use_outputs(env, self._nav)
        return env

    def on_pre_page(self, page: Page, config: MkDocsConfig, files: Files) -> Page:
        """Store the page that links are relative to."""
        self._links.page = page
        return page

    @event_priority(-100)
    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Stash the content of a page after all plugins have seen it."""
        if not isinstance(page, PortalPage):
            return html
        page.stash(html)
        return ""

    @event_priority(100)
    def _set_search_text(self, context: Context, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
        if isinstance(page, PortalPage):
            page.set_search_text()

    @event_priority(-100)
    def _restore(self, context: Context, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
        if isinstance(page, PortalPage):
            page.restore()

    on_page_context = CombinedEvent(_set_search_text, _restore)
    """Search plugins read `page.content` between these two steps: title, headings, goal and open items."""

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Release the content of a page that has been written."""
        if isinstance(page, PortalPage):
            if self._build:
                self._build.keep_output(page, output)
            page.release()
            if self._build and (elements := self._build.in_head(page.file)):
                output = with_elements(output, elements)
        return hidden(output) if self._preview else output

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Hide the pages of the theme from search engines, too."""
        return hidden(output_content) if self._preview and template_name.endswith(".html") else output_content

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Publish the snapshot and the rows of the tables."""
        for name, content in self._build.write() if self._build else ():
            write_file(content, str(Path(config.site_dir) / name))
        if self._memory and self._build:
            self._memory.keep_only(page.file.dest_uri for page in self._build.pages.values())
        self._running.close()

    def on_build_error(self, *, error: Exception) -> None:
        """End the processes that render pages."""
        self._running.close()
