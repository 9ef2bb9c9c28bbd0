"""An attitude: "Officials are confident THAT THE LINE HOLDS", "The envoy was worried about A NEW RAID"."""

from collections.abc import Iterator

from annotations.analysis.claims.found import Found, Phrase
from annotations.analysis.claims.lexicon import lexicon
from annotations.analysis.claims.phrase import source_phrase, subject, trimmed
from annotations.analysis.claims.tree import Tree

_IMPERSONAL = frozenset(("it", "there", "this", "that", "what"))


def adjective(tree: Tree, word: int) -> Iterator[Found]:
    """Contents of an adjective that says what somebody feels about something."""
    forms = lexicon().adjectives.get(tree.lower[word])
    if not forms:
        return
    verb = tree.heads[word] if tree.deps[word] in ("acomp", "xcomp", "oprd", "conj") else word
    head = subject(tree, verb)
    if head is None or tree.lower[head] in _IMPERSONAL:
        return
    first = min([word, *tree.kids_of(verb, "aux", "neg"), verb]) if verb != word else word
    for kid in tree.kids[word]:
        if kid < word:
            continue
        dep = tree.deps[kid]
        to = any(tree.lower[k] == "to" for k in tree.kids_of(kid, "aux"))
        cue = Phrase(tree, first, word, word)
        finite = dep in ("ccomp", "advcl") and not to and _that(tree, kid)
        infinite = dep in ("xcomp", "advcl", "ccomp") and to
        if (finite and "clause" in forms) or (infinite and "infinitive" in forms):
            piece = trimmed(tree, tree.left[kid], tree.right[kid])
        elif dep == "prep" and tree.lower[kid] in forms:
            piece = trimmed(tree, kid + 1, tree.right[kid])
            cue = Phrase(tree, first, kid, word)
        else:
            continue
        if piece:
            yield Found("adjective", tree, [piece], cue, source_phrase(tree, head))
            return


def _that(tree: Tree, clause: int) -> bool:
    mark = tree.kid(clause, "mark")
    return mark is None or tree.lower[mark] in ("that", "whether", "if")
