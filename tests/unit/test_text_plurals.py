"""One form for singular and plural."""

from __future__ import annotations

import pytest

from reader.text.plurals import of_one


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("death", "deaths"),
        ("city", "cities"),
        ("church", "churches"),
        ("box", "boxes"),
        ("bus", "buses"),
        ("house", "houses"),
        ("person", "people"),
        ("policeman", "policemen"),
        ("child", "children"),
        ("series", "series"),
        ("crisis", "crisis"),
        ("class", "classes"),
        ("gas", "gas"),
    ],
)
def test_singular_and_plural_are_the_same(one: str, several: str) -> None:
    """Either finds the other."""
    assert of_one(one) == of_one(several)


def test_other_words_stay_apart() -> None:
    """What is no plural keeps its end."""
    assert of_one("virus") == "virus"
    assert of_one("gas") == "gas"
    assert of_one("men") != of_one("women")
