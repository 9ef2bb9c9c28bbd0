"""A cue whose clause the parser hung elsewhere: "She told a meeting of the elders THAT THE WELL WAS DRY"."""

from collections.abc import Iterator

from annotations.analysis.claims.found import Found
from annotations.analysis.claims.lexicon import lexicon
from annotations.analysis.claims.phrase import cue_phrase, speaker, trimmed
from annotations.analysis.claims.tree import Tree

_REACH = 14
"""Tokens between a cue and the clause that belongs to it."""
_QUESTIONS = frozenset(("how", "why", "when", "where", "whether", "if", "what", "who", "which"))
_STOPS = frozenset((".", "?", "!", ";", ":", '"'))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def loose(tree: Tree, verb: int) -> Iterator[Found]:
    """Contents of a cue of speech without a complement: the next clause with "that", a question word or a subject."""
    frames = lexicon().verbs.get(tree.lemmas[verb], frozenset())
    if not frames >= {"quote", "clause"}:
        return
    who = speaker(tree, verb)
    if who is None or who.head > verb:
        return
    first = _opening(tree, verb)
    if first is None:
        return
    head = _clause(tree, verb, first)
    last = tree.right[head] if head is not None else -1
    if head is None and first == verb + 1 and tree.lower[first] == "that":
        last = tree.right[verb]  # the parser took the clause's subject for an object
    piece = trimmed(tree, first, last) if last > first else None
    if piece:
        yield Found("loose", tree, [piece], cue_phrase(tree, verb), who, reports=True, rank=2)


def _opening(tree: Tree, verb: int) -> int | None:
    """Where the clause begins: "that" or a question word next to the cue or to its addressee or time."""
    end = tree.sentences[tree.sentence_of[verb]][1]
    for i in range(verb + 1, min(end, verb + _REACH)):
        word = tree.lower[i]
        if word in _STOPS:
            return None
        if word == "that" and tree.deps[i] == "mark":
            held = "clause" in lexicon().nouns.get(tree.lemmas[i - 1], ())
            return None if held and i > verb + 1 else i
        if word in _QUESTIONS and i == verb + 1 and tree.deps[i] in ("advmod", "mark"):
            return i
        if tree.deps[i] in _SUBJECTS and tree.heads[i] > i:
            return tree.left[i] if _plain(tree, i) else None
        if tree.pos[i] == "VERB" and tree.lemmas[i] in lexicon().verbs:
            break
    return None


def _plain(tree: Tree, subject: int) -> bool:
    """Whether a finite clause without "that" begins with this subject."""
    verb = tree.heads[subject]
    finite = tree.tags[verb] in _FINITE or tree.kid(verb, "aux") is not None
    opens = tree.kid(verb, "mark", "advmod") is None or tree.left[verb] == tree.left[subject]
    return finite and opens and tree.deps[verb] in ("pcomp", "ccomp")


def _clause(tree: Tree, verb: int, first: int) -> int | None:
    """The verb of the clause that begins there."""
    i = first
    while tree.heads[i] != i and tree.pos[i] not in ("VERB", "AUX"):
        i = tree.heads[i]
    return i if i > first and i != verb else None
