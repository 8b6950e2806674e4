"""Writes docs/reference/options.md from the typed options, so that the documentation is always current."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from mkdocs_plans.config.field_docs import docstrings
from mkdocs_plans.config.options import OptionDescription, describe
from mkdocs_plans.config.project_sources import NAMES, ProjectOptions
from mkdocs_plans.vocabulary import LANGUAGES, languages

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "options.md"

_HEAD = """\
# Options

<!-- Written by `python -m tools.options` from plugin/mkdocs_plans/config/options.py: change it there. -->

Every option has a default. Set options under `plans` in `mkdocs.yml`:

```yaml
plugins:
  - search
  - plans:
      folder: docs/decisions
      exclude: [drafts/, "*.private.md"]
      warn: [status-missing]
```

A mistake stops the build with a message that names the line:

```text
plans: mkdocs.yml:4: foldr: no such option; did you mean "folder"?
```

| option | default | type |
|---|---|---|
"""

_EXAMPLES: Mapping[str, str] = {
    "folder": "[plans, packages/*/plans]",
    "exclude": "[drafts/, notes.md]",
    "title": "Roadmap",
    "search": "full",
    "image_hosts": "[img.shields.io]",
    "mermaid": "true",
    "warn": "[status, relation-broken]",
    "rules": "{risk-unrated: off, contradiction: error, drafts/: {structure: off}}",
    "vocabulary": "{status: {in-progress: [afloat, at sea]}, headings: {risks: [dangers]}, languages: [de]}",
    "stale_after": "60",
    "recent": "14",
    "history": "false",
    "projects": "[{name: billing, folder: ../billing/plans}, {list: projects.yml}]",
    "allow_hosts": "[portal.example, git.example]",
    "max_age": "2",
    "offline": "true",
    "mode": "strict",
    "copies": ".plans-copies",
    "profile": "redacted",
    "base": "origin/main",
}
"""An example value of each option."""


def page() -> str:
    """The page on all options, in their order."""
    found = describe()
    rows = (f"| [`{option.name}`](#{option.name}) | {_shown(option)} | {option.type} |" for option in found)
    return "\n".join([_HEAD + "\n".join(rows), *map(_section, found)]) + "\n"


def _shown(option: OptionDescription) -> str:
    return "none" if option.default in ("[]", '""') else f"`{option.default}`"


def _section(option: OptionDescription) -> str:
    listed = {"projects": _project_keys, "vocabulary": _languages}.get(option.name)
    more = f"\n{listed()}\n" if listed else ""
    return f"""
## {option.name}

{option.text}
{more}
```yaml
plugins:
  - plans:
      {option.name}: {_EXAMPLES[option.name]}
```"""


def _project_keys() -> str:
    """A table of the keys of a project."""
    texts = docstrings(ProjectOptions)
    rows = (f"| `{name}` | {texts[name]} |" for name in NAMES)
    return "\n".join(["| key of a project | meaning |", "|---|---|", *rows])


def _languages() -> str:
    """The shipped languages, by the first words of the docstrings of their modules."""
    modules = ((code, import_module(f"{languages.__name__}.{code}")) for code in LANGUAGES)
    names = (f"{re.split('[.,:]', module.__doc__ or '')[0]} (`{code}`)" for code, module in modules)
    return f"The shipped languages are {', '.join(names)}."


def main() -> int:
    """Write the page, and print a line if it changed."""
    text = page()
    if not PAGE.exists() or PAGE.read_text("utf-8") != text:
        PAGE.write_text(text, "utf-8")
        print(f"wrote {PAGE.relative_to(Path.cwd()) if PAGE.is_relative_to(Path.cwd()) else PAGE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
