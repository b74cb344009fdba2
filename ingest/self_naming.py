"""How an instrument without a title says what it is: in the sentence that makes it."""

from __future__ import annotations

import re

from ingest.instrument_types import type_of
from kb.types import DocumentType, Span

# "This MANUFACTURING AND SUPPLY AGREEMENT (this "Agreement") is made and entered into as of".
_MADE = re.compile(
    r"\b(?:[Tt]h(?:is|ese)|THIS|THESE)\s+(?P<what>(?:[\w&-]+\s+){0,10}?(?:AGREEMENT|Agreement|MEMORANDUM|Memorandum"
    r"|MoU|MOU|CONTRACT|Contract|Protocol|PROTOCOL|DEED|Deed|LEASE|Lease|AMENDMENT|Amendment"
    r"|HEADS\s+OF\s+TERMS|Heads\s+of\s+Terms)"
    r"(?:\s+(?:of|OF)\s+\w+)?)\b[^.]{0,120}?\b(?:made|MADE|entered|ENTERED|concluded|dated|effective|signed"
    r"|is\s+(?:by\s+and\s+)?(?:between|among))\b"
)
# Without "This": ARTICLES OF AGREEMENT made the 2nd day of July.
_MADE_BARE = re.compile(
    r"\b(?P<what>(?:(?:ARTICLES|MEMORANDUM)\s+OF\s+)?AGREEMENT|INDENTURE)\s+made\s+(?:this|the|at|on)\b"
)
# In small letters it may speak of any agreement, unless the sentence goes on to who makes it.
_MADE_SMALL = re.compile(
    r"\b[Tt]his\s+(?P<what>(?:[\w-]+\s+){0,4}?(?:agreement|contract|memorandum\s+of\s+understanding|deed))"
    r"\s[^.;]{0,60}?\b(?:made|entered\s+into|concluded)\b[^.;]{0,80}?\b(?:between|among)\b"
)
# Letters or notes that are exchanged say what they are together.
_EXCHANGED = re.compile(
    r"\b(?:shall|will|would)\s+(?:together\s+)?(?:be\s+(?:regarded|considered)\s+as\s+)?constitut\w+"
    r"\s+(?:an|the)\s+(?P<what>(?:\w+\s+)?(?:agreement|arrangement|exchange\s+of\s+(?:letters|notes)))\b"
    r"|\b(?:regarded|considered)\s+as\s+placing\s+on\s+record\s+(?:an|the)\s+agreement\b",
    re.I,
)
_TOP = 8_000  # characters in which an instrument is made; an exchange says it at its end


def self_named(text: str) -> tuple[DocumentType, Span] | None:
    """Return what an instrument calls itself and where, None where it does not say."""
    ways = (_MADE, _MADE_BARE, _MADE_SMALL)
    if made := next((hit for way in ways if (hit := way.search(text[:_TOP]))), None):
        return type_of(" ".join(made["what"].split())), Span(*made.span())
    if exchanged := _EXCHANGED.search(text):
        return DocumentType.AGREEMENT, Span(*exchanged.span())
    return None
