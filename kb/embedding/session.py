"""Networks opened on onnxruntime, all in one way."""

from __future__ import annotations

from pathlib import Path

import onnxruntime


def open_network(path: Path, threads: int = 0) -> onnxruntime.InferenceSession:
    """Open a network; `threads` 0 leaves their number to onnxruntime."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    # Threads that have nothing to do sleep. Alone on a machine a question takes 3.2 ms with and
    # without; within a search the other core has the legs by words to do, and spinning took 4 to 8
    # of 42 ms of processor time.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
