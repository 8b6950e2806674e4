"""The options of the plugin, without a host: their types, their checks and their documentation."""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, field, fields
from enum import StrEnum
from typing import Annotated, Any, Literal, get_args, get_type_hints

import msgspec
from pathspec import GitIgnoreSpec

from mkdocs_plans.checks.settings import NOTHING_SET, RuleSettings, RuleSettingsError, rule_settings
from mkdocs_plans.model.rule import Family, selector_names
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
"""The folder of plans if the option `folder` is not set."""


class Profile(StrEnum):
    """How much of its plans a project publishes."""

    FULL = "full"
    SUMMARY = "summary"
    """Plan heads with their owners, counts, and open risks with their mitigations."""
    REDACTED = "redacted"
    """Without access items, mitigation texts, owners of risks and anything that looks like a secret."""


@dataclass(frozen=True, slots=True)
class Options:
    """The options under `plans` in `mkdocs.yml`."""

    folder: tuple[str, ...] = field(default=(), metadata={"default": DEFAULT_FOLDER})
    """The folders that hold plans, relative to the configuration file. Each is a path or a pattern such as
    `packages/*/plans`. A folder inside `docs_dir` is allowed: its Markdown files become plan pages instead of
    ordinary pages. A folder that you name must exist. Git does not store empty folders, so add a `README.md`
    to a folder that may become empty. If the option is not set and there is no `plans` folder,
    `docs/plans` is used if it exists."""

    exclude: tuple[str, ...] = ()
    """Files and folders to leave out, as `.gitignore` patterns relative to the plans folder. They apply to
    plans, to files that plans or pages link to, and to symbolic links to either. Files whose names begin with
    `_` are always left out."""

    title: str = "Plans"
    """The title of the portal, in the navigation and on its index."""

    search: Literal["compact", "full", "none"] = "compact"
    """What the search of the site finds of each plan: `compact` indexes the title, goal, open items and
    headings, `full` the whole text, and `none` nothing. `compact` keeps the index below one megabyte: with
    more plans, less of each is indexed, and beyond about 10,000 plans the oldest finished ones are left
    out. They can still be found with the filter of the index."""

    image_hosts: tuple[str, ...] = ()
    """Hosts from which images in plans are loaded, such as `img.shields.io`. Images of other hosts are shown
    as links, so that a plan cannot make the browsers of its readers contact unknown servers."""

    mermaid: bool = False
    """Leave fenced `mermaid` blocks for the theme to draw. Otherwise they are shown as code. Material loads
    Mermaid from a third party unless your site includes a copy."""

    warn: tuple[str, ...] = ()
    """Findings that are warnings of the build, on which `mkdocs build --strict` fails. Name
    [rules](rules.md) (`status-missing`), prefixes of rules (`status`) or families (`contradiction`). Findings
    that endanger the site are always warnings."""

    rules: RuleSettings = NOTHING_SET
    """The severity of [rules](rules.md) and families of rules: `error`, `warning`, `info`, or `off` to report
    nothing. Put settings below a folder or a `.gitignore` pattern to apply them to its files only. A setting
    for a rule overrides one for its family, a setting for files overrides a general one, and a later pattern
    overrides an earlier one."""

    vocabulary: Vocabulary = DEFAULT
    """Words of your own, in addition to those that are [always read](reading.md#11-custom-vocabulary).
    They are listed by part (`status`, `headings`, `fields`, `levels`, `folders`, `phases`, `columns` or
    `markers`) and meaning. A known word gets the new meaning; under `none` it loses its meaning.
    `languages` limits which of the shipped languages are read in addition to English; by default all are."""

    stale_after: int = 30
    """The number of days without a change after which an active plan is stale."""

    recent: int = 7
    """The number of days for which a change counts as recent."""

    history: bool = True
    """Derive from git since when plans, steps, risks and questions are open, and what changed: see
    [History](history.md). `false` saves the time that the first build takes for it."""

    projects: tuple[Given, ...] = ()
    """Projects whose plans this portal shows, which makes it an [overview](../guides/overview.md). Each
    needs a `name` and one of `folder`, `git` and `snapshot`. `list: projects.yml` includes a file that
    lists projects."""

    allow_hosts: tuple[str, ...] = ()
    """Hosts that may be contacted for data of projects, such as `portal.example` or `127.0.0.1:8000`. If the
    list is not empty, no other host is contacted, not even after a redirect. Private addresses and those of
    this machine are refused unless they are listed."""

    max_age: int = 7
    """The number of days without a response after which the data of a project is stale."""

    offline: bool = False
    """Build projects from cached copies only, without contacting any source."""

    mode: Literal["lenient", "strict"] = "lenient"
    """What happens if the data of a project is not current: `lenient` shows the project with its state and
    continues, `strict` stops the build with an error."""

    copies: str = ".cache/plans"
    """The cache folder, which keeps the last good copy of each project and the [history](history.md) of
    plans. It is relative to the configuration file."""

    profile: Profile = Profile.FULL
    """How much of the plans `plans.json` contains. `full` contains everything. `summary` contains titles,
    owners, counts, and open risks with their mitigations. `redacted` contains everything but access items,
    texts of mitigations, owners of risks and anything that looks like a secret. Only `redacted` is meant for
    readers who may not see the plans: see [Profiles](snapshot.md#profiles)."""

    base: str = ""
    """A state of the plans to compare the build with: a git revision, a folder or a `plans.json`. The portal
    becomes a [preview](../guides/preview.md) that marks what changed since then. The environment variable
    `MKDOCS_PLANS_BASE` overrides this option."""


@dataclass(frozen=True, slots=True)
class OptionDescription:
    """An option as the documentation shows it."""

    name: str
    type: str
    """What can be written, in words."""
    default: str
    """As written in `mkdocs.yml`."""
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
    """The default of an option, which may differ from the value for "not set"."""
    return option.metadata.get("default", option.default)


def options(given: object) -> Options:
    """Check the value of `plans` in `mkdocs.yml`. A key without a value keeps its default.

    Raises:
        ConfigError: A key is unknown, or a value has the wrong type.
    """
    if not isinstance(given, Mapping | None):
        raise ConfigError([f"{_as_yaml(given)} given; expected a mapping of options"])
    hints = get_type_hints(Options)
    values: dict[str, Any] = {}
    problems: list[str] = []
    for key, value in (given or {}).items():
        if key not in hints:
            problems.append(_unknown(str(key), list(hints)))
        elif value is None:  # `exclude:` without a value.
            continue
        else:
            try:
                values[key] = _checked(key, value, hints[key])
            except ConfigError as error:
                problems += (f"{key}: {problem}" for problem in error.problems)
    if problems:
        raise ConfigError(problems)
    return Options(**values)


_Hint = Any  # The value of an annotation: a class, a generic alias or a Literal.


def _checked(key: str, value: object, hint: _Hint) -> object:
    """Return the value in the type of the option.

    Raises:
        ConfigError: It is invalid.
    """
    try:
        checked = _CONVERTERS.get(hint, _converted)(value, hint)
    except msgspec.ValidationError:
        # msgspec names Python types (`Expected `int`, got `str``), but users write YAML.
        raise ConfigError([f"{_as_yaml(value)} given; expected {_expected(hint)}"]) from None
    except (RuleSettingsError, VocabularyError) as error:
        raise ConfigError(error.problems) from None
    if problem := _CHECKS.get(key, _no_check)(checked):
        raise ConfigError([problem])
    return checked


def _converted(value: object, hint: _Hint) -> object:
    """Return a value of a plain type. A single string counts as a list with one item."""
    if hint == tuple[str, ...] and isinstance(value, str):
        value = [value]
    return msgspec.convert(value, _NOT_BLANK.get(hint, hint))


def _rule_settings(value: object, _: _Hint) -> RuleSettings:
    return rule_settings(msgspec.convert(value, dict))


def _projects(value: object, _: _Hint) -> tuple[Given, ...]:
    """Return the projects as written, which `project_sources` checks. A single one needs no list."""
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
"""Conversions for types with rules of their own."""


def _expected(hint: _Hint) -> str:
    if isinstance(hint, types.GenericAlias):
        return "a list of projects" if get_args(hint)[0] is not str else "a string or a list of strings"
    words = {
        bool: "true or false",
        int: "an integer",
        str: "a string",
        RuleSettings: "a severity or `off` by rule, family or folder",
        Vocabulary: "words by part and meaning",
    }
    if hint in words:
        return words[hint]
    *others, last = get_args(hint) or list(hint)
    return f"{', '.join(others)} or {last}"


def _unknown(key: str, known: Sequence[str]) -> str:
    hint = nearest(key, known, f"there are {', '.join(known)}")
    return f"{key}: no such option; {hint}"


def _no_check(_: Any) -> str | None:  # noqa: ANN401  (replaces checks of any type)
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
            return f'"{pattern}" given; expected a pattern as in .gitignore'
    return None


def _check_hosts(hosts: Sequence[str]) -> str | None:
    for host in hosts:
        if not re.fullmatch(r"[\w-]+(\.[\w-]+)*(:\d+)?", host):
            return f'"{host}" given; expected the name of a host, as in img.shields.io'
    return None


def _check_rules(names: Sequence[str]) -> str | None:
    known = selector_names()
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
    return f'"{value}"' if isinstance(value, str) and not re.fullmatch(r"[\w./-]+", value) else str(value)
