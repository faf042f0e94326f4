"""Whether the computer runs on its battery, and whether work that nobody waits for is held back for that."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.services.progress import Held

if TYPE_CHECKING:
    from collections.abc import Callable

POWER_SUPPLIES = Path("/sys/class/power_supply")
"""Where Linux tells of its power supplies; nowhere else is there such a folder."""
LOOK_S = 60.0
"""How often it is looked at."""


def is_on_battery() -> bool:
    """Whether a battery of the computer is being used up and no mains is there; False where nothing is known.

    https://www.kernel.org/doc/Documentation/ABI/testing/sysfs-class-power describes the files. It may wait for
    hardware, so it is never called where somebody waits. A system that tells it otherwise gets a function beside this.
    """
    try:
        supplies = list(POWER_SUPPLIES.iterdir())
    except OSError:
        return False
    if any(_says(supply, "online") == "1" for supply in supplies if _says(supply, "type") != "Battery"):
        return False
    # The batteries of mice and headphones are no reason to wait.
    return any(
        _says(supply, "status") == "Discharging" and _says(supply, "scope") != "Device"
        for supply in supplies
        if _says(supply, "type") == "Battery"
    )


def _says(supply: Path, name: str) -> str:
    try:
        return (supply / name).read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""


class Holding:
    """Whether work is held back: on the battery, unless the reader says otherwise, and when he says so.

    `choose` and `held` may be called from any thread.
    """

    def __init__(self, on_battery: Callable[[], bool] = is_on_battery) -> None:
        self._on_battery = on_battery
        self._is_on_battery = False
        self._choice: bool | None = None  # whether the reader holds it back; None: he said nothing
        self.due_s = 0.0
        """When the battery is to be looked at again, by the clock of `look`."""

    def choose(self, *, on: bool) -> None:
        """Hold it back, or have it go on even on the battery, for as long as the program runs."""
        self._choice = on

    def look(self, now_s: float) -> None:
        """Look at the battery, if that makes a difference and it was not looked at for a while."""
        if self._choice is None and now_s >= self.due_s:
            self.due_s = now_s + LOOK_S
            self._is_on_battery = self._on_battery()

    @property
    def held(self) -> Held | None:
        """Why it is held back, if it is."""
        if self._choice is None:
            return Held.BATTERY if self._is_on_battery else None
        return Held.KEY if self._choice else None
