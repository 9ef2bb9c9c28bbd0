"""Cue words by the constructions they enter, read from cues.toml."""

import tomllib
from collections import defaultdict
from functools import cache
from pathlib import Path

import msgspec

_TABLE = Path(__file__).with_name("cues.toml")


class Lexicon(msgspec.Struct, frozen=True):
    """Lemma → what it may govern.

    Attributes:
        verbs: lemma → the frames of its classes (quote, clause, infinitive, order, gerund, object, small, as).
        prepositions: verb lemma → prepositions and particles that lead to its content.
        nouns, adjectives: lemma → complements that hold its content (clause, infinitive, or a preposition).
        irregular: verb lemma → past forms, separated by spaces.
        hedges, denials, documents: lemmas.
        suppositions: lower-case adverbs with which a writer supposes something.
        plans: lemmas that an infinitive follows when something is not done yet.
        coming: lower-case words for times ahead.
        abilities: lower-case modal verbs of what can be done.
        wordings: lemmas of nouns that name words ("term").
        wording_verbs: lemmas of verbs that use such words.
        present: lower-case present forms of cues with which headlines name a speaker.
        speakers: lower-case words for who speaks at the end of a headline.
        labels: lower-case words that make what stands before a colon a label.
        function: lower-case words that are no part of a name.
    """

    verbs: dict[str, frozenset[str]]
    prepositions: dict[str, frozenset[str]]
    nouns: dict[str, frozenset[str]]
    adjectives: dict[str, frozenset[str]]
    irregular: dict[str, str]
    hedges: frozenset[str]
    denials: frozenset[str]
    documents: frozenset[str]
    suppositions: frozenset[str]
    plans: frozenset[str]
    coming: frozenset[str]
    abilities: frozenset[str]
    wordings: frozenset[str]
    wording_verbs: frozenset[str]
    present: frozenset[str]
    speakers: frozenset[str]
    labels: frozenset[str]
    function: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The cue words of cues.toml, read once a process."""
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    verbs: defaultdict[str, set[str]] = defaultdict(set)
    for group in table["verbs"].values():
        for word in group["words"].split():
            verbs[word].update(group["frames"])
    return Lexicon(
        verbs={word: frozenset(frames) for word, frames in verbs.items()},
        prepositions={word: frozenset(forms) for word, forms in table["prepositions"].items()},
        nouns=_inverted(table["nouns"]),
        adjectives=_inverted(table["adjectives"]),
        irregular=table["irregular"],
        **{name: frozenset(words.split()) for name, words in table["words"].items()},
    )


def _inverted(table: dict[str, str]) -> dict[str, frozenset[str]]:
    """Complement → words becomes word → complements."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for complement, words in table.items():
        for word in words.split():
            found[word].add(complement)
    return {word: frozenset(complements) for word, complements in found.items()}
