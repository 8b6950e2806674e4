"""What a code host does not do, and why."""

from __future__ import annotations


class ForgeError(OSError):
    """The host does not do what was asked; the message says why and what helps."""


class TransientError(ForgeError):
    """The host cannot do it now, and may later."""

    def __init__(self, message: str, after: float | None = None) -> None:
        super().__init__(message)
        self.after = after
        """Seconds that the host asks to wait; `None`: it does not say."""
