"""`plans diff`: what changed in the plans between two states."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_plans.cli.command import Argument, CommandExample, CommandSection, PlansCommand
from mkdocs_plans.cli.global_options import current
from mkdocs_plans.cli.options import NameList, force_option, format_option, joined_names, output_option
from mkdocs_plans.cli.output import as_file, emit, note, user_errors

if TYPE_CHECKING:
    from mkdocs_plans.diff import Diff
    from mkdocs_plans.reports.links import ReportLinks

_DETAILS = """\
```console
$ plans new "A lift for the quay" --folder plans/drafts
plans/drafts/a-lift-for-the-quay.md
note: created the folder plans/drafts
$ plans diff HEAD .
HEAD (…) → .: 1 plan, 0 events

plans/drafts/a-lift-for-the-quay.md new: A lift for the quay
  Planning · steps not stated · risks not stated · questions not stated

All plans
  Plans                                    18 → 19
  Planning                                 5 → 6
…
$ plans diff nowhere
error: git does not know the revision "nowhere" here; if it is a remote branch, fetch it: git fetch origin nowhere
```

BASE and HEAD are each one of

- a revision of git: a tag, a commit or a branch. A BASE that is a branch means its merge base with HEAD, so that what
  others committed there in the meantime is not part of the change;
- a folder, which means the project that it belongs to: `.` is the working tree, `../main` another checkout;
- a file `plans.json` with the profile `full`.

Without BASE, HEAD is compared with the merge base of the default branch: the branch that `origin/HEAD` names, else `main`
or `master`. A note names that commit. Without HEAD, the last commit is compared; a note reports uncommitted changes.

[Diff](../diff.md) describes the events, and how items and plans are matched. Both sides are read with the configuration of
HEAD, or with the file of `--config`.

| format | output |
|---|---|
| `text` | the events of each plan, and the figures that changed |
| `json` | one JSON document: [the format](../diff.md) |
| `markdown` | the comment for a [pull request](../../guides/pull-requests.md) |
| `summary` | the same in full, for the page of a CI job |
| `github` | workflow commands, which GitHub Actions shows as annotations at new findings |

`--fail-on` takes kinds of events such as `step-reopened` or `risk-raised`, and, for new findings, severities, families and
[rules](../rules.md). To name several, separate them with commas or repeat the option.

The links of `markdown` and `summary` lead to the portal of `--preview` and to lines of files on the code host. The address of
a line is known on GitHub and GitLab. For other code hosts, `--source` gives it, such as
`https://code.example/blob/{commit}/{path}#L{line}`. `--more` names a page with everything that a long comment leaves out. The
environment variables `MKDOCS_PLANS_PREVIEW`, `MKDOCS_PLANS_SOURCE` and `MKDOCS_PLANS_MORE` set the same options.
"""


def _event_names() -> Iterable[str]:
    from mkdocs_plans.diff.fail_on import NAMES

    return NAMES


_EVENTS = NameList("event", _event_names, "expected a kind of event, a severity or a rule")


@click.command(
    "diff",
    cls=PlansCommand,
    section=CommandSection.PLANS,
    short_help="Show what a change means for the plans.",
    examples=(
        CommandExample("plans diff", "Compare the last commit with the default branch"),
        CommandExample("plans diff HEAD .", "Show what is not committed yet"),
        CommandExample(
            "plans diff --fail-on risk-raised,error", "Fail if a risk was raised, or if there is a new error"
        ),
    ),
    exit_codes={1: "An event matches --fail-on."},
    details=_DETAILS,
)
@click.argument(
    "base",
    required=False,
    cls=Argument,
    metavar="[BASE]",
    help="The state before: a revision, a folder or a plans.json. [default: the merge base of the default branch]",
)
@click.argument(
    "head",
    default="HEAD",
    cls=Argument,
    metavar="[HEAD]",
    help="The state after, given in the same way; . is the working tree. [default: the last commit]",
)
@format_option("text", "json", "markdown", "summary", "github")
@click.option(
    "--fail-on",
    "stops",
    metavar="EVENT",
    multiple=True,
    type=_EVENTS,
    help="Exit with 1 if there is such an event (step-reopened …), or a new finding of this severity, family or rule.",
)
@click.option(
    "--preview",
    metavar="URL",
    envvar="MKDOCS_PLANS_PREVIEW",
    help="The address of the portal that links in markdown and summary lead to.",
)
@click.option(
    "--source",
    metavar="URL",
    envvar="MKDOCS_PLANS_SOURCE",
    help="The address of a line on the code host, with {commit}, {path} and {line}. [default: known on GitHub and GitLab]",
)
@click.option(
    "--more",
    metavar="URL",
    envvar="MKDOCS_PLANS_MORE",
    help="The address of a page with everything that a long comment leaves out.",
)
@output_option("Write the output to FILE.")
@force_option()
def command(
    *,
    base: str | None,
    head: str,
    form: str,
    stops: tuple[tuple[str, ...], ...],
    output: str | None,
    force: bool,
    **urls: str | None,
) -> None:
    """Show what happened to the plans between BASE and HEAD, item by item."""
    from mkdocs_plans.cli.files import Output, protected
    from mkdocs_plans.cli.progress import counter
    from mkdocs_plans.comparison import compare, default_base, uncommitted
    from mkdocs_plans.diff.fail_on import stopping

    names = joined_names(stops)
    given = click.get_current_context().get_parameter_source("head")
    with user_errors():
        links = _links(**urls)
        branch = None if base else default_base(Path.cwd())
        base = base or branch or ""
        sides = [Path(side) for side in (base, head) if Path(side).is_dir()]
        target = (
            Output(Path(output), f"diff {form}", protected(Path.cwd(), *sides), force) if output else None
        )
        if target:
            target.check()
        with counter() as count:
            found = compare(base, head, Path.cwd(), config=current().config, progress=count)
        if branch:
            note(f"comparing with the merge base of {branch}, {(found.base.commit or '')[:7]}")
        if given is click.core.ParameterSource.DEFAULT and uncommitted(Path.cwd()):
            note(f"uncommitted changes are left out; to include them: plans diff {base} .")
        text = _formats(links)[form](found)
        if target:
            target.write(as_file(text, form))
        elif text:
            emit(text.removesuffix("\n"), form)
    if stopped := stopping(found, names):
        note(f"--fail-on matched {len(stopped):,} of these events")
    sys.exit(1 if stopped else 0)


def _links(*, preview: str | None, source: str | None, more: str | None) -> ReportLinks:
    """Return the targets of links in Markdown; an empty environment variable counts as not set."""
    from mkdocs_plans.forge.environment import source as known
    from mkdocs_plans.reports.links import ReportLinks

    return ReportLinks(preview or None, source or known(os.environ), more or None)


def _formats(links: ReportLinks) -> Mapping[str, Callable[[Diff], str]]:
    """Return the function that writes each format."""
    from mkdocs_plans.diff.as_json import record
    from mkdocs_plans.reports import as_json, diff_github, diff_markdown, diff_text

    return {
        "text": diff_text.write,
        "json": lambda found: as_json.encode(record(found)),
        "markdown": lambda found: diff_markdown.comment(found, links),
        "summary": lambda found: diff_markdown.summary(found, links),
        "github": diff_github.write,
    }
