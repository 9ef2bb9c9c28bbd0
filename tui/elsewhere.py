"""What other articles say of the open article's claims, as plain state: echoes, and how far the comparison is."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from annotations.analysis.echoes import KeptEcho, Relation
from annotations.analysis.model import Analysis
from annotations.articles import Article, Row, Unreadable
from annotations.judgement import Annotation, Finding, Verdict
from annotations.judgement.layout import lay
from annotations.judgement.matching import judgement_of
from tui.session import Session


class Told(msgspec.Struct, frozen=True):
    """An echo as the screen tells of it.

    Attributes:
        row: the article it stands in.
        here: that is the open one, which contradicts itself or quotes both sides.
        verdict: what the analyst says of it there.
    """

    echo: KeptEcho
    row: Row
    here: bool = False
    verdict: Verdict | None = None


class Elsewhere:
    """Knows the echoes of the open article's claims; what the analyst dismissed is no echo.

    Attributes:
        lost: why nothing more is compared; "" while it is.
        refused: why an article's claims can't be compared, by its version.
    """

    def __init__(self, session: Session) -> None:
        self.lost = ""
        self.refused: dict[str, str] = {}
        self._session = session
        self._version = ""
        self._echoes: Mapping[str, tuple[KeptEcho, ...]] = {}
        self._due: set[str] = set()
        self._done = 0
        self._warned: set[tuple[str, str]] = set()

    @property
    def comparing(self) -> tuple[int, int] | None:
        """Articles compared, and to be compared, since nothing waited; None while nothing does."""
        return (self._done, self._done + len(self._due)) if self._due and not self.lost else None

    def listed(self) -> tuple[list[str], list[str]]:
        """The versions of all analysed articles, and those of them that were never compared. Blocking."""
        workplace = self._session.workplace
        versions = list(dict.fromkeys(row.version for row in self._session.folder.analysed))
        return versions, workplace.echoes.missing(versions, workplace.pipeline)

    def expect(self, versions: Iterable[str]) -> None:
        """These versions are going to be compared."""
        self._due.update(versions)

    def compared(self, version: str, refused: str = "") -> None:
        """This version has been compared, or can't be: for the reason `refused`, or because the file has changed."""
        if refused:
            self.refused[version] = refused
        if version in self._due:
            self._due.remove(version)
            self._done = self._done + 1 if self._due else 0

    def read(self, version: str) -> tuple[Article, Analysis] | None:
        """An article by its version, with its analysis; None when it is not there any more. Blocking."""
        row = self.row(version)
        article, analysis = self._session.read(row.path) if row else (None, None)
        if not isinstance(article, Article) or analysis is None or article.version != version:
            return None
        return article, analysis

    def row(self, version: str) -> Row | None:
        """Where that version lies."""
        return self._session.folder.row_of_version(version)

    def look_up(self, version: str) -> Mapping[str, tuple[KeptEcho, ...]]:
        """The echoes of an article's claims. Blocking, changes nothing of what is shown."""
        workplace = self._session.workplace
        articles = {row.version: row.article_id for row in self._session.folder.analysed}
        return workplace.echoes.of(version, workplace.pipeline, articles)

    def take(self, version: str, echoes: Mapping[str, tuple[KeptEcho, ...]]) -> None:
        """Know the echoes of this version's claims."""
        self._version, self._echoes = version, echoes

    @property
    def known(self) -> bool:
        """Whether what is known is the open article's."""
        article = self._session.article
        return article is not None and article.version == self._version

    def of(self, claim_id: str | None) -> tuple[Told, ...]:
        """The echoes of a claim of the open article, conflicts first."""
        return tuple(self._told(self._echoes.get(claim_id or "", ()))) if self.known else ()

    def repeats(self, claim_id: str) -> tuple[Told, ...]:
        """Those of them that say the same in the same words."""
        return tuple(told for told in self.of(claim_id) if told.echo.relation is Relation.REPEATS)

    def judged_otherwise(self, claim_id: str, verdict: Verdict) -> tuple[Told, ...]:
        """Those of them that do not have that verdict."""
        return tuple(told for told in self.repeats(claim_id) if told.verdict is not verdict)

    def counts(self) -> Mapping[str, Mapping[Relation, int]]:
        """How many echoes of each relation the open article's claims have, by the claim's id."""
        if not self.known:
            return {}
        found: dict[str, dict[Relation, int]] = {}
        judged: dict[str, tuple[Annotation, ...]] = {}
        for claim_id, echoes in self._echoes.items():
            for echo in echoes:
                row = self.row(echo.other.key.version)
                if row is None:
                    continue
                article = row.article_id
                if article not in judged:
                    own = self._session.desk.own_annotations(article)
                    judged[article] = tuple(annotation for annotation in own if annotation.dismissed)
                if judgement_of(judged[article], echo.other.key.version, echo.other.span) is None:
                    count = found.setdefault(claim_id, dict.fromkeys(Relation, 0))
                    count[echo.relation] += 1
        return found

    def disagreeing(self, claim_id: str, verdict: Verdict) -> Told | None:
        """A repeat of this claim that has another verdict than the one given to it; told once for each claim."""
        key = (self._version, claim_id)
        if key in self._warned:
            return None
        other = next((told for told in self.repeats(claim_id) if told.verdict not in (None, verdict)), None)
        if other is not None:
            self._warned.add(key)
        return other

    def why_none(self) -> str:
        """Why nothing is told of the current claim."""
        article, finding = self._session.article, self._session.finding(self._session.current)
        if article is None or finding is None:
            return self._session.why_empty()
        if finding.own:
            return "Claims that you marked are not compared"
        if finding.claim.start >= article.tail_start:
            return "The unrelated end is not compared"
        if reason := self.lost or self.refused.get(article.version):
            return f"Not compared: {reason}"
        if self.comparing is not None:
            return f"comparing … {self.comparing[0]} of {self.comparing[1]}"
        return "No other article says this or its opposite" if self.known else ""

    def _told(self, echoes: Iterable[KeptEcho]) -> Iterable[Told]:
        for echo in echoes:
            row = self.row(echo.other.key.version)
            if row is None:
                continue
            own = self._session.desk.own_annotations(row.article_id)
            annotation = judgement_of(own, echo.other.key.version, echo.other.span)
            if annotation is None or not annotation.dismissed:
                yield Told(echo, row, row.version == self._version, annotation.verdict if annotation else None)


def laid_out(
    read: Callable[[str], tuple[Article | Unreadable, Analysis | None]],
    told: Iterable[Told],
    annotations: Mapping[str, Sequence[Annotation]],
) -> Iterator[tuple[Article, Finding]]:
    """The findings of claims in articles that are not open; those that are gone or changed are left out. Blocking.

    Args:
        read: reads an article by its path, with its analysis.
        told: where the claims stand.
        annotations: the analyst's annotations of each article, by its path.
    """
    wanted: dict[str, list[Told]] = {}
    for one in told:
        wanted.setdefault(one.row.path, []).append(one)
    for path, some in wanted.items():
        article, analysis = read(path)
        if not isinstance(article, Article) or analysis is None:
            continue
        findings = lay(article, analysis.claims, annotations[path], article.tail_start)
        by_id = {finding.claim.id: finding for finding in findings}
        for one in some:
            key = one.echo.other.key
            if key.version == article.version and (finding := by_id.get(key.claim)) is not None:
                yield article, finding
