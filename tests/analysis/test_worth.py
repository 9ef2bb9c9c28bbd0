"""What makes a claim worth checking, in which order claims come, and that the screen reckons as the analysis did."""

import re
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from annotations.analysis.model import Claim, Entity, Kind, Label
from annotations.analysis.worth import Worth, worth_of
from annotations.text import Span

SAMPLES = Path(__file__).parents[2] / "seeds"
MARK = re.compile(r"\[([^|\]]+)\|([A-Z]+)\]")


def worth(marked: str, *, hedged: bool = False) -> Worth:
    """Weigh words in which entities are marked: "[Riga|GPE] fell"."""
    text, entities, at = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        span = Span(len(text), len(text) + len(mark[1]))
        entities.append(Entity(f"e{span.start}", mark[1], Label(mark[2]), mentions=(span,)))
        text += mark[1]
        at = mark.end()
    text += marked[at:]
    whole = Span(0, len(text))
    return worth_of(text, Claim("c", 0, whole.end, (whole,), Kind.INDIRECT, hedged=hedged), entities)


def names(marked: str, *, hedged: bool = False) -> set[str]:
    return {feature.name for feature in worth(marked, hedged=hedged).features}


RANKED = [
    (
        "[forty|CARDINAL] soldiers of the [8th Guards Brigade|MIL] were killed near [Brod|GPE] on [3 May|DATE]",
        "[Ministry of Health|ORG] counted [312|CARDINAL] wounded civilians in [Brod|GPE] by [noon|TIME]",
        "[two|CARDINAL] [Leopard tanks|VEHICLE] of the [8th Guards Brigade|MIL] crossed the border and were destroyed",
        "the [Riga Guard|MIL] captured [three|CARDINAL] villages and [12|CARDINAL] men on [Monday|DATE]",
        "[General Ivan Petrov|PERSON] ordered the attack in which [nine|CARDINAL] children died",
        "[Ana Kovac|PERSON] shot a policeman in [Brod|GPE] on [Sunday|DATE]",
    ),
    (
        "the dam near [Brod|GPE] was blown up before dawn on [Monday|DATE]",
        "[Poland|GPE] has sold [forty|CARDINAL] lorries to its neighbour",
        "[Ana Kovac|PERSON] was arrested in [Brod|GPE] on [Sunday|DATE]",
        "the fire destroyed a school and two shops",
        "the plant employed [900|CARDINAL] people until the war began",
        "a court in [Riga|GPE] jailed the smuggler for [six years|DATE] in [2019|DATE]",
    ),
    (
        "the bridge was closed on [Monday|DATE]",
        "they did not invade anybody",
        "the mayor opened the shelter in [Brod|GPE]",
        "[Ana Kovac|PERSON] has not commented",
        "the convoy stopped near [Brod|GPE] and went back",
        "the letter was written in [Riga|GPE]",
    ),
    (
        "the road to the harbour is long",
        "a pupil wrote to her",
        "there is a school behind the church",
        "the weather in [Brod|GPE] changes quickly",
        "somebody laughed in the street",
        "the town has a square",
    ),
    (
        "the army will take the town [soon|DATE]",
        "we are all very sad",
        "who blew up the bridge?",
        "I feel fine",
        "it is a shame",
        "no comment",
    ),
]


def test_there_are_thirty_claims_from_trivial_to_very_checkable() -> None:
    assert sum(map(len, RANKED)) == 30


@pytest.mark.parametrize("rank", range(len(RANKED) - 1))
def test_what_is_easier_to_check_ranks_above_what_is_harder(rank: int) -> None:
    for more, less in product(RANKED[rank], RANKED[rank + 1]):
        assert worth(more).score > worth(less).score, (more, less)


@pytest.mark.parametrize(
    ("words", "feature"),
    [
        ("70 raiders fell", "number"),
        ("twenty-two men came", "number"),
        ("dozens of houses are empty", "number"),
        ("half of the houses are empty", "number"),
        ("he was jailed for [six years|DATE]", "number"),
        ("most are two-storey houses", "number"),
        ("its losses are heavy", "harm"),
        ("shelling goes on", "harm"),
        ("the deadliest day", "comparison"),
        ("they seized a bridge", "territory"),
        ("the army took [Brod|GPE]", "territory"),
        ("[Poland|GPE] closed the road", "actor"),
        ("the [rebels|MIL] came", "people"),
        ("the man who fled", "event"),
        ("it has been read", "event"),
        ("they were hit", "event"),
        ("the guard had quickly left", "event"),
        ("they are traitors", "loaded"),
        ("he'll come; it would rain", "future"),
        ("I’m sure", "first person"),
        ("a [BMP-2|VEHICLE] stood there", "weapon"),
    ],
)
def test_has(words: str, feature: str) -> None:
    assert feature in names(words)


@pytest.mark.parametrize(
    ("words", "feature"),
    [
        ("it is called [Channel 5|ORG]", "number"),
        ("the war of [2014|DATE]", "number"),
        ("a T-72 stood there", "number"),
        ("2. the road is open", "number"),
        ("nobody came", "number"),
        ("[Poland|GPE] took part", "harm"),
        ("he sat down", "harm"),
        ("she took part", "territory"),
        ("an armed man", "event"),
        ("the wounded need help", "event"),
        ("a hundred trees", "event"),
        ("the town is controlled by them", "event"),
        ("they read it", "event"),
        ("the US army", "first person"),
        ("[Will Smith|PERSON] came", "future"),
        ("[Great Wise Bay|LOC] is far", "opinion"),
        ("the [rebels|MIL] came", "actor"),
        ("[Ana Kovac|PERSON] met [rebels|MIL]", "people"),
    ],
)
def test_has_not(words: str, feature: str) -> None:
    assert feature not in names(words)


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("a shell hit the school", "a shell hit the school?"),
        ("the bridge was blown up", "the bridge will be blown up"),
        ("the bridge was blown up by them", "our bridge was blown up by us"),
    ],
)
def test_the_same_words_as_a_question_a_plan_or_a_feeling_are_worth_less(more: str, less: str) -> None:
    assert worth(more).score > worth(less).score


def test_doubt_makes_a_claim_worth_less() -> None:
    assert worth("the bridge was blown up", hedged=True).score < worth("the bridge was blown up").score


def test_the_score_is_the_sum_of_what_is_told_kept_between_nothing_and_one() -> None:
    for marked in (claim for rank in RANKED for claim in rank):
        found = worth(marked)
        total = found.base + sum(feature.weight for feature in found.features)
        assert found.score == pytest.approx(min(1, max(0, total)), abs=0.006)
    assert worth("").score == 0.05


def test_features_are_told_in_words_with_their_weight_and_reason() -> None:
    found = worth("we killed two men", hedged=True)
    told = [feature.told for feature in found.features]
    assert told == [
        "a number +0.20",
        "dead, wounded or destroyed +0.20",
        "a past event +0.10",
        "hedged −0.10",
        "in the first person −0.10",
    ]
    assert all(feature.why for feature in found.features)


def test_weighing_imports_neither_the_model_nor_the_rules() -> None:
    code = (
        "import sys; import annotations.analysis.worth as w; "
        "from annotations.analysis.model import Claim, Kind; from annotations.text import Span; "
        "w.worth_of('70 died', Claim('c', 0, 7, (Span(0, 7),), Kind.INDIRECT), ()); "
        "print([m for m in ('spacy', 'rapidfuzz', 'annotations.analysis.claims', 'sqlite3') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


@pytest.mark.model
def test_the_screen_reckons_as_the_analysis_did() -> None:
    from annotations.analysis.models import choose
    from annotations.analysis.pipeline import Pipeline
    from annotations.articles import article_of

    paths = sorted(SAMPLES.iterdir())
    articles = [article_of(path.read_bytes(), path.name) for path in paths]
    claims = 0
    for article, analysis in Pipeline(choose()).analyse_many(articles):
        for claim in analysis.claims:
            assert worth_of(article.text, claim, analysis.entities).score == claim.worth
            claims += 1
    assert claims > len(paths)
