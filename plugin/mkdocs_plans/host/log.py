"""The plugin's logger: under `mkdocs.plugins`, or strict mode would not count its warnings."""

from mkdocs.plugins import get_plugin_logger

log = get_plugin_logger("plans")
