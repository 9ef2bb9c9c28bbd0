"""Roles by rules of thumb, on pages that are short and typical."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.articles.blocks import blocks_of
from annotations.articles.front_matter import front_matter_of
from annotations.articles.model import Role
from annotations.articles.paragraphs import pieces_of

BODY = (
    "The ferry ran aground at dawn on Tuesday, and forty passengers were brought ashore by fishermen, the harbour "
    "master said. Nobody was hurt."
)
MORE = (
    "The ferry's owner blamed a buoy that had drifted in the night. The harbour master denied that any buoy had moved, "
    "and said the ferry had left its channel."
)
LAST = "Divers will look at the hull of the ferry on Wednesday, according to the owner."

H, S, L, B, C, R, T, M, Z = (
    Role.HEADLINE,
    Role.STANDFIRST,
    Role.SECTION,
    Role.BYLINE,
    Role.CAPTION,
    Role.CREDIT,
    Role.BODY,
    Role.MARKER,
    Role.TAIL,
)

PAGES: dict[str, list[tuple[str, Role]]] = {
    "headline and body": [("Ferry runs aground", H), (BODY, T), (MORE, T)],
    "section label": [("World", L), ("Ferry runs aground", H), (BODY, T)],
    "trail of labels": [("Home › Europe › Ports", L), ("Ferry runs aground off the old lighthouse", H), (BODY, T)],
    "label in capitals": [("COAST WATCH", L), ("Ferry runs aground off the lighthouse", H), (BODY, T)],
    "label, headline, standfirst": [
        ("Harbour notes", L),
        ("Ferry runs aground in fog", H),
        ("Forty passengers brought ashore by fishermen while owner and harbour master quarrel", S),
        (BODY, T),
    ],
    "a standfirst with a full stop above the byline": [
        ("Ferry runs aground in fog", H),
        ("Forty passengers were brought ashore by fishermen.", S),
        ("By Ann Ekdal", B),
        (BODY, T),
    ],
    "byline and date": [
        ("Ferry runs aground", H),
        ("By Ann Ekdal and Bo Öst", B),
        ("23 May 2023, 14:05", B),
        (BODY, T),
    ],
    "russian": [
        ("Новости", L),
        ("Паром сел на мель у старого маяка", H),
        ("Автор: Анна Экдаль", B),
        ("Паром сел на мель во вторник утром, сообщил начальник порта. Никто не пострадал.", T),
        ("Читайте также", M),
        ("Как выбрать удочку", Z),
    ],
    "ukrainian": [
        ("Події", L),
        ("Пором сів на мілину біля маяка", H),
        ("Пором сів на мілину у вівторок уранці, повідомив начальник порту. Ніхто не постраждав.", T),
        ("Читайте також:", M),
        ("Як вибрати вудку", Z),
    ],
    "german": [
        ("Panorama", L),
        ("Fähre läuft vor dem Leuchtturm auf Grund", H),
        ("Von Anna Ekdal", B),
        ("Die Fähre lief am Dienstagmorgen auf Grund, sagte der Hafenmeister. Verletzt wurde niemand.", T),
        ("Lesen Sie auch", M),
        ("Welche Angel für wen", Z),
    ],
    "french": [
        ("Société", L),
        ("Un ferry s'échoue près du phare", H),
        ("Par Anne Ekdal", B),
        ("Le ferry s'est échoué mardi à l'aube, a déclaré le chef du port. Personne n'a été blessé.", T),
        ("À lire aussi", M),
        ("Quelle canne choisir", Z),
    ],
    "question as a headline": [("Who moved the buoy?", H), (BODY, T), (MORE, T)],
    "headline with a full stop": [("Ferry runs aground off the lighthouse.", H), (BODY, T), (MORE, T)],
    "no headline": [(BODY, T), (MORE, T)],
    "subheadings and a signature": [
        ("Ferry runs aground", H),
        (BODY, T),
        ("What the owner says", L),
        (MORE, T),
        ("Ann Ekdal, Old Harbour", B),
    ],
    "live report": [("Ferry runs aground", H), (BODY, T), ("7:40 a.m.", L), (MORE, T), ("8:05 a.m.", L), (LAST, T)],
    "lists, quotes and colons are body": [
        ("Ferry runs aground", H),
        (BODY, T),
        ("The owner's list of the rescued:", T),
        ("- two cooks", T),
        ("1. a goat", T),
        ("“It was the fog”", T),
        (MORE, T),
    ],
    "a rule and an advertisement are the page's": [
        ("Ferry runs aground", H),
        (BODY, T),
        ("* * *", L),
        (MORE, T),
        ("Advertisement", L),
        (LAST, T),
    ],
    "reporters' credits": [
        ("Ferry runs aground", H),
        (BODY, T),
        (MORE, T),
        ("(Reporting by Ann Ekdal; editing by Bo Öst)", B),
    ],
    "more from": [
        ("Ferry runs aground", H),
        (BODY, T),
        (MORE, T),
        ("More from The Gull", M),
        ("A gull ate my lunch", Z),
        ("By Cy Dee", Z),
    ],
}


PAGES["a list is a body"] = [("Things to bring on deck", H), *((f"item number {n}", T) for n in range(50))]


def roles(text: str) -> list[Role]:
    told = front_matter_of(text)
    return [block.role for block in blocks_of(text, pieces_of(text, told.end), told)]


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_pages(page: list[tuple[str, Role]]) -> None:
    text = "\n\n".join(line for line, _ in page)
    assert list(zip((line for line, _ in page), roles(text), strict=True)) == page


def test_a_line_repeated_within_three_is_alternative_text_and_caption() -> None:
    alt = "A hull on the sand near the old lighthouse"
    text = f"Ferry runs aground\n\n{alt}\n{alt}\nREUTERS\n{BODY}"
    assert roles(text) == [H, C, C, R, T]


def test_the_repeat_may_say_more_and_stand_apart() -> None:
    alt = "A hull on the sand near the old lighthouse"
    text = f"Ferry runs aground\n\n{alt}\n\n{alt}, photographed on Tuesday\nBo Öst for The Gull\n\n{BODY}"
    assert roles(text) == [H, C, C, R, T]


def test_a_repeat_further_down_is_no_caption() -> None:
    text = "\n\n".join(["Ferry runs aground", BODY, MORE, LAST, "Divers look at the hull", BODY + " It rained."])
    assert Role.CAPTION not in roles(text)


def test_a_title_twice_above_the_body_is_a_headline() -> None:
    text = f"Ferry runs aground in fog\n\nFerry runs aground in fog\n\n{BODY}\n\n{MORE}"
    assert roles(text) == [H, H, T, T]


@pytest.mark.parametrize(
    "line",
    [
        "REUTERS",
        "AP",
        "Getty Images",
        "AFP/Getty Images",
        "Photo: Bo Öst",
        "Photo by Bo Öst / The Gull",
        "© 2023 Bo Öst",
        "Bo Öst/AP",
        "Harbour police press office/Handout via REUTERS",
        "Фото: Анна Экдаль",
        "Фото: пресс-служба порта",
        "РИА Новости / Борис Эст",
        "Foto: Bo Öst/dpa",
        "Crédit photo : Anne Ekdal",
    ],
)
def test_credits(line: str) -> None:
    assert roles(f"Ferry runs aground\n\n{BODY}\n\n{line}\n\n{MORE}") == [H, T, R, T]


@pytest.mark.parametrize(
    "line",
    [
        "Reuters says the ferry had left its channel",
        "AP: ferry left its channel",
        "An AP photographer saw the ferry leave the channel at dawn and called the harbour master from the pier",
        "REUTERS saw it.",
        "Source close to the owner blames a buoy",
        "Video shows the ferry leaving the channel",
    ],
)
def test_what_only_names_an_agency_is_no_credit(line: str) -> None:
    assert Role.CREDIT not in roles(f"Ferry runs aground\n\n{BODY}\n\n{line}\n\n{MORE}")


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ann Ekdal", True),
        ("By ANN EKDAL in Old Harbour", True),
        ("Ann Ekdal, harbour correspondent", False),
        ("Ann Ekdal, military correspondent", True),
        ("The Gull · 23 May 2023", True),
        ("Published: 23 May 2023 at 14:05 GMT", True),
        ("Обновлено 23.05.2023, 14:05", True),
        ("23 мая 2023 года", True),
        ("4 min read", True),
        ("By Monday the ferry was gone", False),
        ("By the time of the flood", False),
        ("Von der Küste", False),
        ("Author of the log", False),
    ],
)
def test_bylines_above_the_body(line: str, byline: bool) -> None:
    found = roles(f"Ferry runs aground in the fog at dawn\n\n{line}\n\n{BODY}\n\n{MORE}")
    assert (found[1] is B) == byline


def test_front_matter_is_never_covered_and_settles_the_headline() -> None:
    head = "---\ntitle: Who moved the buoy?\noutlet: The Gull\nauthor: Ann Ekdal\n---\n\n"
    text = f"{head}The Gull\n\nWho moved the buoy?\n\nAnn Ekdal\n\n{BODY}"
    blocks = blocks_of(text, pieces_of(text, front_matter_of(text).end), front_matter_of(text))
    assert [block.role for block in blocks] == [L, H, B, T]
    assert blocks[0].start == len(head)


@given(
    st.lists(
        st.sampled_from([BODY, MORE, "World", "Related", "REUTERS", "By Ann Ekdal", "x", "***", "Read more: x", ""]),
        max_size=14,
    ),
    st.sampled_from(["\n", "\n\n"]),
)
def test_every_line_has_one_role_in_order(lines: list[str], between: str) -> None:
    text = between.join(lines)
    pieces = pieces_of(text)
    blocks = blocks_of(text, pieces)
    assert [(b.start, b.end) for b in blocks] == [(p.start, p.end) for p in pieces]
    found = [block.role for block in blocks]
    if M in found:
        assert all(role is Z for role in found[found.index(M) + 1 :])
        assert Z not in found[: found.index(M)]
    else:
        assert Z not in found
