"""`plans diff`: what a change means for the plans."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .output import as_file, emit, notice, user_errors

if TYPE_CHECKING:
    from mkdocs_plans.diff import Diff
    from mkdocs_plans.reports.links import ReportLinks

    from .files import Protected

_FORMATS = ("text", "json", "markdown", "summary", "github")
_FILE = click.Path(dir_okay=False)


@click.command(short_help="Say what a change means for the plans, item by item.")
@click.argument("base")
@click.argument("head", default="HEAD", metavar="[HEAD]")
@click.option("--format", "form", type=click.Choice(_FORMATS), default="text", show_default=True)
@click.option(
    "--fail-on",
    "stops",
    metavar="NAME",
    multiple=True,
    help="Exit with 1 for such events, as in step-reopened, or new findings: a severity, a family or a rule.",
)
@click.option(
    "--config", metavar="FILE", type=_FILE, help="Read both sides with this mkdocs.yml, not with the head's."
)
@click.option("-o", "--output", metavar="FILE", type=_FILE, help="Write to a file.")
@click.option("--force", is_flag=True, help="Replace a file that plans did not write.")
@click.option(
    "--preview",
    metavar="URL",
    envvar="MKDOCS_PLANS_PREVIEW",
    help="A portal of HEAD, for links of markdown and summary.",
)
@click.option(
    "--source",
    metavar="URL",
    envvar="MKDOCS_PLANS_SOURCE",
    help="A line of a file, with {commit}, {path} and {line} in it; on GitHub and GitLab it is known.",
)
@click.option(
    "--more", metavar="URL", envvar="MKDOCS_PLANS_MORE", help="A page with all that the comment leaves out."
)
def diff(
    *,
    base: str,
    head: str,
    form: str,
    stops: tuple[str, ...],
    config: str | None,
    output: str | None,
    force: bool,
    **urls: str | None,
) -> None:
    """Say what happened to the plans between BASE and HEAD, item by item.

    Each is a revision of git, a folder or a file plans.json. A BASE that is a branch means the commit at
    which HEAD left it. HEAD is what is committed, unless it is named: `.` is the working tree.

    Exits with 0, with 1 where something happened that --fail-on names, and with 2 where there is nothing
    to compare with or an argument, a file or the configuration cannot be used.
    """
    from mkdocs_plans.comparison import compare, uncommitted
    from mkdocs_plans.diff.fail_on import check_names, stopping

    from .files import Output
    from .progress import counter

    names = [name for given in stops for name in given.split(",")]
    with user_errors():
        check_names(names)
        links = _links(**urls)
        target = (
            Output(Path(output), f"diff {form}", _protected(base, head, config), force) if output else None
        )
        if target:
            target.check()
        with counter() as count:
            found = compare(base, head, Path.cwd(), config=Path(config) if config else None, progress=count)
        source = click.get_current_context().get_parameter_source("head")
        if source is click.core.ParameterSource.DEFAULT and uncommitted(Path.cwd()):
            notice(f"what is not committed yet is left out; to have it too: plans diff {base} .")
        text = _formats(links)[form](found)
        if target:
            target.write(as_file(text, form))
        elif text:
            emit(text.removesuffix("\n"), form)
    if stopped := stopping(found, names):
        notice(f"{len(stopped)} of these events are named by --fail-on")
    sys.exit(1 if stopped else 0)


def _protected(base: str, head: str, config: str | None) -> Protected:
    """What an output may not replace: plans and configuration here, and of sides that are folders."""
    from .files import protected

    sides = [Path(side) for side in (base, head) if Path(side).is_dir()]
    found = protected(Path.cwd(), *sides)
    return replace(found, configuration=(*found.configuration, *([Path(config)] if config else [])))


def _links(*, preview: str | None, source: str | None, more: str | None) -> ReportLinks:
    """Where the lines of Markdown lead; a variable that is set to nothing is not set."""
    from mkdocs_plans.forge.environment import source as known
    from mkdocs_plans.reports.links import ReportLinks

    return ReportLinks(preview or None, source or known(os.environ), more or None)


def _formats(links: ReportLinks) -> Mapping[str, Callable[[Diff], str]]:
    """What writes each format, by its name."""
    from mkdocs_plans.diff.as_json import record
    from mkdocs_plans.reports import as_json, diff_github, diff_markdown, diff_text

    return {
        "text": diff_text.write,
        "json": lambda found: as_json.encode(record(found)),
        "markdown": lambda found: diff_markdown.comment(found, links),
        "summary": lambda found: diff_markdown.summary(found, links),
        "github": diff_github.write,
    }
