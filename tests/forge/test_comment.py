"""`plans comment`, as a CI job runs it, against a code host on loopback."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from mkdocs_plans.cli import main
from mkdocs_plans.forge.sticky import UNCHANGED, Stamp

from tests.forge.hosts import HEAD, TOKEN, CodeHost, Trouble, pull

OLD = "0" * 40
BOT = "github-actions[bot]"
TEXT = "### Plans: 1 changed\n\n- `ledger` is blocked\n"


class Job:
    """A job of GitHub Actions, after a workflow that a pull request started."""

    def __init__(self, host: CodeHost, folder: Path) -> None:
        self.host = host
        self.event = folder / "event.json"
        self.started()

    def started(self, head: str = HEAD, repository: str | None = "harbour/plans") -> None:
        whose = {"full_name": repository} if repository else None
        run = {"head_sha": head, "head_branch": "tides", "head_repository": whose}
        self.event.write_text(json.dumps({"workflow_run": run}))

    def environment(self, run: str = "12.1") -> dict[str, str]:
        number, _, attempt = run.partition(".")
        return {
            "GITHUB_API_URL": self.host.url,
            "GITHUB_GRAPHQL_URL": f"{self.host.url}/graphql",
            "GITHUB_REPOSITORY": "harbour/plans",
            "GITHUB_EVENT_PATH": str(self.event),
            "GITHUB_RUN_NUMBER": number,
            "GITHUB_RUN_ATTEMPT": attempt,
            "GITHUB_TOKEN": TOKEN,
            "GITLAB_CI": "",
        }

    def comments(self, text: str = TEXT, *arguments: str, code: int = 0, run: str = "12.1") -> Result:
        return comments(text, *arguments, code=code, environment=self.environment(run))


def comments(text: str, *arguments: str, environment: Mapping[str, str], code: int = 0) -> Result:
    result = CliRunner().invoke(
        main, ["comment", *arguments], input=text, env=dict(environment), catch_exceptions=False
    )
    assert result.exit_code == code, result.output
    assert TOKEN not in result.output
    return result


@pytest.fixture
def job(host: CodeHost, tmp_path: Path, slept: list[float]) -> Job:  # noqa: ARG001  (nothing waits)
    return Job(host, tmp_path)


def mark(head: str = HEAD, run: tuple[int, int] = (1, 1)) -> str:
    return f"{Stamp(head, run)}\n"


def bodies(host: CodeHost) -> list[str]:
    return [one["body"] for one in host.comments]


# One comment


def test_the_first_run_writes_a_comment_below_its_marker(job: Job) -> None:
    assert "comment written" in job.comments().stderr
    (comment,) = job.host.comments
    assert comment["body"].splitlines()[0] == f"<!-- mkdocs-plans v1 head={HEAD} run=12.1 -->"
    assert comment["body"].partition("\n")[2] == TEXT


def test_a_text_can_come_from_a_file(job: Job, tmp_path: Path) -> None:
    (tmp_path / "comment.md").write_text("Tides · 潮", "utf-8")
    job.comments("", str(tmp_path / "comment.md"))
    assert bodies(job.host) == [mark(run=(12, 1)) + "Tides · 潮\n"]


def test_a_later_run_edits_the_comment_at_any_position(job: Job) -> None:
    for number in range(5):
        job.host.add("ana", f"Remark {number}")
    job.comments()
    job.host.add("ana", "Thanks")
    assert "comment updated" in job.comments("Now this.", run="13.1").stderr
    assert len(job.host.comments) == 7
    assert bodies(job.host)[5] == mark(run=(13, 1)) + "Now this.\n"


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_publishing_the_same_text_again_changes_nothing(job: Job, ending: str) -> None:
    job.comments()
    job.host.comments[0]["body"] = job.host.comments[0]["body"].replace("\n", ending)
    job.host.asked.clear()
    assert "the comment is up to date" in job.comments(run="13.1").stderr
    assert job.host.writes == []


def test_an_empty_text_makes_no_comment(job: Job) -> None:
    assert "no changes, and no comment to update" in job.comments(" \n").stderr
    assert job.host.writes == []


def test_an_empty_text_replaces_the_comment_with_a_line(job: Job) -> None:
    job.comments()
    job.comments("", run="13.1")
    assert bodies(job.host) == [mark(run=(13, 1)) + UNCHANGED]


def test_duplicates_of_two_runs_at_once_become_one(job: Job) -> None:
    job.host.add(BOT, mark() + "One")
    job.host.add(BOT, mark() + "Two")
    job.comments()
    assert bodies(job.host) == [mark(run=(12, 1)) + TEXT]


# Authors of comments


@pytest.mark.parametrize(
    "author, body",
    [
        ("mallory", mark() + "Forged"),
        (BOT, "Another tool\n" + mark()),
        (BOT, " " + mark() + "Another tool"),
        (BOT, mark().strip() + "Another tool"),
        (BOT, mark("not-a-hash") + "Another tool"),
        (None, mark() + "By somebody who is gone"),
        ("github-actions", mark() + "By a person of nearly the same name"),
        (BOT, ""),
    ],
)
def test_comments_of_others_are_never_changed(job: Job, author: str | None, body: str) -> None:
    job.host.comments.append({"id": 1, "author": author, "body": body})
    job.comments()
    assert bodies(job.host) == [body, mark(run=(12, 1)) + TEXT]
    assert job.host.writes == ["POST /repos/harbour/plans/issues/7/comments"]


# Which pull request


def test_it_is_found_by_commit_and_repository_among_all_pages(job: Job) -> None:
    job.host.pulls = [
        pull(1, HEAD, "mallory/plans"),
        pull(2, OLD),
        pull(3, "d" * 40),
        {**pull(4, HEAD), "head": {"sha": HEAD, "ref": "tides", "repo": None}},
        pull(5, HEAD, "harbour/other"),
        pull(9, HEAD),
    ]
    job.comments()
    assert job.host.writes == ["POST /repos/harbour/plans/issues/9/comments"]


def test_a_pull_request_of_a_fork_is_commented_in_the_target_repository(job: Job) -> None:
    job.host.pulls = [pull(1, HEAD), pull(8, HEAD, "mallory/fork")]
    job.started(repository="mallory/fork")
    job.comments()
    assert job.host.writes == ["POST /repos/harbour/plans/issues/8/comments"]


def test_the_event_of_a_pull_request_shows_as_much(job: Job) -> None:
    job.event.write_text(json.dumps({"pull_request": pull(7, HEAD)}))
    job.comments()
    assert job.host.writes == ["POST /repos/harbour/plans/issues/7/comments"]


def test_two_pull_requests_of_one_head_are_not_guessed_between(job: Job) -> None:
    job.host.pulls.append(pull(8, HEAD))
    assert "#7, #8 have the same head" in job.comments(code=2).stderr
    assert job.host.writes == []


def test_find_prints_the_two_commits_to_compare(job: Job) -> None:
    assert job.comments("", "--find").stdout == f"number=7\nbase={'b' * 40}\nhead={HEAD}\n"
    assert job.host.writes == []


def test_find_prints_nothing_without_a_pull_request(job: Job) -> None:
    job.host.pulls = []
    result = job.comments("", "--find")
    assert (result.stdout, "no open pull request" in result.stderr) == ("", True)


@pytest.mark.parametrize("base", [None, "x\nnumber=1", "--upload-pack=x"])
def test_find_prints_no_base_that_is_no_commit(job: Job, base: str | None) -> None:
    job.host.merge_base = base
    result = job.comments("", "--find", code=2)
    assert (result.stdout, "no commit to compare it with" in result.stderr) == ("", True)


# Never over a newer one


def test_a_late_run_of_an_older_head_writes_nothing(job: Job) -> None:
    job.host.add(BOT, mark(HEAD) + "New")
    job.started(OLD)
    assert "no open pull request has this head" in job.comments().stderr
    assert job.host.writes == []


@pytest.mark.parametrize("run", ["11.1", "12.1", "12.2"])
def test_an_older_run_of_the_same_head_writes_nothing(job: Job, run: str) -> None:
    job.host.add(BOT, mark(run=(12, 3)) + "New")
    assert "a later run has commented" in job.comments(run=run).stderr
    assert job.host.writes == []


@pytest.mark.parametrize("run", ["12.3", "12.4", "13.1"])
def test_a_repeated_or_later_run_of_the_same_head_writes(job: Job, run: str) -> None:
    job.host.add(BOT, mark(run=(12, 3)) + "Old")
    assert "comment updated" in job.comments(run=run).stderr


def test_after_a_push_back_to_an_older_commit_its_run_writes_again(job: Job) -> None:
    job.host.add(BOT, mark("f" * 40, run=(99, 1)) + "What the head says that was taken back")
    assert "comment updated" in job.comments().stderr


def test_a_head_that_moves_while_the_host_is_down_is_noticed(job: Job) -> None:
    moved = Trouble(502)
    job.host.expect("POST .*/comments", moved)
    before = job.host.answer

    def moving(asked: Any) -> tuple[int, Any]:
        if moved not in [trouble for _, trouble in job.host.troubles]:
            job.host.pulls = [pull(7, "e" * 40)]
        return before(asked)

    job.host.answer = moving  # type: ignore[method-assign]
    assert "no open pull request has this head" in job.comments().stderr
    assert job.host.comments == []


# When the host has troubles


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504, 0])
@pytest.mark.parametrize("request_", ["GET .*/pulls", "POST /graphql", "GET .*/comments", "POST .*/comments"])
def test_passing_troubles_are_waited_out(job: Job, slept: list[float], request_: str, status: int) -> None:
    job.host.expect(request_, Trouble(status), Trouble(status))
    result = job.comments()
    assert slept == [1.5, 3.0]
    assert result.stderr.count("retrying in") == 2
    assert bodies(job.host) == [mark(run=(12, 1)) + TEXT]


@pytest.mark.parametrize("status", [502, 0])
def test_a_comment_that_was_written_although_it_failed_is_not_written_twice(job: Job, status: int) -> None:
    job.host.expect("POST .*/comments", Trouble(status, done=True))
    assert "the comment is up to date" in job.comments().stderr
    assert bodies(job.host) == [mark(run=(12, 1)) + TEXT]


def test_troubles_that_do_not_pass_end_the_command(job: Job, slept: list[float]) -> None:
    job.host.expect("GET .*/pulls", *[Trouble(503)] * 9)
    assert "503 trouble" in job.comments(code=2).stderr
    assert slept == [1.5, 3.0, 6.0, 12.0]
    assert len(job.host.asked) == 5


@pytest.mark.parametrize(
    "status, headers, pauses",
    [
        (429, {"Retry-After": "7"}, [7.0]),
        (403, {"Retry-After": "60"}, [60.0]),
        (503, {"Retry-After": "0"}, [0.0]),
        (503, {"Retry-After": "Fri, 31 Dec 1999 23:59:59 GMT"}, [1.5]),
        (403, {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1"}, [0.0]),
        (429, {"RateLimit-Remaining": "0", "RateLimit-Reset": "1"}, [0.0]),
    ],
)
def test_the_pause_that_the_host_demands_is_kept(
    job: Job, slept: list[float], status: int, headers: dict[str, str], pauses: list[float]
) -> None:
    job.host.expect("GET .*/comments", Trouble(status, headers))
    job.comments()
    assert slept == pauses
    assert len(job.host.comments) == 1


@pytest.mark.parametrize("digits", [400, 5_000])
@pytest.mark.parametrize("name", ["Retry-After", "X-RateLimit-Reset"])
def test_a_pause_that_is_no_time_ends_the_attempts(
    job: Job, slept: list[float], name: str, digits: int
) -> None:
    job.host.expect("GET .*/pulls", Trouble(429, {"X-RateLimit-Remaining": "0", name: "9" * digits}))
    assert "try again " in job.comments(code=2).stderr
    assert slept == []


@pytest.mark.parametrize("address", ["http://[::1", "http://xn--a/", "http://127.0.0.1:x/", "http://a b/"])
def test_a_next_page_at_no_address_ends_the_command(job: Job, address: str) -> None:
    for number in range(5):
        job.host.add("ana", f"Remark {number}")
    job.host.next_link = address
    assert "next page" in job.comments(code=2).stderr


@pytest.mark.parametrize("address", ["http://[::1", "http://xn--a/", "http://127.0.0.1:x/", ""])
def test_an_api_at_no_address_is_refused(job: Job, address: str) -> None:
    environment = job.environment() | {"GITHUB_API_URL": address}
    assert "error: " in comments(TEXT, environment=environment, code=2).stderr


@pytest.mark.parametrize(
    "proxy",
    [
        "http://user:S3C/RET@127.0.0.1:1",
        "http://user:S3CRET\n@127.0.0.1:1",
        "ftp://user:S3CRET@127.0.0.1:1",
        "socks5://user:S3CRET@127.0.0.1:1",
    ],
)
def test_a_proxy_that_cannot_be_used_is_reported_without_its_password(job: Job, proxy: str) -> None:
    said = comments(TEXT, environment=job.environment() | {"HTTP_PROXY": proxy}, code=2).stderr
    assert "the proxy in the environment" in said
    assert "S3C" not in said


def test_a_pause_of_an_hour_is_an_error(job: Job, slept: list[float]) -> None:
    job.host.expect("GET .*/pulls", Trouble(429, {"Retry-After": "3600"}))
    assert "try again in 3600 seconds" in job.comments(code=2).stderr
    assert slept == []


@pytest.mark.parametrize(
    "request_, status, remedy",
    [
        ("POST .*/comments", 403, "the job needs `permissions: pull-requests: write`"),
        ("GET .*/pulls", 404, "it does not exist, or the token may not see it"),
        ("GET .*/pulls", 401, "the token is invalid"),
        ("POST .*/comments", 422, "422 trouble"),
        ("GET .*/comments", 410, "410 trouble"),
    ],
)
def test_a_refusal_is_explained_and_not_repeated(
    job: Job, slept: list[float], request_: str, status: int, remedy: str
) -> None:
    job.host.expect(request_, Trouble(status), Trouble(status))
    result = job.comments(code=2)
    assert remedy in result.stderr
    assert result.stderr.count("\n") == 1
    assert (slept, job.host.comments) == ([], [])


@pytest.mark.parametrize("body", [b"<html>", b'{"number": 7}', b"[" * 100_000, b"\xff"])
def test_an_invalid_response_is_reported(job: Job, body: bytes) -> None:
    job.host.expect("GET .*/pulls", Trouble(200, body=body))
    assert "the response is not" in job.comments(code=2).stderr


def test_a_host_that_cannot_be_reached_is_reported(job: Job) -> None:
    environment = {**job.environment(), "GITHUB_API_URL": "http://127.0.0.1:9"}
    assert "127.0.0.1 did not respond" in comments(TEXT, environment=environment, code=2).stderr


# The token


@pytest.mark.parametrize("status", [301, 302, 307, 308])
@pytest.mark.parametrize("request_", ["GET .*/pulls", "POST .*/comments"])
def test_a_redirect_is_not_followed(job: Job, elsewhere: CodeHost, request_: str, status: int) -> None:
    job.host.expect(request_, Trouble(status, {"Location": elsewhere.url}))
    assert "redirects are not followed" in job.comments(code=2).stderr
    assert elsewhere.asked == []


def test_a_next_page_on_another_host_is_not_requested(job: Job, elsewhere: CodeHost) -> None:
    for number in range(5):
        job.host.add("ana", f"Remark {number}")
    job.host.next_link = f"{elsewhere.url}/repos/harbour/plans/issues/7/comments?page=2"
    assert "the next page is on" in job.comments(code=2).stderr
    assert elsewhere.asked == []


def test_pages_that_go_round_in_a_circle_come_to_an_end(job: Job) -> None:
    for number in range(5):
        job.host.add("ana", f"Remark {number}")
    job.host.next_link = f"{job.host.url}/repos/harbour/plans/issues/7/comments?page=1"
    assert "more than 100 pages" in job.comments(code=2).stderr


def test_the_token_is_in_one_header_and_nowhere_else(job: Job, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    job.host.expect("GET .*/pulls", Trouble(500, body=json.dumps({"message": f"no {TOKEN}"}).encode()))
    job.comments()
    job.host.expect("GET .*/pulls", Trouble(403, body=json.dumps({"message": f"no {TOKEN}"}).encode()))
    job.comments(code=2)
    assert job.host.asked
    for asked in job.host.asked:
        assert [name for name, value in asked.headers.items() if TOKEN in value] == ["authorization"]
        assert TOKEN not in asked.path
        assert TOKEN.encode() not in asked.body
    assert TOKEN not in caplog.text


@pytest.mark.parametrize("token", ["", " ", f"{TOKEN}\r\nX: {TOKEN}", f"{TOKEN} x", f"{TOKEN}é"])
def test_an_invalid_token_is_not_sent_and_not_shown(job: Job, token: str) -> None:
    result = comments(TEXT, environment={**job.environment(), "GITHUB_TOKEN": token}, code=2)
    assert "GITHUB_TOKEN is not set" in result.stderr or "invalid characters" in result.stderr
    assert job.host.asked == []


def test_a_host_cannot_steer_the_log(job: Job) -> None:
    body = json.dumps({"message": "x\n::error::forged\x1b[31m" + "y" * 10_000}).encode()
    job.host.expect("GET .*/pulls", Trouble(403, body=body))
    said = job.comments(code=2).stderr
    assert said.startswith(
        "error: 127.0.0.1: GET /repos/harbour/plans/pulls: 403 x ::error::forged\ufffd[31m"
    )
    assert len(said.splitlines()) == 1
    assert len(said) < 500


# Invalid input


def test_a_text_that_is_too_long_is_refused_before_any_request(job: Job) -> None:
    room = 65_536 - len(mark(run=(12, 1))) - 1
    job.comments("x" * room)
    job.host.asked.clear()
    assert "65,536 are allowed" in job.comments("x" * (room + 1), code=2).stderr
    assert job.host.asked == []


@pytest.mark.parametrize(
    "name", ["GITHUB_EVENT_PATH", "GITHUB_REPOSITORY", "GITHUB_TOKEN", "GITHUB_API_URL", "GITHUB_GRAPHQL_URL"]
)
def test_missing_environment_variables_are_named(job: Job, name: str) -> None:
    assert f"{name} is not set" in comments(TEXT, environment={**job.environment(), name: ""}, code=2).stderr


@pytest.mark.parametrize(
    "event", ["", "[]", "{", '{"push": {}}', '{"workflow_run": {"head_sha": "x", "head_repository": null}}']
)
def test_a_job_that_is_about_no_pull_request_is_reported(job: Job, event: str) -> None:
    job.event.write_text(event)
    said = job.comments(code=2).stderr
    assert "contains no event" in said or "was not started by a pull request" in said


@pytest.mark.parametrize("address", ["ftp://harbour.example", "https://", "harbour", "http://x:port"])
def test_an_invalid_address_is_reported(job: Job, address: str) -> None:
    environment = {**job.environment(), "GITHUB_API_URL": address}
    assert "this is not the address of an API" in comments(TEXT, environment=environment, code=2).stderr


# GitLab


@pytest.fixture
def merge_request(host: CodeHost, slept: list[float]) -> dict[str, str]:  # noqa: ARG001  (nothing waits)
    host.me = "project_7_bot/plans"
    host.pulls = [{"iid": 3, "state": "opened", "sha": HEAD, "diff_refs": {"base_sha": "b" * 40}}]
    return {
        "GITLAB_CI": "true",
        "CI_API_V4_URL": host.url,
        "CI_MERGE_REQUEST_PROJECT_ID": "7",
        "CI_MERGE_REQUEST_IID": "3",
        "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA": "",
        "CI_COMMIT_SHA": HEAD,
        "CI_PIPELINE_IID": "12",
        "CI_JOB_ID": "345",
        "GITLAB_TOKEN": TOKEN,
    }


def test_a_merge_request_gets_one_note(host: CodeHost, merge_request: dict[str, str]) -> None:
    host.add("ana", "Remark")
    host.add("mallory", mark() + "Forged")
    host.add("ana", "Another")
    comments(TEXT, environment=merge_request)
    comments("Now this.", environment={**merge_request, "CI_JOB_ID": "346"})
    comments("Late.", environment=merge_request)
    assert bodies(host)[3:] == [mark(run=(12, 346)) + "Now this.\n"]
    assert host.writes == [
        "POST /projects/7/merge_requests/3/notes",
        "PUT /projects/7/merge_requests/3/notes/4",
    ]


def test_duplicates_of_notes_become_one(host: CodeHost, merge_request: dict[str, str]) -> None:
    host.add(host.me, mark() + "One")
    host.add(host.me, mark() + "Two")
    comments(TEXT, environment=merge_request)
    assert bodies(host) == [mark(run=(12, 345)) + TEXT]


@pytest.mark.parametrize("changed", [{"state": "merged"}, {"sha": OLD}])
def test_a_merge_request_that_went_on_gets_no_note(
    host: CodeHost, merge_request: dict[str, str], changed: dict[str, str]
) -> None:
    host.pulls[0].update(changed)
    assert "no open pull request has this head" in comments(TEXT, environment=merge_request).stderr
    assert host.writes == []


def test_a_pipeline_of_merged_results_is_about_the_branch(
    host: CodeHost, merge_request: dict[str, str]
) -> None:
    environment = {**merge_request, "CI_COMMIT_SHA": OLD, "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA": HEAD}
    comments(TEXT, environment=environment)
    assert bodies(host) == [mark(run=(12, 345)) + TEXT]


def test_find_prints_the_base_of_a_merge_request(merge_request: dict[str, str]) -> None:
    found = comments("", "--find", environment=merge_request).stdout
    assert found == f"number=3\nbase={'b' * 40}\nhead={HEAD}\n"


@pytest.mark.parametrize("name", ["GITLAB_TOKEN", "CI_MERGE_REQUEST_IID", "CI_API_V4_URL"])
def test_missing_variables_of_a_pipeline_are_named(merge_request: dict[str, str], name: str) -> None:
    assert f"{name} is not set" in comments(TEXT, environment={**merge_request, name: ""}, code=2).stderr
