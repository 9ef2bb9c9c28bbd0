"""Two windows on one desk: one writes, the other is told, follows, and takes over; nothing of either is lost."""

import getpass

from annotations.store import open_store

VERDICTS = 200


def test_two_hundred_verdicts_each_way_and_none_is_lost(window_on, tmp_path):
    first, second = window_on(tmp_path, "rm"), window_on(tmp_path, "kv")
    assert first.told == ""
    assert second.told.startswith(f"open in another window: {getpass.getuser()}, process {first.process.pid}")
    for number in range(VERDICTS):
        assert first.ask(f"record {number}") == "done"
        if number % 20 == 0:
            assert second.ask("record 0").startswith("open in another window")
            assert second.ask("refresh").startswith("True open in another window")
            assert len(second.ask("read").split()) == number + 1
        if number % 50 == 49:
            first.ask("compact")
    assert first.ask("close") == "done"
    assert second.ask("refresh") == "True"
    for number in range(VERDICTS):
        assert second.ask(f"record {number}") == "done"
    assert first.ask("record 999").startswith("closed")
    second.ask("close")
    kept = {annotation.id for annotation in open_store(tmp_path, read_only=True).annotations()}
    assert kept == {f"{who}-{number}" for who in ("rm", "kv") for number in range(VERDICTS)}


def test_the_second_takes_over_when_the_first_is_killed(window_on, tmp_path):
    first, second = window_on(tmp_path, "rm"), window_on(tmp_path, "kv")
    first.ask("record 1")
    first.process.kill()
    first.process.wait()
    assert second.ask("refresh") == "True"
    assert second.ask("record 2") == "done"
    assert second.ask("read") == "kv-2 rm-1"


def test_two_that_opened_an_empty_desk_do_not_write_over_each_other(window_on, tmp_path):
    first, second = window_on(tmp_path / "new", "rm"), window_on(tmp_path / "new", "kv")
    assert (first.told, second.told) == ("", "")
    assert first.ask("record 1") == "done"
    assert second.ask("record 2").startswith("open in another window")
    first.ask("close")
    assert second.ask("refresh") == "True"
    assert second.ask("record 2") == "done"
    assert second.ask("read") == "kv-2 rm-1"


def test_a_desk_that_another_window_filled_and_left_is_read_before_the_first_save(window_on, tmp_path):
    first, second = window_on(tmp_path / "new", "rm"), window_on(tmp_path / "new", "kv")
    first.ask("record 1")
    first.ask("close")
    assert "meanwhile; try again" in second.ask("record 2")
    assert second.ask("record 2") == "done"
    assert second.ask("read") == "kv-2 rm-1"
