"""Our workflows: their permissions, and the effect of their commands on a pull request from a fork."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests import quick_start
from tests.builds import Project
from tests.forge.hosts import TOKEN, CodeHost, Trouble, pull
from tests.forge.test_previews import SITE, artifact

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS = sorted(FOLDER.glob("*.yml"))


def workflow(name: str) -> dict[str, Any]:
    """A workflow; `on` is read as text, not as a truth value."""
    loaded: dict[str, Any] = yaml.load((FOLDER / name).read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  (text alone)
    return loaded


# Permissions


def test_zizmor_finds_nothing() -> None:
    program = Path(sys.executable).with_name("zizmor")
    to_copy = sorted((ROOT / "docs" / "workflows" / "github").glob("*.yml"))
    assert to_copy
    arguments = [
        "--offline",
        "--pedantic",
        "--no-progress",
        "--color=never",
        *map(str, [*WORKFLOWS, *to_copy, ROOT / "action.yml"]),
    ]
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "No findings to report" in done.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_ignored_findings_of_zizmor_have_their_reasons(path: Path) -> None:
    ignored = re.findall(r"# zizmor: ignore\[[\w-]+\](.*)", path.read_text("utf-8"))
    assert all(len(reason.split()) >= 5 for reason in ignored)


def test_actions_are_pinned_by_commit_with_their_tag_beside_them() -> None:
    files = [*WORKFLOWS, ROOT / "action.yml"]
    lines = [line for path in files for line in path.read_text("utf-8").splitlines() if "uses:" in line]
    lines = [line for line in lines if " uses: ./ " not in line]  # our own action
    found = [re.fullmatch(r" *-? *uses: ([\w/-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)", line) for line in lines]
    assert all(found)
    assert len({(one[1], one[2], one[3]) for one in found if one}) == len({one[1] for one in found if one})


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_permissions_are_given_to_single_jobs_and_never_to_code_of_forks(path: Path) -> None:
    loaded = workflow(path.name)
    given = [loaded["permissions"], *(job.get("permissions", {}) for job in loaded["jobs"].values())]
    writes = {name for rights in given if rights for name, right in rights.items() if right == "write"}
    allowed = {
        "ci.yml": set(),
        "nightly.yml": set(),
        "plans.yml": set(),
        "plans-comment.yml": {"pull-requests"},
        "portal.yml": {"pages", "id-token"},
        "release.yml": {"attestations", "contents", "id-token"},
    }
    assert writes == allowed[path.name]
    assert not (writes and "pull_request" in loaded["on"])
    assert "pull_request_target" not in loaded["on"]


# Commands


class Runner:
    """Runs the commands of a job as GitHub does, with programs that are at hand."""

    def __init__(self, folder: Path, values: Mapping[str, str], environment: Mapping[str, str]) -> None:
        self.folder = folder
        self.values = dict(values)
        """The value of each expression."""
        self.files = {name: folder.parent / name.lower() for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        bin_ = folder.parent / "bin"
        bin_.mkdir()
        for name, line in {
            "pip": "exit 0",
            "make": "exec mkdocs build --strict",  # `make site`, which also builds the examples
            "plans": f'exec {shlex.join(quick_start.command("mkdocs_plans"))} "$@"',
            "mkdocs": f'exec {shlex.join(quick_start.command("mkdocs"))} "$@"',
        }.items():
            (bin_ / name).write_text(f"#!/bin/sh\n{line}\n")
            (bin_ / name).chmod(0o755)
        self.environment = {
            **os.environ,
            **environment,
            "PATH": f"{bin_}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT / "plugin"),
            "NO_PROXY": "127.0.0.1",
            **{name: str(path) for name, path in self.files.items()},
        }

    def job(self, name: str, job: str) -> str:
        """Run each step that has commands; return what they print, and the code of the last."""
        loaded = workflow(name)
        self.values["github.event_name"] = next(iter(loaded["on"]))
        printed, code = "", 0
        for step in self._steps(loaded["jobs"][job]["steps"]):
            if "run" not in step or not self._means(step.get("if", "'always'")):
                continue
            assert code == 0, printed
            more = {key: self._filled(value) for key, value in step.get("env", {}).items()}
            said, code = self.run(step["run"], more)
            printed += said
            if step.get("id"):
                self._remember(step["id"])
        return f"{printed}exit {code}\n"

    def _steps(self, steps: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
        """The steps of a job, with those of our own action in its place."""
        for step in steps:
            if step.get("uses") != "./":
                yield step
                continue
            loaded = yaml.load((ROOT / "action.yml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  (text alone)
            given = step.get("with", {})
            for name, one in loaded["inputs"].items():
                self.values[f"inputs.{name}"] = self._filled(given.get(name, one["default"]))
            yield from loaded["runs"]["steps"]

    def run(self, script: str, more: Mapping[str, str]) -> tuple[str, int]:
        """Run a script with more variables; return what it prints, and its exit code."""
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=self.folder,
            env={**self.environment, **more},
            check=False,
            capture_output=True,
            text=True,
        )
        return done.stdout + done.stderr, done.returncode

    def _remember(self, step: str) -> None:
        output = self.files["GITHUB_OUTPUT"]
        for line in output.read_text().splitlines() if output.exists() else ():
            key, _, value = line.partition("=")
            self.values[f"steps.{step}.outputs.{key}"] = value

    def _means(self, expression: str) -> str:
        """The value of an expression of names, texts, comparisons, `&&` and `||`; unknown names are empty."""
        if expression in self.values:
            return self.values[expression]
        words = re.findall(r"'[^']*'|[()]|&&|\|\||[=!]=|[\w.-]+", expression)
        operators = {"&&": "and", "||": "or", **dict.fromkeys(("(", ")", "==", "!="))}
        code = [
            (operators[word] or word) if word in operators
            else word if word.startswith("'") else repr(self.values.get(word, ""))
            for word in words
        ]  # fmt: skip
        return str(eval(" ".join(code)) or "")  # noqa: S307  (our own files)

    def _filled(self, text: str) -> str:
        return re.sub(r"\$\{\{ (.*?) \}\}", lambda found: self._means(found[1]), text)


PLAN = """\
# Move the ledger

**Date:** 2026-01-05
**Status:** In Progress

- [x] Describe the entries
- [ ] Switch the reads
"""
EVIL = """\
import pathlib

pathlib.Path(__file__).with_name("ran").touch()
"""


@pytest.fixture
def origin(tmp_path: Path) -> Project:
    """A repository with the pull request 7 of a fork as a branch; `main` has got newer commits."""
    work = Project(tmp_path / "work")
    work.write({"plans/ledger.md": PLAN, "plans/quay.md": "# Quay\n\n**Status:** Planning\n"})
    work.write({"docs/index.md": "# Harbour\n"})
    work.configure(site_url="https://harbour.example/")
    work.commit("docs: plans")
    work.git("checkout", "--quiet", "-b", "fork")
    text = PLAN.replace("In Progress", "Completed").replace("Describe", "Describe @ana <!-- x --> |")
    work.write({"plans/ledger.md": text, "evil.py": EVIL, "conftest.py": EVIL, "mkdocs_plans.py": EVIL})
    work.write({".gitattributes": "*.md filter=evil diff=evil\n", "plans/passwd.md": "x"})
    (work.root / "plans/passwd.md").unlink()
    (work.root / "plans/passwd.md").symlink_to("/etc/passwd")
    work.configure(
        site_url="https://harbour.example/",
        hooks=["evil.py"],
        plugins=[{"plans": {"rules": {"contradiction": "off"}}}],
    )
    work.commit("docs: all is done")
    work.git("checkout", "--quiet", "main")
    work.write({"plans/quay.md": "# Quay\n\n**Status:** Blocked\n"})
    work.commit("docs: the quay is blocked")
    work.git("checkout", "--quiet", "--detach")
    work.git("merge", "--quiet", "--no-ff", "--no-edit", "fork")
    work.git("update-ref", "refs/pull/7/merge", "HEAD")
    work.git("update-ref", "refs/pull/7/head", "fork")
    work.git("checkout", "--quiet", "main")
    work.git("config", "uploadpack.allowAnySHA1InWant", "true")  # as code hosts do
    return work


def checkout(origin: Project, folder: Path, ref: str, depth: str) -> None:
    """The effect of `actions/checkout`."""
    for arguments in (
        ["init", "--quiet", str(folder)],
        ["-C", str(folder), "remote", "add", "origin", f"file://{origin.root}"],
        [
            "-C",
            str(folder),
            "fetch",
            "--quiet",
            "--no-tags",
            *([f"--depth={depth}"] if depth else []),
            "origin",
            ref,
        ],
        ["-C", str(folder), "checkout", "--quiet", "--force", "FETCH_HEAD"],
    ):
        subprocess.run(["git", *arguments], check=True, capture_output=True)


@pytest.fixture
def commenting(origin: Project, host: CodeHost, tmp_path: Path) -> Runner:
    head = origin.git("rev-parse", "fork")
    host.pulls = [{**pull(7, head, "mallory/fork"), "base": {"sha": origin.git("rev-parse", "main")}}]
    host.merge_base = origin.git("merge-base", "main", "fork")
    event = tmp_path / "event.json"
    run = {"head_sha": head, "head_branch": "tides", "head_repository": {"full_name": "mallory/fork"}}
    event.write_text(json.dumps({"workflow_run": run}))
    checkout(origin, tmp_path / "runner", "main", "1")
    preview = workflow("plans-comment.yml")["jobs"]["comment"]["steps"][-1]["with"]["preview-url"]
    values = {
        "github.token": TOKEN,
        "github.event.workflow_run.html_url": "https://code.example/runs/1",
        preview.removeprefix("${{ ").removesuffix(" }}"): "",
    }
    environment = {
        "GITHUB_API_URL": host.url,
        "GITHUB_GRAPHQL_URL": f"{host.url}/graphql",
        "GITHUB_SERVER_URL": "https://code.example",
        "GITHUB_REPOSITORY": "harbour/plans",
        "GITHUB_EVENT_PATH": str(event),
        "GITHUB_RUN_NUMBER": "1",
        "GITHUB_RUN_ATTEMPT": "1",
    }
    return Runner(tmp_path / "runner", values, environment)


def test_a_pull_request_of_a_fork_is_read_and_not_run(commenting: Runner, host: CodeHost) -> None:
    printed = commenting.job("plans-comment.yml", "comment")
    assert printed.endswith("note: comment written\nexit 0\n"), printed
    (comment,) = host.comments
    body = comment["body"]
    assert "`completed-with-open-steps`" in body, "rules are those of the default branch"
    assert "The configuration of the head differs in " in body
    assert "quay" not in body.lower(), "what `main` did is not told"
    assert "`Describe @ana | the entries`" in body
    assert "- `plans/passwd.md`: " in body, "the link is named …"
    assert "root:" not in body, "… and not followed"
    assert host.writes == ["POST /repos/harbour/plans/issues/7/comments"]
    assert not list(commenting.folder.rglob("ran"))
    assert not (commenting.folder / "evil.py").exists()
    assert TOKEN not in printed


def test_a_second_run_changes_nothing(commenting: Runner, host: CodeHost) -> None:
    commenting.job("plans-comment.yml", "comment")
    host.asked.clear()
    commenting.files["GITHUB_OUTPUT"].unlink()
    assert "the comment is up to date" in commenting.job("plans-comment.yml", "comment")
    assert host.writes == []


def test_without_a_pull_request_the_job_ends_well(commenting: Runner, host: CodeHost) -> None:
    host.pulls = []
    printed = commenting.job("plans-comment.yml", "comment")
    assert "no open pull request has this head" in printed
    assert printed.endswith("exit 0\n")
    assert not (commenting.folder / "comment.md").exists()


def test_the_job_without_rights_shows_builds_and_annotates(origin: Project, tmp_path: Path) -> None:
    origin.git("checkout", "--quiet", "--detach", "refs/pull/7/merge")
    origin.git("rm", "--quiet", "plans/passwd.md")
    origin.configure(site_url="https://harbour.example/")
    origin.git("commit", "--quiet", "--amend", "--all", "--no-edit")
    origin.git("update-ref", "refs/pull/7/merge", "HEAD")
    checkout(origin, tmp_path / "runner", "refs/pull/7/merge", "")
    values = {
        "github.event.pull_request.head.sha": origin.git("rev-parse", "fork"),
        "github.repository_owner": "harbour",
        "github.event.repository.name": "plans",
        "github.event.number": "7",
    }
    runner = Runner(tmp_path / "runner", values, {})
    printed = runner.job("plans.yml", "check")
    assert "::error file=plans/ledger.md,line=4,title=completed-with-open-steps (new)::" in printed
    assert printed.endswith("exit 1\n")
    summary = runner.files["GITHUB_STEP_SUMMARY"].read_text("utf-8")
    assert summary.startswith("### Plans: 1 changed")
    assert "quay" not in summary.lower()
    assert (tmp_path / "runner" / "site" / "plans" / "ledger" / "index.html").is_file()
    sitemap = (tmp_path / "runner" / "site" / "sitemap.xml").read_text("utf-8")
    assert "https://harbour.github.io/plans/previews/7/" in sitemap


def test_the_portal_is_published_with_the_previews_of_open_pull_requests(
    origin: Project, host: CodeHost, tmp_path: Path
) -> None:
    host.pulls = [pull(7, "a" * 40), pull(8, "e" * 40, "mallory/plans")]
    host.artifacts = [artifact(1), artifact(2, "e" * 40, fork=True)]
    host.expect("GET .*/artifacts/1/zip", Trouble(200, body=SITE))
    checkout(origin, tmp_path / "runner", "main", "")
    environment = {"GITHUB_API_URL": host.url, "GITHUB_REPOSITORY": "harbour/plans"}
    runner = Runner(tmp_path / "runner", {"github.token": TOKEN}, environment)
    assert runner.job("portal.yml", "build").endswith(f"site/previews/7 {'a' * 40}\nexit 0\n")
    site = runner.folder / "site"
    assert (site / "plans" / "quay" / "index.html").is_file()
    assert [path.name for path in (site / "previews").iterdir()] == ["7"]


# The recipe for GitLab


@pytest.fixture
def pipeline(origin: Project, host: CodeHost, tmp_path: Path) -> Runner:
    head, base = origin.git("rev-parse", "fork"), origin.git("merge-base", "main", "fork")
    host.me = "project_7_bot/plans"
    host.pulls = [{"iid": 3, "state": "opened", "sha": head, "diff_refs": {"base_sha": base}}]
    checkout(origin, tmp_path / "runner", "refs/pull/7/head", "")
    for path in ("plans/passwd.md", "evil.py", "mkdocs_plans.py", "conftest.py"):
        (tmp_path / "runner" / path).unlink()
    shutil.copyfile(origin.root / "mkdocs.yml", tmp_path / "runner" / "mkdocs.yml")
    environment = {
        "GITLAB_CI": "true",
        "CI_API_V4_URL": host.url,
        "CI_PROJECT_URL": "https://code.example/harbour",
        "CI_MERGE_REQUEST_PROJECT_ID": "7",
        "CI_MERGE_REQUEST_IID": "3",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
        "CI_COMMIT_SHA": head,
        "CI_PIPELINE_IID": "1",
        "CI_JOB_ID": "2",
    }
    return Runner(tmp_path / "runner", {}, environment)


def component() -> dict[str, Any]:
    """The jobs of our component for GitLab, with the defaults of its inputs."""
    head, jobs = (ROOT / "templates" / "merge-requests.yml").read_text("utf-8").split("\n---\n")
    inputs = yaml.safe_load(head)["spec"]["inputs"]
    assert recipe("gitlab/merge-requests.yml")["include"][0]["component"].endswith("/merge-requests@0.1.0")
    filled = re.sub(r"\$\[\[ inputs\.([\w-]+) \]\]", lambda found: inputs[found[1]]["default"], jobs)
    loaded: dict[str, Any] = yaml.load(filled, yaml.BaseLoader)  # noqa: S506  (text alone)
    return loaded


def recipe(name: str) -> dict[str, Any]:
    """A file to copy; `on` is read as text, not as a truth value."""
    text = (ROOT / "docs" / "workflows" / name).read_text("utf-8")
    loaded: dict[str, Any] = yaml.load(text, yaml.BaseLoader)  # noqa: S506  (text alone)
    return loaded


def test_without_a_token_there_are_reports_and_a_preview(pipeline: Runner, host: CodeHost) -> None:
    jobs = component()
    printed, code = pipeline.run("\n".join(jobs["plans"]["script"]), {})
    assert code == 1, printed
    reports = {kind: pipeline.folder / name for kind, name in jobs["plans"]["artifacts"]["reports"].items()}
    found = json.loads(reports["codequality"].read_text())
    assert "completed-with-open-steps" in {one["check_name"] for one in found}
    assert "<failure" in reports["junit"].read_text()
    assert 'plans{status="completed"} 1' in reports["metrics"].read_text()
    printed, code = pipeline.run("\n".join(jobs["plans-preview"]["script"]), {})
    assert code == 0, printed
    assert jobs["plans-preview"]["environment"]["url"].endswith("/artifacts/site/index.html")
    assert (pipeline.folder / "site" / "plans" / "ledger.html").is_file()
    assert host.asked == []


def test_with_a_token_there_is_a_note(pipeline: Runner, host: CodeHost) -> None:
    script = "\n".join(component()["plans-note"]["script"])
    printed, code = pipeline.run(script, {"GITLAB_TOKEN": TOKEN})
    assert code == 0, printed
    (note,) = host.comments
    assert "In progress → **Completed**" in note["body"]
    assert "https://code.example/harbour/-/blob/" in note["body"]
    host.pulls[0]["state"] = "merged"
    assert pipeline.run(script, {"GITLAB_TOKEN": TOKEN})[1] == 0
    assert host.writes == ["POST /projects/7/merge_requests/3/notes"]


# The recipes for a digest


@pytest.fixture
def scheduled(host: CodeHost, tmp_path: Path) -> Runner:
    """A checkout of a repository whose plan has commands in its texts, which were written just now."""
    work = Project(tmp_path / "work")
    evil = "$(touch ran) `touch ran` \"; touch ran; ' <!channel>"
    work.write({"plans/ledger.md": PLAN.replace("Move the ledger", evil).replace("Progress", "Work")})
    work.commit("docs: a plan")
    work.write({"plans/quay.md": f"# {evil} quay\n\n**Status:** Blocked: {evil}\n"})
    work.commit("docs: another")
    host.expect("POST /hook", Trouble(200, body=b"ok"))
    checkout(work, tmp_path / "runner", "main", "")
    return Runner(tmp_path / "runner", {"secrets.SLACK_WEBHOOK": f"{host.url}/hook"}, {})


def posted(host: CodeHost, runner: Runner) -> str:
    """The text of the message that was posted; the commands in it did not run."""
    (asked,) = host.asked
    assert str(asked) == "POST /hook"
    assert asked.headers["content-type"] == "application/json"
    assert not list(runner.folder.rglob("ran"))
    text: str = json.loads(asked.body)["text"]
    return text


def test_the_digest_is_posted_from_github(scheduled: Runner, host: CodeHost) -> None:
    steps = recipe("github/digest.yml")["jobs"]["digest"]["steps"]
    for step in steps:
        if "run" in step:
            more = dict.fromkeys(step.get("env", {}), scheduled.values["secrets.SLACK_WEBHOOK"])
            printed, code = scheduled.run(step["run"], more)
            assert code == 0, printed
            assert "/hook" not in printed
    text = posted(host, scheduled)
    assert "*Stuck*" in text
    assert "$(touch ran)" in text
    assert "<!channel>" not in text


def test_the_digest_is_posted_from_gitlab(scheduled: Runner, host: CodeHost) -> None:
    script = "\n".join(recipe("gitlab/digest.yml")["plans-digest"]["script"])
    printed, code = scheduled.run(script, {"SLACK_WEBHOOK": scheduled.values["secrets.SLACK_WEBHOOK"]})
    assert code == 0, printed
    assert "*Stuck*" in posted(host, scheduled)


def test_a_digest_that_is_refused_fails_the_job(scheduled: Runner, host: CodeHost) -> None:
    host.troubles.clear()
    script = "\n".join(recipe("gitlab/digest.yml")["plans-digest"]["script"])
    printed, code = scheduled.run(script, {"SLACK_WEBHOOK": scheduled.values["secrets.SLACK_WEBHOOK"]})
    assert (code != 0, "404" in printed) == (True, True)
