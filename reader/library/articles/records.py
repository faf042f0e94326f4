"""Blocks and analyses as a library keeps them: in half the space of what `reader.wire` prints, and read faster.

A record is a byte that tells its form, and compressed JSON without names: of each kind of thing a list for each of its
attributes, so that like stands beside like. A place is told by its distance from the one before it, and what follows
from something else is left out. The earliest libraries keep the JSON of `reader.wire`, whose compressed form begins
with another byte; it is read as long as there are any.

What a record of this form says never changes: another attribute, or another order, is another form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from reader.model import (
    Analysis,
    Block,
    Entity,
    Figure,
    NumberMention,
    Reasons,
    Role,
    Sentence,
    Span,
    Summary,
    SummarySentence,
)
from reader.wire import analysis_from_record, blocks_from_record, packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FORM = b"\x01"
"""First byte of a record; compressed JSON alone begins with ``x``."""
_FEW_VALUES = ("kind", "unit", "per", "bound", "resolved_by")
_MANY_VALUES = ("value", "low", "high", "what", "date")
"""Attributes of a number that are often those of another one, and those that are not."""
_OTHER_SHAPE = "the record has another shape"
_NOWHERE = (None, None, None, None, None)

_Place = tuple[int, int]


class KeptAnalysis(NamedTuple):
    """An analysis as a library keeps it; who needs it unpacks it, in a process that has the time."""

    record: bytes
    version: str
    text_hash: str
    language: str | None

    def unpacked(self) -> Analysis:
        """The analysis.

        Raises:
            UNREADABLE: it is damaged.
        """
        return unpacked_analysis(self.record, version=self.version, text_hash=self.text_hash, language=self.language)


def packed_blocks(blocks: Sequence[Block]) -> bytes:
    """The blocks of an article, for keeping; the same blocks give the same bytes."""
    return _packed(
        [
            _distances((block.start, block.end) for block in blocks),
            *(_coded(getattr(block, name) for block in blocks) for name in ("role", "rule", "level", "bullet")),
        ]
    )


def unpacked_blocks(data: bytes) -> tuple[Block, ...]:
    """The inverse of `packed_blocks`, and of what earlier versions did instead.

    Raises:
        UNREADABLE: they are damaged.
    """
    if not data.startswith(_FORM):
        return blocks_from_record(unpacked(data))
    try:
        distances, *attributes = unpacked(data[1:])
        roles, rules, levels, bullets = map(_decoded, attributes)
        return tuple(
            Block(start, end, Role(role), rule, level, bullet)
            for (start, end), role, rule, level, bullet in _zip(_places(distances), roles, rules, levels, bullets)
        )
    except (IndexError, AttributeError) as error:
        raise ValueError(_OTHER_SHAPE) from error


def packed_analysis(analysis: Analysis) -> bytes:
    """An analysis for keeping, without its version, hash and language: these are kept beside it."""
    places = [(sentence.start, sentence.end) for sentence in analysis.sentences]
    record = [
        [_distances(places), _coded(sentence.role for sentence in analysis.sentences)],
        _summary(analysis.summary, places),
        _entities(analysis.entities),
        _numbers(analysis.numbers),
        _figures(analysis.figures, analysis.numbers),
        analysis.notices,
    ]
    return _packed(record)


def unpacked_analysis(data: bytes, *, version: str, text_hash: str, language: str | None) -> Analysis:
    """The inverse of `packed_analysis`, and of what earlier versions did instead.

    Raises:
        UNREADABLE: it is damaged.
    """
    if not data.startswith(_FORM):
        return analysis_from_record(unpacked(data), version=version, text_hash=text_hash, language=language)
    try:
        (distances, roles), summary, entities, numbers, figures, notices = unpacked(data[1:])
        places = _places(distances)
        found = _read_numbers(*numbers)
        return Analysis(
            version=version,
            text_hash=text_hash,
            language=language,
            sentences=tuple(Sentence(start, end, Role(role)) for (start, end), role in _zip(places, _decoded(roles))),
            summary=_read_summary(places, *summary),
            entities=_read_entities(*entities),
            numbers=found,
            figures=_read_figures(found, *figures),
            notices=tuple(notices),
        )
    except (IndexError, AttributeError) as error:
        raise ValueError(_OTHER_SHAPE) from error


def _summary(summary: Summary, places: list[_Place]) -> list[Any]:
    """A sentence is told by its number among all; one that is none of them stands behind the last."""
    chosen = summary.sentences
    numbers = {place: number for number, place in enumerate(places)}
    others = [place for s in chosen if (place := (s.start, s.end)) not in numbers]
    numbers |= {place: number for number, place in enumerate(others, start=len(places))}
    reasons = [s.reasons for s in chosen if s.reasons is not None]
    return [
        summary.algorithm,
        summary.text_words,
        summary.notice,
        _distances(others),
        [numbers[s.start, s.end] for s in chosen],
        _short(s.score for s in chosen),
        [s.rank for s in chosen],
        [s.words for s in chosen],
        [number for number, s in enumerate(chosen) if s.reasons is not None],
        [_short(part) for part in zip(*(reason[:-1] for reason in reasons), strict=True)],
        [reason.title_words for reason in reasons],
    ]


def _read_summary(  # noqa: PLR0917 - one for each column
    places: list[_Place],
    algorithm: str,
    text_words: int,
    notice: str,
    others: list[int],
    numbers: list[int],
    scores: list[float],
    ranks: list[int],
    words: list[int],
    reasoned: list[int],
    parts: list[list[float]],
    title_words: list[list[str]],
) -> Summary:
    all_places = places + _places(others)
    chosen = [all_places[number] for number in numbers]
    reasons = {
        number: Reasons(float(position), float(centrality), float(title), float(form), tuple(shared))
        for number, (position, centrality, title, form), shared in _zip(reasoned, [*_zip(*parts)], title_words)
    }
    return Summary(
        algorithm,
        tuple(
            SummarySentence(start, end, float(score), rank, size, reasons.get(index))
            for index, ((start, end), score, rank, size) in enumerate(_zip(chosen, scores, ranks, words))
        ),
        text_words,
        notice,
    )


def _entities(entities: Sequence[Entity]) -> list[Any]:
    """Where it is stands of those alone of which something is known."""
    located = [(number, where) for number, e in enumerate(entities) if (where := _location(e)) != _NOWHERE]
    return [
        _numbered(e.id for e in entities),
        _coded(e.kind for e in entities),
        [e.name for e in entities],
        [e.aliases for e in entities],
        _short(e.weight for e in entities),
        [_distances((m.start, m.end) for m in e.mentions) for e in entities],
        [number for number, _ in located],
        [*zip(*(where for _, where in located), strict=True)],
    ]


def _location(entity: Entity) -> tuple[object, ...]:
    return entity.country, entity.lat, entity.lon, entity.place_kind, entity.within


def _read_entities(  # noqa: PLR0917 - one for each column
    ids: list[int] | int,
    kinds: list[Any],
    names: list[str],
    aliases: list[list[str]],
    weights: list[float],
    mentions: list[list[int]],
    located: list[int],
    locations: list[list[Any]],
) -> tuple[Entity, ...]:
    where = dict(_zip(located, [*_zip(*locations)]))
    entities = []
    for number, (id_, kind, name, others, weight, distances) in enumerate(
        _zip(_read_numbered(ids), _decoded(kinds), names, aliases, weights, mentions)
    ):
        spans = tuple(Span(*place) for place in _places(distances))
        country, lat, lon, place_kind, within = where.get(number, _NOWHERE)
        entities.append(
            Entity(id_, kind, name, spans, tuple(others), country, lat, lon, float(weight), place_kind, within)
        )
    return tuple(entities)


def _numbers(numbers: Sequence[NumberMention]) -> list[Any]:
    """The head of what is counted is mostly the last word of it, and the day that was found mostly the one told."""
    return [
        _distances((n.start, n.end) for n in numbers),
        [n.start - n.full_start for n in numbers],
        [n.full_end - n.end for n in numbers],
        [n.figure for n in numbers],
        [_coded(getattr(n, name) for n in numbers) for name in _FEW_VALUES],
        [[getattr(n, name) for n in numbers] for name in _MANY_VALUES],
        [0 if n.what_head == _head(n.what) else n.what_head for n in numbers],
        [0 if n.resolved == n.date else n.resolved for n in numbers],
    ]


def _head(what: str | None) -> str | None:
    return what and what.rpartition(" ")[2]


def _read_numbers(  # noqa: PLR0917 - one for each column
    distances: list[int],
    before: list[int],
    behind: list[int],
    figures: list[int],
    few: list[list[Any]],
    many: list[list[Any]],
    heads: list[Any],
    resolved: list[Any],
) -> tuple[NumberMention, ...]:
    columns = _zip(_places(distances), before, behind, figures, *map(_decoded, few), *many, heads, resolved)
    numbers = []
    for (
        start,
        end,
    ), more, rest, figure, kind, unit, per, bound, by, value, low, high, what, date, head, day in columns:
        what_head, told = _head(what) if head == 0 else head, date if day == 0 else day
        numbers.append(
            NumberMention(
                start, end, kind, start - more, end + rest, value, low, high, unit, per, what, what_head, bound,
                date, told, by, figure,
            )
        )  # fmt: skip
    return tuple(numbers)


def _figures(figures: Sequence[Figure], numbers: Sequence[NumberMention]) -> list[Any]:
    """The mentions are mostly all numbers that say they are its own."""
    own = _own_numbers(numbers)
    return [
        _numbered(f.id for f in figures),
        _coded(f.kind for f in figures),
        [f.label for f in figures],
        _coded(f.note for f in figures),
        [int(f.trivial) for f in figures],
        _short(f.weight for f in figures),
        [0 if f.mentions == tuple(own.get(f.id, ())) else f.mentions for f in figures],
    ]


def _own_numbers(numbers: Sequence[NumberMention]) -> dict[int, list[int]]:
    own: dict[int, list[int]] = {}
    for position, number in enumerate(numbers):
        own.setdefault(number.figure, []).append(position)
    return own


def _read_figures(  # noqa: PLR0917 - one for each column
    numbers: Sequence[NumberMention],
    ids: list[int] | int,
    kinds: list[Any],
    labels: list[str],
    notes: list[Any],
    trivial: list[int],
    weights: list[float],
    mentions: list[Any],
) -> tuple[Figure, ...]:
    own = _own_numbers(numbers)
    return tuple(
        Figure(id_, kind, label, tuple(own.get(id_, ()) if told == 0 else told), note, bool(is_trivial), float(weight))
        for id_, kind, label, note, is_trivial, weight, told in _zip(
            _read_numbered(ids), _decoded(kinds), labels, _decoded(notes), trivial, weights, mentions
        )
    )


def _packed(record: list[Any]) -> bytes:
    return _FORM + packed(record)


def _zip(*columns: Iterable[Any]) -> Iterable[tuple[Any, ...]]:
    """Rows of columns that must be of one length."""
    return zip(*columns, strict=True)


def _distances(places: Iterable[_Place]) -> list[int]:
    """Of each place how far it starts from the end of the one before, and how long it is."""
    distances: list[int] = []
    last = 0
    for start, end in places:
        distances += (start - last, end - start)
        last = end
    return distances


def _places(distances: list[int]) -> list[_Place]:
    """The inverse of `_distances`."""
    places: list[_Place] = []
    end = 0
    for gap, size in zip(distances[::2], distances[1::2], strict=True):
        start = end + gap
        end = start + size
        places.append((start, end))
    return places


def _coded(values: Iterable[str | int | None]) -> list[Any]:
    """Values that come again: each once, and their numbers in that list."""
    numbers: dict[str | int | None, int] = {}
    codes = [numbers.setdefault(value, len(numbers)) for value in values]
    return [list(numbers), codes]


def _decoded(coded: list[Any]) -> list[Any]:
    """The inverse of `_coded`."""
    values, codes = coded
    return [values[code] for code in codes]


def _numbered(ids: Iterable[int]) -> list[int] | int:
    """Numbers, or how many there are where they count from 1."""
    found = list(ids)
    return len(found) if found == list(range(1, len(found) + 1)) else found


def _read_numbered(ids: list[int] | int) -> Iterable[int]:
    """The inverse of `_numbered`."""
    return range(1, ids + 1) if isinstance(ids, int) else ids


def _short(values: Iterable[float]) -> list[float]:
    """Without the zero of a whole number; to be made floating again."""
    return [int(value) if value.is_integer() else value for value in map(float, values)]
