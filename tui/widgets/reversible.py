"""Keeps `text-style: reverse` of component classes, which Textual 8.2 leaves out of a widget's visual style."""

from textual.style import Style
from textual.widget import Widget


class Reversible(Widget):
    """A further base, after the widget's own: Textual takes its style sheet from the first."""

    def get_visual_style(self, *component_classes: str, partial: bool = False) -> Style:
        """Textual's style of the component classes, reversed where one of them asks for it."""
        style = super().get_visual_style(*component_classes, partial=partial)
        if any(self.get_component_styles(name).text_style.reverse for name in component_classes):
            return style + Style(reverse=True)
        return style
