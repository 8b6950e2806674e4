"""Which hosts may be asked: those that are named, at addresses that are not of an inner network.

A name is looked up once, every address that it stands for is judged, and one of those is connected to: a
name that leads elsewhere a moment later leads nowhere. A proxy looks names up itself; then the name is all
there is to judge.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Collection
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from .responses import MisconfiguredError, SourceError

_UNICAST = ipaddress.ip_network("2000::/3")
"""All of IPv6 that is given out to anybody."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def addresses(host: str, port: int, allowed: Collection[str]) -> tuple[str, ...]:
    """The addresses at which a host may be asked, in the order in which to try them.

    Args:
        host: Its name or address.
        port: The port it is to be asked at.
        allowed: Names of hosts, some with a port; if there are any no other host may be asked.

    Raises:
        MisconfiguredError: It may not be asked.
        SourceError: It is not known.
    """
    named = is_named(host, port, allowed)
    if allowed and not named:
        raise MisconfiguredError(f"the host {host} is not among allow_hosts")
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise SourceError(f"the host {host} is not known") from None
    known = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not named and not all(is_public(address) for address in known):
        raise MisconfiguredError(
            f"the host {host} has a private address; to ask it all the same name it in allow_hosts"
        )
    return known


def proxy(scheme: str, host: str) -> str | None:
    """The proxy through which the environment wants a host to be asked.

    Raises:
        MisconfiguredError: Its address is none. It may hold a password, so it is not shown, and neither git
            nor another library sees it: they would show a part of it in their complaint.
    """
    known = getproxies()
    found = known.get(scheme) or known.get("all")
    if not found or proxy_bypass(host):
        return None
    address = found if "://" in found else f"http://{found}"
    if not _is_address(address):
        raise MisconfiguredError(
            f"the proxy that the environment names for {scheme} has an address that cannot be used; signs "
            'such as "/", "#" and "@" in its password are written as %2F, %23 and %40'
        )
    return address


def _is_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
        known = parts.hostname and parts.port != 0
    except ValueError:  # half an address in brackets, or a port that is none
        return False
    plain = address.isascii() and address.isprintable() and not re.search(r"[\s\\]", address)
    return bool(known and plain and "#" not in address and "?" not in address)


def check_name(host: str, port: int, allowed: Collection[str]) -> None:
    """Judge a host that a proxy is to look up.

    Args:
        host: Its name or address.
        port: The port it is to be asked at.
        allowed: As for `addresses`.

    Raises:
        MisconfiguredError: It may not be asked.
        SourceError: No host can be called so.
    """
    name = in_ascii(host)
    if not is_named(host, port, allowed) and (allowed or _is_inner(name)):
        raise MisconfiguredError(f"the host {host} is not among allow_hosts")


def in_ascii(host: str) -> str:
    """A host as it is looked up, of which everybody makes the same; `ｌocalhost` is this machine.

    Raises:
        SourceError: No host can be called so.
    """
    if ":" in host:
        return host
    try:
        name = host.encode("idna").decode("ascii").casefold().rstrip(".")
    except UnicodeError:
        name = ""
    if not name or "%" in name:  # some would decode it, after it was judged
        raise SourceError(f"the host {host} is not known")
    return name


def _is_inner(name: str) -> bool:
    """Whether a name says by itself that it is of an inner network, in whatever way an address is spelled."""
    if name == "localhost" or name.endswith(".localhost"):
        return True
    if ":" in name:
        return not is_public(name)
    try:
        return not is_public(socket.inet_ntoa(socket.inet_aton(name)))
    except OSError:
        return False


def is_named(host: str, port: int, allowed: Collection[str]) -> bool:
    """Whether a host is among those that are allowed, by name or by name and port."""
    name = host.casefold().rstrip(".")
    return any(entry.casefold() in (name, f"{name}:{port}", f"[{name}]:{port}") for entry in allowed)


def is_public(address: str) -> bool:
    """Whether an address belongs to the open internet, and so does one that is packed into it."""
    try:
        found: _Address = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address) and found not in _UNICAST and found not in _NAT64:
        return False
    return all(one.is_global and not one.is_multicast for one in (found, *_packed(found)))


def _packed(address: _Address) -> list[ipaddress.IPv4Address]:
    """The IPv4 addresses that an IPv6 address stands for."""
    if isinstance(address, ipaddress.IPv4Address):
        return []
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64:
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return [one for one in found if one is not None]
