"""Plan text made safe to print: in a terminal, in the log of a CI server, in a cell of a table.

A line of output is not only read by people. Terminals obey control sequences. CI servers look for commands in
the log of a job, whether the job itself or a program that it runs wrote them:

- GitHub Actions: `::command::` at the beginning of a line, also after blanks, and `##[command]` anywhere
  in it;
- Azure Pipelines: `##vso[…]` and `##[…]`; TeamCity: `##teamcity[…]`, both anywhere;
- GitLab and Travis: `section_start:…` and `travis_fold:…`, with a carriage return and a control sequence.

A blank inside the command makes it plain text: `: :`, `# #`, `section_start :`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from mkdocs_plans.docs_site import DOCS

# The agents of GitHub and Azure compare text as .NET does by default, which ignores these characters.
_SKIPPED = (
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164"
    "\ufe00-\ufe0f\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]*"
)
_COMMAND = re.compile(
    rf"#(?={_SKIPPED}#{_SKIPPED}(?:{_SKIPPED.join('vso')}|{_SKIPPED.join('teamcity')})?{_SKIPPED}\[)"
    rf"|(?<=section_start)(?=:)|(?<=section_end)(?=:)|(?<=travis_fold)(?=:)",
    re.IGNORECASE,
)
_FIRST = re.compile(rf"\A(\s*{_SKIPPED}:)(?={_SKIPPED}:)")
"""A workflow command of GitHub at the beginning of a text."""
_FIRST_OF_WORD = re.compile(rf"((?:^|\s){_SKIPPED}:)(?={_SKIPPED}:)")
"""The same at the beginning of any word."""
_BREAKS = re.compile(r"[\t\r\n\v\f\x85\u2028\u2029]+")
_STEERS = "\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
"""C1 controls, bidirectional marks and surrogates."""
_UNSEEN = re.compile(f"[\x00-\x08\x0e-\x1f{_STEERS}]")
# The class is first, because Python searches for a single class of characters several times as fast.
_NOT_IN_JSON = re.compile(f"[#{_STEERS}\u2028\u2029](?:(?<!#)|(?={_SKIPPED}#))")
_OWN_CODES = re.compile(rf"(\x1b\[(?:0|1|3[1-6]|90)m|\x1b\]8;;(?:{re.escape(DOCS)}[\w/#-]*)?\x1b\\)")
"""The codes that `click.style` writes for the styles in use, and `linked` for links to the documentation."""
_OWN_LINK = "\x1b]8;;"
_COLOURS = re.compile(r"(\x1b\[(?:[0-4]|2[2-4]|[39][0-7]|39)?m)")
"""The colours that plugins use in messages. Text stays visible in all of them."""
_ANNOTATION = re.compile("::(?=(?:error|warning|notice) )")
"""A command that this package prints itself."""


def width(text: str) -> int:
    """Return how many columns a terminal gives a text without control characters."""
    from wcwidth import wcswidth  # noqa: PLC0415  (takes as long as a fifth of the other imports of a build)

    return max(wcswidth(text), 0)  # some versions of wcwidth give -1 where there is a control character


def printable(text: str) -> str:
    """Replace line breaks with blanks, and control characters of terminals and text direction with U+FFFD."""
    return _UNSEEN.sub("\ufffd", _BREAKS.sub(" ", text))


def strip_control(text: str) -> str:
    """Return printable text that is also harmless inside a line of a CI server's log."""
    return _COMMAND.sub(_broken, printable(text))


def harmless_line(text: str) -> str:
    """Return printable text that is also harmless at the beginning of such a line."""
    return _FIRST.sub(r"\1 ", strip_control(text))


def begins_command(text: str) -> bool:
    """Whether a CI server reads a line that begins with a text as a command."""
    return _FIRST.match(text) is not None


def harmless_log(text: str) -> str:
    """Return lines of a log that stay harmless if MkDocs wraps them, so that any word may begin a line."""
    return "\n".join(_FIRST_OF_WORD.sub(r"\1 ", strip_control(line)) for line in text.split("\n"))


def harmless_log_of_others(text: str) -> str:
    """The same, but keep the colours that other plugins give their messages."""
    parts = _COLOURS.split(text)
    return "".join(part if n % 2 else harmless_log(part) for n, part in enumerate(parts))


def harmless_json(text: str) -> str:
    """Escape JSON text that controls a terminal, breaks lines or belongs to a command.

    The data stays the same.

    No line of JSON begins with a colon, and carriage returns are always escaped.
    """
    return _NOT_IN_JSON.sub(_escaped, text)


def linked(text: str, address: str) -> str:
    """Return a text with a link to a page of the documentation, as terminals show it (OSC 8)."""
    return f"{_OWN_LINK}{address}\x1b\\{text}{_OWN_LINK}\x1b\\"


def harmless_output(text: str, form: str = "text", *, styled: bool = False, links: bool = False) -> str:
    """Make the output of a command harmless: only the annotations of this package remain commands.

    Args:
        text: Lines, which may contain the styles in use and links to the documentation.
        form: The format: `text`, `json`, `github` …; formats without rules of their own count as text.
        styled: Whether to keep the styles.
        links: Whether to keep the links.
    """
    if form == "json":
        return harmless_json(text)
    line = _LINES.get(form, harmless_line)
    return "\n".join(_line(one, line, styled=styled, links=links) for one in text.split("\n"))


def _line(text: str, harmless_start: Callable[[str], str], *, styled: bool, links: bool) -> str:
    parts = _OWN_CODES.split(text)
    if not (styled or links):
        return harmless_start("".join(parts[::2]))
    return "".join(
        harmless_start(part)
        if n % 2 == 0
        else part
        if (links if part.startswith(_OWN_LINK) else styled)
        else ""
        for n, part in enumerate(parts)
    )


def _annotation(text: str) -> str:
    if ours := _ANNOTATION.match(text):
        return ours[0] + strip_control(text[ours.end() :])
    return harmless_line(text)


_LINES: Mapping[str, Callable[[str], str]] = {"github": _annotation}


def _broken(found: re.Match[str]) -> str:
    return f"{found[0]} "


def _escaped(found: re.Match[str]) -> str:
    return "\ufffd" if "\ud800" <= found[0] <= "\udfff" else f"\\u{ord(found[0]):04x}"
