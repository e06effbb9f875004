#include "vision/text_recognizer.h"

#include "vision/ctc.h"
#include "vision/line_picture.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace beian::vision {
namespace {

// The network shrinks a line eightfold along its length; narrower ones give it nothing to look at.
constexpr std::uint32_t kStep = 8, kNarrowest = 48;
// Short lines share what a run costs besides; long ones together no longer fit a core's cache.
constexpr std::size_t kMostTogether = 8;
constexpr std::uint32_t kLongLine = 192;
constexpr float kMiddle[3] = {0.5F, 0.5F, 0.5F};

std::uint32_t padded(std::uint32_t width) {
    return std::max(kNarrowest, (width + kStep - 1) / kStep * kStep);
}

}  // namespace

Result<TextRecognizer> TextRecognizer::load(const Runtime& runtime, const std::filesystem::path& folder,
                                            int threads) {
    Alphabet alphabet = BEIAN_TRY(Alphabet::load(folder / "text_characters.txt"));
    Model model =
        BEIAN_TRY(Model::load(runtime, folder / "text_recognizer.onnx", threads, Memory::GivenBack));
    return TextRecognizer(std::move(model), std::move(alphabet));
}

std::vector<std::vector<Character>> TextRecognizer::read(std::span<const LineToRead> lines) const {
    std::vector<std::vector<Character>> answers(lines.size());
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (lines[i].picture.width > 0 && lines[i].picture.height == kLineHeight) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return lines[a].picture.width < lines[b].picture.width;
    });
    for (std::size_t first = 0; first < order.size();) {
        const std::uint32_t width = padded(lines[order[first]].picture.width);
        std::size_t last = first + 1;
        // Padding is computed like text: only lines within an eighth of each other share a run.
        const std::size_t most = width > kLongLine ? 1 : kMostTogether;
        while (last < order.size() && last - first < most &&
               padded(lines[order[last]].picture.width) <= width + width / 8)
            ++last;
        read_together(lines, std::span(order).subspan(first, last - first), answers);
        first = last;
    }
    return answers;
}

void TextRecognizer::read_together(std::span<const LineToRead> lines, std::span<const std::size_t> which,
                                   std::vector<std::vector<Character>>& answers) const {
    const std::uint32_t width = padded(lines[which.back()].picture.width);
    const std::size_t one = std::size_t{3} * kLineHeight * width;
    Tensor input{{static_cast<std::int64_t>(which.size()), 3, kLineHeight, width}, {}};
    input.values.resize(which.size() * one);
    for (std::size_t i = 0; i < which.size(); ++i)
        lay_out(lines[which[i]].picture, width, kMiddle, kMiddle, input.values.data() + i * one);
    const Tensor output = model_.run(input);
    if (output.shape.size() != 3 || output.shape[0] != input.shape[0] ||
        static_cast<std::size_t>(output.shape[2]) != alphabet_.size())
        throw std::runtime_error("the text recogniser and its characters do not belong together");
    const auto steps = static_cast<std::size_t>(output.shape[1]);
    const std::size_t count = steps * alphabet_.size();
    for (std::size_t i = 0; i < which.size(); ++i) {
        const LineToRead& line = lines[which[i]];
        answers[which[i]] = spell(std::span(output.values).subspan(i * count, count), steps, alphabet_,
                                  line.allowed, static_cast<double>(line.picture.width) / width);
    }
}

}  // namespace beian::vision
