"""A verb with a clause: "The governor said THE BRIDGE HAD FALLEN", "THE BRIDGE, she said, HAD FALLEN"."""

from collections.abc import Iterator

from annotations.analysis.claims.boundaries import reported
from annotations.analysis.claims.dateline import dateline_end
from annotations.analysis.claims.found import Found, Phrase
from annotations.analysis.claims.lexicon import lexicon
from annotations.analysis.claims.phrase import cue_phrase, source_phrase, speaker, trimmed
from annotations.analysis.claims.tree import Tree

_SPEAKER = ("nsubj", "nsubjpass", "csubj")
_MARKS = frozenset(('"', "''", "'", "``"))
_NAMES = frozenset(("PROPN", "NOUN", "PRON"))
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_ASIDE = 14
"""Tokens in an attribution that interrupts a clause ("as one of the governor's advisers put it" has eight)."""


def clause(tree: Tree, verb: int) -> Iterator[Found]:
    """Contents of a cue verb that are clauses: after it, before it, or on both sides of it."""
    frames = lexicon().verbs.get(tree.lemmas[verb], frozenset())
    reports = "quote" in frames
    if not (reports or "clause" in frames):
        return
    complements = tree.kids_of(verb, "ccomp")
    who = speaker(tree, verb)
    if not complements or "clause" not in frames:
        pieces = _around(tree, verb)
        if pieces:
            yield Found("clause", tree, pieces, cue_phrase(tree, verb), who, reports=reports, rank=3)
        return
    before = [piece for k in complements if k < verb for piece in _before(tree, verb, k)][-1:]
    after = [piece for k in complements if k > verb for piece in reported(tree, verb, k)]
    if before and after:
        # Two halves of one sentence only if both are quoted: '"I came," she said, "and saw."'
        quoted = tree.words[before[0][1]] in _MARKS
        if not quoted:
            before = []
        elif not any(tree.words[first] in _MARKS for first, _ in after):
            after = []
    pieces = [*before, *after]
    if who is None and before:
        inverted = tree.kid(verb, "dobj", "oprd", "attr", "npadvmod")
        if inverted is not None and inverted > verb and tree.pos[inverted] in _NAMES:
            who = source_phrase(tree, inverted)
    if who is None and after and verb and tree.pos[verb - 1] in _NAMES and tree.tags[verb] in _FINITE:
        # The name next to the cue, which the parser gave to the phrase before it.
        who = Phrase(tree, verb - 1, verb - 1, verb - 1)
    told = _told(tree, verb, after)
    if told:
        who = None
    if pieces and (who is not None or told or tree.kid(verb, "auxpass") is not None):
        yield Found("clause", tree, pieces, cue_phrase(tree, verb), who, reports=reports, rank=3)


def _told(tree: Tree, verb: int, after: list[tuple[int, int]]) -> bool:
    """Whether the subject is the one who hears it: "beaten and told THAT HE WOULD DIE", "Asked WHETHER HE FLED, he …".

    "Tell" needs somebody who is told, and a participle "asked" with a question opens a sentence about who answers.
    """
    if not after or tree.tags[verb] not in ("VBN", "VBD") or tree.kid(verb, "dobj", "dative", "aux") is not None:
        return False
    follows = after[0][0] == verb + 1
    if tree.lemmas[verb] == "tell":
        return follows and tree.lower[verb + 1] == "that" and tree.kid(verb, "nsubj") is None
    return tree.lemmas[verb] == "ask" and tree.tags[verb] == "VBN" and tree.deps[verb] in ("advcl", "acl") and follows


def _before(tree: Tree, verb: int, complement: int) -> list[tuple[int, int]]:
    """The words before an attribution: from the sentence's start, since what opens it belongs to what is said."""
    end = min([verb, *(tree.left[k] for k in tree.kids[verb] if k > complement and tree.deps[k] != "punct")]) - 1
    if tree.words[max(end, 0)] == ";":
        return []  # "The road is closed; no map agrees": a semicolon ends a statement, it attributes nothing
    first = max(tree.left[verb], dateline_end(tree))
    # 'The judge scolded him: "…," she said': what stands before the colon is the narrator's.
    first = next((i + 1 for i in range(first, end) if tree.words[i] == ":" and tree.words[i + 1] in _MARKS), first)
    piece = trimmed(tree, first, end)
    return [piece] if piece else []


def _around(tree: Tree, verb: int) -> list[tuple[int, int]]:
    """Both sides of an attribution that stands inside the clause it reports, between commas or dashes."""
    head = tree.heads[verb]
    dep = tree.deps[verb]
    if head == verb or dep not in ("ccomp", "parataxis", "advcl", "dep") or tree.kid(verb, *_SPEAKER) is None:
        return []
    first, last = tree.left[verb], tree.right[verb]
    mark = tree.kid(verb, "mark")
    if last - first > _ASIDE or (mark is not None and tree.lower[mark] != "as") or (dep == "advcl" and mark is None):
        return []
    while first < verb and tree.deps[first] == "punct":
        first += 1
    before, after = first - 1, last + 1
    if before >= 0 and tree.deps[before] != "punct" and after < len(tree) and tree.deps[after] != "punct":
        return []
    if tree.deps[verb] == "ccomp" and verb > head:
        return []
    if after < len(tree) and tree.words[after] == ";":
        return []
    pieces = [trimmed(tree, tree.left[head], before), trimmed(tree, after, tree.right[head])]
    if mark is not None and after < len(tree) and _put_in_words(tree, before, after):
        del pieces[0]
    return [piece for piece in pieces if piece]


def _put_in_words(tree: Tree, before: int, after: int) -> bool:
    """Whether only the quotation after the aside is the source's: 'He was seen, as the Gazette put it, AS "A CROW"'.

    A predicate in quotation marks after a form of "be" needs its subject: 'THE RAID was, as she put it, "A FARCE"'.
    """
    while after < len(tree) and tree.words[after] == ",":
        after += 1
    while before > 0 and tree.words[before] == ",":
        before -= 1
    return after < len(tree) and tree.words[after] in _MARKS and tree.lemmas[before] != "be"
