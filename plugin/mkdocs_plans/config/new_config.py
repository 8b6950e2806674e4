"""The configuration that `plans init` writes: a new file, or the entry of the plugin in an existing one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from mkdocs_plans.model.phrases import yaml_value

from .mkdocs_yml import lists_plugin, load_settings
from .options import DEFAULT_FOLDER


def new_configuration(name: str, folders: Sequence[str]) -> str:
    """Return a whole `mkdocs.yml`.

    Args:
        name: The name of the project.
        folders: The folders that hold plans, relative to the file.
    """
    return f"site_name: {yaml_value(name)}\ntheme:\n  name: material\nplugins:\n" + "".join(
        f"  {line}\n" for line in ("- search", *plugin_lines(folders))
    )


def plugin_lines(folders: Sequence[str]) -> list[str]:
    """Return the entry of the plugin in the list `plugins`, without indentation."""
    if tuple(folders) == DEFAULT_FOLDER:
        return ["- plans"]
    values = yaml_value(folders[0]) if len(folders) == 1 else f"[{', '.join(map(yaml_value, folders))}]"
    return ["- plans:", f"    folder: {values}"]


def with_plugin(text: str, folders: Sequence[str]) -> str | None:
    """Return a configuration with the entry of the plugin added, and nothing else changed.

    Args:
        text: The file as it is.
        folders: The folders that hold plans.

    Returns:
        `None` if the entry cannot be added safely: the list of plugins is not written as one entry a line, is
        inherited, or the file would mean anything else afterwards.
    """
    before = load_settings(text)
    if before is None or lists_plugin(before):
        return None
    made = _inserted(text, folders) if "plugins" in before else _appended(text, before, folders)
    after = load_settings(made) if made is not None else None
    if after is None:
        return None
    entry = yaml.safe_load("\n".join(plugin_lines(folders)))
    plugins = before.get("plugins", ["search"])
    return made if after == {**before, "plugins": [*plugins, *entry]} else None


def _appended(text: str, settings: dict[str, Any], folders: Sequence[str]) -> str | None:
    """Add a list of plugins. Without one MkDocs uses the search, which a list has to name."""
    if "INHERIT" in settings:
        return None
    end = _line_ending(text)
    gap = "" if not text or text.endswith(("\n", "\r")) else end
    lines = ["plugins:", "  - search", *(f"  {line}" for line in plugin_lines(folders))]
    return text + gap + "".join(line + end for line in lines)


def _inserted(text: str, folders: Sequence[str]) -> str | None:
    """Add the entry after the last one of the list of plugins."""
    root = yaml.compose(text, yaml.SafeLoader)
    pairs = root.value if isinstance(root, MappingNode) else []
    plugins = next((value for key, value in pairs if key.value == "plugins"), None)
    if not isinstance(plugins, SequenceNode) or plugins.flow_style or not plugins.value:
        return None
    rows = text.splitlines(keepends=True)
    first = rows[plugins.value[0].start_mark.line]
    indent = first[: len(first) - len(first.lstrip())]
    last = max(_last_line(item) for item in plugins.value)
    end = _line_ending(text)
    if not rows[last].endswith(("\n", "\r")):
        rows[last] += end
    return "".join(
        [*rows[: last + 1], *(f"{indent}{line}{end}" for line in plugin_lines(folders)), *rows[last + 1 :]]
    )


def _last_line(node: Node) -> int:
    """Return the last line, from 0, that contains text of a node; collections may end further below."""
    if isinstance(node, SequenceNode) and node.value and not node.flow_style:
        return max(map(_last_line, node.value))
    if isinstance(node, MappingNode) and node.value and not node.flow_style:
        return max(_last_line(part) for pair in node.value for part in pair)
    if (
        isinstance(node, ScalarNode)
        and node.end_mark.column == 0
        and node.end_mark.line > node.start_mark.line
    ):
        return int(node.end_mark.line) - 1
    return int(node.end_mark.line)


def _line_ending(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
