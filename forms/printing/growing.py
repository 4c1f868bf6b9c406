"""Runs while a line is being set: characters join a run as long as face and tracking stay the same (PAPER 11)."""

from __future__ import annotations

from forms.printing.placed import Run


class GrowingRun:
    """A run that still grows: characters join while face and tracking stay the same."""

    def __init__(
        self, x: float, text: str, key: str, stroke: float, size: float, stretch: float, natural: float = -1
    ) -> None:  # fmt: skip
        self.x, self.text, self.key, self.stroke, self.size, self.stretch = x, text, key, stroke, size, stretch
        self._last_x, self._natural = x, natural
        self._tracking: float | None = None

    def takes(self, x: float, key: str, stroke: float) -> bool:
        if self._natural < 0 or key != self.key or stroke != self.stroke:
            return False
        tracking = x - self._last_x - self._natural
        return self._tracking is None or abs(tracking - self._tracking) < 1e-6

    def add(self, x: float, character: str, natural: float) -> None:
        self._tracking = x - self._last_x - self._natural
        self._last_x, self._natural = x, natural
        self.text += character

    def done(self) -> Run:
        stroke = self.stroke * self.size
        return Run(self.x, self.text, self.key, self.size, self._tracking or 0.0, stroke, self.stretch)
