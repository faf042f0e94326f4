"""Which entry is lit: the one pointed at, else the one stepped to, else the pinned one. Pure."""

from __future__ import annotations


class Light:
    """Keys of entries of one article.

    Attributes:
        pointed: under the mouse or the cursor of the panel.
        stepped: of the mention that was gone to.
        pinned: stays lit until it is unpinned.
        number: of the mention that was gone to among those of its entry, from 1.
        is_from_panel: it was gone to from the panel, to which one goes back.
    """

    def __init__(self) -> None:
        self.pointed: int | None = None
        self.stepped: int | None = None
        self.pinned: int | None = None
        self.number: int | None = None
        self.is_from_panel = False

    @property
    def lit(self) -> int | None:
        """The entry that is lit, if any is."""
        return next((key for key in (self.pointed, self.stepped, self.pinned) if key is not None), None)

    @property
    def held(self) -> int | None:
        """The entry whose mentions one steps through; None for all mentions."""
        return self.pointed if self.pointed is not None else self.pinned

    def point(self, key: int | None) -> None:
        """Point at an entry, or at none."""
        self.pointed = key
        if key is not None:
            self._forget_step()

    def step(self, key: int, number: int, *, from_panel: bool = False) -> None:
        """Go to a mention of an entry."""
        self.stepped, self.number, self.is_from_panel = key, number, from_panel

    def pin(self, key: int) -> None:
        """Pin an entry, or unpin it if it is pinned."""
        self.pinned = None if self.pinned == key else key
        self._forget_step()

    def unstep(self) -> bool:
        """Leave what was gone to; False if nothing was."""
        was_stepped = self.stepped is not None
        self._forget_step()
        return was_stepped

    def _forget_step(self) -> None:
        self.stepped = self.number = None
        self.is_from_panel = False
