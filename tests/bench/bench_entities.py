"""What is known across 100,000 articles: entities, the page of a name in 5,000 of them, and what keeping that costs.

Run in the root of the project: ``python -m tests.bench.bench_entities [ARTICLES]``. The tables are filled directly,
with invented names whose frequencies follow Zipf's law, some 20 in an article.
"""

from __future__ import annotations

import itertools
import random
import sqlite3
import sys
import tempfile
import time
from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.library import entities, entity_page, linked
from reader.library.library import Library
from reader.library.linking import identity, surname, tie_of
from reader.library.store import packed_analysis
from reader.model import Analysis, Entity, EntityKind, Figure, NumberMention, Sentence, Span
from tests.bench.figures import percentile, tell_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ARTICLES = 100_000
NAMES_IN_ARTICLE = (15, 25)
PEOPLE, PLACES, ORGANIZATIONS = 150_000, 12_000, 40_000
PAGE_ARTICLES = 5_000
FACET_ARTICLES = 10_000
TEXT_BYTES = 3_700
PUT = 300
ROUNDS = 15
_WHO: tuple[EntityKind, ...] = ("person", "organization")
_WHERE: tuple[EntityKind, ...] = ("place",)
_SYLLABLES = ("ba", "den", "kor", "li", "mar", "no", "pel", "ra", "sto", "ti", "ven", "wal", "xi", "yor", "zan", "hu")


class Named(NamedTuple):
    """One invented entity, and a surname or acronym for it that every other article uses too."""

    kind: EntityKind
    name: str
    short: str


def main() -> None:
    """Print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    chooser = random.Random(6)
    pool = _pool(chooser)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        library = Library.open(path)
        with library._connections.writing() as connection:
            _fill(connection, count, pool, chooser)
        with library._connections.reading() as connection:
            sizes = _table_bytes(connection)
        _tell_size(sizes, count)
        _tell_put(library, count, pool, chooser)
        _tell_reading(library, count)
        library.close()


def _pool(chooser: random.Random) -> list[Named]:
    """All names, the most common first; the kinds are mixed."""
    words = ["".join(parts).capitalize() for parts in itertools.product(_SYLLABLES, repeat=3)]
    pool: dict[Named, None] = {}
    while len(pool) < PEOPLE:
        first, last = (chooser.choices(words, cum_weights=_COMMON[: len(words)])[0] for _ in range(2))
        middle = f"{chooser.choice('ABCDEF')}. " if chooser.random() < 0.1 else ""
        pool[Named("person", f"{first} {middle}{last}", last)] = None
    others = [
        Named("place", f"{one}{two.lower()}", "")
        for one, two in zip(chooser.choices(words, k=PLACES), chooser.choices(words, k=PLACES), strict=True)
    ]
    for _ in range(ORGANIZATIONS):
        parts = chooser.choices(words, k=3)
        others.append(Named("organization", " ".join(parts), "".join(part[0] for part in parts)))
    mixed = [*pool, *dict.fromkeys(others)]
    chooser.shuffle(mixed)
    return mixed


_COMMON = list(itertools.accumulate(rank**-0.5 for rank in range(1, len(_SYLLABLES) ** 3 + 1)))
"""Of names of people: the most common surname is that of one in 130, as in English-speaking countries."""
_ZIPF = list(itertools.accumulate(1 / rank for rank in range(1, PEOPLE + PLACES + ORGANIZATIONS + 1)))


def _names(pool: list[Named], chooser: random.Random) -> list[tuple[Named, bool]]:
    """The names of one article, and whether it uses the short ones too."""
    chosen = chooser.choices(pool, cum_weights=_ZIPF[: len(pool)], k=chooser.randint(*NAMES_IN_ARTICLE))
    return [(one, chooser.random() < 0.5) for one in dict.fromkeys(chosen)]


def _analysis(names: list[tuple[Named, bool]]) -> Analysis:
    """An analysis that names them, one after the other in ten sentences, each with a figure."""
    found = tuple(
        Entity(
            number,
            named.kind,
            named.name,
            tuple(Span(100 * at, 100 * at + 5) for at in range(number % 10, 10, 4)),
            (named.short,) if is_short and named.short else (),
        )
        for number, (named, is_short) in enumerate(names, 1)
    )
    numbers = tuple(NumberMention(100 * at + 10, 100 * at + 13, value="12", figure=at + 1) for at in range(10))
    figures = tuple(Figure(at + 1, "count", "12 ships", (at,)) for at in range(10))
    sentences = tuple(Sentence(100 * at, 100 * at + 99) for at in range(10))
    return Analysis("1", "", "en", sentences, entities=found, numbers=numbers, figures=figures)


def _fill(connection: sqlite3.Connection, count: int, pool: list[Named], chooser: random.Random) -> None:
    """Articles without texts, and all tables of names, as if each had been put in."""
    first_day = date(2014, 1, 1)
    days = [first_day + timedelta(chooser.randrange(4_000)) for _ in range(count)]
    connection.executemany(
        "INSERT INTO article (id, location, source, title, tags, added, published, words, text_hash, content_hash,"
        " sort_key, tried, indexed) VALUES (?, ?, 's', 'A title of some words', '[]', '2026-01-01', ?, 640, ?, ?, ?,"
        " '1', 1)",
        ((n, f"/{n}", days[n - 1].isoformat(), str(n), str(n).encode(), f"{n}") for n in range(1, count + 1)),
    )
    epoch = date(1970, 1, 1).toordinal()
    ids: dict[Named, int] = {}
    articles: Counter[int] = Counter()
    forms: defaultdict[int, list[str]] = defaultdict(list)
    form_articles: Counter[int] = Counter()
    named: list[tuple[int, int, int]] = []
    naming = []
    for number in range(1, count + 1):
        day = days[number - 1].toordinal() - epoch
        used, packed = [], bytearray()
        for name, is_short in _names(pool, chooser):
            entity = ids.setdefault(name, len(ids) + 1)
            used.append(entity)
            articles[entity] += 1
            positions = []
            for form in (name.name, name.short) if is_short and name.short else (name.name,):
                if form not in forms[entity]:
                    forms[entity].append(form)
                positions.append(forms[entity].index(form))
                form_articles[entity << entities.FORM_BITS | positions[-1]] += 1
            packed += bytes([len(positions), *positions])
        named += [(entity, day, number) for entity in used]
        naming.append((number, day, entities.packed_ids(used), bytes([2] * len(used)), bytes(packed)))
    _write(connection, ids, articles, forms, form_articles)
    chooser.shuffle(named)  # articles do not come in the order of names
    connection.executemany("INSERT INTO named VALUES (?, ?, ?)", named)
    connection.executemany("INSERT INTO naming VALUES (?, ?, ?, ?, ?)", naming)


def _write(
    connection: sqlite3.Connection,
    ids: dict[Named, int],
    articles: Counter[int],
    forms: dict[int, list[str]],
    form_articles: Counter[int],
) -> None:
    rows = []
    for name, number in ids.items():
        key = identity(Entity(1, name.kind, name.name, (Span(0, 1),)))
        kind = entities.KINDS.index(name.kind)
        rows.append((number, kind, key, articles[number], 2 * articles[number]))
    connection.executemany(
        "INSERT OR IGNORE INTO entity (id, kind, key, articles, mentions) VALUES (?, ?, ?, ?, ?)", rows
    )
    kinds = {number: (name.kind, row[2]) for (name, number), row in zip(ids.items(), rows, strict=True)}
    form_rows = [
        (number << entities.FORM_BITS | at, form, tie_of(*kinds[number], form))
        for number, written in forms.items()
        for at, form in enumerate(written)
    ]
    connection.executemany(
        "INSERT INTO form (id, form, tie, articles) VALUES (?, ?, ?, ?)",
        [(*row, form_articles[row[0]]) for row in form_rows],
    )
    connection.executemany(
        "INSERT INTO form_search (rowid, form) VALUES (?, ?)", [row[:2] for row in sorted(form_rows)]
    )


def _table_bytes(connection: sqlite3.Connection) -> dict[str, int]:
    """Bytes of the tables of names, by table, where this SQLite can tell them."""
    try:
        rows = connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name").fetchall()
    except sqlite3.OperationalError:
        return {}
    return {name: size for name, size in rows if name.startswith(("entity", "form", "named", "naming"))}


def _tell_size(sizes: dict[str, int], count: int) -> None:
    for name, size in sorted(sizes.items(), key=lambda pair: -pair[1]):
        print(f"  {name:24} {size / count:7.1f} bytes an article")
    total = sum(sizes.values()) / count
    tell_value(
        "names, of the text", total / TEXT_BYTES, None, unit="x", most=0.2, detail=f"{total:.0f} bytes an article"
    )


def _tell_put(library: Library, count: int, pool: list[Named], chooser: random.Random) -> None:
    """CPU time of putting one article more in, and of taking it out."""
    analyses = [_analysis(_names(pool, chooser)) for _ in range(PUT)]
    numbers = range(count - PUT + 1, count + 1)
    spent = {"taken out": 0.0, "put in": 0.0}
    with library._connections.writing() as connection:
        start = time.process_time()
        for number in numbers:
            entities.take_out(connection, number)
        spent["taken out"] = time.process_time() - start
        start = time.process_time()
        for number, analysis in zip(numbers, analyses, strict=True):
            entities.put(connection, number, analysis)
        spent["put in"] = time.process_time() - start
    for what, seconds in spent.items():
        tell_value(f"an article {what}", 1000 * seconds / PUT, None, unit="ms CPU", most=2)


def _tell_reading(library: Library, count: int) -> None:
    with library._connections.reading() as connection:
        number, articles, key = connection.execute(
            "SELECT id, articles, key FROM entity WHERE kind = 0 ORDER BY abs(articles - ?) LIMIT 1",
            (PAGE_ARTICLES * count // ARTICLES,),
        ).fetchone()
        latest = connection.execute(
            "SELECT article FROM named WHERE entity = ? ORDER BY day DESC LIMIT ?", (number, entity_page.FIGURES_OF)
        ).fetchall()
        most = connection.execute("SELECT key FROM entity WHERE kind = 0 ORDER BY articles DESC").fetchone()[0]
    common, full = surname(most), " ".join(key.split(", ")[1::-1])
    with library._connections.writing() as connection:
        _give_analyses(connection, [row[0] for row in latest], number)
    page = library.entity_page(number)
    assert page is not None
    assert page.figures
    assert len(page.rows) == min(entity_page.ROWS, page.entity.articles)
    some = range(1, 1 + FACET_ARTICLES * count // ARTICLES)

    def facets() -> object:
        with library._connections.reading() as connection:
            naming = linked.Naming(connection, some)
            return naming.most(_WHO, 12), naming.most(_WHERE, 12)

    def ids() -> object:
        with library._connections.reading() as connection:
            return entities.ids_of(connection, ("person",), common)

    detail = f"{articles:,} articles"
    _tell("page of a name", lambda: library.entity_page(number), 80, detail)
    _tell("the 100 most named", lambda: library.entities("", 100), 400, f"{count:,} articles")
    _tell("entities, a surname", lambda: library.entities(common, 20), 30, common)
    _tell("entities, a full name", lambda: library.entities(full, 20), 30, full)
    _tell("facets of a result", facets, 50, f"{len(some):,} articles")
    _tell("person: of a surname", ids, 50, common)


def _give_analyses(connection: sqlite3.Connection, numbers: list[int], entity: int) -> None:
    """Texts and analyses of the articles whose figures a page gives."""
    name = connection.execute("SELECT form FROM form WHERE id = ?", (entity << entities.FORM_BITS,)).fetchone()[0]
    analysis = _analysis(
        [(Named("person", name, ""), False), *((Named("place", f"P{n}", ""), False) for n in range(20))]
    )
    record = packed_analysis(analysis)
    for number in numbers:
        connection.execute("INSERT INTO analysis VALUES (?, '1', 'en', ?, NULL)", (str(number), record))
        connection.execute("INSERT INTO body VALUES (?, ?, x'00', 0)", (number, "word " * 640))


def _tell(what: str, work: Callable[[], object], most_ms: float, detail: str) -> None:
    spent = sorted(_milliseconds(work))
    tell_value(
        what,
        percentile(spent, 50),
        None,
        unit="ms CPU",
        most=most_ms,
        detail=f"slowest {spent[-1]:.1f}; {detail}",
    )


def _milliseconds(work: Callable[[], object]) -> Iterator[float]:
    work()
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        yield 1000 * (time.process_time() - start)


if __name__ == "__main__":
    main()
