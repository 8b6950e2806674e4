"""Charts as inline SVG: they need no script and have their numbers as text."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from mkdocs_plans.model.phrases import STATE_WORDS
from mkdocs_plans.model.plan import Phase, State
from mkdocs_plans.portfolio.entry import Entry
from mkdocs_plans.portfolio.portfolio import Portfolio

_WIDTH = 1000
"""The width of a bar in units. The drawing scales to its container."""


def status_bar(portfolio: Portfolio) -> Markup:
    """Return all plans as one bar with a part for each state, in the order of `State`."""
    total = len(portfolio.entries)
    parts, x = [], 0
    counts = [(state, len(portfolio.by_state[state])) for state in State]
    seen = 0
    for state, count in counts:
        seen += count
        end = _WIDTH * seen // max(total, 1)
        if count:
            parts.append(
                Markup('<rect class="plans-fill--{}" x="{}" y="0" width="{}" height="24"/>').format(
                    state, x, max(end - x - 3, 2)
                )
            )
        x = end
    words = ", ".join(f"{STATE_WORDS[state]} {count}" for state, count in counts if count)
    return Markup(
        '<svg class="plans-chart" role="img" viewBox="0 0 {} 24" preserveAspectRatio="none" '
        'aria-label="{}"><title>{}</title>{}</svg>'
    ).format(_WIDTH, f"Plans by status: {words}", words, Markup("").join(parts))


def phase_bars(entry: Entry) -> Markup:
    """Return the phases of a plan as small bars, filled by their done steps."""
    phases = entry.plan.phases
    if not phases:
        return Markup('<span class="plans-quiet">no phases</span>')
    shown, gap = phases[:24], 4
    width = min(60, (_WIDTH // 4) // len(shown))
    parts: list[Markup] = []
    for i, phase in enumerate(shown):
        x, full = i * (width + gap), width
        done = full * phase.done // phase.total if phase.total else 0
        parts.append(
            Markup('<rect class="plans-phasebar" x="{}" y="1" width="{}" height="10" rx="2"/>').format(
                x, full
            )
        )
        if done:
            parts.append(
                Markup(
                    '<rect class="plans-phasebar--done" x="{}" y="1" width="{}" height="10" rx="2"/>'
                ).format(x, done)
            )
    words = _phase_words(phases)
    return Markup(
        '<svg class="plans-phasebars" role="img" width="{0}" height="12" viewBox="0 0 {0} 12" '
        'aria-label="{1}"><title>{1}</title>{2}</svg>'
    ).format(len(shown) * (width + gap), words, Markup("").join(parts))


def _phase_words(phases: Sequence[Phase]) -> str:
    return "; ".join(
        f"{phase.name}: {phase.done}/{phase.total}" if phase.total else f"{phase.name}: not tracked"
        for phase in phases
    )
