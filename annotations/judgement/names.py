"""The analyst rules on names, in every article: two are one thing's or are not, or one is of another type."""

from collections.abc import Iterator

from msgspec.structs import replace

from annotations.analysis.model import Analysis, Label
from annotations.analysis.plain_name import name_key
from annotations.judgement.ledger import Ledger
from annotations.judgement.model import Annotation, Change, Naming, Provenance, Ruling
from annotations.judgement.renaming import renamed
from annotations.judgement.stamp import new_id
from annotations.text import Anchor

NAME = "name"


class Names:
    """What one analyst says of names; each ruling is one event, on disk before it returns."""

    def __init__(self, ledger: Ledger):
        """Keep rulings in `ledger`."""
        self._ledger = ledger

    def rulings(self) -> tuple[Naming, ...]:
        """Everything said of names, in the order in which it was said first."""
        return tuple(naming for _, naming in self._kept())

    def same(self, one: str, other: str, reason: str = "") -> None:
        """Two names are one thing's; the first one is what it is called.

        Args:
            one: a name as the machine has it.
            other: another one.
            reason: why the machine proposed it; "" when it did not.

        Raises:
            NotSaved: nothing has changed.
        """
        self._rule(Naming(Ruling.SAME, one, other, reason=reason))

    def different(self, one: str, other: str, reason: str = "") -> None:
        """Two names are not one thing's; where the machine took them for one, they are split. Otherwise as `same`."""
        self._rule(Naming(Ruling.DIFFERENT, one, other, reason=reason))

    def call(self, name: str, label: Label, other: str, other_label: Label) -> None:
        """What the machine calls `name`, of type `label`, is called `other` and is of type `other_label`.

        The machine's own version takes the correction away.

        Raises:
            NotSaved: nothing has changed.
        """
        self._rule(Naming(Ruling.CALLED, name, other or name, label, other_label))

    def said_of(self, one: str, other: str) -> Ruling | None:
        """Whether two names are one thing's, if the analyst has said so."""
        pair = _pair(one, other)
        return next((n.ruling for n in self.rulings() if n.label is None and _pair(n.name, n.other) == pair), None)

    def corrected(self, analysis: Analysis, text: str) -> Analysis:
        """`analysis`, of the article whose canonical text is `text`, as the analyst's rulings make it."""
        return renamed(analysis, text, self.rulings())

    def _kept(self) -> Iterator[tuple[Annotation, Naming]]:
        for annotation in self._ledger.shelf.namings():
            if annotation.naming is not None:
                yield annotation, annotation.naming

    def _rule(self, naming: Naming) -> None:
        kept = ((annotation, old) for annotation, old in self._kept() if _about(old) == _about(naming))
        before, old = next(kept, (None, None))
        void = naming.ruling is Ruling.CALLED and (naming.name, naming.label) == (naming.other, naming.other_label)
        if old == naming or (void and before is None):
            return
        self._ledger.record(NAME, (Change(before, None if void else self._annotation(naming, before)),))

    def _annotation(self, naming: Naming, before: Annotation | None) -> Annotation:
        now = self._ledger.now()
        if before is not None:
            return replace(before, naming=naming, modified=now)
        return Annotation(
            id=new_id(),
            article=Provenance(""),
            anchor=Anchor(0, 0, "", "", "", ""),
            annotator=self._ledger.annotator,
            created=now,
            modified=now,
            naming=naming,
        )


def _pair(one: str, other: str) -> frozenset[str]:
    return frozenset((name_key(one), name_key(other)))


def _about(naming: Naming) -> tuple[object, ...]:
    """What a ruling is about; of two rulings about the same, the later one holds."""
    if naming.label is not None:
        return name_key(naming.name), naming.label
    return (_pair(naming.name, naming.other),)
