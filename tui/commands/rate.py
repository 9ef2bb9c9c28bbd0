"""How fast it goes, as a column of a progress bar."""

from rich.progress import ProgressColumn, Task
from rich.text import Text


class Rate(ProgressColumn):
    """Steps a second, once there are enough to tell."""

    def render(self, task: Task) -> Text:
        """Such as "6.4/s"."""
        speed = task.finished_speed or task.speed
        return Text(f"{speed:.1f}/s" if speed else "", style="progress.data.speed")
