"""The portal in a site of several languages, which mkdocs-static-i18n builds one after the other.

That plugin makes the files of every language from those in the docs and drops all other pages
(`Unhandled file case`, 1.3.1). So our pages join the files after it, each with what it notes on its own.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

PLUGIN = "i18n"
"""The name of mkdocs-static-i18n among plugins."""


@dataclass(frozen=True, slots=True)
class Language:
    """The language that the site is built in."""

    locale: str
    default: str
    """The locale of the language at the root of the site."""
    others: tuple[str, ...]
    """The other locales in which the portal is published."""
    shown: bool = True
    """Whether the portal, which is in one language, is published where it is not translated."""

    @property
    def is_default(self) -> bool:
        """Whether it is the first to be built: what there is to report is reported once."""
        return self.locale == self.default

    @property
    def prefix(self) -> str:
        """What stands before all addresses of this language: `de/`."""
        return _prefix(self.locale, self.default)

    def relative(self, url: str) -> str:
        """The address of a page or file of the site, relative to the root of this language.

        >>> Language("de", "en", ()).relative("de/guide/")
        'guide/'
        >>> Language("de", "en", ()).relative("images/quay.png")
        '../images/quay.png'
        """
        if not self.prefix:
            return url
        path = posixpath.relpath(url or ".", self.prefix)
        return f"{path}/" if url.endswith("/") or not url else path

    def adopt(self, file: File) -> None:
        """Move a file of ours below the root of this language, with links to it in the others."""
        alternates = {locale: _below(file, _prefix(locale, self.default)) for locale in self.others}
        moved = _below(file, self.prefix)
        file.dest_uri, file.url = moved.dest_uri, moved.url
        # What mkdocs-static-i18n notes on its files, for the sitemap and the choice of languages.
        vars(file).update(
            alternates={**alternates, self.locale: file},
            locale=self.default,
            locale_alternate_of=self.locale,
            localization=None,
            norm_src_uri=file.src_uri,
        )


def translations(file: File) -> set[str]:
    """The paths of the pages that a page stands for in the language of this build, below the docs."""
    alternates = getattr(file, "alternates", {})
    return {getattr(file, "norm_src_uri", file.src_uri), *(other.src_uri for other in alternates.values())}


def _prefix(locale: str, default: str) -> str:
    return "" if locale == default else f"{locale}/"


def _below(file: File, folder: str) -> File:
    dest_uri = f"{folder}{file.dest_uri}"
    return File(file.src_uri, None, file.dest_dir, file.use_directory_urls, dest_uri=dest_uri)


def language(config: MkDocsConfig) -> Language | None:
    """The language of this build; `None`: the site has but one."""
    plugin: Any = config.plugins.get(PLUGIN)
    if plugin is None:
        return None
    locale, default = plugin.current_language, plugin.default_language
    everywhere = plugin.config.fallback_to_default
    others = [name for name in plugin.build_languages if name != locale] if everywhere else []
    return Language(locale, default, tuple(others), shown=locale == default or everywhere)


def announce(config: MkDocsConfig, files: Files) -> None:
    """List our pages in the site's map, which mkdocs-static-i18n draws from the files it left."""
    plugin: Any = config.plugins[PLUGIN]
    plugin.i18n_files_per_language[plugin.current_language] = files.documentation_pages()
