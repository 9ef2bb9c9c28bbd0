"""The one place the screen talks to: an analyst's judgements of the articles of one folder."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime

from msgspec.structs import replace

from annotations.analysis.level import Level
from annotations.analysis.model import Analysis
from annotations.articles.model import Article
from annotations.judgement.corrections import Corrections
from annotations.judgement.counts import Counts
from annotations.judgement.drafting import judged_anew, new_mark
from annotations.judgement.finding import Finding, own_finding
from annotations.judgement.keeping import Draft, Keeping
from annotations.judgement.layout import lay
from annotations.judgement.ledger import Ledger
from annotations.judgement.listing import listed
from annotations.judgement.model import Annotation, Record, Undone, Verdict
from annotations.judgement.names import Names
from annotations.judgement.ports import Store
from annotations.judgement.stamp import utc_now
from annotations.judgement.standing import Progress, Standing, standing_of
from annotations.judgement.wording import CONFIRM
from annotations.text import AnchorState, Place, Span, reanchor_all


class Desk:
    """What one analyst thinks of the articles of a folder.

    Every action is on disk before it returns; when it can't be, `NotSaved` is raised and nothing has changed.
    Other analysts' annotations on the same desk are kept and exported, and never shown as this one's findings.

    Attributes:
        corrections: what the analyst changes of the claims that the machine found.
        names: what the analyst says of names.
    """

    def __init__(self, store: Store, *, annotator: str, program: str, clock: Callable[[], datetime] = utc_now):
        """Sit down at `store` as `annotator`; nothing is read before the first question.

        Args:
            store: where judgements are kept.
            annotator: whose judgements these are.
            program: the version of the program, kept with every event.
            clock: gives the time of an action; aware, any zone.
        """
        self._store = store
        self._ledger = Ledger(store, annotator, program, clock)
        self._keeping = Keeping(self._ledger)
        self._counts = Counts(self._ledger)
        self.corrections = Corrections(self._keeping)
        self.names = Names(self._ledger)

    @property
    def annotator(self) -> str:
        """Whose judgements are given and shown."""
        return self._ledger.annotator

    @property
    def read_only(self) -> str:
        """Why nothing can be saved, in words for the screen; "" when everything can."""
        return self._store.read_only

    @property
    def notices(self) -> tuple[str, ...]:
        """What the analyst should know about what is kept, in sentences for the screen."""
        return self._store.notices

    def open(
        self, article: Article, analysis: Analysis | None, *, tail: bool = False, level: Level = Level.ATTRIBUTED
    ) -> tuple[Finding, ...]:
        """The findings of `article` in text order; judgements whose words are at no one place come last.

        Args:
            article: as it is now; annotations made on an earlier version are anchored anew.
            analysis: what was found in this version; None while it is not known yet.
            tail: list what lies in the unrelated tail, too.
            level: how many of the article's own statements are listed besides those that were annotated; at the last
                one, what the analyst dismissed is listed, too.
        """
        own = self.own_annotations(article.id)
        end = len(article.text) + 1 if tail else article.tail_start
        findings = lay(article, analysis.claims if analysis else (), own, end)
        self.settle(standing_of(article, analysis, findings, own))
        return listed(findings, level)

    def corrected(
        self, article: Article, analysis: Analysis, *, tail: bool = False, level: Level = Level.ATTRIBUTED
    ) -> tuple[Analysis, tuple[Finding, ...]]:
        """The analysis as this analyst corrected it, and the finding of each of its claims, in the same order.

        What was dismissed is left out, and so is what is at no one place any more; the analyst's own claims are in it.
        The arguments are those of `open`.
        """
        analysis = self.names.corrected(analysis, article.text)
        listed = self.open(article, analysis, tail=tail, level=level)
        findings = tuple(finding for finding in listed if not finding.dismissed and not finding.lost)
        return replace(analysis, claims=tuple(finding.claim for finding in findings)), findings

    def tag(self, article: Article, finding: Finding, verdict: Verdict) -> Finding:
        """Give `finding` a verdict; the verdict it already has changes nothing, unless it waits to be re-checked.

        Raises:
            NotSaved: nothing has changed.
        """
        [tagged] = self.tag_all([(article, finding)], verdict)
        return tagged

    def tag_all(self, findings: Iterable[tuple[Article, Finding]], verdict: Verdict) -> list[Finding]:
        """Give several findings, of any articles, one verdict in one action; what was dismissed is a claim again.

        Raises:
            NotSaved: nothing has changed.
        """
        tagged, drafts = [], []
        for article, finding in findings:
            before = self._keeping.current(article, finding)
            if before and before.verdict is verdict and not finding.recheck and not before.dismissed:
                tagged.append(replace(finding, annotation=before))
                continue
            after = judged_anew(article, finding, before) if before else self._keeping.new(article, finding)
            drafts.append(Draft(article, finding, before, replace(after, verdict=verdict, dismissed=False)))
        return tagged + (self._keeping.save_all("tag", drafts) if drafts else [])

    def keep_texts(self, articles: Iterable[Article]) -> None:
        """Have the texts on disk which are going to be judged, so that judging need not write them; from any thread.

        Raises:
            NotSaved: at least one was not kept.
        """
        for article in articles:
            self._store.keep_text(article.version, article.text)

    def confirm(self, article: Article, finding: Finding) -> Finding:
        """Say that what was said still holds, though the words have changed; it is kept with the words as they are now.

        Raises:
            NotSaved: nothing has changed.
        """
        if finding.verdict:
            return self.tag(article, finding, finding.verdict)
        before = self._keeping.current(article, finding)
        after = judged_anew(article, finding, before) if before else None
        if after is None or after == before:
            return finding
        return self._keeping.save(CONFIRM, article, finding, before, after)

    def clear(self, article: Article, finding: Finding) -> Finding:
        """Take the verdict away; from a mark that has none, the mark itself.

        An annotation that is left with no verdict, no note and no mark is deleted.

        Raises:
            NotSaved: nothing has changed.
        """
        before = self._keeping.current(article, finding)
        if before is None:
            return replace(finding, annotation=None, state=AnchorState.EXACT)
        after = replace(before, verdict=None, marked=before.marked and before.verdict is not None)
        if before == after:
            return replace(finding, annotation=before)
        return self._keeping.save("clear", article, finding, before, after)

    def note(self, article: Article, finding: Finding, text: str) -> Finding:
        """Keep `text` as the note of `finding`; "" takes it away. A verdict that waits to be re-checked still waits.

        Raises:
            NotSaved: nothing has changed.
        """
        before, text = self._keeping.current(article, finding), text.strip()
        if text == (before.note if before else ""):
            return replace(finding, annotation=before)
        after = before or self._keeping.new(article, finding)
        return self._keeping.save("note", article, finding, before, replace(after, note=text))

    def mark(self, article: Article, span: Span, source: str = "", source_span: Span | None = None) -> Finding:
        """Make a claim of the analyst's own of the words in `span`, which has no verdict yet.

        Args:
            article: the article as it is now.
            span: the content of the claim; white space at its ends is left out.
            source: who says it; "" takes the words of `source_span`, if given, else nobody.
            source_span: where the text names the source.

        Raises:
            ValueError: the span holds no words, or reaches outside the text.
            NotSaved: nothing has changed.
        """
        source = source or (source_span.of(article.text) if source_span else "")
        after = new_mark(article, span, source, self._ledger.annotator, self._ledger.now())
        before = self._ledger.shelf.at(article.id, after.anchor)
        if before:
            after = replace(before, marked=True, dismissed=False, source=source or before.source)
        finding = own_finding(article.text, after, Place(AnchorState.EXACT, after.anchor.span))
        return finding if before == after else self._keeping.save("mark", article, finding, before, after)

    def judged_text(self, annotation: Annotation) -> str | None:
        """The text of the article as it was when `annotation` was judged; None when it is not kept."""
        return self._store.text_of(annotation.anchor.version)

    def undo(self) -> Undone | None:
        """Take back this analyst's last action that stands, in whichever article or session; None when none does.

        Raises:
            NotSaved: nothing has changed.
        """
        return self._ledger.undo()

    def redo(self) -> Undone | None:
        """Do again the last action taken back; None when there is none or another action was taken since.

        Raises:
            NotSaved: nothing has changed.
        """
        return self._ledger.redo()

    def progress(self, article_id: str, version: str) -> Progress:
        """How much of the article this analyst has judged; its tail never counts.

        Args:
            article_id: whose annotations are counted.
            version: the article's version now. Judgements made on another one count only after `open` or `settle`
                has seen them in this one, and then only if the words have not changed.
        """
        return self._counts.progress(article_id, version)

    def recounted(self) -> frozenset[str] | None:
        """The articles whose `progress` may be another than when this was last asked; None for any of them."""
        return self._counts.recounted()

    def settled(self, article_id: str, version: str) -> bool:
        """Whether `progress` is exact; if not, the article must be read, and `settle` told how it stands."""
        return self._counts.settled(article_id, version)

    def settle(self, standing: Standing) -> None:
        """Count an article's annotations as they were found to stand."""
        self._counts.settle(standing)

    @property
    def judged_total(self) -> int:
        """How many verdicts of this analyst are kept, in all articles, whether or not they wait to be re-checked."""
        return self._ledger.shelf.judged_total

    def refresh(self) -> bool:
        """Follow what another window writes, or take over when it has closed.

        Returns:
            Whether anything is new here, so that findings must be laid out again.
        """
        news = self._ledger.refresh()
        if news:
            self._counts.forget()
        return news

    def rest(self) -> None:
        """Let the store tidy its files up, as when the analyst does nothing for a while."""
        self._store.compact()

    def annotators(self) -> frozenset[str]:
        """Whose judgements are kept here."""
        return self._ledger.shelf.annotators()

    def annotations_of(self, article_id: str) -> tuple[Annotation, ...]:
        """The annotations of one article, every analyst's, in the order of their creation."""
        return self._ledger.shelf.of(article_id)

    def own_annotations(self, article_id: str) -> tuple[Annotation, ...]:
        """This analyst's annotations of one article, in the order of their creation."""
        return self._ledger.shelf.own(article_id)

    def records(
        self,
        verdicts: Iterable[Verdict] | None = None,
        article_of: Callable[[str], Article | None] | None = None,
        *,
        dismissed: bool = False,
        articles: Collection[str] | None = None,
    ) -> Iterator[Record]:
        """What an export is made of: every analyst's annotations, article by article, in the order of the text.

        Args:
            verdicts: only these; None for all annotations, with or without a verdict.
            article_of: gives an article as it is now by its id, None when it is gone; without it every anchor is
                taken to stand as it was judged.
            dismissed: those that say of a claim that it is none, too.
            articles: only those of the articles with these ids; None for all.
        """
        wanted = None if verdicts is None else frozenset(verdicts)
        for article_id in self._ledger.shelf.articles():
            if articles is not None and article_id not in articles:
                continue
            kept = sorted(self._ledger.shelf.of(article_id), key=lambda a: a.anchor.span)
            kept = [a for a in kept if (dismissed or not a.dismissed) and (wanted is None or a.verdict in wanted)]
            states = [AnchorState.EXACT if article_of is None else AnchorState.ORPHAN] * len(kept)
            if article_of is not None and (article := article_of(article_id)) is not None:
                places = reanchor_all((a.anchor for a in kept), article.text, article.version)
                states = [place.state for place in places]
            yield from map(Record, kept, states)
