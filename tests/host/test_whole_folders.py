"""Whole folders of other teams' plans become a portal that reports their problems."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import Site

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
INTRODUCTIONS = ("readme.md", "index.md")


@pytest.mark.extended
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real plans (../shared/corpus) is not here")
@pytest.mark.parametrize(
    "folder,files",
    [
        ("plan-spec-jlevy/jlevy__markform", 108),
        ("generic-plan/HelgeSverre__sema/docs", 110),
        ("seed-template/kevinslin__loops", 14),
    ],
)
def test_a_folder_is_built_strictly_and_nothing_of_it_is_lost(site: Site, folder: str, files: int) -> None:
    texts = {
        f"plans/{path.relative_to(CORPUS / folder).as_posix()}": path.read_bytes()
        for path in (CORPUS / folder).rglob("*.md")
    }
    assert len(texts) == files
    built = site(texts)
    assert built.log == []
    reported = built.json()
    listed = {plan["path"] for plan in (*reported["plans"], *reported["templates"])}
    lost = texts.keys() - listed
    assert all(path.lower().endswith(INTRODUCTIONS) for path in lost), lost
    assert sum(len(plan["findings"]) for plan in reported["plans"]) >= files // 10
    for plan in reported["plans"]:
        page = built.text(plan["url"])
        for place in plan["not_understood"]:
            assert re.search(rf"<li><a [^>]*>line {place['line']}</a>, under", page), plan["path"]
        for finding in plan["findings"]:
            assert f"<code>{finding['rule']}</code>" in page, plan["path"]
    links = built.page("plans/dashboard/").all("#plans-problems ~ ul a[href*=unparsed]")
    assert sum(int(str(link["data-count"])) for link in links) == reported["summary"]["not_understood"]
    assert reported["summary"]["not_understood"] == sum(
        len(plan["not_understood"]) for plan in reported["plans"]
    )
