"""One pipeline from an article to its analysis, with a model and without."""

import pytest

from annotations.analysis.models import BLANK, choose
from annotations.analysis.pipeline import PIPELINE, Pipeline, pipeline_name

HOSTILE = "\x1b]52;c;eA==\x07 \x00“said” \ud800 \u202e[@click=app.quit]x[/] “" * 3


@pytest.fixture(scope="module")
def full():
    return Pipeline(choose())


@pytest.fixture(scope="module")
def blank():
    return Pipeline(choose(BLANK))


def test_the_name_tells_model_and_rules():
    choice = choose(BLANK)

    assert pipeline_name(choice) == f"blank-{choice.version}/{PIPELINE}"


def test_naming_the_pipeline_imports_no_spacy():
    import subprocess
    import sys

    code = (
        "import sys; from annotations.analysis.models import choose; from annotations.analysis.pipeline import "
        "pipeline_name; pipeline_name(choose()); print('spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"


@pytest.mark.model
def test_an_article_gains_entities_and_claims(full, article_of):
    article = article_of("Olena Hrytsenko told Reuters that the town of Belgorod was quiet.")

    analysis = full.analyse(article)

    assert analysis.version == article.version
    assert analysis.pipeline == full.name
    assert "Olena Hrytsenko" in [entity.name for entity in analysis.entities]
    [claim] = analysis.claims
    assert claim.span.of(article.text) == "that the town of Belgorod was quiet"


@pytest.mark.model
def test_many_come_back_in_order(full, article_of):
    articles = [article_of(f"The mayor said number {n} was open.", name=str(n)) for n in range(7)]

    found = list(full.analyse_many(articles))

    assert [article.id for article, _ in found] == [article.id for article in articles]
    assert all(len(analysis.claims) == 1 for _, analysis in found)


@pytest.mark.parametrize(
    ("sentence", "source", "cue"),
    [
        ('"The bridge is gone," said Olha Kern.', "Olha Kern", "said"),
        ('"The bridge is gone," the mayor said.', "the mayor", "said"),
        ('Olha Kern warned: "The bridge is gone."', "Olha Kern", "warned"),
        ('"The bridge is gone," the Ministry of Transport wrote.', "the Ministry of Transport", "wrote"),
    ],
)
def test_quotations_are_attributed_without_a_model(blank, article_of, sentence, source, cue):
    article = article_of(sentence)

    [claim] = blank.analyse(article).claims

    assert claim.source.span.of(sentence) == source
    assert claim.cue.of(sentence) == cue
    assert "The bridge is gone" in claim.span.of(sentence)


@pytest.mark.parametrize("text", [HOSTILE, "\n" * 50, '"' * 500, ": " * 400, "said " * 300, "«" * 99 + "said"])
def test_hostile_texts_are_analysed(full, blank, article_of, text):
    article = article_of(*text.split("\n"))

    for pipeline in (full, blank):
        for claim in pipeline.analyse(article).claims:
            assert all(0 <= span.start < span.end <= len(article.text) for span in claim.spans)


@pytest.mark.model
def test_a_text_without_blocks_has_an_empty_analysis(full, article_of):
    assert full.analyse(article_of()).claims == ()
