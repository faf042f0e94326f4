"""The file of corrections on the disk: read when it changes, written whole or not at all, never lost."""

from __future__ import annotations

import json
import os
import threading
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.corrections.file import MAX_BYTES, Change, NamesFile
from reader.corrections.rules import Correction, Named
from reader.errors import ConfigError
from reader.model import Analysis, Entity, Span

if TYPE_CHECKING:
    from pathlib import Path

ADA, BO = Named("person", "Ada"), Named("person", "Bo")
BROKEN = b'hide person "Ad\xff"\n'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file is, in a folder that is not there yet."""
    return tmp_path / "config" / "names.txt"


@pytest.fixture
def names(path: Path) -> NamesFile:
    """The file."""
    return NamesFile(path)


def problem_of(names: NamesFile) -> str:
    """What is wrong with the file as it is now."""
    names.corrections()
    return names.problem


def shown(names: NamesFile) -> list[str]:
    """Which of Ada and Bo are shown."""
    entities = (Entity(1, "person", "Ada", (Span(0, 3),)), Entity(2, "person", "Bo", (Span(5, 7),)))
    return [entity.name for entity in names.corrected(Analysis("1", "h", entities=entities)).entities]


def test_file_that_is_not_there_corrects_nothing_and_is_not_made(names: NamesFile, path: Path) -> None:
    """Nor is its folder."""
    assert (shown(names), names.problem, names.corrections()) == (["Ada", "Bo"], "", None)
    assert not path.parent.exists()


def test_file_is_made_by_the_first_correction(names: NamesFile, path: Path) -> None:
    """It holds one line beside its comments, and is obeyed."""
    names.add(Correction(ADA, None))
    assert [line for line in path.read_text().splitlines() if line and line[0] != "#"] == ['hide person "Ada"']
    assert shown(names) == ["Bo"]
    assert [file.name for file in path.parent.iterdir()] == ["names.txt"]


def test_file_is_read_again_when_another_program_changes_it(names: NamesFile, path: Path) -> None:
    """Also when it goes, and when it comes."""
    names.add(Correction(ADA, None))
    assert shown(names) == ["Bo"]
    path.write_text('hide person "Bo"\n')
    assert shown(names) == ["Ada"]
    path.unlink()
    assert shown(names) == ["Ada", "Bo"]
    NamesFile(path).add(Correction(ADA, None))
    assert shown(names) == ["Bo"]


def test_file_that_has_not_changed_is_not_read_again(
    names: NamesFile, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A look at its time is all that an article costs."""
    names.add(Correction(ADA, None))
    first = names.corrections()
    monkeypatch.setattr(NamesFile, "_read", lambda _: pytest.fail("it was read"))
    assert names.corrections() is first


def test_revert_takes_a_correction_back(names: NamesFile, path: Path) -> None:
    """The file is what it was; one that was made for it is gone."""
    first = names.add(Correction(ADA, None))
    text = path.read_text()
    second = names.add(Correction(BO, None))
    assert first is not None
    assert second is not None
    assert names.revert(second)
    assert path.read_text() == text
    assert names.revert(first)
    assert not path.exists()
    assert not names.revert(first)


def test_revert_of_what_is_gone_changes_nothing(names: NamesFile, path: Path) -> None:
    """Somebody took the line out by hand."""
    change = names.add(Correction(ADA, None))
    path.write_text('hide person "Bo"\n')
    assert change is not None
    assert not names.revert(change)
    assert path.read_text() == 'hide person "Bo"\n'


def test_correction_that_the_file_has_is_no_change(names: NamesFile, path: Path) -> None:
    """Nothing is there to undo."""
    path.parent.mkdir()
    path.write_text('hide person "Ada"\n')
    assert names.add(Correction(ADA, None)) is None


def test_reading_does_not_wait_for_who_writes(names: NamesFile) -> None:
    """A correction is kept in the library while it is written, and what writes to the library asks for corrections."""
    finished: list[bool] = []

    def keep(_change: Change) -> None:
        reading = threading.Thread(target=names.corrections, daemon=True)
        reading.start()
        reading.join(20)
        finished.append(not reading.is_alive())

    names.add(Correction(ADA, None), keep=keep)
    assert finished == [True]


def test_broken_file_is_told_of_and_never_written(names: NamesFile, path: Path) -> None:
    """A sentence names it and says what is so; a correction is refused, and every byte stays."""
    path.parent.mkdir()
    path.write_bytes(BROKEN)
    assert shown(names) == ["Ada", "Bo"]
    assert problem_of(names) == f"{path}: is not in UTF-8; names are shown uncorrected until it is, or is gone."
    with pytest.raises(ConfigError, match="not in UTF-8"):
        names.add(Correction(ADA, None))
    assert path.read_bytes() == BROKEN


def test_broken_file_is_obeyed_once_it_is_mended(names: NamesFile, path: Path) -> None:
    """The problem is gone with it."""
    path.parent.mkdir()
    path.write_bytes(BROKEN)
    assert problem_of(names)
    path.write_text('hide person "Ada"\n')
    assert (problem_of(names), shown(names)) == ("", ["Bo"])


def test_file_that_is_too_large_is_refused(names: NamesFile, path: Path) -> None:
    """It is named, and nothing is added that would make it too large."""
    path.parent.mkdir()
    path.write_bytes(b"#" * MAX_BYTES)
    with pytest.raises(ConfigError, match="would be larger"):
        names.add(Correction(ADA, None))
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    assert "is larger than 1 MB" in problem_of(names)


def test_folder_in_the_place_of_the_file_is_told_of(names: NamesFile, path: Path) -> None:
    """It cannot be read, and that is said."""
    path.mkdir(parents=True)
    assert problem_of(names).startswith(f"{path}: cannot be read")


def test_file_in_the_place_of_the_folder_is_told_of(names: NamesFile, path: Path) -> None:
    """Also what cannot even be looked at."""
    path.parent.write_text("no folder")
    assert problem_of(names).startswith(f"{path}: cannot be read")


def test_wrong_lines_are_named_few_of_many(names: NamesFile, path: Path) -> None:
    """The first three, and how many more there are."""
    path.parent.mkdir()
    path.write_text("no\n" * 2000 + 'hide person "Ada"\n')
    assert problem_of(names).startswith("names.txt: line 1 is none of")
    assert problem_of(names).endswith(" 1,997 more lines are wrong. The other lines hold.")
    assert shown(names) == ["Bo"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_folder_that_cannot_be_written_is_told_of(names: NamesFile, path: Path) -> None:
    """The file stays as it was."""
    path.parent.mkdir()
    path.write_text("# mine\n")
    path.parent.chmod(0o500)
    try:
        with pytest.raises(ConfigError, match="cannot be written"):
            names.add(Correction(ADA, None))
    finally:
        path.parent.chmod(0o700)
    assert path.read_text() == "# mine\n"


def test_failed_write_leaves_the_file_and_no_draft(
    names: NamesFile, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk is met before the old file is touched."""
    path.parent.mkdir()
    path.write_text("# mine\n")

    def fail(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ConfigError, match=r"cannot be written \(No space left on device\); nothing was changed"):
        names.add(Correction(ADA, None))
    assert path.read_text() == "# mine\n"
    assert [file.name for file in path.parent.iterdir()] == ["names.txt"]


@pytest.mark.skipif(os.name == "nt", reason="rights and links are those of POSIX")
def test_written_file_keeps_its_rights_and_a_link_its_aim(names: NamesFile, path: Path, tmp_path: Path) -> None:
    """Who keeps the file among others of his, with a link, goes on doing so."""
    place = tmp_path / "dotfiles"
    place.write_text("# mine\n")
    place.chmod(0o640)
    path.parent.mkdir()
    path.symlink_to(place)
    names.add(Correction(ADA, None))
    assert path.is_symlink()
    assert 'hide person "Ada"' in place.read_text()
    assert place.stat().st_mode & 0o777 == 0o640


_LINES = st.lists(st.sampled_from(["", "# a", 'hide person "A"', 'hide place "B"']), max_size=6)


@given(st.none() | _LINES, _LINES)
def test_change_taken_back_is_undone_exactly(before: list[str] | None, after: list[str]) -> None:
    """The text is what it was, to the character, also where a step has kept the change as JSON."""
    text = None if before is None else "\n".join(before)
    change = Change.of(text, "\n".join(after))
    assert Change.from_record(json.loads(json.dumps(change))).taken_back("\n".join(after)) == text


def test_change_of_a_long_file_is_kept_small() -> None:
    """A step holds the lines that changed, not the file."""
    lines = [f'hide person "Name {number}"' for number in range(20_000)]
    assert len(json.dumps(Change.of("\n".join(lines), "\n".join([*lines, "# new"])))) < 100


@pytest.mark.parametrize("record", [[], [1, 2], ["x", None, [], 0], [0, None, 3, 0]])
def test_record_of_no_change_is_refused(record: list[object]) -> None:
    """What was damaged is no change."""
    with pytest.raises(ValueError, match=r"\w"):
        Change.from_record(record)
