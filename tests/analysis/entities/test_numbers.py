import pytest

NUMBERS = ("CARDINAL", "DATE", "TIME", "MONEY", "PERCENT", "QUANTITY")

SENTENCES = [
    ("They spent about 10 billion rubles, or $125 million, on fences.", "10 billion rubles MONEY; $125 million MONEY"),
    ("It cost €3.5bn and 200 Russian rubles.", "€3.5bn MONEY; 200 Russian rubles MONEY"),
    ("Some 40 percent, then 12.5% and 3 per cent.", "40 percent PERCENT; 12.5% PERCENT; 3 per cent PERCENT"),
    ("It lies 8 km from the sea, on 2.5 million square miles.", "8 km QUANTITY; 2.5 million square miles QUANTITY"),
    ("On Dec. 7, 2022, and from 3-5 Mar. it rained.", "Dec. 7, 2022 DATE; 3-5 Mar. DATE"),
    ("It was Mar.9th, or 15 May 2023.", "Mar.9th DATE; 15 May 2023 DATE"),
    ("In 1991 and in the 1980s.", "1991 DATE; 1980s DATE"),
    ("At least 70 men fell, 2,000 fled, dozens stayed.", "70 CARDINAL; 2,000 CARDINAL; dozens CARDINAL"),
    ("Twenty-four sheep and two dozen goats.", "Twenty-four CARDINAL; two dozen CARDINAL"),
    ("Last week he left; two days later he came back.", "Last week DATE; two days later DATE"),
    ("At 15:40 Moscow time the bell rang, again at 6 p.m.", "15:40 Moscow time TIME; 6 p.m. TIME"),
    ("It took several hours.", "several hours TIME"),
    ("On Monday and on 22 and 23 May.", "Monday DATE; 22 and 23 May DATE"),
    ("You may march in line.", ""),
    ("The F-16 and the T-72 came.", ""),
    ("1. The frontier is closed.", ""),
]


@pytest.mark.model
@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_numbers(says, sentence, expected):
    says(sentence, expected, *NUMBERS)


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_numbers_need_no_model(find_blank, sentence, expected):
    found = {
        f"{sentence[m.start : m.end]} {entity.label.value}"
        for entity in find_blank(sentence)
        for m in entity.mentions
        if entity.label in NUMBERS
    }
    assert found == {entry for entry in expected.split("; ") if entry}
