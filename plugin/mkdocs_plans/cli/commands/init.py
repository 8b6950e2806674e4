"""`plans init`: find the folders that hold plans, and configure one of them."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_plans.cli.command import CommandExample, CommandSection, PlansCommand
from mkdocs_plans.cli.global_options import current
from mkdocs_plans.cli.options import format_option
from mkdocs_plans.cli.output import emit, error, note, user_errors, warning

if TYPE_CHECKING:
    from mkdocs_plans.sources.discovery import Discovery, PlansCandidate

_DETAILS = """\
```text
$ plans init
   Folder      Plans  Steps  Risks  Questions
1  docs/plans  12     85     19     7
2  docs/adr    9      0      0      0
Which folder? [1]: 1
Write mkdocs.yml? [Y/n]: y
note: wrote mkdocs.yml
note: next: run mkdocs serve, and open plans/ below the address that it prints
```

A folder is found by its name (`plans`, `exec-plans`, `specs`, `rfcs`, `adr` and others, in any depth) if at least a quarter of
its files look like plans, and by its content alone if it holds three or more plans among few other files. A file looks like a
plan if it has steps, or at least two of status, phases, risks, questions, success criteria and usual sections. The figures are what the
portal would show of the folder.

Files of tools, virtual environments, built sites and other repositories are not searched, and links are not followed. At most
20,000 folders and 5,000 files are read.

If there is no `mkdocs.yml`, a new one is written, and also `docs/index.md` if there is no `docs` folder. An existing
`mkdocs.yml` is never replaced. If its list of plugins has each plugin on a line of its own, an entry for this plugin is added,
and everything else stays as it is, including comments. Otherwise the lines to add are printed, and the exit code is 2.

In a script, `--yes` uses the first folder, or those of `--folder`, without asking. `--format json` prints the folders
that were found, and writes nothing without `--yes`.
"""

_NEXT = "next: run mkdocs serve, and open plans/ below the address that it prints"
_NO_HOST = "MkDocs is not installed here; install it with a theme: pip install mkdocs-material"
_INDEX = "# {}\n\nThe [plans](plans/index.md) of this project.\n"


@click.command(
    "init",
    cls=PlansCommand,
    section=CommandSection.PLANS,
    short_help="Find existing plans and write the configuration.",
    examples=(
        CommandExample("plans init", "Choose a folder of plans and write mkdocs.yml"),
        CommandExample("plans init --yes", "Configure the folder that has the most plans"),
        CommandExample("plans init --folder docs/rfcs", "Configure a folder without searching"),
    ),
    details=_DETAILS,
)
@click.option("-y", "--yes", is_flag=True, help="Use the first folder, and write without asking.")
@click.option(
    "--folder",
    "folders",
    metavar="DIR",
    multiple=True,
    type=click.Path(exists=True, file_okay=False),
    help="Configure DIR instead of searching. Can be given several times.",
)
@format_option("text", "json")
def command(*, yes: bool, folders: tuple[str, ...], form: str) -> None:
    """Find the folders of the project that hold plans, and write the configuration for one of them."""
    from mkdocs_plans.cli.files import from_here
    from mkdocs_plans.config.mkdocs_yml import find

    if form == "json" and folders and not yes:
        raise click.UsageError("--format json lists folders to choose from; with --folder, add --yes")
    with user_errors():
        config = current().config or find(Path.cwd())
        _check(config)
    chosen = [from_here(Path(folder)) for folder in folders]
    candidates = [] if chosen else _candidates(form)
    if candidates and form == "json" and not yes:
        return
    try:
        with user_errors():
            _configure(config, chosen or _choose(candidates, yes=yes), form, yes=yes)
    except click.Abort:  # Ctrl-C, or the end of standard input
        error("nothing was written; answer the question, or use --yes")
        sys.exit(2)


def _check(config: Path | None) -> None:
    """Refuse a project that is configured already, and one whose configuration is above the current folder.

    Raises:
        ValueError: It is one of them.
    """
    from mkdocs_plans.cli.files import from_here
    from mkdocs_plans.config.mkdocs_yml import lists_plugin, load_settings

    if config is None:
        return
    if config.parent.resolve() != Path.cwd().resolve():
        raise ValueError(
            f"the project of this folder is configured in {from_here(config)}; run plans init there"
        )
    if lists_plugin(load_settings(config.read_text("utf-8")) or {}):
        raise ValueError(
            f"{config.name} configures the plugin already; its option folder names the plans folder"
        )


def _candidates(form: str) -> list[str]:
    """Search the project and print the folders that were found; end the command if there is none."""
    from mkdocs_plans.cli.progress import counter
    from mkdocs_plans.sources.discovery import discover

    with counter() as count:
        found = discover(Path.cwd(), progress=count)
    _show(found, form)
    if not found.complete:
        warning(
            f"only the first {found.files:,} files were searched; --folder names a folder that is missing"
        )
    if not found.candidates:
        error(f"no folder of plans was found in {found.files:,} Markdown files; name one with --folder")
        note('start a plan in plans/ with: plans new "Title"')
        sys.exit(2)
    return [one.folder for one in found.candidates]


def _show(found: Discovery, form: str) -> None:
    from mkdocs_plans.cli.text import joined, table
    from mkdocs_plans.terminal_text import printable

    if form == "json":
        listed = [
            {"folder": one.folder, "plans": one.plans, "steps": one.steps, "risks": one.risks,
             "questions": one.questions}
            for one in found.candidates
        ]  # fmt: skip
        emit(json.dumps({"folders": listed, "files": found.files, "complete": found.complete}), form)
        return
    if not found.candidates:
        return
    heading, *rows = table(
        [
            ("", "Folder", "Plans", "Steps", "Risks", "Questions"),
            *(_row(number, one, printable(one.folder)) for number, one in enumerate(found.candidates, 1)),
        ]
    )
    emit(click.style(joined(heading), bold=True))
    for row in rows:
        emit(joined(row))


def _row(number: int, one: PlansCandidate, folder: str) -> tuple[str, ...]:
    return (str(number), folder, str(one.plans), str(one.steps), str(one.risks), str(one.questions))


def _choose(names: Sequence[str], *, yes: bool) -> list[str]:
    """Return the folder that the user chooses; the first one if there is only one, or with `--yes`."""
    if yes or len(names) == 1:
        if len(names) > 1:
            note(f"using {names[0]}; to use several folders, repeat --folder")
        return [names[0]]
    number = click.prompt("Which folder?", type=click.IntRange(1, len(names)), default=1, err=True)
    return [names[number - 1]]


def _configure(config: Path | None, folders: Sequence[str], form: str, *, yes: bool) -> None:
    """Write a new configuration, or add the plugin to an existing one.

    Raises:
        OSError: A file cannot be read or written.
    """
    from mkdocs_plans.config.new_config import new_configuration, plugin_lines, with_plugin

    if config is None:
        name = Path.cwd().name or "Plans"
        if not (yes or click.confirm("Write mkdocs.yml?", default=True, err=True)):
            return
        _write_new(Path("mkdocs.yml"), new_configuration(name, folders))
        if not Path("docs").exists():
            Path("docs").mkdir()
            _write_new(Path("docs/index.md"), _INDEX.format(name))
        _note_next()
        return
    made = with_plugin(config.read_bytes().decode("utf-8"), folders)
    if made is None:
        error(f"{config.name} was not changed; add these lines to its list of plugins:")
        emit("\n".join(f"  {line}" for line in plugin_lines(folders)), err=form == "json")
        sys.exit(2)
    if yes or click.confirm(f"Add the plugin to {config.name}?", default=True, err=True):
        from mkdocs_plans.atomic_write import write_whole

        write_whole(config, made.encode("utf-8"))
        note(f"added the plugin to {config.name}")
        _note_next()


def _note_next() -> None:
    if not any(map(find_spec, ("mkdocs", "properdocs"))):
        note(_NO_HOST)
    note(_NEXT)


def _write_new(path: Path, text: str) -> None:
    """Write a file that does not exist.

    Raises:
        OSError: It exists, or cannot be written.
    """
    with path.open("x", encoding="utf-8", newline="") as file:
        file.write(text)
    note(f"wrote {path.as_posix()}")
