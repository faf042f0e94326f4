"""Lines that come again in a source: learned as its articles come and go, and laid over their roles when read."""

from __future__ import annotations

import sqlite3
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.frozen import replace
from reader.library.articles import boilerplate
from reader.library.articles.boilerplate import LEAST_ARTICLES, LEAST_ARTICLES_SENTENCE, LONGEST_LINE, MOST_TAKEN
from reader.library.articles.records import unpacked_blocks
from reader.library.library import Library
from reader.model import CLEAN_ROLES, Analysis, Article, ArticleId, LineChoice, RawDocument, Role
from tests.boilerplate_samples import HEAD, SENTENCE, TAIL, TOWNS, make, story

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ONE = ArticleId(1)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    opened = Library.open(tmp_path / "library.db")
    yield opened
    opened.close()


def add(library: Library, *articles: Article) -> list[ArticleId]:
    """Take articles in."""
    return [added.id for added in library.add_many((article, None) for article in articles)]


def read(library: Library, article_id: int = 1) -> Article:
    """An article as the library gives it."""
    stored = library.article(ArticleId(article_id))
    assert stored is not None
    return stored.article


def dimmed(article: Article) -> list[str]:
    """The lines that are no part of an article."""
    return [article.text[b.start : b.end] for b in article.blocks if b.role not in CLEAN_ROLES]


def counts(path: Path) -> dict[int, int]:
    """What is counted in a library."""
    connection = sqlite3.connect(path)
    try:
        return dict(connection.execute("SELECT line, articles FROM repeated").fetchall())
    finally:
        connection.close()


# What is learned


def test_line_in_three_articles_of_a_source_is_boilerplate(library: Library) -> None:
    """The frame of the pages is dimmed in each of them, the first ones too; it says how many have it."""
    add(library, story(0), story(1))
    assert dimmed(read(library)) == []
    add(library, story(2))
    for number in (1, 2, 3):
        assert dimmed(read(library, number)) == [*HEAD, *TAIL]
    rules = {(block.role, block.rule) for block in read(library).blocks if block.role not in CLEAN_ROLES}
    assert rules == {(Role.NAV, "repeated:3"), (Role.PROMO, "repeated:3")}


def test_line_in_other_sources_is_not(library: Library) -> None:
    """A site's frame says nothing of another site's pages."""
    add(library, *(story(number, source=f"paper {number}") for number in range(5)))
    assert [dimmed(read(library, number)) for number in range(1, 6)] == [[]] * 5


def test_line_that_differs_in_case_and_punctuation_is_the_same(library: Library) -> None:
    """As sites write it differently on one page and another; numbers tell lines apart."""
    tails = (["Folgen Sie uns!"], ["FOLGEN SIE UNS"], ["» Folgen Sie uns", "Seite 3"], ["Seite 4"], ["Seite 5"])
    add(library, *(story(number, tail=[*tail, "ende"]) for number, tail in enumerate(tails)))
    assert dimmed(read(library, 2)) == [*HEAD, "FOLGEN SIE UNS", "ende"]
    assert dimmed(read(library, 4)) == [*HEAD, "ende"]


def test_text_and_stored_roles_stay(library: Library, tmp_path: Path) -> None:
    """Only what is read has other roles; the offsets are the same."""
    articles = [story(number) for number in range(4)]
    add(library, *articles)
    shown = read(library)
    assert shown.text == articles[0].text
    assert [replace(b, role=Role.BODY, rule="") for b in shown.blocks if b.role is not Role.TITLE] == [
        b for b in articles[0].blocks if b.role is not Role.TITLE
    ]
    connection = sqlite3.connect(tmp_path / "library.db")
    assert connection.execute("SELECT text_hash FROM article WHERE id = 1").fetchone() == (articles[0].text_hash,)
    connection.close()
    assert shown.text_hash != articles[0].text_hash


def test_article_that_comes_again_counts_once(library: Library) -> None:
    """Reading the same files again and again teaches nothing."""
    for _ in range(5):
        add(library, story(0), story(1))
    assert dimmed(read(library)) == []


# What is protected


@pytest.mark.parametrize("head", [(), HEAD, ("Update",)])
def test_versions_of_one_story_are_not_dimmed(library: Library, head: Sequence[str]) -> None:
    """Five versions of what an agency sent share all lines, and short ones at the ends too."""
    base = story(0, head=head, tail=["He was 84", "More to come"]).text.split("\n\n")
    for number in range(5):
        lines = [*base[:-1], f"It was version {number}", base[-1]]
        lines[len(head) + 1] += " More people came." * number
        add(library, make(lines, f"/paper/{number}.txt"))
    assert [dimmed(read(library, number)) for number in range(1, 6)] == [[]] * 5


def test_versions_do_not_hide_what_other_stories_teach(library: Library) -> None:
    """The frame that three other stories have, too, is dimmed in the versions."""
    add(library, *(story(number) for number in (1, 2)))
    base = story(0).text
    add(library, *(make([*base.split("\n\n")[:-1], f"v{n}", TAIL[-1]], f"/v{n}") for n in range(4)))
    assert dimmed(read(library, 3)) == [*HEAD, *TAIL]


def test_one_paragraph_that_comes_again_does_not_make_versions(library: Library) -> None:
    """Every page may tell at length who publishes it."""
    about = "This paper has been published since 1894 by an association of readers, who elect its editors every year."
    add(library, *(story(number, tail=[*TAIL, about]) for number in range(4)))
    assert dimmed(read(library)) == [*HEAD]


@pytest.mark.parametrize("repeats", [3, 7])
def test_long_line_is_never_dimmed(library: Library, repeats: int) -> None:
    """However many articles have it: a short sentence is dimmed that so many have, and a long one is not."""
    line = f"{'Wir berichten seit langem ' * repeats}davon."
    is_long = len(line) > 170
    add(library, *(story(number, tail=[line]) for number in range(12)))
    assert dimmed(read(library)) == [*HEAD, *([] if is_long else [line])]


@pytest.mark.parametrize("number", [LEAST_ARTICLES_SENTENCE - 1, LEAST_ARTICLES_SENTENCE])
def test_sentence_is_dimmed_when_very_many_have_it(library: Library, number: int) -> None:
    """People say the same in a few articles, and a site in all of them."""
    add(library, *(story(n, head=(), tail=[SENTENCE]) for n in range(number)))
    assert dimmed(read(library)) == ([SENTENCE] if number >= LEAST_ARTICLES_SENTENCE else [])


def test_line_among_the_paragraphs_is_not_dimmed(library: Library) -> None:
    """Headings and names of speakers come again and are a part of the article ("What it cost")."""
    add(library, *(story(number) for number in range(12)))
    assert "What it cost" in read(library).text
    assert dimmed(read(library)) == [*HEAD, *TAIL]


def test_item_of_a_list_is_not_dimmed(library: Library) -> None:
    """Two eggs are in many cakes."""
    for number in range(4):
        article = story(number, tail=["Two eggs"])
        blocks = (*article.blocks[:-1], replace(article.blocks[-1], bullet="•", level=1))
        add(library, replace(article, blocks=blocks))
    assert dimmed(read(library)) == [*HEAD]


def test_list_above_the_text_is_not_dimmed(library: Library) -> None:
    """What shares some lines with others, and has others between them, is no frame."""
    heads = [(f"Cake {TOWNS[number]}", "Two eggs", "Milk") for number in range(4)]
    add(library, *(story(number, head=heads[number]) for number in range(4)))
    assert dimmed(read(library)) == [*TAIL]


def test_text_of_short_lines_alone_is_not_dimmed(library: Library) -> None:
    """A poem has no frame that could be told from it."""
    add(library, *(make(["Roses are red", "Violets are blue", TOWNS[n]], f"/{n}") for n in range(5)))
    assert [dimmed(read(library, number)) for number in range(1, 6)] == [[]] * 5


def test_large_part_of_an_article_is_not_dimmed(library: Library) -> None:
    """Where more than `MOST_TAKEN` would go, it is something else that comes again."""
    many = [f"Zeile {letter} der Tabelle und noch einige Worte mehr" for letter in "abcdefgh"]
    add(library, *(story(number, head=(), tail=many) for number in range(5)))
    assert dimmed(read(library)) == []


LINE = st.text("abc .", min_size=1, max_size=12).map(str.strip).filter(bool)


@settings(max_examples=60)
@given(st.lists(st.lists(LINE, min_size=1, max_size=12), min_size=1, max_size=5), st.integers(1, 20))
def test_learned_never_takes_much_and_never_what_is_not_short(texts: list[list[str]], number: int) -> None:
    """Whatever is counted: roles alone change, of short lines alone, and of no large part."""
    for lines in texts:
        article = make([*lines, "x" * 200, *lines[::-1]], "/a")
        found = boilerplate.compared(article.text, article.blocks, "s")
        articles = dict.fromkeys(found.lines.values(), number)
        learned = boilerplate.learned(article.text, article.blocks, found, articles)
        taken = sum(block.end - block.start for block in learned.values())
        assert taken <= MOST_TAKEN * len(article.text)
        for index, block in learned.items():
            old = article.blocks[index]
            assert replace(block, role=old.role, rule=old.rule) == old
            assert block.end - block.start <= LONGEST_LINE
        assert not learned or number >= LEAST_ARTICLES


# Counting


def test_counts_go_with_the_articles(library: Library, tmp_path: Path) -> None:
    """What is removed teaches no more; restored, whether by undoing or from its source, it does."""
    path = tmp_path / "library.db"
    add(library, story(0), story(1))
    two = counts(path)
    (third,) = add(library, story(2))
    three = counts(path)
    library.remove([third])
    assert counts(path) == two
    assert dimmed(read(library)) == []
    library.restore([third])
    assert counts(path) == three
    library.remove([third])
    add(library, story(2))
    assert counts(path) == three
    assert dimmed(read(library)) == [*HEAD, *TAIL]


def test_counts_follow_another_text(library: Library, tmp_path: Path) -> None:
    """Of a file that has changed only the new lines count; also when it had been removed."""
    path = tmp_path / "library.db"
    changed = replace(story(3, head=("Neu",)), location="/paper/0.txt")
    for remove_first in (False, True):
        (first,) = add(library, story(0))
        if remove_first:
            library.remove([first])
        add(library, changed)
        found = boilerplate.compared(changed.text, changed.blocks, "paper").fingerprints
        assert counts(path) == dict.fromkeys(found, 1)
        library.remove([first])
        assert counts(path) == {}


def test_counts_follow_the_source(library: Library, tmp_path: Path) -> None:
    """When the same text is said to be from elsewhere, its lines are of that source."""
    raw = RawDocument("/paper/0.txt", "0.txt", "text/plain", "paper", b"x")
    library.add(story(0), raw)
    other = replace(story(0), source="other")
    library.add(other, raw)
    found = boilerplate.compared(other.text, other.blocks, "other").fingerprints
    assert counts(tmp_path / "library.db") == dict.fromkeys(found, 1)


def test_counts_follow_other_roles_of_the_same_text(library: Library, tmp_path: Path) -> None:
    """A newer version of the program may see an old file differently."""
    add(library, story(0))
    article = story(0)
    other = replace(article, blocks=(replace(article.blocks[0], role=Role.CAPTION), *article.blocks[1:]))
    add(library, other)
    found = boilerplate.compared(other.text, other.blocks, "paper").fingerprints
    assert counts(tmp_path / "library.db") == dict.fromkeys(found, 1)


def test_article_with_damaged_roles_can_be_removed(library: Library, tmp_path: Path) -> None:
    """What it counted for cannot be told any more; that is no reason to keep it."""
    add(library, story(0))
    connection = sqlite3.connect(tmp_path / "library.db")
    connection.execute("UPDATE body SET blocks = x'00'")
    connection.commit()
    connection.close()
    assert library.remove([ONE]) == [ONE]
    assert library.restore([ONE]) == [ONE]


def test_older_library_is_counted_little_by_little(library: Library, tmp_path: Path) -> None:
    """Its articles are as they were; once counted, they teach and go like all others."""
    path = tmp_path / "library.db"
    add(library, *(story(number) for number in range(5)))
    all_counted = counts(path)
    connection = sqlite3.connect(path)
    connection.execute("DELETE FROM repeated")
    connection.execute("UPDATE article SET counted = 0")
    connection.commit()
    connection.close()
    assert dimmed(read(library)) == []
    library.remove([ONE])
    library.restore([ONE])
    assert library.count_lines(3)
    assert library.count_lines(3)
    assert not library.count_lines(3)
    assert counts(path) == all_counted


def test_article_that_returns_from_another_source_counts_for_its_own(library: Library, tmp_path: Path) -> None:
    """It stays an article of the source where its file is, however often it goes and a copy of it comes."""
    file = tmp_path / "0.txt"
    file.touch()
    add(library, replace(story(0), location=str(file)), story(1), story(2))
    for _ in range(3):
        library.remove([ONE])
        add(library, replace(story(0), source="other", location="/other/0.txt"))
        assert [dimmed(read(library, number)) for number in (1, 2, 3)] == [[*HEAD, *TAIL]] * 3


def recounted(path: Path) -> dict[int, int]:
    """What the articles in a library would count for if all were counted now."""
    connection = sqlite3.connect(path)
    try:
        found: Counter[int] = Counter()
        for text, blocks, source in connection.execute(
            "SELECT text, blocks, source FROM body JOIN article USING (id) WHERE removed = 0"
        ):
            found.update(boilerplate.compared(text, unpacked_blocks(blocks), source).fingerprints)
        return dict(found)
    finally:
        connection.close()


STEP = st.tuples(
    st.sampled_from(("add", "remove", "restore")),
    st.integers(0, 2),  # which story, or article
    st.sampled_from(("paper", "other")),  # the source
    st.integers(0, 1),  # its location
    st.sampled_from((Role.BODY, Role.CAPTION)),  # of its last line
)


@settings(max_examples=40, deadline=None)
@given(st.lists(STEP, max_size=12))
def test_counts_are_those_of_a_fresh_count(steps: list[tuple[str, int, str, int, Role]]) -> None:
    """Whatever came, went, came back and changed before."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "library.db")
        library = Library.open(path)
        try:
            for deed, number, source, place, role in steps:
                if deed == "add":
                    article = story(number)
                    blocks = (*article.blocks[:-1], replace(article.blocks[-1], role=role))
                    location = f"/{folder}/{place}.txt"
                    article = replace(article, blocks=blocks, source=source, location=location)
                    library.add(article, RawDocument(location, "", "text/plain", source, b"x"))
                elif deed == "remove":
                    library.remove([ArticleId(number + 1)])
                else:
                    library.restore([ArticleId(number + 1)])
                assert counts(path) == recounted(path)
        finally:
            library.close()


def test_fingerprints_of_words_differ() -> None:
    """By word, by source, and by where one ends and the other begins."""
    words = [("a", "b"), ("a", "c"), ("b", "b"), ("ab", ""), ("", "ab"), ("a", "bc"), ("ab", "c")]
    assert len({boilerplate.fingerprint(*pair) for pair in words}) == len(words)
    assert all(0 <= boilerplate.fingerprint("paper", "w" * length) < 2**63 for length in range(300))


# By hand


def start_of(article: Article, line: str) -> int:
    """Where a line starts."""
    return article.text.index(line)


def choose(library: Library, line: str, *, is_part: bool, article_id: int = 1) -> LineChoice:
    """Say what a line is."""
    start = start_of(read(library, article_id), line)
    choice = library.choose_line(ArticleId(article_id), start, is_part=is_part)
    assert choice is not None
    return choice


def test_line_dimmed_by_hand_is_dimmed_in_all_of_its_source(library: Library) -> None:
    """In articles that come later, too, and in none of another source."""
    add(library, story(0), story(1, source="other"))
    assert choose(library, "What it cost", is_part=False) == LineChoice("paper", "What it cost", None)
    add(library, story(2))
    assert [dimmed(read(library, number)) for number in (1, 2, 3)] == [["What it cost"], [], ["What it cost"]]
    assert {block.rule for block in read(library).blocks if block.role is Role.PROMO} == {boilerplate.BY_HAND}


def test_hand_goes_before_what_is_learned(library: Library) -> None:
    """And before the rules."""
    add(library, *(story(number) for number in range(4)))
    choose(library, TAIL[0], is_part=True)
    assert dimmed(read(library, 2)) == [*HEAD, TAIL[1]]
    article = story(5)
    add(library, replace(article, blocks=(*article.blocks[:-1], replace(article.blocks[-1], role=Role.CREDIT))))
    choose(library, TAIL[1], is_part=True, article_id=5)
    assert dimmed(read(library, 5)) == [*HEAD]


def test_line_chosen_with_a_number_is_chosen_with_any(library: Library) -> None:
    """The 12 comments here are 7 comments there."""
    add(library, *(story(number, head=(), tail=[f"{number + 7} Kommentare"]) for number in range(2)))
    choose(library, "7 Kommentare", is_part=False)
    assert dimmed(read(library, 2)) == ["8 Kommentare"]


def test_line_of_numbers_alone_is_chosen_alone(library: Library) -> None:
    """A year is no page number, and neither is a share."""
    numbers = ["2026", "7", "12%", "12 %", "٧"]
    add(library, story(0, head=(), tail=numbers))
    for line in ("7", "12%"):
        choose(library, line, is_part=False)
    assert dimmed(read(library)) == ["7", "12%"]


def choices(path: Path) -> list[tuple[str, bool]]:
    """What was said of lines in a library."""
    connection = sqlite3.connect(path)
    try:
        return [(line, bool(is_part)) for line, is_part in connection.execute("SELECT line, is_part FROM choice")]
    finally:
        connection.close()


def test_line_chosen_back_leaves_no_trace(library: Library, tmp_path: Path) -> None:
    """It is again what it is by itself, for whatever reason."""
    add(library, *(story(number) for number in range(3)))
    for line, is_part in ((TAIL[0], True), ("What it cost", False)):
        choose(library, line, is_part=is_part)
        assert choose(library, line, is_part=not is_part) == LineChoice("paper", line, is_part)
    assert choices(tmp_path / "library.db") == []
    assert dimmed(read(library)) == [*HEAD, *TAIL]


def framed_by_markup(number: int, line: str) -> Article:
    """A story whose last line is dimmed by itself."""
    article = story(number, head=(), tail=[line])
    return replace(article, blocks=(*article.blocks[:-1], replace(article.blocks[-1], role=Role.CREDIT)))


def test_line_chosen_is_so_in_all_of_its_source(library: Library) -> None:
    """Also where it was so by itself when the choice came; in another article it was not."""
    add(library, framed_by_markup(0, "Foto"), story(1, head=(), tail=["Foto"]))
    choose(library, "Foto", is_part=False)
    assert [dimmed(read(library, number)) for number in (1, 2)] == [["Foto"], ["Foto"]]


def test_line_chosen_again_is_so_where_it_was_not_by_itself(library: Library, tmp_path: Path) -> None:
    """The opposite is said then, not nothing."""
    add(library, framed_by_markup(0, "Foto"), story(1, head=(), tail=["Foto"]))
    choose(library, "Foto", is_part=True)
    choose(library, "Foto", is_part=False, article_id=2)
    assert [dimmed(read(library, number)) for number in (1, 2)] == [["Foto"], ["Foto"]]
    assert choices(tmp_path / "library.db") == [("foto", False)]


def test_choice_can_be_taken_back(library: Library) -> None:
    """Once; the second time makes no difference."""
    add(library, story(0))
    choose(library, "What it cost", is_part=False)
    step = library.latest_step()
    assert step is not None
    assert step.said == "“What it cost” is as it was before."
    assert library.undo(step)
    assert dimmed(read(library)) == []
    assert not library.undo(step)


def test_title_and_separators_cannot_be_chosen(library: Library) -> None:
    """Nor what is no line, or no article."""
    article = make([*story(0).text.split("\n\n"), "* * *"], "/a")
    add(library, replace(article, blocks=(*article.blocks[:-1], replace(article.blocks[-1], role=Role.SEPARATOR))))
    for start in (start_of(article, "A bridge opens"), start_of(article, "* * *"), 3):
        assert library.choose_line(ONE, start, is_part=False) is None
    assert library.choose_line(ArticleId(9), 0, is_part=False) is None


def test_line_without_letters_can_be_chosen(library: Library) -> None:
    """By what it is."""
    add(library, *(story(number, head=(), tail=["› ›", "‹ ‹"]) for number in range(2)))
    choose(library, "› ›", is_part=False)
    assert dimmed(read(library, 2)) == ["› ›"]


# Analyses


def test_analysis_outlives_other_roles(library: Library) -> None:
    """It is still found, and is told from one that was made with the roles of now."""
    article = story(0)
    add(library, article, story(1))
    library.save_analysis(Analysis("1", article.text_hash))
    stored = library.article(ONE)
    assert stored is not None
    assert library.has_analysis_of(stored, "1")
    add(library, story(2))
    stored = library.article(ONE)
    assert stored is not None
    assert (stored.text_hash, stored.article.text_hash == article.text_hash) == (article.text_hash, False)
    assert library.analysis(ONE, "1") == Analysis("1", article.text_hash)
    assert library.has_analysis(ONE, "1")
    assert not library.has_analysis_of(stored, "1")
    assert ONE not in library.unanalysed("1", 10)
    library.save_analysis(Analysis("1", stored.article.text_hash, "de"), stored.text_hash)
    assert library.has_analysis_of(stored, "1")
    assert not library.has_analysis_of(stored, "2")
    assert library.analysis(ONE, "1") == Analysis("1", article.text_hash, "de")


def test_source_read_again_changes_nothing_for_other_roles(library: Library) -> None:
    """What is known is known, its analysis too."""
    add(library, *(story(number) for number in range(3)))
    stored = library.article(ONE)
    assert stored is not None
    library.save_analysis(Analysis("1", stored.article.text_hash), stored.text_hash)
    assert library.add(story(0), None).outcome == "known"
    assert library.has_analysis_of(stored, "1")
