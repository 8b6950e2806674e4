"""The plugin's options as MkDocs expects them to be declared. Package `config` checks them."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config.base import Config
from mkdocs.config.config_options import Type

from mkdocs_plans.config.mkdocs_yml import located
from mkdocs_plans.config.options import ConfigError, Options

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

PlansConfig: Any = type(
    "PlansConfig", (Config,), {field.name: Type(object, default=None) for field in fields(Options)}
)
"""Accepts anything: `config.options` checks it, with the same messages as the command line."""


def option_problems(error: ConfigError, config: MkDocsConfig) -> list[str]:
    """The problems, each with its line in the configuration file, named as the user would."""
    file = Path(config.config_file_path) if config.config_file_path else None
    if file is None or not file.is_file():
        return list(error.problems)
    return [problem.replace(str(file), file.name, 1) for problem in located(error, file)]
