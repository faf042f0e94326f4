"""Plain text: unchanged, with roles, a title, a byline and a date."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.config import MAX_TITLE_CHARS
from reader.ingest.extract import article_from_text
from reader.model import Article, Role
from reader.text.sanitise import sanitise

SEED = Path(__file__).resolve().parents[2].parent / "shared" / "seeds" / "000_aeedbe436eec667d.txt"

LEAD = (
    "The committee in Geneva said on Tuesday that 42 delegates from Kenya and Norway had agreed a plan worth "
    "3.1 million dollars, the largest sum that it has ever put into clean water for towns on the coast."
)
NEXT = (
    "Maria Oduya, who led the talks, called the plan a modest start. Critics said that the sum was too small to "
    "matter to towns whose pipes were laid a century ago and have not been repaired since."
)
LAST = (
    "Work on the first pipes is to begin in spring, and the committee will meet again in autumn to hear what was done "
    "with the money that it gave."
)

LINES = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
        st.sampled_from(
            [LEAD, NEXT, "Comments", "Related articles", "By Jane Doe", "Photo: A. Person", "© 2024", "• item"]
        ),
    ),
    max_size=20,
).map("\n".join)


def _line_roles(article: Article) -> dict[str, Role]:
    return {article.text[block.start : block.end]: block.role for block in article.blocks}


def _role_of(line: str) -> Role:
    """The role of a line that stands between the paragraphs of an article."""
    text = f"A Plan for Clean Water on the Coast\n\n{LEAD}\n\n{line}\n\n{NEXT}\n\n{LAST}"
    return _line_roles(article_from_text(text))[line]


@given(LINES)
def test_article_text_is_the_sanitised_text(text: str) -> None:
    """Nothing is deleted or moved."""
    assert article_from_text(text).text == sanitise(text)


@given(LINES)
def test_article_blocks_cover_the_text_in_order(text: str) -> None:
    """Blocks do not overlap, start and end without white space, and only white space stands between them."""
    article = article_from_text(text)
    position = 0
    for block in article.blocks:
        assert not article.text[position : block.start].strip()
        content = article.text[block.start : block.end]
        assert content
        assert content == content.strip()
        position = block.end
    assert not article.text[position:].strip()


@given(LINES)
def test_article_title_is_one_short_line(text: str) -> None:
    """Or there is none, when there is no text."""
    article = article_from_text(text)
    assert (article.title is None) == (not article.blocks)
    assert (article.title is None) == (article.title_origin is None)
    if article.title is not None:
        assert "\n" not in article.title
        assert len(article.title) <= MAX_TITLE_CHARS


@given(LINES)
def test_article_names_the_rule_of_every_other_role(text: str) -> None:
    """Whoever wonders why a line is dimmed finds the rule."""
    assert all(block.rule for block in article_from_text(text).blocks if block.role is not Role.BODY)


def test_article_of_an_empty_text_is_empty() -> None:
    """No error: the caller decides whether that is one."""
    article = article_from_text(" \n\n ")
    assert (article.blocks, article.title, article.title_origin) == ((), None, None)


@pytest.mark.skipif(not SEED.exists(), reason="the seed article is not here")
def test_seed_gets_its_title_and_roles() -> None:
    """Title inside the text, credit, caption, subheads and links to other stories."""
    article = article_from_text(SEED.read_text(encoding="utf-8"), name=SEED.name)
    assert article.title == "Biden-Netanyahu Talks: World Leaders Discuss Situation in Gaza"
    assert article.title_origin == "text"
    others = {
        line[:30].replace("\xa0", " "): role for line, role in _line_roles(article).items() if role is not Role.BODY
    }
    assert others == {
        "Biden-Netanyahu Phone Call": Role.SUBHEAD,
        "Biden-Netanyahu Talks: World L": Role.TITLE,
        "(Photo : Brendan SMIALOWSKI / ": Role.CREDIT,
        "United States President Joe Bi": Role.CAPTION,
        "Read Also: Israeli Tanks Push ": Role.RELATED,
        "Working for Peace in Gaza": Role.SUBHEAD,
        "Related Article: Amidst The On": Role.RELATED,
    }


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Read\xa0also:\xa0Another story", Role.RELATED),
        ("Read Also: Israeli Tanks Push On", Role.RELATED),
        ("READ MORE: China plague outbreak confirmed", Role.RELATED),
        ("Related: Possible Water Plumes on Europa", Role.RELATED),
        ("SEE MOREHong Kong protests: 800 students under siege", Role.RELATED),
        ("Lire aussi : Le plan pour l'eau", Role.RELATED),
        ("China furious at Macron for protest jibe [INSIGHT]", Role.RELATED),
        ("Read More", Role.RELATED),
        ("(Photo : Jane Doe / AFP) (JANE DOE/AFP via Getty Images)", Role.CREDIT),
        ("Photo: David Zalubowski, STF / Associated Press", Role.CREDIT),
        ("Photograph by Jane Doe", Role.CREDIT),
        ("The harbour at dawn (Image: GETTY )", Role.CAPTION),
        ("A man carries wood in Hialeah, Fla. (AP Photo/Alan Diaz, File)", Role.CAPTION),
        ("FILE PHOTO: The harbour at dawn", Role.CAPTION),
        ("In this Sunday, Nov. 10, 2019, photo, a row of cars stands in Littleton.", Role.CAPTION),
        ("Share on FacebookShare on TwitterShare via Email", Role.SHARE),
        ("12 shares", Role.SHARE),
        ("Sharing is caring!", Role.SHARE),
        ("Advertisement", Role.PROMO),
        ("Subscribe to the Morning Review newsletter", Role.PROMO),
        ("CLICK HERE TO GET THE APP", Role.PROMO),
        ("Sign up for our newsletter", Role.PROMO),
        ("© 2024 The Paper", Role.LEGAL),
        ("This site uses Akismet to reduce spam. Learn how your comment data is processed.", Role.LEGAL),
        ("Copyright 2019 The Paper. All rights reserved.", Role.LEGAL),
        ("Image 1 of 9", Role.NAV),
        ("Home > News > World", Role.NAV),
        ("arrow_forward_ios", Role.NAV),
        ("By Jane Doe", Role.BYLINE),
        ("By | Special to the Pioneer Press", Role.BYLINE),
        ("October 9, 2018 at 4:02 pm", Role.DATE),
        ("UPDATED: Tue., Nov. 19, 2019", Role.DATE),
        ("3 hours ago", Role.DATE),
        ("jane.doe@example.org", Role.BIO),
        ("Follow Jane Doe on Twitter", Role.BIO),
        ("[button link='x']Send us yours[/button]", Role.PROMO),
        ("REUTERS/Jane Doe", Role.CREDIT),
        ("The harbour at dawn. Jane Doe/Reuters", Role.CREDIT),
        ("You will find it in your inbox every morning", Role.PROMO),
        ("CO-FOUNDER 'PROUD' OF HOME DEPOT EMPLOYEES LIVING OUT THEIR AMERICAN DREAM", Role.RELATED),
        ("___", Role.SEPARATOR),
        ("Ticker\tLast\tChange", Role.TABLE),
        ("How the pipes were laid", Role.SUBHEAD),
        ("WHO IS THE FRONT-RUNNER?", Role.SUBHEAD),
    ],
)
def test_line_between_paragraphs_has_its_role(line: str, role: Role) -> None:
    """The kinds of lines that are left over when pages become text."""
    assert _role_of(line) is role


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell by a tenth.",
        "By Friday the water had risen again.",
        "“Click here,” the message said, and thousands did so before the bank could close the page to them.",
        "Read the plan, she said, before you judge it.",
        "Related costs are borne by the towns.",
        "Comments made by the minister caused anger.",
        "In this town the photo shops have closed.",
        "Published in 2019, the book sold well.",
        "More in sorrow than in anger, she left.",
        "Photographs of the harbour were found in the cellar.",
        "Source protection is a duty of the press.",
        "October 9, 2018 was the day on which the pipes burst.",
        "Subscribers to the view that water is free are few.",
        "Next year the work will begin.",
    ],
)
def test_sentence_that_starts_like_noise_stays_body(line: str) -> None:
    """A sentence of the article taken for noise costs more than a line of noise left in it."""
    assert _role_of(line) is Role.BODY


@pytest.mark.parametrize("start", ["Copyright", "Read also:", "Photo:", "Advertisement", "Comments"])
def test_long_paragraph_is_never_put_aside(start: str) -> None:
    """Whatever its first words, a whole paragraph is text."""
    assert _role_of(f"{start} {LEAD} {NEXT} {LAST}") is Role.BODY


def test_caption_below_a_credit_is_found() -> None:
    """It says what the lead says, so that the summary would say it twice."""
    caption = "Delegates from Kenya and Norway agreed a plan for clean water on the coast."
    article = article_from_text(f"{LEAD}\n\n{NEXT}\n\nPhoto: Jane Doe\n{caption}\n\n{LAST}")
    assert _line_roles(article)[caption] is Role.CAPTION


def test_new_text_below_a_credit_stays_body() -> None:
    """What the lead does not say is no caption."""
    article = article_from_text(f"{LEAD}\n\nPhoto: Jane Doe\nFarmers inland fear for their harvest.\n\n{LAST}")
    assert _line_roles(article)["Farmers inland fear for their harvest."] is Role.BODY


def test_short_lines_below_related_articles_are_related() -> None:
    """Headlines of other stories, up to the next sentence."""
    roles = _line_roles(article_from_text(f"{LEAD}\n{NEXT}\nRelated Articles\nRain in May\nSnow in June\n{LAST}"))
    assert (roles["Rain in May"], roles["Snow in June"], roles[LAST]) == (Role.RELATED, Role.RELATED, Role.BODY)


def test_everything_below_the_comments_is_comment() -> None:
    """Whole sentences too: readers write them."""
    roles = _line_roles(article_from_text(f"{LEAD}\n{NEXT}\n{LAST}\n2 comments\nJane\nI like this plan. It is good."))
    assert roles["I like this plan. It is good."] is Role.COMMENT


def test_cards_with_read_more_are_related_to_the_end() -> None:
    """Teasers of other stories are whole sentences; the links below each give them away."""
    cards = "\n".join(f"• Story {number}\n{NEXT}\nRead More" for number in range(4))
    article = article_from_text("\n".join([LEAD, NEXT, LAST] * 5) + f"\nMore in Water News\n{cards}")
    assert {block.role for block in article.blocks[15:]} == {Role.RELATED}


def test_tags_at_the_end_are_no_text() -> None:
    """Short lines below their heading."""
    assert _line_roles(article_from_text(f"{LEAD}\n{NEXT}\nTags\nWater"))["Water"] is Role.RELATED


def test_captions_of_a_gallery_are_found_by_their_repetition() -> None:
    """Pages hold each caption once for the small picture and once for the large one."""
    caption = "Delegates walk to the palace in the first snow of the year."
    article = article_from_text(f"{caption}\nPhoto: J. Doe\nImage 1 of 2\n{caption}\n\n{LEAD}\n\n{NEXT}")
    assert _line_roles(article)[caption] is Role.CAPTION


def test_path_tags_and_date_around_the_title_are_found() -> None:
    """What a page shows above its text."""
    title = "Delegates Agree on Clean Water for the Coast"
    article = article_from_text(
        f"World Water {title}\n{title}\nNews, Water, The Coast\nThe Paper May 3, 2024\n{LEAD}\n{NEXT}"
    )
    roles = [block.role for block in article.blocks]
    assert roles == [Role.NAV, Role.TITLE, Role.NAV, Role.BYLINE, Role.BODY, Role.BODY]
    assert article.published == "2024-05-03"


def test_standfirst_that_the_text_says_again_is_found() -> None:
    """A summary should not say it twice."""
    standfirst = f"{LEAD[:90]}."
    article = article_from_text(f"Delegates Agree on Clean Water\n{standfirst}\n{LEAD}\n{NEXT}")
    assert _line_roles(article)[standfirst] is Role.STANDFIRST


def test_author_at_the_end_is_bio() -> None:
    """The same sentence inside the article is text."""
    author = "Jane Doe is a reporter for The Paper."
    article = article_from_text(f"{LEAD}\n{author}\n{NEXT}\n{LAST}\n{LEAD}\n{author}")
    assert [b.role for b in article.blocks if article.text[b.start : b.end] == author] == [Role.BODY, Role.BIO]


def test_subhead_above_the_title_is_found_past_it() -> None:
    """The line below a subhead may be a title or a credit; the text comes after."""
    title = "A Plan for Clean Water: Delegates Agree in Geneva"
    text = f"{LEAD}\n\nThe Long Talks\n\n{title}\nPhoto: J. Doe\n\n{NEXT}\n\n{LAST}"
    roles = _line_roles(article_from_text(text))
    assert roles["The Long Talks"] is Role.SUBHEAD
    assert roles[title] is Role.TITLE


def test_byline_and_date_are_read() -> None:
    """From the lines below the title."""
    article = article_from_text(
        f"Clean Water for the Coast\n\nBy Jane Doe | The Paper\n\nOctober 9, 2018\n\n{LEAD}\n\n{NEXT}"
    )
    assert (article.byline, article.published) == ("Jane Doe", "2018-10-09")


def test_given_date_wins() -> None:
    """A date in the text is another one, maybe of an update."""
    article = article_from_text(f"October 9, 2018\n\n{LEAD}", published="2018-10-10T08:00:00Z")
    assert article.published == "2018-10-10T08:00:00+00:00"


def test_date_in_front_of_the_first_paragraph_is_that_of_the_article() -> None:
    """Of no later one, and a line of its own goes before it."""
    dated = f"Thursday, May 7, 2015 {LEAD}"
    article = article_from_text(f"Clean Water for the Coast\n\n{dated}\n\n{LEAD}")
    assert (article.title, article.published) == ("Clean Water for the Coast", "2015-05-07")
    assert article_from_text(dated).published == "2015-05-07"
    assert article_from_text(f"Clean Water for the Coast\n\n{LEAD}\n\n{dated}").published is None
    assert article_from_text(f"Clean Water for the Coast\n\nMay 8, 2015\n\n{dated}").published == "2015-05-08"


@pytest.mark.parametrize(("given", "kept"), [("en", "en"), ("EN-us", "en"), ("fr", "fr"), ("iw", "he"), ("oc", "oc")])
def test_given_language_is_kept_as_two_letters(given: str, kept: str) -> None:
    """Regions are left out, old codes are renewed; it is obeyed whatever the text is."""
    assert article_from_text(f"{LEAD}\n\n{NEXT}" * 5, language=given).language == kept


@pytest.mark.parametrize("given", ["english", "eng", "", "-", None])
def test_language_that_is_not_given_is_told_from_the_text(given: str | None) -> None:
    """What is no code tells nothing."""
    assert article_from_text(LEAD, language=given).language == "en"
    assert article_from_text("Obama", language=given).language is None


def test_wrapped_lines_are_one_block() -> None:
    """In e-mail and old books a paragraph is many lines; sentences run across them."""
    words = (LEAD + " " + NEXT).split()
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) > 64:
            lines.append(line.strip())
            line = ""
        line += f"{word} "
    paragraph = "\n".join([*lines, line.strip()])
    article = article_from_text(f"{paragraph}\n\n{paragraph}\n- an item\n")
    assert [article.text[b.start : b.end] for b in article.blocks] == [paragraph, paragraph, "- an item"]


def test_short_lines_are_not_joined() -> None:
    """A list or a poem is no wrapped paragraph."""
    assert len(article_from_text("Milk and bread\nEggs\nButter for the cake\nFlour\nSalt").blocks) == 5


@pytest.mark.parametrize(
    ("unit", "count"),
    [
        ("short line\n", 150_000),
        ("word ", 400_000),
        ("Related articles\n", 100_000),
        ("Photo: x\n", 100_000),
        ("a@" * 60 + "\n", 10_000),
        ("(photo" * 25 + ")\n", 10_000),
        ("Ab " * 30 + "is a " * 10 + "\n", 10_000),
        (" ", 2_000_000),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_article_of_megabytes_takes_linear_time(unit: str, count: int) -> None:
    """Bait for slow rules; on a free core each takes less than two seconds."""
    before = time.process_time()
    article_from_text(f"A plan for the coast\n\n{unit * count}")
    assert time.process_time() - before < 6


def test_forbidden_characters_do_not_reach_title_or_text() -> None:
    """The gate stands before everything else."""
    article = article_from_text(f"Clean \x1b]0;x\x07Water \u202eon the Coast\n\n{LEAD}\n\n{NEXT}", name="\x1b[2J.txt")
    assert article.title == "Clean Water on the Coast"
    assert not re.search("[\x00-\x08\x0b-\x1f\u202e]", article.text)
