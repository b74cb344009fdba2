"""Markdown and HTML: the words, without the layout."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.readers.html import read_html
from ingest.readers.markdown import read_markdown
from kb.errors import DamagedFile
from kb.settings import Settings

SETTINGS = Settings()


def markdown(source: str) -> str:
    return read_markdown("a.md", source.encode(), SETTINGS).text


def html(source: str) -> str:
    return read_html("a.html", source.encode(), SETTINGS).text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (
            "# 中华人民共和国矿产资源法\n\n<!-- INFO END -->\n\n## 第一章 总 则",
            "中华人民共和国矿产资源法\n第一章 总 则\n",
        ),
        ("##Heading without a space\n\n### 1\n\n####Scope", "Heading without a space\n1\nScope\n"),
        (
            "The **royalty** is *3%* of `value`, see [Annex A](a.html).",
            "The royalty is 3% of value, see Annex A.\n",
        ),
        ("1. one\n2. two\n\n7) seven", "1. one\n2. two\n7) seven\n"),
        ("- one\n* two", "- one\n* two\n"),
        ("1. first\n\n   still first\n", "1. first\nstill first\n"),
        ("第一条 甲。\n（一）乙；\n（二）丙。", "第一条 甲。\n（一）乙；\n（二）丙。\n"),
        ("| Mineral | Rate |\n|---|---|\n| Copper | **5** |", "Mineral | Rate\nCopper | 5\n"),
        ("[1]: see Article 5", "[1]: see Article 5\n"),
        (
            "between <Party A> and <b>Party B</b><br>agreed",
            "between <Party A> and Party B\nagreed\n",
        ),
        ("a&nbsp;b &amp; c \\* d 5 * 3 * 2", "a b & c * d 5 * 3 * 2\n"),
        ("    indented by four\n\n> quoted", "indented by four\nquoted\n"),
        ("line one\nline two", "line one\nline two\n"),
        ("<div>\n<p>In a <i>block</i></p>\n</div>", "In a block\n"),
        ("#1 is no heading", "#1 is no heading\n"),
    ],
)
def test_markdown_keeps_the_words(source: str, text: str) -> None:
    assert markdown(source) == text


@pytest.mark.parametrize(
    ("source", "title", "text"),
    [
        ("---\ntitle: 矿业政策 2025\nlang: zh\n---\n正文", "矿业政策 2025", "正文\n"),
        ('---\ntitle: "Royalty Rules"\n---\nBody', "Royalty Rules", "Body\n"),
        ("---\nlang: en\n---\nBody", "", "Body\n"),
        ("---\n\nA rule, not front matter.\n\n---\nBody", "", "A rule, not front matter.\nBody\n"),
        ("Body first\n\n---\ntitle: x\n---", "", "Body first\ntitle: x\n"),
    ],
)
def test_front_matter_gives_the_title(source: str, title: str, text: str) -> None:
    reading = read_markdown("a.md", source.encode(), SETTINGS)
    assert (reading.title, reading.text) == (title, text)


def test_headings_know_their_level_and_place() -> None:
    reading = read_markdown("a.md", "# 法\n\n文\n\n### Article **5**\n\nText".encode(), SETTINGS)
    found = [(heading.level, heading.span.of(reading.text)) for heading in reading.headings]
    assert found == [(1, "法"), (3, "Article 5")]


@settings(deadline=None)
@given(st.text(alphabet="abcé 条一（二）.,;:!?#*_-+<>[]()|`~&\\/'\"0123\n", max_size=200))
def test_no_letter_of_markdown_is_lost(source: str) -> None:
    letters = [character for character in source if character in "é条一二"]
    assert [
        character for character in markdown(source + "\nend") if character in "é条一二"
    ] == letters


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<h1>Act</h1><p>One\n  line,\tstill <b>one</b></p>two", "Act\nOne line, still one\ntwo\n"),
        ("<p>第一条&nbsp;甲&#12289;乙<!-- no --><script>x</script></p>", "第一条 甲、乙\n"),
        ("<style>p{}</style><nav>Home</nav><div>Body</div>", "Body\n"),
        (
            "<p>30<sup>1</sup> days, 10<sup><a>6</a></sup> t, n<sup>th</sup></p>",
            "30¹ days, 10⁶ t, nth\n",
        ),
        ("one<br>two<hr>three", "one\ntwo\nthree\n"),
        ("<ol type=a start=2><li>b<li>c</ol><ul><li>dot</ul>", "b. b\nc. c\ndot\n"),
        ("<ol><li value=5><p>five</p><p>more</p><li>six</ol>", "5. five\nmore\n6. six\n"),
        (
            "<table><tr><th>Mineral<th>Rate<tr><td>Copper<td><p>5%</p></table>",
            "Mineral | Rate\nCopper | 5%\n",
        ),
        (
            "<table><tr><th colspan=2>Rates<th>Note<tr><td rowspan=2>Copper<td>ore<td>8%"
            "<tr><td>metal<td>3%</table><table><tr><td>Gold<td>7%</table>after",
            "Rates |  | Note\nCopper | ore | 8%\nCopper | metal | 3%\n\nGold | 7%\n\nafter\n",
        ),
        (
            "<table><tr><td><h2>Part</h2><p>First.</p><p>Second.</p></td></tr></table>",
            "Part\nFirst.\nSecond.\n",
        ),
        (
            "<table><tr><td>Either Party may end it.<td>任何一方均可提前通知另一方终止</table>",
            "Either Party may end it.\n任何一方均可提前通知另一方终止\n",
        ),
        ("<p hidden>no</p><p style='display: none'>no</p><p>yes</p>", "yes\n"),
        ("<style>.no{display:none}</style><p class='a no'>no</p><p class=a>yes</p>", "yes\n"),
        ("<style>p#no,.x{visibility:hidden}</style><p id=no>no</p><p>yes</p>", "yes\n"),
        ("<style>@media print{.x{display:none}}</style><p class=x>yes</p>", "yes\n"),
        ("<style>.x{display:none}.x.on{display:block}</style><p class=x>folded</p>", "folded\n"),
        ("<style>nav .x{display:none}</style><p class=x>yes</p>", "yes\n"),
        ("<p aria-hidden=true>shown</p>", "shown\n"),
        ("<div role=navigation>Home</div><p>yes</p>", "yes\n"),
        (
            "<ul><li><a href=/>Home</a><li><a href=/l>Laws</a><li><a href=/c>联系</a>"
            "<li><a href=/i>Log in</a></ul><p>Article 1</p>",
            "Article 1\n",
        ),
        (
            "<ul><li><a href='#1'>Scope</a><li><a href='#2'>Fees</a><li><a href='#3'>Term</a>"
            "<li><a href='#4'>Law</a></ul>",
            "Scope\nFees\nTerm\nLaw\n",
        ),
        (
            "<header><h1>Rules</h1></header><main><p>Article 1 The royalty is due.</p></main>"
            "<aside>More</aside><footer>2025</footer>",
            "Rules\nArticle 1 The royalty is due.\n",
        ),
        (
            "<p>Article 1 Royalty is due.</p><footer>Gazette 2025</footer>",
            "Article 1 Royalty is due.\nGazette 2025\n",
        ),
        (
            "<main>Hi</main><p>Article 1 Royalty is due.</p><footer>2025</footer>",
            "Hi\nArticle 1 Royalty is due.\n2025\n",
        ),
        ("<pre>a  b\n c</pre>", "a  b\nc\n"),
        ("<td>loose cell</td>", "loose cell\n"),
        ("CO<sub>2</sub> and <ruby>漢<rt>kan</rt></ruby>", "CO2 and 漢\n"),
    ],
)
def test_html_is_read_as_it_is_shown(source: str, text: str) -> None:
    assert html(source) == text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ('<meta charset="gb2312"><p>矿产资源法'.encode("gb18030"), "矿产资源法\n"),
        (
            "<meta http-equiv=Content-Type content='text/html; charset=big5'><p>礦業法".encode(
                "big5"
            ),
            "礦業法\n",
        ),
        ("<p>矿产资源法第一条".encode("gb18030"), "矿产资源法第一条\n"),
        ('<meta charset="gb2312"><p>矿产资源法'.encode(), "矿产资源法\n"),
        ("\ufeff<p>矿".encode("utf-16-le"), "矿\n"),
    ],
)
def test_html_is_decoded_by_what_it_is(data: bytes, text: str) -> None:
    assert read_html("a.html", data, SETTINGS).text == text


def test_html_title_and_headings() -> None:
    reading = read_html(
        "a.html", "<title> Royalty\n Rules</title><h2>第一章</h2>x".encode(), SETTINGS
    )
    assert reading.title == "Royalty Rules"
    assert [(item.level, item.span.of(reading.text)) for item in reading.headings] == [
        (2, "第一章")
    ]


@pytest.mark.parametrize(
    "source", ["> " * 200 + "x", "\n".join("  " * n + "- x" for n in range(99))]
)
def test_markdown_nested_without_end_is_refused_not_cut(source: str) -> None:
    with pytest.raises(DamagedFile, match="nested"):
        markdown(source)


def test_html_nested_without_end_is_refused_not_cut() -> None:
    with pytest.raises(DamagedFile, match="nested"):
        html("<div>" * 5_000 + "words")
    assert html("<div>" * 500 + "words") == "words\n"
