"""The portal in a site of several languages, which mkdocs-static-i18n builds one after the other.

That plugin creates the files of each language from those in the docs and drops all other pages (`Unhandled
file case`, 1.3.1). So the portal's pages are added after it, with the attributes that it sets on its own
files.
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
    """The language in which the site is built."""

    locale: str
    default: str
    """The locale of the language at the root of the site."""
    others: tuple[str, ...]
    """The other locales in which the portal is published."""
    shown: bool = True
    """Whether the portal, which has no translation, is published in this language."""

    @property
    def is_default(self) -> bool:
        """Whether this is the first language to be built, whose build reports problems."""
        return self.locale == self.default

    @property
    def prefix(self) -> str:
        """The prefix of all addresses of this language: `de/`."""
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
        """Move a file of the portal below the root of this language, and link the other languages."""
        alternates = {locale: _below(file, _prefix(locale, self.default)) for locale in self.others}
        moved = _below(file, self.prefix)
        file.dest_uri, file.url = moved.dest_uri, moved.url
        # The attributes that mkdocs-static-i18n sets on its files, for the sitemap and the language menu.
        vars(file).update(
            alternates={**alternates, self.locale: file},
            locale=self.default,
            locale_alternate_of=self.locale,
            localization=None,
            norm_src_uri=file.src_uri,
        )


def translations(file: File) -> set[str]:
    """The paths of the pages that a page represents in the language of this build, below the docs."""
    alternates = getattr(file, "alternates", {})
    return {getattr(file, "norm_src_uri", file.src_uri), *(other.src_uri for other in alternates.values())}


def _prefix(locale: str, default: str) -> str:
    return "" if locale == default else f"{locale}/"


def _below(file: File, folder: str) -> File:
    dest_uri = f"{folder}{file.dest_uri}"
    return File(file.src_uri, None, file.dest_dir, file.use_directory_urls, dest_uri=dest_uri)


def language(config: MkDocsConfig) -> Language | None:
    """The language of this build; `None` if the site has only one."""
    plugin: Any = config.plugins.get(PLUGIN)
    if plugin is None:
        return None
    locale, default = plugin.current_language, plugin.default_language
    everywhere = plugin.config.fallback_to_default
    others = [name for name in plugin.build_languages if name != locale] if everywhere else []
    return Language(locale, default, tuple(others), shown=locale == default or everywhere)


def announce(config: MkDocsConfig, files: Files) -> None:
    """Add the portal's pages to the sitemap, which mkdocs-static-i18n builds from its own files."""
    plugin: Any = config.plugins[PLUGIN]
    plugin.i18n_files_per_language[plugin.current_language] = files.documentation_pages()
