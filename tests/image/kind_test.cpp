#include "image/kind.h"
#include "support/files.h"

#include <gmock/gmock.h>

namespace beian::image {
namespace {

using model::FileKind;
using namespace std::string_view_literals;

FileKind kind_of(std::string_view text) {
    return recognise({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

struct Beginning {
    std::string_view bytes;
    FileKind kind;
};

class Recognise : public testing::TestWithParam<Beginning> {};

TEST_P(Recognise, TellsAFileByItsFirstBytes) {
    EXPECT_EQ(kind_of(GetParam().bytes), GetParam().kind);
}

INSTANTIATE_TEST_SUITE_P(
    Beginnings, Recognise,
    testing::Values(
        Beginning{"\xFF\xD8\xFF\xE0\0\x10JFIF"sv, FileKind::Jpeg}, Beginning{"\xFF\xD8"sv, FileKind::Jpeg},
        Beginning{"\x89PNG\r\n\x1A\n"sv, FileKind::Png}, Beginning{"GIF89a"sv, FileKind::Gif},
        Beginning{"\0\0\0\x18"
                  "ftypheic\0\0\0\0mif1heic"sv,
                  FileKind::Heic},
        Beginning{"\0\0\0\x18"
                  "ftypmif1\0\0\0\0mif1heic"sv,
                  FileKind::Heic},
        Beginning{"\0\0\0\x1C"
                  "ftypmif1\0\0\0\0mif1avifmiaf"sv,
                  FileKind::Avif},
        Beginning{"\0\0\0\x18"
                  "ftypavif\0\0\0\0mif1avif"sv,
                  FileKind::Avif},
        Beginning{"\0\0\0\x18"
                  "ftypcrx \0\0\0\1crx isom"sv,
                  FileKind::Raw},
        Beginning{"\0\0\0\x18"
                  "ftypmp42\0\0\0\0isommp42"sv,
                  FileKind::Video},
        Beginning{"\0\0\0\x14"
                  "ftypqt  \0\0\0\0qt  "sv,
                  FileKind::Video},
        Beginning{"RIFF\x10\0\0\0WEBPVP8 "sv, FileKind::Webp},
        Beginning{"RIFF\x10\0\0\0AVI LIST"sv, FileKind::Video},
        Beginning{"BM\x36\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0"sv, FileKind::Bmp},
        Beginning{"II*\0\x08\0\0\0\0\0"sv, FileKind::Tiff},
        Beginning{"II*\0\x10\0\0\0CR\x02\0"sv, FileKind::Raw},
        Beginning{"MM\0*\0\0\0\x08\0\1\xC6\x12\0\1\0\0\0\4\1\4\0\0\0\0\0\0"sv, FileKind::Raw},
        Beginning{"FUJIFILMCCD-RAW 0201"sv, FileKind::Raw}, Beginning{"\xFF\x0A\xFA\x1F"sv, FileKind::JpegXl},
        Beginning{"\0\0\0\x0CjP  \r\n\x87\n"sv, FileKind::Jpeg2000},
        Beginning{"8BPS\0\1"sv, FileKind::Photoshop}, Beginning{"\0\0\1\0\1\0\x10\x10\0\0"sv, FileKind::Icon},
        Beginning{"%PDF-1.7\n"sv, FileKind::Pdf}, Beginning{"PK\3\4\x14\0\0\0"sv, FileKind::Zip},
        Beginning{"PK\3\4\x14\0\6\0\x08\0\0\0!\0[Content_Types].xml"sv, FileKind::Office},
        Beginning{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, FileKind::Office},
        Beginning{"\xEF\xBB\xBF<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>"sv,
                  FileKind::Svg},
        Beginning{"\n<!DOCTYPE HTML><title>404</title>"sv, FileKind::Html},
        Beginning{"营业执照"sv, FileKind::Text}, Beginning{"BMW is no bitmap"sv, FileKind::Text},
        Beginning{""sv, FileKind::Empty}, Beginning{"\x80\x81\x82 text?"sv, FileKind::Unknown},
        Beginning{"\1\2\3\4"sv, FileKind::Unknown}));

TEST(Recognise, SamplePicturesAreWhatTheirFoldersSay) {
    const std::filesystem::path folder = files::samples() / "image_formats" / "images";
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no sample pictures here";
    int seen = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        const auto claimed = model::find_claimed_kind(entry.path().string());
        if (!entry.is_regular_file() || !claimed) continue;
        EXPECT_EQ(recognise(files::read(entry.path())), *claimed) << entry.path();
        ++seen;
    }
    EXPECT_GT(seen, 50);
}

}  // namespace
}  // namespace beian::image
