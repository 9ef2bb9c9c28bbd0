"""Keys that come faster than hands type: over a slow line, from a paste, from a cat."""

import random
from pathlib import Path

import pytest

from tests.terminal.conftest import Start, fingerprints
from tests.terminal.pty_session import KEYS, PtySession
from tests.terminal.stream import offences
from tests.terminal.test_ending import judged

pytestmark = pytest.mark.terminal

TYPED = "abcdefghjkNnEtuvxpe?/[]$0 123;.'"
CONTROLS = ("ctrl+c", "ctrl+k", "ctrl+o", "ctrl+p", "ctrl+r", "ctrl+s", "ctrl+u")
HAND = 0.3
"""Seconds that a hand takes before it answers a question; the program takes nothing faster for an answer."""


@pytest.fixture
def session(start: Start, folder: Path) -> PtySession:
    """The folder, opened and analysed."""
    session = start(folder)
    session.until("judged 0 of 5")
    return session


def test_what_is_sought_is_not_obeyed(session: PtySession) -> None:
    session.send("/shut")
    session.until("match 1 of 1")
    session.until("judged 0 of 5")


def test_a_filter_is_not_obeyed(session: PtySession) -> None:
    session.send("fpcd")
    session.until("No article matches “pcd”")
    session.until("judged 0 of 5")


def test_a_note_is_not_obeyed(session: PtySession) -> None:
    session.send("ecdp x")
    session.until("│ cdp x")
    session.press("enter")
    session.until("note saved")
    session.until("judged 0 of 5")


def test_words_are_marked_and_not_judged(session: PtySession) -> None:
    session.press("escape")  # to the text, where marking makes a claim; in the list it corrects one
    session.send("vwwdcp")
    session.until("makes a claim")
    session.press("escape", "d")
    session.until("judged 1 of 5")


def gates(folder: Path) -> Path:
    """A file of sixty claims."""
    told = "\n\n".join(f"Mira said that gate {number} is shut." for number in range(60))
    (folder / "gates.txt").write_text(told + "\n")
    return folder / "gates.txt"


@pytest.mark.parametrize(("keys", "claim"), [("jjjjc", 5), ("jjjjkkc", 3), ("jjdkkp", 2)])
@pytest.mark.parametrize("size", [(140, 40), (80, 24)])
def test_a_verdict_is_for_the_claim_that_the_keys_before_it_went_to(
    start: Start, tmp_path: Path, keys: str, claim: int, size: tuple[int, int]
) -> None:
    session = start(gates(tmp_path), size=size)
    session.until("judged 0 of 60")
    session.send(keys)
    session.until(f"saved: claim {claim}, ")
    session.until("judged 2 of 60" if keys == "jjdkkp" else "judged 1 of 60")


def test_a_verdict_is_for_the_article_that_the_keys_before_it_opened(session: PtySession, folder: Path) -> None:
    session.send("]c")
    session.until("saved: claim 1, credible")
    session.until("Ferry runs again · ")
    session.send("g[p")
    session.until("saved: claim 1, propaganda")
    session.until("Bridge closed · ")
    session.press("q")
    assert session.wait() == 0, session.text
    assert judged(folder) == ["credible", "propaganda"]


def test_two_tabs_go_two_panes(session: PtySession) -> None:
    session.press("tab", "tab")
    session.press("tab", "enter")
    session.press("tab", "tab")
    session.press("tab", "enter")
    session.until("mention 1 of 2")


def test_a_paste_that_the_terminal_types_is_asked_about(start: Start, tmp_path: Path) -> None:
    session = start(gates(tmp_path))
    session.until("judged 0 of 60")
    session.send("cdp" * 15)
    session.until("faster than hands type")
    session.pause(HAND)
    session.press("escape")
    session.until("verdicts dropped")
    session.until("judged 10 of 60")


@pytest.mark.parametrize(("seed", "size"), [(1, (140, 40)), (2, (80, 24)), (3, (60, 15))])
def test_any_keys_leave_the_program_alive_and_every_file_as_it_was(
    start: Start, folder: Path, seed: int, size: tuple[int, int]
) -> None:
    before = fingerprints(folder)
    session = start(folder, size=size)
    session.until("judged 0 of 5")
    dice = random.Random(seed)
    for _ in range(600):
        session.press(dice.choice([*TYPED, *KEYS, *CONTROLS]))
    session.leave()
    assert session.wait() == 0, session.text
    assert offences(session.written.decode()) == []
    assert fingerprints(folder) == before


def test_every_command_leaves_every_file_as_it_was(start: Start, folder: Path) -> None:
    before = fingerprints(folder)
    session = start(folder, cwd=folder.parent)
    session.until("judged 0 of 5")
    session.press("c", "d", "p", "x", "u", "ctrl+r", "u", "t", "g")
    session.until("judged 3 of")
    session.send("ea note")
    session.until("│ a note")
    session.press("enter")
    session.until("note saved")
    session.press("BTab", "v", "w", "w", "enter")
    session.until("Whose claim?")
    session.press("enter")
    session.until("your claim")
    for target in (folder / "1-alpha.txt", folder / ".." / folder.name / "2-beta.txt"):
        session.press("E")
        session.until("ferry.csv")
        session.press("ctrl+u")
        session.until(lambda: not session.shows("ferry.csv"))
        session.paste(str(target))
        session.until(target.name)
        session.press("ctrl+o")
        session.until("Not written")
        session.press("escape")
        session.until("nothing exported")
    session.press("q")
    assert session.wait() == 0, session.text
    assert fingerprints(folder) == before


def notes(folder: Path) -> list[str]:
    """The notes on the disk."""
    from annotations.store import open_store

    store = open_store(folder / ".incursion", read_only=True)
    try:
        return [annotation.note for annotation in store.annotations() if annotation.note]
    finally:
        store.close()


def test_a_note_may_be_typed_with_the_key_that_keeps_it_and_the_verdict_that_follows(
    session: PtySession, folder: Path
) -> None:
    session.send("ecdp one source\rd")
    session.until("saved: claim 1, disputed")
    session.until("judged 1 of 5")
    session.press("q")
    assert session.wait() == 0, session.text
    assert notes(folder) == ["cdp one source"]
    assert judged(folder) == ["disputed"]


def test_a_paste_goes_to_the_line_that_the_key_before_it_opens(session: PtySession, folder: Path) -> None:
    session.send("e\x1b[200~cdp pasted\x1b[201~ and typed\r")
    session.until("note saved")
    assert notes(folder) == ["cdp pasted and typed"]
    session.send("/\x1b[200~shut\x1b[201~\r")
    session.until("match 1 of 1")
    session.send("f\x1b[200~pcd\x1b[201~")
    session.until("No article matches “pcd”")
    session.until("judged 0 of 5")


def test_a_search_ends_before_the_verdict_behind_it(session: PtySession, folder: Path) -> None:
    session.send("/turn back\rd")
    session.until("saved: claim")
    session.until("judged 1 of 5")
    session.press("q")
    assert session.wait() == 0, session.text
    assert judged(folder) == ["disputed"]


def test_a_filter_opens_its_article_before_the_verdict_behind_it(session: PtySession, folder: Path) -> None:
    session.send("fferry\rp")
    session.until("Ferry runs again · ")
    session.until("saved: claim 1, propaganda")
    session.press("q")
    assert session.wait() == 0, session.text
    assert judged(folder) == ["propaganda"]


def test_whose_claim_it_is_may_be_typed_ahead(session: PtySession, folder: Path) -> None:
    session.press("escape")
    session.send("vww\rcd pd\rc")
    session.until("judged 1 of")
    session.press("q")
    assert session.wait() == 0, session.text
    assert judged(folder) == ["credible"]


@pytest.mark.parametrize("pasted", [True, False], ids=["pasted", "typed"])
def test_an_export_is_written_where_the_whole_burst_says(
    start: Start, folder: Path, tmp_path: Path, pasted: bool
) -> None:
    session = start(folder, cwd=tmp_path)
    session.until("judged 0 of 5")
    name = str(tmp_path / "cdp.csv")
    said = f"\x1b[200~{name}\x1b[201~" if pasted else name
    session.send(f"cE\x15{said}\x0f")
    session.until("exported 1 to cdp.csv")
    assert (tmp_path / "cdp.csv").read_text().count("\n") == 2
    session.until("judged 1 of 5")
