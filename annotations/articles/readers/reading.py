"""What a reader finds in a file, before it has a name, a version and a language."""

import msgspec

from annotations.articles.front_matter import FrontMatter
from annotations.articles.model import Block


class Reading(msgspec.Struct, frozen=True):
    """The canonical text of a file with its blocks, and what the file says about itself."""

    text: str
    encoding: str
    blocks: tuple[Block, ...]
    told: FrontMatter
