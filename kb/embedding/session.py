"""Networks opened on onnxruntime, all in one way."""

from __future__ import annotations

from pathlib import Path

import onnxruntime

# It would put back what `graph` leaves out for being slow.
_LEFT_OUT = ["SkipLayerNormFusion"]


def open_network(path: Path, threads: int = 0) -> onnxruntime.InferenceSession:
    """Open a network; `threads` 0 leaves their number to onnxruntime."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    # Within a run the threads wait for each other awake, which makes a question a quarter faster;
    # between runs they sleep: the other core has the legs by words to do then.
    options.add_session_config_entry("session.force_spinning_stop", "1")
    return onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=_LEFT_OUT
    )
