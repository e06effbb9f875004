"""Which layers does each network of @vladmandic/face-api have? Each function gives the bytes of an ONNX file.

All take RGB as it is stored, 0 ... 255, batch first. The order of the layers is that of the package's src/.
"""
import numpy

from graph import Graph

MEAN = (122.782, 117.001, 104.298)  # of the pictures that landmarks and descriptors were trained on


def detector(weights):
    """SSD on MobileNet v1 (Liu et al. 2016, Howard et al. 2017): 512 x 512 in; out for each of 5118 places: top, left, bottom, right
    as shares of the side, and how likely it is a face."""
    graph = Graph()
    x = graph.scaled("picture", [127.5] * 3, [1 / 127.5] * 3)

    def pointwise(x, name, stride=1):
        return graph.relu6(graph.conv(x, weights[f"{name}/weights"], weights[f"{name}/convolution_bn_offset"], stride))

    def depthwise(x, name, stride):
        norm = f"{name}/BatchNorm/"
        scale = weights[norm + "gamma"] / numpy.sqrt(weights[norm + "moving_variance"] + numpy.float32(0.001))
        filters = weights[f"{name}/depthwise_weights"] * scale.reshape(1, 1, -1, 1)
        return graph.relu6(graph.depthwise(x, filters, weights[norm + "beta"] - weights[norm + "moving_mean"] * scale, stride))

    x = pointwise(x, "MobilenetV1/Conv2d_0_pointwise", 2)
    seen = []
    for layer in range(1, 14):
        x = depthwise(x, f"MobilenetV1/Conv2d_{layer}_depthwise", 2 if layer in (2, 4, 6, 12) else 1)
        x = pointwise(x, f"MobilenetV1/Conv2d_{layer}_pointwise")
        if layer in (11, 13):
            seen.append(x)
    for layer in range(8):
        x = pointwise(x, f"Prediction/Conv2d_{layer}_pointwise", 1 + layer % 2)
        if layer % 2:
            seen.append(x)

    boxes, faces = [], []
    for place, x in enumerate(seen):
        def predicted(kind, values):
            name = f"Prediction/BoxPredictor_{place}/{kind}/"
            y = graph.conv(x, weights[name + "weights"], weights[name + "biases"])
            return graph.reshaped(graph.transposed(y, 0, 2, 3, 1), 1, -1, values)
        boxes.append(predicted("BoxEncodingPredictor", 4))
        faces.append(predicted("ClassPredictor", 3))

    def columns(x, first, end):
        ends = [graph.constant(numpy.int64([v])) for v in (first, end, 2)]
        return graph.add("Slice", x, *ends)

    boxes = graph.add("Concat", *boxes, axis=1)
    anchors = weights["Output/extra_dim"].astype(numpy.float64)
    sizes = anchors[..., 2:] - anchors[..., :2]
    middles = graph.constant((anchors[..., :2] + sizes / 2).astype(numpy.float32))
    tenth = graph.constant((sizes / 10).astype(numpy.float32))
    half_size = graph.constant((sizes / 2).astype(numpy.float32))
    middle = graph.plus(graph.add("Mul", columns(boxes, 0, 2), tenth), middles)
    fifth = graph.constant(numpy.float32(0.2))
    half = graph.add("Mul", graph.add("Exp", graph.add("Mul", columns(boxes, 2, 4), fifth)), half_size)
    likely = graph.add("Sigmoid", columns(graph.add("Concat", *faces, axis=1), 1, 2))
    answer = graph.add("Concat", graph.add("Sub", middle, half), graph.add("Add", middle, half), likely, axis=2)
    return graph.written(answer, [1, 3, 512, 512], [1, anchors.shape[1], 5])


def quick_detector(weights):
    """A small YOLO v2 (Redmon and Farhadi 2017) for frames: sides that are multiples of 32 in; out for each cell of 32 x 32 pixels
    and each of five anchors: x, y, width, height and whether it is a face, all before the logistic or exponential function."""
    graph = Graph()
    x = graph.scaled("picture", (117.001, 114.697, 97.404), [1 / 255] * 3)
    for layer in range(6):
        if layer == 0:
            x = graph.conv(x, weights["conv0/filters"], weights["conv0/bias"], pad="valid")
        else:
            x = graph.depthwise(x, weights[f"conv{layer}/depthwise_filter"], pad=1)
            x = graph.conv(x, weights[f"conv{layer}/pointwise_filter"], weights[f"conv{layer}/bias"])
        x = graph.add("LeakyRelu", x, alpha=0.1)
        x = graph.max_pool(x, 2, 2 if layer < 5 else 1, "same")
    x = graph.conv(x, weights["conv8/filters"], weights["conv8/bias"])
    answer = graph.transposed(x, 0, 2, 3, 1)
    return graph.written(answer, [1, 3, "height", "width"], [1, "rows", "columns", 25])


def landmarks(weights):
    """112 x 112 in, the face as large as it fits and black around it; out: x and y of each of 68 points as shares of the side."""
    graph = Graph()
    x = graph.scaled("picture", MEAN, [1 / 255] * 3)

    def separable(x, name, stride=1):
        x = graph.depthwise(x, weights[f"{name}/depthwise_filter"], stride=stride)
        return graph.conv(x, weights[f"{name}/pointwise_filter"], weights[f"{name}/bias"])

    for block in range(4):
        name = f"dense{block}/conv"
        if block == 0:
            first = graph.conv(x, weights[name + "0/filters"], weights[name + "0/bias"], 2)
        else:
            first = separable(x, name + "0", 2)
        outputs = [graph.relu(first)]
        for layer in (1, 2, 3):
            x = outputs[0] if layer == 1 else graph.relu(graph.plus(*outputs))
            outputs.append(separable(x, f"{name}{layer}"))
        x = graph.relu(graph.plus(*outputs))
    x = graph.reshaped(graph.average_pool(x, 7, 2), -1, weights["fc/weights"].shape[0])
    answer = graph.add("Gemm", x, graph.constant(weights["fc/weights"]), graph.constant(weights["fc/bias"]))
    return graph.written(answer, ["faces", 3, 112, 112], ["faces", 136])


def descriptor(weights):
    """A ResNet of 29 layers, as dlib trained it (King 2017): 150 x 150 in, as above; out: 128 numbers."""
    graph = Graph()
    x = graph.scaled("picture", MEAN, [1 / 255] * 3)

    def conv(x, name, stride=1, pad="same"):
        scale = weights[f"{name}/scale/weights"]
        bias = weights[f"{name}/conv/bias"] * scale + weights[f"{name}/scale/biases"]
        return graph.conv(x, weights[f"{name}/conv/filters"] * scale, bias, stride, pad)

    def residual(x, name):
        y = conv(graph.relu(conv(x, name + "/conv1")), name + "/conv2")
        return graph.relu(graph.plus(y, x))

    def residual_down(x, name, side, channels):
        """`x` has `side` rows and `channels`; gives the new side."""
        filters = weights[f"{name}/conv1/conv/filters"].shape[3]
        y = conv(graph.relu(conv(x, name + "/conv1", 2, "valid")), name + "/conv2")
        short, pooled_side = (side - 3) // 2 + 1, side // 2
        pooled = graph.average_pool(x, 2, 2)
        if short != pooled_side:
            y = graph.zeros_after(y, rows=pooled_side - short, columns=pooled_side - short)
        if filters != channels:
            pooled = graph.zeros_after(pooled, channels=filters - channels)
        return graph.relu(graph.plus(pooled, y)), pooled_side, filters

    x = graph.max_pool(graph.relu(conv(x, "conv32_down", 2, "valid")), 3, 2)
    side, channels = 35, 32
    for width, count in ((32, 3), (64, 3), (128, 2), (256, 2)):
        if width > 32:
            x, side, channels = residual_down(x, f"conv{width}_down", side, channels)
        for each in range(1, count + 1):
            x = residual(x, f"conv{width}_{each}")
    x, side, channels = residual_down(x, "conv256_down_out", side, channels)
    x = graph.add("ReduceMean", x, axes=[2, 3], keepdims=0)
    return graph.written(graph.add("MatMul", x, graph.constant(weights["fc"])), ["faces", 3, 150, 150], ["faces", 128])
