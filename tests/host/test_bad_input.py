"""One bad file never hides another and never breaks a build."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from mkdocs_plans.model.rule import CATALOGUE

from tests.builds import Built, Project, build_site
from tests.host.harbour import LEDGER, PLANS

THEME: dict[str, Any] = {"theme": {"name": None, "custom_dir": "theme"}, "plugins": ["plans"]}
"""A theme of one line: these tests are about what is in the pages, and there are many of them."""

TEMPLATE = (
    "<!doctype html><title>{{ page.title }}</title>{% for item in nav %}{{ item.title }}{% endfor %}"
    "<a href='{{ page.edit_url }}' title=\"{{ page.title }}\">{{ page.title }}</a>{{ page.toc }}"
    "<article>{{ page.content }}</article>"
)


@dataclass(frozen=True, slots=True)
class Bad:
    """A file that something is wrong with."""

    name: str
    content: bytes | str
    rule: str | None = None
    """The finding it gets; `None`: it is read without any."""
    says: str = ""
    """Text that its page shows nevertheless."""
    endangers: bool = False
    """Whether a strict build fails on it."""


OF_THE_FILE = ("structure", "safety")
_WORD = "status-unknown-word"
_YAML = "front-matter-unreadable"
_BOMB = "\n".join(
    ["a: &a [lol]", *(f"{b}: &{b} [*{a}, *{a}, *{a}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True))]
)
_WIDE = """
| Risk | Impact | Probability | Mitigation |
|---|---|---|---|
| One |
| Two | High | High | nets | more | and more |
||||
"""

BAD = {
    "broken YAML": Bad("x.md", "---\ntitle: [a\nstatus: Blocked\n---\n# Left\n", _YAML, "Left"),
    "alias bomb": Bad("x.md", f"---\n{_BOMB}\n---\n# Bomb\n", _YAML, "Bomb"),
    "tags": Bad("x.md", "---\na: !!python/object/apply:os.abort []\n---\n# Tag\n", _YAML, "Tag"),
    "a front matter of scalars": Bad("x.md", "---\n- a\n- b\n---\n# Rule\n", None, "Rule"),
    "an impossible date": Bad("x.md", "# Late\n\n**Date:** 2026-02-31\n", "date-invalid", "Late"),
    "no title": Bad("untitled.md", "Only words.\n", "title-missing", "Only words."),
    "a title that is there": Bad("x.md", LEDGER, None, "Which shelf"),
    "the same address": Bad("crane.markdown", "# Twin\n", "address-taken", "Twin"),
    "the same address in other letters": Bad("LEDGER.md", "# Loud\n", "address-taken", "Loud"),
    "an empty file": Bad("x.md", "", "empty"),
    "blanks alone": Bad("x.md", " \n\t\n", "empty"),
    "5 MB": Bad("x.md", "# Long\n\n" + "A word of prose. " * 300_000, None, "Long"),
    "more than is read": Bad("x.md", "x" * 10_000_001, "unreadable", "larger than", endangers=True),
    "one long line of brackets": Bad("x.md", "# Brackets\n\n" + "[" * 50_000, None, "Brackets"),
    "binary": Bad("x.md", bytes(range(256)) * 40, "text-not-utf8"),
    "NUL": Bad("x.md", b"# Nu\x00l\n", "text-not-utf8", "Nu\ufffdl"),
    "invalid UTF-8": Bad("x.md", b"# Caf\xe9\n", "text-not-utf8", "Caf\ufffd"),
    "a lone surrogate": Bad("x.md", b"# Half \xed\xa0\x80\n", "text-not-utf8", "Half"),
    "a surrogate in the front matter": Bad("x.md", '---\ntitle: "a \\ud800 b"\n---\ntext\n', _YAML, "text"),
    "UTF-16": Bad("x.md", "# Wide\n".encode("utf-16"), "text-not-utf8"),
    "a BOM": Bad("x.md", b"\xef\xbb\xbf---\nstatus: Blocked\n---\n# Marked\n", None, "Blocked"),
    "CRLF": Bad("x.md", LEDGER.replace("\n", "\r\n"), None, "1 of 3 steps"),
    "CR": Bad("x.md", LEDGER.replace("\n", "\r"), None, "1 of 3 steps"),
    "an unclosed fence": Bad("x.md", "# Open\n\n```\n## Risks\n- none\n", None, "## Risks"),
    "ten thousand nested lists": Bad("x.md", "# Deep\n\n" + "- " * 10_000 + "end\n", "too-deep", "Deep"),
    "ten thousand nested quotes": Bad("x.md", "# Deep\n\n" + "> " * 10_000 + "end\n", "too-deep", "Deep"),
    "ten thousand nested tags": Bad("x.md", "# Deep\n\n" + "<div>" * 10_000 + "end\n", "too-deep", "Deep"),
    "a ragged table": Bad("x.md", f"# Ragged\n\n## Risks\n\n{_WIDE}", "table-ragged", "Ragged"),
    "a script": Bad("x.md", "# X\n\n<script>alert(1)</script>\n", "raw-html-removed", "alert(1)"),
    "a link that runs": Bad("x.md", "# X\n\n[go](javascript:alert(1))\n", "unsafe-url", "go", endangers=True),
    "a link to the author's disk": Bad("x.md", "# X\n\n[go](file:///home/ana/x.md)\n", "link-broken", "go"),
    "a broken link": Bad("x.md", "# X\n\n[gone](gone.md)\n", "link-broken", "gone"),
    "no status": Bad("x.md", "# X\n\n**Date:** 2026-01-02\n", "status-missing", "X"),
    "a status that is no word": Bad("x.md", "# X\n\n**Status:** flurbed\n", _WORD, "flurbed"),
    "a blank in the name": Bad("two words.md", "# Two\n", None, "Two"),
    "an umlaut in the name": Bad("Überfahrt.md", "# Over\n", None, "Over"),
    "a decomposed umlaut in the name": Bad("U\u0308ber.md", "# Over\n", None, "Over"),
    "a hash in the name": Bad("c#.md", "# Sharp\n", None, "Sharp"),
    "a question mark in the name": Bad("why?.md", "# Why\n", None, "Why"),
    "a percent sign in the name": Bad("100%.md", "# All\n", None, "All"),
    "an escape in the name": Bad("a%2Fb%20c.md", "# Escaped\n", None, "Escaped"),
    "quotes in the name": Bad("say \"hi\" 'there'.md", "# Hi\n", None, "Hi"),
    "a tag in the name": Bad("<img src=x onerror=alert(1)>.md", "# Tag\n", None, "Tag"),
    "an ampersand in the name": Bad("a&lt;b.md", "# And\n", None, "And"),
    "a backslash in the name": Bad("a\\b.md", "# Back\n", None, "Back"),
    "a line feed in the name": Bad("a\nb.md", "# Feed\n", None, "Feed"),
    "braces in the name": Bad("{{ 7*7 }}{% raw %}.md", "# Braces\n", None, "Braces"),
    "a bidi mark in the name": Bad("a\u202eb.md", "# Turned\n", None, "Turned"),
    "bytes in the name": Bad(os.fsdecode(b"caf\xe9\xff.md"), "# Bytes\n", None, "Bytes"),
    "a name of dots": Bad("....md", "# Dots\n", None, "Dots"),
    "a long name": Bad("n" * 240 + ".md", "# Long name\n", None, "Long name"),
}  # fmt: skip


def project(root: Path) -> Project:
    made = Project(root)
    made.write({**PLANS, "theme/main.html": TEMPLATE, "docs/index.md": "# Harbour\n"})
    made.configure(**THEME)
    return made


def pages(built: Built) -> dict[str, str]:
    """The pages of the plans that nothing is wrong with."""
    found = ("plans/ledger/", "plans/crane/", "plans/pier/", "plans/quay/buoys/")
    return {url: _COUNT.sub("", built.text(url)) for url in found}


_COUNT = re.compile(r" <small>\d+</small>")
"""The number of plans and items in the links on top of each page."""


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return pages(project(tmp_path_factory.mktemp("good")).build())


def listed(built: Built, path: str) -> dict[str, Any]:
    """The record of a plan, after making sure that the index, the snapshot and its page all show it."""
    snapshot = built.json()
    jsonschema.validate(snapshot, built.json("plans.schema.json"))
    shown = (
        path.encode("utf-8", "replace").decode().replace("?", "\ufffd") if not path.isprintable() else path
    )
    (found,) = [
        plan for plan in snapshot["plans"] if plan["path"] in (path, shown) or _spelled(plan["path"], path)
    ]
    links = {os.path.normpath(f"plans/{link['href']}") for link in built.page("plans/").all("tbody th a")}
    assert os.path.normpath(found["url"]) in links
    assert len(snapshot["plans"]) == 5
    assert built.has(unquote(found["url"]))
    return dict(found)


def unbroken(built: Built, page: str) -> str:
    """The words of a page, its paths in one piece."""
    return built.page(page).words("article").replace("/ ", "/")


def _spelled(reported: str, path: str) -> bool:
    """Whether a path with invalid characters is reported in an allowed form."""
    return reported == "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in path)


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_listed_with_its_problem_and_changes_nothing_else(
    name: str, tmp_path: Path, good: dict[str, str]
) -> None:
    bad = BAD[name]
    made = project(tmp_path)
    made.write({f"plans/{bad.name}": bad.content})
    built = made.build(strict=not bad.endangers)
    plan = listed(built, f"plans/{bad.name}")
    assert pages(built) == good
    page = built.page(unquote(plan["url"]))
    assert bad.says in page.words("article")
    rules = {finding["rule"]: finding for finding in plan["findings"]}
    of_the_file = {rule: finding for rule, finding in rules.items() if CATALOGUE[rule].family in OF_THE_FILE}
    assert not [
        rule for rule, finding in of_the_file.items() if finding["severity"] == "error" and rule != bad.rule
    ]
    if bad.rule is None:
        assert [rule for rule, finding in of_the_file.items() if finding["severity"] != "info"] == []
        return
    if bad.rule == "raw-html-removed" or name == "ten thousand nested tags":  # reported by the page only
        assert bad.rule in page.words("#plans-findings")
        return
    assert bad.rule in rules
    assert bad.rule in page.words("#plans-findings")
    if rules[bad.rule]["severity"] != "info":
        assert bad.rule in built.page("plans/dashboard/findings/").words("article")
        line = rules[bad.rule]["line"]
        place = f"plans/{bad.name}" + (f":{line}" if line else "")
        for reported in ("plans/dashboard/findings/", "plans/dashboard/"):
            assert place in unbroken(built, reported)
    assert bool(built.log) == bad.endangers
    assert all(f"plans/{bad.name}" in line for line in built.log)


def test_a_file_without_a_title_is_known_by_its_name(tmp_path: Path) -> None:
    made = project(tmp_path)
    made.write({"plans/untitled.md": "Only words.\n"})
    assert listed(made.build(), "plans/untitled.md")["title"] == "untitled"


def test_an_invisible_title_is_replaced_by_the_name(tmp_path: Path) -> None:
    made = project(tmp_path)
    made.write({"plans/ghost.md": "# \u200b\u2060\n\nOnly words.\n"})
    assert listed(made.build(), "plans/ghost.md")["title"] == "ghost"


def test_all_bad_files_together_still_make_a_portal(tmp_path: Path, good: dict[str, str]) -> None:
    made = project(tmp_path)
    made.write({f"plans/{n}/{bad.name}": bad.content for n, bad in enumerate(BAD.values())})
    built = made.build(strict=False)
    assert built.json()["summary"]["plans"] == len(PLANS) + len(BAD)
    assert all(built.has(unquote(plan["url"])) for plan in built.json()["plans"])
    assert pages(built) == good


def test_an_unreadable_plan_fails_a_strict_build(tmp_path: Path) -> None:
    made = project(tmp_path)
    os.mkfifo(tmp_path / "plans/pipe.md")
    built = made.build(strict=False)
    assert built.log == ["plans: plans/pipe.md: The file is not a regular file. [unreadable]"]
    plan = listed(built, "plans/pipe.md")
    assert "is not a regular file" in built.page(plan["url"]).words("article")
    assert "plans/pipe.md" in unbroken(built, "plans/dashboard/findings/")
    assert built.page(plan["url"]).all("details[open] > #plans-findings")
    made.build(stops=True)


@pytest.fixture
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("outside")
    (folder / "secret.md").write_text("# TOPSECRET\n\nTOPSECRET text\n")
    return folder


@pytest.mark.parametrize("kind", ["a file", "a folder", "a chain"])
def test_links_out_of_the_folder_are_refused_and_reported(
    kind: str, tmp_path: Path, outside: Path, good: dict[str, str]
) -> None:
    made = project(tmp_path)
    if kind == "a file":
        (tmp_path / "plans/leak.md").symlink_to(outside / "secret.md")
    elif kind == "a folder":
        (tmp_path / "plans/leak").symlink_to(outside, target_is_directory=True)
    else:
        (tmp_path / "plans/leak.md").symlink_to("step.txt")
        (tmp_path / "plans/step.txt").symlink_to(outside / "secret.md")
    built = made.build(strict=False)
    assert pages(built) == good
    assert not [path for path in built.files() if b"TOPSECRET" in (built.folder / path).read_bytes()]
    (warning,) = built.log
    assert "is a symbolic link to a target outside of the folder" in warning
    assert "plans/leak" in warning
    name = "plans/leak" if kind == "a folder" else "plans/leak.md"
    assert listed(built, name)["findings"][0]["rule"] == "symlink-out"
    made.build(stops=True)


def test_a_link_out_of_a_folder_inside_the_docs_is_refused_too(tmp_path: Path, outside: Path) -> None:
    made = Project(tmp_path)
    made.write({"docs/plans/x.md": "# X\n", "docs/index.md": "# Home\n"})
    (tmp_path / "docs/plans/leak.md").symlink_to(outside / "secret.md")
    made.configure()
    built = made.build(strict=False)
    assert not [path for path in built.files() if b"TOPSECRET" in (built.folder / path).read_bytes()]
    assert len(built.log) == 1


@pytest.mark.parametrize("becomes", ["nothing", "a link out", "a folder", "other text"])
def test_a_file_that_changes_during_the_build_breaks_nothing(
    becomes: str, tmp_path: Path, outside: Path, good: dict[str, str]
) -> None:
    made = project(tmp_path)
    made.write({"plans/x.md": "# Here\n\n## Steps\n\n- [ ] Stay\n"})
    act = {
        "nothing": "",
        "a link out": f"os.symlink({str(outside / 'secret.md')!r}, path)",
        "a folder": "os.mkdir(path)",
        "other text": "pathlib.Path(path).write_text('# Other\\n')",
    }[becomes]
    made.write(
        {
            "hook.py": f"""
import os, pathlib

def on_nav(nav, config, files):
    path = os.path.join(os.path.dirname(config.config_file_path), "plans/x.md")
    os.remove(path)
    {act}
"""
        }
    )
    made.configure(**THEME, hooks=["hook.py"])
    built = made.build(strict=False)
    assert pages(built) == good
    assert built.has("plans/x/")
    assert listed(built, "plans/x.md")["title"] == "Here"
    assert not [path for path in built.files() if b"TOPSECRET" in (built.folder / path).read_bytes()]
    assert len(built.log) == (0 if becomes == "other text" else 1)
    assert all(line.startswith("plans: plans/x.md: ") for line in built.log)


def test_a_readme_that_vanishes_during_the_build_breaks_nothing(tmp_path: Path, good: dict[str, str]) -> None:
    made = project(tmp_path)
    remove = """
import os

from mkdocs.plugins import event_priority

@event_priority(60)  # before the plans are read
def on_files(files, config):
    os.remove(os.path.dirname(config.config_file_path) + "/plans/README.md")
"""
    made.write({"plans/README.md": "# Ours\n\nWelcome.\n", "hook.py": remove})
    made.configure(**THEME, hooks=["hook.py"])
    assert pages(made.build()) == good


@pytest.mark.parametrize("warn", ["status", "status-missing", ["date", "status-missing"]])
def test_findings_that_the_user_names_stop_a_strict_build(tmp_path: Path, warn: Any) -> None:
    files = {"plans/x.md": "# X\n\n**Date:** 2026-01-02\n", "theme/main.html": TEMPLATE}
    settings = {**THEME, "plugins": [{"plans": {"warn": warn}}]}
    built = build_site(tmp_path, files, stops=True, **settings)
    assert built.log == [
        "plans: plans/x.md: The plan states no status: add `**Status:** Planning`. [status-missing]"
    ]


def test_a_hundred_plans_with_one_title_each_have_a_page(tmp_path: Path) -> None:
    files = {f"plans/{n}.md": "# The same\n" for n in range(100)}
    built = build_site(tmp_path, {**files, "theme/main.html": TEMPLATE}, **THEME)
    urls = {plan["url"] for plan in built.json()["plans"]}
    assert len(urls) == 100
    assert len(built.page("plans/").all("tbody th a")) == 100


def test_two_names_that_differ_in_bytes_that_are_no_characters_are_two_plans(tmp_path: Path) -> None:
    made = project(tmp_path)
    made.write(
        {f"plans/{os.fsdecode(name)}": f"# {n}\n" for n, name in enumerate([b"a\xe9.md", b"a\xea.md"])}
    )
    built = made.build()
    found = {plan["title"]: plan["url"] for plan in built.json()["plans"]}
    assert {"0", "1"} <= found.keys()
    assert len(set(found.values())) == 6
    for title in ("0", "1"):
        assert built.page(unquote(found[title])).words("article h1").startswith(title)
    assert {"0", "1"} <= set(built.page("plans/").texts("tbody th a"))
