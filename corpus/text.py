"""Sources to HTML, Markdown and plain text."""

from __future__ import annotations

from html import escape

from corpus.source import Block, Kind, Source

_CSS = (
    "body{max-width:46em;margin:2em auto;padding:0 1em;font-family:serif;line-height:1.6}"
    "table{border-collapse:collapse}td,th{border:1px solid #999;padding:.3em .6em;text-align:left}"
    ".l2{margin-left:2em}.l3{margin-left:4em}.note{color:#555;font-size:.9em}"
)
_TAGS = {Kind.TITLE: "h1", Kind.CHAPTER: "h2", Kind.ARTICLE: "h3", Kind.SUBHEADING: "h4"}
_MARKS = {Kind.TITLE: "# ", Kind.CHAPTER: "## ", Kind.ARTICLE: "### ", Kind.SUBHEADING: "#### "}


def html(source: Source) -> bytes:
    """Return the source as one page of UTF-8 HTML."""
    note = f'<p class="note">{escape(source.notice)}</p>'
    body = [_html_block(block) for block in source.blocks]
    lines = "".join(f"<p>{escape(line)}</p>\n" for line in _below_title(source))
    body[0] += f"\n{lines}{note}"
    page = (
        f'<!DOCTYPE html>\n<html lang="{source.lang}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(source.title)}</title>\n"
        f'<meta name="date" content="{source.date.isoformat()}">\n<style>{_CSS}</style>\n'
        f"</head>\n<body>\n{chr(10).join(body)}\n<footer>{note}</footer>\n</body>\n</html>\n"
    )
    return page.encode()


def markdown(source: Source) -> bytes:
    """Return the source as Markdown without front matter."""
    blocks = [_markdown_block(block) for block in source.blocks]
    lines = "\n\n".join((*_below_title(source), f"> {source.notice}"))
    return "\n\n".join((blocks[0], lines, *filter(None, blocks[1:]))).encode() + b"\n"


def plain(source: Source) -> bytes:
    """Return the source as plain text in GB18030, as older office systems in China write it."""
    blocks = [_plain_block(block) for block in source.blocks if block.kind is not Kind.BREAK]
    head = (blocks[0], *_below_title(source), source.notice)
    return ("\r\n".join((*head, "", *blocks[1:])) + "\r\n").encode("gb18030")


def _below_title(source: Source) -> tuple[str, ...]:
    return tuple(filter(None, (source.issuer, source.number, source.dateline)))


def _html_block(block: Block) -> str:
    if tag := _TAGS.get(block.kind):
        return f"<{tag}>{escape(block.text)}</{tag}>"
    if block.kind in (Kind.TABLE, Kind.SIGNATURE):
        head = "th" if block.kind is Kind.TABLE else "td"
        return (
            f"<table>\n{_html_row(block.rows[0], head)}"
            + "".join(_html_row(row, "td") for row in block.rows[1:])
            + "</table>"
        )
    return f'<p class="l{block.level}">{escape(block.text)}</p>' if block.text else "<hr>"


def _html_row(row: tuple[str, ...], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in row) + "</tr>\n"


def _markdown_block(block: Block) -> str:
    if block.rows:
        rule = ("---",) * len(block.rows[0])
        rows = (block.rows[0], rule, *block.rows[1:])
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return _MARKS.get(block.kind, "") + block.text


def _plain_block(block: Block) -> str:
    if block.rows:
        return "\r\n".join("\t".join(row) for row in block.rows)
    if block.kind in (Kind.CHAPTER, Kind.ARTICLE):
        return f"\r\n{block.text}"
    return "　　" * max(block.level, 1) + block.text if block.kind is Kind.PARAGRAPH else block.text
