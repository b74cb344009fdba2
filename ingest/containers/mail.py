"""An e-mail taken apart: its own words, and what is attached to it."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import Message

from ingest.charset import decode
from ingest.containers.member import Member, clean_path

_SIGNATURES = frozenset(
    (
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "application/pgp-signature",
    )
)
_PLAIN, _HTML = "text/plain", "text/html"


@dataclass(slots=True)
class Parts:
    """What a mail holds: its bodies as (media type, bytes, charset), and its attachments."""

    bodies: list[tuple[str, bytes, str]] = field(default_factory=list)
    attachments: list[Member] = field(default_factory=list)


def message_of(data: bytes) -> Message:
    """Parse a mail; what is malformed in it is left as it is."""
    return message_from_bytes(data, policy=policy.compat32)


def header(message: Message, name: str) -> str:
    """Return a header in words, its encoded parts decoded, on one line."""
    written = message.get(name)
    if written is None:
        return ""
    try:
        shown = str(make_header(decode_header(written)))
    except (LookupError, ValueError):
        shown = str(written)
    return " ".join(shown.split())


def parts_of(message: Message) -> Parts:
    """Return a mail's bodies and attachments, in order; of alternatives the plainest."""
    parts = Parts()
    _collect(message, parts)
    return parts


def _collect(part: Message, parts: Parts) -> None:
    kind = part.get_content_type()
    name = part.get_filename()
    attached = part.get_content_disposition() == "attachment" or bool(name)
    if kind == "message/rfc822" and part.is_multipart():
        _attach_message(part, parts)
    elif kind == "multipart/alternative":
        _choose(part, parts)
    elif part.is_multipart():
        for inner in part.get_payload():
            if isinstance(inner, Message):
                _collect(inner, parts)
    elif kind in (_PLAIN, _HTML) and not attached:
        parts.bodies.append((kind, _bytes(part), part.get_content_charset() or ""))
    elif not _is_trimmings(part, kind):
        parts.attachments.append(Member(_name(part, kind, len(parts.attachments)), _bytes(part)))


def _choose(part: Message, parts: Parts) -> None:
    """Take the plain one of several versions of the same words, with all that is attached."""
    versions = []
    for inner in part.get_payload():
        if isinstance(inner, Message):
            version = Parts()
            _collect(inner, version)
            parts.attachments += version.attachments
            versions.append(version.bodies)
    said = [bodies for bodies in versions if any(data.strip() for _, data, _ in bodies)]
    plain = [bodies for bodies in said if all(kind == _PLAIN for kind, _, _ in bodies)]
    parts.bodies += next(iter([*plain, *reversed(said)]), [])


def _attach_message(part: Message, parts: Parts) -> None:
    for inner in part.get_payload():
        if isinstance(inner, Message):
            name = clean_path(header(inner, "Subject").replace("/", "-")) or "message"
            parts.attachments.append(Member(f"{name}.eml", inner.as_bytes()))


def _is_trimmings(part: Message, kind: str) -> bool:
    """Say whether a part belongs to a mail's layout: a logo in its text, a signature over it."""
    shown_inside = kind.startswith("image/") and part.get("Content-ID") is not None
    return kind in _SIGNATURES or (shown_inside and part.get_content_disposition() != "attachment")


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _name(part: Message, kind: str, place: int) -> str:
    written = part.get_filename() or ""
    try:
        written = str(make_header(decode_header(written)))
    except (LookupError, ValueError):
        written = decode(written.encode("utf-8", "surrogateescape")) or written
    fallback = f"attachment-{place + 1}{mimetypes.guess_extension(kind) or ''}"
    return clean_path(written.replace("/", "-")) or fallback
