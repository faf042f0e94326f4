"""How far the analysis is: the pace, what is told, and what holds it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.services import power, progress
from reader.services.power import Holding, is_on_battery
from reader.services.progress import Counter, Held, Pace, Progress
from reader.ui import wording

if TYPE_CHECKING:
    from pathlib import Path


def test_pace_is_not_told_at_once() -> None:
    """A rate of the first moments is none."""
    pace = Pace()
    for tenth in range(50):
        pace.note(tenth / 10, tenth)
        assert pace.left_s(100) is None
    pace.note(5.0, 50)
    assert pace.left_s(100) == pytest.approx(10.0)


@given(rate=st.floats(0.5, 100), left=st.integers(0, 100_000))
def test_pace_of_steady_work_is_exact(rate: float, left: int) -> None:
    """What comes at one rate goes on at that rate."""
    pace = Pace()
    for done in range(1, 500):
        pace.note(done / rate, done)
    told = pace.left_s(left)
    assert (told is None) == (498 / rate < progress.LEAST_S)
    assert told is None or told == pytest.approx(left / rate)


def test_pace_follows_within_a_minute_and_is_not_shaken_by_one_article() -> None:
    """One article of ten seconds moves the guess little; after a minute of another rate, that one counts alone."""
    pace = Pace()
    now, done = 0.0, 0
    for _ in range(600):
        now, done = now + 0.1, done + 1
        pace.note(now, done)
    assert pace.left_s(600) == pytest.approx(60, rel=0.02)
    now, done = now + 10, done + 1
    pace.note(now, done)
    assert 60 < (pace.left_s(600) or 0) < 75
    for _ in range(65):
        now, done = now + 1, done + 1
        pace.note(now, done)
    assert pace.left_s(600) == pytest.approx(600, rel=0.05)


def test_pace_begins_anew() -> None:
    """A pause is no work, and fewer done than before is another count."""
    pace = Pace()
    pace.note(0, 0)
    pace.note(10, 100)
    assert pace.left_s(10) == pytest.approx(1)
    pace.note(11, 1)
    assert pace.left_s(10) is None
    pace.note(21, 2)
    pace.restart()
    assert pace.left_s(10) is None


def _counter() -> tuple[Counter, list[Progress]]:
    counter, told = Counter(), list[Progress]()
    counter.on_progress = told.append
    return counter, told


def test_counter_tells_now_and_then_and_at_the_end() -> None:
    """Not every article is told, but the last one is; then it begins anew."""
    counter, told = _counter()
    for number in range(1, 101):
        counter.count(100 - number, 1000 + number / 100)
    assert [(one.done, one.total) for one in told] == [(1, 100), (51, 100), (100, 100)]
    counter.count(9, 2000)
    assert (told[-1].done, told[-1].total) == (1, 10)


def test_counter_tells_at_once_when_it_is_held_back_and_goes_on() -> None:
    """And only then, as long as as much is left."""
    counter, told = _counter()
    for held in (None, Held.KEY, Held.KEY, None, None, Held.BATTERY):
        counter.hold(held, 7, 1000)
    assert [one.held for one in told] == [Held.KEY, None, Held.BATTERY]
    assert told[0] == Progress(0, 7, None, Held.KEY)


def test_counter_tells_what_is_left_while_it_is_held_back() -> None:
    """Another program does some of it, or brings in more."""
    counter, told = _counter()
    for left in (7, 7, 5, 0, 3):
        counter.hold(Held.KEY, left, 1000)
    assert [one.total - one.done for one in told] == [7, 5, 0, 3]


def test_counter_begins_anew_where_another_program_did_the_rest() -> None:
    """What was done before is not counted with what comes next."""
    counter, told = _counter()
    counter.count(7, 1000)
    for left in (7, 0, 3):
        counter.hold(Held.KEY, left, 1000)
    assert told[-1] == Progress(0, 3, None, Held.KEY)


def _supply(folder: Path, name: str, **files: str) -> None:
    supply = folder / name
    supply.mkdir(parents=True)
    for file, text in files.items():
        (supply / file).write_text(f"{text}\n")


@pytest.mark.parametrize(
    ("supplies", "is_so"),
    [
        ({}, False),
        ({"BAT0": {"type": "Battery", "status": "Discharging"}}, True),
        ({"BAT0": {"type": "Battery", "status": "Full"}}, False),
        ({"BAT0": {"type": "Battery", "status": "Discharging"}, "AC": {"type": "Mains", "online": "0"}}, True),
        ({"BAT0": {"type": "Battery", "status": "Discharging"}, "AC": {"type": "Mains", "online": "1"}}, False),
        ({"BAT0": {"type": "Battery", "status": "Discharging"}, "C": {"type": "USB", "online": "1"}}, False),
        ({"mouse": {"type": "Battery", "scope": "Device", "status": "Discharging"}}, False),
        ({"AC": {"type": "Mains", "online": "0"}}, False),
        ({"odd": {}}, False),
    ],
)
def test_battery_is_told_from_the_files_of_linux(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, supplies: dict[str, dict[str, str]], is_so: object
) -> None:
    """On battery is who uses one up without mains; batteries of mice do not count, and no files say nothing."""
    for name, files in supplies.items():
        _supply(tmp_path / "supplies", name, **files)
    monkeypatch.setattr(power, "POWER_SUPPLIES", tmp_path / "supplies")
    assert is_on_battery() is is_so


def test_battery_is_looked_at_once_a_minute() -> None:
    """However often one asks; and never once the reader has said what he wants."""
    looks: list[bool] = []

    def look() -> bool:
        looks.append(True)
        return True

    holding = Holding(look)
    assert holding.held is None
    for second in range(0, 180, 2):
        holding.look(1000 + second)
        assert holding.held is Held.BATTERY
    assert len(looks) == 3
    holding.choose(on=False)
    assert holding.held is None
    holding.look(5000)
    assert len(looks) == 3
    holding.choose(on=True)
    assert holding.held is Held.KEY


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (Progress(1240, 100_000, 1500.0), "Analysing 1\u202f240 of 100\u202f000 · 25 min left · P pauses"),
        (Progress(1240, 100_000), "Analysing 1\u202f240 of 100\u202f000 · P pauses"),
        (Progress(60, 70, 20.0), "Analysing 60 of 70 · less than a minute left · P pauses"),
        (Progress(60, 700, 61.0), "Analysing 60 of 700 · 1 min left · P pauses"),
        (Progress(60, 70_000, 5400.0), "Analysing 60 of 70\u202f000 · 1 h 30 min left · P pauses"),
        (Progress(60, 70_000, 7200.0), "Analysing 60 of 70\u202f000 · 2 h left · P pauses"),
        (Progress(1, 49, 5.0), ""),
        (Progress(100, 100), ""),
        (Progress(0, 3, None, Held.KEY), "Paused: the analysis of 3 articles waits · P goes on"),
        (Progress(2, 3, None, Held.KEY), "Paused: the analysis of 1 article waits · P goes on"),
        (Progress(0, 49, None, Held.BATTERY), ""),
        (Progress(0, 5000, None, Held.BATTERY), "On battery: the analysis of 5\u202f000 articles waits · P goes on"),
    ],
)
def test_progress_is_told_in_words(told: Progress, words: str) -> None:
    """With the time that is left, coarse; nothing for a few articles."""
    assert wording.progress(told, "P") == words


@given(st.floats(0, 10**6))
def test_progress_fits_into_a_line(seconds: float) -> None:
    """Whatever the numbers, the line at the bottom of a usual window has room for it."""
    assert len(wording.progress(Progress(123_456, 1_000_000, seconds), "P")) <= 76
