"""Corrections as lines that a person can read, write and share. Pure.

::

    hide organisation "Read Also"
    retype person "Wagner" as organisation
    merge person "Bibi" into person "Benjamin Netanyahu"   # a comment

A line that is not understood is named and left as it is; all others hold. What is changed here is whole lines, so
that comments, blank lines and the order of a file stay as they were.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reader.corrections.rules import Correction, Corrections, Named, one_line
from reader.text.sanitise import sanitise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import EntityKind

HEADER = """\
# Names as you have corrected them; Nutgraf obeys this file in the whole library.
# It adds and removes whole lines. You may edit the file, and share it by copying it. The lines are of three forms:
#
#   hide organisation "Read Also"
#   retype person "Wagner" as organisation
#   merge person "Bibi" into person "Benjamin Netanyahu"
#
# Kinds are person, place, organisation and nationality. A \\ stands before a " or \\ inside a name.

"""
"""How a file begins that was not there before."""

_WORDS: dict[EntityKind, str] = {
    "person": "person",
    "place": "place",
    "organization": "organisation",
    "nationality": "nationality",
}
_KINDS: dict[str, EntityKind] = {word: kind for kind, word in _WORDS.items()} | {"organization": "organization"}
_NAME = r'"((?:[^"\\]|\\.)*)"'
_LINE = re.compile(
    rf"(?P<rule>hide\s+(\w+)\s*{_NAME}"
    rf"|retype\s+(\w+)\s*{_NAME}\s*as\s+(\w+)"
    rf"|merge\s+(\w+)\s*{_NAME}\s*into\s+(\w+)\s*{_NAME})(?P<rest>\s*(?:\#[^\n]*)?)",
    re.DOTALL,
)
"""One line; its alternatives begin differently and its repeats cannot overlap, so it is matched in linear time."""


class _Line(NamedTuple):
    """A line as it stands, without its line feed, and what it says: a correction, or what is wrong with it."""

    words: str
    correction: Correction | None = None
    rest: str = ""
    problem: str = ""


def read(text: str) -> tuple[Corrections, list[str]]:
    """The corrections of a file, and a sentence for each line that cannot be obeyed, without the file's name."""
    lines = list(map(_parsed, text.split("\n")))
    corrections = Corrections(line.correction for line in lines if line.correction)
    problems = []
    for number, line in enumerate(lines, 1):
        problem = line.problem
        if line.correction is not None and line.correction.found.key in corrections.circular:
            problem = "leads in a circle with other lines, so it changes nothing"
        if problem:
            problems.append(f"line {number} {problem}.")
    return corrections, problems


def written(correction: Correction) -> str:
    """A correction as a line."""
    found, becomes = correction.found, correction.becomes
    if becomes is None:
        return f"hide {_of(found)}"
    if becomes.name == found.name:
        return f"retype {_of(found)} as {_WORDS[becomes.kind]}"
    return f"merge {_of(found)} into {_of(becomes)}"


def with_correction(text: str, correction: Correction, *, is_found: bool = True) -> str:
    """A file's text with one more correction, which wins over all that stand in its way.

    Args:
        text: of the file; empty for one that is not there.
        correction: speaks of something as it is shown, so perhaps of what another correction made of it.
        is_found: whether the engines, too, call it so. Where they do not, and it has its kind by a retyping, it is
            that one which changes: who goes through all kinds and comes back to the first has corrected nothing.
    """
    kept: list[str] = []
    is_said = has_it = False
    for line in map(_parsed, text.split("\n")):
        old = line.correction
        if old is None:
            kept.append(line.words)
        elif old == correction:
            kept.append(line.words)
            has_it = True
        elif correction.becomes is not None and old.found.key == correction.becomes.key:
            if old.becomes is None or old.becomes.key != correction.found.key:
                kept.append(f"# {line.words}")  # somebody's words about what this becomes: out of force, not lost
            is_said = is_said or _is_amended(old, correction)
        elif correction.becomes is not None and _is_amended(old, correction):
            becomes = Named(correction.becomes.kind, old.found.name)
            end = "\r" if line.words.endswith("\r") else ""
            kept.append(written(Correction(old.found, becomes)) + line.rest + end)
            is_said = True
        elif old.found.key != correction.found.key:
            kept.append(line.words)
    changed = "\n".join(kept)
    if has_it or (is_said and not is_found):
        return changed
    end = "\r\n" if "\r\n" in text else "\n"
    if changed and not changed.endswith("\n"):
        changed += end
    return (changed if text else HEADER) + written(correction) + end


def reverted(text: str, before: Sequence[str], after: Sequence[str]) -> str:
    """A file's text without a change of lines that was made to it, when it has been changed since: that stays."""
    lines_before, lines_after = Counter(before), Counter(after)
    added, removed = lines_after - lines_before, lines_before - lines_after
    kept = []
    for line in text.split("\n"):
        if line.strip() and added[line]:
            added[line] -= 1
        else:
            kept.append(line)
    end = [""] if kept and not kept[-1] else []
    back = [line for line in removed.elements() if line.strip()]
    return "\n".join([*kept[: len(kept) - len(end)], *back, *end])


def _of(one: Named) -> str:
    name = one.name.replace("\\", "\\\\").replace('"', '\\"')
    return f'{_WORDS[one.kind]} "{name}"'


def _is_amended(old: Correction, correction: Correction) -> bool:
    """Whether a retyping takes the place of an older one, which gave the thing the kind that it has."""
    if not (correction.is_retyping and old.is_retyping and old.becomes is not None):
        return False
    return old.becomes.key == correction.found.key


def _parsed(words: str) -> _Line:
    line = sanitise(words).strip("\ufeff \t\r")
    if not line or line.startswith("#"):
        return _Line(words)
    match = _LINE.fullmatch(line)
    if match is None:
        return _Line(
            words, problem='is none of: hide KIND "NAME", retype KIND "NAME" as KIND, merge KIND "A" into KIND "B"'
        )
    parts = [re.sub(r"\\(.)", r"\1", part, flags=re.DOTALL) for part in match.groups()[1:-1] if part is not None]
    kinds = [_KINDS.get(word.lower()) for word in (parts[0], *parts[2:3])]
    names = [one_line(name) for name in (parts[1], *parts[3:4])]
    if None in kinds:
        unknown = (parts[0], *parts[2:3])[kinds.index(None)]
        return _Line(words, problem=f"has a kind “{unknown}”; there are {', '.join(_WORDS.values())}")
    if not all(names):
        return _Line(words, problem="has an empty name")
    found, *others = [Named(kind, name) for kind, name in zip(kinds, [names[0], names[-1]], strict=False) if kind]
    try:
        return _Line(words, Correction(found, others[0] if others else None), match["rest"].rstrip())
    except ValueError:
        return _Line(words, problem="makes a name what it is already")
