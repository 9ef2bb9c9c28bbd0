"""Reads plain text, with or without front matter."""

from annotations.articles.blocks import blocks_of
from annotations.articles.decode import decode
from annotations.articles.front_matter import declared_charset, front_matter_of
from annotations.articles.paragraphs import pieces_of
from annotations.articles.readers.reading import Reading


def read(raw: bytes) -> Reading:
    """Decode a text file and name its blocks.

    Raises:
        NotText: the bytes are binary.
    """
    decoded = decode(raw, declared_charset(raw))
    told = front_matter_of(decoded.text)
    blocks = blocks_of(decoded.text, pieces_of(decoded.text, told.end), told)
    return Reading(decoded.text, decoded.encoding, blocks, told)
