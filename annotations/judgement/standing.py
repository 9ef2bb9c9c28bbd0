"""How much of an article is judged, kept apart from its text so that a closed article can be counted, too."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from annotations.analysis.model import Analysis, Kind
from annotations.articles.model import Article
from annotations.judgement.finding import Finding
from annotations.judgement.layout import lay
from annotations.judgement.model import Annotation
from annotations.text import Anchor


class Progress(NamedTuple):
    """What an analyst has done in one article, outside its tail.

    Attributes:
        judged: claims with a verdict that holds, the analyst's own among them.
        besides: by how much there are more claims than the attributed ones which the analysis found: the analyst's own
            and the article's statements that were taken up, less the attributed ones that were dismissed.
    """

    judged: int
    besides: int


class Standing(msgspec.Struct, frozen=True):
    """How the annotations of one article stood when they were laid over one version of it.

    Attributes:
        end: where the tail begins (code points).
        analysed: the claims of this version were known.
        seen: the anchor that each annotation had, by its id; what is said here of an annotation holds while it has it.
        own: ids of those outside the tail behind which the analysis found no attributed claim.
        inside: ids of those that lie outside the tail, or nowhere.
        waiting: ids of those whose verdict does not count: the words have changed, or lie in the tail.
    """

    article_id: str
    version: str
    end: int
    analysed: bool
    seen: Mapping[str, Anchor]
    own: frozenset[str]
    inside: frozenset[str]
    waiting: frozenset[str]

    def knows(self, annotation: Annotation) -> bool:
        """Whether the annotation holds on to the words it had when all were laid out."""
        return self.seen.get(annotation.id) == annotation.anchor


def standing_of(
    article: Article, analysis: Analysis | None, findings: Iterable[Finding], annotations: Iterable[Annotation]
) -> Standing:
    """How `annotations`, one analyst's, stand in `article`; `findings` were made of them, with or without the tail."""
    annotations, end = tuple(annotations), article.tail_start
    attributed = {claim.id for claim in analysis.claims if claim.attributed} if analysis else set()
    counted = [f for f in findings if f.annotation and (f.lost or f.claim.start < end)]
    holding = {f.annotation.id for f in counted if f.annotation and not f.recheck}
    return Standing(
        article_id=article.id,
        version=article.version,
        end=end,
        analysed=analysis is not None,
        seen={annotation.id: annotation.anchor for annotation in annotations},
        own=frozenset(f.annotation.id for f in counted if f.annotation and (f.own or f.claim.id not in attributed)),
        inside=frozenset(f.annotation.id for f in counted if f.annotation),
        waiting=frozenset(annotation.id for annotation in annotations if annotation.id not in holding),
    )


def stand(article: Article, analysis: Analysis, annotations: Sequence[Annotation]) -> Standing:
    """Lay `annotations`, one analyst's, over `article` only to count them; pure, for any thread."""
    layout = lay(article, analysis.claims, annotations, article.tail_start)
    return standing_of(article, analysis, layout, annotations)


def settled(annotations: Iterable[Annotation], version: str, standing: Standing | None) -> bool:
    """Whether the article need not be read to count `annotations` in this version of it."""
    certain = standing is not None and standing.version == version and standing.analysed
    return all(
        (certain and standing is not None and standing.knows(annotation))
        or (annotation.anchor.version == version and not annotation.marked and not annotation.found)
        for annotation in annotations
    )


def progress_of(annotations: Iterable[Annotation], version: str, standing: Standing | None) -> Progress:
    """Count `annotations`, one analyst's, in this version of their article.

    What `standing` does not know counts as judged only when it was judged on this very version, and as the analyst's
    own when it was marked.
    """
    if standing is not None and standing.version != version:
        standing = None
    judged = besides = 0
    for annotation in annotations:
        here = annotation.anchor.version == version
        if standing is not None and standing.knows(annotation):
            holds = annotation.id not in standing.waiting
            alone, inside = annotation.id in standing.own, annotation.id in standing.inside
        else:
            inside = standing is None or not here or annotation.anchor.start < standing.end
            holds, alone = here and inside, inside and _stands_alone(annotation)
        judged += holds and annotation.verdict is not None and not annotation.dismissed
        if annotation.dismissed:
            besides -= inside and not alone
        else:
            besides += alone
    return Progress(judged, besides)


def _stands_alone(annotation: Annotation) -> bool:
    """Whether no attributed claim of the analysis is behind it, as far as can be told without the article."""
    return annotation.marked or (annotation.kind is Kind.ASSERTION and not annotation.cue)
