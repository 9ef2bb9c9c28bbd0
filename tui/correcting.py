"""What the analyst corrects of a claim: kept by the desk, then seen in the session's findings."""

from annotations.articles import Article
from annotations.judgement import Finding
from annotations.text import Span
from tui.session import Session


def dismiss(session: Session, article: Article, finding: Finding) -> Finding:
    """Say that it is no claim, or is one again; on disk when this returns. The cursor goes on from what is none.

    Raises:
        NotSaved: nothing has changed.
    """
    index = session.index(finding.claim.id)
    after = session.desk.corrections.dismiss(article, finding)
    others = [*session.findings[index + 1 :], *reversed(session.findings[:index])]
    following = next((one.claim.id for one in others if not one.dismissed), None)
    session.find()
    if after.dismissed and following is not None:
        session.current = following
    return after


def reword(session: Session, article: Article, finding: Finding, span: Span) -> Finding:
    """Give it the words in `span`; on disk when this returns. The same finding comes back when nothing differs.

    Raises:
        NotSaved: nothing has changed.
        ValueError: the span holds no words.
    """
    return _shown(session, article, session.desk.corrections.reword(article, finding, span))


def credit(session: Session, article: Article, finding: Finding, source: str) -> Finding:
    """Say whose claim it is, "" for nobody's; otherwise as `reword`, but for the ValueError."""
    return _shown(session, article, session.desk.corrections.credit(article, finding, source))


def _shown(session: Session, article: Article, after: Finding) -> Finding:
    """Lay the findings out anew, if it is still their article, with the cursor on the corrected one."""
    if session.article is not None and session.article.version == article.version:
        session.find()
        found = session.finding_at(after.annotation.anchor) if after.annotation else session.finding(after.claim.id)
        session.current = found.claim.id if found else session.current
    return after
