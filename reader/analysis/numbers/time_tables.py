"""Words of time: months, weekdays, units, zones, and the words about them that tell how they are meant."""

from __future__ import annotations

from typing import Final

from reader.analysis.numbers.tables import forms, numbered
from reader.analysis.tables import words

MONTHS: Final = {
    **numbered("january february march april may june july august september october november december", 1),
    **numbered("jan feb mar apr may jun jul aug sep oct nov dec", 1),
    "sept": 9,
}  # fmt: skip
WEEKDAYS: Final = numbered("monday tuesday wednesday thursday friday saturday sunday", 1)
SATURDAY: Final = 6
SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
"""Numbers of the seasons in the place of a month, by EDTF (ISO 8601-2:2019)."""
TIME_UNITS: Final = forms("""
    millisecond: millisecond milliseconds ms
    second: second seconds sec secs
    minute: minute minutes min mins
    hour: hour hours hr hrs
    day: day days
    night: night nights
    week: week weeks
    fortnight: fortnight fortnights
    weekend: weekend weekends
    month: month months
    year: year years yr yrs
    decade: decade decades
    century: century centuries
""")
ZONES: Final = words("gmt utc est edt cst cdt mst mdt pst pdt cet cest bst ist et pt eet eest jst aest aedt nzst")
DAYS: Final = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
SHIFTS: Final = {"last": -1, "this": 0, "next": 1}
UNKNOWN: Final = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}
"""A date of which only its length is known."""
MONTH_BEFORE: Final = words("""
    in since until till last next early late mid by this from to and through of during for between around before after
    every each
""")
YEAR_BEFORE: Final = words("""
    in since until till during before after early late mid through year january spring summer autumn fall winter
""")
"""After these four digits are a year even when a plural follows."""
YEAR_THINGS: Final = words("""
    levels prices figures elections protests riots results standards rules changes attacks bombings floods wildfires
    finals playoffs talks sanctions
""")
"""Plurals that are told apart by their year, and are not counted in thousands."""
STAGES: Final = words("early mid late")
FEASTS: Final = {
    ("new", "year", "s", "day"): "01-01", ("valentine", "s", "day"): "02-14", ("juneteenth",): "06-19",
    ("bastille", "day"): "07-14", ("halloween",): "10-31", ("christmas", "eve"): "12-24",
    ("christmas", "day"): "12-25", ("boxing", "day"): "12-26", ("new", "year", "s", "eve"): "12-31",
}  # fmt: skip
"""Month and day of the feasts that do not move, by their words without apostrophes."""
FEAST_STARTS: Final = frozenset(words[0] for words in FEASTS)
MOVING_FEASTS: Final = words("good black easter ash palm cyber super bloody holy maundy fat shrove giving whit")
"""Before a weekday these make the name of a day that is another one every year."""
AFTER_A_NAME_OF_A_DAY: Final = words("times mirror telegraph mail express herald post night league")
"""What is named by a weekday, with capitals: "the Sunday Times"."""
HOLIDAYS: Final = words("day eve christmas easter")
"""Before a year these are no name of an event."""
EVENTS: Final = words("""
    cup games olympics paralympics championship championships expo open awards prix festival league conference summit
    convention oscars emmys grammys marathon
""")
"""Kinds of events that carry a year in their name."""
BEFORE_A_RESULT: Final = words("in of ran run runs clocked")
"""Before digits with a colon these make a length of time."""
BOOKS: Final = words("""
    genesis exodus leviticus deuteronomy joshua judges ruth samuel kings chronicles ezra nehemiah esther job psalm
    psalms proverbs ecclesiastes isaiah jeremiah lamentations ezekiel daniel hosea joel amos obadiah jonah micah nahum
    habakkuk zephaniah haggai zechariah malachi matthew mark luke john acts romans corinthians galatians ephesians
    philippians colossians thessalonians timothy titus philemon hebrews james peter jude revelation surah sura quran
""")
"""Before digits with a colon these make a verse."""
