"""`analyze --jobs`: the same output in the same order, whatever happens to a process on the way."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from annotations.analysis.model import Analysis
from annotations.articles import Article
from tui.commands import reading
from tui.commands.pooling import Row
from tui.commands.reading import File

Invoke = Callable[..., Result]
RUN = (sys.executable, "-c", "from tui.cli import main; main()")
ARTICLES = 60
SENTENCE = "Kyiv said the bridge at kilometre {n} would hold. Maria Lopez denied it on Monday, and Paris agreed. "


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for n in range(ARTICLES):
        (folder / f"{n}.txt").write_text(f"Bridge {n}\n\n{SENTENCE.format(n=n) * 12}\n")
    return folder


def names(output: str) -> list[str]:
    return [Path(json.loads(line)["path"]).stem for line in output.splitlines()]


def children_of(pid: int) -> list[int]:
    """The processes that a process has started."""
    lists = (path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children"))
    return [int(child) for children in lists for child in children.split()]


def started(folder: Path) -> "subprocess.Popen[bytes]":
    """The command with two processes, after its first article."""
    process = subprocess.Popen(
        [*RUN, "analyze", str(folder), "--format", "jsonl", "--jobs", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,  # what is read ahead would be lost to `communicate`
    )
    assert process.stdout is not None
    assert process.stdout.readline().startswith(b"{")
    return process


needs_proc = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for the processes in /proc")


@pytest.mark.model
def test_two_processes_print_what_one_prints(invoke: Invoke, folder: Path, tmp_path: Path) -> None:
    for n in range(12, ARTICLES):
        (folder / f"{n}.txt").unlink()
    (folder / "same.txt").write_bytes((folder / "3.txt").read_bytes())
    (folder / "empty.txt").touch()
    outputs = []
    for jobs in (1, 2):
        cache = {"XDG_CACHE_HOME": str(tmp_path / f"cache {jobs}")}
        result = invoke("analyze", folder / "3.txt", folder, "--format", "jsonl", "--jobs", jobs, env=cache)
        assert result.exit_code == 1
        assert result.stderr.count("empty.txt was left out") == 1
        outputs.append(result.stdout)
    assert outputs[0] == outputs[1]
    assert names(outputs[1]) == ["3", *map(str, range(12)), "same"]


@pytest.mark.model
@needs_proc
def test_a_killed_process_is_told_and_every_article_comes_out(folder: Path) -> None:
    process = started(folder)
    os.kill(children_of(process.pid)[0], signal.SIGKILL)
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    assert names(out.decode()) == [str(n) for n in range(1, ARTICLES)]
    assert b"incursion-tui: the analysis process was killed (SIGKILL); a new one takes over\n" in err


@pytest.mark.model
@needs_proc
def test_ctrl_c_leaves_the_cache_whole_and_the_next_run_does_only_what_is_new(
    folder: Path, home: Path, invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    process = started(folder)
    children = children_of(process.pid)
    assert len(children) == 2
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err.strip()) == (130, b"")
    assert not any(Path(f"/proc/{child}").exists() for child in children)
    (cache,) = (home / "cache").rglob("library.sqlite")
    with sqlite3.connect(cache) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        kept = {version for (version,) in database.execute("SELECT version FROM analyses")}
    database.close()
    assert 1 <= len(kept) < ARTICLES
    asked: list[str] = []
    keep = reading.keep

    def watched(file: File, article: Article, analysis: Analysis) -> None:
        asked.append(article.version)
        keep(file, article, analysis)

    monkeypatch.setattr(reading, "keep", watched)
    result = invoke("analyze", folder, "--format", "jsonl", "--jobs", 1)
    assert names(result.stdout) == [str(n) for n in range(ARTICLES)]
    assert len(asked) == ARTICLES - len(kept)
    assert not kept & set(asked)


@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
def test_jobs_is_a_number_of_processes(invoke: Invoke, folder: Path, jobs: str) -> None:
    result = invoke("analyze", folder, "--jobs", jobs)
    assert result.exit_code == 2
    assert "--jobs" in result.stderr


class Cache:
    """Notes what is kept in it."""

    def __init__(self) -> None:
        self.kept: list[str] = []

    def put(self, analysis: Analysis, claims: int) -> None:
        self.kept.append(analysis.version)


def looked(version: str, cache: Cache, analysis: Analysis | None = None) -> tuple[File, Article, Analysis | None]:
    file = File(f"{version}.txt", f"{version}.txt", None, cache, "", Path())  # type: ignore[arg-type]  # no library is asked
    return file, Article(id=version, version=version, path=file.path, title="", text=""), analysis


def test_articles_come_out_in_their_order_and_are_kept_at_once() -> None:
    refused: list[str] = []
    row = Row(lambda path, reason: refused.append(f"{path}: {reason}"))
    one, other = Cache(), Cache()
    known = Analysis("known", "p")
    assert row.join(looked("a", one))
    assert not row.join(looked("known", one, known))
    assert row.join(looked("b", one))
    assert not row.join(looked("b", other))
    row.resolve("b", Analysis("b", "p"))
    assert (one.kept, other.kept) == (["b"], ["b"])
    assert not row.join(looked("b", other))
    assert other.kept == ["b", "b"], "one that joins later is kept as well"
    assert list(row.ready()) == []
    row.resolve("a", "too long")
    assert [article.version for _, article, _ in row.ready()] == ["known", "b", "b", "b"]
    assert refused == ["a.txt: its analysis failed (too long)"]
    assert row.join(looked("b", one)), "what has come out is not held any longer"
