"""The articles of a folder, the index of them, and everything that can be wrong with a file."""

import os
import threading
from pathlib import Path

import msgspec
import pytest

from annotations.articles import Article, Library, NotThere, Row, Unreadable, library
from tests.unprivileged import may_override

BODY = "The ferry ran aground at dawn on Tuesday, and forty passengers were brought ashore, the harbour master said."


class Opened:
    """Counts the files that the library opens."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.names: list[str] = []
        read = library._bytes
        monkeypatch.setattr(library, "_bytes", lambda place, limit: self.names.append(place.name) or read(place, limit))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    return Opened(monkeypatch)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    return folder


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return tmp_path / "desk"


def write(root: Path, path: str, text: str = BODY) -> Path:
    place = root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text)
    return place


def rows(root: Path, desk: Path | None = None, **options: object) -> list[Row]:
    found = Library(root, desk, **options)  # type: ignore[arg-type]  # the options are those of the constructor
    try:
        return list(found.rows())
    finally:
        found.close()


def test_articles_come_in_natural_order_and_others_stay_out(root: Path) -> None:
    for path in [
        "10.txt",
        "9.md",
        "sub/2.TXT",
        "sub/.hidden.txt",
        ".git/a.txt",
        ".incursion/versions/a.txt",
        "a.jpg",
        "b.html",
    ]:
        write(root, path)
    assert [row.path for row in rows(root)] == ["9.md", "10.txt", "sub/2.TXT"]


def test_a_row_tells_what_the_list_shows(root: Path) -> None:
    write(
        root,
        "a.txt",
        f"---\noutlet: The Gull\npublished: 2023-05-23\nurl: https://g.invalid/1\n---\nFerry aground\n\n{BODY}",
    )
    (row,) = rows(root)
    assert (row.title, row.outlet, row.published) == ("Ferry aground", "The Gull", "2023-05-23")
    assert (row.article_id, row.words, row.reason) == ("https://g.invalid/1", 2 + len(BODY.split()), "")
    article = Library(root).read("a.txt")
    assert isinstance(article, Article)
    assert (article.id, article.version, article.words) == (row.article_id, row.version, row.words)


def test_unchanged_files_are_not_opened_again(root: Path, desk: Path, opened: Opened) -> None:
    for name in ["a.txt", "b.txt", "empty.txt"]:
        write(root, name, "" if name == "empty.txt" else BODY)
    first = rows(root, desk)
    assert len(opened.names) == 3
    assert rows(root, desk) == first
    assert len(opened.names) == 3


def test_changed_new_and_deleted_files_are_noticed(root: Path, desk: Path, opened: Opened) -> None:
    write(root, "a.txt")
    write(root, "b.txt")
    write(root, "c.txt")
    rows(root, desk)
    write(root, "b.txt", "Another headline\n\n" + BODY)
    write(root, "d.txt")
    (root / "c.txt").unlink()
    opened.names.clear()
    assert [row.path for row in rows(root, desk)] == ["a.txt", "b.txt", "d.txt"]
    assert opened.names == ["b.txt", "d.txt"]
    assert rows(root, desk)[1].title == "Another headline"


def test_a_change_that_keeps_size_and_time_is_noticed(root: Path, desk: Path) -> None:
    place = write(root, "a.txt", "Ferry one\n\n" + BODY)
    times = place.stat().st_atime_ns, place.stat().st_mtime_ns
    rows(root, desk)
    place.write_text("Ferry two\n\n" + BODY)
    os.utime(place, ns=times)
    assert rows(root, desk)[0].title == "Ferry two"


def test_the_index_of_another_folder_is_not_believed(root: Path, desk: Path, tmp_path: Path) -> None:
    write(root, "a.txt")
    rows(root, desk)
    other = tmp_path / "other"
    other.mkdir()
    os.link(root / "a.txt", other / "a.txt")
    (root / "a.txt").unlink()
    write(other, "b.txt")
    assert [row.path for row in rows(other, desk)] == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"%PDF-1.4 x", "PDF"),
        (bytes(500), "empty"),
        (bytes(range(256)), "not a text file"),
        (b"x" * 2_000_001, "larger than 2 MB; raise max_file_mb in desk.toml"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_row_with_its_reason(root: Path, raw: bytes, reason: str) -> None:
    (root / "a.txt").write_bytes(raw)
    write(root, "b.txt")
    found = Library(root, max_bytes=2_000_000)
    first, second = found.rows()
    assert reason in first.reason
    assert first.article_id == first.version == ""
    assert second.reason == ""
    read = found.read("a.txt")
    assert isinstance(read, Unreadable)
    assert read.reason == first.reason


def test_the_limit_is_that_of_desk_toml_and_may_be_raised(root: Path, desk: Path) -> None:
    write(root, "a.txt", BODY * 100)
    desk.mkdir()
    (desk / "desk.toml").write_text("max_file_mb = 0.001")
    assert "larger than 0.001 MB" in rows(root, desk)[0].reason
    (desk / "desk.toml").write_text("max_file_mb = 1")
    assert rows(root, desk)[0].reason == ""


@pytest.mark.skipif(may_override(), reason="root may do all; run without its rights by tests/test_permissions.py")
def test_files_and_folders_without_permission_say_so(root: Path) -> None:
    write(root, "a.txt").chmod(0)
    write(root, "sub/b.txt").parent.chmod(0)
    found = {row.path: row.reason for row in rows(root)}
    (root / "sub").chmod(0o700)
    assert "permission denied" in found["a.txt"]
    assert "permission denied" in found["sub"]


def test_links_loops_and_pipes_do_no_harm(root: Path, tmp_path: Path) -> None:
    write(root, "a.txt")
    outside = write(tmp_path / "outside", "secret.txt")
    (root / "loop").symlink_to(root)
    (root / "self.txt").symlink_to("self.txt")
    (root / "inside.txt").symlink_to("a.txt")
    (root / "gone.txt").symlink_to("nothing.txt")
    (root / "out.txt").symlink_to(outside)
    (root / "outdir").symlink_to(outside.parent)
    (root / "folder.txt").mkdir()
    os.mkfifo(root / "pipe.txt")
    found = {row.path: row.reason for row in rows(root)}
    assert found.keys() == {"a.txt", "inside.txt", "gone.txt", "out.txt", "outdir", "pipe.txt"}
    assert found["a.txt"] == found["inside.txt"] == ""
    assert "no longer there" in found["gone.txt"]
    assert "outside" in found["out.txt"]
    assert "outside" in found["outdir"]
    assert "not an ordinary file" in found["pipe.txt"]
    shelf = Library(root)
    for path in ["pipe.txt", "out.txt", "outdir/secret.txt", "self.txt", "folder.txt", "loop"]:
        assert isinstance(shelf.read(path), Unreadable)


@pytest.mark.parametrize(
    "path", ["../outside.txt", "/etc/passwd", "gone.txt", "", ".", "a.txt/x", "x\0", "a" * 5_000, "\udcff"]
)
def test_no_path_makes_reading_raise(root: Path, tmp_path: Path, path: str) -> None:
    write(tmp_path, "outside.txt")
    write(root, "a.txt")
    read = Library(root).read(path)
    assert isinstance(read, Unreadable)
    assert read.reason


def test_a_file_that_vanishes_between_listing_and_reading_is_a_row(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(root, "a.txt")
    write(root, "b.txt")
    found = Library(root)
    listed = found.rows()
    read = library._bytes

    def vanish(place: Path, limit: int) -> bytes:
        if place.name == "a.txt":
            place.unlink()
        return read(place, limit)

    monkeypatch.setattr(library, "_bytes", vanish)
    first, second = listed
    assert "no longer there" in first.reason
    assert second.reason == ""


HOSTILE_NAMES = [
    "\x1b]52;c;aGk=\x07.txt",
    "[@click=app.quit]x[nope].txt",
    "he said [sic].txt",
    "\u202eevil.txt",
    "новость 1.txt",
    "a\nb.txt",
    "\\xff.txt",
    "'; DROP TABLE headers; --.txt",
    "\udcff\udcfe.txt",
    "%s%n.txt",
]


def test_hostile_and_undecodable_names_survive_index_and_messages(root: Path, desk: Path) -> None:
    for name in HOSTILE_NAMES:
        (root / name).write_text(BODY)
    first = rows(root, desk)
    assert len(first) == len(HOSTILE_NAMES)
    assert rows(root, desk) == first
    assert msgspec.json.decode(msgspec.json.encode(first), type=list[Row]) == first
    shelf = Library(root, desk)
    for row in first:
        article = shelf.read(row.path)
        assert isinstance(article, Article)
        assert (article.id, article.path) == (row.path, row.path)
        shelf.remember("open", row.path)
        assert shelf.recall("open") == row.path
        assert shelf.article(row.article_id) == article


URL = "https://gull.invalid/ferry"
TOLD = f"---\ntitle: Ferry\nurl: {URL}\n---\n{BODY}"


def test_two_files_with_one_url_have_ids_of_their_own(root: Path, desk: Path) -> None:
    write(root, "b2.txt", TOLD)
    write(root, "b10.txt", TOLD)
    write(root, "c.txt", TOLD)
    expected = {"b2.txt": URL, "b10.txt": "b10.txt", "c.txt": "c.txt"}
    for _ in range(2):
        assert {row.path: row.article_id for row in rows(root, desk)} == expected
        for path, article_id in expected.items():
            read = Library(root, desk).read(path)
            assert isinstance(read, Article)
            assert read.id == article_id


def test_an_id_once_given_is_not_taken_away_by_a_newcomer(root: Path, desk: Path) -> None:
    write(root, "b.txt", TOLD)
    rows(root, desk)
    write(root, "a.txt", TOLD)
    assert {row.path: row.article_id for row in rows(root, desk)} == {"a.txt": "a.txt", "b.txt": URL}
    write(root, "b.txt", TOLD + "More.")
    assert {row.path: row.article_id for row in rows(root, desk)} == {"a.txt": "a.txt", "b.txt": URL}
    (root / "b.txt").rename(root / "z.txt")
    assert {row.path: row.article_id for row in rows(root, desk)} == {"a.txt": "a.txt", "z.txt": URL}


def test_reading_first_and_listing_later_give_the_same_ids(root: Path, desk: Path) -> None:
    write(root, "a.txt", TOLD)
    write(root, "b.txt", TOLD)
    shelf = Library(root, desk)
    second = shelf.read("b.txt")
    assert isinstance(second, Article)
    assert second.id == "b.txt"
    assert [row.article_id for row in shelf.rows()] == [URL, "b.txt"]


def test_an_article_is_found_by_its_id(root: Path) -> None:
    write(root, "a.txt", TOLD)
    write(root, "b.txt")
    shelf = Library(root)
    found = shelf.article(URL)
    assert found is not None
    assert found.path == "a.txt"
    assert shelf.article("nobody") is None
    (root / "b.txt").unlink()
    assert shelf.article("b.txt") is None


def test_one_file_may_be_asked_for_whatever_its_suffix(root: Path) -> None:
    write(root, "a.txt")
    place = write(root, "notes.log")
    for only in (place, Path("notes.log"), "notes.log"):
        assert [row.path for row in rows(root, only=only)] == ["notes.log"]
    assert [row.path for row in rows(root, only="")] == ["a.txt"]
    with pytest.raises(NotThere):
        Library(root, only=root.parent / "x.txt")


def test_a_listing_of_one_file_keeps_the_index_of_the_others(root: Path, desk: Path, opened: Opened) -> None:
    write(root, "a.txt")
    write(root, "b.txt")
    rows(root, desk)
    rows(root, desk, only="a.txt")
    opened.names.clear()
    rows(root, desk)
    assert opened.names == []


def test_a_desk_inside_the_folder_is_not_listed(root: Path) -> None:
    write(root, "a.txt")
    write(root, "desk/versions/old.txt")
    assert [row.path for row in rows(root, root / "desk")] == ["a.txt"]


@pytest.mark.parametrize("name", ["nowhere", "a.txt", "a.txt/below"])
def test_a_root_that_is_no_folder_is_told(root: Path, name: str) -> None:
    write(root, "a.txt")
    with pytest.raises(NotThere, match=name):
        Library(root / name)


def test_the_session_is_remembered(root: Path, desk: Path) -> None:
    shelf = Library(root, desk)
    assert shelf.recall("open", "first") == "first"
    shelf.remember("open", "a\udcff\0\x1b.txt")
    shelf.close()
    assert Library(root, desk).recall("open") == "a\udcff\0\x1b.txt"


def test_nothing_is_written_below_the_root(root: Path) -> None:
    write(root, "a.txt")
    before = sorted(root.iterdir())
    shelf = Library(root)
    list(shelf.rows())
    shelf.remember("x", "y")
    assert sorted(root.iterdir()) == before


def test_every_method_may_be_called_from_any_thread(root: Path, desk: Path) -> None:
    for i in range(20):
        write(root, f"{i}.txt")
    shelf = Library(root, desk)
    faults: list[BaseException] = []

    def work(n: int) -> None:
        try:
            for i in range(20):
                assert isinstance(shelf.read(f"{i}.txt"), Article)
                shelf.remember(f"{n}", f"{i}")
            assert len(list(shelf.rows())) == 20
        except BaseException as error:
            faults.append(error)
            raise

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert [shelf.recall(f"{n}") for n in range(4)] == ["19"] * 4


def test_a_listing_that_is_left_early_keeps_what_it_has(root: Path, desk: Path, opened: Opened) -> None:
    for name in "abc":
        write(root, f"{name}.txt")
    shelf = Library(root, desk)
    listed = shelf.rows()
    next(listed)
    next(listed)
    listed.close()  # type: ignore[attr-defined]  # rows() is a generator
    opened.names.clear()
    assert len(list(shelf.rows())) == 3
    assert opened.names == ["c.txt"]
