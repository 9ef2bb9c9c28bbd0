"""A signal ends the app as `q` does, so that the terminal is left as it was found."""

import asyncio
import select
import signal
import threading
from collections.abc import Callable
from functools import partial
from typing import Any

from textual.app import App

_ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


def exit_on_signals(app: App[Any]) -> Callable[[], None]:
    """Let SIGTERM, SIGHUP and SIGINT end `app` with return code 128 + the signal's number, as shells report it.

    Call it on the running loop of the main thread; elsewhere it does nothing, for signals never arrive there. A signal
    that is ignored (`nohup`) stays ignored. Returns a function that puts back what was there before.
    """
    if threading.current_thread() is not threading.main_thread():
        return lambda: None
    loop = asyncio.get_running_loop()
    before = {number: signal.getsignal(number) for number in _ENDING}
    taken = [number for number, handler in before.items() if handler is not signal.SIG_IGN]
    for number in taken:
        loop.add_signal_handler(number, partial(app.exit, None, 128 + number))

    def put_back() -> None:
        for number in taken:
            loop.remove_signal_handler(number)
            signal.signal(number, before[number])

    return put_back


def terminal_is_gone(descriptor: int) -> bool:
    """Whether the other end of the terminal has been closed.

    A program that is not its terminal's own gets no SIGHUP then, and Textual would read its end for ever.
    """
    poll = select.poll()
    poll.register(descriptor, 0)
    return any(event & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, event in poll.poll(0))
