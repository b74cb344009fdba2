"""Runs a pipeline so that what a component raises comes out as it was raised."""

from __future__ import annotations

import logging
from collections.abc import Set
from typing import Any

from haystack import Pipeline
from haystack.core.errors import PipelineRuntimeError

# When a component raises, Haystack describes the pipeline's state for who may want to resume it,
# and complains of all that cannot be written down. Here it is asked anew, or the error is the
# answer.
logging.getLogger("haystack.utils.base_serialization").setLevel(logging.ERROR)


def run(
    pipeline: Pipeline, inputs: dict[str, dict[str, Any]], also: Set[str] = frozenset()
) -> dict[str, Any]:
    """Return the outputs of the last components, and of those named in `also`.

    Haystack wraps an error in one of its own, whose message quotes it; a caller that knows
    `KbError` would not know that one.
    """
    try:
        return pipeline.run(inputs, include_outputs_from=set(also))
    except PipelineRuntimeError as error:
        raise (error.__cause__ or error) from None
