"""Log lines: JSON on stderr, with the places an error passed through and never its words."""

from __future__ import annotations

import logging
import sys
import traceback

import structlog


def configure_logging(level: int) -> None:
    """Write every log line, the libraries' too, as JSON to stderr from `level` up."""
    shared: list[structlog.typing.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _without_words,
    ]
    structlog.configure(
        processors=[*shared, structlog.processors.JSONRenderer(ensure_ascii=False)],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    # A failed pipeline cannot be saved for later, which is not wanted either; it says so in vain.
    logging.getLogger("haystack.utils.base_serialization").setLevel(logging.ERROR)
    logging.basicConfig(level=max(level, logging.WARNING), handlers=[handler], force=True)


def where(error: BaseException) -> list[str]:
    """Return the places an error passed through, without the values that were there."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]


def _without_words(
    logger: object, name: str, entry: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """Replace an exception by its type and places: its message may quote a paper."""
    found = entry.pop("exc_info", None)
    error = sys.exc_info()[1] if found is True else found[1] if isinstance(found, tuple) else found
    if isinstance(error, BaseException):
        entry["error"], entry["where"] = type(error).__name__, where(error)
    return entry
