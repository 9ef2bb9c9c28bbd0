from pathlib import Path

import pytest

from tests.unprivileged import may_override
from tui import places
from tui.places import Place, place_of, samples, set_aside, stand_in, writable


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "incursion"


def test_the_samples_are_there_and_their_desk_is_in_the_users_folder(home: Path) -> None:
    place = place_of(None, None)
    assert place.root == samples()
    assert any(place.root.glob("*.txt"))
    assert place.desk == home / "samples"
    assert not home.exists(), "naming a place makes nothing"


def test_a_folder_has_its_desk_inside(tmp_path: Path) -> None:
    folder = tmp_path / "belgorod"
    folder.mkdir()
    assert place_of(folder, None) == Place(folder, "", folder / ".incursion", "belgorod")
    assert not (folder / ".incursion").exists()


def test_the_current_folder_has_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert place_of(Path(), None).title == tmp_path.name
    assert place_of(Path(".."), None).root == tmp_path.parent


def test_a_file_shares_the_desk_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "one.txt").touch()
    place = place_of(tmp_path / "one.txt", None)
    assert (place.root, place.only, place.desk) == (tmp_path, "one.txt", tmp_path / ".incursion")


def test_a_link_to_a_file_leads_to_the_folder_where_it_lies(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "one.txt").touch()
    (tmp_path / "here" / "link.txt").symlink_to(tmp_path / "one.txt")
    place = place_of(tmp_path / "here" / "link.txt", None)
    assert (place.root, place.only) == (tmp_path, "one.txt")


def test_the_desk_can_be_named(tmp_path: Path) -> None:
    place = place_of(tmp_path, tmp_path / "elsewhere")
    assert (place.desk, place.chosen, place.notice) == (tmp_path / "elsewhere", True, "")
    assert place_of(None, tmp_path / "elsewhere").desk == tmp_path / "elsewhere"


def test_a_folder_that_can_not_be_written_has_its_desk_with_the_user(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "writable", lambda folder: False)
    first, second = tmp_path / "a" / "news", tmp_path / "b" / "news"
    for folder in (first, second):
        folder.mkdir(parents=True)
    place = place_of(first, None)
    assert place.desk.parent == home / "desks"
    assert place.desk != place_of(second, None).desk
    assert str(first) in place.notice
    assert str(place.desk) in place.notice
    assert place == stand_in(place_of(first, None))


@pytest.mark.skipif(may_override(), reason="root may do all; run without its rights by tests/test_permissions.py")
def test_permissions_decide_what_is_writable(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        assert not writable(tmp_path / "still" / "to be made")
    finally:
        tmp_path.chmod(0o700)


def test_a_file_is_no_folder_to_write_to(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert writable(tmp_path / "new" / "desk")
    assert not writable(tmp_path / "file" / "desk")


def test_setting_aside_loses_nothing(tmp_path: Path) -> None:
    desk = tmp_path / "samples"
    kept = []
    for number in "123":
        desk.mkdir()
        (desk / "annotations.json").write_text(number)
        aside = set_aside(desk)
        assert aside is not None
        kept.append(aside)
    assert not desk.exists()
    assert [(aside / "annotations.json").read_text() for aside in kept] == ["1", "2", "3"]
    assert all(aside.name.startswith("samples-2") for aside in kept)
    assert set_aside(desk) is None
