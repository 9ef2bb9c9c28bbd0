"""The settings file: what it may hold, and that nothing in it can stop the program."""

from pathlib import Path

import pytest

from tui.config import LIMIT, Config, config_path, load_config


@pytest.fixture
def settings_file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def load(settings_file: Path, text: str | bytes) -> tuple[Config, tuple[str, ...]]:
    settings_file.write_bytes(text if isinstance(text, bytes) else text.encode())
    settings = load_config({"INCURSION_CONFIG": str(settings_file)})
    assert settings.path == settings_file
    return settings.config, settings.faults


def test_without_a_file_everything_is_as_it_comes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv("INCURSION_CONFIG", raising=False)
    settings = load_config({})
    assert settings.config == Config(keys={}, theme="", advance=True, cyrillic=True)
    assert settings.faults == ()


def test_the_file_lies_in_the_users_config_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert config_path({}).parts[-2:] == ("incursion", "config.toml")
    assert config_path({"INCURSION_CONFIG": ""}) == config_path({})
    assert config_path({"INCURSION_CONFIG": "/elsewhere/my.toml"}) == Path("/elsewhere/my.toml")


def test_every_setting_is_read(settings_file: Path) -> None:
    text = '\ufefftheme = "nord"\nadvance = false\ncyrillic = false\n[keys]\njudge.credible = "1"\n"app.quit" = ["Q"]\n'
    config, faults = load(settings_file, text)
    assert faults == ()
    assert config == Config(
        keys={"judge": {"credible": "1"}, "app.quit": ["Q"]}, theme="nord", advance=False, cyrillic=False
    )


def test_all_faults_are_told_at_once_and_the_rest_still_counts(settings_file: Path) -> None:
    config, faults = load(settings_file, 'theme = 3\nadvanse = true\nadvance = "no"\ncyrillic = false\nkeys = "c"\n')
    assert config == Config(cyrillic=False)
    assert all(fault.startswith(str(settings_file)) for fault in faults)
    said = "\n".join(fault.removeprefix(f"{settings_file}: ") for fault in faults)
    assert said.splitlines() == [
        'theme = 3 is not possible; it takes the name of a theme, like "incursion-light"',
        '"advanse" is not a setting; there are keys, theme, advance, cyrillic',
        "advance = no is not possible; it takes true or false",
        'keys = c is not possible; it takes a table of commands and keys, like judge.credible = "1"',
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"theme =", "this is not TOML"),
        (b"theme = \xff\xfe", "this is not UTF-8 text"),
        (b"a = " + b"[" * 20_000, "this is not TOML"),
        (b"a = 1" + b"0" * 5_000, "this is not TOML"),
        (b"#" * (LIMIT + 1), "larger than 256 KB"),
    ],
)
def test_a_file_that_is_no_settings_file_is_told(settings_file: Path, text: bytes, said: str) -> None:
    config, faults = load(settings_file, text)
    assert config == Config()
    assert len(faults) == 1
    assert said in faults[0]


def test_a_file_that_is_named_but_missing_is_told(settings_file: Path) -> None:
    settings = load_config({"INCURSION_CONFIG": str(settings_file)})
    assert settings.config == Config()
    assert "there is no such file, although $INCURSION_CONFIG names it" in settings.faults[0]


@pytest.mark.parametrize("name", ["x" * 5_000, "/dev/null", "."])
def test_what_is_no_file_is_told(name: str) -> None:
    settings = load_config({"INCURSION_CONFIG": name})
    assert settings.config == Config()
    assert len(settings.faults) == 1


def test_what_is_said_of_a_hostile_file_is_safe_to_show(settings_file: Path) -> None:
    _, faults = load(settings_file, '"\\u001b]52;c;eA==\\u0007\\u202e" = 1\ntheme = ["\\u009b31m"]\n')
    assert len(faults) == 2
    assert all(fault.isprintable() for fault in faults)
