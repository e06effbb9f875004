// Any two files: what is joined is a picture that the profile takes; what is not, has a finding.
#include "inspect/mend/compose.h"
#include "mend_support.h"

#include <algorithm>

// A byte for the profile, one for the layout, two for the length of the first file; then both.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace beian;
    if (size < 4) return 0;
    const model::PhotoProfile profile = fuzz::profile_of(data[0]);
    const auto layout = static_cast<inspect::Layout>(data[1] % 3);
    const BytesView files(data + 4, size - 4);
    const std::size_t first = std::min<std::size_t>(data[2] << 8 | data[3], files.size());
    const inspect::PhotoRequest photos[] = {{"a", files.first(first), "", "", {}},
                                            {"b", files.subspan(first), "", "", {}}};
    image::BareExaminer examiner;
    const auto outcome =
        inspect::compose(photos, layout, profile, fuzz::small_book(), examiner, inspect::Judging::Envelope);
    if (outcome.composed) {
        fuzz::hold(outcome.composed->jpeg, profile, outcome.composed->encodes);
        return 0;
    }
    const bool has_reason =
        !outcome.findings.empty() || std::any_of(outcome.pages.begin(), outcome.pages.end(),
                                                 [](const auto& page) { return !page.findings.empty(); });
    if (!has_reason) std::abort();
    return 0;
}
