"""The documentation keeps its word: its examples run, its lists are whole, its pictures are there."""

from __future__ import annotations

import ast
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from mkdocs_plans.comparison import compare
from mkdocs_plans.config.mkdocs_yml import load
from mkdocs_plans.diff import EventKind
from mkdocs_plans.model.plan import Level, Risk, Severity
from mkdocs_plans.model.risk_rating import rating, severe
from mkdocs_plans.model.rule import CATALOGUE
from mkdocs_plans.overview.health import HEALTH_WORDS, RULES, Health
from mkdocs_plans.pages.addresses import MAIN, NAVIGATION, OVER_TIME, Addresses
from mkdocs_plans.reading import read
from mkdocs_plans.reading.lexicon import lexicon
from mkdocs_plans.snapshot.writer import record
from mkdocs_plans.vocabulary import DEFAULT
from mkdocs_plans.vocabulary.parts import PARTS
from mkdocs_plans.vocabulary.user_words import meanings_of

from tests import quick_start
from tests.builds import Built, Project
from tests.reading.plans import differences
from tools import change, demo, design, options, pages, tables
from tools.screenshots import PICTURES

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
README = ROOT / "README.md"
OWN_PLANS = sorted(path for path in (ROOT / "plans").glob("*.md") if path.name != "README.md")
SOURCES = sorted((ROOT / "plugin" / "mkdocs_plans").rglob("*.py"))


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@dataclass(frozen=True)
class Sample:
    """A fenced block of a page."""

    path: Path
    line: int
    text: str
    following: str
    """The text of the JSON block right after it, if there is one."""
    options: str
    """The text of the YAML block right before it, if there is one."""

    def __str__(self) -> str:
        return f"{name_of(self.path)}:{self.line}"


def samples(language: str) -> list[Sample]:
    found = []
    for path in [README, *PAGES]:
        blocks = [None, *pages.blocks(path), None]
        for before, block, after in zip(blocks, blocks[1:], blocks[2:], strict=False):
            if block and block.language == language:
                following = _text_beside(block, after, "json")
                found.append(
                    Sample(path, block.line, block.text, following, _text_beside(block, before, "yaml"))
                )
    return found


def _text_beside(block: pages.Block, other: pages.Block | None, language: str) -> str:
    """The text of another block, if only blank lines are between."""
    if other is None or other.language != language:
        return ""
    first, second = sorted((block, other), key=lambda one: one.start)
    between = block.page.read_text("utf-8")[first.end : second.start]
    return "" if between.strip() else other.text


# Commands


MADE = shutil.ignore_patterns("site", ".cache")
"""The output of a build of the examples."""


@pytest.fixture
def tidewater(tmp_path: Path) -> Path:
    """The project that the pages describe, in a repository of its own."""
    project = Project(tmp_path / "tidewater")
    shutil.copytree(ROOT / "examples", project.root, ignore=MADE)
    project.commit(date="2026-11-21T08:00:00+00:00")
    project.git("update-ref", "refs/remotes/origin/main", "HEAD")
    project.write({"quay/plans/lamps.md": "# Lamps\n"})
    return project.root


FROM_NOTHING = [README, DOCS / "get-started.md"]
"""The pages that a reader follows in an empty folder; the other pages are about the examples."""


def has_commands(page: Path) -> bool:
    return any(pages.commands(block) for block in pages.blocks(page))


@pytest.mark.parametrize(
    "page", [page for page in PAGES if has_commands(page) and page not in FROM_NOTHING], ids=name_of
)
def test_a_page_can_be_followed(page: Path, tidewater: Path, tmp_path: Path) -> None:
    folder = tidewater / "overview" if page == DOCS / "guides/overview.md" else tidewater
    for ran in pages.follow(page, folder, tmp_path / "programs", start=quick_start.command):
        assert not ran.failed, f"{ran.command.block.line}: {ran.command.line}\n{ran.printed}"


@pytest.mark.parametrize("page", FROM_NOTHING, ids=name_of)
def test_a_new_project_builds_and_its_plans_have_no_findings(
    page: Path, project: Project, tmp_path: Path
) -> None:
    for ran in pages.follow(page, project.root, tmp_path / "programs", start=quick_start.command):
        assert not ran.failed, f"{ran.command.block.line}: {ran.command.line}\n{ran.printed}"
    built = project.build()
    assert built.log == []
    assert len(built.json()["plans"]) == len([*project.root.glob("plans/*.md")])
    checked = subprocess.run(
        [*quick_start.command("mkdocs_plans"), "check", "--fail-on", "info"],
        cwd=project.root,
        check=False,
        capture_output=True,
        text=True,
    )
    assert (checked.returncode, checked.stderr) == (0, ""), checked.stdout
    assert checked.stdout.startswith("No findings in ")


def install_lines() -> set[str]:
    """The packages that pip, uv and pipx install, on the pages and in their workflows."""
    lines = [block.text.splitlines() for page in [README, *PAGES] for block in pages.blocks(page)]
    words = [shlex.split(line, comments=True) for one in lines for line in one if " install " in line]
    return {word for one in words for word in one if word.startswith(("mkdocs-plans", "../mkdocs-plans"))}


def test_only_extras_that_exist_are_installed() -> None:
    package = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    given = [re.fullmatch(r"(?:\.\./)?mkdocs-plans(?:\[([\w,]+)\])?", line) for line in install_lines()]
    assert all(given)
    extras = {name for one in given if one and one[1] for name in one[1].split(",")}
    assert extras
    assert extras <= set(package["optional-dependencies"])


def test_a_page_whose_commands_build_a_site_installs_a_host() -> None:
    for path in (README, DOCS / "get-started.md", *(DOCS / "workflows").rglob("*.*")):
        text = path.read_text("utf-8")
        installs = [
            line for line in text.splitlines() if re.search(r"^\W*(uv )?(run: )?pip install .*plans$", line)
        ]
        if installs and re.search(r"mkdocs (build|serve)", text):
            assert any("mkdocs-material" in line for line in installs), path


def test_the_command_that_finds_the_schema_of_the_options_finds_it() -> None:
    (command,) = (one.text for one in samples("sh") if one.text.startswith("python -c"))
    done = subprocess.run(
        [sys.executable, *shlex.split(command)[1:]],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "plugin")},
    )
    assert "plans" in json.loads(Path(done.stdout.strip()).read_text("utf-8"))["title"]


# Configuration


@pytest.mark.parametrize("sample", samples("yaml"), ids=str)
def test_configurations_can_be_used(sample: Sample, tmp_path: Path) -> None:
    given = yaml.load(sample.text, yaml.BaseLoader)  # noqa: S506  (text alone)
    assert isinstance(given, dict)
    if {"plugins", "theme", "nav"} & given.keys():
        path = tmp_path / "mkdocs.yml"
        path.write_text(sample.text, "utf-8")
        load(path)


def test_a_whole_configuration_of_the_pages_builds(tmp_path: Path) -> None:
    whole = [
        sample
        for sample in samples("yaml")
        if sample.text.startswith("site_name") and "list: projects.yml" not in sample.text
    ]
    assert whole
    for number, sample in enumerate(whole):
        project = Project(tmp_path / str(number))
        project.write({"docs/index.md": "# Home\n", "plans/a.md": "# A\n", "mkdocs.yml": sample.text})
        if "mkdocs_plans.pages" in sample.text:  # a site without the plugin
            export = [sys.executable, "-m", "mkdocs_plans", "export", "--format", "pages", "-o", "docs"]
            subprocess.run(export, cwd=project.root, check=True, capture_output=True)
        assert "Dashboard" in project.build().text(
            "plans/dashboard.html" if "offline" in sample.text else "plans/dashboard/"
        )


def test_the_files_of_a_departments_overview_build_it(tmp_path: Path) -> None:
    settings, front, listed = (
        next(
            one.text
            for one in samples(language)
            if one.path == DOCS / "guides/overview.md" and one.text.startswith(begin)
        )
        for language, begin in (("yaml", "site_name:"), ("md", "# "), ("yaml", "projects:"))
    )
    Project(tmp_path / "quay").write({"plans/a.md": "# A\n"})  # a missing folder is a configuration mistake
    project = Project(tmp_path / "department")
    project.write({"mkdocs.yml": settings, "docs/index.md": front, "projects.yml": listed})
    built = project.build()
    for link in built.page("").all("article p a"):
        assert built.has(str(link["href"]))
    assert [one["name"] for one in built.json()["projects"]] == ["quay", "fleet"]


PRE_COMMIT = [
    block for page in PAGES for block in pages.blocks(page) if block.title == ".pre-commit-config.yaml"
]


@pytest.mark.parametrize("block", PRE_COMMIT, ids=lambda block: f"{name_of(block.page)}:{block.line}")
def test_configurations_of_pre_commit_name_a_hook_of_ours(block: pages.Block, tmp_path: Path) -> None:
    path = tmp_path / block.title
    path.write_text(block.text, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-config", path],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    (ours,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    for repository in yaml.safe_load(block.text)["repos"]:
        assert [hook["id"] for hook in repository["hooks"]] == [ours["id"]]


ACTION = "OWNER/mkdocs-plans@0000000000000000000000000000000000000000 # v0.1.0"
"""Our own action, with the owner and the commit that the reader puts in."""
CACHE = {"actions/cache@27d5ce7f107fe9357f9df03efb73ab90386fccae # v5.0.5"}
"""Parts that our own workflows do not need."""


def test_workflows_pin_the_same_actions_as_our_own() -> None:
    ours = [*(ROOT / ".github" / "workflows").glob("*.yml"), ROOT / "action.yml"]
    own = "".join(path.read_text("utf-8") for path in ours)
    workflows = sorted((DOCS / "workflows" / "github").glob("*.yml"))
    assert workflows
    for path in workflows:
        found = set(re.findall(r"uses: (.*)", path.read_text("utf-8")))
        assert found
        assert found - CACHE - {ACTION} <= set(re.findall(r"uses: (.*)", own))


RUN_ELSEWHERE = ("plans.yml", "plans-comment.yml", "portal.yml", "merge-requests.yml", "digest.yml")
"""The workflows whose commands `tests/forge/test_workflows.py` runs against a code host."""


def commands_to_copy() -> Iterator[str]:
    """The commands of the workflows and settings that readers copy."""
    pattern = re.compile(r'^ *- (?:run: )?((?:mkdocs|plans|pip|git) .*)$|^command = "(.*)"$', re.MULTILINE)
    for path in sorted((DOCS / "workflows").rglob("*")):
        if path.is_file() and path.name not in RUN_ELSEWHERE:
            yield from (one or other for one, other in pattern.findall(path.read_text("utf-8")))
    publish = (DOCS / "guides/publish.md").read_text("utf-8")
    yield from re.findall(r"\| Build command \| `(.*)` \|", publish)


def test_commands_of_workflows_to_copy_run(project: Project, tmp_path: Path) -> None:
    project.write(
        {
            "plans/a.md": "# A\n\n**Status:** Planning\n",
            "docs/index.md": "# Home\n",
            "mkdocs.yml": "site_name: Quay\ntheme: {name: material}\nplugins: [search, plans]\n",
        }
    )
    project.commit()
    environment = pages.programs(tmp_path / "programs", start=quick_start.command)
    run = dict.fromkeys(command for command in commands_to_copy())
    assert len(run) > 5
    for command in run:
        done = subprocess.run(
            ["bash", "-c", command], cwd=project.root, env=environment, check=False, capture_output=True
        )
        assert done.returncode == 0, f"{command}\n{done.stderr.decode('utf-8')}"


@pytest.mark.parametrize("language", ["json", "toml"])
def test_data_of_the_pages_can_be_parsed(language: str) -> None:
    parse = {"json": json.loads, "toml": tomllib.loads}[language]
    found = samples(language)
    assert found
    for sample in found:
        assert parse(sample.text), str(sample)


def test_every_workflow_to_copy_is_shown_on_a_page() -> None:
    shown = {name for page in PAGES for name in re.findall(r'--8<-- "([^"]+)"', page.read_text("utf-8"))}
    folder = DOCS / "workflows"
    assert shown == {path.relative_to(DOCS).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", ["plans.yml", "plans-comment.yml", "portal.yml"])
def test_workflows_to_copy_are_our_own(name: str) -> None:
    own = (ROOT / ".github" / "workflows" / name).read_text("utf-8")
    theirs = re.sub(r"(pip install) --constraint requirements/dev\.txt(.*) \.", r"\1\2 mkdocs-plans", own)
    theirs = re.sub(r" +env:\n +PIP_CONSTRAINT: .*\n", "", theirs)
    theirs = re.sub(r"uses: \./ .*", f"uses: {ACTION}", theirs)
    theirs = theirs.replace("run: make site", "run: mkdocs build --strict")
    assert theirs != own
    assert (DOCS / "workflows" / "github" / name).read_text("utf-8") == theirs


# Plans


@pytest.mark.parametrize("sample", samples("markdown"), ids=str)
def test_plans_are_read_as_documented(sample: Sample, tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(sample.options, "utf-8")
    plan = read(sample.text, "plans/night-boats.md", words=load(config).options.vocabulary)
    assert [finding for finding in plan.findings if finding.severity is not Severity.INFO] == []
    assert plan.not_understood == ()
    assert sample.following, "say in a JSON block what is read of it"
    assert differences(json.loads(sample.following), record(plan)) == []


@pytest.mark.parametrize("path", OWN_PLANS, ids=lambda path: path.name)
def test_our_own_plans_are_read_whole(path: Path) -> None:
    plan = read(path.read_bytes(), f"plans/{path.name}")
    assert plan.not_understood == ()
    assert [finding for finding in plan.findings if finding.severity is not Severity.INFO] == []
    assert all((plan.date, plan.phases, plan.steps, plan.risks, plan.questions, plan.criteria))
    assert all(risk.impact and risk.probability and risk.mitigated for risk in plan.risks)


def test_the_examples_hold_something_for_every_page() -> None:
    found = [
        read(path.read_bytes(), path.relative_to(ROOT / "examples").as_posix())
        for path in (ROOT / "examples").rglob("plans/**/*.md")
    ]
    assert len({plan.status.state for plan in found}) == 7
    assert all(any(getattr(plan, kind) for plan in found) for kind in ("access", "dependencies", "relations"))
    assert len({question.kind for plan in found for question in plan.questions}) == 4


def test_every_input_of_the_action_is_described_with_its_default() -> None:
    inputs = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["inputs"]
    described = {name: default for name, _, default in table("guides/pull-requests.md", "input")}
    assert set(described) == set(inputs)
    for name, one in inputs.items():
        if name != "token":
            assert described[name].strip('"') == one["default"], name


def test_every_input_of_the_component_is_described_with_its_default() -> None:
    head, _, _ = (ROOT / "templates" / "merge-requests.yml").read_text("utf-8").partition("\n---\n")
    inputs = yaml.safe_load(head)["spec"]["inputs"]
    described = {name: default for name, _, default in table("guides/pull-requests.md", "option")}
    assert described == {name: one["default"] for name, one in inputs.items()}


def table(page: str, heading: str) -> list[list[str]]:
    """The cells of the first table of a page that has this heading, without markup; the heading left out."""
    text = (DOCS / page).read_text("utf-8").replace("\\|", "¦")
    rows = text[text.index(f"| {heading} |") :].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip(" *`") for cell in row.strip("|").split("|")] for row in rows]


@pytest.mark.parametrize("row", table("reference/reading.md", "state"), ids=lambda row: row[0])
def test_words_of_a_status_are_read_as_documented(row: list[str]) -> None:
    state = {"Not stated": "unknown"}.get(row[0], row[0].lower().replace(" ", "-"))
    words = ["", "Planning ¦ Completed", "nearly"] if state == "unknown" else row[1].split(", ")
    read_as = {
        word: read(f"# A\n\n**Status:** {word.replace('¦', '|')}\n", "plans/a.md").status.state
        for word in words
    }
    assert read_as == dict.fromkeys(words, state)


@pytest.mark.parametrize("row", table("reference/reading.md", "role"), ids=lambda row: row[0])
def test_headings_have_the_documented_role(row: list[str]) -> None:
    known = lexicon(DEFAULT)
    for name in re.split("[,;] ", row[1]):
        if not name.startswith(("anything", "*")):
            role = known.match_heading(name).role
            assert role is not None, name
            assert role.value in row[0], name


def test_the_parts_of_a_vocabulary_are_those_of_the_page() -> None:
    as_reported = dict(table("reference/reading.md", "part"))
    assert as_reported.pop("phases").endswith("a list without meanings")
    known = {name: ", ".join(meanings_of(part)) for name, part in PARTS.items() if name != "phases"}
    assert as_reported == known


def test_words_documented_as_left_out_are_left_out() -> None:
    text = (DOCS / "reference/reading.md").read_text("utf-8")
    left_out = re.findall(r"\*([a-z]+)\*|(问题)", text[text.index("Words are left out") :])
    assert len(left_out) == 8
    meanings = [*DEFAULT.roles.values(), *DEFAULT.states.values(), *DEFAULT.levels.values()]
    known = {
        word for listed in (*meanings, DEFAULT.answer_columns, DEFAULT.answer_markers) for word in listed
    }
    assert not known & {word for both in left_out for word in both}


def test_ratings_are_those_of_the_page() -> None:
    levels: dict[str, Level | None] = {
        "High": Level.HIGH,
        "Medium": Level.MEDIUM,
        "Low": Level.LOW,
        "not stated": None,
    }
    for impact, *cells in table("reference/reading.md", "impact ↓ probability →"):
        for probability, cell in zip(levels, cells, strict=True):
            risk = Risk(1, "", levels[impact], levels[probability], None, None, closed=False, anchor="")
            names = {"high": "red", "medium": "amber", "low": "green", "unrated": "unrated"}
            assert rating(risk).value == names[cell.removesuffix(", *severe")]
            assert severe(risk) == ("severe" in cell)


# Lists


def test_the_page_on_options_is_current() -> None:
    assert (DOCS / "reference/options.md").read_text("utf-8") == options.page(), (
        "run: python -m tools.options"
    )


def test_examples_of_the_design_system_are_those_of_the_pages() -> None:
    text = design.PAGE.read_text("utf-8")
    assert text == design.written(text), "run: python -m tools.design"
    assert all(f"<!-- example: {name} -->" in text for name in design.EXAMPLES)


@pytest.mark.parametrize("page", tables.TABLES, ids=lambda page: page.name)
def test_tables_that_the_code_decides_are_current(page: Path) -> None:
    assert page.read_text("utf-8") == tables.written(page), "run: python -m tools.tables"


def named_rules() -> Iterator[str]:
    """The rules that the code gives a finding by their name."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                rule = node.args[0].value
                if ast.unparse(node.func) == "RULE.finding":  # its first argument is the message
                    continue
                if name.strip("_") in ("Finding", "finding", "Problem", "add_problem", "problem"):
                    yield str(rule)


def test_every_rule_is_explained_and_no_other() -> None:
    explained = re.findall(
        r"^\| `([a-z0-9-]+)` \|", (DOCS / "reference/rules.md").read_text("utf-8"), re.MULTILINE
    )
    assert sorted(explained) == sorted(CATALOGUE)
    assert set(named_rules()) <= set(CATALOGUE)


def test_every_key_of_the_snapshot_is_described() -> None:
    text = (DOCS / "reference/snapshot.md").read_text("utf-8")
    found = json.loads((ROOT / "plugin/mkdocs_plans/schema/snapshot-1.1.json").read_text("utf-8"))
    assert [key for key in found["properties"] if not re.search(rf"^{key}\b", text, re.MULTILINE)] == []
    keys = record(read("", "plans/a.md"))
    assert [key for key in keys if not re.search(rf"`{key}(\[\])?`", text)] == []


def test_every_event_and_key_of_a_diff_is_described_and_no_other() -> None:
    kinds = [
        kind for row in table("reference/diff.md", "kind") for kind in re.findall(r"[a-z]+-[a-z]+", row[0])
    ]
    assert kinds == [*dict.fromkeys(kinds)]
    assert sorted(kinds) == sorted(EventKind)
    found = json.loads((ROOT / "plugin/mkdocs_plans/schema/diff-1.1.json").read_text("utf-8"))
    text = (DOCS / "reference/diff.md").read_text("utf-8")
    assert [key for key in found["properties"] if not re.search(rf"(?m)^(\w+, )*{key}\b", text)] == []
    for name, heading in (("plan_change", "key of a plan"), ("event", "key of an event")):
        as_reported = [
            key for row in table("reference/diff.md", heading) for key in re.findall(r"\w+", row[0])
        ]
        assert sorted(as_reported) == sorted(found["$defs"][name]["properties"])


def test_every_main_page_is_described_by_its_address() -> None:
    text = (DOCS / "reference/pages.md").read_text("utf-8")
    of_plans = (*MAIN, *OVER_TIME)
    assert all(f"`{Addresses().url(uri)}`" in text for uri in of_plans)
    overview = (DOCS / "reference/overview.md").read_text("utf-8")
    assert all(f"`{Addresses().url(uri)}`" in overview for uri in NAVIGATION if uri not in of_plans)


def test_health_is_calculated_as_documented() -> None:
    as_reported = {health: where.split("; ") for health, where in table("reference/overview.md", "health")}
    assert list(as_reported) == [HEALTH_WORDS[health] for health in Health]
    for rule in RULES:
        assert rule.text in [
            re.sub(r"\[|\]\([^)]*\)", "", where) for where in as_reported[HEALTH_WORDS[rule.makes]]
        ]


def test_the_example_of_an_overview_shows_three_projects(tidewater: Path) -> None:
    for name, content in demo.published_fleet().items():
        kept = json.loads((tidewater / "overview/fleet" / name).read_text("utf-8"))
        published = json.loads(content)
        assert {**kept, "generator": None} == {**published, "generator": None}, (
            "run: python -m tools.demo --fleet"
        )
    project = Project(tidewater / "overview")
    built = project.build()
    assert {one["name"]: (one["kind"], one["state"]) for one in built.json()["projects"]} == {
        "booking": ("folder", "fresh"), "quays": ("folder", "fresh"), "fleet": ("snapshot", "fresh"),
    }  # fmt: skip
    assert "Engine logs ashore" in built.page("plans/changes/").words("article")
    overview = built.page("plans/projects/risks/")
    for heading in (
        "Top risks",
        "Shared risks",
        "Shared services",
        "Shared libraries",
        "Chains across projects",
    ):
        assert any(text.startswith(heading) for text in overview.texts("h2"))


# The site


def test_every_picture_is_there_and_they_are_small() -> None:
    named = {
        name
        for path in [ROOT / "README.md", *PAGES]
        for name in re.findall(r"images/([\w-]+\.png)", path.read_text("utf-8"))
    }
    taken = {
        f"{picture.name}{'-dark' if scheme == 'dark' else ''}.png"
        for picture in PICTURES
        for scheme in picture.schemes
    }
    assert named == taken == {path.name for path in (DOCS / "images").iterdir()}
    files = [DOCS / "images" / name for name in taken]
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in files)
    assert sum(path.stat().st_size for path in files) < 2_400_000


def test_the_pull_request_of_the_picture_can_be_made(tmp_path: Path) -> None:
    tidewater = Project(tmp_path / "tidewater")
    shutil.copytree(ROOT / "examples", tidewater.root, ignore=MADE)
    tidewater.commit()
    tidewater.git("checkout", "--quiet", "-b", change.BRANCH)
    change.edit(tidewater.root)
    tidewater.commit()
    shown = change.page(compare("main", change.BRANCH, tidewater.root))
    assert (
        "The plan is completed, but 2 of 12 steps are open: tick what is done, or correct the status."
        in shown
    )
    assert "A refund is booked twice while both places are written" in shown


@pytest.fixture(scope="module")
def own_portal(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("own")
    for name in ("mkdocs.yml", "docs", "plans"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        copy(ROOT / name, folder / name)
    return Project(folder).build()


def test_our_own_portal_builds_strictly(own_portal: Built) -> None:
    assert own_portal.log == []
    assert own_portal.has("plans/portal/")
    assert [plan["path"] for plan in own_portal.json()["plans"]] == [
        f"plans/{path.name}" for path in OWN_PLANS
    ]


def test_our_own_portal_contacts_no_other_host(own_portal: Built) -> None:
    loaded = "script[src], img[src], iframe[src], link[rel=stylesheet], link[rel=preconnect], link[rel=icon]"
    for address in ("", "reference/reading/", "plans/", "plans/dashboard/", "plans/portal/"):
        found = [str(tag.get("src") or tag.get("href")) for tag in own_portal.page(address).all(loaded)]
        assert found
        assert [url for url in found if re.match(r"(\w+:)?//", url)] == []


def test_links_of_the_readme_lead_somewhere() -> None:
    for name in ("README.md", "CHANGELOG.md"):
        text = (ROOT / name).read_text("utf-8")
        links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text)
        assert [link for link in links if not (ROOT / link).exists()] == []
