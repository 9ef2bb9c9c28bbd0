"""A file becomes an Article: readers, encodings, block roles, and the library of a folder.

Whoever needs the articles of a folder opens a `Library`; whoever has the bytes of a file calls `article_of`.
"""

from annotations.articles.desk_settings import BadSettings, DeskSettings, read_settings
from annotations.articles.library import Library, NotThere, Row
from annotations.articles.model import Article, Block, Role, Unreadable
from annotations.articles.reading import article_of

__all__ = [
    "Article",
    "BadSettings",
    "Block",
    "DeskSettings",
    "Library",
    "NotThere",
    "Role",
    "Row",
    "Unreadable",
    "article_of",
    "read_settings",
]
