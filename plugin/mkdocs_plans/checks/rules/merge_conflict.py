"""No merge conflict is left."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_plans.checks.rule_types import TextContext, TextRule
from mkdocs_plans.markdown.blocks import texts
from mkdocs_plans.model.plan import Finding, Severity
from mkdocs_plans.model.rule import Example, Family, Scope

# The three markers of `git merge`, each on a line of its own: https://git-scm.com/docs/git-merge
_CONFLICT = re.compile(
    r"^<{7} [^\n]+\n(?:(?!<{7} |={7}$|>{7} )[^\n]*\n)*+={7}\n(?:(?!<{7} |={7}$|>{7} )[^\n]*\n)*+>{7}(?: |$)",
    re.MULTILINE,
)


def check(context: TextContext) -> Iterator[Finding]:
    """Yield a finding for each merge conflict outside of code."""
    text = context.file.text.text
    if "<<<<<<< " not in text:
        return
    # The parser reads the first marker as text unless it is in code; the others become headings and quotes.
    read = {line for inline in texts(context.document.blocks) for line in inline.lines}
    line, counted = 1, 0
    for conflict in _CONFLICT.finditer(text):
        line += text.count("\n", counted, conflict.start())
        counted = conflict.start()
        if line in read or line <= context.front.lines:
            yield RULE.finding(
                "A merge conflict is not resolved: keep one side and delete the markers.", line
            )


RULE = TextRule(
    name="merge-conflict",
    family=Family.STRUCTURE,
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    reason="Both sides of the conflict count, and the markers are read as a heading and as quotes.",
    remedy="Keep one side of the conflict, and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`.",
    applies_to_any_file=True,
    check=check,
    fires=(
        Example(
            "# Night boats\n\n## Steps\n\n<<<<<<< HEAD\n- [ ] Order two boats\n=======\n"
            "- [x] Order three boats\n>>>>>>> harbour\n",
            (5,),
            shown=True,
        ),
        Example("---\n<<<<<<< HEAD\nstatus: done\n=======\nstatus: draft\n>>>>>>> b\n---\n# A\n", (2,)),
        Example(
            "# A\n\n- B\n<<<<<<< HEAD\n- C\n=======\n>>>>>>> b\n- D\n<<<<<<< HEAD\n=======\n- E\n>>>>>>> b\n",
            (4, 9),
        ),
    ),
    passes=(
        Example("# A\n\n```\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> d\n```\n"),
        Example("# A\n\n<<<<<<< HEAD\n\nB\n=======\n"),
        Example("# A\n\nB\n=======\n\n> > > > > > > c\n"),
        Example("# A\n\n    <<<<<<< HEAD\n    =======\n    >>>>>>> b\n"),
    ),
)
