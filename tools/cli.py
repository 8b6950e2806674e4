"""Write docs/reference/cli/ and its navigation from the command line."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import click
from mkdocs_plans.cli import main as program
from mkdocs_plans.cli.command import (
    SUCCESS,
    UNUSABLE,
    Argument,
    CommandExample,
    CommandSection,
    PlansCommand,
    is_global,
    own_options,
)
from mkdocs_plans.cli.program import EXAMPLES, INTERRUPTED

FOLDER = Path(__file__).parents[1] / "docs" / "reference" / "cli"
CONFIG = Path(__file__).parents[1] / "mkdocs.yml"
_NAVIGATION = re.compile(
    r"(- Overview: reference/cli/index\.md\n)(?: +- plans [\w-]+: reference/cli/[\w-]+\.md\n)*"
)

_WRITTEN = "<!-- Written by `python -m tools.cli` from {source}: change it there. -->"

_INDEX = """\
## Paths and data

Paths of plans are relative to the root of the repository, with `/` between parts, wherever a command runs; without a
repository they are relative to the folder of `mkdocs.yml`. Plans of other projects begin with the name of the project, as in
`billing:plans/ledger.md`.

Standard output holds data and nothing else. Messages go to standard error and begin with `error:`, `warning:` or `note:`.
Output is UTF-8 in any locale.

`--format json` prints a JSON document or JSON Lines, one object on each line:

| JSON | commands |
|---|---|
{json}

No text of a plan, and no name of a file, can control your terminal or give your CI server a command: `::error::…`,
`##vso[…]` and similar texts are printed as `: :error::…` and `# #vso[…]`. JSON contains the same text, with escapes.

## Output files

`plans check`, `plans diff` and `plans export` write to the file that `--output` (or `-o`) names, and `plans check` also to
that of `--write-baseline`. They do not overwrite your own files:

| the file | is written |
|---|---|
| is a plan, or is in a plans folder and would be read as one | never |
| is the configuration: `mkdocs.yml`, a file that it inherits, a list of projects, `plans.lock` | never |
| is empty, or an earlier output of the same command in the same format | yes |
| is anything else | only with `--force` |
| is a pipe, or `/dev/stdout` | yes, at its end |

A symbolic or hard link counts as its target. If a file must not be written, the command fails with exit code 2 and writes
nothing.

An earlier output is recognised by its content: JSON by its key `format`, SARIF by the name of the tool, GitLab's format by
the rule of the first finding, JUnit by the name of its suites, CSV by its heading row, OpenMetrics and Markdown by their
first line, text by its first or last line. A folder of Parquet files is replaced if it contains only tables, and `--force`
does not change that.
"""


def pages() -> Mapping[str, str]:
    """Return the text of every page, by the name of its file."""
    context = click.Context(program, info_name="plans", help_option_names=["-h", "--help"])
    found = [program.get_command(context, name) for name in program.list_commands(context)]
    commands = [command for command in found if isinstance(command, PlansCommand)]
    return {"index.md": _index(commands, context)} | {
        f"{command.name}.md": _page(command, click.Context(command, context, info_name=command.name))
        for command in commands
    }


def _index(commands: Iterable[PlansCommand], context: click.Context) -> str:
    listed = sorted(commands, key=lambda one: list(CommandSection).index(one.section))
    rows = [
        f"| [`plans {one.name}`]({one.name}.md) | {one.get_short_help_str(limit=200)} |" for one in listed
    ]
    options = [one for one in program.get_params(context) if is_global(one)]
    return "\n".join([
        "# Command line",
        "",
        _WRITTEN.format(source="tools/cli.py and plugin/mkdocs_plans/cli/"),
        "",
        "`plans` reads, checks and compares plans without MkDocs and without building a site. Commands without a path work on",
        "the project of the current folder: the nearest `mkdocs.yml` names the plans folders. If there is no `mkdocs.yml`, the",
        "plans are in `plans/`. `python -m mkdocs_plans` does the same as `plans`.",
        "",
        *_examples(EXAMPLES),
        "| command | purpose |",
        "|---|---|",
        *rows,
        "",
        "Shells [complete](completion.md) the names of commands, options, rules and events.",
        "",
        "## Global options",
        "",
        "They are accepted before and after the name of a command.",
        "",
        *_table("option", options, context),
        "",
        *_exit_codes({0: SUCCESS, 1: "The command found a problem: a finding, an event of `--fail-on`, or a "
                      "project that could not be fetched.", 2: UNUSABLE, INTERRUPTED: "The command was interrupted, for example with Ctrl-C."}),
        "",
        _INDEX.format(json=_json_table(commands)),
    ])  # fmt: skip


def _json_table(commands: Iterable[PlansCommand]) -> str:
    """Return which commands print a JSON document, and which JSON Lines."""
    rows = []
    for kind, lines in (("one document", False), ("JSON Lines", True)):
        names = (f"`{one.name}`" for one in commands if prints_json(one) and one.json_lines is lines)
        rows.append(f"| {kind} | {', '.join(names)} |")
    return "\n".join(rows)


def prints_json(command: click.Command) -> bool:
    """Whether a command has `--format json`."""
    return any(
        "--format" in param.opts and "json" in getattr(param.type, "choices", ()) for param in command.params
    )


def _page(command: PlansCommand, context: click.Context) -> str:
    arguments = [one for one in command.params if isinstance(one, Argument)]
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    options = own_options(command, context)
    module = command.callback.__module__ if command.callback else ""
    lines = [
        f"# {context.command_path}",
        "",
        _WRITTEN.format(source=f"plugin/{module.replace('.', '/')}.py"),
        "",
        _code(" ".join((command.help or "").split())),
        "",
        f"```text\n{usage}\n```",
        "",
        *_examples(command.examples),
    ]
    if arguments:
        lines += ["## Arguments", "", *_table("argument", arguments, context), ""]
    if options:
        lines += ["## Options", "", *_table("option", options, context), ""]
    lines += ["The [global options](index.md#global-options) are accepted too.", ""]
    lines += [*_exit_codes(command.exit_codes), "", "## Details", "", command.details]
    return "\n".join(lines)


def _examples(examples: Iterable[CommandExample]) -> Iterator[str]:
    yield "```bash"
    for number, example in enumerate(examples):
        yield from ([""] if number else [])
        yield f"# {example.purpose}"
        yield example.line
    yield "```"
    yield ""


def _table(kind: str, params: Iterable[click.Parameter], context: click.Context) -> Iterator[str]:
    yield f"| {kind} | description |"
    yield "|---|---|"
    for param in params:
        if record := param.get_help_record(context):
            name, text = record
            yield f"| `{name.replace('|', chr(92) + '|')}` | {_code(' '.join(text.split()))} |"


def _exit_codes(codes: Mapping[int, str]) -> Iterator[str]:
    yield "## Exit codes"
    yield ""
    yield "| code | meaning |"
    yield "|---|---|"
    yield from (f"| {code} | {_code(meaning)} |" for code, meaning in codes.items())


def _code(text: str) -> str:
    """Mark the options and names of files in a text of the command line as code."""
    words = (word.rstrip(",.;:)") for word in text.split())
    for word in dict.fromkeys(words):
        if word.startswith("--") or word.endswith((".yml", ".json", ".lock", ".md")) or "_" in word:
            text = " ".join(
                part.replace(word, f"`{word}`") if part.rstrip(",.;:)") == word else part
                for part in text.split(" ")
            )
    return text


def navigation(text: str) -> str:
    """Return `mkdocs.yml` with a line for each page, below the one of the index."""
    names = sorted(name.removesuffix(".md") for name in pages() if name != "index.md")
    listed = "".join(f"          - plans {name}: reference/cli/{name}.md\n" for name in names)
    return _NAVIGATION.sub(lambda found: f"{found[1]}{listed}", text)


def main() -> int:
    """Write the pages, and name those that changed."""
    FOLDER.mkdir(exist_ok=True)
    written = pages()
    CONFIG.write_text(navigation(CONFIG.read_text("utf-8")), "utf-8")
    for path in sorted(FOLDER.glob("*.md")):
        if path.name not in written:
            path.unlink()
            print(f"removed {path.name}")
    for name, text in written.items():
        path = FOLDER / name
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            print(f"wrote {path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
