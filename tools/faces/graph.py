"""How is a network written down as ONNX, layer by layer? In ONNX's order: batch, channel, row, column."""
import numpy
from onnx import TensorProto, checker, helper, numpy_helper

OPSET = 13


class Graph:
    """Every method adds a layer after `x`, the name of an earlier one, and returns its own name."""

    def __init__(self):
        self.nodes, self.constants = [], []

    def constant(self, values):
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(numpy.ascontiguousarray(values), name))
        return name

    def add(self, kind, *inputs, **attributes):
        name = f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [name], **attributes))
        return name

    def scaled(self, x, less, by):
        """(x - less) * by for each colour."""
        less, by = (numpy.float32(v).reshape(1, -1, 1, 1) for v in (less, by))
        return self.add("Mul", self.add("Sub", x, self.constant(less)), self.constant(by))

    def conv(self, x, filters, bias=None, stride=1, pad="same"):
        """`filters`: height, width, in, out. `pad`: "same" as TensorFlow means it, "valid", or pixels on every side."""
        return self._conv(x, numpy.transpose(filters, (3, 2, 0, 1)), bias, stride, pad, 1)

    def depthwise(self, x, filters, bias=None, stride=1, pad="same"):
        """`filters`: height, width, in, 1."""
        return self._conv(x, numpy.transpose(filters, (2, 3, 0, 1)), bias, stride, pad, filters.shape[2])

    def _conv(self, x, weights, bias, stride, pad, groups):
        inputs = [x, self.constant(weights)] + ([] if bias is None else [self.constant(bias)])
        return self.add("Conv", *inputs, strides=[stride] * 2, group=groups, **_padding(pad))

    def max_pool(self, x, size, stride, pad="valid"):
        return self.add("MaxPool", x, kernel_shape=[size] * 2, strides=[stride] * 2, **_padding(pad))

    def average_pool(self, x, size, stride):
        return self.add("AveragePool", x, kernel_shape=[size] * 2, strides=[stride] * 2)

    def relu(self, x):
        return self.add("Relu", x)

    def relu6(self, x):
        return self.add("Clip", x, self.constant(numpy.float32(0)), self.constant(numpy.float32(6)))

    def plus(self, *all_of):
        total = all_of[0]
        for each in all_of[1:]:
            total = self.add("Add", total, each)
        return total

    def zeros_after(self, x, channels=0, rows=0, columns=0):
        pads = numpy.int64([0, 0, 0, 0, 0, channels, rows, columns])
        return self.add("Pad", x, self.constant(pads))

    def reshaped(self, x, *shape):
        return self.add("Reshape", x, self.constant(numpy.int64(shape)))

    def transposed(self, x, *order):
        return self.add("Transpose", x, perm=order)

    def written(self, output, inputs, outputs):
        """The whole file: from "picture" of shape `inputs` to `output`, whose shape is `outputs`."""
        self.nodes.append(helper.make_node("Identity", [output], ["answer"]))
        graph = helper.make_graph(
            self.nodes, "face",
            [helper.make_tensor_value_info("picture", TensorProto.FLOAT, inputs)],
            [helper.make_tensor_value_info("answer", TensorProto.FLOAT, outputs)], self.constants)
        model = helper.make_model(graph, producer_name="beian", opset_imports=[helper.make_opsetid("", OPSET)])
        # Newer ones would shut out older runtimes and change nothing.
        model.ir_version = 7
        checker.check_model(model)
        return model.SerializeToString(deterministic=True)


def _padding(pad):
    if pad == "same":
        return {"auto_pad": "SAME_UPPER"}
    return {} if pad == "valid" else {"pads": [pad] * 4}
