"""However the program ends, the terminal is as it was, nothing acknowledged is lost, and no process stays behind."""

import signal
import sys
from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.pty_session import PATIENCE, PtySession
from tests.terminal.stream import modes_left_on, offences

pytestmark = pytest.mark.terminal

BROKEN = """
from tests.terminal.by_rule import put_in_place
put_in_place()
{broken}
from tui.cli import main
main()
"""
RAISES = 'raise RuntimeError("gone \\x1b]0;y\\x07")'
BREAKS = {
    "a key": f"""
from tui.screens.desk.reading import Reading
def broken(*_): {RAISES}
Reading.action_step_article = broken
""",
    "drawing": f"""
from tui.widgets.reader.page import Page
drawn = Page.render_line
def broken(page, y):
    if page.tail_open: {RAISES}
    return drawn(page, y)
Page.render_line = broken
""",
    "a task": f"""
from tui.session import Session
shown = Session.read
def broken(session, path):
    if path != "1-alpha.txt": {RAISES}
    return shown(session, path)
Session.read = broken
""",
}


BELL = "c0: '\\x07'"
"""What Textual rings when it fails."""


def left_whole(session: PtySession, but: tuple[str, ...] = ()) -> None:
    """The terminal is as it was before the program came, and was sent nothing foreign."""
    stream = session.written.decode()
    assert modes_left_on(stream) == set()
    assert session.settings == session.before
    assert [offence for offence in offences(stream) if offence not in but] == []
    assert "Traceback" not in stream


def children_of(session: PtySession) -> dict[str, int]:
    """The process ids of what the program has started, by the module that each runs."""
    children = Path(f"/proc/{session.process.pid}/task/{session.process.pid}/children")
    if not children.exists():
        pytest.skip("the children of a process are known on Linux only")
    tasks = Path(f"/proc/{session.process.pid}/task").glob("*/children")
    pids = [int(pid) for task in tasks for pid in task.read_text().split()]
    commands = {pid: Path(f"/proc/{pid}/cmdline").read_text().split("\0") for pid in pids if not ended(pid)}
    return {command[command.index("-m") + 1]: pid for pid, command in commands.items() if "-m" in command}


def child_of(session: PtySession) -> int:
    """The process id of the analysis."""
    return children_of(session)["annotations.analysis.child"]


def ended(pid: int) -> bool:
    """Whether a process is gone, or a zombie whom nobody has asked for its exit code."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


def judged(folder: Path) -> list[str]:
    """The verdicts on the disk, as a program reads them that only looks."""
    from annotations.store import open_store

    store = open_store(folder / ".incursion", read_only=True)
    try:
        return [str(annotation.verdict) for annotation in store.annotations()]
    finally:
        store.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_it_and_leaves_the_terminal_whole(start: Start, folder: Path, number: signal.Signals) -> None:
    session = start(folder)
    session.until("judged 0 of 5")
    children = children_of(session).values()
    session.signal(number)
    assert session.wait() == 128 + number
    left_whole(session)
    assert children
    session.until(lambda: all(map(ended, children)))


def test_quitting_leaves_the_terminal_whole(start: Start, folder: Path) -> None:
    session = start(folder)
    session.until("judged 0 of 5")
    children = children_of(session).values()
    session.press("d", "q")
    assert session.wait() == 0, session.text
    left_whole(session)
    assert judged(folder) == ["disputed"]
    assert children
    session.until(lambda: all(map(ended, children)))


def test_a_closed_window_ends_it_with_every_verdict_kept_and_nothing_to_complain_of(
    start: Start, folder: Path, env: dict[str, str]
) -> None:
    session = start(folder)
    session.until("judged 0 of 5")
    children = children_of(session).values()
    session.press("p")
    session.until("judged 1 of 5")
    session.hang_up()
    assert session.process.wait(PATIENCE) == 128 + signal.SIGHUP
    assert judged(folder) == ["propaganda"]
    assert children
    assert all(map(ended, children))
    assert list(Path(env["XDG_STATE_HOME"]).rglob("failure-*")) == []


def test_a_window_that_is_closed_while_much_is_drawn_ends_it_as_any_other(start: Start, folder: Path) -> None:
    session = start(folder)
    session.until("judged 0 of 5")
    session.send("jk[]" * 20)
    session.hang_up()
    assert session.process.wait(PATIENCE) == 128 + signal.SIGHUP


def test_a_kill_loses_nothing_that_was_acknowledged(start: Start, folder: Path) -> None:
    session = start(folder)
    session.until("judged 0 of 5")
    children = children_of(session).values()
    session.press("c", "d")
    session.until("saved: claim 2, disputed")
    session.signal(signal.SIGKILL)
    assert session.wait() == -signal.SIGKILL
    again = start(folder)
    again.until("judged 2 of 5")
    again.until("credible · indirect")
    again.until("disputed · indirect")
    again.press("u")
    again.until("judged 1 of 5")
    again.until(lambda: all(map(ended, children)))


def test_a_stopped_program_gives_the_terminal_back_and_takes_it_again(start: Start, folder: Path) -> None:
    session = start(folder)
    session.until("judged 0 of 5")
    session.signal(signal.SIGTSTP)
    session.until(lambda: modes_left_on(session.written.decode()) == set())
    session.signal(signal.SIGCONT)
    session.until(lambda: bool(modes_left_on(session.written.decode())) and session.shows("judged 0 of 5"))
    session.press("c")
    session.until("judged 1 of 5")
    session.press("q")
    assert session.wait() == 0, session.text
    left_whole(session)


@pytest.mark.parametrize(("what", "keys"), [("a key", "]"), ("drawing", "t"), ("a task", "]")])
def test_a_fault_of_ours_is_a_sentence_and_a_log(
    start: Start, folder: Path, env: dict[str, str], what: str, keys: str
) -> None:
    session = start(folder, script=BROKEN.format(broken=BREAKS[what]))
    session.until("judged 0 of 5")
    session.press("d")
    session.until("judged 1 of 5")
    session.press(keys)
    assert session.wait() == 1
    left_whole(session, but=(BELL,))
    said = session.written.decode().rpartition("\x1b[?1006l")[2]
    (log,) = Path(env["XDG_STATE_HOME"]).rglob("failure-*.txt")
    assert "something failed that should not: RuntimeError: gone ␛]0;y␇" in said
    assert str(log) in said
    assert "Traceback" in log.read_text()
    assert judged(folder) == ["disputed"]


def test_a_key_that_is_no_utf8_is_dropped(start: Start, folder: Path) -> None:
    session = start(folder)
    session.until("judged 0 of 5")
    session.send(b"\xff")
    while not session.shows("nothing to undo"):  # what comes together with it is dropped, too
        session.press("u")
        session.pause(0.2)
    session.press("q")
    assert session.wait() == 0, session.text


@pytest.mark.parametrize("stream", ["stdin", "stdout", "stderr"])
def test_without_a_terminal_it_says_what_else_there_is(
    env: dict[str, str], folder: Path, stream: str, start: Start
) -> None:
    redirected = {"stdin": "</dev/null", "stdout": "| cat", "stderr": "2>error; code=$?; cat error; (exit $code)"}[
        stream
    ]
    command = f"set -o pipefail; '{sys.executable}' -m tui.cli '{folder}' {redirected}"
    session = start(script=f"import os; os.execvp('bash', ['bash', '-c', {command!r}])")
    assert session.wait() == 2
    said = session.written.decode()
    assert "needs a terminal" in said
    assert "incursion-tui export" in said
    assert "\x1b" not in said


def test_a_dumb_terminal_is_refused(start: Start, folder: Path) -> None:
    session = start(folder, TERM="dumb")
    assert session.wait() == 2
    said = session.written.decode()
    assert "TERM is dumb" in said
    assert "\x1b" not in said
