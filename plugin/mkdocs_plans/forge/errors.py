"""Errors of code hosts."""

from __future__ import annotations


class ForgeError(OSError):
    """The host did not do what was requested. The message gives the reason and the remedy."""


class TransientError(ForgeError):
    """The host failed now and may succeed later."""

    def __init__(self, message: str, after: float | None = None) -> None:
        super().__init__(message)
        self.after = after
        """The seconds to wait according to the host; `None` if it states none."""
