import fcntl
import os
import pty
import queue
import select
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from annotations.analysis.messages import Analysed, Message
from annotations.articles import Article
from annotations.judgement import Verdict
from annotations.text import Span
from tui import cli as program
from tui import places
from tui.workplace import Workplace

Invoke = Callable[..., Result]
Opened = Callable[..., Workplace]


class FakeApp:
    """Stands for the screen: keeps the workplace it was given, and ends as it is told."""

    workplaces: list[Workplace] = []
    during: Callable[[Workplace], None] = staticmethod(lambda workplace: None)
    return_code: int | None = 0
    failure: BaseException | None = None

    def __init__(self, workplace: Workplace) -> None:
        self.workplaces.append(workplace)

    def run(self) -> None:
        self.during(self.workplaces[-1])


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> type[FakeApp]:
    class App(FakeApp):
        workplaces: list[Workplace] = []

    monkeypatch.setattr("tui.app.IncursionApp", App)
    monkeypatch.setattr(program, "_need_terminal", lambda: None)
    return App


@pytest.fixture
def opened(invoke: Invoke, app: type[FakeApp]) -> Opened:
    """Opens a place and gives the workplace that the screen was given."""

    def open_place(*args: object) -> Workplace:
        result = invoke(*args)
        assert result.exit_code == 0, result.stderr
        return app.workplaces[-1]

    return open_place


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "belgorod"
    folder.mkdir()
    (folder / "one.txt").write_text("Bridge holds\n\nKyiv said the bridge would hold.\n")
    (folder / "two.txt").write_text("Bridge falls\n\nParis said the bridge would fall.\n")
    return folder


def test_a_folder_is_opened_with_its_desk_inside(opened: Opened, folder: Path) -> None:
    workplace = opened(folder)
    assert (workplace.root, workplace.title, workplace.notice) == (folder, "belgorod", "")
    assert (folder / ".incursion").is_dir()


def test_a_file_is_opened_alone(app: type[FakeApp], invoke: Invoke, folder: Path) -> None:
    seen: list[str] = []
    app.during = staticmethod(lambda workplace: seen.extend(row.path for row in workplace.library.rows()))
    assert invoke(folder / "two.txt").exit_code == 0
    assert seen == ["two.txt"]
    assert (folder / ".incursion").is_dir()


def test_the_samples_are_opened_without_a_path(app: type[FakeApp], invoke: Invoke, home: Path) -> None:
    seen: list[str] = []
    app.during = staticmethod(lambda workplace: seen.extend(row.title for row in workplace.library.rows()))
    assert invoke().exit_code == 0
    assert len(seen) >= 8
    assert (home / "data" / "incursion" / "samples").is_dir()


def test_the_annotator_is_named_by_option_then_desk_then_login(
    opened: Opened, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "login")
    assert opened(folder).annotator == "login"
    (folder / ".incursion" / "desk.toml").write_text('annotator = "desk"\n')
    assert opened(folder).annotator == "desk"
    assert opened(folder, "--annotator", " option ").annotator == "option"


def test_a_system_that_knows_no_login_has_an_analyst(
    opened: Opened, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown() -> str:
        raise OSError("no username set in the environment")

    monkeypatch.setattr("getpass.getuser", unknown)
    assert opened(folder).annotator == "analyst"


def test_a_verdict_is_on_disk_when_the_screen_has_it(app: type[FakeApp], invoke: Invoke, folder: Path) -> None:
    def judge(workplace: Workplace) -> None:
        desk = workplace.open_desk()
        article = workplace.library.read("one.txt")
        assert isinstance(article, Article)
        start = article.text.index("the bridge")
        desk.tag(article, desk.mark(article, Span(start, start + 10)), Verdict.DISPUTED)
        while_open = invoke("export", folder)
        assert ",disputed," in while_open.stdout, while_open.stderr
        assert workplace.export(desk, folder.parent / "out.csv", False) == 1
        with pytest.raises(FileExistsError):
            workplace.export(desk, folder.parent / "out.csv", False)
        assert workplace.export(desk, folder.parent / "out.csv", True) == 1
        with pytest.raises(PermissionError):
            workplace.export(desk, folder / "one.txt", True)

    app.during = staticmethod(judge)
    result = invoke(folder, "--annotator", "rm")
    assert result.exit_code == 0, result.stderr
    assert ",disputed," in invoke("export", folder).stdout


@pytest.mark.model
def test_what_the_worker_finds_is_kept_before_it_is_delivered(app: type[FakeApp], invoke: Invoke, folder: Path) -> None:
    def analyse(workplace: Workplace) -> None:
        inbox: queue.Queue[Message] = queue.Queue()
        worker = workplace.make_worker(inbox.put)
        article = workplace.library.read("one.txt")
        assert isinstance(article, Article)
        worker.ask([article])
        worker.start()
        while not isinstance(message := inbox.get(timeout=60), Analysed):
            pass
        assert message.claims == len(message.analysis.claims) == 1
        assert workplace.cache.get(article.version, workplace.pipeline) == message.analysis
        assert workplace.cache.counts(workplace.pipeline) == {article.version: 1}
        worker.stop()

    app.during = staticmethod(analyse)
    result = invoke(folder)
    assert result.exit_code == 0, result.stderr


def test_a_model_that_is_missing_has_no_name_and_the_worker_says_why(
    app: type[FakeApp], invoke: Invoke, folder: Path
) -> None:
    (folder / ".incursion").mkdir()
    (folder / ".incursion" / "desk.toml").write_text('model = "nosuch"\n')
    names: list[str] = []
    app.during = staticmethod(lambda workplace: names.append(workplace.pipeline))
    assert invoke(folder).exit_code == 0
    assert names == [""]
    analysed = invoke("analyze", folder)
    assert analysed.exit_code == 1
    assert "desk.toml names the model 'nosuch', which is not installed" in analysed.stderr


def test_a_desk_file_with_faults_is_a_sentence(invoke: Invoke, app: type[FakeApp], folder: Path) -> None:
    (folder / ".incursion").mkdir()
    (folder / ".incursion" / "desk.toml").write_text("anotator = 5\n")
    for args in ([folder], ["export", folder], ["analyze", folder]):
        result = invoke(*args)
        assert result.exit_code == 1
        assert "desk.toml" in result.stderr
        assert "anotator" in result.stderr


def test_a_folder_that_can_not_be_written_is_opened_with_a_notice(
    opened: Opened, folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "writable", lambda where: False)
    workplace = opened(folder)
    assert "can't be written" in workplace.notice
    assert not (folder / ".incursion").exists()
    assert len(list((home / "data" / "incursion" / "desks").iterdir())) == 1


def test_a_desk_that_can_not_be_made_gives_way_to_one_with_the_user(opened: Opened, folder: Path, home: Path) -> None:
    (folder / ".incursion").write_text("a file where the desk should be")
    workplace = opened(folder)
    assert "can't be written" in workplace.notice
    assert (folder / ".incursion").is_file()


def test_a_desk_that_was_named_and_can_not_be_made_is_a_failure(
    invoke: Invoke, app: type[FakeApp], folder: Path
) -> None:
    result = invoke(folder, "--desk", folder / "one.txt" / "desk")
    assert result.exit_code == 1
    assert "can't be made: not a directory. Name another with --desk." in result.stderr


def test_fresh_moves_the_old_desk_aside_and_says_where(invoke: Invoke, app: type[FakeApp], home: Path) -> None:
    desk = home / "data" / "incursion" / "samples"
    desk.mkdir(parents=True)
    (desk / "annotations.json").write_text("{}")
    result = invoke("--fresh")
    assert result.exit_code == 0
    (aside,) = desk.parent.glob("samples-*")
    assert str(aside) in result.stderr
    assert (aside / "annotations.json").read_text() == "{}"
    assert not (desk / "annotations.json").exists()


@pytest.mark.parametrize(("code", "exit_code"), [(None, 0), (0, 0), (1, 1), (143, 143)])
def test_the_screens_code_is_the_programs(
    invoke: Invoke, app: type[FakeApp], folder: Path, code: int | None, exit_code: int
) -> None:
    app.return_code = code
    assert invoke(folder).exit_code == exit_code


@pytest.mark.terminal
def test_a_real_terminal_shows_the_text_and_lets_go(folder: Path) -> None:
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 140, 0, 0))
    command = [sys.executable, "-c", "from tui.cli import main; main()", str(folder)]
    process = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=os.environ | {"TERM": "xterm-256color"}
    )
    os.close(theirs)
    said = b""
    while b"would hold" not in said:
        assert select.select([ours], [], [], 60)[0], said
        said += os.read(ours, 65536)
    os.write(ours, b"q")
    while True:
        try:
            said += os.read(ours, 65536)
        except OSError:  # the other end has been closed
            break
    os.close(ours)
    assert process.wait(timeout=60) == 0
    assert b"Traceback" not in said
