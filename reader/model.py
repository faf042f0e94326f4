"""The values that travel between the layers: immutable, checked, and small enough to pickle.

Every ``start`` and ``end`` counts Python characters into ``Article.text``, half open, and holds for ever:
the text of an article never changes after it was taken in.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Literal, NamedTuple, NewType

from reader.frozen import Frozen, replace
from reader.length import WORDS_PER_MINUTE

if TYPE_CHECKING:
    from reader.length import Length

ArticleId = NewType("ArticleId", int)
"""Number of an article in a library; stable for ever."""

TitleOrigin = Literal["given", "text", "file", "derived"]
"""Where a title comes from: the source or its metadata, a line of the text, the file's name, the first words."""


class Role(StrEnum):
    """What a stretch of text is for; only `BODY` feeds the summary."""

    TITLE = "title"
    SUBHEAD = "subhead"
    BODY = "body"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATE = "date"
    CAPTION = "caption"
    CREDIT = "credit"
    RELATED = "related"
    PROMO = "promo"
    SHARE = "share"
    BIO = "bio"
    COMMENT = "comment"
    LEGAL = "legal"
    NAV = "nav"
    TABLE = "table"
    SEPARATOR = "sep"

    def __reduce_ex__(self, _protocol: object) -> tuple[type[Role], tuple[str]]:
        """Pickle as class and value: Python 3.11.2 would name ``getattr``, which `reader.frames` lets nobody call."""
        return type(self), (self._value_,)


CLEAN_ROLES = frozenset({Role.TITLE, Role.SUBHEAD, Role.BODY, Role.STANDFIRST, Role.TABLE})
"""Roles of the article itself; all others are dimmed on the screen, and what they name ranks last."""


class Span(Frozen):
    """A stretch of the text, at least one character long."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"empty or negative span: {self.start}..{self.end}")


class Block(Span):
    """A paragraph or line of the text, without its line end.

    Attributes:
        rule: short name of the rule that gave the role, for the curious and for tests.
        level: depth of a heading or of a list item, 0 for everything else.
        bullet: what stands before a list item on the screen ("•", "3."), empty otherwise; not part of the text.
    """

    role: Role = Role.BODY
    rule: str = ""
    level: int = 0
    bullet: str = ""

    @property
    def can_be_chosen(self) -> bool:
        """Whether a reader may say what it is: the title stands above the text, and a separator says nothing."""
        return self.role is not Role.TITLE and self.role is not Role.SEPARATOR


class RawDocument(Frozen):
    """The bytes of one source, as they were found.

    Attributes:
        location: absolute path, or ``stdin:`` and a hash of the content.
        name: file name, or empty; feeds the title when nothing better is known.
        media_type: ``text/plain``, ``text/markdown`` or ``text/html``.
        source: where it is from in a word or two: the folder's name, or ``stdin``.
    """

    location: str
    name: str
    media_type: str
    source: str
    data: bytes


class Article(Frozen):
    """One text as it was taken in: safe, normalised (NFC), with its parts told apart.

    Attributes:
        blocks: cover all of the text but line ends and blank lines, in order, without overlap.
        title: one line, or None for an empty text.
        published: ISO 8601 date, or date and time with zone; None when unknown.
        language: ISO 639-1 code; None when unknown.
    """

    text: str
    blocks: tuple[Block, ...]
    title: str | None
    title_origin: TitleOrigin | None
    location: str = ""
    source: str = ""
    byline: str | None = None
    published: str | None = None
    language: str | None = None
    tags: tuple[str, ...] = ()

    @property
    def text_hash(self) -> str:
        """SHA-256 of text and blocks in hexadecimal; what an analysis is kept under."""
        import hashlib  # noqa: PLC0415 - loads OpenSSL, 2 ms that the start can do without

        digest = hashlib.sha256(self.text.encode())
        for block in self.blocks:
            digest.update(f"\0{block.start}:{block.end}:{block.role}".encode())
        digest.update(f"\0{self.title}\0{self.published}".encode())
        return digest.hexdigest()

    def clean_text(self) -> str:
        """The text of the clean roles alone, a block a line."""
        return "\n".join(self.text[b.start : b.end] for b in self.blocks if b.role in CLEAN_ROLES)


class Sentence(Span):
    """One sentence, inside one block, without white space at its ends."""

    role: Role = Role.BODY


class Reasons(NamedTuple):
    """What the parts of a sentence's score were.

    Attributes:
        position: for standing early in the text.
        centrality: for telling what the sentences after it take up again.
        title: for words of the title.
        form: below zero, for its length and wording.
        title_words: words of the sentence that are in the title, each once, as the sentence has them.
    """

    position: float = 0.0
    centrality: float = 0.0
    title: float = 0.0
    form: float = 0.0
    title_words: tuple[str, ...] = ()


class SummarySentence(Span):
    """A sentence of the text that was chosen for the summary.

    Attributes:
        score: larger is better; of one algorithm and one text.
        rank: 1 for the sentence that was chosen first.
        words: its length.
        reasons: of the default algorithm; None for all others.
    """

    score: float = 0.0
    rank: int = 1
    words: int = 0
    reasons: Reasons | None = None


class Summary(Frozen):
    """The sentences that tell most, in the order of the text.

    An analysis holds more of them than are read, so that a shorter or longer summary is had without another analysis.

    Attributes:
        text_words: of the body that was summarized.
        notice: a sentence for the reader about how it was made, or empty.
    """

    algorithm: str = ""
    sentences: tuple[SummarySentence, ...] = ()
    text_words: int = 0
    notice: str = ""

    def of_length(self, length: Length) -> Summary:
        """The summary of the sentences that were chosen first, as many as come nearest to this length."""
        by_rank = sorted(self.sentences, key=lambda sentence: sentence.rank)
        chosen = by_rank[: length.sentences_of([sentence.words for sentence in by_rank], self.text_words)]
        return replace(self, sentences=tuple(sorted(chosen, key=lambda sentence: sentence.start)))


EntityKind = Literal["person", "place", "organization", "nationality"]
PlaceKind = Literal["country", "region", "city"]
"""What a place is on the map; territories such as Hong Kong are countries."""


class Entity(Frozen):
    """Somebody or something that the text names.

    Attributes:
        id: number within this analysis, from 1.
        name: fullest form in the text.
        aliases: the other forms, without `name`.
        mentions: where it is named, in order; a person's without title or role.
        country: ISO 3166-1 alpha-2, of a place that of what it lies in; None where it is not certain.
        lat, lon: degrees, north and east positive: of a city, or of the middle of where a country's or region's people
            live; both None when unknown.
        weight: larger is more important; orders the panel. An entry that occurs in noise alone is below zero.
        place_kind: None for all other places, for what is no place, and where it is not certain.
        within: name of the country or territory that a place lies in, as people say it; None for a country itself.
    """

    id: int
    kind: EntityKind
    name: str
    mentions: tuple[Span, ...]
    aliases: tuple[str, ...] = ()
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    weight: float = 0.0
    place_kind: PlaceKind | None = None
    within: str | None = None

    def __post_init__(self) -> None:
        if not self.mentions:
            raise ValueError(f"entity without a mention: {self.name!r}")


NumberKind = Literal[
    "count",
    "money",
    "percent",
    "date",
    "time",
    "duration",
    "age",
    "measure",
    "ordinal",
    "score",
    "fraction",
    "multiple",
]
Bound = Literal["=", "~", "<~", ">~", "<", ">", "<=", ">="]


class NumberMention(Span):
    """One number or date in the text.

    Attributes:
        start, end: number and unit.
        full_start, full_end: with hedge and counted thing.
        value, low, high: decimal numbers as strings; a range has `low` and `high` and no `value`.
        unit: ISO 4217 for money, else the singular English unit.
        per: what it is per ("hour").
        what, what_head: the counted noun phrase next to the number, and its last word.
        date: ISO 8601 with X for unknown digits; years before our era are negative.
        resolved, resolved_by: the calendar date where one can be told, and what it is told from: "published", the
            "dateline" of the article, or the "story", a date given before.
        figure: id of the figure that it belongs to.
    """

    kind: NumberKind = "count"
    full_start: int = 0
    full_end: int = 0
    value: str | None = None
    low: str | None = None
    high: str | None = None
    unit: str | None = None
    per: str | None = None
    what: str | None = None
    what_head: str | None = None
    bound: Bound = "="
    date: str | None = None
    resolved: str | None = None
    resolved_by: str | None = None
    figure: int = 0


class Figure(Frozen):
    """One quantity or date that the text gives, maybe several times.

    Attributes:
        id: number within this analysis, from 1.
        label: as people read it ("≈ 25,000 Palestinians").
        note: what the label leaves out ("just under", "year inferred"), or empty.
        mentions: positions in ``Analysis.numbers``.
        trivial: small everyday numbers ("two", "first"), which the panel folds.
        weight: as of `Entity`.
    """

    id: int
    kind: NumberKind
    label: str
    mentions: tuple[int, ...]
    note: str = ""
    trivial: bool = False
    weight: float = 0.0


class Analysis(Frozen):
    """What the program knows of one text.

    Attributes:
        version: of the pipeline that made it; results of another version are made again.
        text_hash: of the article that it belongs to; of one in a library, as that was taken in.
        language: ISO 639-1 code of the language that it was made for; None when unknown.
        notices: sentences for the reader about what it lacks and why.
    """

    version: str
    text_hash: str
    language: str | None = None
    sentences: tuple[Sentence, ...] = ()
    summary: Summary = Summary()
    entities: tuple[Entity, ...] = ()
    numbers: tuple[NumberMention, ...] = ()
    figures: tuple[Figure, ...] = ()
    notices: tuple[str, ...] = ()


class ListOrder(StrEnum):
    """Orders of the list."""

    NEWEST = "newest"
    OLDEST = "oldest"
    TITLE = "title"
    UNREAD = "unread"


class SearchOrder(StrEnum):
    """Orders of search results."""

    NEWEST = "newest"
    BEST = "best"


class ListView(Frozen):
    """Which articles a list shows and in what order.

    Attributes:
        unread_only: leaves out what has been read.
        title_filter: only articles whose title or source contains it, whatever the case; empty for all.
    """

    order: ListOrder = ListOrder.NEWEST
    unread_only: bool = False
    title_filter: str = ""


class ArticleRow(Frozen):
    """What a list shows of an article.

    Attributes:
        added: ISO 8601 with zone.
        words: of the clean text; `minutes` is the time to read them.
        updated: the source came again with another text since it was last opened.
        failed: why the last analysis failed, or None.
        tags: of the reader and of its source, in the order of their code points.
        removed: it was taken out of the library, and can be restored.
    """

    id: ArticleId
    title: str
    title_origin: TitleOrigin | None
    source: str
    location: str
    published: str | None
    added: str
    words: int
    language: str | None
    unread: bool
    sample: bool = False
    updated: bool = False
    failed: str | None = None
    starred: bool = False
    tags: tuple[str, ...] = ()
    removed: bool = False

    @property
    def minutes(self) -> int:
        """Time to read, in minutes, at least 1."""
        return max(1, round(self.words / WORDS_PER_MINUTE))


def least_words(minutes: int) -> int:
    """The fewest words that take so many minutes to read, as `ArticleRow.minutes` says it."""
    # Half a minute is rounded to the even one.
    return WORDS_PER_MINUTE * minutes - WORDS_PER_MINUTE // 2 + minutes % 2 if minutes > 1 else 0


class StoredArticle(Frozen):
    """An article as the library keeps it.

    Attributes:
        article: with the roles that its lines have now; they change with what other articles of its source have in
            common with it, and with what the reader says of them.
        position: the character that stood at the top of the page when it was last read.
        text_hash: of the article as it was taken in: what its analysis is kept under, and what tells its text from
            another one; empty where no library keeps it.
    """

    row: ArticleRow
    article: Article
    position: int = 0
    text_hash: str = ""


class LineChoice(Frozen):
    """That the reader said what a line is in all articles of a source, and what takes that back.

    Attributes:
        line: as it stands in the article where it was said.
        before: what was said until then: whether it is a part of the article; None for nothing.
    """

    source: str
    line: str
    before: bool | None


class SearchHit(Frozen):
    """An article that answers a query.

    Attributes:
        snippet: plain text around the first hit.
        hits: (start, end) of the hits in the snippet.
        first_hit: character in the article's text where the first hit starts; None when only the title has it.
    """

    row: ArticleRow
    snippet: str
    hits: tuple[tuple[int, int], ...]
    first_hit: int | None


class SavedSearch(Frozen):
    """A query that is kept under a name, and listed like a list.

    Attributes:
        query: as of `reader.query.parsing`.
        position: orders them; no two have the same.
    """

    id: int
    name: str
    query: str
    position: int


AddOutcome = Literal["added", "updated", "known", "restored"]


class Added(Frozen):
    """What became of one source that was taken in; `known` when nothing was new."""

    id: ArticleId
    outcome: AddOutcome
    title: str
    location: str


class Tally(Frozen):
    """How many articles the library holds, removed ones left out."""

    articles: int
    unread: int
