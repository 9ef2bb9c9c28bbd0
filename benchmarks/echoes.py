"""Time to match many claims with one another, a new article's with all that are known, and to ask what was kept.

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
from statistics import median
from tempfile import TemporaryDirectory

import msgspec

from annotations.analysis.echoes import Echo, Heard, Key, Relation
from annotations.analysis.echoes.index import Echoes
from annotations.analysis.echoes.kept import KeptEchoes
from annotations.analysis.echoes.wire import Compared, Pair
from annotations.articles import Article, Library
from annotations.text import Span

SAMPLES = Path(__file__).parent.parent / "seeds"
PER_ARTICLE = 30
FEW, FEW_GOAL = 10_000, 10.0
MANY, MANY_GOAL = 100_000, 0.3
ROUNDS = 5
ECHOES = 3
"""Echoes of a claim, in every PAIRED-th article of the table."""
PAIRED = 5
ASKED, ASKED_GOAL = 100, 5.0
REPEATS = Relation.REPEATS
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


def match_all(said: Vocabulary, dice: random.Random) -> Echoes:
    """Print how long it takes to match a few claims with one another; gives the index that knows them."""
    known = Echoes()
    claims = [claim for number in range(FEW // PER_ARTICLE + 1) for claim in article_of(said, number, dice)][:FEW]
    began = time.process_time()
    known.add(claims)
    added = time.process_time()
    found = sum(bool(known.of(claim.key)) for claim in claims)
    matched = time.process_time()
    print(f"{FEW:,} claims; {found:,} of them have an echo")
    print(
        f"all matched       {matched - began:6.2f} s ({added - began:.1f} s to know them)  goal: under {FEW_GOAL:.0f} s"
    )
    return known


def match_new(known: Echoes, said: Vocabulary, dice: random.Random) -> None:
    """Print how long a new article takes against many claims, and what they take in memory."""
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
            known.pairs(claim.key)
        times.append((time.process_time() - began) * 1000)
        known.remove(new[0].key.version)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"a new article against {len(known):,} claims, {PER_ARTICLE} of its own, {ROUNDS} rounds")
    print(
        f"median            {median(times):6.0f} ms  (worst {max(times):.0f} ms)  goal: under {MANY_GOAL * 1000:.0f} ms"
    )
    print(f"memory            {megabytes:6,.0f} MB at most")


def ask(said: Vocabulary, dice: random.Random) -> None:
    """Print how long the table of many claims takes to give the echoes of one article."""
    encode, paired = msgspec.msgpack.Encoder().encode, []
    articles: dict[str, str] = {}
    with TemporaryDirectory() as place:
        library = Library(SAMPLES, Path(place))
        kept = KeptEchoes(library)
        for number in range(MANY // PER_ARTICLE):
            claims = article_of(said, number, dice)
            version = claims[0].key.version
            pairs = [
                Pair(Echo(Key(other, claim.key.claim), REPEATS, 0.8), Echo(claim.key, REPEATS, 0.8))
                for claim in claims
                for other in (dice.sample(list(articles), ECHOES) if number % PAIRED == PAIRED - 1 else ())
            ]
            if pairs:
                paired.append(version)
            kept.keep(
                Compared(version, "p", tuple((claim.key.claim, encode(claim)) for claim in claims), pairs=tuple(pairs))
            )
            articles[version] = claims[0].article
        times = []
        for version in dice.sample(paired, ASKED):
            began = time.perf_counter()
            kept.of(version, "p", articles)
            times.append((time.perf_counter() - began) * 1000)
        library.close()
    print(f"the echoes of one article from the table, about {ECHOES * PER_ARTICLE} of them, {ASKED} articles asked")
    print(f"median            {median(times):6.1f} ms  (worst {max(times):.1f} ms)  goal: under {ASKED_GOAL:.0f} ms")


def main() -> None:
    """Print all three."""
    said, dice = Vocabulary(SAMPLES), random.Random(2024)
    match_new(match_all(said, dice), said, dice)
    ask(said, dice)


if __name__ == "__main__":
    main()
