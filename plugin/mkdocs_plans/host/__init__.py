"""The adapter to MkDocs: no other package imports mkdocs.

The distribution requires no host, because forks of MkDocs use its import name. So the version of the host is
checked here.
"""

from __future__ import annotations

import re

try:
    import mkdocs
except ModuleNotFoundError as problem:
    raise ModuleNotFoundError(
        "the plugin of mkdocs-plans needs MkDocs and a theme: pip install mkdocs-material", name=problem.name
    ) from None

_OLDEST = (1, 6)


def _require(version: str) -> None:
    """Check the version of the host.

    Raises:
        ConfigurationError: It is too old. MkDocs prints the message without a traceback.
    """
    from mkdocs.exceptions import ConfigurationError  # noqa: PLC0415  (only a host has it)

    found = re.match(r"(\d+)\.(\d+)", version)
    if found and (int(found[1]), int(found[2])) < _OLDEST:
        oldest = ".".join(map(str, _OLDEST))
        raise ConfigurationError(
            f"mkdocs-plans needs MkDocs {oldest} or newer, and {version} is installed: "
            "pip install --upgrade mkdocs"
        )


_require(mkdocs.__version__)
