"""The list of what other articles say of one claim."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from annotations.analysis.echoes import Key
from annotations.judgement import Finding
from tui.keys import bindings_for
from tui.widgets.findings.echo_prompts import asked_prompt, echo_prompt
from tui.widgets.findings.paging import PagedList
from tui.widgets.reversible import Reversible

if TYPE_CHECKING:
    from tui.elsewhere import Told


class EchoList(PagedList, Reversible):
    """Shows a claim and its echoes, or why there are none; going to one is the screen's."""

    BINDINGS = [*bindings_for("list"), *bindings_for("echoes")]

    class EchoOpened(Message):
        """Enter or a click asked for the other claim."""

        def __init__(self, told: "Told") -> None:
            self.told = told
            super().__init__()

    class ReturnWanted(Message):
        """A key asked to go back to where the analyst came from."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id, markup=False)
        self._shown: tuple[object, ...] = ()
        self._told: tuple[Told, ...] = ()

    def show(self, finding: Finding | None, told: Sequence["Told"], sentence: str) -> None:
        """Show `finding` and below it what is `told`, or `sentence` where nothing is; drawn only when it differs."""
        shown = (finding, *told, sentence)
        if shown == self._shown:
            return
        pointed = self.pointed
        self._shown, self._told = shown, tuple(told)
        options = [Option(asked_prompt(finding), disabled=True)] if finding else []
        options += [Option(echo_prompt(one)) for one in told]
        if not told:
            options.append(Option(Content.styled(sentence, "$text-muted"), disabled=True))
        self.set_options(options)
        self.point_at(pointed)

    @property
    def pointed(self) -> Key | None:
        """The other claim that the cursor is on."""
        told = self._at(self.highlighted)
        return told.echo.other.key if told else None

    def point_at(self, key: Key | None) -> None:
        """Put the cursor on that claim, or else on the first."""
        keys = [told.echo.other.key for told in self._told]
        first = self.option_count - len(keys)
        self.highlighted = first + (keys.index(key) if key in keys else 0) if keys else None

    def _at(self, index: int | None) -> "Told | None":
        """What stands in that row."""
        first = self.option_count - len(self._told)
        return None if index is None or index < first or not self._told else self._told[index - first]

    def action_come_back(self) -> None:
        """Go back to where the analyst came from."""
        self.post_message(self.ReturnWanted())

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Moving in the list is nobody else's business."""
        event.stop()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Pass on what is told of the other claim."""
        event.stop()
        if (told := self._at(event.option_index)) is not None:
            self.post_message(self.EchoOpened(told))
