"""Which files may be published, by their extension and their content."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs_plans.sources.attachments import ENDINGS, is_publishable

SVG = 'xmlns="http://www.w3.org/2000/svg"'
HTML = b"<html><script>alert(1)</script>"
TEXTS = (".txt", ".csv", ".tsv", ".json", ".yaml", ".yml", ".toml", ".log")

HARMLESS: dict[str, bytes] = {
    ".png": b"\x89PNG\r\n\x1a\n",
    ".jpg": b"\xff\xd8\xff\xe0",
    ".jpeg": b"\xff\xd8\xff\xe1",
    ".gif": b"GIF89a",
    ".webp": b"RIFF\x0a\x00\x00\x00WEBPVP8 ",
    ".avif": b"\x00\x00\x00\x20ftypavif",
    ".bmp": b"BM\x0a",
    ".ico": b"\x00\x00\x01\x00\x01",
    ".svg": f"<svg {SVG}/>".encode(),
    ".pdf": b"%PDF-1.7\n",
    **dict.fromkeys((".zip", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"), b"PK\x03\x04\x14\x00"),
    ".mp4": b"\x00\x00\x00\x18ftypisom",
    ".webm": b"\x1a\x45\xdf\xa3",
    **dict.fromkeys(TEXTS, b"tide,1 < 2\n"),
}


def publishable(folder: Path, content: bytes, ending: str) -> bool:
    file = folder / f"a{ending}"
    file.write_bytes(content)
    return is_publishable(file, file.name)


def test_every_kind_of_file_that_may_be_published_is_tried() -> None:
    assert set(HARMLESS) == ENDINGS


@pytest.mark.parametrize("ending", sorted(HARMLESS))
def test_a_file_is_published_if_its_content_matches_its_extension(ending: str, tmp_path: Path) -> None:
    assert publishable(tmp_path, HARMLESS[ending], ending)
    assert publishable(tmp_path, HARMLESS[ending], ending.upper())
    assert not publishable(tmp_path, HTML, ending)
    assert not publishable(tmp_path, b"", ending) or ending in TEXTS


@pytest.mark.parametrize(
    "ending",
    ["", ".html", ".xhtml", ".shtml", ".xml", ".xsd", ".rng", ".xpdl", ".rdf", ".atom", ".wsdl", ".mathml",
     ".svgz", ".js", ".css", ".wasm", ".swf", ".drawio", ".md", ".env", ".pem", ".eml", ".hta", ".unknown"],
)  # fmt: skip
def test_a_file_with_any_other_ending_is_not_published(ending: str, tmp_path: Path) -> None:
    assert not any(publishable(tmp_path, content, ending) for content in (HTML, *HARMLESS.values()))


@pytest.mark.parametrize("before", [b"", b"\n\t ", b"\xef\xbb\xbf", b"\xef\xbb\xbf\r\n", b"\x0c"])
@pytest.mark.parametrize("markup", [HTML, b"<!-- --><script>", b"<?xml version='1.0'?>", b"<SCRIPT >"])
def test_a_text_that_a_browser_may_take_for_markup_is_not_published(
    before: bytes, markup: bytes, tmp_path: Path
) -> None:
    assert not publishable(tmp_path, before + markup, ".log")


@pytest.mark.parametrize("inner", ["php", "PHP8", "cgi", "shtml", "html", "gz", "br"])
def test_a_file_that_a_server_may_run_or_unpack_by_an_inner_ending_is_not_published(
    inner: str, tmp_path: Path
) -> None:
    for ending in (".txt", ".toml", ".png"):
        assert not publishable(tmp_path, HARMLESS[ending], f".{inner}{ending}")
        assert publishable(tmp_path, HARMLESS[ending], f".v1.2{ending}")
        assert not is_publishable(tmp_path / f"a.v1.2{ending}", f"a.{inner}{ending}")


def test_an_image_whose_size_spells_a_comment_is_not_published(tmp_path: Path) -> None:
    assert not publishable(tmp_path, b"<!--ftypavif--><script>alert(1)</script>", ".avif")
    assert not publishable(tmp_path, b"<!--ftypisom--><script>alert(1)</script>", ".mp4")


def test_only_readable_files_are_published(tmp_path: Path) -> None:
    (tmp_path / "round.png").symlink_to("round.png")
    (tmp_path / "folder.png").mkdir()
    for name in ("round.png", "folder.png", "gone.png", "x" * 300 + ".png"):
        assert not is_publishable(tmp_path / name, name)


# SVG.

PASSIVE = {
    "shapes": f'<svg {SVG} viewBox="0 0 9 9"><g transform="scale(2)"><path d="M0 0h9"/></g></svg>',
    "declaration": f'<?xml version="1.0" encoding="UTF-8"?><!-- Drawn by hand --><svg {SVG}/>',
    "prefix": '<?xml version="1.0"?><s:svg xmlns:s="http://www.w3.org/2000/svg"><s:circle r="4"/></s:svg>',
    "gradient": f'<svg {SVG}><linearGradient id="a"/><rect fill="url(#a)" style="stroke:url(\'#a\')"/></svg>',
    "reference": f'<svg {SVG} xmlns:xlink="http://www.w3.org/1999/xlink"><use xlink:href="#a"/></svg>',
    "picture": f'<svg {SVG}><image href="data:image/png;base64,iVBORw0KGgo="/></svg>',
    "style": f"<svg {SVG}><style>.a {{ fill: red }} @media print {{ .a {{ fill: black }} }}</style></svg>",
    "text": f'<svg {SVG}><text x="1" aria-label="a\\b">1 &lt; 2 &#233; javascript: is a word</text></svg>',
    "notes": f'<svg {SVG} xmlns:d="http://purl.org/dc/terms/" d:title="a"><d:rights/></svg>',
}  # fmt: skip

HTML_NAMESPACE = "http://www.w3.org/1999/xhtml"
ACTIVE = {
    "script": f"<svg {SVG}><script>alert(1)</script></svg>",
    "script of SVG by a prefix": f'<svg {SVG} xmlns:s="http://www.w3.org/2000/svg"><s:script/></svg>',
    "script of XHTML by a prefix": f'<svg {SVG} xmlns:s="{HTML_NAMESPACE}"><s:script>a()</s:script></svg>',
    "namespace of XHTML below": f'<svg {SVG}><g><img xmlns="{HTML_NAMESPACE}" onerror="a()"/></g></svg>',
    "XHTML among notes": f'<svg {SVG}><metadata><script xmlns="{HTML_NAMESPACE}"/></metadata></svg>',
    "unknown namespace": f'<svg {SVG}><a:x xmlns:a="urn:a"/></svg>',
    "namespace with a space": f'<svg {SVG} xmlns:s="{HTML_NAMESPACE} x"><s:svg/></svg>',
    "no namespace": "<svg><circle/></svg>",
    "another root": f"<g {SVG}><circle/></g>",
    "handler": f'<svg {SVG} onload="alert(1)"/>',
    "handler on a part": f'<svg {SVG}><circle OnClick="alert(1)"/></svg>',
    "foreign object": f"<svg {SVG}><foreignObject/></svg>",
    "animation": f'<svg {SVG}><a><set attributeName="href" to="javascript:alert(1)"/></a></svg>',
    "link that runs": f'<svg {SVG}><a href="javascript:alert(1)"><text>a</text></a></svg>',
    "link with a blank": f'<svg {SVG}><a href=" java&#10;script:alert(1)"/></svg>',
    "other drawing": f'<svg {SVG}><use href="b.svg#a"/></svg>',
    "drawing as data": f'<svg {SVG}><image href="data:image/svg+xml;base64,PHN2Zz4="/></svg>',
    "data in a use": f'<svg {SVG}><use href="data:image/png;base64,PHN2Zz4="/></svg>',
    "picture of a host": f'<svg {SVG}><image href="https://evil.example/p.png"/></svg>',
    "base": f'<svg {SVG} xml:base="https://evil.example/"/>',
    "style that loads": f'<svg {SVG}><style>@import "//evil.example/a.css";</style></svg>',
    "style in pieces": f'<svg {SVG}><style>@imp<![CDATA[ort]]> "//evil.example/a.css";</style></svg>',
    "style that escapes": f'<svg {SVG}><rect style="fill:\\75 rl(//evil.example/a)"/></svg>',
    "fill that loads": f'<svg {SVG}><rect fill="url(//evil.example/a.svg#b)"/></svg>',
    "document type": f"<!DOCTYPE svg><svg {SVG}/>",
    "entity": f'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]><svg {SVG}>&a;</svg>',
    "style sheet": f'<?xml version="1.0"?><?xml-stylesheet href="#a"?><svg {SVG}/>',
    "instruction inside": f"<svg {SVG}><?php echo 1 ?></svg>",
    "comment first": f"<!--> <script>alert(1)</script> --><svg {SVG}/>",
    "another encoding": f'<?xml version="1.0" encoding="ISO-2022-JP"?><svg {SVG}><text>\x1b$B</text></svg>',
    "another encoding without a sign": f'<?xml version="1.0" encoding="windows-1252"?><svg {SVG}/>',
    "another version": f'<?xml version="1.1"?><svg {SVG}/>',
    "not well-formed": f"<svg {SVG}><circle></svg>",
    "unknown prefix": f"<svg {SVG}><s:script/></svg>",
    "long": f"<svg {SVG}>{' ' * 2_000_000}</svg>",
}  # fmt: skip


@pytest.mark.parametrize("name", PASSIVE)
def test_a_drawing_that_only_draws_is_published(name: str, tmp_path: Path) -> None:
    assert publishable(tmp_path, PASSIVE[name].encode(), ".svg")
    assert publishable(tmp_path, b"\xef\xbb\xbf" + PASSIVE[name].encode(), ".svg")


@pytest.mark.parametrize("name", ACTIVE)
def test_a_drawing_that_runs_or_loads_anything_is_not_published(name: str, tmp_path: Path) -> None:
    assert not publishable(tmp_path, ACTIVE[name].encode(), ".svg")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "utf-7", "iso2022_jp", "cp500"])
def test_a_drawing_in_any_encoding_but_utf_8_is_not_published(encoding: str, tmp_path: Path) -> None:
    declared = f'<?xml version="1.0" encoding="{encoding}"?><svg {SVG}><text>\u6f6e</text></svg>'
    raw = declared.replace("\u6f6e", "" if encoding == "cp500" else "\u6f6e").encode(encoding)
    assert not publishable(tmp_path, raw, ".svg")


def test_a_drawing_with_an_element_hidden_by_its_encoding_is_not_published(tmp_path: Path) -> None:
    """In ISO-2022-JP the bytes between the two escapes are one thing, and in ASCII they are another."""
    hidden = b'<svg xmlns="http://www.w3.org/2000/svg">\x1b(J<script>alert(1)</script>\x1b(B</svg>'
    assert not publishable(tmp_path, b'<?xml version="1.0" encoding="ISO-2022-JP"?>' + hidden, ".svg")
