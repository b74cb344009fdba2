"""Bytes to text: which encoding a file without a header is in.

Strict decoding leaves several encodings for most files; the one whose reading looks like English
or Chinese wins. General detectors guess badly on a text of a few words, and a law may be one.
"""

from __future__ import annotations

import codecs
from functools import cache

_BOMS = (  # UTF-32's little-endian mark begins with UTF-16's
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Each with the largest share of its characters that may be letters beyond ASCII, as bytes of any
# other encoding read as Windows-1252 give a text full of accents; and whether ASCII letters speak
# for it, as they do in UTF-16, where they take two bytes.
_CANDIDATES = (
    ("gb18030", 1.0, False),
    ("big5hkscs", 1.0, False),
    ("utf-16-le", 1.0, True),
    ("utf-16-be", 1.0, True),
    ("cp1252", 0.2, False),
)
# Names that pages declare, and the superset that decodes what they really hold.
_SUPERSETS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "utf8": "utf-8",
}
# The most frequent characters of Chinese prose and of legal texts, in both scripts.
FREQUENT = frozenset(
    "的一是不在了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子"
    "说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机"
    "当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正"
    "心反你明看原又么利比或但质气第向道命此变条没结解问意建月公无系军很情者最立代想已通并提直题党程"
    "展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期"
    "根论运农指几九区强放决西被干做必战先回则任取据处府备章款项规节约议协权益责法律投依照务批准保护"
    "這個為國時來們對會發動過說產種後學經進著電裡機當點從業應開還樣與關線內數問變條沒結解無軍黨題員"
    "總設長頭資邊圖統級組見計別論運農區強決戰則處備項規節約議協權責務準護締簽書據"
)
_PUNCTUATION = frozenset(
    "，。、；：？！“”‘’（）《》〈〉【】「」『』〔〕—…·　％＋－０１２３４５６７８９〇"
)
_WESTERN = frozenset("’“”‘–—•…„«»·§¶°±©®™£€¼½¾×†\xa0")
# Measured on 3,500 cuts of laws and agreements: of 20 characters and more, 99 in 100 right readings
# score 0.74 and better, 99 in 100 wrong ones 0.43 and worse. From GB 18030, all 149 cuts of 4
# characters come back and all 149 of 8; charset-normalizer 3.5 brings back 9 and 44.
_LEAST_SCORE = 0.55
_SAMPLE = 20_000  # characters that are scored
_MOST_CONTROLS = 0.005  # of all characters; text has none


def decode(data: bytes, declared: str = "") -> str | None:
    """Return `data` as text, or None where no encoding makes sense of it.

    A byte-order mark decides, then UTF-8 where the bytes are valid, then `declared` (what the
    file itself names), then the encoding whose reading looks most like English or Chinese.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _sound(_strictly(data[len(mark) :], encoding))
    text = _sound(_strictly(data, "utf-8"))
    if text is None and declared:
        text = _sound(_strictly(data, _SUPERSETS.get(declared.lower(), declared)))
    return text if text is not None else _likeliest(data)


def _likeliest(data: bytes) -> str | None:
    best, best_score = None, _LEAST_SCORE
    for encoding, most_letters, ascii_speaks in _CANDIDATES:
        text = _sound(_strictly(data, encoding))
        if text is None:
            continue
        score = _score(text[:_SAMPLE], most_letters, ascii_speaks)
        if score > best_score:
            best, best_score = text, score
    return best


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _sound(text: str | None) -> str | None:
    """Return `text` unless control characters show that the bytes were no text."""
    if text is None:
        return None
    sample = text[:_SAMPLE]
    controls = sum(sample.count(chr(code)) for code in _CONTROLS)
    return text if controls <= _MOST_CONTROLS * len(sample) else None


_CONTROLS = tuple(code for code in range(32) if chr(code) not in "\t\n\v\f\r\x1a")


def _score(sample: str, most_letters: float, ascii_speaks: bool) -> float:
    """Return from 0 to 1 how usual the characters are that speak for the encoding, in the mean."""
    beyond = [character for character in sample if character > "\x7f"]
    if sum(map(str.isalpha, beyond)) > most_letters * len(sample):
        return 0.0
    ascii_count = len(sample) - len(beyond) if ascii_speaks or not beyond else 0
    return (sum(map(_usual, beyond)) + ascii_count) / (len(beyond) + ascii_count)


@cache
def _usual(character: str) -> float:
    if character in FREQUENT or character in _PUNCTUATION or character in _WESTERN:
        return 1.0
    return 0.6 if _is_accented(character) or _is_level_one(character) else 0.0


def _is_accented(character: str) -> bool:
    return "\xc0" <= character <= "\xff" and character.isalpha()


def _is_level_one(character: str) -> bool:
    """Say whether GB 2312 or Big5 counts a character among the commoner half of its own."""
    for encoding, first, last in (("gb2312", 0xB0A1, 0xD7F9), ("big5", 0xA440, 0xC67E)):
        try:
            code = int.from_bytes(character.encode(encoding))
        except UnicodeEncodeError:
            continue
        if first <= code <= last:
            return True
    return False
