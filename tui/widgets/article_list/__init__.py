"""The pane with the articles: a virtual list of any length, with a filter that forgives a slip."""

from tui.widgets.article_list.listed import Counts, Listed
from tui.widgets.article_list.pane import ArticleList

__all__ = ["ArticleList", "Counts", "Listed"]
