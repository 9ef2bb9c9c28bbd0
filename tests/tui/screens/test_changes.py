"""Changed words can be told apart without any style."""

import pytest

from tui.widgets.findings.changes import changes, sides


@pytest.mark.parametrize(
    ("old", "new", "read", "left", "right"),
    [
        ("killed 12 men", "killed 15 men", "killed [12 → 15] men", "killed [12 →] men", "killed [→ 15] men"),
        ("is not shut", "is shut", "is [− not] shut", "is [− not] shut", "is shut"),
        ("is shut", "is not shut", "is [+ not] shut", "is shut", "is [+ not] shut"),
        ("a\n b", "a b", "a b", "a\n b", "a b"),
        ("it\x1b[31m", "it", "it[− ␛[31m]", "it[− ␛[31m]", "it"),
        ("", "[bold]", "[+ [bold]]", "", "[+ [bold]]"),
    ],
)
def test_a_change_is_written_out(old: str, new: str, read: str, left: str, right: str) -> None:
    assert changes(old, new).plain == read
    assert tuple(side.plain for side in sides(old, new)) == (left, right)
