"""Every box has a known mark, and a blank on each side."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_plans.checks.rule_types import TextContext, TextRule
from mkdocs_plans.markdown.blocks import BOX_MARKS, items_within
from mkdocs_plans.model.plan import Finding, Severity
from mkdocs_plans.model.rule import Example, Family, Scope
from mkdocs_plans.reading.custom_boxes import bracketed_text

# Letters and digits are not marks: `[1]` and `[R]` are references, and some tools tag tasks with `[P]`.
_BOX = re.compile(
    r"(?P<box>\[(?P<mark>\s{0,3}(?:[xX]|[^\w\s\[\]\\^.…#@])?[\uFE0E\uFE0F]?\s{0,3})\])(?P<after>.?)",
    re.DOTALL,
)
_KNOWN = re.compile(f"[{BOX_MARKS}]")


def check(context: TextContext) -> Iterator[Finding]:
    """Yield a finding for each list item that begins with a box that is not recognised."""
    if "[" not in context.body:
        return
    for item, _ in items_within(context.document.blocks):
        text = bracketed_text(item)
        box = _BOX.match(text.text) if text is not None else None
        if box is not None and (message := _message(box)):
            yield RULE.finding(message, item.line)


def _message(box: re.Match[str]) -> str:
    """Return what is wrong with a box; nothing if it is the text of a link, or has no text after it."""
    if box["after"] in ("(", "[", ":"):
        return ""
    shown, inner = box["box"], box["mark"].strip()
    if _KNOWN.fullmatch(box["mark"]):
        if not box["after"]:  # an item without a text
            return ""
        return f'No space separates the checkbox "{shown}" from the text: add one.'
    hint = (
        f"`[{inner.lower() or ' '}]`"
        if not inner or _KNOWN.fullmatch(inner)
        else "`[ ]` for open, `[x]` for done or `[-]` for dropped"
    )
    return f'Checkbox not recognised: "{shown}". Write {hint}.'


RULE = TextRule(
    name="box-unknown",
    family=Family.STRUCTURE,
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    reason="An item whose checkbox is not recognised is not counted.",
    remedy=(
        "Write `[ ]` for open, `[x]` for done or `[-]` for dropped, with a space after the bracket. "
        "If you use other marks, add them to [`vocabulary`](options.md#vocabulary)."
    ),
    check=check,
    fires=(
        Example(
            "# Night boats\n\n## Steps\n\n- [>] Order the boats\n- [x] Ask the harbour\n", (5,), shown=True
        ),
        Example("# A\n\n- [?] B\n- [✓] C\n- [✔️] D\n- [] E\n- [ x ] F\n", (3, 4, 5, 6, 7)),
        Example("# A\n\n- [x]B\n- [ ]C\n1. [  ] D\n", (3, 4, 5)),
        Example("# A\n\n- B\n  - [x ] C\n", (4,)),
    ),
    passes=(
        Example("# A\n\n- [ ] B\n- [x] C\n- [X] D\n- [-] E\n- [~] F\n- [/] G\n- [!] H\n"),
        Example("# A\n\n- [1] B\n- [R] C\n- [P0] D\n- [^1] E\n- [TBD] F\n- [...] G\n- […] H\n"),
        Example("# A\n\n- [?](b.md) B\n- [>][c] C\n- [*]: D\n\n[c]: https://c.example\n"),
        Example("# A\n\n- `[>]` B\n- B [>] C\n\n[>] D\n"),
        Example("# A\n\n```\n- [>] B\n```\n"),
        Example("# A\n\n- [x]"),
    ),
)
