"""Desks of two packaged plans, and a client that knows how to come in."""

from __future__ import annotations

import json
import queue
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from plancmp import deciding
from plancmp.desk.server import serve
from plancmp.desk.work import Work
from plancmp.model.decision import Verdict
from plancmp.model.review import Candidate, Candidates
from plancmp.pipeline import Comparer
from plancmp.questions import Questions
from plancmp.render import View
from plancmp.review.sitting import Desk
from plancmp.session import Session
from tests import fixtures

A, B = "chaozhou", "heyuan"
ME, OTHER = "Wang Min", "Li Qiang"
REMARK = "the first sentences differ"
Open = Callable[..., Page]


def session(folder: Path) -> Session:
    """Decisions of this folder alone."""
    return Session(fixtures.library(), Comparer(fixtures.packs(), (folder,)), folder)


def work(
    folder: Path,
    *,
    reviewer: str = ME,
    lang: str = "en",
    sources: tuple[Path, ...] = (),
    **how: bool,
) -> Work:
    """A desk whose decisions go to a folder."""
    opened = session(folder)

    def refresh() -> Candidates:
        return deciding.candidates(opened, A, B, "document")

    desk = deciding.open_desk(opened, A, B, reviewer)
    return Work(desk, Questions(refresh(), opened.comparer, sources), refresh, View(lang), **how)


def pairs(folder: Path) -> tuple[Candidate, ...]:
    return deciding.candidates(session(folder), A, B, "document").pairs


def said(folder: Path, *verdicts: Verdict, reviewer: str = OTHER) -> Desk:
    """Somebody has decided the first pairs."""
    desk = deciding.open_desk(session(folder), A, B, reviewer)
    for pair, verdict in zip(pairs(folder), verdicts, strict=False):
        desk.decide(pair.a, pair.b, verdict, note=REMARK)
    return desk


def order(pair: Candidate, verdict: str = "same", **more: object) -> dict[str, object]:
    return {"a": str(pair.a), "b": str(pair.b), "verdict": verdict, **more}


def journal(folder: Path) -> bytes:
    """What is on disk."""
    return b"".join(path.read_bytes() for path in sorted(folder.glob("*.jsonl")))


def lines(folder: Path) -> list[dict[str, Any]]:
    """The same, line by line."""
    return [json.loads(line) for line in journal(folder).splitlines()]


def at(page: Page, n: int, lang: str = "en") -> None:
    """The nth pair is in sight."""
    text = f"Pair {n} of" if lang == "en" else f"第 {n} 对"
    expect(page.locator("#panel-title")).to_contain_text(text)


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Client:
    """A browser's requests; a header of None is left out."""

    address: str
    cookie: str = ""

    @property
    def host(self) -> str:
        return urlsplit(self.address).netloc

    def enter(self) -> Client:
        answer = self.ask("GET", self.address.removeprefix(f"http://{self.host}"))
        self.cookie = answer.headers["Set-Cookie"].split(";")[0]
        return self

    def ask(
        self, method: str, path: str, body: bytes | None = None, /, **headers: str | None
    ) -> Answer:
        told: dict[str, str | None] = {"Host": self.host, "Cookie": self.cookie or None}
        if method == "POST":
            told |= {"Origin": f"http://{self.host}", "Content-Type": "application/json"}
            told["Content-Length"] = str(len(body or b""))
        told |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = HTTPConnection(self.host, timeout=5)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in told.items():
            if value is not None:
                connection.putheader(name, value)
        connection.endheaders(body)
        found = connection.getresponse()
        answer = Answer(found.status, dict(found.getheaders()), found.read())
        connection.close()
        return answer

    def get(self, path: str) -> Any:
        return self.ask("GET", path).json

    def post(self, path: str, told: object) -> Answer:
        return self.ask("POST", path, json.dumps(told).encode())


def raw(client: Client, *lines: str) -> socket.socket:
    """A connection on which so much has been said."""
    host, port = client.host.split(":")
    connection = socket.create_connection((host, int(port)), timeout=5)
    connection.sendall("\r\n".join(lines).encode())
    return connection


@contextmanager
def served(desk: Work, *, idle: float = 60.0) -> Iterator[Client]:
    """A client before the door of a desk that is served; it is shut behind it."""
    told: queue.Queue[str] = queue.Queue()
    thread = Thread(target=serve, args=(desk,), kwargs={"announce": told.put, "idle": idle})
    thread.start()
    client = Client(told.get(timeout=5))
    try:
        yield client
    finally:
        with suppress(OSError):
            Client(client.address).enter().post("/end", {})
        thread.join(timeout=5)
        assert not thread.is_alive()
