"""The list of an article's entities, grouped by type."""

from collections.abc import Sequence
from itertools import groupby

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from annotations.analysis.model import Entity, Label
from tui.glyphs import TYPES
from tui.keys import bindings_for
from tui.widgets.findings.paging import PagedList
from tui.widgets.findings.prompts import entity_prompt
from tui.widgets.reversible import Reversible


class EntityList(PagedList, Reversible):
    """Shows entities by type, most often named first; Enter asks for the next mention."""

    BINDINGS = [*bindings_for("list")]

    class MentionWanted(Message):
        """Enter or a click on an entity: its next mention should be shown."""

        def __init__(self, entity_id: str) -> None:
            self.entity_id = entity_id
            super().__init__()

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id, markup=False)

    def show(self, entities: Sequence[Entity]) -> None:
        """Show `entities`, grouped in the order of `Label`, within a group by mentions, then name."""
        order = {label: rank for rank, label in enumerate(Label)}
        ranked = sorted(entities, key=lambda e: (order[e.label], -len(e.mentions), e.name))
        options = []
        for label, group in groupby(ranked, key=lambda entity: entity.label):
            members = list(group)
            heading = Content.assemble((TYPES[label], f"bold ${_colour(label)}"), (f"  {len(members)}", "$text-muted"))
            options.append(Option(heading, disabled=True))
            options += [Option(entity_prompt(entity), id=entity.id) for entity in members]
        self.set_options(options)
        self.highlighted = 1 if options else None

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Moving in the list is nobody else's business."""
        event.stop()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Pass on the entity's own name."""
        event.stop()
        if event.option.id is not None:
            self.post_message(self.MentionWanted(event.option.id))


def _colour(label: Label) -> str:
    return f"entity-{label.value.lower()}"
