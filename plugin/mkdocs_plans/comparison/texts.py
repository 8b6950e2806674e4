"""What the files of a state say beyond their plans."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from mkdocs_plans.changes.plan import prose_changed
from mkdocs_plans.model import Plan
from mkdocs_plans.reading.rest import Rest
from mkdocs_plans.rules.secrets import redacted
from mkdocs_plans.sources.folder import PlanFile, UnreadableError
from mkdocs_plans.sources.plan import load_all
from mkdocs_plans.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a state."""

    blobs: Mapping[str, str]
    """The hash that git gives each, by the path of the plan."""
    rest: Callable[[str], Rest]
    """What the file of the plan at a path says beyond it."""


NONE = Texts({}, lambda _: {})
"""What there is behind a snapshot."""


def of_files(files: Iterable[tuple[str, PlanFile | None]], words: Vocabulary) -> Texts:
    """The texts of files, by the paths of their plans, with the words to read them by."""
    there = {path: file for path, file in files if file is not None}
    read = ((path, _content(file)) for path, file in there.items())
    blobs = {path: _blob(raw) for path, raw in read if raw is not None}
    return Texts(blobs, lambda path: load_all(_content(there[path]) or b"", path, None, words)[1])


def _content(file: PlanFile) -> bytes | None:
    """What a file holds; `None` where it cannot be read."""
    try:
        return file.read()
    except UnreadableError:
        return None


def _blob(raw: bytes) -> str:
    """The hash that git gives a content, in repositories that go by SHA-1."""
    return hashlib.sha1(b"blob %d\0" % len(raw) + raw, usedforsecurity=False).hexdigest()


def moved(base: Texts, head: Texts) -> dict[str, str]:
    """Where files of the base are now that have another path and the same text, if only one has it."""
    gone, added = _alone(base, head), _alone(head, base)
    return {path: added[blob] for blob, path in gone.items() if blob in added}


def _alone(one: Texts, other: Texts) -> dict[str, str]:
    """The paths that the other state does not have, by hashes that only one of them has."""
    count = Counter(blob for path, blob in one.blobs.items() if path not in other.blobs)
    return {blob: path for path, blob in one.blobs.items() if path not in other.blobs and count[blob] == 1}


class Prose:
    """Tells of two states of a plan which sections, beyond what it holds, say something else."""

    def __init__(self, base: Texts, head: Texts) -> None:
        self._base, self._head = base, head

    def __call__(self, base: Plan, head: Plan) -> tuple[str, ...]:
        """The headings of those sections, sorted; none where a text is not at hand."""
        was, now = self._base.blobs.get(base.path), self._head.blobs.get(head.path)
        if was == now or was is None or now is None:
            return ()
        names = prose_changed(self._base.rest(base.path), self._head.rest(head.path))
        return tuple(map(redacted, names))
