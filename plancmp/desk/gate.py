"""Who may come in: this machine's browser, by the address that was announced, and nobody's page but
the desk's own.
"""

from __future__ import annotations

import hmac
import secrets
from email.message import Message
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlsplit

from plancmp.desk.words import Refused

ADDRESS = "127.0.0.1"
MOST = 16 * 1024
"""Bytes of a request's body."""


class Gate:
    """The secrets of one sitting and what they open."""

    def __init__(self, port: int) -> None:
        self.host = f"{ADDRESS}:{port}"
        self.origin = f"http://{self.host}"
        self._token = secrets.token_urlsafe(32)
        self._pass = secrets.token_urlsafe(32)
        # cookies know no ports: another desk on this machine must not take this one's away
        self._name = f"plancmp-desk-{port}"

    @property
    def address(self) -> str:
        """What opens the desk, once for every browser."""
        return f"{self.origin}/?token={self._token}"

    @property
    def cookie(self) -> str:
        """What a browser keeps in place of the address."""
        return f"{self._name}={self._pass}; Path=/; HttpOnly; SameSite=Strict"

    def host_is_ours(self, headers: Message) -> bool:
        """A page of another name that was made to lead here says that name."""
        return headers.get_all("Host") == [self.host]

    def opens(self, path: str) -> bool:
        """Whether a path is the announced address."""
        try:
            asked = urlsplit(path)
            tokens = parse_qs(asked.query, strict_parsing=True).get("token", [])
        except ValueError:
            return False
        return asked.path == "/" and len(tokens) == 1 and _same(tokens[0], self._token)

    def knows(self, headers: Message) -> bool:
        """Whether a request carries the cookie."""
        try:
            found = SimpleCookie("; ".join(headers.get_all("Cookie", []))).get(self._name)
        except CookieError:
            return False
        return found is not None and _same(found.value, self._pass)

    def length(self, headers: Message) -> int:
        """How many bytes to read of what is posted; Refused where nothing may be read."""
        if headers.get_all("Origin") != [self.origin]:
            raise Refused("foreign-page")
        if headers.get_all("Content-Type") != ["application/json"]:
            raise Refused("no-json")
        told = headers.get_all("Content-Length", [])
        if headers.get_all("Transfer-Encoding") or len(told) != 1:
            raise Refused("no-length")
        digits = told[0].strip()
        if not (digits.isascii() and digits.isdigit()):
            raise Refused("no-length")
        # as text: a number of a million digits is not to be read either
        if len(digits) > len(str(MOST)) or int(digits) > MOST:
            raise Refused("too-large")
        return int(digits)


def _same(one: str, two: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "replace"), two.encode())
