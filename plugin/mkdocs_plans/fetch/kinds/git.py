"""The newest state of a plans folder from an untrusted repository.

Only one commit is fetched, first without its files, then the files of the folder in one request. They are
written as plain files under checked names. Nothing is checked out, so hooks, filters and links of the
repository have no effect.
"""

from __future__ import annotations

import asyncio
import base64
import os
import re
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from mkdocs_plans.config.project_sources import ProjectOptions, SourceKind, is_address
from mkdocs_plans.fetch.allowed_hosts import addresses, check_name, in_ascii, proxy
from mkdocs_plans.fetch.responses import FetchedTree, MisconfiguredError, SourceError, Unchanged
from mkdocs_plans.fetch.source_type import FetchJob, SourceType
from mkdocs_plans.fetch.tree_digest import digest_of
from mkdocs_plans.sources.folder import LARGEST, is_plan_name
from mkdocs_plans.sources.git import OTHER_OWNER
from mkdocs_plans.sources.git_process import (
    SETTINGS,
    GitError,
    GitFailedError,
    GitNotStartedError,
    GitRunner,
    environment,
    read_blobs,
)
from mkdocs_plans.sources.tree import read_tree
from mkdocs_plans.terminal_text import printable

TIMEOUT = 120
"""The timeout of a single git command in seconds."""
MOST_FILES = 50_000
LONGEST_OUTPUT = 50_000_000
"""The maximum output of a git command in bytes: ten nested folders, each with the same content ten times, are
a small repository with ten billion files."""
LARGEST_TREE = 200_000_000
"""In a folder with more bytes than this, only Markdown files are written."""
LARGEST_COPY = 500_000_000
"""After this many bytes nothing more is written: a few fetched kilobytes may contain them, compressed."""

_PORTS = {"http": 80, "https": 443, "ssh": 22, "git": 9418}
_SETTINGS = SETTINGS | {
    "core.bigFileThreshold": "16m",  # Larger files are unpacked piece by piece.
    "core.askPass": "",
    "credential.interactive": "false",
    "fetch.negotiationAlgorithm": "noop",  # There are no objects to offer to the server.
    "gc.auto": "0",
    "http.followRedirects": "false",  # Another host would be contacted, and would get the token.
    "http.lowSpeedLimit": "1000",
    "http.lowSpeedTime": "20",
    "maintenance.auto": "false",
    "protocol.version": "2",  # This version can request single files.
}
_LEFT_OUT = re.compile(r"GIT_TRACE|(?i:no_proxy)$")
"""Variables that are removed for git: it would write more than errors, or bypass the configured proxy."""
_SHA = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_IS_ERROR = re.compile("fatal:|error:")
_SHORT = re.compile(r"(?P<login>[\w.-]+@[\w.-]+):(?P<path>[^\s:]+)")
"""The short form of an SSH address: `git@host:group/project.git`."""


_REMEDIES = {
    re.compile(
        r"returned error: 30\d"
    ): "the repository has moved, and redirects are not followed: use its new address",
    re.compile(r"could not read (?:Username|Password)|returned error: 40[13]|Authentication failed"): (
        "the repository requires a token with read access: set token_env"
    ),
}
"""Remedies for some errors of git."""


@dataclass(frozen=True, slots=True)
class RemoteRepository:
    """A remote repository with checked settings."""

    address: str
    scheme: str
    settings: Mapping[str, str]
    """Settings for git. Secrets among them are passed in the environment, never as arguments."""


def _fetch(job: FetchJob) -> FetchedTree | Unchanged:
    """Fetch the plans folder of a project.

    Raises:
        SourceError: It cannot be fetched.
    """
    project, into = job.project, job.into
    repository = _repository(project, job.allowed)
    ref = job.commit or project.ref or "HEAD"
    known = job.copy.commit if job.copy else None
    if known and known == (ref if _SHA.fullmatch(ref) else _newest(repository, ref)):
        return Unchanged()
    bare = into.with_name(f"{into.name}.git")
    try:
        _git(repository, None, "init", "--quiet", "--bare", "--template=", os.fspath(bare))
        return _fetched(repository, bare, ref, project.folder or "plans", into)
    except OSError as error:
        raise SourceError(f"the files cannot be written: {error.strerror or error}") from None
    finally:
        shutil.rmtree(bare, ignore_errors=True)


def _fetched(repository: RemoteRepository, bare: Path, ref: str, folder: str, into: Path) -> FetchedTree:
    _git(repository, bare, "fetch", "--quiet", "--depth=1", "--no-tags", "--filter=blob:none", "origin", ref)
    commit, seconds = _git(repository, bare, "log", "-1", "--format=%H %ct", "FETCH_HEAD").split()
    inside = folder.strip("/").removeprefix("./")
    blobs, partial = _blobs(
        _git(
            repository,
            bare,
            *("--literal-pathspecs", "ls-tree", "-r", "-z", "--full-tree", commit.decode()),
            *([f"{inside}/"] if inside else []),
        ),
        inside,
    )
    if not blobs:
        raise SourceError(f'the repository has no folder "{folder}"')
    names = b"".join(f"{blob}\n".encode() for blob in dict.fromkeys(blobs.values()))
    _git(
        repository, bare,
        *("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--recurse-submodules=no"),
        *("--filter=blob:none", "--stdin", "origin"),
        given=names,
    )  # fmt: skip
    left_out = _write(repository, bare, blobs, into)
    return FetchedTree(into, inside, digest_of(into), commit.decode(), _time(seconds), partial or left_out)


def _time(seconds: bytes) -> datetime:
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        raise SourceError("the date of its commit is invalid") from None


def _repository(project: ProjectOptions, allowed: Collection[str]) -> RemoteRepository:
    given = project.git or ""
    if not is_address(given):
        path = Path(project.base, given).resolve()
        if not path.is_dir():
            # The message is published, so it contains no path of the machine.
            raise MisconfiguredError(f'there is no repository "{path.name}"')
        return RemoteRepository(path.as_uri(), "file", {})
    if "://" not in given and (short := _SHORT.fullmatch(given)):
        given = f"ssh://{short['login']}/{short['path']}"
    parts = urlsplit(given)
    settings: dict[str, str] = {}
    if parts.scheme != "file":
        host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
        name = in_ascii(host)
        given = _at_host(parts, name)
        through = proxy(parts.scheme, host) if parts.scheme in ("http", "https") else None
        # Set explicitly, because git would otherwise choose a proxy by its own rules; an empty text means
        # none.
        settings[f"http.{given}.proxy"] = through or ""
        if through:
            check_name(host, port, allowed)
        else:
            found = ",".join(map(_bracketed, addresses(host, port, allowed)))
            settings["http.curloptResolve"] = f"{name}:{port}:{found}"
    if project.token_env:
        key = f"http.{parts.scheme}://{parts.netloc}/.extraHeader"
        settings[key] = _credentials(project, parts.scheme)
    return RemoteRepository(given, parts.scheme, settings)


def _at_host(parts: SplitResult, name: str) -> str:
    """An address with its host as it was checked, so that git does not interpret it differently."""
    login, at, _ = parts.netloc.rpartition("@")
    port = f":{parts.port}" if parts.port else ""
    return parts._replace(netloc=f"{login}{at}{_bracketed(name)}{port}").geturl()


def _bracketed(address: str) -> str:
    return f"[{address}]" if ":" in address else address


def _credentials(project: ProjectOptions, scheme: str) -> str:
    token = os.environ.get(project.token_env or "", "").strip()
    if not token:
        raise MisconfiguredError(f"the environment variable {project.token_env} is not set")
    if scheme not in ("https", "http"):
        raise MisconfiguredError(f"a token is not sent over {scheme}")
    if project.token_header:
        return f"{project.token_header}: {token}"
    login = token if ":" in token else f"x-access-token:{token}"
    return f"Authorization: Basic {base64.b64encode(login.encode()).decode()}"


def _newest(repository: RemoteRepository, ref: str) -> str | None:
    """The commit of a branch or tag; `None` if the repository does not have it."""
    reported = _git(repository, None, "ls-remote", "--quiet", repository.address, ref, f"{ref}^{{}}")
    pairs = (line.partition("\t") for line in os.fsdecode(reported).splitlines())
    found = {name: commit for commit, _, name in pairs}
    names = (ref, f"refs/tags/{ref}^{{}}", f"refs/heads/{ref}", f"refs/tags/{ref}")
    return next((found[name] for name in names if name in found), None)


def _blobs(listed: bytes, folder: str) -> tuple[dict[str, str], bool]:
    """The plain files below a folder, by path, from `git ls-tree -r -z`, and whether there are too many."""
    found: dict[str, str] = {}
    for entry in read_tree(listed):
        # Links are 120000, submodules 160000.
        if not entry.mode.startswith("100") or not _is_fit(entry.path):
            continue
        if not folder or entry.path.startswith(f"{folder}/"):
            found[entry.path] = entry.blob
    markdown_first = sorted(found, key=lambda path: (not is_plan_name(path.rpartition("/")[2]), path))
    return {path: found[path] for path in markdown_first[:MOST_FILES]}, len(found) > MOST_FILES


def _is_fit(path: str) -> bool:
    """Whether a path is safe to write to below a folder of this package."""
    parts = path.split("/")
    return "\\" not in path and not any(part.casefold() in ("", ".", "..", ".git") for part in parts)


def _write(repository: RemoteRepository, bare: Path, blobs: Mapping[str, str], into: Path) -> bool:
    """Write the files, and return whether some were left out for their size."""
    written, left_out = 0, False
    for path, content in _contents(repository, bare, blobs):
        most = LARGEST_COPY if is_plan_name(path.rpartition("/")[2]) else LARGEST_TREE
        if written > most:
            left_out = True
            continue
        target = into / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        written += len(content)
    return left_out


def _contents(
    repository: RemoteRepository, bare: Path, blobs: Mapping[str, str]
) -> Iterator[tuple[str, bytes]]:
    """The content of the files, one by one; of a file that is too large, slightly more than the limit."""
    hashes = "".join(f"{blob}\n" for blob in blobs.values()).encode("ascii")
    stream = _runner(repository).stream(_place(bare), "cat-file", "--batch", given=hashes)
    with _source_errors(repository, bare), stream as output:
        found = read_blobs(output, LARGEST)
        for path in blobs:
            content = next(found, None)
            if content is None:
                raise SourceError("only a part of its files was fetched")
            yield path, content


def _git(repository: RemoteRepository, bare: Path | None, *arguments: str, given: bytes = b"") -> bytes:
    """The output of a git command.

    Raises:
        SourceError: It failed or took too long.
    """
    with _source_errors(repository, bare):
        return _runner(repository).run(_place(bare), *arguments, given=given)


def _place(bare: Path | None) -> list[str]:
    return [f"--git-dir={bare}"] if bare else []  # Explicit, because `safe.bareRepository` may require it.


def _runner(repository: RemoteRepository) -> GitRunner:
    settings = {**_SETTINGS, "remote.origin.url": repository.address, "remote.origin.promisor": "true"}
    return GitRunner(settings, _environment(repository), TIMEOUT, LONGEST_OUTPUT)


@contextmanager
def _source_errors(repository: RemoteRepository, bare: Path | None) -> Iterator[None]:
    """Convert errors of git to errors of a source."""
    try:
        yield
    except GitNotStartedError as error:
        raise MisconfiguredError(str(error)) from None
    except GitFailedError as error:
        raise SourceError(_why(error.stderr, repository, bare)) from None
    except GitError as error:
        raise SourceError(str(error)) from None


def _environment(repository: RemoteRepository) -> dict[str, str]:
    found = {name: value for name, value in environment().items() if not _LEFT_OUT.match(name)}
    count = int(found.get("GIT_CONFIG_COUNT") or 0)
    for number, (name, value) in enumerate(repository.settings.items(), count):
        found |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
    return found | {
        "GIT_CONFIG_COUNT": str(count + len(repository.settings)),
        "GIT_ALLOW_PROTOCOL": repository.scheme,
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_ASKPASS": "",
        "SSH_ASKPASS_REQUIRE": "never",
        "GCM_INTERACTIVE": "never",
        "GIT_SSH_COMMAND": f"{found.get('GIT_SSH_COMMAND', 'ssh')} -oBatchMode=yes -oConnectTimeout=15",
        "LC_ALL": "C",
    }


def _why(stderr: bytes, repository: RemoteRepository, bare: Path | None) -> str:
    """The first error of git, on one line, without local paths and without output of the server."""
    if b"dubious ownership" in stderr:
        return OTHER_OWNER
    if repository.scheme == "file":
        place = Path(unquote(urlsplit(repository.address).path))
        stderr = stderr.replace(os.fsencode(place), os.fsencode(place.name))
    if bare:
        stderr = stderr.replace(os.fsencode(bare), b"the copy")
    lines = stderr.decode("utf-8", "replace").splitlines()
    error = next(filter(_IS_ERROR.match, lines), "git failed without an error message")
    why = printable(error.partition(":")[2].strip() or error)[:200]
    return "; ".join([why, *(remedy for sign, remedy in _REMEDIES.items() if sign.search(why))])


async def _fetch_in_thread(job: FetchJob) -> FetchedTree | Unchanged:
    return await asyncio.to_thread(_fetch, job)


SOURCE = SourceType(
    handles=lambda project: project.kind is SourceKind.GIT, fetch=_fetch_in_thread, by_commit=True
)
