"""Networks opened on onnxruntime, all in one way."""

from __future__ import annotations

from pathlib import Path

import onnxruntime

# It would put back what `graph` leaves out for being slow.
_LEFT_OUT = ["SkipLayerNormFusion"]


def open_network(path: Path, threads: int = 1) -> onnxruntime.InferenceSession:
    """Open a network, which any number of threads may ask at once.

    `threads` work on what one of them asks: more than the one that asks is for those who ask alone
    and much at a time. 0 leaves their number to onnxruntime.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    return onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=_LEFT_OUT
    )
