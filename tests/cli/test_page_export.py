"""`plans export --format pages`: the portal as Markdown files, for generators without plugins."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from markdown import Markdown
from mkdocs_plans.cli import main

from tests.builds import Project, read_html
from tests.host.harbour import PLANS

DOCS = {"docs/index.md": "# Home\n\nSee [the ledger](plans/ledger.md).\n"}
HOSTILE = """\
# {{ 7 * 7 }} {% raw %}

**Tags:** {{ config }}

    a


    b\t{{ c }}

## {# gone #} --> <b>
"""


@pytest.fixture
def harbour(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    project.write({**PLANS, **DOCS, "plans/hostile.md": HOSTILE})
    project.configure()
    project.commit()
    monkeypatch.chdir(project.root)
    return project


def export(*options: str, code: int = 0) -> Result:
    result = CliRunner().invoke(main, ["export", "--format", "pages", "--output", "docs", *options])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == code, result.output
    return result


def files(root: Path) -> dict[str, tuple[int, bytes]]:
    return {
        path.relative_to(root).as_posix(): (path.stat().st_mtime_ns, path.read_bytes())
        for path in (root / "docs").rglob("*")
        if path.is_file()
    }


def test_the_output_configures_a_site_that_shows_the_same_as_the_plugin(harbour: Project) -> None:
    with_plugin = harbour.build(strict=False)
    pages = {path for path in with_plugin.files() if path.startswith("plans/") and path.endswith(".html")}
    expected = {path: article(with_plugin.text(path)) for path in pages}
    settings = yaml.safe_load(export().stdout)
    menu = settings["nav"][0]["Plans"]
    assert {"Risks": "plans/risks.md"} in menu
    harbour.configure(plugins=["search"], **{**settings, "nav": ["index.md", *settings["nav"]]})
    exported = harbour.build(strict=False)
    assert {path: article(exported.text(path)) for path in pages} == expected
    assert exported.json() == with_plugin.json()
    assert len(pages) > 50


def article(html: str) -> str:
    """The content of a page as a browser has it, without what the theme adds to its end."""
    content = read_html(html).one("article")
    for added in content.select(".md-source-file, .md-tags, .md-content__button"):
        added.decompose()
    return "\n".join(line.strip() for line in content.decode().split("\n") if line.strip())


def test_nothing_is_written_twice_and_files_of_deleted_plans_go(harbour: Project) -> None:
    export()
    before = files(harbour.root)
    assert "nothing changed" in export().stderr
    assert files(harbour.root) == before
    harbour.write({"plans/ledger.md": PLANS["plans/ledger.md"].replace("- [ ] Copy the books", "- [x] Copy")})
    (harbour.root / "plans/hostile.md").unlink()
    export()
    after = files(harbour.root)
    assert "docs/plans/hostile.md" in before.keys() - after.keys()
    assert before["docs/index.md"] == after["docs/index.md"]
    changed = {path for path in after if after[path] != before.get(path)}
    assert {"docs/plans/ledger.md", "docs/plans/index.md"} <= changed
    assert before["docs/assets/plans/plans.css"] == after["docs/assets/plans/plans.css"]


def test_other_files_are_never_overwritten_or_removed(harbour: Project) -> None:
    harbour.write({"docs/plans.json": "mine", "docs/plans/notes.txt": "mine"})
    result = export(code=2)
    assert "plans.json: this file was not written by this command; move it, or use --force" in result.stderr
    assert (harbour.root / "docs/plans.json").read_text() == "mine"
    export("--force")
    assert (harbour.root / "docs/plans.json").read_text() != "mine"
    assert (harbour.root / "docs/plans/notes.txt").read_text() == "mine"


def test_a_page_of_the_site_keeps_its_address(harbour: Project) -> None:
    harbour.write({"docs/plans/ledger.md": "# Mine\n"})
    export()
    assert (harbour.root / "docs/plans/ledger.md").read_text() == "# Mine\n"
    assert "Keep the books" in (harbour.root / "docs/plans/ledger-2.md").read_text("utf-8")


def test_no_file_is_written_or_removed_through_a_link(harbour: Project, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (harbour.root / "docs/plans").symlink_to(outside)
    assert "a symbolic link leads out of the folder here" in export(code=2).stderr
    assert list(outside.iterdir()) == []
    (harbour.root / "docs/plans").unlink()
    (harbour.root / "docs/.mkdocs-plans.json").write_text(
        '{"files": ["../mkdocs.yml", "/etc/hostname"], "format": "mkdocs-plans-pages"}'
    )
    export()
    assert (harbour.root / "mkdocs.yml").exists()


def test_a_folder_with_plans_is_refused(harbour: Project) -> None:
    harbour.configure(plugins=[{"plans": {"folder": "docs/execution"}}])
    harbour.write({"docs/execution/a.md": "# A\n"})
    assert "this folder holds plans" in export(code=2).stderr


@pytest.mark.parametrize(
    "options, message",
    [
        (("--profile", "redacted"), "--profile cannot be used with --format pages"),
        (("--format", "json", "--watch"), "--watch needs --format pages"),
    ],
)
@pytest.mark.usefixtures("harbour")
def test_options_that_do_not_fit_are_errors(options: tuple[str, ...], message: str) -> None:
    assert message in export(*options, code=2).stderr


def test_no_template_and_no_markdown_of_a_plan_is_evaluated(harbour: Project) -> None:
    export()
    text = (harbour.root / "docs/plans/hostile.md").read_text("utf-8")
    assert not [begin for begin in ("{{", "{%", "{#") if begin in text]
    front, _, body = text.removeprefix("---\n").partition("---\n")
    assert yaml.safe_load(front)["title"] == "{{ 7 * 7 }} {% raw %}"
    assert "\n\n" not in body  # Markdown would go on there.
    md = Markdown(extensions=["toc", "mkdocs_plans.pages"])
    page = read_html(md.convert(body))
    assert page.one("pre code").get_text() == "a\n\n\nb\t{{ c }}\n"
    (top,) = md.toc_tokens  # type: ignore[attr-defined]
    assert [top["name"], top["children"][0]["name"]] == ["{{ 7 * 7 }} {% raw %}", "{# gone #} --&gt;"]
    assert md.convert("# Other\n\n- a") == '<h1 id="other">Other</h1>\n<ul>\n<li>a</li>\n</ul>'


@pytest.fixture
def watching(harbour: Project) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "mkdocs_plans", "export", "--format", "pages", "-o", "docs", "--watch"]
    with subprocess.Popen(
        command, cwd=harbour.root, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    ) as process:
        yield process
        process.terminate()


def test_watching_exports_again_after_a_change_and_survives_a_mistake(
    harbour: Project, watching: subprocess.Popen[str]
) -> None:
    assert watching.stderr
    lines = iter(watching.stderr.readline, "")
    assert any("watching the plans" in line for line in lines)
    harbour.configure(plugins=[{"plans": {"foldr": "x"}}])
    assert any('did you mean "folder"' in line for line in lines)
    harbour.configure()
    harbour.write({"plans/fresh.md": "# A fresh plan\n"})
    page = harbour.root / "docs/plans/fresh.md"
    assert any("written" in line and page.exists() for line in lines)
