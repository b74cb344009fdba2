"""What a component raises comes out as it was raised, and nothing else is said about it."""

from __future__ import annotations

import pytest
from haystack import Pipeline, component

from kb.components.run import run
from kb.errors import BadRequest


class Unwritable:
    """What Haystack cannot write down."""


@component
class Refusing:
    @component.output_types(answer=str)
    def run(self, asked: Unwritable) -> dict[str, object]:
        raise BadRequest("ask otherwise", field="query")


def test_an_error_comes_out_as_it_is_and_alone(caplog: pytest.LogCaptureFixture) -> None:
    """Twenty warnings of Haystack's stood in a server's log for each search begun anew."""
    pipeline = Pipeline()
    pipeline.add_component("refusing", Refusing())
    with pytest.raises(BadRequest, match="ask otherwise"):
        run(pipeline, {"refusing": {"asked": Unwritable()}})
    assert not [line for line in caplog.records if line.levelname != "INFO"]
