"""What an entity is: its name, its type, and the names that do not belong to it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from annotations.analysis.model import Entity, Label
from annotations.analysis.type_words import ONE_OF
from annotations.text import one_line
from tui.keys import bindings_for
from tui.names import Part
from tui.widgets.findings.prompts import shortened

LABELS = tuple(Label)


class NamePanel(Vertical):
    """Corrects one entity: type its name, choose its type or a name to split off; Enter keeps, Escape leaves."""

    typed_scope = "entity"
    DEFAULT_CSS = """
    NamePanel { height: auto; max-height: 11; border: round $accent; }
    NamePanel Input, NamePanel Input:focus { border: none; height: 1; padding: 0 1; background: transparent; }
    NamePanel OptionList {
        border: none; height: auto; max-height: 8; padding: 0 1; background: transparent; scrollbar-size-vertical: 1;
    }
    """
    BINDINGS: ClassVar = [*bindings_for("entity")]

    class NameKept(Message):
        """The entity is called so, and is of this type."""

        def __init__(self, name: str, label: Label) -> None:
            self.name = name
            self.label = label
            super().__init__()

    class NameSplit(Message):
        """This name is another thing's."""

        def __init__(self, part: Part) -> None:
            self.part = part
            super().__init__()

    class NameLeft(Message):
        """The analyst leaves the entity as it is."""

    def __init__(self, shown: Entity, machine: Entity, parts: Sequence[Part], *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        """Correct what is listed as `shown`, and found as `machine`; any of `parts` can be split off."""
        super().__init__(id=id)
        self.shown = shown
        self.machine = machine
        self._parts = parts
        self.border_title = Content(f"Correct · {shortened(machine.name, 40)}, found as {ONE_OF[machine.label]}")
        self.border_subtitle = Content("type a name · ↑ ↓ type · enter keeps · escape leaves")

    def compose(self) -> ComposeResult:
        """The name, then what can be chosen: what can be split off, and the types."""
        yield Input(one_line(self.shown.name), placeholder=one_line(self.machine.name), select_on_focus=False)
        rows = [
            Content.assemble("split off: ", (shortened(part.words, 50), "bold"), f" ({_mentions(part.mentions)})")
            for part in self._parts
        ]
        rows += [Content(ONE_OF[label]) for label in LABELS]
        choices = OptionList(*(Option(row) for row in rows), markup=False)
        choices.can_focus = False
        choices.highlighted = len(self._parts) + LABELS.index(self.shown.label)
        yield choices

    def on_mount(self) -> None:
        """Type at once."""
        self.screen.set_focus(self.query_one(Input))

    def action_choose(self, step: int) -> None:
        """Move among the types and the names to split off."""
        choices = self.query_one(OptionList)
        choices.highlighted = ((choices.highlighted or 0) + step) % choices.option_count

    def action_keep(self) -> None:
        """Keep what is typed and chosen, once the keys that came before this one are in it."""
        self.call_later(self._keep)

    def action_leave(self) -> None:
        """Leave the entity as it is."""
        self.post_message(self.NameLeft())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click chooses, and keeps."""
        event.stop()
        self._keep()

    def _keep(self) -> None:
        at = self.query_one(OptionList).highlighted or 0
        if at < len(self._parts):
            self.post_message(self.NameSplit(self._parts[at]))
            return
        typed = " ".join(self.query_one(Input).value.split())
        unchanged = typed == one_line(self.shown.name)
        name = self.shown.name if unchanged else typed or self.machine.name
        self.post_message(self.NameKept(name, LABELS[at - len(self._parts)]))


def _mentions(count: int) -> str:
    return f"{count} mention{'s' if count > 1 else ''}"
