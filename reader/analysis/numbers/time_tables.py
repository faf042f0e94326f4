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
YEAR_THINGS: Final = words("levels prices figures elections protests riots results standards rules changes")
"""Plurals that are told apart by their year, and are not counted in thousands."""
HOLIDAYS: Final = words("day eve christmas easter")
"""Before a year these are no name of an event."""
EVENTS: Final = words("""
    cup games olympics paralympics championship championships expo open awards prix festival league conference summit
    convention oscars emmys grammys marathon
""")
"""Kinds of events that carry a year in their name."""
AHEAD: Final = words("""
    will 'll shall scheduled due plans plan planned planning expected expects set upcoming slated begins opens starts
    hopes intends aims may might would can must should ahead
""")
"""Words after which a day without a date lies in the future."""
PAST: Final = words("""
    was were had did said told went came took gave made met held won lost left saw fell rose got found began ran sent
    brought broke wrote spoke became led hit shot kept put beat drew has have been
""")
"""Irregular forms of the past; the regular ones end in -ed."""
