// What do people do to a photo before they send it? Type another number over the right one, lay a watermark
// over everything, let an editor write its notes, or send a screenshot of it.
#include "specimen/stages.h"

#include <opencv2/imgproc.hpp>

#include <pango/pangocairo.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <numbers>

namespace beian::specimen {
namespace {

constexpr double kDegree = std::numbers::pi / 180;

/// Draws on 8-bit planes of coverage: 255 is full ink.
class Mask {
public:
    explicit Mask(cv::Size size) : plane_(size, CV_8U, cv::Scalar(0)) {
        surface_ = cairo_image_surface_create(CAIRO_FORMAT_A8, size.width, size.height);
        cairo_ = cairo_create(surface_);
        cairo_set_source_rgba(cairo_, 0, 0, 0, 1);
    }
    Mask(const Mask&) = delete;
    Mask& operator=(const Mask&) = delete;
    ~Mask() {
        cairo_destroy(cairo_);
        cairo_surface_destroy(surface_);
    }

    cairo_t* cairo() const { return cairo_; }

    /// Its lower left corner at the origin of the cairo matrix; `width` 0 keeps the font's own.
    void text(const std::string& words, double height, double width) const {
        const std::unique_ptr<PangoLayout, void (*)(void*)> layout(pango_cairo_create_layout(cairo_),
                                                                   g_object_unref);
        PangoFontDescription* font = pango_font_description_from_string("Noto Sans CJK SC");
        pango_font_description_set_absolute_size(font, height * PANGO_SCALE);
        pango_layout_set_font_description(layout.get(), font);
        pango_font_description_free(font);
        pango_layout_set_text(layout.get(), words.c_str(), -1);
        PangoRectangle ink;
        pango_layout_get_pixel_extents(layout.get(), &ink, nullptr);
        cairo_save(cairo_);
        if (width > 0 && ink.width > 0) cairo_scale(cairo_, width / ink.width, 1);
        cairo_translate(cairo_, -ink.x, -ink.y - ink.height);
        pango_cairo_show_layout(cairo_, layout.get());
        cairo_restore(cairo_);
    }

    const cv::Mat& take() {
        cairo_surface_flush(surface_);
        const unsigned char* data = cairo_image_surface_get_data(surface_);
        const int step = cairo_image_surface_get_stride(surface_);
        for (int y = 0; y < plane_.rows; ++y) std::copy_n(data + y * step, plane_.cols, plane_.ptr(y));
        return plane_;
    }

private:
    cv::Mat plane_;
    cairo_surface_t* surface_;
    cairo_t* cairo_;
};

void ink(cv::Mat& picture, const cv::Mat& mask, cv::Scalar colour, double opacity) {
    for (int y = 0; y < picture.rows; ++y) {
        auto* row = picture.ptr<cv::Vec3b>(y);
        const auto* cover = mask.ptr<std::uint8_t>(y);
        for (int x = 0; x < picture.cols; ++x) {
            if (cover[x] == 0) continue;
            const double share = opacity * cover[x] / 255;
            for (int c = 0; c < 3; ++c)
                row[x][c] = cv::saturate_cast<std::uint8_t>(row[x][c] + share * (colour[c] - row[x][c]));
        }
    }
}

}  // namespace

void overtype(cv::Mat& picture, const Overtyped& change, const std::array<cv::Point2d, 4>& field,
              const std::string& words) {
    const cv::Point2d along = field[1] - field[0], up = field[0] - field[3];
    const double width = cv::norm(along), height = cv::norm(up);
    if (width < 8 || height < 4) return;
    const cv::Point2d out = up * 0.35 + along * (0.35 * height / width);
    const cv::Point2d down = up * 0.35 - along * (0.35 * height / width);
    const std::array<cv::Point, 4> outline = {field[0] + down, field[1] + out, field[2] - down,
                                              field[3] - out};
    const cv::Rect box = cv::boundingRect(std::vector<cv::Point>(outline.begin(), outline.end())) &
                         cv::Rect({0, 0}, picture.size());
    if (box.width < 8 || box.height < 4) return;
    cv::Mat area = picture(box), paper, inside(box.size(), CV_8U, cv::Scalar(0));
    std::vector<cv::Point> local;
    for (const cv::Point& corner : outline) local.push_back(corner - box.tl());
    cv::fillConvexPoly(inside, local, cv::Scalar(255));
    // The brush of an editor: the paper's tone, without print and without grain.
    const int reach = std::max(3, static_cast<int>(height / 3)) | 1;
    cv::morphologyEx(area, paper, cv::MORPH_CLOSE, cv::Mat::ones(reach, reach, CV_8U));
    cv::GaussianBlur(paper, paper, {}, height / 2);
    cv::Mat soft;
    cv::GaussianBlur(area, soft, {}, 1.5);
    cv::Mat grained;
    cv::addWeighted(paper, 1, area, 1 - change.smoothness, 0, grained, CV_32F);
    cv::Mat part;
    soft.convertTo(part, CV_32F, 1 - change.smoothness);
    grained -= part;
    grained.convertTo(grained, CV_8U);
    grained.copyTo(area, inside);
    Mask letters(box.size());
    const cv::Point2d at = field[3] - cv::Point2d(box.tl());
    cairo_translate(letters.cairo(), at.x, at.y);
    cairo_rotate(letters.cairo(), std::atan2(along.y, along.x));
    letters.text(words, height, width);
    ink(area, letters.take(), {52, 48, 46}, 0.95);
}

void lay_watermark(cv::Mat& picture, const Watermark& mark) {
    Mask letters(picture.size());
    const double reach = std::hypot(picture.cols, picture.rows);
    const double size = mark.size * std::min(picture.cols, picture.rows);
    cairo_translate(letters.cairo(), picture.cols / 2.0, picture.rows / 2.0);
    cairo_rotate(letters.cairo(), mark.angle_deg * kDegree);
    const double row = size * mark.spacing,
                 column = size * (mark.spacing + 0.7 * static_cast<double>(mark.words.size()) / 1.6);
    int line = 0;
    for (double y = -reach / 2; y < reach / 2; y += row, ++line) {
        for (double x = -reach / 2 - (line % 2) * column / 2; x < reach / 2; x += column) {
            cairo_save(letters.cairo());
            cairo_translate(letters.cairo(), x, y);
            letters.text(mark.words, size, 0);
            cairo_restore(letters.cairo());
        }
    }
    ink(picture, letters.take(), cv::Scalar::all(255 * mark.tone), mark.opacity);
}

cv::Mat screenshot_of(const cv::Mat& photo, const Screenshot& shot) {
    const double paper = shot.dark ? 18 : 250;
    cv::Mat screen(shot.size, CV_8UC3, cv::Scalar::all(paper));
    const int bar = std::max(24, shot.size.height / 28), side = shot.full_width ? 0 : shot.size.width / 14;
    const int width = shot.size.width - 2 * side;
    const double scale =
        std::min(static_cast<double>(width) / photo.cols, (shot.size.height - 5.0 * bar) / photo.rows);
    cv::Mat shown;
    cv::resize(photo, shown, {}, scale, scale, cv::INTER_AREA);
    shown.copyTo(screen(cv::Rect((shot.size.width - shown.cols) / 2, (shot.size.height - shown.rows) / 2,
                                 shown.cols, shown.rows)));
    screen(cv::Rect(0, 0, screen.cols, bar)).setTo(cv::Scalar::all(shot.dark ? 10 : 244));
    Mask letters(screen.size());
    const auto say = [&](double x, double y, const std::string& words, double size) {
        cairo_save(letters.cairo());
        cairo_translate(letters.cairo(), x, y);
        letters.text(words, size, 0);
        cairo_restore(letters.cairo());
    };
    say(bar, bar * 0.75, "10:24", bar * 0.5);
    say(screen.cols - 4.0 * bar, bar * 0.75, "5G 87%", bar * 0.5);
    say(bar, bar * 2.2, "<  照片", bar * 0.7);
    say(screen.cols / 2.0 - 2 * bar, screen.rows - bar * 0.7, "编辑    分享    删除", bar * 0.6);
    ink(screen, letters.take(), cv::Scalar::all(shot.dark ? 235 : 30), 1);
    return screen;
}

Bytes with_notes_of(const std::string& editor, const Bytes& jpeg) {
    const std::string packet =
        std::string("http://ns.adobe.com/xap/1.0/") + '\0' +
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
        "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
        "<rdf:Description xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmp:CreatorTool=\"" +
        editor + "\"/></rdf:RDF></x:xmpmeta>";
    const std::size_t length = packet.size() + 2;
    Bytes noted(jpeg.size() + packet.size() + 4);
    const std::array<std::uint8_t, 6> head = {0xFF,
                                              0xD8,
                                              0xFF,
                                              0xE1,
                                              static_cast<std::uint8_t>(length >> 8),
                                              static_cast<std::uint8_t>(length & 255)};
    auto to = std::copy(head.begin(), head.end(), noted.begin());
    to = std::copy(packet.begin(), packet.end(), to);
    std::copy(jpeg.begin() + 2, jpeg.end(), to);
    return noted;
}

}  // namespace beian::specimen
