"""Units of measurement: every form to one singular English name."""

from __future__ import annotations

from typing import Final

from reader.analysis.numbers.tables import forms
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
    "sqft": "square foot",
}  # fmt: skip
LETTER_UNITS: Final = {"t": "tonne", "l": "liter", "g": "gram"}
"""Single letters, units only where they touch the digits: "100t"."""
POWERS: Final = {"square": "square", "sq": "square", "cubic": "cubic", "metric": "metric", "nautical": "nautical"}
TEMPERATURES: Final = {
    **dict.fromkeys(words("c celsius celcius centigrade centigrate"), "degree Celsius"),
    **dict.fromkeys(words("f fahrenheit farenheit"), "degree Fahrenheit"),
}  # fmt: skip
WORDY_TEMPERATURES: Final = frozenset(TEMPERATURES) - {"c", "f"}
"""Those that need no "degrees" before them."""
NEVER_MEASURED: Final = words("stone turn turns bit cup cups degree")
"""Words that are units only where the number is more than one or joined to them by a hyphen."""
METERS_AFTER: Final = words(
    "tall long high wide deep away off below above apart race sprint final freestyle relay hurdles x"
)
"""Words that make a metre of the "m" after digits, which otherwise is a million."""
POINTS_BEFORE: Final = words("index dow nasdaq ftse average shares market dropped plunged plummeted tumbled")
"""Words of the stock market, where points are a unit."""
