"""The desk's server: for one reviewer's browser on this machine, until it has not been used for a
while.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from contextlib import suppress
from http.server import ThreadingHTTPServer
from socketserver import TCPServer
from sys import exc_info
from time import monotonic
from typing import Any

from plancmp.desk.gate import ADDRESS, Gate
from plancmp.desk.handler import Handler
from plancmp.desk.work import Work

LONGEST = 30.0
"""Seconds that a request may take, however diligently its bytes trickle in."""
GUESTS = 64
"""Connections at a time; a browser opens six."""
BEAT = 0.1


def serve(
    work: Work, *, port: int = 0, idle: float = 1800.0, announce: Callable[[str], None]
) -> None:
    """Serve until idle for so many seconds, /end is posted, or Ctrl-C.

    announce is called once with the full address, token included, as soon as the server listens.
    OSError when the port is taken.
    """
    with Server(work, port) as server:
        with suppress(KeyboardInterrupt):
            announce(server.gate.address)
            while not server.ended and monotonic() - server.used < idle:
                server.handle_request()
                server.sweep()
        server.server_close()
        # a decision that is being written when the desk closes is written whole
        with work.lock:
            pass


class Server(ThreadingHTTPServer):
    """A thread for each request, so that a slow client holds up nobody but itself."""

    daemon_threads = True
    timeout = BEAT
    request_queue_size = GUESTS
    # elsewhere than on Unix this would let another program listen on the same port
    allow_reuse_address = os.name == "posix"
    allow_reuse_port = False

    def __init__(self, work: Work, port: int) -> None:
        self.work = work
        self.ended = False
        self.used = monotonic()
        self._since: dict[socket.socket, float] = {}
        super().__init__((ADDRESS, port), Handler)
        self.gate = Gate(self.server_address[1])

    def touch(self) -> None:
        """Somebody is at the desk."""
        self.used = monotonic()

    def end(self) -> None:
        self.ended = True

    def sweep(self) -> None:
        """Hang up on those who take too long."""
        now = monotonic()
        for guest in [s for s, since in list(self._since.items()) if now - since > LONGEST]:
            _hang_up(guest)

    def server_bind(self) -> None:
        """Without asking the network for this machine's name."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = ADDRESS, self.server_address[1]

    def verify_request(self, request: Any, *_: Any) -> bool:
        """Everybody may knock; who has been inside for longest makes room."""
        if len(self._since) >= GUESTS:
            _hang_up(next(iter(list(self._since))))
        self._since[request] = monotonic()
        return True

    def shutdown_request(self, request: Any) -> None:
        self._since.pop(request, None)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away in the middle of an answer is no error."""
        if not isinstance(exc_info()[1], OSError):
            super().handle_error(request, client_address)


def _hang_up(guest: socket.socket) -> None:
    with suppress(OSError):
        guest.shutdown(socket.SHUT_RDWR)
