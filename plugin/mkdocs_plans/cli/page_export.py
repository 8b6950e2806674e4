"""`plans export --format pages`: the pages of the portal as Markdown files in a folder."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from mkdocs_plans.config.mkdocs_yml import find, load, load_nearest
from mkdocs_plans.config.options import ConfigError
from mkdocs_plans.model.phrases import plural
from mkdocs_plans.portal.page_files import PageExport, PageFiles
from mkdocs_plans.sources.folder import walk

from .files import from_here
from .global_options import current
from .output import note, user_errors, warning
from .page_folder import PageFolder
from .project_plans import ProjectPlans, read_current_project

_POLL = 0.5
"""Seconds between two looks at the files of the plans."""


def export_pages(root: Path, *, force: bool) -> str:
    """Write the pages to a folder.

    Args:
        root: The folder.
        force: Whether files that this command did not write are overwritten.

    Returns:
        The lines that the configuration of a site needs to show them.
    """
    with user_errors():
        folder = PageFolder(root, force)
        others = folder.others()
        taken = [path for path in others.values() if path.endswith(".md")]
    found = read_current_project(taken=taken)
    export = PageExport(found.project, found.assembly, others)
    pages = export.files()
    with user_errors():
        folder.write(pages.files)
    for problem in export.problems:
        warning(problem)
    note(
        f"{from_here(root)}: {plural(folder.written, 'file')} written, {folder.removed:,} removed"
        if folder.written or folder.removed
        else f"{from_here(root)}: nothing changed"
    )
    return _settings(found, pages)


def _settings(found: ProjectPlans, pages: PageFiles) -> str:
    """The lines that the configuration of a site needs."""
    lines = ["nav:", f"  - {_yaml(found.project.options.title)}:"]
    lines += [f"      - {_yaml(title)}: {path}" for title, path in pages.navigation]
    lines += ["not_in_nav: |", "  /plans/*"]
    lines += ["extra_css:", *(f"  - {path}" for path in pages.styles)]
    lines += ["extra_javascript:", *(f"  - {path}" for path in pages.scripts)]
    lines += ["markdown_extensions:", "  - mkdocs_plans.pages"]
    return "\n".join(lines)


def _yaml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


FileStates = dict[Path, tuple[int, int]]
"""The time and size of each file that the export depends on."""


def watch_pages(root: Path, seen: FileStates, *, force: bool) -> None:
    """Write the pages again whenever a plan or the configuration changes, until the user ends the command.

    Args:
        root: The folder.
        seen: The files before the last export, so that a change during it causes another one.
        force: Whether files that this command did not write are overwritten.
    """
    note("watching the plans; press Ctrl+C to stop")
    with suppress(KeyboardInterrupt):
        while True:
            if (now := file_states()) != seen:
                seen = now
                with suppress(SystemExit):  # The error is printed; the next change may correct it.
                    export_pages(root, force=force)
            time.sleep(_POLL)


def file_states() -> FileStates:
    """Return the present time and size of each file that the export depends on."""
    found = {}
    for path in _watched():
        with suppress(OSError):
            status = path.stat()
            found[path] = status.st_mtime_ns, status.st_size
    return found


def _watched() -> Iterator[Path]:
    file = current().config or find(Path.cwd())
    if file:
        yield file
    with suppress(ConfigError):  # The export prints it.
        project = load(file) if file else load_nearest(Path.cwd())
        for folder in project.folders.folders:
            yield from (plan.absolute for plan in walk(folder.path, exclude=project.options.exclude).files)
