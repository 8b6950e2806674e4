"""Writes docs/findings.md from the catalogue of rules, so that the documentation cannot fall behind."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from mkdocs_plans.model.rule import CATALOGUE, Family, Rule

PAGE = Path(__file__).parents[1] / "docs" / "findings.md"


class Remedy(NamedTuple):
    """What the page says of a rule beyond the catalogue."""

    helps: str
    example: str = ""
    """A text in which the rule fires; empty where that takes more than one text."""


_RISKS = "## Risks\n\n| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|\n"

REMEDIES: Mapping[str, Remedy] = {
    "unreadable": Remedy("Name it under [`exclude`](options.md#exclude), or mend it: it is larger than 10 MB, no regular file, or has vanished."),
    "front-matter-unreadable": Remedy("Quote values that hold a colon. Tags and aliases are refused.", "---\ntitle: [Night boats\n---\n# Night boats"),
    "text-not-utf8": Remedy("Save the file as UTF-8."),
    "empty": Remedy("Write something, or delete the file."),
    "title-missing": Remedy("Begin with `# Title`.", "Boats that sail at night."),
    "status-missing": Remedy("Say `**Status:** Planning`, or any [word that is known](reading.md#3-status).", "# Night boats\n\n**Status:** Planning | In Progress | Completed"),
    "status-unknown-word": Remedy("Begin with a [known word](reading.md#3-status); your own may follow a dash. Where the folder tells the state, it is only told as info.", "# Night boats\n\n**Status:** Nearly there"),
    "date-missing": Remedy("Say `**Date:** 2026-11-20`, or begin the file's name with the day.", "# Night boats"),
    "date-invalid": Remedy("Write `YYYY-MM-DD`: the day cannot be, or day and month cannot be told apart.", "# Night boats\n\n**Date:** 31 February 2026"),
    "date-unfilled": Remedy("Fill it in; `--fix` does where the file's name has a date.", "# Night boats\n\n**Date:** {YYYY-MM-DD}"),
    "date-only-in-name": Remedy("`--fix` puts it above the status.", "# Night boats\n\n**Status:** Planning"),
    "section-missing": Remedy("Say it under a heading of that kind, if only `None`. Most plans lack some: only who names this rule under [`rules`](options.md#rules) is told.", "# Night boats\n\n## Goal\n\nBoats sail at night."),
    "placeholder-left": Remedy("Fill it in, or delete it. While a plan is being planned it is only told as info.", "# Night boats\n\n**Status:** Completed\n\n## Goal\n\n[Describe the overall objective]"),
    "table-ragged": Remedy("Write a bar that belongs to the text as `\\|`. `--fix` adds cells that are missing at the end, or the backslash to bars in code, but not where that would change what is read, as in a row of a risk.", "| Boat | Berth |\n|---|---|\n| Anna |"),
    "too-deep": Remedy("Look at what wrote it: lists or quotes are nested deeper than 256 levels."),
    "too-large": Remedy("Split the file, shorten the heading, or fill the rows of the table, as the message says: the file holds HTML and more than a million characters, a heading more than 1,000, or the rows of its tables lack more than 10,000 cells."),
    "address-taken": Remedy("Rename one of the files. The second one is published at another address meanwhile."),
    "id-taken": Remedy("Give one of them another id. Parts of one specification may share theirs."),
    "link-broken": Remedy("Correct the path, or the name of the heading. Until then a link to no file is shown as text, even where the relation that it stands in finds its plan by its words.", "# Night boats\n\nSee [the survey](survey-2025.md)."),
    "relation-broken": Remedy("Correct the path, or name the plan by its title or id. Files that are there and no plans are left in peace, and so are plans of projects that are not at hand.", "# Night boats\n\n**Depends on:** berths.md"),
    "relation-cycle": Remedy("Take one of the relations away. Finished plans hold nobody up.", "# Night boats\n\n**Depends on:** berths.md"),
    "ignore-unknown": Remedy("Write the rule as it is called here.", "# Night boats\n\n<!-- plans: ignore tabel-ragged -->"),
    "status-two-places-disagree": Remedy("Delete one. The [stronger](reading.md#3-status) one counts until then.", "---\nstatus: completed\n---\n# Night boats\n\n**Status:** Blocked"),
    "status-folder-disagrees": Remedy("Move the file, or correct the text, which counts. Where both say that the plan is over, or both that it is not, it is only told as info."),
    "completed-with-open-steps": Remedy("Tick them, drop them with `[-]`, or say what the status is. Where its place alone says that the plan is completed, it is a warning, of an archived one info; the three below are info then.", "# Night boats\n\n**Status:** Completed\n\n## Steps\n\n- [x] Lamps\n- [ ] Crew"),
    "completed-with-open-criteria": Remedy("Show that they are met and tick them, or drop them with `[-]`.", "# Night boats\n\n**Status:** Completed\n\n## Success Criteria\n\n- [ ] No boat is late"),
    "completed-with-open-questions": Remedy("Answer them, or say that they are dropped.", "# Night boats\n\n**Status:** Completed\n\n## Questions\n\n- Who pays?"),
    "completed-with-high-risk": Remedy("Close the risk, or move it to a plan that is not over.", f"# Night boats\n\n**Status:** Completed\n\n{_RISKS}| Fog | High | High | Radar |"),
    "planning-with-ticked-steps": Remedy("Say `In Progress`.", "# Night boats\n\n**Status:** Planning\n\n## Steps\n\n- [x] Lamps\n- [ ] Crew"),
    "in-progress-without-ticked-step": Remedy("Tick what is done. It says nothing of when the work began, and is only told as info.", "# Night boats\n\n**Status:** In Progress\n\n## Steps\n\n- [ ] Lamps"),
    "steps-done-not-completed": Remedy("Say `Completed`, or add the step that is left.", "# Night boats\n\n**Status:** In Progress\n\n## Steps\n\n- [x] Lamps"),
    "phase-out-of-order": Remedy("Finish the earlier phase, or correct what is said of their order.", "# Night boats\n\n## Steps\n\n### Phase 1: Lamps\n- [ ] Buy\n\n### Phase 2: Sail\n- [x] Sail\n\n**Dependencies between phases:**\n- Phase 2 depends on Phase 1"),
    "blocked-without-reason": Remedy("Say it behind the status (`Blocked — the vendor is silent`), as a question, an access item or a note.", "# Night boats\n\n**Status:** Blocked"),
    "date-in-future": Remedy("Correct the day. A plan that is not begun may be dated ahead.", "# Night boats\n\n**Date:** 2099-01-05\n**Status:** In Progress"),
    "target-passed": Remedy("Finish the plan, or say by when it will be. Today is the day of the commit, or of `SOURCE_DATE_EPOCH`.", "# Night boats\n\n**Target date:** 2025-11-20"),
    "access-open-in-progress": Remedy("Get it, and tick it.", "# Night boats\n\n**Status:** In Progress\n\n## Access Required\n\n- [ ] The key of the quay"),
    "risk-high-unmitigated": Remedy("Say what is done about it.", f"# Night boats\n\n{_RISKS}| Fog | High | High | - |"),
    "risk-unmitigated": Remedy("Say what is done about it, or that the risk is accepted: in its cell of the table; in a list where other risks have a “Mitigation:”, behind one of its own.", f"# Night boats\n\n{_RISKS}| Fog | High | Low | TBD |"),
    "risk-unrated": Remedy("Choose High, Medium or Low. Words that describe an impact are left in peace.", f"# Night boats\n\n{_RISKS}| Fog | High/Med/Low | Low | Radar |"),
    "risk-high-unowned": Remedy("Name someone. A register without a column for owners is left in peace.", "# Night boats\n\n## Risks\n\n| Risk | Impact | Owner |\n|---|---|---|\n| Fog | High | TBD |"),
    "risk-overdue": Remedy("Close the risk, or say by when.", "# Night boats\n\n## Risks\n\n| Risk | Impact | Due |\n|---|---|---|\n| Fog | Low | 2025-11-20 |"),
    "risk-register-empty": Remedy("Name a risk, or say `None`. A plan without the heading is left in peace.", "# Night boats\n\n## Risks\n\n## Notes\n\nNone."),
    "question-ticked-without-answer": Remedy("Write the answer behind `→` or below the question.", "# Night boats\n\n## Questions\n\n- [x] Which lamps?"),
    "question-answered-not-ticked": Remedy("`--fix` ticks it.", "# Night boats\n\n## Questions\n\n- [ ] Which lamps? → The blue ones"),
    "decision-open-in-progress": Remedy("Decide, or say that the plan is blocked.", "# Night boats\n\n**Status:** In Progress\n\n## Questions\n\n### Decisions needed\n\n- [ ] Which lamps?"),
    "secret": Remedy("Revoke it, then take it out of the file and its history. Until then it is redacted on every page and in every export, also where Markdown or HTML hides it: `ghp\\_…`, `&#103;hp_…`, `ghp_**…**`, a line break, a zero-width character. It is an error where the format is known (keys and tokens of some forty services, private keys, signed tokens), and a warning where a value looks random behind a name such as `DB_PASS=` or `password:`, or is a login in an address. Examples from manuals (`AKIAIOSFODNN7EXAMPLE`, `ghp_xxxx…`), placeholders (`<token>`, `${TOKEN}`, `your_key`), code and prose (`password: required`) are not reported. To keep a text that is no secret, [suppress the rule](checking.md#silence) for it."),
    "unsafe-url": Remedy("Write an `https://` address, in Markdown as in HTML. Until then it is shown as text.", "# Night boats\n\n[Sail](javascript:alert)"),
    "raw-html-removed": Remedy("Put it in backticks if it was meant as text. Attributes such as `onclick` are left out, and told.", "# Night boats\n\nReturns a Vec<Boat>."),
    "symlink-out": Remedy("Put a copy in its place. The link is not followed."),
}  # fmt: skip
"""What helps against the findings of each rule."""

_HEAD = """\
# Findings

<!-- Written by `python -m tools.rules` from the catalogue of rules: change it there. -->

A finding is something about a plan that its readers should know. It never hides a plan and never invents a value.

It stands on the plan's page with its rule, line and reason; on the index, where one can filter for it; on the
[dashboard](pages.md#dashboard); in [`plans.json`](snapshot.md); and in what [`plans check`](checking.md) prints.

**Errors** are wrong whoever reads the plan. **Warnings** are wrong, or shown otherwise than they were written, and may
have a reason. **Info** is what is merely absent or doubtful. How grave a rule is can be [set](options.md#rules), and a
plan can [ask not to be told](checking.md#silence).

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
        f"| `{rule.name}` | {rule.severity}{'' if rule.asked else ', off'} | {rule.family} | {'yes' if rule.fixable else ''} | {rule.reason} |"
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
    remedy = REMEDIES[rule.name]
    asked = "" if rule.asked else " Off unless it is named."
    yield f"*{rule.severity.capitalize()}.*{asked} {rule.reason} **Remedy:** {remedy.helps}"
    if remedy.example:
        yield f"\n```md\n{remedy.example}\n```"


def main() -> int:
    """Write the page, and say so where it changed."""
    text = page()
    if PAGE.read_text("utf-8") != text:
        PAGE.write_text(text, "utf-8")
        print(f"wrote {PAGE.relative_to(Path.cwd()) if PAGE.is_relative_to(Path.cwd()) else PAGE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
