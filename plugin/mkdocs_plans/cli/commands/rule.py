"""`plans rule`: the documentation of a rule."""

from __future__ import annotations

import json
from typing import Any

import click
from click.shell_completion import CompletionItem

from mkdocs_plans.cli.command import Argument, CommandExample, CommandSection, PlansCommand
from mkdocs_plans.cli.options import format_option
from mkdocs_plans.cli.output import emit

_DETAILS = """\
```console
$ plans rule risk-unmitigated
# risk-unmitigated
…
```

Text is Markdown, as on the page of all [rules](../rules.md). JSON is JSON Lines: one object for each rule, with `name`,
`family`, `severity`, `on_by_default`, `fixable`, `reason`, `remedy` and `url`.
"""


class RuleName(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.4
    """The name of a rule. The shell completes it."""

    name = "rule"

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str:
        """Return the name, which must be known."""
        from mkdocs_plans.model.rule import CATALOGUE
        from mkdocs_plans.suggestions import nearest

        if value not in CATALOGUE:
            hint = nearest(str(value), CATALOGUE, "plans rule lists all rules")
            raise click.UsageError(f'unknown rule "{value}"; {hint}', ctx)
        return str(value)

    def shell_complete(
        self,
        ctx: click.Context,
        param: click.Parameter,
        incomplete: str,
    ) -> list[CompletionItem]:
        """Return the names of rules, with their reasons."""
        from mkdocs_plans.model.rule import CATALOGUE

        return [
            CompletionItem(rule.name, help=rule.reason)
            for rule in CATALOGUE.values()
            if rule.name.startswith(incomplete)
        ]


@click.command(
    "rule",
    cls=PlansCommand,
    section=CommandSection.OTHER,
    short_help="Explain a rule of plans check.",
    examples=(
        CommandExample("plans rule risk-unmitigated", "Explain a rule"),
        CommandExample("plans rule --format json", "Print all rules as JSON Lines"),
    ),
    json_lines=True,
    details=_DETAILS,
)
@click.argument(
    "name",
    required=False,
    cls=Argument,
    metavar="[NAME]",
    type=RuleName(),
    help="The rule. [default: all rules]",
)
@format_option("text", "json")
def command(*, name: str | None, form: str) -> None:
    """Print the documentation of the rule NAME, or of all rules."""
    from mkdocs_plans.docs_site import rule_page
    from mkdocs_plans.model.rule import CATALOGUE

    rules = [CATALOGUE[name]] if name else list(CATALOGUE.values())
    for number, rule in enumerate(rules):
        if form == "json":
            record = {
                "name": rule.name,
                "family": rule.family,
                "severity": rule.severity,
                "on_by_default": rule.on_by_default,
                "fixable": rule.fixable,
                "reason": rule.reason,
                "remedy": rule.remedy,
                "url": rule_page(rule.name),
            }
            emit(json.dumps(record), form)
            continue
        facts = [rule.family.capitalize(), f"severity {rule.severity}"]
        facts += ["off by default"] if not rule.on_by_default else []
        facts += ["fixable with --fix"] if rule.fixable else []
        lines = [f"# {rule.name}", "", " · ".join(facts), "", rule.reason, "", f"**Remedy:** {rule.remedy}"]
        if rule.shown_example:
            lines += [
                "",
                "Example:",
                "",
                *(f"    {line}".rstrip() for line in rule.shown_example.splitlines()),
            ]
        emit("\n".join([*([""] if number else []), *lines, "", f"Documentation: {rule_page(rule.name)}"]))
