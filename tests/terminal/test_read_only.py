"""A desk that was judged and then can't be written is shown as it is, with what to do."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.conftest import BY_RULE, Start
from tests.terminal.test_ending import judged

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(sys.platform != "linux", reason="root's rights are taken away as on Linux"),
]


@pytest.fixture
def forbidden(start: Start, folder: Path) -> Iterator[Path]:
    """The folder with one verdict, whose folders nobody may write to."""
    session = start(folder)
    session.until("judged 0 of 5")
    session.press("d")
    session.until("judged 1 of 5")
    session.press("q")
    assert session.wait() == 0, session.text
    yield folder
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755)


@pytest.mark.parametrize("files", [True, False], ids=["files and folders", "folders only"])
def test_the_verdicts_are_there_and_the_header_says_what_to_do(
    start: Start, forbidden: Path, env: dict[str, str], files: bool
) -> None:
    for path in (*forbidden.rglob("*"), forbidden):
        if files or path.is_dir():
            path.chmod(path.stat().st_mode & ~0o222)
    session = start(BY_RULE, forbidden, module="tests.unprivileged")
    session.until("judged 1 of 5")
    session.until("the desk can't be written: permission denied · --desk DIR names another")
    session.until("read-only")
    session.press("c")
    session.until("not saved: the desk can't be written: permission denied")
    session.until("judged 1 of 5")
    for path in (forbidden, *forbidden.rglob("*")):
        path.chmod(0o755)
    session.until("you can judge")
    session.press("c")
    session.until("judged 2 of 5")
    session.press("q")
    assert session.wait() == 0, session.text
    assert judged(forbidden) == ["disputed", "credible"]
    assert not (Path(env["XDG_DATA_HOME"]) / "incursion" / "desks").exists()


def test_a_small_screen_says_it_in_a_corner_for_a_while(start: Start, forbidden: Path) -> None:
    for path in (*forbidden.rglob("*"), forbidden):
        path.chmod(path.stat().st_mode & ~0o222)
    session = start(BY_RULE, forbidden, module="tests.unprivileged", size=(80, 24))
    session.until(lambda: session.shows("permission denied") and session.shows("--desk DIR"))
