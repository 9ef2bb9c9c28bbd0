"""Runs a module as somebody who may not write where permissions forbid it: `python -m tests.unprivileged MODULE`.

Root, too, who otherwise passes over permissions; the arguments after the module are its own.
"""

import ctypes
import os
import sys
from pathlib import Path

_PR_CAPBSET_DROP = 24
_OVERRIDES = (1, 2)
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH (capabilities(7)): what lets root pass over permissions."""


def may_override() -> bool:
    """Whether this process passes over permissions, so that they can't be tested in it."""
    if os.geteuid() != 0 or sys.platform != "linux":
        return os.geteuid() == 0
    status = Path("/proc/self/status").read_text()
    effective = next(line.split()[1] for line in status.splitlines() if line.startswith("CapEff"))
    return any(int(effective, 16) >> capability & 1 for capability in _OVERRIDES)


def main() -> None:
    """Take the rights away that the next program would have, and become it."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        for capability in _OVERRIDES:
            if libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0):
                raise OSError(ctypes.get_errno(), "the right can't be taken away")
    os.execv(sys.executable, [sys.executable, "-m", *sys.argv[1:]])


if __name__ == "__main__":
    main()
