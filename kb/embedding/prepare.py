"""The default model, made once from the installed weights and kept in a cache folder."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock

from kb.embedding.adapter import adapted, load_additions
from kb.embedding.cross_encoder import NETWORK_FILE as CROSS_FILE
from kb.embedding.cross_network import write_cross_network
from kb.embedding.cross_weights import load_cross_weights
from kb.embedding.network import write_network
from kb.embedding.onnx_transformer import NETWORK_FILE, TOKENIZER_FILE
from kb.embedding.smoothing import load_peaks
from kb.embedding.tokenizer import model_of
from kb.embedding.weights import packed_file, read_packed

# Raise the first when vectors change, whose indexes are then refused; the second when only files
# do. A cache of another version is left alone.
VERSION, LAYOUT = 5, 1
CHECKSUMS = "checksums.json"
OnProgress = Callable[[str, int, int], None]
STEPS = ("reading weights", "building tokenizer", "quantising network", "checking")


def prepared_model(cache: Path, on_progress: OnProgress = lambda step, done, total: None) -> Path:
    """Return the folder with the prepared model, making it first where it is not there whole.

    Two processes that start together make it once: the second waits for the first. A damaged
    folder is made again. `on_progress` is told the step, how many are done, and of how many.
    Raises `ModelUnavailable` when the weights are not installed.
    """
    folder = cache / f"multilingual-e5-small-int8-v{VERSION}.{LAYOUT}"
    if _is_whole(folder):
        return folder
    cache.mkdir(parents=True, exist_ok=True)
    with FileLock(cache / f"{folder.name}.lock"):
        if not _is_whole(folder):
            _make(folder, on_progress)
    return folder


def _make(folder: Path, on_progress: OnProgress) -> None:
    made = Path(tempfile.mkdtemp(prefix=f"{folder.name}.", dir=folder.parent))
    try:
        on_progress(STEPS[0], 0, len(STEPS))
        bare = read_packed(packed_file())
        model, peaks = adapted(bare, load_additions()), load_peaks()
        on_progress(STEPS[1], 1, len(STEPS))
        (made / TOKENIZER_FILE).write_bytes(model_of(model.vocabulary))
        on_progress(STEPS[2], 2, len(STEPS))
        network = write_network(model, made / NETWORK_FILE, peaks)
        weights = load_cross_weights()
        together = adapted(bare, weights.additions)
        cross = write_cross_network(together, weights, made / CROSS_FILE, peaks)
        on_progress(STEPS[3], 3, len(STEPS))
        sums = {name: _entry(made / name) for name in (TOKENIZER_FILE, *network, *cross)}
        (made / CHECKSUMS).write_text(json.dumps(sums, indent=1), encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        os.replace(made, folder)
        on_progress(STEPS[3], len(STEPS), len(STEPS))
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _is_whole(folder: Path) -> bool:
    """Say whether every file has the checksum written when it was made: 70 ms for 150 MB."""
    try:
        sums = json.loads((folder / CHECKSUMS).read_text(encoding="utf-8"))
        return bool(sums) and all(_entry(folder / name) == entry for name, entry in sums.items())
    except (OSError, ValueError, AttributeError):
        return False


def _entry(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
