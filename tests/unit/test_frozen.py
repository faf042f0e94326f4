"""Values have what frozen dataclasses with slots have, which the same declarations make here for comparison."""

from __future__ import annotations

import copy
import pickle
from dataclasses import dataclass
from dataclasses import replace as replace_of_dataclasses  # noqa: TID251 - to compare with
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.frozen import Frozen, replace


class Stretch(Frozen):
    """One with a check."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise ValueError(f"backwards: {self.start}..{self.end}")


class Named(Stretch):
    """One that adds fields with defaults."""

    UNIT: ClassVar[str] = "characters"

    name: str = ""
    tags: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """Of the stretch."""
        return self.end - self.start


class Other(Frozen):
    """Another one with the fields of `Stretch`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Model:
    """What `Named` has to be like."""

    start: int
    end: int
    name: str = ""
    tags: tuple[str, ...] = ()


NUMBERS = st.tuples(st.integers(0, 3), st.integers(3, 5))
TEXTS = st.tuples(st.text(max_size=2), st.lists(st.text(max_size=1), max_size=2).map(tuple))


@given(NUMBERS, NUMBERS, TEXTS, TEXTS)
def test_values_are_equal_when_dataclasses_are(
    ones: tuple[int, int], others: tuple[int, int], texts: tuple[str, tuple[str]], more: tuple[str, tuple[str]]
) -> None:
    """Equality, hashes, words and changes are those of a dataclass with the same fields."""
    one, other = Named(*ones, *texts), Named(*others, *more)
    model, model_other = Model(*ones, *texts), Model(*others, *more)
    assert (one == other) == (model == model_other)
    assert one == Named(*ones, *texts)
    assert hash(one) == hash(Named(*ones, *texts))
    assert repr(one) == repr(model).replace("Model", "Named")
    changed, model_changed = replace(one, name=more[0]), replace_of_dataclasses(model, name=more[0])
    assert repr(changed) == repr(model_changed).replace("Model", "Named")


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_value_survives_pickling(protocol: int) -> None:
    """What comes back is equal, and as unchangeable."""
    value = Named(1, 2, tags=("a",))
    came = pickle.loads(pickle.dumps(value, protocol))
    assert (came, type(came)) == (value, Named)
    assert copy.deepcopy(value) == value


def test_fields_of_the_parent_come_first_and_defaults_are_used() -> None:
    """By position, by name, or not at all."""
    value = Named(1, end=4)
    assert (value.start, value.end, value.name, value.tags, value.size) == (1, 4, "", (), 3)
    assert Named.UNIT == "characters"


@pytest.mark.parametrize("arguments", [(), (1,), (1, 2, "", (), 5)])
def test_wrong_number_of_fields_is_refused(arguments: tuple[int, ...]) -> None:
    """With the name of the class, each time."""
    for _ in range(2):
        with pytest.raises(TypeError, match=r"Named\.__init__\(\)"):
            Named(*arguments)  # type: ignore[arg-type] # which is the point


def test_what_the_check_refuses_is_never_made() -> None:
    """Neither by a new value nor by a change, of the class and of those below."""
    with pytest.raises(ValueError, match=r"backwards: 2\.\.1"):
        Stretch(2, 1)
    with pytest.raises(ValueError, match=r"backwards: 3\.\.2"):
        replace(Named(1, 2), start=3)


def test_unknown_field_is_no_change() -> None:
    """It is a mistake of the program."""
    with pytest.raises(TypeError, match="colour"):
        replace(Stretch(1, 2), colour="red")  # type: ignore[call-arg] # which is the point


def test_values_of_different_classes_differ() -> None:
    """Even with the same fields, and none is a tuple."""
    assert Stretch(1, 2) != Other(1, 2)
    assert Stretch(1, 2) != Named(1, 2)
    assert Stretch(1, 2) != (1, 2)


def test_value_cannot_be_changed() -> None:
    """No field can be set or deleted, and none added."""
    value = Stretch(1, 2)
    for name in ("start", "colour"):
        with pytest.raises(AttributeError, match=f"{name!r} cannot be set"):
            setattr(value, name, 3)
    with pytest.raises(AttributeError, match="'end' cannot be deleted"):
        del value.end
    assert not hasattr(value, "__dict__")
    assert value == Stretch(1, 2)


def test_value_can_be_matched_by_position() -> None:
    """In the order of its fields."""
    match Named(1, 2, "x"):
        case Named(start, _, name):
            assert (start, name) == (1, "x")
