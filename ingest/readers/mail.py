"""E-mail: who wrote to whom and when, then the words; attachments are documents of their own."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.characters import clean
from ingest.charset import decode
from ingest.containers.mail import header, message_of, parts_of
from ingest.readers.draft import Draft
from ingest.readers.html import read_html
from ingest.reading import Reading
from kb.errors import UndecodableText
from kb.settings import Settings

MEDIA_TYPE = "message/rfc822"
_SHOWN = ("From", "To", "Cc", "Date", "Subject")
_REPLY = re.compile(r"^(?:(?:re|fwd?|aw|回复|答复|转发)\s*[:：]\s*)+", re.I)


def read_mail(name: str, data: bytes, settings: Settings) -> Reading:
    """Read a mail's headers, words and the names of what is attached.

    Raises `UndecodableText`, `FileOverLimit`.
    """
    message = message_of(data)
    parts = parts_of(message)
    draft = Draft(name, settings)
    for key in _SHOWN:
        if shown := clean(header(message, key)):
            draft.add_line(f"{key}: {shown}")
    for kind, body, charset in parts.bodies:
        draft.add_line("")
        for line in _lines(name, kind, body, charset, settings):
            draft.add_line(line)
    if parts.attachments:
        draft.add_line("")
    for member in parts.attachments:
        draft.add_line(f"Attachment: {clean(member.name)}")
    reading = draft.reading(MEDIA_TYPE)
    return replace(reading, title=_REPLY.sub("", clean(header(message, "Subject"))))


def _lines(name: str, kind: str, body: bytes, charset: str, settings: Settings) -> list[str]:
    if kind == "text/html":
        return read_html(name, body, settings).text.split("\n")
    text = decode(body, charset)
    if text is None:
        raise UndecodableText(name)
    lines = clean(text).replace("\f", "\n").strip("\n").split("\n")
    return [line.rstrip(" \t") for line in lines]
