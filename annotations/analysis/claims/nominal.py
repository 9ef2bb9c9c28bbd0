"""A noun that holds a claim: "the claim THAT THE TOWN FELL", "their promise TO LEAVE", "accusations of LOOTING"."""

from collections.abc import Iterator

from annotations.analysis.claims.found import Found, Phrase
from annotations.analysis.claims.lexicon import lexicon
from annotations.analysis.claims.phrase import source_phrase, subject, trimmed
from annotations.analysis.claims.tree import Tree


def nominal(tree: Tree, noun: int) -> Iterator[Found]:
    """Contents of a cue noun: a clause with "that", an infinitive, or what its preposition leads to."""
    forms = lexicon().nouns.get(tree.lemmas[noun])
    if not forms:
        return
    who = holder(tree, noun)
    cue = Phrase(tree, noun, noun, noun)
    for kid in tree.kids[noun]:
        if kid < noun:
            continue
        dep = tree.deps[kid]
        if dep in ("acl", "relcl", "ccomp", "xcomp"):
            mark = tree.kid(kid, "mark")
            that = mark is not None and tree.lower[mark] in ("that", "whether")
            to = any(tree.lower[k] == "to" for k in tree.kids_of(kid, "aux"))
            if _relative(tree, kid):
                continue
            if not ((that and "clause" in forms) or (to and "infinitive" in forms and who is not None)):
                continue
            piece = trimmed(tree, tree.left[kid], tree.right[kid])
        elif dep == "prep" and tree.lower[kid] in forms and who is not None:
            piece = trimmed(tree, kid + 1, tree.right[kid])
            cue = Phrase(tree, noun, kid, noun) if kid == noun + 1 else cue
        else:
            continue
        if piece:
            yield Found("nominal", tree, [piece], cue, who)
            return


def _relative(tree: Tree, verb: int) -> bool:
    """Whether the noun is what the clause's verb judges: "a charge that officials DISMISSED" holds nothing."""
    judges = "object" in lexicon().verbs.get(tree.lemmas[verb], ())
    return judges and tree.deps[verb] == "relcl" and tree.kid(verb, "dobj", "ccomp", "xcomp", "auxpass") is None


def holder(tree: Tree, noun: int) -> Phrase | None:
    """Whose claim it is: the possessor, a people or place ("RUSSIAN claims"), "by …", or who does what governs it."""
    owner = tree.kid(noun, "poss")
    if owner is not None:
        return source_phrase(tree, owner)
    people = next((k for k in tree.kids_of(noun, "amod", "compound") if k < noun and tree.words[k][0].isupper()), None)
    if people is not None and tree.starts[people] != tree.starts[tree.sentences[tree.sentence_of[noun]][0]]:
        return Phrase(tree, tree.left[people], people, people)
    for kid in tree.kids_of(noun, "prep"):
        if tree.lower[kid] in ("by", "from") and (who := tree.kid(kid, "pobj")) is not None:
            return source_phrase(tree, who)
    head = tree.heads[noun]
    if tree.deps[noun] in ("dobj", "attr") and tree.pos[head] == "VERB":
        who = subject(tree, head)
        return None if who is None else source_phrase(tree, who)
    return None
