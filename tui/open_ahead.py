"""The next article in which a claim that is listed is open, also where that is one of the article's own statements."""

from collections.abc import Callable

from annotations.analysis.level import Level
from annotations.articles import Article
from annotations.judgement.layout import lay
from annotations.judgement.listing import listed
from tui.session import Session


def looking_ahead(session: Session) -> Callable[[], str | None]:
    """What finds the path of the article after the open one, and then from the top, that has an open claim.

    Attributed claims are counted, so at their level nothing is read; at the others what is called reads article after
    article and is blocking, for a thread. It changes nothing.
    """
    level, folder = session.levels.now, session.folder
    here = session.article.path if session.article else None
    if level is Level.ATTRIBUTED:
        path = folder.next_open_path(here)
        return lambda: path
    own = session.desk.own_annotations
    ids = {row.path: row.article_id for row in folder.rows}
    ahead = [(path, folder.tally(path), own(ids[path])) for path in folder.paths_after(here)]

    def look() -> str | None:
        for path, tally, annotations in ahead:
            if folder.leaving:
                return None
            if tally.open:
                return path
            article, analysis = session.read(path)
            if isinstance(article, Article) and analysis is not None:
                findings = lay(article, analysis.claims, annotations, article.tail_start)
                if any(finding.open for finding in listed(findings, level)):
                    return path
        return None

    return look
