"""The real program in a terminal is killed while claims are judged: every verdict it said was saved is there."""

import random
import re
import signal
import sys
from pathlib import Path

import pytest

from annotations.store import open_store
from tests.terminal.pty_session import PtySession

pytestmark = pytest.mark.terminal

ROOT = Path(__file__).parents[2]
RUNS, PARTS = 200, 4
WORDS = {"c": "credible", "d": "disputed", "p": "propaganda"}
ARTICLE = "Bridge closed\n\n" + "\n\n".join(f"Mira said that span number {n} is shut." for n in range(9)) + "\n"


class Analyst:
    """Judges one claim after the other, and remembers what the program said was saved."""

    def __init__(self, folder: Path, env: dict[str, str]):
        command = [sys.executable, "-m", "tests.terminal.by_rule", str(folder)]
        self.session = PtySession(command, size=(120, 30), env=env, cwd=folder)
        self.session.until("Claims 9")
        self.acknowledged: dict[int, str] = {}

    def judge(self, key: str) -> None:
        """Press one key and wait for the words that acknowledge it."""
        said = re.compile(rf"✓ saved: claim (\d+), {WORDS[key]}")
        self.session.press(key)
        self.session.until(lambda: said.search(self.session.text) is not None)
        self.acknowledged[int(said.search(self.session.text)[1])] = WORDS[key]

    def kill(self) -> None:
        self.session.signal(signal.SIGKILL)
        self.session.wait()
        self.session.close()


@pytest.mark.parametrize("part", range(PARTS))
def test_a_killed_program_loses_no_verdict_it_acknowledged(tmp_path, part, many):
    dice, saved = random.Random(part), {}
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(ARTICLE)
    home = tmp_path / "home"
    places = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "CACHE", "STATE", "CONFIG")}
    env = {
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "HOME": str(home),
        "TERM": "xterm-256color",
        "LOGNAME": "rm",
        "PYTHONPATH": str(ROOT),
        **places,
    }
    keys = [key for _ in range(9_999) for key in "cdp"]
    for _ in range(RUNS // PARTS * many):
        analyst = Analyst(folder, env)
        for _ in range(dice.randrange(1, 6)):
            analyst.judge(keys.pop())
        in_flight = [keys.pop() for _ in range(dice.randrange(3))]
        analyst.session.press(*in_flight)
        analyst.kill()
        saved |= analyst.acknowledged
        found = verdicts(folder)
        changed = {number: verdict for number, verdict in found.items() if saved.get(number) != verdict}
        assert saved.keys() <= found.keys()
        assert len(changed) <= len(in_flight)
        assert set(changed.values()) <= {WORDS[key] for key in in_flight}
        saved = found


def verdicts(folder: Path) -> dict[int, str]:
    """What is on disk, by the number of the claim."""
    store = open_store(folder / ".incursion", read_only=True)
    at = {annotation.anchor.start: str(annotation.verdict) for annotation in store.annotations()}
    starts = [match.start(1) for match in re.finditer(r"that (span)", ARTICLE)]
    return {number: at[start] for number, start in enumerate(starts, 1) if start in at}
