"""A secret in a plan is repeated by no page, file, command or log."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from click.testing import CliRunner
from mkdocs_plans.cli import main
from mkdocs_plans.reports.formats import format_names

from tests.builds import Built, Project
from tests.conftest import Site

TOKEN = "ghp_" + "aB3dE5fG7h" * 3 + "aB3dE5"
KEY = "MIIEpAIBAAKCAQEA75abcdefgh"
PLAN = f"""\
# Lamps {TOKEN}

**Owner:** {TOKEN}
**Status:** {TOKEN} is flurbed
**Depends on:** gone-{TOKEN}.md

See [what is gone](gone-{TOKEN}.md), [nothing](#{TOKEN}) and [something](slack://{TOKEN}).

## Goal

Light, by {TOKEN}.

## Phase 1: {TOKEN}

- [ ] [{TOKEN}]
- [x] Hang them

```
{TOKEN}
```

## Access Required

- [ ] {TOKEN}

## Risks

| Risk | Impact | Probability | Mitigation |
|---|---|---|---|
| Fog {TOKEN} | {TOKEN} | High | - |
| Ice | High | {TOKEN} |

## Questions

- [ ] Which lamps? → {TOKEN}

Prose with {TOKEN}

<!-- plans: ignore {TOKEN} -->

-----BEGIN RSA {"PRIVATE"} KEY-----
{KEY}
{KEY}
-----END RSA {"PRIVATE"} KEY-----
"""


HIDDEN = f"""\
---
tags: [lamps, "\\x67hp_{TOKEN[4:]}"]
owner: 'ana, {TOKEN[:9]}\u200b{TOKEN[9:]}'
---
# Lamps {TOKEN[:3]}\\{TOKEN[3:]}

**Status:** &#103;{TOKEN[1:]} is flurbed

See [a {TOKEN[:12]}](https://a.example "{TOKEN[:3]}&lowbar;{TOKEN[4:]}"){TOKEN[12:]},
[b](https://a.example/?t={TOKEN.replace("_", "%5F")}) and ![gh*p*_{TOKEN[4:]}](https://a.example/c.png).

## Phase 1: {TOKEN[:9]}<!-- split -->{TOKEN[9:]}

- [ ] Hang <b title="&#103;{TOKEN[1:]}">them</b> by {TOKEN[:9]}
  {TOKEN[9:]}
- [ ] Light {TOKEN[:4]}**{TOKEN[4:]}**

## Access Required

- [ ] {TOKEN[:9]}`{TOKEN[9:]}`

## Risks

| Risk | Impact | Probability | Mitigation |
|---|---|---|---|
| Fog {TOKEN[:9]}<b>{TOKEN[9:]}</b> | High | High | {TOKEN[:9]}~~{TOKEN[9:]}~~ |

## Questions

- [ ] Which lamps? → {"".join(f"&#{ord(letter)};" for letter in TOKEN)}
"""
LINES_OF_HIDDEN = [2, 3, 5, 7, 9, 10, 12, 14, 16, 20, 26, 30]


def leaks(text: str) -> list[str]:
    return [part for part in (TOKEN, TOKEN[4:16], TOKEN[-16:], KEY[:12]) if part in text]


def published(built: Built) -> dict[str, list[str]]:
    """The secrets that each file of a site contains."""
    texts = {name: (built.folder / name).read_bytes().decode("utf-8", "replace") for name in built.files()}
    return {name: found for name, text in texts.items() if (found := leaks(text))}


@pytest.mark.parametrize("search", ["compact", "full"])
def test_a_secret_is_on_no_page_in_no_export_and_in_no_log(site: Site, search: str) -> None:
    files = {"plans/a.md": PLAN, "plans/README.md": f"# Ours\n\n{TOKEN}\n"}
    built = site(files, strict=False, plugins=["search", {"plans": {"search": search}}])
    assert published(built) == {}
    assert leaks("\n".join(built.messages)) == []
    (plan,) = built.json()["plans"]
    reported = {one["rule"] for one in plan["findings"]}
    assert reported >= {
        "secret",
        "status-unknown-word",
        "link-broken",
        "relation-broken",
        "unsafe-url",
        "table-ragged",
    }
    page = built.page("plans/a/")
    assert "█████" in page.words("article")
    assert [note["href"] for note in page.all(".plans-note--error")]


def test_a_secret_that_markup_hides_is_on_no_page_either(site: Site) -> None:
    files = {"plans/a.md": HIDDEN, "plans/README.md": f"# Ours\n\n{TOKEN[:4]}**{TOKEN[4:]}**\n"}
    built = site(files, strict=False, plugins=["search", {"plans": {"search": "full"}}])
    visible = re.compile(r"<!--.*?-->|<[^<>]*>|[\u200b*~`\\\n]|  +", re.DOTALL)
    texts = [(built.folder / name).read_bytes().decode("utf-8", "replace") for name in built.files()]
    for text in (*texts, *built.messages):
        shown = unquote(unescape(text))
        assert leaks(visible.sub("", shown).replace("aB3dE 5fG7h", "aB3dE5fG7h")) == leaks(shown) == []
    (plan,) = built.json()["plans"]
    assert [one["line"] for one in plan["findings"] if one["rule"] == "secret"] == LINES_OF_HIDDEN


def test_a_password_in_quotes_is_redacted_in_owners_and_tags(site: Site) -> None:
    quoted = 'ana, password="Xk9vP2qLm7"'
    text = f"---\ntags: ['{quoted}']\n---\n# Lamps\n\n**Owner:** {quoted}\n\n- [ ] Hang them\n"
    built = site({"plans/a.md": text}, strict=False, plugins=["search", "plans"])
    texts = [(built.folder / name).read_bytes().decode("utf-8", "replace") for name in built.files()]
    assert not [name for name, shown in zip(built.files(), texts, strict=True) if "Xk9vP2qLm7" in shown]
    assert [one["line"] for one in built.json()["plans"][0]["findings"] if one["rule"] == "secret"] == [2, 6]


def test_a_text_for_which_the_rule_is_suppressed_is_kept(site: Site) -> None:
    built = site({"plans/a.md": f"---\nplans_ignore: secret\n---\n{PLAN}"}, plugins=["plans"], strict=False)
    assert TOKEN in built.page("plans/a/").words("article")


def test_where_the_rule_is_off_the_text_stays(site: Site) -> None:
    built = site({"plans/a.md": PLAN}, plugins=[{"plans": {"rules": {"secret": "off"}}}], strict=False)
    assert TOKEN in built.page("plans/a/").words("article")


@pytest.fixture
def harbour(project: Project, monkeypatch: pytest.MonkeyPatch) -> Path:
    project.write({"plans/a.md": PLAN, "docs/index.md": "# Harbour\n"})
    project.configure()
    monkeypatch.chdir(project.root)
    return project.root


COMMANDS: list[list[str]] = [
    *(["check", "--format", form] for form in format_names()),
    *(["check", "--format", form, "-o", "report"] for form in format_names()),
    ["check", "--diff"],
    ["check", "--write-baseline", "known.json"],
    ["list"],
    ["list", "--json"],
    ["read", "plans/a.md"],
    ["read", "plans", "--json"],
    ["export"],
    *(["export", "--format", "csv", "--table", table] for table in ("plans", "risks", "questions", "steps")),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_prints_or_writes_it(harbour: Path, command: list[str]) -> None:
    result: Any = CliRunner().invoke(main, command, catch_exceptions=False)
    assert leaks(result.output) == []
    for name in ("report", "known.json"):
        if (harbour / name).exists():
            assert leaks((harbour / name).read_text("utf-8")) == []


def test_a_fix_fixes_the_rest_and_leaves_it_as_it_is(harbour: Path) -> None:
    CliRunner().invoke(main, ["check", "--fix"], catch_exceptions=False)
    after = (harbour / "plans/a.md").read_text("utf-8")
    assert after == PLAN.replace("- [ ] Which", "- [x] Which").replace(f"{TOKEN} |\n\n", f"{TOKEN} |  |\n\n")
