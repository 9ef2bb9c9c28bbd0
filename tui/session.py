"""What is open in front of the analyst, as plain state: the folder, the article, its findings and the place in it.

Nothing here knows a widget; what may take long says that it is blocking and is called from a thread.
"""

import threading

import msgspec

from annotations.analysis.level import Level, count_outside_tail
from annotations.analysis.model import Analysis, Entity
from annotations.articles import Article, Unreadable
from annotations.judgement import Annotation, Desk, Finding, Standing, Verdict, stand
from annotations.text import Anchor, Span, reanchor
from tui.alike import alike
from tui.folder import Folder
from tui.levels import Levels
from tui.names import NameBook
from tui.workplace import Workplace


class Place(msgspec.Struct, frozen=True):
    """Where the analyst was in an article: the first visible code point and the current claim."""

    offset: int = 0
    claim: str = ""


class Session:
    """The open article and everything the screen shows of it; judgements go to the desk and come back as findings.

    Attributes:
        folder: the list of articles, and how much of each is judged.
        article, analysis, findings: what is open; None and nothing when nothing is.
        levels: down to which level claims are among the findings.
        current: the id of the claim that the cursor is on.
        offset: the first visible code point of the open article.
        wanted: the id of a claim that was asked for and is listed at any level.
        tail_open: whether the unrelated end of the article is shown.
        reading: articles analysed, and asked for, while the analysis runs; None when it rests.
        failed: why an article could not be analysed, by its version.
        names: what the analyst's rulings make of names, and which wait for one.
    """

    def __init__(self, workplace: Workplace) -> None:
        self.workplace = workplace
        self.folder = Folder(workplace, lambda: self.desk)
        self.article: Article | None = None
        self.analysis: Analysis | None = None
        self.findings: tuple[Finding, ...] = ()
        self.levels = Levels(workplace.library)
        self.current: str | None = None
        self.offset = 0
        self.wanted: str | None = None
        self.tail_open = False
        self.reading: tuple[int, int] | None = None
        self.failed: dict[str, str] = {}
        self.names = NameBook(lambda: self.desk.names)
        self._desk: Desk | None = None
        self._opening = threading.Lock()

    @property
    def desk(self) -> Desk:
        """The desk, opened when it is first needed; blocking then."""
        with self._opening:
            if self._desk is None:
                self._desk = self.workplace.open_desk()
            return self._desk

    def open_desk(self, article: Article | None) -> Analysis | None:
        """Open the desk with all that is kept in it; gives what is known of `article`. Blocking."""
        self.levels.recall()
        self.desk.annotations_of("")  # the first question has them all read
        return self.known(article) if article is not None else None

    def stand(self, path: str, annotations: tuple[Annotation, ...]) -> Standing | None:
        """Read an article and lay its judgements out; None when nothing is known of it. Blocking, changes nothing."""
        article, analysis = self.read(path)
        if not isinstance(article, Article) or analysis is None:
            return None
        return stand(article, analysis, annotations)

    def read(self, path: str) -> tuple[Article | Unreadable, Analysis | None]:
        """Read an article and what is kept of its analysis; blocking, changes nothing here."""
        article = self.workplace.library.read(path)
        return article, self.known(article) if isinstance(article, Article) else None

    def read_first(self) -> Article | Unreadable | None:
        """Read the article to begin with, the one that was open last or the first that can be read; blocking."""
        library = self.workplace.library
        path = library.recall("open") or next((row.path for row in library.rows() if not row.reason), "")
        return library.read(path) if path else None

    def known(self, article: Article) -> Analysis | None:
        """What is kept of an article's analysis; blocking, changes nothing here."""
        return self.workplace.cache.get(article.version, self.workplace.pipeline)

    def read_to_analyse(self, path: str) -> Article | None:
        """Read an article for the analysis; None when it can't be read any more. Blocking."""
        article = self.workplace.library.read(path)
        return article if isinstance(article, Article) else None

    def show(self, article: Article) -> Place:
        """Make `article` the open one, nothing found in it yet; returns the place where the analyst left it."""
        self.article, self.analysis, self.findings, self.tail_open = article, None, (), False
        kept = self.workplace.library.recall(f"place:{article.id}")
        place = msgspec.json.decode(kept, type=Place) if kept else Place()
        self.current, self.offset = place.claim or None, place.offset
        self.folder.is_now(article.path, article.id, article.version)
        return place

    def know(self, analysis: Analysis | None) -> None:
        """Take in what is known of the open article, and its judgements."""
        self.analysis = analysis
        self.find()

    def close(self) -> None:
        """No article is open."""
        self.article, self.analysis, self.findings, self.current = None, None, (), None

    def arrived(self, analysis: Analysis, found: int) -> bool:
        """Take in an analysis with `found` claims outside the tail; True when it is the open article's."""
        self.folder.found(analysis.version, found)
        if self.article is None or analysis.version != self.article.version:
            return False
        self.analysis = analysis
        self.find()
        return True

    def find(self) -> None:
        """Lay judgements over the open article's claims anew; the cursor stays where it was, or near."""
        if self.article is None:
            return
        was = self.finding(self.current)
        every = self.desk.open(self.article, self.analysis, tail=self.tail_open, level=Level.ALL)
        self.findings = self.levels.listed(every)
        if self.wanted is not None and self.finding(self.wanted) is None:
            shown = {finding.claim.id for finding in self.findings} | {self.wanted}
            self.findings = tuple(finding for finding in every if finding.claim.id in shown)
        if self.analysis is not None:
            found = count_outside_tail(self.analysis.claims, self.article.tail_start)
            self.folder.found(self.article.version, found)
        if self.finding(self.current) is None and self.findings and self.analysis is not None:
            here = was.claim.start if was else 0
            near = next((f for f in self.findings if f.claim.start >= here), self.findings[-1])
            self.current = near.claim.id

    def want(self, claim_id: str | None) -> None:
        """Go to a claim of the open article, whether or not it is listed."""
        self.wanted = self.current = claim_id
        self.find()

    def keep_place(self) -> None:
        """Keep the place in the open article, and that it is open; blocking, briefly."""
        if self.article is not None:
            place = msgspec.json.encode(Place(self.offset, self.current or "")).decode()
            self.workplace.library.remember(f"place:{self.article.id}", place)
            self.workplace.library.remember("open", self.article.path)

    def entities(self) -> tuple[Entity, ...]:
        """The entities of the open article as the analyst ruled; those named only in the tail come with it unfolded."""
        if self.article is None or self.analysis is None:
            return ()
        entities = self.names.corrected(self.analysis, self.article.text).entities
        if self.tail_open:
            return entities
        tail = self.article.tail_start
        seen = (
            msgspec.structs.replace(entity, mentions=tuple(m for m in entity.mentions if m.start < tail))
            for entity in entities
        )
        return tuple(entity for entity in seen if entity.mentions)

    def load_proposals(self) -> None:
        """Ask which names of the folder may be one thing's, as far as it is known; blocking."""
        workplace = self.workplace
        self.names.learn(workplace.echoes.proposals(workplace.pipeline, self.folder.versions()))

    def finding(self, claim_id: str | None) -> Finding | None:
        """The finding of that name in the open article."""
        return next((finding for finding in self.findings if finding.claim.id == claim_id), None)

    def finding_at(self, anchor: Anchor) -> Finding | None:
        """The finding whose annotation holds on to `anchor`, or else whose words are those of `anchor`."""
        for finding in self.findings:
            if finding.annotation is not None and finding.annotation.anchor == anchor:
                return finding
        article = self._open_article
        span = reanchor(anchor, article.text, article.version).span
        return self.same_words(span) if span else None

    def same_words(self, span: Span, *, besides: str | None = None) -> Finding | None:
        """The finding, another than `besides`, that has the words in `span`, or nearly; the closest of several."""
        others = (finding for finding in self.findings if finding.claim.id != besides)
        return alike(self._open_article.text, others, span)

    def index(self, claim_id: str | None) -> int:
        """Which claim of the open article that is, from 0; -1 for none."""
        return next((i for i, finding in enumerate(self.findings) if finding.claim.id == claim_id), -1)

    def replace(self, claim_id: str, finding: Finding) -> None:
        """Put a finding in the place of the one it comes from."""
        self.findings = tuple(
            finding if one.claim.id == claim_id else one
            for one in self.findings
            if not (one.claim.id == claim_id and finding.gone)
        )

    def next_open(self) -> Finding | None:
        """The first open finding after the current one, then from the top; None when all are judged."""
        after = self.index(self.current) + 1
        return next((f for f in (*self.findings[after:], *self.findings[:after]) if f.open), None)

    def why_empty(self, key: str = "") -> str:
        """Why the open article has nothing to list, with the key that helps; `key` lists more claims."""
        if self.article is None:
            return ""
        if self.analysis is not None:
            return self.levels.why_empty(key)
        if reason := self.failed.get(self.article.version):
            return f"Not analysed: {reason} · v marks a claim"
        return f"reading … {self.reading[0]} of {self.reading[1]}" if self.reading else "reading …"

    def judge(self, finding: Finding, verdict: Verdict) -> Finding:
        """Give the finding a verdict, on disk when this returns.

        Raises:
            NotSaved: nothing has changed.
        """
        return self._changed(finding, self.desk.tag(self._open_article, finding, verdict))

    def clear(self, finding: Finding) -> Finding:
        """Take the verdict away, on disk when this returns; raises NotSaved as `judge` does.

        The cursor goes on to the next claim when nothing of this one is left.
        """
        index = self.index(finding.claim.id)
        cleared = self._changed(finding, self.desk.clear(self._open_article, finding))
        if cleared.gone and self.current == finding.claim.id:
            self.current = self.findings[min(index, len(self.findings) - 1)].claim.id if self.findings else None
        return cleared

    def confirm(self, finding: Finding) -> Finding:
        """Let a verdict stand though its words have changed; on disk, and raises NotSaved, as with `judge`."""
        return self._changed(finding, self.desk.confirm(self._open_article, finding))

    def judged_elsewise(self) -> Annotation | None:
        """The current finding's annotation, else the latest, that was made on another version of the open article."""
        finding = self.finding(self.current)
        made = [finding.annotation] if finding and finding.annotation else []
        made += [one.annotation for one in reversed(self.findings) if one.annotation]
        here = self._open_article.version
        return next((annotation for annotation in made if annotation.anchor.version != here), None)

    def note(self, finding: Finding, text: str) -> Finding:
        """Keep a note, on disk when this returns; raises NotSaved as `judge` does."""
        return self._changed(finding, self.desk.note(self._open_article, finding, text))

    def note_on(self, article: Article, finding: Finding, text: str) -> None:
        """Keep a note that was begun on an article which may no longer be the open one; raises as `judge` does."""
        if self.article is not None and self.article.version == article.version:
            self.note(self.finding(finding.claim.id) or finding, text)
        else:
            self.desk.note(article, finding, text)

    def mark(self, span: Span, source: str, source_span: Span | None) -> Finding:
        """Make a claim of the analyst's own and go there; a claim that has these words already is only gone to.

        Raises:
            NotSaved: nothing has changed.
            ValueError: the span holds no words.
        """
        if (known := self.same_words(span)) is not None:
            self.current = known.claim.id
            return known
        made = self.desk.mark(self._open_article, span, source, source_span)
        self.find()
        finding = self.finding(made.claim.id) or self.finding_at(made.annotation.anchor) if made.annotation else None
        self.current = finding.claim.id if finding else self.current
        return finding or made

    @property
    def _open_article(self) -> Article:
        if self.article is None:
            raise RuntimeError("no article is open")
        return self.article

    def _changed(self, before: Finding, after: Finding) -> Finding:
        self.replace(before.claim.id, after)
        return after
