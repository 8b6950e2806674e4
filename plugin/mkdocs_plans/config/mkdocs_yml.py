"""The project around the plans: its `mkdocs.yml`, read without MkDocs.

The command line answers in milliseconds, and does not need the plugins of the site. It follows `INHERIT` and
`!ENV` as MkDocs does. Other tags, such as `!!python/name:`, are ignored, and nothing is imported or called
for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from .options import ConfigError, options
from .resolved import ResolvedConfig

NAMES = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml")
"""The names of a configuration file. If a folder contains several, the first one counts."""


def find(start: Path, is_file: Callable[[Path], bool] = Path.is_file) -> Path | None:
    """The configuration file of the project that a folder belongs to: the nearest one, upwards.

    Args:
        start: The folder.
        is_file: Whether there is a file at a path.
    """
    start = start.resolve()
    places = (folder / name for folder in (start, *start.parents) for name in NAMES)
    return next((path for path in places if is_file(path)), None)


def load(path: Path, read: Callable[[Path], bytes] = Path.read_bytes) -> ResolvedConfig:
    """Read a configuration file. Without the plugin in it, the options have their defaults.

    Args:
        path: The file.
        read: Returns the content of that file, and of those that it inherits from; raises `OSError`.

    Raises:
        ConfigError: The file cannot be read, or its options are invalid.
    """
    settings = _settings(path.resolve(), (), read)
    directory = path.resolve().parent
    try:
        chosen = options(_ours(settings.get("plugins")))
    except ConfigError as error:
        raise ConfigError(located(error, path, read)) from None
    return ResolvedConfig(
        directory,
        directory / (_string(settings.get("docs_dir")) or "docs"),
        chosen,
        name=_string(settings.get("site_name")),
        url=_string(settings.get("site_url")),
        repo_url=_string(settings.get("repo_url")),
    )


def load_nearest(start: Path) -> ResolvedConfig:
    """The project that a folder belongs to; a project with the defaults if there is no configuration file.

    Raises:
        ConfigError: As `load`.
    """
    path = find(start)
    return load(path) if path else ResolvedConfig(start.resolve(), start.resolve() / "docs")


@contextmanager
def locating_errors(project: ResolvedConfig, file: Path | None = None) -> Iterator[None]:
    """Put the configuration file and the line before each problem of an option that is found later.

    Args:
        project: The project.
        file: Its configuration file; the nearest one if not given.

    Raises:
        ConfigError: As the block does.
    """
    try:
        yield
    except ConfigError as error:
        path = file or find(project.directory)
        raise (ConfigError(located(error, path)) if path else error) from None


def located(error: ConfigError, path: Path, read: Callable[[Path], bytes] = Path.read_bytes) -> list[str]:
    """The problems of options, each preceded by the file and, if the file contains the option, its line."""
    try:
        root = yaml.compose(read(path), _Loader)
    except (OSError, ValueError, RecursionError, yaml.YAMLError):
        root = None
    plugins = _below(root, "plugins")[0]
    listed = plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]
    ours = next((found for found in (_below(item, "plans") for item in listed) if found[1]), (None, 0))
    return [f"{path}{_line(problem, *ours)}: {problem}" for problem in error.problems]


def _line(problem: str, node: yaml.Node | None, line: int) -> str:
    """Return the line of the deepest setting that a problem names: `rules: drafts/: risk: severe given`."""
    while isinstance(node, yaml.MappingNode):
        names = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        name = next((name for name in names if problem.startswith(f"{name}: ")), None)
        if name is None:
            break
        problem = problem.removeprefix(f"{name}: ")
        node, line = _below(node, name)
    return f":{line}" if line else ""


def _below(node: yaml.Node | None, name: str) -> tuple[yaml.Node | None, int]:
    """The value of a name, and the line of the name."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    found = ((value, key.start_mark.line + 1) for key, value in pairs if key.value == name)
    return next(found, (None, 0))


def _settings(path: Path, heirs: tuple[Path, ...], read: Callable[[Path], bytes]) -> dict[str, Any]:
    """The settings of a file, merged with those that it inherits."""
    if path in heirs:
        raise ConfigError([f"{path}: INHERIT is circular"])
    try:
        found = yaml.load(read(path), _Loader)  # noqa: S506  (a SafeLoader)
    except OSError as error:
        raise ConfigError([f"{path}: cannot be read: {error.strerror or error}"]) from None
    except yaml.YAMLError as error:
        raise ConfigError([f"{path}{_place(error)}: {getattr(error, 'problem', None) or error}"]) from None
    except (RecursionError, ValueError) as error:
        raise ConfigError([f"{path}: cannot be read as YAML: {error}"]) from None
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise ConfigError([f"{path}: expected a mapping of settings"])
    parent = _string(found.pop("INHERIT", None))
    if parent is None:
        return found
    return _merged(_settings((path.parent / parent).resolve(), (*heirs, path), read), found)


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Merge mappings and replace other values, as MkDocs does."""
    both = {
        key: _merged(below[key], value)
        if isinstance(value, dict) and isinstance(below.get(key), dict)
        else value
        for key, value in above.items()
    }
    return {**below, **both}


def _ours(plugins: object) -> object:
    """The options of the plugin, in any form in which plugins can be listed."""
    listed = plugins if isinstance(plugins, list) else [plugins]
    given = next((item["plans"] for item in listed if isinstance(item, dict) and "plans" in item), None)
    if isinstance(given, dict):
        return {key: value for key, value in given.items() if key != "enabled"}  # An option of MkDocs itself.
    return given


def load_settings(text: str) -> dict[str, Any] | None:
    """Return the settings that a configuration states itself; `None` if they cannot be read."""
    try:
        found = yaml.load(text, _Loader)  # noqa: S506  (a SafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    if found is None:
        return {}
    return found if isinstance(found, dict) else None


def lists_plugin(settings: Mapping[str, Any]) -> bool:
    """Whether the plugin is listed in some settings, in any of the forms in which plugins are listed."""
    plugins = settings.get("plugins")
    listed = plugins if isinstance(plugins, list) else [plugins]
    return any(item == "plans" or (isinstance(item, dict) and "plans" in item) for item in listed)


def _string(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _place(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    return f":{mark.line + 1}" if mark else ""


class _Loader(yaml.SafeLoader):
    """YAML with `!ENV` as MkDocs reads it; a value with any other unknown tag is `None`."""


def _nothing(*_: object) -> None:
    return None


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("", _nothing)
