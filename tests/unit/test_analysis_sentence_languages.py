"""Sentences in other languages: their abbreviations, marks and quotations; what is unknown is read with care."""

from __future__ import annotations

import pytest

from reader.analysis.abbreviations import abbreviations_of
from tests.reading_sentences import marked, parts

THAI_CLAUSE = "รัฐบาลประกาศว่าจะเพิ่มค่าแรงขั้นต่ำให้แก่คนงานทุกคนภายในสิ้นปีหน้า"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "M. Dupont a vu Mme Durand et M. Le Pen. ¦Le Dr. Petit est parti. ¦J.-P. Martin approuve."),
        ("fr", "« C’est fini. ¦Nous partons ! » a-t-il dit. ¦« Est-ce vrai ? » ¦Oui, av. J.-C. comme à la p. 12."),
        ("de", "Sie kam am 3. Oktober zum 1. FC Köln. ¦Er kam 2010. ¦Dann kam Papst Johannes Paul II. nach Bonn."),
        ("de", "Das gilt z. B. für Hunde, u. a. für Dr. Müller, d. h. für alle. ¦Es gilt bzw. galt ca. 10 Jahre."),
        ("de", "„Das ist vorbei. ¦Wir gehen“, sagte er. ¦„Was nun?“ fragte sie. ¦»Nichts.« ¦Er ging."),
        ("es", "El Sr. García y la Sra. López llegaron. ¦¿Quién es? ¦¡Qué sorpresa! ¦EE. UU. ganó por el art. 5."),
        ("es", "—¿Vienes? preguntó Ana. ¦—No —dijo él. ¦¿quién sabe?"),
        ("it", "Il Sig. Rossi, l'on. Neri e la Sig.ra Bianchi sono qui. ¦Il dott. Verdi no. ¦Vedi pag. 5."),
        ("pt", "O Sr. Silva e a Dra. Costa chegaram. ¦O Exmo. Sr. Presidente falou na Av. Paulista. ¦Vai bem?"),
        ("pt-BR", "O Sr. Silva chegou. ¦A A. B. Lima não."),
        ("nl", "De heer dhr. Jansen en mevr. de Vries kwamen. ¦Dat geldt bijv. voor prof. Smit. ¦Het kost ca. 5 euro."),
        ("sv", "Mötet börjar kl. 10. ¦Det gäller bl.a. Anna, t.ex. i dag. ¦Det slutar kl. 12.30. ¦Hr. Berg kom."),
        ("da", "Den 3. oktober kom hr. Jensen. ¦Det var den 4. ¦Han gik kl. 10."),
        ("nb", "Den 17. mai er en fest. ¦Han kom bl.a. med f.eks. brød. ¦Det var 2010. ¦Da gikk han."),
        ("fi", "Hän tuli 3. lokakuuta. ¦Esim. leipä maksaa klo 12. ¦Se on halpaa."),
        (
            "pl",
            "Prof. Nowak i św. Jan przyszli. ¦Urodził się w 1990 r. w Krakowie, tj. na ul. Długiej. ¦To jest koniec.",
        ),
        ("cs", "Stalo se to 5. května, např. v Praze. ¦Dr. Novák a Ing. Dvořák odešli. ¦Bylo to tak."),
        ("hu", "Október 3. napján jött. ¦Dr. Nagy pl. elment."),
        ("ro", "Dl. Popescu a venit. ¦El nu a plecat."),
        ("tr", "Sn. Yılmaz geldi. ¦Prof. Demir kaldı. ¦Neden?"),
        ("ru", "А. С. Пушкин родился в 1799 г. в Москве. ¦В 1999 г. Путин приехал в г. Москву и т. д. ¦Он остался."),
        ("ru", "«Мы победили. ¦Мы идём домой!» — Путин молчал. ¦Это стоит 5 тыс. руб. за штуку, ул. Ленина, д. 5."),
        ("uk", "У 1999 р. він приїхав до м. Києва. ¦Т. Г. Шевченко народився тут."),
        ("el", "Τι κάνεις; ¦Ο κ. Παπαδόπουλος ήρθε. ¦Όχι!"),
        ("zh", "今天下雨。¦我们在家。¦你去吗？¦不去！¦他走了……然后回来。"),
        ("zh", "“真的吗？”他问。¦“是的。”¦他说：“今天下雨。¦我们在家。”¦然后他走了。"),
        ("ja", "彼は「雨が降る。」と言った。¦「行きますか？」¦彼はうなずいた。¦Yahoo！ニュースが伝えた。"),
        ("ko", "그는 집에 갔다. ¦정말인가요? ¦네. ¦나는 남았다!"),
        ("ar", "هل هذا صحيح؟ ¦نعم. ¦قال د. أحمد إن الأمر انتهى. ¦ثم ذهب."),
        ("he", "האם זה נכון? ¦כן. ¦זה נגמר."),
        ("fa", "آیا این درست است؟ ¦بله. ¦تمام شد."),
        ("ur", "کیا یہ سچ ہے؟ ¦ہاں۔ ¦یہ ختم ہوا۔"),
        ("hi", "यह सच है। ¦क्या वह आया? ¦डॉ. सिंह आए।¦वह गया।"),
        ("am", "ይህ እውነት ነው። ¦እሱ ሄደ።"),
        ("hy", "Սա ճիշտ է։ ¦Նա գնաց։"),
        ("id", "Bpk. Joko datang. ¦Dr. Sari tidak datang."),
        ("vi", "TS. Nguyễn đã đến. ¦TP. Hồ Chí Minh rất đông."),
        ("xx", "Dr. Abc def J. K. Ghi jkl no. 5. ¦Mno pqr? ¦Stu!"),
    ],
)
def test_sentences_of_a_language(language: str, text: str) -> None:
    """News of each language is split where its readers would stop."""
    assert marked(text, language) == text


def test_a_semicolon_asks_in_greek_alone() -> None:
    """Elsewhere it separates."""
    assert marked("It came; Nobody saw it.") == "It came; Nobody saw it."


def test_thai_is_split_at_spaces_far_enough_apart() -> None:
    """Thai has no marks: a space ends a sentence after a stretch that is long enough to be one."""
    text = f"{THAI_CLAUSE} ¦{THAI_CLAUSE}"
    assert marked(text, "th") == text
    assert marked("วันนี้ฝนตก พวกเราอยู่บ้าน", "th") == "วันนี้ฝนตก พวกเราอยู่บ้าน"


def test_thai_is_not_split_beside_digits_and_other_scripts() -> None:
    """Spaces around them are inside sentences, and so are those before "and"."""
    text = f"{THAI_CLAUSE} 25,000 {THAI_CLAUSE} NASA {THAI_CLAUSE} และ{THAI_CLAUSE}"
    assert marked(text, "th") == text


def test_text_of_an_unknown_language_is_read_like_english() -> None:
    """Where nothing is known, the language of most articles is assumed."""
    text = "Sen. Roe spoke. Nobody heard it at 8 p.m. EDT."
    assert parts(text, language=None) == parts(text, language="en-GB") == parts(text, language="en")


def test_no_starter_may_be_an_abbreviation_of_its_language() -> None:
    """A word that opens sentences and is an abbreviation too would end nothing and everything."""
    for code in ("en", "fr", "de", "es", "it", "pt", "nl", "sv", "da", "pl", "cs", "ru", "uk", "el", "fi", "hu", "tr"):
        known = abbreviations_of(code)
        assert not {word for word in known.starters if len(word) > 1 and known.has_opening(word)}, code
