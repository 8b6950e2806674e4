"""The README as the package index shows it: its links lead to the documentation and to the repository.

hatchling runs this when it builds the package. Relative links work in the repository only.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

_LINK = re.compile(r"(?<=\]\()(?!https?:|#)([^)#]+)(#[^)]*)?(?=\))")


class IndexReadme(MetadataHookInterface):
    """Adds the README to the metadata."""

    PLUGIN_NAME = "custom"

    def update(self, metadata: dict[str, Any]) -> None:
        """Set `readme`."""
        text = (Path(self.root) / "README.md").read_text("utf-8")
        urls = metadata["urls"]
        readme = with_addresses(text, urls["Documentation"], urls["Source"])
        metadata["readme"] = {"content-type": "text/markdown", "text": readme}


def with_addresses(text: str, documentation: str, source: str) -> str:
    """Return a text of the repository with absolute addresses instead of relative links.

    Args:
        text: Markdown, with links relative to the root of the repository.
        documentation: The address of the published `docs/`, with a slash at its end.
        source: The address of the repository.
    """

    def address(link: re.Match[str]) -> str:
        path, anchor = link[1], link[2] or ""
        if not path.startswith("docs/"):
            return f"{source}/blob/main/{path}{anchor}"
        page = re.sub(r"(?:(?:^|/)index)?\.md$", "/", path.removeprefix("docs/"))
        return f"{documentation}{page.removeprefix('/')}{anchor}"

    return _LINK.sub(address, text)
