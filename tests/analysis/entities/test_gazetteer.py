import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Shells fell on Kozinka before noon.", "Kozinka GPE"),
        ("Grayvoron was quiet, and Shebekino slept.", "Grayvoron GPE; Shebekino GPE"),
        ("Belgorod woke to sirens.", "Belgorod GPE"),
        ("KHARKIV - The trams stopped at six.", "KHARKIV GPE"),
        ("A baker from Kiev sold rolls in Kyiv.", "Kiev GPE; Kyiv GPE"),
        ("The train from Rostov-on-Don was late.", "Rostov-on-Don GPE"),
        ("They met in Deir ez-Zor and again in Ar Raqqah.", "Deir ez-Zor GPE; Ar Raqqah GPE"),
        ("He flew to the United Arab Emirates.", "United Arab Emirates GPE"),
        ("Bakhmut’s bakery burned down.", "Bakhmut GPE"),
        ("The garden of the Crimea hotel faces Yalta.", "Crimea GPE; Yalta GPE"),
        ("Fishermen of the Black Sea mend their nets.", "Black Sea LOC"),
        ("Grain left Europe for North Africa.", "Europe LOC; North Africa LOC"),
        ("They crossed the Dnipro River at night.", "Dnipro River LOC"),
        ("We had turkey and china on the table.", ""),
        ("The polish on the floor was new.", ""),
        ("Give us the keys, said the guard.", ""),
        ("The US sent wool; it helped us.", "US GPE"),
        ("Ivanivka Oblast is invented, Belgorod Oblast is not.", "Belgorod Oblast LOC; Ivanivka Oblast LOC"),
    ],
)
def test_places(says, sentence, expected):
    says(sentence, expected, "GPE", "LOC")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Ukrainian harvest was poor.", "Ukrainian NORP"),
        ("They were Ukrainians, he thought.", "Ukrainians NORP"),
        ("Poles and Finns queued for bread.", "Poles NORP; Finns NORP"),
        ("A Sunni wedding and a Kurdish song.", "Sunni NORP; Kurdish NORP"),
        ("The leaflet was an Arabic-language one.", ""),
        ("A Russian-occupied orchard.", "Russian NORP"),
        ("He wrote it in Kurdish, she in the Latvian language.", "Kurdish NORP; Latvian NORP"),
        ("A poem in Northern Kurdish.", "Northern Kurdish NORP"),
        ("The town (Ukrainian: Vovchansk; Russian: Volchansk) has a mill.", ""),
        ("She taught in the Swiss town of Brig and the Polish port city of Gdynia.", ""),
        ("The Polish city slept.", ""),
        ("Muslims prayed beside the Christians and forty Sikhs.", "Muslims NORP; Christians NORP; Sikhs NORP"),
    ],
)
def test_peoples(says, sentence, expected):
    says(sentence, expected, "NORP")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Finns held the ridge against the Danes.", "Finns ORG; Danes ORG"),
        ("They hid three Moroccans and several Latvians.", "Moroccans ORG; Latvians ORG"),
        ("Young Iraqis danced with local Arabs.", "Young Iraqis ORG; local Arabs ORG"),
        ("The bridge was built by Poles.", "Poles ORG"),
        ("The French have left, and the British then sailed.", "French ORG; British ORG"),
        ("They were Ukrainians; a Russian saw Poles and Finns queue.", ""),
        ("The French bakery and the Turkish one opened.", ""),
        ("The Muslims sang.", ""),
    ],
)
def test_a_people_that_takes_part_is_a_group(says, sentence, expected):
    says(sentence, expected, "ORG")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Guardian and Le Monde sent nobody.", "The Guardian ORG; Le Monde ORG"),
        ("REUTERS", "REUTERS ORG"),
        ("The Kremlin shrugged.", "Kremlin ORG"),
        ("An anti-Kremlin poster hung there.", "Kremlin ORG"),
        ("A pro-NATO choir sang.", "NATO ORG"),
        ("The FSB opened a file on the choir.", "FSB ORG"),
        ("Hizballah and Hamas denied it.", "Hizballah ORG; Hamas ORG"),
        ("al-Qaeda is al Qaeda is Al-Qaida.", "al-Qaeda ORG; al Qaeda ORG; Al-Qaida ORG"),
        ("The Institute for the Study of War drew a map.", "Institute for the Study of War ORG"),
    ],
)
def test_bodies_and_outlets(says, sentence, expected):
    says(sentence, expected, "ORG")
