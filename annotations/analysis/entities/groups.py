"""Mentions that one key brings together, and the pairs of groups that are one thing all the same."""

from collections import Counter
from collections.abc import Iterable, Sequence

from annotations.analysis.entities.mention import Mention
from annotations.analysis.model import Label

Key = tuple[str, str]


class Group:
    """The mentions of one key: the type and form that most of them bear; nominal when no mention is a name."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self.mentions = mentions
        self.label = usual_label(mentions)
        self.nominal = all(mention.nominal for mention in mentions)
        forms = Counter(m.form for m in mentions if self.nominal or not m.nominal)
        self.name = max(forms, key=lambda form: (forms[form], len(form)))


Groups = dict[Key, Group]


def usual_label(mentions: Sequence[Mention]) -> Label:
    """The type that most of the mentions bear, the first among equals."""
    return Counter(mention.label for mention in mentions).most_common(1)[0][0]


def only(keys: Iterable[Key]) -> list[Key]:
    """The keys when there is just one, else none: of two legions "the legion" may be either."""
    found = list(keys)
    return found if len(found) == 1 else []
