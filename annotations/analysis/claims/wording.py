"""A word for words with the words themselves: "He used the phrase “CLEAN WAR”", "They coined the slogan “BREAD”"."""

from annotations.analysis.claims.found import Found, Phrase
from annotations.analysis.claims.lexicon import lexicon
from annotations.analysis.claims.page import Page
from annotations.analysis.claims.phrase import cue_phrase, speaker, trimmed

_OBJECTS = frozenset(("dobj", "pobj"))


def wording(page: Page, found: list[Found]) -> list[Found]:
    """Findings for the quotations, covered by no other content, that name what somebody calls something.

    The quotation follows its noun ("term", "phrase" …) without a pause, and the noun is the object of a verb of
    using words; a sign or a label that merely has words on it says nothing here.
    """
    tree, table = page.tree, lexicon()
    covered = {i for f in found if f.tree is tree for first, last in f.content for i in range(first, last + 1)}
    made: list[Found] = []
    for quote in page.quotes:
        noun = quote.first - 1
        if noun < 1 or quote.first in covered or tree.lemmas[noun] not in table.wordings:
            continue
        verb = tree.heads[noun]
        if tree.deps[noun] not in _OBJECTS or tree.lemmas[verb] not in table.wording_verbs:
            continue
        piece, who = trimmed(tree, quote.first, quote.last), speaker(tree, verb)
        if piece and who is not None:
            cue = cue_phrase(tree, verb)
            made.append(Found("wording", tree, [piece], Phrase(tree, cue.first, noun, verb), who, rank=2))
    return made
