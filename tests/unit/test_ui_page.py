"""The page of an article: its lines, and the way between lines and characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.frozen import replace
from reader.model import CLEAN_ROLES, Article, Block, Role, Summary, SummarySentence
from reader.text.sanitise import sanitise
from reader.ui.drawing import cells
from reader.ui.page import WRAP_AT_ONCE, Digest, Heading, LineKind, Page, superscript
from tests.ui_samples import FIRST, LATER, MIDDLE, PARAGRAPHS, TITLE, analysis_of, bridge, make_article

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.ui.page import PageLine

HEADING = Heading("A title of its own", "by nobody · 3 min")
WIDTHS = st.integers(8, 120)
LETTERS = "ab cdé, .–—'“漢字ｗ🙂e\u0301\u00a0x-"
PARAGRAPH = st.text(LETTERS, min_size=1, max_size=120).map(sanitise).filter(str.strip)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Articles of a few blocks of any role, with or without bullets."""
    paragraphs = draw(st.lists(PARAGRAPH, min_size=1, max_size=8))
    blocks = []
    position = 0
    for paragraph in paragraphs:
        role = draw(st.sampled_from(Role))
        bullet = draw(st.sampled_from(("", "", "•", "10."))) if role is Role.BODY else ""
        blocks.append(Block(position, position + len(paragraph), role, level=1 if bullet else 0, bullet=bullet))
        position += len(paragraph) + 2
    return Article("\n\n".join(paragraphs), tuple(blocks), draw(st.sampled_from((None, paragraphs[0]))), "text")


def make_page(
    article: Article,
    width: int = 60,
    *,
    summary: Summary | None = None,
    heading: Heading = HEADING,
    byline: str = "",
    whys: Sequence[str] = (),
    is_open: bool = True,
    room: int = 0,
    clean: bool = False,
) -> Page:
    """A page as the article view makes it."""
    digest = Digest(summary or Summary(), byline, whys, is_open, room)
    return Page(article, heading, digest, width, cells, clean_alone=clean)


def words_of(article: Article, line: PageLine) -> str:
    """What a line says."""
    return article.text[line.start : line.end] if line.start >= 0 else line.words


def with_role(role: Role, text: str = "A line like others.") -> LineKind:
    """The kind of line that a block of a role becomes."""
    article = make_article(f"First words.\n\n{text}", title="Another title", roles={1: role})
    return make_page(article).lines[-1].kind


@given(articles(), WIDTHS)
def test_page_shows_every_character_once(article: Article, width: int) -> None:
    """Each character of each block that is not white stands on one line of title or text, and in order."""
    page = make_page(article, width)
    shown = [
        offset
        for line in page.lines
        if line.start >= 0
        for offset in range(line.start, line.end)
        if not article.text[offset].isspace()
    ]
    wanted = [
        offset
        for block in article.blocks
        for offset in range(block.start, block.end)
        if not article.text[offset].isspace()
    ]
    title_stands_above = article.blocks[0].role is not Role.TITLE and any(
        line.kind is LineKind.TITLE and line.start >= 0 for line in page.lines
    )
    if title_stands_above:
        title = [line for line in page.lines if line.kind is LineKind.TITLE]
        shown = shown[sum(not c.isspace() for line in title for c in words_of(article, line)) :]
    assert shown == wanted


@given(articles(), WIDTHS)
def test_page_lines_fit_the_width(article: Article, width: int) -> None:
    """No line is wider than the column, unless a bullet leaves less than eight cells for the words."""
    for line in make_page(article, width).lines:
        prefix = cell_len(line.prefix)
        if line.kind is not LineKind.RULE:
            assert cells(words_of(article, line)) + prefix <= max(width, 8 + prefix)


@given(articles(), WIDTHS)
def test_page_line_of_a_character_is_the_line_that_shows_it(article: Article, width: int) -> None:
    """Every character of the text leads to its own line."""
    page = make_page(article, width)
    for index, line in enumerate(page.lines[page.text_from :], page.text_from):
        assert {page.line_of(offset) for offset in range(line.start, line.end)} <= {index}


@given(articles(), WIDTHS)
def test_page_offset_of_the_line_of_a_lines_offset_is_that_offset(article: Article, width: int) -> None:
    """Going from a line to its character and back shows the same character at the top."""
    page = make_page(article, width)
    for line in range(page.text_from, len(page.lines)):
        offset = page.offset_of(line)
        assert page.offset_of(page.line_of(offset)) == offset


@given(articles(), WIDTHS, WIDTHS, st.data())
def test_page_keeps_the_place_at_another_width(article: Article, one: int, other: int, data: st.DataObject) -> None:
    """The character at the top is on the line that another width is scrolled to."""
    before, after = make_page(article, one), make_page(article, other)
    if before.text_from >= len(before.lines):
        return
    offset = before.offset_of(data.draw(st.integers(before.text_from, len(before.lines) - 1)))
    line = after.line_of(offset)
    assert after.offset_of(line) <= offset
    assert line == len(after.lines) - 1 or after.offset_of(line + 1) > offset


def test_page_starts_with_title_and_meta() -> None:
    """The heading stands above the text, its title as a stretch of the text where it is one."""
    article = bridge()
    page = make_page(article)
    title, meta, blank = page.lines[:3]
    assert (title.kind, article.text[title.start : title.end]) == (LineKind.TITLE, TITLE)
    assert (meta.kind, meta.words) == (LineKind.META, HEADING.meta)
    assert blank.kind is LineKind.BLANK


def test_page_does_not_repeat_the_title() -> None:
    """The title's own line does not stand in the text again."""
    article = bridge()
    page = make_page(article)
    assert article.text[page.lines[page.text_from].start :].startswith(FIRST)


def test_page_shows_a_title_that_is_not_in_the_text() -> None:
    """A title from elsewhere stands above in words of its own."""
    page = make_page(make_article("Only this.", title="From a file name"))
    assert page.lines[0] == (LineKind.TITLE, -1, -1, HEADING.title, "", "", -1, False)


def test_page_dims_a_title_that_stands_below_other_lines() -> None:
    """A title further down stands above in full, and dimmed in its place."""
    article = make_article("Sport\n\nA title", title="A title", roles={0: Role.NAV, 1: Role.TITLE})
    page = make_page(article)
    assert words_of(article, page.lines[0]) == "A title"
    assert page.lines[-1].kind is LineKind.DIM


def test_page_dims_what_is_not_the_article() -> None:
    """Captions, links and the like are dim; paragraphs and subheads are not."""
    assert with_role(Role.CAPTION) is with_role(Role.RELATED) is with_role(Role.BYLINE) is LineKind.DIM
    assert with_role(Role.BODY) is with_role(Role.STANDFIRST) is with_role(Role.TABLE) is LineKind.TEXT
    assert with_role(Role.SUBHEAD) is LineKind.SUBHEAD
    assert with_role(Role.SEPARATOR, "* * *") is LineKind.RULE


def test_page_says_a_notice_below_the_heading() -> None:
    """Why there is no analysis stands between heading and text, wrapped."""
    page = make_page(bridge(), 20, heading=Heading(TITLE, "", "It took far too long to analyse."))
    notice = [line.words for line in page.lines if line.kind is LineKind.NOTICE]
    assert notice == ["It took far too long", "to analyse."]


def test_page_separates_paragraphs_but_not_items() -> None:
    """An empty line stands between paragraphs; list items and table rows stand together."""
    text = "Before.\n\nOne\n\nTwo\n\nAfter."
    spans = [(text.index(words), text.index(words) + len(words)) for words in ("Before.", "One", "Two", "After.")]
    bullets = ("", "•", "•", "")
    blocks = tuple(
        Block(start, end, level=bool(bullet), bullet=bullet)
        for (start, end), bullet in zip(spans, bullets, strict=True)
    )
    article = Article(text, blocks, "Title", "given")
    page = make_page(article)
    assert [line.prefix + words_of(article, line) for line in page.lines[page.text_from :]] == [
        "Before.",
        "",
        "• One",
        "• Two",
        "",
        "After.",
    ]
    rows = make_article("a | b\nc | d", title="T", roles={0: Role.TABLE, 1: Role.TABLE})
    assert [line.kind for line in make_page(rows).lines[-2:]] == [LineKind.TEXT, LineKind.TEXT]


def test_page_indents_items_by_level() -> None:
    """The words of an item stand below each other, deeper items further right."""
    text = "one two three four"
    article = Article(text, (Block(0, len(text), level=3, bullet="•"),), "T", "given")
    page = make_page(article, 17)
    assert [line.prefix for line in page.lines[page.text_from :]] == ["    • ", "      "]


def test_page_summary_leads_to_its_places() -> None:
    """Each line of the summary is a stretch of the text and knows where its sentence stands."""
    article = bridge()
    page = make_page(article, summary=analysis_of(article).summary)
    lines = [line for line in page.lines if line.kind is LineKind.SUMMARY]
    starts = [article.text.index(sentence) for sentence in (FIRST, MIDDLE, LATER)]
    assert sorted({line.place for line in lines}) == starts
    assert [line.prefix for line in lines if line.start == line.place] == ["▌ ¹ ", "▌ ² ", "▌ ³ "]
    assert all(line.start >= line.place for line in lines)


def test_page_marks_the_summarys_sentences_in_the_margin() -> None:
    """The number of a sentence stands beside the line where it starts, and nowhere else."""
    article = bridge()
    page = make_page(article, summary=analysis_of(article).summary)
    margins = [(line.margin, words_of(article, line)[:10]) for line in page.lines if line.margin]
    assert margins == [("¹", FIRST[:10]), ("²", MIDDLE[:10]), ("³", LATER[:10])]


def test_page_folds_the_summary_to_one_line() -> None:
    """Folded, the summary says in one line how long it is."""
    article = bridge()
    page = make_page(article, summary=analysis_of(article).summary, is_open=False)
    assert [line.words for line in page.lines if line.kind is LineKind.SUMMARY] == ["Summary of 3 sentences, folded"]
    single = Summary("", (SummarySentence(0, 7),))
    folded = make_page(article, summary=single, is_open=False)
    assert [line.words for line in folded.lines if line.kind is LineKind.SUMMARY] == ["Summary of 1 sentence, folded"]


def test_page_text_stays_when_the_summary_comes() -> None:
    """The room that is kept for a summary is as high as a summary that fits into it."""
    article = bridge()
    summary = analysis_of(article).summary
    assert make_page(article, room=6).text_from == make_page(article, summary=summary, room=6).text_from


def test_page_text_stays_when_a_folded_summary_comes() -> None:
    """A folded summary has the room of its one line."""
    article = bridge()
    summary = analysis_of(article).summary
    before = make_page(article, room=6, is_open=False)
    assert before.text_from == make_page(article, summary=summary, room=6, is_open=False).text_from
    assert [line.kind for line in before.lines[:5]].count(LineKind.SUMMARY) == 1


def test_page_text_stays_when_no_summary_can_come() -> None:
    """The notice stands in the room that was kept for a summary, and nothing looks as if one were to come."""
    article = bridge()
    page = make_page(article, heading=Heading(TITLE, "", "It took too long."), room=6)
    assert page.text_from == make_page(article, room=6).text_from
    assert LineKind.SUMMARY not in {line.kind for line in page.lines}


def test_page_wraps_a_long_text_piece_by_piece() -> None:
    """Only the first part is wrapped at once; the rest follows, and nothing of it is lost."""
    article = make_article("\n\n".join(["A sentence that is repeated. " * 40] * 200), title="Long")
    page = make_page(article)
    assert not page.is_complete
    assert WRAP_AT_ONCE < page.offset_of(len(page.lines)) < 2 * WRAP_AT_ONCE
    while not page.is_complete:
        page.extend(WRAP_AT_ONCE)
    assert page.lines == make_page_whole(article).lines


def make_page_whole(article: Article) -> Page:
    """A page that was asked for its last character first."""
    page = make_page(article)
    page.line_of(len(article.text))
    return page


def test_page_wraps_as_far_as_it_is_asked_for() -> None:
    """The line of a character far down is known although the text was not wrapped so far."""
    article = make_article("\n\n".join(f"Paragraph {n:04d}. " + "x" * 300 for n in range(1000)), title="Long")
    page = make_page(article)
    offset = article.text.index("Paragraph 0777")
    assert words_of(article, page.lines[page.line_of(offset)]).startswith("Paragraph 0777")
    assert not page.is_complete


def test_page_progress_goes_from_nothing_to_all() -> None:
    """Progress is 0 above the text, grows with the lines, and is 100 at the last line alone."""
    page = make_page(bridge())
    every = [page.progress(line) for line in range(len(page.lines))]
    assert every[: page.text_from] == [0] * page.text_from
    assert every == sorted(every)
    assert every[-1] == 100
    assert max(every[:-1]) <= 99


def test_page_of_an_incomplete_text_is_not_read() -> None:
    """The last wrapped line is not the end while more is to come."""
    page = make_page(make_article("\n\n".join(["A sentence. " * 40] * 400), title="Long"))
    assert page.progress(len(page.lines) - 1) < 100


def test_page_of_an_empty_text_has_its_heading() -> None:
    """An article without text is complete, and everything leads to its beginning."""
    page = make_page(Article("", (), None, None))
    assert page.is_complete
    assert (page.offset_of(0), page.offset_of(99), page.progress(0)) == (0, 0, 0)
    assert page.line_of(5) == page.text_from


def test_page_counts_all_paragraphs_of_the_bridge() -> None:
    """Nothing but the lines between paragraphs is added to the text."""
    article = bridge()
    page = make_page(article, 200)
    kinds = [line.kind for line in page.lines[page.text_from :]]
    assert kinds.count(LineKind.TEXT) == PARAGRAPHS + 3
    assert kinds.count(LineKind.BLANK) == PARAGRAPHS + 2


def test_superscript_has_as_many_digits_as_the_number() -> None:
    """The signs of a long summary can be told apart, too."""
    assert [superscript(number) for number in (1, 9, 10, 30)] == ["¹", "⁹", "¹⁰", "³⁰"]


def numbered(count: int) -> tuple[Article, Summary]:
    """An article of so many short sentences, one a paragraph, all of them in its summary."""
    article = make_article("\n\n".join(f"This is what sentence {n} says." for n in range(count)), title="Numbers")
    return article, Summary("", tuple(SummarySentence(block.start, block.end) for block in article.blocks))


def test_page_puts_the_signs_of_a_long_summary_below_each_other() -> None:
    """From ten sentences on all have room for two digits, and their words begin in one column."""
    article, summary = numbered(12)
    page = make_page(article, summary=summary)
    prefixes = [line.prefix for line in page.lines if line.kind is LineKind.SUMMARY]
    assert prefixes == [*(f"▌  {superscript(n)} " for n in range(1, 10)), "▌ ¹⁰ ", "▌ ¹¹ ", "▌ ¹² "]
    assert [line.margin for line in page.lines if line.margin] == [superscript(n) for n in range(1, 13)]


def test_page_says_when_more_sentences_start_in_a_line() -> None:
    """The sign of the first one alone could be told from that of the twelfth; a plus stands for the others."""
    article = make_article("One is here. Two is here. Three is here.", title="Numbers")
    starts = [article.text.index(word) for word in ("One", "Two", "Three")]
    summary = Summary("", tuple(SummarySentence(start, start + 12) for start in starts))
    assert [line.margin for line in make_page(article, summary=summary).lines if line.margin] == ["¹⁺"]


def test_page_says_why_below_each_sentence() -> None:
    """In words of its own that lead to the sentence's place, wrapped like the sentence."""
    article, summary = numbered(2)
    page = make_page(article, 24, summary=summary, whys=("it is the first of them all", "it is the last"))
    lines = [(line.kind, words_of(article, line), line.place) for line in page.lines[3:9]]
    first, second = (sentence.start for sentence in summary.sentences)
    assert lines == [
        (LineKind.SUMMARY, "This is what", first),
        (LineKind.SUMMARY, "sentence 0 says.", first),
        (LineKind.ASIDE, "it is the first of", first),
        (LineKind.ASIDE, "them all", first),
        (LineKind.SUMMARY, "This is what", second),
        (LineKind.SUMMARY, "sentence 1 says.", second),
    ]


def test_page_says_who_made_the_summary() -> None:
    """Quietly, below it or in the line that stands for it, with what there is to say about how it was made."""
    article, summary = numbered(2)
    noticed = replace(summary, notice="It chose from a sample.")
    page = make_page(article, summary=noticed, byline="by KL")
    assert [line.words for line in page.lines if line.kind is LineKind.ASIDE] == ["by KL", "It chose from a sample."]
    folded = make_page(article, summary=noticed, byline="by KL", is_open=False)
    assert "Summary of 2 sentences by KL, folded" in [line.words for line in folded.lines]


def test_page_says_why_an_algorithm_made_no_summary() -> None:
    """In the room that was kept for one; nothing looks as if one were to come."""
    article, _ = numbered(2)
    page = make_page(article, summary=Summary("kl", (), 9, "KL cannot."), byline="by KL", room=4)
    assert [line.words for line in page.lines[3:7]] == ["by KL", "KL cannot.", "", ""]
    assert LineKind.SUMMARY not in {line.kind for line in page.lines}
    assert page.text_from == make_page(article, room=4).text_from


def _lines(roles: str) -> Article:
    """An article of short lines: b(ody), s(ubhead), c(redit), n(avigation), t(itle) or - for a separator."""
    kinds = {"b": Role.BODY, "s": Role.SUBHEAD, "c": Role.CREDIT, "n": Role.NAV, "t": Role.TITLE, "-": Role.SEPARATOR}
    words = [f"{role}{number}" for number, role in enumerate(roles)]
    roles_by_line = {number: kinds[role] for number, role in enumerate(roles)}
    return make_article("\n".join(words), title="Elsewhere", roles=roles_by_line)


@pytest.mark.parametrize(
    ("roles", "left", "out"),
    [
        ("bscnb", "b0 s1 b4", 2),
        ("ntbb", "b2 b3", 1),
        ("-b-c-b-n-", "b1 -2 b5", 2),
        ("b--b", "b0 -1 b3", 0),
        ("ncn", "n0 c1 n2", 0),
        ("bb", "b0 b1", 0),
    ],
)
def test_page_of_the_article_alone(roles: str, left: str, out: int) -> None:
    """What is no part of it is left out, and told; separators stay between what stays; never is all left out."""
    article = _lines(roles)
    page = make_page(article, clean=True)
    assert [words_of(article, line) for line in page.lines[page.text_from :] if line.kind is not LineKind.BLANK] == (
        left.split()
    )
    assert page.left_out == out
    said = f" · {out} lines left out" if out > 1 else " · 1 line left out" if out else ""
    assert page.lines[1].words == f"{HEADING.meta}{said}"


@given(articles())
def test_page_has_what_it_shows(article: Article) -> None:
    """Every character of a line of the text; and none of what is left out."""
    page = make_page(article, clean=True)
    shown = {offset for line in page.lines[page.text_from :] for offset in range(line.start, line.end)}
    assert all(page.has(offset) for offset in shown - {-1})
    for block in article.blocks:
        if page.left_out and block.can_be_chosen and block.role not in CLEAN_ROLES:
            assert not page.has(block.start)
