"""How a word processor or a browser counts: the number of a list's item as it shows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kb.numerals import to_chinese, to_roman

Count = Callable[[int], str]

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_POSITIONAL = "〇一二三四五六七八九"
_FINANCIAL_SIMPLIFIED = str.maketrans("一二三四五六七八九十百千万", "壹贰叁肆伍陆柒捌玖拾佰仟萬")
_FINANCIAL_TRADITIONAL = str.maketrans("一二三四五六七八九十百千万", "壹貳參肆伍陸柒捌玖拾佰仟萬")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
_TENS = "ten twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip


def _letters(number: int) -> str:
    """Count a … z, aa, bb, as Word does past z."""
    turn, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (turn + 1)


def _words(number: int) -> str:
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens - 1] + (f"-{_ONES[ones]}" if ones else "")
    hundreds, rest = divmod(number, 100)
    return f"{_words(hundreds)} hundred" + (f" {_words(rest)}" if rest else "")


def _ordinal_words(number: int) -> str:
    words = _words(number)
    start = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[start:]
    ordinal = _ORDINALS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return words[:start] + ordinal


def _ordinal(number: int) -> str:
    teens = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _cycle(signs: Sequence[str]) -> Count:
    """Count by `signs`, and in figures past their end."""
    return lambda number: signs[number - 1] if number <= len(signs) else str(number)


def _run(first: str, length: int) -> Count:
    return _cycle([chr(ord(first) + place) for place in range(length)])


def _counting(number: int) -> str:
    """Count 一 … 九十九, then by position, as Word does: 一○○, 一○一."""
    return to_chinese(number) if number < 100 else _digits(number).replace("〇", "○")


def _financial(number: int) -> str:
    """Write out the one of ten, as sums on cheques are: 壹拾贰."""
    return ("一" if 10 <= number < 20 else "") + to_chinese(number)


def _digits(number: int) -> str:
    return "".join(_POSITIONAL[int(figure)] for figure in str(number))


# Word's names (ECMA-376, 17.18.59 ST_NumberFormat); any other counts in figures.
FORMATS: dict[str, Count] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "upperRoman": to_roman,
    "lowerRoman": lambda number: to_roman(number).lower(),
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "ordinal": _ordinal,
    "cardinalText": lambda number: _words(number).capitalize(),
    "ordinalText": lambda number: _ordinal_words(number).capitalize(),
    "chineseCounting": _counting,
    "chineseCountingThousand": lambda number: to_chinese(number).replace("零", "〇"),
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": to_chinese,
    "japaneseCounting": to_chinese,
    "ideographDigital": _digits,
    "taiwaneseDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "chineseLegalSimplified": lambda number: _financial(number).translate(_FINANCIAL_SIMPLIFIED),
    "ideographLegalTraditional": lambda number: _financial(number).translate(
        _FINANCIAL_TRADITIONAL
    ),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "decimalEnclosedCircle": _run("①", 20),
    "decimalEnclosedCircleChinese": _run("①", 20),
    "decimalEnclosedParen": _run("⑴", 20),
    "decimalEnclosedFullstop": _run("⒈", 20),
    "ideographEnclosedCircle": _run("㊀", 10),
    "none": lambda number: "",
}


def count(format_name: str, number: int) -> str:
    """Return `number` in the format of that name; what a format cannot write is in figures."""
    try:
        return FORMATS.get(format_name, str)(number) if number > 0 else str(number)
    except ValueError:
        return str(number)
