"""The report of a text: the groups of the panel, in its words."""

from __future__ import annotations

from reader.cli.report import full_text, report
from reader.model import Analysis, Entity, Figure, NumberMention, Span
from tests.ui_samples import analysis_of, bridge, history, make_article


def section(lines: list[str], heading: str) -> list[str]:
    """The lines below a heading, without their bullets."""
    first = lines.index(heading) + 1
    end = next((at for at in range(first, len(lines)) if not lines[at]), len(lines))
    return [line.strip(" •") for line in lines[first:end]]


def test_report_has_the_groups_of_the_panel_in_its_order() -> None:
    """Names, numbers in groups, and the timeline; what is empty has no heading."""
    article, analysis = history()
    lines = report(article, analysis)
    assert [line for line in lines if line and not line.startswith(" ")][2:] == [
        "People",
        "Money",
        "Dates",
        "Durations and ages",
        "Measures",
        "Timeline 3",
    ]
    assert section(lines, "Measures") == ["120 miles", "30–40 feet"]


def test_report_of_one_word_has_no_plural() -> None:
    """As the screen."""
    assert any(line.endswith("1 word") for line in full_text(make_article("Hello"), None))


def test_report_tells_of_each_date_what_happened() -> None:
    """In the order of time."""
    assert section(report(*history()), "Timeline 3") == [
        "17 Nov 1869: Ada Lind opened the canal, 120 miles long, on a Wednesday",
        "Jun 1967: The canal was closed by a war in June 1967, and stayed so for",
        "eight years",
        "2015: …when it was widened",
    ]


def test_report_has_no_timeline_of_one_date() -> None:
    """It has no order."""
    assert not any("Timeline" in line for line in report(bridge(), analysis_of(bridge())))


def test_report_tells_how_often_and_what_else() -> None:
    """Of names their other forms, of figures what the label leaves out."""
    lines = report(bridge(), analysis_of(bridge()))
    assert section(lines, "People") == ["Ada Lind ×13 (Lind)", "Bo Park"]
    assert section(lines, "Dates") == ["3 May (year inferred)"]


def test_report_names_small_numbers_in_one_line() -> None:
    """The panel folds them; a report has nothing to unfold."""
    numbers = tuple(NumberMention(at, at + 1) for at in range(3))
    figures = tuple(Figure(at + 1, "count", words, (at,), trivial=True) for at, words in enumerate(("two", "first")))
    analysis = Analysis("1", "h", numbers=numbers, figures=figures)
    assert section(report(bridge(), analysis), "+2 small numbers") == ["two, first"]


def test_report_names_what_a_city_lies_in() -> None:
    """As the panel does."""
    city = Entity(1, "place", "Norby", (Span(0, 5),), place_kind="city", within="Ostland")
    assert section(report(bridge(), Analysis("1", "h", entities=(city,))), "Places") == ["Norby · Ostland"]


def test_full_text_ends_with_what_is_named() -> None:
    """Below the text; without an analysis there is only that."""
    article, analysis = history()
    lines = full_text(article, analysis)
    assert lines.index("Money") > lines.index(
        "It was 30 to 40 feet deep and had cost 5 crore rupees when it was widened in"
    )
    assert "Money" not in full_text(article, None)
