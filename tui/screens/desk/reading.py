"""Reading: go from article to article and pane to pane, fold the tail, follow a claim or an entity into the text."""

from textual import on
from textual.widget import Widget

from annotations.text import one_line
from tui.screens.desk.base import NO_ARTICLE
from tui.screens.desk.keeping import Keeping
from tui.screens.desk.opening import Opening
from tui.widgets.article_list.listed import day
from tui.widgets.article_list.rows import RowView
from tui.widgets.findings import ClaimList, EntityList
from tui.widgets.reader.messages import ClaimReached, PlaceChanged, TailClicked


class Reading(Opening, Keeping):
    """What the analyst does to see a text."""

    _mention_shown = ("", -1)
    """The entity whose mentions are being walked through, and which of them was shown last."""

    def action_step_article(self, step: int) -> None:
        """Open the next or previous article of the list as it is shown."""
        path = self.articles.neighbour(self.articles.current, step)
        if path is not None:
            self.articles.current = path  # at once: the next key may come before this file has been read
            self.open_article(path)
        elif self.session.article is not None:
            self.say(f"this is the {'last' if step > 0 else 'first'} article")

    def action_versions(self) -> None:
        """Show the text that was judged beside the text as it is now."""
        article = self.session.article
        annotation = self.session.judged_elsewise() if article else None
        judged = self.session.desk.judged_text(annotation) if annotation else None
        if article is None or annotation is None or judged is None:
            self.say("the text is as it was judged")
            return
        from tui.screens.versions import VersionsScreen

        self.app.push_screen(VersionsScreen(one_line(article.title), judged, article.text, day(annotation.modified)))

    def action_toggle_tail(self) -> None:
        """Fold or unfold the unrelated end of the article."""
        article = self.session.article
        if article is None or article.tail_start == len(article.text):
            self.say("this article has no tail" if article else NO_ARTICLE)
            return
        self.session.tail_open = self.reader.tail_open = not self.session.tail_open
        self.session.find()
        self.show_entities()
        self.show_findings()

    def action_toggle_articles(self) -> None:
        """Go to the list of articles, or back from it to the text."""
        if self.articles.has_focus_within:
            self.remove_class("-articles")
            self.set_focus(self.reader)
        else:
            self.add_class("-articles")
            self.set_focus(self.articles.view)

    def action_next_pane(self) -> None:
        """Go to the next pane."""
        self._step_pane(1)

    def action_previous_pane(self) -> None:
        """Go to the previous pane."""
        self._step_pane(-1)

    def _step_pane(self, step: int) -> None:
        """Go round the panes; each list of findings is a stop, and a narrow screen opens them for it."""
        lists = self.pane.lists
        stops: list[tuple[str, Widget]] = [*self.stops_in_text(), *lists.items()]
        if self.has_class("-wide"):
            stops.insert(0, ("articles", self.articles))
        here = next((i for i, (_, widget) in enumerate(stops) if widget.has_focus_within), 0)
        name, widget = stops[(here + step) % len(stops)]
        self.remove_class("-articles")
        self.set_class(name in lists, "-findings")
        if name in lists:
            self.pane.tab = name
        self.focus_pane(name, widget)

    def focus_pane(self, name: str, widget: Widget) -> None:
        """Give a pane the keyboard and remember it for the next start."""
        self.set_focus(self.articles.view if widget is self.articles else widget)
        self.session.workplace.library.remember("focus", name)

    @on(PlaceChanged)
    def _place_changed(self, event: PlaceChanged) -> None:
        self.percent_read = event.percent
        self.show_place()
        self.session.offset = event.offset
        self.place_timer.reset()
        self.place_timer.resume()

    @on(RowView.ArticleChosen)
    def _article_chosen(self, event: RowView.ArticleChosen) -> None:
        self.remove_class("-articles")
        self.open_article(event.path)
        if self.has_class("-narrow"):
            self.set_focus(self.reader)

    @on(TailClicked)
    def _tail_clicked(self) -> None:
        self.action_toggle_tail()

    @on(ClaimReached)
    def _claim_reached(self, event: ClaimReached) -> None:
        if event.claim_id == self.reader.current:  # else the text has gone on since it said so
            self.go_to_claim(event.claim_id)

    @on(ClaimList.ClaimHighlighted)
    def _claim_highlighted(self, event: ClaimList.ClaimHighlighted) -> None:
        if event.claim_id == self.pane.claims.pointed:  # else the list has gone on since it said so
            self.go_to_claim(event.claim_id)

    @on(ClaimList.ClaimOpened)
    def _claim_opened(self, event: ClaimList.ClaimOpened) -> None:
        self.go_to_claim(event.claim_id)
        self.back_to_text()

    @on(EntityList.MentionWanted)
    def _mention_wanted(self, event: EntityList.MentionWanted) -> None:
        """Walk through an entity's mentions, one a key press, round and round."""
        entity = next(e for e in self.session.entities() if e.id == event.entity_id)
        walked, last = self._mention_shown
        index = (last + 1) % len(entity.mentions) if walked == entity.id else 0
        self._mention_shown = (entity.id, index)
        self.reader.go_to(entity.mentions[index])
        self.say(f"mention {index + 1} of {len(entity.mentions)}")
