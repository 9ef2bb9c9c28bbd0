"""Words per second of the whole analysis against bare spaCy with the same pipes, in turns in one run.

    python benchmarks/throughput.py [FOLDER] [ROUNDS]

Without a folder the samples are read, many times over. Only the analysis is timed: the model is loaded and the articles
are read before.
"""

import statistics
import sys
import time
from pathlib import Path

from annotations.analysis.models import choose, load
from annotations.analysis.pipeline import Pipeline
from annotations.articles import Article, Library

SAMPLES = Path(__file__).parent.parent / "seeds"
COPIES = 6
GOAL = 0.85


def articles_of(folder: Path) -> list[Article]:
    """The readable articles of a folder."""
    library = Library(folder)
    read = [library.read(row.path) for row in library.rows()]
    library.close()
    return [article for article in read if isinstance(article, Article)]


def main(folder: Path, rounds: int) -> None:
    """Print words per second of both, medians, and the ratio round by round."""
    articles = articles_of(folder) * (COPIES if folder == SAMPLES else 1)
    words = sum(len(article.text.split()) for article in articles)
    texts = [article.text for article in articles]
    choice = choose()
    nlp, pipeline = load(choice), Pipeline(choice)
    bare: list[float] = []
    ours: list[float] = []
    for round_number in range(rounds + 1):
        began = time.perf_counter()
        for _ in nlp.pipe(texts):
            pass
        between = time.perf_counter()
        for _ in pipeline.analyse_many(articles):
            pass
        if round_number:  # the first round warms up
            bare.append(words / (between - began))
            ours.append(words / (time.perf_counter() - between))
    ratio = statistics.median(mine / theirs for mine, theirs in zip(ours, bare, strict=True))
    print(f"{choice.name} {choice.version}, {len(articles)} articles, {words:,} words, {rounds} rounds, medians")
    print(f"bare nlp.pipe   {statistics.median(bare):8,.0f} words/s")
    print(f"incursion       {statistics.median(ours):8,.0f} words/s   {ratio:.2f}   goal: at least {GOAL}")


if __name__ == "__main__":
    chosen = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES
    main(chosen, int(sys.argv[2]) if len(sys.argv) > 2 else 5)
