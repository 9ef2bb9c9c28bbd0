"""No command reaches out: where every socket is refused, everything is found as ever, and nothing is even tried."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tui.commands.conftest import ROOT, RUN
from tests.unreachable import LOOKS_FOR_IPV6, surroundings, tried

SEEDS = ROOT / "seeds"
REACHES_OUT = """
import socket, urllib.request
for reach in (
    lambda: socket.create_connection(("127.0.0.1", 9)),
    lambda: socket.getaddrinfo("localhost", 80),
    lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"", ("127.0.0.1", 9)),
    lambda: urllib.request.urlopen("http://127.0.0.1:9"),
):
    try:
        reach()
    except PermissionError:
        print("refused")
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "book"


def cut_off(book: Path, *command: object) -> "subprocess.CompletedProcess[str]":
    env = os.environ | surroundings(book, str(ROOT))
    return subprocess.run([*map(str, command)], check=False, capture_output=True, text=True, env=env, timeout=300)


def test_what_is_cut_off_can_not_reach_out_and_is_seen_to_try(book: Path) -> None:
    assert cut_off(book, sys.executable, "-c", REACHES_OUT).stdout.split() == ["refused"] * 4
    (attempts,) = tried(book).values()
    assert [line.split()[0] for line in attempts.splitlines()] == [
        "socket.getaddrinfo",
        "socket.getaddrinfo",
        "socket.__new__",
        "urllib.Request",
    ]


@pytest.mark.model
def test_analysing_needs_no_network_and_asks_for_none(book: Path) -> None:
    alone = cut_off(book, *RUN, "analyze", "--format", "jsonl", "--jobs", "1", next(SEEDS.glob("01-*")))
    assert alone.returncode == 0, alone.stderr
    assert json.loads(alone.stdout.splitlines()[0])["claims"]
    several = cut_off(book, *RUN, "analyze", "--format", "jsonl", "--jobs", "2", SEEDS)
    assert several.returncode == 0, several.stderr
    assert len(several.stdout.splitlines()) == len(list(SEEDS.iterdir()))
    assert len(tried(book)) >= 4, "the processes that analyse are cut off, too"
    assert set(tried(book).values()) <= {"", LOOKS_FOR_IPV6}


def test_no_other_command_asks_for_one(book: Path, news: Path, judge) -> None:  # type: ignore[no-untyped-def]  # a fixture
    judge("boats.txt", "the boats were old")
    for command in (["export"], ["history"], ["verify"], ["restore"], ["repair"], ["history", "--article", "boats"]):
        done = cut_off(book, *RUN, command[0], news, *command[1:])
        assert done.returncode == 0, done.stderr
    assert set(tried(book).values()) == {""}
