"""Feeds of the changes, as Atom and as JSON Feed. An entry is what one commit changed in one plan."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree as ET

from markupsafe import Markup

from mkdocs_plans.config.options import Profile
from mkdocs_plans.history import History
from mkdocs_plans.history.describe import (
    ChangedItem,
    ChangeLine,
    PlanCommit,
    describe_history,
    in_words,
    latest_description,
)
from mkdocs_plans.history.profiles import published_events
from mkdocs_plans.model.phrases import truncate
from mkdocs_plans.pages.addresses import CHANGES, relative
from mkdocs_plans.pages.portal import Portal

ATOM, JSON_FEED = "plans-changes.atom", "plans-changes.json"
"""The files of the feeds, at the root of the site."""
FEEDS = {ATOM: ("Atom", "application/atom+xml"), JSON_FEED: ("JSON Feed", "application/feed+json")}
"""The names and media types of the feeds."""
ENTRIES = 100
"""The most entries of a feed, the newest."""
_LONGEST = 300
"""The most characters of a text of a plan."""
_LONGEST_TITLE = 160
_NS = "http://www.w3.org/2005/Atom"
_UNFIT = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u061b\u061d-\u200d\u2010-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe"
    "\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""Characters that XML 1.0 does not permit, controls, and marks that change the direction of text."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """What one commit changed in one plan, as an entry of a feed."""

    id: str
    title: str
    url: str
    time: datetime
    html: str
    topics: Sequence[str]


def feeds(portal: Portal, site_name: str, profile: Profile) -> Iterator[tuple[str, bytes]]:
    """Yield the feeds by the names of their files, if the portal has any."""
    if not (portal.has_feeds and portal.site_url):
        return
    base = f"{portal.site_url.rstrip('/')}/"
    entries = list(_entries(portal, base, profile))
    title, home = f"{_fit(site_name)}: changes of plans", base + portal.addresses.url(CHANGES)
    yield ATOM, _atom(title, _fit(site_name), base + ATOM, home, entries)
    yield JSON_FEED, _json(title, base + JSON_FEED, home, entries)


def feed_links(portal: Portal) -> str:
    """Return the elements for the head of the page of changes, from which programs find the feeds."""
    base = relative(portal.addresses.url(CHANGES), "")
    element = Markup('<link rel="alternate" type="{}" title="{}" href="{}">')
    found = (element.format(media, f"Changes ({name})", base + file) for file, (name, media) in FEEDS.items())
    return "".join(found) if portal.has_feeds else ""


def _described(history: History, profile: Profile) -> tuple[PlanCommit, ...]:
    """Return the changes as a profile publishes them."""
    if profile is Profile.FULL:
        return latest_description(history)
    return describe_history(replace(history, events=tuple(published_events(history.events, profile))))


def _entries(portal: Portal, base: str, profile: Profile) -> Iterator[FeedEntry]:
    commits = [found for found in _described(portal.history, profile) if found.shown]
    urls = {entry.plan.path: entry.url for entry in portal.portfolio.entries}
    host = urlsplit(base).hostname or "localhost"
    for found in commits[:ENTRIES]:
        url = urls.get(found.path)
        address = None if url is None else url if "://" in url else base + url
        title = f"{found.title}: {'; '.join(line.what for line in found.shown)}"
        path = quote(found.path_then.encode("utf-8", "replace"))
        yield FeedEntry(
            # A tag URI (RFC 4151). Nothing in it changes later, not even if the plan is renamed.
            f"tag:{host},{found.time:%Y-%m-%d}:{found.commit}/{path}",
            truncate(_fit(title), _LONGEST_TITLE),
            address or base + portal.addresses.url(CHANGES),
            found.time,
            _html(found, address),
            sorted({line.topic.value for line in found.shown}),
        )


def _html(found: PlanCommit, address: str | None) -> str:
    lines = Markup("").join(Markup("<li>{}</li>").format(_line(line, address)) for line in found.shown)
    return _fit(str(Markup("<ul>{}</ul>").format(lines)))


def _line(line: ChangeLine, address: str | None) -> Markup:
    """Return a line with the text of plans escaped and its items linked."""
    items = Markup("; ").join(_item(item, address) for item in line.named)
    if line.unnamed:
        items += f"; {line.unnamed:,} more"
    rest = in_words(replace(line, items=()), lambda text: truncate(text, _LONGEST))
    return Markup("{}: {}").format(rest, items) if items else Markup("{}").format(rest)


def _item(item: ChangedItem, address: str | None) -> Markup:
    text = truncate(item.text, _LONGEST)
    if address is None or item.anchor is None:
        return Markup("{}").format(text)
    return Markup('<a href="{}#{}">{}</a>').format(address, item.anchor, text)


def _fit(text: str) -> str:
    return _UNFIT.sub("\ufffd", text)


def _time(time: datetime) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")


def _atom(title: str, author: str, own: str, home: str, entries: Sequence[FeedEntry]) -> bytes:
    feed = ET.Element("feed", xmlns=_NS)
    _add(feed, "id", own)
    _add(feed, "title", title)
    _add(feed, "updated", _time(entries[0].time) if entries else "1970-01-01T00:00:00Z")
    _add(ET.SubElement(feed, "author"), "name", author)
    ET.SubElement(feed, "link", rel="self", type=FEEDS[ATOM][1], href=own)
    ET.SubElement(feed, "link", rel="alternate", type="text/html", href=home)
    for entry in entries:
        made = ET.SubElement(feed, "entry")
        _add(made, "id", entry.id)
        _add(made, "title", entry.title)
        _add(made, "updated", _time(entry.time))
        ET.SubElement(made, "link", rel="alternate", type="text/html", href=entry.url)
        for topic in entry.topics:
            ET.SubElement(made, "category", term=topic)
        _add(made, "content", entry.html).set("type", "html")
    ET.indent(feed)
    written: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    made = ET.SubElement(parent, name)
    made.text = text
    return made


def _json(title: str, own: str, home: str, entries: Sequence[FeedEntry]) -> bytes:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": home,
        "feed_url": own,
        "items": [
            {
                "id": entry.id,
                "url": entry.url,
                "title": entry.title,
                "content_html": entry.html,
                "date_published": _time(entry.time),
                "tags": entry.topics,
            }
            for entry in entries
        ],
    }
    return f"{json.dumps(feed, ensure_ascii=False, indent=1)}\n".encode()
