// Do the face networks say what they say in their own package, run by Node on the same pictures?
#include "vision/drawn_face.h"
#include "vision/face_picture.h"
#include "vision/model.h"
#include "vision/models.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace {

using namespace beian;
using namespace beian::vision;
using vision::test::models_folder;
using vision::test::photo_of_face;

constexpr double kNear = 1e-3;

/// Nothing that a network was ever shown: every value of every colour somewhere.
image::Pixels noise(std::uint32_t side) {
    image::Pixels pixels{side, side, 3, Bytes(std::size_t{side} * side * 3)};
    std::uint32_t state = 20'261'130;
    for (std::uint8_t& value : pixels.data)
        value = static_cast<std::uint8_t>((state = state * 1'664'525 + 1'013'904'223) >> 24);
    return pixels;
}

std::vector<float> theirs(const std::string& network, const image::Pixels& picture) {
    const auto folder = std::filesystem::temp_directory_path() / ("beian_face_peer_" + network);
    std::filesystem::create_directories(folder);
    {
        std::ofstream file(folder / "seen.ppm", std::ios::binary);
        file << "P6\n" << picture.width << ' ' << picture.height << "\n255\n";
        file.write(reinterpret_cast<const char*>(picture.data.data()),
                   static_cast<std::streamsize>(picture.data.size()));
    }
    const std::string peer = std::string(BEIAN_SOURCE_DIR) + "/tools/faces/peer.mjs";
    const std::string command = "node '" + peer + "' " + network + " '" + (folder / "seen.ppm").string() +
                                "' > '" + (folder / "said").string() + "'";
    if (std::system(command.c_str()) != 0)
        throw std::runtime_error("the package could not be asked: " + command);
    std::ifstream said(folder / "said");
    std::vector<float> values;
    for (float value = 0; said >> value;) values.push_back(value);
    said.close();
    std::filesystem::remove_all(folder);
    return values;
}

std::vector<float> ours(const char* file, const image::Pixels& picture) {
    const auto model = Model::load(vision::test::runtime(), models_folder() / file, 1);
    if (!model) throw std::runtime_error(model.error().message);
    Tensor sheet = black(1, picture.width, picture.height);
    lay_on_sheet(picture, whole(picture), picture.width, picture.height, Placed::UpperLeft,
                 sheet.values.data());
    return model->run(sheet).values;
}

void expect_same(const std::string& network, const char* file, const image::Pixels& picture) {
    const std::vector<float> said = theirs(network, picture), found = ours(file, picture);
    ASSERT_GT(said.size(), 0U);
    ASSERT_EQ(said.size(), found.size());
    double farthest = 0, largest = 0;
    for (std::size_t i = 0; i < said.size(); ++i) {
        farthest = std::max(farthest, std::abs(static_cast<double>(said[i]) - found[i]));
        largest = std::max(largest, std::abs(static_cast<double>(said[i])));
    }
    EXPECT_LE(farthest, kNear);
    EXPECT_GT(largest, 0.1) << "nothing was said at all";
    ::testing::Test::RecordProperty("farthest", std::to_string(farthest));
}

TEST(FacePeer, TheDescriptorSaysWhatThePackageSays) {
    expect_same("descriptor", "face_descriptor.onnx", photo_of_face(150, 150, {75, 72}, 150));
    expect_same("descriptor", "face_descriptor.onnx", noise(150));
}

TEST(FacePeer, TheLandmarksSayWhatThePackageSays) {
    expect_same("landmarks", "face_landmarks.onnx", photo_of_face(112, 112, {56, 54}, 112));
    expect_same("landmarks", "face_landmarks.onnx", noise(112));
}

TEST(FacePeer, TheQuickDetectorSaysWhatThePackageSays) {
    expect_same("quick", "face_detector_quick.onnx", photo_of_face(160, 160, {80, 76}, 90));
    expect_same("quick", "face_detector_quick.onnx", noise(96));
}

// Plain JavaScript takes ten seconds for it.
TEST(FacePeer, TheDetectorSaysWhatThePackageSays) {
    expect_same("detector", "face_detector.onnx", photo_of_face(512, 512, {250, 220}, 240));
}

}  // namespace
