"""A wall around the network: tests talk to this machine only."""

import ipaddress
import socket
from typing import Any

import pytest


class NetworkIsForbidden(BaseException):
    """A test has tried to reach another machine; no `except Exception` may hide it."""


class Wall:
    """Refuses connections and look-ups beyond loopback and Unix sockets, and remembers them."""

    def __init__(self) -> None:
        self.refused: list[str] = []

    def build(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Stand until the end of the test."""
        connect, connect_ex = socket.socket.connect, socket.socket.connect_ex
        look_up = socket.getaddrinfo

        def guarded_connect(opened: socket.socket, address: Any) -> None:
            self._check(address)
            connect(opened, address)

        def guarded_connect_ex(opened: socket.socket, address: Any) -> int:
            self._check(address)
            return connect_ex(opened, address)

        def guarded_look_up(host: Any, *rest: Any, **named: Any) -> Any:
            self._check((host,))
            return look_up(host, *rest, **named)

        monkeypatch.setattr(socket.socket, "connect", guarded_connect)
        monkeypatch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
        monkeypatch.setattr(socket, "getaddrinfo", guarded_look_up)

    def _check(self, address: Any) -> None:
        # The address of a Unix socket is a string; one of the internet begins with its host.
        if isinstance(address, tuple) and not _is_here(address[0]):
            self.refused.append(str(address[0]))
            raise NetworkIsForbidden(f"{address[0]!r} is not this machine: use the simulator")


def _is_here(host: Any) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    if name in {None, "", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(name.split("%")[0]).is_loopback
    except ValueError:
        return False
