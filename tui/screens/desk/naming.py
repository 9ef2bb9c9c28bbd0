"""Naming: what the machine calls a thing is corrected, and two names are made one or kept apart, in every article."""

import asyncio
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work

from annotations.analysis.plain_name import name_key
from annotations.judgement import Ruling
from tui.names import as_called
from tui.screens.desk.base import NO_ARTICLE
from tui.screens.desk.marking import Marking
from tui.widgets.findings import EntityList
from tui.widgets.findings.prompts import shortened

if TYPE_CHECKING:  # panels are imported when they are first opened, after the first frame
    from tui.widgets.name_panel import NamePanel

NAME_SAID = 28
"""Characters of a name in the last line."""


class Naming(Marking):
    """What the analyst does to a name."""

    @work(exclusive=True, group="names")
    async def load_proposals(self) -> None:
        """Ask anew which names of the folder may be one thing's, and show it where it matters."""
        await asyncio.to_thread(self.session.load_proposals)
        if self.session.names.open or self.pane.waiting:
            self.show_entities()

    async def action_mark(self) -> None:
        """Correct the entity that the list is at; anywhere else, mark words of the text."""
        if self.pane.entities.has_focus:
            await self.action_correct_entity()
        else:
            await super().action_mark()

    async def action_correct_entity(self) -> None:
        """Open the panel that corrects the entity under the list's cursor."""
        session = self.session
        article, analysis = session.article, session.analysis
        shown = next((entity for entity in session.entities() if entity.id == self.pane.entities.pointed), None)
        if article is None or analysis is None or shown is None:
            self.say("no entity here" if article else NO_ARTICLE)
            return
        machine = session.names.machine_name(shown.id, analysis, article.text)
        if machine is not None:
            from tui.widgets.name_panel import NamePanel

            parts = session.names.parts(shown, analysis, article.text)
            await self.open_panel(NamePanel(shown, machine, parts, id="panel"))

    async def on_name_panel_name_kept(self, event: "NamePanel.NameKept") -> None:
        """Call the entity so, in every article; a name that another entity has makes them one."""
        from tui.widgets.name_panel import NamePanel

        panel, names = self.query_one(NamePanel), self.session.names
        name, label = event.name, event.label
        if (name, label) == (panel.shown.name, panel.shown.label):
            await self._close_with("nothing changed", "$text-muted")
            return
        said = ""

        def call() -> None:
            nonlocal said
            namesake = self._namesake(name, panel.shown.id) if name != panel.shown.name else ""
            if namesake:
                names.unite(namesake, panel.machine.name)
                said = f"{shortened(panel.machine.name, NAME_SAID)} and {shortened(namesake, NAME_SAID)} are one"
            else:
                said = names.call(panel.machine, name, label)

        if self.saved(call):
            await self._close_with(f"✓ {said}, in every article", names=(panel.machine.name, name))

    async def on_name_panel_name_split(self, event: "NamePanel.NameSplit") -> None:
        """Split the name off, in every article."""
        part = event.part
        if self.saved(partial(self.session.names.split, part)):
            words, stem = shortened(part.words, NAME_SAID), shortened(part.stem, NAME_SAID)
            await self._close_with(f"✓ {words} is not {stem}, in every article")

    async def on_name_panel_name_left(self) -> None:
        """Leave the entity as it is."""
        await self._close_with("name left as it was", "$text-muted")

    @on(EntityList.NameRuled)
    def _name_ruled(self, event: EntityList.NameRuled) -> None:
        """Answer whether the entity under the cursor has another name."""
        if event.question is None:
            names = self.keymap.label("names.show")
            self.say(f"nothing is asked about this name · {names} shows what is" if self.session.names.open else NO_ASK)
            return
        proposal, ruling = event.question.proposal, event.ruling
        if self.saved(partial(self.session.names.decide, proposal, ruling)):
            self._show_ruled(*as_called(proposal))
            one, other = (shortened(name, NAME_SAID) for name in as_called(proposal))
            word = "one" if ruling is Ruling.SAME else "two"
            self.say(f"✓ {one} and {other} are {word}, in every article", "$success")

    @work
    async def action_names(self) -> None:
        """Show the names that may be one thing's, over all articles."""
        from tui.screens.names import NamesScreen

        await self.app.push_screen_wait(NamesScreen(self.session.names, self.session.desk.undo))
        self._show_ruled()

    async def _close_with(self, said: str, style: str = "$success", names: Iterable[str] = ()) -> None:
        await self.close_panel()
        if style == "$success":
            self._show_ruled(*names)
        self.say(said, style)

    def _show_ruled(self, *names: str) -> None:
        """Draw everything that names an entity anew, the cursor where it was, or on what bears one of `names` now."""
        at = self.pane.entities.pointed
        self.show_entities()
        self.show_findings()
        keys = {name_key(name) for name in names}
        if self.pane.entities.pointed != at:
            bearer = (e.id for e in self.session.entities() if keys & {name_key(n) for n in (e.name, *e.aliases)})
            self.pane.entities.point_at(next(bearer, None))

    def _namesake(self, name: str, entity_id: str) -> str:
        """What the machine calls another entity of the open article that is listed under this name; "" for none."""
        session = self.session
        if session.article is None or session.analysis is None:
            return ""
        for entity in session.entities():
            if entity.id != entity_id and name_key(entity.name) == name_key(name):
                machine = session.names.machine_name(entity.id, session.analysis, session.article.text)
                return machine.name if machine else ""
        return ""


NO_ASK = "no names are waiting to be made one"
"""What is said to the two keys when there is nothing to answer."""
