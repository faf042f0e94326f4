"""Units of measurement: every form to one singular English name."""

from __future__ import annotations

from typing import Final

from reader.analysis.numbers.tables import forms
from reader.analysis.numbers.time_tables import TIME_UNITS
from reader.analysis.tables import words

MEASURES: Final = {
    **forms("""
    mile: mile miles mi
    kilometer: km kms kilometer kilometers kilometre kilometres
    meter: meter meters metre metres
    decimeter: dm decimeter decimeters decimetre decimetres
    centimeter: cm centimeter centimeters centimetre centimetres
    millimeter: mm millimeter millimeters millimetre millimetres
    foot: foot feet ft
    inch: inch inches
    yard: yard yards yd yds
    acre: acre acres
    hectare: hectare hectares ha
    ton: ton tons
    tonne: tonne tonnes
    pound: lb lbs
    ounce: ounce ounces oz
    stone: stone
    kilogram: kg kgs kilogram kilograms kilogramme kilogrammes kilo kilos
    gram: gram grams gramme grammes
    milligram: mg milligram milligrams milligramme milligrammes
    microgram: mcg μg µg microgram micrograms microgramme microgrammes
    knot: knots
    barrel: barrel barrels
    gallon: gallon gallons
    liter: liter liters litre litres
    milliliter: ml milliliter milliliters millilitre millilitres
    cup: cup cups
    tablespoon: tablespoon tablespoons tbsp
    teaspoon: teaspoon teaspoons tsp
    megawatt: mw megawatt megawatts
    gigawatt: gw gigawatt gigawatts
    kilowatt: kw kilowatt kilowatts
    terawatt: tw terawatt terawatts
    horsepower: hp horsepower
    bit: bit
    kilowatt-hour: kwh
    megawatt-hour: mwh
    gigawatt-hour: gwh
    terawatt-hour: twh
    kilobyte: kb kilobyte kilobytes
    megabyte: mb megabyte megabytes
    gigabyte: gb gigabyte gigabytes
    terabyte: tb terabyte terabytes
    degree: degree degrees deg ° º
    volt: volt volts
    watt: watt watts
    hertz: hertz hz
    megahertz: mhz megahertz
    gigahertz: ghz gigahertz
    decibel: decibel decibels db
    calorie: calorie calories
    kilocalorie: kcal kilocalorie kilocalories
    kilojoule: kj kilojoule kilojoules
    millibar: millibar millibars mbar
    hectopascal: hpa hectopascal hectopascals
    fathom: fathom fathoms
    megaton: megaton megatons
    kiloton: kiloton kilotons
    magnitude: magnitude
    megapixel: megapixel megapixels
    radian: radian radians rad
    turn: turn turns
    carat: carat carats
    """),
    "mph": "mile per hour", "kph": "kilometer per hour", "kmh": "kilometer per hour", "kmph": "kilometer per hour",
    "km2": "square kilometer", "m2": "square meter", "km²": "square kilometer", "m²": "square meter",
    "sqft": "square foot", "mpg": "mile per gallon", "rpm": "revolution per minute",
}  # fmt: skip
LETTER_UNITS: Final = {"t": "tonne", "l": "liter", "g": "gram"}
"""Single letters, units only in small letters after digits: "100t", "45 g"."""
POWERS: Final = {"square": "square", "sq": "square", "cubic": "cubic", "metric": "metric", "nautical": "nautical"}
TEMPERATURES: Final = {
    **dict.fromkeys(words("c ºc celsius celcius centigrade centigrate"), "degree Celsius"),
    **dict.fromkeys(words("f ºf fahrenheit farenheit"), "degree Fahrenheit"),
}  # fmt: skip
WORDY_TEMPERATURES: Final = frozenset(TEMPERATURES) - {"c", "f"}
"""Those that need no "degrees" before them."""
WARMTHS: Final = {"C": (-90, 60), "F": (20, 140)}
"""Letters of temperatures without a sign of degrees, and what is a weather's; "13F" is a form."""
NEVER_MEASURED: Final = words("stone turn turns bit cup cups degree")
"""Words that are units only where the number is more than one or joined to them by a hyphen."""
METERS_AFTER: Final = words("""
    tall long high wide deep away off below above apart race sprint final freestyle butterfly breaststroke backstroke
    relay hurdles steeplechase medley x champion record underwater downhill offshore
""")
"""Words that make a metre of the "m" after digits, which otherwise is a million."""
METERS_BEFORE: Final = words("""
    threw throw throws jumped jump leapt leap cleared clears vaulted height depth width length altitude elevation
    distance radius swam swim
""")
"""Words that do the same before it, at most a few words away."""
RACES: Final = frozenset({50, 60, 100, 110, 200, 300, 400, 500, 600, 800})
"""Metres of races: "the 400m"; those of 1,000 and more are nobody's millions."""
BEFORE_RACES: Final = words("the in s women men over ran won and")
MILLIONS_AFTER: Final = words("mark milestone figure barrier population strong audience")
"""What is of millions in the singular: "the 5m mark"."""
SPEEDS: Final = {
    **{(way, time): f"{way} per hour" for way in ("mile", "kilometer") for time in ("hour", "hr", "h")},
    **{(way, time): f"{way} per second" for way in ("meter", "kilometer", "mile") for time in ("second", "s", "sec")},
}
"""Ways and times that make a unit of their own: "30 miles an hour"."""
SECOND_UNITS: Final = {
    "feet": "foot", "foot": "foot", "hour": "hour", "hours": "hour", "pound": "pound", "pounds": "pound",
    "mile": "mile", "miles": "mile", "meter": "meter", "meters": "meter", "metre": "meter", "metres": "meter",
}  # fmt: skip
"""Units that another one is multiplied by: "acre-feet", "kilowatt-hours"; no area, no power any more."""
POINTS_BEFORE: Final = words("index dow nasdaq ftse average shares market dropped plunged plummeted tumbled")
"""Words of the stock market, where points are a unit."""
UNITS: Final = frozenset({"%", "percent", "per", "million", "billion", *TIME_UNITS, *MEASURES})
"""What a number before it is of: no score, no name."""
