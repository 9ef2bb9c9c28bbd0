"""What tests ask of processes that they did not start themselves."""

import os
import select

PATIENCE = 30.0
"""Seconds to wait for the end of a process."""


def gone(pid: int) -> bool:
    """Wait until the process has ended; it need not be a child of this one."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    poll = select.poll()
    poll.register(handle, select.POLLIN)
    try:
        return bool(poll.poll(PATIENCE * 1000))
    finally:
        os.close(handle)
