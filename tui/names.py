"""What the analyst's rulings on names make of an article, and which names are still to be ruled on; plain state."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import msgspec

from annotations.analysis.model import Analysis, Entity, Label
from annotations.analysis.plain_name import name_key
from annotations.analysis.proposal import Proposal
from annotations.analysis.type_words import ONE_OF
from annotations.judgement import Naming, Ruling
from annotations.judgement.names import Names
from annotations.judgement.renaming import renamed


class Part(msgspec.Struct, frozen=True):
    """A name that can be split off an entity: "Wagner", with 3 mentions, from what the machine calls "Prigozhin"."""

    words: str
    mentions: int
    stem: str


class Question(msgspec.Struct, frozen=True):
    """A proposal as it is asked about one of its two names; `name` is the other one, `articles` how many have it."""

    proposal: Proposal
    name: str
    articles: int


class Proposed(NamedTuple):
    """All proposals of the folder, decided or not, and those of each name."""

    all: tuple[Proposal, ...]
    of_name: dict[str, list[Proposal]]


class NameBook:
    """The open article's names as ruled, and the proposals of the folder that wait for a ruling."""

    def __init__(self, names: Callable[[], Names]) -> None:
        """Ask `names` for the analyst's rulings, not before the first question."""
        self._names = names
        self._proposed = Proposed((), {})
        self._corrected: tuple[Analysis, tuple[Naming, ...], Analysis] | None = None
        self._settled: tuple[tuple[Naming, ...], Settled] | None = None

    def corrected(self, analysis: Analysis, text: str) -> Analysis:
        """`analysis`, of the article of this canonical text, as the rulings make it; made once for each ruling."""
        names = self._names()
        rulings = names.rulings()
        kept = self._corrected
        if kept is None or kept[0] is not analysis or kept[1] != rulings:
            kept = self._corrected = (analysis, rulings, names.corrected(analysis, text))
        return kept[2]

    def machine_name(self, entity_id: str, analysis: Analysis, text: str) -> Entity | None:
        """The entity under the name and type that it has where nothing is called otherwise: what `call` is about."""
        others = [naming for naming in self._names().rulings() if naming.ruling is not Ruling.CALLED]
        return next((entity for entity in renamed(analysis, text, others).entities if entity.id == entity_id), None)

    def parts(self, entity: Entity, analysis: Analysis, text: str) -> list[Part]:
        """What can be split off `entity`, which is one of `corrected`: each other name it has in this article."""
        written = [name_key(mention.of(text)) for mention in entity.mentions]
        bearers = [e for e in analysis.entities if not set(e.mentions).isdisjoint(entity.mentions)]
        found = []
        others = {name_key(alias): alias for alias in reversed(entity.aliases)}
        others.pop(name_key(entity.name), None)
        for words in reversed(others.values()):
            count = written.count(name_key(words))
            stem = self._merged_with(words, entity) or _machine_stem(words, bearers)
            if count and count < len(written) and stem:
                found.append(Part(words, count, stem))
        return found

    def split(self, part: Part) -> None:
        """Split `part` off, in every article; raises NotSaved, and then nothing has changed."""
        self._names().different(part.stem, part.words)

    def call(self, machine: Entity, name: str, label: Label) -> str:
        """Call what the machine calls `machine` by `name`, of type `label`, in every article.

        Returns:
            What holds now, in a few words.

        Raises:
            NotSaved: nothing has changed.
        """
        self._names().call(machine.name, machine.label, name, label)
        if name == machine.name:
            return f"{name} is {ONE_OF[label]}"
        return f"{machine.name} is called {name}" + ("" if label is machine.label else f", {ONE_OF[label]}")

    def unite(self, one: str, other: str) -> None:
        """Take two names for one thing's, called by the first; raises NotSaved, and then nothing has changed."""
        self._names().same(one, other)

    def learn(self, proposals: Sequence[Proposal]) -> None:
        """Take in what is proposed for the folder; from any thread."""
        of_name: defaultdict[str, list[Proposal]] = defaultdict(list)
        for proposal in proposals:
            for named in (proposal.one, proposal.other):
                of_name[name_key(named.name)].append(proposal)
        self._proposed = Proposed(tuple(proposals), dict(of_name))

    @property
    def open(self) -> tuple[Proposal, ...]:
        """The proposals that no ruling has settled, the most frequent names first."""
        settled = self.settled
        return tuple(proposal for proposal in self._proposed.all if settled.ruling(proposal) is None)

    @property
    def settled(self) -> "Settled":
        """What the analyst has said, and what follows from it, as it is now."""
        rulings = self._names().rulings()
        if self._settled is None or self._settled[0] != rulings:
            self._settled = (rulings, Settled(rulings))
        return self._settled[1]

    def questions(self, entities: Iterable[Entity]) -> dict[str, list[Question]]:
        """What is to be asked about each of these entities, as `corrected` gives them, by its id."""
        settled, found = self.settled, {}
        for entity in entities:
            mine = {name_key(name): None for name in (entity.name, *entity.aliases)}
            about = {p.pair: p for name in mine for p in self._proposed.of_name.get(name, ())}
            asked = [
                Question(p, other.name, articles_of(other.entities))
                for p in about.values()
                if not p.pair <= mine.keys() and settled.ruling(p) is None
                for other in [p.other if name_key(p.one.name) in mine else p.one]
            ]
            if asked:
                found[entity.id] = asked
        return found

    def decide(self, proposal: Proposal, ruling: Ruling) -> bool:
        """Rule on two names; whether that is news.

        Raises:
            NotSaved: nothing has changed.
        """
        names = self._names()
        one, other = as_called(proposal)
        if names.said_of(one, other) is ruling:
            return False
        (names.same if ruling is Ruling.SAME else names.different)(one, other, proposal.reason)
        return True

    def _merged_with(self, words: str, entity: Entity) -> str:
        """The name that the analyst has said is the same as `words`, of those that `entity` has; "" for none."""
        mine = {name_key(name) for name in (entity.name, *entity.aliases)}
        for naming in self._names().rulings():
            pair = {name_key(naming.name): naming.other, name_key(naming.other): naming.name}
            if naming.ruling is Ruling.SAME and name_key(words) in pair and pair.keys() <= mine:
                return pair[name_key(words)]
        return ""


class Settled:
    """What follows from the rulings: of three names, two answers give the third."""

    def __init__(self, rulings: Iterable[Naming]) -> None:
        pairs = [naming for naming in rulings if naming.ruling is not Ruling.CALLED]
        self._first: dict[str, str] = {}
        for naming in pairs:
            if naming.ruling is Ruling.SAME:
                self._first[self._group(naming.name)] = self._group(naming.other)
        self._apart = {self._groups(n.name, n.other) for n in pairs if n.ruling is Ruling.DIFFERENT}

    def ruling(self, proposal: Proposal) -> Ruling | None:
        """Whether the two names are known to be one thing's, or two things'."""
        groups = self._groups(proposal.one.name, proposal.other.name)
        if len(groups) == 1:
            return Ruling.SAME
        return Ruling.DIFFERENT if groups in self._apart else None

    def _groups(self, one: str, other: str) -> frozenset[str]:
        return frozenset((self._group(one), self._group(other)))

    def _group(self, name: str) -> str:
        name = name_key(name)
        while (first := self._first.get(name, name)) != name:
            name = first
        return name


def as_called(proposal: Proposal) -> tuple[str, str]:
    """Both names, that first by which the thing is called: the one with all words of the other, or in more articles."""
    one, other = sorted((proposal.one, proposal.other), key=lambda named: -articles_of(named.entities))
    mine, more = (set(name_key(named.name).split()) for named in (one, other))
    return (other.name, one.name) if mine < more else (one.name, other.name)


def articles_of(entities: Iterable[tuple[str, str]]) -> int:
    """How many articles these entities are in."""
    return len({version for version, _ in entities})


def _machine_stem(words: str, bearers: Iterable[Entity]) -> str:
    """What the machine calls the entity that has `words` for one of its other names; "" when none has."""
    found = (entity.name for entity in bearers if name_key(words) in {name_key(alias) for alias in entity.aliases})
    return next((name for name in found if name_key(name) != name_key(words)), "")
