"""The screen reaches out to nobody: where every socket is refused, all of it works, and nothing is even tried."""

from pathlib import Path

import pytest

from tests.terminal.conftest import REAL, ROOT, Start
from tests.unreachable import LOOKS_FOR_IPV6, surroundings, tried

pytestmark = [pytest.mark.terminal, pytest.mark.model]


def test_a_folder_is_opened_analysed_and_judged_without_a_network(start: Start, folder: Path, tmp_path: Path) -> None:
    book = tmp_path / "book"
    session = start(folder, module=REAL, **surroundings(book, str(ROOT)))
    session.until("judged 0 of ")
    session.press("c")
    session.until("judged 1 of ")
    session.press("/")
    session.send("shut\r")
    session.press("E")
    session.until("Export as CSV")
    session.press("ctrl+o")
    session.until("exported 1 to ferry.csv")
    session.press("q")
    assert session.wait() == 0, session.text
    assert len(tried(book)) >= 2, "the analysis process is cut off, too"
    assert tried(book)[str(session.process.pid)] == ""
    assert set(tried(book).values()) <= {"", LOOKS_FOR_IPV6}
