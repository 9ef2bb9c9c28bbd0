"""A verb with a clause."""

import pytest

pytestmark = pytest.mark.model

FOUND = [
    ("The governor said the bridge had collapsed.", "The governor | said | the bridge had collapsed"),
    ("The governor said that two drivers were missing.", "The governor | said | that two drivers were missing"),
    ("Residents say they heard three blasts before dawn.", "Residents | say | they heard three blasts before dawn"),
    (
        "Moscow has claimed its air defences shot down nine drones.",
        "Moscow | has claimed | its air defences shot down nine drones",
    ),
    ("Kyiv denied that its troops had crossed the border.", "Kyiv | denied | that its troops had crossed the border"),
    ("The crossing was mined on Sunday, the mayor said.", "the mayor | said | The crossing was mined on Sunday"),
    ("The crossing, the mayor said, was mined on Sunday.", "the mayor | said | The crossing … was mined on Sunday"),
    ("The road, as the ministry put it, was never closed.", "the ministry | put | The road … was never closed"),
    (
        "Two villages were shelled overnight, regional officials reported on Tuesday.",
        "regional officials | reported | Two villages were shelled overnight",
    ),
    ("But no one was hurt, the railway operator said.", "the railway operator | said | no one was hurt"),
    ("The spokeswoman told reporters that the raid was over.", "The spokeswoman | told | that the raid was over"),
    ("She told the council the shelters were full.", "She | told | the shelters were full"),
    ("The colonel did not say how many tanks were lost.", "The colonel | did not say | how many tanks were lost"),
    (
        "Inspectors could not confirm whether the depot had burned.",
        "Inspectors | could not confirm | whether the depot had burned",
    ),
    (
        "Analysts believe the raid was meant to stretch the defenders.",
        "Analysts | believe | the raid was meant to stretch the defenders",
    ),
    ("Satellite images show that the hangar is gone.", "Satellite images | show | that the hangar is gone"),
    ("The report found that nobody had guarded the depot.", "The report | found | that nobody had guarded the depot"),
    ("Officials fear the dam may not hold.", "Officials | fear | the dam may not hold"),
    (
        "The envoy warned that talks would fail without a truce.",
        "The envoy | warned | that talks would fail without a truce",
    ),
    ("Villagers asked why no siren had sounded.", "Villagers | asked | why no siren had sounded"),
    ("Marta Dorn, who runs the clinic, said the power failed twice.", "Marta Dorn | said | the power failed twice"),
    (
        "The ministry said on Monday it had lost contact with the post.",
        "The ministry | said | it had lost contact with the post",
    ),
    ("The commander said he would stay and warned that the road was mined.", "The commander | said | he would stay"),
    (
        "The commander said he would stay and warned that the road was mined.",
        "The commander | warned | that the road was mined",
    ),
    (
        "The mayor said the hospital was full, adding that doctors slept in the halls.",
        "The mayor | said | the hospital was full",
    ),
    (
        "The mayor said the hospital was full, adding that doctors slept in the halls.",
        "The mayor | adding | that doctors slept in the halls",
    ),
    ("Police questioned a farmer who said he had seen the convoy.", "a farmer who | said | he had seen the convoy"),
    ("It was reported that four sappers had died.", "- | was reported | that four sappers had died"),
    ("LUBIN, Poland — Two trains collided, the operator said.", "the operator | said | Two trains collided"),
    (
        "The prosecutor alleges the general sold the fuel and kept the money.",
        "The prosecutor | alleges | the general sold the fuel and kept the money",
    ),
    (
        "He insisted the village was empty, but his deputy said families still lived there.",
        "He | insisted | the village was empty",
    ),
    (
        "He insisted the village was empty, but his deputy said families still lived there.",
        "his deputy | said | families still lived there",
    ),
]

NOTHING = [
    "Snow had blocked the pass since Friday; no two maps of it agree.",
    "The column crossed the river at noon.",
    "Three houses burned down near the station.",
    "The soldiers left their trucks by the road.",
    "Rain fell on the town for a second week.",
    "The bridge connects the two halves of the city.",
    "Tell them the shelter is open.",
    "A crowd of two hundred gathered in front of the theatre.",
]


@pytest.mark.parametrize(("sentence", "row"), FOUND)
def test_found(rows, sentence, row):
    assert row in rows(sentence)


@pytest.mark.parametrize("sentence", NOTHING)
def test_nothing_where_nobody_speaks(rows, sentence):
    assert rows(sentence) == []
