"""Nobody but the browser that was given the address comes in, and nothing that it asks for in the
wrong way is done: every row tries to."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.opened import Client, journal, order, pairs, raw, served, work

CSP = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
SAFE = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


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


PATHS = ["/", "/desk.css", "/desk.js", "/plans", "/state", "/pair?a=x&b=y", "/nothing", "/decide"]
STRANGERS: list[dict[str, str | None]] = [
    {},
    {"Cookie": "plancmp-desk=guess"},
    {"Cookie": "a=b; ;;=;"},
    {"Cookie": "é" * 20},
]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("headers", STRANGERS)
def test_strangers_see_nothing(door: Client, path: str, headers: dict[str, str | None]) -> None:
    answer = door.ask("GET", path, None, **headers)
    assert (answer.status, list(answer.json)) == (403, ["error"])
    assert door.ask("POST", path, b"{}", **headers).status == 403


@pytest.mark.parametrize(
    "query", ["", "?token=", "?token=x", "?token=%C3%A9", "?token=x&token=y", "?token", "?a=%zz"]
)
def test_another_token_opens_nothing(door: Client, query: str) -> None:
    answer = door.ask("GET", f"/{query}")
    assert answer.status == 403
    assert "Set-Cookie" not in answer.headers


def test_the_address_becomes_a_cookie_of_another_value(door: Client) -> None:
    token = door.address.split("token=")[1]
    answer = door.ask("GET", f"/?token={token}")
    assert (answer.status, answer.headers["Location"]) == (303, "/")
    cookie, *traits = answer.headers["Set-Cookie"].split("; ")
    assert sorted(traits) == ["HttpOnly", "Path=/", "SameSite=Strict"]
    assert token not in cookie
    assert len(token) >= 43 <= len(cookie.split("=")[1])
    assert door.ask("GET", f"/state?token={token}").status == 403
    assert door.ask("POST", f"/?token={token}", b"{}").status == 403


@pytest.mark.parametrize("host", ["evil.example", "localhost:{port}", "127.0.0.1", "", None])
def test_another_name_for_this_machine_is_refused(inside: Client, host: str | None) -> None:
    """A page whose name was made to point here carries its own name."""
    port = inside.host.split(":")[1]
    named = host.format(port=port) if host else host
    token = inside.address.split("/")[-1]
    assert inside.ask("GET", "/state", Host=named).status == 403
    assert inside.ask("GET", f"/{token}", Host=named).status == 403
    assert inside.ask("POST", "/undo", b"{}", Host=named).status == 403


def test_it_listens_on_this_machine_alone(door: Client) -> None:
    port = int(door.host.split(":")[1])
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.2", port), timeout=1).close()


REFUSED: list[tuple[str, dict[str, str | None], int]] = [
    ("no origin", {"Origin": None}, 403),
    ("a foreign origin", {"Origin": "http://evil.example"}, 403),
    ("another port", {"Origin": "http://127.0.0.1:1"}, 403),
    ("the null origin", {"Origin": "null"}, 403),
    ("a secure origin", {"Origin": "https://{host}"}, 403),
    ("a form", {"Content-Type": "application/x-www-form-urlencoded"}, 415),
    ("plain text", {"Content-Type": "text/plain"}, 415),
    ("no type", {"Content-Type": None}, 415),
    ("no length", {"Content-Length": None}, 411),
    ("a length that is none", {"Content-Length": "-1"}, 411),
    ("a length in other digits", {"Content-Length": "+5"}, 411),
    ("in pieces", {"Transfer-Encoding": "chunked"}, 411),
    ("in pieces alone", {"Transfer-Encoding": "chunked", "Content-Length": None}, 411),
    ("one byte too many", {"Content-Length": "16385"}, 413),
    ("a number without end", {"Content-Length": "9" * 5000}, 413),
    ("no cookie", {"Cookie": None}, 403),
]


@pytest.mark.parametrize(("name", "headers", "status"), REFUSED, ids=[r[0] for r in REFUSED])
def test_a_decision_that_comes_from_elsewhere_is_refused(
    inside: Client, folder: Path, name: str, headers: dict[str, str | None], status: int
) -> None:
    body = json.dumps(order(pairs(folder)[0])).encode()
    told = {k: v.format(host=inside.host) if v else v for k, v in headers.items()}
    answer = inside.ask("POST", "/decide", body, **told)
    assert (answer.status, list(answer.json)) == (status, ["error"])
    assert journal(folder) == b""


def test_a_body_of_100_mb_is_refused_unread(inside: Client, folder: Path) -> None:
    lines = ["POST /decide HTTP/1.1", f"Host: {inside.host}", f"Cookie: {inside.cookie}"]
    lines += [f"Origin: http://{inside.host}", "Content-Type: application/json"]
    connection = raw(inside, *lines, "Content-Length: 104857600", "", "{")
    began = time.monotonic()
    assert b" 413 " in connection.recv(4096)
    assert time.monotonic() - began < 1
    connection.close()
    assert journal(folder) == b""


BODIES: list[bytes] = [
    b"",
    b"{",
    b"[]",
    b"null",
    b'"same"',
    b"\xff\xfe",
    b"[" * 8000,
    b"{}",
    b'{"a": 1, "b": 2, "verdict": 3}',
    b'{"a": "A", "b": "B", "verdict": "sure"}',
    b'{"a": "A", "b": "B", "verdict": "absent"}',
    b'{"a": "A", "b": "chaozhou", "verdict": "absent"}',
    b'{"a": "A", "b": "elsewhere", "verdict": "absent"}',
    b'{"a": "A", "b": "heyuan", "verdict": "same"}',
    b'{"a": "B", "b": "A", "verdict": "same"}',
    b'{"a": "A", "b": "A", "verdict": "same"}',
    b'{"a": "chaozhou:../../x", "b": "B", "verdict": "same"}',
    b'{"a": "\\ud800", "b": "B", "verdict": "same"}',
    b'{"a": "A", "b": "TARGET", "verdict": "same"}',
    b'{"a": "A", "b": "B", "verdict": "same", "note": 1}',
    b'{"a": "A", "b": "B", "verdict": "same", "note": "' + b"x" * 1001 + b'"}',
    b'{"a": "A", "b": "B", "verdict": "same", "seconds": NaN}',
    b'{"a": "A", "b": "B", "verdict": "same", "seconds": -1}',
    b'{"a": "A", "b": "B", "verdict": "same", "seconds": 1e99}',
    b'{"a": "A", "b": "B", "verdict": "same", "seconds": true}',
    b'{"a": "A", "b": "B", "verdict": "same", "act": "adjudicate"}',
    b'{"a": "A", "b": "B", "verdict": "same", "reviewer": "somebody"}',
]


@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
def test_what_is_no_decision_is_refused(inside: Client, folder: Path, body: bytes) -> None:
    found = pairs(folder)
    task = next(pair for pair in found if pair.kind == "task")
    target = next(pair for pair in found if pair.kind == "target")
    names = {b'"A"': task.a, b'"B"': task.b, b'"TARGET"': target.b}
    for sign, ref in names.items():
        body = body.replace(sign, json.dumps(str(ref)).encode())
    answer = inside.ask("POST", "/decide", body)
    assert (answer.status, list(answer.json)) == (400, ["error"])
    assert journal(folder) == b""


WAYS = [
    ("GET", "/decide", 405),
    ("GET", "/undo", 405),
    ("GET", "/end", 405),
    ("PUT", "/decide", 405),
    ("DELETE", "/state", 405),
    ("OPTIONS", "/decide", 405),
    ("POST", "/state", 404),
    ("POST", "/undo", 409),
    ("GET", "/desk.html", 404),
    ("GET", "/../setup.cfg", 404),
    ("GET", "/%2e%2e/setup.cfg", 404),
    ("GET", "//evil.example/", 404),
    ("GET", "/pair", 400),
    ("GET", "/pair?a=chaozhou:x&b=heyuan:y", 400),
]


@pytest.mark.parametrize(("method", "path", "status"), WAYS)
def test_nothing_is_done_in_another_way(
    inside: Client, folder: Path, method: str, path: str, status: int
) -> None:
    answer = inside.ask(method, path, b"{}" if method == "POST" else None)
    assert answer.status == status
    assert journal(folder) == b""
    assert {name: answer.headers[name] for name in SAFE} == SAFE


@pytest.mark.parametrize("path", ["/", "/desk.css", "/desk.js", "/plans", "/state"])
def test_every_answer_is_kept_to_itself(inside: Client, folder: Path, path: str) -> None:
    answer = inside.ask("GET", path)
    assert answer.status == 200
    assert {name: answer.headers[name] for name in SAFE} == SAFE
    assert "Python" not in answer.headers["Server"]
    assert journal(folder) == b""


def test_the_page_holds_no_script_and_no_style_of_its_own(inside: Client) -> None:
    page = inside.ask("GET", "/").body.decode()
    script = inside.ask("GET", "/desk.js").body.decode()
    assert "<style" not in page
    assert " style=" not in page
    assert page.count("<script") == page.count('<script src="desk.js"') == 1
    assert not [sign for sign in ("innerHTML", "outerHTML", "insertAdj", "eval(") if sign in script]
    assert "//" not in page.replace("<!DOCTYPE html>", "")
