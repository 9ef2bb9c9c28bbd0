"""A second cue that the parser took for a noun: "The ministry calls them bandits and claims TO HAVE KILLED TEN"."""

from collections.abc import Iterator

from annotations.analysis.claims.found import Found, Phrase
from annotations.analysis.claims.lexicon import lexicon
from annotations.analysis.claims.phrase import speaker, trimmed
from annotations.analysis.claims.tree import Tree

_OPENERS = frozenset(("to", "that"))
_STEPS = 6


def conjoined(tree: Tree, word: int) -> Iterator[Found]:
    """Contents of a cue in -s after "and", without article, that an infinitive or "that" follows."""
    frames = lexicon().verbs.get(tree.lemmas[word], frozenset())
    if not 0 < word < len(tree) - 1 or not frames & {"clause", "infinitive"}:
        return
    opener = tree.lower[word + 1]
    if tree.deps[word - 1] != "cc" or tree.tags[word] != "NNS" or opener not in _OPENERS:
        return
    if ("clause" if opener == "that" else "infinitive") not in frames:
        return
    verb = _cue_above(tree, word)
    if verb is None:
        return
    end = tree.sentences[tree.sentence_of[word]][1] - 1
    piece = trimmed(tree, word + 1, end)
    if piece:
        yield Found(
            "conjoined", tree, [piece], Phrase(tree, word, word, word), speaker(tree, verb), reports=True, rank=4
        )


def _cue_above(tree: Tree, word: int) -> int | None:
    """The present-tense cue verb whose object the parser joined the word to."""
    i = word
    for _ in range(_STEPS):
        i = tree.heads[i]
        if tree.tags[i] == "VBZ" and tree.lemmas[i] in lexicon().verbs:
            return i
    return None
