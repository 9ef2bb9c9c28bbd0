"""Parts of speech and names guessed from word forms, for a model without a parser: enough to attribute quotations."""

from functools import cache

from annotations.analysis.claims.lexicon import lexicon

_PRONOUNS = frozenset(("he", "she", "they", "it", "we", "i", "you"))
_DETERMINERS = frozenset(("a", "an", "the", "his", "her", "their", "its", "our", "one"))
_LINKS = frozenset(("of", "for", "de", "von", "van", "al", "'s"))
_STOPS = frozenset((".", "?", "!"))


def tagged(words: list[str], lower: list[str]) -> tuple[list[str], list[str]]:
    """(lemmas, parts of speech): cue verbs of speech by form, names by capital, pronouns, other words as nouns."""
    forms, function = _forms(), lexicon().function
    lemmas, pos = [], []
    for word, low in zip(words, lower, strict=True):
        lemmas.append(forms.get(low, low))
        if low in forms and not word[0].isupper():
            pos.append("VERB")
        elif low in _PRONOUNS:
            pos.append("PRON")
        elif low in function or not word[0].isalpha():
            pos.append("X")
        else:
            pos.append("PROPN" if word[0].isupper() else "NOUN")
    return lemmas, pos


def name_heads(words: list[str], lower: list[str], pos: list[str]) -> list[int]:
    """The head of each token: the last word of the noun phrase it stands in, else itself."""
    heads = list(range(len(words)))
    i = 0
    while i < len(words):
        if pos[i] not in ("PROPN", "NOUN"):
            i += 1
            continue
        first = i - 1 if i and lower[i - 1] in _DETERMINERS else i
        last = i
        i += 1
        while i < len(words):
            linked = lower[i] in _LINKS and i + 1 < len(words) and pos[i + 1] == "PROPN"
            if pos[i] not in ("PROPN", "NOUN") and not linked:
                break
            last = i + linked
            i += 1 + linked
        for member in range(first, last):
            heads[member] = last
    return heads


def sentence_ends(words: list[str]) -> list[int]:
    """The index after each sentence, by full stops."""
    ends = [i + 1 for i, word in enumerate(words) if word in _STOPS]
    return ends if words and ends and ends[-1] == len(words) else [*ends, len(words)]


@cache
def _forms() -> dict[str, str]:
    """Finite and -ing forms of the verbs of speech, to their lemma."""
    table = lexicon()
    forms: dict[str, str] = {}
    for verb, frames in table.verbs.items():
        if "quote" not in frames:
            continue
        stem = verb[:-1] if verb.endswith("e") else verb
        if verb.endswith("y") and verb[-2] not in "aeiou":
            regular = (verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
        else:
            regular = (verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s"), stem + "ed", stem + "ing")
        for form in (verb, *regular, *table.irregular.get(verb, "").split()):
            forms.setdefault(form, verb)
    return forms
