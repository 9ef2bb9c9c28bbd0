"""The one place the screen talks to: an analyst's judgements of the articles of one folder."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import cached_property

from msgspec.structs import replace

from annotations.analysis.level import Level, at_level
from annotations.analysis.model import Analysis, Source
from annotations.articles.model import Article
from annotations.judgement.drafting import anchor_here, judged_anew, new_annotation, new_mark
from annotations.judgement.finding import Finding, own_finding
from annotations.judgement.layout import lay
from annotations.judgement.model import Annotation, Change, Event, Record, Undone, Verdict
from annotations.judgement.ports import Store
from annotations.judgement.shelf import Shelf
from annotations.judgement.stamp import new_id, time_stamp, utc_now
from annotations.judgement.standing import Progress, Standing, progress_of, settled, standing_of
from annotations.judgement.timeline import REDO, UNDO, Timeline
from annotations.judgement.wording import said_of
from annotations.text import AnchorState, Place, Span, reanchor_all


class Desk:
    """What one analyst thinks of the articles of a folder.

    Every action is on disk before it returns; when it can't be, `NotSaved` is raised and nothing has changed.
    Other analysts' annotations on the same desk are kept and exported, and never shown as this one's findings.
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
        self._annotator = annotator
        self._program = program
        self._clock = clock
        self._timeline: Timeline | None = None
        self._standings: dict[str, Standing] = {}
        self._counted: dict[str, tuple[str, Progress]] = {}
        self._recounted: set[str] | None = None

    @property
    def annotator(self) -> str:
        """Whose judgements are given and shown."""
        return self._annotator

    @property
    def read_only(self) -> str:
        """Why nothing can be saved, in words for the screen; "" when everything can."""
        return self._store.read_only

    @property
    def notices(self) -> tuple[str, ...]:
        """What the analyst should know about what is kept, in sentences for the screen."""
        return self._store.notices

    def open(self, article: Article, analysis: Analysis | None, *, tail: bool = False) -> tuple[Finding, ...]:
        """The findings of `article` in text order; judgements whose words are at no one place come last.

        Args:
            article: as it is now; annotations made on an earlier version are anchored anew.
            analysis: what was found in this version; None while it is not known yet.
            tail: list what lies in the unrelated tail, too.
        """
        own = self.own_annotations(article.id)
        end = len(article.text) + 1 if tail else article.tail_start
        claims = at_level(analysis.claims, Level.ATTRIBUTED) if analysis else ()
        findings = lay(article, claims, own, end)
        self.settle(standing_of(article, analysis, findings, own))
        return findings

    def tag(self, article: Article, finding: Finding, verdict: Verdict) -> Finding:
        """Give `finding` a verdict; the verdict it already has changes nothing, unless it waits to be re-checked.

        Raises:
            NotSaved: nothing has changed.
        """
        before = self._current(article, finding)
        if before and before.verdict is verdict and not finding.recheck:
            return replace(finding, annotation=before)
        after = judged_anew(article, finding, before) if before else self._new(article, finding)
        return self._save("tag", article, finding, before, replace(after, verdict=verdict))

    def confirm(self, article: Article, finding: Finding) -> Finding:
        """Say that the verdict still holds, though the words have changed; it is kept with the words as they are now.

        Raises:
            NotSaved: nothing has changed.
        """
        return self.tag(article, finding, finding.verdict) if finding.verdict else finding

    def clear(self, article: Article, finding: Finding) -> Finding:
        """Take the verdict away; from a mark that has none, the mark itself.

        An annotation that is left with no verdict, no note and no mark is deleted.

        Raises:
            NotSaved: nothing has changed.
        """
        before = self._current(article, finding)
        if before is None:
            return replace(finding, annotation=None, state=AnchorState.EXACT)
        after = replace(before, verdict=None, marked=before.marked and before.verdict is not None)
        if before == after:
            return replace(finding, annotation=before)
        return self._save("clear", article, finding, before, after)

    def note(self, article: Article, finding: Finding, text: str) -> Finding:
        """Keep `text` as the note of `finding`; "" takes it away. A verdict that waits to be re-checked still waits.

        Raises:
            NotSaved: nothing has changed.
        """
        before, text = self._current(article, finding), text.strip()
        if text == (before.note if before else ""):
            return replace(finding, annotation=before)
        after = before or self._new(article, finding)
        return self._save("note", article, finding, before, replace(after, note=text))

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
        after = new_mark(article, span, source, self._annotator, self._now())
        before = self._shelf.at(article.id, after.anchor)
        if before:
            after = replace(before, marked=True, source=source or before.source)
        finding = own_finding(article.text, after, Place(AnchorState.EXACT, after.anchor.span))
        if source_span:
            claim = replace(finding.claim, source=Source(source_span.start, source_span.end))
            finding = replace(finding, claim=claim)
        return finding if before == after else self._save("mark", article, finding, before, after)

    def judged_text(self, annotation: Annotation) -> str | None:
        """The text of the article as it was when `annotation` was judged; None when it is not kept."""
        return self._store.text_of(annotation.anchor.version)

    def undo(self) -> Undone | None:
        """Take back this analyst's last action that stands, in whichever article or session; None when none does.

        Raises:
            NotSaved: nothing has changed.
        """
        event = self._history.to_undo()
        if event is None:
            return None
        return self._travel(UNDO, event, [(c.after, c.before) for c in reversed(event.changes)])

    def redo(self) -> Undone | None:
        """Do again the last action taken back; None when there is none or another action was taken since.

        Raises:
            NotSaved: nothing has changed.
        """
        event = self._history.to_redo()
        if event is None:
            return None
        return self._travel(REDO, event, [(c.before, c.after) for c in event.changes])

    def progress(self, article_id: str, version: str) -> Progress:
        """How much of the article this analyst has judged; its tail never counts.

        Args:
            article_id: whose annotations are counted.
            version: the article's version now. Judgements made on another one count only after `open` or `settle`
                has seen them in this one, and then only if the words have not changed.
        """
        if not self._shelf.has(article_id):
            return Progress(0, 0)
        counted = self._counted.get(article_id)
        if counted is None or counted[0] != version:
            own, standing = self.own_annotations(article_id), self._standings.get(article_id)
            counted = self._counted[article_id] = (version, progress_of(own, version, standing))
        return counted[1]

    def recounted(self) -> frozenset[str] | None:
        """The articles whose `progress` may be another than when this was last asked; None for any of them."""
        changed, self._recounted = self._recounted, set()
        return None if changed is None else frozenset(changed)

    def settled(self, article_id: str, version: str) -> bool:
        """Whether `progress` is exact; if not, the article must be read, and `settle` told how it stands."""
        own = self.own_annotations(article_id) if self._shelf.has(article_id) else ()
        return settled(own, version, self._standings.get(article_id))

    def settle(self, standing: Standing) -> None:
        """Count an article's annotations as they were found to stand."""
        self._standings[standing.article_id] = standing
        self._count_again(standing.article_id)

    @property
    def judged_total(self) -> int:
        """How many verdicts of this analyst are kept, in all articles, whether or not they wait to be re-checked."""
        return self._shelf.judged_total

    def refresh(self) -> bool:
        """Follow what another window writes, or take over when it has closed.

        Returns:
            Whether anything is new here, so that findings must be laid out again.
        """
        if not self._store.refresh():
            return False
        self.__dict__.pop("_shelf", None)
        self._timeline = None
        self._counted.clear()
        self._recounted = None
        return True

    def rest(self) -> None:
        """Let the store tidy its files up, as when the analyst does nothing for a while."""
        self._store.compact()

    def annotations_of(self, article_id: str) -> tuple[Annotation, ...]:
        """The annotations of one article, every analyst's, in the order of their creation."""
        return self._shelf.of(article_id)

    def own_annotations(self, article_id: str) -> tuple[Annotation, ...]:
        """This analyst's annotations of one article, in the order of their creation."""
        return tuple(a for a in self._shelf.of(article_id) if a.annotator == self._annotator)

    def records(
        self,
        verdicts: Iterable[Verdict] | None = None,
        article_of: Callable[[str], Article | None] | None = None,
    ) -> Iterator[Record]:
        """What an export is made of: every analyst's annotations, article by article, in the order of the text.

        Args:
            verdicts: only these; None for all annotations, with or without a verdict.
            article_of: gives an article as it is now by its id, None when it is gone; without it every anchor is
                taken to stand as it was judged.
        """
        wanted = None if verdicts is None else frozenset(verdicts)
        for article_id in self._shelf.articles():
            kept = sorted(self._shelf.of(article_id), key=lambda a: a.anchor.span)
            kept = [annotation for annotation in kept if wanted is None or annotation.verdict in wanted]
            states = [AnchorState.EXACT if article_of is None else AnchorState.ORPHAN] * len(kept)
            if article_of is not None and (article := article_of(article_id)) is not None:
                places = reanchor_all((a.anchor for a in kept), article.text, article.version)
                states = [place.state for place in places]
            yield from map(Record, kept, states)

    @cached_property
    def _shelf(self) -> Shelf:
        return Shelf(self._store.annotations(), self._annotator)

    @property
    def _history(self) -> Timeline:
        if self._timeline is None:
            self._timeline = Timeline(e for e in self._store.recent() if e.annotator == self._annotator)
        return self._timeline

    def _now(self) -> str:
        return time_stamp(self._clock())

    def _new(self, article: Article, finding: Finding) -> Annotation:
        return new_annotation(article, finding, self._annotator, self._now())

    def _current(self, article: Article, finding: Finding) -> Annotation | None:
        """The annotation of `finding` as it is now, though the finding may have been made before it changed."""
        kept = self._shelf.get(article.id, finding.annotation.id) if finding.annotation else None
        anchor = anchor_here(article, finding)
        return kept or (self._shelf.at(article.id, anchor) if anchor else None)

    def _save(
        self, action: str, article: Article, finding: Finding, before: Annotation | None, after: Annotation
    ) -> Finding:
        """Record one action on `finding`, and give the finding as it is then."""
        now = self._now()
        self._store.keep_text(article.version, article.text)
        kept = replace(after, modified=now) if after.verdict or after.note or after.marked else None
        changes = self._changes(article.id, before, kept)
        self._record(Event(new_id(), now, self._annotator, action, changes, program=self._program))
        kept = changes[-1].after
        stands = kept is None or kept.anchor.version == article.version
        if not stands:
            return replace(finding, annotation=kept)
        return replace(finding, annotation=kept, state=AnchorState.EXACT, was="", now="")

    def _changes(self, article_id: str, before: Annotation | None, after: Annotation | None) -> tuple[Change, ...]:
        """One change; two when an annotation moves on to words that already have one, which takes it in."""
        other = self._shelf.at(article_id, after.anchor) if after else None
        if after is None or other is None or before is None or other.id == before.id:
            return (Change(before, after),)
        merged = replace(after, id=other.id, created=other.created, note=after.note or other.note)
        return Change(before, None), Change(other, merged)

    def _travel(self, action: str, event: Event, steps: list[tuple[Annotation | None, Annotation | None]]) -> Undone:
        """Record that `event` was taken back or done again, step by step from what is to what shall be."""
        changes = []
        for then, after in steps:
            known = then or after
            before = self._shelf.get(known.article.article_id, known.id) if known else None
            changes.append(Change(before, after))
        self._record(
            Event(new_id(), self._now(), self._annotator, action, tuple(changes), event.id, self._program),
        )
        shown = next(a for step in reversed(steps) for a in reversed(step) if a is not None)
        verb, what = said_of(action, event)
        return Undone(shown.article.article_id, shown.anchor, verb, what, shown.article.title)

    def _record(self, event: Event) -> None:
        """On disk first, then in memory: the one way in which anything changes."""
        self._store.record(event)
        self._shelf.apply(event.changes)
        if self._timeline is not None:
            self._timeline.add(event)
        for change in event.changes:
            for annotation in (change.before, change.after):
                if annotation is not None:
                    self._count_again(annotation.article.article_id)

    def _count_again(self, article_id: str) -> None:
        self._counted.pop(article_id, None)
        if self._recounted is not None:
            self._recounted.add(article_id)
