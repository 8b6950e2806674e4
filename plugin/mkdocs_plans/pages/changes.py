"""The page of changes: what happened to the plans, newest first, by week, day and plan."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from mkdocs_plans.diff import EventKind
from mkdocs_plans.history import PlanEventKind
from mkdocs_plans.history.describe import (
    NAMED,
    ChangeLine,
    ChangeTopic,
    LineTone,
    PlanCommit,
    describe_history,
    latest_description,
)
from mkdocs_plans.model.phrases import day_words, plural, truncate
from mkdocs_plans.model.times import first_of_last_days
from mkdocs_plans.pages import addresses, rows
from mkdocs_plans.pages.feeds import FEEDS
from mkdocs_plans.pages.portal import ROWS_PER_PAGE, GeneratedPage, PageLinks, Portal
from mkdocs_plans.pages.row_templates import row_template
from mkdocs_plans.pages.tables import Fill, list_pages
from mkdocs_plans.pages.templating import render
from mkdocs_plans.pages.texts import split_lead
from mkdocs_plans.portfolio.entry import Entry

FIELDS = (
    "time", "week", "weekday", "day", "path", "plan", "gone", "planurl", "owner", "topic", "tone", "icon",
    "what", "detail", "text", "url", "after", "texttwo", "urltwo", "aftertwo", "textthree", "urlthree",
    "afterthree", "more", "commit", "short", "unlinked", "commiturl",
)  # fmt: skip
"""The fields of the row of a change."""

RANGES = (7, 30, 84)
"""The ranges of the page, in days."""
RANGE_WORDS = {7: "7 days", 30: "30 days", 84: "12 weeks"}
ENOUGH = 8
"""The number of changes that the range shown first should have."""
_OF_FOLDER = 3
"""The plans that a commit moves from one folder to another for it to count as a renaming of the folder."""
_LONGEST = 300
"""The most characters of an item, or of a value before or after."""
_LONGEST_OF_SEVERAL = 80
"""The most characters of each item of a line with several."""
SUMS = {
    ChangeTopic.ADDED: ("plan added", "plans added"),
    ChangeTopic.COMPLETED: ("completed", "completed"),
    ChangeTopic.CANCELLED: ("cancelled", "cancelled"),
    ChangeTopic.BLOCKED: ("blocked", "blocked"),
    ChangeTopic.DONE: ("step done", "steps done"),
    ChangeTopic.ANSWERED: ("question answered", "questions answered"),
    ChangeTopic.ASKED: ("question asked", "questions asked"),
    ChangeTopic.HIGH_RISKS: ("new High/High risk", "new High/High risks"),
}
"""What the opening sentence counts."""
_COUNTED_BY_ITEM = frozenset(
    {ChangeTopic.DONE, ChangeTopic.ANSWERED, ChangeTopic.ASKED, ChangeTopic.HIGH_RISKS}
)
"""The topics whose lines count once for each item."""


class LoggedChange(NamedTuple):
    """A row of the page: a line, with the commit and the plan that it is about."""

    found: PlanCommit
    line: ChangeLine
    entry: Entry | None
    """The plan today; `None` if it does not exist any more."""


class RangeSum(NamedTuple):
    """What happened in a range of days."""

    days: int
    words: str
    """Empty if the page does not offer such a range."""
    first: date
    last: date
    total: int
    sums: Sequence[tuple[str, str]]
    """The parts of a sentence, each with the topic that it counts."""

    @property
    def topics(self) -> frozenset[str]:
        """The topics that the sentence names."""
        return frozenset(topic for _, topic in self.sums)

    @property
    def period(self) -> str:
        """The days, such as `28 July to 3 August`."""
        first, last = self.first, self.last
        year = f" {first.year}" if first.year != last.year else ""
        month = "" if (first.year, first.month) == (last.year, last.month) else f" {first:%B}{year}"
        return f"{first.day}{month} to {last.day} {last:%B}{f' {last.year}' if year else ''}"


@dataclass(frozen=True)
class ChangeLog:
    """The changes of a portal, or of one of its projects."""

    portal: Portal

    @cached_property
    def _commits(self) -> tuple[PlanCommit, ...]:
        history = self.portal.history
        return latest_description(history) if self.portal.scope is None else describe_history(history)

    @cached_property
    def shown(self) -> tuple[LoggedChange, ...]:
        """The changes that the page lists, newest first; those of a plan in a day are together."""
        return tuple(self._changes(wording=False))

    @cached_property
    def wording(self) -> tuple[LoggedChange, ...]:
        """The changes of text only, which the page leaves out."""
        return tuple(self._changes(wording=True))

    def _changes(self, *, wording: bool) -> Iterator[LoggedChange]:
        entries = {entry.plan.path: entry for entry in self.portal.portfolio.entries}
        for _, of_day in groupby(self._commits, key=lambda found: found.time.date()):
            plans: dict[str, list[LoggedChange]] = {}
            for _, of_commit in groupby(of_day, key=lambda found: found.commit):
                together = list(of_commit)
                folders = renamed_folders(together)
                moved = {path for paths in folders.values() for path in paths}
                for folder, paths in [] if wording else folders.items():
                    change = _folder_renamed(folder, len(paths), together[0])
                    plans.setdefault(change.found.path, []).append(change)
                for found in together:
                    shown = _without_renaming(found, is_of_folder=found.path in moved)
                    lines = [line for line in found.lines if line not in found.shown] if wording else shown
                    if lines and not found.imported:
                        entry = entries.get(found.path)
                        plans.setdefault(found.path, []).extend(
                            LoggedChange(found, line, entry) for line in lines
                        )
            for changes in plans.values():
                yield from changes

    def since(self, days: int) -> tuple[LoggedChange, ...]:
        """The changes of the last days."""
        first = first_of_last_days(self.portal.portfolio.today, days)
        return tuple(change for change in self.shown if change.found.time.date() >= first)

    def ranges(self) -> Iterator[RangeSum]:
        """Yield what happened in each range."""
        today = self.portal.portfolio.today
        for days in RANGES:
            yield sum_up(self.since(days), first_of_last_days(today, days), today)

    @property
    def newest(self) -> datetime | None:
        """The time of the newest change."""
        return self.shown[0].found.time if self.shown else None

    @property
    def imported(self) -> int:
        """How many plans came with an import."""
        return sum(found.imported for found in self._commits)

    @property
    def swept(self) -> bool:
        """Whether a commit changed only words in many plans."""
        return any(found.bulk for found in self._commits)


_Folder = tuple[str, str]
"""A folder before and after its renaming."""


def renamed_folders(commits: Iterable[PlanCommit]) -> Mapping[_Folder, Sequence[str]]:
    """Return the folders that one commit renamed, each with the paths of its plans.

    Args:
        commits: What the commit changed, by plan.
    """
    found: dict[_Folder, list[str]] = {}
    for change in commits:
        for line in change.lines:
            if line.kind is PlanEventKind.RENAMED and line.more and not change.imported:
                (old, name), (new, name_now) = (
                    posixpath.split(path) for path in (line.more[0][1] or "", change.path_then)
                )
                if old != new and name == name_now:
                    found.setdefault((old, new), []).append(change.path)
    return {folder: paths for folder, paths in found.items() if len(paths) >= _OF_FOLDER}


def _folder_renamed(folder: _Folder, plans: int, found: PlanCommit) -> LoggedChange:
    old, new = (f"{path}/" for path in folder)
    line = ChangeLine(
        PlanEventKind.RENAMED,
        ChangeTopic.OTHERS,
        "Folder renamed",
        LineTone.QUIET,
        "move",
        plural(plans, "plan"),
        more=(("was", old),),
    )
    return LoggedChange(replace(found, path=new, path_then=new, title=new, lines=(line,)), line, None)


def _without_renaming(found: PlanCommit, *, is_of_folder: bool) -> Sequence[ChangeLine]:
    """Return the lines of a plan, without its new file name beside that of its folder or its new title."""
    titled = any(line.kind is EventKind.TITLE_CHANGED for line in found.shown)
    if not (titled or is_of_folder):
        return found.shown
    return [line for line in found.shown if line.kind is not PlanEventKind.RENAMED]


def sum_up(changes: Sequence[LoggedChange], first: date, last: date) -> RangeSum:
    """Return what happened from one day to another.

    Args:
        changes: The changes of these days.
        first: The first day.
        last: The last day.
    """
    counts: Counter[ChangeTopic] = Counter()
    for change in changes:
        counts[change.line.topic] += counted(change.line)
    sums = [(plural(counts[topic], *words), topic.value) for topic, words in SUMS.items() if counts[topic]]
    days = (last - first).days + 1
    return RangeSum(days, RANGE_WORDS.get(days, ""), first, last, len(changes), sums)


def counted(line: ChangeLine) -> int:
    """Return how much a line adds to the sum of its topic."""
    return max(1, len(line.items)) if line.topic in _COUNTED_BY_ITEM else 1


def pages(portal: Portal) -> Iterator[GeneratedPage]:
    """Yield the page of changes, and the list of the changes that it leaves out."""
    if not portal.history.events:
        if portal.scope is None:
            yield GeneratedPage(addresses.CHANGES, "Changes", lambda: _empty(portal))
        return
    log = ChangeLog(portal)
    ranges = list(log.ranges())
    first = next((found for found in ranges if found.total >= ENOUGH), ranges[-1])
    fill = _fill(portal)
    yield from list_pages(
        portal,
        "changes.html",
        addresses.CHANGES,
        "Changes",
        log.shown,
        fill=fill,
        size=ROWS_PER_PAGE,
        heading="Changes",
        log=log,
        feeds={file: name for file, (name, _) in FEEDS.items()} if portal.has_feeds else {},
        scopes_with_changes=_scopes(portal, log),
        ranges=ranges,
        range_first=first.days,
        in_first_range=first.total,
        row_template=row_template("change_of_plan", portal).markup,
    )
    yield from list_pages(
        portal,
        "changes_list.html",
        addresses.changes_list("text"),
        "Changes of text only",
        log.wording,
        fill=fill,
        heading="Changes of text only",
    )


def _empty(portal: Portal) -> str:
    return render("changes_empty.html", portal, addresses.CHANGES)


def _scopes(portal: Portal, log: ChangeLog) -> Collection[str]:
    """Return the projects that have a page of changes."""
    if portal.scope is not None:
        return [portal.scope]
    changed = {portal.project_of(path) for path in {change.found.path for change in log.shown}}
    return [name for name, _ in portal.scopes if name in changed] if portal.overview else []


def _fill(portal: Portal) -> Fill:
    """Fill rows below headings of weeks and days."""
    template = row_template("change_of_plan", portal)

    def fill(changes: Sequence[LoggedChange], link: PageLinks) -> Markup:
        found: list[str] = []
        for week, of_week in groupby(changes, key=lambda change: change.found.time.isocalendar()[:2]):
            found.append(_WEEK.format(*week))
            for day, of_day in groupby(of_week, key=lambda change: change.found.time.date()):
                found.append(_DAY.format(day.isoformat(), day_words(day), f"{day:%A}"))
                before: rows.Row = {}
                for change in of_day:
                    row = change_row(portal, change)
                    found.append(template.fill({**row, **again(row, before)}, link.base))
                    before = row
            found.append("</tbody>")
        return Markup("\n".join(found))  # noqa: S704  (rows are escaped, headings are ours)

    return fill


_WEEK = (
    '<tbody id="week-{0}-{1:02}"><tr class="plans-group plans-week">'
    '<th scope="rowgroup" colspan="3">Week {1}, {0}</th></tr>'
)
_DAY = (
    '<tr class="plans-group plans-day"><th scope="rowgroup" colspan="3">'
    '<time datetime="{0}" title="{0}"><b>{1}</b> {2}</time></th></tr>'
)


def again(row: rows.Row, before: rows.Row) -> Mapping[str, str]:
    """Return whether a row is about the same plan, and the same commit, as the row before it on that day."""
    same = bool(before) and row["path"] == before["path"]
    return {
        "again": "plan" if same else "",
        "samecommit": "yes" if same and row["commit"] == before["commit"] else "",
    }


def change_row(portal: Portal, change: LoggedChange) -> rows.Row:
    """Return the row of a change."""
    found, line, entry = change
    project = portal.project_of(found.path)
    year, week, _ = found.time.isocalendar()
    host = portal.commit_urls.get(project)
    items = _items(line, entry)
    more = [f"{lead} {truncate(value, _LONGEST) if value else 'not stated'}" for lead, value in line.more]
    if line.unnamed:
        more.insert(0, f"and {line.unnamed:,} more")
    return {
        "time": found.time.isoformat(timespec="minutes"),
        "week": f"Week {week}, {year}",
        "weekday": f"{found.time:%A}",
        "day": day_words(found.time.date()),
        "path": found.path,
        "plan": found.title if entry else "",
        "gone": "" if entry else found.title,
        "planurl": entry.url if entry else "",
        "owner": list(entry.plan.owners) if entry else [],
        "project": project,
        "topic": line.topic.value,
        "tone": line.tone.value,
        "icon": line.icon,
        "what": line.what,
        "detail": line.detail,
        **items,
        "more": ", ".join(more),
        "commit": found.commit,
        "short": found.short if host else "",
        "unlinked": "" if host else found.short,
        "commiturl": f"{host}{found.commit}" if host else "",
    }


_SLOTS = ("", "two", "three")


def _items(line: ChangeLine, entry: Entry | None) -> Mapping[str, str]:
    """Return the fields of the items that a line names: the link, its address, and the rest of the text."""
    found = {f"{field}{slot}": "" for slot in _SLOTS for field in ("text", "url", "after")}
    several = len(line.items) > 1
    for number, (slot, item) in enumerate(zip(_SLOTS, line.named, strict=False), 1):
        text = truncate(item.text.removesuffix("."), _LONGEST_OF_SEVERAL) if several else item.text
        text = truncate(text, _LONGEST)
        comma = "," if number < min(NAMED, len(line.items)) or line.unnamed or line.more else ""
        if entry and item.anchor:
            words, rest = (text, "") if several else split_lead(text)
            found |= {
                f"text{slot}": words,
                f"url{slot}": f"{entry.url}#{item.anchor}",
                f"after{slot}": rest + comma,
            }
        else:
            found[f"after{slot}"] = f" {text}{comma}"
    return found
