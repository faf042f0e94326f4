"""What lines start with that are no part of an article, in languages other than English: a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Lines(NamedTuple):
    """The phrases that lines of one language start with, parted by strokes.

    In scripts without spaces a phrase reaches up to the first mark or to the end of the line.

    Attributes:
        related: alone, or before a colon and the headline of another story.
        credit: before a colon and the source of a picture.
        by: before a colon and whatever, or before a name with capitals.
        share: alone.
        offer: of a subscription or a newsletter; anything may follow.
        legal: anything may follow.
    """

    related: str
    credit: str
    by: str
    share: str
    offer: str
    legal: str


_NORWEGIAN = Lines(
    "Les også|Les mer|Relaterte saker|Relaterte artikler|Anbefalte artikler|Mest lest",
    "Foto|Bilde|Illustrasjon|Arkivfoto",
    "Av|Tekst|Skrevet av",
    "Del|Del saken|Del artikkelen|Del på Facebook",
    "Abonner på|Bli abonnent|Meld deg på",
    "Alle rettigheter forbeholdt",
)
_SERBIAN_CROATIAN = Lines(
    "Pročitajte i|Pročitajte još|Pročitaj i|Povezane vesti|Povezane vijesti|Najčitanije|Прочитајте и|Повезане вести",
    "Foto|Fotografija|Fotografije|Fotoarhiva|Фото|Фотографија",
    "Piše|Autor|Autorka|Napisao|Napisala|Пише|Аутор",
    "Podijeli|Podeli|Podijelite|Podelite|Подели",
    "Pretplatite se|Prijavite se na|Претплатите се",
    "Sva prava pridržana|Sva prava zadržana|Сва права задржана",
)

LINES: Final[Mapping[str, Lines]] = {
    "ar": Lines(
        "اقرأ أيضا|اقرأ أيضاً|اقرأ ايضا|إقرأ أيضا|اقرأ المزيد|مواضيع ذات صلة|أخبار ذات صلة|الأكثر قراءة|شاهد أيضا",
        "تصوير|صورة|الصورة|مصدر الصورة|المصدر",
        "بقلم|كتب|كتبت|إعداد",
        "شارك|مشاركة|شارك المقال|شارك الخبر",
        "اشترك في|اشترك الآن|سجل في",
        "جميع الحقوق محفوظة|كل الحقوق محفوظة",
    ),
    "bg": Lines(
        "Прочетете още|Прочети още|Още по темата|Вижте още|Свързани статии|Най-четени",
        "Снимка|Снимки|Фото|Архив",
        "Автор|Текст",
        "Сподели|Споделете",
        "Абонирайте се|Абонирай се",
        "Всички права запазени",
    ),
    "ca": Lines(
        "Llegeix també|Llegiu també|Més informació|Notícies relacionades|El més llegit",
        "Foto|Fotografia|Imatge|Il·lustració",
        "Per|Text|Autor|Autora",
        "Comparteix|Compartir",
        "Subscriu-te|Subscriviu-vos|Apunta't",
        "Tots els drets reservats",
    ),
    "cs": Lines(
        "Čtěte také|Čtěte i|Přečtěte si|Přečtěte si také|Související články|Související|Mohlo by vás zajímat|"
        "Nejčtenější",
        "Foto|Fotografie|Zdroj|Ilustrace|Ilustrační foto",
        "Autor|Autorka|Napsal|Napsala|Text",
        "Sdílet|Sdílejte|Sdílet článek",
        "Předplaťte si|Přihlaste se k odběru|Odebírejte",
        "Všechna práva vyhrazena",
    ),
    "da": Lines(
        "Læs også|Læs mere|Relaterede artikler|Mest læste|Se også",
        "Foto|Billede|Illustration|Arkivfoto",
        "Af|Tekst|Skrevet af",
        "Del|Del artiklen|Del på Facebook",
        "Abonner på|Bliv abonnent|Tilmeld dig",
        "Alle rettigheder forbeholdes",
    ),
    "de": Lines(
        "Lesen Sie auch|Lesen Sie mehr|Lesen Sie hier|Lies auch|Mehr zum Thema|Mehr dazu|Auch interessant|"
        "Weiterlesen|"
        "Das könnte Sie auch interessieren|Meistgelesen|Verwandte Artikel|Ähnliche Artikel|Zum Thema",
        "Foto|Fotos|Bild|Bilder|Bildquelle|Quelle|Grafik|Archivfoto|Archivbild|Symbolbild|Symbolfoto",
        "Von|Text|Autor|Autorin|Ein Bericht von|Eine Analyse von",
        "Teilen|Artikel teilen|Auf Facebook teilen|Per Mail versenden|Drucken",
        "Abonnieren Sie|Jetzt abonnieren|Newsletter abonnieren|Melden Sie sich|Jetzt anmelden|Hier klicken",
        "Alle Rechte vorbehalten|Urheberrechtlich geschützt",
    ),
    "el": Lines(
        "Διαβάστε επίσης|Διαβάστε ακόμα|Διαβάστε περισσότερα|Δείτε επίσης|Σχετικά άρθρα|Δημοφιλή",
        "Φωτογραφία|Φωτογραφίες|Φωτό|Φωτο|Πηγή|Εικόνα",
        "Του|Της|Γράφει ο|Γράφει η|Κείμενο|Ρεπορτάζ",
        "Κοινοποίηση|Μοιραστείτε το|Κοινοποιήστε",
        "Εγγραφείτε|Γίνετε συνδρομητής",
        "Με την επιφύλαξη παντός δικαιώματος|Όλα τα δικαιώματα διατηρούνται",
    ),
    "es": Lines(
        "Lea también|Lee también|Leer más|Más información|Te puede interesar|Le puede interesar|"
        "Noticias relacionadas|"
        "Artículos relacionados|Lo más leído|Vea también|Ver también",
        "Foto|Fotos|Fotografía|Imagen|Ilustración|Crédito|Fuente|Foto de archivo",
        "Por|Texto|Autor|Autora|Redacción",
        "Compartir|Comparte|Compartir en Facebook|Imprimir",
        "Suscríbete|Suscríbase|Regístrate|Regístrese|Haz clic aquí|Haga clic aquí",
        "Todos los derechos reservados|Prohibida su reproducción|Queda prohibida la reproducción",
    ),
    "et": Lines(
        "Loe ka|Loe veel|Loe lisaks|Seotud artiklid|Seotud lood|Enimloetud",
        "Foto|Fotod|Pilt",
        "Autor|Tekst",
        "Jaga|Jaga Facebookis",
        "Telli uudiskiri|Liitu uudiskirjaga",
        "Kõik õigused kaitstud",
    ),
    "fa": Lines(
        "بیشتر بخوانید|همچنین بخوانید|مطالب مرتبط|اخبار مرتبط|پربازدیدترین",
        "عکس|تصویر|منبع تصویر|منبع",
        "نویسنده|به قلم|گزارش",
        "اشتراک‌گذاری|به اشتراک بگذارید",
        "عضو شوید|مشترک شوید",
        "تمامی حقوق|تمام حقوق|کلیه حقوق",
    ),
    "fi": Lines(
        "Lue myös|Lue lisää|Katso myös|Aiheesta lisää|Aiheeseen liittyvää|Luetuimmat",
        "Kuva|Kuvat|Kuvituskuva|Valokuva|Arkistokuva",
        "Teksti|Kirjoittaja|Toimittaja",
        "Jaa|Jaa Facebookissa|Jaa artikkeli|Tulosta",
        "Tilaa uutiskirje|Tilaa lehti|Kirjaudu sisään",
        "Kaikki oikeudet pidätetään",
    ),
    "fr": Lines(
        "À lire aussi|À lire également|A lire aussi|Lire aussi|Lire la suite|Voir aussi|Sur le même sujet|"
        "Les plus lus|"
        "Articles liés|Nos articles|En savoir plus",
        "Photo|Photos|Crédit|Crédits|Crédit photo|Image|Illustration|Source|Photo d'illustration",
        "Par|Texte|Propos recueillis par|Auteur",
        "Partager|Partagez|Partager sur Facebook|Imprimer|Envoyer par mail",
        "Abonnez-vous|S'abonner|Inscrivez-vous|Cliquez ici|Recevez",
        "Tous droits réservés|Toute reproduction interdite|Toute reproduction, même partielle",
    ),
    "he": Lines(
        "קראו גם|קראו עוד|קרא גם|קרא עוד|כתבות נוספות|עוד בנושא|הנצפות ביותר|אולי יעניין אותך",
        "צילום|צילומים|תמונה|קרדיט|איור",
        "מאת|כתב|כתבה",
        "שתפו|שיתוף|שתף",
        "הירשמו|הצטרפו|הרשמה",
        "כל הזכויות שמורות",
    ),
    "hi": Lines(
        "यह भी पढ़ें|ये भी पढ़ें|इसे भी पढ़ें|और पढ़ें|संबंधित खबरें|संबंधित समाचार|सबसे ज्यादा पढ़े गए",
        "फोटो|फ़ोटो|तस्वीर|चित्र|स्रोत",
        "लेखक|लेखिका|रिपोर्ट|द्वारा",
        "शेयर करें|साझा करें",
        "सब्सक्राइब करें|सदस्यता लें",
        "सर्वाधिकार सुरक्षित",
    ),
    "hr": _SERBIAN_CROATIAN,
    "hu": Lines(
        "Olvassa el ezt is|Olvasd el ezt is|Olvassa el|Kapcsolódó cikkek|Kapcsolódó|Ez is érdekelheti|Legolvasottabb",
        "Fotó|Fotók|Kép|Képek|Forrás|Illusztráció|Borítókép",
        "Írta|Szerző|Szöveg",
        "Megosztás|Ossza meg|Oszd meg",
        "Iratkozzon fel|Iratkozz fel|Fizessen elő",
        "Minden jog fenntartva",
    ),
    "id": Lines(
        "Baca juga|Baca selengkapnya|Lihat juga|Artikel terkait|Berita terkait|Terpopuler",
        "Foto|Gambar|Sumber|Ilustrasi|Kredit",
        "Oleh|Penulis|Reporter|Editor",
        "Bagikan|Bagikan artikel ini",
        "Berlangganan|Daftar sekarang",
        "Hak cipta dilindungi|Seluruh hak cipta",
    ),
    "it": Lines(
        "Leggi anche|Leggi di più|Leggi pure|Ti potrebbe interessare|Articoli correlati|Notizie correlate|"
        "I più letti|"
        "Vedi anche|Approfondimenti",
        "Foto|Immagine|Immagini|Fonte|Credito|Illustrazione|Foto d'archivio",
        "Di|Testo|Autore|Autrice|A cura di|Scritto da",
        "Condividi|Condividi su Facebook|Stampa",
        "Iscriviti|Abbonati a|Abbonati ora|Iscrivetevi|Clicca qui",
        "Tutti i diritti riservati|Riproduzione riservata",
    ),
    "ja": Lines(
        "関連記事|あわせて読みたい|合わせて読みたい|おすすめ記事|人気記事|こちらもおすすめ|続きを読む|関連ニュース",
        "写真|画像|撮影|写真提供|画像提供|出典|イラスト",
        "文|取材|執筆|著者|筆者|記者",
        "シェア|シェアする|共有|ツイート|ツイートする",
        "購読|会員登録|ニュースレター|メルマガ",
        "無断転載を禁じます|無断転載禁止|無断複製を禁じます|無断転載・複製を禁じます|全著作権所有",
    ),
    "ko": Lines(
        "관련 기사|관련기사|관련 뉴스|함께 읽기|많이 본 기사|많이 본 뉴스|더 읽기|추천 기사",
        "사진|사진 제공|사진제공|이미지|출처|그래픽|삽화",
        "글|기자|취재",
        "공유|공유하기|기사 공유",
        "구독|구독하기|뉴스레터",
        "무단 전재|무단전재|저작권자",
    ),
    "lt": Lines(
        "Skaitykite taip pat|Taip pat skaitykite|Skaitykite daugiau|Susiję straipsniai|Skaitomiausi",
        "Nuotrauka|Nuotraukos|Asociatyvi nuotrauka|Foto",
        "Autorius|Autorė|Parengė",
        "Dalintis|Dalinkitės|Pasidalinti",
        "Prenumeruokite|Užsiprenumeruokite",
        "Visos teisės saugomos",
    ),
    "lv": Lines(
        "Lasi arī|Lasiet arī|Lasi vēl|Saistītie raksti|Lasītākais",
        "Foto|Attēls|Ilustrācija",
        "Autors|Autore|Teksts",
        "Dalīties|Dalies",
        "Abonē|Abonējiet|Pieraksties",
        "Visas tiesības aizsargātas",
    ),
    "nb": _NORWEGIAN,
    "nl": Lines(
        "Lees ook|Lees meer|Lees verder|Meer lezen|Gerelateerde artikelen|Meest gelezen|Zie ook|"
        "Meer over dit onderwerp",
        "Foto|Foto's|Beeld|Afbeelding|Bron|Illustratie|Archieffoto",
        "Door|Tekst|Auteur",
        "Delen|Deel|Deel dit artikel|Deel op Facebook",
        "Abonneer|Abonneer je|Neem een abonnement|Meld je aan|Schrijf je in|Klik hier",
        "Alle rechten voorbehouden",
    ),
    "no": _NORWEGIAN,
    "pl": Lines(
        "Czytaj także|Czytaj też|Czytaj więcej|Przeczytaj także|Przeczytaj też|Zobacz także|Zobacz też|Polecamy|"
        "Powiązane artykuły|Najczęściej czytane",
        "Foto|Fot.|Zdjęcie|Zdjęcia|Źródło|Ilustracja",
        "Autor|Autorka|Tekst|Opracował|Opracowała|Oprac.",
        "Udostępnij|Podziel się",
        "Zapisz się|Zaprenumeruj|Subskrybuj|Kliknij tutaj",
        "Wszelkie prawa zastrzeżone|Wszystkie prawa zastrzeżone",
    ),
    "pt": Lines(
        "Leia também|Leia mais|Veja também|Saiba mais|Notícias relacionadas|Artigos relacionados|Mais lidas|"
        "Você pode gostar",
        "Foto|Fotos|Fotografia|Imagem|Crédito|Créditos|Fonte|Ilustração|Foto de arquivo",
        "Por|Texto|Autor|Autora|Redação",
        "Compartilhe|Compartilhar|Partilhar|Partilhe|Imprimir",
        "Assine|Inscreva-se|Subscreva|Clique aqui|Cadastre-se",
        "Todos os direitos reservados|Reprodução proibida",
    ),
    "ro": Lines(
        "Citește și|Citiți și|Citește mai mult|Vezi și|Articole similare|Articole asemănătoare|Cele mai citite|"
        "Te-ar putea interesa",
        "Foto|Fotografie|Imagine|Sursa|Sursă|Sursa foto|Ilustrație",
        "De|Text|Autor|Autoare|Scris de",
        "Distribuie|Partajează|Trimite",
        "Abonează-te|Abonați-vă|Înscrie-te",
        "Toate drepturile rezervate",
    ),
    "ru": Lines(
        "Читайте также|Читать также|Читайте ещё|Читать далее|Смотрите также|По теме|Материалы по теме|Самое читаемое|"
        "Похожие статьи",
        "Фото|Фотография|Снимок|Источник|Иллюстрация|Изображение",
        "Автор|Авторы|Текст",
        "Поделиться|Поделитесь|Рассказать друзьям",
        "Подпишитесь|Подписывайтесь|Подписаться",
        "Все права защищены|Копирование материалов|Перепечатка материалов",
    ),
    "sk": Lines(
        "Prečítajte si aj|Prečítajte si|Čítajte aj|Čítajte tiež|Súvisiace články|Súvisiace|Mohlo by vás zaujímať",
        "Foto|Fotografia|Zdroj|Ilustrácia|Ilustračné foto",
        "Autor|Autorka|Napísal|Napísala|Text",
        "Zdieľať|Zdieľajte",
        "Predplaťte si|Prihláste sa na odber|Odoberajte",
        "Všetky práva vyhradené",
    ),
    "sl": Lines(
        "Preberite tudi|Preberite še|Beri tudi|Sorodne novice|Najbolj brano",
        "Foto|Fotografija|Slika|Vir",
        "Avtor|Avtorica|Piše|Besedilo",
        "Deli|Delite",
        "Naročite se|Prijavite se",
        "Vse pravice pridržane",
    ),
    "sr": _SERBIAN_CROATIAN,
    "sv": Lines(
        "Läs också|Läs även|Läs mer|Se även|Relaterade artiklar|Mest läst|Mer om ämnet",
        "Foto|Bild|Illustration|Arkivbild|Arkivfoto",
        "Av|Text|Skriven av",
        "Dela|Dela artikeln|Dela på Facebook|Skriv ut",
        "Prenumerera|Bli prenumerant|Anmäl dig|Klicka här",
        "Alla rättigheter förbehållna",
    ),
    "th": Lines(
        "อ่านเพิ่มเติม|อ่านต่อ|อ่านข่าวเพิ่มเติม|ข่าวที่เกี่ยวข้อง|เรื่องที่เกี่ยวข้อง|บทความที่เกี่ยวข้อง|"
        "ข่าวยอดนิยม",
        "ภาพ|ภาพถ่าย|ภาพประกอบ|ภาพจาก|ที่มา|เครดิตภาพ",
        "โดย|ผู้เขียน|เรื่อง|รายงานโดย",
        "แชร์|แชร์ข่าวนี้",
        "สมัครรับ|สมัครสมาชิก|ติดตาม",
        "สงวนลิขสิทธิ์",
    ),
    "tr": Lines(
        "İlgili haber|İlgili haberler|Ayrıca okuyun|Bunları da okuyun|Devamını oku|Benzer haberler|En çok okunanlar",
        "Fotoğraf|Fotoğraflar|Foto|Görsel|Kaynak",
        "Yazan|Yazar|Haber|Muhabir|Hazırlayan",
        "Paylaş|Paylaşın|Facebook'ta paylaş",
        "Abone ol|Abone olun|Kaydol|Kaydolun",
        "Tüm hakları saklıdır|Her hakkı saklıdır",
    ),
    "uk": Lines(
        "Читайте також|Читати також|Читайте ще|Читати далі|Дивіться також|За темою|Матеріали за темою|Найпопулярніше",
        "Фото|Світлина|Знімок|Джерело|Ілюстрація|Зображення",
        "Автор|Авторка|Текст",
        "Поділитися|Поділіться",
        "Підпишіться|Підписуйтесь|Підписуйтеся|Підписатися",
        "Усі права захищені|Всі права захищені|Копіювання матеріалів",
    ),
    "vi": Lines(
        "Đọc thêm|Xem thêm|Tin liên quan|Bài liên quan|Đọc nhiều nhất",
        "Ảnh|Hình ảnh|Nguồn|Nguồn ảnh",
        "Tác giả|Bài",
        "Chia sẻ",
        "Đăng ký|Theo dõi",
        "Giữ bản quyền",
    ),
    "zh": Lines(
        "相关阅读|相关新闻|相关文章|相關閱讀|相關新聞|延伸阅读|延伸閱讀|推荐阅读|推薦閱讀|热门文章|更多新闻|阅读更多",
        "图片来源|圖片來源|图片|图|图源|摄影|攝影|照片|資料照片|资料图|来源|來源",
        "记者|記者|作者|文|撰文|本报记者|编辑|責任編輯|责任编辑",
        "分享|分享到|转发|分享文章",
        "订阅|訂閱|关注我们|扫码",
        "版权所有|版權所有|版权声明|未经许可不得|未经授权不得|未經授權不得",
    ),
}  # fmt: skip
"""Language (ISO 639-1) -> its lines."""
