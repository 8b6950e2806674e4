"""Which hosts may be contacted: allowed hosts, at addresses that are not private.

A name is resolved once, all its addresses are checked, and one of them is connected to, so the name cannot
lead elsewhere a moment later. A proxy resolves names itself; then only the name can be checked.
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
"""The global unicast range of IPv6."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def addresses(host: str, port: int, allowed: Collection[str]) -> tuple[str, ...]:
    """The addresses at which a host may be contacted, in the order in which to try them.

    Args:
        host: Its name or address.
        port: The port to connect to.
        allowed: Names of hosts, some with a port. If there are any, no other host may be contacted.

    Raises:
        MisconfiguredError: The host may not be contacted.
        SourceError: The host is unknown.
    """
    named = is_named(host, port, allowed)
    if allowed and not named:
        raise MisconfiguredError(f"the host {host} is not allowed: add it to allow_hosts")
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise SourceError(f"the host {host} is unknown") from None
    known = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not named and not all(is_public(address) for address in known):
        raise MisconfiguredError(f"the host {host} has a private address: add it to allow_hosts to allow it")
    return known


def proxy(scheme: str, host: str) -> str | None:
    """The proxy that the environment sets for a host.

    Raises:
        MisconfiguredError: Its address is invalid. It may contain a password, so it is not shown, and neither
            git nor another library gets it, because they would show a part of it in their messages.
    """
    known = getproxies()
    found = known.get(scheme) or known.get("all")
    if not found or proxy_bypass(host):
        return None
    address = found if "://" in found else f"http://{found}"
    if not _is_address(address):
        raise MisconfiguredError(
            f"the proxy for {scheme} in the environment has an invalid address; characters "
            'such as "/", "#" and "@" in its password must be written as %2F, %23 and %40'
        )
    return address


def _is_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
        known = parts.hostname and parts.port != 0
    except ValueError:  # Half an address in brackets, or an invalid port.
        return False
    plain = address.isascii() and address.isprintable() and not re.search(r"[\s\\]", address)
    return bool(known and plain and "#" not in address and "?" not in address)


def check_name(host: str, port: int, allowed: Collection[str]) -> None:
    """Check a host that a proxy will resolve.

    Args:
        host: Its name or address.
        port: The port to connect to.
        allowed: As for `addresses`.

    Raises:
        MisconfiguredError: The host may not be contacted.
        SourceError: The name is not valid for a host.
    """
    name = in_ascii(host)
    if not is_named(host, port, allowed) and (allowed or _is_inner(name)):
        raise MisconfiguredError(f"the host {host} is not allowed: add it to allow_hosts")


def in_ascii(host: str) -> str:
    """A host name in the one form in which it is resolved; `ｌocalhost` becomes this machine.

    Raises:
        SourceError: The name is not valid for a host.
    """
    if ":" in host:
        return host
    try:
        name = host.encode("idna").decode("ascii").casefold().rstrip(".")
    except UnicodeError:
        name = ""
    if not name or "%" in name:  # Some resolvers would decode it after the check.
        raise SourceError(f"the host {host} is unknown")
    return name


def _is_inner(name: str) -> bool:
    """Whether a name or address is private by its spelling alone."""
    if name == "localhost" or name.endswith(".localhost"):
        return True
    if ":" in name:
        return not is_public(name)
    try:
        return not is_public(socket.inet_ntoa(socket.inet_aton(name)))
    except OSError:
        return False


def is_named(host: str, port: int, allowed: Collection[str]) -> bool:
    """Whether a host is allowed, by name or by name and port."""
    name = host.casefold().rstrip(".")
    return any(entry.casefold() in (name, f"{name}:{port}", f"[{name}]:{port}") for entry in allowed)


def is_public(address: str) -> bool:
    """Whether an address is public, including any address embedded in it."""
    try:
        found: _Address = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address) and found not in _UNICAST and found not in _NAT64:
        return False
    return all(one.is_global and not one.is_multicast for one in (found, *_packed(found)))


def _packed(address: _Address) -> list[ipaddress.IPv4Address]:
    """The IPv4 addresses embedded in an IPv6 address."""
    if isinstance(address, ipaddress.IPv4Address):
        return []
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64:
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return [one for one in found if one is not None]
