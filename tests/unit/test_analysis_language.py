"""Whether a text is in English."""

from __future__ import annotations

import pytest

from reader.analysis.language import UNDETERMINED, is_english, language_of

FOREIGN = {
    "Afrikaans": "Die president het gister gesê dat die regering die wet gaan verander en dat die raad daaroor",
    "Czech": "Premiér v Praze řekl, že vláda chce změnit zákon a že se na tom strany dohodly, ale ne všechny",
    "Danish": "Statsministeren sagde i går at regeringen vil ændre loven i det nye år, og at den er enig med de",
    "Dutch": "De minister heeft gezegd dat de regering de wet in de zomer wil veranderen, maar dat is nog niet",
    "Finnish": "Pääministeri sanoi eilen, että hallitus aikoo muuttaa lakia ja että se on jo sovittu muiden",
    "French": "Le président a déclaré lundi à Paris que la réforme sera adoptée avant la fin de l'année dans",
    "German": "Der Kanzler hat am Montag erklärt, dass die Regierung an der Reform festhalten wird und das",
    "Hungarian": "A miniszterelnök azt mondta, hogy a kormány módosítani fogja a törvényt, és ez nem egy kis dolog.",
    "Indonesian": "Presiden mengatakan bahwa undang-undang itu akan diubah dengan cara yang baik dan untuk semua",
    "Italian": "Il presidente ha detto che la riforma sarà approvata prima della fine dell'anno, ma non sono",
    "Polish": "Premier powiedział w środę, że rząd chce zmienić ustawę i że nie jest to jeszcze pewne, a",
    "Portuguese": "O presidente disse na segunda que a reforma não será aprovada antes do fim do ano, com uma",
    "Spanish": "El presidente dijo el lunes que la reforma se aprobará antes de fin de año y que no es más de lo",
    "Swedish": "Statsministern sade att regeringen vill ändra lagen under det nya året och att den är överens",
    "Turkish": "Başbakan bugün bu yasanın yeni yılda değiştirilmesi için bir komisyon kurulduğunu ve bunun iyi",
    "Russian": "Президент сказал, что закон будет принят до конца года.",
    "Arabic": "قال الرئيس إن القانون سيعتمد قبل نهاية العام",
    "Chinese": "总统表示，该法律将在年底前通过。",
}


@pytest.mark.parametrize("language", FOREIGN)
def test_text_in_another_language_is_told(language: str) -> None:
    """By its small words, or by its letters."""
    assert language_of(FOREIGN[language], None) == UNDETERMINED


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1 2 3",
        "Obama",
        "Biden in Berlin",
        "The mayor said on Monday that the law will be changed, and that it was not the first time.",
        "Cycling - track results: 1. Chris Boardman (Britain) 2. Andrea Collinelli (Italy) 3. A. Ermenault",
        "He read “Die Zeit” and “Le Monde” on the train, and La Repubblica in the evening, when it was late.",
    ],
)
def test_text_in_english_is_told(text: str) -> None:
    """Also when it has no small words at all, or some of others."""
    assert language_of(text, None) == "en"


def test_language_that_the_source_tells_counts() -> None:
    """Whatever the words look like."""
    assert is_english(language_of("Der Kanzler", "en"))
    assert is_english(language_of("Der Kanzler", "en-GB"))
    assert not is_english(language_of("The mayor said", "fr"))
