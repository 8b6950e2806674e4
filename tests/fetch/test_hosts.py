"""Which hosts may be contacted."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Any

import pytest
from mkdocs_plans.fetch.allowed_hosts import addresses, is_named, is_public
from mkdocs_plans.fetch.responses import SourceError

from tests.portals import Answer, Server, plans_json

from .conftest import Gather


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_an_address_of_the_open_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",  # noqa: S104
     "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:10.0.0.1",
     "2002:0a00:0001::", "64:ff9b::10.0.0.1", "64:ff9b:1::1", "::10.0.0.1", "::ffff:0:10.0.0.1", "fec0::1",
      "2001:0:0a00:1::f5ff:fffe", "not an address"],
)  # fmt: skip
def test_any_other_address_is_not(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("entry", ["portal.example", "Portal.Example", "portal.example:8443"])
def test_a_host_is_named_with_or_without_its_port(entry: str) -> None:
    assert is_named("portal.example", 8443, [entry])
    assert not is_named("portal.example.evil.example", 8443, [entry])
    assert not is_named("evil-portal.example", 8443, [entry])


def test_another_port_of_a_host_is_not_named() -> None:
    assert not is_named("portal.example", 22, ["portal.example:8443"])


def test_an_unknown_host_is_an_error() -> None:
    with pytest.raises(SourceError, match=r"the host no-such-host\.invalid is unknown"):
        addresses("no-such-host.invalid", 443, [])


@pytest.fixture
def proxied(server: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    """A proxy that the environment names; it alone looks names up."""

    def getaddrinfo(host: Any, *rest: Any, **named: Any) -> Any:
        assert host in ("127.0.0.1", b"127.0.0.1")
        return truly(host, *rest, **named)

    truly = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    monkeypatch.setenv("http_proxy", server.at)
    monkeypatch.setenv("no_proxy", "")
    return server


def test_a_proxy_of_the_environment_is_used(proxied: Server, gather: Gather, tmp_path: Path) -> None:
    url = "http://portal.example/plans.json"
    proxied.serve(url, plans_json(tmp_path / "data"))
    repository = "http://git.example/gateway.git"
    data, gateway = gather(
        {"name": "data", "snapshot": url}, {"name": "gateway", "git": repository}, allow_hosts=[]
    )
    assert data.project.state == "fresh"
    assert gateway.project.state == "missing"
    assert {url, f"{repository}/info/refs?service=git-upload-pack"} == set(proxied.paths())


@pytest.mark.parametrize(
    "chosen",
    [{"http_proxy": "{}"}, {"HTTP_PROXY": "{}"}, {"ALL_PROXY": "{}"},
     {"http_proxy": "{}", "no_proxy": "127.0.0.0/8"}, {"http_proxy": "{}", "NO_PROXY": "127.0.0.0/8"}],
    ids=" ".join,
)  # fmt: skip
def test_git_gets_the_proxy_for_which_names_were_checked(
    server: Server, other: Server, gather: Gather, monkeypatch: pytest.MonkeyPatch, chosen: dict[str, str]
) -> None:
    """Git itself would not see `HTTP_PROXY`, and reads more out of `no_proxy`."""
    _without_proxies(monkeypatch)
    for name, value in chosen.items():
        monkeypatch.setenv(name, value.format(server.at))
    gather({"name": "gateway", "git": other.url("/gateway.git")})
    assert server.paths() == [f"{other.url('/gateway.git')}/info/refs?service=git-upload-pack"]
    assert other.asked == []


@pytest.mark.parametrize("setting", ["http.proxy", "http.http://{}.proxy"])
def test_git_takes_no_proxy_by_itself(
    server: Server, other: Server, gather: Gather, monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    """Of one in its settings nobody knew when the addresses of the host were judged."""
    _without_proxies(monkeypatch)
    for name, value in {
        "COUNT": "1",
        "KEY_0": setting.format(other.at),
        "VALUE_0": f"http://{server.at}",
    }.items():
        monkeypatch.setenv(f"GIT_CONFIG_{name}", value)
    gather({"name": "gateway", "git": other.url("/gateway.git")})
    assert other.paths() == ["/gateway.git/info/refs?service=git-upload-pack"]
    assert server.asked == []


@pytest.mark.parametrize(
    "proxy",
    ["http://user:S3C/RET@127.0.0.1:1", "http://user:S3C#RET@127.0.0.1:1", "http://user:S3C?RET@127.0.0.1:1",
     "http://user:S3CRET\n@127.0.0.1:1", "http://user:S3C RET@127.0.0.1:1", "http://user:S3CRET@[::1:1",
     "http://user:S3CRET@127.0.0.1:99999", "user:S3C/RET@127.0.0.1:1", "ftp://user:S3CRET@127.0.0.1:1"],
)  # fmt: skip
def test_the_password_of_a_proxy_is_never_shown(
    gather: Gather, monkeypatch: pytest.MonkeyPatch, proxy: str
) -> None:
    _without_proxies(monkeypatch)
    monkeypatch.setenv("http_proxy", proxy)
    url = "http://portal.example"
    for found in gather({"name": "s", "snapshot": f"{url}/plans.json"}, {"name": "g", "git": f"{url}/x.git"},
                        allow_hosts=[]):  # fmt: skip
        assert found.project.state == "missing"
        assert not {part for part in ("S3C", "RET") if part in found.project.reason}


def _without_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.casefold().endswith("_proxy")]:
        monkeypatch.delenv(name)


@pytest.mark.parametrize(
    "host",
    ["localhost", "localhost.", "a.localhost", "127.1", "0x7f.1", "2130706433", "10.0.0.1.", "[::1]",
     "[::ffff:10.0.0.1]", "[fd00::1]", "127。0。0。1"],
)  # fmt: skip
def test_a_proxy_is_not_used_for_private_hosts(proxied: Server, gather: Gather, host: str) -> None:
    projects = (
        {"name": "data", "snapshot": f"http://{host}/plans.json"},
        {"name": "gateway", "git": f"http://{host}/gateway.git"},
    )
    for found in gather(*projects, allow_hosts=[]):
        assert found.project.state == "missing"
        assert "is not allowed: add it to allow_hosts" in found.project.reason
    for found in gather(*projects, allow_hosts=["portal.example"]):
        assert "is not allowed: add it to allow_hosts" in found.project.reason
    assert proxied.asked == []


@pytest.mark.parametrize("host", ["１２７.0.0.1", "①②⑦.1", "ｌocalhost", "loc\xadalhost", "ａ.localhost"])
def test_no_other_letters_hide_an_inner_host_from_git(proxied: Server, gather: Gather, host: str) -> None:
    (found,) = gather({"name": "gateway", "git": f"http://{host}/gateway.git"}, allow_hosts=[])
    assert found.project.reason == f"the host {host} is not allowed: add it to allow_hosts"
    assert proxied.asked == []


@pytest.mark.parametrize("host", ["%31%32%37.0.0.1", "loc%61lhost", "a..b", "x" * 64])
def test_a_proxy_gets_only_valid_names(proxied: Server, gather: Gather, host: str) -> None:
    projects = (
        {"name": "data", "snapshot": f"http://{host}/plans.json"},
        {"name": "gateway", "git": f"http://{host}/gateway.git"},
    )
    for found in gather(*projects, allow_hosts=[]):
        assert found.project.reason == f"the host {host} is unknown"
    assert proxied.asked == []


@pytest.mark.parametrize("host", ["portal.example", "ｐortal。example", "portal.example."])
def test_git_connects_to_the_checked_address_for_any_spelling_of_a_host(
    server: Server, gather: Gather, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    """No resolver knows the host: git finds it only when it is given the address."""
    found = [(socket.AF_INET, 1, 6, "", ("127.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    monkeypatch.setattr("mkdocs_plans.fetch.allowed_hosts.is_public", lambda _: True)
    url = server.url("/gateway.git").replace("127.0.0.1", host)
    gather({"name": "gateway", "git": url}, allow_hosts=[])
    assert server.paths() == ["/gateway.git/info/refs?service=git-upload-pack"]


def test_one_private_address_among_public_ones_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [(socket.AF_INET, 1, 6, "", (ip, 443)) for ip in ("93.184.215.14", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)
    with pytest.raises(SourceError, match="private address"):
        addresses("portal.example", 443, [])
    assert addresses("portal.example", 443, ["portal.example"]) == ("93.184.215.14", "10.0.0.1")


def test_a_name_is_looked_up_once_so_that_it_cannot_lead_elsewhere_a_moment_later(
    server: Server, gather: Gather, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that is public when it is judged and private when it is connected to (DNS rebinding)."""
    url = server.serve("/plans.json", Answer(b"{}"))
    looked_up: list[str] = []
    truly = socket.getaddrinfo

    def getaddrinfo(host: Any, *rest: Any, **named: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name != "rebound.example":
            return truly(host, *rest, **named)
        looked_up.append(name)
        address = "203.0.113.9" if len(looked_up) == 1 else "127.0.0.1"
        return truly(address, *rest, **named)

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    monkeypatch.setattr("mkdocs_plans.fetch.allowed_hosts.is_public", lambda address: address[:3] == "203")
    rebound = url.replace("127.0.0.1", "rebound.example")
    (found,) = gather({"name": "data", "snapshot": rebound}, allow_hosts=[])
    assert looked_up == ["rebound.example"]
    assert server.asked == []
    assert found.project.state == "missing"
