"""Families of hostile texts of any size, to measure how the work grows with the size."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import isqrt

Family = Callable[[int], str]

_MARKS = "\u0315\u0300"
"""Two combining marks that Unicode puts into another order."""
_HEAD = "# Plan\n\n**Status:** In progress\n\n"
_RISKS = "| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|\n"


def _fill(piece: str, size: int) -> str:
    """A piece as often as it fits."""
    return piece * (size // len(piece))


def _counted(piece: str, size: int) -> str:
    """A piece as often as it fits, with a number for each `{}` in it."""
    step = len(piece.replace("{}", "12345"))
    return "".join(piece.replace("{}", str(number)) for number in range(size // step))


def _one(before: str, piece: str, behind: str = "\n") -> Family:
    """One long value: a piece again and again between two others."""
    return lambda size: f"{_HEAD}{before}{_fill(piece, size)}{behind}"


def _many(before: str, piece: str) -> Family:
    """Many blocks, each with a number of its own."""
    return lambda size: _HEAD + before + _counted(piece, size)


def _both(long: str, piece: str, before: str = "", behind: str = "\n") -> Family:
    """One long value, followed by many small blocks that may repeat it."""
    return lambda size: f"{_HEAD}{before}{_fill(long, size // 2)}{behind}{_counted(piece, size // 2)}"


def _ragged(row: str) -> Family:
    """A table of many columns, whose many rows have a single cell."""

    def text(size: int) -> str:
        columns = size // 16
        return f"{_HEAD}{'|a' * columns}|\n{'|-' * columns}|\n{_fill(row, size - 4 * columns)}"

    return text


def _wide_risks(size: int) -> str:
    """A table of risks of which each column has a name of its own."""
    columns = size // 14
    names = "".join(f"|x{number}" for number in range(columns))
    return f"{_HEAD}## Risks\n\n{names}|\n{'|-' * columns}|\n{'|v w' * columns}|\n"


def _ragged_tables(size: int) -> str:
    """Many such tables, none of which is large by itself."""
    columns = isqrt(size) // 4
    table = "|a" * columns + "|\n" + "|-" * columns + "|\n" + "|b\n" * (2 * columns) + "\n"
    return _HEAD + _fill(table, size)


def _references(size: int) -> str:
    """One long address that many links refer to."""
    return f"{_HEAD}{_fill('[a] ', size // 2)}\n\n[a]: https://example.org/{_fill('x', size // 2)}\n"


def _long_footnote(size: int) -> str:
    """A footnote with a long name that is referred to again and again."""
    name = f"[^{_fill('x', isqrt(size))}]"
    return f"{_HEAD}{_fill(name + ' ', size)}\n\n{name}: b\n"


def _aliases(size: int) -> str:
    """Front matter in which each alias doubles the one before."""
    rows = "".join(
        f"a{number}: &a{number} [{'*a' + str(number - 1) if number else 'x'}, b]\n"
        for number in range(size // 24)
    )
    return f"---\n{rows}---\n# Plan\n"


def _front(before: str, piece: str, behind: str = "\n") -> Family:
    return lambda size: f"---\n{before}{_fill(piece, size)}{behind}---\n# Plan\n"


def _front_lines(before: str, piece: str) -> Family:
    """Front matter of many lines, each with a number of its own."""
    return lambda size: f"---\n{before}{_counted(piece, size)}---\n# Plan\n"


def _header(before: str, piece: str) -> Family:
    """A header that holds many values."""
    return lambda size: f"{before}{_counted(piece, size)}\n"


def _deep_maps(size: int) -> str:
    """Front matter whose maps are as deep as the blanks in front of them allow."""
    return "---\n" + "".join(f"{' ' * depth}a:\n" for depth in range(isqrt(size))) + "---\n# Plan\n"


def _nested(size: int) -> str:
    """Lists in lists, as deep as the blanks in front of them allow."""
    return _HEAD + "".join("  " * depth + f"- [ ] {depth}\n" for depth in range(isqrt(size)))


FAMILIES: Mapping[str, Family] = {
    # tables
    "rows of one cell in a table of many columns": _ragged("|a\n"),
    "blank cells in a table of many columns": _ragged("| |\n"),
    "rows of one cell in a quoted table": lambda size: "\n".join(
        "> " + row for row in _ragged("|a\n")(size).splitlines()
    ),
    "rows of one cell without bars": _ragged("b\n"),
    "many ragged tables": _ragged_tables,
    "a wide table": lambda size: (
        _HEAD + "|Risk" * (size // 12) + "|\n" + "|-" * (size // 12) + "|\n" + "|High" * (size // 12)
    ),
    "a table of many risks": _many("## Risks\n\n" + _RISKS, "| Risk {} | High | Low | Do {} |\n"),
    "many tables of risks with columns of their own": _many(
        "## Risks\n\n", "|Risk|x{}|\n|-|-|\n|a|b c|\n\n"
    ),
    "a table of risks of many columns": _wide_risks,
    "a table of equal risks": _many("## Risks\n\n" + _RISKS, "| Risk | High | Low | Do |\n"),
    "many tables under a long heading": _both("word ", "|a|\n|-|\n|b|\n\n", "## "),
    "a long cell": _one("## Risks\n\n" + _RISKS + "| a | High | Low | ", "wait -> [x] ", " |\n"),
    "many bars": _one("|a|b|\n|-|-|\n", "|"),
    "code with bars in a table": _one("|a|b|\n|-|-|\n|", "`|"),
    "a delimiter row of blanks": _one("|a|\n|", " - "),
    # headings
    "a heading of combining marks": _one("## ", _MARKS),
    "a title of combining marks": lambda size: "# " + _fill(_MARKS, size) + "\n",
    "a long heading": _one("## ", "word "),
    "a heading of signs": _one("## ", "( "),
    "a heading of brackets": _one("## ", "(a) "),
    "a heading of numbers": _one("## ", "1.1."),
    "a heading of parts": _one("## ", "risks and "),
    "a heading of qualifiers": _one("## ", "key "),
    "equal headings": _many("", "## Same\n\n"),
    "headings that look alike": _many("", "## Same\n\n## Same-{}\n\n"),
    "headings of risks": _many("", "## Risks\n\n- a\n\n"),
    "headings of phases": _many("", "## Phase {}: a\n\n- [ ] b {}\n\n"),
    "equal phases": _many("", "### Phase 1: a\n\n- [ ] b\n\n"),
    "numbered headings with boxes": _many("## Steps\n\n", "### {}. Do\n\n- [x] b\n\n"),
    "headings of rising levels": _many("", "# a {}\n\n## b\n\n### c\n\n#### d\n\n##### e\n\n###### f\n\n"),
    "questions as headings": _many("## Open questions\n\n", "### Why {}?\n\nSo.\n\n"),
    "risks as headings": _many("## Risks\n\n", "### Risk {}\n\nMitigation: a\n\n"),
    "many steps under a long heading": _both("word ", "- [ ] {}\n", "## Phase 1: "),
    "many criteria under a long heading": _both("word ", "- {}\n\na\n\n", "## Success criteria for "),
    "many risks under a long heading": _both("word ", "- {}\n", "## Risks of "),
    "many headings under a long one": _both("word ", "### {}\n\n- [ ] a\n", "## "),
    # items
    "many steps": _many("## Steps\n\n", "- [ ] Do {}\n"),
    "equal steps": _many("## Steps\n\n", "- [x] Do\n"),
    "steps with ids": _many("## Steps\n\n", "- [x] T{}: Do\n"),
    "equal ids": _many("## Steps\n\n", "- [x] T1: Do {}\n"),
    "many risks": _many("## Risks\n\n", "- Risk {} (Impact: High)\n"),
    "risks with mitigations": _many("## Risks\n\n", "- Risk {}\n  - Mitigation: a\n"),
    "mitigations of one risk": _many("## Risks\n\n- Risk\n", "  - Mitigation: a {}\n"),
    "many questions": _many("## Open questions\n\n", "- [ ] Why {}?\n"),
    "answered questions": _many("## Open questions\n\n", "- Why {}? **Decided:** so\n"),
    "many criteria": _many("## Success criteria\n\n", "- [ ] Good {}\n"),
    "many dependencies": _many("## Dependencies\n\n", "- lib{} 1.{}\n"),
    "many paragraphs": _many("## Notes\n\n", "Paragraph {}.\n\n"),
    "many bold lines": _many("## Risks\n\n", "**Lead {}:**\n\n- a\n\n"),
    "placeholders": _many("## Steps\n\n", "- [ ] [describe {}]\n"),
    "dependencies of phases": _many("## Phase 1: a\n\n## Dependencies\n\n", "Phase {} depends on Phase {}. "),
    "further phases": _one("## Dependencies\n\nPhase 2 depends on Phase 1", " and 3"),
    # long texts
    "a paragraph of combining marks": _one("## Goal\n\n", _MARKS),
    "a step of combining marks": _one("## Steps\n\n- [ ] ", _MARKS),
    "a status of combining marks": _one("**Status:** ", _MARKS),
    "an owner of combining marks": _one("**Owner:** ", _MARKS),
    "a label of combining marks": _one("**S", _MARKS, ":** a\n"),
    "a risk of combining marks": _one("## Risks\n\n- ", _MARKS),
    "a dependency of combining marks": _one("## Dependencies\n\n- ", _MARKS),
    "a title in front matter of combining marks": _front("title: ", _MARKS),
    # nesting
    "lists in lists": _nested,
    "quotes in quotes": lambda size: _HEAD + "> " * (size // 4) + "a\n" + "\n" + _fill("> a\n\n", size // 2),
    "quotes on one line": _one("", "> "),
    "lists on one line": _one("", "- "),
    "numbered lists on one line": _one("", "1. "),
    "deep markup": lambda size: _HEAD + "*a **b " * (size // 16) + "** *" * (size // 16) + "\n",
    "deep links": lambda size: _HEAD + "[" * (size // 4) + "a" + "](b)" * (size // 6) + "\n",
    "deep images": lambda size: _HEAD + "![" * (size // 8) + "a" + "](b)" * (size // 6) + "\n",
    "deep html": lambda size: _HEAD + "<div>" * (size // 11) + "</div>" * (size // 11) + "\n",
    "deep html in a line": lambda size: _HEAD + "a " + "<b>" * (size // 7) + "</b>" * (size // 7) + "\n",
    "boxes in deep lists": lambda size: _HEAD + "## Steps\n\n" + _nested(size),
    # links, footnotes, html
    "footnotes": _many("", "a[^{}]\n\n[^{}]: b\n\n"),
    "one footnote, often": lambda size: _HEAD + _fill("a[^1] ", size) + "\n\n[^1]: b\n",
    "a long name of a footnote": _long_footnote,
    "footnotes in footnotes": _many("a[^0]\n\n", "[^{}]: b[^{}]\n\n"),
    "reference definitions": _many("", "[a{}]: b\n"),
    "references": _references,
    "links": _many("", "[a {}](b{}.md)\n"),
    "links to fragments": _many("", "[a {}](#b{})\n"),
    "equal links": _many("", "[a](b.md)\n"),
    "images": _many("", "![a {}](b{}.png)\n"),
    "addresses in text": _many("", "https://example.org/{} "),
    "one long link": _one("[a](", "x", ")\n"),
    "unsafe links": _many("", "[a](javascript:{})\n"),
    "ids": _many("", '<a id="x{}"></a>\n\n'),
    "links to ids": _many("", '<a id="x{}"></a> [a](#x{})\n\n'),
    "comments": _many("", "<!-- a {} -->\n\n"),
    "a long comment": _one("<!-- ", "a ", "-->\n"),
    "open comments": _many("", "<!-- {}\n"),
    "an open tag": _one("<div ", 'a="b" '),
    "many tags": _many("", "<x{}>\n\n"),
    "ignores": _many("", "<!-- plans: ignore link-broken -->\n\n"),
    "code blocks": _many("", "```\n{}\n```\n\n"),
    "open code blocks": _many("", "```{}\n"),
    "a long language": _one("```", "a", "\nb\n```\n"),
    "a long code block": _one("```python\n", "a = 1\n", "```\n"),
    # fields
    "fields": _many("", "**Label {}:** value\n"),
    "fields on one line": _many("", "**Label {}:** value | "),
    "equal fields": _many("", "**Owner:** value {}\n"),
    "statuses": _many("", "**Status:** Done {}\n\n"),
    "owners": _header("# a\n\n**Owner:** ", "Ada {}, "),
    "owners with addresses": _header("# a\n\n**Owner:** ", "Ada {} <a{}@b.c>, "),
    "linked owners": _header("# a\n\n**Owner:** ", "[Ada {}](mailto:a{}@b.c), "),
    "tags": _header("# a\n\n**Tags:** ", "tag{}, "),
    "relations": _header("# a\n\n**Depends on:** ", "plan-{}.md, "),
    "linked relations": _header("# a\n\n**Depends on:** ", "[a](plan-{}.md), "),
    "relations in a list": _header("# a\n\n**Depends on:**\n\n", "- [a](plan-{}.md)\n"),
    "a table of fields": _many("| Field | Value |\n|---|---|\n", "| Owner | a {} |\n"),
    "field lists": _many("", "- Owner: a {}\n"),
    "comments that silence nothing before code": _many("", "<!-- plans: ignore x{} -->\n\n```\na\n```\n\n"),
    "a secret beside secrets": _one("", "ghp_abcdefghijabcdefghijabcdefghijab12 "),
    "secrets": _many("", "ghp_{}abcdefghijabcdefghijabcdefghijab\n\n"),
    # front matter
    "front matter": _front_lines("", "a{}: b\n"),
    "a list in front matter": _front_lines("owners:\n", "- a{}\n"),
    "aliases": _aliases,
    "anchors": _front_lines("", "a{}: &a{} b\n"),
    "deep front matter": _front("a: ", "["),
    "deep maps": _deep_maps,
    "a long scalar": _front("title: ", "word "),
    "a long quoted scalar": _front('title: "', "\\\\n", '"\n'),
    "a long key": _front("", "a", ": b\n"),
    "a block scalar": _front("title: |\n", "  word\n"),
    "open front matter": lambda size: "---\n" + _counted("a{}: b\n", size),
    "documents": lambda size: _fill("---\na: b\n", size),
    "blank lines": _one("", "\n"),
    "lines of blanks": _one("", "  \n"),
    "carriage returns": _one("", "\r"),
}  # fmt: skip
"""By name, a text of about so many characters."""

_VALUES = {
    "a paragraph": "",
    "a step": "## Steps\n\n- [ ] ",
    "a risk": "## Risks\n\n- ",
    "a question": "## Questions\n\n- ",
    "a status": "**Status:** ",
    "an owner": "**Owner:** ",
}
_PIECES = (
    " ", "a", "a ", "a, ", "a: ", "( ", "(a) ", "[", "[a] ", "]", "-> ", "→ ", "— ", "- ", "? ",
    "?", ". ", "| ", "**a** ", "~~a~~ ", "`a` ", "*", "_a", "~~", "`", "!", "![", "[a](b) ", "[a](",
    "<", "<b>", "<!--", "&amp;", "https://a.b/c ", "a@b.c ", "www.", "1 ", "1.", "1-1-", "High ",
    "Impact: High ", "Mitigation: ", "Mitigation (", "Answer: a ", "done ", "Owner: a ",
    "a; Owner: ", "{", "{a} ", "\\", "12 March ", "é", "風險", "✅ ", "\u200b", "password=", "eyJ",
    "x:", "depends on ", "x\n", ": ",
)  # fmt: skip

LONG_VALUES: Mapping[str, Family] = {
    f"{name} of {piece!r}": _one(before, piece) for name, before in _VALUES.items() for piece in _PIECES
}
"""The same: one value that is nothing but a piece, again and again."""

QUICK = (
    "rows of one cell in a table of many columns",
    "rows of one cell in a quoted table",
    "many ragged tables",
    "many tables under a long heading",
    "a heading of combining marks",
    "a title of combining marks",
    "a status of combining marks",
    "a step of combining marks",
    "a title in front matter of combining marks",
    "headings that look alike",
    "many criteria under a long heading",
    "equal steps",
    "mitigations of one risk",
    "lists on one line",
    "lists in lists",
    "quotes on one line",
    "deep html",
    "footnotes in footnotes",
    "references",
    "links to fragments",
    "ignores",
    "fields on one line",
    "owners with addresses",
    "a secret beside secrets",
    "aliases",
    "open front matter",
)
"""One or two for each step that processes a text: those that `make test` counts."""
