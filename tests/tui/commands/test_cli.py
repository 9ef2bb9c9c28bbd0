import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tui import cli as program
from tui.cli import cli

Invoke = Callable[..., Result]
Run = Callable[..., "subprocess.CompletedProcess[str]"]
RUN = (sys.executable, "-c", "from tui.cli import main; main()")


@pytest.mark.parametrize("args", [["--help"], ["-h"], ["folder", "--help"]])
def test_help_tells_of_opening_and_of_the_commands(invoke: Invoke, args: list[str]) -> None:
    result = invoke(*args)
    assert result.exit_code == 0
    for word in ("[PATH]", "--desk", "--annotator", "--fresh", "--version", *cli.names):
        assert word in result.stdout


def test_the_version_is_the_projects(invoke: Invoke) -> None:
    result = invoke("--version")
    assert (result.exit_code, result.stdout) == (0, "incursion-tui 0.1.0\n")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--bogus"], "No such option '--bogus'"),
        (["a", "b"], "unexpected extra argument"),
        (["nosuch"], "There is no file or folder nosuch."),
        (["exprot"], "Did you mean the command 'export'?"),
        ([""], "a path can't be empty"),
        (["--annotator", " "], "a name can't be blank"),
        (["--fresh", "."], "--fresh empties the samples' desk only"),
        (["export", "nosuch"], "There is no file or folder nosuch."),
        (["export", "--verdict", "true"], "'true' is not one of"),
        (["analyze"], "Missing argument"),
        (["analyze", "nosuch"], "There is no file or folder nosuch."),
        (["analyze", "--format", "xml", "."], "'xml' is not one of"),
        (["completion", "tcsh"], "'tcsh' is not one of"),
        (["verify", "nosuch"], "There is no file or folder nosuch."),
        (["verify", "--desk", "nosuch"], "There is no file or folder nosuch."),
        (["history", "nosuch"], "There is no file or folder nosuch."),
        (["history", "--format", "xml"], "'xml' is not one of"),
        (["repair", "nosuch"], "There is no file or folder nosuch."),
        (["restore", "nosuch"], "There is no file or folder nosuch."),
        (["restore", "--from"], "requires an argument"),
    ],
)
def test_a_usage_error_says_what_is_wrong_and_exits_with_2(invoke: Invoke, args: list[str], said: str) -> None:
    result = invoke(*args)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert not result.stdout


@pytest.mark.parametrize("args", [[], ["export"], ["analyze"], ["verify"], ["history"], ["repair"], ["restore"]])
def test_no_byte_of_an_argument_drives_the_terminal(invoke: Invoke, hostile: str, args: list[str]) -> None:
    result = invoke(*args, hostile)
    assert result.exit_code == 2
    assert "␛]52;c;cm0=␇" in result.stderr
    assert not set(result.stderr) & set("\x1b\x07\x9b\u202e")


def test_no_byte_of_an_option_drives_the_terminal(invoke: Invoke, hostile: str) -> None:
    result = invoke("--" + hostile)
    assert result.exit_code == 2
    assert "No such option" in result.stderr
    assert not set(result.stderr) & set("\x1b\x07\x9b\u202e")


def test_a_path_named_like_a_command_is_reached_with_its_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "export").mkdir()
    opened = run("./export", cwd=tmp_path)
    assert opened.returncode == 2
    assert "The screen needs a terminal" in opened.stderr


def test_without_a_terminal_the_headless_commands_are_named(run: Run, tmp_path: Path) -> None:
    result = run(str(tmp_path))
    assert result.returncode == 2
    assert "standard input and output and error is not one" in result.stderr
    assert "incursion-tui export" in result.stderr
    assert "incursion-tui analyze" in result.stderr
    assert not (tmp_path / ".incursion").exists()


def test_a_terminal_that_can_not_place_text_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pty

    ours, theirs = pty.openpty()
    try:
        result = subprocess.run(
            [*RUN, str(tmp_path)],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=os.environ | {"TERM": "dumb"},
            timeout=60,
            check=False,
        )
        said = os.read(ours, 4096).decode()
    finally:
        os.close(ours)
        os.close(theirs)
    assert result.returncode == 2
    assert "TERM is dumb" in said


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_completion_script_is_printed_for_each_shell(invoke: Invoke, shell: str) -> None:
    result = invoke("completion", shell)
    assert result.exit_code == 0
    assert f"_INCURSION_TUI_COMPLETE={shell}_complete" in result.stdout


@pytest.mark.parametrize(
    ("words", "cword", "offered"),
    [
        ("incursion-tui ", "1", {*(f"plain,{name}" for name in cli.names), "file,"}),
        ("incursion-tui ex", "1", {"plain,export", "file,ex"}),
        ("incursion-tui export --verdict ", "3", {"plain,credible", "plain,disputed", "plain,propaganda"}),
        ("incursion-tui --fr", "1", {"plain,--fresh"}),
    ],
)
def test_the_first_word_is_completed_to_a_command_or_a_file(
    run: Run, words: str, cword: str, offered: set[str]
) -> None:
    asked = {"_INCURSION_TUI_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": cword}
    result = run(env=os.environ | asked)
    assert set(result.stdout.splitlines()) == offered


def test_an_unforeseen_error_is_a_sentence_and_a_log_file(
    invoke: Invoke, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise ZeroDivisionError("half a \x1b[31mscreen")

    monkeypatch.setattr(program, "_need_terminal", fail)
    result = invoke()
    assert result.exit_code == 1
    assert "ZeroDivisionError: half a ␛[31mscreen" in result.stderr
    assert "Traceback" not in result.stderr
    (log,) = (home / "state").rglob("failure-*.txt")
    assert str(log) in result.stderr
    assert "Traceback" in log.read_text()


def test_a_log_that_can_not_be_written_is_told(invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise ZeroDivisionError("half a screen")

    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    monkeypatch.setattr(program, "_need_terminal", fail)
    result = invoke()
    assert result.exit_code == 1
    assert "could not be written (not a directory)" in result.stderr


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, EOFError])
def test_an_interruption_exits_with_130(
    invoke: Invoke, interruption: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt() -> None:
        raise interruption

    monkeypatch.setattr(program, "_need_terminal", interrupt)
    result = invoke()
    assert result.exit_code == 130
    assert not result.stderr.strip()


@pytest.mark.parametrize("args", [["--help"], ["completion", "bash"]])
def test_a_full_disk_behind_the_output_is_told(args: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        result = subprocess.run([*RUN, *args], stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False)
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert "no space left on device" in result.stderr


def test_a_reader_that_leaves_early_is_no_failure_to_tell() -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        result = subprocess.run([*RUN, "--help"], stdout=write, stderr=subprocess.PIPE, timeout=60, check=False)
    finally:
        os.close(write)
    assert result.returncode == 1
    assert result.stderr == b""


@pytest.mark.parametrize(
    "args", [["--help"], ["--version"], ["export", "--help"], ["completion", "zsh"], ["nosuch"], ["restore", "-h"]]
)
def test_quick_answers_import_nothing_heavy(args: list[str]) -> None:
    heavy = ("textual", "spacy", "tinydb", "rich", "rapidfuzz", "numpy", "sqlite3", "annotations.articles")
    program = (
        "import sys\nfrom tui.cli import main\n"
        f"sys.argv[1:] = {args!r}\n"
        "try: main()\nexcept SystemExit: pass\n"
        f"print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert result.stderr.splitlines()[-1] == "[]"
