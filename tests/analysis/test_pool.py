import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from annotations.analysis.messages import Analysed, ChildLost, Failed
from annotations.analysis.pool import IN_HAND, NoWorkerLeftError, Pool
from annotations.articles.model import Article

HERE = Path(__file__).parent


@pytest.fixture(autouse=True)
def analysers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(HERE)


def article(text: str) -> Article:
    return Article(id=text, version=sha256(text.encode()).hexdigest(), path=f"{text}.txt", title=text, text=text)


def outcomes(texts: list[str], jobs: int, factory: str = "obedient") -> list[Analysed | Failed | ChildLost]:
    with Pool("", jobs, factory=f"analysers:{factory}") as pool:
        return list(pool.analyse(map(article, texts)))


def paths(found: list[Analysed | Failed | ChildLost], kind: type[Analysed] | type[Failed]) -> list[str]:
    return sorted(message.path.removesuffix(".txt") for message in found if isinstance(message, kind))


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_every_article_comes_back_once(jobs: int) -> None:
    texts = [f"text {n:02}" for n in range(20)]
    found = outcomes(texts, jobs)
    assert paths(found, Analysed) == texts
    assert len(found) == 20


def test_both_processes_read_at_the_same_time(tmp_path: Path) -> None:
    fifos = [tmp_path / "a", tmp_path / "b"]
    for fifo in fifos:
        os.mkfifo(fifo)
    with Pool("", 2, factory="analysers:obedient") as pool:
        reading = pool.analyse(map(article, ["first", *(f"HANG {fifo}" for fifo in fifos)]))
        assert paths([next(reading)], Analysed) == ["first"]
        assert {int(fifo.read_text()) for fifo in fifos} == set(pool.pids)


def test_articles_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def endless() -> Iterator[Article]:
        while True:
            taken.append(len(taken))
            yield article(f"text {len(taken)}")

    with Pool("", 2, factory="analysers:obedient") as pool:
        reading = pool.analyse(endless())
        for _ in range(3):
            next(reading)
    assert len(taken) <= 3 + 2 * IN_HAND


def test_an_article_that_fails_is_told_and_the_others_go_on() -> None:
    found = outcomes(["a", "RAISE out of words", "b"], 2)
    assert paths(found, Analysed) == ["a", "b"]
    (failure,) = [message for message in found if isinstance(message, Failed)]
    assert failure.reason == "ZeroDivisionError: out of words"


def test_a_crash_is_told_and_the_other_articles_are_read() -> None:
    texts = [f"text {n:02}" for n in range(10)]
    found = outcomes([*texts[:3], "DIE at once", *texts[3:]], 2)
    assert paths(found, Analysed) == texts
    (failure,) = [message for message in found if isinstance(message, Failed)]
    assert failure.path == "DIE at once.txt"
    assert failure.reason == "the analysis process was killed (SIGKILL)"
    losses = [message for message in found if isinstance(message, ChildLost)]
    assert losses
    assert all(loss.restarted for loss in losses)


def test_more_crashes_than_one_worker_survives_are_still_only_their_own_articles(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("annotations.analysis.pool.RESTARTS", 1)
    texts = [f"text {n:02}" for n in range(10)]
    found = outcomes(["DIE now", *texts], 3)
    assert paths(found, Analysed) == texts
    assert paths(found, Failed) == ["DIE now"]


def test_when_no_worker_is_left_it_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotations.analysis.pool.RESTARTS", 0)
    with pytest.raises(NoWorkerLeftError, match="killed"):
        outcomes(["DIE", "DIE too", "DIE again"], 2)


def test_a_model_that_can_not_be_loaded_is_said_once() -> None:
    with pytest.raises(NoWorkerLeftError, match="the weights were changed"):
        outcomes(["a", "b", "c"], 2, "unfit")


def gone(pid: int) -> bool:
    """Whether the process has ended and been waited for."""
    return not Path(f"/proc/{pid}").exists()


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks for the processes in /proc")
def test_leaving_ends_the_processes() -> None:
    with Pool("", 2, factory="analysers:obedient") as pool:
        next(pool.analyse(map(article, ["a", "b", "c"])))
        pids = pool.pids
    assert pids
    assert all(gone(pid) for pid in pids)


def test_its_processes_do_not_step_back_and_keep_to_one_thread() -> None:
    with Pool("", 1, factory="analysers:kept_surroundings") as pool:
        (found,) = pool.analyse([article("a")])
    assert isinstance(found, Analysed)
    assert found.analysis.pipeline == f"{os.nice(0)} 1"
