"""A message about the plans: what moved, what is stuck, which questions are oldest, which risks are new."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_plans.history import HistoryRange, describe_together
from mkdocs_plans.history.describe import ChangedItem, ChangeTopic, PlanCommit, in_words
from mkdocs_plans.model.phrases import plural, truncate
from mkdocs_plans.model.risk_rating import levels_in_words, unmitigated
from mkdocs_plans.pages import addresses
from mkdocs_plans.pages.portal import Portal
from mkdocs_plans.portfolio.ages import Age, item_times
from mkdocs_plans.portfolio.entry import Entry
from mkdocs_plans.portfolio.portfolio import Attention, Portfolio, QuestionRow, RiskRow

from .changes import changes_in, period, summed_up
from .message_formats import Message, MessageFormat, MessageSection
from .plan_links import PortalLinks

MOST = 5
"""The most lines of a section."""
_LINES_OF_PLAN = 3
"""The most changes that are named of one plan."""
_LONGEST_ITEM = 60
_FIRST = (
    ChangeTopic.COMPLETED,
    ChangeTopic.BLOCKED,
    ChangeTopic.CANCELLED,
    ChangeTopic.STATUS,
    ChangeTopic.ADDED,
)
"""The topics of the plans that come first."""


def digest(portal: Portal, chosen: HistoryRange, name: str, links: PortalLinks, form: MessageFormat) -> str:
    """Return the message.

    Args:
        portal: The portal.
        chosen: The range in which something moved or is new. It ends today.
        name: The name of the project.
        links: The addresses for links.
        form: The format.
    """
    writer = _DigestWriter(portal, chosen, links, form)
    sections = (writer.moved(), writer.stuck(), writer.oldest_questions(), writer.new_risks())
    found = [section for section in sections if section.lines]
    return form.write(Message(writer.opening(name), found, writer.note()))


@dataclass(frozen=True, slots=True)
class _DigestWriter:
    """Writes the parts of a digest."""

    portal: Portal
    chosen: HistoryRange
    links: PortalLinks
    form: MessageFormat

    def opening(self, name: str) -> str:
        """Return the first sentence."""
        plans, history = self.portal.portfolio, self.portal.history
        facts = []
        if history.events:
            report = changes_in(self.portal, self.chosen)
            days = period(report)
            quoted = self.form.plain(days) if days == report.total.period else self.form.quote(days)
            facts.append(f"{quoted}: {self.form.plain(summed_up(report))}")
        stuck, questions = len(plans.attention), len(plans.open_questions)
        verb = "needs" if stuck == 1 else "need"
        facts.append(f"{plural(stuck, 'plan')} {verb} attention, {plural(questions, 'question')} open")
        return f"{self.form.quote(name)}, {'; '.join(facts)}."

    def note(self) -> str:
        """Return what the message may lack, because the history is incomplete; empty if it is complete."""
        reason = self.portal.history.gap
        return self.form.plain(f"Not everything is known: {reason}.") if reason else ""

    def moved(self) -> MessageSection:
        """Return the plans in which something happened."""
        entries = {entry.plan.path: entry for entry in self.portal.portfolio.entries}
        found = sorted(describe_together(self.portal.history, self.chosen), key=_importance)
        lines = [self._moved(one, entries.get(one.path)) for one in found]
        return self._section("Moved", lines, addresses.CHANGES)

    def _moved(self, found: PlanCommit, entry: Entry | None) -> str:
        def item(one: ChangedItem) -> str:
            return self.form.quote(truncate(one.text, _LONGEST_ITEM))

        shown = found.shown
        changes = [in_words(line, self.form.quote, item) for line in shown[:_LINES_OF_PLAN]]
        if more := len(shown) - len(changes):
            changes.append(plural(more, "more change"))
        title = entry.plan.title if entry else found.title
        return f"{self._plan(title, entry)}: {' · '.join(changes)}"

    def stuck(self) -> MessageSection:
        """Return the plans that need attention."""
        plans = self.portal.portfolio
        lines = (self._stuck(one, plans) for one in plans.attention)
        return self._section("Stuck", lines, addresses.DASHBOARD)

    def _stuck(self, one: Attention, plans: Portfolio) -> str:
        words = [self.form.plain(reason.words) for reason in one.reasons]
        if why := plans.why_blocked(one.entry):
            words[0] += f" ({self.form.quote(why)})"
        return f"{self._plan(one.entry.plan.title, one.entry)}: {' · '.join(words)}"

    def oldest_questions(self) -> MessageSection:
        """Return the open questions whose age is known, oldest first."""
        plans = self.portal.portfolio
        aged = [
            (age, row)
            for row in plans.open_questions
            if (age := plans.open_age(row.entry, row.question.anchor))
        ]
        aged.sort(key=lambda pair: -pair[0].days)
        lines = (self._question(age, row) for age, row in aged)
        return self._section("Oldest questions", lines, addresses.QUESTIONS)

    def _question(self, age: Age, row: QuestionRow) -> str:
        text = self.form.link(
            self.form.quote(row.question.text), self.links.item(row.entry, row.question.anchor)
        )
        return f"{text} (open {age.words}) – {self.form.quote(row.entry.plan.title)}"

    def new_risks(self) -> MessageSection:
        """Return the open risks that came in the range, most severe first."""
        imports = {one.commit for one in self.portal.history.imports}
        lines = (
            self._risk(row)
            for row in self.portal.portfolio.open_risks
            for since in [item_times(row.entry, row.risk.anchor).since]
            if since and not since.at_least and since.commit not in imports
            if self.chosen.includes(since.time, since.commit)
        )
        return self._section("New risks", lines, addresses.RISKS)

    def _risk(self, row: RiskRow) -> str:
        risk = row.risk
        stated = (risk.impact, risk.probability)
        levels = levels_in_words("/".join(level or "not stated" for level in stated))
        lead = f"{levels}: " if any(stated) else ""
        text = self.form.link(self.form.quote(risk.text), self.links.item(row.entry, risk.anchor))
        without = ", no mitigation" if unmitigated(risk) else ""
        return f"{lead}{text}{without} – {self.form.quote(row.entry.plan.title)}"

    def _plan(self, title: str, entry: Entry | None) -> str:
        return self.form.link(self.form.quote(title), self.links.item(entry))

    def _section(self, title: str, lines: Iterable[str], page: str) -> MessageSection:
        """Return a section with the first lines, and the number of the others."""
        found = list(lines)
        shown = found[:MOST]
        if more := len(found) - len(shown):
            shown.append(self.form.link(f"{more:,} more", self.links.page(page)))
        return MessageSection(title, shown)


def _importance(found: PlanCommit) -> tuple[int, int, str]:
    """Return a sort key for plans: new states first, then those in which most happened."""
    topics = {line.topic for line in found.shown}
    rank = next((rank for rank, topic in enumerate(_FIRST) if topic in topics), len(_FIRST))
    return rank, -sum(max(1, len(line.items)) for line in found.shown), found.path
