"""Two queries as one that finds what answers both."""

from __future__ import annotations

from reader.query.parsing import parse
from reader.query.tree import every, written


def narrowed(query: str, more: str) -> str:
    """A query that finds what both find, in the usual spelling.

    It is more than the two beside each other: alternatives are put in brackets, the last word stays unfinished if it
    is, and what either asks of figures may be so of different ones.
    """
    return written(every(tree for text in (query, more) if (tree := parse(text).tree) is not None))
