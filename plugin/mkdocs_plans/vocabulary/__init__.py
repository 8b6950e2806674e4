"""Every word that the reader of plans knows, as data: by language, and as a portal teaches them.

The reader asks a `Vocabulary`, never an `if` of its own.
"""

from __future__ import annotations

from .languages import LANGUAGES
from .merge import CustomWords, vocabulary
from .vocabulary import Role, Vocabulary

__all__ = ["DEFAULT", "LANGUAGES", "CustomWords", "Role", "Vocabulary", "vocabulary"]

DEFAULT = vocabulary()
"""All shipped languages, as they are."""
