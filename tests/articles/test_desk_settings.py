"""desk.toml: what may be set, and what is said of anything else."""

from pathlib import Path

import pytest

from annotations.articles import BadSettings, DeskSettings, read_settings


def test_no_desk_and_no_file_give_the_defaults(tmp_path: Path) -> None:
    assert read_settings(None) == read_settings(tmp_path) == DeskSettings()
    assert DeskSettings().max_bytes == 5_000_000


def test_every_setting_is_read(tmp_path: Path) -> None:
    (tmp_path / "desk.toml").write_text('\ufeffmax_file_mb = 2.5\nmodel = "en_core_web_lg"\nannotator = "rm"\n')
    found = read_settings(tmp_path)
    assert (found.max_bytes, found.model, found.annotator) == (2_500_000, "en_core_web_lg", "rm")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('max_file_mb = "five"', ["desk.toml", "max_file_mb", "number of megabytes", "'five'"]),
        ("max_file_mb = 0", ["max_file_mb", "above 0"]),
        ("max_file_mb = -1", ["above 0"]),
        ("max_file_mb = true", ["number of megabytes"]),
        ("max_file_mb = nan", ["number of megabytes"]),
        ("max_file_mb = inf", ["number of megabytes"]),
        ("model = 1", ["model", "text in quotes"]),
        ("hourly_copies = 1.5", ["hourly_copies", "whole number"]),
        ("daily_copies = -1", ["daily_copies", "from 0"]),
        ('modle = "x"', ["unknown key 'modle'", "did you mean model?", "max_file_mb, model, annotator"]),
        ("model = 1\nannotator = 2\nx = 3", ["model must", "annotator must", "unknown key 'x'"]),
        ("model = ", ["desk.toml is not valid TOML"]),
    ],
)
def test_every_fault_is_told_at_once(tmp_path: Path, written: str, told: list[str]) -> None:
    (tmp_path / "desk.toml").write_text(written)
    with pytest.raises(BadSettings) as error:
        read_settings(tmp_path)
    assert all(words in str(error.value) for words in told)


@pytest.mark.parametrize(("raw", "told"), [(b"\xff\xfe", "not UTF-8"), (b"\0", "not valid TOML")])
def test_what_is_no_text_is_told(tmp_path: Path, raw: bytes, told: str) -> None:
    (tmp_path / "desk.toml").write_bytes(raw)
    with pytest.raises(BadSettings, match=told):
        read_settings(tmp_path)


def test_a_folder_of_that_name_is_told(tmp_path: Path) -> None:
    (tmp_path / "desk.toml").mkdir()
    with pytest.raises(BadSettings, match="can't be read"):
        read_settings(tmp_path)
