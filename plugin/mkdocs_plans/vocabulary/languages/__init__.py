"""The languages that plans are read in, one module each: a module in this folder is a language.

Its name is the ISO 639-1 code, and its docstring begins with the name of the language. It declares `WORDS`,
and `LOOKALIKES` if words of it are English words of another meaning when their accents are left out.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from importlib import import_module

from mkdocs_plans.vocabulary.parts import Words

# English first: if two languages give a word different meanings, the first one counts.
_CODES = sorted(
    (module.name for module in pkgutil.iter_modules(__path__)), key=lambda code: (code != "en", code)
)
_MODULES = {code: import_module(f"{__name__}.{code}") for code in _CODES}

LANGUAGES: Mapping[str, Words] = {code: module.WORDS for code, module in _MODULES.items()}
"""The words of each language by its code."""

LOOKALIKES = frozenset(word for module in _MODULES.values() for word in getattr(module, "LOOKALIKES", ()))
"""English words that are not read as words of another language without their accents."""
