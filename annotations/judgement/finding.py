"""A claim together with what the analyst made of it: what the screen lists and draws."""

import re

import msgspec

from annotations.analysis.model import Claim, Kind
from annotations.articles.model import Article
from annotations.judgement.corrected_claim import as_corrected, source_near
from annotations.judgement.model import Annotation, Verdict
from annotations.text import AnchorState, Place, Span

_RELATIVE = re.compile(r"(?<=\w),?\s+(?:who|whom|which|that)$")
"""A relative pronoun at the end of a source, which is the one that speaks by grammar: "two units that claimed …"."""


class Finding(msgspec.Struct, frozen=True):
    """A claim with what the analyst made of it.

    Attributes:
        claim: what the analysis found; for an annotation that no found claim matches, a Claim made from it. Its
            spans are those of the current text; they are empty when the words are no longer at any one place.
        annotation: the analyst's judgement; None while there is none.
        state: how the annotation's anchor stands against the current text; exact when there is none.
        source: the words that name who says it, the outlet for the article's own statement; "" when nobody is named.
        cue: the words that report it; "" when there are none.
        content: what is claimed, the parts of an interrupted quotation joined by " … ".
        own: no claim of the analysis stands behind it.
        was, now: when the words have changed since they were judged, what was judged and what stands there, for
            `annotations.text.difference.word_edits`; with the words around where only those changed.
    """

    claim: Claim
    annotation: Annotation | None
    state: AnchorState
    source: str
    cue: str
    content: str
    own: bool = False
    was: str = ""
    now: str = ""

    @property
    def verdict(self) -> Verdict | None:
        """What the analyst says of it, if anything."""
        return self.annotation.verdict if self.annotation else None

    @property
    def note(self) -> str:
        """The analyst's note; "" when there is none."""
        return self.annotation.note if self.annotation else ""

    @property
    def recheck(self) -> bool:
        """The words have changed since they were judged, so the verdict waits to be confirmed or given anew."""
        return self.annotation is not None and self.state is AnchorState.CHANGED

    @property
    def dismissed(self) -> bool:
        """The analyst says that this is no claim."""
        return self.annotation is not None and self.annotation.dismissed

    @property
    def corrected(self) -> bool:
        """The analyst changed the words or the source that the machine found."""
        return self.annotation is not None and self.annotation.found is not None

    @property
    def lost(self) -> bool:
        """The judged words are at no one place in the text any more."""
        return self.state in (AnchorState.AMBIGUOUS, AnchorState.ORPHAN)

    @property
    def open(self) -> bool:
        """No verdict yet, or one that waits to be confirmed or given anew; what was dismissed is no claim."""
        return not self.dismissed and (self.verdict is None or self.recheck)

    @property
    def gone(self) -> bool:
        """The analyst's own finding whose annotation has been taken away: nothing is left to show."""
        return self.own and self.annotation is None


def claim_finding(article: Article, claim: Claim, annotation: Annotation | None, place: Place | None) -> Finding:
    """The finding of a claim that the analysis found in `article`; `place` is where the annotation's words are."""
    text, corrected = article.text, annotation is not None and annotation.found is not None
    if annotation is not None and annotation.found is not None and place is not None:
        claim = as_corrected(text, claim, annotation, annotation.found, place.span)
    source = _RELATIVE.sub("", claim.source.span.of(text)) if claim.source else ""
    if claim.kind is Kind.ASSERTION and not source:
        source = article.outlet
    return Finding(
        claim=claim,
        annotation=annotation,
        state=place.state if place else AnchorState.EXACT,
        source=annotation.source if annotation is not None and corrected else source,
        cue=claim.cue.of(text) if claim.cue else "",
        content=" … ".join(span.of(text) for span in claim.spans),
        was=place.was if place else "",
        now=place.now if place else "",
    )


def own_finding(text: str, annotation: Annotation, place: Place) -> Finding:
    """The finding of an annotation that matches no found claim; `place` is where its words are in `text`."""
    nowhere = min(annotation.anchor.start, len(text))
    at = place.span or Span(nowhere, nowhere)
    claim = Claim(
        id=annotation.id,
        start=at.start,
        end=at.end,
        spans=(at,),
        kind=annotation.kind,
        source=source_near(text, annotation.source, at),
        hedged=annotation.hedged,
        negated=annotation.negated,
        via=annotation.via,
    )
    return Finding(
        claim=claim,
        annotation=annotation,
        state=place.state,
        source=annotation.source,
        cue=annotation.cue,
        content=at.of(text) if place.span else annotation.anchor.exact,
        own=True,
        was=place.was,
        now=place.now,
    )
