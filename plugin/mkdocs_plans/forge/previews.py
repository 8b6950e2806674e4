"""Previews of open pull requests, published with the portal. Closed ones are left out the next time.

A preview is a site that a pull request's own workflow built. It has the same origin as the portal, so its
scripts can do there what the portal's can. Therefore only branches of the repository itself have previews:
their authors have write access anyway. A fork can give its artifacts any name; the host knows who owns them.

Routes: https://docs.github.com/rest/actions/artifacts, /rest/pulls/pulls.
"""

from __future__ import annotations

import shutil
import tempfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from .api import HostApi, at
from .environment import variable
from .errors import ForgeError

ARTIFACT = "portal-preview"
"""The name of the artifact with the site of a pull request."""
MOST = 200_000_000
"""The maximum size of a preview in bytes; GitHub Pages allows 1 GB."""
MOST_FILES = 20_000
_NEEDS = "the job needs `permissions: actions: read` and `pull-requests: read`"
_UNFIT = (BadZipFile, OSError, EOFError, RuntimeError, ValueError, zlib.error)
"""Errors of reading an archive that is broken, encrypted, too large, or has a file in place of a folder."""
_ELSEWHERE = "run this command in GitHub Actions"


@dataclass(frozen=True, slots=True)
class PreviewSite:
    """The newest site of an open pull request."""

    number: int
    """The number of the pull request."""
    head: str
    """The commit it was built from."""
    artifact: int


@dataclass(frozen=True, slots=True)
class PreviewRepository:
    """A repository on GitHub that publishes previews."""

    api: HostApi
    name: str

    def previews(self) -> list[PreviewSite]:
        """The previews of all open pull requests from branches of the repository itself, newest first."""
        heads = {
            at(pull, "head", "sha"): at(pull, "number")
            for pull in self.api.pages(f"/repos/{self.name}/pulls", state="open")
            if at(pull, "head", "repo", "full_name") == self.name
        }
        newest: dict[int, PreviewSite] = {}
        for one in self.api.pages(f"/repos/{self.name}/actions/artifacts", below="artifacts", name=ARTIFACT):
            run = at(one, "workflow_run")
            number = heads.get(at(run, "head_sha"))
            own = at(run, "repository_id") == at(run, "head_repository_id") is not None
            if number is None or not own or at(one, "expired"):
                continue
            found = PreviewSite(number, at(run, "head_sha"), at(one, "id"))
            if number not in newest or newest[number].artifact < found.artifact:
                newest[number] = found
        return sorted(newest.values(), key=lambda preview: -preview.number)

    def fetch(self, preview: PreviewSite, folder: Path) -> None:
        """Unpack a preview into a new folder.

        Raises:
            ForgeError: The host refuses, or the archive cannot be unpacked. No file is left.
        """
        with tempfile.TemporaryFile() as file:
            self.api.download(f"/repos/{self.name}/actions/artifacts/{preview.artifact}/zip", file, MOST)
            try:
                with ZipFile(file) as archive:
                    _extract(archive, folder)
            except _UNFIT as error:
                shutil.rmtree(folder, ignore_errors=True)
                raise ForgeError(f"the preview of #{preview.number} cannot be unpacked: {error}") from None


def _extract(archive: ZipFile, folder: Path) -> None:
    entries = archive.infolist()
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST:
        raise ValueError(f"it has more than {MOST_FILES:,} files or {MOST // 1_000_000} MB")
    archive.extractall(folder)  # zipfile makes sure that no entry leaves the folder or becomes a link.


def from_ci_environment(environ: Mapping[str, str]) -> PreviewRepository:
    """The repository that a job of GitHub Actions runs for.

    Raises:
        ForgeError: It is not such a job, or has no token.
    """
    token = variable(environ, "GITHUB_TOKEN", "give the step `env: GITHUB_TOKEN: ${{ github.token }}`")
    api = HostApi(variable(environ, "GITHUB_API_URL", _ELSEWHERE), token, _NEEDS)
    return PreviewRepository(api, variable(environ, "GITHUB_REPOSITORY", _ELSEWHERE))
