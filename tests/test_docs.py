"""The pages of docs/ hold what the program says of itself."""

import os
import subprocess
import sys
from pathlib import Path

GENERATE = Path(__file__).parent.parent / "docs" / "generate.py"


def test_the_generated_parts_are_fresh_and_made_in_a_checkout_without_an_installation(tmp_path: Path) -> None:
    bare = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    made = subprocess.run(
        [sys.executable, GENERATE, "--check"], check=False, capture_output=True, text=True, cwd=tmp_path, env=bare
    )
    assert made.returncode == 0, made.stderr
