"""Every word that the reader of plans knows, as data: by language, and from the option `vocabulary`.

The reader looks words up in a `Vocabulary`. No word of a language is in its code.
"""

from __future__ import annotations

from .languages import LANGUAGES
from .merge import CustomWords, vocabulary
from .vocabulary import Role, Vocabulary

__all__ = ["DEFAULT", "LANGUAGES", "CustomWords", "Role", "Vocabulary", "vocabulary"]

DEFAULT = vocabulary()
"""All shipped languages without custom words."""
