"""Results and standings as agencies send them, made up: lines of names and numbers that look like nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.names.tagger.training.corpora import marked

if TYPE_CHECKING:
    import random

    from reader.analysis.names.tagger.training.augmentation import Names
    from reader.analysis.names.tagger.training.corpora import Document

_MATCHES = (
    "[P|{p}] ([L|{l}]) beat [P|{q}] ([L|{m}]) {i}-{j} {j}-{i}",
    "{i} - [P|{p}] ([L|{l}]) beat [P|{q}] ([L|{m}]) {i}-{j} {j}-{i} 6-4",
    "[P|{p}] , [L|{l}] , beat [P|{q}] , [L|{m}] , {i}-{j}",
    "{i}. [P|{p}] ([L|{l}]) {k}.{j} seconds {j}. [P|{q}] ([L|{m}]) {k}.{i}",
    "{i} [P|{p}] ([L|{l}]) [O|{o}] {k} points",
    "{k} [P|{p}] {k} {k} {k}; [P|{q}] ([L|{l}]) {k} {k} {k}",
    "[P|{a}. {s}] c [P|{t}] b [P|{u}] {k}",
    "[P|{s}] lbw b [P|{t}] {k}",
    "[P|{s}] {k}-{i}-{k}-{j} , [P|{t}] {k}-{j}-{k}-{i} ( {i}w , {j}nb )",
    "[L|{l}] : {k} - [P|{p}] , {i} - [P|{q}] ( {j} - [P|{s}] , {k} minutes ) .",
    "[L|{l}] {i} [L|{m}] {j} ( halftime {i}-{j} )",
    "Scorers : [L|{l}] - [P|{p}] ( {k}rd ) , [L|{m}] - [P|{q}] ( {k}th minute , penalty )",
)
_LEAGUE = (
    "[O|{c}] {k} {i} {j} {i} {k} {k} {k}",
    "[O|{c}] {i} [O|{d}] {j}",
    "[O|{c}] at [O|{d}]",
    "[O|{c}] {k} {k} .{k}{k} {i} {j}",
    "[O|{c}] {i} ( [P|{s}] {k} , [P|{t}] {k} pen ) [O|{d}] {j} ( [P|{u}] {k} ) . Halftime {i}-{j} . Attendance {k},000",
    "Division {i}: [O|{c}] {j} [O|{d}] {j}",
)
_HEADS = (
    "{g} - {n} RESULTS .",
    "{g} - {n} STANDINGS AFTER {m} 'S MATCHES .",
    "{g} - {n} LEADING SCORES .",
    "{g} - {n} SUMMARIES .",
)
_GAMES = (
    "SOCCER",
    "TENNIS",
    "CRICKET",
    "BASEBALL",
    "BASKETBALL",
    "RUGBY LEAGUE",
    "CYCLING",
    "ATHLETICS",
    "GOLF",
    "NHL ICE HOCKEY",
)
_PEOPLES = ("FRENCH", "DUTCH", "ENGLISH", "GERMAN", "ITALIAN", "KENYAN", "JAPANESE", "BRAZILIAN", "MALAYSIAN", "POLISH")


def results(names: Names, rng: random.Random) -> Document:
    """One dispatch of five to fifteen lines, of matches between people or of a league."""
    lines = [rng.choice(_HEADS).format(g=rng.choice(_GAMES), n=f"[N|{rng.choice(_PEOPLES)}]", m="SATURDAY")]
    date = f"20{rng.randint(10, 29)}-{rng.randint(10, 12)}-{rng.randint(10, 30)}"
    lines.append(f"[L|{rng.choice(names.cities).upper()}] {date}")
    forms = _MATCHES if rng.random() < 0.5 else _LEAGUE
    chosen = rng.sample(forms, 2)
    lines += [rng.choice(chosen).format(**_filling(names, rng)) for _ in range(rng.randint(3, 13))]
    return [marked(line) for line in lines]


def _filling(names: Names, rng: random.Random) -> dict[str, object]:
    clubs = [rng.choice(names.cities) + rng.choice(("", "", "", "", " City", " United", " Town")) for _ in range(2)]
    clubs = [club.upper() if rng.random() < 0.25 else club for club in clubs]
    people = [names.person(rng) for _ in range(5)]
    return {
        "p": " ".join(people[0]),
        "q": " ".join(people[1]),
        "s": people[2][-1],
        "t": people[3][-1],
        "u": people[4][-1],
        "a": people[2][0][0],
        "l": rng.choice(names.countries),
        "m": rng.choice(names.countries),
        "o": rng.choice(names.organisations),
        "c": clubs[0],
        "d": clubs[1],
        "i": rng.randint(0, 9),
        "j": rng.randint(0, 9),
        "k": rng.randint(10, 99),
    }
