"""What single lines look like that are no part of an article: the rules by keyword.

A rule is tried only on lines that start with one of its words (after any punctuation), so that most lines cost one
look-up. Every rule has a longest line: a whole paragraph is never put aside for its first words.
Patterns start at the first word and look at no more than the line; all repetitions are bounded.
"""

from __future__ import annotations

import re

from reader.frozen import Frozen
from reader.ingest.dates import MONTH, WRITTEN_DATE
from reader.model import Role

NUMBER = "0"
"""Stands for a number among the first words of a rule."""
FIRST_WORD = re.compile(r"[\W_]{0,20}([^\W_]\w{0,29})")
"""Matches up to the end of a line's first word, which is group 1."""


def key_of(word: str) -> str:
    """A first word as rules are kept under it: in lower case, the dotted capital of Turkish too."""
    return word.replace("İ", "i").lower()


class Rule(Frozen):
    """A kind of line known by its words.

    Attributes:
        name: kept with the block.
        max_chars: longest line that it applies to.
        starts: first words, in lower case, of the lines that it is tried on.
        pattern: matches from the first word on.
        is_sentence: whether it also applies to a line that ends like a sentence.
    """

    name: str
    role: Role
    max_chars: int
    starts: frozenset[str]
    pattern: re.Pattern[str]
    is_sentence: bool = True


def _rule(name: str, role: Role, max_chars: int, starts: str, *forms: str, is_sentence: bool = True) -> Rule:
    """A rule from its first words, blank separated, and the forms of the line, of which one must match."""
    pattern = re.compile("|".join(forms), re.IGNORECASE)
    return Rule(name, role, max_chars, frozenset(starts.split()), pattern, is_sentence)


def _only(*phrases: str) -> str:
    """A form: the line is one of the phrases and nothing else, punctuation aside."""
    return f"(?:{'|'.join(phrases)})" + r"\W{0,6}$"


def _label(*phrases: str) -> str:
    """A form: one of the phrases, alone or with a colon or a stroke and anything after it."""
    return f"(?:{'|'.join(phrases)})" + r"(?:\s{0,3}[:|–—>»].{0,300}$|\W{0,6}$)"


_MONTHS = (
    "jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october "
    "nov november dec december"
)
_DAYS = "mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday"
_PICTURE = "(?:photos?|images?|pictures?|illustrations?|photograph(?:er|s)?|screenshot|graphic|fotos?|bild)"

RULES = (
    _rule(
        "related-label",
        Role.RELATED,
        220,
        "read also see related you recommended explore further more don trending watch must what editor editors most "
        "top popular similar suggested next up leia lire à lea lesen mehr baca leggi lees",
        _label(
            "read (?:also|more|next)",
            "also (?:read|see|watch)",
            "see (?:also|more)",
            "related(?: (?:articles?|stor(?:y|ies)|posts?|content|coverage|news|topics?|links?|reading|videos?))?",
            "you (?:may|might) (?:also )?(?:like|enjoy|be interested in|have missed)",
            "recommended(?: (?:for you|reading|stories|articles|videos?))?",
            "explore (?:further|more)",
            "further reading",
            "more (?:stories|news|coverage|articles|to read|like this|top stories)",
            "don['’]t miss(?: (?:it|this|out))?",
            "trending(?: now| stories)?",
            "watch(?: now| live| more| also| below| this| the video)?",
            "must[- ](?:read|watch|see)",
            "what to (?:read|watch) next",
            "editors?['’]?s?['’]? (?:picks?|choice)",
            "most (?:read|popular|viewed|shared|commented)",
            "top stories",
            "(?:popular|similar|suggested) (?:stories|posts|articles|now|for you)",
            "up next",
            "next (?:story|article|post|up)",
            "leia (?:também|mais)",
            "lire aussi|à lire aussi",
            "lea también",
            "lesen sie auch|mehr zum thema",
            "baca juga",
            "leggi anche",
            "lees ook",
        ),
    ),
    _rule(
        "related-more",
        Role.RELATED,
        100,
        "more read see",
        _only(
            r"more (?:in|from|on|about)\b[^.!?]{0,60}",
            r"read (?:the )?(?:full |whole |original |entire )?(?:story|article|post|report|review)\b[^.!?]{0,40}",
            r"(?:read|see) more (?:on|about|at|from|in)\b[^.!?]{3,70}",
            r"more [^.!?]{2,30}: https?://\S{1,80}",
        ),
        is_sentence=False,
    ),
    _rule("related-glued", Role.RELATED, 200, "see read", r"(?-i:(?:SEE|READ) MORE(?=[A-Z][a-z]))"),
    _rule(
        "credit",
        Role.CREDIT,
        170,
        "photo photos image images picture pictures credit credits source illustration illustrations photograph "
        "photographs photographer screenshot courtesy graphic foto fotos bild crédit créditos ap getty afp reuters",
        rf"(?:{_PICTURE}|credits?|source|courtesy|crédit|créditos)(?: (?:by|credits?|courtesy|source))?"
        r"\s{0,3}[:/].{2,140}$",
        rf"{_PICTURE} (?:by|credits?|courtesy)\b.{{2,140}}$",
        "courtesy (?:of )?(?:photo|the )?.{2,60}$",
        r"(?:ap|afp|reuters|getty)\s?(?:photo|images)?\s?/.{2,100}$",
        _only("getty images", "ap photo", "afp", "reuters"),
    ),
    _rule(
        "caption",
        Role.CAPTION,
        420,
        "file pictured in caption above",
        r"file (?:photo|image|picture|pic)\b",
        r"file\s{0,2}[-–—:]\s",
        r"pictured(?: here| above| below| left| right)?\s{0,2}[:,]",
        r"caption\s{0,2}:|above:",
        r"in this\b.{0,80}\b(?:photo|photograph|image|picture|frame|screenshot)"
        r"(?:,| (?:taken|provided|released|from|made|by)\b)",
    ),
    _rule(
        "share",
        Role.SHARE,
        140,
        "share shares shared sharing tweet pin email e print whatsapp facebook twitter linkedin follow like copy "
        "click send save telegram reddit pinterest 0",
        _only(
            r"(?:\d[\d,.]{0,8}[km]?\s{0,2})?shares?",
            "shared(?: this)?",
            r"share (?:this|on|via|to|with|by|the)\b.{0,110}",
            "sharing is caring",
            "(?:tweet|pin|send|e-?mail|print|save)(?: (?:it|this|now|article|page|post|story))?",
            "whatsapp|facebook|twitter|linkedin|telegram|reddit|pinterest",
            "copy (?:the )?link",
            r"(?:follow|like) us\b.{0,90}",
            r"click to (?:share|e-?mail|print|tweet)\b.{0,90}",
        ),
    ),
    _rule(
        "comments",
        Role.COMMENT,
        140,
        "comment comments reply replies responses response leave post user tell feedback save please you connecting "
        "join view add be log show share blog write have 0 satu tinggalkan",
        r"(?:\d{1,6}\s{1,2})?(?:comments?|repl(?:y|ies)|responses?|thoughts?(?: on .{1,90})?)"
        r"\W{0,3}(?:\d{1,6}|off)?\W{0,3}$",
        r"leave a (?:comment|reply)\b|post a comment|user comments|feedback to editors|save my name\b",
        "share your thoughts|tell us what you think",
        r"please log in|log in (?:to|using)\b.{0,40}comment|you are commenting|connecting to %s",
        "tinggalkan balasan|satu tanggapan",
        "%d blog|blog comments powered",
        r"(?:join|be part of) the (?:conversation|discussion)\b",
        r"(?:view|show|add|write|see)(?: all| a| your)? comments?\b.{0,20}$",
        r"be the first to (?:comment|reply)\b|comments are (?:closed|off)\b|have your say\b.{0,30}$",
    ),
    _rule(
        "legal",
        Role.LEGAL,
        420,
        "copyright all this citation request as the your terms privacy c we by disclaimer disclosure republished "
        "reprinted material",
        r"copyright\b|all rights reserved|c\) ?\d{4}|request reprint|citation:",
        "this (?:document|material|article|content|story|work) "
        "(?:is (?:subject to|copyright|protected|licensed)|may not be)",
        "this (?:web)?(?:site|page) (?:uses|is protected by|participates)",
        "this (?:post|article|page|site) (?:may )?contains? (?:affiliate|referral|sponsored)",
        "as you comment|the contents of this site|your privacy",
        "terms (?:of (?:use|service)|and conditions)|privacy (?:policy|notice|settings)",
        "we (?:use cookies|may earn|value your privacy)",
        r"by (?:continuing|using this|signing up|clicking|subscribing)\b.{0,60}\byou (?:agree|accept|consent)",
        "disclaimer:|disclosure:",
        "(?:republished|reprinted) with permission|material from .{2,60} may not be",
    ),
    _rule(
        "navigation",
        Role.NAV,
        80,
        "image photo slide captions caption close x menu search home tags tag topics filed categories category "
        "posted by continue this ok news skip back next previous play loading see show hide view toggle scroll "
        "jump listen page a story article in 0",
        _only(
            r"(?:image |photo |slide |page )?\d{1,4} (?:of|/)[\s/]{0,3}\d{0,4}",
            "captions?|close|x|menu|search|home|by|next|previous|loading|hide|a a|print page|ok more information",
            r"(?:tags?|topics?|categor(?:y|ies))(?:\s{0,2}:.{0,60})?",
            r"(?:filed (?:under|in)|posted in)\b.{0,60}",
            "continue reading(?: below)?|(?:story|article) continues(?: below)?.{0,30}",
            "this slideshow requires.{0,30}",
            "skip to .{2,30}|back to (?:top|home|.{2,20} page)|jump to .{2,20}|scroll (?:down|to|for) .{0,40}",
            "(?:play|watch) video",
            r"(?:see|view|show) (?:tweets?|more|more photos|gallery|all|photos?)",
            r"toggle \w{2,20}",
            "listen(?: now| to this article)?",
            r"\d{1,3}[- ]min(?:ute)?s?(?: read)?",
            "in this (?:article|story)",
            r"news\s{0,2}[>›»].{2,40}",
        ),
    ),
    _rule(
        "promotion",
        Role.PROMO,
        200,
        "advert adverts advertisement advertisements advertising iklan anuncio publicité publicidad anzeige werbung "
        "reklama sponsored ad ads promoted paid sign subscribe subscribing join get download click support donate "
        "become already register start enjoy enjoying enjoyed try turn want like clicking",
        _only(
            "(?:advert(?:isement|ising|s)?s?|iklan|anuncio|publicité|publicidad|anzeige|werbung|reklama|ads?|promoted"
            r"|paid (?:content|post)|sponsored(?: (?:content|links?|by .{1,40}))?)"
            r"(?:\s{0,2}[-–—:]\s{0,2}(?:continue|scroll|story|article).{0,40})?",
        ),
        r"sign (?:up|in|me up)\b.{0,60}\b(?:newsletters?|alerts|updates|here|now|today|our)\b",
        r"subscri(?:be|bing)\b(?! to the (?:view|theory|idea|belief))",
        r"join (?:our|us on|the .{0,30}community)\b",
        r"get (?:our|the|your)\b.{0,40}\b(?:app|newsletter|inbox|headlines|delivered|stories|updates|e-?mail)\b",
        "get (?:it$|.{0,60}(?:click(?:ing)? here|delivered|browser|in your))",
        r"download (?:our|the)\b.{0,40}\bapp\b",
        r"click(?:ing)? here\b|turn on notifications",
        "support (?:our|independent|quality) .{0,40}journalism|donate (?:now|today|here)",
        "become a (?:member|subscriber|supporter|patron)|already a (?:subscriber|member)",
        "register (?:now|for free|here)",
        r"start your .{0,30}(?:trial|subscription)|try .{0,40}free\b",
        r"want (?:more|to read more|stories like this).{0,60}\?",
        "enjoy(?:ing|ed)? this (?:article|story|post|content)|like what you['’]re reading",
    ),
    _rule(
        "date",
        Role.DATE,
        110,
        f"posted published updated last first date created modified pst est gmt {_MONTHS} {_DAYS} 0",
        r"(?:(?:posted|published|updated|last (?:updated|modified)|first published|created|modified|date|pst|est|gmt)"
        rf"(?: (?:on|at))?\W{{0,4}})?(?:{_DAYS.replace(' ', '|')})?\.?,?\s{{0,3}}"
        r"(?:at )?(?:\d{1,2}:\d\d(?: ?[ap]\.?m\.?)?,?\s{0,3})?"
        rf"(?:{MONTH}\.)?{WRITTEN_DATE}(?!\d).{{0,60}}$",
        r"(?:posted|published|updated|last updated|created|modified)(?: (?:on|at))?\s{0,3}"
        r"(?:[:|].{0,80}|\W{0,3}\d.{0,60})$",
        r"\d{1,3} (?:second|minute|hour|day|week|month|year)s? ago\W{0,4}$",
        is_sentence=False,
    ),
    _rule(
        "byline",
        Role.BYLINE,
        110,
        "by written reporting story provided reuters author text words von par por",
        r"(?:written |reporting |story |words |text |provided )?by\b\W{0,4}(?-i:[A-Z@]).{0,90}$",
        r"by\s{0,2}[,|].{0,80}$",
        "written by .{2,80}$|provided by .{3,60}$|reuters,.{0,30}$",
        r"author\s{0,2}:.{2,60}$",
        r"(?:von|par|por|text) (?-i:[A-ZÀ-Ý])[^.,;]{2,40}$",
        is_sentence=False,
    ),
    _rule(
        "author",
        Role.BIO,
        420,
        "about reach email e contact follow",
        r"about the authors?\b.{0,60}$",
        r"reach (?:the )?(?:reporters?|authors?|writers?|.{3,40} at)\b",
        r"e-?mail (?:the (?:author|writer|reporter)|.{3,60} at) ?\S{0,40}",
        r"contact .{3,50} at \S{1,40}@|contact the (?:author|writer|reporter)",
        r"follow .{2,40} on (?:twitter|x|facebook|instagram)\b",
    ),
)
"""The order counts: of two rules that match, the first gives the role."""

RULES_BY_WORD: dict[str, tuple[Rule, ...]] = {
    word: tuple(rule for rule in RULES if word in rule.starts) for word in frozenset().union(*(r.starts for r in RULES))
}

PHRASES = (
    (
        "promotion-phrase",
        Role.PROMO,
        170,
        (
            "in your inbox", "into your inbox", "in your browser", "turn on notifications", "delivered to your",
            "click here", "clicking here", "successfully subscribed", "problem subscribing", "website access",
            "digital only", "print only", "print & digital", "choose a membership", "our newsletter",
            "our free newsletter", "our daily newsletter", "our weekly newsletter", "news tip, correction",
        ),
    ),
    (
        "legal-phrase",
        Role.LEGAL,
        420,
        ("all rights reserved", "akismet", "affiliate link", "uses cookies"),
    ),
)  # fmt: skip
"""Phrases that give a line away wherever they stand in it: name, role, longest line, phrases in lower case."""

CAPTION_END = re.compile(
    r"[(\[](?:[^()\[\]]{0,60}\b)?(?:(?:photos?|images?|pictures?|credits?|pic|foto)\s{0,3}"
    r"(?:[:/]|by\b|credits?\b|courtesy\b|via\b)|ap photo|getty|reuters|afp|file photo|istock|shutterstock|courtesy of)"
    r"[^()\[\]]{0,80}[)\]]\W{0,3}$",
    re.IGNORECASE,
)
"""A source of the picture in brackets at the end."""

CREDIT_END = re.compile(
    r"(?:/|\bvia |© ?)(?:getty(?: images)?|afp|reuters|ap(?: photo)?|associated press|epa(?:-efe)?|pa(?: images)?|"
    r"shutterstock|istock|bloomberg|unsplash|pixabay|alamy|flickr)\W{0,4}$",
    re.IGNORECASE,
)
"""An agency of pictures after a stroke, at the end of the line."""

CARD_END = re.compile(
    r"\[(?:insight|video|reaction|news|warning|latest|analysis|comment|pictures|report|reveal(?:ed)?|opinion|poll|live)"
    r"\]\W{0,4}$",
    re.IGNORECASE,
)
"""The kind of a story in brackets, as behind links to other stories."""

RELATED_HEAD = re.compile(
    r"\W{0,4}(?:related(?: (?:articles|stories|posts|content|news|links|topics))?"
    r"|more (?:in|from|stories|news|on|about)\b.{0,50}|don['’]t miss|explore further|further reading"
    r"|you (?:may|might) (?:also )?(?:like|enjoy).{0,10}|recommended.{0,20}|most (?:read|popular|viewed).{0,20}"
    r"|trending.{0,20}|read (?:more|next|also)|see also|editor['’]?s picks?|top stories"
    r"|popular (?:stories|posts|articles))\W{0,4}$",
    re.IGNORECASE,
)
"""A heading above links to other stories."""

CONTACT = re.compile(
    r"\W{0,3}(?:\S{1,40}@\S{1,40}\.\w{2,6}|(?:https?://)?(?:www\.)?(?:twitter|x|facebook|instagram)\.com/\w{1,40}"
    r"|@\w{2,30})\W{0,3}$",
    re.IGNORECASE,
)
"""Nothing but an address of an author."""

AUTHOR = re.compile(
    r"(?-i:[A-Z])[\w.'’-]{0,20}(?: (?-i:[A-Z])[\w.'’-]{0,20}){0,3}(?:, [^,]{2,60},)? "
    r"(?:(?:is|was|has been) (?:an?|the|our) "
    r".{0,80}?\b(?:reporter|writer|editor|journalist|correspondent|columnist|native|author|contributor|blogger|producer)"
    r"|(?:writes|reports|covers|blogs) (?:about|on|for))\b",
    re.IGNORECASE,
)
"""A sentence about who wrote the article; such sentences stand in articles too, so the place must fit."""

SHORTCODE = re.compile(r"\[(?:/\w{2,20}|\w{2,20} [^\]=]{1,40}=[^\]]{1,160})\]")
"""A command to the system that made the page, which it did not carry out."""

ICON = re.compile(r"[a-z]+(?:_[a-z]+)+$")
"""The name of an icon, which a web font would have drawn."""

CRUMBS = re.compile(r"[\w&' ]{2,30}(?:\s{1,3}[>›»/|]\s{0,3}[\w&' ]{2,30}){1,5}$|[\w&' ]{2,30}\s[>›»/|]$")
"""The path to a page through its site."""

DATED_END = re.compile(rf"^[^.!?]{{3,60}}\s(?:on )?{WRITTEN_DATE}\W{{0,3}}$", re.IGNORECASE)
"""A name or source, then a date."""
