"""The analyst corrects what the machine found of a claim; its version stays beside theirs."""

from msgspec.structs import replace

from annotations.analysis.model import Kind
from annotations.articles.model import Article
from annotations.judgement.drafting import trimmed
from annotations.judgement.finding import Finding
from annotations.judgement.keeping import Keeping
from annotations.judgement.model import Annotation, Detected
from annotations.text import Span, anchor_of

DISMISS, CORRECT = "dismiss", "correct"


class Corrections:
    """What an analyst can change of a finding besides judging it; each is one event, on disk before it returns."""

    def __init__(self, keeping: Keeping):
        """Keep corrections by `keeping`."""
        self._keeping = keeping

    def dismiss(self, article: Article, finding: Finding) -> Finding:
        """Say that the finding is no claim; said of one that is dismissed, it is a claim again.

        Raises:
            NotSaved: nothing has changed.
        """
        before = self._keeping.current(article, finding)
        after = before or self._keeping.new(article, finding)
        return self._keeping.save(DISMISS, article, finding, before, replace(after, dismissed=not after.dismissed))

    def reword(self, article: Article, finding: Finding, span: Span) -> Finding:
        """Give the finding the words in `span`, without the white space at the ends, in the place of its own.

        Raises:
            ValueError: the span holds no words, or reaches outside the text.
            NotSaved: nothing has changed.
        """
        before, after = self._drafted(article, finding)
        anchor = anchor_of(article.text, trimmed(article.text, span), article.version)
        return self._correct(article, finding, before, replace(after, anchor=anchor))

    def credit(self, article: Article, finding: Finding, source: str) -> Finding:
        """Say whose claim it is, in the article's words or others; "" for nobody's.

        Raises:
            NotSaved: nothing has changed.
        """
        before, after = self._drafted(article, finding)
        kind = after.kind
        if source and source != after.source and kind is Kind.ASSERTION:
            kind = Kind.INDIRECT
        return self._correct(article, finding, before, replace(after, source=source, kind=kind))

    def _drafted(self, article: Article, finding: Finding) -> tuple[Annotation | None, Annotation]:
        """The annotation as it is, and a draft of it that has the machine's version beside it."""
        before = self._keeping.current(article, finding)
        after = before or self._keeping.new(article, finding)
        if after.marked and finding.own:
            return before, after  # the machine has no version of the analyst's own claim
        return before, replace(after, found=after.found or Detected(after.anchor, after.source))

    def _correct(self, article: Article, finding: Finding, before: Annotation | None, after: Annotation) -> Finding:
        """Record a correction; one that gives the machine's version again leaves none behind."""
        found = after.found
        if found is not None and (after.anchor, after.source) == (found.anchor, found.source):
            after = replace(after, found=None)
        if after == before or (before is None and after.found is None):
            return finding
        return self._keeping.save(CORRECT, article, finding, before, after)
