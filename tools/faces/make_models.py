"""Writes the face networks that npm carries as ONNX: make_models.py PACKAGE FOLDER

PACKAGE is the folder of @vladmandic/face-api, FOLDER where the files go. The same package gives the same bytes; tools/models.txt has
their digests.
"""
import pathlib
import sys

import networks
import weights

FILES = {
    "face_detector.onnx": (networks.detector, "ssd_mobilenetv1_model"),
    "face_detector_quick.onnx": (networks.quick_detector, "tiny_face_detector_model"),
    "face_landmarks.onnx": (networks.landmarks, "face_landmark_68_model"),
    "face_descriptor.onnx": (networks.descriptor, "face_recognition_model"),
}

package, folder = map(pathlib.Path, sys.argv[1:])
for name, (written, network) in FILES.items():
    (folder / name).write_bytes(written(weights.load(package / "model", network)))
