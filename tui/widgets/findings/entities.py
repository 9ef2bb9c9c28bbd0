"""The list of an article's entities, grouped by type."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from annotations.analysis.model import Entity, Label
from annotations.analysis.named import is_named
from annotations.judgement import Ruling
from tui.glyphs import TYPES
from tui.keys import bindings_for
from tui.names import Question
from tui.widgets.findings.name_prompts import asked
from tui.widgets.findings.paging import PagedList
from tui.widgets.findings.prompts import entity_prompt
from tui.widgets.reversible import Reversible


class EntityList(PagedList, Reversible):
    """Shows entities by type, those with a name first; Enter asks for the next mention."""

    BINDINGS = [*bindings_for("list"), *bindings_for("entities")]

    same_key = different_key = ""
    """The keys that answer whether two names are one."""

    class MentionWanted(Message):
        """Enter or a click on an entity: its next mention should be shown."""

        def __init__(self, entity_id: str) -> None:
            self.entity_id = entity_id
            super().__init__()

    class NameRuled(Message):
        """The analyst says whether an entity has the name that is asked about, or, with no question, wants to."""

        def __init__(self, question: Question | None, ruling: Ruling) -> None:
            self.question = question
            self.ruling = ruling
            super().__init__()

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id, markup=False)
        self._of = ""
        self._questions: Mapping[str, Sequence[Question]] = {}

    def show(
        self, entities: Sequence[Entity], questions: Mapping[str, Sequence[Question]] | None = None, *, of: str = ""
    ) -> None:
        """Show `entities`, grouped in the order of `Label`; in a group those that bear a name, most mentions first.

        Args:
            entities: of one article.
            questions: what is to be asked of each, by its id; the first question is shown.
            of: the article's version; while it is the same, the cursor stays where it is.
        """
        self._questions = questions or {}
        order = {label: rank for rank, label in enumerate(Label)}
        ranked = sorted(entities, key=lambda e: (order[e.label], not is_named(e), -len(e.mentions), e.name))
        options = []
        for label, group in groupby(ranked, key=lambda entity: entity.label):
            members = list(group)
            heading = Content.assemble((TYPES[label], f"bold ${_colour(label)}"), (f"  {len(members)}", "$text-muted"))
            options.append(Option(heading, disabled=True))
            options += [Option(self._prompt(entity), id=entity.id) for entity in members]
        at, row = self.pointed, self.highlighted if of == self._of else None
        same, self._of = of == self._of, of
        self.set_options(options)
        self.highlighted = next((i for i in range(row or 1, len(options)) if options[i].id), 1 if options else None)
        if same:
            self.point_at(at)

    @property
    def pointed(self) -> str | None:
        """The id of the entity that the cursor is on."""
        option = self.highlighted_option
        return option.id if option else None

    def point_at(self, entity_id: str | None) -> None:
        """Put the cursor on that entity, if it is listed."""
        if entity_id is not None and entity_id in self._id_to_option:
            self.highlighted = self.get_option_index(entity_id)

    def action_rule_same(self) -> None:
        """Say that the two names asked about are one thing's."""
        self.post_message(self.NameRuled(self._question, Ruling.SAME))

    def action_rule_different(self) -> None:
        """Say that the two names asked about are two things'."""
        self.post_message(self.NameRuled(self._question, Ruling.DIFFERENT))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Moving in the list is nobody else's business."""
        event.stop()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Pass on the entity's own name."""
        event.stop()
        if event.option.id is not None:
            self.post_message(self.MentionWanted(event.option.id))

    @property
    def _question(self) -> Question | None:
        return next(iter(self._questions.get(self.pointed or "", ())), None)

    def _prompt(self, entity: Entity) -> Content:
        prompt = entity_prompt(entity)
        if questions := self._questions.get(entity.id):
            prompt = Content("\n").join([prompt, asked(questions, self.same_key, self.different_key)])
        return prompt


def _colour(label: Label) -> str:
    return f"entity-{label.value.lower()}"
