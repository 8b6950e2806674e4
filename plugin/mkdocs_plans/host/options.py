"""Our options as MkDocs wants them declared; what they mean and may hold is `config`'s business."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from mkdocs.config.base import Config
from mkdocs.config.config_options import Type

from mkdocs_plans.config import Options

PlansConfig: Any = type(
    "PlansConfig", (Config,), {field.name: Type(object, default=None) for field in fields(Options)}
)
"""Takes anything: `config.options` checks it, with the same messages as the command line."""
