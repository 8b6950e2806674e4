"""What a user says of the projects that a portal gathers, in `mkdocs.yml` or in a file of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import yaml

from mkdocs_plans.overview.project_status import SourceKind
from mkdocs_plans.suggestions import nearest


class ProjectOptionsError(Exception):
    """What is said of projects cannot be used; the message has one line for each problem."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class ProjectOptions:
    """What a user can set for each of the `projects`."""

    name: str = ""
    """The name of the project, which overrides the name in its own data: letters, digits, `-`, `_` and `.`.
    Names of pages of the portal are reserved, such as `risks`, `status` or `own`. The plans of the project
    are published under `plans/<name>/`."""

    folder: str | None = None
    """The folder of its plans, which are read and rendered in this build. With `git` it is a folder of the
    repository, by default `plans`."""

    git: str | None = None
    """The address (`https`, `ssh`, `git`) or path of its repository. Only the newest state of its plans is
    fetched; they are rendered in this build."""

    ref: str | None = None
    """The branch, tag or full commit of the repository, by default its default branch."""

    snapshot: str | None = None
    """The address (`https`, `http`, `s3`, `gs`, `az`) or path of the `plans.json` that its own portal
    publishes. Its plans are counted and listed here, and link to that portal."""

    url: str | None = None
    """The address of its own portal, which its plans link to. By default it is the folder of the snapshot."""

    id: str | None = None
    """The name (`project.name`) that its snapshot must contain. A snapshot with another name is refused."""

    max_age: int | None = None
    """The number of days without an answer after which its data is stale, by default the option `max_age`."""

    token_env: str | None = None
    """The environment variable that holds the token for this source. The token is sent only to the
    host in its address."""

    token_header: str | None = None
    """The header that carries the token alone, such as `PRIVATE-TOKEN`. By default the token is sent as
    `Authorization: Bearer …`."""

    base: str = ""
    """The folder that paths start at."""

    @property
    def portal(self) -> str | None:
        """The address that the plans of a snapshot are below; `None`: not known."""
        if self.url:
            return f"{self.url.rstrip('/')}/"
        if self.snapshot and urlsplit(self.snapshot).scheme in ("https", "http"):
            return urljoin(self.snapshot, ".")
        return None

    @property
    def repo_url(self) -> str | None:
        """Where people look at the repository, if its code host is one of those that everybody knows."""
        known = _CODE_HOST.fullmatch(self.git or "")
        return f"https://{known['host']}/{known['path']}" if known else None

    @property
    def kind(self) -> SourceKind:
        """Where its plans come from."""
        return SourceKind.SNAPSHOT if self.snapshot else SourceKind.GIT if self.git else SourceKind.FOLDER


Given = Mapping[str, object]
"""One of the `projects` as written."""

NAMES = tuple(field.name for field in fields(ProjectOptions) if field.name != "base")
_NAME = re.compile(r"\w[\w.-]{0,62}(?<!\.)")
_TAKEN = frozenset(
    [
        "board",
        "dashboard",
        "index",
        "inventory",
        "own",
        "page",
        "projects",
        "questions",
        "readme",
        "risks",
        "status",
    ]
)
"""Names at whose address the portal has pages of its own."""
_VARIABLE = re.compile(r"[A-Za-z_]\w*")
_HEADER = re.compile(r"[A-Za-z0-9-]+")
_REF = re.compile(r"(?!-)(?!.*(?:\.\.|//|@\{))[\w./+@#-]+")
_GIT_SCHEMES = ("https", "http", "ssh", "git", "file")
_SNAPSHOT_SCHEMES = ("https", "http", "s3", "gs", "az")
_CODE_HOST = re.compile(
    r"(?:https://|ssh://git@|git@)(?P<host>(?:github|gitlab)\.com|bitbucket\.org)[/:]"
    r"(?P<path>[\w./-]+?)(?:\.git)?/?"
)
_SSH_SHORT = re.compile(r"(?P<login>[\w.-]+@[\w.-]+):(?P<path>(?!/)[^\s:]+)")
"""`git@host:group/project.git`."""


def projects(given: Iterable[Given], directory: Path) -> tuple[ProjectOptions, ...]:
    """Check what is said of projects, those in files named by `list` among them.

    Args:
        given: What stands under `projects`.
        directory: The folder of the configuration file, which paths start at; those in a file that `list`
            names start at that file's folder.

    Raises:
        ProjectOptionsError: A key is unknown, a value cannot be used, a name is there twice, or a list
            cannot be read.
    """
    found: list[ProjectOptions] = []
    problems: list[str] = []
    for place, item, base in _listed(given, directory, problems):
        said = list(_problems(item))
        problems += (f"{place}: {problem}" for problem in said)
        if not said:
            found.append(ProjectOptions(**{**item, "base": str(base)}))  # type: ignore[arg-type]  # just checked
    problems += _twice(found)
    if problems:
        raise ProjectOptionsError(problems)
    return tuple(found)


def _listed(
    given: Iterable[Given], directory: Path, problems: list[str]
) -> Iterator[tuple[str, Given, Path]]:
    """Every project with the place that names it and the folder its paths start at."""
    for number, item in enumerate(given, 1):
        place = f"projects: {_called(item, number)}"
        if "list" not in item:
            yield place, item, directory
        elif set(item) != {"list"} or not isinstance(item["list"], str):
            problems.append(f"{place}: “list” takes the path of a file and stands alone")
        else:
            path = directory / item["list"]
            try:
                below = _read_list(path)
            except ProjectOptionsError as error:
                problems += (f"{place}: {item['list']}: {problem}" for problem in error.problems)
                continue
            for inner, one in enumerate(below, 1):
                yield f"{item['list']}: {_called(one, inner)}", one, path.parent


def _read_list(path: Path) -> list[Given]:
    try:
        found = yaml.safe_load(path.read_bytes())
    except OSError as error:
        raise ProjectOptionsError([f"cannot be read: {error.strerror or error}"]) from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise ProjectOptionsError([f"is no YAML: {' '.join(str(error).split())}"]) from None
    if isinstance(found, Mapping) and set(found) == {"projects"}:
        found = found["projects"]
    if not isinstance(found, list) or not all(isinstance(item, Mapping) for item in found):
        raise ProjectOptionsError(["expected a list of projects, each with a name"])
    return found


def _called(item: Given, number: int) -> str:
    name = item.get("name")
    return name if isinstance(name, str) and name else f"no. {number}"


def _problems(item: Given) -> Iterator[str]:
    if wrong := list(_wrong_values(item)):
        yield from wrong
        return
    if not item.get("name"):
        yield "it has no name"
    if "snapshot" in item and {"git", "folder"} & set(item):
        yield "it has several sources; expected one of folder, git and snapshot"
    if not {"snapshot", "git", "folder"} & set(item):
        yield "it has no source; expected one of folder, git and snapshot"
    if "ref" in item and "git" not in item:
        yield "ref: only a git source has one"
    if "id" in item and "snapshot" not in item:
        yield "id: only a snapshot says who it is"
    if "url" in item and "snapshot" not in item:
        yield "url: only the plans of a snapshot stand on another portal"
    if "token_env" in item and not {"snapshot", "git"} & set(item):
        yield "token_env: a folder is read without a token"
    if "token_header" in item and "token_env" not in item:
        yield "token_header: name the variable that holds the token in token_env"


def _wrong_values(item: Given) -> Iterator[str]:
    for key, value in item.items():
        if key not in NAMES:
            hint = nearest(str(key), NAMES, f"there are {', '.join(NAMES)}")
            yield f"{key}: no such key; {hint}"
        elif key == "max_age":
            if type(value) is not int or value < 1:
                yield f"max_age: {value} given; expected a number of days above 0"
        elif not isinstance(value, str) or not value.strip():
            given = f"“{value}”" if isinstance(value, str) else value
            yield f"{key}: {given} given; expected a string"
        elif problem := _wrong(key, value):
            yield f"{key}: “{value}” given; {problem}"


def _wrong(key: str, value: str) -> str | None:
    """Why a text cannot be used; `None`: it can."""
    if key == "name" and not _NAME.fullmatch(value):
        return "expected letters, digits, “-”, “_” and “.”, at most 63"
    if key == "name" and value.casefold() in _TAKEN:
        return "a page of the portal has this address: choose another name"
    if key == "token_env" and not _VARIABLE.fullmatch(value):
        return "expected the name of an environment variable, not the token"
    if key == "token_header" and not _HEADER.fullmatch(value):
        return "expected the name of a header"
    if key == "ref" and not _REF.fullmatch(value):
        return "expected a branch, a tag or a commit"
    if key == "url":
        return _wrong_address(value, ("https", "http")) or (
            None if is_address(value) else "expected an address"
        )
    if key in ("git", "snapshot"):
        return _wrong_address(value, _GIT_SCHEMES if key == "git" else _SNAPSHOT_SCHEMES)
    return None


def _wrong_address(address: str, schemes: Sequence[str]) -> str | None:
    if not is_address(address):
        return "expected an address or a path" if address.startswith("-") or "::" in address else None
    if "://" not in address:
        return None if "ssh" in schemes else "expected an address or a path"
    try:
        parts = urlsplit(address)
        named = parts.scheme == "file" or parts.hostname
        _ = parts.port
    except ValueError:
        return "expected an address"
    if parts.scheme not in schemes:
        return f"expected {', '.join(schemes)}"
    if not named:
        return "expected the name of a host"
    if parts.password or (parts.username and parts.scheme in ("http", "https")):
        return "an address holds no credentials; name a variable in token_env"
    return None


def is_address(source: str) -> bool:
    """Whether a source is named by an address, not by a path."""
    return "://" in source or bool(_SSH_SHORT.fullmatch(source))


def _twice(found: Iterable[ProjectOptions]) -> Iterator[str]:
    counted = Counter(project.name.casefold() for project in found)
    for name in sorted(name for name, count in counted.items() if count > 1):
        yield f"projects: {name}: there are {counted[name]} projects of this name"
