"""Pairs of claims that differ in one thing: a number, a name, a day, a "not"; all written for this table."""

import pytest

from annotations.analysis.echoes import Relation
from annotations.analysis.echoes.comparison import compare, take

from .conftest import claim_of

REPEATS, REWORDS, CONFLICTS = Relation.REPEATS, Relation.REWORDS, Relation.CONFLICTS
FAR = {"about": (), "published": ""}


def relations(one: str, other: str, **fields):
    """What each is to the other, both ways."""
    mine, theirs = take(claim_of(one, **fields)), take(claim_of(other, at="b", **fields))
    return {echo and echo.relation for echo in (compare(mine, theirs), compare(theirs, mine))}


REPEATED = [
    ("the ministry bought 40 lorries in Brod", "that the ministry bought 40 lorries in Brod"),
    ("the mill at Brod employs 1,200 weavers", "that the mill at Brod employs 1200 weavers"),
    ("the mill at Brod burned down overnight", "the mill at Brod had burned down overnight"),
    ("bread rose by 12 percent in the capital", "bread had risen by 12 percent in the capital"),
    ("{Ivan Halas} sold the quarry in May", "{Halas} sold the quarry in May"),
    ("the ferry sank on Monday with its cargo", "that the ferry had sunk on Monday with its cargo"),
    ("“Nobody will close our school”", "nobody would close our school"),
    ("the dam cost $40 million to mend", "that the dam had cost $40 million to mend"),
    ("Georgia shelled the harbour of [Brod]", "that Georgia had shelled the harbour of [Brod]"),
]

OTHER_NUMBERS = [
    ("70 gunmen were buried in Brod", "39 gunmen were buried in Brod"),
    ("the guards destroyed nine boats near the weir", "the guards destroyed two boats near the weir"),
    ("the council spent 10 billion rubles on the dykes", "the council spent 12 billion roubles on the dykes"),
    ("unemployment rose to 4 percent in April", "unemployment rose to 9 percent in April"),
    ("the loan cost the port $40 million", "the loan cost the port $55 million"),
    ("the loan cost the port about 125 million dollars", "the loan cost the port 300 million dollars"),
    ("the pipeline to Brod is 80 km long", "the pipeline to Brod is 140 km long"),
    ("the strike at the Brod mine lasted three weeks", "the strike at the Brod mine lasted nine weeks"),
    ("turnout in Brod reached 61%", "turnout in Brod reached 48%"),
    ("the bakery in Brod sold four hundred loaves", "the bakery in Brod sold nine hundred loaves"),
    ("the storm flooded 30 cellars in Brod", "the storm flooded 80 cellars in Brod"),
    ("the sappers cleared two thousand mines at the weir", "the sappers cleared 500 mines at the weir"),
]

ANOTHER = [
    ("the dam was opened in Kyiv on Monday", "the dam was opened in Kyiv on Tuesday"),
    ("the council met the miners on Friday", "the council met the miners on Sunday"),
    ("Georgia condemned the strike on the clinic", "Armenia condemned the strike on the clinic"),
    ("Georgia shelled a village", "Armenia shelled a village"),
    ("the roof of the school in [Brod] fell in", "the roof of the school in [Dubno] fell in"),
    ("{Halas} voted for the new budget", "{Orlov} voted for the new budget"),
    ("{Ivan Halas} opened the museum", "{Petar Halas} opened the museum"),
    ("the 72nd Brigade held the bridge at dawn", "the 93rd Brigade held the bridge at dawn"),
    ("the guards attacked the farmers", "the farmers attacked the guards"),
    ("the school was founded in 1921 by weavers", "the school was founded in 1947 by weavers"),
    ("prices rose by 4 percent last spring", "prices rose to 9 percent last spring"),
    ("the fair opens in June with a parade", "the fair opens in July with a parade"),
    ("the first boat sank beside the school", "the third boat sank beside the school"),
    ("a third of the fleet was sunk", "half of the fleet was sunk"),
    ("the 25-year-old suspect was arrested in Brod", "the 31-year-old suspect was arrested in Brod"),
    ("the council voted for the new harbour law", "the council voted against the new harbour law"),
    ("the bridge fell before the guards came", "the bridge fell after the guards came"),
    ("he sold the quarry to the weavers", "she sold the quarry to the weavers"),
    ("Halas | I never sold the quarry to weavers", "Orlov | I never sold the quarry to weavers"),
    ("contact with the two brigades", "the two brigades acted on their own"),
    ("a quarrel among the three divers", "the three divers bought a house"),
    ("Democratic nominee {Vera Halas} as a disgrace", "to meet Democratic nominee {Vera Halas}"),
]

NEAR_CONFLICTS = [
    ("Georgia shelled the harbour", "Armenia shelled the harbour"),
    ("Georgian troops captured the harbour", "Armenian troops captured the harbour"),
    ("the harbour was shelled by Georgia", "Armenia shelled the harbour"),
    ("the raid was planned in Kyiv", "the raid was planned in Moscow"),
    ("the video was filmed in Georgia", "the video was filmed in Armenia"),
    ("{Halas} ordered the strike", "{Orlov} ordered the strike"),
    ("the minister resigned", "the minister did not resign"),
    ("the minister resigned yesterday after the vote", "the minister refused to resign after the vote"),
    ("the harbour was captured", "the harbour was not captured"),
    ("the harbour was captured", "the harbour was never captured"),
    ("the garrison surrendered", "the garrison has not surrendered"),
    ("the hostages were freed", "the hostages weren't freed"),
    ("Georgia sent tanks to the port", "Georgia did not send tanks to the port"),
    ("the pipeline was sabotaged by Georgia", "the pipeline was sabotaged by Armenia"),
    ("Georgia fully controls the harbour", "Armenia fully controls the harbour"),
    ("the ceasefire holds", "the ceasefire does not hold"),
    ("more than 70 gunmen were killed", "39 gunmen were killed"),
    ("dozens of gunmen were killed", "three gunmen were killed"),
    ("no more than 10 gunmen were killed", "25 gunmen were killed"),
    ("fewer than 10 houses were damaged", "40 houses were damaged"),
    ("hundreds of houses were destroyed", "12 houses were destroyed"),
]

COMPATIBLE = [
    ("more than 70 gunmen were killed", "70 gunmen were killed"),
    ("dozens of gunmen were killed", "40 gunmen were killed"),
    ("at least 12 villagers were wounded", "15 villagers were wounded"),
    ("at least 12 villagers were wounded", "20 villagers were wounded"),
    ("hundreds of houses were destroyed", "about 400 houses were destroyed"),
    ("tens of thousands of people were evacuated", "35,000 people were evacuated"),
    ("nearly 50 tanks were destroyed", "47 tanks were destroyed"),
    ("as many as 30 gunmen were killed", "at least 25 gunmen were killed"),
    ("up to 40 houses were damaged", "33 houses were damaged"),
    ("no fewer than 20 boats were sunk", "24 boats were sunk"),
]

NO_CONFLICT = [
    ("the minister resigned", "the governor did not resign"),
    ("the minister resigned", "did the minister not resign?"),
    ("the minister resigned", "the minister should not resign"),
    ("the minister resigned", "the minister will not resign"),
    ("the minister resigned", "if the minister did not resign"),
    ("the minister resigned", "not only the minister resigned"),
    ("the minister resigned", "the minister did not just resign"),
    ("he resigned", "he did not resign"),
    ("a town was captured", "a town was not captured"),
    ("the harbour was captured", "the harbour was not only captured"),
    ("70 gunmen were killed", "no fewer than 70 gunmen were killed"),
    ("the poll put {Halas} at 47 percent and {Orlov} at 41", "a poll put {Halas} at 44 percent, {Orlov} at 43 percent"),
    ("the top 1 percent paid 25 percent of the tax", "the top 10 percent paid 69 percent of the tax"),
    ("12 shooting victims were counted", "80 shooting incidents were counted"),
    ("more than one boat was sunk", "five boats were sunk"),
    ("the flags of the widows of 9/11 victims", "it was not kind to widows of 9/11 victims"),
    ("Georgia supplied the harbour", "Armenia supplied the harbour"),
    ("{Halas} praised the strike", "{Orlov} praised the strike"),
]


@pytest.mark.parametrize(("one", "other"), REPEATED)
@pytest.mark.parametrize("known", [{}, FAR], ids=["near", "far"])
def test_the_same_words_repeat_wherever_they_stand(one, other, known):
    assert relations(one, other, **known) == {REPEATS}


@pytest.mark.parametrize(("one", "other"), OTHER_NUMBERS)
@pytest.mark.parametrize("known", [{}, FAR], ids=["near", "far"])
def test_another_number_of_the_same_conflicts_where_nearly_all_words_are_the_same(one, other, known):
    assert relations(one, other, **known) == {CONFLICTS}


@pytest.mark.parametrize(("one", "other"), ANOTHER)
@pytest.mark.parametrize("known", [{}, FAR], ids=["near", "far"])
def test_another_name_day_or_doer_is_no_likeness(one, other, known):
    assert relations(one, other, **known) == {None}


@pytest.mark.parametrize(("one", "other"), NEAR_CONFLICTS)
def test_what_one_alone_did_or_did_not_conflicts_in_one_place(one, other):
    assert relations(one, other) == {CONFLICTS}


@pytest.mark.parametrize(("one", "other"), NEAR_CONFLICTS)
def test_of_places_unknown_it_is_never_a_likeness(one, other):
    assert relations(one, other, **FAR) <= {None, CONFLICTS}


@pytest.mark.parametrize(("one", "other"), COMPATIBLE)
def test_a_vaguer_number_rewords(one, other):
    assert relations(one, other) == {REWORDS}


@pytest.mark.parametrize(("one", "other"), NO_CONFLICT)
@pytest.mark.parametrize("known", [{}, FAR], ids=["near", "far"])
def test_what_may_both_be_true_is_no_conflict(one, other, known):
    assert CONFLICTS not in relations(one, other, **known)


def test_numbers_of_quite_another_time_are_no_conflict():
    march, june = (claim_of("the storm flooded 30 cellars in [Brod]"),), "2024-06-20"
    later = claim_of("the storm flooded 80 cellars in [Brod]", at="b", published=june)
    assert compare(take(march[0]), take(later)) is None


def test_a_claim_of_which_little_is_repeated_is_reworded():
    one = "the mill at [Brod] burned down. The mayor sold the ashes to his cousin. The insurers paid for both"
    other = "the mill at [Brod] burned down. Firemen came late because their road was under water for a week"
    assert relations(one, other) == {REWORDS}


@pytest.mark.parametrize(
    "other",
    [
        "the mill at [Brod] allegedly burned down overnight",
        "the mill at [Brod] should have burned down overnight",
        "did the mill at [Brod] burn down overnight?",
        "the mill at [Brod] and the Georgian school burned down overnight",
        "some of the mill at [Brod] burned down overnight",
        "half the mill at [Brod] burned down overnight",
    ],
)
def test_a_doubt_a_wish_or_a_name_more_is_no_repeat(other):
    assert REPEATS not in relations("the mill at [Brod] burned down overnight", other)
