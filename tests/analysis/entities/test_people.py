import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("President Halvard Lindgren resigned.", "President PERSON; Halvard Lindgren PERSON"),
        ("Ukrainian Foreign Minister Taras Bilyk flew home.", "Ukrainian Foreign Minister PERSON; Taras Bilyk PERSON"),
        ("Lt. Gen. Marcus T. Oakley took over.", "Marcus T. Oakley PERSON"),
        ("Mr Peverell laughed.", "Peverell PERSON"),
        ("Kremlin spokesman Dmitry Ozerov coughed.", "spokesman PERSON; Dmitry Ozerov PERSON"),
        ("Ursula von der Leyen left early.", "Ursula von der Leyen PERSON"),
        ("A man named Ziad al-Harbouli waved.", "Ziad al-Harbouli PERSON"),
        ("Foreign Office Minister Rupert Ellison flew out.", "Minister PERSON; Rupert Ellison PERSON"),
        ("Syria is far. The president of Syria waited.", "president of Syria PERSON"),
        (
            "The Prime Minister waited, and the Foreign Secretary sat.",
            "Prime Minister PERSON; Foreign Secretary PERSON",
        ),
        ("Presidents come and go.", ""),
        ("An adviser to nobody spoke.", ""),
        ("A presidential dog barked.", ""),
        ("The General Assembly voted.", ""),
        ("CNN's Harriet Blount reported it.", "Harriet Blount PERSON"),
        ("Putin said nothing.", "Putin PERSON"),
        (
            "It was the view of an expert. Barsukov disagreed with Ivan Barsukov.",
            "Barsukov PERSON; Ivan Barsukov PERSON",
        ),
        ("Kozinka said nothing.", ""),
        ("The BBC's Torvald Quimby reported from there.", "Torvald Quimby PERSON"),
        ("Energy Security Secretary Grant Ormerod agreed.", "Energy Security Secretary PERSON; Grant Ormerod PERSON"),
        ("Minister for the Middle East Tobias Ashcombe agreed.", "Tobias Ashcombe PERSON"),
        ("Lieutenant General Igor Pelageyev agreed.", "Igor Pelageyev PERSON"),
        (
            "The Jordanian-born cleric Abu Salim al-Harith agreed.",
            "Jordanian-born cleric PERSON; Abu Salim al-Harith PERSON",
        ),
        ("Queen Mary Hospital was hit.", ""),
        ("A Norwegian judge agreed.", "Norwegian judge PERSON"),
        ("A judge agreed.", ""),
        ("The 92nd Airborne Division's commander agreed.", "commander PERSON"),
        ("Saddam was gone; Stalin was, too.", "Saddam PERSON; Stalin PERSON"),
    ],
)
def test_people(says, sentence, expected):
    says(sentence, expected, "PERSON")


def test_a_name_taken_for_a_body_is_a_person_by_the_surname_that_stands_alone(spans):
    text = "Our team was led by Marit Oxenbridge. She counted twice. Later Oxenbridge said the count was right."
    assert {("Marit Oxenbridge", "PERSON"), ("Oxenbridge", "PERSON")} <= spans(text)
