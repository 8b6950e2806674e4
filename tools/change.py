"""A pull request to the plans of `examples/`, and how its comment looks on a code host."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import cmarkgfm
from cmarkgfm.cmark import Options
from mkdocs_plans.diff import Diff
from mkdocs_plans.reports import diff_markdown
from mkdocs_plans.reports.links import ReportLinks

BRANCH = "winter-timetable"
EDITS: Mapping[str, Mapping[str, str]] = {
    "plans/move-bookings-to-the-ledger.md": {
        "**Status:** In Progress": "**Status:** Completed",
        "- [ ] Switch the daily export": "- [x] Switch the daily export",
        "- [ ] Switch refunds at the desk": "- [x] Switch refunds at the desk",
        "- [ ] Does a cancelled sailing make one entry for each passenger, or one for the sailing?": (
            "- [x] Does a cancelled sailing make one entry for each passenger, or one for the sailing? "
            "Answer: one for each passenger"
        ),
        "- [ ] How long must the old tables be kept after the audit?": (
            "- [x] How long must the old tables be kept after the audit? Answer: ten years"
        ),
        "| A refund is booked twice while both places are written | High | High | "
        "An idempotency key on every entry, and the hourly reconciler |\n": "",
    },
    "plans/season-prices.md": {
        "**Status:** Planning": "**Status:** In Progress",
        "- [ ] A price list with a validity": "- [x] A price list with a validity",
        "- [ ] Is a bicycle priced by season as well?": (
            "- [x] Is a bicycle priced by season as well? Answer: no\n"
            "- [ ] Who decides when a council votes against it?"
        ),
        "comes after the printing date | Med | Med |": "comes after the printing date | High | High |",
    },
}
"""The replacements, by file."""

LINKS = ReportLinks(
    preview="https://tidewater.example/previews/7/",
    source="https://code.example/tidewater/blob/{commit}/{path}?plain=1#L{line}",
)
_PAGE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Comment</title><style>
  body {{ margin: 24px; color: #1f2328; font: 14px/1.5 "Liberation Sans", Arial, sans-serif }}
  article {{ border: 1px solid #d0d7de; border-radius: 6px }}
  header {{ padding: 8px 16px; background: #f6f8fa; border-bottom: 1px solid #d0d7de }}
  main {{ padding: 16px }}
  h3 {{ font-size: 1.25em; margin: 0 0 12px }}
  h4 {{ font-size: 1em; margin: 20px 0 8px }}
  ul {{ padding-left: 2em }}
  a {{ color: #0969da; text-decoration: none }}
  code {{ font: 85% "Liberation Mono", monospace }}
  code {{ background: #eff1f3; padding: .2em .4em; border-radius: 6px }}
  table {{ border-collapse: collapse }}
  th, td {{ border: 1px solid #d0d7de; padding: 6px 13px }}
  tr:nth-child(2n) {{ background: #f6f8fa }}
</style></head>
<body><article><header><b>github-actions</b> commented</header><main>{}</main></article></body></html>
"""


def edit(project: Path) -> None:
    """Make the edits in a copy of `examples/`.

    Raises:
        ValueError: A text to replace does not occur exactly once.
    """
    for name, replaced in EDITS.items():
        path = project / name
        text = path.read_text("utf-8")
        for old, new in replaced.items():
            if text.count(old) != 1:
                raise ValueError(f"{name}: “{old}” occurs {text.count(old)} times")
            text = text.replace(old, new)
        path.write_text(text, "utf-8")


def page(diff: Diff) -> str:
    """The comment as a page: rendered by cmark-gfm, in a plain style."""
    markdown = diff_markdown.comment(diff, LINKS)
    # otherwise folded sections are left out; a comment contains no other HTML
    return _PAGE.format(cmarkgfm.github_flavored_markdown_to_html(markdown, Options.CMARK_OPT_UNSAFE))
