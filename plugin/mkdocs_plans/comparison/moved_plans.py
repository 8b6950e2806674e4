"""Plans that moved, and the content of their files besides the plan."""

from __future__ import annotations

import hashlib
import itertools
import posixpath
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mkdocs_plans.checks.secrets import redacted
from mkdocs_plans.diff.header import prose_changed
from mkdocs_plans.model.plan import Plan
from mkdocs_plans.reading.unclassified import Unclassified
from mkdocs_plans.sources.folder import PlanFile, UnreadableError
from mkdocs_plans.sources.plan import load_all
from mkdocs_plans.vocabulary.vocabulary import Vocabulary

_ALIKE = 0.5
"""The share of common content from which on one file is a renamed version of the other; the same as in
git."""
_MOST_PAIRS = 10_000
"""How many pairs of files are compared at most."""


@dataclass(frozen=True, slots=True)
class StateTexts:
    """The texts of a state."""

    blobs: Mapping[str, str]
    """The hash that git gives each file, by the path of the plan."""
    rest: Callable[[str], Unclassified]
    """Returns the content of the file of the plan at a path that is not part of the plan."""
    contents: Callable[[Sequence[str]], Mapping[str, bytes]]
    """Returns the content of the files of the plans at some paths."""
    committed: bool = False
    """Whether everything is in a commit, so that git knows the renames."""


NONE = StateTexts({}, lambda _: {}, lambda _: {})
"""The texts of the plans of a snapshot."""


def of_files(files: Iterable[tuple[str, PlanFile | None]], words: Vocabulary) -> StateTexts:
    """The texts of files, by the paths of their plans, with the vocabulary to read them with."""
    there = {path: file for path, file in files if file is not None}
    read = ((path, _content(file)) for path, file in there.items())
    blobs = {path: _blob(raw) for path, raw in read if raw is not None}
    return StateTexts(
        blobs,
        lambda path: load_all(_content(there[path]) or b"", path, None, words)[1],
        lambda paths: {path: _content(there[path]) or b"" for path in paths},
    )


def _content(file: PlanFile) -> bytes | None:
    """The content of a file; `None` if it cannot be read."""
    try:
        return file.read()
    except UnreadableError:
        return None


def _blob(raw: bytes) -> str:
    """The hash that git gives a content, in repositories with SHA-1."""
    return hashlib.sha1(b"blob %d\0" % len(raw) + raw, usedforsecurity=False).hexdigest()


def moved(base: StateTexts, head: StateTexts) -> dict[str, str]:
    """The new paths of base files whose content exists once on both sides under different paths."""
    gone, added = _alone(base, head), _alone(head, base)
    return {path: added[blob] for blob, path in gone.items() if blob in added}


def _alone(one: StateTexts, other: StateTexts) -> dict[str, str]:
    """The paths that the other state does not have, by hashes that only one of them has."""
    count = Counter(blob for path, blob in one.blobs.items() if path not in other.blobs)
    return {blob: path for path, blob in one.blobs.items() if path not in other.blobs and count[blob] == 1}


def alike(base: StateTexts, head: StateTexts, known: Mapping[str, str]) -> dict[str, str]:
    """The new paths of other base files that share half of their content with a file of the head.

    Args:
        base: The texts before.
        head: The texts now.
        known: Paths of the base, and of the head, that are already matched.
    """
    gone = sorted(base.blobs.keys() - head.blobs.keys() - known.keys())
    added = sorted(head.blobs.keys() - base.blobs.keys() - set(known.values()))
    if len(gone) * len(added) > _MOST_PAIRS or not (gone and added):
        return {}
    was, now = (
        {path: _lines(raw) for path, raw in contents.items()}
        for contents in (base.contents(gone), head.contents(added))
    )
    found: dict[str, str] = {}
    for _, _, _, old, new in sorted(_scores(was, now)):
        if old not in found and new not in found.values():
            found[old] = new
    return found


def _lines(raw: bytes) -> Counter[bytes]:
    return Counter(raw.splitlines())


def _scores(
    base: Mapping[str, Counter[bytes]], head: Mapping[str, Counter[bytes]]
) -> Iterator[tuple[float, bool, list[str], str, str]]:
    """Similar files, the most similar first when sorted; ties are the same in both directions."""
    sizes = {id(lines): _size(lines) for side in (base, head) for lines in side.values()}
    for (old, was), (new, now) in itertools.product(base.items(), head.items()):
        least, most = sorted((sizes[id(was)], sizes[id(now)]))
        if least < most * _ALIKE:
            continue
        score = _size(was & now) / most if most else 0
        if score >= _ALIKE:
            yield -score, posixpath.basename(old) != posixpath.basename(new), sorted((old, new)), old, new


def _size(lines: Counter[bytes]) -> int:
    return sum((len(line) + 1) * count for line, count in lines.items())


class ProseComparison:
    """Finds the sections of prose that differ between two states of a plan."""

    def __init__(self, base: StateTexts, head: StateTexts) -> None:
        self._base, self._head = base, head

    def __call__(self, base: Plan, head: Plan) -> tuple[str, ...]:
        """The headings of those sections, sorted; empty if a text is not available."""
        was, now = self._base.blobs.get(base.path), self._head.blobs.get(head.path)
        if was == now or was is None or now is None:
            return ()
        names = prose_changed(self._base.rest(base.path), self._head.rest(head.path))
        return tuple(map(redacted, names))
