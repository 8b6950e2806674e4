"""Templates and file names of themes, prepared once for all builds of a process and of those it forks.

Otherwise a small build takes three times as long, because it compiles the templates of Material and ours, and
lists the 14,000 icons of Material.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from typing import Any

import jinja2

_load = jinja2.BaseLoader.load


def keep_compiled() -> None:
    """Compile a template again only if its text changed; do not list what a build leaves out."""
    folder = tempfile.mkdtemp(prefix="templates-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    compiled = jinja2.FileSystemBytecodeCache(folder)

    def load(
        self: jinja2.BaseLoader, environment: jinja2.Environment, name: str, values: Any = None
    ) -> jinja2.Template:
        environment.bytecode_cache = environment.bytecode_cache or compiled
        return _load(self, environment, name, values)

    jinja2.BaseLoader.load = load  # type: ignore[assignment]
    jinja2.FileSystemLoader.list_templates = _names  # type: ignore[method-assign]


def _names(self: jinja2.FileSystemLoader) -> list[str]:
    """The names of all templates but those in hidden folders, as MkDocs leaves these out."""
    found: set[str] = set()
    for root in self.searchpath:
        for folder, folders, files in os.walk(root, followlinks=self.followlinks):
            folders[:] = [name for name in folders if not name.startswith(".")]
            place = os.path.relpath(folder, root).replace(os.sep, "/")
            found.update(name if place == "." else f"{place}/{name}" for name in files)
    return sorted(found)
