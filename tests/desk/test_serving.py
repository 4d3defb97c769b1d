"""The server lets nobody hold up others, says nothing, and ends when it should."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest

from plancmp.desk import handler, server
from plancmp.desk.server import serve
from tests.desk.opened import Client, raw, served, work


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("decisions")


@pytest.fixture(scope="module")
def door(folder: Path) -> Iterator[Client]:
    """A desk at which nobody has decided anything, seen from outside."""
    with served(work(folder)) as client:
        yield client


@pytest.fixture
def inside(door: Client) -> Client:
    return Client(door.address).enter()


@pytest.mark.parametrize("line", ["GARBAGE", "GET / HTTP/9.9", "GET /" + "x" * 70000 + " HTTP/1.1"])
def test_what_is_no_http_is_answered_and_forgotten(
    inside: Client, line: str, capfd: pytest.CaptureFixture[str]
) -> None:
    connection = raw(inside, line, "", "")
    connection.recv(4096)
    connection.close()
    assert inside.get("/state")["decided"] == 0
    assert capfd.readouterr() == ("", "")


def test_nothing_is_logged(inside: Client, capfd: pytest.CaptureFixture[str]) -> None:
    for path in ("/", "/state", "/nothing"):
        inside.ask("GET", path)
    gone = raw(inside, "GET /plans HTTP/1.1", f"Host: {inside.host}", "")
    gone.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    gone.close()
    assert inside.ask("POST", "/decide", b"{").status == 400
    assert capfd.readouterr() == ("", "")


def test_a_slow_client_holds_up_nobody(
    inside: Client, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    monkeypatch.setattr(handler.Handler, "timeout", 0.4)
    slow = raw(inside, "GET /state HTTP/1.1", "Host: ")
    began = time.monotonic()
    assert inside.get("/state")["decided"] == 0
    assert time.monotonic() - began < 0.4
    assert slow.recv(100) == b""
    assert time.monotonic() - began < 2
    slow.close()


def test_nor_does_one_whose_bytes_trickle(inside: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "LONGEST", 0.5)
    slow = raw(inside, "GET /state HTTP/1.1", "X: ")
    began = time.monotonic()
    with suppress(OSError):
        while time.monotonic() - began < 5:
            slow.sendall(b"x")
            time.sleep(0.05)
    assert time.monotonic() - began < 2
    slow.close()


def test_nor_do_many_silent_ones(inside: Client) -> None:
    silent = [raw(inside, "GET") for _ in range(server.GUESTS + 10)]
    assert inside.get("/state")["decided"] == 0
    for each in silent:
        each.close()


def test_it_ends_when_nobody_asks(tmp_path: Path) -> None:
    """Strangers do not keep it open."""
    told: list[str] = []
    how = {"announce": told.append, "idle": 0.6}
    ran = Thread(target=serve, args=(work(tmp_path),), kwargs=how)
    ran.start()
    began = time.monotonic()
    while not told:
        time.sleep(0.01)
    while ran.is_alive() and time.monotonic() - began < 5:
        try:
            assert Client(told[0]).ask("GET", "/").status == 403
        except OSError:
            break
        ran.join(0.05)
    ran.join(2)
    assert not ran.is_alive()
    assert 0.5 < time.monotonic() - began < 3
    assert len(told) == 1


def test_it_ends_when_it_is_told_to(tmp_path: Path) -> None:
    with served(work(tmp_path)) as client:
        assert client.post("/end", {}).status == 403
        client.enter()
        assert client.post("/end", {"now": 1}).status == 400
        assert client.post("/end", {}).status == 200
        time.sleep(0.4)
        with pytest.raises(OSError, match="refused"):
            client.ask("GET", "/")


def test_it_ends_with_ctrl_c(tmp_path: Path) -> None:
    def interrupted(address: str) -> None:
        raise KeyboardInterrupt

    serve(work(tmp_path), announce=interrupted)


def test_two_desks_know_only_their_own_guests(tmp_path: Path) -> None:
    with served(work(tmp_path)) as one, served(work(tmp_path)) as two:
        assert one.enter().cookie.split("=")[0] != two.enter().cookie.split("=")[0]
        one.cookie = f"{one.cookie}; {two.cookie}"
        assert one.ask("GET", "/state").status == 200
        two.cookie = two.cookie.split("=")[0] + "=" + one.cookie.split("=")[1].split(";")[0]
        assert two.ask("GET", "/state").status == 403
