"""Textual's driver for terminals, made to outlive a byte that is no UTF-8."""

from textual.drivers.linux_driver import LinuxDriver


class TerminalDriver(LinuxDriver):
    """Reads on where Textual's would end the program: a terminal set to another encoding sends such bytes for keys."""

    def run_input_thread(self) -> None:
        """Read keys until the program ends; what came together with an undecodable byte is dropped."""
        while True:
            try:
                super().run_input_thread()
            except UnicodeDecodeError:
                if self._in_band_window_resize and not self.exit_event.is_set():
                    self._enable_in_band_window_resize()  # tells the new reader whether the mouse counts in pixels
            else:
                return
