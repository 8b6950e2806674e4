"""The content of a block as pieces of HTML: text, links, images and the author's own tags."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from mkdocs_plans.markdown.addresses import is_safe, remote_host
from mkdocs_plans.markdown.autolink import autolinks
from mkdocs_plans.markdown.fragments import AUTHOR_PREFIX, FragmentNames, fragment_name
from mkdocs_plans.markdown.html_text import attribute, escape, title
from mkdocs_plans.markdown.html_values import Reference, RenderProblem, Resolve
from mkdocs_plans.markdown.raw_html import SHOWN_AS_TEXT, TAGS, VOID, Tag, permitted, tokens
from mkdocs_plans.markdown.sanitise import Piece, RawTag
from mkdocs_plans.model.phrases import truncate

if TYPE_CHECKING:
    from pyromark.event import Range

_ANCHORED_BEFORE = frozenset({"br", "img", "wbr"})
"""Elements whose id moves to an element before them. They keep no attributes, or may become a link."""

_DROPPED_QUIETLY = frozenset({"picture", "source"})
MAX_PROBLEMS = 100

_BLANKS = re.compile(r"\s+")
_LONGEST_ID = 200
_LONGEST_SHOWN = 80


class InlineWriter:
    """Writes the content of the open block while events are read."""

    def __init__(self, text: str, resolve: Resolve, image_hosts: Collection[str]) -> None:
        self.out: list[Piece] = []
        self.ids: set[str] = set()
        self.links: list[Reference] = []
        self.problems: list[RenderProblem] = []
        self.has_raw = False
        """Whether the pieces contain tags of the author."""
        self.range: Range = {"start": 0, "end": 0}
        """The position of the current event, in bytes."""
        self.plain: list[str] | None = None
        """The plain text of the open heading."""
        self._code: list[str] | None = None
        """The text of the open code block."""
        self._text = text
        self._bytes = text.encode()
        self._counted = 0
        """The byte up to which newlines are counted."""
        self._newlines = 0
        self._resolve = resolve
        self._image_hosts = image_hosts
        self._link_end = ""
        self._in_raw_link = False
        self._alt: list[str] | None = None
        """The plain text of the open image. Nothing else of the image is written."""
        self._image: Mapping[str, Any] = {}
        self._images_within = 0
        self._unknown: set[str] = set()
        self._fragments: list[tuple[list[Piece], int, str]] = []

    @property
    def line(self) -> int:
        """The line on which the current event begins."""
        here, last = self.range["start"], self._counted
        if here >= last:
            self._newlines += self._bytes.count(b"\n", last, here)
        else:  # The end of an image has the position of its start.
            self._newlines -= self._bytes.count(b"\n", here, last)
        self._counted = here
        return self._newlines + 1

    def write_text(self, text: str) -> None:
        """Write plain text. Addresses in it are linked, except inside a link."""
        if self.plain is not None:
            self.plain.append(text)
        if self._alt is not None:
            self._alt.append(text)
        elif self._code is not None:
            self._code.append(text)
        elif ("://" in text or "@" in text or "ww." in text) and not self.in_a_link:
            self._write_autolinked(text)
        elif "&" in text or "<" in text or ">" in text or not text.isprintable():
            self.out.append(escape(text))
        else:
            self.out.append(text)

    def write_code(self, code: str) -> None:
        """Write a code span."""
        if self.plain is not None:
            self.plain.append(code)
        if self._alt is not None:
            self._alt.append(code)
        else:
            self.out.append(f"<code>{escape(code)}</code>")

    def write_break(self, html: str) -> None:
        """Write the end of a line within a paragraph."""
        if self.plain is not None:
            self.plain.append("\n")
        if self._alt is not None:
            self._alt.append(" ")
        else:
            self.out.append(html)

    def write_tag(self, html: str) -> None:
        """Write an inline tag of this package."""
        if self._alt is None:
            self.out.append(html)

    @property
    def in_a_link(self) -> bool:
        """Whether the current position is inside a link."""
        return bool(self._link_end) or self._in_raw_link

    def _write_autolinked(self, text: str) -> None:
        done = 0
        for start, end, address in autolinks(text):
            href = self._lead(address, image=False)
            if href is not None:
                self.out.append(escape(text[done:start]))
                self.out.append(f'<a href="{attribute(href)}">{escape(text[start:end])}</a>')
                done = end
        self.out.append(escape(text[done:]))

    # Links and images

    def _lead(self, dest: str, *, image: bool) -> str | None:
        """The destination of a link; `None` if it leads nowhere."""
        href = None
        if is_safe(dest):
            link = self._resolve(dest, image, self.line)
            href = link.href if link is not None and is_safe(link.href) else None
        else:
            shown = truncate(dest, _LONGEST_SHOWN + 1)
            self.add_problem(
                "unsafe-url",
                f'"{shown}" is not linked, because it is not an http, https, mailto or relative address',
            )
        self.links.append(Reference(dest, self.line, href, image))
        return href

    def open_link(self, link: Mapping[str, Any]) -> None:
        """Begin a link, or plain text if it leads nowhere."""
        if self._alt is not None:
            return
        dest: str = link["dest_url"]
        href = self._lead(f"mailto:{dest}" if link["link_type"] == "Email" else dest, image=False)
        if href is None or self.in_a_link:
            return
        self._remember_fragment(href)
        self.out.append(f'<a href="{attribute(href)}"{title(link["title"])}>')
        self._link_end = "</a>"

    def close_link(self, _: object) -> None:
        """End a link."""
        if self._alt is None:
            self.out.append(self._link_end)
            self._link_end = ""

    def open_image(self, image: Mapping[str, Any]) -> None:
        """Begin an image. Its alternative text follows."""
        if self._alt is None:
            self._alt, self._image = [], image
        else:
            self._images_within += 1

    def close_image(self, _: object) -> None:
        """End an image."""
        if self._images_within:
            self._images_within -= 1
        elif self._alt is not None:
            alt, self._alt = "".join(self._alt), None
            self._write_image(self._image["dest_url"], alt, title(self._image["title"]))

    def _write_image(self, dest: str, alt: str, attributes: str) -> None:
        href = self._lead(dest, image=True)
        if href is None:
            self.out.append(escape(alt))
            return
        host = remote_host(href)
        if host is None or host in self._image_hosts:
            self.out.append(
                f'<img src="{attribute(href)}" alt="{attribute(alt)}"{attributes} loading="lazy">'
            )
            return
        label = escape(alt.strip() or "image")
        if self.in_a_link:
            self.out.append(f'<span class="plans-remote-image">{label}</span>')
        else:
            self.out.append(f'<a class="plans-remote-image" href="{attribute(href)}">{label}</a>')

    def _remember_fragment(self, href: str) -> None:
        if href.startswith("#"):
            self._fragments.append((self.out, len(self.out), href))

    def point_fragments(self) -> None:
        """Point links to ids that the author wrote to the prefixed ids, as code hosts do."""
        names = FragmentNames(self.ids)
        for out, index, href in self._fragments:
            name = fragment_name(href[1:])
            found = names.find(name)
            if found is None or found == name:
                continue
            old, new = (f'href="{attribute(to)}"' for to in (href, f"#{quote(found)}"))
            piece = out[index]
            if isinstance(piece, RawTag):
                out[index] = replace(piece, html=piece.html.replace(old, new, 1))
            else:
                out[index] = piece.replace(old, new, 1)

    # Raw HTML

    def write_raw(self, source: str) -> None:
        """Write raw HTML of the author, reduced to what is allowed."""
        if self._alt is not None:
            return
        for token in tokens(source):
            if isinstance(token, str):
                self.out.append(escape(token))
            elif token.name in SHOWN_AS_TEXT:
                self._report(token, f"<{token.name}> is shown as text")
                self.out.append(escape(token.source))
            elif token.name not in TAGS:
                if token.name not in _DROPPED_QUIETLY:
                    self._report(token, f"<{token.name[:40]}> is removed, because it is read as HTML")
            elif token.closing:
                self._close_raw(token.name)
            else:
                self._open_raw(token)

    def _report(self, tag: Tag, message: str) -> None:
        if tag.name not in self._unknown:
            self._unknown.add(tag.name)
            self.add_problem("raw-html-removed", f"{message}: put it in backticks to show it as written")

    def _close_raw(self, name: str) -> None:
        if name in VOID or not self.has_raw:  # No element of the author is open.
            return
        if name == "a":
            self._in_raw_link = False
        self.out.append(RawTag(name, "", closing=True))

    def _open_raw(self, tag: Tag) -> None:
        allowed = permitted(tag)
        alt, tooltip = allowed.pop("alt", ""), allowed.pop("title", "")
        name = self._raw_id(tag)
        if name and tag.name in _ANCHORED_BEFORE:
            self.out.append(f"<span{name}></span>")
            name = ""
        attributes = name + title(tooltip)
        attributes += "".join(f' {name}="{attribute(value)}"' for name, value in allowed.items())
        if tag.name == "img":
            self._write_image(tag.attributes.get("src", ""), alt, attributes)
        elif tag.name == "a":
            self._open_raw_link(tag, attributes)
        elif tag.name in ("br", "wbr"):
            if self.plain is not None:
                self.plain.append(" ")
            self.out.append(f"<{tag.name}>")
        else:
            self.has_raw = True
            self.out.append(RawTag(tag.name, f"<{tag.name}{attributes}>"))

    def _open_raw_link(self, tag: Tag, attributes: str) -> None:
        dest = tag.attributes.get("href")
        href = None if dest is None or self.in_a_link else self._lead(dest, image=False)
        if href is None:  # An empty anchor marks a position.
            if attributes:
                self.out.append(f"<span{attributes}></span>")
            return
        self.has_raw = self._in_raw_link = True
        self._remember_fragment(href)
        self.out.append(RawTag("a", f'<a href="{attribute(href)}"{attributes}>'))

    def _raw_id(self, tag: Tag) -> str:
        written = tag.attributes.get("id") or (tag.attributes.get("name") if tag.name == "a" else None)
        if not written:
            return ""
        name = AUTHOR_PREFIX + _BLANKS.sub("-", written.strip()).removeprefix(AUTHOR_PREFIX)[:_LONGEST_ID]
        if name in self.ids:
            return ""
        self.ids.add(name)
        return f' id="{attribute(name)}"'

    def leave_block(self) -> None:
        """Close a link that the author left open in the block before."""
        self._in_raw_link = False

    def add_problem(self, rule: str, message: str) -> None:
        """Report a problem at the current line, up to the number that anyone reads."""
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(RenderProblem(rule, message, self.line))
