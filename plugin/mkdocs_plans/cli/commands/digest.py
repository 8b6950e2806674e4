"""`plans digest`: a message about what moved and what is stuck."""

from __future__ import annotations

import click

from mkdocs_plans.cli.command import CommandExample, CommandSection, PlansCommand
from mkdocs_plans.cli.options import format_option, since_option, site_url_option
from mkdocs_plans.cli.output import emit, warning

_DETAILS = """\
```console
$ plans digest
…
Stuck
  Card payments at the quay: blocked …
…
```

One sentence sums up. Up to four sections follow; a section without data is left out.

| section | content | order |
|---|---|---|
| Moved | what happened to each plan since `--since` | new states first, then by the number of changes |
| Stuck | the plans that [need attention](../glossary.md#states-and-figures), with the reasons and their ages | as on the dashboard |
| Oldest questions | open questions with their age | oldest first |
| New risks | open risks that were added since `--since` | most severe first |

A section has up to 5 lines, then the number of the others. Ages and changes come from the [history](../history.md) in git.
Without it, the message lists what needs attention, and its last sentence states what is missing.

`--since` takes the same values as [`plans changes`](changes.md#the-range). Days are counted back from the day of the build,
which is that of `SOURCE_DATE_EPOCH` or of the commit that is checked out, never the clock. A scheduled job sets
`SOURCE_DATE_EPOCH` to the present time, so that after a week without commits the message does not repeat the week before:
[Post a weekly digest](../../guides/digest.md).

| format | output |
|---|---|
| `text` | for a terminal |
| `markdown` | for an issue or a comment |
| `html` | a fragment for a mail, without scripts, styles and images |
| `slack` | the body of a request to an incoming webhook: JSON with the text in mrkdwn |

Texts of plans have no effect in any format: they contain no markup, mention nobody and load nothing. Links lead only to
the portal. They need its address: `--site-url`, the environment variable `MKDOCS_PLANS_SITE_URL`, or `site_url` in `mkdocs.yml`.
"""


@click.command(
    "digest",
    cls=PlansCommand,
    section=CommandSection.PLANS,
    short_help="Print a message about what moved and what is stuck.",
    examples=(
        CommandExample("plans digest", "Show what moved in the last 7 days, and what is stuck"),
        CommandExample(
            "plans digest --since monday --format slack > digest.json",
            "Write the message for an incoming webhook of Slack",
        ),
    ),
    details=_DETAILS,
)
@since_option()
@format_option("text", "markdown", "html", "slack")
@site_url_option()
def command(*, since: str, form: str, site_url: str | None) -> None:
    """Print a short message: what moved, what is stuck, the oldest questions, and the new risks."""
    from mkdocs_plans.cli.plan_history import read_range, why_unknown
    from mkdocs_plans.reports.digest import digest
    from mkdocs_plans.reports.message_formats import MESSAGE_FORMATS

    given = read_range(since, None, site_url)
    if why := why_unknown(given):
        warning(f"the message has no changes and no ages: {why}")
    text = digest(given.portal, given.chosen, given.found.name, given.links, MESSAGE_FORMATS[form])
    emit(text.removesuffix("\n"), "json" if form == "slack" else form)
