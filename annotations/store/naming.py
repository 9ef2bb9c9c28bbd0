"""The id of an annotation's document."""

from hashlib import blake2b

import msgspec

from annotations.judgement.model import Annotation


def document_id(annotation: Annotation) -> int:
    """TinyDB's id of an annotation's document: 63 bits of BLAKE2b over article id, anchor and annotator.

    It is the same on every machine, so that saving the same judgement twice keeps one document.
    """
    place = msgspec.json.encode((annotation.article.article_id, annotation.anchor, annotation.annotator))
    return int.from_bytes(blake2b(place, digest_size=8).digest()) >> 1
