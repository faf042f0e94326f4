"""Sentences full of digits and number words in which nothing is counted, measured or dated."""

from __future__ import annotations

import pytest

from tests.reading_numbers import found

TRAPS = (
    # telephone numbers, links, mail, networks
    "For interviews ring 020 7946 0018 or +44 20 7946 0018.",
    "Readers may dial 1-888-555-0142 at any hour.",
    "The tip line, (312) 555-0175, is staffed by volunteers.",
    "Her office gave out +49 30 901820 and then hung up.",
    "Their number is +49 (0)40 890 85-433, or +49 (7071) 12-0.",
    "Ring +33 (0)1.42.75.90.00, +353 1 234 5678 or +1 (312) 555-0175.",
    "Ring +49 (0) 40 / 890 85 - 433 and leave a message.",
    "Details are at https://news.example.net/2019/07/14/report-88213?page=3 and nowhere else.",
    "The form is at www.example.org/forms/1040.",
    "Write to desk24@example.com with tips.",
    "The router at 10.0.0.254 stopped answering.",
    "Traffic came from 203.0.113.77, investigators said.",
    # identifiers, books, software, standards
    "The book, ISBN 978-0-306-40615-7, is out of print.",
    "Engineers moved the site to Python 3.12.1 and never looked back.",
    "The phone runs Android 14 and little else.",
    "Older machines still ran Windows 95 or Windows XP.",
    "The update, version 4.2, broke printing.",
    "Her case, No. 23-1187, is before the court.",
    "Parcel 1Z999AA10123456784 never arrived.",
    "Invoice #88213 was never paid.",
    "The account ending in 0042 was frozen.",
    "File the claim with form W-2 and keep a copy.",
    "Cables must meet CAT-6 and nothing less.",
    "The USB-C cable and the MP3 player were stolen.",
    # vehicles, weapons, spacecraft, roads, flights
    "An Airbus A320 was parked beside a Boeing 747.",
    "The pilots flew an F-35 and a MiG-29 over the capital.",
    "Guards carried AK-47s and wore masks.",
    "Flight MH17 was shot down over a village.",
    "Flight 370 was never found.",
    "Traffic on Interstate 80 and Highway 101 came to a halt.",
    "Crews closed Route 9W and the M25.",
    "Passengers waited at Gate B7 of Terminal 2.",
    "Apollo 13 came home.",
    "Voyager 2 is still talking.",
    "The Falcon 9 landed on its barge.",
    "A Porsche 911 was found in the river.",
    # addresses, rooms, places, channels
    "The family lived at 221 Baker Street.",
    "Mail goes to 350 Fifth Avenue, New York, NY 10118.",
    "Police were called to 48 Elm Road.",
    "Reporters waited outside 10 Downing Street.",
    "The trial is in Room 214.",
    "The interview ran on Channel 4 and on BBC Two.",
    "Three Mile Island was shut.",
    "They danced at Studio 54.",
    "Rumours about Area 51 are old.",
    # laws, groups, events named by numbers
    "Lawyers cited the Fifth Amendment and the Second Amendment.",
    "Members invoked Article 50.",
    "The company filed for Chapter 11 protection.",
    "Leaders of the G20 and of the G7 met in Rome.",
    "The Group of 77 objected.",
    "Airports changed after 9/11.",
    "COVID-19 and SARS-CoV-2 are not the same thing.",
    "Vehicles of the 82nd Airborne rolled past.",
    "The Second World War changed the town.",
    "Formula 1 fans booed.",
    "It read like Catch-22.",
    # pronouns, idioms, verbs
    "No one knew which one was the real one.",
    "One never knows what one will find.",
    "They looked at one another and said nothing.",
    "She was, first and foremost, a teacher.",
    "Why were they there in the first place?",
    "The First Lady waved.",
    "He gave her a high-five and left.",
    "Wait a second, she said.",
    "The troops may march again.",
    "He got a second-hand coat from a one-time friend.",
    # credits and codes
    "Photo: Getty Images 2021",
    "Copyright 2019 The Example Times",
    "Postal code CA 94103 was misprinted.",
    "Agent 007 is fiction.",
    "The plate read 7XKD221.",
)


@pytest.mark.parametrize("text", TRAPS)
def test_trap_has_no_number(text: str) -> None:
    """Nothing is taken for a quantity or a date where there is none."""
    assert [text[n.start : n.end] for n in found(text)] == []


def test_traps_are_sixty_and_more() -> None:
    """So many were asked for."""
    assert len(set(TRAPS)) >= 60
