"""What could stand at the cursor where tags are typed. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.query.completing import MAX_OFFERED, Completion
from reader.text.fold import fold
from reader.text.tag_names import last_tag, read_tags

if TYPE_CHECKING:
    from collections.abc import Sequence


def offered_tags(
    words: str, cursor: int, known: Sequence[tuple[str, int]], own: Sequence[str]
) -> tuple[Completion, ...]:
    """The tags that could be meant, those that begin so first, and then the most common first.

    Args:
        words: what is typed.
        cursor: characters before it.
        known: all tags, with the number of articles, the most common first.
        own: the tags that the article has, one of which a minus takes away.
    """
    start, typed = last_tag(words, cursor)
    wish = read_tags(words[:start] + words[cursor:])
    said = {fold(name) for name in (*wish.given, *wish.taken)}
    is_taking = words[:start].rstrip(" #").endswith("-")
    owned = {fold(name) for name in own}
    wanted = fold(typed)
    fitting = [
        (name, count)
        for name, count in known
        if wanted in fold(name) and fold(name) not in said and (is_taking or fold(name) not in owned)
    ]
    if is_taking and own:
        fitting = [one for one in fitting if fold(one[0]) in owned]
    fitting.sort(key=lambda one: not fold(one[0]).startswith(wanted))
    return tuple(Completion(start, cursor, f"{name}, ", name, count) for name, count in fitting[:MAX_OFFERED])
