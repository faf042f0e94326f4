"""Mentions gathered into entities and figures, with names, labels and weights that people can read."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.engines import NameSpan
from reader.analysis.entities.grouping import group_entities
from reader.analysis.entities.groups import calm
from reader.analysis.figures import group_figures
from reader.analysis.numbers.engine import LexerNumbers
from reader.analysis.salience import IN_LEAD, IN_SUMMARY, IN_TITLE, Salience
from reader.model import Entity, EntityKind, Figure, NumberMention, Role, Sentence, Span, Summary, SummarySentence

if TYPE_CHECKING:
    from collections.abc import Callable


def salience(text: str, role: Role = Role.BODY, title: str | None = None) -> Salience:
    """Where nothing but the role matters: one sentence, after two others that are the lead."""
    sentences = [Sentence(0, 1), Sentence(1, 2), Sentence(2, max(3, len(text)), role)]
    return Salience(sentences, Summary(), title)


def entities(kind: EntityKind, *forms: str, between: str = " then ") -> tuple[Entity, ...]:
    """Entities of a text in which these names follow each other."""
    text, spans = "— ", []
    for form in forms:
        spans.append(NameSpan(len(text), len(text) + len(form), kind))
        text += form + between
    return group_entities(text, spans, salience(text))


def groups(kind: EntityKind, *forms: str) -> list[set[str]]:
    """Names and aliases of the entities, in the order of their first mention."""
    return [{e.name, *e.aliases} for e in sorted(entities(kind, *forms), key=lambda e: e.mentions[0].start)]


@pytest.mark.parametrize(
    ("forms", "wanted"),
    [
        (("Joe Biden", "Biden", "Joe"), [{"Joe Biden", "Biden", "Joe"}]),
        (("Biden", "Joe Biden"), [{"Joe Biden", "Biden"}]),
        (("Joe Biden", "J. Biden"), [{"Joe Biden", "J. Biden"}]),
        (("John Kirby", "John F. Kirby"), [{"John Kirby", "John F. Kirby"}]),
        (("Joe Biden", "Jill Biden"), [{"Joe Biden"}, {"Jill Biden"}]),
        (("John Lund", "John Berg"), [{"John Lund"}, {"John Berg"}]),
        (("Marc Lamont Hill", "Lamont Hill"), [{"Marc Lamont Hill", "Lamont Hill"}]),
        (("Joe Biden", "Jill Biden", "Biden"), [{"Joe Biden"}, {"Jill Biden", "Biden"}]),
        (("Brendan SMIALOWSKI", "BRENDAN SMIALOWSKI"), [{"Brendan Smialowski"}]),
        (("Mohammed bin Salman", "bin Salman"), [{"Mohammed bin Salman", "bin Salman"}]),
        (("Abernathy", "Abernathy"), [{"Abernathy"}]),
        (("Joseph R. Biden Jr.", "Joe Biden", "Biden"), [{"Joseph R. Biden Jr.", "Joe Biden", "Biden"}]),
        (("Robert Downey Jr.", "Robert Downey Sr."), [{"Robert Downey Jr."}, {"Robert Downey Sr."}]),
        (("George H. W. Bush", "George W. Bush"), [{"George H. W. Bush"}, {"George W. Bush"}]),
        (("Joe Biden", "Jill Biden", "J. Biden"), [{"Joe Biden"}, {"Jill Biden"}, {"J. Biden"}]),
        (("Ahmed Noor", "Noor", "Zaid Noor", "Noor"), [{"Ahmed Noor", "Noor"}, {"Zaid Noor"}]),
        (("Kim Jong Un", "Kim Jong-un", "Kim"), [{"Kim Jong Un", "Kim Jong-un", "Kim"}]),
        (("Ban Ki-moon", "Ki-moon Ban"), [{"Ban Ki-moon", "Ki-moon Ban"}]),
        (("Raymond Chan Chi-chuen", "Raymond Chan"), [{"Raymond Chan Chi-chuen", "Raymond Chan"}]),
        (("Ursula von der Leyen", "von der Leyen"), [{"Ursula von der Leyen", "von der Leyen"}]),
        (("Louis van Gaal", "Van Gaal", "Gaal"), [{"Louis van Gaal", "Van Gaal", "Gaal"}]),
        (("Van Morrison", "Morrison", "Van"), [{"Van Morrison", "Morrison", "Van"}]),
        (("Bashar al-Assad", "Al-Assad", "Assad"), [{"Bashar al-Assad", "Al-Assad", "Assad"}]),
        (("Jacob Rees-Mogg", "Rees-Mogg"), [{"Jacob Rees-Mogg", "Rees-Mogg"}]),
        (("José Mourinho", "Jose Mourinho"), [{"José Mourinho", "Jose Mourinho"}]),
        (("President Joe Biden", "Biden's"), [{"President Joe Biden", "Biden's"}]),
    ],
)
def test_people_are_one_entity_when_their_names_agree(forms: tuple[str, ...], wanted: list[set[str]]) -> None:
    """Surname to the last full name; full names by first name, initial or subset; else apart."""
    assert groups("person", *forms) == wanted


def titled(*names: str) -> list[int]:
    """How many mentions each person has, where names may stand after "Mr" or "Mrs", in the order of the text."""
    text, spans = "— ", []
    for name in names:
        start = len(text) + (name.index(" ") + 1 if name.startswith(("Mr ", "Mrs ")) else 0)
        text += name
        spans.append(NameSpan(start, len(text), "person"))
        text += " then "
    found = group_entities(text, spans, salience(text))
    return [len(e.mentions) for e in sorted(found, key=lambda e: e.mentions[0].start)]


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (("John Lund", "Mr Lund", "Lund"), [3]),
        (("John Lund", "Mr Lund", "Mrs Lund"), [1, 1, 1]),
        (("Mr John Lund", "Mrs Lund", "Mr Lund"), [2, 1]),
        (("Mr John Lund", "Mrs Ann Lund", "Mrs Lund", "Mr Lund"), [2, 2]),
        (("Mr Lund", "Lund", "Mr Lund"), [3]),
        (("Mr Lund", "Mrs Lund", "Mr Lund"), [2, 1]),
        (("Mr J. Lund", "Mrs J. Lund"), [1, 1]),
        (("Ann Lund", "Mrs Lund", "Mrs Lund", "Mr Lund", "Mrs Lund"), [4, 1]),
        (("Jo Lund", "Al Lund", "Mr Jo Lund", "Mrs Lund"), [2, 2]),
        (("Jo Lund", "Mr Al Lund", "Mrs Lund"), [2, 1]),
    ],
)
def test_mr_and_mrs_of_one_surname_stay_apart(names: tuple[str, ...], wanted: list[int]) -> None:
    """They are two people; which of them a full name is, only the text can tell."""
    assert titled(*names) == wanted


@pytest.mark.parametrize(
    ("kind", "forms", "name", "country"),
    [
        ("place", ("U.S.", "United States", "US"), "United States", "US"),
        ("place", ("Gaza", "Gaza Strip"), "Gaza Strip", "PS"),
        ("place", ("Smallville", "Smallville"), "Smallville", None),
        ("organization", ("AFP", "Agence France-Presse"), "Agence France-Presse", None),
        ("organization", ("Zorblat Makers of Ulm", "ZMU", "Z.M.U."), "Zorblat Makers of Ulm", None),
        ("organization", ("Zorblat Inc.", "Zorblat"), "Zorblat Inc.", None),
        ("place", ("Los Angeles", "LA"), "Los Angeles", "US"),
        ("place", ("Bogotá", "BOGOTA", "Bogota"), "Bogota", "CO"),
        ("nationality", ("Palestinian", "Palestinian", "Palestinians"), "Palestinian", "PS"),
    ],
)
def test_known_forms_are_one_entity_under_the_fullest_name(
    kind: EntityKind, forms: tuple[str, ...], name: str, country: str | None
) -> None:
    """Aliases come from the tables, the name from the text."""
    assert [(e.name, e.country, len(e.mentions)) for e in entities(kind, *forms)] == [(name, country, len(forms))]


@pytest.mark.parametrize(
    ("kind", "forms"),
    [
        ("organization", ("Zorblat Makers", "Zeta Mills", "ZM")),
        ("organization", ("Zorblat Makers", "Zm")),
        ("nationality", ("Scottish", "English", "British")),
        ("place", ("Kuwait", "Kuwait City")),
    ],
)
def test_known_forms_that_may_be_two_things_stay_apart(kind: EntityKind, forms: tuple[str, ...]) -> None:
    """Two long forms of the same initials, words that are no initials, a part and its whole."""
    assert len(entities(kind, *forms)) == len(forms)


def test_grouping_is_linear(assert_linear: Callable[[Callable[[int], object], int], None]) -> None:
    """In a text that names ever more people of one surname."""

    def work(count: int) -> object:
        letters = "abcdefghij"
        names = ["".join(letters[int(digit)] for digit in str(n)).title() for n in range(count)]
        return entities("person", *(f"{name} Lund" for name in names), *names, *["Lund"] * count)

    assert_linear(work, 300)


def test_an_acronym_in_brackets_joins_what_it_stands_for() -> None:
    """Also where it comes again later."""
    text = "The Zorblat Makers' (ZM) men: ZM won."
    spans = [NameSpan(4, 18, "organization"), NameSpan(21, 23, "organization"), NameSpan(30, 32, "organization")]
    assert [len(e.mentions) for e in group_entities(text, spans, salience(text))] == [3]


def test_a_country_and_its_people_stay_apart() -> None:
    """A nationality is no mention of the place."""
    text = "Israel Israeli"
    spans = [NameSpan(0, 6, "place"), NameSpan(7, 14, "nationality")]
    assert {e.kind for e in group_entities(text, spans, salience(text))} == {"place", "nationality"}


@pytest.mark.parametrize(
    ("name", "wanted"), [("Brendan SMIALOWSKI", "Brendan Smialowski"), ("JFK", "JFK"), ("O’NEILL", "O’neill")]
)
def test_calm_lowers_shouted_words_but_no_acronyms(name: str, wanted: str) -> None:
    """Words of more than three capitals are written as names."""
    assert calm(name) == wanted


def test_weight_counts_mentions_and_the_best_places() -> None:
    """One a mention, more for title, summary and lead."""
    sentences = [Sentence(0, 10), Sentence(10, 20), Sentence(20, 30), Sentence(30, 40)]
    places = Salience(sentences, Summary("x", (SummarySentence(20, 30),)), "All About Kirby")
    assert places.weight([Span(32, 34)]) == 1
    assert places.weight([Span(32, 34), Span(35, 37)]) == 2
    assert places.weight([Span(2, 4)]) == 1 + IN_LEAD
    assert places.weight([Span(22, 24)]) == 1 + IN_SUMMARY
    assert places.weight([Span(32, 34)], ["Kirby"]) == 1 + IN_TITLE


@pytest.mark.parametrize("role", [Role.CAPTION, Role.CREDIT, Role.RELATED, Role.PROMO])
def test_what_noise_alone_names_weighs_below_zero(role: Role) -> None:
    """However often, it ranks behind everything that the article itself names."""
    assert salience("x" * 90, role).weight([Span(i, i + 1) for i in range(3, 60)]) < 0


def test_bare_count_weighs_less_than_one_of_something() -> None:
    """Out of its sentence "86" tells nothing."""
    labels = [figure.label for figure in figures("There were 86 in Liverpool, when 37 engineers came.")]
    assert labels == ["37 engineers", "86"]


def test_entities_are_numbered_by_weight() -> None:
    """The most mentioned comes first, ids count from one."""
    found = entities("place", "Gaza", "Israel", "Israel")
    assert [(e.id, e.name) for e in found] == [(1, "Israel"), (2, "Gaza")]


def figures(text: str, published: str | None = None) -> tuple[Figure, ...]:
    """Figures of a text that is one sentence."""
    padded = f"— {text}"
    numbers = LexerNumbers().find(padded, [Sentence(2, len(padded))], published)
    return group_figures(padded, numbers, salience(padded))[1]


@pytest.mark.parametrize(
    ("text", "label", "note"),
    [
        ("nearly 25,000 Palestinians", "nearly 25,000 Palestinians", ""),
        ("just over 40 boats", "just over 40 boats", ""),
        ("about 40 boats", "≈ 40 boats", ""),
        ("roughly 30 to 40 minutes", "30–40 min", "roughly"),
        ("more than 300 jobs", "> 300 jobs", ""),
        ("at least 12 soldiers", "≥ 12 soldiers", ""),
        ("hundreds of people", "hundreds of people", ""),
        ("$4.5 million", "$4.5 million", ""),
        ("$115 to $125 million", "$115–125 million", ""),
        ("50 cents", "$0.50", ""),
        ("CHF 500", "CHF 500", ""),
        ("$15 an hour", "$15 per hour", ""),
        ("7.5 percent", "7.5%", ""),
        ("2 percentage points", "2 percentage points", ""),
        ("on Dec. 23, 2023", "23 Dec 2023", ""),
        ("on Oct. 7 then", "7 Oct", "no year"),
        ("in March 2011", "Mar 2011", ""),
        ("the 1960s", "1960s", ""),
        ("the 20th century", "20th century", ""),
        ("on Friday", "Friday", "no date"),
        ("done yesterday", "yesterday", "no date"),
        ("from 1985 to 1987", "1985 – 1987", ""),
        ("in Q1 2024", "Q1 2024", ""),
        ("at 5 p.m.", "17:00", ""),
        ("a 20-year-old", "20 years old", ""),
        ("40 square miles", "40 square miles", ""),
        ("6 feet", "6 feet", ""),
        ("half an hour", "½ h", ""),
        ("the thirty-third session", "33rd session", ""),
        ("a 3-1 win", "3–1", ""),
        ("the 22nd attempt", "22nd attempt", ""),
        ("three times", "3 times", ""),
        ("two-thirds of voters", "two-thirds of voters", ""),
        ("1,234,567 people", "1,234,567 people", ""),
        ("a magnitude 7.8 quake", "magnitude 7.8", ""),
        ("the 6-foot-4 guard", "6 ft 4 in", ""),
        ("5,000 metric tons", "5,000 metric tons", ""),
        ("2 to 3 a.m.", "02:00–03:00", ""),
        ("millions of dollars", "millions of dollars", ""),
        ("A$5 million", "A$5 million", ""),
        ("in mid-2024", "2024", ""),
        ("the last quarter, Q2", "Q2", "no year"),
        ("a crew of six-person teams", "6 people", ""),
        ("a 22-page report", "22 pages", ""),
        ("a 20-storey tower", "20 storeys", ""),
        ("a 1,200-strong force", "1,200", ""),
        ("a three-wheeled car", "3", ""),
        ("27 believed lost", "27", ""),
        ("the 38 lie beneath it", "38", ""),
        ("2 powerful and old men", "2", ""),
        ("more than one in six people", "> one in six people", ""),
        ("one in 10 adults", "one in 10 adults", ""),
        ("Half of the survivors", "half of the survivors", ""),
        ("a loss of -$200 million", "−$200 million", ""),
        ("¾ cup of milk", "¾ cup", ""),
        ("a few dozen boats", "a few dozen boats", ""),
        ("third or fourth", "3rd–4th", ""),
        ("one percentage point", "1 percentage point", ""),
        ("29.6 basis points", "29.6 basis points", ""),
        ("a 75-basis-point cut", "75 basis points", ""),
        ("10st 4lb", "10 st 4 lb", ""),
        ("5'10\" tall", "5 ft 10 in", ""),
        ("40 miles per gallon", "40 miles per gallon", ""),
        ("100 trucks a day", "100 trucks per day", ""),
        ("-10 to -5C", "-10 to -5 degrees Celsius", ""),
    ],
)
def test_figures_read_as_people_write_them(text: str, label: str, note: str) -> None:
    """The label says value, unit and thing, the note what signs leave out."""
    assert [(f.label, f.note) for f in figures(text)] == [(label, note)]


@pytest.mark.parametrize(
    ("text", "label", "note"),
    [
        ("on Oct. 7 then", "7 Oct 2023 ← Oct. 7", "year inferred"),
        ("on Friday", "19 Jan 2024 ← Friday", ""),
        ("done last year", "2023 ← last year", ""),
        ("done last week", "week 2, 2024 ← last week", ""),
        ("done last summer", "summer 2023 ← last summer", ""),
        ("done this weekend", "20 Jan 2024 – 21 Jan 2024 ← this weekend", ""),
        ("it fell in Q3", "Q3 2023 ← Q3", "year inferred"),
        ("17 years ago", "17 years ago", "2007"),
        ("two months ago", "2 months ago", "Nov 2023"),
    ],
)
def test_resolved_dates_say_what_was_written(text: str, label: str, note: str) -> None:
    """With a publication date the label is the calendar date, and the note how it came about."""
    assert [(f.label, f.note) for f in figures(text, "2024-01-20")] == [(label, note)]


@pytest.mark.parametrize(
    ("text", "trivial"),
    [
        ("two leaders", True),
        ("the first talks", True),
        ("the 33rd floor", True),
        ("twice", True),
        ("12 boats", False),
        ("two killed", False),
        ("$2", False),
        ("2%", False),
        ("dozens of boats", False),
        ("two days", False),
        ("half of it", True),
        ("two-thirds of the village", False),
        ("more than one in six", False),
    ],
)
def test_small_counts_and_ranks_are_trivial(text: str, *, trivial: bool) -> None:
    """Up to ten, unless they are money, shares, times or the dead."""
    assert [f.trivial for f in figures(text)] == [trivial]


def test_the_same_quantity_is_one_figure() -> None:
    """Same kind, value, unit and head, however written; another head is another figure."""
    assert [len(f.mentions) for f in figures("25,000 people and 25,000 people and 25,000 boats")] == [2, 1]


def test_bare_number_joins_the_one_that_names_the_thing() -> None:
    """The bare 25,000 is the 25,000 people; where two things are so many it stays alone."""
    assert [len(f.mentions) for f in figures("25,000 people, and 25,000, they said")] == [2]
    assert len(figures("25,000 people and 25,000 boats, and 25,000, they said")) == 3


@pytest.mark.parametrize(
    "text",
    [
        "more than 300 jobs went and fewer than 300 jobs came",
        "at least 40 people died and another 40 people fled",
        "40 people died and 40 more people fled",
        "300 Israeli soldiers and 300 Syrian soldiers",
        "14 games, and he was 14 under par",
        "she turned 50 with 50 guests",
        "30 buses and 30 bus lines",
        "12 young men and 12 old men",
        "100 trucks a day and 100 trucks a week",
    ],
)
def test_different_quantities_stay_apart(text: str) -> None:
    """Bounds, additions, words before the head and bases of rates tell them apart."""
    assert [len(f.mentions) for f in figures(text)] == [1, 1]


@pytest.mark.parametrize(
    "text",
    [
        "nearly 25,000 people, and the 25,000 people",
        "30 old buses, and one bus; the 30 buses",
        "25 Syrian families, and the 25 families",
        "over 300 jobs, and more than 300 jobs",
        "12 cities, later 12 cities",
        "40 miners, and all 40 went",
    ],
)
def test_the_same_quantity_said_with_fewer_words_is_one_figure(text: str) -> None:
    """What is left out was said before."""
    assert max(len(f.mentions) for f in figures(text)) == 2


def test_grouping_of_figures_is_linear(assert_linear: Callable[[Callable[[int], object], int], None]) -> None:
    """In a text that counts as many of ever other things, and sometimes does not say of what."""
    letters = "abcdefghij"

    def work(count: int) -> object:
        things = ["".join(letters[int(digit)] for digit in str(n)) for n in range(count)]
        what = [f"big {thing}s" if n % 2 else "" for n, thing in enumerate(things)]
        numbers = [
            NumberMention(2 * n, 2 * n + 1, full_start=2 * n, full_end=2 * n + 1, value="12", what=what[n] or None)
            for n in range(count)
        ]
        text = "1 " * count
        return group_figures(text, numbers, salience(text))

    assert_linear(work, 4_000)


def test_weeks_without_a_publication_date_stay_apart() -> None:
    """The last week is not the next one, though neither has a date."""
    assert [len(f.mentions) for f in figures("last week and next week")] == [1, 1]


def test_the_same_day_is_one_figure() -> None:
    """A weekday and a date that mean one day."""
    assert [len(f.mentions) for f in figures("on Friday and on January 19", "2024-01-20")] == [2]


def test_every_number_knows_its_figure() -> None:
    """Figures and numbers point at each other."""
    text = "— Two men paid $5 for 12 boats and two men left"
    numbers, found = group_figures(text, LexerNumbers().find(text, [Sentence(2, len(text))], None), salience(text))
    assert sorted(i for f in found for i in f.mentions) == list(range(len(numbers)))
    assert all(numbers[i].figure == f.id for f in found for i in f.mentions)
    assert [f.id for f in found] == list(range(1, len(found) + 1))


_FORMS = [
    "Joe Biden", "Jill Biden", "Biden", "Joe", "J. Biden", "al-Assad", "É", "JOE BIDEN", "Joe Biden Jr.", "Mr Biden",
    "Georgia", "World Health Organization", "WHO", "W.H.O.", "U.S.", "United States", "Israeli", "St. Louis",
]  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(_FORMS), st.sampled_from(get_args(EntityKind))), max_size=14))
def test_every_name_is_a_mention_of_exactly_one_entity(names: list[tuple[str, EntityKind]]) -> None:
    """No mention is lost, none is given twice, each entity's are in order and of its kind."""
    text, spans = "", []
    for form, kind in names:
        spans.append(NameSpan(len(text), len(text) + len(form), kind))
        text += f"{form} ("
    found = group_entities(text, spans, salience(text))
    assert sorted((m.start, m.end, e.kind) for e in found for m in e.mentions) == [
        (span.start, span.end, span.kind) for span in spans
    ]
    assert all(list(e.mentions) == sorted(e.mentions, key=lambda m: m.start) for e in found)
