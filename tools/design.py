"""Write the examples of the page on the design system, made by the macros that pages of the portal use."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

from mkdocs_plans.pages.templating import environment

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "design.md"

_START = '{% from "macros.html" import sprite, state, rated, long, switch, all_of %}'

EXAMPLES: Mapping[str, str] = {
    "text": """
{{ sprite() }}
<p class="plans-opening">The answer: <a class="plans-name" href="#text">5 risks have no mitigation</a>.</p>
<p><a class="plans-name" href="#text">Move the ledger</a>, <a class="plans-name plans-name--plain"
href="#text">a question or a risk</a> and text</p>
<p><span class="plans-sub">A reason, a second line, a cell of a table</span></p>
<p class="plans-source">commit 1a2b3c4, 22 Nov 2026</p>""",
    "states": """
<p>{% for id, word in state_words.items() %}{{ state(id, word) }}&ensp; {% endfor %}</p>
<p>{{ rated("high", "High / High") }} {{ rated("medium", "High / Med") }} {{ rated("low", "Low / Low") }}
{{ rated("unrated", "not rated") }}</p>
<p><progress max="12" value="8" aria-hidden="true"></progress> 8/12</p>""",
    "switches": """
{{ switch("Which", [("28 active", "#switches", true), ("13 finished", "#switches", false), ("all 41", "#switches", false)]) }}
<span class="plans-switch" role="group" aria-label="Range"><button type="button" aria-pressed="true">7 days</button><button
type="button" aria-pressed="false">30 days</button></span>""",
    "tables": """
<div class="plans-section__head"><h2>Risks <small>most severe first</small></h2><small>open for</small></div>
<table class="plans-table plans-table--fixed"><caption class="plans-hidden">An example of a table</caption>
<thead><tr><th scope="col">Risk</th><th scope="col">Rating</th><th scope="col">Mitigation</th>
<th scope="col" class="plans-cell-age">Open for</th></tr></thead>
<tbody><tr class="plans-group"><th scope="rowgroup" colspan="4">Rated (1) <small>most severe first</small></th></tr>
<tr><th scope="row" class="plans-cell-text"><a href="#tables">Two clerks sell</a> one seat</th>
<td data-label="">{{ rated("high", "High / High") }}</td>
<td data-label="Mitigation" class="plans-cell-text">{% call long() %}The row is locked while a clerk sees it,
and released after two minutes. A second clerk sees the first one's name, and can ask. Where the line is down, seats of
that boat are sold at one counter only, and the others send people there until the line is back.{% endcall %}</td>
<td data-label="Open for" class="plans-cell-age">43 days</td></tr></tbody></table>
{{ all_of(23, 1, "#tables") }}""",
    "empty": """
<p class="plans-empty">No open questions. Plans list them under <code>## Questions</code>.</p>""",
}
"""The templates of the examples, by their names on the page."""

_EXAMPLE = re.compile(r"(<!-- example: (\w+) -->\n).*?(<!-- end -->\n)", re.DOTALL)


def written(text: str) -> str:
    """Return the page with its examples as they should be."""
    return _EXAMPLE.sub(lambda found: f"{found[1]}{example(found[2])}{found[3]}", text)


def example(name: str) -> str:
    """Return the HTML of an example, without empty lines, which would end it in Markdown."""
    made = environment().from_string(_START + EXAMPLES[name]).render()
    lines = [line.strip() for line in made.splitlines() if line.strip()]
    return "\n".join(['<div class="plans">', *lines, "</div>", ""])


def main() -> int:
    """Write the page."""
    PAGE.write_text(written(PAGE.read_text("utf-8")), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
