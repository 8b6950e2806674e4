"""Write docs/reference/rules.md from the rules, so that the documentation cannot fall behind."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from mkdocs_plans.model.rule import CATALOGUE, Family, Rule

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "rules.md"


_HEAD = """\
# Findings

<!-- Written by `python -m tools.rules` from the modules of the rules: change it there. -->

A finding is something about a plan that its readers should know. It never hides a plan and never invents a value.

It stands on the plan's page with its rule, line and reason; on the index, where one can filter for it; on the
[dashboard](pages.md#dashboard); in [`plans.json`](snapshot.md); and in what [`plans check`](../guides/check.md) prints.

**Errors** are wrong whoever reads the plan. **Warnings** are wrong, or shown otherwise than they were written, and may
have a reason. **Info** is what is merely absent or doubtful. How grave a rule is can be [set](options.md#rules), and a
plan can [ask not to be told](../guides/check.md#silence).

Names of rules do not change.
"""

_TAIL = """
## Not understood

What stands under risks, questions, criteria or access and became no item is listed apart, with its line: prose, or a list
without boxes where boxes are expected. It is counted on the dashboard and is no finding: the plan may be right, and the
reader not clever enough.

## Warnings of the build

What endangers the site is a warning of every build, so that `mkdocs build --strict` stops at it: `secret`, `unsafe-url`,
`symlink-out` and `unreadable`. Anything else becomes one when you say so, by the name of a rule, by what stands before
its first hyphen, or by a family:

```yaml
plugins:
  - plans:
      warn: [status, date-invalid, contradiction]
```

A warning names the file, the line and the rule:

```text
plans/ledger.md:4: “nearly” is no status that is known. [status-unknown-word]
```

## What bad input cannot do

- **Hide another plan.** Each file is read by itself. What is wrong with one stands on its own page.
- **Break a build.** Broken YAML, alias bombs, binary files, ten thousand nested lists, unclosed code blocks, ragged
  tables and impossible dates are all read, or listed with the reason.
- **Leave the folder.** Links in the file system that lead out are refused and reported.
- **Run.** Scripts, event handlers and `javascript:` links show as text; template braces stay braces; marks that turn
  the direction of text are made visible.

A mistake in `mkdocs.yml` does stop a build, with one clear message:

```text
Error: plans: mkdocs.yml:4: foldr: no such option; did you mean “folder”?
```
"""

_FAMILIES = {
    Family.STRUCTURE: "How the file is written: what cannot be read or found because of it.",
    Family.CONTRADICTION: "Two things the plan says that cannot both be true.",
    Family.RISK: "Of active plans alone: risks of plans that are over are left in peace.",
    Family.QUESTION: "Questions whose box, answer and plan do not go together.",
    Family.SAFETY: "What must not be published, followed or run. No output ever repeats the line.",
}


def page() -> str:
    """The page on all rules, family by family."""
    rows = (
        f"| `{rule.name}` | {rule.severity}{'' if rule.on_by_default else ', off'} | {rule.family} | {'yes' if rule.fixable else ''} | {rule.reason} |"
        for rule in CATALOGUE.values()
    )
    table = "\n".join(["| rule | severity | family | `--fix` | why |", "|---|---|---|---|---|", *rows])
    return f"{_HEAD}\n{table}\n{''.join(map(_family, Family))}{_TAIL}"


def _family(family: Family) -> str:
    rules = "".join(_section(rule) for rule in CATALOGUE.values() if rule.family is family)
    return f"\n## {family.capitalize()}\n\n{_FAMILIES[family]}\n{rules}"


def _section(rule: Rule) -> str:
    return "\n".join(["", f"### {rule.name}", "", *_said(rule), ""])


def _said(rule: Rule) -> Iterator[str]:
    asked = "" if rule.on_by_default else " Off unless it is named."
    yield f"*{rule.severity.capitalize()}.*{asked} {rule.reason} **Remedy:** {rule.remedy}"
    if rule.shown_example:
        yield f"\n```md\n{rule.shown_example}```"


def main() -> int:
    """Write the page, and say so where it changed."""
    text = page()
    if PAGE.read_text("utf-8") != text:
        PAGE.write_text(text, "utf-8")
        print(f"wrote {PAGE.relative_to(Path.cwd()) if PAGE.is_relative_to(Path.cwd()) else PAGE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
