"""What numbers does a network of @vladmandic/face-api consist of?

Its model/ folder has a manifest for each network, as TensorFlow.js writes them: names, shapes and how each tensor is packed. A tensor
packed into bytes is value * scale + min; one without "quantization" stands there as it is.
"""
import json
import pathlib

import numpy


def load(folder, network):
    """{name: float32 array} of every floating-point tensor; arrays have TensorFlow's order (height, width, in, out)."""
    folder = pathlib.Path(folder)
    tensors = {}
    for group in json.loads((folder / f"{network}-weights_manifest.json").read_text()):
        packed = b"".join((folder / path).read_bytes() for path in group["paths"])
        at = 0
        for entry in group["weights"]:
            packing = entry.get("quantization")
            kind = numpy.dtype(packing["dtype"] if packing else entry["dtype"]).newbyteorder("<")
            count = int(numpy.prod(entry["shape"], dtype=numpy.int64))
            values = numpy.frombuffer(packed, kind, count, at)
            at += count * kind.itemsize
            if entry["dtype"] != "float32":
                continue
            # In double precision, as TensorFlow.js computes it, and rounded once.
            if packing:
                values = values.astype(numpy.float64) * packing["scale"] + packing["min"]
            tensors[entry["name"]] = values.astype(numpy.float32).reshape(entry["shape"])
        if at != len(packed):
            raise ValueError(f"{network}: the manifest describes {at} bytes, there are {len(packed)}")
    return tensors
