"""How a child process of ours serves the one that started it: frames in, frames out, and an end with the pipe."""

import contextlib
import os
import queue
import signal
import sys
import threading
from collections.abc import Callable
from typing import BinaryIO, NoReturn, TypeVar

R = TypeVar("R")


def serve(receive: Callable[[BinaryIO], R], answer: "Callable[[queue.SimpleQueue[R], BinaryIO], None]") -> NoReturn:
    """Answer what comes on standard input until that closes; the first argument of the program is its niceness.

    Requests are taken from the pipe while one is answered, so that neither end ever waits for the other to read.

    Args:
        receive: reads the next request; raises EOFError when the other end is gone.
        answer: takes requests from the queue and sends replies to the stream, until it has nothing more to say.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(int(sys.argv[1]))
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a library prints must not land among the frames
    requests: queue.SimpleQueue[R] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(receive, sys.stdin.buffer, requests), daemon=True).start()
    with contextlib.suppress(BrokenPipeError):  # the program that asked is gone, and nobody is left to tell
        answer(requests, replies)
    os._exit(0)  # not a return: the listening thread holds the lock of standard input for ever


def words_of(reason: Exception) -> str:
    """The exception as a line for the analyst: our own errors say it in a sentence, foreign ones need their name."""
    text = str(reason)
    return text if type(reason).__module__.startswith("annotations.") else f"{type(reason).__name__}: {text}"


def _listen(receive: Callable[[BinaryIO], R], stream: BinaryIO, requests: "queue.SimpleQueue[R]") -> NoReturn:
    """Queue what arrives, and end the process when nothing can arrive any more, even while it works."""
    try:
        while True:
            requests.put(receive(stream))
    except EOFError:
        os._exit(0)
