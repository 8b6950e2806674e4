"""Write docs/reference/rules.md from the rules, so that the documentation is always current."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from mkdocs_plans.model.rule import CATALOGUE, Family, Rule

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "rules.md"


_HEAD = """\
# Findings

<!-- Written by `python -m tools.rules` from the modules of the rules: change it there. -->

A finding is a problem in a plan. It has a rule, a severity, a line and a message that states what is wrong and what to do.

Findings are listed on the page of the plan, on the [dashboard](pages.md#dashboard), in [`plans.json`](snapshot.md) and in
the output of [`plans check`](../guides/check.md). The index can be filtered for plans with findings.

| severity | meaning |
|---|---|
| error | The plan is wrong, or must not be published as it is. |
| warning | The plan is probably wrong, or its page differs from its text. |
| info | Something is missing or doubtful. |

The option [`rules`](options.md#rules) sets the severity of a rule or turns it off. A plan can
[suppress rules](../guides/check.md#suppress-findings). Names of rules do not change.
"""

_TAIL = """
## Unparsed content

Content under risks, questions, criteria or access that was not read as an item is listed with its line: prose, for example,
or a list without checkboxes where checkboxes are expected. It is counted on the dashboard. It is not a finding, because
the plan may be right.

## Warnings of the build

Findings of `secret`, `unsafe-url`, `symlink-out` and `unreadable` are warnings of every build, because they endanger the
site. `mkdocs build --strict` fails on them. The option [`warn`](options.md#warn) adds other rules: by name, by the part of
the name before the first hyphen, or by family:

```yaml
plugins:
  - plans:
      warn: [status, date-invalid, contradiction]
```

A warning names the file, the line and the rule:

```text
plans/ledger.md:4: Status not recognised: "nearly". Begin with a word such as Planning or Completed. [status-unknown-word]
```

## What bad input cannot do

- **Hide another plan.** Each file is read separately, and its problems are shown on its own page.
- **Break a build.** Broken YAML, alias bombs, binary files, ten thousand nested lists, unclosed code blocks, ragged
  tables and impossible dates are read, or listed with the reason.
- **Leave the folder.** Symbolic links to targets outside of the plans folder are not followed, and are reported.
- **Run code.** Scripts are shown as text, event handlers are removed, and `javascript:` links are not links. Template braces
  stay braces. Characters that change the direction of text are made visible.

An error in `mkdocs.yml` stops the build with one message:

```text
Error: plans: mkdocs.yml:4: foldr: no such option; did you mean "folder"?
```
"""

_FAMILIES = {
    Family.STRUCTURE: "Problems in how the file is written, so that something cannot be read or found.",
    Family.CONTRADICTION: "Statements of a plan that contradict each other.",
    Family.RISK: "Risks of active plans. Of completed plans, [`completed-with-high-risk`](#completed-with-high-risk) reports open High/High risks.",
    Family.QUESTION: "Questions whose checkbox, answer and plan contradict each other.",
    Family.SAFETY: "Content that must not be published, followed or run. No output repeats the line of such a finding.",
}


def page() -> str:
    """Return the page on all rules, by family."""
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
    return "\n".join(["", f"### {rule.name}", "", *_described(rule), ""])


def _described(rule: Rule) -> Iterator[str]:
    default = "" if rule.on_by_default else " Off by default."
    yield f"*{rule.severity.capitalize()}.*{default} {rule.reason} **Remedy:** {rule.remedy}"
    if rule.shown_example:
        yield f"\n```md\n{rule.shown_example}```"


def main() -> int:
    """Write the page, and print a line if it changed."""
    text = page()
    if PAGE.read_text("utf-8") != text:
        PAGE.write_text(text, "utf-8")
        print(f"wrote {PAGE.relative_to(Path.cwd()) if PAGE.is_relative_to(Path.cwd()) else PAGE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
