"""Words per second of the whole analysis against bare spaCy with the same pipes, in turns in one process.

    python benchmarks/throughput.py [FOLDER] [--rounds 5] [--growth]

Without a folder the samples are read, many times over, and after them long articles made of their paragraphs. Only the
analysis is timed, by the processor time it takes, which other programs change less than the clock's: the model is
loaded and the articles are read before. `--growth` also compares one very long article with an ordinary long one.
"""

import argparse
import statistics
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from annotations.analysis.models import choose, load
from annotations.analysis.pipeline import Pipeline
from annotations.articles import Article, Library
from annotations.articles.reading import article_of

if TYPE_CHECKING:
    from spacy.language import Language

SAMPLES = Path(__file__).resolve().parent.parent / "seeds"
COPIES = 6
GOAL = 0.85
LONG = 5_000
"""Words of a long article."""
LONG_ONES = 4
SHORTEST = 12
"""Words that a paragraph of theirs has more than; titles and bylines have fewer."""
STEP = 37
"""From one paragraph to the next, so that neighbours come from different samples."""
VERY_LONG = 200_000
MOST_GROWTH = 1.3


def articles_of(folder: Path) -> list[Article]:
    """The readable articles of a folder."""
    library = Library(folder)
    read = [library.read(row.path) for row in library.rows()]
    library.close()
    return [article for article in read if isinstance(article, Article)]


def made(words: int, number: int = 0) -> Article:
    """An article of at least that many words, made of the samples' paragraphs; each `number` begins elsewhere."""
    known = [
        paragraph
        for sample in sorted(SAMPLES.iterdir())
        for paragraph in sample.read_text(encoding="utf-8").split("\n\n")
        if len(paragraph.split()) > SHORTEST and not paragraph.startswith("---")
    ]
    chosen, length, at = [f"Report {number}"], 0, number
    while length < words:
        chosen.append(known[at % len(known)])
        length += len(chosen[-1].split())
        at += STEP
    return article_of("\n\n".join(chosen).encode(), f"{number}.txt")


def words_of(articles: Iterable[Article]) -> int:
    """How many words there are, as white space separates them."""
    return sum(len(article.text.split()) for article in articles)


def seconds(results: Iterable[object]) -> float:
    """The processor time that it takes to get everything out."""
    began = time.process_time()
    for _ in results:
        pass
    return time.process_time() - began


def compare(name: str, articles: Sequence[Article], rounds: int, nlp: "Language", pipeline: Pipeline) -> None:
    """Print words per second of both, and the ratio round by round; medians, a first round to warm up not counted."""
    texts = [article.text for article in articles]
    times = [(seconds(nlp.pipe(texts)), seconds(pipeline.analyse_many(articles))) for _ in range(rounds + 1)][1:]
    words = words_of(articles)
    theirs, mine = (words / statistics.median(column) for column in zip(*times, strict=True))
    ratio = statistics.median(one / other for one, other in times)
    print(f"{name}: {len(articles)} articles, {words:,} words, {rounds} rounds, medians of processor time")
    print(f"  bare nlp.pipe   {theirs:8,.0f} words/s")
    print(f"  incursion       {mine:8,.0f} words/s   {ratio:.2f}   goal: at least {GOAL}")


def grown(pipeline: Pipeline) -> None:
    """Print how much longer a word takes in a very long article than in a long one."""
    short, very_long = [made(LONG, number) for number in range(LONG_ONES)], [made(VERY_LONG)]
    each = [seconds(pipeline.analyse_many(those)) / words_of(those) for those in (short, very_long)]
    print(f"one article of {VERY_LONG:,} words takes {each[1] / each[0]:.2f} times as long a word as one of {LONG:,}")
    print(f"  goal: at most {MOST_GROWTH}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--growth", action="store_true")
    options = parser.parse_args()
    choice = choose()
    nlp, pipeline = load(choice), Pipeline(choice)
    if options.folder:
        kinds = {str(options.folder): articles_of(options.folder)}
    else:
        kinds = {
            "samples": articles_of(SAMPLES) * COPIES,
            "long articles": [made(LONG, number) for number in range(LONG_ONES)],
        }
    print(choice.name, choice.version)
    for name, articles in kinds.items():
        compare(name, articles, options.rounds, nlp, pipeline)
    if options.growth:
        grown(pipeline)


if __name__ == "__main__":
    main()
