"""A network and a head as one ONNX file."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np

from engine.embedding.exported import write_atomically
from engine.embedding.head import TINY, Head


def join_head(network: Path, head: Head, path: Path) -> None:
    """Write `pixels` (n, side, side, 3) uint8 -> `vectors` (n, k), what the head makes of the network's features."""
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    model = onnx.load(os.fspath(network))
    graph = model.graph
    constants = {"head.centre": head.centre, "head.tiny": np.array(TINY, np.float32)}
    nodes = [helper.make_node("Sub", ["features", "head.centre"], ["head.centred"])]
    if head.matrix is not None:
        constants["head.matrix"] = head.matrix
        nodes.append(helper.make_node("MatMul", ["head.centred", "head.matrix"], ["head.raw"]))
    raw = "head.centred" if head.matrix is None else "head.raw"
    constants["head.axes"] = np.array([1], np.int64)
    nodes += [
        helper.make_node("ReduceL2", [raw, "head.axes"], ["head.length"], keepdims=1),
        helper.make_node("Max", ["head.length", "head.tiny"], ["head.divisor"]),
        helper.make_node("Div", [raw, "head.divisor"], ["vectors"]),
    ]
    graph.node.extend(nodes)
    graph.initializer.extend(numpy_helper.from_array(value, name) for name, value in constants.items())
    del graph.output[:]
    graph.output.append(helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["n", head.dims]))
    write_atomically(path, model.SerializeToString())
