"""The strictest Content Security Policy that a portal can be published under."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

from tests.builds import Built

INLINE = re.compile(r"<script(?![^>]*\b(?:src|type=\"?application/json))[^>]*>(.*?)</script>", re.DOTALL)


def policy(built: Built, addresses: Iterable[str]) -> str:
    """The strictest that the theme itself can live under: its inline scripts by their hashes."""
    scripts = {text for path in addresses for text in INLINE.findall(built.text(path))}
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in scripts]
    allowed = " ".join(f"'sha256-{digest}'" for digest in sorted(hashes))
    return (
        f"default-src 'none'; script-src 'self' {allowed}; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'self'; form-action 'self'; "
        "frame-ancestors 'none'; object-src 'none'"
    )
