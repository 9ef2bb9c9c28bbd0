"""Processor time to match many claims with one another, and the claims of a new article with all that are known.

    python benchmarks/echoes.py

The claims are put together from the samples' own words, names and numbers, the commonest the most often, about 30 an
article.
"""

import random
import re
import resource
import time
from collections import Counter
from pathlib import Path

from annotations.analysis.echoes import Heard, Key
from annotations.analysis.echoes.index import Echoes
from annotations.articles import Article, Library
from annotations.text import Span

SAMPLES = Path(__file__).parent.parent / "seeds"
PER_ARTICLE = 30
FEW, FEW_GOAL = 10_000, 10.0
MANY, MANY_GOAL = 100_000, 0.3
ROUNDS = 5
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
_SENTENCE = re.compile(r"[^.!?\n]{30,200}")


class Vocabulary:
    """What the samples say: their sentences, words and names, each as often as it stands there."""

    def __init__(self, folder: Path) -> None:
        """Read the samples."""
        library = Library(folder)
        read = [library.read(row.path) for row in library.rows()]
        library.close()
        text = "\n".join(article.text[: article.tail_start] for article in read if isinstance(article, Article))
        words = Counter(_WORD.findall(text))
        self.sentences = [match[0].strip() for match in _SENTENCE.finditer(text)]
        self.words = [word for word, often in words.items() if word.islower() for _ in range(often)]
        self.names = [
            w for w, often in words.items() if w[0].isupper() and w.lower() not in words for _ in range(often)
        ]


def article_of(said: Vocabulary, number: int, dice: random.Random) -> list[Heard]:
    """The claims of one made-up article: half are sentences with other words put in, half are thrown together."""
    about = tuple(name.lower() for name in dice.sample(said.names, 4))
    published = f"2024-{dice.randrange(1, 13):02}-{dice.randrange(1, 29):02}"
    claims = []
    for index in range(PER_ARTICLE):
        names = dice.sample(said.names, 2)
        if dice.random() < 0.5:
            words = dice.choice(said.sentences).split()
            for _ in range(len(words) // 3):
                words[dice.randrange(len(words))] = dice.choice(said.words)
        else:
            words = [dice.choice(said.words) for _ in range(dice.randrange(6, 16))]
        words[dice.randrange(len(words))] = names[0]
        if dice.random() < 0.4:
            words[dice.randrange(len(words))] = str(dice.randrange(1, 90))
        content = " ".join(words)
        claims.append(
            Heard(
                key=Key(f"version {number}", f"c{index}"),
                article=f"article {number}",
                span=Span(0, len(content)),
                content=content,
                source=names[1],
                names=(names[0],),
                about=about,
                published=published,
            )
        )
    return claims


def main() -> None:
    """Print the seconds of both, and what the known claims take in memory."""
    said, dice = Vocabulary(SAMPLES), random.Random(2024)
    known = Echoes()
    began = time.process_time()
    claims = [claim for number in range(FEW // PER_ARTICLE + 1) for claim in article_of(said, number, dice)][:FEW]
    made = time.process_time()
    known.add(claims)
    added = time.process_time()
    found = sum(bool(known.of(claim.key)) for claim in claims)
    matched = time.process_time()
    print(f"{FEW:,} claims made in {made - began:.1f} s; {found:,} of them have an echo")
    print(
        f"all matched       {matched - made:6.2f} s  ({added - made:.2f} s to know them)   goal: under {FEW_GOAL:.0f} s"
    )
    number = FEW // PER_ARTICLE
    while len(known) < MANY:
        number += 1
        known.add(article_of(said, number, dice))
    times = []
    for _ in range(ROUNDS):
        number += 1
        new = article_of(said, number, dice)
        began = time.process_time()
        known.add(new)
        for claim in new:
            known.of(claim.key)
        times.append(time.process_time() - began)
        known.remove(new[0].key.version)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"a new article against {len(known):,} claims, {PER_ARTICLE} of its own, {ROUNDS} rounds")
    middle, worst = sorted(times)[ROUNDS // 2] * 1000, max(times) * 1000
    print(f"median            {middle:6.0f} ms  (worst {worst:.0f} ms)   goal: under {MANY_GOAL * 1000:.0f} ms")
    print(f"memory            {megabytes:6,.0f} MB at most")


if __name__ == "__main__":
    main()
