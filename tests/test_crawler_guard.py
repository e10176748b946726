"""The address guard (invariant 13): what is public, what the operator allows, and that nothing gets around it."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler import guard as guard_module
from crawler.guard import AddressNotPublic, Guard, GuardedResolver, is_public
from crawler.identity import user_agent
from sources.settings import Settings

PUBLIC = "93.184.216.34"


def answering(*addresses: str) -> Any:
    async def lookup(host: str) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0)) for address in addresses]

    return lookup


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "240.0.0.1", "198.18.0.1", "::1", "::", "fe80::1", "fc00::1", "fec0::1", "ff02::1", "2001:db8::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "::7f00:1", "2001:0:1::1", "4000::1",
    ],
)  # fmt: skip
def test_what_is_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", [PUBLIC, "202.96.0.1", "2400:3200::1", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"])
def test_what_is_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@given(st.ip_addresses(v=4))
def test_a_mapped_address_is_its_inner_one(address: ipaddress.IPv4Address) -> None:
    assert is_public(ipaddress.ip_address(f"::ffff:{address}")) == is_public(address)


def test_every_address_of_a_name_must_be_permitted() -> None:
    guard = Guard(Settings(), lookup=answering(PUBLIC, "10.0.0.1"))
    with pytest.raises(AddressNotPublic):
        asyncio.run(guard.addresses("mixed.example.gov.cn"))
    with pytest.raises(AddressNotPublic):
        asyncio.run(GuardedResolver(guard).resolve("mixed.example.gov.cn", 80))


def test_what_the_operator_allows_is_private_but_permitted() -> None:
    guard = Guard(Settings(allow_addresses="10.0.0.0/8 0.0.0.0/0"), lookup=answering("10.0.0.1"))
    assert asyncio.run(guard.is_private("farm.example")) is True
    assert asyncio.run(guard.is_private(PUBLIC)) is False  # allowing the whole internet does not make it private
    assert guard.permits(ipaddress.ip_address("::ffff:10.0.0.1"))


def test_a_name_that_changes_its_mind_is_caught_at_the_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    guard = Guard(Settings(), lookup=answering(PUBLIC))
    assert asyncio.run(guard.is_private("rebound.example")) is False
    monkeypatch.setattr(guard, "_lookup", answering("127.0.0.1"))
    found = asyncio.run(GuardedResolver(guard).resolve("rebound.example", 80))
    assert [answer["host"] for answer in found] == [PUBLIC]  # remembered: what was checked is what is connected to
    now = guard_module.time.monotonic()
    monkeypatch.setattr(guard_module.time, "monotonic", lambda: now + 3600)
    with pytest.raises(AddressNotPublic):
        asyncio.run(GuardedResolver(guard).resolve("rebound.example", 80))


def test_no_socket_is_made_for_a_forbidden_address() -> None:
    guard = Guard(Settings())
    for family, target in ((socket.AF_INET, ("127.0.0.1", 80)), (socket.AF_INET6, ("::ffff:127.0.0.1", 80, 0, 0))):
        with pytest.raises(AddressNotPublic):
            guard.open_socket((family, socket.SOCK_STREAM, 6, "", target))
    guard.open_socket((socket.AF_INET, socket.SOCK_STREAM, 6, "", (PUBLIC, 80))).close()


@pytest.mark.parametrize("host", ["a" * 70 + ".cn", "", "nothing.invalid", "xn--\udcff"])
def test_a_name_without_an_address_is_an_oserror(host: str) -> None:
    async def lookup(name: str) -> list[Any]:
        name.encode("idna")
        return []

    with pytest.raises(OSError, match=r"no address|not a host name"):
        asyncio.run(Guard(Settings(), lookup=lookup).addresses(host))


def test_a_resolver_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    async def lookup(host: str) -> list[Any]:
        await asyncio.sleep(60)
        return []

    monkeypatch.setattr(guard_module, "DNS_TIMEOUT", 0.05)
    with pytest.raises(OSError, match="no answer"):
        asyncio.run(Guard(Settings(), lookup=lookup).addresses("slow.example"))


def test_the_user_agent_names_the_project_and_the_contact() -> None:
    assert user_agent("ops@example.org").startswith("Ducha/0.1 (+mailto:ops@example.org;")
    assert "+https://example.org/bot;" in user_agent("https://example.org/bot")
    for contact in ("", "督察 <a@b>\r\nX-Evil: 1", "x" * 5000):
        agent = user_agent(contact)
        assert agent.isascii() and agent.isprintable() and len(agent) < 300
        assert not any(name in agent.lower() for name in ("mozilla", "chrome", "safari", "baiduspider", "googlebot", "scrapy"))
