"""The sentences of the screen: what is so, and what to do next. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import ListOrder, SearchOrder
from reader.ui.ages import long_date
from reader.ui.page import Heading

if TYPE_CHECKING:
    from reader.model import ArticleRow, ListView, StoredArticle, Tally
    from reader.ui.highlights import Entry

ANALYSING = "Being read …\nNames and numbers come in a moment."
NO_ENTRIES = "No names or numbers found."
NOT_ANALYSED = "Names and numbers\ncould not be found."

_ORDERS: dict[ListOrder | SearchOrder, str] = {
    ListOrder.NEWEST: "newest first",
    ListOrder.OLDEST: "oldest first",
    ListOrder.TITLE: "by title",
    ListOrder.UNREAD: "unread first",
    SearchOrder.NEWEST: "newest first",
    SearchOrder.BEST: "best match first",
}


def heading(stored: StoredArticle, failure: str | None = None) -> Heading:
    """Title, and byline, date and length in one line; why it is not analysed, if it is not."""
    article = stored.article
    parts = [article.byline or "", long_date(article.published) if article.published else "no date"]
    parts.append(f"{stored.row.words:,} words".replace(",", "\u202f"))
    parts.append(f"{stored.row.minutes} min")
    if stored.row.sample:
        parts.append("sample")
    title = article.title or "Untitled"
    notice = f"No summary, names or numbers: {failure}" if failure else ""
    return Heading(title, " · ".join(part for part in parts if part), notice)


def scope(tally: Tally, view: ListView, *, samples: bool) -> str:
    """What the list shows, for the bar at the top."""
    if samples:
        return f"Samples {tally.articles}"
    words = f"All {tally.articles:,} · Unread {tally.unread:,}".replace(",", "\u202f")
    if view.unread_only:
        words += " · unread only"
    if view.title_filter:
        words += f" · with “{view.title_filter}”"
    if view.order is not ListOrder.NEWEST:
        words += f" · {order(view.order)}"
    return words


def found(query: str, count: int, by: SearchOrder, *, is_capped: bool) -> str:
    """How much a search has found, for the bar at the top."""
    if not count:
        return f"Nothing has “{query}”"
    articles = "article" if count == 1 else "articles"
    return f"“{query}” in {count}{'+' if is_capped else ''} {articles} · {order(by)}"


def order(by: ListOrder | SearchOrder) -> str:
    """An order, as the screen names it."""
    return _ORDERS[by]


def entry(lit: Entry, number: int | None = None) -> str:
    """What is lit, what it lies in and its other names, for the line at the bottom."""
    where = f"{number} of {lit.count}" if number and lit.count > 1 else f"{lit.count} here"
    known = (lit.label, lit.within, lit.detail, where)
    return " · ".join(part for part in known if part)


def empty(view: ListView, tally: Tally, *, query: str = "", is_preparing: bool = False) -> str:
    """What the page says when the list is empty, and what to do."""
    if is_preparing:
        return "The articles are being made ready.\n\nThat takes a few seconds, the first time."
    if query:
        return f"Nothing has “{query}”.\n\nFewer or shorter words find more. esc goes back to the list."
    if view.title_filter:
        return f"No title or source has “{view.title_filter}”.\n\nesc takes the filter away, / searches the texts."
    if view.unread_only and tally.articles:
        return "Everything is read.\n\n1 lists all articles, a adds more."
    return "Nothing here yet.\n\na adds a file or a folder. X shows the sample articles."


def title(row: ArticleRow) -> str:
    """A title for a sentence, in quotation marks and not too long."""
    words = row.title if len(row.title) <= 60 else f"{row.title[:59].rstrip()}…"
    return f"“{words}”"
