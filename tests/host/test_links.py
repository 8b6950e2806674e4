"""Links in plans and to plans: where they lead, and which files they publish."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from tests.builds import Built, Project, read_html
from tests.conftest import Site
from tests.host.harbour import LEDGER

STRICT = {
    "links": {"anchors": "warn", "not_found": "warn", "unrecognized_links": "warn", "absolute_links": "warn"}
}
CODE_HOST: dict[str, Any] = {"repo_url": "https://github.com/harbour/books", "edit_uri": "edit/main/docs/"}
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63fcffff3f00"
    "05fe02fea7356981000000000049454e44ae426082"
)


def links(built: Built, page: str = "plans/x/") -> dict[str, str]:
    """The destination of each link in the text of a page, by its label."""
    found = built.page(page).all("article a[href]:not(.headerlink)")
    return {link.get_text(): str(link["href"]) for link in found}


def leads(built: Built, words: str, page: str = "plans/x/") -> str:
    """The file of the site that a link leads to, with its anchor."""
    path, _, anchor = links(built, page)[words].partition("#")
    target = (built.folder / page / unquote(path)).resolve()
    assert target.exists(), target
    name = target.relative_to(built.folder.resolve()).as_posix()
    return f"{name}#{anchor}" if anchor else name


def test_plans_link_to_plans_as_the_repository_has_them(site: Site) -> None:
    text = """\
# X

[beside](ledger.md) [part](ledger.md#risks--mitigations) [below](deep/y.md) [root](/plans/ledger.md)
[folder](deep/) [own](#x) [by id][l]

[l]: ./ledger.md
"""
    back = "# Y\n\n[up](../x.md) [index](../README.md)\n"
    built = site({"plans/x.md": text, "plans/ledger.md": LEDGER, "plans/deep/y.md": back,
                  "plans/deep/README.md": "# Deep\n\nWater.\n", "plans/README.md": "# Plans\n\nOurs.\n"},
                 validation=STRICT)  # fmt: skip
    assert leads(built, "beside") == "plans/ledger"
    assert leads(built, "part") == "plans/ledger#risks--mitigations"
    assert leads(built, "below") == "plans/deep/y"
    assert leads(built, "root") == "plans/ledger"
    assert leads(built, "folder") == "plans/deep"
    assert leads(built, "by id") == "plans/ledger"
    assert links(built)["own"] == "#x"
    assert leads(built, "up", "plans/deep/y/") == "plans/x"
    assert leads(built, "index", "plans/deep/y/") == "plans"
    assert built.page("plans/ledger/").all("[id='risks--mitigations']")


def test_plans_link_to_pages_of_the_site_and_their_anchors(site: Site) -> None:
    text = "# X\n\n[guide](../docs/guide/use.md#second) [home](../docs/index.md)\n"
    built = site({"plans/x.md": text, "docs/guide/use.md": "# Use\n\n## Second\n"}, validation=STRICT)
    assert leads(built, "guide") == "guide/use#second"
    assert leads(built, "home") == "."


def test_pages_of_the_site_link_to_plans_as_the_repository_has_them(site: Site) -> None:
    text = """\
# Home

[plan](../plans/x.md) [part](../plans/x.md#goal) [all](../plans/) [spaced](../plans/a%20b.md)
`[code](../plans/x.md)` [item](../plans/x.md#step-{anchor})
"""
    plan = "# X\n\n## Goal\n\nSail.\n\n## Steps\n\n- [ ] Go\n"
    first = site({"plans/x.md": plan, "plans/a b.md": "# A\n"}).json()["plans"][1]
    anchor = first["step_items"][0]["anchor"]
    built = site({"docs/index.md": text.replace("step-{anchor}", anchor)}, validation=STRICT)
    assert built.log == []
    assert leads(built, "plan", "") == "plans/x"
    assert leads(built, "part", "") == "plans/x#goal"
    assert leads(built, "all", "") == "plans"
    assert leads(built, "spaced", "") == "plans/a b"
    assert leads(built, "item", "") == f"plans/x#{anchor}"
    assert "[code](../plans/x.md)" in built.page("").words("article code")


def test_pages_of_the_site_link_to_plans_inside_the_docs(site: Site) -> None:
    files = {"docs/plans/x.md": "# X\n\n## Goal\n", "docs/guide/use.md": "[plan](../plans/x.md#goal)\n"}
    built = site(files, validation=STRICT)
    assert leads(built, "plan", "guide/use/") == "plans/x#goal"


@pytest.mark.parametrize("link", ["../plans/x.md#nowhere", "../plans/nowhere.md"])
def test_a_broken_link_from_a_page_to_a_plan_stops_a_strict_build(site: Site, link: str) -> None:
    built = site({"docs/index.md": f"# Home\n\n[plan]({link})\n", "plans/x.md": "# X\n"},
                 validation=STRICT, stops=True)  # fmt: skip
    assert any("nowhere" in line for line in built.log)


ANCHORED = """\
# X

<a id="r1"></a>First, <a name="q2"></a>second, <kbd id="Key">third</kbd>, fourth<br id="brk">line.

<table><tr id="row"><td id="cell">Fifth</td></tr></table>

## Café & tea

## Left {#aside}

## Risks

- R7: Pages get wet

[own](#r1) [prefixed](#user-content-q2) [upper](#CELL) [accent](#caf%C3%A9--tea) [top](#top)
"""
ARRIVE = {
    "r1": "user-content-r1",
    "q2": "user-content-q2",
    "key": "user-content-Key",
    "brk": "user-content-brk",
    "row": "user-content-row",
    "CELL": "user-content-cell",
    "user-content-r1": "user-content-r1",
    "caf%C3%A9--tea": "café--tea",
    "Risks": "risks",
    "risk-r7": "risk-r7",
    "left-aside": "left-aside",
    "r1:~:text=First": "user-content-r1",
}
LOST = ["aside", "nowhere", "r7"]


def arrives(built: Built, href: str, page: str) -> str:
    """The id that a link leads to on the page that it leads to, which has it once."""
    path, _, fragment = href.partition("#")
    target = read_html((built.folder / page / unquote(path) / "index.html").read_text("utf-8"))
    name = unquote(fragment.partition(":~:")[0])
    assert len(target.all(f'[id="{name}"]')) == 1, href
    return name


def test_links_to_parts_of_a_plan_arrive_as_on_the_code_host(site: Site) -> None:
    """From its own text, other plans, the introduction of the plans and pages of the site."""
    wanted = " ".join(f"[{name}](../plans/x.md#{name})" for name in [*ARRIVE, "top"])
    files = {
        "docs/index.md": f"# Home\n\n{wanted}\n",
        "docs/use.md": "# Use\n\n[intro](../plans/README.md#ours)\n",
        "plans/x.md": ANCHORED,
        "plans/y.md": f"# Y\n\n{wanted} [intro](README.md#ours)\n",
        "plans/README.md": f"# Plans\n\n<a id='ours'></a>{wanted} [own](#ours)\n",
    }
    built = site(files, validation=STRICT)
    assert built.log == []
    for page in ("", "plans/y/", "plans/"):
        hrefs = links(built, page)
        assert {name: arrives(built, hrefs[name], page) for name in ARRIVE} == ARRIVE, page
    own = links(built)
    assert [arrives(built, own[name], "plans/x/") for name in ("own", "prefixed", "upper", "accent")] == [
        "user-content-r1",
        "user-content-q2",
        "user-content-cell",
        "café--tea",
    ]
    assert arrives(built, links(built, "plans/y/")["intro"], "plans/y/") == "user-content-ours"
    assert arrives(built, links(built, "use/")["intro"], "use/") == "user-content-ours"
    assert arrives(built, links(built, "plans/")["own"], "plans/") == "user-content-ours"


def test_every_link_to_a_part_that_is_not_there_is_warned_of(site: Site) -> None:
    wanted = " ".join(f"[{name}](../plans/x.md#{name})" for name in LOST)
    files = {
        "docs/index.md": f"# Home\n\n{wanted} [list](plans/dashboard.md#nothing) [all](../plans/#nothing)\n",
        "plans/x.md": f"{ANCHORED}\n[own](#nothing) <td id='stray'>stray</td> [stray](#stray)\n",
        "plans/y.md": f"# Y\n\n{wanted} [home](../docs/index.md#nothing)\n",
        "plans/README.md": f"# Plans\n\n{wanted} [own](#nothing)\n",
    }
    built = site(files, strict=False, validation=STRICT)
    warned: dict[str, set[str]] = {}
    for line in built.log:
        page, link = line.split("'")[1:4:2]
        warned.setdefault(page, set()).add(link.partition("#")[2])
    assert warned == {
        "index.md": {*LOST, "nothing"},
        "plans/x.md": {"nothing", "stray"},
        "plans/y.md": {*LOST, "nothing"},
        "plans/index.md": {*LOST, "nothing"},
    }
    assert len([line for line in built.log if line.startswith("Doc file 'index.md'")]) == 5


def test_a_broken_link_in_a_plan_is_a_finding_not_a_warning(site: Site) -> None:
    text = "# X\n\n[gone](gone.md), [part](ledger.md#nothing), [odd](http://[::1) and ![image](gone.png)\n"
    built = site({"plans/x.md": text, "plans/ledger.md": LEDGER})
    assert built.log == []
    assert {"gone", "image"} & links(built).keys() == set()
    assert "gone.md" in built.page("plans/x/").words("#plans-findings")
    plan = next(plan for plan in built.json()["plans"] if plan["path"] == "plans/x.md")
    assert "link-broken" in [finding["rule"] for finding in plan["findings"]]
    assert "gone.md" in built.page("plans/dashboard/findings/").words("article")


def test_broken_links_become_warnings_if_configured(site: Site) -> None:
    options = ["search", {"plans": {"warn": "link"}}]
    built = site({"plans/x.md": "# X\n\n[gone](gone.md)\n"}, plugins=options, stops=True)
    assert any("plans/x.md:3" in line and "link-broken" in line for line in built.log)


def test_images_and_attachments_that_a_plan_links_to_are_published_and_nothing_else(site: Site) -> None:
    files: dict[str, str | bytes] = {
        "plans/x.md": "# X\n\n![chart](img/chart.png) [sheet](data/sheet.csv) ![logo](../art/logo.png)\n",
        "plans/img/chart.png": PNG,
        "plans/img/secret.png": PNG,
        "plans/data/sheet.csv": "a,b\n",
        "plans/data/notes.txt": "not linked\n",
        "art/logo.png": PNG,
    }
    built = site(files)
    assert leads(built, "sheet") == "plans/data/sheet.csv"
    images = {str(image["alt"]): str(image["src"]) for image in built.page("plans/x/").all("article img")}
    assert {
        name: (built.folder / "plans/x" / src).resolve().read_bytes() for name, src in images.items()
    } == {
        "chart": PNG,
        "logo": PNG,
    }
    assert not {path for path in built.files() if "secret" in path or "notes" in path}


def test_files_that_would_run_or_show_secrets_are_never_published(site: Site) -> None:
    hostile = (
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:h='http://www.w3.org/1999/xhtml'><h:script/></svg>"
    )
    endings = ("html", "HTM", "js", "svg", "xml", "css", "svgz", "xsd", "rng", "xpdl", "txt", "json", "png")
    names = [*(f"a.{ending}" for ending in endings), ".env", "tool", ".b/c.txt"]
    files = {f"plans/{name}": hostile for name in names} | {"plans/.b/c.txt": "tide"}
    text = "".join(f"[open {name}]({name}) ![show]({name})\n" for name in names)
    built = site({"plans/x.md": f"# X\n\n{text}\n[sheet](b.csv)\n", "plans/b.csv": "a,b\n", **files})
    published = {path for path in built.files() if path.startswith(("plans/", "assets/plans/files/"))}
    assert {path for path in published if not path.endswith("index.html")} == {"plans/b.csv"}
    assert not [words for words in links(built) if words.startswith("open")]


def test_a_drawing_that_does_nothing_is_published(site: Site) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><circle r="4"/></svg>'
    built = site({"plans/x.md": "# X\n\n![drawing](a.svg)\n", "plans/a.svg": drawing})
    assert built.text("plans/a.svg") == drawing


def test_an_image_that_is_a_link_out_of_the_folder_is_not_published(
    site: Site, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.png"
    outside.write_bytes(PNG + b"SECRET")
    built = site({"plans/y.md": "# Y\n"})
    (built.folder.parent / "plans/leak.png").symlink_to(outside)
    built = site({"plans/x.md": "# X\n\n![leak](leak.png)\n"})
    assert b"SECRET" not in b"".join((built.folder / path).read_bytes() for path in built.files())


def linked(root: Path, links: dict[str, str]) -> None:
    """Make symbolic links in a project, by their paths, each with what it leads to."""
    for path, target in links.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).symlink_to(target)


def test_no_link_publishes_a_file_that_is_not_publishable_itself(project: Project) -> None:
    """With `folder: .` the whole repository is in the plans folder, including its settings and secrets."""
    names = ("env.txt", "env.png", "settings.txt", "key.txt", "hidden.txt", "dots/ci.txt")
    text = "".join(f"[open {name}]({name}) ![show]({name})\n" for name in names)
    project.write(
        {"x.md": f"# X\n\n{text}\n", ".env": "SECRET", "key": "SECRET", ".ci/ci.txt": "SECRET",
         ".hidden.txt": "SECRET", "docs/index.md": "# Home\n"}
    )  # fmt: skip
    project.commit()
    project.git("config", "user.name", "SECRET")
    project.write({".git/SECRET.md": "# SECRET\n"})
    linked(
        project.root,
        {"env.txt": ".env", "env.png": ".env", "settings.txt": ".git/config", "key.txt": "key", "dots": ".ci",
         "hidden.txt": ".hidden.txt", "config.md": ".git/config", "env.md": ".env", "key.md": "env.md",
         "tools": ".git", "a/plain.md": "../.env"},
    )  # fmt: skip
    project.configure(plugins=[{"plans": {"folder": "."}}])
    built = project.build(strict=False)
    assert not [path for path in built.files() if b"SECRET" in (built.folder / path).read_bytes()]
    assert not [words for words in links(built) if words.startswith("open")]
    refused = {line.removeprefix("plans: ").partition(":")[0] for line in built.log}
    assert refused == {"config.md", "env.md", "key.md", "tools", "a/plain.md"}


def test_excluded_files_are_published_in_no_other_way(project: Project) -> None:
    """Not as an attachment, not through a link, not from a page of the site, and not by options of MkDocs."""
    names = (
        "hidden/a.pdf",
        "linked.pdf",
        "folder/a.pdf",
        "late/b.pdf",
        "../art/out.png",
        "../docs/art/c.png",
    )
    text = "".join(f"[open {name}]({name}) ![show]({name})\n" for name in names)
    secret = b"%PDF-1.7 SECRET"
    project.write(
        {"docs/plans/x.md": f"# X\n\n{text}\n", "docs/plans/hidden/a.pdf": secret,
         "docs/plans/hidden/p.md": "# SECRET\n", "docs/plans/late/q.md": "# SECRET\n",
         "docs/plans/late/b.pdf": secret,
         "docs/plans/hidden/d.png": PNG + b"SECRET", "docs/art/c.png": PNG + b"SECRET",
         "docs/index.md": "# Home\n\n[a](plans/hidden/a.pdf) [b](plans/late/b.pdf) [c](plans/linked.pdf)\n"}
    )  # fmt: skip
    linked(
        project.root,
        {"docs/plans/linked.pdf": "hidden/a.pdf", "docs/plans/folder": "hidden",
         "docs/plans/p.md": "hidden/p.md", "docs/plans/q.md": "late/q.md",
         "docs/art/out.png": "../plans/hidden/d.png"},
    )  # fmt: skip
    options = {"folder": "docs/plans", "exclude": "hidden/"}
    project.configure(plugins=[{"plans": options}], exclude_docs="/plans/late/\n/art/\n")
    built = project.build(strict=False)
    assert not [path for path in built.files() if b"SECRET" in (built.folder / path).read_bytes()]
    assert not [words for words in links(built) if words.startswith("open")]
    dead = [line.split("'")[3] for line in built.log]
    assert dead == ["plans/hidden/a.pdf", "plans/late/b.pdf", "plans/linked.pdf"]
    assert any("docs/plans/late/b.pdf is not published" in line for line in built.messages)


def test_a_file_whose_content_keeps_it_from_being_published_is_reported_once_with_the_remedy(
    project: Project,
) -> None:
    drawn = b'<!DOCTYPE svg>\n<svg xmlns="http://www.w3.org/2000/svg"/>'
    project.write(
        {"plans/x.md": "# X\n\n![a](quay.svg) ![b](crane.png) [c](none.pdf) [d](run.sh)\n",
         "plans/y.md": "# Y\n\n![a](quay.svg)\n",
         "plans/quay.svg": drawn, "plans/tide.svg": drawn, "plans/crane.png": b"no image",
         "plans/run.sh": "true\n", "docs/index.md": "# Home\n\n![a](../plans/tide.svg)\n"}
    )  # fmt: skip
    project.configure()
    built = project.build(strict=False)
    found = sorted(line.removeprefix("plans: ") for line in built.messages if "is not published" in line)
    names = [line.partition(" ")[0] for line in found]
    assert names == ["plans/crane.png", "plans/quay.svg", "plans/tide.svg"]
    assert ("its content does not match its file extension" in found[0], "<!DOCTYPE>" in found[1]) == (
        True,
        True,
    )


def test_pages_of_the_site_show_files_of_plans_and_lead_to_the_others(project: Project) -> None:
    """Names with an underscore are no plans; as pages without one they ended the build."""
    project.write(
        {"docs/plans/x.md": "# X\n", "docs/plans/_notes.md": "# Notes\n", "docs/plans/a.pdf": b"%PDF-1.7",
         "docs/plans/run.html": "<script>alert(1)</script>", "docs/plans/my chart.png": PNG,
         "docs/guide/use.md": "[notes](../plans/_notes.md#part) [sheet](../plans/a.pdf)\n"
         "[run](../plans/run.html) ![chart](../plans/my%20chart.png)\n"}
    )  # fmt: skip
    project.write({"docs/index.md": "# Home\n"})
    project.configure(plugins=[{"plans": {"folder": "docs/plans"}}], validation=STRICT, **CODE_HOST)
    built = project.build()
    assert built.log == []
    assert leads(built, "sheet", "guide/use/") == "plans/a.pdf"
    host = "https://github.com/harbour/books/blob/main/docs/plans"
    assert links(built, "guide/use/")["notes"] == f"{host}/_notes.md#part"
    assert links(built, "guide/use/")["run"] == f"{host}/run.html"
    assert built.has("plans/my chart.png")
    assert not built.has("plans/run.html")
    project.configure(plugins=[{"plans": {"folder": "docs/plans"}}], validation=STRICT)
    built = project.build(strict=False)
    assert [line.split("'")[3] for line in built.log] == ["../plans/_notes.md#part", "../plans/run.html"]


def test_no_name_of_an_attachment_ends_the_build(project: Project) -> None:
    """Pages are folders of the site, so a file may have the address of a page."""
    names = ("chart.png", "x", "round.png", "deep/dashboard.txt", "loop/a.png", "index.html", "site.png")
    text = "".join(f"[open {name}]({name}) ![show {name}]({name})\n" for name in names)
    project.write(
        {"docs/index.md": "# Home\n", "docs/plans/site.png": PNG + b"docs", "plans/x.md": f"# X\n\n{text}\n",
         "plans/x": "a tool", "plans/chart.png.md": "# Chart\n", "plans/chart.png": PNG,
         "plans/site.png": PNG + b"plans"}
    )  # fmt: skip
    linked(project.root, {"plans/round.png": "round.png", "plans/loop": "loop", "plans/turn.md": "turn.md"})
    project.configure(plugins=["plans"])
    built = project.build(strict=False)
    images = {str(image["alt"]): str(image["src"]) for image in built.page("plans/x/").all("article img")}
    found = {name: (built.folder / "plans/x" / src).resolve().read_bytes() for name, src in images.items()}
    assert found == {"show chart.png": PNG, "show site.png": PNG + b"plans"}
    assert built.has("plans/chart.png/")


def test_a_text_with_a_secret_is_not_published_and_is_reported(project: Project) -> None:
    token = "ghp_" + "aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xYabcd"
    project.write(
        {"docs/index.md": "# Home\n\n[log](../plans/run.log)\n",
         "plans/x.md": "# X\n\n[a](a.yaml) [again](a.yaml) [b](b.json) [c](c.txt)\n",
         "plans/a.yaml": f"user: ana\nkey: {token}\n", "plans/b.json": '{"password": "Xk9vP2qLm3"}',
         "plans/c.txt": "password: required\n", "plans/run.log": f"with {token}\n"}
    )  # fmt: skip
    project.configure(plugins=["plans"], **CODE_HOST)
    built = project.build(strict=False)
    assert {path for path in built.files() if path.startswith("plans/") and not path.endswith(".html")} == {
        "plans/c.txt"
    }
    assert sorted(line.split(" is not")[0].removeprefix("plans: ") for line in built.log) == [
        "plans/a.yaml:2", "plans/b.json:1", "plans/run.log:1",
    ]  # fmt: skip
    assert not any(token in line or "Xk9vP2qLm3" in line for line in built.log)
    project.configure(plugins=[{"plans": {"rules": {"secret": "off"}}}], **CODE_HOST)
    assert {"plans/a.yaml", "plans/b.json", "plans/run.log"} <= project.build().files()


def test_a_folder_whose_name_is_no_utf_8_ends_no_build(project: Project) -> None:
    folder = os.fsdecode(b"plans/quay\xff")
    text = "# X\n\n[data](data.txt) ![show](chart.png) [code](tide.py) [x](x.md)\n"
    project.write(
        {"docs/index.md": "# Home\n", f"{folder}/x.md": text, f"{folder}/chart.png": PNG,
         f"{folder}/data.txt": "1", f"{folder}/tide.py": "1"}
    )  # fmt: skip
    project.configure(plugins=["plans"], **CODE_HOST)
    built = project.build()
    (plan,) = built.json()["plans"]
    page = built.page(unquote(plan["url"]))
    found = {link.get_text(): link["href"] for link in page.all("article a") if link.get_text() in text}
    assert found["code"] == "https://github.com/harbour/books/blob/main/plans/quay%FF/tide.py"
    assert found["data"] == "https://github.com/harbour/books/blob/main/plans/quay%FF/data.txt"


def test_links_to_source_files_lead_to_the_code_host_where_it_is_known(site: Site) -> None:
    files = {"plans/x.md": "# X\n\n[code](../src/tide.py#L3) [folder](../src)\n", "src/tide.py": "tide = 1\n"}
    built = site(files, **CODE_HOST)
    assert links(built)["code"] == "https://github.com/harbour/books/blob/main/src/tide.py#L3"
    assert links(built)["folder"].startswith("https://github.com/harbour/books/")
    assert built.log == []


def test_links_to_source_files_are_text_where_no_code_host_is_known(site: Site) -> None:
    built = site({"plans/x.md": "# X\n\nSee [code](../src/tide.py).\n", "src/tide.py": "tide = 1\n"})
    assert "code" not in links(built)
    assert "See code" in built.page("plans/x/").words("article")


@pytest.mark.parametrize("link", ["../../../etc/passwd", "/../../etc/passwd", "..%2f..%2f..%2fetc/passwd"])
def test_links_out_of_the_repository_lead_nowhere(site: Site, link: str) -> None:
    built = site({"plans/x.md": f"# X\n\n[out]({link}) ![out]({link})\n"}, **CODE_HOST)
    assert "out" not in links(built)


@pytest.mark.parametrize(
    "folder, edit", [("plans", "edit/main/docs/../plans/x.md"), ("docs/plans", "edit/main/docs/plans/x.md")]
)
def test_the_edit_link_leads_to_the_file_of_the_plan(site: Site, folder: str, edit: str) -> None:
    built = site({f"{folder}/x.md": "# X\n"}, plugins=["search", {"plans": {"folder": folder}}], **CODE_HOST)
    normal = f"https://github.com/harbour/books/edit/main/{folder}/x.md"
    urls = {normal, f"https://github.com/harbour/books/{edit}"}
    assert links(built)["edit"] in urls
    button = built.page("plans/x/").all("a.md-content__button[rel=edit], a.md-content__button")
    assert {str(link["href"]) for link in button} <= urls


def test_our_generated_pages_offer_no_edit_link(site: Site) -> None:
    files = {"plans/x.md": "# X\n"}
    built = site(
        files, **CODE_HOST, theme={"name": "material", "font": False, "features": ["content.action.edit"]}
    )
    assert built.page("plans/x/").all("a.md-content__button")
    assert not built.page("plans/dashboard/").all("a.md-content__button")


def test_relations_are_shown_on_both_plans(site: Site) -> None:
    built = site({
        "plans/x.md": "# X\n\n**Depends on:** [Ledger](ledger.md)\n**Blocks:** y\n",
        "plans/y.md": "---\nsupersedes: 042\n---\n# Y\n",
        "plans/042-old.md": "# Old one\n",
        "plans/ledger.md": LEDGER,
    })  # fmt: skip
    said = {
        page: built.page(f"plans/{page}/").texts(".plans-relation")
        for page in ("x", "y", "042-old", "ledger")
    }
    assert said["x"] == ["Depends on Move the ledger (in progress)", "Blocks Y (not stated)"]
    assert said["ledger"] == ["Needed by X (not stated)"]
    assert said["y"] == ["Blocked by X (not stated)", "Supersedes Old one (not stated)"]
    assert said["042-old"] == ["Superseded by Y (not stated)"]
    assert {(edge["from"], edge["kind"], edge["to"]) for edge in built.json()["relations"]} == {
        ("plans/x.md", "depends-on", "plans/ledger.md"),
        ("plans/x.md", "blocks", "plans/y.md"),
        ("plans/y.md", "supersedes", "plans/042-old.md"),
    }


def test_images_of_other_hosts_are_links_unless_the_host_is_listed(site: Site) -> None:
    text = "# X\n\n![badge](https://img.shields.io/a.svg) ![track](https://evil.example/p.gif)\n"
    built = site({"plans/x.md": text}, plugins=[{"plans": {"image_hosts": ["img.shields.io"]}}])
    sources = [str(image["src"]) for image in built.page("plans/x/").all("article img")]
    assert sources == ["https://img.shields.io/a.svg"]
    assert "https://evil.example/p.gif" in links(built).values()
