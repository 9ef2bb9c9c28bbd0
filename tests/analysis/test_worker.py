import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from annotations.analysis.messages import Analysed, ChildLost, Failed, Message, Notice, Progress
from annotations.analysis.worker import READ_AHEAD, Worker
from annotations.articles.model import Article, Block, Role
from tests.processes import gone

HERE = Path(__file__).parent
PATIENCE = 30.0


def article(text: str, path: str = "") -> Article:
    return Article(
        id=text, version=sha256(text.encode()).hexdigest(), path=path or f"{text}.txt", title=text, text=text
    )


class Inbox:
    """Everything a worker delivers, in order."""

    def __init__(self) -> None:
        self.arriving: queue.Queue[Message] = queue.Queue()
        self.seen: list[Message] = []

    def until(self, wanted: Callable[[Message], bool]) -> Message:
        while True:
            message = self.arriving.get(timeout=PATIENCE)
            self.seen.append(message)
            if wanted(message):
                return message

    def outcomes(self, count: int) -> list[Analysed | Failed]:
        """Wait for the outcome of `count` articles, in the order they came."""
        found: list[Analysed | Failed] = []
        while len(found) < count:
            message = self.until(lambda m: isinstance(m, Analysed | Failed))
            assert isinstance(message, Analysed | Failed)
            found.append(message)
        return found

    def losses(self) -> list[ChildLost]:
        return [message for message in self.seen if isinstance(message, ChildLost)]


Start = Callable[..., tuple[Worker, Inbox]]


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    monkeypatch.syspath_prepend(HERE)
    workers: list[Worker] = []

    def started(
        factory: str = "obedient", model: str = "", asked: tuple[str, ...] = (), together: int = 1
    ) -> tuple[Worker, Inbox]:
        inbox = Inbox()
        worker = Worker(model, inbox.arriving.put, factory=f"analysers:{factory}", together=together)
        workers.append(worker)
        worker.ask(map(article, asked))
        worker.start()
        return worker, inbox

    yield started
    for worker in workers:
        worker.stop()


def test_articles_come_back_one_by_one_with_the_progress(start: Start) -> None:
    _, inbox = start(asked=("one", "two"))
    last = inbox.until(lambda m: m == Progress(2, 2))
    assert last
    first, second = [m for m in inbox.seen if isinstance(m, Analysed)]
    assert (first.path, second.path) == ("one.txt", "two.txt")
    assert first.version == article("one").version == first.analysis.version
    assert first.analysis.claims[0].end == 3
    assert first.claims == 1
    assert inbox.seen.index(first) < inbox.seen.index(Progress(1, 2)) < inbox.seen.index(second)


def fed(worker: Worker, texts: list[str], read: Callable[[str], Article | None]) -> threading.Thread:
    """Feed the articles of these texts, whose paths are the texts, in a thread as the screen does."""
    wanted = {article(text).version: text for text in texts}
    feeding = threading.Thread(target=worker.feed, args=(wanted, read), daemon=True)
    feeding.start()
    return feeding


def test_a_folder_is_read_only_as_the_analysis_gets_through_it(start: Start, tmp_path: Path) -> None:
    fifo = tmp_path / "reading"
    os.mkfifo(fifo)
    first = f"HANG {fifo}"
    worker, inbox = start(asked=(first,))
    pid = int(fifo.read_text())
    read: list[str] = []
    enough = threading.Event()

    def reading(path: str) -> Article:
        read.append(path)
        if len(read) == READ_AHEAD:
            enough.set()
        return article(path)

    texts = [f"{number}" for number in range(5 * READ_AHEAD)]
    feeding = fed(worker, texts, reading)
    assert enough.wait(PATIENCE)
    worker.ask([article("70")], first=True)
    assert len(read) == READ_AHEAD
    os.kill(pid, signal.SIGKILL)
    total = len(texts) + 1
    inbox.until(lambda m: m == Progress(total, total))
    feeding.join(PATIENCE)
    assert not feeding.is_alive()
    outcomes = [m for m in inbox.seen if isinstance(m, Analysed)]
    assert len(outcomes) == total
    assert outcomes[0].path == "70.txt"
    assert [m for m in inbox.seen if isinstance(m, Progress)] == [Progress(n, total) for n in range(1, total + 1)]
    assert "70" not in read


def test_what_can_not_be_read_any_more_counts_no_more(start: Start) -> None:
    worker, inbox = start()
    texts = [f"{number}" for number in range(2 * READ_AHEAD)]
    fed(worker, texts, lambda path: None if len(path) == 1 or path == texts[-1] else article(path)).join(PATIENCE)
    inbox.until(lambda m: m == Progress(len(texts) - 11, len(texts) - 11))


def test_a_worker_that_is_stopped_is_fed_no_more(start: Start, tmp_path: Path) -> None:
    fifo = tmp_path / "reading"
    os.mkfifo(fifo)
    worker, _ = start(asked=(f"HANG {fifo}",))
    fifo.read_text()
    feeding = fed(worker, [f"{number}" for number in range(3 * READ_AHEAD)], article)
    worker.stop()
    feeding.join(PATIENCE)
    assert not feeding.is_alive()


def test_the_preferred_article_is_read_next(start: Start, tmp_path: Path) -> None:
    fifo = tmp_path / "reading"
    os.mkfifo(fifo)
    worker, inbox = start(asked=(f"HANG {fifo}", "a", "b", "c"))
    pid = int(fifo.read_text())
    worker.prefer(article("c").version)
    worker.ask([article("d")], first=True)
    worker.ask([article("a"), article("e")])
    worker.prefer(article("unknown").version)
    os.kill(pid, signal.SIGKILL)
    assert [o.path for o in inbox.outcomes(6)][:5] == ["d.txt", "c.txt", "a.txt", "b.txt", "e.txt"]


def test_a_version_asked_for_twice_is_read_once(start: Start) -> None:
    _, inbox = start(asked=("same", "same", "other"))
    inbox.until(lambda m: m == Progress(2, 2))
    assert sum(isinstance(m, Analysed) for m in inbox.seen) == 2


def test_claims_in_the_tail_are_not_counted(start: Start) -> None:
    worker, inbox = start()
    tail = Block(Role.TAIL, 0, 4)
    worker.ask([Article(id="t", version="t", path="t", title="", text="tail", blocks=(tail,))])
    (outcome,) = inbox.outcomes(1)
    assert isinstance(outcome, Analysed)
    assert (len(outcome.analysis.claims), outcome.claims) == (1, 0)


def test_progress_begins_anew_after_everything_is_done(start: Start) -> None:
    worker, inbox = start(asked=("one", "two"))
    inbox.until(lambda m: m == Progress(2, 2))
    worker.ask([article("three")])
    assert inbox.until(lambda m: isinstance(m, Progress)) == Progress(1, 1)


def test_a_killed_child_is_told_and_replaced_once(start: Start, tmp_path: Path) -> None:
    fifo = tmp_path / "reading"
    os.mkfifo(fifo)
    worker, inbox = start(asked=(f"HANG {fifo}", "a", "b"))
    first = int(fifo.read_text())
    os.kill(first, signal.SIGKILL)
    outcomes = inbox.outcomes(3)
    assert inbox.losses() == [ChildLost("the analysis process was killed (SIGKILL)", restarted=True)]
    assert [type(o) for o in outcomes] == [Analysed] * 3
    assert outcomes[-1].path.startswith("HANG"), "the article in flight is asked again, after all the others"
    assert worker.pid not in (None, first)


def test_an_article_that_kills_its_reader_twice_fails_and_takes_no_other_along(start: Start) -> None:
    worker, inbox = start(asked=("DIE", "a", "b"))
    outcomes = inbox.outcomes(3)
    assert [(o.path, type(o)) for o in outcomes] == [("a.txt", Analysed), ("b.txt", Analysed), ("DIE.txt", Failed)]
    assert [loss.restarted for loss in inbox.losses()] == [True, False]
    worker.ask([article("later")])
    (later,) = inbox.outcomes(1)
    assert later == Failed(article("later").version, "later.txt", "the analysis process was killed (SIGKILL)")


@pytest.mark.parametrize("together", [3, 9])
def test_of_several_articles_read_together_only_the_one_that_kills_its_reader_fails(
    start: Start, together: int
) -> None:
    _, inbox = start(asked=("a", "DIE", "b", "c"), together=together)
    outcomes = {outcome.path: type(outcome) for outcome in inbox.outcomes(4)}
    assert outcomes == {"a.txt": Analysed, "b.txt": Analysed, "c.txt": Analysed, "DIE.txt": Failed}
    assert [loss.restarted for loss in inbox.losses()] == [True, True, False]


def test_of_several_articles_read_together_each_has_its_own_outcome(start: Start) -> None:
    _, inbox = start(asked=("a", "RAISE halt", "b"), together=3)
    assert [type(outcome) for outcome in inbox.outcomes(3)] == [Analysed, Failed, Analysed]
    assert not inbox.losses()


def test_a_child_that_dies_while_idle_is_told_and_replaced(start: Start) -> None:
    worker, inbox = start(asked=("a",))
    inbox.outcomes(1)
    pid = worker.pid
    assert pid
    os.kill(pid, signal.SIGKILL)
    assert inbox.until(lambda m: isinstance(m, ChildLost)) == ChildLost(
        "the analysis process was killed (SIGKILL)", restarted=True
    )
    worker.ask([article("b")])
    assert isinstance(inbox.outcomes(1)[0], Analysed)


def test_the_last_words_of_a_child_are_kept(start: Start) -> None:
    _, inbox = start(asked=("EXIT",))
    inbox.outcomes(1)
    assert inbox.losses()[0].reason == "the analysis process ended with code 7: the last line said"


def test_an_error_in_one_article_is_a_reason_and_the_child_lives_on(start: Start) -> None:
    _, inbox = start(asked=("RAISE halt", "a"))
    failed, analysed = inbox.outcomes(2)
    assert failed == Failed(article("RAISE halt").version, "RAISE halt.txt", "ZeroDivisionError: halt")
    assert isinstance(analysed, Analysed)
    assert not inbox.losses()


def test_what_a_library_prints_does_not_disturb_the_frames(start: Start) -> None:
    _, inbox = start(asked=("PRINT", "a"))
    assert [type(o) for o in inbox.outcomes(2)] == [Analysed, Analysed]


def test_a_file_name_of_undecodable_bytes_crosses(start: Start) -> None:
    worker, inbox = start()
    strange = os.fsdecode(b"b\xff.txt")
    worker.ask([Article(id=strange, version="0", path=strange, title=strange, text="x")])
    (outcome,) = inbox.outcomes(1)
    assert isinstance(outcome, Analysed)
    assert outcome.path == strange


def test_a_pipeline_that_can_not_be_loaded_fails_everything_with_its_reason(start: Start) -> None:
    _, inbox = start("unfit", asked=("a", "b"))
    assert [o.reason for o in inbox.outcomes(2) if isinstance(o, Failed)] == [
        "RuntimeError: the weights were changed"
    ] * 2
    assert inbox.losses() == [ChildLost("RuntimeError: the weights were changed", restarted=False)]


def test_the_notice_of_the_pipeline_is_delivered(start: Start) -> None:
    _, inbox = start(model="x")
    assert inbox.until(lambda m: isinstance(m, Notice)) == Notice("model x")


def test_the_child_steps_back_and_hears_no_key(start: Start) -> None:
    _, inbox = start("surroundings")
    notice = inbox.until(lambda m: isinstance(m, Notice))
    assert notice == Notice(f"{min(19, os.nice(0) + 10)} 1 True")


def test_nothing_is_delivered_once_it_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(HERE)
    delivering, stopped, order = threading.Event(), threading.Event(), []

    def deliver(message: Message) -> None:
        if isinstance(message, Analysed):
            delivering.set()
            worker_may_go_on.wait(PATIENCE)
            order.append("delivered")

    worker_may_go_on = threading.Event()
    worker = Worker("", deliver, factory="analysers:obedient")
    worker.ask([article("a"), article("b")])
    worker.start()
    assert delivering.wait(PATIENCE)
    closing = threading.Thread(target=lambda: (worker.stop(), order.append("stopped"), stopped.set()))
    closing.start()
    worker_may_go_on.set()
    assert stopped.wait(PATIENCE)
    closing.join()
    assert order == ["delivered", "stopped"]


def test_stopping_ends_the_child_even_while_it_works(start: Start, tmp_path: Path) -> None:
    fifo = tmp_path / "reading"
    os.mkfifo(fifo)
    worker, inbox = start(asked=(f"HANG {fifo}",))
    pid = int(fifo.read_text())
    worker.stop()
    with pytest.raises(ProcessLookupError):  # neither alive nor a zombie
        os.kill(pid, 0)
    worker.stop()
    worker.ask([article("too late")])
    assert not inbox.losses()


PARENT = """
import sys, os
from annotations.analysis.worker import Worker
from annotations.articles.model import Article
worker = Worker("", print, factory="analysers:obedient")
worker.ask([Article(id="", version="", path="", title="", text="HANG " + sys.argv[1])])
worker.start()
sys.stdin.readline()
"""


@pytest.mark.parametrize("order", ["kill", "leave"])
def test_the_child_dies_with_its_parent(tmp_path: Path, order: str) -> None:
    fifo = tmp_path / "reading"
    os.mkfifo(fifo)
    paths = os.pathsep.join([str(HERE), str(HERE.parent.parent)])
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, str(fifo)], stdin=subprocess.PIPE, env=os.environ | {"PYTHONPATH": paths}
    )
    child = int(fifo.read_text())
    if order == "kill":
        parent.kill()
    parent.communicate()
    assert gone(child)
    assert parent.returncode == (-signal.SIGKILL if order == "kill" else 0)


def test_a_module_in_the_current_folder_is_never_run(tmp_path: Path) -> None:
    trap = "import os; open('trapped', 'w').close(); os._exit(9)"
    for name in ("multiprocessing", "msgspec", "queue", "spacy", "annotations"):
        (tmp_path / f"{name}.py").write_text(trap)
    program = (
        "import sys; from annotations.analysis.worker import Worker\n"
        "from annotations.articles.model import Article\n"
        "w = Worker('', lambda m: (print(m, flush=True)), factory='analysers:obedient')\n"
        "w.ask([Article(id='', version='v', path='', title='', text='x')]); w.start(); sys.stdin.readline()"
    )
    paths = os.pathsep.join([str(HERE), str(HERE.parent.parent)])
    with subprocess.Popen(
        [sys.executable, "-P", "-c", program],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": paths},
    ) as parent:
        assert parent.stdout
        assert parent.stdout.readline().startswith("Analysed(version='v'")
        parent.communicate("\n")
    assert not (tmp_path / "trapped").exists()


def test_the_worker_brings_no_language_library_into_the_process() -> None:
    program = (
        "import sys, annotations.analysis.worker\n"
        "print([m for m in ('spacy', 'numpy', 'thinc', 'multiprocessing', 'tinydb') if m in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
