"""`plans vocabulary`: words of the plans that are not in the vocabulary."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from mkdocs_plans.cli.command import CommandExample, CommandSection, PlansCommand
from mkdocs_plans.cli.options import format_option
from mkdocs_plans.cli.output import emit, note

if TYPE_CHECKING:
    from mkdocs_plans.portfolio.unknown_terms import UnknownTerm

_DETAILS = """\
```text title="plans/winter-boats.md"
# Winter boats

**Status:** Afloat
**Skipper:** Ana Lima

## Steps

- [x] Charter a boat
- [ ] Count passengers

## What may sink us

| Trouble | Odds | Mitigation |
|---|---|---|
| Ice | High | Stay in port |

## Landing

At the old quay.
```

```console
$ plans vocabulary
Word              Part      Meaning      Plans  Found in
afloat            status    in-progress  1      plans/winter-boats.md:3
skipper           fields    other        1      plans/winter-boats.md:4
what may sink us  headings  risks        1      plans/winter-boats.md:11

vocabulary:
  status:
    in-progress: [afloat]
  fields:
    other: [skipper]
  headings:
    risks: [what may sink us]
note: 1 heading of a single plan not listed: nothing suggests a meaning; --all lists every word
```

The command lists unknown words in the positions where words have a meaning: statuses, labels of fields, headings with
content of their own, columns of tables of risks and steps, and levels. The table names the plans that use each word. The
lines below the table add the words: copy them to the options of the plugin in `mkdocs.yml`, as the option
[`vocabulary`](../options.md#vocabulary). The meanings are suggestions. They come from a known word that is spelt similarly,
from the steps or the folder of the plan, or from the content of the section or column. `other` is for fields that are known
but not used. Words without a suggestion are in a comment.

A heading that occurs in only one plan, and has no suggestion, probably concerns that plan alone. It is only listed with
`--all`.
Words of a plan that contains a [secret](../rules.md#secret) are not listed.

JSON is one document. `words` has an object for each word, with `part`, `word`, `meaning` (or null) and `places`.
`vocabulary` has the lines that add the words, as text.
"""


@click.command(
    "vocabulary",
    cls=PlansCommand,
    section=CommandSection.PLANS,
    short_help="List words of the plans that are not in the vocabulary.",
    examples=(
        CommandExample("plans vocabulary", "List the unknown words and the lines that add them"),
        CommandExample("plans vocabulary --all --format json", "Print all of them as JSON"),
    ),
    details=_DETAILS,
)
@click.option("--all", "everything", is_flag=True, help="Also list headings that occur in only one plan.")
@format_option("text", "json")
def command(*, everything: bool, form: str) -> None:
    """List statuses, labels, headings, columns and levels in the plans that are not in the vocabulary."""
    from mkdocs_plans.cli.project_plans import read_current_project
    from mkdocs_plans.model.phrases import plural
    from mkdocs_plans.portfolio.unknown_terms import vocabulary_lines

    found = read_current_project(with_history=False).assembly.portal.portfolio.unknown_terms
    terms = [
        term for term in found if everything or term.part != "headings" or term.meaning or term.plans > 1
    ]
    lines = "\n".join(vocabulary_lines(terms))
    if form == "json":
        emit(json.dumps({"words": [_record(term) for term in terms], "vocabulary": lines}), form)
        return
    if terms:
        _print_table(terms)
        emit(f"\n{lines}")
    if len(found) > len(terms):
        headings = plural(len(found) - len(terms), "heading")
        note(f"{headings} of a single plan not listed: nothing suggests a meaning; --all lists every word")
    elif not terms:
        note("every word is in the vocabulary")


def _record(term: UnknownTerm) -> dict[str, object]:
    places = [{"path": entry.plan.path, "line": line} for entry, line in term.places]
    return {"part": term.part, "word": term.word, "meaning": term.meaning, "places": places}


_MOST_PLACES = 3


def _print_table(terms: Sequence[UnknownTerm]) -> None:
    from mkdocs_plans.cli.text import joined, table
    from mkdocs_plans.terminal_text import printable

    heading, *rows = table(
        [
            ("Word", "Part", "Meaning", "Plans", "Found in"),
            *(
                (printable(term.word), term.part, term.meaning or "–", str(term.plans), _places(term))
                for term in terms
            ),
        ]
    )
    emit(click.style(joined(heading), bold=True))
    for row in rows:
        emit(joined(row))


def _places(term: UnknownTerm) -> str:
    from mkdocs_plans.terminal_text import printable

    shown = [f"{printable(entry.plan.path)}:{line}" for entry, line in term.places[:_MOST_PLACES]]
    more = term.plans - len(shown)
    return ", ".join(shown) + (f" and {more:,} more" if more else "")
