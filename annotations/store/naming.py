"""The id of an annotation's document."""

from hashlib import blake2b

import msgspec

from annotations.judgement.model import Annotation


def document_id(annotation: Annotation) -> int:
    """TinyDB's id of an annotation's document: 63 bits of BLAKE2b over article id, anchor, annotator and the names.

    It is the same on every machine, so that saving the same judgement twice keeps one document.
    """
    place: tuple[object, ...] = (annotation.article.article_id, annotation.anchor, annotation.annotator)
    if (naming := annotation.naming) is not None:
        place += ("called", naming.name, naming.label) if naming.label else tuple(sorted((naming.name, naming.other)))
    return int.from_bytes(blake2b(msgspec.json.encode(place), digest_size=8).digest()) >> 1
