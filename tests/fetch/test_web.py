"""Snapshots over HTTP, from servers that mean well and from those that do not."""

from __future__ import annotations

import gzip
import json
import logging
import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from mkdocs_plans.fetch.kinds import http
from mkdocs_plans.overview.project_status import DataState, FetchedProject

from tests.portals import Answer, Asked, Server, bomb, plans_json, serving, tagged

from .conftest import Gather

VARIABLE = "PLANS_TOKEN"
HEADER = "PRIVATE-TOKEN"


@pytest.fixture
def body(tmp_path: Path) -> bytes:
    return json.dumps(plans_json(tmp_path / "data")).encode()


def project(url: str, **more: Any) -> dict[str, Any]:
    return {"name": "data", "snapshot": url, **more}


def one(found: list[FetchedProject]) -> tuple[DataState, str]:
    (fetched,) = found
    return fetched.project.state, fetched.project.reason


def test_a_snapshot_is_fetched_and_its_plans_link_to_the_portal_that_published_it(
    server: Server, gather: Gather, body: bytes
) -> None:
    url = server.serve("/team/plans.json", Answer(body))
    (found,) = gather(project(url))
    assert (found.project.state, found.project.plans) == ("fresh", 1)
    (entry,) = found.entries
    assert (entry.project, entry.plan.path, entry.plan.title) == (
        "data",
        "data:plans/lake.md",
        "Fill the lake",
    )
    assert entry.url == server.url("/team/plans/lake/")
    assert entry.elsewhere


@pytest.mark.parametrize("cut", [0, 50], ids=["in one", "in two members"])
def test_a_packed_snapshot_is_unpacked(server: Server, gather: Gather, body: bytes, cut: int) -> None:
    packed = gzip.compress(body) if cut == 0 else gzip.compress(body[:cut]) + gzip.compress(body[cut:])
    url = server.serve("/plans.json", Answer(packed, headers={"Content-Encoding": "gzip"}))
    assert one(gather(project(url))) == ("fresh", "")
    assert server.asked[0].headers["accept-encoding"] == "gzip"


@pytest.mark.parametrize("cut", [0, 50], ids=["behind the last member", "between two members"])
def test_padding_of_a_packed_snapshot_may_be_longer_than_one_read(
    server: Server, gather: Gather, body: bytes, cut: int
) -> None:
    padding = bytes(200_000)  # 64 KiB are read at once
    packed = gzip.compress(body[:cut] or body) + padding + (gzip.compress(body[cut:]) if cut else b"")
    url = server.serve("/plans.json", Answer(packed, headers={"Content-Encoding": "gzip"}))
    assert one(gather(project(url))) == ("fresh", "")


@pytest.mark.parametrize("header, sent", [("ETag", "if-none-match"), ("Last-Modified", "if-modified-since")])
def test_unchanged_data_is_not_sent_again(
    server: Server, gather: Gather, body: bytes, header: str, sent: str
) -> None:
    def answer(asked: Asked) -> Answer:
        return Answer(status=304) if sent in asked.headers else Answer(body, headers={header: "Mon, x"})

    url = server.serve("/plans.json", answer)
    assert one(gather(project(url))) == ("fresh", "")
    for _ in range(2):
        (found,) = gather(project(url))
        assert (found.project.state, len(found.entries)) == ("unchanged", 1)
        assert server.asked[-1].headers[sent] == "Mon, x"


def test_the_same_bytes_sent_again_are_unchanged(server: Server, gather: Gather, body: bytes) -> None:
    url = server.serve("/plans.json", Answer(body))
    assert [one(gather(project(url)))[0] for _ in range(2)] == ["fresh", "unchanged"]


def test_a_busy_server_gets_three_requests(server: Server, gather: Gather, body: bytes) -> None:
    answers = iter([Answer(status=503), Answer(status=429), Answer(body)])
    url = server.serve("/plans.json", lambda _: next(answers))
    assert one(gather(project(url))) == ("fresh", "")
    server.serve("/plans.json", Answer(status=503))
    state, reason = one(gather(project(url)))
    assert (state, len(server.asked)) == ("cached", 6)
    assert "responded with 503 Service Unavailable" in reason


@pytest.mark.parametrize(
    "answer, said",
    [
        (Answer(status=404), "127.0.0.1 responded with 404 Not Found"),
        (Answer(status=401), "responded with 401 Unauthorized"),
        (Answer(status=304), "responded with 304 Not Modified"),
        (Answer(b"{", length=9), "closed the connection"),
        (Answer(bomb(2_000_000), headers={"Content-Encoding": "gzip"}), "larger than 1,000,000 bytes"),
        (Answer(b" " * 1_000_001), "larger than 1,000,000 bytes"),
        (Answer(slowly=True), "took longer than 3 seconds"),
        (Answer(b"no gzip", headers={"Content-Encoding": "gzip"}), "cannot be decompressed"),
        (Answer(gzip.compress(b"x" * 99)[:-9], headers={"Content-Encoding": "gzip"}), "is truncated"),
        (Answer(b"{}", headers={"Content-Encoding": "br"}), "compressed as 'br'"),
        (Answer(status=302, headers={"Location": "/plans.json"}), "redirects more than 4 times"),
        (Answer(status=302, headers={"Location": "file:///etc/passwd"}), "only http and https"),
        (
            Answer(status=302, headers={"Location": "http://127.0.0.1:x/"}),
            "redirects to an invalid address",
        ),
        (
            Answer(status=302, headers={"Location": "http://localhost:1/"}),
            "localhost is not allowed: add it to allow_hosts",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_source_that_gives_no_file_is_missing_with_the_reason(
    server: Server, gather: Gather, answer: Answer, said: str
) -> None:
    url = server.serve("/plans.json", answer)
    state, reason = one(gather(project(url)))
    assert state == "missing"
    assert said in reason


def test_a_silent_server_times_out(gather: Gather) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/plans.json"
        assert one(gather(project(url))) == ("missing", "127.0.0.1 did not respond in time")


def test_a_refused_connection_is_an_error(gather: Gather) -> None:
    assert "cannot be reached" in one(gather(project("http://127.0.0.1:1/plans.json")))[1]


def test_a_longer_body_than_announced_is_cut_there_and_no_snapshot(
    server: Server, gather: Gather, body: bytes
) -> None:
    url = server.serve("/plans.json", Answer(body, length=len(body) - 9))
    state, reason = one(gather(project(url)))
    assert state == "invalid"
    assert "is not JSON" in reason


def test_a_redirect_is_followed_and_links_stay_at_the_configured_portal(
    server: Server, other: Server, gather: Gather, body: bytes
) -> None:
    other.serve("/x/plans.json", Answer(body))
    url = server.serve("/plans.json", Answer(status=301, headers={"Location": other.url("/x/plans.json")}))
    (found,) = gather(project(url))
    assert found.project.state == "fresh"
    assert found.entries[0].url == server.url("/plans/lake/")


def test_a_redirect_leads_to_no_host_that_is_not_named(
    server: Server, other: Server, gather: Gather, body: bytes
) -> None:
    other.serve("/plans.json", Answer(body))
    url = server.serve("/plans.json", Answer(status=302, headers={"Location": other.url("/plans.json")}))
    state, reason = one(gather(project(url), allow_hosts=[server.at]))
    assert (state, reason) == ("missing", "the host 127.0.0.2 is not allowed: add it to allow_hosts")
    assert other.asked == []


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "0x7f.1", "169.254.169.254", "10.0.0.1"])
def test_an_address_of_an_inner_network_is_refused_unless_it_is_named(gather: Gather, host: str) -> None:
    state, reason = one(gather(project(f"http://{host}:9/plans.json"), allow_hosts=[]))
    assert state == "missing"
    assert "has a private address" in reason


def test_a_token_is_sent_to_its_host_alone(
    server: Server, other: Server, gather: Gather, body: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "s3cret")
    other.serve("/plans.json", Answer(status=302, headers={"Location": server.url("/back.json")}))
    server.serve("/back.json", Answer(body))
    server.serve("/next.json", Answer(status=307, headers={"Location": other.url("/plans.json")}))
    url = server.serve("/plans.json", Answer(status=302, headers={"Location": "/next.json"}))
    assert one(gather(project(url, token_env=VARIABLE))) == ("fresh", "")
    sent = [(asked.path, asked.headers.get("authorization")) for asked in (*server.asked, *other.asked)]
    assert sent == [
        ("/plans.json", "Bearer s3cret"), ("/next.json", "Bearer s3cret"), ("/back.json", None),
        ("/plans.json", None),
    ]  # fmt: skip


def test_a_token_is_sent_in_the_configured_header(
    server: Server, gather: Gather, body: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "s3cret")
    url = server.serve("/plans.json", Answer(body))
    gather(project(url, token_env=VARIABLE, token_header=HEADER))
    assert server.asked[0].headers[HEADER.lower()] == "s3cret"
    assert "authorization" not in server.asked[0].headers


def test_without_its_token_a_source_is_not_contacted(server: Server, gather: Gather, body: bytes) -> None:
    url = server.serve("/plans.json", Answer(body))
    reason = "the environment variable PLANS_TOKEN is not set"
    assert one(gather(project(url, token_env=VARIABLE))) == ("missing", reason)
    assert server.asked == []


def test_neither_log_nor_copies_nor_reasons_hold_a_token_or_a_query(
    server: Server,
    gather: Gather,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv(VARIABLE, "s3cret")
    server.serve("/plans.json?sig=s3cret", Answer(status=403))
    _, reason = one(gather(project(server.url("/plans.json?sig=s3cret"), token_env=VARIABLE)))
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert "403" in reason
    assert "s3cret" not in reason + caplog.text + kept.decode()


def test_sixteen_sources_are_fetched_at_the_same_time(server: Server, gather: Gather) -> None:
    meeting = Barrier(16)

    def answer(_: Asked) -> Answer:
        meeting.wait(10)  # fails, and is no 404, unless all of them arrive
        return Answer(status=404)

    urls = [server.serve(f"/{number}.json", answer) for number in range(16)]
    found = gather(*(project(url) | {"name": f"p{number}"} for number, url in enumerate(urls)))
    assert {fetched.project.reason for fetched in found} == {"127.0.0.1 responded with 404 Not Found"}


def test_etags_survive_in_the_copy(server: Server, gather: Gather, body: bytes) -> None:
    url = server.serve("/plans.json", tagged(body, '"1"'))
    assert [one(gather(project(url)))[0] for _ in range(3)] == ["fresh", "unchanged", "unchanged"]


# Over TLS.

NAME = "portal.example"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of `portal.example` that vouches for itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2120, 1, 1, tzinfo=UTC))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    pem = serialization.Encoding.PEM
    plain = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(made.public_bytes(pem) + plain)
    return path


@pytest.fixture
def secured(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server called `portal.example`, whose certificate is trusted."""
    guard = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    guard.load_cert_chain(certificate)
    truly = socket.getaddrinfo

    def getaddrinfo(host: Any, *rest: Any, **named: Any) -> Any:
        return truly("127.0.0.1" if host in (NAME, "other.example") else host, *rest, **named)

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    http._trusted.cache_clear()
    with serving("127.0.0.1", guard) as running:
        running.host = NAME
        yield running
    http._trusted.cache_clear()


def test_a_certificate_is_checked_against_the_name_though_an_address_is_connected_to(
    secured: Server, gather: Gather, body: bytes
) -> None:
    url = secured.serve("/plans.json", Answer(body)).replace("http:", "https:")
    hosts = [NAME, "other.example"]
    assert one(gather(project(url), allow_hosts=hosts)) == ("fresh", "")
    assert secured.asked[0].headers["host"] == secured.at
    state, reason = one(gather(project(url.replace(NAME, "other.example")), allow_hosts=hosts))
    assert state == "missing"
    assert "certificate" in reason


def test_a_redirect_to_an_unencrypted_address_is_refused(
    secured: Server, server: Server, gather: Gather, body: bytes
) -> None:
    plain = server.serve("/plans.json", Answer(body))
    url = secured.serve("/plans.json", Answer(status=302, headers={"Location": plain}))
    state, reason = one(gather(project(url.replace("http:", "https:")), allow_hosts=[NAME, "127.0.0.1"]))
    assert (state, reason) == ("missing", "portal.example redirects to an unencrypted address")
    assert server.asked == []
