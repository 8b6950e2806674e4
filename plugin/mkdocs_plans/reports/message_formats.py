"""The formats of a message about plans: text, Markdown, HTML for a mail, and mrkdwn for Slack.

Texts of plans are inert in each. Markdown and mrkdwn have them in code spans: there no name is mentioned and
no address becomes a link.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from click import style

from mkdocs_plans.model.phrases import truncate
from mkdocs_plans.terminal_text import strip_control

from .code_span import code_span, link

_LONGEST = 120
"""The most characters of a text of a plan."""
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class MessageSection:
    """A heading with lines."""

    title: str
    lines: Sequence[str]
    """In the format of the message."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message in one format."""

    opening: str
    sections: Sequence[MessageSection]
    note: str = ""
    """A sentence at the end; empty if there is none."""


@dataclass(frozen=True, slots=True)
class MessageFormat:
    """How a message is written in a format."""

    quote: Callable[[str], str]
    """Returns a text of a plan without any effect."""
    plain: Callable[[str], str]
    """Returns words of our own."""
    link: Callable[[str, str | None], str]
    """Returns a text in this format as a link, if there is an address."""
    write: Callable[[Message], str]
    """Returns the whole message, with a line break at the end."""


def _cut(text: str) -> str:
    return truncate(_BLANKS.sub(" ", strip_control(text)).strip(), _LONGEST) or "–"


# Text.


def _text(message: Message) -> str:
    parts = [message.opening]
    for section in message.sections:
        lines = [style(section.title, bold=True), *(f"  {line}" for line in section.lines)]
        parts.append("\n".join(lines))
    return "\n\n".join([*parts, *([message.note] if message.note else [])]) + "\n"


# Markdown.


def _markdown(message: Message) -> str:
    parts = [message.opening]
    for section in message.sections:
        parts += [f"#### {section.title}", "\n".join(f"- {line}" for line in section.lines)]
    return "\n\n".join([*parts, *([message.note] if message.note else [])]) + "\n"


# HTML.


def _html(message: Message) -> str:
    return "\n".join(["<div>", *_html_parts(message), "</div>"]) + "\n"


def _html_parts(message: Message) -> Iterator[str]:
    yield f"<p>{message.opening}</p>"
    for section in message.sections:
        yield f"<h3>{escape(section.title)}</h3>"
        yield "<ul>"
        yield from (f"<li>{line}</li>" for line in section.lines)
        yield "</ul>"
    if message.note:
        yield f"<p>{message.note}</p>"


def _html_link(text: str, address: str | None) -> str:
    return f'<a href="{escape(address)}">{text}</a>' if address else text


# Slack: https://docs.slack.dev/messaging/formatting-message-text


def _slack(message: Message) -> str:
    """Return the body of a request to an incoming webhook."""
    sections = (
        "\n".join([f"*{section.title}*", *(f"• {line}" for line in section.lines)])
        for section in message.sections
    )
    text = "\n\n".join([message.opening, *sections, *([message.note] if message.note else [])])
    body = {"text": text, "mrkdwn": True, "unfurl_links": False, "unfurl_media": False}
    return json.dumps(body, indent=2) + "\n"


def _slack_escaped(text: str) -> str:
    """Escape the three characters with a meaning in mrkdwn; without `<` nothing is mentioned or linked."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _slack_code(text: str) -> str:
    """Return a text as a code span. mrkdwn has no escape for a backtick in it."""
    return f"`{_slack_escaped(_cut(text).replace('`', chr(0x2CB)))}`"


def _slack_link(text: str, address: str | None) -> str:
    """Return words as the label of a link, and a link behind a code span, which cannot be a label."""
    if address is None:
        return text
    target = _slack_escaped(address)
    return f"{text} (<{target}|open>)" if text.startswith("`") else f"<{target}|{text}>"


MESSAGE_FORMATS: Mapping[str, MessageFormat] = {
    "text": MessageFormat(_cut, strip_control, lambda text, _: text, _text),
    "markdown": MessageFormat(code_span, str, link, _markdown),
    "html": MessageFormat(lambda text: escape(_cut(text)), escape, _html_link, _html),
    "slack": MessageFormat(_slack_code, _slack_escaped, _slack_link, _slack),
}
"""The formats by name."""
