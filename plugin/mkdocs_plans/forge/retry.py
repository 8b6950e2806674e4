"""Repeat what a host could not do, later each time."""

from __future__ import annotations

from collections.abc import Callable
from time import sleep
from typing import TypeVar

from mkdocs_plans.fetch.retry import pauses

from .errors import ForgeError, TransientError

ATTEMPTS = 5
LONGEST = 120.0
"""Seconds that a host may ask us to wait; a CI job costs money while it does."""

_T = TypeVar("_T")


def retry(act: Callable[[], _T], notice: Callable[[str], None]) -> _T:
    """Do something that may have to be done again from its beginning.

    Between attempts come pauses as in `pauses`, or of the length that the host asks for.

    Args:
        act: What to do. Done twice it must lead to the same as done once.
        notice: Is called with the reason of another attempt, and the seconds until then.

    Raises:
        ForgeError: It cannot be done, or still cannot at the last attempt.
    """
    for pause in pauses(ATTEMPTS):
        try:
            return act()
        except TransientError as error:
            seconds = pause if error.after is None else error.after
            if seconds > LONGEST:
                message = f"{error}: asks to wait for {seconds:.0f} seconds; try again then"
                raise ForgeError(message) from None
            notice(f"{error}: trying again in {seconds:.0f} s")
            sleep(seconds)
    return act()
