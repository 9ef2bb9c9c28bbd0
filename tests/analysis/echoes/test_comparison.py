"""Pairs of claims and how they stand to each other, all written for this table."""

import pytest

from annotations.analysis.echoes import Relation
from annotations.analysis.echoes.comparison import compare, take

from .conftest import claim_of

REPEATS, REWORDS, CONFLICTS = Relation.REPEATS, Relation.REWORDS, Relation.CONFLICTS


def echo(one: str, other: str, **fields):
    return compare(take(claim_of(one)), take(claim_of(other, at="b", **fields)))


REPEATED = [
    ("the bridge at [Lesna] was blown up by sappers", "that the bridge at [Lesna] was blown up by sappers"),
    ("Two drones hit the fuel depot overnight", "two drones had hit the fuel depot overnight"),
    ("the ceasefire collapsed within an hour", "that the ceasefire had collapsed within an hour"),
    ("his brigade would never abandon the ridge", "that his brigade would never abandon the ridge"),
    ("the hospital in [Lesna] has run out of blood", "the hospital in [Lesna] had run out of blood"),
    ("{Orlov} personally ordered the mobilisation", "that {Orlov} personally ordered the mobilisation"),
    ("“The harvest will rot in the fields”", '"The harvest will rot in the fields"'),
    ("[Kiev] refuses to extend the grain corridor", "that [Kyiv] refuses to extend the grain corridor"),
]

REWORDED = [
    ("that its troops had seized [Lesna]", "[Lesna] was captured by its troops"),
    ("more than 40 militants were killed", "over 40 of the attackers had been liquidated"),
    ("forty raiders died", "40 dead"),
    ("a dozen civilians were wounded", "that twelve residents had been injured"),
    ("the drones destroyed three tanks near [Lesna]", "three tanks were wrecked at [Lesna]"),
    ("that they suffered no losses", "that nobody had been killed"),
    ("they were Georgians", "the gunmen were all Georgian citizens"),
    ("them Georgian mercenaries", "that the fighters were Georgians"),
    ("only Georgian citizens took part", "the attackers were Georgians"),
    ("every man in the operation carries a Georgian passport", "its men are Georgians"),
    ("Georgia | any role in the affair was denied", "Tbilisi | it had nothing to do with the affair"),
    ("Georgia | it had not organised the raid", "Georgia | it had nothing to do with it"),
    ("residents of five villages had been evacuated", "that five settlements were resettled"),
    ("the raid was meant to distract from [Dubno]", "the attack was meant to divert attention from [Dubno]"),
    ("two helicopters were shot down over [Lesna]", "that two choppers were downed near [Lesna]"),
    ("the power station at [Lesna] was shelled", "there was shelling of the [Lesna] power station"),
    ("{Orlov} resigned over the fuel scandal", "the fuel scandal made {Orlov} resign"),
    ("the hospital roof in [Lesna] was damaged", "[Lesna] hospital has a damaged roof"),
    ("some 50 tanks crossed at [Lesna]", "55 tanks had crossed near [Lesna]"),
    ("at least 20 prisoners were detained", "22 prisoners were detained"),
    ("at least nine houses were damaged", "nine homes had been damaged in the shelling"),
    ("Russia withdrew its brigade from [Dubno]", "that the Russian brigade had been pulled out of [Dubno]"),
]

IN_CONFLICT = [
    ("[Lesna] was attacked by 70 militants", "12 militants attacked [Lesna]", "70 militants / 12 militants"),
    ("the mill was burned by nine raiders", "the mill was burned by 30 raiders", "nine raiders / 30 raiders"),
    ("70 militants were killed", "39 killed", "70 militants killed / 39 killed"),
    ("that it had lost two dead", "more than 60 attackers were killed", "two dead / more than 60 attackers killed"),
    ("killing 64 gunmen", "39 killed", "killing 64 gunmen / 39 killed"),
    ("no losses at all", "seventy dead", "no losses / seventy dead"),
    ("to have lost nobody", "ten raiders died", "lost nobody / ten raiders died"),
    ("twelve civilians were wounded", "thirty civilians were hurt", "twelve civilians wounded / thirty civilians hurt"),
    (
        "two tanks crossed near [Lesna]",
        "a single tank had crossed at [Lesna]",
        "two tanks / a single tank",
    ),
    ("three helicopters were shot down", "one helicopter was downed", "three helicopters"),
    ("five villages were evacuated", "nine villages were evacuated", "five villages"),
    ("up to ten saboteurs were killed", "more than 20 saboteurs were killed", "up to ten saboteurs"),
    ("1,200 people were evacuated", "about 400 people were evacuated", "1,200 people"),
    ("two dozen houses were damaged", "forty houses were damaged", "two dozen houses"),
    (
        "they were Georgians",
        "the fighters were all Armenian citizens",
        "they were Georgians / fighters were all Armenian",
    ),
    ("them Georgian saboteurs", "them Armenian citizens", "them Georgian saboteurs / them Armenian citizens"),
    ("only Armenian citizens took part", "that they were Georgian militants", "Georgian militants"),
    ("the gunmen were not Georgians", "the gunmen were Georgians", "negation"),
    ("that [Lesna] had been captured", "that [Lesna] had not been captured", "negation"),
    ("the bridge at [Lesna] was hit", "reports that the bridge at [Lesna] was hit are untrue", "negation"),
    ("its border units left their positions", "no border units had left their positions", "negation"),
    ("that tanks were seen in [Lesna]", "tanks were never seen in [Lesna]", "negation"),
    ("that {Orlov} ordered the strike", "{Orlov} didn't order the strike", "negation"),
    ("seventy people were killed", "he did not think that seventy people were killed", "negation"),
    ("the dam at [Lesna] had been mined", "{Orlov} denies the dam at [Lesna] was mined", "negation"),
    ("the convoy never reached [Dubno]", "the convoy reached [Dubno] at dawn", "negation"),
    ("guards opened the sluice before the flood", "the guards hadn't opened the sluice before the flood", "negation"),
    ("the garrison will surrender [Lesna]", "the garrison will not surrender [Lesna]", "negation"),
    ("the battalion could not seize [Lesna]", "the battalion has seized [Lesna]", "negation"),
    ("to have captured [Lesna] by noon", "[Lesna] was not captured by noon", "negation"),
    ("In May the ferry to [Lesna] sank", "the ferry to [Lesna] did not sink", "negation"),
    ("70 people were killed, and the border is safe", "70 killed, do not believe it, 39 killed", "70"),
    ("On Jan. 10 the guards fired 12 rockets", "30 rockets were fired on 10 January", "12 rockets"),
    ("they were Georgians", "the raiders were all Armenian citizens who want elections", "they were Georgians"),
    ("Georgia of organising the raid", "Tbilisi | it had nothing to do with the raid", "the part of Georgia"),
    ("Georgia was involved in the raid", "Georgia | it wasn't involved", "the part of Georgia"),
    ("there is panic in [Lesna]", "[Lesna] remains calm", "panic"),
    ("the attack on [Lesna] was repelled", "the attack captured [Lesna]", "repelled"),
    ("the pictures from [Lesna] are real", "the pictures from [Lesna] were staged", "staged"),
    ("prices in [Lesna] have risen", "prices in [Lesna] have dropped", "risen"),
    ("the fire in [Lesna] was an accident", "the fire in [Lesna] was deliberate", "accident"),
    ("Armenia shelled Azerbaijan on Monday", "Azerbaijan shelled Armenia on Monday", "who did it to whom"),
    ("{Orlov} betrayed {Dragan}", "{Dragan} betrayed {Orlov}", "who did it to whom"),
]

UNRELATED = [
    ("a dozen were hurt", "eight wounded soldiers had been brought in"),
    ("not one house was entered", "that two administrative buildings were hit"),
    ("70 militants were killed", "70 militants were wounded"),
    ("70 militants were killed near [Lesna]", "39 militants were killed in [Dubno]"),
    ("two civilians were killed", "70 militants were killed"),
    ("eight soldiers were killed", "70 militants were killed"),
    ("40 Georgian fighters were killed", "12 Armenian fighters were killed"),
    ("ten tanks were destroyed", "three helicopters were destroyed"),
    ("Georgian troops entered [Lesna]", "Armenian troops shelled the road"),
    ("no Georgian badges were seen", "they were Georgians"),
    ("the operation", "the operation"),
    ("any role", "the figure"),
    ("that it would rain", "that he was at the dentist"),
    ("the raid changes nothing", "the raid was filmed from a roof"),
    ("on 22 March the checkpoint came under fire", "on 23 March the regime was lifted"),
    ("{Orlov} met the miners of [Lesna]", "{Orlov} went fishing"),
    ("{Orlov}, {Dragan} and the [Lesna] council", "{Orlov} and {Dragan}"),
    ("one of those appeared to be American", "they had captured one American"),
    ("the 72nd Brigade held the bridge", "the 93rd Brigade lost its commander"),
    ("a teacher, 61, was killed", "a teacher, 45, was killed"),
    ("no one had asked for help", "nine people had brought soup"),
    ("the price of bread", "bread"),
    ("they would return", "that they were happy"),
]

NO_CONFLICT = [
    ("the bridge at [Lesna] was blown up by thirty masked raiders", "39 raiders were killed"),
    ("two guards were killed by 30 raiders", "12 raiders were killed"),
    ("[Lesna] was attacked by more than 70 militants", "12 militants were killed in [Lesna]"),
    ("the bridge at [Lesna] was hit", "was the bridge at [Lesna] not hit?"),
    ("{Orlov} opened the archive in [Lesna]", "why has {Orlov} not opened the archive in [Lesna]"),
    ("{Orlov} opened the archive in [Lesna]", "“Why won't {Orlov} open the archive in [Lesna]? People ask.”"),
    ("{Orlov} opened the archive in [Lesna]", "that {Orlov} should not open the archive in [Lesna]"),
    ("{Orlov} opened the archive in [Lesna]", "{Orlov} would not open the archive in [Lesna]"),
    ("{Orlov} opened the archive in [Lesna]", "{Orlov} may not have opened the archive in [Lesna]"),
    ("{Orlov} opened the archive in [Lesna]", "to not open the archive of {Orlov} in [Lesna]"),
    ("{Orlov} opened the archive in [Lesna]", "they did not want {Orlov} to open the archive in [Lesna]"),
    ("{Orlov} opened the archive in [Lesna]", "whether {Orlov} did not open the archive in [Lesna]"),
    ("farmers burned the stubble near [Lesna]", "“Don't burn the stubble near [Lesna]”"),
    ("farmers burned the stubble near [Lesna]", "“Please do not burn the stubble near [Lesna]”"),
    ("farmers burned the stubble near [Lesna]", "let nobody burn the stubble near [Lesna]"),
    ("{Orlov} is running to be president of [Lesna]", "{Orlov} will not be the next president of [Lesna]"),
    ("{Orlov} for governor", "he cannot allow {Orlov} to become governor"),
    ("You pay your taxes", "not paying taxes makes me proud"),
    ("he spoke directly to young voters", "“I speak directly to young voters, and this is not who we are”"),
    ("70 raiders dead, border safe, do not move", "more than 70 raiders were killed"),
    ("Georgia of organising the raid", "Tbilisi | if Georgia had nothing to do with the raid"),
    ("the gunmen were Georgians", "whether the gunmen were Armenian citizens"),
    ("prices in [Lesna] should rise", "prices in [Lesna] have dropped"),
    ("“Armenia must answer Azerbaijan with fire”", "Azerbaijan must answer Armenia with fire"),
    ("70 militants were killed", "were 39 militants killed?"),
    ("70 militants were killed", "if 39 militants were killed"),
    ("on Jan. 9 guards fired 12 rockets at [Lesna]", "on Jan. 10 guards fired 30 rockets at [Lesna]"),
    ("on Monday 12 soldiers were wounded", "on Tuesday 30 soldiers were wounded"),
    ("in Georgia 12 soldiers were wounded", "in Armenia 30 soldiers were wounded"),
    ("aircraft flew 12 strikes at [Lesna]", "aircraft flew 30 strikes at [Lesna]"),
    ("Near [Lesna]: 12 tanks were destroyed", "Near [Dubno]: 30 tanks were destroyed"),
    ("the company lost a fortune in a single year", "he claimed a loss for 18 years"),
    ("four cases of murder", "the Feb. 13 death of the judge"),
    ("the death of {Dragan}, 43, a father of seven", "39 killed"),
    ("the killing of a 40-year-old driver", "39 killed"),
    ("support fell by 5 percentage points", "support fell by 9 percentage points"),
]


@pytest.mark.parametrize(("one", "other"), REPEATED)
def test_the_very_words_repeat(one, other):
    assert echo(one, other).relation is REPEATS
    assert echo(other, one).relation is REPEATS


@pytest.mark.parametrize(("one", "other"), REWORDED)
def test_other_words_for_it_reword(one, other):
    assert echo(one, other).relation is REWORDS
    assert echo(other, one).relation is REWORDS


@pytest.mark.parametrize(("one", "other", "differs"), IN_CONFLICT)
def test_what_cannot_both_be_true_conflicts(one, other, differs):
    found = echo(one, other)
    assert found.relation is CONFLICTS
    assert differs in found.differs[0]
    assert echo(other, one).relation is CONFLICTS


@pytest.mark.parametrize(("one", "other"), UNRELATED)
def test_what_has_nothing_to_do_with_it_is_no_echo(one, other):
    assert echo(one, other) is None
    assert echo(other, one) is None


@pytest.mark.parametrize(("one", "other"), NO_CONFLICT)
def test_what_can_both_be_true_or_is_not_stated_is_no_conflict(one, other):
    for found in (echo(one, other), echo(other, one)):
        assert found is None or found.relation is not CONFLICTS


@pytest.mark.parametrize(
    "elsewhere", [{"about": ("dubno",)}, {"published": "2024-05-20"}, {"about": ()}], ids=["place", "time", "unknown"]
)
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("70 militants were killed", "39 killed"),
        ("they were Georgians", "the fighters were all Armenian citizens"),
        ("Georgia was involved in the raid", "Georgia | it wasn't involved"),
    ],
)
def test_bare_numbers_and_people_of_another_event_are_no_echo(one, other, elsewhere):
    assert echo(one, other, **elsewhere) is None


def test_the_sides_of_the_sources_are_told():
    found = echo("Moscow | they were Georgians", "the Georgian Foreign Ministry | they were Armenians")
    assert found.differs == ("they were Georgians / they were Armenians", "source side: Russia / Georgia")


def test_a_source_of_no_one_country_takes_no_side():
    found = echo("Russian and Georgian officials | 12 killed", "the Kremlin | 30 killed")
    assert found.differs == ("12 killed / 30 killed",)


def test_a_denied_claim_is_turned_round():
    mine, denied = (
        take(claim_of("that [Lesna] had fallen")),
        take(claim_of("that [Lesna] had fallen", at="b", negated=True)),
    )
    assert compare(mine, denied).relation is CONFLICTS


def test_the_passive_is_not_the_other_way_round():
    assert echo("Armenia was shelled by Azerbaijan", "Azerbaijan shelled Armenia on Monday") is None


def test_who_repeats_a_sentence_does_not_deny_it_with_the_next():
    said = "the bridge at [Lesna] was mined by the guards. This bridge at [Lesna] was not mined by farmers"
    found = echo(said, "the bridge at [Lesna] was mined by the guards")
    assert found.relation is REPEATS


def test_what_differs_is_said_in_the_words_of_the_text():
    found = echo("Georgia had nothing to do with the raid", "Georgia had a role in the raid")
    assert found.differs == (
        "the part of Georgia: Georgia had nothing to do with the raid / Georgia had a role in the raid",
    )
