"""Languages other than English: decimal marks, words of magnitude, currency and share, names of months.

Marks and months by the Unicode CLDR as Babel 2.18 has it, for digits 0 to 9; the words are the same in every language
that has them, but for those of `SCALES_OF`.
"""

from __future__ import annotations

from typing import Final

from reader.analysis.numbers.tables import forms
from reader.analysis.tables import words

DECIMAL_POINT: Final = words("""
    am ar as bm bn bo cy dv dz ee en fa fil ga gd gu gv ha he hi ig ja ki km kn ko kw la lg mg mi ml mn mr ms mt my nd
    ne om or pa rm sa sd si sn so sw ta te th ti tl to ug ur xh yi yo za zh zu
""")
"""Languages that write 1,234.5; all others write 1.234,5 or 1 234,5."""
POINT_REGIONS: Final = words("""
    de-ch de-li es-419 es-bz es-cu es-do es-gt es-hn es-mx es-ni es-pa es-pe es-pr es-sv es-us it-ch
""")
COMMA_REGIONS: Final = words("ar-dz ar-lb ar-ly ar-ma ar-mr ar-tn ms-bn ms-id sw-cd")
"""Where a language has the other mark than elsewhere."""

_POWERS: Final = forms("""
    3: tausend tsd milliers mille mila duizend tusen tusind tysiąc tysiące tysięcy tys тысяча тысячи тысяч тыс тисяча
    3: тисячі тисяч тис tisíc tisíce tuhatta 千 천
    4: 万 萬 만
    6: million millionen mio millions millón millones milione milioni mln milhão milhões miljoen miljon miljoner
    6: millioner mill milion miliony miliona milionów milionů миллион миллиона миллионов млн мільйон мільйона мільйонів
    6: milyon miljoona miljoonaa milj
    8: 億 亿 억
    9: milliarde milliarden mrd milliard milliards md mds miliardo miliardi mld bilhão bilhões miljard miljarden
    9: miljarder milliarder mia miliard miliardy miliarda miliardů miliardów миллиард миллиарда миллиардов млрд мільярд
    9: мільярда мільярдів milyar miljardi miljardia
    12: billón billones biljoen biljon biljoner billioner bilion bilionů bilionów biliony триллион триллиона триллионов
    12: трлн трильйон трильйонів trilyon 兆 조
    12: trilhão trilhões
""")
SCALES: Final = {word: 10 ** int(power) for word, power in _POWERS.items()}
"""Words of magnitude after digits."""
SCALES_OF: Final = {
    **{(language, "mil"): 10**3 for language in ("es", "pt", "ca", "gl")},
    ("cs", "mil"): 10**6, ("tr", "bin"): 10**3, ("sv", "mn"): 10**6,
    **{
        (language, word): 10**12
        for language in ("de", "fr", "da", "nb", "no", "nn")
        for word in ("billion", "billions", "billionen", "bio")
    },
}  # fmt: skip
"""Those that mean something else in another language, which has them for something else or for another magnitude."""
UNSURE: Final = words("billion billions billionen bio mil bin mn")
"""The same words: in any other language the number before them is nothing that we could tell."""
CURRENCIES: Final = forms("""
    EUR: euro euros eur евро євро eurot euroa ευρώ 欧元 ユーロ 유로
    USD: dollar dollars dólares dólar dollari доллар доллара долларов доларів 美元 ドル 달러
    RUB: рубль рубля рублей руб
    PLN: złotych złote złoty zł
    UAH: гривень гривні грн
    BRL: reais
    CHF: franken
    CNY: 元 人民币
    JPY: 円 日元
    KRW: 원
""")
"""Words of currencies that are of one country, and dollars, which are read as "$" is."""
PERCENTS: Final = words("""
    % ％ prozent procent prosent procenta percento процент процента процентов відсотка відсотків prosenttia
""")
MONTHS: Final = {
    month: number
    for names in (
        "januar februar märz april mai juni juli august september oktober november dezember",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "januari februari mars april maj juni juli augusti september oktober november december",
        "januar februar marts april maj juni juli august september oktober november desember",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
        "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
        "ledna února března dubna května června července srpna září října listopadu prosince",
    )
    for number, month in enumerate(names.split(), 1)
}
"""Names of months as they stand after a day."""
