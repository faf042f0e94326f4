"""The least that a Textual application can be: the reference for starting, for a key, and for ending."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class BareApp(App[None]):
    """One line, with the number of times that J was pressed."""

    BINDINGS = [("J", "count", "Count")]  # noqa: RUF012 - Textual's declaration

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static("Hello from 0 keys.")

    def on_mount(self) -> None:
        """Start to count."""
        self.count = 0

    def action_count(self) -> None:
        """Count a key."""
        self.count += 1
        self.query_one(Static).update(f"Hello from {self.count} keys.")


if __name__ == "__main__":
    BareApp().run()
