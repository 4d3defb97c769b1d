"""One request: admitted or not, answered, and forgotten."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any, Protocol, cast
from urllib.parse import parse_qs, urlsplit

from plancmp import resources
from plancmp.desk import words
from plancmp.desk.gate import Gate
from plancmp.desk.words import Refused
from plancmp.desk.work import Work
from plancmp.errors import PlancmpError, UnwritableOutput

PAGES = {
    "/": ("desk.html", "text/html"),
    "/desk.css": ("desk.css", "text/css"),
    "/desk.js": ("desk.js", "text/javascript"),
}
POSTS = ("/decide", "/undo", "/end")
PLAIN = {
    "Content-Security-Policy": (
        "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Connection": "close",
}
STATUS = {
    "no-entry": 403,
    "foreign-page": 403,
    "no-page": 404,
    "no-such-way": 405,
    "nothing-to-undo": 409,
    "no-length": 411,
    "too-large": 413,
    "no-json": 415,
}
"""What is refused otherwise is a bad request."""


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    body: bytes = b""
    kind: str = "application/json"
    more: Mapping[str, str] = field(default_factory=dict)
    last: bool = False
    """Whether the desk closes behind it."""


class House(Protocol):
    """What a request finds: the server, as far as a request may know it."""

    gate: Gate
    work: Work

    def touch(self) -> None: ...

    def end(self) -> None: ...


class Handler(BaseHTTPRequestHandler):
    """Nothing that a GET asks for changes anything."""

    timeout = 10
    """Seconds that a client may keep silent, or not take what it is sent."""

    @property
    def house(self) -> House:
        return cast(House, self.server)

    def do_GET(self) -> None:
        self._answer(self._get)

    def do_POST(self) -> None:
        self._answer(self._post)

    def log_message(self, format: str, *args: Any) -> None:
        """The terminal shows the address and nothing else."""

    def version_string(self) -> str:
        return "plancmp"

    def send_error(self, code: int, *_: Any, **__: Any) -> None:
        """What is no HTTP, or a method that the desk does not know."""
        self.close_connection = True
        self._send(self._refusal("no-request", 405 if code == 501 else code))

    def _answer(self, act: Callable[[], Reply]) -> None:
        """By the first of the checks that fails, else by what was asked for."""
        try:
            reply = self._admitted(act)
        except Refused as refused:
            reply = self._refusal(refused.key, STATUS.get(refused.key, 400))
        except PlancmpError as error:
            lang = self.house.work.view.lang
            told = " ".join(filter(None, (error.text(lang), error.hint(lang))))
            reply = _json({"error": told}, 507 if isinstance(error, UnwritableOutput) else 500)
        self._send(reply)
        if reply.last:
            self.house.end()

    def _admitted(self, act: Callable[[], Reply]) -> Reply:
        gate = self.house.gate
        if not gate.host_is_ours(self.headers):
            raise Refused("no-entry")
        if self.command == "GET" and gate.opens(self.path):
            self.house.touch()
            return Reply(303, more={"Location": "/", "Set-Cookie": gate.cookie})
        if not gate.knows(self.headers):
            raise Refused("no-entry")
        self.house.touch()
        return act()

    def _get(self) -> Reply:
        asked, work = urlsplit(self.path), self.house.work
        if asked.path in PAGES:
            name, kind = PAGES[asked.path]
            return Reply(200, resources.template(name).read_bytes(), kind)
        if asked.path == "/pair":
            names = parse_qs(asked.query)
            return _json(work.pair(*(names.get(side, [""])[0] for side in "ab")))
        if asked.path == "/favicon.ico":
            return Reply(204)
        if asked.path in POSTS:
            raise Refused("no-such-way")
        told = {"/plans": work.plans, "/state": work.state}.get(asked.path)
        if told is None:
            raise Refused("no-page")
        return _json(told())

    def _post(self) -> Reply:
        work = self.house.work
        if self.path not in POSTS:
            raise Refused("no-page")
        told = self._body()
        if self.path == "/decide":
            return _json(work.decide(told))
        if told != {}:
            raise Refused("no-request")
        if self.path == "/undo":
            return _json(work.undo())
        return Reply(200, b"{}", last=True)

    def _body(self) -> object:
        length = self.house.gate.length(self.headers)
        raw = self.rfile.read(length)
        try:
            return json.loads(raw.decode("utf-8"))
        except (ValueError, RecursionError):
            raise Refused("no-request") from None

    def _refusal(self, key: str, status: int) -> Reply:
        return _json({"error": words.say(key, self.house.work.view.lang)}, status)

    def _send(self, reply: Reply) -> None:
        self.send_response(reply.status)
        for name, value in {**PLAIN, **reply.more}.items():
            self.send_header(name, value)
        if reply.status != 204:
            self.send_header("Content-Type", f"{reply.kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)


def _json(told: object, status: int = 200) -> Reply:
    return Reply(status, json.dumps(told, ensure_ascii=False).encode())
