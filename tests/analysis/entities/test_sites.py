import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("They held the Orlova Dam for a day.", "Orlova Dam FAC"),
        ("A railway bridge fell into the river.", "railway bridge FAC"),
        ("The checkpoint was empty.", "checkpoint FAC"),
        ("Trenches, bunkers and a power plant.", "Trenches FAC; bunkers FAC; power plant FAC"),
        ("They took the village of Staraya Balka.", "Staraya Balka GPE"),
        ("Smoke rose near Dolinovka.", "Dolinovka GPE"),
        ("The rebel-held Saraqib market.", "rebel-held Saraqib market FAC"),
        ("Shots in the Belgorod region.", "Belgorod GPE"),
        ("They entered Russian territory.", "Russian territory LOC"),
        ("Lake Veselka froze.", "Lake Veselka LOC"),
        ("The village slept.", "village LOC"),
        ("His position on taxes is clear.", ""),
        ("Army base commanders met.", ""),
    ],
)
def test_sites_and_land(says, sentence, expected):
    says(sentence, expected, "FAC", "LOC", "GPE")
