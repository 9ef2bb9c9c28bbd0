import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Fighters of the Harbour for Russia Legion sang.", "Fighters MIL; Harbour for Russia Legion MIL"),
        ("The so-called Lantern of Russia Legion posed for pictures.", "Lantern of Russia Legion MIL"),
        ("The 72nd Mechanized Brigade dug in.", "72nd Mechanized Brigade MIL"),
        ("The 72nd mechanized brigade dug in.", "72nd mechanized brigade MIL"),
        ("Its commander led the 4th Guards Tank Division.", "4th Guards Tank Division MIL"),
        ("A cook of the Northern Volunteer Corps wrote home.", "Northern Volunteer Corps MIL"),
        ("Task Force 81 sailed at dawn.", "Task Force 81 MIL"),
        ("The 9th Expeditionary Bomber Wing flew in.", "9th Expeditionary Bomber Wing MIL"),
        ("Commander of the Eastern Legion he was not.", "Eastern Legion MIL"),
        ("The Armed Forces of Ukraine published a map.", "Armed Forces of Ukraine MIL"),
        ("Wagner lost a helicopter.", "Wagner MIL"),
        ("The rebels left the square.", "rebels MIL"),
        ("Kurdish fighters guarded the granary.", "Kurdish fighters MIL"),
        (
            "Pro-government troops and foreign mercenaries marched.",
            "Pro-government troops MIL; foreign mercenaries MIL",
        ),
        ("The enemy has gone home.", "enemy MIL"),
        ("Our forces hold the ridge.", "forces MIL"),
        ("They have captured soldiers.", "soldiers MIL"),
        ("Several other militants fled.", "militants MIL"),
        ("A tank battalion moved up.", "tank battalion MIL"),
        ("He wore army boots.", ""),
        ("The new legion of admirers bored her.", ""),
        ("They will march on Monday.", ""),
        ("He forces the door.", ""),
    ],
)
def test_forces(says, sentence, expected):
    says(sentence, expected, "MIL")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Norway's Ministry of Fisheries objected.", "Ministry of Fisheries ORG"),
        ("The Ministry of Trade and Industry objected.", "Ministry of Trade and Industry ORG"),
        ("The Danish government fell.", "Danish government ORG"),
        ("Iraq is hot. The government of Iraq slept.", "government of Iraq ORG"),
        ("The Coalition sent blankets.", "Coalition ORG"),
        ("Western officials asked for patience.", "Western officials ORG"),
        ("Seventy civilians slept in the cellar.", "civilians ORG"),
        ("The counter-terrorism regime ends today.", ""),
        ("The company Rosatom built it.", "Rosatom ORG"),
        ("The trade union of miners met; the union voted.", "trade union ORG; union ORG"),
    ],
)
def test_bodies(says, sentence, expected):
    says(sentence, expected, "ORG")
