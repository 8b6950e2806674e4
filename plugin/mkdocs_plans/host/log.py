"""The log of a build: what we write to it, and what MkDocs and other plugins write of our files."""

from __future__ import annotations

import logging
from contextlib import suppress

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from mkdocs_plans.terminal_text import harmless_log, harmless_log_of_others

# Under `mkdocs.plugins`, or strict mode would not count its warnings.
_logger = get_plugin_logger("plans")


class _Log:
    """Our logger. No text that it writes is a command of a CI server, or steers a terminal."""

    def info(self, message: str, *values: object) -> None:
        _logger.info("%s", harmless_log(message % values if values else message))

    def warning(self, message: str, *values: object) -> None:
        _logger.warning("%s", harmless_log(message % values if values else message))


log = _Log()


def plugin_error(message: str) -> PluginError:
    """An error that ends the build: MkDocs writes it to the log."""
    return PluginError(harmless_log(f"plans: {message}"))


class _HarmlessRecords(logging.Filter):
    """Makes every record of a handler harmless: MkDocs' own messages quote names of plans and their links."""

    def filter(self, record: logging.LogRecord) -> bool:
        with suppress(TypeError, ValueError):  # values that do not fit; logging reports that itself
            record.msg, record.args = harmless_log_of_others(record.getMessage()), None
        return True


def guard_handlers() -> None:
    """Make all that MkDocs prints harmless, once for each handler that it prints with."""
    # properdocs, a fork, prints with handlers of a logger of its own.
    for handler in (*logging.getLogger("mkdocs").handlers, *logging.getLogger("properdocs").handlers):
        if not any(isinstance(known, _HarmlessRecords) for known in handler.filters):
            handler.addFilter(_HarmlessRecords())
