"""The application: themes, keys, the filter that every character passes, and the main screen."""

import asyncio
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from rich.console import RenderableType
from textual import events, work
from textual.app import SystemCommand
from textual.dom import DOMNode
from textual.driver import Driver
from textual.filter import LineFilter
from textual.reactive import Initialize, Reactive
from textual.screen import Screen
from textual.theme import Theme

from tui.keymap import keymap
from tui.keys import SCOPES, Command, bindings_for, commands
from tui.line_filter import PrintableFilter
from tui.screens.frame import Frame
from tui.signals import exit_on_signals, terminal_is_gone
from tui.themes import OURS, choose_theme, theme_variable_defaults
from tui.turns import InTurn
from tui.workplace import Workplace

TERMINAL_LOOKED_FOR = 1.0
"""Seconds between two looks at whether the terminal is still there."""
EXPLAINED_FOR = 10.0
"""Seconds for which the word about faults in the settings stays; the help screen has them all, as long as they last."""


class IncursionApp(InTurn[None]):
    """Reads and judges the articles of one workplace."""

    TITLE = "Incursion"
    BINDINGS = [*bindings_for("app")]
    PAUSE_GC_ON_SCROLL = True

    def _theme_to_start_with(self) -> str:
        return self.choice.name

    theme: Reactive[str] = Reactive(Initialize(_theme_to_start_with))
    """The theme's name; known before the style sheet is made, which would otherwise be made and applied twice."""
    failure: BaseException | None = None
    """What ended the app when nobody asked it to end."""

    def __init__(self, workplace: Workplace) -> None:
        self.workplace = workplace
        settings = workplace.settings
        self.keymap = keymap(settings.config.keys, cyrillic=settings.config.cyrillic, file=settings.path.name)
        self.choice = choose_theme(settings.config.theme)
        self.faults = [*settings.faults, *self.keymap.faults, *filter(None, [self.choice.notice])]
        self._printable = PrintableFilter()
        super().__init__(ansi_color=self.choice.ansi_color)
        for theme in OURS:
            self.register_theme(theme)
        self.set_keymap(self.keymap.textual)

    def get_default_screen(self) -> Screen[None]:
        """The frame, which the desk takes the place of."""
        return Frame(self.workplace, self.keymap)

    def get_theme(self, theme_name: str) -> Theme | None:
        """The theme of that name, one of ours even before they are registered."""
        return next((theme for theme in OURS if theme.name == theme_name), None) or super().get_theme(theme_name)

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver for this system; ours where it is for terminals."""
        driver = super().get_driver_class()
        if sys.platform == "win32" or driver.__name__ != "LinuxDriver":
            return driver
        from tui.driver import TerminalDriver

        return TerminalDriver

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, then ours: no control character ever leaves in text."""
        return [*super().get_line_filters(), self._printable]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of entities and verdicts under whichever theme is chosen."""
        return super().get_theme_variable_defaults() | theme_variable_defaults(self.current_theme)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every command of the keys, then Textual's own that have no key here."""
        focused = screen.focused
        for row in commands():
            target: DOMNode | None = {"app": self, "main": screen}.get(row.scopes[0], focused)
            if target is not None and _applies(row, target):
                does, keys = row.help.removesuffix("."), self.keymap.label(row.id)
                where = " and ".join(SCOPES[scope] for scope in row.scopes)
                run = partial(self._run, row, target)
                yield SystemCommand(f"{does} ({keys})" if keys else does, f"{row.label} · {where}", run)
        yield from (
            command for command in super().get_system_commands(screen) if command.title in {"Theme", "Screenshot"}
        )

    async def _run(self, row: Command, target: DOMNode) -> None:
        """Run a command chosen by name as if its key had been pressed in `target`."""
        await self.run_action(row.action, target)

    def turn_begins(self, event: events.Key | events.Paste) -> None:
        """Note when a key arrived, for its turn may come much later."""
        if isinstance(event, events.Key) and isinstance(self.screen, Frame):
            self.screen.key_pressed(event.time)

    def panic(self, *renderables: RenderableType) -> None:  # noqa: ARG002 - Textual's signature
        """End; what reads the keys has failed."""
        self.failure = self.failure or sys.exception() or RuntimeError("the terminal can't be read")
        super().panic()

    def _handle_exception(self, error: Exception) -> None:
        """End, and leave it to the command line to say why: Textual's traceback would show foreign text as it is."""
        self.failure = self.failure or sys.exception() or error
        super()._handle_exception(error)
        self._exit_renderables.clear()

    def _end_without_terminal(self) -> None:
        """End as SIGHUP does when the window has been closed."""
        if terminal_is_gone(sys.__stdin__.fileno() if sys.__stdin__ else 0):
            self.exit(return_code=128 + signal.SIGHUP)

    async def action_quit(self) -> None:
        """Quit at once; what is being written is kept."""
        for screen in self.screen_stack:
            if isinstance(screen, Frame) and not await screen.may_leave():
                return
        self.exit()

    def on_load(self) -> None:
        """Leave the terminal whole however the program ends, from the first moment on."""
        exit_on_signals(self)

    def on_mount(self) -> None:
        """Say what is wrong with the settings; draw everything anew when the program has been stopped and goes on."""
        if not self.is_headless:
            self.set_interval(TERMINAL_LOOKED_FOR, self._end_without_terminal)
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        if self.faults:
            self.notify(self._faults_told(), title="Settings", severity="warning", timeout=EXPLAINED_FOR, markup=False)

    def on_ready(self) -> None:
        """The frame has been drawn: load everything else."""
        self.open_desk()

    def _faults_told(self) -> str:
        """How many faults the settings have, what that means for the keys, and the first fault."""
        unused, count = self.keymap.faults, len(self.faults)
        said = [f"[keys] not used: {len(unused)} fault{'s' if len(unused) > 1 else ''}"] if unused else []
        said.append((unused or self.faults)[0])
        keys = self.keymap.label("app.help")
        if count > 1 and keys:
            said.append(f"{keys} tells the rest")
        return "\n".join(said)

    @work
    async def open_desk(self) -> None:
        """Put the desk in the frame's place, as soon as what it is made of is loaded."""
        desk = await asyncio.to_thread(self._load)
        with self.batch_update():  # painted once, with the text in it
            await self.push_screen(desk())

    def _load(self) -> Callable[[], Screen[None]]:
        """Import what the desk is made of and read the first article; blocking."""
        from tui.screens.desk import DeskScreen
        from tui.session import Session

        session = Session(self.workplace)
        return partial(DeskScreen, session, session.read_first(), self.keymap)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing opens over the frame: the desk is about to take its place."""
        if action in {"help", "command_palette"} and type(self.screen) is Frame:
            return False
        return super().check_action(action, parameters)

    def action_command_palette(self) -> None:
        """Show every command by its name."""
        from tui.screens.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def action_help(self) -> None:
        """Show the keys."""
        from tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(self.keymap, self.faults))


def _applies(row: Command, target: DOMNode) -> bool:
    """Whether `target` has the command's action at all."""
    name = row.action.partition("(")[0]
    return hasattr(target, f"action_{name}")
