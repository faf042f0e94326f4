"""Immutable values: what ``@dataclass(frozen=True, slots=True)`` makes, in a fortieth of its time.

`dataclasses` compiles six methods for every class and then makes the class once more, which is 0.5 ms; a start needs
some twenty classes of values (November 2026). Here all methods are written once but ``__init__``, which is compiled
when the first value of a class is made.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, dataclass_transform

__all__ = ["Frozen", "replace"]

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import replace  # noqa: TID251 - its signature: the type checker looks at each change
else:

    def replace(value, /, **changes):  # noqa: ANN001, ANN003, ANN201 - typed as above
        """The same value but for some fields; it is checked as every new one is."""
        kept = {name: getattr(value, name) for name in value.__match_args__ if name not in changes}
        return type(value)(**kept, **changes)


class _FrozenType(type):
    """Makes slots of the annotated names, and keeps apart from them what they hold by default."""

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> _FrozenType:
        annotations: dict[str, str] = namespace.get("__annotations__", {})
        own = tuple(field for field, kind in annotations.items() if not kind.startswith("ClassVar"))
        above: Any = bases[0] if bases else object
        fields = (*getattr(above, "__match_args__", ()), *own)
        defaults = {field: namespace.pop(field) for field in own if field in namespace}
        namespace |= {
            "__slots__": own,
            "__match_args__": fields,
            "__init__": _first_init,
            "_contents": attrgetter(*fields) if fields else None,
            "_defaults": getattr(above, "_defaults", {}) | defaults,
        }
        return super().__new__(cls, name, bases, namespace)


def _first_init(self: Frozen, *arguments: object, **named: object) -> None:
    """Put the ``__init__`` of a class in the place of this one, and go on there."""
    init = _compiled_init(type(self), self._defaults)
    type.__setattr__(type(self), "__init__", init)
    init(self, *arguments, **named)


def _compiled_init(made: type[Frozen], defaults: dict[str, Any]) -> Callable[..., None]:
    parameters = [f"{field}=_defaults[{field!r}]" if field in defaults else field for field in made.__match_args__]
    lines = [f"_set(self, {field!r}, {field})" for field in made.__match_args__]
    if hasattr(made, "__post_init__"):
        lines.append("self.__post_init__()")
    names: dict[str, Any] = {"_defaults": defaults, "_set": object.__setattr__}
    exec(f"def __init__(self, {', '.join(parameters)}):\n " + "\n ".join(lines), names)  # noqa: S102 - names of ours
    init: Callable[..., None] = names["__init__"]
    init.__qualname__ = f"{made.__qualname__}.__init__"
    return init


@dataclass_transform(frozen_default=True)
class Frozen(metaclass=_FrozenType):
    """A value with fields: a class that derives from it declares them as one of `dataclasses` does.

    Values of one class are equal when their fields are, and can be keys then; none can be changed. ``__post_init__``
    may refuse what it does not like. What a field holds by default is shared by all values, and so must be immutable.
    """

    __match_args__: ClassVar[tuple[str, ...]]
    _contents: ClassVar[attrgetter[Any]]
    _defaults: ClassVar[dict[str, Any]]

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return bool(self._contents(self) == self._contents(other))

    def __hash__(self) -> int:
        return hash(self._contents(self))

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
        return f"{type(self).__qualname__}({fields})"

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is a value: {name!r} cannot be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is a value: {name!r} cannot be deleted")

    def __getstate__(self) -> list[object]:
        return [getattr(self, name) for name in self.__match_args__]

    def __setstate__(self, state: list[object]) -> None:
        for name, content in zip(self.__match_args__, state, strict=True):
            object.__setattr__(self, name, content)
