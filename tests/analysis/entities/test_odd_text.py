"""Posts, tables, shouting headlines and other scripts: what is named is found, and the page's own words are not."""

import time

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RUSSIAN TROOPS LEAVE KOZINKA AS PUTIN SLEEPS", {"RUSSIAN TROOPS", "KOZINKA", "PUTIN"}),
        ("BREAKING NEWS: FIRE IN BELGOROD", {"BELGOROD"}),
        ("#StandWithOrchards #Bakhmut @OrchardPost: we sing!", {"Bakhmut"}),
        ("RT @orchard_post: the pears near #Kupyansk are ripe https://orchard.example/kupyansk", {"Kupyansk"}),
        ("🍐🔥 Pears for Ryazan 🔥🔥 | Video: Telegram", {"Ryazan", "Telegram"}),
        ("| Date | Place | Killed |", set()),
        ("| 12 May | Bakhmut | 30 |", {"12 May", "Bakhmut", "30"}),
        (">>> Kyiv <<<", {"Kyiv"}),
        ("Subscribe", set()),
        ("I. Introduction", set()),
        ("* * *", set()),
    ],
)
def test_what_is_named_in_odd_text(find, text, expected):
    assert {text[m.start : m.end] for entity in find(text) for m in entity.mentions} == expected


def test_a_surname_in_cyrillic_joins_the_full_name(find):
    entities = find("The baker is Олена Петренко. Her aunt bakes too. Later Ms Петренко slept.")
    assert [e.aliases for e in entities if e.name == "Олена Петренко"] == [("Петренко",)]


@pytest.mark.parametrize(
    "piece", ["A-", "the of ", "Mr. ", "Kyiv, ", "12,", "#Bakhmut", "(A ", "U.S.-", "Al-", "Freedom of ", "🍐", "'s "]
)
def test_a_very_long_line_takes_no_more_than_its_share(find_blank, piece):
    """Eight times the text may take eight times as long, or three times that on a busy machine, but not its square."""

    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        began = time.process_time()
        find_blank(text)
        return time.process_time() - began

    seconds(4_000)
    assert seconds(64_000) < 24 * max(min(seconds(8_000) for _ in range(2)), 0.01)
