"""Natural order, and paths as text that any format can hold."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.articles.listing import natural_key, path_below, path_text

NAMES = st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1) | st.binary(
    min_size=1, max_size=20
).map(lambda raw: raw.replace(b"/", b"_").replace(b"\0", b"_").decode("utf-8", "surrogateescape"))


def test_numbers_count_by_value_and_folders_stay_together() -> None:
    paths = ["10.txt", "2.txt", "b/1.txt", "B/02.txt", "a10/x.txt", "a9/y.txt", "Ä.txt", "1a.txt", "1.txt", "٣.txt"]
    found = sorted(paths, key=natural_key)
    assert found.index("2.txt") < found.index("10.txt")
    assert found.index("a9/y.txt") < found.index("a10/x.txt")
    assert abs(found.index("b/1.txt") - found.index("B/02.txt")) == 1


@given(st.lists(NAMES, min_size=2))
def test_any_names_can_be_ordered(names: list[str]) -> None:
    found = sorted(names, key=natural_key)
    assert all(natural_key(a) <= natural_key(b) for a, b in pairwise(found))


@given(st.lists(NAMES.filter(lambda name: name not in (".", "..")), min_size=1, max_size=3))
def test_a_path_as_text_leads_back_to_the_file(parts: list[str]) -> None:
    path = "/".join(parts)
    text = path_text(path)
    text.encode()
    assert path_below(Path("/root"), text) == Path("/root", *parts)


@given(st.lists(st.sampled_from(["\\x5c", "\\", "x41", "\\xff", "\udcff", "\udc80", "\\x", "5c"]), min_size=1))
def test_escapes_never_meet(parts: list[str]) -> None:
    path = "".join(parts)
    assert path_below(Path("/"), path_text(path)) == Path("/", path)


@pytest.mark.parametrize(
    "path", ["", "..", "../x", "a/../../x", "/etc/passwd", "a//b", "./x", "a/./b", "x\0y", "\\x2e\\x2e/x"]
)
def test_nothing_leads_outside(path: str) -> None:
    assert path_below(Path("/root"), path) is None
