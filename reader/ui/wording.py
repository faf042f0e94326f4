"""The sentences of the screen: what is so, and what to do next. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import CLEAN_ROLES, ListOrder, Role, SearchOrder
from reader.services.progress import Held
from reader.ui.ages import day_and_time, long_date
from reader.ui.page import Heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from reader.length import Length
    from reader.model import ArticleRow, Block, EntityKind, ListView, StoredArticle, Tally, TitleOrigin
    from reader.query.completing import Completion
    from reader.services.progress import Progress
    from reader.text.tag_names import TagWish
    from reader.ui.highlights import Entry

ANALYSING = "Being read …\nNames and numbers come in a moment."
NO_ENTRIES = "No names or numbers found."
NOT_ANALYSED = "Names and numbers\ncould not be found."
NO_TIMELINE = "No timeline: the text gives fewer than two dates with a year."
ONLY_NAMES = "Names can be corrected, numbers cannot."
QUIET_ARTICLES = 50
"""The analysis of fewer is over before one has read how far it is."""
MAX_COUNTED = 10_000
"""As of `reader.library.lists`."""
MAX_OFFERED_CHARS = 50
"""What is offered in one line takes no more, so that there is room for the key that takes it."""
_MAX_FIELDS_CHARS = 56
"""The same of fields: no key takes them."""
SAME_NAME = "Two of the same name and kind cannot be merged: no line could say which is which."
NOTHING_UNDONE = "Nothing was undone that could be done again."
NO_LINE = "There is no line to choose here."
NO_ENTRY = "Go to a name in the panel first."
NO_SUMMARY = "No summary: the text is hardly longer than one."
SUMMARISING = "No summary yet: it comes in a moment."
NOTHING_LISTED = "Nothing is listed."
REMOVED = "It was removed: D restores it first."
REMOVED_QUERY = "is:removed"
"""The search for what can be restored."""
AS_IT_WAS = "It was so already."
SAMPLES_STAY = "Samples stay; they vanish by themselves when the library has articles of its own."
NOT_SUMMARISED = "No summary: the text could not be analysed."
LONGEST_SUMMARY = "This is the longest summary of this text."
SHORTEST_SUMMARY = "This is the shortest summary."
WHYS_OPEN = "Why each sentence was chosen, and where it is from."
WHYS_CLOSED = "The summary without reasons."
SKIMMING = "Skimming: the summary's sentences stand out, and those of what you point at. esc ends it."
SKIMMED = "All of the text again."

KINDS: dict[EntityKind, str] = {
    "person": "a person",
    "place": "a place",
    "organization": "an organisation",
    "nationality": "a nationality",
}
_ROLES: dict[Role, str] = {
    Role.BYLINE: "a byline",
    Role.DATE: "a date",
    Role.CAPTION: "a caption",
    Role.CREDIT: "a credit",
    Role.RELATED: "about another story",
    Role.PROMO: "promotion",
    Role.SHARE: "for sharing",
    Role.BIO: "about an author",
    Role.COMMENT: "a comment",
    Role.LEGAL: "legal",
    Role.NAV: "navigation",
}
_TITLES: dict[TitleOrigin | None, str] = {"file": "titled by its file's name", "derived": "titled by its first words"}
_ORDERS: dict[ListOrder | SearchOrder, str] = {
    ListOrder.NEWEST: "last added first",
    ListOrder.OLDEST: "first added first",
    ListOrder.TITLE: "by title",
    ListOrder.UNREAD: "unread first",
    SearchOrder.NEWEST: "last added first",
    SearchOrder.BEST: "best match first",
}


def heading(stored: StoredArticle, failure: str | None = None) -> Heading:
    """Title, and byline, date and length in one line; why it is not analysed, if it is not."""
    article = stored.article
    parts = [article.byline or "", long_date(article.published) if article.published else "no date"]
    words = stored.row.words
    parts.append("1 word" if words == 1 else f"{_number(words)} words")
    parts.append(f"{stored.row.minutes} min")
    parts.append(_TITLES.get(article.title_origin, ""))
    if stored.row.sample:
        parts.append("sample")
    parts += ["removed"] * stored.row.removed + ["starred"] * stored.row.starred
    if stored.row.tags:
        parts.append(f"tagged {', '.join(stored.row.tags)}")
    title = article.title or "Untitled"
    notice = f"No summary, names or numbers: {failure}" if failure else ""
    return Heading(title, " · ".join(part for part in parts if part), notice)


def scope(tally: Tally, view: ListView, *, samples: bool, name: str = "") -> str:
    """What the list shows, for the bar at the top.

    Args:
        tally: of the list that a name is given of, else of the library.
        view: of it.
        samples: whether it is one of samples.
        name: of the list that a query makes.
    """
    if samples and not name and tally.articles:
        return f"Samples {tally.articles}"
    words = f"{name or 'All'} {_number(tally.articles)} · Unread {unread(tally.unread)}"
    if view.unread_only:
        words += " · unread only"
    if view.title_filter:
        words += f" · with “{view.title_filter}”"
    if view.order is not ListOrder.NEWEST:
        words += f" · {order(view.order)}"
    return words


def unread(count: int) -> str:
    """How many articles of a list are unread, of which no more than so many were counted."""
    return f"{_number(MAX_COUNTED - 1)}+" if count >= MAX_COUNTED else _number(count)


def progress(told: Progress, key: str) -> str:
    """How far the analysis of the library is; nothing where it will be over before one has read this.

    Args:
        told: of it.
        key: the key that holds it back or has it go on.
    """
    left = told.total - told.done
    if not left or (told.total < QUIET_ARTICLES and told.held is not Held.KEY):
        return ""
    articles = "1 article" if left == 1 else f"{_number(left)} articles"
    if told.held is Held.BATTERY:
        return f"On battery: the analysis of {articles} waits · {key} goes on"
    if told.held is Held.KEY:
        return f"Paused: the analysis of {articles} waits · {key} goes on"
    time_left = f" · {_time_left(told.left_s)}" if told.left_s is not None else ""
    return f"Analysing {_number(told.done)} of {_number(told.total)}{time_left} · {key} pauses"


def paused(key: str) -> str:
    """That nothing is analysed, where nothing waits for it either."""
    return f"Analysis is paused · {key} goes on"


def _time_left(seconds: float) -> str:
    """Coarse, as it is a guess, and what changes all the time is not read."""
    minutes = max(1, round(seconds / 60))
    if minutes > 20:
        minutes = 5 * round(minutes / 5)
    hours, minutes = divmod(minutes, 60) if minutes >= 90 else (0, minutes)
    parts = [f"{hours} h"] * bool(hours) + [f"{minutes} min"] * bool(minutes)
    return f"{' '.join(parts)} left" if seconds >= 60 else "less than a minute left"


def _number(count: int) -> str:
    return f"{count:,}".replace(",", "\u202f")


def found(query: str, count: int, by: SearchOrder, *, is_capped: bool, samples: bool = False) -> str:
    """How much a search has found, for the bar at the top.

    Args:
        query: what was searched for.
        count: of the articles.
        by: their order.
        is_capped: whether there may be more.
        samples: whether only samples were searched, where one could take them for the library.
    """
    if query.strip() == REMOVED_QUERY:
        return f"Removed {count}{'+' if is_capped else ''}"
    if not count:
        return f"{'No sample' if samples else 'Nothing'} has “{query}”"
    articles = f"{'sample' if samples else 'article'}{'' if count == 1 else 's'}"
    return f"“{query}” in {count}{'+' if is_capped else ''} {articles} · {order(by)}"


def fields(names: Iterable[str]) -> str:
    """What narrows a search, for the line at the bottom: the first fields, as many as there is room for."""
    words = ""
    for name in names:
        if len(words) + len(name) > _MAX_FIELDS_CHARS:
            return f"{words}… narrow it"
        words += f"{name}: "
    return f"{words}narrow it"


def offered(completions: Sequence[Completion]) -> str:
    """What could stand at the cursor, as much of it as there is room for, and at least the first."""
    words = ""
    for completion in completions:
        count = "" if completion.articles is None else f" {completion.articles:,}".replace(",", "\u202f")
        longer = f"{words} · {completion.label}{count}" if words else f"{completion.label}{count}"
        if words and len(longer) > MAX_OFFERED_CHARS:
            return f"{words} …"
        words = longer
    return words


def order(by: ListOrder | SearchOrder) -> str:
    """An order, as the screen names it."""
    return _ORDERS[by]


def entry(lit: Entry, number: int | None = None, *, conversion: str = "", elsewhere: int | None = None) -> str:
    """What is lit, for the line at the bottom.

    Args:
        lit: the entry; told are its name or quantity, what it lies in, and what its label leaves out.
        number: of the mention that is meant, from 1; None for all.
        conversion: the quantity in other units, or empty.
        elsewhere: how many other articles name it; None while that is not known.
    """
    where = f"{number} of {lit.count}" if number and lit.count > 1 else f"{lit.count} here"
    others = "" if elsewhere is None else f"{elsewhere:,} elsewhere".replace(",", "\u202f")
    known = (lit.label, lit.within, lit.detail, conversion, where, others)
    return " · ".join(part for part in known if part)


def summary_of(length: Length) -> str:
    """How long the summary is, as it was asked for."""
    if length.unit != "minutes":
        return f"Summary of {length.words}."
    minutes, seconds = divmod(round(length.amount * 60), 60)
    parts = [f"{minutes} minute{'s' if minutes > 1 else ''}"] * bool(minutes) + [f"{seconds} seconds"] * bool(seconds)
    return f"Summary of {' '.join(parts)} to read."


def summary_by(algorithm: str, *, is_made: bool = True) -> str:
    """Who makes the summary, or has made it."""
    from reader.ui.reasons import name_of  # noqa: PLC0415 - the start does without

    return f"Summary by {name_of(algorithm)}{'.' if is_made else ' …'}"


def summary_place(number: int, count: int) -> str:
    """Which sentence of the summary was gone to."""
    return f"Sentence {number} of {count} of the summary."


def small_numbers(count: int) -> str:
    """What stands for so many small numbers that are not shown."""
    return f"+{count} small number{'s' if count > 1 else ''}"


def timeline(count: int) -> str:
    """The heading of so many dates in the order of time."""
    return f"Timeline {count}"


CLOSES_NOTICE = "(esc closes this.)"


def empty(
    view: ListView, tally: Tally, *, query: str = "", name: str = "", is_preparing: bool = False, removed: int = 0
) -> str:
    """What the page says when the list is empty, and what to do.

    Args:
        view: that is listed.
        tally: as of `scope`.
        query: the search that found nothing.
        name: of the list that nothing is in.
        is_preparing: whether articles are about to come.
        removed: articles that can be restored where there are no others.
    """
    if is_preparing:
        return "The articles are being made ready.\n\nThat takes a few seconds, the first time."
    if query.strip() == REMOVED_QUERY:
        return "Nothing was removed in the last 30 days.\n\nesc goes back to the list."
    if query:
        return f"Nothing has “{query}”.\n\nFewer or shorter words find more. esc goes back to the list."
    if view.title_filter:
        return f"No title or source has “{view.title_filter}”.\n\nesc takes the filter away, / searches the texts."
    if name:
        return f"Nothing is in “{name}” now.\n\n1 lists all articles, 0 shows the lists."
    if view.unread_only and tally.articles:
        return "Everything is read.\n\n1 lists all articles, a adds more."
    if removed:
        are = "is" if removed == 1 else "are"
        return (
            f"Nothing is left here: {_articles(removed)} {are} in Removed, of the lists that 0 shows.\n\n"
            "U undoes, Y does again what was undone. a adds a file or a folder."
        )
    return "Nothing here yet.\n\na adds a file or a folder. X shows the sample articles."


def title(row: ArticleRow) -> str:
    """A title for a sentence, in quotation marks and not too long."""
    return quoted(row.title, 60)


def chosen(count: int, *, is_capped: bool) -> str:
    """How many articles the next deed is done to."""
    more = "+" if is_capped else ""
    return f"{_articles(count, more)} chosen"


def samples_left_by(key: str) -> str:
    """That samples cannot be removed, where the library has other articles, and the key that leads to those."""
    return f"Samples stay; {key} leads back to the library."


def marked(count: int, *, unread: bool = False) -> str:
    """That so many articles have been marked."""
    if not count:
        return "Everything is read already."
    return f"{count:,} marked as {'unread' if unread else 'read'}. U undoes it."


def starred(row: ArticleRow, *, starred: bool) -> str:
    """That an article has a star now, or none."""
    return f"{'Starred' if starred else 'No star any more:'} {title(row)}. U undoes it."


def starred_many(count: int, *, starred: bool = True) -> str:
    """That so many articles have a star now, or none."""
    if not count:
        return "Nothing to give a star to."
    return (
        f"{_articles(count)} starred. U undoes it."
        if starred
        else f"No star any more: {_articles(count)}. U undoes it."
    )


def removed(count: int) -> str:
    """That so many articles have been removed."""
    return f"Removed {_articles(count)}. U brings {them(count)} back." if count else "Nothing to remove."


def restored(count: int) -> str:
    """That so many articles have been restored."""
    return f"Restored {_articles(count)}. U removes {them(count)} again." if count else "Nothing to restore."


def tagged(count: int, wish: TagWish) -> str:
    """That so many articles have been given tags, and others have been taken from them."""
    if not count:
        return "The tags are so already."
    given = [f"tagged {', '.join(wish.given)}"] * bool(wish.given)
    taken = [f"no longer {', '.join(wish.taken)}"] * bool(wish.taken)
    return f"{_articles(count)} {', '.join(given + taken)}. U undoes it."


def tags_offered(own: Sequence[str], completions: Sequence[Completion]) -> str:
    """The tags that an article has, if they shall be told, and those that could be meant."""
    parts = [f"Has {', '.join(own)}"] * bool(own) + [offered(completions)] * bool(completions)
    return " · ".join(parts)


def taking_out(count: int, at: str, now: datetime, key: str) -> str:
    """That to undo takes articles out, and how to go on.

    Args:
        count: of the articles.
        at: when they came, as of `reader.library.articles.store.now`.
        now: in the reader's time zone.
        key: the key that undoes.
    """
    those = "the article that came last" if count == 1 else f"the {count:,} articles that came last"
    return f"{key} again takes out {those} ({day_and_time(at, now)})."


def them(count: int) -> str:
    """So many articles, once they have been named."""
    return "it" if count == 1 else "them"


def _articles(count: int, more: str = "") -> str:
    return "1 article" if count == 1 and not more else f"{count:,}{more} articles"


def hidden(name: str) -> str:
    """That a name has been hidden."""
    return f"{quoted(name, 40)} is hidden everywhere. U brings it back."


def retyped(name: str, kind: EntityKind) -> str:
    """That a name is of another kind now."""
    return f"{quoted(name, 40)} is {KINDS[kind]} everywhere now. U undoes it."


def merged(name: str, into: str) -> str:
    """That two names are the same now."""
    return f"{quoted(name, 40)} is {quoted(into, 40)} everywhere now. U undoes it."


def merging(name: str, into: str | None, *, choose: str, leave: str) -> str:
    """What is about to be merged, and into what, if one is on something that it can be merged into.

    Args:
        name: what is merged.
        into: what the cursor is on, if that is another name.
        choose: the key that does it.
        leave: the key that does not.
    """
    if into is None:
        return f"Merge {quoted(name, 40)} into: go to another name, {choose} merges, {leave} leaves it."
    return f"Merge {quoted(name, 40)} into {quoted(into, 40)}: {choose} merges, {leave} leaves it."


def left_out(count: int) -> str:
    """That a page leaves out so many lines."""
    return (
        f"{count} {'line is' if count == 1 else 'lines are'} left out." if count else "There is no line to leave out."
    )


def line_chosen(source: str, *, is_part: bool) -> str:
    """That lines of a source are now what a reader says."""
    return f"{'Part of the article' if is_part else 'Dimmed'} {_everywhere(source)} now. U undoes it."


def choosing(block: Block, source: str, *, change: str, leave: str) -> str:
    """What the line is that is marked, and why, and what the keys do.

    Args:
        block: the line.
        source: of the article.
        change: the key that makes it the other.
        leave: the key that does not.
    """
    where = _everywhere(source)
    if block.role in CLEAN_ROLES:
        return f"Part of the article. {change} dims it {where}, {leave} leaves."
    rule, _, number = block.rule.partition(":")
    why = {"by-hand": "by you", "repeated": f"{number} articles have it"}.get(rule, _ROLES[block.role])
    return f"Dimmed: {why}. {change} restores it {where}, {leave} leaves."


def _everywhere(source: str) -> str:
    """In all articles of a source."""
    return f"in all of {quoted(source, 24)}" if source else "everywhere"


def quoted(words: str, limit: int) -> str:
    """Words in quotation marks, cut to so many characters."""
    return f"“{words if len(words) <= limit else f'{words[: limit - 1].rstrip()}…'}”"
