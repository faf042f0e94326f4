"""What single lines look like that are no part of an article: the rules by keyword.

A rule is tried only on lines that start with one of its words (after any punctuation), so that most lines cost one
look-up. Every rule has a longest line: a whole paragraph is never put aside for its first words.
Patterns start at the first word and look at no more than the line; all repetitions are bounded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.ingest.dates import MONTH, WRITTEN_DATE
from reader.model import Role

NUMBER = "0"
"""Stands for a number among the first words of a rule."""


@dataclass(frozen=True, slots=True)
class Rule:
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


def _rule(name: str, role: Role, max_chars: int, starts: str, pattern: str, *, is_sentence: bool = True) -> Rule:
    return Rule(name, role, max_chars, frozenset(starts.split()), re.compile(pattern, re.IGNORECASE), is_sentence)


_END = r"\W{0,6}$"
_LABEL = r"(?:\s{0,3}[:|–—>»].{0,300}$|\W{0,6}$)"
"""What follows a label: a colon and anything, or nothing."""

_MONTHS = (
    "jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october "
    "nov november dec december"
)
_DAYS = "mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday"

RULES = (
    _rule(
        "related-label", Role.RELATED, 220,
        "read also see related you recommended explore further more don trending watch must what editor editors most "
        "top popular similar suggested next up leia lire à lea lesen mehr baca leggi lees čtěte",
        r"(?:read (?:also|more|next)|also (?:read|see|watch)|see (?:also|more)"
        r"|related(?: (?:articles?|stor(?:y|ies)|posts?|content|coverage|news|topics?|links?|reading|videos?))?"
        r"|you (?:may|might) (?:also )?(?:like|enjoy|be interested in|have missed)|recommended(?: (?:for you|reading|"
        r"stories|articles|videos?))?|explore (?:further|more)|further reading|more (?:stories|news|coverage|articles|"
        r"to read|like this|top stories)|don['’]t miss(?: (?:it|this|out))?|trending(?: now| stories)?|watch(?: now| "
        r"live| more| also| below| this| the video)?|must[- ](?:read|watch|see)|what to (?:read|watch) next"
        r"|editors?['’]?s?['’]? (?:picks?|choice)|most (?:read|popular|viewed|shared|commented)|top stories"
        r"|popular (?:stories|posts|articles|now)|similar (?:stories|posts|articles)|suggested (?:stories|posts|"
        r"articles|for you)|up next|next (?:story|article|post|up)|leia (?:também|mais)|lire aussi|à lire aussi"
        r"|lea también|lesen sie auch|mehr zum thema|baca juga|leggi anche|lees ook|čtěte také)" + _LABEL,
    ),
    _rule(
        "related-more", Role.RELATED, 100, "more read see",
        r"(?:more (?:in|from|on|about)\b[^.!?]{0,60}|read (?:the )?(?:full|whole|original|entire)? ?(?:story|article|"
        r"post|report|review|interview)\b[^.!?]{0,40}|(?:read|see) more (?:on|about|at|from|in)\b[^.!?]{3,70}"
        r"|more [^.!?]{2,30}: https?://\S{1,80})" + _END,
        is_sentence=False,
    ),
    _rule("related-glued", Role.RELATED, 200, "see read", r"(?-i:(?:SEE|READ) MORE(?=[A-Z][a-z]))"),
    _rule(
        "credit", Role.CREDIT, 170,
        "photo photos image images picture pictures credit credits source illustration illustrations photograph "
        "photographs photographer screenshot courtesy graphic foto fotos bild crédit créditos ap getty afp reuters",
        r"(?:(?:photos?|images?|pictures?|credits?|source|illustrations?|photograph(?:er|s)?|screenshot|courtesy|"
        r"graphic|fotos?|bild|crédit|créditos)(?: (?:by|credits?|courtesy|source))?\s{0,3}[:/]\s{0,3}.{2,140}$"
        r"|(?:photos?|images?|pictures?|illustrations?) (?:by|credits?|courtesy)\b.{2,140}$"
        r"|courtesy (?:of )?(?:photo|the )?.{2,60}$|(?:ap|afp|reuters|getty)\s?(?:photo|images)?\s?/.{2,100}$"
        r"|(?:getty images|ap photo|afp|reuters)" + _END + ")",
    ),
    _rule(
        "caption", Role.CAPTION, 420, "file pictured in caption above",
        r"(?:file (?:photo|image|picture|pic)\b|file\s{0,2}[-–—:]\s|pictured(?: here| above| below| left| right)?"
        r"\s{0,2}[:,]|caption\s{0,2}:|above:|in this\b.{0,80}\b(?:photo|photograph|image|picture|frame|screenshot)\b"
        r"(?: (?:taken|provided|released|from|made|by)\b|,))",
    ),
    _rule(
        "share", Role.SHARE, 140,
        "share shares shared sharing tweet pin email e print whatsapp facebook twitter linkedin follow like copy "
        "click send save telegram reddit pinterest 0",
        r"(?:(?:\d[\d,.]{0,8}[km]?\s{0,2})?shares?|shared?(?: this)?|share (?:this|on|via|to|with|by|the)\b.{0,110}"
        r"|sharing is caring|(?:tweet|pin|send|e-?mail|print|save)(?: (?:it|this|now|article|page|post|story))?"
        r"|(?:whatsapp|facebook|twitter|linkedin|telegram|reddit|pinterest)|copy (?:the )?link|(?:follow|like) us\b"
        r".{0,90}|click to (?:share|e-?mail|print|tweet)\b.{0,90})" + _END,
    ),
    _rule(
        "comments", Role.COMMENT, 140,
        "comment comments reply replies responses response leave post user tell feedback save please you connecting "
        "join view add be log show share blog write have 0 satu tinggalkan",
        r"(?:(?:\d{1,6}\s{1,2})?(?:comments?|repl(?:y|ies)|responses?|thoughts?(?: on .{1,90})?)\W{0,3}(?:\d{1,6}|off)?"
        r"\W{0,3}$|leave a (?:comment|reply)\b|post a comment|user comments|share your thoughts|tell us what you "
        r"think|feedback to editors|save my name\b|please log in|log in (?:to|using)\b.{0,40}comment|you are "
        r"commenting|connecting to %s|tinggalkan balasan|satu tanggapan|%d blog|blog comments powered|(?:join|be part "
        r"of) the (?:conversation|discussion)\b|(?:view|show|add|write|see)(?: all| a| your)? comments?\b.{0,20}$|be "
        r"the first to (?:comment|reply)\b|comments are (?:closed|off)\b|have your say\b.{0,30}$)",
    ),
    _rule(
        "legal", Role.LEGAL, 420,
        "copyright all this citation request as the your terms privacy c we by disclaimer disclosure republished "
        "reprinted material",
        r"(?:copyright\b|all rights reserved|this (?:document|material|article|content|story|work) (?:is (?:subject "
        r"to|copyright|protected|licensed)|may not be)|this (?:web)?(?:site|page) (?:uses|is protected by|participates)"
        r"|this (?:post|article|page|site) (?:may )?contains? (?:affiliate|referral|sponsored)|citation:|request "
        r"reprint|as you comment|the contents of this site|your privacy|terms (?:of (?:use|service)|and conditions)"
        r"|privacy (?:policy|notice|settings)|c\) ?\d{4}|we (?:use cookies|may earn|value your privacy)"
        r"|by (?:continuing|using this|signing up|clicking|subscribing)\b.{0,60}\byou (?:agree|accept|consent)"
        r"|disclaimer:|disclosure:|(?:republished|reprinted) with permission|material from .{2,60} may not be)",
    ),
    _rule(
        "navigation", Role.NAV, 80,
        "image photo slide captions caption close x menu search home tags tag topics filed categories category "
        "posted by continue this ok news skip back next previous play loading see show hide view toggle scroll "
        "jump listen page a story article in breaking 0",
        r"(?:(?:image|photo|slide|page)? ?\d{1,4} (?:of|/)[\s/]{0,3}\d{1,4}|image \d{1,4} of\b[\s/]{0,3}\d{0,4}"
        r"|captions?|close|x|menu|search|home|(?:tags?|topics?|categor(?:y|ies))\s{0,2}:.{0,60}|tags?|topics?"
        r"|categor(?:y|ies)|(?:filed (?:under|in)|posted in)\b.{0,60}|by|continue reading(?: below)?|(?:story|article) "
        r"continues(?: below)?.{0,30}|this slideshow requires.{0,30}|ok more information|skip to .{2,30}|back to "
        r"(?:top|home|.{2,20} page)|next|previous|(?:play|watch) video|loading|(?:see|view|show) (?:tweets?|more|more "
        r"photos|gallery|all|photos?)|scroll (?:down|to|for)\b.{0,40}|jump to (?:recipe|.{2,20})|toggle \w{2,20}|hide"
        r"|listen(?: now| to this article)?|\d{1,3}[- ]min(?:ute)?s?(?: read)?|a a|print page|in this (?:article|story)"
        r"|news\s{0,2}[>›»].{2,40})\s{0,3}[:.…\W]{0,6}$",
    ),
    _rule(
        "promotion", Role.PROMO, 200,
        "advert adverts advertisement advertisements advertising iklan anuncio publicité publicidad anzeige werbung "
        "reklama sponsored ad ads promoted paid sign subscribe subscribing join get download click support donate "
        "become already register start enjoy try turn want like order buy shop story",
        r"(?:(?:advert(?:isement|ising|s)?s?|iklan|anuncio|publicité|publicidad|anzeige|werbung|reklama|ads?|promoted|"
        r"paid (?:content|post)|sponsored(?: (?:content|links?|by .{1,40}))?)(?:\s{0,2}[-–—:]\s{0,2}(?:continue|scroll|"
        r"story|article).{0,40})?" + _END +
        r"|sign (?:up|in|me up)\b.{0,60}\b(?:for|to|newsletter|here|now|free|today|our)\b|subscri(?:be|bing)\b(?! to "
        r"the (?:view|theory|idea|belief))|join (?:our|us on|the .{0,30}community)\b|get (?:our|the|your)\b.{0,40}\b"
        r"(?:app|newsletter|inbox|headlines|delivered|stories|updates|e-?mail)\b|get (?:it|.{0,60}(?:click(?:ing)? "
        r"here|delivered|browser|in your))\b|download (?:our|the)\b.{0,40}\bapp\b|click(?:ing)? here\b|support (?:our|"
        r"independent|quality) .{0,40}journalism|donate (?:now|today|here)|become a (?:member|subscriber|supporter|"
        r"patron)|already a (?:subscriber|member)|register (?:now|for free|here)|start your .{0,30}(?:trial|"
        r"subscription)|try .{0,40}free\b|turn on notifications|want (?:more|to read more|stories like this).{0,60}\?"
        r"|enjoy(?:ing|ed)? this (?:article|story|post|content)|like what you(?:'|’)re reading|like this (?:article|"
        r"story)\?)",
    ),
    _rule(
        "date", Role.DATE, 110,
        f"posted published updated last first date created modified pst est gmt {_MONTHS} {_DAYS} 0",
        rf"(?:(?:posted|published|updated|last (?:updated|modified)|first published|created|modified|date|pst|est|gmt)"
        rf"(?: (?:on|at))?\W{{0,4}})?(?:{_DAYS.replace(' ', '|')})?\.?,?\s{{0,3}}(?:at )?(?:\d{{1,2}}:\d\d(?: ?[ap]\.?m"
        rf"\.?)?,?\s{{0,3}})?(?:{MONTH}\.)?{WRITTEN_DATE}(?!\d).{{0,60}}$"
        r"|(?:posted|published|updated|last updated|created|modified)(?: (?:on|at))?\s{0,3}"
        r"(?:[:|].{0,80}|\W{0,3}\d{1,2}"
        r"\W.{0,60})$|\d{1,3} (?:second|minute|hour|day|week|month|year)s? ago\W{0,4}$",
        is_sentence=False,
    ),
    _rule(
        "byline", Role.BYLINE, 110, "by written reporting story provided reuters author text words von par por from",
        r"(?:(?:written |reporting |story |words |text |provided )?by\b\W{0,4}(?-i:[A-Z@]).{0,90}$|by\s{0,2}[,|]"
        r".{0,80}$|written by .{2,80}$|provided by .{3,60}$|reuters,.{0,30}$|author\s{0,2}:.{2,60}$|(?:von|par|por|"
        r"text) (?-i:[A-ZÀ-Ý])[^.,;]{2,40}$)",
        is_sentence=False,
    ),
    _rule(
        "author", Role.BIO, 420, "about reach email e contact follow",
        r"(?:about the authors?\b.{0,60}$|about (?-i:[A-Z])\w{1,20} (?-i:[A-Z])\w{1,20}$|reach (?:the )?(?:reporters?"
        r"|authors?|writers?|.{3,40} at)\b|e-?mail (?:the (?:author|writer|reporter)|.{3,60} at) ?\S{0,40}|contact"
        r" .{3,50} at \S{1,40}@|contact the (?:author|writer|reporter)|follow .{2,40} on (?:twitter|x|facebook)\b)",
    ),
)  # fmt: skip

RULES_BY_WORD: dict[str, tuple[Rule, ...]] = {
    word: tuple(rule for rule in RULES if word in rule.starts) for word in frozenset().union(*(r.starts for r in RULES))
}

IN_LINE = (
    (
        "promotion-words", Role.PROMO, 170,
        re.compile(
            r"\b(?:in(?:to)? your (?:inbox|browser)|turn on notifications|delivered to your|click(?:ing)? here\b|(?:"
            r"successfully|problem) subscri|website access|digital only|print only|print & digital|choose a membership"
            r"|our (?:free )?(?:daily |weekly |morning )?newsletters?\b|(?:subscribe|sign up) (?:to|for) (?:the|our|my)"
            r"\b.{0,40}\bnewsletter|news tip, correction)",
            re.IGNORECASE,
        ),
    ),
    (
        "legal-words", Role.LEGAL, 420,
        re.compile(r"\ball rights reserved\b|\bakismet\b|\baffiliate links?\b|\buses cookies\b", re.IGNORECASE),
    ),
)  # fmt: skip
"""Phrases that give a line away wherever they stand in it: name, role, longest line, pattern."""

CAPTION_END = re.compile(
    r"[(\[](?:[^()\[\]]{0,60}\b)?(?:(?:photos?|images?|pictures?|credits?|pic|foto)\s{0,3}(?:[:/]|by\b|credits?\b|courtesy"
    r"\b|via\b)|ap photo|getty|reuters|afp|file photo|istock|shutterstock|courtesy of)[^()\[\]]{0,80}[)\]]\W{0,3}$",
    re.IGNORECASE,
)
"""A source of the picture in brackets at the end."""

CREDIT_END = re.compile(
    r"(?:/|\bvia |© ?|\(|^)(?:getty(?: images)?|afp|reuters|ap(?: photo)?|associated press|epa(?:-efe)?|pa(?: images)?|"
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
    r"|more (?:in|from|stories|news|on|about)\b"
    r".{0,50}|don['’]t miss|explore further|further reading|you (?:may|might) (?:also )?(?:like|enjoy).{0,10}"
    r"|recommended.{0,20}|most (?:read|popular|viewed).{0,20}|trending.{0,20}|read (?:more|next|also)|see also"
    r"|editor['’]?s picks?|top stories|popular (?:stories|posts|articles))\W{0,4}$",
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
    r".{3,60}? (?:is|are|was|has been) (?:an?|the) .{0,80}?\b(?:reporter|writer|editor|journalist|correspondent"
    r"|columnist|native|author|contributor|blogger|freelancer?|producer)\b"
    r"|.{3,60}? (?:writes|reports|covers|blogs) (?:about|on|for)\b",
    re.IGNORECASE,
)
"""A sentence about who wrote the article; such sentences stand in articles too, so the place must fit."""

ICON = re.compile(r"[a-z]+(?:_[a-z]+)+$")
"""The name of an icon, which a web font would have drawn."""

CRUMBS = re.compile(r"[\w&' ]{2,30}(?:\s{1,3}[>›»/|]\s{0,3}[\w&' ]{2,30}){1,5}$|[\w&' ]{2,30}\s[>›»/|]$")
"""The path to a page through its site."""

DATED_END = re.compile(rf"^[^.!?]{{3,60}}\s(?:on )?{WRITTEN_DATE}\W{{0,3}}$", re.IGNORECASE)
"""A name or source, then a date."""
