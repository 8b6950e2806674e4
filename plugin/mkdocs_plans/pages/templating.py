"""Jinja, set up so that every value is escaped where it is inserted."""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from datetime import date, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
from markupsafe import Markup, escape

from mkdocs_plans.model.phrases import STATE_WORDS, day_words, plural, rounded, truncate
from mkdocs_plans.model.plan import State
from mkdocs_plans.model.risk_rating import LEVEL_WORDS, rating, severe
from mkdocs_plans.overview.health import HEALTH_WORDS, RULES
from mkdocs_plans.portfolio.entry import shortened

from .addresses import in_project
from .filters import FILTERS
from .portal import OWN_TITLE, PageLinks, Portal
from .project_rows import LISTS_BEHIND
from .rows import KIND_WORDS, RATING_NAMES
from .texts import split_lead

if TYPE_CHECKING:
    from jinja2.bccache import Bucket


def broken(path: str) -> Markup:
    """A path with a line break opportunity after each slash."""
    return Markup("/<wbr>").join(escape(part) for part in path.split("/"))


_CODE = re.compile(r"`([^`]+)`")


def message(text: str) -> Markup:
    """Return the message of a finding, with what is in backticks as code."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))  # noqa: S704  (escaped first)


def day(value: date | datetime | str | None) -> Markup:
    """A date as `<time>`. The script adds how long ago it was."""
    if not value:
        return Markup('<span class="plans-quiet">not stated</span>')
    text = escape(value if isinstance(value, str) else value.isoformat()[:10])
    return Markup(f'<time datetime="{text}">{text}</time>')  # noqa: S704  (escaped above)


def short_day(value: date, today: date) -> str:
    """Return a day in few characters: `21 Aug`, in another year than `today` with the year."""
    found = day_words(value)
    return found if value.year == today.year else f"{found} {value.year}"


@cache
def icon(state: State | str) -> Markup:
    """The shape of a state. The sprite with the shapes is once in each page."""
    # `xlink:href`: Material's instant navigation sets the `href` property, which `<use>` refuses.
    return Markup(
        '<svg class="plans-icon" aria-hidden="true"><use xlink:href="#plans-icon-{}"/></svg>'
    ).format(state)


class _CompiledTemplates(jinja2.FileSystemBytecodeCache):
    """Compiled templates beside their sources, as Python keeps its modules: compiling takes 0.15 seconds.

    A file is used only with the source, the Python and the Jinja that it was made from. Where none can be
    written, templates are compiled in each process.
    """

    def __init__(self) -> None:
        folder = Path(__file__).with_name("templates") / "__pycache__"
        super().__init__(str(folder), f"jinja-{version('jinja2')}-%s.cache")

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write a compiled template, if Python writes compiled modules, too."""
        if sys.dont_write_bytecode:
            return
        with suppress(OSError):
            Path(self.directory).mkdir(exist_ok=True)
            super().dump_bytecode(bucket)


@cache
def environment() -> jinja2.Environment:
    """The environment of all pages."""
    found = jinja2.Environment(
        loader=jinja2.PackageLoader("mkdocs_plans", "pages/templates"),
        auto_reload=False,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        optimized=False,  # A filter applied while compiling would be kept with the compiled template.
        bytecode_cache=_CompiledTemplates(),
    )
    found.filters |= {
        "broken": broken,
        "day": day,
        "day_words": lambda when: f"{day_words(when)} {when.year}",
        "icon": icon,
        "rounded": rounded,
        "rating": lambda risk: RATING_NAMES[rating(risk)],
        "severe": severe,
        "short_day": short_day,
        "message": message,
    }
    found.filters["shortened"] = shortened
    found.filters["cut"] = truncate
    found.filters["split_lead"] = split_lead
    found.globals |= {
        "plural": plural,
        "state_words": STATE_WORDS,
        "level_words": LEVEL_WORDS,
        "kind_words": KIND_WORDS,
        "in_project": in_project,
        "filters": FILTERS,
        "health_rules": RULES,
        "health_words": HEALTH_WORDS,
        "own_title": OWN_TITLE,
        "lists_behind": LISTS_BEHIND,
    }
    return found


def render(template: str, portal: Portal, uri: str, **values: Any) -> str:  # noqa: ANN401  (what a template takes)
    """Render a template for the page at `uri`; `link` creates links from there."""
    return (
        environment()
        .get_template(template)
        .render(
            portal=portal,
            portfolio=portal.portfolio,
            link=PageLinks(portal, uri),
            here=uri,
            project_facet=[("project", "project", "Project")] if portal.overview else [],
            change_flag=[("change", "change", "only", "only changed")] if portal.changes else [],
            **values,
        )
    )
