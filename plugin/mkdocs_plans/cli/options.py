"""Options that several commands have, and the types of their values."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

_Command = TypeVar("_Command", bound=Callable[..., Any] | click.Command)

FILE = click.Path(dir_okay=False)


def format_option(*formats: str, default: str | None = None) -> Callable[[_Command], _Command]:
    """Return the option `--format`; the first format is the default unless another one is given."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(formats),
        default=default or formats[0],
        show_default=True,
        help="Output format.",
    )


def json_option() -> Callable[[_Command], _Command]:
    """Return the option `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Short form of --format=json.")


def output_option(text: str) -> Callable[[_Command], _Command]:
    """Return the option `--output`, with its help."""
    return click.option("-o", "--output", metavar="FILE", type=click.Path(), help=text)


def force_option() -> Callable[[_Command], _Command]:
    """Return the option `--force`."""
    return click.option("--force", is_flag=True, help="Overwrite a file that this command did not write.")


def since_option() -> Callable[[_Command], _Command]:
    """Return the option `--since`."""
    return click.option(
        "--since",
        metavar="WHEN",
        default="7d",
        show_default=True,
        help="The first day: a date, a weekday, or a number of days such as 7d, which end with that of the "
        "last commit or of SOURCE_DATE_EPOCH. With a revision, the range begins after it.",
    )


def site_url_option() -> Callable[[_Command], _Command]:
    """Return the option `--site-url`."""
    return click.option(
        "--site-url",
        metavar="URL",
        envvar="MKDOCS_PLANS_SITE_URL",
        help="The address of the published site, for links to the portal. [default: site_url of mkdocs.yml]",
    )


class NameList(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.4
    """One or more names of a list, separated by commas. The shell completes them."""

    name = "names"

    def __init__(self, what: str, known: Callable[[], Iterable[str]], expected: str) -> None:
        """Describe the names.

        Args:
            what: What a name denotes, as in `unknown rule "x"`.
            known: Returns every name.
            expected: The hint of a message if no known name is similar to the given one.
        """
        self._what = what
        self._known = known
        self._expected = expected

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> tuple[str, ...]:
        """Return the names, each of which must be known."""
        if isinstance(value, tuple):
            return value
        names = tuple(name.strip() for name in str(value).split(",") if name.strip())
        known = frozenset(self._known())
        for name in names:
            if name not in known:
                from mkdocs_plans.suggestions import nearest  # noqa: PLC0415 (help answers without it)

                option = max(param.opts, key=len) if param else ""
                hint = nearest(name, known, self._expected)
                raise click.UsageError(f'unknown {self._what} "{name}" for {option}; {hint}', ctx)
        return names

    def shell_complete(
        self,
        ctx: click.Context,
        param: click.Parameter,
        incomplete: str,
    ) -> list[CompletionItem]:
        """Return the names that complete the text after the last comma."""
        before, comma, last = incomplete.rpartition(",")
        return [
            CompletionItem(f"{before}{comma}{name}")
            for name in sorted(self._known())
            if name.startswith(last)
        ]


def rule_selectors() -> Iterable[str]:
    """Return the names that select rules."""
    from mkdocs_plans.model.rule import selector_names  # noqa: PLC0415 (help answers without it)

    return selector_names()


RULES = NameList("rule", rule_selectors, "plans rule lists all rules")


def joined_names(given: Iterable[tuple[str, ...]]) -> frozenset[str]:
    """Return the names of an option that is given several times."""
    return frozenset(name for names in given for name in names)
