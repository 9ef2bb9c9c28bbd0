"""What was found by comparing articles, ready to be asked by the screen: echoes of claims, and names to be made one."""

from collections.abc import Collection, Iterable, Iterator, Mapping

import msgspec

from annotations.analysis.echoes.echo import RULES, Echo, KeptEcho
from annotations.analysis.echoes.heard import Heard
from annotations.analysis.echoes.relation import CONFLICTS_FIRST, Relation
from annotations.analysis.echoes.wire import Compared, Proposed, Recall
from annotations.analysis.proposal import Proposal, within
from annotations.articles import Library

_TABLES = (
    "CREATE TABLE IF NOT EXISTS heard (number INTEGER PRIMARY KEY AUTOINCREMENT, version TEXT NOT NULL UNIQUE, "
    "made_by TEXT NOT NULL, compared INTEGER NOT NULL DEFAULT 0)",
    "CREATE TABLE IF NOT EXISTS heard_claims (number INTEGER, claim TEXT, heard BLOB NOT NULL, "
    "PRIMARY KEY (number, claim)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS echoes (number INTEGER, other INTEGER, claim TEXT, other_claim TEXT, "
    "relation TEXT NOT NULL, score REAL NOT NULL, differs BLOB NOT NULL, "
    "PRIMARY KEY (number, other, claim, other_claim)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS heard_names (number INTEGER PRIMARY KEY, names BLOB NOT NULL)",
    "CREATE TABLE IF NOT EXISTS proposals (made_by TEXT PRIMARY KEY, up_to INTEGER NOT NULL, found BLOB NOT NULL)",
)
_OF = (
    "SELECT e.claim, e.relation, e.score, e.differs, o.version, c.heard FROM heard m "
    "JOIN echoes e ON e.number = m.number "
    "JOIN heard o ON o.number = e.other AND o.made_by = m.made_by "
    "JOIN heard_claims c ON c.number = e.other AND c.claim = e.other_claim WHERE m.version = ? AND m.made_by = ?"
)
_BATCH = 64
"""Articles that one statement asks about, or whose claims it reads: about 2,000 claims."""
_encoder = msgspec.msgpack.Encoder()
_claims = msgspec.msgpack.Decoder(Heard)
_proposals = msgspec.msgpack.Decoder(tuple[Proposal, ...])
_differs = msgspec.msgpack.Decoder(tuple[str, ...])


class KeptEchoes:
    """Keeps claims and their echoes in the library's file, which may be thrown away; blocking, from any thread.

    An article version is kept once; what another pipeline or older `RULES` found is replaced, and never given.
    """

    def __init__(self, library: Library) -> None:
        self._database = library.table(*_TABLES)

    def of(self, version: str, pipeline: str, articles: Mapping[str, str]) -> Mapping[str, tuple[KeptEcho, ...]]:
        """The echoes of an article's claims: conflicts first, then repeats, each the surest first.

        Args:
            version: the article's version.
            pipeline: the pipeline whose claims are shown.
            articles: version → article id of the folder as it is now; claims of other versions are left out.

        Returns:
            The echoes by the claim's id; claims without one are not in it.
        """
        found: dict[str, list[KeptEcho]] = {}
        for claim, relation, score, differs, other, blob in self._database.execute(_OF, (version, _by(pipeline))):
            if other in articles:
                try:
                    heard = msgspec.structs.replace(_claims.decode(blob), article=articles[other])
                    echo = KeptEcho(heard, Relation(relation), score, _differs.decode(differs))
                except (msgspec.MsgspecError, TypeError, ValueError):
                    continue  # a damaged row is an echo less; the table is made anew from the articles
                found.setdefault(claim, []).append(echo)
        return {claim: tuple(sorted(echoes, key=_order)) for claim, echoes in found.items()}

    def missing(self, versions: Iterable[str], pipeline: str) -> list[str]:
        """Those of `versions` whose claims have not been compared with the others yet, each once, in their order."""
        asked = list(dict.fromkeys(versions))
        done: set[str] = set()
        for start in range(0, len(asked), _BATCH):
            some = asked[start : start + _BATCH]
            query = f"SELECT version FROM heard WHERE made_by = ? AND compared AND version IN ({_marks(some)})"  # noqa: S608 - only marks
            done.update(version for (version,) in self._database.execute(query, (_by(pipeline), *some)))
        return [version for version in asked if version not in done]

    def proposals(self, pipeline: str, articles: Collection[str]) -> tuple[Proposal, ...]:
        """The names that may be one thing's, the most frequent first, whatever the analyst has decided of them.

        Args:
            pipeline: the pipeline whose entities are shown.
            articles: the versions of the folder as it is now; names and entities of others are left out.
        """
        for (found,) in self._database.execute("SELECT found FROM proposals WHERE made_by = ?", (_by(pipeline),)):
            try:
                return within(_proposals.decode(found), articles)
            except (msgspec.MsgspecError, TypeError):
                break  # a damaged row is no proposal; it is made anew with the next article
        return ()

    def known(self, versions: Collection[str], pipeline: str) -> Iterator[Recall]:
        """What was kept of those of `versions` that have been compared, some articles at a time."""
        query = "SELECT version, number FROM heard WHERE made_by = ? AND compared ORDER BY number"
        numbers = [n for version, n in self._database.execute(query, (_by(pipeline),)) if version in versions]
        for start in range(0, len(numbers), _BATCH):
            some = numbers[start : start + _BATCH]
            claims = f"SELECT heard FROM heard_claims WHERE number IN ({_marks(some)}) ORDER BY number"  # noqa: S608 - only marks
            names = f"SELECT names FROM heard_names WHERE number IN ({_marks(some)}) ORDER BY number"  # noqa: S608 - only marks
            kept = (tuple(blob for (blob,) in self._database.execute(query, some)) for query in (claims, names))
            yield Recall(*kept)

    def keep(self, found: Compared) -> None:
        """Keep an article's claims and pairs in the place of what was kept of that version.

        It counts as compared once all is written: what a crash interrupts is compared again.
        """
        self._drop(found.version)
        run, run_many = self._database.execute, self._database.execute_many
        run("INSERT OR IGNORE INTO heard (version, made_by) VALUES (?, ?)", (found.version, _by(found.pipeline)))
        others = {pair.echo.other.version for pair in found.pairs}
        numbers = {version: number for version in (found.version, *others) for number in self._numbers(version)}
        mine = numbers[found.version]
        run_many(
            "INSERT OR REPLACE INTO heard_claims VALUES (?, ?, ?)",
            [(mine, claim, blob) for claim, blob in found.claims],
        )
        run("INSERT OR REPLACE INTO heard_names VALUES (?, ?)", (mine, found.names))
        rows = []
        for echo, back in ((pair.echo, pair.back) for pair in found.pairs):
            if (other := numbers.get(echo.other.version)) is not None:
                rows.append(_row(mine, other, back.other.claim, echo))
                rows.append(_row(other, mine, echo.other.claim, back))
        run_many("INSERT OR REPLACE INTO echoes VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        run("UPDATE heard SET compared = 1 WHERE number = ?", (mine,))

    def propose(self, found: Proposed, pipeline: str) -> None:
        """Keep the proposals, made of all that is kept, in the place of all earlier ones."""
        self._database.execute("DELETE FROM proposals WHERE made_by != ?", (_by(pipeline),))
        self._database.execute(
            "INSERT OR REPLACE INTO proposals VALUES (?, ?, ?)",
            (_by(pipeline), self._latest(pipeline), found.proposals),
        )

    def proposed(self, pipeline: str) -> bool:
        """Whether the proposals are of all that is kept."""
        kept = self._database.execute("SELECT up_to FROM proposals WHERE made_by = ?", (_by(pipeline),))
        return self._latest(pipeline) <= (kept[0][0] if kept else 0)

    def _latest(self, pipeline: str) -> int:
        """The number of the version kept last; 0 when there is none."""
        query = "SELECT coalesce(max(number), 0) FROM heard WHERE made_by = ? AND compared"
        return int(self._database.execute(query, (_by(pipeline),))[0][0])

    def set_aside(self, versions: Iterable[str]) -> None:
        """Have these versions compared anew when they come back: meanwhile others are compared without them."""
        self._database.execute_many(
            "UPDATE heard SET compared = 0 WHERE version = ?", [(version,) for version in versions]
        )

    def set_aside_all_but(self, versions: Collection[str]) -> None:
        """The same for all versions that are not among `versions`."""
        known = self._database.execute("SELECT version FROM heard WHERE compared")
        self.set_aside([version for (version,) in known if version not in versions])

    def _numbers(self, version: str) -> list[int]:
        """The version's number, if it is kept."""
        return [
            number for (number,) in self._database.execute("SELECT number FROM heard WHERE version = ?", (version,))
        ]

    def _drop(self, version: str) -> None:
        """Forget a version with its claims and all pairs; pairs stand both ways, so its own name the others."""
        for number in self._numbers(version):
            run = self._database.execute
            others = "SELECT DISTINCT other FROM echoes WHERE number = ?"
            run(f"DELETE FROM echoes WHERE number IN ({others}) AND other = ?", (number, number))  # noqa: S608 - ours
            run("DELETE FROM echoes WHERE number = ?", (number,))
            run("DELETE FROM heard_claims WHERE number = ?", (number,))
            run("DELETE FROM heard_names WHERE number = ?", (number,))
            run("DELETE FROM heard WHERE number = ?", (number,))


def _marks(values: Collection[object]) -> str:
    """A mark in a statement for each of `values`."""
    return ", ".join("?" * len(values))


def _by(pipeline: str) -> str:
    """Everything that decides which claims there are and how they are compared."""
    return f"{pipeline} {RULES}"


def _row(number: int, other: int, claim: str, echo: Echo) -> tuple[int, int, str, str, str, float, bytes]:
    return number, other, claim, echo.other.claim, echo.relation, echo.score, _encoder.encode(echo.differs)


def _order(echo: KeptEcho) -> tuple[int, float, str, str]:
    key = echo.other.key
    return CONFLICTS_FIRST.index(echo.relation), -echo.score, key.version, key.claim
