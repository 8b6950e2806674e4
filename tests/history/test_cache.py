"""The cache of histories, clones that lack something, and what must not change a history."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs_plans.config.options import Options
from mkdocs_plans.model.times import Reach
from mkdocs_plans.portal import plan_history
from mkdocs_plans.sources import git_history
from mkdocs_plans.sources.plan import load_items
from mkdocs_plans.vocabulary.user_words import custom_words

from tests.history.scripted import HARBOUR, Days, ScriptedRepository, entry_of

QUAY = "plans/quay.md"
TEXT = "# {}\n\n**Status:** Planning\n\n- [ ] Measure it\n- [ ] Build it\n"


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> ScriptedRepository:
    """Two plans with a few versions."""
    repository = ScriptedRepository(tmp_path_factory.mktemp("original"))
    repository.commit(1, {HARBOUR: TEXT.format("Harbour"), QUAY: TEXT.format("Quay")})
    repository.edit(2, ("[ ] Measure", "[x] Measure"))
    repository.edit(3, ("[ ] Measure", "[x] Measure"), path=QUAY)
    repository.edit(4, ("Planning", "Blocked"))
    return repository


@pytest.fixture
def repository(original: ScriptedRepository, tmp_path: Path) -> Iterator[ScriptedRepository]:
    """A copy of it."""
    copy = ScriptedRepository.__new__(ScriptedRepository)
    copy.root, copy.commits, copy.days = tmp_path / "copy", list(original.commits), dict(original.days)
    shutil.copytree(original.root, copy.root, ignore=shutil.ignore_patterns(".cache"))
    forget()
    yield copy
    forget()


def forget() -> None:
    """Forget what this process knows, as a new one does."""
    plan_history.forget()


def cache_of(repository: ScriptedRepository) -> Path:
    """The file of the cache."""
    return repository.root / ".cache/plans/.history"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the versions that are read from now on."""
    paths: list[str] = []
    real = load_items

    def counting(raw: bytes, path: str, *rest: object) -> object:
        paths.append(path)
        return real(raw, path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(plan_history, "load_items", counting)
    return paths


def test_a_history_from_the_cache_is_the_same(repository: ScriptedRepository, reads: list[str]) -> None:
    first = repository.history()
    assert len(reads) == 5
    forget()
    again = repository.history()
    assert len(reads) == 5, "a version was read again"
    assert again == first


def test_a_new_commit_costs_only_its_plans(repository: ScriptedRepository, reads: list[str]) -> None:
    repository.history()
    repository.edit(5, ("[ ] Build", "[x] Build"), path=QUAY)
    del reads[:]
    forget()
    warm = repository.history()
    assert reads == [QUAY, QUAY]  # the new version, and the one to compare it with
    forget()
    cache_of(repository).unlink()
    assert repository.history() == warm


def test_a_rewritten_commit_is_read_again(repository: ScriptedRepository) -> None:
    first = repository.history()
    repository.write({HARBOUR: repository.replaced(("Blocked", "On hold"))})
    repository.git("commit", "--quiet", "--all", "--amend", "--no-edit", day=4)
    forget()
    assert repository.history().events[-1].after == "on-hold"
    assert first.events[-1].after == "blocked"


def test_a_change_that_is_not_committed_reads_no_log(
    repository: ScriptedRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.history()

    def fail(*_: object) -> None:
        raise AssertionError("the log was read again")

    monkeypatch.setattr(plan_history, "read_log", fail)
    repository.write({HARBOUR: TEXT.format("Harbour").replace("Measure it", "Measure it again")})
    assert Days(repository, entry_of(repository.assembly())).of("Build") == (1, None)


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"\x93\xc1",
        lambda raw: raw[: len(raw) // 2],
        lambda raw: raw.replace(b"step-added", b"step-xdded"),
        lambda raw: raw[:60] + b"\xff" * 40 + raw[100:],
        lambda _: b"\xdd\xff\xff\xff\xff" * 1000,
    ],
    ids=["empty", "not msgpack", "cut off", "unknown kind", "overwritten", "huge lengths"],
)
def test_a_damaged_cache_is_ignored_and_replaced(repository: ScriptedRepository, damage: object) -> None:
    first = repository.history()
    whole = cache_of(repository).read_bytes()
    cache_of(repository).write_bytes(damage(whole))  # type: ignore[operator]
    forget()
    assert repository.history() == first
    assert cache_of(repository).read_bytes() == whole


def test_a_link_in_place_of_the_cache_is_not_followed(repository: ScriptedRepository, tmp_path: Path) -> None:
    first = repository.history()
    target = tmp_path / "elsewhere"
    cache_of(repository).rename(target)
    cache_of(repository).symlink_to(target)
    before = target.read_bytes()
    target.write_bytes(b"mine")
    forget()
    assert repository.history() == first
    assert target.read_bytes() == b"mine"
    assert cache_of(repository).read_bytes() == before


def test_a_cache_that_cannot_be_written_is_no_problem(repository: ScriptedRepository) -> None:
    (repository.root / ".cache").write_text("a file in the way")
    assert repository.history().reach is Reach.FULL


def test_git_does_not_see_the_cache(repository: ScriptedRepository) -> None:
    repository.history()
    assert cache_of(repository).exists()
    assert repository.git("status", "--porcelain") == ""


def test_another_vocabulary_reads_all_versions_again(
    repository: ScriptedRepository, reads: list[str]
) -> None:
    repository.history()
    forget()
    words = custom_words({"status": {"completed": ["blocked"]}})
    found = repository.assembly(Options(vocabulary=words))
    assert len(reads) == 10
    assert Days(repository, entry_of(found)).of_plan(lambda times: times.finished) == 4


def test_the_cache_is_not_written_into_a_plans_folder(repository: ScriptedRepository) -> None:
    repository.assembly(Options(copies="plans/.copies"))
    assert not (repository.root / "plans/.copies").exists()


def test_the_option_turns_the_history_off(repository: ScriptedRepository, reads: list[str]) -> None:
    found = repository.assembly(Options(history=False))
    assert (found.portal.history.reach, reads) == (Reach.NONE, [])
    assert entry_of(found).times is None
    assert entry_of(found).last_change is not None


def test_time_zone_and_clock_do_not_matter(
    repository: ScriptedRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = repository.history()
    forget()
    cache_of(repository).unlink()
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    time.tzset()
    try:
        assert repository.history() == first
    finally:
        monkeypatch.undo()
        time.tzset()


# Clones that lack something.


def clone(repository: ScriptedRepository, target: Path, *arguments: str) -> ScriptedRepository:
    """Clone a repository."""
    for name in ("uploadpack.allowFilter", "uploadpack.allowAnySHA1InWant"):
        repository.git("config", name, "true")
    command = ["git", "clone", "--quiet", *arguments, repository.root.as_uri(), str(target)]
    subprocess.run(command, check=True, capture_output=True, env=os.environ)
    found = ScriptedRepository.__new__(ScriptedRepository)
    found.root, found.commits, found.days = target, repository.commits, repository.days
    return found


def test_in_a_shallow_clone_what_the_oldest_commit_shows_may_be_older(
    repository: ScriptedRepository, tmp_path: Path
) -> None:
    shallow = clone(repository, tmp_path / "shallow", "--depth=2")
    found = shallow.assembly()
    history, times = found.portal.history, entry_of(found).times
    assert (history.reach, history.remedy) == (
        Reach.SHALLOW,
        "git fetch --unshallow (in GitHub Actions: fetch-depth: 0)",
    )
    assert times is not None
    assert (times.at_least, times.added.commit) == (True, repository.commits[2])
    assert times.status.since is not None
    assert (times.status.since.at_least, times.status.since.commit) == (False, repository.commits[3])
    assert [one.plans for one in history.imports] == [2]


def test_a_shallow_clone_with_the_whole_main_line_has_no_lower_limits(
    repository: ScriptedRepository, tmp_path: Path
) -> None:
    shallow = clone(repository, tmp_path / "shallow", "--depth=4")
    times = entry_of(shallow.assembly()).times
    assert times is not None
    assert not times.at_least


def test_a_partial_clone_has_no_history_and_fetches_nothing(
    repository: ScriptedRepository, tmp_path: Path
) -> None:
    partial = clone(repository, tmp_path / "partial", "--filter=blob:none")
    found = partial.assembly()
    history = found.portal.history
    assert (history.reach, history.events) == (Reach.PARTIAL, ())
    assert history.remedy == "git fetch --refetch --no-filter"
    assert entry_of(found).last_change is not None
    partial.git(*str(history.remedy).split()[1:])
    forget()
    assert partial.history() == repository.history()


def test_without_a_repository_there_is_no_history(tmp_path: Path) -> None:
    alone = ScriptedRepository.__new__(ScriptedRepository)
    alone.root = tmp_path
    alone.write({HARBOUR: TEXT.format("Harbour")})
    history = alone.history()
    assert (history.reach, history.reason) == (Reach.NONE, "the folder is not in a git repository")


# Other repositories, and what is no plan.


def test_a_plan_in_a_submodule_has_the_history_of_the_submodule(
    original: ScriptedRepository, tmp_path: Path
) -> None:
    outer = ScriptedRepository(tmp_path / "outer")
    outer.commit(1, {QUAY: TEXT.format("Quay")})
    arguments = ("submodule", "--quiet", "add", original.root.as_uri(), "plans/inner")
    outer.git("-c", "protocol.file.allow=always", *arguments)
    outer.commit(9, {})
    found = outer.assembly()
    inner = entry_of(found, f"plans/inner/{HARBOUR}")
    assert Days(original, inner).of("Measure") == (1, 2)
    assert Days(outer, entry_of(found, QUAY)).of("Measure") == (1, None)
    assert {event.path for event in found.portal.history.events} >= {QUAY, f"plans/inner/{HARBOUR}"}


def test_excluded_files_and_templates_have_no_history(repository: ScriptedRepository) -> None:
    repository.commit(
        5,
        {
            "plans/_draft.md": TEXT.format("Draft"),
            "plans/old/quay.md": TEXT.format("Old"),
            "plans/templates/plan.md": TEXT.format("Plan"),
        },
    )
    paths = {event.path for event in repository.assembly(Options(exclude=("old/",))).portal.history.events}
    assert paths == {HARBOUR, QUAY}


def test_a_secret_of_a_former_version_is_in_no_event(repository: ScriptedRepository) -> None:
    token = "ghp_" + "aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5"
    repository.edit(5, ("Build it", f"Build it with {token}"))
    repository.edit(6, (f" with {token}", ""))
    texts = [
        text for event in repository.history().events for text in (event.text, event.before, event.after)
    ]
    assert any(text and "Build it with" in text for text in texts)
    assert not any(text and token in text for text in texts)


def test_content_that_is_no_text_is_passed_over(repository: ScriptedRepository) -> None:
    text = (repository.root / HARBOUR).read_text()
    (repository.root / HARBOUR).write_bytes(b"\0\0")
    repository.commit(5, {})
    repository.commit(6, {HARBOUR: text.replace("[ ] Build", "[x] Build")})
    assert Days(repository, entry_of(repository.assembly())).of("Build") == (1, 6)


def test_git_log_is_read_as_git_prints_it(repository: ScriptedRepository) -> None:
    log = git_history.read_log(repository.root, ["plans"])
    assert [commit.moment.commit for commit in log] == repository.commits
    assert [[file.path for file in commit.files] for commit in log] == [
        [HARBOUR, QUAY], [HARBOUR], [QUAY], [HARBOUR],
    ]  # fmt: skip
