"""Text of a plan made safe to print: in a terminal, in the log of a CI server, in a cell of a table.

A line of output is data for more than its reader. Terminals obey control sequences. CI servers look for
commands in the log of a job, written by the job itself or by anything that it prints:

- GitHub Actions: `::command::` where a line begins, after blanks too, and `##[command]` anywhere in it;
- Azure Pipelines: `##vso[…]` and `##[…]`; TeamCity: `##teamcity[…]`, both anywhere;
- GitLab and Travis: `section_start:…` and `travis_fold:…`, with a carriage return and a control sequence.

A blank inside of the command makes it text: `: :`, `# #`, `section_start :`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

# The agents of GitHub and Azure compare text as .NET does by default, which passes over these characters.
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
_FIRST_OF_WORD = re.compile(rf"((?:^|\s){_SKIPPED}:)(?={_SKIPPED}:)")
_BREAKS = re.compile(r"[\t\r\n\v\f\x85\u2028\u2029]+")
_STEERS = "\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
_UNSEEN = re.compile(f"[\x00-\x08\x0e-\x1f{_STEERS}]")
# The class stands first, because Python searches for one class of characters several times as fast.
_NOT_IN_JSON = re.compile(f"[#{_STEERS}\u2028\u2029](?:(?<!#)|(?={_SKIPPED}#))")
_OWN_STYLE = re.compile(r"(\x1b\[(?:0|1|3[1-6]|90)m)")
"""What `click.style` writes for the styles that we use."""
_COLOURS = re.compile(r"(\x1b\[(?:[0-4]|2[2-4]|[39][0-7]|39)?m)")
"""What plugins colour their messages with; text stays visible under all of them."""
_ANNOTATION = re.compile("::(?=(?:error|warning|notice) )")


def width(text: str) -> int:
    """How many columns a terminal gives a text: two for a wide character, none for a combining one."""
    return sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF") for c in text)


def printable(text: str) -> str:
    """Turn line breaks into blanks, and what steers a terminal or turns text around into U+FFFD."""
    return _UNSEEN.sub("\ufffd", _BREAKS.sub(" ", text))


def strip_control(text: str) -> str:
    """The same, harmless in the log of a CI server too, unless a line begins with it."""
    return _COMMAND.sub(_broken, printable(text))


def harmless_line(text: str) -> str:
    """The same where a line begins with it."""
    return _FIRST.sub(r"\1 ", strip_control(text))


def begins_command(text: str) -> bool:
    """Whether a CI server takes a line that begins with a text for a command."""
    return _FIRST.match(text) is not None


def harmless_log(text: str) -> str:
    """Lines of a log, harmless also where MkDocs wraps them: then any word may be the first of a line."""
    return "\n".join(_FIRST_OF_WORD.sub(r"\1 ", strip_control(line)) for line in text.split("\n"))


def harmless_log_of_others(text: str) -> str:
    """The same with the colours that other plugins give their messages."""
    parts = _COLOURS.split(text)
    return "".join(part if n % 2 else harmless_log(part) for n, part in enumerate(parts))


def harmless_json(text: str) -> str:
    """JSON with escapes for what steers a terminal, breaks lines or belongs to a command; the same data.

    No line of JSON begins with a colon, and carriage returns are always escaped.
    """
    return _NOT_IN_JSON.sub(_escaped, text)


def harmless_output(text: str, form: str = "text", *, styled: bool = False) -> str:
    """All that a command prints or writes to a file; nothing in it is a command but our own annotations.

    Args:
        text: Lines; our own styles may be in it.
        form: The format: `text`, `json`, `github` …; those without rules of their own are text.
        styled: Whether our styles stay.
    """
    if form == "json":
        return harmless_json(text)
    line = _LINES.get(form, harmless_line)
    return "\n".join(_line(one, line, styled=styled) for one in text.split("\n"))


def _line(text: str, harmless_start: Callable[[str], str], *, styled: bool) -> str:
    parts = _OWN_STYLE.split(text)
    if not styled:
        return harmless_start("".join(parts[::2]))
    return "".join(part if n % 2 else harmless_start(part) for n, part in enumerate(parts))


def _annotation(text: str) -> str:
    if ours := _ANNOTATION.match(text):
        return ours[0] + strip_control(text[ours.end() :])
    return harmless_line(text)


_LINES: Mapping[str, Callable[[str], str]] = {"github": _annotation}


def _broken(found: re.Match[str]) -> str:
    return f"{found[0]} "


def _escaped(found: re.Match[str]) -> str:
    return "\ufffd" if "\ud800" <= found[0] <= "\udfff" else f"\\u{ord(found[0]):04x}"
