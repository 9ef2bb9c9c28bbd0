"""What root can't test is tested without its rights, so that it is tested where everything runs as root."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NEEDING_PERMISSIONS = (
    "tests/articles/test_library.py::test_files_and_folders_without_permission_say_so",
    "tests/tui/test_places.py::test_permissions_decide_what_is_writable",
)


@pytest.mark.skipif(sys.platform != "linux", reason="root's rights are taken away as on Linux")
def test_permissions_hold_for_whoever_has_no_right_to_pass_over_them(tmp_path: Path) -> None:
    options = ["-q", "-p", "no:cacheprovider", f"--basetemp={tmp_path / 'inner'}"]
    command = [sys.executable, "-m", "tests.unprivileged", "pytest", *options, *NEEDING_PERMISSIONS]
    run = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, timeout=120)
    assert b"2 passed" in run.stdout, run.stdout.decode()
