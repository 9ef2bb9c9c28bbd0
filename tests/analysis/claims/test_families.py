"""The smaller families of rules, each with its own sentences."""

import pytest

pytestmark = pytest.mark.model

ACCORDING = [
    (
        "The column was hit at dawn, according to two officers.",
        "two officers | according to | The column was hit at dawn",
    ),
    (
        "According to the ministry, nine drones were shot down.",
        "the ministry | According to | nine drones were shot down",
    ),
    (
        "The column, according to local officials, lost six trucks.",
        "local officials | according to | The column … lost six trucks",
    ),
    (
        "In the ministry's view, the raid was a distraction.",
        "the ministry | In the ministry's view | the raid was a distraction",
    ),
    (
        "The post fell within an hour, according to a video posted by the group.",
        "a video posted by the group | according to | The post fell within an hour",
    ),
]
SMALL = [
    ("The ministry calls them saboteurs.", "The ministry | calls | them saboteurs"),
    ("Moscow branded the fighters terrorists.", "Moscow | branded | the fighters terrorists"),
    ("The general described the raid as a farce.", "The general | described | the raid as a farce"),
    ("She called the verdict “a disgrace to the court.”", "She | called | the verdict “a disgrace to the court.”"),
    ("The court declared the vote invalid.", "The court | declared | the vote invalid"),
    ("The governor dismissed the report as a rumour.", "The governor | dismissed | the report as a rumour"),
    ("Prosecutors labelled the group extremist.", "Prosecutors | labelled | the group extremist"),
]
INFINITIVE = [
    ("The rebels claim to have taken the village.", "The rebels | claim | to have taken the village"),
    ("The alliance vowed to send more guns.", "The alliance | vowed | to send more guns"),
    ("The mayor urged residents to leave at once.", "The mayor | urged | residents to leave at once"),
    ("The bank refused to name the buyer.", "The bank | refused | to name the buyer"),
    ("The army plans to rotate two brigades.", "The army | plans | to rotate two brigades"),
    ("The ministry calls them bandits and claims to have killed ten.", "The ministry | claims | to have killed ten"),
    ("The ministry calls them bandits and claims to have killed ten.", "The ministry | calls | them bandits"),
]
OBJECTS = [
    ("The council condemned the strike on the school.", "The council | condemned | the strike on the school"),
    ("Berlin called for a ceasefire along the river.", "Berlin | called for | a ceasefire along the river"),
    ("The envoy praised the medics for their courage.", "The envoy | praised | the medics for their courage"),
    ("The group announced a new offensive.", "The group | announced | a new offensive"),
    ("The general complained about a lack of shells.", "The general | complained about | a lack of shells"),
    ("Kyiv rejected the accusation.", "Kyiv | rejected | the accusation"),
    ("The inspector blamed the crew for the fire.", "The inspector | blamed | the crew for the fire"),
    (
        "Parliament accused the minister of hiding the losses.",
        "Parliament | accused | the minister of hiding the losses",
    ),
]
DASHES = [
    (
        "The miller likened the rules to a noose — a charge that stung.",
        "The miller | likened | the rules to a noose",
    ),
    ("The league condemned the raid -- the second in a week.", "The league | condemned | the raid"),
    (
        "The council backed a road - long, narrow and steep - over the pass.",
        "The council | backed | a road - long, narrow and steep - over the pass",
    ),
    ("The union welcomed the well-known rule.", "The union | welcomed | the well-known rule"),
]
CUES_AND_GERUNDS = [
    ("The auditor questioned whether the dam was safe.", "The auditor | questioned | whether the dam was safe"),
    ("The general admires the marshal as a leader.", "The general | admires | the marshal as a leader"),
    (
        "The envoy repeated Moscow's position that the strait is closed.",
        "Moscow | position | that the strait is closed",
    ),
    ("The army denied firing on the bus.", "The army | denied | firing on the bus"),
    ("Witnesses described hearing two blasts at dawn.", "Witnesses | described | hearing two blasts at dawn"),
    ("One prisoner recalled being beaten with pipes.", "One prisoner | recalled | being beaten with pipes"),
    ("The miller admitted taking the flour.", "The miller | admitted | taking the flour"),
    ("The envoy suggested moving the talks to Lubin.", "The envoy | suggested | moving the talks to Lubin"),
]
SOURCES = [
    (
        "The paper has seen evidence confirming Russian claims that all the raiders were killed.",
        "Russian | claims | that all the raiders were killed",
    ),
    (
        "The Gazette and the free outlet Mediahaus have confirmed the names.",
        "The Gazette and the free outlet Mediahaus | have confirmed | the names",
    ),
    ('The so-called "River Column" claimed the raid.', 'The so-called "River Column" | claimed | the raid'),
    ("The film, shot at dawn, appears to show two captured trucks.", "The film | to show | two captured trucks"),
    (
        "The Institute for the Study of Rivers assessed that the raid likely aimed to force the army to move reserves.",
        "The Institute for the Study of Rivers | assessed | "
        "that the raid likely aimed to force the army to move reserves",
    ),
    (
        "Beaten with pipes, he was released at noon and told that nobody would look for him.",
        "- | told | that nobody would look for him",
    ),
    (
        "Asked whether the town had fallen, the adviser Mykhailo Terenko replied that it stood.",
        "- | Asked | whether the town had fallen",
    ),
]
NOMINAL = [
    ("The general defended his claim that the town had fallen.", "his | claim | that the town had fallen"),
    ("The ministry issued a statement that the post was safe.", "The ministry | statement | that the post was safe"),
    ("The party kept its promise to publish the list.", "its | promise | to publish the list"),
    (
        "The opposition's accusations of theft were read aloud.",
        "The opposition | accusations of | theft",
    ),
    ("Hanna Roth's warning that the dam would break went unheard.", "Hanna Roth | warning | that the dam would break"),
]
ADJECTIVE = [
    ("Officials are confident that the line will hold.", "Officials | are confident | that the line will hold"),
    ("The envoy is worried about a second front.", "The envoy | is worried about | a second front"),
    ("The miners are willing to go back underground.", "The miners | are willing | to go back underground"),
    ("The general was not sure the road was open.", "The general | was not sure | the road was open"),
]
NOTHING = [
    "The carter risked losing the horse.",
    "The guards kept walking along the fence.",
    "The column attacked the village from the north.",
    "Fighters in two trucks crossed the river to attack targets near the station.",
    "The shells struck a school and blasted the roof away.",
    "The ship called at three ports in May.",
    "The ministry issued new passports.",
    "The bakery needs to buy flour.",
    "The army aims its guns at the hill.",
    "The road is clear of snow.",
    "In other words, the bridge is closed.",
]


@pytest.mark.parametrize(
    ("sentence", "row"),
    [*ACCORDING, *SMALL, *INFINITIVE, *OBJECTS, *DASHES, *CUES_AND_GERUNDS, *SOURCES, *NOMINAL, *ADJECTIVE],
)
def test_found(rows, sentence, row):
    assert row in rows(sentence)


def test_a_charge_that_is_dismissed_is_no_content(rows):
    found = rows("Moscow accused Kyiv of staging the raid, a charge that officials dismissed as absurd.")

    assert found[0] == "Moscow | accused | Kyiv of staging the raid"
    assert not any("| charge |" in row for row in found)


def test_a_semicolon_ends_what_a_cue_governs(rows):
    found = rows("Berlin has pledged two more batteries; Rome is waiting for the budget.")

    assert not any("Rome" in row for row in found)


@pytest.mark.parametrize("sentence", NOTHING)
def test_nothing_where_nobody_speaks(rows, sentence):
    assert rows(sentence) == []
