"""The log of a build: the plugin's own records, and those of MkDocs and other plugins about its files."""

from __future__ import annotations

import logging
from contextlib import suppress

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from mkdocs_plans.terminal_text import harmless_log, harmless_log_of_others

# A child of `mkdocs.plugins`, because otherwise strict mode would not count its warnings.
_logger = get_plugin_logger("plans")


class _Log:
    """The plugin's logger. None of its text is a command of a CI server or controls a terminal."""

    def info(self, message: str, *values: object) -> None:
        _logger.info("%s", harmless_log(message % values if values else message))

    def warning(self, message: str, *values: object) -> None:
        _logger.warning("%s", harmless_log(message % values if values else message))


log = _Log()


def plugin_error(message: str) -> PluginError:
    """An error that ends the build. MkDocs logs it."""
    return PluginError(harmless_log(f"plans: {message}"))


class _HarmlessRecords(logging.Filter):
    """Makes every record of a handler harmless: MkDocs' messages quote names and links of plans."""

    def filter(self, record: logging.LogRecord) -> bool:
        # Values that do not fit the message; logging reports that itself.
        with suppress(TypeError, ValueError):
            record.msg, record.args = harmless_log_of_others(record.getMessage()), None
        return True


def guard_handlers() -> None:
    """Make all output of MkDocs harmless, once for each handler that it prints with."""
    # ProperDocs, a fork, prints with handlers of its own logger.
    for handler in (*logging.getLogger("mkdocs").handlers, *logging.getLogger("properdocs").handlers):
        if not any(isinstance(known, _HarmlessRecords) for known in handler.filters):
            handler.addFilter(_HarmlessRecords())
