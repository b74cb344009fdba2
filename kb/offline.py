"""Keeps the libraries quiet and at home, by settings that they read while they are imported."""

from __future__ import annotations

from collections.abc import MutableMapping

QUIET = {
    "HAYSTACK_TELEMETRY_ENABLED": "false",
    "HAYSTACK_LOGGING_IGNORE_STRUCTLOG": "true",  # else each of its lines comes twice
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "TRANSFORMERS_OFFLINE": "1",
}


def keep_offline(environ: MutableMapping[str, str]) -> None:
    """Set what keeps the libraries off the network, save what the user has set."""
    for name, value in QUIET.items():
        environ.setdefault(name, value)
