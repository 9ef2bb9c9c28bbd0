"""Where an article ends, and markers that are not its end."""

import pytest

from annotations.articles.tail import ending_of

BODY = [
    "The ferry ran aground at dawn on Tuesday, and forty passengers were brought ashore by fishermen, he said.",
    "The owner of the ferry blamed a buoy that had drifted in the night, which the harbour master denied on Wednesday.",
    "Fishermen told the harbour police that the ferry had left its channel long before the buoy, with its lamps unlit.",
    "Passengers said that the captain had warned the owner about the lamps, and that new ones were promised by autumn.",
    "The harbour police want to question the captain and the owner of the ferry again before divers look at the hull.",
]
TEASERS = [
    "Bakers in three valleys report the best rye in a decade, though millers say that nobody will notice at the till.",
    "A choir of retired plumbers has recorded its second album, and critics call the bass section watertight.",
]


@pytest.mark.parametrize(
    "marker",
    [
        "Related",
        "RELATED ARTICLES",
        "Read next:",
        "▶ You may also like",
        "More from The Gull",
        "Читайте также",
        "Материалы по теме",
        "Читайте також",
        "Mehr zum Thema",
        "À lire aussi",
        "Sur le même sujet",
    ],
)
@pytest.mark.parametrize("above", [2, 5])
def test_teasers_below_a_marker_are_the_tail(marker: str, above: int) -> None:
    lines = ["Ferry runs aground", *BODY[:above], marker, *TEASERS]
    assert ending_of(lines).start == above + 1


@pytest.mark.parametrize("marker", ["Related", "More on the ferry"])
@pytest.mark.parametrize("above", [1, 2])
def test_a_body_that_goes_on_is_not_lost_to_an_early_marker(marker: str, above: int) -> None:
    lines = ["Ferry runs aground", *BODY[:above], marker, *BODY[above:]]
    ending = ending_of(lines)
    assert ending.start == len(lines)
    assert above + 1 in ending.boxes


def test_a_box_of_links_takes_its_headlines_and_ends_where_prose_begins() -> None:
    lines = [
        "Ferry runs aground",
        *BODY[:2],
        "Related",
        "Rye is good this year",
        "Plumbers sing again",
        *BODY[2:],
        "Related",
        *TEASERS,
    ]
    ending = ending_of(lines)
    assert ending.boxes == {3, 4, 5}
    assert ending.start == 9


def test_teasers_in_one_line_are_boxes() -> None:
    lines = ["Ferry runs aground", BODY[0], "Read more: Rye is good this year", "Читайте также: хлеб", *BODY[1:]]
    ending = ending_of(lines)
    assert (ending.start, ending.boxes) == (len(lines), {2, 3})


@pytest.mark.parametrize(
    "line",
    [
        "Related efforts to free the ferry are under way.",
        "More from the captain will be heard on Friday, when the court sits again.",
        "Related.",
        "Read more books, the captain advised",
        "More on that later, he said.",
        "Trending downwards",
    ],
)
def test_a_marker_inside_a_sentence_is_none(line: str) -> None:
    lines = ["Ferry runs aground", *BODY, line, *TEASERS]
    assert ending_of(lines).start == len(lines)


def test_a_marker_above_all_prose_is_a_label() -> None:
    lines = ["Top stories", "Ferry runs aground", *BODY]
    assert ending_of(lines).start == len(lines)


def test_a_marker_below_the_reporters_credits_is_the_end() -> None:
    lines = [BODY[0], "(Reporting by Ann Ekdal)", "Related", *BODY[1:]]
    assert ending_of(lines).start == 2


def test_many_markers_are_decided_in_reasonable_time() -> None:
    lines = ["Ferry runs aground", BODY[0], *["Related", BODY[1]] * 20_000]
    assert ending_of(lines).start <= len(lines)
