"""What a full stop may stand after without ending a sentence, for each language.

Each language is a row of four word lists. A word written small in a list may have a capital in a text, and one with a
capital is written so: "Art. 5" is an article, "modern art. 5 painters" is not. None stands for capitals alone: "MS."
is an illness, and "CA." a state. Words are listed where a capital or a digit may follow them; before a small letter a
full stop seldom ends a sentence.
Abbreviations with stops inside, such as "U.S." and "z.B.", and single letters need no entry unless they open.

Compiled from news and style guides; a test for each language holds what matters.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from reader.analysis.tables import words


class Abbreviations(NamedTuple):
    """The abbreviations of one language, without their last full stop.

    Attributes:
        opening: those that something always follows, as a name follows "Mr."; never the end of a sentence.
        numbered: those that a number follows, as in "No. 10"; before anything else they are words like others.
        either: those that may end a sentence or not, as "Inc." does; a starter tells.
        starters: words that open sentences and seldom follow an abbreviation inside one; particles of names, such as
            "De" and "Le", are none.
    """

    opening: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    either: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()

    def is_listed(self, word: str) -> bool:
        """Whether the word is an abbreviation."""
        return self.has_opening(word) or self.has_numbered(word) or self.has_either(word)

    def has_opening(self, word: str) -> bool:
        """Whether something always follows the word."""
        return _is_listed(word, self.opening)

    def has_numbered(self, word: str) -> bool:
        """Whether a number may follow the word."""
        return _is_listed(word, self.numbered)

    def has_either(self, word: str) -> bool:
        """Whether the word may end a sentence or not."""
        return _is_listed(word, self.either)


def _is_listed(word: str, listed: frozenset[str]) -> bool:
    return word in listed or word[:1].lower() + word[1:] in listed


_OPENING = "dr prof mr mrs ms st"
"""Titles that newspapers of most languages print."""
_NUMBERED = "no nr n° vol art fig"
_EITHER = "mrd mio mln mld mia mdr milj tsd"
"""Thousands, millions and milliards, after which a currency may follow."""


def _language(opening: str = "", numbered: str = "", either: str = "", starters: str = "") -> Abbreviations:
    return Abbreviations(
        words(f"{_OPENING} {opening}"), words(f"{_NUMBERED} {numbered}"), words(f"{_EITHER} {either}"), words(starters)
    )


_ANY: Final = _language()
_NORWEGIAN: Final = _language(
    "hr fr frk bl.a f.eks dvs ca jf",
    "kl kap pkt s",
    "",
    "Det Den De Han Hun Vi Jeg Du Dette Disse Men Og Så Da Nå Når Hvis Etter Før For I På Her Der Hva Hvem Ingen",
)
_LANGUAGES: Final = {
    "en": Abbreviations(
        words("""
            Mr Mrs Ms Mx Messrs Mmes Dr Drs Prof Profs Rev Revs Fr Hon Sen Sens Rep Reps Gov Govs Pres Supt Atty Insp
            Gen Lt Col Maj Capt Cmdr Cdr Cpl Sgt Adm Brig Pvt Pfc Det Ens Amb Sec-Gen Sgt-Maj Lt-Col Lt-Gen Maj-Gen
            Ald Asst Assoc Msgr Mgr Ven Sra Srta Mme Mlle Mt Ft Pt vs cf viz e.g i.e ca approx incl
            P.S PS Lt.Col Lt.Gen Maj.Gen Brig.Gen
            MR MRS SEN REP GOV GEN COL CAPT SGT
        """),
        words("""
            no nos n° fig figs vol vols ch chs chap sec Secs Art Arts para paras pp eq eqs Ex op pt Bk ref refs Rm Apt
            Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Weds Thu Thur Thurs Fri Sat Sun
            est ext tel ft div etc inc ltd hrs lbs yrs pts tsp tbsp max min avg adj dep eds trans govt dept misc dist
        """),
        words("""
            Inc Corp Co Cos Ltd Bros Jr Sr Esq plc St Ste Ave Blvd Rd Hwy Pkwy Sq Dept Univ Assn Natl Intl Mfg al
            Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Kans Ky Md Mass Mich Minn Miss Mo Mont Neb Nebr Nev
            Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Ont Que
        """),
        words("""
            The A An He She It They We I You This That These Those There Here His Her Their Its Our My Your
            In On At By For From With After Before Since As When While Where Why How What Who If Whether Because
            But And Or So Then Now Yet Still Though Although However Meanwhile Instead Also Even Just Only Once Until
            Some Many Most Both Each Every Several Such Another Nobody Everyone Nothing Everything Not Yes
            Did Does Do Is Are Was Were Has Have Had Will Would Could Should Can Please
        """),
    ),
    "fr": _language(
        "M MM Mme Mmes Mlle Mlles Me Mgr Pr cf p.ex éd env",
        "n° p pp chap vol al av",
        "etc",
        """
        Il Elle Ils Elles On Nous Vous Je Tu Ce Cette Ces Cela Ça Un Une Et Mais Ou Donc Or Puis Alors Ensuite Enfin
        Dans En À Au Aux Pour Par Avec Sans Sous Après Avant Depuis Selon Si Quand Lorsque Comme Qui Que Quoi Où
        Son Sa Ses Leur Leurs Notre Mon Ma C’est C'est Ainsi Aussi Pourtant Cependant Personne Rien
        """,
    ),
    "de": _language(
        "hr hrn fr frl dipl ing bzw vgl inkl exkl evtl ggf sog ca geb verst z.b d.h Min St",
        "s kap abs abb bd tel hausnr ziff",
        "u.a usw co inkl str",
        """
        Der Die Das Ein Eine Einer Er Sie Es Wir Ich Ihr Du Man Dieser Diese Dieses Und Aber Oder Doch Denn Dann Danach
        Dort Hier Im In Am An Auf Bei Mit Nach Seit Von Vor Zu Zum Zur Für Aus Als Wenn Weil Da Auch Nun Jetzt So
        Wer Was Wie Wo Warum Niemand Nichts Seine Ihre Sein Damals Später
        """,
    ),
    "es": _language(
        "sr sra sres sras srta d dña da fr gral lic ing arq cnel cap tte pbro mons ud uds vd vds p.ej ej EE",
        "núm pág págs p pp cap tel art aprox",
        "UU",
        """
        El La Los Las Un Una Él Ella Ellos Ellas Yo Tú Nosotros Usted Esto Este Esta Eso Ese Esa Y E Pero O Entonces
        Luego Después Antes En Con Sin Por Para Desde Hasta Según Si Cuando Como Qué Que Quién Dónde Su Sus Mi Nadie
        Nada No Sí También Así Hoy Ayer Ahora Se
        """,
    ),
    "it": _language(
        "sig sig.ra sig.na sigg dott dott.ssa ing avv on sen gen col cap mons arch geom prof.ssa rag s ss egr gent",
        "pag pagg p pp cap tel n par",
        "",
        """
        Il Lo La I Gli Le Un Una Lui Lei Loro Noi Voi Io Tu Questo Questa Quello Quella E Ed Ma O Però Poi Quindi
        Allora Dopo Prima In Con Senza Per Da Dal Nel Nella Secondo Se Quando Come Che Chi Dove Cosa Nessuno Niente
        Non Sì Anche Così Oggi Ieri Ora Si È
        """,
    ),
    "pt": _language(
        "sr sra srs sras srta d dra profa eng exmo exma gen cel cap av ed p.ex pe sto sta",
        "pág págs p pp cap tel núm n",
        "",
        """
        O A Os As Um Uma Ele Ela Eles Elas Eu Nós Você Isto Isso Este Esta Esse Essa E Mas Ou Então Depois Antes Em No
        Na Nos Nas Com Sem Por Para Desde Segundo Se Quando Como Que Quem Onde Seu Sua Ninguém Nada Não Sim Também
        Assim Hoje Ontem Agora
        """,
    ),
    "nl": _language(
        "dhr mevr mw mej drs ir ing mr ds jl jhr gen bijv bv d.w.z m.b.t ca incl resp nl",
        "blz nrs tel hfdst kl",
        "enz",
        """
        De Het Een Hij Zij Ze Wij We Ik Jij Je U Dit Dat Deze Die En Maar Of Want Dus Toen Dan Daarna Daar Hier In Op
        Met Zonder Voor Na Bij Uit Sinds Volgens Als Wanneer Omdat Wie Wat Waar Hoe Zijn Haar Hun Niemand Niets Niet
        Ook Nu Zo Er
        """,
    ),
    "sv": _language(
        "hr fr frk bl.a t.ex d.v.s dvs s.k ca jfr f.d resp tf",
        "kl kap sid s tel nr",
        "",
        """
        Det Den De Han Hon Vi Jag Du Ni Detta Dessa En Ett Men Och Eller Så Då Sedan Nu När Om Efter Före För I På Med
        Här Där Vad Vem Hur Varför Ingen Inget Inte Hans Hennes Enligt Också
        """,
    ),
    "da": _NORWEGIAN,
    "nb": _NORWEGIAN,
    "nn": _NORWEGIAN,
    "no": _NORWEGIAN,
    "fi": _language("esim mm ns ts tri toht", "klo s n puh", "", "Hän He Se Ne Me Minä Sinä Te Tämä Nämä Mutta Ja Kun"),
    "pl": _language(
        "p ul al pl os gen płk kpt ks św im inż mgr hab red np tj tzn tzw ok por wg m.in",
        "s str tel godz pkt poz ust lp",
        "r",
        """
        On Ona Ono Oni One My Ja Ty Wy To Ten Ta Te Ale I A Lub Więc Potem Następnie W We Na Z Ze Do Od Po Przed Przez
        Dla Pod Według Jeśli Gdy Kiedy Jak Co Kto Gdzie Dlaczego Nikt Nic Nie Tak Także Tam Tu Jego Jej Ich
        """,
    ),
    "cs": _language(
        "p pí sl ing mgr MUDr JUDr PhDr bc doc csc gen plk např tzv tj tzn resp cca ul nám sv",
        "s str č čl odst hod",
        "",
        "On Ona Ono Oni Já Ty My Vy To Ten Ta Ale A Nebo Pak Potom V Ve Na Z Ze Do Od Po Pro Když Jak Co Kdo Kde Ne",
    ),
    "hu": _language("id ifj özv pl stb ún ill", "sz old", "", "A Az Ez Ő Ők Mi Én Te De És Vagy Majd Ha Amikor Nem"),
    "ro": _language(
        "dl dna d-na dlui dra sf str bd gen ing", "p pag nr tel", "", "El Ea Ei Ele Eu Noi Dar Și În Pe La Nu"
    ),
    "tr": _language(
        "sn doç av gen alb örn bkz yrd hz", "s sy", "", "O Bu Şu Ben Sen Biz Siz Onlar Ama Ve Sonra Çünkü Ancak"
    ),
    "vi": _language("TS ThS GS PGS TP BS KS", "", "", ""),
    "id": _language(
        "bpk tn ny sdr ir drs hj kh jl", "hlm hal", "", "Ia Dia Mereka Kami Kita Saya Itu Ini Namun Tetapi Dan"
    ),
    "ru": _language(
        "г-н г-жа им акад доц ген полк св ул пр просп пл пер обл руб тыс млн млрд см ср напр гг т.е т.н м б",
        "стр рис табл гл кв корп тел",
        "",
        """
        Он Она Оно Они Мы Я Ты Вы Это Этот Эта Эти Тот Но И А Или Потом Затем Тогда В Во На С Со По До От Из Для После
        Перед При Если Когда Как Что Кто Где Почему Никто Ничего Не Да Нет Также Там Здесь Его Её Их Так
        """,
    ),
    "uk": _language(
        "ім акад доц ген полк св вул пр просп пл пров обл грн тис млн млрд див напр рр",
        "стор рис табл кв тел",
        "",
        """
        Він Вона Воно Вони Ми Я Ти Ви Це Цей Ця Ці Але І Й Та А Або Потім Тоді У В На З Із До Від Для Після Перед Якщо
        Коли Як Що Хто Де Чому Ніхто Нічого Не Так Також Там Тут Його Її Їх
        """,
    ),
    "el": _language(
        "κ κα κκ δρ καθ π.χ δηλ βλ αγ λεωφ",
        "αρ σελ σ τηλ άρθ",
        "",
        """
        Ο Η Το Οι Τα Αυτός Αυτή Αυτό Και Αλλά Ή Όμως Μετά Τότε Στο Στη Στην Στον Με Για Από Αν Όταν Πώς Τι Ποιος Πού
        Δεν Ναι Όχι Είναι Ένας Μια Ένα
        """,
    ),
    "hi": _language("डॉ श्री सुश्री प्रो पं", "सं"),
    "ar": _language("د أ م السيد", "ص"),
}

ORDINAL_LANGUAGES: Final = words("de da nb nn no fi et lv is cs sk sl hr bs sr hu pl tr eu")
"""Languages in which a number with a full stop is an ordinal: "am 3. Oktober" (CLDR, rules of numbers)."""


def abbreviations_of(code: str) -> Abbreviations:
    """Those of a language by its primary code; of one that has none here, what most languages share."""
    return _LANGUAGES.get(code, _ANY)
