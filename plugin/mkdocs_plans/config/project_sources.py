"""The projects of an overview as configured in `mkdocs.yml` or in a separate file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import partial
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import yaml

from mkdocs_plans.suggestions import nearest


class ProjectOptionsError(Exception):
    """The configured projects are invalid. The message has one line for each problem."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


class SourceKind(StrEnum):
    """The kind of source of a project's plans. The value is the key that names the source."""

    FOLDER = "folder"
    GIT = "git"
    SNAPSHOT = "snapshot"

    @property
    def rendered(self) -> bool:
        """Whether the plans have pages here. Plans of a snapshot have pages on their own portal."""
        return self is not SourceKind.SNAPSHOT


@dataclass(frozen=True, slots=True)
class ProjectOptions:
    """The keys that a user can set for each of the `projects`."""

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
    """The number of days without a response after which its data is stale, by default the option
    `max_age`."""

    token_env: str | None = None
    """The environment variable that holds the token for this source. The token is sent only to the
    host in its address."""

    token_header: str | None = None
    """The header that carries the token alone, such as `PRIVATE-TOKEN`. By default the token is sent as
    `Authorization: Bearer …`."""

    base: str = ""
    """The folder to which paths are relative."""

    @property
    def portal(self) -> str | None:
        """The address below which the plans of a snapshot are published; `None` if not known."""
        if self.url:
            return f"{self.url.rstrip('/')}/"
        if self.snapshot and urlsplit(self.snapshot).scheme in ("https", "http"):
            return urljoin(self.snapshot, ".")
        return None

    @property
    def repo_url(self) -> str | None:
        """The address of the repository's web page, if it is on a well-known code host."""
        known = _CODE_HOST.fullmatch(self.git or "")
        return f"https://{known['host']}/{known['path']}" if known else None

    @property
    def kind(self) -> SourceKind:
        """The kind of source of its plans."""
        # `folder` is checked last, because with `git` it is a folder of the repository.
        return next((kind for kind in reversed(SourceKind) if getattr(self, kind)), SourceKind.FOLDER)

    @property
    def identity(self) -> str:
        """A text that identifies the source, so that a copy of one source is not shown for another."""
        keys = ("snapshot", "git", "ref", "folder")
        return " ".join([self.kind, *(getattr(self, key) or "-" for key in keys)])


Given = Mapping[str, object]
"""One of the `projects` as written."""

NAMES = tuple(field.name for field in fields(ProjectOptions) if field.name != "base")
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
"""Names whose addresses are those of the portal's own pages."""
_CODE_HOST = re.compile(
    r"(?:https://|ssh://git@|git@)(?P<host>(?:github|gitlab)\.com|bitbucket\.org)[/:]"
    r"(?P<path>[\w./-]+?)(?:\.git)?/?"
)
"""Repositories on hosts whose web address follows from the address of the repository."""
_SSH_SHORT = re.compile(r"(?P<login>[\w.-]+@[\w.-]+):(?P<path>(?!/)[^\s:]+)")
"""`git@host:group/project.git`."""


def projects(given: Iterable[Given], directory: Path) -> tuple[ProjectOptions, ...]:
    """Check the configured projects, including those in files named by `list`.

    Args:
        given: The value of `projects`.
        directory: The folder of the configuration file, to which paths are relative. Paths in a file named by
            `list` are relative to that file's folder.

    Raises:
        ProjectOptionsError: A key is unknown, a value is invalid, a name occurs twice, or a list cannot be
            read.
    """
    found: list[ProjectOptions] = []
    problems: list[str] = []
    for place, item, base in _listed(given, directory, problems):
        invalid = list(_problems(item))
        problems += (f"{place}: {problem}" for problem in invalid)
        if not invalid:
            found.append(ProjectOptions(**{**item, "base": str(base)}))  # type: ignore[arg-type]  # just checked
    problems += _twice(found)
    if problems:
        raise ProjectOptionsError(problems)
    return tuple(found)


def _listed(
    given: Iterable[Given], directory: Path, problems: list[str]
) -> Iterator[tuple[str, Given, Path]]:
    """Every project with its position in the configuration, and the folder of its relative paths."""
    for number, item in enumerate(given, 1):
        place = f"projects: {_called(item, number)}"
        if "list" not in item:
            yield place, item, directory
        elif set(item) != {"list"} or not isinstance(item["list"], str):
            problems.append(f'{place}: "list" takes the path of a file and no other key')
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
        raise ProjectOptionsError([f"is not YAML: {' '.join(str(error).split())}"]) from None
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
        yield "name is missing"
    kinds = [kind for kind in SourceKind if kind in item]
    if len(kinds) > 1 and kinds != [SourceKind.FOLDER, SourceKind.GIT]:
        yield f"several sources given; expected one of {_ONE_OF}"
    if not kinds:
        yield f"source is missing; expected one of {_ONE_OF}"
    for key, (needed, problem) in _NEEDS.items():
        if key in item and not needed & set(item):
            yield f"{key}: {problem}"


def _wrong_values(item: Given) -> Iterator[str]:
    for key, value in item.items():
        if key not in NAMES:
            hint = nearest(str(key), NAMES, f"there are {', '.join(NAMES)}")
            yield f"{key}: no such key; {hint}"
        elif key == "max_age":
            if type(value) is not int or value < 1:
                yield f"max_age: {value} given; expected a number of days above 0"
        elif not isinstance(value, str) or not value.strip():
            given = f'"{value}"' if isinstance(value, str) else value
            yield f"{key}: {given} given; expected a string"
        elif key in _VALUES and (problem := _VALUES[key](value)):
            yield f'{key}: "{value}" given; {problem}'


Check = Callable[[str], str | None]
"""Returns why a value is invalid; `None` if it is valid."""


def _matches(pattern: str, expected: str) -> Check:
    compiled = re.compile(pattern)
    return lambda value: None if compiled.fullmatch(value) else f"expected {expected}"


def _wrong_name(name: str) -> str | None:
    if name.casefold() in _TAKEN:
        return "the name is reserved for a page of the portal: choose another"
    return _matches(r"\w[\w.-]{0,62}(?<!\.)", 'letters, digits, "-", "_" and ".", at most 63')(name)


def _wrong_url(url: str) -> str | None:
    problem = _wrong_address(url, ("https", "http"))
    return problem or (None if is_address(url) else "expected an address")


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
        return "expected an address without credentials: set token_env to the name of a variable"
    return None


_VALUES: Mapping[str, Check] = {
    "name": _wrong_name,
    "snapshot": partial(_wrong_address, schemes=("https", "http", "s3", "gs", "az")),
    "git": partial(_wrong_address, schemes=("https", "http", "ssh", "git", "file")),
    "ref": _matches(r"(?!-)(?!.*(?:\.\.|//|@\{))[\w./+@#-]+", "a branch, a tag or a commit"),
    "url": _wrong_url,
    "token_env": _matches(r"[A-Za-z_]\w*", "the name of an environment variable, not the token"),
    "token_header": _matches(r"[A-Za-z0-9-]+", "the name of a header"),
}
"""The check for the value of a key. Other keys accept any string."""

_NEEDS: Mapping[str, tuple[AbstractSet[str], str]] = {
    "ref": ({"git"}, "only allowed with git"),
    "id": ({"snapshot"}, "only allowed with snapshot"),
    "url": ({"snapshot"}, "only allowed with snapshot"),
    "token_env": (set(SourceKind) - {SourceKind.FOLDER}, "not allowed with folder"),
    "token_header": ({"token_env"}, "requires token_env"),
}
"""Keys that require one of some other keys, and why."""

_ONE_OF = " and ".join(", ".join(sorted(SourceKind)).rsplit(", ", 1))


def is_address(source: str) -> bool:
    """Whether a source is given as an address, not as a path."""
    return "://" in source or bool(_SSH_SHORT.fullmatch(source))


def _twice(found: Iterable[ProjectOptions]) -> Iterator[str]:
    counted = Counter(project.name.casefold() for project in found)
    for name in sorted(name for name, count in counted.items() if count > 1):
        yield f"projects: {name}: there are {counted[name]} projects with this name"
