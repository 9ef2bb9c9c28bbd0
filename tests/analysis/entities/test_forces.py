import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Danish 71st Counter Terrorism Battalion ate.", "Danish 71st Counter Terrorism Battalion MIL"),
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
        ("Fighters stood there.", "Fighters MIL"),
        ("The units of Norway's army slept.", "units MIL; army MIL"),
        ("A mortar team south of the river slept.", "mortar team MIL"),
        ("They trained and equipped local forces.", "local forces MIL"),
        ("The Western Military District denied it.", "Western Military District MIL"),
        ("The Royal Orchard Guard marched.", "Royal Orchard Guard MIL"),
        ("The military budget rose.", ""),
        ("Sunni insurgents held the bridge.", "Sunni insurgents MIL"),
        ("The Israel Defense Forces (IDF) spoke; the IDF spoke again.", "Israel Defense Forces MIL; IDF MIL"),
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
        ("Kurdish television showed it.", "Kurdish television ORG"),
        ("He watched television.", ""),
        ("Civilians slept.", ""),
        ("Ukrainian civilians slept.", "Ukrainian civilians ORG"),
        ("The Orchard Democratic Front won.", "Orchard Democratic Front ORG"),
        ("She stood in front.", ""),
        (
            "Foreign Ministry officials waited; ministry officials left.",
            "Foreign Ministry ORG; officials ORG; ministry officials ORG",
        ),
        ("The University of Antwerp opened.", "University of Antwerp ORG"),
        ("The police waited.", "police ORG"),
        ("It is a matter of state and party.", ""),
        ("The trade union of miners met; the union voted.", "trade union ORG; union ORG"),
    ],
)
def test_bodies(says, sentence, expected):
    says(sentence, expected, "ORG")
