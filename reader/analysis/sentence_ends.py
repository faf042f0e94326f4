"""Where sentences end in a stretch of text, told from its marks and the words beside them.

Every run of marks that may end a sentence is looked at once. Question and exclamation marks end one unless it visibly
goes on, with a small letter or with the words of a report ("“Why?” Jane asked"); of a full stop the word before it
decides (`reader.analysis.abbreviations`), and where that word may end a sentence or not, the word after it. Quotations
are split like other text: long ones hold many sentences, and splitting in them raised the F1 of boundaries from 91 to
95 (GUM news, 2026).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.analysis.abbreviations import ORDINAL_LANGUAGES, abbreviations_of
from reader.analysis.tables import words

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNSPACED: Final = "。！？｡।॥።፧។"
"""Marks of scripts that put no space after them."""
_STRONG: Final = "!?‼⁇⁈⁉‽؟۔։။" + _UNSPACED
_QUOTES: Final = "\"'“”‘’»«›‹」』》"
_MARKS: Final = re.compile(rf"[.…{_STRONG}]+")
_MARKS_WHERE_SEMICOLONS_ASK: Final = re.compile(rf"[.…;{_STRONG}]+")
_ASKING_SEMICOLONS: Final = frozenset({"el"})

_CLOSING: Final = re.compile(
    rf"(?:[“«‹](?!\w)|(?![“«‹])[{_QUOTES})\]}}）】]"  # those three close in some languages and open in others
    r"|[ \u00a0\u202f](?:[)\]]|[»”](?!\w))"  # a French quotation ends after a space
    r"|[ ]?\[(?:\d{1,3}(?:[ ]?[-–,][ ]?\d{1,3})?|citation needed|…|\.{3})\]"  # a note belongs to what it is about
    r"|[ ][:;]-?[()DP](?!\w)"  # and so does a smiley
    r"){0,8}"
)
_OPENING: Final = re.compile(r"\s*(?P<marks>(?:[\"'“‘„‚«‹»›「『《(\[{¿¡（【]|[-–—―]{1,3}\s?)*)")
_OMISSION: Final = re.compile(r"\s(?:…|\.(?:\s?\.){2})\s?[^\W_]")
_YEAR: Final = re.compile(r"\(\d{4}\)")
_LETTER_OR_DIGIT: Final = re.compile(r"[^\W_]")
_WORD: Final = re.compile(r"[^\W\d_]+(?![\w.-])")
_BEFORE_WORD: Final = re.compile(r"^(?:[\"'“‘„«(\[{—–-]|[lLdD][’'])+")
"""What a word opens with that is no part of it, as in “l'avv. Russo”."""
_NUMBER: Final = re.compile(r"\d|[IVX]{2,}\b|[B-HJ-Z]\b")
_MARKER: Final = re.compile(r"\W{0,4}(?:\d{1,3}(?:\.\d{1,2}){0,3}|[a-z])")
"""What opens an item of a list or a section."""
_ORDINAL: Final = re.compile(r"\d{1,2}|[IVX]+")
_DOTTED: Final = re.compile(r"(?:[^\W\d_]{1,3}[.-]{1,2})+[^\W\d_]{1,3}")
"""“U.S”, “z.B”, “Ph.D”, “J.-P”."""
_FIRST_LETTER_OF_NO_ALPHABET: Final = "\u0e00"
"""A single letter before this one, from Latin to Indic, is an initial; of the scripts after it, a word."""

_SPOKEN: Final = re.compile(
    r"(?:I|(?:[A-Z][\w’'-]{0,30}\s){0,2}[A-Z][\w’'-]{0,30})\s"
    r"(?:said|says?|asked|asks?|replied|replies|answered|called|cried|shouted|added|told|wrote|yelled|whispered"
    r"|exclaimed|wondered|joked|tweeted|posted|demanded|declared|recalled)\b"
)
_SPOKEN_UNSPACED: Final = re.compile(r"[と、，]|って|[^。！？，、“「]{0,6}(?:问|問|说|說|道|喊|答|表示)(?!：)")
"""What follows a quotation in Chinese and Japanese where the sentence goes on."""

_EXCLAIMED: Final = words("Yahoo Jeopardy Oklahoma Airplane")
"""Names that bring an exclamation mark of their own; others are known by a small letter after them."""

_TIMES_OF_DAY: Final = frozenset({"a.m", "p.m"})
_UP_TO_TIME: Final = re.compile(
    r"\W{0,4}(?:At|By|Around|About|Before|After|From|Until|Since)\s[\w:.\s]{0,20}", re.ASCII
)
"""A sentence so far that has nothing but its time goes on: “At 5 a.m. Police arrived”."""
_AFTER_TIME: Final = re.compile(
    r"(?:[ACEMP][SD]?T|GMT|UTC|BST|CES?T|IST|JST|Eastern|Central|Mountain|Pacific|Atlantic|Greenwich|[Ll]ocal"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]{0,6}\.?\s\d+)(?![\w-])"
)
"""“8:30 p.m. EDT”, “at 5 p.m. Friday”."""
_LETTERED: Final = words("""
    Group Plan Vitamin Hepatitis Serie Class Grade Part Appendix Category Schedule Unit Building Terminal Gate War
""")
"""What a letter that is no initial stands after: “Group B”, “World War I”."""

_LEAST_WORD_CHARS: Final = 3
"""A word of so many small letters that is not listed as an abbreviation is a whole one."""
_LOOK_BEHIND_CHARS: Final = 40
"""Room for two words before a full stop; longer ones are no abbreviations."""

_UNMARKED: Final = frozenset({"th", "lo"})
_UNMARKED_SPACE: Final = re.compile(
    r"(?<=[\u0e00-\u0eff])\s+(?!และ|หรือ|ซึ่ง|ที่|โดย|เพื่อ)(?=[\u0e01-\u0e2e\u0e40-\u0e44\u0e81-\u0eae\u0ec0-\u0ec4])"
)
"""Between letters, and not before “and”, “or”, “which”, “by” and “so that”."""
_LEAST_UNMARKED_CHARS: Final = 60
"""Thai and Lao end sentences with a space, and put spaces into them too; a shorter stretch is seldom more than a
phrase. Our choice, not measured."""


class _Place(NamedTuple):
    """Marks that may end a sentence, with what stands around them; offsets into `text`.

    Attributes:
        opened: start of the sentence so far.
        start: first of the marks.
        end: after the last of them.
        closed: after the quotation marks and brackets that they close.
        going_on: first character of what follows, after the quotation marks and brackets that open it.
        opening: these, with dashes.
    """

    text: str
    opened: int
    start: int
    end: int
    closed: int
    going_on: int
    opening: str

    @property
    def is_spaced(self) -> bool:
        """Whether a space follows, or the script needs none: without it marks stand inside a word."""
        return self.text[self.closed].isspace() or self.text[self.end - 1] in _UNSPACED

    @property
    def closes_quotation(self) -> bool:
        return any(char in _QUOTES for char in self.text[self.end : self.closed])

    @property
    def goes_on_small(self) -> bool:
        """Whether a small letter follows, which starts no “iPhone” and no “¿qué?”."""
        head = self.text[self.going_on : self.going_on + 2]
        return head[0].islower() and not head[1:].isupper() and not {"¿", "¡"} & set(self.opening)

    def words_before(self) -> tuple[str, str]:
        """The last two words before the marks, without what opens them; empty where there is none."""
        found = self.text[max(self.opened, self.start - _LOOK_BEHIND_CHARS) : self.start].split()
        before, word = ["", "", *found][-2:]
        return before, _BEFORE_WORD.sub("", word)


class SentenceEnds:
    """Tells the ends of sentences in one language.

    Args:
        code: primary code of the language; one that is not known is read by what most languages share.
    """

    def __init__(self, code: str) -> None:
        self._abbreviations = abbreviations_of(code)
        self._marks = _MARKS_WHERE_SEMICOLONS_ASK if code in _ASKING_SEMICOLONS else _MARKS
        self._has_ordinals = code in ORDINAL_LANGUAGES
        self._is_english = code == "en"
        self._is_unmarked = code in _UNMARKED

    def find(self, text: str, start: int, end: int) -> Iterator[int]:
        """Where sentences inside a stretch end, in order; the last one, which ends with the stretch, is left out.

        None ends before the first letter or digit. Linear in the length.
        """
        opened = start
        for marked in (*self._ends_at_marks(text, start, end), end):
            if self._is_unmarked:
                for space in _UNMARKED_SPACE.finditer(text, opened, marked):
                    if space.start() - opened >= _LEAST_UNMARKED_CHARS:
                        opened = space.start()
                        yield opened
            opened = marked
            if marked < end:
                yield marked

    def _ends_at_marks(self, text: str, start: int, end: int) -> Iterator[int]:
        opened = unread = start
        has_word = False
        for match in self._marks.finditer(text, start, end):
            if match.start() < opened:
                continue
            # Only what was not read before is searched, so that marks in a row cost no more than others.
            has_word = has_word or _LETTER_OR_DIGIT.search(text, unread, match.start()) is not None
            unread = match.end()
            place = _place(text, opened, match, end)
            if not has_word or place is None or not (place.is_spaced or self._has_lost_its_space(place)):
                continue
            if match[0] == "." and _OMISSION.match(text, match.end(), end) and not text[match.start() - 1].isspace():
                opened = match.end()
            elif self._is_end(place):
                opened = place.closed
            else:
                continue
            has_word, unread = False, opened
            yield opened

    def _has_lost_its_space(self, place: _Place) -> bool:
        """Whether a space was lost, as it is on web pages: “in the end.The president”."""
        word = _word_at(place)
        return len(word) > 1 and word in self._abbreviations.starters and _is_small_word(place.words_before()[1])

    def _is_end(self, place: _Place) -> bool:
        text, marks = place.text, place.text[place.start : place.end]
        if marks[-1] in _UNSPACED:
            return self._ends_unspaced(place)
        if place.closes_quotation and place.opening[:1] in {"-", "–", "—", "―"}:
            return False  # a dash leads from what is quoted to who said it
        if _YEAR.match(text, place.going_on - 1):
            return False
        if marks == "." and text[place.going_on] not in ".…":
            is_spaced_omission = text[place.start - 2 : place.start] in {". ", ".\u00a0"}
            return self._ends_omission(place) if is_spaced_omission else self._ends_at_full_stop(place)
        return self._ends_omission(place) if set(marks) <= {".", "…"} else self._ends_strong(place)

    def _ends_unspaced(self, place: _Place) -> bool:
        if place.closes_quotation and _SPOKEN_UNSPACED.match(place.text, place.going_on):
            return False
        return place.words_before()[1] not in _EXCLAIMED  # “Yahoo！ニュース”

    def _ends_strong(self, place: _Place) -> bool:
        if place.goes_on_small:
            return self._ends_before_small(place)
        is_opener = self._opens_sentence(place)
        if place.closes_quotation and not place.opening and _SPOKEN.match(place.text, place.going_on):
            return is_opener and _word_at(place) != "I"
        return is_opener or place.words_before()[1] not in _EXCLAIMED  # “the Yahoo! Board”

    def _ends_omission(self, place: _Place) -> bool:
        """Dots that stand apart leave something out of a sentence; those at a word let it fade away, four end it."""
        before = place.text[max(place.opened, place.start - 6) : place.start]
        if not place.text[place.going_on].isupper() or before[-1] in "([":
            return False
        if before[-1].isspace() and before != ". . . ":
            return self._opens_sentence(place) and _word_at(place) != "I"
        return True

    def _ends_at_full_stop(self, place: _Place) -> bool:
        known = self._abbreviations
        before, word = place.words_before()
        if place.goes_on_small:
            return self._ends_before_small(place)
        if known.has_opening(word) or _MARKER.fullmatch(place.text, place.opened, place.start):
            return False
        if word.lower() in _TIMES_OF_DAY:
            is_opening = _UP_TO_TIME.fullmatch(place.text, place.opened, place.start) is not None
            return not is_opening and not _AFTER_TIME.match(place.text, place.going_on)
        if _NUMBER.match(place.text, place.going_on) and known.has_numbered(word):
            return False
        return not self._may_go_on(before, word, place) or self._opens_sentence(place)

    def _ends_before_small(self, place: _Place) -> bool:
        """Whether a small letter opens a sentence: some people write no capitals, and some names have none.

        Marks that stand apart are dirt of scraped pages there, and those in quotation marks belong to what is quoted.
        """
        word = place.words_before()[1]
        return (
            self._is_english
            and place.closed == place.end
            and not place.text[place.start - 1].isspace()
            and _is_small_word(word)
            and not self._abbreviations.is_listed(word)
        )

    def _may_go_on(self, before: str, word: str, place: _Place) -> bool:
        if len(word) == 1 and word.isalpha():
            is_word = word >= _FIRST_LETTER_OF_NO_ALPHABET or before in _LETTERED or (word in "XI" and before.islower())
            return not is_word
        if self._has_ordinals and _ORDINAL.fullmatch(word):
            return place.text[place.going_on].isalpha()
        return self._abbreviations.has_either(word) or _DOTTED.fullmatch(word) is not None

    def _opens_sentence(self, place: _Place) -> bool:
        return _word_at(place) in self._abbreviations.starters


def _word_at(place: _Place) -> str:
    """The word after the marks; empty where it is none, or the beginning of a longer one."""
    word = _WORD.match(place.text, place.going_on)
    return word[0] if word else ""


def _is_small_word(word: str) -> bool:
    return len(word) >= _LEAST_WORD_CHARS and word.isalpha() and word.islower()


def _place(text: str, opened: int, match: re.Match[str], end: int) -> _Place | None:
    """The surroundings of marks; None where nothing follows."""
    closing = _CLOSING.match(text, match.end(), end)
    closed = closing.end() if closing else match.end()
    following = _OPENING.match(text, closed, end)
    going_on, opening = (following.end(), following["marks"]) if following else (closed, "")
    return _Place(text, opened, match.start(), match.end(), closed, going_on, opening) if going_on < end else None
