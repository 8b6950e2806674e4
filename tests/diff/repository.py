"""A git repository with one base and many heads, written in one go."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

Files = Mapping[str, str | bytes | None]


def write_repository(folder: Path, base: Files, heads: Iterable[Files]) -> list[str]:
    """Make a repository whose branch `main` is the base; the names of the heads on top of it.

    Args:
        folder: An empty folder.
        base: The files of the base, by path.
        heads: For each head what it changes; `None` deletes a file.
    """
    named = [(f"head-{number}", files) for number, files in enumerate(heads)]
    stream = b"".join([*_commit("main", base, None), *(p for n, f in named for p in _commit(n, f, "main"))])
    subprocess.run(["git", "init", "-q", "-b", "main", folder], check=True)
    subprocess.run(["git", "fast-import", "--quiet"], cwd=folder, input=stream, check=True)
    return [name for name, _ in named]


def _commit(branch: str, files: Files, parent: str | None) -> Iterator[bytes]:
    yield f"commit refs/heads/{branch}\ncommitter x <x> 1772323200 +0000\ndata 0\n".encode()
    if parent:
        yield f"from refs/heads/{parent}\n".encode()
    for path, content in files.items():
        if content is None:
            yield f"D {path}\n".encode()
        else:
            raw = content if isinstance(content, bytes) else content.encode()
            yield f"M 100644 inline {path}\ndata {len(raw)}\n".encode() + raw + b"\n"
    yield b"\n"
