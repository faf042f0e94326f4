"""The small words of languages: what those that share an alphabet are told by, and what a summary passes over.

Articles, pronouns, prepositions, conjunctions, auxiliaries and the adverbs of every text, in lower case; an elided
word stands without its apostrophe ("l", "qu"). Words that are written alike in another language stay in the table of
both: whoever counts them weighs what they share.
"""

from __future__ import annotations

from typing import Final

SMALL_WORDS: Final = {
    "af": """die van en in is het wat nie om te vir met dat hy sy hulle ons was aan op as by ook sal kan maar word
        deur 'n n na uit een haar baie meer moet so toe nog al jaar wees gesê nou net oor hierdie daar dié volgens
        tot elke geen mag onder teen sonder hul ander alle hom se dit enige sodanige""",
    "az": """və bu bir ilə üçün də ki da olan edib olub deyib sonra isə kimi qədər daha çox ən o onun onlar biz ya
        amma lakin həm hər artıq görə olduğunu tərəfindən ildə il haqqında üzrə qarşı yeni nə var yox idi""",
    "ca": """de la el i que a en els les per un una l d amb del al és no ha va es s pel als dels més han com però
        aquest aquesta seva seu també són ser molt perquè quan hi ho o sobre fins entre sense si ja després ara anys
        on així van havia està tot pels aquests seus segons dins cap mentre m n era li em aquestes qualsevol cada
        tota totes tots nostra nostre qui quina""",
    "cs": """a v se na je že z s o do i to ve k pro za by ale si po podle jako od jsou které který která už jeho byl
        bylo byla byli jen nebo také při až své aby však u tak před než pokud co této jejich letech roce má ještě ze
        mezi když tím proti není jsem mu jsme kde být může tento tato toto nové během více všechny bude každý každá
        kterého všech všichni svého jej jeden jedna budou mají""",
    "cy": """y yn a i o ar ei wedi mae bod yr ac am gan eu yw fod hyn oedd hi ond fel nid na mewn gyda roedd ein ni
        bydd cael sydd un fydd eich mwy rhai pan hynny oherwydd drwy neu dros ymlaen dim wrth""",
    "da": """og i at det er en til af på for med der den som de har ikke et han var fra om ud men sig vil kan efter
        blev skal ved også over år eller så mod op nu man hun havde da mere være hvor dem kun siger end når under vi
        denne før blevet alle meget været jeg sagde ham hans hendes deres kunne skulle ville hvis dette disse andre
        uden bliver mellem mange nogle hvad selv få hele gennem to ifølge noget nogen enhver hver samt herunder
        således dets dennes samme både siden ligesom uanset ned hvilken hvilke sit sin sine""",
    "de": """der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er
        hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur
        bis mehr durch man sein wurde sei seit hatte kann gegen vom können schon wenn habe seine ihre dann unter wir
        soll ich eines jahr zwei jahren diese dieser wieder keine seiner worden will zwischen immer was sagte ihr
        alle diesem ihm ihn ihrer muss wurden müssen damit sowie jedoch""",
    "en": """the of and to in a is that for on it with as was at by he be from are this have has not but they his her
        she which were will said who their its an been or would had more about after than into over also when we you
        our i there what one all if up out could should can some these those him them other no only new while first
        between during before because so two most such since under where how may did do does just my your s t""",
    "eo": """la kaj de en estas ne al ke por kun li ŝi ĝi ili ni vi mi kiu kiuj kio tiu tiuj ankaŭ sed aŭ el per pri
        sur pli tre estis povas havas oni kiel kiam ĉar ĉiu ĉiuj sen dum post ĝis jam nur da tio ĉi si lia ŝia ilia""",
    "es": """de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin
        sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está mi porque
        qué sólo han yo hay vez puede todos así nos ni parte tiene él uno donde bien tiempo mismo ese ahora otro
        después otros aunque esa eso hace otra gobierno tan durante siempre día según ante fueron e aún contra esto
        ella estos mientras hoy dijo les nuestro toda tal cual cada sea tener tienen cualquier nuestra sino aquel""",
    "et": """ja on ei et ta see oli ning mis kui ka aga selle oma siis ma nad seda mida kes või sest nagu veel üle
        kuid pole olid juba kõik välja saab ära nii kus mitte tema tuleb alates pärast enne vaid sai tuli ole olla
        eesti aasta aastal meie selles need nende seal kellel peale kogu võib sellest kuni ühe üks väga mille""",
    "eu": """eta da ez du ere bat dira zen dute baina izan egin dela beste den zuen berri bere hori baino dituen dago
        arte diren zituen hau edo ezin baita zaio gero horrek zuten dituzte egingo duen ditu izango duela oso euskal""",
    "fi": """ja on ei että se oli hän myös ovat mutta joka kun kuin mukaan ole sen vuoden jo vain niin hänen ollut jos
        tai voi olla sekä muun nyt ne olivat jotka oman nämä tämä kanssa sitä tämän vielä siitä mitä vuonna kaikki
        noin jälkeen kertoo sanoo hänellä olisi joita ennen koska minä me he siinä tässä niiden jonka eivät aikana
        uusi sanoi enemmän hyvin ettei kuten eikä sillä muassa yli mikä välillä asti""",
    "fr": """de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont aux avec
        son d l qu n s c j été ont mais comme sa ses ou elle cette fait leur nous être tout entre deux après aussi
        ces même depuis sans peut y bien ils dont contre était si selon avait encore où vous leurs lors moins avant
        très alors ainsi sous autres je on d'une dit trois fois nos lui dès jusqu toute toutes tous chaque cet soit
        doit nul quel quelle celui ceux""",
    "ga": """an na agus a i ar is go le do bhí sé tá sa ag don leis mar ó de nó chun sin san níl ina féin siad gur
        nach faoi as sí bhfuil ach seo air ní idir gach dá raibh""",
    "gl": """de a e o que en do da os no na un unha para con por as se dos das non é ao máis como ou pola polo seu súa
        foi nos nas pero tamén á entre sobre son este esta até cando moi sen ten todos ata xa ser hai segundo onde
        dun dunha desde anos toda todo calquera ter ese esa outros outras mesmo""",
    "hr": """i je u se na da su za od s o koji koja koje će a to kao iz do bi nije samo ili što te po sve ali već
        nakon kako prije još uz više bio bila bilo biti može ne k tko gdje sa ima godine godina njegov svoj svoje
        ovo taj tog dok protiv kada jer kod između prema zbog oko također ako koju kojem kojima nisu smo sam rekao
        bez ovaj tijekom vrijeme svaki svaka svih svim svoju svoga svojim bude budu ni jedan jedna jedno drugi druge
        drugih ove ova svi li nego svatko nitko netko ovdje uvijek poslije cijeli""",
    "hu": """a az és hogy nem is egy ez meg volt azt csak már el van még de mint ki szerint ha után lesz vagy pedig
        ezt minden amely nagyon ami kell több sem majd között akkor lehet be mert fel azonban aki illetve ezért arra
        így nagy új most mely való amikor ennek ahol voltak úgy mondta miatt során hozzá őket annak ezek két magyar
        lett alatt vagyok egyik ellen nélkül mellett óta""",
    "id": """yang dan di dari untuk dengan pada ini dalam tidak itu akan juga oleh ke adalah karena telah ada mereka
        sebagai bahwa tersebut dapat kata sudah saat lebih bisa ia tak atau para menjadi kepada kita secara kami
        setelah masih hanya seperti saya harus namun tahun hari banyak serta orang sejak belum sekitar agar anda
        tetapi hingga antara lain terhadap bagi ujar dia pihak seorang sementara bukan melakukan setiap atas siapa
        seseorang dirinya apa semua sesuatu suatu""",
    "is": """og í að á er sem til um við var með af en fyrir það ekki hann eru því frá hefur verið þess ég þar þá
        eftir þegar hún þeir svo ár eða úr upp verður hafa þeirra mjög sé eins þetta þau vegna segir sagði nú þessi""",
    "it": """di e che il la in a per un del è non una i della con si le da al dei sono nel gli l d dell alla anche più
        come ha delle ma lo dal nella ed all dalla hanno se suo sua tra stato ai o ci essere questo questa dopo loro
        nell degli alle due fa agli sul sulla dall prima quando chi ancora fra anni stata mi era perché cui sui
        senza dove così già sempre contro suoi tutti poi quello solo molto ogni tutto uno fino quindi secondo
        durante propria proprio tutte nessun alcuna quale quali""",
    "lt": """ir į kad iš yra su tai bet kaip ne buvo o dėl už jau apie nuo po tik pat per jo jis ar jie taip kuris
        kurie jos savo dar daugiau šiuo labai šis gali būti nėra jei kai tačiau šios mes kuri ši vienas prie jų metų
        metais iki pagal arba kurių kas sakė bus turi prieš tarp todėl reikia kur""",
    "lv": """un ir ka no uz ar par arī tas bet kas kā nav lai pēc vai tā gan jau bija gada tikai ko viņš ja pie to šo
        līdz kur savu ne var vairāk pat gadā tiek ļoti tika jo vēl būs pirms tās kurā viņa kad starp esmu mēs nekā
        esot kuri kura savas gadu sava būt kopā šis šī dēļ""",
    "mk": """на и во се да од за со ги не што дека е го ќе ја тоа по како но кои до или а само има при биде кој која
        сите беше повеќе беа кога нема тој овој оваа бил овие според години година меѓу каде рече секој неговата
        своето""",
    "ms": """yang dan di untuk dengan itu ini dalam pada tidak dari kepada akan adalah oleh beliau telah bagi mereka
        juga ada kerana bahawa boleh ke turut sebagai lebih tersebut orang atau dapat kami ialah kita katanya
        berkata sahaja para serta saya antara hari tahun selepas selain daripada ketika hanya manakala masih wang
        supaya setiap sesuatu atas seseorang semua apa mana-mana""",
    "nb": """og i er det som på til en av å for at med har de ikke den et han om var fra men seg vi så sier skal ut
        etter også kan ble blir vil være over mot nå jeg opp hun ved år da enn eller hadde mer mange dette bare noe
        noen når hva der hvor selv siden under sin sitt sine blitt denne før alle dem må alt får to andre gjør hans
        hennes deres kunne skulle ville mellom gjennom hvis uten ifølge mye slik tilbake sa vært ethvert enhver hver
        samt dets samme både liksom uansett ned ingen hvilken hvilke få""",
    "nl": """de het van een en in is dat op te zijn voor met die niet aan er om ook als dan maar bij nog uit door naar
        wordt heeft over tot werd hij was ze we ik worden meer geen kan je hebben al deze zich of wel zal onder zo
        tegen moet na veel jaar zou had waar haar daar wil alleen omdat hem toen kunnen dit tussen twee mensen hun
        waren tijdens volgens zei mijn zegt hebt zonder sinds andere wie wat hoe nu""",
    "pl": """w i na z się do nie że o to jest za od po jak a dla ale przez przy oraz już jego który tym są tego był ze
        będzie także było czy tylko jej które która co może jako został była też ich aby więc lub pod być przed
        bardzo jeszcze między tak jednak ma miał mają tej latach roku lat sobie nad gdy u ku bez kiedy te ten ta
        tych byli gdzie którzy podczas według ponieważ niż wszystko powiedział""",
    "pt": """de a o e que do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu
        sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos
        ter seus quem nas me esse eles estão você tinha foram essa num nem suas meu às minha têm numa pelos elas
        havia seja qual será nós tenho lhe deles essas esses pelas este fosse dele ainda sobre após disse segundo
        anos desde contra são toda todo todos qualquer cada tal sido através cujo cuja tudo pode podem outras outros""",
    "ro": """de și în a la cu pe că nu o este din un au care mai pentru fi prin se sau al ale ca fost sunt lui dar cel
        cea cei iar după dintre le ce s ai unui unei acest această fie către doar ar va când fără foarte îi l-a ei
        astfel dacă avea ani sa său sale am are toate toți acum spus într despre cum aceasta acestea acestui până i
        între decât""",
    "sk": """a v na sa je že s z o do aj to vo k pre za by ale si po podľa ako od sú ktoré ktorý ktorá už jeho bol
        bolo bola boli len alebo tiež pri až svoje aby však u tak pred než ak čo tejto ich rokoch roku má ešte zo
        medzi keď tým proti nie som mu sme kde byť môže tento táto toto nové počas viac všetky bude nad pod veľmi
        preto ktorí každý každá ktorého ktorej všetkých všetci svojho svojej jej jeden jedna budú majú""",
    "sl": """in je v na da se za so z ki pa po tudi ne s bi kot o bo od iz ali do pri ni že še to bil bila bilo bodo
        lahko ko samo med več le njegov če kako sta kar zaradi svoje smo ta te tem sem imajo kjer ker letu leta
        oziroma nad pred proti vendar mora skupaj povedal kateri katere bili brez zelo tako nekaj vsak vsakdo vse
        vsi nihče njegove njegovo ima imeti ob zato takrat""",
    "sq": """të e në i për me një që nga dhe është se së do ka më nuk si u ai janë edhe por ky kjo duke ndërsa pas tha
        kanë ishte ose vetëm kur cilët cila cili tij saj tyre pasi nëse para shumë mund ku këtë""",
    "sr": """i je u se na da su za od s sa o koji koja koje će a to kao iz do bi nije samo ili što šta te po sve ali
        već posle kako pre još uz više bio bila bilo biti može ne ko gde ima godine godina njegov svoj svoje ovo taj
        tog dok protiv kada jer kod između prema zbog oko takođe ako koju kojem kojima nisu smo sam rekao bez ovaj
        tokom vreme kaže и је у се на да су за од с са о који која које ће а то као из до би није само или што шта
        те по све али већ после како пре још уз више био била било бити може не ко где има године година његов свој
        своје ово тај тог док против када јер код између према због око такође ако коју којем којима нису смо сам
        рекао без овај током време каже svaki svaka svih svim svoju svoga svojim bude budu ni jedan jedna jedno
        drugi druge drugih ove ova svi li nego svako niko neko ovde uvek ceo celu""",
    "sv": """och i att det som en på är av för med den till har inte de om ett men var jag sig från vi så kan man när
        år under också efter eller nu sin där vid mot ska skulle kommer ut får finns vara hade alla andra mycket än
        här då över bara in blir upp även vad få två vill ha många hur mer går sina kunde hans säger utan hon fick
        några sedan varit enligt detta denna dessa blev någon mellan innan inom deras""",
    "sw": """ya na wa kwa ni katika la za kuwa cha hii alisema huyo hiyo yake kama lakini watu baada ambao hilo wake
        pia sasa au kutoka zaidi hata bila yao wao kila mwaka hivyo si mmoja ambapo tu ili hakuna""",
    "tl": """ang ng sa na at mga ay ni si para kay ito niya hindi may siya nang kung mula pa isang rin din kanyang
        upang dahil lang naman sila nila ngunit ayon habang matapos kaya wala ako kami natin""",
    "tr": """ve bir bu da de için ile olarak çok daha olan gibi en sonra ne kadar ama ise o var her şey ki mi diye
        değil göre iki ya ilk olduğunu dedi olduğu oldu yeni büyük kendi biz ben onun ancak önce bütün yok tüm
        tarafından bunu şu hem ayrıca yıl nasıl bile çünkü veya hiç bana etti eden edilen karşı üzerine üzerinde
        arasında arada içinde bunun böyle kez son yılında""",
    "vi": """của và là có được cho trong không một các những đã với để khi này đến từ cũng ở ra về như sẽ phải nhiều
        vào tại đó theo trên năm bị sau hơn còn lại thì mà nhưng do đang rất nếu hay nên tôi chỉ ông bà vì chúng họ
        hoặc qua trước mọi""",
    "be": """і у ў на не што з да як ад гэта для ён па за але а яна яны было гэты быў каб ці яго таксама калі які якая
        якія якіх пры пра аб толькі пасля паводле больш ужо іх яшчэ ёсць былі можа гэтага вельмі мы дзе свае або бо
        з'яўляецца будзе час мае кожны павінны яе""",
    "bg": """на и да за се от е в не с са по че си като до ще това му или при той което които има беше само го към
        след един една но ли който която бъде още ни във със през може повече те тя ги също години година каза между
        бил всички все така когато според преди ние аз тази този тези над без най какво където трябва всеки своите
        своя""",
    "kk": """және мен бұл бір да де деп үшін туралы болып болған еді ол бойынша қазақстан кейін деген үлкен жаңа сол
        бар жоқ емес оның осы""",
    "mn": """нь байна юм ба энэ гэж бол тэр болон байсан монгол улсын дээр хийх болох их шинэ гэсэн бүр түүний эсхүл
        буюу ямар бөгөөд бий""",
    "ru": """и в не на что с он как по это но из а у за от то его о для к же все было бы мы так вы ее она они был
        только еще ему до или их если уже при когда также после этого чтобы были быть году со нет даже лет более без
        под которые который которая где есть тем может ли я себя об будет этом сказал очень между перед во время
        была нас мне том ещё её всё однако каждый имеет должен должны всех своей своего свои своих иметь какой либо""",
    "uk": """і в на не що з та у як за до є це від для про його а по він але або які який яка ми бути було був також
        під час після так щоб буде вже через ще вона вони їх її при року років більше бо лише якщо коли де со між те
        цього своїх має може були над тому один сказав дуже без особливо я нам своє""",
    "hi": """है हैं के में की को से का और ने पर भी कि यह था थे थी इस नहीं लिए एक तो जो तक किसी अपने उसके वह होगा कहा या हो
        गया गई गए रहा रही रहे कर करने साथ बाद ही हुए हुई हुआ इसके लेकिन अब वे उन्होंने जा बताया सकता दिया कुछ इन ये""",
    "mr": """आहे आणि आहेत होते होता या च ते हा ही नाही येथे यांनी त्या म्हणून झाले व असे असून किंवा त्याच्या करण्यात आला आली केली
        केले हे तर पण की एक मात्र होती त्यांनी त्यांच्या यांच्या साठी""",
    "ne": """छ छन् छैनन् तर र को का लाई ले हो भने पनि छैन गर्ने भएको गरेको यो हुन्छ वा कुनै मा बताए गर्न उनले थियो भयो""",
    "fa": """و در به از که این را با است برای آن یک خود تا بر هم نیز شد شده بود اما یا هر ما او آنها می های ها کرد شود
        باید اند پس اگر کند دارد نمی بین همه روی دیگر ای چه وی کرده هستند گفت ولی""",
    "ur": """کے میں کی ہے اور سے کا کو اس نے پر کہ ہیں بھی یہ کر تھا وہ ایک تو ہو گا نہیں کیا گیا ہی جو
        لیے ان تک تھے تھی لیکن""",
}
"""Code of a language (ISO 639-1) -> its small words, blank separated; Latin letters first, then Cyrillic, others."""
