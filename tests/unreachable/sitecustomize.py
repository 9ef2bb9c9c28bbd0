"""Cuts a Python process, and each that it starts, off from every network, and writes down what it tried.

It takes effect in programs whose PYTHONPATH begins with this folder. `$UNREACHABLE` names a folder in which each
process makes a file of its number, with a line for each attempt: what a library swallows is seen, too.
"""

import os
import socket
import sys
from pathlib import Path

REFUSED = frozenset(
    {
        "socket.bind",
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyaddr",
        "socket.gethostbyname",
        "socket.getnameinfo",
        "socket.sendmsg",
        "socket.sendto",
        "urllib.Request",
        "http.client.connect",
        "webbrowser.open",
    }
)
"""Audit events (docs.python.org, Audit events table) by which a program reaches out or offers something."""
_BOOK = Path(os.environ["UNREACHABLE"]) / str(os.getpid())


def refuse(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse everything but a pair of local sockets, by which an event loop wakes itself."""
    if event in REFUSED or (event == "socket.__new__" and arguments[1] != socket.AF_UNIX):
        with _BOOK.open("a") as book:
            book.write(f"{event} {arguments[1:]!r}\n")
        raise PermissionError(f"{event} is refused")


_BOOK.touch()
sys.addaudithook(refuse)
