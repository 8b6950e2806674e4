"""`plans list`: the plans of the project, those that need attention first."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from mkdocs_plans.cli.command import CommandExample, CommandSection, PlansCommand
from mkdocs_plans.cli.options import format_option, json_option
from mkdocs_plans.cli.output import emit, note

if TYPE_CHECKING:
    from mkdocs_plans.cli.project_plans import ProjectPlans
    from mkdocs_plans.portfolio.entry import Entry

_STATES = ("planning", "in-progress", "blocked", "on-hold", "completed", "cancelled", "unknown")

_DETAILS = """\
Plans that need attention come first, finished plans last.

```console
$ plans list --status on-hold
Status   Steps  Questions  Risks  Title                          Path
On hold  2/5    1          2      Seat maps for the night boats  …
```

| column | content |
|---|---|
| Steps | steps done and all steps |
| Questions | open questions |
| Risks | open risks |
| Path | the file, relative to the repository; for another project, after its name, as in `billing:plans/ledger.md` |

`0` means that all of them are closed, and `–` that the plan states none.

`--status` takes `planning`, `in-progress`, `blocked`, `on-hold`, `completed`, `cancelled` and `unknown` (not stated or
not recognised) in any letter case, and every other word that states a status in a plan, such as `done` or a word of the option
[`vocabulary`](../options.md#vocabulary).

JSON is JSON Lines: one object for each plan, as in [`plans.json`](../snapshot.md#one-plan). On a terminal, long titles are
cut, and the reason of a blocked plan is shown on a line of its own.
"""


class StatusType(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.4
    """A status, in any word that a plan or a page uses. It is checked later, with the project's vocabulary."""

    name = "status"

    def shell_complete(
        self,
        ctx: click.Context,
        param: click.Parameter,
        incomplete: str,
    ) -> list[CompletionItem]:
        """Return the names of states in `plans.json`."""
        return [CompletionItem(state) for state in _STATES if state.startswith(incomplete.lower())]

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str:
        """Return the word as it is given."""
        return str(value)


@click.command(
    "list",
    cls=PlansCommand,
    section=CommandSection.PLANS,
    short_help="List the plans of the project.",
    examples=(
        CommandExample("plans list --status blocked", "List the blocked plans"),
        CommandExample(
            'plans list --status "in progress" --format json', "Print the plans in progress as JSON Lines"
        ),
    ),
    json_lines=True,
    details=_DETAILS,
)
@click.option(
    "--status",
    "statuses",
    metavar="STATUS",
    multiple=True,
    type=StatusType(),
    help="List only plans with this status, such as blocked. Can be given several times.",
)
@format_option("text", "json")
@json_option()
def command(*, statuses: tuple[str, ...], form: str, as_json: bool) -> None:
    """List the plans of the project: those that need attention first, finished plans last."""
    from mkdocs_plans.cli.project_plans import read_current_project
    from mkdocs_plans.snapshot.writer import encode

    found = read_current_project()
    states = {_state(status, found) for status in statuses}
    listed = [
        entry for entry in found.assembly.portal.portfolio.entries if not states or entry.state in states
    ]
    if as_json or form == "json":
        records = {plan.path: plan for plan in found.snapshot().plans}
        for entry in listed:
            emit(encode(records[entry.plan.path]), "json")
    elif listed:
        _print_table(listed, found)
    elif states:
        note(f"there is no plan with the status {' or '.join(statuses)}")


def _state(given: str, found: ProjectPlans) -> str:
    """Return the state that a word means: its name in data or on pages, or a word of the vocabulary."""
    from mkdocs_plans.model.phrases import STATE_WORDS
    from mkdocs_plans.reading.lexicon import lexicon
    from mkdocs_plans.suggestions import nearest
    from mkdocs_plans.vocabulary.normalise import fold

    names = {fold(word): state for state, word in STATE_WORDS.items()} | {
        state: state for state in STATE_WORDS
    }
    word = fold(given)
    known = {**lexicon(found.project.options.vocabulary).states, **names, "not recognised": names["unknown"]}
    state = known.get(word) or known.get(word.replace("-", " "))
    if state is None:
        hint = nearest(given, _STATES, f"expected one of {', '.join(_STATES)}")
        raise click.UsageError(f'unknown status "{given}" for --status; {hint}')
    return state


def _print_table(listed: list[Entry], found: ProjectPlans) -> None:
    from mkdocs_plans.cli.text import COLOURS, HEADINGS, joined, row, table, why_blocked

    terminal = sys.stdout.isatty()
    heading, *rows = table([HEADINGS, *(row(entry, whole=not terminal) for entry in listed)])
    emit(click.style(joined(heading), bold=True))
    for entry, cells in zip(listed, rows, strict=True):
        emit(joined([click.style(cells[0], fg=COLOURS.get(entry.state)), *cells[1:]]))
        if terminal and (reason := why_blocked(found.assembly.portal.portfolio, entry)):
            emit(f"  {reason}")  # on a line of its own: a pipe gets one line for each plan
