"""The address guard: no request reaches an address that is not public, unless the operator allows it (invariant 13).

The check is made on resolved addresses, in the resolver the connection itself uses and once more where the socket is
made, so that neither a literal, a redirect, nor a name that resolves differently the second time gets past it. What is
asked of a host that is not the source's is held to public addresses there too, whatever the operator allows.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import time
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult

from sources.settings import Settings

from .limits import DNS_TIMEOUT, DNS_TTL

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
AddressInfo = tuple[Any, Any, int, str, tuple[Any, ...]]
Lookup = Callable[[str], Awaitable[list[AddressInfo]]]

_GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_CACHE_SIZE = 10_000


class AddressNotPublic(OSError):
    """A host resolves to an address that must not be asked."""

    def __init__(self, host: str, address: object) -> None:
        super().__init__(f"{host} is at {address}, which is not a public address")
        self.host = host


def effective(address: Address) -> Address:
    """The address that packets really go to: IPv4 inside IPv6 (mapped, 6to4, NAT64) is unwrapped."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    inner = address.ipv4_mapped or address.sixtofour
    if inner is None and address in _NAT64:
        inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return inner or address


def is_public(address: Address) -> bool:
    """Whether the address is a unicast address of the public internet."""
    address = effective(address)
    if address.is_multicast or address.is_reserved or address.is_unspecified or not address.is_global:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        return address in _GLOBAL_UNICAST and address.teredo is None
    return True


class Guard:
    """Resolves host names and lets only those addresses through that may be asked."""

    def __init__(self, settings: Settings, *, lookup: Lookup | None = None) -> None:
        self._settings = settings
        self._lookup = lookup or _getaddrinfo
        self._known: dict[str, tuple[float, tuple[Address, ...]]] = {}

    def permits(self, address: Address, *, public_only: bool = False) -> bool:
        """Whether this address may be asked; `public_only`: by a request to which the operator's allowance is not given."""
        return is_public(address) or (not public_only and self._settings.may_fetch_private(effective(address)))

    async def addresses(self, host: str, *, public_only: bool = False) -> tuple[Address, ...]:
        """Every address of a host name or literal; raises AddressNotPublic if one of them may not be asked.

        Other OSErrors mean that the name could not be resolved.
        """
        found = self._remembered(host) or await self._resolve(host)
        for address in found:
            if not self.permits(address, public_only=public_only):
                raise AddressNotPublic(host, address)
        return found

    async def is_private(self, host: str) -> bool:
        """Whether all of the host's addresses are not public but allowed; raises as `addresses` does."""
        return not any(is_public(address) for address in await self.addresses(host))

    def open_socket(self, info: AddressInfo, *, public_only: bool = False) -> socket.socket:
        """A socket for this address: the last gate before a packet leaves."""
        family, kind, protocol, _, target = info
        address = ipaddress.ip_address(str(target[0]))
        if not self.permits(address, public_only=public_only):
            raise AddressNotPublic(str(target[0]), address)
        return socket.socket(family=family, type=kind, proto=protocol)

    def _remembered(self, host: str) -> tuple[Address, ...]:
        until, found = self._known.get(host, (0.0, ()))
        return found if time.monotonic() < until else ()

    async def _resolve(self, host: str) -> tuple[Address, ...]:
        literal = _literal(host)
        if literal is not None:
            return (literal,)
        try:
            answers = await asyncio.wait_for(self._lookup(host), DNS_TIMEOUT)
        except UnicodeError as error:
            raise OSError(f"not a host name: {host[:100]!r}") from error
        except TimeoutError as error:
            raise OSError(f"no answer about {host} within {DNS_TIMEOUT:.0f} s") from error
        found = tuple(dict.fromkeys(ipaddress.ip_address(str(answer[4][0])) for answer in answers))
        if not found:
            raise OSError(f"{host} has no address")
        if len(self._known) >= _CACHE_SIZE:
            self._known.clear()
        self._known[host] = (time.monotonic() + DNS_TTL, found)
        return found


class GuardedResolver(AbstractResolver):
    """The resolver of the HTTP client: gives the guard's answers, hence connects only to what the guard has seen."""

    def __init__(self, guard: Guard, *, public_only: bool = False) -> None:
        self._guard = guard
        self._public_only = public_only

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The permitted addresses of a host."""
        return [
            ResolveResult(
                hostname=host, host=str(address), port=port, proto=0, flags=socket.AI_NUMERICHOST,
                family=socket.AF_INET if address.version == 4 else socket.AF_INET6,
            )
            for address in await self._guard.addresses(host, public_only=self._public_only)
        ]  # fmt: skip

    async def close(self) -> None:
        """Nothing to give back."""


def _literal(host: str) -> Address | None:
    try:
        return ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return None


async def _getaddrinfo(host: str) -> list[AddressInfo]:
    return await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
