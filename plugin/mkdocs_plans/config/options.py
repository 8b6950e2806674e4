"""Our options, without a host: what they are, what they may hold, and where plans folders lie."""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, field, fields
from typing import Annotated, Any, Literal, get_args, get_type_hints

import msgspec
from pathspec import GitIgnoreSpec

from mkdocs_plans.checks.settings import NOTHING_SET, RuleSettings, RuleSettingsError, rule_settings
from mkdocs_plans.model.rule import CATALOGUE, Family
from mkdocs_plans.overview.project_status import Profile
from mkdocs_plans.suggestions import nearest
from mkdocs_plans.vocabulary import DEFAULT, Vocabulary
from mkdocs_plans.vocabulary.user_words import VocabularyError, custom_words

from .field_docs import docstrings
from .project_sources import Given


class ConfigError(Exception):
    """The configuration cannot be used; the message has one line for each problem."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


DEFAULT_FOLDER = ("plans",)
"""Where plans are looked for if the option `folder` is not set."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a user can set under `plans` in `mkdocs.yml`."""

    folder: tuple[str, ...] = field(default=(), metadata={"default": DEFAULT_FOLDER})
    """Where the plans are, relative to the configuration file: one folder or several, each a path or a
    pattern such as `packages/*/plans`. A folder inside `docs_dir` is taken over: its files become plan
    pages instead of ordinary ones. Every folder that is named must exist; git keeps no empty folder, so put a
    `README.md` into one that may run out of plans. Where the option is not set and there is no `plans` folder
    but `docs/plans` exists, that is used."""

    exclude: tuple[str, ...] = ()
    """Files and folders to leave out, as patterns in the manner of `.gitignore`, relative to the plans
    folder. They hold for plans and for files that plans or pages link to, and for symbolic links to them.
    Plans whose names begin with `_` are left out in any case."""

    title: str = "Plans"
    """What the section of the portal is called in the navigation, and what its index is headed."""

    search: Literal["compact", "full", "none"] = "compact"
    """What the site's search finds of a plan: `compact` its title, goal, open items and headings, `full`
    its whole text, `none` nothing. The full text of thousands of plans makes a search index that is slow to
    build and to load; `compact` keeps it below one megabyte: the more plans, the less of each, and from
    some ten thousand on the oldest finished ones are found by the filter of the index alone."""

    image_hosts: tuple[str, ...] = ()
    """Hosts from which images in plans may be loaded, such as `img.shields.io`. Images of any other host
    are shown as links, so that a plan cannot make its readers' browsers call a server they do not know."""

    mermaid: bool = False
    """Whether fenced `mermaid` blocks are left for the theme to draw. Material fetches Mermaid from a third
    party unless the site ships its own; as it stands such blocks show as code."""

    warn: tuple[str, ...] = ()
    """Findings that become warnings of the build, and stop it with `--strict`: names of
    [rules](rules.md), such as `status-missing`, what they begin with, such as `status`, or their families,
    such as `contradiction`. What endangers the site is a warning in any case."""

    rules: RuleSettings = NOTHING_SET
    """The severity of the findings of a [rule](rules.md) or of a whole family: `error`, `warning`, `info`,
    or `off` to report none. Below a folder or a pattern in the manner of `.gitignore` the same holds
    for the files that it names. A rule is stronger than its family, a folder than what holds everywhere, a
    later folder than an earlier one."""

    vocabulary: Vocabulary = DEFAULT
    """Words beyond those that are [read anyway](reading.md#11-teach-it-your-words), by part and meaning: of
    `status`, `headings`, `fields`, `levels`, `folders`, `phases`, `columns` and `markers`. A word that is
    known already gets the meaning given here; below `none` it has none. `languages` says which of the shipped
    languages are read beside English: all, if it is not given."""

    stale_after: int = 30
    """After how many days without a change an active plan counts as stale."""

    recent: int = 7
    """How many days back a change counts as recent."""

    projects: tuple[Given, ...] = ()
    """Projects whose plans are shown here: see [Across projects](../guides/overview.md). Each has a `name`
    and one of `folder`, `git` and `snapshot`; `list: projects.yml` names a file with many."""

    allow_hosts: tuple[str, ...] = ()
    """Hosts that sources of projects may be asked at, such as `portal.example` or `127.0.0.1:8000`. If any is
    named no other is asked, not even where a source redirects there. Addresses that are private or of this
    machine are refused unless they are named here."""

    max_age: int = 7
    """After how many days without an answer the data of a project is stale."""

    offline: bool = False
    """Whether projects are built from the copies of earlier builds alone, asking no source."""

    mode: Literal["lenient", "strict"] = "lenient"
    """What becomes of a project whose data is not current: `lenient` shows it with its state and builds on,
    `strict`, for publishing, makes it an error."""

    copies: str = ".cache/plans"
    """The folder in which the last good copy of every project is kept, relative to the configuration
    file."""

    profile: Profile = Profile.FULL
    """How much of the plans `plans.json` publishes: `full`; `summary`, plan heads with their owners, counts,
    and open risks with their mitigations; or `redacted`, without access items, mitigation texts and anything
    that looks like a secret. Of the three only `redacted` is made for readers who may not see the plans."""

    base: str = ""
    """A state of the plans that the build is compared with: a revision of git, a folder, or a `plans.json`.
    It makes the portal a [preview](../guides/preview.md) that marks what changed since. The environment
    variable `MKDOCS_PLANS_BASE` is stronger; without either a build is no preview."""


@dataclass(frozen=True, slots=True)
class OptionDescription:
    """An option as the documentation shows it."""

    name: str
    type: str
    """What can be written, in words."""
    default: str
    """As it stands in `mkdocs.yml`."""
    text: str
    """What the option does: Markdown on one line."""


def describe() -> list[OptionDescription]:
    """Describe every option in the order of `Options`, from the docstring below it."""
    texts = docstrings(Options)
    hints = get_type_hints(Options)
    return [
        OptionDescription(
            option.name, _expected(hints[option.name]), _as_yaml(default_of(option)), texts[option.name]
        )
        for option in fields(Options)
    ]


def default_of(option: Field[Any]) -> object:
    """What holds where an option is not set, which may differ from the value that says that it is not set."""
    return option.metadata.get("default", option.default)


def options(given: object) -> Options:
    """Check what stands under `plans` in `mkdocs.yml`; a key without a value keeps its default.

    Raises:
        ConfigError: A key is unknown, or a value is of the wrong kind.
    """
    if not isinstance(given, Mapping | None):
        raise ConfigError([f"{_as_yaml(given)} given; expected options by name"])
    hints = get_type_hints(Options)
    values: dict[str, Any] = {}
    problems: list[str] = []
    for key, value in (given or {}).items():
        if key not in hints:
            problems.append(_unknown(str(key), list(hints)))
        elif value is None:  # `exclude:` with nothing behind it
            continue
        else:
            try:
                values[key] = _checked(key, value, hints[key])
            except ConfigError as error:
                problems += (f"{key}: {problem}" for problem in error.problems)
    if problems:
        raise ConfigError(problems)
    return Options(**values)


_Hint = Any  # what an annotation evaluates to: a class, a generic alias or a Literal


def _checked(key: str, value: object, hint: _Hint) -> object:
    """Return the value in the type of the option.

    Raises:
        ConfigError: It cannot be used.
    """
    try:
        checked = _CONVERTERS.get(hint, _converted)(value, hint)
    except msgspec.ValidationError:
        # msgspec names types of Python (`Expected `int`, got `str``); the user writes YAML.
        raise ConfigError([f"{_as_yaml(value)} given; expected {_expected(hint)}"]) from None
    except (RuleSettingsError, VocabularyError) as error:
        raise ConfigError(error.problems) from None
    if problem := _CHECKS.get(key, _no_check)(checked):
        raise ConfigError([problem])
    return checked


def _converted(value: object, hint: _Hint) -> object:
    """Return a value of a plain type; a single text stands for a list of one."""
    if hint == tuple[str, ...] and isinstance(value, str):
        value = [value]
    return msgspec.convert(value, _NOT_BLANK.get(hint, hint))


def _rule_settings(value: object, _: _Hint) -> RuleSettings:
    return rule_settings(msgspec.convert(value, dict))


def _projects(value: object, _: _Hint) -> tuple[Given, ...]:
    """Return the projects as written, each of which `project_sources` checks; one alone needs no list."""
    items = value if isinstance(value, list | tuple) else [value]
    if not all(isinstance(item, Mapping) for item in items):
        raise ConfigError([f"{_as_yaml(value)} given; expected a list of projects, each with a name"])
    return tuple(items)


_NotBlank = Annotated[str, msgspec.Meta(pattern=r"\S")]
_NOT_BLANK: dict[_Hint, _Hint] = {str: _NotBlank, tuple[str, ...]: tuple[_NotBlank, ...]}
_CONVERTERS: dict[_Hint, Callable[[Any, _Hint], object]] = {
    RuleSettings: _rule_settings,
    Vocabulary: lambda value, _: custom_words(value),
    tuple[Given, ...]: _projects,
}
"""What checks the values of types that have rules of their own."""


def _expected(hint: _Hint) -> str:
    if isinstance(hint, types.GenericAlias):
        return "a list of projects" if get_args(hint)[0] is not str else "a text or a list of texts"
    words = {
        bool: "true or false",
        int: "a whole number",
        str: "a text",
        RuleSettings: "a severity or `off` by rule, family or folder",
        Vocabulary: "words by part and meaning",
    }
    return words.get(hint) or " or ".join(get_args(hint) or list(hint))


def _unknown(key: str, known: Sequence[str]) -> str:
    hint = nearest(key, known, f"there are {', '.join(known)}")
    return f"{key}: no such option; {hint}"


def _no_check(_: Any) -> str | None:  # noqa: ANN401  (stands in for checks of any type)
    return None


def _check_days(days: int) -> str | None:
    return None if days > 0 else f"{days} given; expected a number of days above 0"


def _check_folders(names: Sequence[str]) -> str | None:
    return None if names else "an empty list given; expected a folder"


def _check_patterns(patterns: Sequence[str]) -> str | None:
    for pattern in patterns:
        try:
            GitIgnoreSpec.from_lines([pattern])
        except (ValueError, re.error):
            return f"“{pattern}” given; expected a pattern as in .gitignore"
    return None


def _check_hosts(hosts: Sequence[str]) -> str | None:
    for host in hosts:
        if not re.fullmatch(r"[\w-]+(\.[\w-]+)*(:\d+)?", host):
            return f"“{host}” given; expected the name of a host, as in img.shields.io"
    return None


def _check_rules(names: Sequence[str]) -> str | None:
    known = {*CATALOGUE, *Family, *(rule.partition("-")[0] for rule in CATALOGUE)}
    for name in names:
        if name not in known:
            hint = nearest(name, known, f"families are {', '.join(Family)}")
            return f"{name}: no such rule; {hint}"
    return None


_CHECKS: dict[str, Any] = {
    "warn": _check_rules,
    "folder": _check_folders,
    "exclude": _check_patterns,
    "image_hosts": _check_hosts,
    "stale_after": _check_days,
    "recent": _check_days,
    "max_age": _check_days,
    "allow_hosts": _check_hosts,
}


def _as_yaml(value: object) -> str:
    if value in (NOTHING_SET, DEFAULT):
        return "{}"
    if value is None or value is MISSING:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return _as_yaml(value[0]) if len(value) == 1 else f"[{', '.join(map(_as_yaml, value))}]"
    return f"“{value}”" if isinstance(value, str) and not re.fullmatch(r"[\w./-]+", value) else str(value)
