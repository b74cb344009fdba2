"""A question and its answer as the API's description shows them, taken from the sample corpus."""

from __future__ import annotations

from pydantic import JsonValue

QUESTION: dict[str, JsonValue] = {"query": "Clause 18(5): export of samples", "top_k": 1}

_SHA256 = "185065a9d19042ebb14d160100397baadf87c58510247ae4b9966a80dec6bf5d"
_QUOTE = (
    "(5) Samples below fifty kilograms, and personal collections certified by a museum,\n"
    "are exempt."
)
_PAGE: dict[str, JsonValue] = {
    "page": 6,
    "page_width": 595.2755737304688,
    "page_height": 841.8897705078125,
}

DOCUMENT: dict[str, JsonValue] = {
    "id": "deb2c48af162fba1b",
    "sha256": _SHA256,
    "source": "royalty-and-value-addition-rules-2025.en.pdf",
    "title": "Royalty and Value-Addition Rules 2025",
    "type": "regulation",
    "languages": ["en"],
    "date": "2025-07-28",
    "page_count": 8,
    "unread_pages": [],
    "clause_count": 114,
    "passage_count": 27,
    "media_type": "application/pdf",
    "ingested_at": "2026-01-20T08:30:00+00:00",
    "parties": [],
    "signed": None,
    "expiry": None,
    "status": "in_force",
    "governing_law": [],
    "collection": "files",
    "coverage": {
        "pages": 8,
        "text_pages": 8,
        "ocr_pages": 0,
        "blank_pages": 0,
        "unread_pages": 0,
        "plausibility": 1.0,
        "confidence": 1.0,
        "doubtful_lines": 0,
        "characters": 11149,
        "covered": 11149,
        "scripts": [],
        "verdict": "complete",
    },
}

# The passage is the whole of clause 18; its other paragraphs are left out here.
ANSWER: dict[str, JsonValue] = {
    "query": QUESTION["query"],
    "query_language": "en",
    "hits": [
        {
            "rank": 1,
            "score": 2.747,
            "language": "en",
            "text": f"18. Export of unprocessed ore\n[…]\n{_QUOTE}\n",
            "document": DOCUMENT,
            "clause": {"locator": "cl:18", "label": "18", "heading": "Export of unprocessed ore"},
            "citation": {
                "document_id": DOCUMENT["id"],
                "sha256": _SHA256,
                "page": {"index": 6, "label": "6"},
                "locator": "cl:18/par:5",
                "start": 10665,
                "end": 10759,
                "quote": _QUOTE,
                "boxes": [
                    {"left": 82.2, "top": 355.65, "right": 511.9, "bottom": 367.0, **_PAGE},
                    {"left": 98.7, "top": 373.1, "right": 160.75, "bottom": 384.3, **_PAGE},
                ],
                "read_from": "text",
                "doubtful": [],
                "pages": [{"index": 6, "label": "6"}],
                "language": "en",
                "confidence": 1.0,
                "authority": "prevails",
                "short": {
                    "en": "Royalty and Value-Addition Rules 2025, Clause 18(5), p. 6",
                    "zh": "《Royalty and Value-Addition Rules 2025》第十八条第五款，第6页",
                    "zh_hant": "《Royalty and Value-Addition Rules 2025》第十八條第五款，第6頁",
                },
            },
            "explanation": {
                "legs": [
                    {"leg": "dense", "rank": 3, "score": 0.62},
                    {"leg": "bm25", "rank": 1, "score": 9.737},
                    {"leg": "locator", "rank": 1, "score": 3.5},
                    {"leg": "tokens", "rank": 1, "score": 0.626},
                ],
                "terms": [
                    {
                        "asked": "samples",
                        "found": "Samples",
                        "spans": [{"start": 10669, "end": 10676}],
                    }
                ],
            },
            "counterpart": None,
        }
    ],
    "unread": [],
    "took_ms": 25.0,
}

CLAIM: dict[str, JsonValue] = {
    "document_id": DOCUMENT["id"],
    "sha256": _SHA256,
    "page": {"index": 6, "label": "6"},
    "locator": "cl:18/par:5",
    "start": 10665,
    "end": 10759,
    "quote": _QUOTE,
}

MEMO: dict[str, JsonValue] = {
    "text": "Clause 18(5) of the Royalty and Value-Addition Rules 2025 says: “Samples below fifty"
    " kilograms, and personal collections certified by a museum, are not exempt.”"
}

# `found` is the citation of the answer above, left out here.
CHECKED: dict[str, JsonValue] = {
    "verdict": "not_found",
    "quote": "Samples below fifty kilograms, and personal collections certified by a museum, are"
    " not exempt.",
    "claimed": {
        "document": "Royalty and Value-Addition Rules 2025",
        "document_ids": [DOCUMENT["id"]],
        "sha256": None,
        "locators": ["cl:18/par:5"],
        "page": None,
        "start": None,
        "end": None,
    },
    "found": None,
    "differences": [{"change": "added", "quoted": "not", "found": ""}],
    "was": None,
    "now": None,
}
