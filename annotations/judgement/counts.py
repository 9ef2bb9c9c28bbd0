"""How much of each article an analyst has judged, counted when it is asked for and kept until something changes."""

from collections.abc import Iterable

from annotations.judgement.ledger import Ledger
from annotations.judgement.model import Change
from annotations.judgement.standing import Progress, Standing, progress_of, settled


class Counts:
    """Progress by article; what an answer costs does not grow with the desk."""

    def __init__(self, ledger: Ledger):
        """Count what is in `ledger`, and what changes there from now on."""
        self._ledger = ledger
        self._standings: dict[str, Standing] = {}
        self._counted: dict[str, tuple[str, Progress]] = {}
        self._recounted: set[str] | None = None
        ledger.listeners.append(self._changed)

    def progress(self, article_id: str, version: str) -> Progress:
        """How much of the article is judged; see `Desk.progress`."""
        shelf = self._ledger.shelf
        if not shelf.has(article_id):
            return Progress(0, 0)
        counted = self._counted.get(article_id)
        if counted is None or counted[0] != version:
            progress = progress_of(shelf.own(article_id), version, self._standings.get(article_id))
            counted = self._counted[article_id] = (version, progress)
        return counted[1]

    def recounted(self) -> frozenset[str] | None:
        """The articles whose progress may be another than when this was last asked; None for any of them."""
        changed, self._recounted = self._recounted, set()
        return None if changed is None else frozenset(changed)

    def settled(self, article_id: str, version: str) -> bool:
        """Whether `progress` is exact; see `Desk.settled`."""
        return settled(self._ledger.shelf.own(article_id), version, self._standings.get(article_id))

    def settle(self, standing: Standing) -> None:
        """Count an article's annotations as they were found to stand."""
        self._standings[standing.article_id] = standing
        self._count_again(standing.article_id)

    def forget(self) -> None:
        """Count all anew: the annotations have come from elsewhere."""
        self._counted.clear()
        self._recounted = None

    def _changed(self, changes: Iterable[Change]) -> None:
        for change in changes:
            for annotation in (change.before, change.after):
                if annotation is not None:
                    self._count_again(annotation.article.article_id)

    def _count_again(self, article_id: str) -> None:
        self._counted.pop(article_id, None)
        if self._recounted is not None:
            self._recounted.add(article_id)
