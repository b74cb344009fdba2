"""What the default model learned besides: additions that are merged and can be kept."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from kb.embedding.adapter import Addition, adapted, load_additions, save_additions
from kb.embedding.weights import packed_file, read_packed

RANK = 16


def test_an_addition_is_added_to_its_matrix_and_to_no_other() -> None:
    plain = read_packed(packed_file())
    addition = Addition(np.ones((384, 1), np.float32), np.full((1, 384), 0.5, np.float32))
    changed = adapted(plain, {"l9.q.w": addition})
    assert np.allclose(changed.tensors["l9.q.w"] - plain.tensors["l9.q.w"], 0.5)
    for name, tensor in plain.tensors.items():
        if name != "l9.q.w":
            assert changed.tensors[name] is tensor


def test_additions_are_read_as_they_were_written(tmp_path: Path) -> None:
    chance = np.random.default_rng(0)
    up, down = (chance.standard_normal(shape, dtype=np.float32) for shape in ((6, 2), (2, 5)))
    save_additions({"l9.q.w": Addition(up, down)}, tmp_path / "additions.npz")
    (name, read), *others = load_additions(tmp_path / "additions.npz").items()
    assert (name, others) == ("l9.q.w", [])
    assert np.allclose(read.up, up, atol=2e-3)
    assert np.allclose(read.down, down, atol=2e-3)


def test_what_ships_leaves_the_layers_up_to_the_middle_as_they_were() -> None:
    tensors = read_packed(packed_file()).tensors
    for name, one in load_additions().items():
        layer = int(name.split(".")[0].removeprefix("l"))
        assert layer >= 9, "tokens are also compared by what the ninth layer says"
        assert one.up.shape[1] == one.down.shape[0] == RANK
        assert one.up.shape[0] * one.down.shape[1] == tensors[name].size
